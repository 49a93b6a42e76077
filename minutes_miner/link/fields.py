"""One entry of an attendance list, divided into its fields, and the attendees that the fields make."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from minutes_miner.link.agencies import registry
from minutes_miner.link.kinds import (
    ACRONYM,
    TITLE,
    data,
    fold_words,
    is_organisational,
    is_thing,
    kind_of,
    looks_personal,
)
from minutes_miner.records import Attendee

Kind = Literal["agency", "person", "given", "role", "mail", "phone", "note", "away", "text"]

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PUBLIC_MAIL = frozenset(
    {
        "gmail.com",
        "yahoo.com",
        "yahoo.fr",
        "hotmail.com",
        "hotmail.fr",
        "outlook.com",
        "live.com",
        "icloud.com",
        "ymail.com",
        "aol.com",
        "googlemail.com",
        "msn.com",
        "protonmail.com",
    }
)
PHONE = re.compile(r"(?:\+|00)?\d[\d\s()/-]{6,}\d")
_COUNT = re.compile(
    r"\s*[(\[]\s*\d{1,3}\s*(?:pax|persons?|people|participants?)?\s*[)\]]|\s*[x×]\s?\d{1,2}\b|\s*[-–:]\s*\d{1,3}$"
)
_BARE_COUNT = re.compile(r"\s+\d{1,2}$")
_SHORTEST_ACRONYM = 3  # letters from which an acronym before other words is an agency
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_BETWEEN = re.compile(r"\s+[-–—]+\s*|\s*[-–—]+\s+|\s*[/\t|]\s*|\s*:\s+|\s*,\s*|(?<=[a-zà-ÿ])[-–](?=[A-Z]{2})")


@dataclass(frozen=True, slots=True)
class Field:
    """A part of an entry and what it is; "given" is one capitalised word, a given name or an agency of no list."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as written, with its fields in order."""

    text: str
    fields: tuple[Field, ...]

    def has(self, *kinds: Kind) -> bool:
        """Whether one of the fields is of one of the kinds."""
        return any(field.kind in kinds for field in self.fields)

    def lone(self) -> Kind | None:
        """The kind of the only field beside notes; None where there are more."""
        kinds = [field.kind for field in self.fields if field.kind not in ("note", "away")]
        return kinds[0] if len(kinds) == 1 else "note" if not kinds else None


def classify(text: str) -> Field:
    """What one part of an entry is."""
    text = text.strip(" \t.,;:*•<>")
    folded = fold_words(text)
    return Field(_kind(text, folded), text)


def _kind(text: str, folded: str) -> Kind:
    if MAIL.fullmatch(text):
        return "mail"
    if PHONE.fullmatch(text):
        return "phone"
    if folded in data("attendance", "away"):
        return "away"
    if folded in data("attendance", "offices"):
        return "role"
    if folded in data("attendance", "notes"):
        return "note"
    if registry().knows(text):
        return "agency"
    if TITLE.match(text):
        return "person"
    if kind_of(text) == "role" and not (ACRONYM.match(text) and folded not in data("role", "words")):
        return "role"
    if ACRONYM.match(text) and not is_thing(text):
        return "agency"
    if looks_personal(text):
        return "person" if len(text.split()) > 1 else "given"
    return "agency" if is_organisational(text) or agency_of_unit(text) else "text"


def read_entry(text: str) -> Entry | None:
    """An entry divided into its fields; None where it names nobody."""
    text = _COUNT.sub("", text).strip(" \t.,;:*•")
    counted = _BARE_COUNT.sub("", text)
    if counted != text and classify(counted).kind == "agency":
        text = counted
    if not re.search(r"[^\W\d]", text) or _is_nobody(text):
        return None
    if registry().knows(text):
        return Entry(text, (Field("agency", text),))
    addresses = [Field("mail", address) for address in MAIL.findall(text)]
    rest = PHONE.sub(" ", MAIL.sub(" ", text))
    outside = _BRACKET.sub(" ", rest).strip(" \t.,;:*•-–/<>")
    fields = [*_outside(outside), *_inside(_BRACKET.findall(rest), outside), *addresses]
    return Entry(text, tuple(fields)) if fields else None


def _is_nobody(text: str) -> bool:
    """ "12 persons", "others", "TBD"."""
    folded = re.sub(r"^\d+\s+", "", fold_words(text))
    return folded in data("attendance", "counts") or folded in data("nobody", "words")


def _outside(text: str) -> Iterator[Field]:
    text = re.sub(r"\s+", " ", text)
    if not text:
        return
    parts = [part for part in _BETWEEN.split(text) if part and re.search(r"\w", part)]
    if registry().knows(text) or len(parts) == 1:
        yield from _unmarked(text)
        return
    for part in parts:
        yield classify(part)


def _unmarked(text: str) -> Iterator[Field]:
    """ "UNICEF Ann Lee", "Ann Lee UNICEF": an acronym and a full name with nothing between them."""
    words = text.split()
    for agency, person in ((words[:1], words[1:]), (words[-1:], words[:-1])):
        if (
            len(person) > 1
            and ACRONYM.match(agency[0])
            and registry().knows(agency[0])
            and looks_personal(" ".join(person))
        ):
            yield Field("agency", agency[0])
            yield Field("person", " ".join(person))
            return
    yield classify(text)


def _abbreviates(text: str, initials: str) -> bool:
    """Whether letters are the initials of a name, a title before it left out or not."""
    return len(text) >= 2 and initials.endswith(text)


def _inside(brackets: Iterable[str], outside: str) -> Iterator[Field]:
    """The fields in brackets; the initials of the name before them are none."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", outside.casefold()))
    for inside in brackets:
        if _abbreviates(fold_words(inside).replace(" ", ""), initials):
            continue
        whole = classify(inside)
        if whole.kind == "agency" and registry().knows(inside):
            yield whole
            continue
        for part in re.split(r"\s*[,;/]\s*|\s+[-–—]\s+|\s+(?:and|&|et|y)\s+", inside):
            if re.search(r"[^\W\d]", part) and not _abbreviates(fold_words(part).replace(" ", ""), initials):
                yield classify(part)


def attendees_of(entry: Entry, *, present: bool = True, role: str | None = None) -> list[Attendee]:
    """The attendees that an entry makes: a person with all that is said of it, or an agency, or several of either."""
    fields = _settled(entry.fields)
    named = {
        kind: [field.text for field in fields if field.kind == kind] for kind in ("person", "agency", "role", "mail")
    }
    persons, agencies = named["person"], named["agency"]
    role = next(iter(named["role"]), role)
    present = present and not entry.has("away")
    mail = next(iter(named["mail"]), None)
    agency = canonical(agencies[0]) if agencies else registry().of_mail(mail or "")
    if len(persons) > 1:
        suffix = f" ({agencies[0]})" if agencies else ""
        roles = _roles_behind(fields)
        return [
            Attendee(person + suffix, agency, person, own, present=present)
            for person, own in zip(persons, roles, strict=True)
        ]
    if persons:
        return [Attendee(entry.text, agency, persons[0], role, mail, present)]
    if len(agencies) > 1 and all(registry().knows(name) for name in agencies):
        return [Attendee(name, canonical(name), None, role, present=present) for name in agencies]
    if len(agencies) > 1:
        return [Attendee(_joint(entry.text), _joint(entry.text), None, role, mail, present)]
    if agency:
        return [Attendee(agencies[0] if agencies else entry.text, agency, None, role, mail, present)]
    if role and not any(field.kind in ("given", "text") for field in fields):
        return [Attendee(entry.text, None, None, role, mail, present)] if named["role"] else []
    names = [field.text for field in fields if field.kind in ("given", "text")]
    return [Attendee(names[0] if named["role"] else entry.text, names[0], None, role, mail, present)] if names else []


def _roles_behind(fields: Sequence[Field]) -> list[str | None]:
    """For each person the role that stands behind the name, before the next one."""
    roles: list[str | None] = []
    for field in fields:
        if field.kind == "person":
            roles.append(None)
        elif field.kind == "role" and roles and roles[-1] is None:
            roles[-1] = field.text
    return roles


def _settled(fields: Sequence[Field]) -> list[Field]:
    """What only the neighbours tell: beside an agency one word is a given name, beside a person it is the agency."""
    kinds = [field.kind for field in fields]
    if "person" not in kinds and "agency" in kinds:
        return [Field("person", f.text) if f.kind == "given" or _may_be_person(f) else f for f in fields]
    if "person" in kinds and "agency" not in kinds:
        other = next((n for n, kind in enumerate(kinds) if kind in ("given", "text")), None)
        if other is None and kinds.count("person") == 2:
            other = kinds.index("person", kinds.index("person") + 1)
        return [Field("agency", field.text) if n == other else field for n, field in enumerate(fields)]
    return list(fields)


def _may_be_person(field: Field) -> bool:
    """ "María José García López", "SMITH John": nothing but names, which only an agency beside them makes a person."""
    words = field.text.split()
    return (
        field.kind == "text" and 2 <= len(words) <= 5 and all(w[0].isupper() and not re.search(r"\d", w) for w in words)
    )


def _joint(text: str) -> str:
    """ "XYZ / ABC" without the blanks."""
    return re.sub(r"\s*/\s*", "/", _BRACKET.sub("", text)).strip()


def canonical(name: str) -> str:
    """The canonical name of an agency, also where a unit of it is named, or the name as it is written."""
    unit = agency_of_unit(name)
    return registry().resolve(name) or (registry().resolve(unit[0]) if unit else None) or name.strip()


def agency_of_unit(name: str) -> tuple[str, str] | None:
    """ "UNHCR Site Planning" as the acronym of the registry that it begins with and the rest; None for other names."""
    first, _, rest = name.strip().partition(" ")
    known = len(first) >= _SHORTEST_ACRONYM and ACRONYM.match(first) and registry().knows(first)
    return (first, rest) if known and rest[:1].isalpha() and "(" not in rest else None
