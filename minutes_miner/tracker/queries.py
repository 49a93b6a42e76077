"""Reading the tracker: plain functions that take a read-only connection and return rows as dictionaries.

Nothing but the standard library is imported here, so that the querying commands start fast. What is asked for is
looked up by index: the time depends on the answer, not on the size of the tracker.
"""

import itertools
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from minutes_miner.errors import RequestError
from minutes_miner.tracker.called import Called
from minutes_miner.tracker.exports import (
    Record,
    actions,
    distinct,
    groups,
    mentions,
)
from minutes_miner.tracker.log import PEOPLE

__all__ = ["Record", "actions", "actions_as_of", "audit", "groups", "mentions", "open_actions", "show"]
_OPEN = ("open", "in_progress")
NEXT_MEETING = "next_meeting"  # beside what people said of a mention: the day that its "next meeting" came to be
LOST_AFTER = 2  # meetings of the group without a word of an open action
_SHOWN_OPEN = (
    "action_id", "group", "text", "responsible", "status", "deadline", "overdue_days", "first_raised", "last_raised", "carried_over",
)  # fmt: skip
_SHOWN_AUDIT = (
    "action_id", "group", "text", "responsible", "status", "first_raised", "last_raised", "age_days", "mentions", "carried_over",
    "deadline", "deadlines_missed", "slips", "meetings_since", "lost",
)  # fmt: skip
_SHOWN_EXPORT = (
    "action_id", "group", "text", "responsible", "status", "deadline", "first_raised", "last_raised", "mentions", "carried_over", "slips",
    "days_slipped",
)  # fmt: skip
_SHOWN = (
    "text", "status", "status_text", "deadline", "first_raised", "last_raised", "carried_over", "slips", "days_slipped",
)  # fmt: skip
_CHAIN_KEYS = (
    "action_id", "group_key", "group", "text", "status", "status_text", "deadline", "first_raised", "last_raised", "mentions",
    "carried_over", "slips", "days_slipped",
)  # fmt: skip
_CHAIN = ", ".join('c.group_name AS "group"' if key == "group" else f"c.{key}" for key in _CHAIN_KEYS)
_TOLD = (
    "m.mention_id, m.meeting_date, m.sha256, m.row, m.kind AS told_kind, m.text AS told_text, m.status AS told_status,"
    " m.status_text AS told_status_text, m.deadline AS told_deadline, m.deadline_previous"
)
_MENTION = (
    "mention_id, meeting_date, kind, text, status, status_text, deadline, deadline_previous, deadline_text, agenda_item, quote, page,"
    " table_number, table_row, line, confidence"
)


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
    rows = _unresolved(connection, as_of, group=group, names=frozenset(name.casefold() for name in agencies))
    for row in rows:
        days = _days_over(row["deadline"], as_of)
        row["overdue_days"] = days if days is not None and days > 0 else None
    if overdue:
        rows = [row for row in rows if row["overdue_days"]]
    if due_within_days is not None:
        last = _moved(as_of, due_within_days).isoformat()
        rows = [row for row in rows if row["deadline"] and as_of.isoformat() <= row["deadline"] <= last]
    ordered = sorted(rows, key=lambda row: (row["deadline"] is None, row["deadline"] or "", row["action_id"]))
    return [{key: row[key] for key in _SHOWN_OPEN} for row in ordered]


def audit(
    connection: sqlite3.Connection,
    *,
    as_of: date,
    since: date | None = None,
    older_than_days: int | None = None,
    group: str | None = None,
) -> list[Record]:
    """Unresolved tracked actions across the years, the oldest first: carried over, deadlines missed, whether lost."""
    until = _moved(as_of, -older_than_days).isoformat() if older_than_days is not None else None
    rows = _unresolved(connection, as_of, group=group, since=since.isoformat() if since else None, until=until)
    for row in rows:
        row["age_days"] = _days_over(row["first_raised"], as_of)
        row |= _forgotten(connection, row, as_of)
    ordered = sorted(rows, key=lambda row: (row["first_raised"] or "9999", row["action_id"]))
    return [{key: row[key] for key in _SHOWN_AUDIT} for row in ordered]


def show(connection: sqlite3.Connection, action_id: str, *, as_of: date | None = None) -> Record:
    """One tracked action: every mention in order, with quote, document and page. An old id answers with its action of today.

    With `as_of`, the story up to that day.
    """
    row = connection.execute("SELECT now FROM action_ids WHERE action_id = ?", (action_id.upper(),)).fetchone()
    if row is None:
        raise RequestError("unknown-action", f"No tracked action {action_id}.")
    now = row["now"]
    chain = connection.execute("SELECT * FROM chains WHERE action_id = ?", (now,)).fetchone()
    if chain is None and (story := _dismissed(connection, now)):
        if as_of is not None and (story["first_raised"] or "") > as_of.isoformat():
            raise _not_yet(action_id, as_of)
        return {"asked_for": action_id.upper(), **story}
    if chain is None:
        raise RequestError("unknown-action", f"The action {action_id} is in no document any more.")
    told = {key: chain[key] for key in _SHOWN}
    told |= _forgotten(connection, chain, date.today())
    called = Called(connection)
    told["responsible"] = called.of_action(now)
    told_until = "9999-12-31"
    if as_of is not None:
        told_until = as_of.isoformat()
        then = _as_of(connection, as_of, "c.action_id = ?", [now])
        if not then:
            raise _not_yet(action_id, as_of)
        told = {key: then[0][key] for key in (*_SHOWN, "responsible")} | _forgotten(connection, then[0], as_of)
    said = _Said(connection)
    return {
        "action_id": now,
        "asked_for": action_id.upper(),
        "group": chain["group_name"],
        **told,
        "mentions": [
            {
                **m,
                "said": said.of(m["mention_id"]),
                "responsible": called.of_mention(m["mention_id"], chain["group_key"]),
            }
            for m in _mentions_of(connection, now, told_until)
        ],
    }


def _not_yet(action_id: str, as_of: date) -> RequestError:
    return RequestError("unknown-action", f"The action {action_id} was not raised before {as_of}.")


def _dismissed(connection: sqlite3.Connection, action_id: str) -> Record | None:
    """The story of an action of which a person said that it is none, as it stood last, with who said so, when and why (`dismissed`);
    None of others."""
    chain = connection.execute(
        "SELECT * FROM past_chains WHERE action_id = ? ORDER BY known_until DESC, known_from DESC LIMIT 1", (action_id,)
    ).fetchone()
    if chain is None:
        return None
    last = (action_id, chain["known_until"])
    links = connection.execute(
        "SELECT DISTINCT mention_id, counted FROM past_links WHERE action_id = ? AND known_until = ?", last
    ).fetchall()
    said = connection.execute(
        "SELECT who, at, why FROM corrections WHERE field = 'dismissed' AND substr(sha256, 1, 12) || printf('-%03d', row)"
        f" IN ({_places(links)}) ORDER BY at DESC LIMIT 1",
        [link[0] for link in links],
    ).fetchone()
    if said is None:
        return None
    names = connection.execute(
        "SELECT name FROM past_chain_responsible WHERE action_id = ? AND known_until = ? ORDER BY position", last
    )
    responsible = list(dict.fromkeys(shown_of(connection, name) for (name,) in names))
    return {
        "action_id": action_id, "group": chain["group_name"], **{key: chain[key] for key in _SHOWN}, "status": "dismissed",
        "status_text": None, "responsible": responsible, "meetings_since": 0, "lost": False, "dismissed": dict(said),
        "mentions": [
            {**m, "said": {}, "responsible": responsible}
            for m in _mentions_in(connection, links, "9999-12-31", known=chain["known_until"])
        ],
    }  # fmt: skip


def _mentions_of(connection: sqlite3.Connection, action_id: str, until: str) -> list[Record]:
    """The mentions of an action up to a day, in order of time."""
    links = connection.execute("SELECT mention_id, counted FROM links WHERE action_id = ?", (action_id,)).fetchall()
    return _mentions_in(connection, links, until)


def _mentions_in(
    connection: sqlite3.Connection, links: Iterable[Any], until: str, *, known: int | None = None
) -> list[Record]:
    """Mentions up to a day, in order of time, with the path of their document and whether they count, as their links tell; as they
    were known at a second, where that is given."""
    told = "machine_mentions"
    if known is not None:
        columns = f"{_MENTION}, sha256, row, known_from"
        told = f"(SELECT {columns} FROM machine_mentions UNION ALL SELECT {columns} FROM past_machine_mentions)"
    when = "" if known is None else f" AND known_from <= {known:d} ORDER BY known_from DESC LIMIT 1"
    found = []
    for mention_id, counted in links:
        for row in connection.execute(
            f"SELECT {_MENTION}, sha256, row FROM {told} WHERE mention_id = ?"
            f" AND (meeting_date IS NULL OR meeting_date <= ?){when}",
            (mention_id, until),
        ):
            (path,) = connection.execute("SELECT min(path) FROM paths WHERE sha256 = ?", (row["sha256"],)).fetchone()
            found.append(dict(row) | {"counted": bool(counted), "path": path})
    found.sort(key=lambda m: (m["meeting_date"] or "", m["sha256"], m["row"]))
    return [{key: value for key, value in m.items() if key not in ("sha256", "row")} for m in found]


class _Said:
    """What people said of mentions, by field; nothing of most."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._none = connection.execute("SELECT 1 FROM said LIMIT 1").fetchone() is None

    def of(self, mention_id: str) -> dict[str, str | None]:
        """What people said of one mention."""
        if self._none:
            return {}
        return dict(self._connection.execute("SELECT field, value FROM said WHERE mention_id = ?", (mention_id,)))


def actions_as_of(connection: sqlite3.Connection, as_of: date) -> Iterator[Record]:
    """Every tracked action as the minutes stood on a day, group after group, as `actions` tells those of today."""
    for name, key in groups(connection):
        found = _as_of(connection, as_of, "c.group_key = ? AND c.group_name = ?", [key, name])
        for row in sorted(found, key=lambda row: (row["first_raised"] or "", row["action_id"])):
            yield {field: row[field] for field in _SHOWN_EXPORT}


def questions(connection: sqlite3.Connection) -> list[Record]:
    """Pairs of mentions that may be the same commitment and were not joined, with reasons; of each side what a person needs to
    answer: its sentence and place, and the owner, deadline and state of its action. Those of actions that are overdue come
    first, then those of open ones, the likeliest first."""
    rows = connection.execute(
        'SELECT q.a, q.b, e.group_name AS "group", q.probability, q.reasons FROM questions q'
        " JOIN machine_mentions x ON x.mention_id = q.a JOIN extractions e ON e.sha256 = x.sha256"
    ).fetchall()
    called, today = Called(connection), date.today()
    found = [
        {**dict(row), **_side(connection, called, "a", row["a"]), **_side(connection, called, "b", row["b"])}
        for row in rows
    ]
    found.sort(
        key=lambda row: (-max(_urgency(row, side, today) for side in "ab"), -row["probability"], row["a"], row["b"])
    )
    return found


def _side(connection: sqlite3.Connection, called: Called, side: str, mention_id: str) -> Record:
    """One of the two mentions of a question, and its action as it stands, under names that begin with the side: "a_text"."""
    row = connection.execute(
        "SELECT m.text, m.meeting_date AS date, (SELECT min(path) FROM paths p WHERE p.sha256 = m.sha256) AS path, m.quote, m.page,"
        " m.table_number, m.table_row, m.line, m.agenda_item, l.action_id AS action, c.deadline, c.status FROM machine_mentions m"
        " LEFT JOIN links l USING (mention_id) LEFT JOIN chains c ON c.action_id = l.action_id WHERE m.mention_id = ?",
        (mention_id,),
    ).fetchone()
    told = {**dict(row), "responsible": called.of_action(row["action"]) if row["action"] else []}
    return {f"{side}_{name}": value for name, value in told.items()}


def _urgency(row: Record, side: str, today: date) -> int:
    """2 where the action of one side of a question is overdue, 1 where it is open, else 0."""
    if row[f"{side}_status"] not in _OPEN:
        return 0
    return 2 if (_days_over(row[f"{side}_deadline"], today) or 0) > 0 else 1


def decided(connection: sqlite3.Connection) -> list[Record]:
    """The actions that the last word of a person changed, as they stand now: `became` is the id by which one goes that was
    joined (None where no document tells of it any more), `was` the state before."""
    rows = connection.execute(
        "SELECT subject, old FROM log WHERE what IN ('raised', 'changed', 'joined', 'gone')"
        " AND entry > (SELECT max(entry) FROM log WHERE what = 'seal' AND subject = ?) ORDER BY entry",
        (PEOPLE,),
    ).fetchall()
    before: dict[str, Record] = {}
    for subject, old in rows:
        told = json.loads(old) if (old or "").startswith("{") else {}
        before[subject] = before.get(subject, {}) | told
    called = Called(connection)
    return [_stands(connection, called, action, told.get("status")) for action, told in sorted(before.items())]


def _stands(connection: sqlite3.Connection, called: Called, action_id: str, was: str | None) -> Record:
    """An action as it stands, by the id that it had before."""
    row = connection.execute(
        "SELECT c.action_id AS became, text, status, deadline, mentions FROM action_ids i LEFT JOIN chains c ON c.action_id = i.now"
        " WHERE i.action_id = ?",
        (action_id,),
    ).fetchone()
    return {"action_id": action_id, **dict(row), "was": was, "responsible": called.of_action(row["became"] or "")}


def _unresolved(
    connection: sqlite3.Connection,
    as_of: date,
    *,
    group: str | None = None,
    names: frozenset[str] = frozenset(),
    since: str | None = None,
    until: str | None = None,
) -> list[Record]:
    """The tracked actions that are open as the mentions up to a day tell them."""
    day = as_of.isoformat()
    raised, span = ("first_raised BETWEEN ? AND ?", [since or "", until or "9999"]) if since or until else ("1", [])
    keys = []
    if group:
        keys = group_keys(connection, group)
    if names:
        spellings = [name for name in _all_names(connection) if _names_one(name, names)]
        chosen = f"SELECT action_id FROM chain_responsible WHERE name COLLATE NOCASE IN ({_places(spellings)})"
        values = spellings
        newest = connection.execute("SELECT max(last_raised) FROM main.chains").fetchone()[0]
        if newest and newest > day:  # somebody else may have been responsible then
            then = [name for name in distinct(connection, "machine_responsible", "name") if _names_one(name, names)]
            then += _spellings(connection, names)
            chosen += (
                " UNION SELECT action_id FROM links WHERE mention_id IN"
                f" (SELECT mention_id FROM machine_responsible WHERE name IN ({_places(then)}) OR written IN ({_places(then)}))"
            )
            values = spellings + then + then
    elif group:
        chosen, values = (
            f"SELECT action_id FROM chains WHERE group_key IN ({_places(keys)}) AND {raised}",
            [*keys, *span],
        )
    else:
        chosen = (
            f"SELECT action_id FROM chains WHERE status IN (?, ?) AND {raised}"
            f" UNION SELECT action_id FROM chains WHERE last_raised > ? AND {raised}"
        )
        values = [*_OPEN, *span, day, *span]
    clause = f"c.action_id IN ({chosen}) AND (+c.status IN (?, ?) OR +c.last_raised > ?)"
    values += [*_OPEN, day]
    if group:
        clause += f" AND +c.group_key IN ({_places(keys)})"
        values += keys
    found = _as_of(connection, as_of, clause, values)
    if names:
        found = [row for row in found if any(_names_one(name, names) for name in row["responsible"])]
    return [row for row in found if row["status"] in _OPEN]


def group_keys(connection: sqlite3.Connection, name: str) -> list[str]:
    """The groups of which this is the key, or a part of one of the names that they go by, in any case."""
    part = name.casefold()
    found = {key for name, key in groups(connection) if part == key or part in name.casefold()}
    for name in distinct(connection, "extractions", "group_name"):
        if part in name.casefold():
            rows = connection.execute("SELECT DISTINCT group_key FROM extractions WHERE group_name = ?", (name,))
            found |= {row[0] for row in rows}
    return sorted(found)


def _as_of(connection: sqlite3.Connection, as_of: date, clause: str, values: Sequence[str]) -> list[Record]:
    """Tracked actions as the mentions up to a day, and what people said of these, tell them; `clause` chooses among the chains `c`."""
    day = as_of.isoformat()
    # sorted here: an ORDER BY would keep SQLite from its indexes where it looks back (see `history`)
    rows = connection.execute(
        f"SELECT {_CHAIN}, {_TOLD} FROM chains c CROSS JOIN links l ON l.action_id = c.action_id"
        " CROSS JOIN machine_mentions m ON m.mention_id = l.mention_id"
        f" WHERE l.counted AND (m.meeting_date IS NULL OR m.meeting_date <= ?) AND {clause}",
        [day, *values],
    ).fetchall()
    rows.sort(key=lambda row: (row["action_id"], row["meeting_date"] or "", row["sha256"], row["row"]))
    found = []
    called, said = Called(connection), _Said(connection)
    for _, group in itertools.groupby(rows, key=lambda row: row["action_id"]):
        told = [{**dict(row), "said": said.of(row["mention_id"])} for row in group]
        if (told[0]["last_raised"] or "") <= day:
            record = {key: told[0][key] for key in _CHAIN_KEYS}
            record["responsible"] = called.of_action(record["action_id"])
        else:
            record = _told(connection, told, called)
        record["deadlines_missed"] = sum(1 for deadline in _deadlines(told) if deadline < day)
        found.append(record)
    return found


def _told(connection: sqlite3.Connection, told: Sequence[Record], called: Called) -> Record:
    """A tracked action as some of its mentions, in order of time, tell it: what `link.history` tells of all of them."""
    last = told[-1]
    text = next((m["said"]["text"] for m in reversed(told) if "text" in m["said"]), None)
    wording = next((m for m in reversed(told) if m["told_kind"] != "status"), None) or max(
        told, key=lambda m: (len(m["told_text"]), m["told_text"])
    )
    days = sorted({m["meeting_date"] for m in told if m["meeting_date"]})
    deadlines = _deadlines(told)
    slips = [_days_between(a, b) for a, b in itertools.pairwise(deadlines) if b > a]
    return {
        **{key: last[key] for key in ("action_id", "group_key", "group")},
        "text": text or wording["told_text"],
        "responsible": _parties_told(connection, told, called),
        "status": last["said"].get("status") or last["told_status"],
        "status_text": last["told_status_text"],
        "deadline": _deadline_told(told),
        "first_raised": days[0] if days else None,
        "last_raised": days[-1] if days else None,
        "mentions": len({m["sha256"] for m in told}),
        "carried_over": max(len(days) - 1, 0),
        "slips": len(slips),
        "days_slipped": sum(slips),
    }


def _parties_told(connection: sqlite3.Connection, told: Sequence[Record], called: Called) -> list[str]:
    """Who is responsible by the last mention that tells, or that a person spoke of (see `workflow.applying`)."""
    for mention in reversed(told):
        if "responsible" in mention["said"]:
            typed = [name.strip() for name in (mention["said"]["responsible"] or "").split(";") if name.strip()]
            return list(dict.fromkeys(shown_of(connection, name) for name in typed))
        if names := called.of_mention(mention["mention_id"], mention["group_key"]):
            return names
    return []


def _deadline_told(told: Sequence[Record]) -> str | None:
    """The deadline by the last mention that tells, or that a person spoke of."""
    for mention in reversed(told):
        if day := deadline_of(mention["said"], mention["told_deadline"]):
            return day
        if "deadline" in mention["said"]:
            return None
        if mention["deadline_previous"]:
            return str(mention["deadline_previous"])
    return None


def _deadlines(told: Sequence[Record]) -> list[str]:
    """The deadlines that mentions name, in order of time, repetitions left out; of a document that tells an action twice
    the last, as `link.history` has it."""
    now = {m["mention_id"]: deadline_of(m["said"], m["told_deadline"]) for m in told}
    last = {m["sha256"]: m["mention_id"] for m in told if now[m["mention_id"]]}
    named = []
    for m in told:
        named += [] if "deadline" in m["said"] else [m["deadline_previous"]]
        named += [now[m["mention_id"]]] if last.get(m["sha256"]) == m["mention_id"] else []
    return [day for day, _ in itertools.groupby(day for day in named if day)]


def deadline_of(said: Mapping[str, str | None], told: str | None) -> str | None:
    """The deadline of a mention: what a person said, else what the document told, else the day that "next meeting" came to be."""
    return said["deadline"] if "deadline" in said else told or said.get(NEXT_MEETING)


def _places(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


def _spellings(connection: sqlite3.Connection, names: Iterable[str]) -> list[str]:
    """The names by which documents and people call some agencies."""
    wanted = sorted(names)
    rows = connection.execute(
        f"SELECT DISTINCT name FROM agency_names WHERE agency COLLATE NOCASE IN ({_places(wanted)})", wanted
    )
    return [row[0] for row in rows]


def shown_of(connection: sqlite3.Connection, name: str) -> str:
    """What the agency of a name, as a person typed it, is called; the name itself where it is none."""
    row = connection.execute(
        "SELECT shown FROM agency_names WHERE name = ? COLLATE NOCASE ORDER BY country LIMIT 1", (name,)
    ).fetchone()
    return str(row[0]) if row else name


def _all_names(connection: sqlite3.Connection) -> list[str]:
    """All names that responsible parties have or had, each once in one of its cases."""
    tables = ("chain_responsible", "past_chain_responsible")
    return [name for table in tables for name in distinct(connection, table, "name", collation="NOCASE")]


def _names_one(name: str, wanted: frozenset[str]) -> bool:
    """Whether a responsible party is one of the wanted names, or an office that names one ("Co-chairs of UNHCR and UNICEF")."""
    folded = name.casefold()
    return folded in wanted or any(f" {one} " in f" {folded.replace('/', ' ').replace(',', ' ')} " for one in wanted)


def _forgotten(connection: sqlite3.Connection, row: Mapping[str, Any] | sqlite3.Row, as_of: date) -> Record:
    """On how many days the group of an action met after its last mention and up to a day, and whether that makes it lost."""
    (since,) = connection.execute(
        "SELECT count(DISTINCT meeting_date) FROM extractions"
        " WHERE group_key = ? AND meeting_date > ? AND meeting_date <= ? AND kind <> 'other'",
        (row["group_key"], row["last_raised"] or "", as_of.isoformat()),
    ).fetchone()
    return {
        "meetings_since": since,
        "lost": row["status"] in _OPEN and bool(row["last_raised"]) and since >= LOST_AFTER,
    }


def _moved(day: date, days: int) -> date:
    """A day some days later or, where they are less than none, earlier; the last or the first that there is where it is further."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _days_over(day: str | None, as_of: date) -> int | None:
    return _days_between(day, as_of.isoformat()) if day else None


def _days_between(day: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(day)).days


def may_be_told_later(c: sqlite3.Connection, action_id: str) -> bool:
    """Whether an action is open and minutes of its group after its last mention have sentences that tell of something that is done."""
    row = c.execute(
        "SELECT 1 FROM chains a JOIN extractions e USING (group_key) WHERE a.action_id = ? AND a.status IN (?, ?)"
        " AND e.meeting_date > a.last_raised AND json_array_length(e.json, '$.reports') LIMIT 1",
        (action_id, *_OPEN),
    ).fetchone()
    return row is not None
