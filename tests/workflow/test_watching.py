"""Watching a folder: only whole files, nothing moved, replaced files read again."""

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from minutes_miner.errors import TrackerError
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.queries import mentions
from minutes_miner.tracker.verify import verify
from minutes_miner.workflow import watch, watching
from minutes_miner.workflow.whole import what_is_missing

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


def half_of(path: Path) -> bytes:
    data = path.read_bytes()
    return data[: len(data) // 2]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_copy_that_stalls_waits_for_its_end(corpus: Path, tmp_path: Path, ending: str) -> None:
    """Half a file that has not changed for many looks is not read, which is told once; it is when its end has come."""
    source = next((corpus / "documents").rglob(f"*.{ending}"))
    file = tmp_path / f"a.{ending}"
    file.write_bytes(half_of(source))
    told, looks = Told(), []

    def sleep(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 10:
            assert told == [(file.name, "waiting")]
            shutil.copy(source, file)

    options: dict[str, Any] = {"every_seconds": 5.0, "once": True, "sleep": sleep}
    watch(tmp_path, db=tmp_path.parent / f"{ending}.db", clock=lambda: CLOCK, progress=told, **options)
    assert told == [(file.name, "waiting"), (file.name, "new")]


def test_what_never_gets_its_end_is_read_at_last(corpus: Path, tmp_path: Path) -> None:
    """A damaged or empty file is tried when it has not changed for long, and its fault is told."""
    source = next((corpus / "documents").rglob("*.docx"))
    (tmp_path / "a.docx").write_bytes(half_of(source))
    (tmp_path / "b.txt").touch()
    told, looks = Told(), []
    options: dict[str, Any] = {"every_seconds": 5.0, "once": True, "sleep": looks.append, "patience_seconds": 50}
    watch(tmp_path, db=tmp_path.parent / "w.db", clock=lambda: CLOCK, progress=told, **options)
    assert told == [("a.docx", "waiting"), ("b.txt", "waiting"), ("a.docx", "failed"), ("b.txt", "failed")]
    assert len(looks) == 10


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who writes a file")
def test_a_file_that_is_open_to_write_waits(source: Path, tmp_path: Path) -> None:
    """A text of which half is written, and whose writer rests, is read when the writer has closed it."""
    text = source.read_text()
    told, looks = Told(), []
    with (tmp_path / "slow.txt").open("w") as slow:
        slow.write(text[:500])
        slow.flush()

        def sleep(seconds: float) -> None:
            looks.append(seconds)
            if len(looks) == 10:
                assert told == [("slow.txt", "waiting")]
                slow.write(text[500:])
                slow.close()

        options: dict[str, Any] = {"every_seconds": 5.0, "once": True, "sleep": sleep}
        watch(tmp_path, db=tmp_path.parent / "w.db", clock=lambda: CLOCK, progress=told, **options)
    assert told == [("slow.txt", "waiting"), ("slow.txt", "new")]
    assert what_is_missing(source) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.pdf", b"%PDF-1.4\n1 0 obj\n", id="a PDF without its end"),
        pytest.param("a.docx", b"PK\x03\x04 and so on", id="a Word file without the list of its parts"),
        pytest.param("a.txt", b"Minutes" + bytes(100), id="room that was taken and not written yet"),
        pytest.param("a.txt", b"", id="nothing"),
    ],
)
def test_what_is_not_whole_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    """What a format must end with is looked for; with it, and in a text without it, nothing is missing."""
    (tmp_path / name).write_bytes(data)
    assert what_is_missing(tmp_path / name)
    for ending, whole in (("txt", b"Minutes"), ("pdf", b"%PDF-1.4\n%%EOF\n"), ("docx", b"no Word file at all")):
        (tmp_path / f"whole.{ending}").write_bytes(whole)
        assert what_is_missing(tmp_path / f"whole.{ending}") is None


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
