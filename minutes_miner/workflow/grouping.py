"""What people see and say of groups: the list of them, which may be one, and which are or are not."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

from minutes_miner.errors import RequestError
from minutes_miner.link.series import Group, home_of, own_series, suggest_series
from minutes_miner.tracker import groups
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.groups import Document
from minutes_miner.tracker.lists import PairIds
from minutes_miner.tracker.papers import NO_GROUP
from minutes_miner.tracker.store import Clock, open_to_write
from minutes_miner.workflow.regrouping import said

_COUNTRY = 3  # characters of "JO)"; what is longer is the folder of documents that name no group
_FEW = 3  # groups whose minutes lie in one folder, which may be one


def _lasting(c: sqlite3.Connection, a: str, b: str) -> tuple[str, str]:
    """Two series as people's words keep them: with their country where one is known, so that they mean the same when a group
    of that name in another country turns up."""
    return _with_country(c, a), _with_country(c, b)


def _with_country(c: sqlite3.Connection, key: str) -> str:
    mine = {own_series(d.name, d.country) for d in groups.documents_named(c, key) if d.series_key == key} - {key}
    return mine.pop() if len(mine) == 1 else key


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two series that may be one group; `id` is made from their keys."""

    id: str
    a: str
    b: str
    a_name: str
    b_name: str
    evidence: tuple[str, ...]
    against: tuple[str, ...]


def listed(db: Path) -> list[dict[str, Any]]:
    """The groups of a tracker: name, key, country, other names, documents, first and last meeting."""
    with closing(open_to_read(db)) as c:
        return [_told(key, found) for key, found in sorted(_by_group(c).items())]


def _told(key: str, found: Sequence[Document]) -> dict[str, Any]:
    name = groups.name_of_all(document.name for document in found)
    names = [name, *sorted({document.name for document in found} - {name}, key=lambda other: (-len(other), other))]
    codes = sorted({document.country for document in found if document.country})
    of_country = key.rpartition(" (")[2] if key.endswith(")") else ""  # "cp (JO)": one of several of that name
    shown = f"{names[0]} ({of_country}" if 0 < len(of_country) <= _COUNTRY else names[0]
    if names == [NO_GROUP]:
        shown = f"{NO_GROUP} in {home_of(min(document.path for document in found))}"
    return {"group": shown, "key": key, "country": ", ".join(codes), "names": names[1:], "documents": len(found)}


def suggestions(db: Path) -> list[Suggested]:
    """Groups that may be one, and of which people have not said whether they are."""
    with closing(open_to_read(db)) as c:
        return _suggestions(c)


def accept(db: Path, ids: Sequence[str], *, clock: Clock, who: str, why: str | None = None) -> list[str]:
    """Suggestions are right: the two are one group from now on. Returns what was joined."""
    return _answer(db, ids, True, clock=clock, who=who, why=why)


def refuse(db: Path, ids: Sequence[str], *, clock: Clock, who: str, why: str | None = None) -> list[str]:
    """Suggestions are wrong, for ever. Returns what was parted."""
    return _answer(db, ids, False, clock=clock, who=who, why=why)


def merge(db: Path, a: str, b: str, *, clock: Clock, who: str, why: str | None = None) -> str:
    """Two groups, by their names or keys, are one. Returns its key."""
    from minutes_miner.workflow.linking import relink

    with open_to_write(db, clock=clock, who=who) as store:
        pair = (_key(store.connection, a), _key(store.connection, b))
        now = groups.canonical(said(store.connection))
        if now.get(pair[0], pair[0]) == now.get(pair[1], pair[1]):
            raise RequestError("contradiction", f"{a!r} and {b!r} are one group already.")
        groups.decide(store, "merge", [_lasting(store.connection, *pair)], True, why=why)
        relink(store, why="people said so")
        return groups.canonical(said(store.connection))[pair[0]]


def _answer(db: Path, ids: Sequence[str], same: bool, *, clock: Clock, who: str, why: str | None) -> list[str]:
    from minutes_miner.workflow.linking import relink

    with open_to_write(db, clock=clock, who=who) as store:
        known = {(found.a, found.b): found for found in _suggestions(store.connection)}
        joined = _joined(store.connection) if same else {}
        named = PairIds("G", {**joined, **known})
        found = [named.find(id_, code="unknown-group", of="groups") for id_ in ids]
        chosen = [known[pair] for pair in found if pair in known]
        pairs = [_lasting(store.connection, one.a, one.b) for one in chosen]
        if pairs:
            groups.decide(store, "accept" if same else "refuse", pairs, same, why=why)
            relink(store, why="people said so")
        is_ = "is" if same else "is never"
        return [
            f"{known[p].a_name} {is_} {known[p].b_name}" if p in known else f"{joined[p]}: one group already"
            for p in found
        ]


def _joined(c: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """The pairs of series that are one group already, each with the name of the group: what an earlier answer has settled."""
    told = {
        key: (_told(key, found)["group"], sorted({d.series_key for d in found})) for key, found in _by_group(c).items()
    }
    return {pair: name for name, keys in told.values() for pair in permutations(keys, 2)}


def _suggestions(c: sqlite3.Connection) -> list[Suggested]:
    by_key = _by_group(c)
    answers = said(c)
    canonical = groups.canonical(answers)
    decided = {frozenset(canonical.get(key, key) for key in row[:2]) for row in answers}
    folders = _folders(c)
    facts = [_facts(c, key, found, folders) for key, found in sorted(by_key.items())]
    keys = {
        group.name: key for group, key in zip(facts, sorted(by_key), strict=True)
    }  # names are distinct, see `_told`
    pairs = {(keys[pair.a], keys[pair.b]): pair for pair in suggest_series(facts)}
    open_ = {(a, b): pair for (a, b), pair in pairs.items() if frozenset((a, b)) not in decided}
    ids = PairIds("G", open_)
    return [Suggested(ids[keyed], *keyed, pair.a, pair.b, pair.evidence, pair.against) for keyed, pair in open_.items()]


def _folders(c: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """By group the folders that tell something of it: those in which the minutes of few groups lie, of many that there are."""
    inside: dict[str, set[str]] = defaultdict(set)
    everywhere: set[str] = set()
    for key, path in groups.paths_of_groups(c):
        inside[str(Path(path).parent)].add(key)
        everywhere.add(key)
    found: dict[str, set[str]] = defaultdict(set)
    for folder, keys in inside.items():
        if len(keys) <= min(_FEW, len(everywhere) - 1):
            for key in keys:
                found[key].add(folder)
    return {key: frozenset(names) for key, names in found.items()}


def _facts(c: sqlite3.Connection, key: str, found: Iterable[Document], folders: Mapping[str, frozenset[str]]) -> Group:
    told = _told(key, list(found))
    agencies = c.execute(
        "SELECT DISTINCT a.agency FROM attendance a JOIN extractions e USING (sha256) WHERE e.group_key = ? AND a.agency IS NOT NULL",
        (key,),
    )
    days = c.execute(
        "SELECT DISTINCT meeting_date FROM extractions WHERE group_key = ? AND meeting_date IS NOT NULL", (key,)
    )
    country = told["country"] if len(told["country"]) == 2 else None
    attend, met = (frozenset(row[0] for row in rows) for rows in (agencies, days))
    return Group(told["group"], country, attend, met, folders.get(key, frozenset()))


def _by_group(c: sqlite3.Connection) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = defaultdict(list)
    for document in groups.all_documents(c):
        found[document.group_key].append(document)
    return found


def _key(c: sqlite3.Connection, name: str) -> str:
    """The series of a group by its key or one of its names."""
    wanted = name.casefold()
    keys = sorted(
        {
            d.series_key
            for d in groups.all_documents(c)
            if wanted in (told.casefold() for told in (d.name, d.series_key, d.group_key))
        }
    )
    if not keys:
        raise RequestError("unknown-group", f"No group {name!r}; 'minutes-miner groups list' shows them.")
    if len(keys) > 1:
        raise RequestError("unknown-group", f"{name!r} is several groups; give one of their keys: {', '.join(keys)}.")
    return keys[0]
