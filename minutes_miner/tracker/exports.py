"""Everything in the tracker, row by row in constant memory: group after group, so that nothing large is sorted."""

import itertools
import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

from minutes_miner.tracker.called import Called

Record = dict[str, Any]
_MENTION = "mention_id, group_key, meeting_date, text, deadline, status, kind, page, quote, row"
_SHOWN = (
    "mention_id", "action_id", "path", "group", "meeting_date", "text", "responsible", "deadline", "status", "kind", "page", "quote",
    "counted",
)  # fmt: skip
_ACTION = 'action_id, group_name AS "group", text, status, deadline, first_raised, last_raised, mentions, carried_over, slips, days_slipped'


def mentions(connection: sqlite3.Connection, *, as_of: date | None = None) -> Iterator[Record]:
    """Every mention, of meetings up to a day, with its tracked action, by group, day, path and row."""
    called = Called(connection)
    for name, keys in _groups_of_documents(connection):
        links = {
            row["mention_id"]: row
            for key in keys
            for row in connection.execute(
                "SELECT mention_id, action_id, counted FROM links WHERE group_key = ?", (key,)
            )
        }
        for path, sha256 in _papers(connection, name, keys, as_of.isoformat() if as_of else "9999-12-31"):
            rows = connection.execute(f"SELECT {_MENTION} FROM machine_mentions WHERE sha256 = ?", (sha256,)).fetchall()
            for row in sorted(rows, key=lambda row: row["row"]):
                link = links.get(row["mention_id"])
                told = {
                    **dict(row), "group": name, "path": path, "action_id": link["action_id"] if link else None,
                    "responsible": called.of_mention(row["mention_id"], row["group_key"]),
                    "counted": bool(link and link["counted"]),
                }  # fmt: skip
                yield {key: told[key] for key in _SHOWN}


def _groups_of_documents(connection: sqlite3.Connection) -> list[tuple[str, list[str]]]:
    """The groups that documents name, in order, each with the keys under which it is."""
    rows = connection.execute("SELECT DISTINCT group_name, group_key FROM extractions")
    return [
        (name, [key for _, key in pairs])
        for name, pairs in itertools.groupby(sorted(map(tuple, rows)), key=lambda pair: pair[0])
    ]


def _papers(connection: sqlite3.Connection, name: str, keys: list[str], until: str) -> list[tuple[str, str]]:
    """The documents of a group that have a path, by the day of their meeting and by path; the path and the hash of each."""
    found = []
    for key in keys:
        for sha256, day in connection.execute(
            "SELECT sha256, meeting_date FROM extractions WHERE group_key = ? AND group_name = ?"
            " AND (meeting_date IS NULL OR meeting_date <= ?)",
            (key, name, until),
        ):
            (path,) = connection.execute("SELECT min(path) FROM paths WHERE sha256 = ?", (sha256,)).fetchone()
            found += [(day or "", path, sha256)] if path is not None else []
    return [(path, sha256) for _, path, sha256 in sorted(found)]


def actions(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every tracked action, by group and day first raised."""
    called = Called(connection)
    for name, key in groups(connection):
        rows = connection.execute(
            f"SELECT {_ACTION} FROM chains WHERE group_key = ? AND group_name = ?", (key, name)
        ).fetchall()
        for row in sorted(rows, key=lambda row: (row["first_raised"] or "", row["action_id"])):
            told = dict(row)
            head = {key: told.pop(key) for key in ("action_id", "group", "text")}
            yield {**head, "responsible": called.of_action(row["action_id"]), **told}


def groups(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """All groups that have or had tracked actions: name and key, by name."""
    found = set()
    for table in ("chains", "past_chains"):
        for key in distinct(connection, table, "group_key"):
            row = connection.execute(
                f"SELECT group_name FROM main.{table} WHERE group_key = ? LIMIT 1", (key,)
            ).fetchone()
            found.add((row[0], key))
    return sorted(found)


def distinct(connection: sqlite3.Connection, table: str, column: str, *, collation: str = "BINARY") -> list[str]:
    """The values of a column, each once (of those that a collation holds for equal, one); skips along its index."""
    rows = connection.execute(
        f"WITH RECURSIVE v (x) AS (SELECT min({column} COLLATE {collation}) FROM main.{table} UNION ALL SELECT"
        f" (SELECT {column} FROM main.{table} WHERE {column} COLLATE {collation} > v.x ORDER BY {column} COLLATE {collation} LIMIT 1)"
        " FROM v WHERE v.x IS NOT NULL) SELECT x FROM v WHERE x IS NOT NULL"
    )
    return [row[0] for row in rows]
