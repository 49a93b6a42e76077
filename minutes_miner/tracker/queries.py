"""Reading the tracker: plain functions that take a read-only connection and return rows as dictionaries.

Nothing but the standard library is imported here, so that the querying commands start fast.
"""

import itertools
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from minutes_miner.errors import RequestError

Record = dict[str, Any]
_OPEN = ("open", "in_progress")


def open_actions(
    connection: sqlite3.Connection,
    *,
    as_of: date,
    agencies: Iterable[str] = (),
    group: str | None = None,
    overdue: bool = False,
    due_within_days: int | None = None,
) -> list[Record]:
    """Open tracked actions as the minutes stood on a day, the most overdue first, those without a deadline last."""
    rows = [row for row in _as_of(connection, as_of, group) if row["status"] in _OPEN]
    wanted = {name.casefold() for name in agencies}
    if wanted:
        rows = [row for row in rows if any(_names_one(name, wanted) for name in row["responsible"])]
    for row in rows:
        days = _days_over(row["deadline"], as_of)
        row["overdue_days"] = days if days is not None and days > 0 else None
    if overdue:
        rows = [row for row in rows if row["overdue_days"]]
    if due_within_days is not None:
        last = (as_of + timedelta(days=due_within_days)).isoformat()
        rows = [row for row in rows if row["deadline"] and as_of.isoformat() <= row["deadline"] <= last]
    keys = (
        "action_id",
        "group",
        "text",
        "responsible",
        "status",
        "deadline",
        "overdue_days",
        "first_raised",
        "last_raised",
        "carried_over",
    )
    ordered = sorted(rows, key=lambda row: (row["deadline"] is None, row["deadline"] or "", row["action_id"]))
    return [{key: row[key] for key in keys} for row in ordered]


def audit(
    connection: sqlite3.Connection,
    *,
    as_of: date,
    since: date | None = None,
    older_than_days: int | None = None,
    group: str | None = None,
) -> list[Record]:
    """Unresolved tracked actions across the years, the oldest first: carried over, deadlines missed, whether lost."""
    rows = [row for row in _as_of(connection, as_of, group) if row["status"] in _OPEN]
    if since is not None:
        rows = [row for row in rows if row["first_raised"] and row["first_raised"] >= since.isoformat()]
    if older_than_days is not None:
        latest = (as_of - timedelta(days=older_than_days)).isoformat()
        rows = [row for row in rows if row["first_raised"] and row["first_raised"] <= latest]
    meetings = _meetings(connection, as_of)
    found = []
    for row in sorted(rows, key=lambda row: (row["first_raised"] or "9999", row["action_id"])):
        after = sum(1 for day in meetings.get(row["group_key"], ()) if day > (row["last_raised"] or ""))
        found.append(
            {
                "action_id": row["action_id"],
                "group": row["group"],
                "text": row["text"],
                "responsible": row["responsible"],
                "status": row["status"],
                "first_raised": row["first_raised"],
                "last_raised": row["last_raised"],
                "age_days": _days_over(row["first_raised"], as_of),
                "mentions": row["mentions"],
                "carried_over": row["carried_over"],
                "deadline": row["deadline"],
                "deadlines_missed": row["deadlines_missed"],
                "slips": row["slips"],
                "meetings_since": after,
                "lost": after >= 2,
            }
        )
    return found


def show(connection: sqlite3.Connection, action_id: str) -> Record:
    """One tracked action: every mention in order, with quote, document and page. An old id answers with its action of today."""
    row = connection.execute("SELECT now FROM action_ids WHERE action_id = ?", (action_id.upper(),)).fetchone()
    if row is None:
        raise RequestError("unknown-action", f"No tracked action {action_id}.")
    now = row["now"]
    chain = connection.execute("SELECT * FROM chains WHERE action_id = ?", (now,)).fetchone()
    if chain is None:
        raise RequestError("unknown-action", f"The action {action_id} is in no document any more.")
    mentions = connection.execute(
        "SELECT m.mention_id, m.meeting_date, m.kind, m.text, m.status, m.status_text, m.deadline, m.deadline_text, m.agenda_item,"
        " m.quote, m.page, m.table_number, m.table_row, m.line, m.confidence, l.counted,"
        " (SELECT min(path) FROM paths p WHERE p.sha256 = m.sha256) AS path"
        " FROM links l JOIN machine_mentions m USING (mention_id) WHERE l.action_id = ? ORDER BY m.meeting_date, m.sha256, m.row",
        (now,),
    ).fetchall()
    return {
        "action_id": now,
        "asked_for": action_id.upper(),
        "group": chain["group_name"],
        "text": chain["text"],
        "responsible": _names(connection, "chain_responsible", "action_id", now),
        "status": chain["status"],
        "status_text": chain["status_text"],
        "deadline": chain["deadline"],
        "first_raised": chain["first_raised"],
        "last_raised": chain["last_raised"],
        "carried_over": chain["carried_over"],
        "slips": chain["slips"],
        "days_slipped": chain["days_slipped"],
        "mentions": [
            {
                **dict(m),
                "counted": bool(m["counted"]),
                "responsible": _names(connection, "machine_responsible", "mention_id", m["mention_id"]),
            }
            for m in mentions
        ],
    }


def mentions(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every mention with its tracked action, by group and day."""
    rows = connection.execute(
        "SELECT m.mention_id, l.action_id, (SELECT min(path) FROM paths p WHERE p.sha256 = m.sha256) AS path,"
        ' e.group_name AS "group", m.meeting_date, m.text, m.deadline, m.status, m.kind, m.page, m.quote, coalesce(l.counted, 0) AS counted'
        " FROM machine_mentions m JOIN extractions e USING (sha256) LEFT JOIN links l USING (mention_id)"
        " WHERE path IS NOT NULL ORDER BY e.group_name, m.meeting_date, path, m.row"
    )
    for row in rows:
        record = dict(row)
        record["counted"] = bool(record["counted"])
        names = _names(connection, "machine_responsible", "mention_id", row["mention_id"])
        yield {
            **{k: record[k] for k in ("mention_id", "action_id", "path", "group", "meeting_date", "text")},
            "responsible": names,
            **{k: record[k] for k in ("deadline", "status", "kind", "page", "quote", "counted")},
        }


def actions(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every tracked action, by group and day first raised."""
    rows = connection.execute("SELECT * FROM chains ORDER BY group_name, first_raised, action_id")
    for row in rows:
        yield {
            "action_id": row["action_id"],
            "group": row["group_name"],
            "text": row["text"],
            "responsible": _names(connection, "chain_responsible", "action_id", row["action_id"]),
            "status": row["status"],
            "deadline": row["deadline"],
            "first_raised": row["first_raised"],
            "last_raised": row["last_raised"],
            "mentions": row["mentions"],
            "carried_over": row["carried_over"],
            "slips": row["slips"],
            "days_slipped": row["days_slipped"],
        }


def groups(connection: sqlite3.Connection) -> list[str]:
    """The names of all groups."""
    return [row[0] for row in connection.execute("SELECT DISTINCT group_name FROM chains ORDER BY 1")]


def _as_of(connection: sqlite3.Connection, as_of: date, group: str | None) -> list[Record]:
    """All tracked actions as the mentions up to a day tell them."""
    day = as_of.isoformat()
    clause, values = "", [day]
    if group:
        clause = " AND (m.group_key = ? OR lower(c.group_name) LIKE ?)"
        values += [group.casefold(), f"%{group.casefold()}%"]
    rows = connection.execute(
        "SELECT l.action_id, c.group_key, c.group_name, c.text, m.mention_id, m.meeting_date, m.status, m.deadline"
        " FROM links l JOIN machine_mentions m USING (mention_id) JOIN chains c USING (action_id)"
        " WHERE l.counted AND (m.meeting_date IS NULL OR m.meeting_date <= ?)"
        + clause
        + " ORDER BY l.action_id, m.meeting_date, m.sha256, m.row",
        values,
    )
    found: dict[str, Record] = {}
    for row in rows:
        action = found.setdefault(
            row["action_id"],
            {
                "action_id": row["action_id"], "group": row["group_name"], "group_key": row["group_key"], "text": row["text"],
                "days": [], "deadlines": [], "mentions": 0, "deadline": None,
            },
        )  # fmt: skip
        action["mentions"] += 1
        action["status"] = row["status"]
        action["last_mention"] = row["mention_id"]
        if row["meeting_date"] and row["meeting_date"] not in action["days"]:
            action["days"].append(row["meeting_date"])
        if row["deadline"]:
            action["deadline"] = row["deadline"]
            if not action["deadlines"] or action["deadlines"][-1] != row["deadline"]:
                action["deadlines"].append(row["deadline"])
    names = _all_names(connection)
    for action in found.values():
        days, deadlines = action.pop("days"), action.pop("deadlines")
        action["first_raised"] = days[0] if days else None
        action["last_raised"] = days[-1] if days else None
        action["carried_over"] = max(len(days) - 1, 0)
        action["deadlines_missed"] = sum(1 for deadline in deadlines if deadline < day)
        action["slips"] = sum(1 for a, b in itertools.pairwise(deadlines) if b > a)
        action["responsible"] = names.get(action["action_id"], [])
    return list(found.values())


def _names_one(name: str, wanted: set[str]) -> bool:
    """Whether a responsible party is one of the wanted names, or an office that names one ("Co-chairs of UNHCR and UNICEF")."""
    folded = name.casefold()
    return folded in wanted or any(f" {one} " in f" {folded.replace('/', ' ').replace(',', ' ')} " for one in wanted)


def _all_names(connection: sqlite3.Connection) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for row in connection.execute("SELECT action_id, name FROM chain_responsible ORDER BY action_id, position"):
        names.setdefault(row["action_id"], []).append(row["name"])
    return names


def _names(connection: sqlite3.Connection, table: str, column: str, key: str) -> list[str]:
    rows = connection.execute(f"SELECT name FROM {table} WHERE {column} = ? ORDER BY position", (key,))
    return [row["name"] for row in rows]


def _meetings(connection: sqlite3.Connection, as_of: date) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = connection.execute(
        "SELECT DISTINCT group_key, meeting_date FROM extractions WHERE meeting_date IS NOT NULL AND meeting_date <= ? AND kind <> 'other'",
        (as_of.isoformat(),),
    )
    for row in rows:
        found.setdefault(row["group_key"], []).append(row["meeting_date"])
    return found


def _days_over(day: str | None, as_of: date) -> int | None:
    return (as_of - date.fromisoformat(day)).days if day else None
