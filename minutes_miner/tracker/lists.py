"""Reading what is known of agencies: lists, suggestions, and whom a name means. Nothing but the standard library is imported."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from minutes_miner.errors import RequestError
from minutes_miner.tracker.exports import distinct

Record = dict[str, Any]
Pair = tuple[str, str]
_DIGITS, _ALL_DIGITS = 5, 20  # of an id at least, and of the whole number (64 bits)


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A suggestion as it is kept, with the country of its group ("" where none is known)."""

    group_key: str
    alias: str
    agency: str
    evidence: str
    country: str

    def alias_key(self, means: Callable[[str, str], str]) -> str:
        """The agency that the alias is today."""
        return means(self.alias, self.country)

    def agency_key(self, means: Callable[[str, str], str]) -> str:
        """The agency that it may be."""
        return means(self.agency, self.country)


class PairIds:
    """Short, speakable ids of pairs of names, made from the two: "S-12345", and more digits where two pairs would share these."""

    def __init__(self, letter: str, pairs: Iterable[Pair]) -> None:
        self._letter = letter
        self._numbers = {pair: _number(pair) for pair in pairs}
        self._ids: dict[Pair, str] = {}
        for digits in range(_DIGITS, _ALL_DIGITS + 1):
            left = {pair: number[-digits:] for pair, number in self._numbers.items() if pair not in self._ids}
            shared = Counter(left.values())
            self._ids |= {pair: f"{letter}-{end}" for pair, end in left.items() if shared[end] == 1}

    def __getitem__(self, pair: Pair) -> str:
        """The id of one of the pairs."""
        return self._ids[pair]

    def find(self, typed: str, *, code: str, of: str) -> Pair:
        """The pair that an id means. Raises `RequestError` with this code where it means none, or several: it was given when one
        of them was not there yet. `of` is the command that lists them."""
        letter, _, end = typed.upper().partition("-")
        known = letter == self._letter and len(end) >= _DIGITS
        found = [pair for pair, number in self._numbers.items() if known and number.endswith(end)]
        if not found:
            raise RequestError(code, f"No suggestion {typed}; 'minutes-miner {of} suggest' lists them.")
        if len(found) > 1:
            meant = ", ".join(sorted(f"{self[pair]} ({' and '.join(pair)})" for pair in found))
            raise RequestError(code, f"{typed} may be {meant}; name one of them.")
        return found[0]


def _number(pair: Pair) -> str:
    digest = hashlib.sha256("\n".join(pair).encode()).digest()
    return f"{int.from_bytes(digest[:8], 'big'):0{_ALL_DIGITS}d}"


def suggestion_rows(connection: sqlite3.Connection) -> list[SuggestionRow]:
    """All suggestions."""
    rows = connection.execute(
        "SELECT s.group_key, alias, agency, evidence, coalesce(g.country, '') FROM suggestions s"
        " LEFT JOIN group_countries g USING (group_key) ORDER BY 1, 2, 3"
    )
    return [SuggestionRow(*row) for row in rows]


def suggestions(connection: sqlite3.Connection) -> list[Record]:
    """Names that may mean one agency, the surest first, each with its evidence and where that stands."""
    rows = connection.execute(
        "SELECT s.alias, s.agency, s.ground, s.score, s.evidence, (SELECT min(path) FROM paths p WHERE p.sha256 = s.sha256) AS path,"
        " s.page, s.quote, (SELECT group_name FROM extractions e WHERE e.group_key = s.group_key ORDER BY length(group_name) DESC,"
        ' group_name LIMIT 1) AS "group" FROM suggestions s ORDER BY s.score DESC, s.agency, s.alias, s.group_key'
    )
    found = [dict(row) for row in rows]
    ids = PairIds("S", {(row["alias"], row["agency"]) for row in found})
    return [{"id": ids[row["alias"], row["agency"]], **row} for row in found]


def listed(connection: sqlite3.Connection, keys: Iterable[str] | None = None) -> list[Record]:
    """Agencies with all names that the tracker has for them, and how many actions they have; all, or those with some keys."""
    wanted = None if keys is None else set(keys)
    counts = {
        row[0]: (row[1], row[2])
        for row in connection.execute(
            "SELECT r.name, count(*), sum(c.status IN ('open', 'in_progress')) FROM chain_responsible r"
            " JOIN chains c USING (action_id) WHERE r.kind = 'agency' GROUP BY r.name"
        )
    }
    named = {row[0]: row[1] for row in connection.execute("SELECT agency, country FROM named_agencies")}
    found: dict[str, Record] = {}
    for row in connection.execute(
        "SELECT agency, shown, name, country FROM agency_names ORDER BY agency, name, country"
    ):
        key = row["agency"]
        if wanted is not None and key not in wanted:
            continue
        entry = found.setdefault(
            key,
            {
                "agency": row["shown"], "key": key, "country": named.get(key) or country_of(key), "aliases": [],
                "actions": counts.get(key, (0, 0))[0], "open": counts.get(key, (0, 0))[1],
            },
        )  # fmt: skip
        if row["name"] not in (row["shown"], key, *entry["aliases"]):
            entry["aliases"].append(row["name"])
    return sorted(found.values(), key=lambda entry: (-entry["actions"], entry["key"]))


def country_of(key: str) -> str | None:
    """The country at the end of a key: "MoSD (JO)" gives "JO"."""
    return key[-3:-1] if len(key) > 5 and key[-5:-3] == " (" and key[-1] == ")" and key[-3:-1].isupper() else None


def keys_named(connection: sqlite3.Connection, folded: Iterable[str], *, country: str | None = None) -> set[str]:
    """The keys of the agencies that some names (folded) mean; with a country only those of that country, or of none."""
    found = set()
    for name in folded:
        for row in connection.execute("SELECT agency, country FROM agency_names WHERE folded = ?", (name,)):
            found.add((row[0], row[1] or country_of(row[0])))
    return {key for key, where in found if country is None or where in (country, "", None)}


def is_agency(connection: sqlite3.Connection, name: str) -> bool:
    """Whether an agency goes by a name, in any case."""
    row = connection.execute("SELECT 1 FROM agency_names WHERE name = ? COLLATE NOCASE LIMIT 1", (name,)).fetchone()
    return row is not None


def is_party(connection: sqlite3.Connection, name: str) -> bool:
    """Whether actions have a responsible party of exactly this name, in any case: an agency, a role or a group."""
    row = connection.execute(
        "SELECT 1 FROM chain_responsible WHERE name = ? COLLATE NOCASE LIMIT 1", (name,)
    ).fetchone()
    return row is not None


def groups_of_parties(connection: sqlite3.Connection) -> list[str]:
    """The names of responsible parties that are groups of people or agencies ("All partners"), found by their first rows."""
    names = distinct(connection, "chain_responsible", "name", collation="NOCASE")
    kind = "SELECT kind FROM chain_responsible WHERE name = ? COLLATE NOCASE LIMIT 1"
    return [name for name in names if connection.execute(kind, (name,)).fetchone()[0] == "group"]


def attended_groups(connection: sqlite3.Connection, agencies: Iterable[str]) -> set[str]:
    """The names of the groups at whose meetings some agencies were, by their keys or what they are called."""
    found: set[str] = set()
    for name in agencies:
        rows = connection.execute(
            "SELECT DISTINCT c.group_name FROM attendance a JOIN extractions e USING (sha256) JOIN chains c ON c.group_key = e.group_key"
            " WHERE a.agency = ? AND a.present",
            (name,),
        )
        found |= {row[0] for row in rows}
    return found


def shown_names(connection: sqlite3.Connection, keys: Iterable[str]) -> list[str]:
    """What agencies are called, sorted."""
    rows = (
        connection.execute("SELECT shown FROM agency_names WHERE agency = ? LIMIT 1", (key,)).fetchone() for key in keys
    )
    return sorted({row[0] for row in rows if row})
