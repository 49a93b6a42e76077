"""Who is meant: the words of a responsible cell or a subject, divided and told apart.

Agencies have a canonical name, roles and groups stand as written, persons come with their agency where it is given.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from minutes_miner.link.agencies import Registry, fold_name, registry
from minutes_miner.link.countries import countries
from minutes_miner.link.fields import MAIL, PHONE, agency_of_unit, parts_of_name
from minutes_miner.link.kinds import (
    ACRONYM,
    TITLE,
    data,
    fold_words,
    is_organisational,
    is_thing,
    kind_of,
    looks_personal,
    office_of,
)
from minutes_miner.records import Responsible

__all__ = ["is_thing", "kind_of", "split_parties"]

Part = Literal["lead", "support"]

_HARD = re.compile(r"\s*(?:[;\n•●▪|]+|\+|→|-+>)\s*|(?:^|(?<=\s))\d{1,2}[.)]\s+")
_SLASH = re.compile(r"(?<!\bM)\s*/\s*|(?<=M)/(?![sS]\b)")  # "M/s Rao & Sons" is a firm
_NOT_APPLICABLE = re.compile(r"\s*[-–—,;:(]*\s*\b[nN]/[aA]\b\)?")
_SOFT = re.compile(r"\s*(?:,|،|&|\band\b|\bet\b|\by\b|\be\b|\bund\b|\bplus\b|(?<=\s)و(?=\s))\s*")
_WITH = re.compile(
    r"\s*,?\s+(?:(?:with|avec|con)\s+(?:the\s+|l['’])?(?:support|appui|apoyo)\s+(?:of|from|del?|du|des|d['’])|supported\s+by|in\s+(?:close\s+)?(?:coordination|collaboration|consultation|cooperation|partnership)\s+with|(?:together|jointly|along)\s+with|with)\s+",
    re.IGNORECASE,
)
_ARABIC_AND = re.compile(
    r"(?<!\.)(?<!\b[\u0600-\u06ff])\s+و(?=[\u0600-\u06ff]{3}|[A-Z])"
)  # not behind a title of one letter, where a name begins so: "م. وليد"
_PAIR = re.compile(
    r"^(?P<a>[^()]{2,60}?)\s*(?:\((?P<b>[^()]{2,60})\)|\s[-–—]\s(?P<c>.{2,60})|\s?/\s?(?P<d>[^/]{2,60})|:\s(?P<e>.{2,60}))\.?$"
)
_LEAD_LABEL = re.compile(r"^(?P<part>lead|leads|lead agency|support|supporting|supported by)\s*:\s*", re.IGNORECASE)
_LEAD_TAIL = re.compile(
    r"\s*(?:\((?P<a>lead|support|supporting)\)|\bto\s+(?P<b>lead|support)\b|[-–]\s*(?P<c>lead|support)|(?<=\S)\s+(?P<d>lead|support))\s*$",
    re.IGNORECASE,
)
_TO_TAIL = re.compile(r"^(?P<who>.{2,40}?)\s+(?:to\s+\S.*|(?:will|would|should)\s+\S.*)$", re.DOTALL)
_RELATIVE = re.compile(r"\b(?:who|which|that|want|wants|wish|qui|que|with)\b")
_VERB_TAIL = re.compile(r"^(?P<who>.{2,40}?)\s+(?P<verb>[a-z]{3,}s)(?:\s+\S.*)?$", re.DOTALL)
_OF_BODY = re.compile(
    r"^(?P<person>.{2,40}?)\s+(?:of|from|del?|du|de\s+la|de\s+l['’])\s+(?:the\s+)?(?P<agency>.{2,40})$"
)
_LEADING_WORD = re.compile(r"^(?:(?i:with|also|by|and|plus|for|via)\s+(?=\S)|A\s+(?=[A-ZÀ-Þ][a-zà-ÿ]))")
_GROWN_VERB = re.compile(r"(?<=\w)['’](?:ll|d|ve|re|m)$")  # "he'll", "I'm"
_ARTICLE = re.compile(r"^(?:l['’]|(?:the|les|los|las|le|la|el)\s+)(?=\S)", re.IGNORECASE)
_CONTACT = re.compile(r"^(?:e-?mail|cc|copy|contact|call|tel|phone|inform|see)\b[\s:]", re.IGNORECASE)
_BESIDE = re.compile(r"([A-ZÀ-Þ]{3,})(?:\s|-)([A-ZÀ-Þ]{3,})")
_RECEIVER = re.compile(rf"\s*\(\s*(?:{'|'.join(data('nobody', 'receiving'))})\s[^()]*\)$", re.IGNORECASE)
_OWNED = re.compile(r"^.+['’]s\s+(?P<owned>.+)$")
_HOME = re.compile(r"^[A-Z][a-z]+['’]s$")  # "at Kelsey's"
_DAY = re.compile(r"^\d{1,2}(?:st|nd|rd|th)?\b(?:$|[\s./-].*)")
_COUNTED = re.compile(r"^\d{1,3}\s+(?![A-Z])[^\W\d]{4,}")  # "42 partners"
_LETTERS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,2}")
_EACH = re.compile(r"\s+(?:(?:one|two|1|2)\s+each|each|jointly|together|both|ensemble|juntos)$")
_INITIALS = re.compile(r"^(?:[A-Z]\.?){2,3}$")
_EDGE = " \t.,:;•*-–—/"


@dataclass(frozen=True, slots=True)
class _Names:
    """What decides about names in one document."""

    registry: Registry
    known: tuple[str, ...]
    joint: frozenset[str]
    country: str | None
    listed: frozenset[str] = frozenset()
    things: bool = False

    def is_thing(self, text: str) -> bool:
        """Whether letters mean a thing and nobody."""
        return is_thing(text) and not (self.things and _LETTERS.fullmatch(text))

    def is_one(self, text: str) -> bool:
        """Whether a text is one name as a whole."""
        return self.registry.knows(text) or fold_name(text) in self.joint

    def is_named(self, text: str) -> bool:
        """Whether a text is one name, a unit of a known body, a role, many at once, or speaks of an organisation."""
        first = text.split(" ")[0]
        return (
            self.is_one(text)
            or fold_name(text) in self.listed
            or kind_of(text) is not None
            or any(self.registry.knows(part) for part in parts_of_name(text))
            or (is_organisational(first) and " و" not in text)
        )

    def party(self, text: str, name: str, *, person: str | None = None) -> Responsible:
        """The agency of a name, canonical where the registry decides, else as it is written."""
        national = self.registry.national(name, self.country)
        if national:
            return Responsible(text, "agency", national, person)
        found = self.registry.find(name, country=self.country, among=self.known)
        for part in parts_of_name(name) if found is None and fold_name(name) not in self.listed else ():
            found = found or self.registry.find(part, country=self.country, among=self.known, nearly=False)
        agency, country = (found.name, found.country) if found else (_ARTICLE.sub("", name) or name, None)
        return Responsible(text, "agency", agency, person, None, country)


def split_parties(
    text: str, *, known: Collection[str] = (), country: str | None = None, things: bool = False
) -> tuple[Responsible, ...]:
    """The parties of a responsible cell or of the subject of a sentence, in order, each once; () for nobody.

    `known` are agencies of this document's attendance list: a joint name among them ("IFH/NHF") stays one, and an acronym
    that several agencies share is the one among them. `country` is the ISO code of the country the document is of.
    `things`: whether letters that mean a thing elsewhere mean somebody here, as in a column of who is responsible.
    """
    text = _NOT_APPLICABLE.sub("", text)
    if fold_words(text) in data("nobody", "words"):
        return ()
    joint = frozenset(fold_name(name) for name in known if re.search(r"[/&,]", name))
    names = _Names(registry(), tuple(known), joint, country, frozenset(map(fold_name, known)), things)
    parties: list[Responsible] = []
    part: Part | None = None
    for piece in _split(_HARD, text.strip()):
        label = _LEAD_LABEL.match(piece)
        if label:
            part = "lead" if label["part"].lower().startswith("lead") else "support"
            piece = piece[label.end() :]
        for name, own_part in _with_support(piece.strip(), names):
            party = _party(name, names)
            if party is not None and all((p.text, p.agency) != (party.text, party.agency) for p in parties):
                parties.append(replace(party, part=party.part or own_part or part))
    return tuple(parties)


def _split(pattern: "re.Pattern[str]", text: str) -> list[str]:
    """A text divided where the pattern stands outside brackets."""
    pieces, start = [], 0
    for mark in pattern.finditer(text):
        if text.count("(", 0, mark.start()) <= text.count(")", 0, mark.start()):
            pieces.append(text[start : mark.start()])
            start = mark.end()
    return [piece for piece in (*pieces, text[start:]) if piece and piece.strip()]


def _with_support(text: str, names: _Names) -> Iterator[tuple[str, Part | None]]:
    """ "UNICEF with support from SCI": who leads, then who supports; "Members with questions" stays whole."""
    match = _WITH.search(text)
    sides = [list(_divide(side, names)) for side in (text[: match.start()], text[match.end() :])] if match else []
    if sides and all(side and all(_is_somebody(name, names) for name in side) for side in sides):
        yield from ((name, "lead") for name in sides[0])
        yield from ((name, "support") for name in sides[1])
    else:
        yield from ((name, None) for name in _divide(text, names))


def _is_somebody(name: str, names: _Names) -> bool:
    return names.is_one(name) or kind_of(name) is not None or bool(ACRONYM.match(name) and not is_thing(name))


def _divide(text: str, names: _Names) -> Iterator[str]:
    """A piece divided at commas, "and" and slashes, unless it is one name as a whole."""
    text = text.strip(_EDGE)
    if not text:
        return
    if names.is_one(text) or office_of(text) or _is_office_of_several(text, names):
        yield text
        return
    sides = _split(_SLASH, text)
    if len(sides) > 1 and any(_SOFT.search(side) and names.is_one(side.strip()) for side in sides):
        for side in sides:  # "Aldeas / Fe y Alegría"
            yield from _divide(side, names)
        return
    pieces = _split(_SOFT, text)
    if len(pieces) > 1:
        yield from _rejoined(pieces, text, names)
        return
    side_by_side = _BESIDE.fullmatch(text)
    if side_by_side and all(names.is_one(short) or fold_name(short) in names.listed for short in side_by_side.groups()):
        yield from side_by_side.groups()  # "CRS NRC", "HCR-OIM"
        return
    yield from _slashes(text, names)


def _is_office_of_several(text: str, names: _Names) -> bool:
    """ "Deans of Business and Humanities": one office in the plural, and what each of them is of."""
    head, of, rest = text.partition(" of ")
    plural = bool(of) and " " not in head and head.endswith("s") and "role" in (kind_of(head), kind_of(head[:-1]))
    return plural and not any(names.is_named(piece) for piece in _split(_SOFT, rest))


def _grown_together(text: str, names: _Names) -> list[str]:
    """ "اليونيسف وكير" as two: "and" is grown together with the word behind it; a name that has one inside stays whole."""
    pieces = _ARABIC_AND.split(text)
    if all(names.is_one(piece) for piece in pieces):
        return pieces
    if len(pieces) < 2 or (names.is_named(text) and not any(piece[0].isascii() for piece in pieces[1:])):
        return [text]
    parted: list[str] = []
    at = 0
    while at < len(pieces):
        ends = range(len(pieces), at, -1)
        end = next((n for n in ends if names.is_named(" و".join(pieces[at:n]))), at + 1)
        whole = " و".join(pieces[at:end])
        if parted and not names.is_named(whole) and is_organisational(parted[-1].split(" ")[0]):
            parted[-1] = f"{parted[-1]} و{whole}"
        else:
            parted.append(whole)
        at = end
    return parted


def _rejoined(pieces: list[str], text: str, names: _Names) -> Iterator[str]:
    """Neighbours that are one name together ("Save the Children and ...", "Norwegian Church Aid and ...") stay together."""
    at, start = 0, 0
    while at < len(pieces):
        start = text.find(pieces[at], start)
        for end in range(min(len(pieces), at + 4), at + 1, -1):
            together = text[start : text.find(pieces[end - 1], start) + len(pieces[end - 1])]
            if names.registry.find(together, nearly=False) is not None or fold_name(together) in names.joint:
                yield together
                at = end
                break
        else:
            yield from _slashes(pieces[at].strip(), names)
            at += 1


def _slashes(text: str, names: _Names) -> Iterator[str]:
    """ "UNHCR/UNICEF" is two, "IFH/NHF" one where it is known, "Obed / DGMWR" one pair."""
    grown = _grown_together(text, names)
    if len(grown) > 1:
        for piece in grown:
            yield from _slashes(piece, names)
        return
    parts = _split(_SLASH, text)
    if len(parts) < 2 or names.is_one(text):
        yield text
        return
    first, second = parts[0], parts[1]
    personal = [
        looks_personal(p) and kind_of(p) is None and not names.registry.knows(p) and fold_name(p) not in names.listed
        for p in (first, second)
    ]
    if (len(parts) == 2 and personal[0] and not looks_personal(second)) or (
        len(parts) == 2 and personal[1] and names.registry.knows(first)
    ):
        yield text
    else:
        yield from parts


def _party(name: str, names: _Names) -> Responsible | None:
    """The one party that a name means; None for nobody, for a thing, a day, or somebody only to be told."""
    written = _GROWN_VERB.sub("", _LEADING_WORD.sub("", name.strip(_EDGE)))
    part: Part | None = None
    tail = _LEAD_TAIL.search(written)
    if tail and tail.start() > 1 and (not tail["d"] or names.registry.knows(written[: tail.start()])):
        part = "lead" if (tail["a"] or tail["b"] or tail["c"] or tail["d"]).lower() == "lead" else "support"
        written = written[: tail.start()].strip()
    written = _without_tail(_RECEIVER.sub("", written), names)
    if kind_of(written):
        written = _ARTICLE.sub("", written)
    bare = PHONE.sub("", MAIL.sub("", written))
    bare = re.sub(r"[\s,;]+\)", ")", re.sub(r"\(\s+", "(", bare)).replace("()", "").strip(_EDGE)
    if fold_words(bare) in data("nobody", "words") or not re.search(r"\w", bare):
        return None
    if (_DAY.match(bare) and not _COUNTED.match(bare)) or _CONTACT.match(bare) or _is_phrase(bare, names):
        return None
    party = _named(bare, names)
    return replace(party, text=written, part=part) if party else None


def _without_tail(name: str, names: _Names) -> str:
    """A name in a cell without what it is to do: "CK to call them", "NRC drafts"."""
    if names.is_one(name):
        return name
    name = _EACH.sub("", name)
    many, _, last = name.rpartition(" ")
    if fold_words(last) in data("acting", "agreed") and (kind_of(many) or names.is_one(many)):
        return many  # "All agreed"
    match = _TO_TAIL.match(name)
    if match and not _RELATIVE.search(match["who"]):
        who = match["who"]
        somebody = names.is_named(who) or looks_personal(who) or ACRONYM.match(who) or _INITIALS.match(who)
        return who if somebody else name
    match = _VERB_TAIL.match(name)
    several = (
        match is not None and match["who"].endswith("s") and kind_of(match["who"]) == "group"
    )  # "membres volontaires"
    acts = match and not several and (names.is_one(match["who"]) or kind_of(match["who"]) is not None)
    plain = acts and kind_of(name) is None
    return match["who"] if match and plain else name


def _is_phrase(text: str, names: _Names) -> bool:
    """Whether a text is words about a task and nobody's name: "before the holidays", "during the Friday conference"."""
    first, _, rest = text.partition(" ")
    return bool(rest) and first in data("nobody", "phrases") and not names.is_named(text)


def _named(name: str, names: _Names) -> Responsible | None:
    if name.startswith("@") and " " not in name:
        return Responsible(name, "person", None, name)
    topic, colon, rest = name.partition(": ")
    if colon and kind_of(rest) == "role" and kind_of(topic) is None and not names.registry.knows(topic):
        name = _ARTICLE.sub("", rest)  # "Finance: The treasurer"
    if names.registry.knows(name) and fold_words(name) not in data("role", "words"):
        return names.party(name, name)
    if office_of(name) or _is_office_of_several(name, names):
        return Responsible(name, "role")
    paired = _pair(name, names) or _office_within(name, names) or _person_of_body(name, names)
    if paired:
        return paired
    office = kind_of(name)
    if office:
        return Responsible(name, office)  # type: ignore[arg-type]
    if fold_words(name) in data("theme", "words"):
        return Responsible(name, "group")
    owned = _OWNED.match(name)
    if names.is_thing(name) or (owned and not kind_of(owned["owned"])) or _HOME.search(name):
        return None
    if countries().code(name):
        return Responsible(name, "group")
    if fold_words(name) in data("office", "acronyms") and fold_name(name) not in names.listed:
        return Responsible(name, "role")  # "DHO", "CFO"
    if TITLE.match(name) or (_INITIALS.match(name) and len(name.replace(".", "")) == 2):
        return Responsible(name, "person", None, name)
    if looks_personal(name) and not is_organisational(name) and (len(name.split()) > 1 or len(name) < 10):
        return Responsible(name, "person", None, name)
    return names.party(name, name)


def _pair(name: str, names: _Names) -> Responsible | None:
    """ "Obed / DGMWR", "Mariann (UNICEF)", "MoHCC - Nyadzayo": the person or office with the agency."""
    match = _PAIR.match(name)
    if not match:
        return None
    first, second = match["a"].strip(), (match["b"] or match["c"] or match["d"] or match["e"]).strip()
    notes = (*data("attendance", "offices"), *data("attendance", "notes"), *data("nobody", "words"))
    if fold_words(second) in notes:
        return replace(_named(first, names) or Responsible(first, "agency", first), text=name)
    one, two = names.registry.knows(first), names.registry.knows(second)
    if two and not one:
        return _with_agency(name, first, second, names)
    if one:
        if two and not match["b"]:
            return None
        person = second if looks_personal(second) and not is_organisational(second) else None
        return names.party(name, first, person=None if two else person)
    within = _office_within(first, names)
    if within:
        return replace(within, text=name, person=next((p for p in second.split(",") if looks_personal(p)), None))
    for person, agency in ((first, second), (second, first)):
        if looks_personal(person) and ACRONYM.match(agency) and not is_thing(agency):
            return names.party(name, agency, person=person)
    if ACRONYM.match(second) and match["b"] and not is_thing(second) and len(first.split()) > 1:
        return names.party(name, second)
    if len(first.split()) > 1 and looks_personal(first) and kind_of(first) is None and (match["b"] or match["c"]):
        return Responsible(name, "person", None, first)  # "Sandra Bedoya – Servicios Generales"
    return None


def _person_of_body(name: str, names: _Names) -> Responsible | None:
    """ "Emmanuel of NRC", "Mr Radev of the Court of Accounts": a person, and where from."""
    match = _OF_BODY.match(name)
    if match is None or not looks_personal(match["person"]) or kind_of(match["person"]):
        return None
    known = names.is_one(match["agency"]) or fold_name(match["agency"]) in names.listed
    told = known or (TITLE.match(match["person"]) and is_organisational(match["agency"]))
    return names.party(name, match["agency"], person=match["person"]) if told else None


def _with_agency(text: str, other: str, agency: str, names: _Names) -> Responsible:
    """A person, or an office, with its agency."""
    party = names.party(text, agency, person=other)
    return replace(party, kind="role", person=None) if kind_of(other) == "role" else party


def _office_within(name: str, names: _Names) -> Responsible | None:
    """ "UNHCR Site Planning", "IRC Ann Lee", "UNICEF coordinator": an acronym of the registry, then who it is there."""
    unit = agency_of_unit(name)
    if unit is None:
        office, _, agency = name.rpartition(" ")
        known = ACRONYM.match(agency) and names.registry.knows(agency) and kind_of(office) == "role"
        return _with_agency(name, office, agency, names) if known else None  # "IM officer UNHCR"
    first, rest = unit
    kind = kind_of(rest)
    if kind == "group" or len(rest.split()) > 4 or is_thing(rest):
        return None
    if kind == "role":
        return _with_agency(name, rest, first, names)
    capitalised = all(word[0].isupper() for word in rest.split() if len(word) > 3)
    person = rest if looks_personal(rest) and len(rest.split()) > 1 else None
    return names.party(name, first, person=person) if capitalised or is_organisational(rest) else None
