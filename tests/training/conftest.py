"""What several tests of the corpus need."""

import pytest

from minutes_miner.training.corpus import CORPUS, sources
from minutes_miner.training.marked import Source


@pytest.fixture(scope="session")
def everything() -> list[Source]:
    """Every source of the corpus, in order; read once, and only where a test asks for it."""
    return list(sources(CORPUS))
