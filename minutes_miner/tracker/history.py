"""What the tracker knew before: rows that were replaced move to tables of the past, with the time at which they were.

Each table T of `VERSIONED` has `known_from`, and a twin `past_T` with `known_until` besides (seconds, Unix time). A
row was known from the one up to, but not at, the other. Nothing but the standard library is imported here.
"""

import sqlite3
from collections.abc import Sequence

VERSIONED = (
    "paths", "extractions", "machine_mentions", "machine_responsible", "links", "chains", "chain_responsible", "action_ids", "said",
    "agency_names",
)  # fmt: skip


def columns(c: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table, in order."""
    return [row[1] for row in c.execute(f"PRAGMA main.table_info({table})")]


def retire(c: sqlite3.Connection, table: str, where: str, values: Sequence[object], *, now: int) -> None:
    """Take rows out of a table and keep them in its past.

    A row that was made in this same second, or later by a clock that went back since, is kept as well: no moment knew it, yet
    an id that was told then still leads somewhere.
    """
    names = ", ".join(columns(c, table))
    c.execute(
        f"INSERT INTO past_{table} ({names}, known_until) SELECT {names}, ? FROM {table} WHERE {where}",
        (now, *values),
    )
    c.execute(f"DELETE FROM {table} WHERE {where}", values)


def rewrite(
    c: sqlite3.Connection, table: str, where: str, values: Sequence[object], *, now: int, **changed: object
) -> None:
    """Change columns of some rows, and keep in the past what the rows were."""
    names = columns(c, table)
    rows = c.execute(f"SELECT {', '.join(names)} FROM {table} WHERE {where}", values).fetchall()
    retire(c, table, where, values, now=now)
    wanted = {**changed, "known_from": now}
    c.executemany(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        [[wanted.get(name, value) for name, value in zip(names, row, strict=True)] for row in rows],
    )


def look_back(connection: sqlite3.Connection, known_at: int) -> None:
    """Make a connection see each table as it was at a second: temporary views stand before the tables."""
    for table in VERSIONED:
        names = ", ".join(columns(connection, table))
        connection.execute(
            f"CREATE TEMP VIEW {table} AS SELECT {names} FROM main.{table} WHERE known_from <= {known_at:d}"
            f" UNION ALL SELECT {names} FROM main.past_{table} WHERE known_from <= {known_at:d} AND known_until > {known_at:d}"
        )
