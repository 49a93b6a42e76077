"""Whether the tracker is as minutes-miner left it: the log is whole, and the rows are those that it sealed."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from minutes_miner.tracker.connect import damage
from minutes_miner.tracker.log import AGENCIES, SEALED, Redaction, chained, digest, redactions, rows_of, subjects

_UNFINISHED = ("links", "past_links")  # what reading documents changes of a group before its chains are computed anew


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that another tool changed: where (log, schema, a document, a group, people), and what is not as it was left."""

    subject: str
    what: str


def verify(connection: sqlite3.Connection, *, head: str | None = None) -> Iterator[Finding]:
    """What does not fit; nothing where all is well. `head` is the hash of an entry that must still be in the log.

    All is looked at as it was at one moment, so that whoever writes meanwhile raises no false alarm.
    """
    connection.text_factory = lambda data: data.decode(errors="surrogateescape")
    begun = not connection.in_transaction
    if begun:
        connection.execute("BEGIN")
    try:
        yield from (Finding("file", fault) for fault in damage(connection, indexes=True))
        yield from _log(connection, head)
        yield from _rows(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        yield Finding("schema", f"a table is not as it was made ({error}); the rest could not be looked at")
    finally:
        if begun:
            connection.rollback()


def head_of(connection: sqlite3.Connection) -> tuple[int, str]:
    """Number and hash of the last entry: whoever notes them can prove later that nothing before was changed."""
    row = connection.execute("SELECT entry, hash FROM log ORDER BY entry DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, "")


def _log(connection: sqlite3.Connection, head: str | None) -> Iterator[Finding]:
    before, expected, found = "", 1, head is None
    taken_out = redactions(connection)
    for row in connection.execute(
        "SELECT entry, at, who, what, subject, old, new, why, seal, hash, salt, digest FROM log ORDER BY entry"
    ):
        values, (mark, salt, content) = tuple(row[:9]), row[9:]
        if values[0] != expected:
            yield Finding("log", f"entries {expected} to {values[0] - 1} are gone")
        if not _holds(before, values, mark, salt, content, taken_out.get(values[0])):
            yield Finding("log", f"entry {values[0]} was changed")
        before, expected = str(mark), values[0] + 1
        found = found or (head is not None and before.startswith(head))
    counted = [tuple(row) for row in connection.execute("SELECT name, seq FROM sqlite_sequence")]
    if counted != [("log", expected - 1)]:
        yield Finding("log", f"it ends with entry {expected - 1}, and its counter says {counted}")
    if not found:
        yield Finding("log", f"no entry has the hash {head}")


def _holds(
    before: str, values: tuple[Any, ...], mark: str, salt: str | None, content: str | None, taken: Redaction | None
) -> bool:
    """Whether an entry says what it said when it was written, or what a later entry left of it (see `log.redact`)."""
    if taken is not None and chained("", values) != taken.left:
        return False
    if content is None:  # of an older tracker, without salt
        return chained(before, values) == mark if taken is None else before == taken.before
    if taken is None and (salt is None or chained(salt, values) != content):
        return False
    return chained(before, (values[0], content)) == mark


def _rows(connection: sqlite3.Connection) -> Iterator[Finding]:
    sealed: dict[str, int] = {
        row[0]: row[1]
        for row in connection.execute("SELECT subject, max(entry) FROM log WHERE seal IS NOT NULL GROUP BY subject")
    }
    unfinished = {f"group:{row[0]}" for row in connection.execute("SELECT group_key FROM stale_groups")}
    for subject in sorted(unfinished):
        if not _may_be_unfinished(connection, subject, sealed):
            yield Finding(subject, "it was marked as unfinished")
    rows: Counter[str] = Counter()
    for subject in sorted(set(subjects(connection)) | sealed.keys()):
        then = _sealed(connection, sealed.get(subject))
        now = {}
        for table, lines in rows_of(connection, subject):
            now[table] = digest(lines)
            rows[table] += len(lines)
        for table in sorted(now.keys() | then.keys()):
            if now.get(table) != then.get(table) and not (subject in unfinished and table in _UNFINISHED):
                how = "added" if table not in then else "deleted" if table not in now else "changed"
                yield Finding(subject, f"rows of {table} were {how}")
    for table in SEALED:
        if more := connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] - rows[table]:
            yield Finding(table, f"{more} rows were added that belong to no document and no group")


def _sealed(connection: sqlite3.Connection, entry: int | None) -> dict[str, str]:
    row = connection.execute("SELECT seal FROM log WHERE entry = ?", (entry,)).fetchone()
    try:
        return dict(json.loads(row[0])) if row else {}
    except ValueError:  # a seal that was changed; the log has told it
        return {}


def _may_be_unfinished(connection: sqlite3.Connection, subject: str, sealed: dict[str, int]) -> bool:
    """Whether a document of a group was written, or people spoke, after its chains were computed: a run was interrupted."""
    done = sealed.get(subject, 0)
    if 0 < done < max(sealed.get("people", 0), sealed.get(AGENCIES, 0)):
        return True
    key = subject.removeprefix("group:")
    documents = connection.execute(
        "SELECT sha256 FROM extractions WHERE group_key = ?1 UNION SELECT sha256 FROM past_extractions WHERE group_key = ?1",
        (key,),
    )
    return any(sealed.get(row[0], 0) > done for row in documents)
