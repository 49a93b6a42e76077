"""Taking a person out of the tracker for good: out of every text of every table, of what was known before, and of the log.

What is left says "(a person)". The log keeps an entry that something was taken out, without the name, and its chain still
holds (see `log.redact`). The file is written anew, so that no page keeps the old bytes. A salted digest of the name stays, so
that the same minutes, read again, do not bring the person back.
"""

import hashlib
import json
import os
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from minutes_miner.errors import RequestError, TrackerError
from minutes_miner.tracker.connect import translate_errors
from minutes_miner.tracker.log import FORGET, redact
from minutes_miner.tracker.log import subjects as all_subjects
from minutes_miner.tracker.persons import A_PERSON, CONTACTS, Mask, fold_person, plain_contact
from minutes_miner.tracker.store import Store
from minutes_miner.tracker.verify import verify

_WORD = re.compile(r"[^\W_]+")
_ENTRY = ("at", "who", "what", "subject", "old", "new", "why", "seal")
# Columns, and keys of JSON, in which the tracker has its own words, days and numbers, never those of people.
_OWN = frozenset({
    "at", "beside", "clusters", "country", "deadline", "deadline_previous", "digest", "extractor", "field", "fingerprint",
    "first_raised", "first_seen", "format", "ground", "hash", "kind", "last_raised", "meeting_date", "mention_id",
    "next_meeting", "outcome", "reasons", "salt", "seal", "sha256", "status", "version", "what", "code", "date",
    "end_time", "grain", "languages", "start", "start_time",
})  # fmt: skip


def forget(store: Store, name: str, *, why: str | None) -> tuple[Counter[str], list[str]]:
    """Take a person out. Returns how many rows of each table held the name, and the paths of documents that tell of the person.

    The file must be written anew then (`write_anew`). Raises `RequestError` `unknown-person` where no text holds the name nor
    held it when it was taken out before, and changes nothing.
    """
    c = store.connection
    with translate_errors(store.path):
        c.execute("PRAGMA secure_delete = ON")
    tampered = {finding.subject for finding in verify(c)}
    c.text_factory = str
    with store.transaction():
        mask, contacts, documents = _who(c, name)
        paths = [row[0] for sha in documents for row in c.execute("SELECT path FROM paths WHERE sha256 = ?", (sha,))]
        counts: Counter[str] = Counter()
        _drop_scores(c, mask)
        for table in _tables(c):
            counts[table] = (
                _clean_persons(c, mask, name, documents) if table == "persons" else _clean_table(c, table, mask)
            )
        entries = _clean_log(c, mask, documents)
        counts["log"] = len(entries)
        if not counts.total():
            if Forgotten(c).knows(name):
                return counts, []
            raise RequestError("unknown-person", f"The tracker does not hold the name {name!r}.")
        _remember(c, [name], contacts, at=store.author.at)
        store.author = replace(store.author, who=mask.apply(store.author.who))
        kept = {"entries": redact(c, entries), "rows": {table: n for table, n in sorted(counts.items()) if n}}
        store.note(FORGET, "a person", new=kept, why=mask.apply(why) if why else None)
        for subject in list(all_subjects(c)):
            if subject not in tampered:
                store.seal(subject)
    return counts, sorted(paths)


def is_listed(c: sqlite3.Connection, name: str) -> bool:
    """Whether somebody of exactly this name, in any order of its words, attended or had something to do."""
    words = sorted(fold_person(name))
    rows = c.execute("SELECT DISTINCT person FROM persons WHERE person IS NOT NULL")
    return any(sorted(fold_person(person)) == words for (person,) in rows)


def in_small_letters(c: sqlite3.Connection, name: str) -> bool:
    """Whether mentions have these words in small letters, as they have no names."""
    plain = " ".join(name.split()).casefold()
    return c.execute("SELECT 1 FROM machine_mentions WHERE instr(text, ?) LIMIT 1", (plain,)).fetchone() is not None


def _mask(names: Iterable[str], contacts: Iterable[str] = ()) -> Mask:
    """Finds full names in any case; a single one only where it is written with a capital, for it may be a word ("Will")."""
    whole = [name for name in names if len(fold_person(name)) > 1]
    return Mask(whole, parts=[name for name in names if name not in whole], contacts=contacts)


def _who(c: sqlite3.Connection, name: str) -> tuple[Mask, list[str], list[str]]:
    """How the person is found, the addresses and numbers that belong to the name, and the documents that list it."""
    words = fold_person(name)
    if sum(ch.isalpha() for ch in "".join(words)) < 2:
        raise RequestError("unknown-person", "Give the name of a person.")
    alone = _mask([name])
    contacts, documents, spellings, places = set(), set(), {name}, set()
    rows = c.execute("SELECT sha256, place, text, person, email FROM persons").fetchall()
    for sha256, _, text, person, email in rows:
        if alone.find(f"{text}\n{person or ''}"):
            documents.add(sha256)
            contacts |= {found[0] for found in CONTACTS.finditer(text)} | ({email} if email else set())
            if person and sorted(fold_person(person)) == sorted(words):
                spellings.add(person)
    for sha256, place, text, *_ in rows:
        if (
            sha256 in documents
            and not place.startswith("attendance")
            and fold_person(text)
            and set(fold_person(text)) <= set(words)
        ):
            places.add((sha256, place.split()[-1]))
    for sha256, place, text, *_ in rows:  # what stands beside the name in the same action is taken for the person's
        if (sha256, place.split()[-1]) in places and not place.startswith("attendance"):
            contacts |= {found[0] for found in CONTACTS.finditer(text)}
    for text in _texts(c):  # what people typed
        if alone.find(text):
            contacts |= {found[0] for found in CONTACTS.finditer(text)}
    return _mask(sorted(spellings), contacts), sorted(contacts), sorted(documents)


def _texts(c: sqlite3.Connection) -> Iterator[str]:
    """Every text of the tracker, those inside of JSON one by one."""
    for table in (*_tables(c), "log"):
        names = [row[1] for row in c.execute(f"PRAGMA table_info({table})") if row[1] not in _OWN]
        for row in c.execute(f"SELECT {', '.join(names)} FROM {table}"):
            for value in row:
                yield from _strings(_loaded(value))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def _tables(c: sqlite3.Connection) -> list[str]:
    rows = c.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    return [row[0] for row in rows if row[0] not in ("log", "forgotten")]


def _drop_scores(c: sqlite3.Connection, mask: Mask) -> None:
    """Beside the scores of a mention stand pieces of its words; they are made anew."""
    found = [(name,) for name, text in c.execute("SELECT mention_id, text FROM machine_mentions") if mask.find(text)]
    c.executemany("DELETE FROM scores WHERE mention_id = ?", found)


def _clean_table(c: sqlite3.Connection, table: str, mask: Mask) -> int:
    """In all texts a word stands for the name. Returns how many rows held it."""
    info = c.execute(f"PRAGMA table_info({table})").fetchall()
    keys = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
    names = [row[1] for row in info]
    where = " AND ".join(f"{key} IS ?" for key in keys) if keys else "rowid = ?"
    chosen = ", ".join(names if keys else ["rowid", *names])
    changed = 0
    for row in c.execute(f"SELECT {chosen} FROM {table}").fetchall():
        values = dict(zip(names, row if keys else row[1:], strict=True))
        cleaned = {name: value if name in _OWN else _cleaned(value, mask) for name, value in values.items()}
        if cleaned == values:
            continue
        changed += 1
        at = [values[key] for key in keys] if keys else [row[0]]
        c.execute(f"DELETE FROM {table} WHERE {where}", at)
        _insert(c, table, cleaned, keys)
    return changed


def _clean_persons(c: sqlite3.Connection, mask: Mask, name: str, documents: Iterable[str]) -> int:
    """Rows that are of the person go; of what was taken out of texts, a word is left in its place, also for a single name."""
    words, listed = set(fold_person(name)), set(documents)
    changed = 0
    for sha256, place, position, text, person, email in c.execute("SELECT * FROM persons").fetchall():
        key = (sha256, place, position)
        theirs = bool(person and mask.find(person)) or bool(email and mask.find(email))
        cleaned = mask.apply(text)
        if sha256 in listed and not place.startswith(("attendance", "action")) and set(fold_person(text)) <= words:
            cleaned = A_PERSON
        if not theirs and cleaned == text:
            continue
        changed += 1
        if theirs or place.startswith("action"):
            c.execute("DELETE FROM persons WHERE sha256 = ? AND place = ? AND position = ?", key)
        else:
            c.execute("UPDATE persons SET text = ? WHERE sha256 = ? AND place = ? AND position = ?", (cleaned, *key))
    return changed


def _insert(c: sqlite3.Connection, table: str, values: dict[str, Any], keys: list[str]) -> None:
    """Put a cleaned row back; where two rows differed by the name alone, a number tells them apart."""
    marks = ", ".join("?" * len(values))
    for attempt in range(100):
        try:
            c.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
        except sqlite3.IntegrityError:
            column = (
                "anchor" if "anchor" in values else next(key for key in reversed(keys) if isinstance(values[key], str))
            )
            values[column] = f"{str(values[column]).removesuffix(f'|{attempt}')}|{attempt + 1}"
        else:
            return


def _loaded(value: Any) -> Any:
    """What JSON says; any other value as it is."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _cleaned(value: Any, mask: Mask) -> Any:
    """A value without the person; JSON is cleaned inside and keeps its form."""
    data = _loaded(value)
    cleaned = mask.in_value(data, own=_OWN)
    if isinstance(data, str) or cleaned == data:
        return cleaned if isinstance(data, str) else value
    return json.dumps(cleaned, ensure_ascii=False)


def _clean_log(c: sqlite3.Connection, mask: Mask, documents: Iterable[str]) -> dict[int, tuple[Any, ...]]:
    """The entries that hold the name, as they are to be; of documents that listed the person also the digests of their rows."""
    listed = set(documents)
    found = {}
    for entry, *values in c.execute(f"SELECT entry, {', '.join(_ENTRY)} FROM log").fetchall():
        cleaned = [value if name in _OWN else _cleaned(value, mask) for name, value in zip(_ENTRY, values, strict=True)]
        if values[3] in listed:
            cleaned[-1] = None
        if cleaned != values:
            found[entry] = tuple(cleaned)
    return found


def write_anew(store: Store) -> None:
    """Write the file anew and empty the log of writes beside it. Raises `TrackerError` where old bytes may be left."""
    left = f"The person is taken out of {store.path}, but old bytes may be left in it and in {store.path.name}-wal"
    try:
        with translate_errors(store.path):
            store.connection.execute("VACUUM")
            busy, *_ = store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except TrackerError as error:
        raise TrackerError(error.code, f"{left}: {error.message} Then run the command again.") from error
    if busy:
        raise TrackerError("tracker-locked", f"{left}: another program reads it. Close that and run the command again.")


# the same minutes, read again


def _salt(c: sqlite3.Connection) -> str | None:
    row = c.execute("SELECT salt FROM forgotten LIMIT 1").fetchone()
    return row[0] if row else None


def _digest(salt: str, words: Iterable[str]) -> str:
    return hashlib.blake2b(" ".join(sorted(words)).encode(), salt=bytes.fromhex(salt)).hexdigest()


def _remember(c: sqlite3.Connection, names: Iterable[str], contacts: Iterable[str], *, at: str) -> None:
    salt = _salt(c) or os.urandom(16).hex()
    keys = [(len(fold_person(name)), fold_person(name)) for name in names]
    keys += [(0, (plain_contact(contact),)) for contact in contacts]
    for words, key in keys:
        c.execute("INSERT OR IGNORE INTO forgotten VALUES (?, ?, ?, ?)", (_digest(salt, key), salt, words, at))


class Forgotten:
    """Who is not to come back. Only texts can be asked: the names themselves are kept nowhere."""

    def __init__(self, c: sqlite3.Connection) -> None:
        rows = c.execute("SELECT digest, salt, words FROM forgotten").fetchall()
        self._salt = rows[0][1] if rows else ""
        self._digests = frozenset(row[0] for row in rows)
        self._lengths = sorted({row[2] for row in rows if row[2]})

    def __bool__(self) -> bool:
        return bool(self._digests)

    def knows(self, name: str) -> bool:
        """Whether a name is that of somebody who was taken out."""
        return bool(self) and _digest(self._salt, fold_person(name)) in self._digests

    def mask_of(self, texts: Iterable[str]) -> Mask:
        """A mask of the forgotten persons whose names or contacts stand in some texts; their single names are hidden too."""
        names: set[str] = set()
        contacts: set[str] = set()
        for text in texts:
            names |= set(self._names_in(text))
            for match in CONTACTS.finditer(text):
                if _digest(self._salt, [plain_contact(match[0])]) in self._digests:
                    contacts.add(match[0])
        parts = {word for name in names for word in name.split() if len(name.split()) > 1 and len(word) > 2}
        whole = {name for name in names if " " in name}
        return Mask(whole, parts=parts | names - whole, contacts=contacts)

    def _names_in(self, text: str) -> Iterator[str]:
        words = fold_person(text)
        for length in self._lengths:
            for at in range(len(words) - length + 1):
                if _digest(self._salt, words[at : at + length]) in self._digests:
                    yield " ".join(words[at : at + length])
