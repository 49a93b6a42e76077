"""Agencies in the tracker: the names that minutes use, what people said of them, and what they are called.

Three things are kept apart. What a document says (`machine_responsible`, `attendance`) is never touched. What people said
stands in `aliases` (a name means an agency), `refusals` (it does not, for ever) and `named_agencies` (organisations that they
added or renamed). `agency_names` follows from both and is made anew when one of them changes: each name, in a country or in
any (''), with the agency that it means and what that agency is called.

An agency goes by its key: its name, with the country behind it where an acronym means another body in each ("MoSD (JO)").
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from minutes_miner.records import Extraction
from minutes_miner.tracker.history import retire
from minutes_miner.tracker.log import AGENCIES, PEOPLE
from minutes_miner.tracker.persons import Mask
from minutes_miner.tracker.store import Store


@dataclass(frozen=True, slots=True)
class Heard:
    """A name as documents use it, and the countries of the groups that use it where the document gives none ("" for none)."""

    name: str
    country: str | None
    group_countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation that people added or renamed: its key, what it is called, its country ("" for many), other names."""

    agency: str
    shown: str
    country: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """People said that a name, or another agency's key, means this agency."""

    alias: str
    agency: str
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """All that people said of agencies; refusals are pairs (alias, agency)."""

    aliases: tuple[Alias, ...]
    named: tuple[Named, ...]
    refused: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class NameRow:
    """One row of `agency_names`; `said` where people said it, so that it holds for a spelling as written too."""

    name: str
    country: str
    agency: str
    shown: str
    said: bool
    folded: str


def said(c: sqlite3.Connection) -> Said:
    """What people said of agencies."""
    return Said(
        tuple(Alias(*row) for row in c.execute("SELECT alias, agency, evidence FROM aliases ORDER BY alias")),
        tuple(
            Named(agency, shown, country, tuple(json.loads(names)))
            for agency, shown, country, names in c.execute(
                "SELECT agency, shown, country, names FROM named_agencies ORDER BY agency"
            )
        ),
        frozenset((alias, agency) for alias, agency in c.execute("SELECT alias, agency FROM refusals")),
    )


def heard(c: sqlite3.Connection, *, depends: Callable[[str], bool]) -> Iterator[Heard]:
    """Every name of a responsible agency or of an attendee. Where it `depends` on the country, with those of its groups."""
    yield from _heard(c, "machine_responsible", "name", "machine_mentions", "mention_id", depends)
    yield from _heard(c, "attendance", "agency", "extractions", "sha256", depends)


def _heard(
    c: sqlite3.Connection, table: str, column: str, of: str, by: str, depends: Callable[[str], bool]
) -> Iterator[Heard]:
    kind = " AND kind = 'agency'" if table == "machine_responsible" else ""
    for name in _each(c, table, column):
        countries = [row[0] for row in _countries_of(c, table, column, name)]
        if kind and not c.execute(f"SELECT 1 FROM {table} WHERE {column} = ?{kind} LIMIT 1", (name,)).fetchone():
            continue
        for country in countries:
            groups: frozenset[str] = frozenset()
            if country is None and depends(name):
                rows = c.execute(
                    f"SELECT DISTINCT coalesce(g.country, '') FROM {table} t JOIN {of} m USING ({by})"
                    f" LEFT JOIN group_countries g ON g.group_key = m.group_key WHERE t.{column} = ? AND t.country IS NULL",
                    (name,),
                )
                groups = frozenset(row[0] for row in rows)
            yield Heard(name, country, groups)


def _each(c: sqlite3.Connection, table: str, column: str) -> list[str]:
    """The values of a column, each once; skips along its index."""
    rows = c.execute(
        f"WITH RECURSIVE v (x) AS (SELECT min({column}) FROM {table} UNION ALL SELECT"
        f" (SELECT min({column}) FROM {table} WHERE {column} > v.x) FROM v WHERE v.x IS NOT NULL)"
        " SELECT x FROM v WHERE x IS NOT NULL"
    )
    return [row[0] for row in rows]


def _countries_of(c: sqlite3.Connection, table: str, column: str, name: str) -> list[tuple[str | None]]:
    """The countries beside a name, each once, None among them; skips along the index."""
    none = c.execute(f"SELECT 1 FROM {table} WHERE {column} = ? AND country IS NULL LIMIT 1", (name,)).fetchone()
    rows = c.execute(
        f"WITH RECURSIVE v (x) AS (SELECT min(country) FROM {table} WHERE {column} = ?1 UNION ALL SELECT"
        f" (SELECT min(country) FROM {table} WHERE {column} = ?1 AND country > v.x) FROM v WHERE v.x IS NOT NULL)"
        " SELECT x FROM v WHERE x IS NOT NULL",
        (name,),
    ).fetchall()
    return [*([(None,)] if none else []), *((row[0],) for row in rows)]


def name_rows(c: sqlite3.Connection) -> dict[tuple[str, str], NameRow]:
    """`agency_names` as it is, by name and country."""
    rows = c.execute("SELECT name, country, agency, shown, said, folded FROM agency_names")
    return {(row[0], row[1]): NameRow(row[0], row[1], row[2], row[3], bool(row[4]), row[5]) for row in rows}


def names_said(c: sqlite3.Connection) -> frozenset[str]:
    """The names (folded) that people gave to agencies."""
    return frozenset(row[0] for row in c.execute("SELECT folded FROM agency_names WHERE said"))


def write_names(store: Store, rows: Mapping[tuple[str, str], NameRow]) -> None:
    """Bring `agency_names` to these rows, keep what they were, and let groups in which a name means another agency be linked anew."""
    with store.transaction() as c:
        before = name_rows(c)
        moved = set()
        for key in sorted(before.keys() | rows.keys()):
            old, new = before.get(key), rows.get(key)
            if old == new:
                continue
            retire(c, "agency_names", "name = ? AND country = ?", key, now=store.now)
            if new is not None:
                c.execute(
                    "INSERT INTO agency_names VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (new.name, new.country, new.agency, new.shown, int(new.said), new.folded, store.now),
                )
            if (old.agency if old else key[0]) != (new.agency if new else key[0]):
                moved.add(key[0])
        for name in sorted(moved):
            _touch(c, name)
        if before != rows:
            store.seal(AGENCIES)


def _touch(c: sqlite3.Connection, name: str) -> None:
    """The groups that use a name must be linked anew."""
    c.execute(
        "INSERT OR IGNORE INTO stale_groups SELECT m.group_key FROM machine_responsible r"
        " JOIN machine_mentions m USING (mention_id) WHERE r.name = ?1 OR r.written = ?1"
        " UNION SELECT e.group_key FROM attendance a JOIN extractions e USING (sha256) WHERE a.agency = ?1",
        (name,),
    )


def touch_agencies(c: sqlite3.Connection, keys: Iterable[str]) -> None:
    """The groups that use any name of some agencies must be linked anew, and what may be an alias there be looked for again."""
    for key in keys:
        names = {row[0] for row in c.execute("SELECT name FROM agency_names WHERE agency = ? OR name = ?", (key, key))}
        for name in sorted(names | {key}):
            _touch(c, name)


def country_votes(c: sqlite3.Connection, group_key: str) -> tuple[list[str], list[str]]:
    """The countries that documents of a group say they are of, one each, and the names and titles that the group has."""
    rows = c.execute("SELECT country, group_name FROM extractions WHERE group_key = ?", (group_key,)).fetchall()
    return [row[0] for row in rows if row[0]], sorted({row[1] for row in rows})


def set_group_country(store: Store, group_key: str, country: str | None) -> None:
    """Note the country in which a group meets, or that none is known."""
    with store.transaction() as c:
        row = c.execute("SELECT country FROM group_countries WHERE group_key = ?", (group_key,)).fetchone()
        if (row[0] if row else None) == country:
            return
        c.execute("DELETE FROM group_countries WHERE group_key = ?", (group_key,))
        if country:
            c.execute("INSERT INTO group_countries VALUES (?, ?)", (group_key, country))
        c.execute("INSERT OR IGNORE INTO stale_groups VALUES (?)", (group_key,))
        store.seal(AGENCIES)


def add_abbreviations(c: sqlite3.Connection, extraction: Extraction, persons: Mask) -> None:
    """Keep where a document writes "Name (ACRONYM)"."""
    for position, short in enumerate(extraction.abbreviations, 1):
        c.execute(
            "INSERT INTO abbreviations VALUES (?, ?, ?, ?, ?, ?)",
            (extraction.source.sha256, position, short.acronym, short.name, short.page, persons.apply(short.quote)),
        )


# what people say


def state(
    store: Store,
    what: str,
    subject: str,
    *,
    aliases: Sequence[Alias] = (),
    without: Sequence[str] = (),
    refuse: Sequence[tuple[str, str]] = (),
    allow: Sequence[tuple[str, str]] = (),
    named: Sequence[Named] = (),
    why: str | None = None,
) -> None:
    """Keep, in one transaction with its entry in the log: aliases, aliases that hold no more (`without`), refused pairs and
    pairs that are refused no more, organisations added or renamed."""
    gone = [("aliases", (alias,)) for alias in without] + [("refusals", pair) for pair in allow]
    made: list[tuple[str, tuple[Any, ...]]] = []
    with store.transaction() as c:
        who, at = store.author.who, store.author.at
        made += [("aliases", (a.alias, a.agency, who, at, a.evidence)) for a in aliases]
        made += [("refusals", (*pair, who, at, why)) for pair in refuse]
        made += [
            ("named_agencies", (n.agency, n.shown, n.country, json.dumps(n.names, ensure_ascii=False), who, at, why))
            for n in named
        ]
        old: dict[str, list[Any]] = {}
        new: dict[str, list[Any]] = {}
        for table, values in [*gone, *((table, values) for table, values in made)]:
            before = row_of(c, table, values)
            if before is not None:
                old.setdefault(table, []).append(before)
                delete_row(c, table, values)
        for table, values in made:
            insert_row(c, table, values)
            new.setdefault(table, []).append(list(values))
        touch_agencies(c, keys_of(old, new))
        store.note(what, subject, old=old, new=new, why=why)
        store.seal(PEOPLE)


def keys_of(*tables: Mapping[str, Iterable[Sequence[Any]]]) -> list[str]:
    """The agencies that rows of people's tables speak of, as the log keeps them."""
    found = {row[0] for rows in tables for table in KEYS for row in rows.get(table, ())}
    found |= {row[1] for rows in tables for table in ("aliases", "refusals") for row in rows.get(table, ())}
    return sorted(found)


KEYS = {"aliases": ("alias",), "refusals": ("alias", "agency"), "named_agencies": ("agency",)}


def row_of(c: sqlite3.Connection, table: str, values: Sequence[Any]) -> list[Any] | None:
    """The row of one of the tables of people that has the key of these values."""
    where = " AND ".join(f"{name} = ?" for name in KEYS[table])
    row = c.execute(f"SELECT * FROM {table} WHERE {where}", tuple(values[: len(KEYS[table])])).fetchone()
    return list(row) if row else None


def delete_row(c: sqlite3.Connection, table: str, values: Sequence[Any]) -> None:
    """Take out the row with the key of these values."""
    where = " AND ".join(f"{name} = ?" for name in KEYS[table])
    c.execute(f"DELETE FROM {table} WHERE {where}", tuple(values[: len(KEYS[table])]))


def insert_row(c: sqlite3.Connection, table: str, values: Sequence[Any]) -> None:
    """Put in a row as the log keeps it."""
    c.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", tuple(values))


# suggestions


def series_of(
    c: sqlite3.Connection, group_key: str
) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Who was named in a group: (document, agency, person, email) of attendees, (document, agency, page, quote) of responsible
    agencies, (document, acronym, name, page, quote) of abbreviations; documents by hash, in order of their days."""
    attendees = c.execute(
        "SELECT a.sha256, a.agency, p.person, p.email FROM extractions e JOIN attendance a USING (sha256)"
        " LEFT JOIN persons p ON p.sha256 = a.sha256 AND p.place = 'attendance' AND p.position = a.position"
        " WHERE e.group_key = ? AND a.agency IS NOT NULL ORDER BY e.meeting_date, a.sha256, a.position",
        (group_key,),
    ).fetchall()
    parties = c.execute(
        "SELECT m.sha256, r.name, m.page, m.quote FROM machine_mentions m JOIN machine_responsible r USING (mention_id)"
        " WHERE m.group_key = ? AND r.kind = 'agency' ORDER BY m.meeting_date, m.sha256, m.row, r.position",
        (group_key,),
    ).fetchall()
    short = c.execute(
        "SELECT b.sha256, b.acronym, b.name, b.page, b.quote FROM extractions e JOIN abbreviations b USING (sha256)"
        " WHERE e.group_key = ? ORDER BY e.meeting_date, b.sha256, b.position",
        (group_key,),
    ).fetchall()
    return attendees, parties, short


def write_suggestions(store: Store, group_key: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """The suggestions of a group, as (alias, agency, ground, score, evidence, document, page, quote), replace those of before."""
    wanted = sorted({(group_key, *row) for row in rows}, key=lambda row: row[:3])
    with store.transaction() as c:
        now = c.execute("SELECT * FROM suggestions WHERE group_key = ? ORDER BY alias, agency", (group_key,)).fetchall()
        if [tuple(row) for row in now] == wanted:
            return
        c.execute("DELETE FROM suggestions WHERE group_key = ?", (group_key,))
        c.executemany("INSERT INTO suggestions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", wanted)
        store.seal(AGENCIES)


def groups(c: sqlite3.Connection) -> list[str]:
    """The keys of all groups."""
    return _each(c, "extractions", "group_key")
