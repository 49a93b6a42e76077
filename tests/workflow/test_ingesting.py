"""Folders into the tracker: the same content whatever the number of workers, and after any interruption."""

import multiprocessing
import os
import random
import shutil
import sqlite3
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from minutes_miner.pipeline.build import load_pipeline
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.verify import verify
from minutes_miner.workflow import Workers, ingest

CLOCK = "2024-01-01T00:00:00+00:00"


def content(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the day on which the schema was made, and for what follows from the salts of the log."""
    connection = sqlite3.connect(db)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    read = {"log": "entry, at, who, what, subject, old, new, why, seal"}
    chosen = [t for t in tables if t != "_sqlite_migrations"]
    return {t: sorted(connection.execute(f"SELECT {read.get(t, '*')} FROM {t}"), key=str) for t in chosen}


def folder(documents: Path, target: Path) -> Path:
    """Sample minutes, a copy under another name, and files that cannot be read."""
    shutil.copytree(documents, target)
    first = sorted(target.rglob("*.txt"))[0]
    shutil.copy(first, target / "a copy.txt")
    (target / "bad.pdf").write_bytes(b"%PDF-1.4 cut")
    (target / "empty.docx").write_bytes(b"")
    (target / "~$lock.docx").write_bytes(b"x")
    return target


def test_any_number_of_workers_gives_the_same_tracker(corpus: Path, tmp_path: Path) -> None:
    """Every row of every table is the same with no, one and three workers, the log too."""
    minutes = folder(corpus / "documents", tmp_path / "minutes")
    found = []
    for jobs in (0, 1, 3):
        db = tmp_path / f"{jobs}.db"
        told: list[tuple[str, str, str]] = []
        ingest(
            [minutes], db=db, clock=CLOCK, workers=Workers(jobs), progress=lambda *step, told=told: told.append(step)
        )
        found.append((content(db), told))
    assert found[0] == found[1] == found[2]
    assert len(found[0][1]) == 18


def test_the_report_names_failures_and_doubts(corpus: Path, tmp_path: Path) -> None:
    """The report counts each outcome and gives the reason for what failed or is doubtful."""
    minutes = folder(corpus / "documents", tmp_path / "minutes")
    (minutes / "dashboard.txt").write_text("Water levels\nWeek 12: 4.5 m\nWeek 13: 4.4 m\n")
    (minutes / "undated.txt").write_text(
        "Minutes of the Water Board\nPresent: UNICEF\n\nAction points:\n- UNICEF to call IRC\n"
    )
    report = ingest([minutes], db=tmp_path / "t.db", clock=CLOCK)
    assert report.counts["failed"] == 2
    assert [(Path(path).name, reason.split("]")[0]) for path, reason in report.failures] == [
        ("bad.pdf", "[corrupt-pdf"),
        ("empty.docx", "[empty-file"),
    ]
    assert report.counts["unchanged"] == 1
    assert ["no-date" in doubt for path, doubt in report.doubts if path.endswith("undated.txt")] == [True]


def _ingest(minutes: Path, db: Path, begun: Connection) -> None:
    load_pipeline()
    begun.send(True)
    ingest([minutes], db=db, clock=CLOCK)


def run(minutes: Path, db: Path, *, kill_after: float | None = None) -> float:
    """Ingest in another process, to the end or until it is killed; the seconds that it took once it had begun."""
    context = multiprocessing.get_context("forkserver")
    begun, child = context.Pipe()
    process = context.Process(target=_ingest, args=(minutes, db, child))
    process.start()
    begun.recv()
    start = time.monotonic()
    process.join(kill_after)
    process.kill()
    process.join()
    return time.monotonic() - start


def is_whole(db: Path, beside: Path) -> bool:
    """Whether SQLite finds no damage in what was left, looked at in a copy with the files that stand beside it."""
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    for path in db.parent.glob(f"{db.name}*"):
        if not path.name.endswith("-shm"):
            shutil.copy(path, beside)
    connection = sqlite3.connect(beside / db.name)
    found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()
    return bool(found == "ok")


def kill_and_complete(documents: Path, tmp_path: Path, kills: int, per_tracker: int) -> None:
    """Kill `ingest` at random moments, several times in a row for a tracker, then complete it and compare."""
    minutes = folder(documents, tmp_path / "minutes")
    length = run(minutes, tmp_path / "whole.db")
    expected = content(tmp_path / "whole.db")
    chance = random.Random(7)
    for number in range(kills // per_tracker):
        db = tmp_path / f"killed-{number}.db"
        for _ in range(per_tracker):
            run(minutes, db, kill_after=chance.uniform(0, length))
            assert is_whole(db, tmp_path / "left") or not db.exists()
        run(minutes, db)
        assert list(tmp_path.glob(f"{db.name}*")) == [db]
        assert content(db) == expected
        assert not list(verify(open_to_read(db)))


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of other systems")
def test_killed_at_some_moments(corpus: Path, tmp_path: Path) -> None:
    """Killed at any moment, the tracker opens, and the next run makes it equal to an uninterrupted one."""
    kill_and_complete(corpus / "documents" / "kyaka-cpswg", tmp_path, kills=4, per_tracker=4)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of other systems")
def test_killed_at_two_hundred_moments(corpus: Path, tmp_path: Path) -> None:
    """The same at two hundred random moments."""
    kill_and_complete(corpus / "documents", tmp_path, kills=200, per_tracker=4)
