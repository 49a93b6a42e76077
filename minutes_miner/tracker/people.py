"""What people said: which mentions belong together or not, and what a field should say. Kept apart from what the machine found.

A statement hangs on a place: the hash of the document, the quote and its row, so that it survives a new version of the
extractor, whose mentions have other numbers. Each change is one transaction with its entry in the log, and can be undone.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from minutes_miner.errors import RequestError
from minutes_miner.joined import contradiction
from minutes_miner.tracker import agencies, groups, words
from minutes_miner.tracker.log import PEOPLE
from minutes_miner.tracker.persons import place_typed
from minutes_miner.tracker.store import Store

REPORT, NOTHING, NO_MENTION = "report", "nothing", 0  # a sentence that tells of nothing, and its row: it is no mention
FIELDS = ("text", "responsible", "deadline", "status")
DISMISS = "dismiss"
DISMISSED, NO_ACTION = "dismissed", "no action point"  # a field of a mention, and its value
_BY_PEOPLE = (
    "link", "unlink", "split", "close", "reopen", "edit", DISMISS, "group accept", "group refuse", "group merge",
    "agency accept", "agency refuse", "agency merge", "agency split", "agency rename", "agency add", words.CORRECT,
)  # fmt: skip
_NEARLY = 80.0  # likeness of a quote in two versions of a document
Pair = tuple[str, str, int]  # two places in order, and whether they belong together
Said = dict[str, list[list[Any]]]  # rows by table, as an entry of the log keeps them


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of a field of one mention; `value` as text, names parted by ";"."""

    place: str
    field: str
    value: str | None
    who: str = ""
    at: str = ""
    why: str | None = None


def place_of(c: sqlite3.Connection, mention_id: str) -> str:
    """The place of a mention. Raises `RequestError` `unknown-mention`."""
    row = c.execute("SELECT sha256, row, quote FROM machine_mentions WHERE mention_id = ?", (mention_id,)).fetchone()
    if row is None:
        raise RequestError(
            "unknown-mention", f"No mention {mention_id}; 'minutes-miner show ID --format json' lists them."
        )
    return json.dumps([row[0], row[1], " ".join(row[2].split())], ensure_ascii=False)


def mention_at(c: sqlite3.Connection, place: str) -> str | None:
    """The mention that stands at a place today; None where it is not found.

    The same quote, or one that holds it or is held by it, or nearly the same; of several the nearest row, and none that fits
    another mention of then better. Where the document was replaced by another version of the file, that version is looked into.
    """
    sha256, row, quote = json.loads(place)
    if row == NO_MENTION:
        return None
    for document in versions_of(c, sha256):
        rows = c.execute(
            "SELECT mention_id, row, quote, deadline_text FROM machine_mentions WHERE sha256 = ?", (document,)
        ).fetchall()
        now = {str(name): _told(*told) for name, *told in rows}
        name = next((name for name, told in now.items() if (told.row, told.quote) == (row, quote)), None)
        name = name or _successors(_mentions_then(c, sha256, row, quote), now).get((row, quote))
        if name:
            return name
    return None


@dataclass(frozen=True, slots=True, order=True)
class _Told:
    """A mention as its document has it: row, quote, and the words that name something in it, but for its deadline."""

    row: int
    quote: str
    names: tuple[str, ...]


def _told(row: int, quote: str, deadline: str | None) -> _Told:
    plain = " ".join(quote.split())
    words = (plain.replace(deadline, " ") if deadline else plain).split()[1:]  # the first has a capital whatever it is
    names = {word.strip(".,;:()") for word in words if any(ch.isupper() or ch.isdigit() for ch in word)}
    return _Told(row, plain, tuple(sorted(names)))


def _mentions_then(c: sqlite3.Connection, sha256: str, row: int, quote: str) -> list[_Told]:
    """The mentions of a document when one of them was as it is given; that one alone where nobody knows more."""
    then: dict[object, list[_Told]] = {}
    for known, *told in c.execute(
        "SELECT NULL, row, quote, deadline_text FROM machine_mentions WHERE sha256 = ?1 UNION ALL"
        " SELECT known_until, row, quote, deadline_text FROM past_machine_mentions WHERE sha256 = ?1 ORDER BY 1 DESC",
        (sha256,),
    ):
        then.setdefault(known, []).append(_told(*told))
    known_then = (told for told in then.values() if any((one.row, one.quote) == (row, quote) for one in told))
    return next(known_then, [_told(row, quote, None)])


def _successors(then: list[_Told], now: dict[str, _Told]) -> dict[tuple[int, str], str]:
    """The mention of now that each of then became, one to one: first those with the same words, then those that hold or are
    held by them, then those nearly the same; of several the nearest."""
    found: dict[tuple[int, str], str] = {}
    left = dict(now)
    for fits in (_same, _part, _nearly):
        pairs = [
            (abs(was.row - told.row), was, name)
            for was in then
            if (was.row, was.quote) not in found
            for name, told in left.items()
            if fits(was, told)
        ]
        for _, was, name in sorted(pairs):
            if (was.row, was.quote) not in found and name in left:
                found[was.row, was.quote] = name
                del left[name]
    return found


def versions_of(c: sqlite3.Connection, sha256: str) -> list[str]:
    """A document, or those that lie where it lay when it lies nowhere any more."""
    if c.execute("SELECT 1 FROM paths WHERE sha256 = ?", (sha256,)).fetchone():
        return [sha256]
    later = c.execute(
        "SELECT DISTINCT p.sha256 FROM past_paths o JOIN paths p USING (path) WHERE o.sha256 = ? ORDER BY 1", (sha256,)
    ).fetchall()
    return [row[0] for row in later]


def _same(was: _Told, told: _Told) -> bool:
    return was.quote == told.quote


def _part(was: _Told, told: _Told) -> bool:
    return bool(was.quote and told.quote) and (was.quote in told.quote or told.quote in was.quote)


def _nearly(was: _Told, told: _Told) -> bool:
    """Words that are nearly the same, unless each names something that the other does not ("in Kosti", "in Rabak")."""
    from rapidfuzz import fuzz, process

    if fuzz.token_sort_ratio(was.quote, told.quote) < _NEARLY:
        return False
    mine, theirs = ([n for n in one.names if n not in other.names] for one, other in ((was, told), (told, was)))
    return not (mine and theirs) or all(
        process.extractOne(n, theirs, scorer=fuzz.ratio, score_cutoff=_NEARLY) for n in mine
    )


def constraints(c: sqlite3.Connection) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Pairs of mentions that belong together, and pairs that do not; those whose place is not found are left out."""
    must: list[tuple[str, str]] = []
    cannot: list[tuple[str, str]] = []
    for row in constraint_rows(c):
        if row.a and row.b:
            (must if row.same else cannot).append((min(row.a, row.b), max(row.a, row.b)))
    return must, cannot


@dataclass(frozen=True, slots=True)
class Constraint:
    """That two mentions belong together or do not; None for a mention whose place is not found, `places` for where it was."""

    a: str | None
    b: str | None
    same: bool
    places: tuple[str, str]
    who: str
    at: str
    why: str | None


def constraint_rows(c: sqlite3.Connection) -> Iterator[Constraint]:
    """What people said of pairs, in the order of their places."""
    rows = c.execute("SELECT a, b, same, who, at, why FROM constraints_by_people ORDER BY a, b").fetchall()
    for a, b, same, who, at, why in rows:
        yield Constraint(mention_at(c, a), mention_at(c, b), bool(same), (a, b), who, at, why)


def corrections(c: sqlite3.Connection) -> dict[str, dict[str, Correction]]:
    """What people said of mentions: by mention and field."""
    found: dict[str, dict[str, Correction]] = {}
    for correction in correction_rows(c):
        mention = mention_at(c, correction.place) if correction.field != DISMISSED else None
        if mention:
            found.setdefault(mention, {})[correction.field] = correction
    return found


def dismissed(c: sqlite3.Connection) -> dict[str, Correction]:
    """The mentions of which people said that they are no action points."""
    rows = [row for row in correction_rows(c) if row.field == DISMISSED]
    return {mention: row for row in rows if (mention := mention_at(c, row.place)) is not None}


def correction_rows(c: sqlite3.Connection) -> Iterator[Correction]:
    """What people said of fields, in the order of time."""
    for sha256, quote, row, *said in c.execute(
        "SELECT sha256, quote, row, field, value, who, at, why FROM corrections ORDER BY at, field, sha256, row"
    ).fetchall():
        yield Correction(json.dumps([sha256, row, quote], ensure_ascii=False), *said)


def constrain(
    store: Store, what: str, subject: str, pairs: Iterable[tuple[str, str, bool]], *, why: str | None
) -> None:
    """Keep that mentions belong together or do not. Raises `RequestError` `contradiction`, and changes nothing."""
    with store.transaction() as c:
        rows: list[Pair] = []
        for one, other, same in pairs:
            a, b = sorted((place_of(c, one), place_of(c, other)))
            if a == b:
                raise RequestError("contradiction", "These are one and the same mention; nothing was changed.")
            rows.append((a, b, int(same)))
        old = [tuple(row) for row in c.execute("SELECT * FROM constraints_by_people").fetchall()]
        replaced = [row for row in old if row[:2] in {(a, b) for a, b, _ in rows}]
        refuse_contradiction([*(row[:3] for row in old), *rows])
        for a, b, together in rows:
            c.execute(
                "INSERT OR REPLACE INTO constraints_by_people VALUES (?, ?, ?, ?, ?, ?)",
                (a, b, together, store.author.who, store.author.at, why),
            )
        _touch(c, [a for a, _, _ in rows])
        store.note(what, subject, old={"constraints": replaced}, new={"constraints": rows}, why=why)
        store.seal(PEOPLE)


def correct(
    store: Store,
    what: str,
    subject: str,
    mention_id: str,
    values: Mapping[str, str | None],
    *,
    persons: Mapping[str, Sequence[str]] = MappingProxyType({}),
    why: str | None,
) -> None:
    """Keep what fields of a mention should say; `persons` are those who were taken out of it, by field."""
    with store.transaction() as c:
        place = place_of(c, mention_id)
        sha256, row, quote = json.loads(place)
        old, new = [], []
        for field, value in sorted(values.items()):
            key = (sha256, quote, row, field)
            old += _correction(c, key)
            made = [*key, value, store.author.who, store.author.at, why]
            c.execute("INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?)", made)
            new.append(made)
            place_in_persons = place_typed(field, row, store.author.at)
            c.execute("DELETE FROM persons WHERE sha256 = ? AND place = ?", (sha256, place_in_persons))
            for position, person in enumerate(persons.get(field, ()), 1):
                whole = person if field == "responsible" else None
                c.execute(
                    "INSERT INTO persons VALUES (?, ?, ?, ?, ?, NULL)",
                    (sha256, place_in_persons, position, person, whole),
                )
        _touch(c, [place])
        store.note(what, subject, old={"corrections": old}, new={"corrections": new}, why=why)
        store.seal(PEOPLE)
        if any(persons.values()):
            store.seal(sha256)


def _correction(c: sqlite3.Connection, key: Sequence[Any]) -> list[list[Any]]:
    """What was said so far of a field of a place."""
    where = "sha256 = ? AND quote = ? AND row = ? AND field = ?"
    return [list(row) for row in c.execute(f"SELECT * FROM corrections WHERE {where}", tuple(key))]


def refuse_report(store: Store, subject: str, sha256: str, text: str, *, why: str | None) -> None:
    """Keep that a sentence of a document tells of no open action."""
    with store.transaction() as c:
        _put(store, c, subject, [[sha256, text, NO_MENTION, REPORT, NOTHING]], why=why)


def refused_reports(c: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """The sentences of which people said that they tell of no open action: document and text, in each version of the document."""
    rows = c.execute("SELECT sha256, quote FROM corrections WHERE field = ?", (REPORT,)).fetchall()
    return frozenset((version, text) for sha256, text in rows for version in versions_of(c, sha256))


def dismiss(store: Store, subject: str, mentions: Iterable[str], *, why: str | None) -> None:
    """Keep that mentions are no action points: they take part in nothing from now on."""
    with store.transaction() as c:
        places = [place_of(c, mention) for mention in mentions]
        told = [json.loads(place) for place in places]
        _touch(c, places)
        _put(store, c, subject, [[sha, quote, row, DISMISSED, NO_ACTION] for sha, row, quote in told], why=why)


def _put(
    store: Store, c: sqlite3.Connection, subject: str, values: Sequence[Sequence[Any]], *, why: str | None
) -> None:
    """Keep, inside a transaction, what was dismissed: document, quote, row, field and value."""
    made = [[*one, store.author.who, store.author.at, why] for one in values]
    old = [row for one in made for row in _correction(c, one[:4])]
    c.executemany("INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?)", made)
    store.note(DISMISS, subject, old={"corrections": old}, new={"corrections": made}, why=why)
    store.seal(PEOPLE)


def _to_undo(c: sqlite3.Connection, entry: int | None) -> tuple[int, str, str, Said, Said]:
    """An entry of the log by a person that stands, or the last one: number, what, subject, before and after. Raises
    `nothing-to-undo`, also where a later entry says something else of the same: taking back the earlier one would take
    that with it."""
    marks = ", ".join("?" * len(_BY_PEOPLE))
    rows = c.execute(
        f"SELECT entry, what, subject, old, new FROM log WHERE what IN ({marks}) ORDER BY entry DESC", _BY_PEOPLE
    ).fetchall()
    gone = {json.loads(row[0])["entry"] for row in c.execute("SELECT new FROM log WHERE what = 'undo'")}
    later: dict[tuple[Any, ...], int] = {}  # what newer entries that stand speak of
    for number, what, subject, *told in rows:
        if number in gone:
            continue
        old, new = map(json.loads, told)
        if entry in (None, number):
            overtaken = next((later[thing] for thing in _things(old, new) if thing in later), None)
            if overtaken is not None:
                raise RequestError(
                    "nothing-to-undo",
                    f"Entry {overtaken} said something else of the same later; take that back first ('minutes-miner undo {overtaken}').",
                )
            return number, what, subject, old, new
        later |= dict.fromkeys(_things(old, new), number)
    raise RequestError("nothing-to-undo", "No such entry by a person, or it was taken back already.")


def _things(*told: Said) -> Iterator[tuple[Any, ...]]:
    """Of what an entry speaks: the keys of the rows that it made and replaced, by their tables."""
    keys = {"constraints": 2, "groups": 2, "corrections": 4, "words": 2} | {
        t: len(names) for t, names in agencies.KEYS.items()
    }
    for rows in told:
        for table, length in keys.items():
            yield from ((table, *row[:length]) for row in rows.get(table, ()))


def undo(store: Store, entry: int | None, *, why: str | None) -> dict[str, Any]:
    """Take back what a person said: an entry of the log, or the last one not taken back. Raises `nothing-to-undo`."""
    with store.transaction() as c:
        number, what, subject, old, new = _to_undo(c, entry)
        for a, b, _ in new.get("constraints", ()):
            c.execute("DELETE FROM constraints_by_people WHERE a = ? AND b = ?", (a, b))
            _touch(c, [a])
        for a, b, same, *told in old.get("constraints", ()):
            row_before = (a, b, same, *(told or (store.author.who, store.author.at, why)))
            c.execute("INSERT OR REPLACE INTO constraints_by_people VALUES (?, ?, ?, ?, ?, ?)", row_before)
        for sha256, quote, row, field, *_ in new.get("corrections", ()):
            key = (sha256, quote, row, field)
            c.execute("DELETE FROM corrections WHERE sha256 = ? AND quote = ? AND row = ? AND field = ?", key)
            _touch(c, [json.dumps([sha256, row, quote], ensure_ascii=False)])
        agencies.touch_agencies(c, agencies.keys_of(old, new))
        for table in agencies.KEYS:
            for values in new.get(table, ()):
                agencies.delete_row(c, table, values)
            for values in old.get(table, ()):
                agencies.delete_row(c, table, values)
                agencies.insert_row(c, table, values)
        if new.get("groups"):
            groups.take_back(store, old.get("groups", ()), new["groups"], why=why)
        for values in old.get("corrections", ()):
            c.execute("INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        words.take_back(c, old.get("words", ()), new.get("words", ()))
        store.note("undo", subject, new={"entry": number, "what": what}, why=why)
        store.seal(PEOPLE)
    return {"entry": number, "what": what, "subject": subject}


def _touch(c: sqlite3.Connection, places: Iterable[str]) -> None:
    """The groups of some places must be linked anew."""
    for place in places:
        sha256 = json.loads(place)[0]
        c.execute("INSERT OR IGNORE INTO stale_groups SELECT group_key FROM extractions WHERE sha256 = ?", (sha256,))


def refuse_contradiction(rows: Iterable[Pair]) -> None:
    """Raises `RequestError` `contradiction` where two of these pairs, of places or mentions, belong together, over any number
    of steps, and do not."""
    if contradiction(list(rows)) is not None:
        raise RequestError(
            "contradiction",
            "People said of these mentions that they belong together, and that they do not. Undo one of the two first "
            "('minutes-miner log', 'minutes-miner undo ENTRY').",
        )
