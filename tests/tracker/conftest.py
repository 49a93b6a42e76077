"""What several tests of the tracker need."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from minutes_miner.workflow import ingest

CLOCK = "2024-01-01T00:00:00+00:00"


@pytest.fixture(scope="session")
def made(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker of the sample corpus that nobody changes."""
    db = tmp_path_factory.mktemp("tracker") / "t.db"
    ingest([corpus / "documents"], db=db, clock=CLOCK)
    return db


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """A tracker of the sample corpus to change."""
    return Path(shutil.copy(made, tmp_path / "t.db"))


@pytest.fixture
def minutes(tmp_path: Path) -> Callable[..., Path]:
    """Writes minutes of the Town Library Board with some actions."""

    def write(name: str, day: str, *actions: str) -> Path:
        head = "Review of action points" if any("Done" in action for action in actions) else "Action points"
        path = tmp_path / "minutes" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        lines = "\n".join(f"- {action}" for action in actions)
        path.write_text(
            f"Town Library Board\nMinutes of the meeting\nDate: {day}\nPresent: UNICEF, IRC\n\n{head}:\n{lines}\n"
        )
        return path

    return write
