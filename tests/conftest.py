"""What several tests need: the made corpus, and material that may be absent."""

import shutil
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def pytest_configure() -> None:
    """Silence what third parties warn about and we cannot change."""
    warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"(?!minutes_miner)")


SAMPLES = ("bekaa-cpwg", "irbid-cpswg", "kyaka-cpswg")


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of three groups of the corpus, fifteen in all."""
    folder = tmp_path_factory.mktemp("corpus")
    for group in SAMPLES:
        shutil.copytree(ROOT / "corpus" / "documents" / group, folder / "documents" / group)
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five real documents that the project starts from."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the seed documents are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def nasty() -> Path:
    """Broken and odd files from other projects' test suites."""
    folder = SHARED / "nasty"
    if not folder.is_dir():
        pytest.skip("the folder of odd files is not beside this checkout")
    return folder
