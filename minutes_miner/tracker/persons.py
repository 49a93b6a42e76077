"""Persons kept apart: their names, addresses and numbers stand in the table `persons` alone; elsewhere "(a person)" stands for them.

`Mask` takes the persons of one document out of its texts and tells what it took, so that `restore` can put it back for those
who ask for it. Names are found whatever their case, accents, blanks and order: "Lee, Ann" and "ANN  LEE" are Ann Lee.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import Any

A_PERSON = "(a person)"
CONTACT = "[contact]"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE = (
    r"(?<![\w.])(?:\+|00)\d[\d ()/-]{7,}\d"
    r"|(?<![\w./-])0\d{2,3}[ -]?\d{3}[ -]?\d{3,4}(?![\w/-])"
    r"|(?i:(?<=tel)|(?<=phone)|(?<=mobile)|(?<=cell)|(?<=whatsapp))(?P<gap>\s*[.:]?\s*)\d[\d ()-]{5,}\d"
)
CONTACTS = re.compile(f"{_MAIL}|{_PHONE}")
_BEGINS = r"(?:(?<![^\W_])|(?<=(?<![^\W_])[وبلف])(?=[\u0600-\u06ff]))"  # little words grow together with an Arabic name
_TITLE = r"(?:(?:mr|mrs|ms|dr|prof|eng|mme|sr|sra)\.?\s+)?"
_PUT = re.compile(f"{re.escape(A_PERSON)}|{re.escape(CONTACT)}")
_LONGEST_ORDER = 3  # words of a name up to which every order is looked for


@lru_cache(maxsize=4096)
def fold_person(name: str) -> tuple[str, ...]:
    """The words of a name, without case and accents, in their order."""
    return tuple(re.findall(r"[^\W_]+", _folded(name)[0]))


def _folded(text: str) -> tuple[str, list[int]]:
    """A text without case, accents and signs that are not seen, and for each of its characters the place it comes from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for at, ch in enumerate(text):
        for one in unicodedata.normalize("NFKD", ch.casefold()) if not ch.isascii() else ch.lower():
            if not unicodedata.combining(one) and unicodedata.category(one) != "Cf":
                letters.append(one)
                places.append(at)
    return "".join(letters), places


class Mask:
    """Finds some persons in texts. `names` are full names, `parts` single words that mean them here ("Mariann"; only where
    they are written with a capital), `contacts` addresses and numbers; with `any_contact` those of everybody."""

    def __init__(
        self,
        names: Iterable[str],
        *,
        parts: Iterable[str] = (),
        contacts: Iterable[str] = (),
        any_contact: bool = False,
    ) -> None:
        known = {fold_person(name) for name in names}
        wanted = sorted({_pattern(words) for words in known if words}, key=lambda p: (-len(p), p))
        self._names = re.compile(rf"{_BEGINS}{_TITLE}(?:{'|'.join(wanted)})(?![^\W_])") if wanted else None
        self._parts = frozenset(word for part in parts for word in fold_person(part))
        self._contacts = frozenset(filter(None, map(plain_contact, contacts)))
        self._any_contact = any_contact

    def __bool__(self) -> bool:
        return bool(self._names or self._parts or self._contacts or self._any_contact)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Where persons stand: begin, end, and what is to stand there instead; in order, without overlaps."""
        found = self._contacts_in(text)
        if self._names or self._parts:
            plain, places = _folded(text)
            for match in self._names.finditer(plain) if self._names else ():
                end = places[match.end() - 1] + 1
                while end < len(text) and unicodedata.combining(text[end]):
                    end += 1
                found.append((places[match.start()], end, A_PERSON))
        if self._parts:
            for match in re.finditer(r"[^\W\d_]+", text):
                if match[0][0].isupper() and fold_person(match[0]) and fold_person(match[0])[0] in self._parts:
                    found.append((*match.span(), A_PERSON))
        kept: list[tuple[int, int, str]] = []
        for one in sorted(found, key=lambda f: (f[0], -f[1])):
            if not kept or one[0] >= kept[-1][1]:
                kept.append(one)
        return kept

    def _contacts_in(self, text: str) -> list[tuple[int, int, str]]:
        if not (self._any_contact or self._contacts):
            return []
        found = []
        for match in CONTACTS.finditer(text):
            if self._any_contact or plain_contact(match[0]) in self._contacts:
                found.append((match.start() + len(match["gap"] or ""), match.end(), CONTACT))
        return found

    def apply(self, text: str) -> str:
        """The text with a word for each person and contact."""
        return self.taken(text)[0]

    def taken(self, text: str) -> tuple[str, list[str]]:
        """The text with a word for each person and contact, and what stood there, in order."""
        pieces: list[str] = []
        originals: list[str] = []
        at = 0
        for begin, end, instead in self.find(text):
            pieces += [text[at:begin], instead]
            originals.append(text[begin:end])
            at = end
        return "".join([*pieces, text[at:]]), originals

    def in_value(self, value: Any, *, own: Collection[str] = ()) -> Any:
        """The same for every text in nested lists and dictionaries, but for the keys of these, and the texts right under keys of `own`."""
        if isinstance(value, str):
            return self.apply(value)
        if isinstance(value, list | tuple):
            return [self.in_value(item, own=own) for item in value]
        if isinstance(value, dict):
            kept = {key for key, item in value.items() if key in own and not isinstance(item, dict | list)}
            return {key: item if key in kept else self.in_value(item, own=own) for key, item in value.items()}
        return value


def _pattern(words: tuple[str, ...]) -> str:
    """A name in any order of its words, which may be parted by anything that is no letter."""
    orders = sorted(set(permutations(words))) if len(words) <= _LONGEST_ORDER else [words, (words[-1], *words[:-1])]
    return "|".join(r"[\W_]+".join(map(re.escape, order)) for order in orders)


def plain_contact(contact: str) -> str:
    """An address in small letters, a number as its digits."""
    return contact.strip().casefold() if "@" in contact else re.sub(r"\D", "", contact)


def restore(text: str, originals: Sequence[str]) -> str:
    """A masked text with what was taken out; as it is where the two do not fit together."""
    if len(_PUT.findall(text)) != len(originals):
        return text
    left = iter(originals)
    return _PUT.sub(lambda match: next(left), text)


# whom the tracker knows


@dataclass(frozen=True, slots=True)
class Known:
    """A person of a document, and the agency for which the person attended there."""

    sha256: str
    name: str
    agency: str | None


def persons_in(c: sqlite3.Connection, text: str) -> list[Known]:
    """The persons of all documents whose names may stand in a text."""
    words = set(fold_person(text))
    rows = c.execute(
        "SELECT p.sha256, p.person, a.agency FROM persons p LEFT JOIN attendance a"
        " ON p.place = 'attendance' AND a.sha256 = p.sha256 AND a.position = p.position WHERE p.person IS NOT NULL"
        " ORDER BY 1, 2, 3"
    )
    return [Known(*row) for row in rows if words.issuperset(fold_person(row[1]))]


def persons_of(c: sqlite3.Connection, sha256: str) -> list[str]:
    """The names of the persons of a document, each once."""
    rows = c.execute(
        "SELECT DISTINCT person FROM persons WHERE sha256 = ? AND person IS NOT NULL ORDER BY 1", (sha256,)
    )
    return [row[0] for row in rows]


def place_typed(field: str, row: int, at: str) -> str:
    """The place in `persons` of those who were taken out of what somebody typed, at a moment, of a field of a mention."""
    return f"said {field} {row} {at}"


# reading, for those who ask for it


def unmasked(c: sqlite3.Connection, mention_id: str, field: str, text: str) -> str:
    """The "text" or "quote" of a mention as the document has it."""
    rows = c.execute(
        "SELECT p.text FROM machine_mentions m JOIN persons p ON p.sha256 = m.sha256 AND p.place = ? || m.row"
        " WHERE m.mention_id = ? ORDER BY p.position",
        (f"{field} ", mention_id),
    )
    return restore(text, [row[0] for row in rows])


def of_mention(c: sqlite3.Connection, mention_id: str) -> list[str]:
    """The persons responsible in a mention: name, and address where the attendance list gives one."""
    return _named(c, "m.mention_id = ?", mention_id)


def of_action(c: sqlite3.Connection, action_id: str) -> list[str]:
    """The persons responsible in any mention of an action, each once."""
    return _named(c, "m.mention_id IN (SELECT mention_id FROM links WHERE action_id = ?)", action_id)


def _typed(c: sqlite3.Connection, field: str, where: str, values: Sequence[str]) -> list[str]:
    """Those who were taken out of what somebody typed of a field of mentions, and which holds."""
    rows = c.execute(
        "SELECT p.text FROM corrections k JOIN persons p ON p.sha256 = k.sha256"
        " AND p.place = 'said ' || k.field || ' ' || k.row || ' ' || k.at JOIN machine_mentions m ON m.sha256 = k.sha256"
        f" WHERE k.field = ? AND {where} GROUP BY k.at, p.sha256, p.place, p.position ORDER BY k.at, p.position",
        (field, *values),
    )
    return [row[0] for row in rows]


def _named(c: sqlite3.Connection, where: str, value: str) -> list[str]:
    rows = c.execute(
        "SELECT p.person, (SELECT a.email FROM persons a WHERE a.sha256 = p.sha256 AND a.place = 'attendance'"
        " AND a.person = p.person COLLATE NOCASE AND a.email IS NOT NULL ORDER BY a.position LIMIT 1)"
        " FROM machine_mentions m JOIN persons p ON p.sha256 = m.sha256 AND p.place = 'action ' || m.row"
        f" WHERE {where} AND p.person IS NOT NULL ORDER BY m.meeting_date, m.sha256, p.position",
        (value,),
    )
    named = [f"{person} <{email}>" if email else person for person, email in rows]
    return list(dict.fromkeys([*named, *_typed(c, "responsible", f"m.row = k.row AND {where}", (value,))]))


def action_text(c: sqlite3.Connection, action_id: str, text: str) -> str:
    """The text of an action as the mention has it from which it is taken, or as somebody typed it."""
    of_action = "k.value = ? AND m.mention_id IN (SELECT mention_id FROM links WHERE action_id = ?)"
    if typed := _typed(c, "text", of_action, (text, action_id)):
        return restore(text, typed)
    row = c.execute(
        "SELECT m.mention_id FROM links l JOIN machine_mentions m USING (mention_id) WHERE l.action_id = ? AND m.text = ?"
        " ORDER BY m.meeting_date, m.mention_id LIMIT 1",
        (action_id, text),
    ).fetchone()
    return unmasked(c, row[0], "text", text) if row else text
