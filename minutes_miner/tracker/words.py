"""What people said of documents as a whole: the kind, the day of the meeting, the group.

Such a word is no correction of what was read but a part of the reading: deadlines are resolved against the day, and what is
no record of a meeting has no actions. So each document stands in the tracker with the words under which it was read, and is
read anew where these are others by now.

A word holds for a newer version of the file too: for all documents that lie or lay at a path at which its document lies or
lay, as long as they tell of the same meeting (see `records.Word`).
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from minutes_miner.records import Given, Word
from minutes_miner.tracker.log import PEOPLE
from minutes_miner.tracker.papers import NO_GROUP
from minutes_miner.tracker.store import Store

CORRECT = "document correct"


def in_json(said: Sequence[Word]) -> str:
    """Words as a document is kept with them; "" where there are none."""
    return json.dumps([asdict(word) for word in said], ensure_ascii=False) if said else ""


def say(store: Store, sha256: str, values: Mapping[str, str], *, why: str | None) -> None:
    """Keep what the kind, date or group of a document is."""
    with store.transaction() as c:
        made = [
            [sha256, field, value, store.author.who, store.author.at, why] for field, value in sorted(values.items())
        ]
        old = [row for field in sorted(values) for row in _row(c, sha256, field)]
        c.executemany("INSERT OR REPLACE INTO words_by_people VALUES (?, ?, ?, ?, ?, ?)", made)
        store.note(CORRECT, sha256, old={"words": old}, new={"words": made}, why=why)
        store.seal(PEOPLE)


def take_back(c: sqlite3.Connection, old: Iterable[Sequence[object]], new: Iterable[Sequence[object]]) -> None:
    """Undo such a word, inside the transaction of the undoing."""
    c.executemany("DELETE FROM words_by_people WHERE sha256 = ? AND field = ?", [tuple(row[:2]) for row in new])
    c.executemany("INSERT OR REPLACE INTO words_by_people VALUES (?, ?, ?, ?, ?, ?)", [tuple(row) for row in old])


def _row(c: sqlite3.Connection, sha256: str, field: str) -> list[list[object]]:
    rows = c.execute("SELECT * FROM words_by_people WHERE sha256 = ? AND field = ?", (sha256, field))
    return [list(row) for row in rows]


class Words:
    """The words of people as they stand, for each document that is to be read."""

    def __init__(self, c: sqlite3.Connection) -> None:
        self._connection = c
        self._given: dict[str, Given] = {}
        self._others: dict[str, Word] = {}  # the same, as they hold for other versions of the file
        self._at: dict[str, list[str]] = {}  # the documents of which people spoke, by path, the latest first
        values: dict[str, dict[str, str]] = {}
        for sha256, field, value in c.execute(
            "SELECT sha256, field, value FROM words_by_people ORDER BY at DESC, sha256"
        ):
            values.setdefault(sha256, {})[field] = value
        for sha256, told in values.items():
            self._given[sha256] = Given(**told)  # type: ignore[arg-type]
            self._others[sha256] = Word(self._given[sha256], *_known_of(c, sha256, self._given[sha256]))
            for path in sorted(paths_ever(c, sha256)):
                self._at.setdefault(path, []).append(sha256)

    def of(self, sha256: str, path: str | None = None) -> tuple[Word, ...]:
        """What people said of a document, which now lies at a path besides those that are known: its own words first."""
        if not self._given:
            return ()
        places = sorted(paths_ever(self._connection, sha256) | ({path} if path else set()))
        beside = {other for place in places for other in self._at.get(place, ())} - {sha256}
        own = [Word(self._given[sha256])] if sha256 in self._given else []
        return (*own, *(word for other, word in self._others.items() if other in beside))


def versions(c: sqlite3.Connection, sha256: str) -> list[str]:
    """A document and all others that lie or lay where it does or did, as far as they lie anywhere."""
    found = {
        row[0]
        for path in paths_ever(c, sha256)
        for row in c.execute(
            "SELECT sha256 FROM paths WHERE path = ?1 UNION SELECT sha256 FROM past_paths WHERE path = ?1", (path,)
        )
    }
    lying = (sha for sha in found if c.execute("SELECT 1 FROM paths WHERE sha256 = ?", (sha,)).fetchone())
    return sorted(lying)


def paths_ever(c: sqlite3.Connection, sha256: str) -> set[str]:
    """Where a document lies or lay."""
    rows = c.execute(
        "SELECT path FROM paths WHERE sha256 = ?1 UNION SELECT path FROM past_paths WHERE sha256 = ?1", (sha256,)
    )
    return {row[0] for row in rows}


def found_alone(c: sqlite3.Connection, sha256: str) -> tuple[Given, Given] | None:
    """What the program found of a document by itself, and what counts; None where it was never read."""
    row = c.execute(
        "SELECT kind, meeting_date, group_name, json_extract(json, '$.found') FROM extractions WHERE sha256 = ?",
        (sha256,),
    ).fetchone()
    if row is None:
        return None
    counts = Given(row[0], row[1], None if row[2] == NO_GROUP else row[2])
    return (Given(**json.loads(row[3])) if row[3] else counts), counts


def _known_of(c: sqlite3.Connection, sha256: str, given: Given) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The days and the groups that are known of a document: found, counting, and said."""
    told = [*(found_alone(c, sha256) or ()), given]
    days, groups = ({getattr(one, field) for one in told} - {None} for field in ("date", "group"))
    return tuple(sorted(days)), tuple(sorted(groups))
