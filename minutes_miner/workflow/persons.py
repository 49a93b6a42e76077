"""Who is a person in a document, so that its texts can be kept without names: those of its attendance list and of its
responsible parties, unless a name may as well be an organisation, a place or a month."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from minutes_miner import lexicon
from minutes_miner.link.agencies import registry
from minutes_miner.link.countries import countries
from minutes_miner.link.kinds import ARABIC, TITLE, data, fold_words, is_organisational, is_thing, kind_of
from minutes_miner.records import Extraction
from minutes_miner.tracker.forgetting import Forgotten
from minutes_miner.tracker.lists import is_agency
from minutes_miner.tracker.persons import A_PERSON, CONTACT, CONTACTS, Mask, fold_person, persons_in, persons_of

T = TypeVar("T")
_SHORTEST_PART = 4  # letters from which one word of a full name means the person: "Lee" may be anything
_MOST_WORDS = 5
_ARABIC_WORD = r"[\u0621-\u064a]{2,}"


def mask_of(extraction: Extraction) -> Mask:
    """The mask that hides the persons of a document, and all addresses and telephone numbers."""
    whole: set[str] = set()
    parts: set[str] = set()
    taken = _no_names(extraction)
    listed = {word for a in extraction.attendees if a.person for word in fold_words(a.person).split()}
    told = listed | {
        fold_words(p.person) for a in extraction.action_points for p in a.responsible if p.person and p.agency
    }
    for name in _persons(extraction):
        bare = TITLE.sub("", name.strip(" .,;:()"))
        words = bare.split()
        folded = fold_words(bare)
        if len(words) == 1 and _is_name(bare, 3) and folded not in taken and (folded in told or not listed):
            parts.add(
                bare
            )  # one word where somebody is to act may be a place; where names are listed, it must be one of them or with its agency
        elif 2 <= len(words) <= _MOST_WORDS and _is_full_name(bare):
            whole.add(bare)
            parts |= {word for word in words if _is_name(word, _SHORTEST_PART) and fold_words(word) not in taken}
    mixed = [text for text in _texts(extraction.action_points) if ARABIC.search(text) and re.search(r"[A-Z]", text)]
    whole |= {other for text in mixed for name in whole for other in _in_arabic(name, text)}
    return Mask(whole, parts=parts, any_contact=True)


def _in_arabic(name: str, text: str) -> Iterator[str]:
    """The name of a person in the other script, where as many words of it stand right behind: "Karim Mansour (كريم منصور)"."""
    words = len(name.split())
    beside = rf"{re.escape(name)}\s*(?:\([^()]*[A-Z][^()]*\)\s*)?[(/–-]?\s*((?:{_ARABIC_WORD}\s?){{{words}}})(?!\s?{_ARABIC_WORD})"
    for match in re.finditer(beside, text, re.IGNORECASE):
        if not ARABIC.match(name) and _is_full_name(match[1].strip()):
            yield match[1].strip()


def _no_names(extraction: Extraction) -> set[str]:
    """Words that mean nobody in this document: those of agencies, of the group and its place, those that it writes in small
    letters too, and single words behind several agencies ("OPM Moroto, UNICEF Moroto"), which are places."""
    meeting = extraction.meeting
    known = [a.agency for a in extraction.attendees if a.agency] + [meeting.group, meeting.title, meeting.location]
    behind: dict[str, set[str]] = {}
    for a in extraction.attendees:
        if a.person and a.agency and len(a.person.split()) == 1:
            behind.setdefault(fold_words(a.person), set()).add(a.agency)
    told = " ".join(_texts((extraction.agenda, extraction.action_points, extraction.near_misses)))
    small = {word for word in re.findall(r"[^\W\d_]+", CONTACTS.sub(" ", told)) if word.islower()}
    return (
        {word for name in known if name for word in fold_words(name).split()}
        | {word for word, agencies in behind.items() if len(agencies) > 1}
        | set(map(fold_words, small))
    )


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed of fields of an action, as it may stand in lists, and by field the persons that were taken out."""

    values: dict[str, str | None]
    persons: dict[str, list[str]]


def without_persons(c: sqlite3.Connection, sha256: str, values: Mapping[str, str | None]) -> Typed:
    """Take persons whom the tracker knows, and contacts, out of what was typed of a mention of a document: for a party stands
    the agency for which the person attends. Those who are to be forgotten do not come back."""
    forgotten = Forgotten(c)
    typed = Typed({}, {})
    for field, value in values.items():
        if value and field in ("text", "responsible"):
            value = forgotten.mask_of([value]).apply(value) if forgotten else value
            pieces = [value] if field == "text" else [name.strip() for name in value.split(";")]
            told = [_taken_out(c, sha256, piece, party=field == "responsible") for piece in pieces]
            typed.persons[field] = [name for _, names in told for name in names]
            value = "; ".join(shown for shown, _ in told)
        typed.values[field] = value
    return typed


def _taken_out(c: sqlite3.Connection, sha256: str, text: str, *, party: bool) -> tuple[str, list[str]]:
    """A text, or the name of a party, as it may stand in lists, and what was taken out."""
    known = [
        found for found in persons_in(c, text) if not registry().knows(found.name) and not is_agency(c, found.name)
    ]
    alone = [found for found in known if party and sorted(fold_person(found.name)) == sorted(fold_person(text))]
    if alone:
        listed = [found for found in alone if found.agency]
        agencies = {found.agency for found in listed if found.sha256 == sha256} or {found.agency for found in listed}
        return (agencies.pop() if len(agencies) == 1 else None) or A_PERSON, [text]
    here = {word for name in persons_of(c, sha256) if len(name.split()) > 1 for word in name.split()}
    parts = [word for word in here if _is_name(word, _SHORTEST_PART)]
    names = [found.name for found in known if len(found.name.split()) > 1]
    return Mask(names, parts=parts, any_contact=True).taken(text)


def without_forgotten(extraction: Extraction, forgotten: Forgotten) -> Extraction:
    """An extraction out of which those are taken who are to be forgotten."""
    if not forgotten:
        return extraction
    mask = forgotten.mask_of(list(_texts(extraction)))
    if not mask:
        return extraction
    hidden = _map(extraction, mask)
    return replace(
        hidden,
        source=extraction.source,
        attendees=tuple(
            replace(
                a,
                person=None if a.person and A_PERSON in a.person else a.person,
                email=None if a.email and CONTACT in a.email else a.email,
            )
            for a in hidden.attendees
        ),
        action_points=tuple(
            replace(
                action,
                responsible=tuple(
                    replace(p, person=None) if p.person and A_PERSON in p.person else p for p in action.responsible
                ),
            )
            for action in hidden.action_points
        ),
    )


def _persons(extraction: Extraction) -> Iterator[str]:
    yield from (a.person for a in extraction.attendees if a.person)
    for action in extraction.action_points:
        for party in action.responsible:
            if party.person or party.kind == "person":
                yield party.person or party.text


def may_be_a_person(name: str) -> bool:
    """Whether what somebody typed, in any case, may be the name of a person: no organisation, office, thing, group or number,
    and not made of words that minutes use every day alone."""
    words = fold_words(name).split()
    return (
        bool(words)
        and not re.search(r"\d", name)
        and not registry().knows(name)
        and not is_thing(name)
        and kind_of(name) is None
        and countries().code(name) is None
        and not is_everyday(name)
    )


def is_everyday(name: str) -> bool:
    """Whether a name has no word but those that minutes use every day: of offices, themes and the calendar."""
    return all(word in _common() or _calendar().fullmatch(word) for word in fold_words(name).split())


def _is_full_name(name: str) -> bool:
    """Whether words that stand where a person stands are one: no organisation, no office, no thing. An initial is no word of minutes,
    although "A" and "L" are articles: "L. Osei".
    """
    return (
        all(word[:1].isupper() or ARABIC.match(word) or len(word) <= 3 for word in name.split())
        and not re.search(r"[\d/&]", name)
        and not is_organisational(name)
        and not registry().knows(name)
        and not is_thing(name)
        and kind_of(name) is None
        and not any(fold_words(word) in _common() for word in name.split() if len(word.strip(".")) > 1)
    )


def _is_name(word: str, shortest: int) -> bool:
    """Whether a single word may be hidden wherever it stands with a capital."""
    folded = fold_words(word)
    return (
        len(word) >= shortest
        and word[0].isupper()
        and not word.isupper()
        and word.isalpha()
        and folded not in _common()
        and not _calendar().fullmatch(folded)
        and not registry().knows(word)
        and kind_of(word) is None
        and not is_thing(word)
        and countries().code(word) is None
    )


@cache
def _common() -> frozenset[str]:
    """Words of minutes that are no names, though they are written with a capital: offices, themes, months, days."""
    found = {
        word
        for section in ("organisation", "everyday", "theme", "role", "group")
        for entry in data(section, "words")
        for word in entry.split()
    }
    for language in lexicon.names("words"):
        found |= {word for text in _strings(lexicon.load(f"words/{language}")) for word in fold_words(text).split()}
    return frozenset(found)


@cache
def _calendar() -> "re.Pattern[str]":
    """Months and days of the week, in all languages."""
    loaded = [lexicon.load(f"dates/{language}") for language in lexicon.names("dates")]
    return re.compile(
        "|".join(name for data in loaded for part in ("months", "weekdays") for name in data[part]["names"])
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)


def _map(value: T, mask: Mask) -> T:
    """The same records with masked texts."""
    if isinstance(value, str):
        return mask.apply(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_map(item, mask) for item in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _map(getattr(value, field.name), mask) for field in fields(value)})
    return value
