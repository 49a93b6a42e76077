"""The log tells every change, and `verify` finds what was changed behind its back."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from minutes_miner.errors import RequestError
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.log import entries, subjects_about
from minutes_miner.tracker.verify import head_of, verify
from minutes_miner.workflow import ingest

ACTION = "IRC to share the opening hours with all partners by 10 June 2015"


def found(db: Path, head: str | None = None) -> list[str]:
    return [f"{finding.subject}: {finding.what}" for finding in verify(open_to_read(db), head=head)]


def change(db: Path, sql: str) -> None:
    connection = sqlite3.connect(db)
    connection.executescript(sql)
    connection.close()


def test_an_untouched_tracker_is_verified(made: Path) -> None:
    """Nothing is found where nothing was changed."""
    assert found(made) == []


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        pytest.param(
            "UPDATE machine_mentions SET text = 'x' WHERE rowid = 3",
            "rows of machine_mentions were changed",
            id="mention",
        ),
        pytest.param("UPDATE chains SET text = 'x' WHERE rowid = 3", "rows of chains were changed", id="chain"),
        pytest.param("DELETE FROM machine_responsible WHERE name = 'IRC'", "machine_responsible", id="deleted"),
        pytest.param("INSERT INTO aliases VALUES ('x', 'y', 'z', 'now', '')", "people: rows of aliases were added", id="added"),
        pytest.param("DELETE FROM extractions WHERE rowid = 1", "rows of extractions were deleted", id="extraction"),
        pytest.param("INSERT INTO documents VALUES ('ff', 'pdf', 1, '2024')", "ff: rows of documents", id="document"),
        pytest.param("UPDATE paths SET path = 'elsewhere' WHERE rowid = 1", "rows of paths were changed", id="path"),
        pytest.param("UPDATE action_ids SET now = 'A-000000' WHERE rowid = 1", "action_ids were changed", id="id"),
        pytest.param("UPDATE questions SET probability = 0", "rows of questions were changed", id="question"),
        pytest.param(
            "INSERT INTO past_chains SELECT *, 1 FROM chains LIMIT 1", "rows of past_chains were added", id="past"
        ),
        pytest.param(
            "DROP TRIGGER log_is_never_changed; UPDATE log SET who = 'nobody' WHERE entry = 5",
            "log: entry 5 was changed",
            id="log entry",
        ),
        pytest.param(
            "DROP TRIGGER log_is_never_shortened; DELETE FROM log WHERE entry = 5",
            "log: entries 5 to 5 are gone",
            id="log entry gone",
        ),
        pytest.param(
            "DROP TRIGGER log_is_never_shortened; DELETE FROM log WHERE entry > 90", "log: it ends with entry 90", id="log cut off"
        ),
        pytest.param(
            "INSERT INTO chain_responsible VALUES ('A-1', 1, 'x', 'agency', 0)", "chain_responsible: 1 rows were added", id="of no group"
        ),
        pytest.param(
            "INSERT INTO past_machine_responsible VALUES ('ff-1', 1, 'x', 'agency', '', '', 0, 1, NULL, NULL)",
            "past_machine_responsible: 1 rows were added",
            id="of no document",
        ),
        pytest.param(
            "INSERT INTO stale_groups SELECT DISTINCT group_key FROM chains; UPDATE chains SET status = 'done'",
            "rows of chains were changed",
            id="hidden behind an unfinished run",
        ),
        pytest.param(
            "INSERT INTO stale_groups SELECT DISTINCT group_key FROM chains", "it was marked as unfinished", id="unfinished"
        ),
        pytest.param("INSERT INTO stale_groups VALUES ('x')", "group:x: it was marked as unfinished", id="no group"),
        pytest.param("UPDATE _sqlite_migrations SET name = 'x' WHERE id = 1", "schema: rows of _sqlite_migrations", id="migration"),
        pytest.param("DELETE FROM sqlite_sequence", "its counter says []", id="counter"),
        pytest.param("DROP TRIGGER log_is_never_changed", "schema: rows of sqlite_master were changed", id="trigger"),
        pytest.param("DROP VIEW actions; CREATE VIEW actions AS SELECT 1", "schema: rows of sqlite_master", id="view"),
        pytest.param("DROP TABLE questions", "schema: a table is not as it was made", id="table gone"),
        pytest.param(
            "DROP TRIGGER log_is_never_changed; UPDATE log SET seal = 'x' WHERE entry = 5", "entry 5 was changed", id="seal"
        ),
        pytest.param("UPDATE chains SET text = x'00ff' WHERE rowid = 3", "rows of chains were changed", id="no text"),
        pytest.param("UPDATE chains SET text = CAST(x'ff' AS TEXT) WHERE rowid = 3", "rows of chains", id="broken text"),
    ],
)  # fmt: skip
def test_what_another_tool_changed_is_found(copy: Path, sql: str, told: str) -> None:
    """A row that was changed, added or deleted by another tool is found, in any table."""
    change(copy, sql)
    assert any(told in line for line in found(copy)), found(copy)


def test_a_damaged_page_is_told_fault_by_fault(copy: Path) -> None:
    """Each fault that SQLite finds in the file is a line of its own, without the banner above them."""
    with copy.open("r+b") as file:
        file.seek(36)  # how many pages are free
        file.write(b"\0\0\0\5")
    told = [line for line in found(copy) if line.startswith("file: ")]
    assert told and not any("***" in line or "\n" in line for line in told), told


def test_the_log_cannot_be_changed_by_accident(copy: Path) -> None:
    """Updating or deleting entries is refused by the file itself."""
    for sql in (
        "UPDATE log SET who = 'x' WHERE entry = 1",
        "DELETE FROM log",
        "INSERT OR REPLACE INTO log SELECT * FROM log WHERE entry = 1",
        "INSERT INTO log SELECT 1000, at, who, what, subject, old, new, why, seal, hash, salt, digest FROM log WHERE entry = 1",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            change(copy, sql)


def test_a_noted_hash_proves_what_was_before(copy: Path, minutes: Callable[..., Path]) -> None:
    """A hash that was noted is still in the log after more was read; a log made anew does not have it."""
    _, head = head_of(open_to_read(copy))
    ingest([minutes("may", "4 May 2015", ACTION)], db=copy, clock="2024-02-01T00:00:00+00:00")
    assert found(copy, head) == []
    assert found(copy, "0" * 64) == [f"log: no entry has the hash {'0' * 64}"]


def test_what_became_of_an_action_is_told(minutes: Callable[..., Path], tmp_path: Path) -> None:
    """The log of an action has who raised it, what changed, and the documents that it stands in."""
    db = tmp_path / "t.db"
    ingest([minutes("may", "4 May 2015", ACTION)], db=db, clock="2024-01-01T00:00:00+00:00", who="Ana")
    ingest([minutes("june", "8 June 2015", f"{ACTION} – Done")], db=db, clock="2024-02-01T00:00:00+00:00", who="Ben")
    connection = open_to_read(db)
    action_id = connection.execute("SELECT action_id FROM chains").fetchone()[0]
    told = list(entries(connection, subjects_about(connection, action_id)))
    assert [(e["who"], e["what"]) for e in told] == [
        ("Ana", "found"),
        ("Ana", "read"),
        ("Ana", "raised"),
        ("Ben", "found"),
        ("Ben", "read"),
        ("Ben", "changed"),
    ]
    assert (told[-1]["old"]["status"], told[-1]["new"]["status"]) == ("open", "done")
    with pytest.raises(RequestError):
        subjects_about(connection, "A-0")


def test_a_second_run_writes_nothing(copy: Path, corpus: Path) -> None:
    """Reading the same folder again adds no entry and changes no byte."""
    before = copy.read_bytes()
    ingest([corpus / "documents"], db=copy, clock="2025-01-01T00:00:00+00:00")
    assert copy.read_bytes() == before
