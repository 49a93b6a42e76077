"""What the tests of the pipeline have in common: a text read as a document."""

from collections.abc import Callable
from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Extraction]:
    """Reads a text as a document."""

    def _read(text: str) -> Extraction:
        path = tmp_path / "note.txt"
        path.write_text(text, encoding="utf-8")
        return extract(path)

    return _read
