"""Watching a folder: only whole files, nothing moved, replaced files read again."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from minutes_miner.errors import TrackerError
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.queries import mentions
from minutes_miner.tracker.verify import verify
from minutes_miner.workflow import watch, watching

CLOCK = "2024-01-01T00:00:00+00:00"


@pytest.fixture
def source(corpus: Path) -> Path:
    """Minutes to be copied."""
    return next((corpus / "documents").rglob("kyaka_2021-08-12.txt"))


class Told(list[tuple[str, str]]):
    """What watching tells: name of the file and outcome."""

    def __call__(self, path: str, outcome: str, reason: str) -> None:
        self.append((Path(path).name, outcome))


def test_what_is_there_is_ingested(source: Path, tmp_path: Path) -> None:
    """Once through: minutes are read, lock files and other files are not, and the folder stays as it is."""
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(source, folder / "a.txt")
    (folder / "~$a.docx").write_bytes(b"lock")
    (folder / ".~lock.a.docx#").write_bytes(b"lock")
    (folder / "a.docx.part").write_bytes(b"half")
    before = sorted(path.name for path in folder.iterdir())
    told = Told()
    watch(folder, db=tmp_path / "t.db", clock=lambda: CLOCK, every_seconds=0.01, once=True, progress=told)
    assert told == [("a.txt", "new")]
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_slow_copy_is_read_when_it_is_whole_and_again_when_replaced(source: Path, tmp_path: Path) -> None:
    """While a file grows it waits; when it is whole it is read; when it is replaced it is read again."""
    folder = tmp_path / "in"
    folder.mkdir()
    text = source.read_text()
    pieces = [text[:100], text[:500], text, None, None, f"{text}\nEnd.\n", None, None]
    told, seen = Told(), []

    def sleep(seconds: float) -> None:
        seen.append(len(told))
        if not pieces:
            raise KeyboardInterrupt
        piece = pieces.pop(0)
        if piece is not None:
            (folder / "slow.txt").write_text(piece)

    with pytest.raises(KeyboardInterrupt):
        watch(folder, db=tmp_path / "t.db", clock=lambda: CLOCK, every_seconds=1, progress=told, sleep=sleep)
    assert told == [("slow.txt", "new"), ("slow.txt", "changed")]
    assert seen[:5] == [0, 0, 0, 0, 1]


def test_a_locked_tracker_is_tried_again(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program holds the tracker, files wait for the next look."""
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(source, folder / "a.txt")
    original, tries = watching.ingest, []

    def locked(*args: object, **options: object) -> object:
        tries.append(1)
        if len(tries) == 1:
            raise TrackerError("tracker-locked", "in use")
        return original(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "ingest", locked)
    told = Told()
    watch(folder, db=tmp_path / "t.db", clock=lambda: CLOCK, every_seconds=0.01, once=True, progress=told)
    assert told == [("t.db", "waiting"), ("a.txt", "new")]


def test_a_file_that_is_renamed_has_its_new_name(source: Path, tmp_path: Path) -> None:
    """A document that was moved is where it lies now, with all that was found in it; a copy stands under both names."""
    folder, db = tmp_path / "in", tmp_path / "t.db"
    folder.mkdir()
    shutil.copy(source, folder / "a.txt")
    options: dict[str, Any] = {"db": db, "clock": lambda: CLOCK, "every_seconds": 0.0, "once": True}
    watch(folder, **options)
    before = [(row["mention_id"], row["action_id"]) for row in mentions(open_to_read(db))]
    (folder / "a.txt").rename(folder / "b.txt")
    watch(folder, **options)
    shutil.copy(folder / "b.txt", folder / "c.txt")
    watch(folder, **options)
    rows = list(mentions(open_to_read(db)))
    assert [(row["mention_id"], row["action_id"]) for row in rows] == before
    assert {Path(row["path"]).name for row in rows} == {"b.txt"}
    paths = [Path(row[0]).name for row in open_to_read(db).execute("SELECT path FROM paths ORDER BY 1")]
    assert paths == ["b.txt", "c.txt"]
    assert list(verify(open_to_read(db))) == []
