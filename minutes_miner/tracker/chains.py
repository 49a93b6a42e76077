"""Tracked actions: the mentions of a group for linking, and its chains as they are written, changed ones only."""

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from minutes_miner.records import Mention
from minutes_miner.tracker.attended import Written, attending, plainly
from minutes_miner.tracker.history import retire
from minutes_miner.tracker.people import dismissed, mention_at
from minutes_miner.tracker.store import Store

_NUMBERS = 100_000_000
Rows = dict[tuple[Any, ...], tuple[Any, ...]]
_TOLD = ("text", "responsible", "status", "deadline", "mentions")
# The agency that a party r of a mention m is, over the layers: what people said of its spelling, then of its name, in the
# country of the document or of its group, then in any.
# of mentions m: those of a group that count, as their document lies somewhere
_STANDING = "m.group_key = ? AND EXISTS (SELECT 1 FROM paths p WHERE p.sha256 = m.sha256)"
_OF_OPEN = (
    " AND m.mention_id IN (SELECT l.mention_id FROM links l JOIN chains a USING (action_id)"
    " WHERE a.group_key = ?1 AND a.status IN ('open', 'in_progress'))"
)
_OF_PARTY = """coalesce(
    (SELECT n.{column} FROM agency_names n WHERE n.name = r.written AND n.said AND n.country IN
        (coalesce(r.country, (SELECT g.country FROM group_countries g WHERE g.group_key = m.group_key), ''), '')
     ORDER BY n.country DESC LIMIT 1),
    (SELECT n.{column} FROM agency_names n WHERE n.name = r.name AND n.country IN
        (coalesce(r.country, (SELECT g.country FROM group_countries g WHERE g.group_key = m.group_key), ''), '')
     ORDER BY n.country DESC LIMIT 1))"""


@dataclass(frozen=True, slots=True)
class Chain:
    """One tracked action as it is written: its mentions in order of time and what follows from them; `documents` tell it."""

    anchor: str
    wanted: int
    mentions: tuple[str, ...]
    counted: tuple[str, ...]
    documents: int
    text: str
    status: str
    status_text: str | None
    responsible: tuple[tuple[str, str], ...]
    deadline: str | None
    deadline_text: str | None
    first_raised: str | None
    last_raised: str | None
    carried_over: int
    slips: int
    days_slipped: int


def wanted_number(anchor: str) -> int:
    """The number that a chain's first mention asks for, from its content: eight digits, so that two hardly ever ask for one
    and the order of arrival does not show in the ids."""
    return int.from_bytes(hashlib.sha256(anchor.encode()).digest()[:8], "big") % _NUMBERS


def stale_groups(c: sqlite3.Connection) -> list[str]:
    """Groups whose chains must be computed anew, sorted."""
    return [row[0] for row in c.execute("SELECT group_key FROM stale_groups ORDER BY 1")]


def _mention_ids(c: sqlite3.Connection, group_key: str) -> set[str]:
    """The ids of what `mentions_of` gives."""
    return {row[0] for row in c.execute(f"SELECT mention_id FROM machine_mentions m WHERE {_STANDING}", (group_key,))}


def mentions_of(
    c: sqlite3.Connection, group_key: str, *, open_only: bool = False
) -> list[tuple[Mention, dict[str, object]]]:
    """The mentions of a group, or of its open actions, with what else chains need of them: version, deadline text, group name.

    Parties stand under the keys of their agencies; "named" are their names as the document has them."""
    rows = c.execute(
        "SELECT m.mention_id, m.sha256, m.row, m.meeting_date, m.text, m.kind, m.reference, m.agenda_item, m.deadline_text,"
        " m.deadline, m.deadline_previous, m.status, m.status_text, m.table_number, e.version, e.group_name"
        f" FROM machine_mentions m JOIN extractions e USING (sha256) WHERE {_STANDING}{_OF_OPEN if open_only else ''}"
        " ORDER BY m.meeting_date, m.sha256, m.row",
        (group_key,),
    )
    names = [column[0] for column in rows.description]
    parties, written, persons = _responsible(c, group_key)
    found = []
    for values in rows.fetchall():
        row = dict(zip(names, values, strict=True))
        who = parties.get(row["mention_id"], [])
        row["who"] = tuple(who)
        row["named"] = tuple(written.get(row["mention_id"], ()))
        mention = Mention(
            id=row["mention_id"], document=row["sha256"], row=row["row"], group=row["group_name"],
            meeting_date=row["meeting_date"], text=row["text"], kind=row["kind"], reference=row["reference"],
            agenda_item=row["agenda_item"], responsible=tuple(name for name, _ in who), deadline=row["deadline"], deadline_before=row["deadline_previous"],
            status=row["status"], status_text=row["status_text"], persons=tuple(persons.get(row["mention_id"], ())),
            in_table=row["table_number"] is not None,
        )  # fmt: skip
        found.append((mention, row))
    return found


def paths_of(c: sqlite3.Connection, group_key: str) -> dict[str, list[str]]:
    """The paths of each document of a group."""
    found: dict[str, list[str]] = {}
    rows = c.execute("SELECT sha256, path FROM extractions JOIN paths USING (sha256) WHERE group_key = ?", (group_key,))
    for sha256, path in rows:
        found.setdefault(sha256, []).append(path)
    return found


def _responsible(
    c: sqlite3.Connection, group_key: str
) -> tuple[dict[str, list[tuple[str, str]]], dict[str, list[str]], dict[str, list[str]]]:
    """By mention of a group: the parties, agencies by their keys, each once with its kind; their names as the document has
    them; the persons among them. Whom the group knows as an agency that attends is no person (see `attended`)."""
    parties: dict[str, list[tuple[str, str]]] = {}
    written: dict[str, list[str]] = {}
    persons = _persons(c, group_key)
    known = attending(c, group_key) if persons else {}
    for mention, position, name, kind, agency in c.execute(
        f"SELECT mention_id, r.position, r.name, r.kind, {_OF_PARTY.format(column='agency')}"
        " FROM machine_responsible r JOIN machine_mentions m USING (mention_id)"
        " WHERE m.group_key = ? ORDER BY mention_id, r.position",
        (group_key,),
    ):
        written.setdefault(mention, []).append(name)
        attends = known.get(plainly(persons.get(mention, {}).get(position, ""))) if kind == "person" else None
        own = _key_of(c, attends, group_key) if attends else None
        if own:
            del persons[mention][position]
        told = parties.setdefault(mention, [])
        party = (own, "agency") if own else (agency if agency and kind == "agency" else name, kind)
        told += [party] if party[0] not in (before for before, _ in told) else []
    return parties, written, {mention: list(named.values()) for mention, named in persons.items()}


def _persons(c: sqlite3.Connection, group_key: str) -> dict[str, dict[int, str]]:
    """By mention of a group the persons who are responsible, by their position among its parties."""
    found: dict[str, dict[int, str]] = {}
    for mention, position, person in c.execute(
        "SELECT m.mention_id, p.position, p.person FROM machine_mentions m JOIN persons p ON p.sha256 = m.sha256"
        " AND p.place = 'action ' || m.row WHERE m.group_key = ? AND p.email IS NULL ORDER BY m.mention_id, p.position",
        (group_key,),
    ):
        found.setdefault(mention, {})[position] = person
    return found


def _key_of(c: sqlite3.Connection, agency: Written, group_key: str) -> str:
    """The key of an agency that attends a group (see `attending`)."""
    row = c.execute(
        f"SELECT {_OF_PARTY.format(column='agency')} FROM (SELECT ? AS written, ? AS name, ? AS country) r,"
        " (SELECT ? AS group_key) m",
        (*agency, group_key),
    ).fetchone()
    return row[0] or agency[1]


@dataclass(frozen=True, slots=True)
class Scored:
    """What was scored of a mention: its fingerprint, by what it is found, and how likely it is one commitment with
    mentions of a greater id."""

    fingerprint: str
    keys: str
    beside: dict[str, float]


def scored(c: sqlite3.Connection, group_key: str) -> dict[str, tuple[str, str]]:
    """The mentions of a group that were scored before: of each the fingerprint, and by what it is found."""
    rows = c.execute("SELECT mention_id, fingerprint, keys FROM scores WHERE group_key = ?", (group_key,))
    return {mention: (content, keys) for mention, content, keys in rows}


def scores_of(c: sqlite3.Connection, group_key: str) -> Iterator[tuple[str, dict[str, float]]]:
    """How likely each of them is one commitment with mentions of a greater id."""
    for mention, beside in c.execute("SELECT mention_id, beside FROM scores WHERE group_key = ?", (group_key,)):
        yield mention, json.loads(beside)


def write_scores(store: Store, group_key: str, scored: Mapping[str, Scored], *, gone: Collection[str]) -> None:
    """Keep what was scored of some mentions of a group, and no more what was of those that are gone."""
    if not scored and not gone:
        return
    with store.transaction() as c:
        c.executemany(
            "DELETE FROM scores WHERE group_key = ? AND mention_id = ?",
            [(group_key, mention) for mention in sorted(gone)],
        )
        c.executemany(
            "INSERT OR REPLACE INTO scores VALUES (?, ?, ?, ?, ?)",
            [(group_key, m, s.fingerprint, s.keys, json.dumps(s.beside)) for m, s in sorted(scored.items())],
        )
        store.seal(f"scores:{group_key}")


def questions_of(c: sqlite3.Connection, group_key: str) -> dict[tuple[str, str], str]:
    """The questions of a group as they stand: the reasons by the two mentions."""
    rows = c.execute("SELECT a, b, reasons FROM questions WHERE group_key = ?", (group_key,))
    return {(a, b): reasons for a, b, reasons in rows}


def homes(c: sqlite3.Connection, group_key: str) -> dict[str, str]:
    """The action of each mention of a group as it stands."""
    rows = c.execute(
        "SELECT mention_id, action_id FROM links WHERE group_key = ?1"
        " AND action_id IN (SELECT action_id FROM chains WHERE group_key = ?1)",
        (group_key,),
    )
    return dict(rows.fetchall())


def settled(c: sqlite3.Connection, group_key: str) -> dict[str, str]:
    """What is kept of the parts of a group as it was written last, by digest: a part that has one of them stands as it should;
    for some it says what its first clusters are."""
    return dict(c.execute("SELECT digest, clusters FROM settled WHERE group_key = ?", (group_key,)).fetchall())


def meeting_dates(c: sqlite3.Connection, group_key: str) -> list[str]:
    """The days on which a group met, sorted, each once."""
    rows = c.execute(
        "SELECT DISTINCT meeting_date FROM extractions WHERE group_key = ? AND meeting_date IS NOT NULL ORDER BY 1",
        (group_key,),
    )
    return [row[0] for row in rows]


def write_chains(
    store: Store,
    group_key: str,
    group: str,
    chains: Sequence[Chain],
    questions: Iterable[tuple[str, str, float, str]],
    *,
    mentions: Collection[str],
    home: Mapping[str, str],
    kept: Collection[str],
    settled: Mapping[str, str],
    said: Mapping[str, Mapping[str, str | None]],
    why: str,
) -> list[str] | None:
    """Bring the chains of a group to what was computed; ids that were given once answer for ever. None where another process has
    written to the group since it was read as `mentions` and their `home`: then it stays to be linked.

    `kept` are the ids of actions that stay as they stand, besides `chains`; `settled` what `settled` will tell.
    `said` is what people say of fields, by mention, and the day that "next meeting" came to be; `why` is written to the log for what changed. Returns the ids that are
    gone without a mention that tells where to: for `follow`, when all groups are written.
    """
    with store.transaction() as c:
        if _mention_ids(c, group_key) != set(mentions) or homes(c, group_key) != home:
            return None
        before = _Written(_read(c, group_key))
        ids, left = {}, set()
        for chain in chains:
            action_id, group_before = _action_id(store, c, group_key, chain)
            ids[action_id] = chain
            left.add(group_before)
        wanted_rows = _rows(ids, group_key, group)
        for mention, fields in said.items():
            if (mention,) in wanted_rows["links"]:
                for field, value in fields.items():
                    wanted_rows["said"][mention, field] = (mention, field, value, group_key)
        before.keep(kept, wanted_rows)
        for table, wanted in wanted_rows.items():
            _bring_to(store, c, table, before.rows[table], wanted)
        after = _Written(wanted_rows)
        gone = _pass_on(store, c, before, after, chains, left)
        _tell(store, before, after, why)
        _write_questions(c, group_key, questions, {mention for mention, home in before.home.items() if home in kept})
        c.execute("DELETE FROM settled WHERE group_key = ?", (group_key,))
        c.executemany("INSERT INTO settled VALUES (?, ?, ?)", [(group_key, *kept) for kept in sorted(settled.items())])
        c.execute("DELETE FROM stale_groups WHERE group_key = ?", (group_key,))
        for key in sorted({group_key, *left}):
            store.seal(f"group:{key}")
    return gone


def _write_questions(
    c: sqlite3.Connection, group_key: str, questions: Iterable[tuple[str, str, float, str]], kept: Collection[str]
) -> None:
    """Bring the questions of a group to those that were found, but for those of mentions that stay as they stand."""
    rows = c.execute("SELECT a, b, probability, reasons FROM questions WHERE group_key = ?", (group_key,))
    before, wanted = {tuple(row) for row in rows if row[0] not in kept}, set(questions)
    c.executemany("DELETE FROM questions WHERE a = ? AND b = ?", sorted((a, b) for a, b, *_ in before - wanted))
    c.executemany(
        "INSERT OR REPLACE INTO questions VALUES (?, ?, ?, ?, ?)",
        sorted((a, b, group_key, p, why) for a, b, p, why in wanted - before),
    )


def alive(store: Store, action_ids: Iterable[str]) -> set[str]:
    """Those of some ids that are actions today."""
    c = store.connection
    return {a for a in action_ids if c.execute("SELECT 1 FROM chains WHERE action_id = ?", (a,)).fetchone()}


def follow(store: Store, gone: Iterable[str]) -> None:
    """Ids whose mentions were read anew, replaced, or moved to another group answer with the action that now has what
    stands in their place."""
    for action_id in sorted(gone):
        if (now := _where_now(store.connection, action_id)) is None:
            continue
        with store.transaction() as c:
            rows = c.execute(
                "SELECT action_id, group_key FROM action_ids WHERE action_id = ? OR now = ?", (action_id, action_id)
            ).fetchall()
            for former, _ in rows:
                _answer_with(store, c, former, now)
            store.note("joined", action_id, old=action_id, new=now, why="what stood there stands in this one now")
            for group_key in sorted({group_key for _, group_key in rows}):
                store.seal(f"group:{group_key}")


def _where_now(c: sqlite3.Connection, action_id: str) -> str | None:
    """The action that has what stands today where the mentions of a former one stood, the first of them that is found; None where
    a person said that it is no action point."""
    no_actions = dismissed(c)
    rows = c.execute(
        "SELECT m.sha256, m.row, m.quote FROM past_links l"
        " JOIN (SELECT mention_id, sha256, row, quote, meeting_date FROM machine_mentions"
        " UNION SELECT mention_id, sha256, row, quote, meeting_date FROM past_machine_mentions) m USING (mention_id)"
        " WHERE l.action_id = ? ORDER BY l.counted DESC, m.meeting_date, m.sha256, m.row",
        (action_id,),
    ).fetchall()
    for sha256, row, quote in rows:
        mention = mention_at(c, json.dumps([sha256, row, " ".join(quote.split())], ensure_ascii=False))
        if mention in no_actions:
            return None
        found = c.execute("SELECT action_id FROM links WHERE mention_id = ?", (mention,)).fetchone()
        if found:
            return str(found[0])
    return None


_KEYS = {
    "chains": ("action_id",),
    "chain_responsible": ("action_id", "position"),
    "links": ("mention_id",),
    "said": ("mention_id", "field"),
}
_WHERE = {
    "chains": "group_key = ?",
    "chain_responsible": "action_id IN (SELECT action_id FROM action_ids WHERE group_key = ?)",
    "links": "group_key = ?",
    "said": "group_key = ?",
}


def _read(c: sqlite3.Connection, group_key: str) -> dict[str, Rows]:
    """The chains of a group as they stand: rows by table and key, without the time from which they are known."""
    found = {}
    for table, keys in _KEYS.items():
        rows = c.execute(f"SELECT * FROM {table} WHERE {_WHERE[table]}", (group_key,)).fetchall()
        found[table] = {tuple(row[: len(keys)]): tuple(row[:-1]) for row in rows}
    return found


class _Written:
    """The chains of a group, as they stand or as they should: rows by table and key."""

    def __init__(self, rows: dict[str, Rows]) -> None:
        self.rows = rows
        self.ids = {key[0] for key in rows["chains"]}
        self.home = {key[0]: row[1] for key, row in rows["links"].items()}

    def keep(self, ids: Collection[str], wanted: dict[str, Rows]) -> None:
        """Add the rows of some actions as they stand to those that are wanted."""
        for key, row in self.rows["links"].items():
            if row[1] in ids:
                wanted["links"][key] = row
        for table in ("chains", "chain_responsible"):
            wanted[table] |= {key: row for key, row in self.rows[table].items() if key[0] in ids}
        wanted["said"] |= {key: row for key, row in self.rows["said"].items() if self.home.get(key[0]) in ids}

    def told(self) -> dict[str, dict[str, Any]]:
        """Each action as the log tells it."""
        found: dict[str, dict[str, Any]] = {
            key[0]: {"text": row[3], "responsible": [], "status": row[4], "deadline": row[6], "mentions": []}
            for key, row in self.rows["chains"].items()
        }
        for (action_id, _), row in sorted(self.rows["chain_responsible"].items()):
            found[action_id]["responsible"].append(row[2])
        for mention, action_id in sorted(self.home.items()):
            if action_id in found:
                found[action_id]["mentions"].append(mention)
        return found


def _rows(ids: dict[str, Chain], group_key: str, group: str) -> dict[str, Rows]:
    """The rows that chains become, by table and key."""
    found: dict[str, Rows] = {table: {} for table in _KEYS}
    for action_id, chain in ids.items():
        found["chains"][action_id,] = (
            action_id, group_key, group, chain.text, chain.status, chain.status_text, chain.deadline, chain.deadline_text,
            chain.first_raised, chain.last_raised, chain.documents, chain.carried_over, chain.slips, chain.days_slipped,
        )  # fmt: skip
        for position, (name, kind) in enumerate(chain.responsible, 1):
            found["chain_responsible"][action_id, position] = (action_id, position, name, kind)
        counted = set(chain.counted)
        for mention in chain.mentions:
            found["links"][mention,] = (mention, action_id, group_key, int(mention in counted))
    return found


def _bring_to(store: Store, c: sqlite3.Connection, table: str, now: Rows, wanted: Rows) -> None:
    """Change the rows of a table that are not as wanted, and keep what they were."""
    where = " AND ".join(f"{name} = ?" for name in _KEYS[table])
    for key in sorted(now.keys() | wanted.keys()):
        row = wanted.get(key)
        if now.get(key) == row:
            continue
        retire(c, table, where, key, now=store.now)
        if row is not None:
            c.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * (len(row) + 1))})", (*row, store.now))


def _action_id(store: Store, c: sqlite3.Connection, group_key: str, chain: Chain) -> tuple[str, str]:
    """The id of a chain by its first mention, made from its content, so that the order of arrival does not matter; and the
    group that had it."""
    row = c.execute("SELECT action_id, now, group_key FROM action_ids WHERE anchor = ?", (chain.anchor,)).fetchone()
    if row:
        if row[1:] != (row[0], group_key):
            _answer_with(store, c, row[0], row[0], group_key)
        return str(row[0]), str(row[2])
    number = chain.wanted
    while True:
        action_id = f"A-{number:08d}"
        if c.execute("SELECT 1 FROM action_ids WHERE action_id = ?", (action_id,)).fetchone() is None:
            c.execute(
                "INSERT INTO action_ids VALUES (?, ?, ?, ?, ?)",
                (action_id, chain.anchor, action_id, group_key, store.now),
            )
            return action_id, group_key
        number = (number + 1) % _NUMBERS


def _answer_with(store: Store, c: sqlite3.Connection, action_id: str, now: str, group: str | None = None) -> None:
    """From now on an id answers with another action, or is of another group."""
    anchor, group_key = c.execute(
        "SELECT anchor, group_key FROM action_ids WHERE action_id = ?", (action_id,)
    ).fetchone()
    retire(c, "action_ids", "action_id = ?", (action_id,), now=store.now)
    c.execute("INSERT INTO action_ids VALUES (?, ?, ?, ?, ?)", (action_id, anchor, now, group or group_key, store.now))


def _pass_on(
    store: Store, c: sqlite3.Connection, before: _Written, after: _Written, chains: Sequence[Chain], left: set[str]
) -> list[str]:
    """Ids that are gone answer with the action that took over their first mention; returns those that have none.

    The groups of the ids are added to `left`: an id may be of another group than what it answers with."""
    moved: dict[str, str] = {}
    for mention in (mention for chain in chains for mention in chain.mentions):
        old, new = before.home.get(mention), after.home[mention]
        if old is not None and old != new:
            moved.setdefault(old, new)
    for gone in sorted(before.ids - after.ids):
        if gone in moved:
            rows = c.execute(
                "SELECT action_id, group_key FROM action_ids WHERE action_id = ? OR now = ?", (gone, gone)
            ).fetchall()
            for action_id, group_key in rows:
                left.add(group_key)
                _answer_with(store, c, action_id, moved[gone])
            store.note("joined", gone, old=gone, new=moved[gone], why="the same commitment as an earlier one")
    return sorted(before.ids - after.ids - moved.keys())


def _tell(store: Store, before: _Written, after: _Written, why: str) -> None:
    """What became of each action of a group, in the log: only what changed."""
    then, now = before.told(), after.told()
    for action_id in sorted(then.keys() | now.keys()):
        old, new = then.get(action_id), now.get(action_id)
        if old is None:
            store.note("raised", action_id, new=new, why="found in minutes")
        elif new is None:
            store.note("gone", action_id, old=old, why="its mentions belong elsewhere or are no longer there")
        elif changed := [name for name in _TOLD if old[name] != new[name]]:
            store.note(
                "changed", action_id, old={name: old[name] for name in changed}, new={name: new[name] for name in changed},
                why=why,
            )  # fmt: skip
