"""Everything in the tracker, row by row in constant memory: group after group, so that nothing large is sorted."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

Record = dict[str, Any]
# The agency that a party r of a mention m is, over the layers: what people said of its spelling, then of its name, in the
# country of the document or of its group, then in any.
OF_PARTY = """coalesce(
    (SELECT n.{column} FROM agency_names n WHERE n.name = r.written AND n.said AND n.country IN
        (coalesce(r.country, (SELECT g.country FROM group_countries g WHERE g.group_key = m.group_key), ''), '')
     ORDER BY n.country DESC LIMIT 1),
    (SELECT n.{column} FROM agency_names n WHERE n.name = r.name AND n.country IN
        (coalesce(r.country, (SELECT g.country FROM group_countries g WHERE g.group_key = m.group_key), ''), '')
     ORDER BY n.country DESC LIMIT 1))"""
NAMES_OF_MENTION = (
    f"SELECT coalesce({OF_PARTY.format(column='shown')}, r.name) AS name"
    " FROM machine_responsible r WHERE r.mention_id = m.mention_id"
)
NAMES_OF_ACTION = (
    "SELECT coalesce((SELECT n.shown FROM agency_names n WHERE n.name = r.name AND n.country = ''), r.name) AS name"
    " FROM chain_responsible r"
)
IN_ORDER = "GROUP BY 1 ORDER BY min(r.position)"
_MENTIONS = f"""
    SELECT m.mention_id, l.action_id, p.path, e.group_name AS "group", m.meeting_date, m.text,
           (SELECT json_group_array(name) FROM
               ({NAMES_OF_MENTION} {IN_ORDER})) AS responsible,
           m.deadline, m.status, m.kind, m.page, m.quote, coalesce(l.counted, 0) AS counted
    FROM extractions e
    JOIN (SELECT sha256, min(path) AS path FROM paths WHERE sha256 IN
             (SELECT sha256 FROM extractions WHERE group_name = ?1) GROUP BY sha256) p USING (sha256)
    CROSS JOIN machine_mentions m USING (sha256)
    LEFT JOIN links l USING (mention_id)
    WHERE e.group_name = ?1 AND (m.meeting_date IS NULL OR m.meeting_date <= ?2) ORDER BY m.meeting_date, p.path, m.row
"""
_ACTIONS = f"""
    SELECT action_id, group_name AS "group", text,
           (SELECT json_group_array(name) FROM
               ({NAMES_OF_ACTION} WHERE r.action_id = c.action_id {IN_ORDER})) AS responsible,
           status, deadline, first_raised, last_raised, mentions, carried_over, slips, days_slipped
    FROM chains c WHERE group_key = ? AND group_name = ? ORDER BY first_raised, action_id
"""


def mentions(connection: sqlite3.Connection, *, as_of: date | None = None) -> Iterator[Record]:
    """Every mention, of meetings up to a day, with its tracked action, by group, day, path and row."""
    until = as_of.isoformat() if as_of else "9999-12-31"
    for (group,) in connection.execute("SELECT DISTINCT group_name FROM extractions ORDER BY 1").fetchall():
        for row in connection.execute(_MENTIONS, (group, until)):
            yield {**dict(row), "responsible": json.loads(row["responsible"]), "counted": bool(row["counted"])}


def actions(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every tracked action, by group and day first raised."""
    for name, key in groups(connection):
        for row in connection.execute(_ACTIONS, (key, name)):
            yield {**dict(row), "responsible": json.loads(row["responsible"])}


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
