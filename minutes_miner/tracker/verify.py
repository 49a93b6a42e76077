"""Whether the tracker is as minutes-miner left it: the log is whole, and the rows are those that it sealed."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from minutes_miner.tracker.log import Redaction, chained, redactions, seal_of, subjects


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that another tool changed: where (log, a document, a group, people), and what is not as it was left."""

    subject: str
    what: str


def verify(connection: sqlite3.Connection, *, head: str | None = None) -> Iterator[Finding]:
    """What does not fit; nothing where all is well. `head` is the hash of an entry that must still be in the log."""
    yield from _damage(connection)
    yield from _log(connection, head)
    yield from _rows(connection)


def head_of(connection: sqlite3.Connection) -> tuple[int, str]:
    """Number and hash of the last entry: whoever notes them can prove later that nothing before was changed."""
    row = connection.execute("SELECT entry, hash FROM log ORDER BY entry DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, "")


def _damage(connection: sqlite3.Connection) -> Iterator[Finding]:
    for row in connection.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Finding("file", row[0])


def _log(connection: sqlite3.Connection, head: str | None) -> Iterator[Finding]:
    before, expected, found = "", 1, head is None
    taken_out = redactions(connection)
    for row in connection.execute(
        "SELECT entry, at, who, what, subject, old, new, why, seal, hash, salt, digest FROM log ORDER BY entry"
    ):
        values, (digest, salt, content) = tuple(row[:9]), row[9:]
        if values[0] != expected:
            yield Finding("log", f"entries {expected} to {values[0] - 1} are gone")
        if not _holds(before, values, digest, salt, content, taken_out.get(values[0])):
            yield Finding("log", f"entry {values[0]} was changed")
        before, expected = digest, values[0] + 1
        found = found or (head is not None and digest.startswith(head))
    last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'log'").fetchone()
    if last and last[0] >= expected:
        yield Finding("log", f"entries {expected} to {last[0]} are gone")
    if not found:
        yield Finding("log", f"no entry has the hash {head}")


def _holds(
    before: str, values: tuple[Any, ...], digest: str, salt: str | None, content: str | None, taken: Redaction | None
) -> bool:
    """Whether an entry says what it said when it was written, or what a later entry left of it (see `log.redact`)."""
    if taken is not None and chained("", values) != taken.left:
        return False
    if content is None:  # from before schema 5
        return chained(before, values) == digest if taken is None else before == taken.before
    if taken is None and (salt is None or chained(salt, values) != content):
        return False
    return chained(before, (values[0], content)) == digest


def _rows(connection: sqlite3.Connection) -> Iterator[Finding]:
    waiting = {f"group:{row[0]}" for row in connection.execute("SELECT group_key FROM stale_groups")}
    sealed = {
        row[0]: row[1]
        for row in connection.execute("SELECT subject, max(entry) FROM log WHERE seal IS NOT NULL GROUP BY subject")
    }
    seen = set()
    for subject in subjects(connection):
        seen.add(subject)
        if subject not in waiting:
            yield from _compare(connection, subject, sealed.get(subject))
    for subject in sorted(set(sealed) - seen - waiting):
        yield from _compare(connection, subject, sealed[subject])


def _compare(connection: sqlite3.Connection, subject: str, entry: int | None) -> Iterator[Finding]:
    now = seal_of(connection, subject)
    row = connection.execute("SELECT seal FROM log WHERE entry = ?", (entry,)).fetchone()
    then = json.loads(row[0]) if row else {}
    for table in sorted(now.keys() | then.keys()):
        if now.get(table) != then.get(table):
            how = "added" if table not in then else "deleted" if table not in now else "changed"
            yield Finding(subject, f"rows of {table} were {how}")
