"""Killed at a statement: while an older tracker is brought up to date, while it is copied, while a person decides."""

import contextlib
import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from minutes_miner.tracker import queries
from minutes_miner.tracker.backup import backup
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.store import Store
from minutes_miner.tracker.verify import verify
from minutes_miner.workflow.deciding import edit

CLOCK = "2024-03-01T00:00:00+00:00"
OLD = sorted((Path(__file__).parent / "old").glob("schema-*.db"))
pytestmark = [
    pytest.mark.xdist_group("processes"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is of other systems"),
]


def content(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the day on which the schema was made, and for what follows from the salts of the log."""
    read = {"log": "entry, at, who, what, subject, old, new, why, seal"}
    with closing(sqlite3.connect(db)) as connection:
        tables = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        ]
        return {
            t: sorted(connection.execute(f"SELECT {read.get(t, '*')} FROM {t}"), key=str)
            for t in tables
            if t != "_sqlite_migrations"
        }


def killed_at(statement: int, work: Callable[[], object]) -> bool:
    """Do some work in another process that is killed at its n-th SQL statement; whether it came so far."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            _count_down(statement)
            work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _count_down(statement: int) -> None:
    left, connect = [statement], sqlite3.connect

    def step(sql: str) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def counting(*args: object, **options: object) -> sqlite3.Connection:
        connection = connect(*args, **options)  # type: ignore[call-overload]
        connection.set_trace_callback(step)
        return connection

    sqlite3.connect = counting


def kill_everywhere(work: Callable[[Path], object], start: Path, folder: Path, *, every: int) -> int:
    """Kill some work at each n-th statement, then do it again: the file is whole, and as if nothing had happened."""
    whole = Path(shutil.copy(start, folder / "whole.db"))
    work(whole)
    expected = content(whole)
    statement = 1
    while True:
        db = Path(shutil.copy(start, folder / f"killed-{statement}.db"))
        if not killed_at(statement, lambda db=db: work(db)):
            return statement
        work(db)
        assert content(db) == expected
        with closing(open_to_read(db)) as connection:
            assert not list(verify(connection))
        assert not [path for path in folder.glob(f"{db.name}*") if path != db and not path.name.endswith(".bak")]
        statement += every


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_killed_while_it_is_brought_up_to_date(old: Path, tmp_path: Path) -> None:
    """The next run begins again from the old schema, and no half copy is left."""
    assert kill_everywhere(lambda db: Store(db, clock=CLOCK).close(), old, tmp_path, every=15) > 20


def test_killed_while_it_is_copied(made: Path, tmp_path: Path) -> None:
    """What stands at the place of the copy is the older copy or the new one, never half of one."""
    target = tmp_path / "copy.db"
    backup(made, target)
    expected = target.read_bytes()
    for statement in range(1, 20):
        if not killed_at(statement, lambda: backup(made, target)):
            break
        assert target.read_bytes() == expected
    backup(made, target)
    assert target.read_bytes() == expected
    assert [path.name for path in tmp_path.iterdir()] == ["copy.db"]


def test_killed_while_a_person_decides(copy: Path, tmp_path: Path) -> None:
    """A decision is kept with its entry in the log or not at all; said again, it is as if nothing had happened."""
    with closing(open_to_read(copy)) as connection:
        action_id = next(row["action_id"] for row in queries.actions(connection) if row["status"] == "open")

    def decide(db: Path) -> None:
        edit(db, action_id, {"status": "done"}, clock=CLOCK, who="Ana", why="paid")

    statement = 1
    while True:
        db = Path(shutil.copy(copy, tmp_path / f"killed-{statement}.db"))
        if not killed_at(statement, lambda db=db: decide(db)):
            break
        with closing(open_to_read(db)) as connection:
            assert not list(verify(connection))
            kept = connection.execute("SELECT count(*) FROM corrections").fetchone()[0]
            assert connection.execute("SELECT count(*) FROM log WHERE what = 'edit'").fetchone()[0] == kept
        decide(db)
        with closing(open_to_read(db)) as connection:
            assert not list(verify(connection))
            assert queries.show(connection, action_id)["status"] == "done"
        statement += 11
    assert statement > 40
