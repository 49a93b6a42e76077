"""Which documents are of one group: the name and the country that each gives, and what people said of groups.

`name_key` is the normal form of a group's name, `series_key` that with its country where one name has several, or with the folder
of documents that name no group; the
`group_key` of documents and chains is the first of all series that people said are one.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from minutes_miner.errors import RequestError
from minutes_miner.joined import contradiction, roots
from minutes_miner.tracker.history import retire, rewrite
from minutes_miner.tracker.log import PEOPLE
from minutes_miner.tracker.papers import NO_GROUP
from minutes_miner.tracker.store import Store

_SUFFIX = re.compile(r" \((?:[A-Z]{2}|\?|[0-9a-f]{8})\)$")  # a country, or the folder of what names no group
_RARE = 5  # times rarer than the most frequent name, from which a name may be a slip of one document


@dataclass(frozen=True, slots=True)
class Document:
    """What one document says of its group, under which keys it stands, and the first of its paths."""

    sha256: str
    name: str
    name_key: str
    country: str | None
    series_key: str
    group_key: str
    path: str


def documents_beside(c: sqlite3.Connection, group_keys: Iterable[str]) -> list[Document]:
    """The documents of some groups, and all that have a name in common with one of them."""
    names = {
        row[0]
        for key in group_keys
        for row in c.execute(
            "SELECT DISTINCT s.name_key FROM extractions e JOIN series s USING (sha256) WHERE e.group_key = ?", (key,)
        )
    }
    return [document for name in sorted(names) for document in documents_named(c, name)]


def all_documents(c: sqlite3.Connection) -> Iterator[Document]:
    """The documents of all groups that meet: what is no record of a meeting makes none."""
    yield from _documents(c, "e.kind <> 'other'", ())


def _documents(c: sqlite3.Connection, where: str, values: tuple[str, ...]) -> Iterator[Document]:
    rows = c.execute(
        "SELECT s.sha256, e.group_name, s.name_key, s.country, s.series_key, e.group_key, min(p.path) FROM series s"
        f" JOIN extractions e USING (sha256) JOIN paths p USING (sha256) WHERE {where} GROUP BY s.sha256 ORDER BY s.sha256",
        values,
    )
    return (Document(*row) for row in rows.fetchall())


def documents_named(c: sqlite3.Connection, name: str) -> list[Document]:
    """The documents of all series of one name, given in its normal form."""
    return list(_documents(c, "s.name_key = ?", (name,)))


def name_of(series_key: str) -> str:
    """The normal form of the name of a series, without the country or folder that may stand behind it."""
    return _SUFFIX.sub("", series_key)


def paths_of_groups(c: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The key of each group with each path of its documents."""
    yield from c.execute(
        "SELECT e.group_key, p.path FROM paths p JOIN extractions e USING (sha256) WHERE e.kind <> 'other'"
    )


def names_of(c: sqlite3.Connection, group_key: str) -> dict[str, tuple[str, str | None]]:
    """What each document of a group says of it: name and country."""
    rows = c.execute(
        "SELECT sha256, group_name, s.country FROM series s JOIN extractions USING (sha256) WHERE group_key = ?",
        (group_key,),
    )
    return {sha256: (name, country) for sha256, name, country in rows}


def move(store: Store, document: Document, series_key: str, group_key: str) -> set[str]:
    """Put a document into another series or group; both groups must be linked anew. Returns the ids of the actions that it had
    part in, which are written anew with them."""
    ids: set[str] = set()
    with store.transaction() as c:
        c.execute("UPDATE series SET series_key = ? WHERE sha256 = ?", (series_key, document.sha256))
        stale = [document.group_key]
        if group_key != document.group_key:
            for table in ("extractions", "machine_mentions"):
                rewrite(c, table, "sha256 = ?", (document.sha256,), now=store.now, group_key=group_key)
            mine = "mention_id IN (SELECT mention_id FROM machine_mentions WHERE sha256 = ?)"
            ids = {
                row[0] for row in c.execute(f"SELECT DISTINCT action_id FROM links WHERE {mine}", (document.sha256,))
            }
            for table in ("chains", "chain_responsible"):
                for action_id in sorted(ids):
                    retire(c, table, "action_id = ?", (action_id,), now=store.now)
            retire(c, "said", mine, (document.sha256,), now=store.now)
            retire(c, "links", mine, (document.sha256,), now=store.now)
            c.execute(f"DELETE FROM scores WHERE group_key = ? AND {mine}", (document.group_key, document.sha256))
            store.seal(f"scores:{document.group_key}")
            store.note("moved", document.sha256, old=document.group_key, new=group_key, why="of another group")
            stale.append(group_key)
        c.executemany("INSERT OR IGNORE INTO stale_groups VALUES (?)", [(key,) for key in stale])
        store.seal(document.sha256)
    return ids


def name_of_all(names: Iterable[str]) -> str:
    """What a group is called, of the names that its documents give: the fullest of those that are not far rarer than another."""
    given = list(names)
    counted = Counter([name for name in given if name != NO_GROUP] or given)
    usual = [name for name, count in counted.items() if count * _RARE >= max(counted.values())]
    return max(usual, key=lambda name: (len(name), name))


def said(c: sqlite3.Connection) -> list[tuple[str, str, bool]]:
    """What people said of pairs of series: whether they are one group."""
    rows = c.execute("SELECT a, b, same FROM groups_by_people ORDER BY a, b")
    return [(a, b, bool(same)) for a, b, same in rows]


def canonical(rows: Iterable[tuple[str, str, bool]]) -> dict[str, str]:
    """The first of all series that are one, by each of them. Raises `RequestError` `contradiction` where two are one, over
    any number of steps, and are not."""
    rows = list(rows)
    torn = contradiction(rows)
    if torn is not None:
        raise RequestError(
            "contradiction",
            f"People said that {torn[0]!r} and {torn[1]!r} are one group, and that they are two. Undo one of the two first "
            "('minutes-miner log', 'minutes-miner undo ENTRY').",
        )
    return roots((a, b) for a, b, same in rows if same)


def decide(store: Store, what: str, pairs: Iterable[tuple[str, str]], same: bool, *, why: str | None) -> None:
    """Keep that series are one group, or are two. Raises `RequestError` `contradiction`, and changes nothing."""
    rows = [(min(pair), max(pair), same) for pair in pairs]
    with store.transaction() as c:
        old = [row for row in said(c) if (row[0], row[1]) in {(a, b) for a, b, _ in rows}]
        canonical([*said(c), *rows])
        for a, b, one in rows:
            values = (a, b, int(one), store.author.who, store.author.at, why)
            c.execute("INSERT OR REPLACE INTO groups_by_people VALUES (?, ?, ?, ?, ?, ?)", values)
        touch(store, rows)
        subject = " = ".join(rows[0][:2])
        store.note(f"group {what}", subject, old={"groups": old}, new={"groups": rows}, why=why)
        store.seal(PEOPLE)


def touch(store: Store, rows: Iterable[Any]) -> None:
    """The groups of some series, and of all of the same names, must be looked at anew."""
    store.connection.executemany(
        "INSERT OR IGNORE INTO stale_groups SELECT DISTINCT group_key FROM series JOIN extractions USING (sha256)"
        " WHERE name_key = ?",
        [(name_of(key),) for row in rows for key in row[:2]],
    )


def take_back(store: Store, old: Iterable[Any], new: Iterable[Any], *, why: str | None) -> None:
    """Undo a decision, inside the transaction of the undoing."""
    c = store.connection
    for a, b, *_ in new:
        c.execute("DELETE FROM groups_by_people WHERE a = ? AND b = ?", (a, b))
    for a, b, same in old:
        values = (a, b, int(same), store.author.who, store.author.at, why)
        c.execute("INSERT OR REPLACE INTO groups_by_people VALUES (?, ?, ?, ?, ?, ?)", values)
    touch(store, [*new, *old])
