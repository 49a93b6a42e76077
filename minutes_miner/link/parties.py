"""Who is meant: the words of a responsible cell or a subject, divided and told apart.

Agencies have a canonical name, roles and groups stand as written, persons come with their agency where it is given.
"""

import re
from collections.abc import Collection, Iterator

from minutes_miner.link.agencies import Registry, fold_name, registry
from minutes_miner.link.kinds import (
    ACRONYM,
    TITLE,
    data,
    fold_words,
    is_thing,
    kind_of,
    looks_personal,
    office_of,
)
from minutes_miner.records import Responsible

__all__ = ["is_thing", "kind_of", "split_parties"]

_HARD = re.compile(r"\s*(?:[;\n•●▪|]+|\+)\s*")
_SOFT = re.compile(r"\s*(?:,|&|\band\b|\bet\b|\by\b|\be\b|\bund\b|\bplus\b|(?<=\s)و(?=\s))\s*")
_PAIR = re.compile(
    r"^(?P<a>[^()]{2,60}?)\s*(?:\((?P<b>[^()]{2,60})\)|\s[-–—]\s(?P<c>.{2,60})|\s?/\s?(?P<d>[^/]{2,60}))\.?$"
)
_LEAD_LABEL = re.compile(r"^(?P<part>lead|leads|lead agency|support|supporting|supported by)\s*:\s*", re.IGNORECASE)
_LEAD_TAIL = re.compile(
    r"\s*(?:\((?P<a>lead|support|supporting)\)|\bto\s+(?P<b>lead|support)\b|[-–]\s*(?P<c>lead|support))\s*$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"^(?:[A-Z]\.?){2,3}$")


def split_parties(text: str, *, known: Collection[str] = (), country: str | None = None) -> tuple[Responsible, ...]:
    """The parties of a responsible cell or of the subject of a sentence, in order, each once; () for nobody.

    `known` are agencies of this document's attendance list: a joint name among them ("IFH/NHF") stays one.
    """
    if fold_words(text) in data("nobody", "words"):
        return ()
    names = registry()
    joint = {fold_name(name) for name in known if re.search(r"[/&,]", name)}
    parties: list[Responsible] = []
    part: str | None = None
    for piece in _HARD.split(text.strip()):
        label = _LEAD_LABEL.match(piece)
        if label:
            part = "lead" if label["part"].lower().startswith("lead") else "support"
            piece = piece[label.end() :]
        for name in _divide(piece.strip(), names, joint, country):
            party = _party(name, names, country, part)
            if party is not None and all((p.text, p.agency) != (party.text, party.agency) for p in parties):
                parties.append(party)
    return tuple(parties)


def _divide(text: str, names: Registry, joint: set[str], country: str | None) -> Iterator[str]:
    """A piece divided at commas, "and" and slashes, unless it is one name as a whole."""
    text = text.strip(" \t.,:;•-–—*")
    if not text:
        return
    if names.resolve(text, country=country) or fold_name(text) in joint or office_of(text):
        yield text
        return
    pieces = [p for p in _SOFT.split(text) if p and p.strip()]
    if len(pieces) > 1:
        yield from _rejoined(pieces, text, names, joint, country)
        return
    yield from _slashes(text, names, joint)


def _rejoined(pieces: list[str], text: str, names: Registry, joint: set[str], country: str | None) -> Iterator[str]:
    """Neighbours that are one name together ("Save the Children and ...", "Norwegian Church Aid and ...") stay together."""
    at = 0
    while at < len(pieces):
        for end in range(min(len(pieces), at + 3), at + 1, -1):
            start = text.find(pieces[at])
            stop = text.find(pieces[end - 1], start) + len(pieces[end - 1])
            together = text[start:stop]
            if names.resolve(together, country=country) or fold_name(together) in joint:
                yield together
                at = end
                break
        else:
            yield from _slashes(pieces[at].strip(), names, joint)
            at += 1


def _slashes(text: str, names: Registry, joint: set[str]) -> Iterator[str]:
    """ "UNHCR/UNICEF" is two, "IFH/NHF" one where it is known, "Obed / DGMWR" one pair."""
    parts = [p.strip() for p in text.split("/") if p.strip()]
    if len(parts) < 2 or fold_name(text) in joint:
        yield text
        return
    if (
        len(parts) == 2
        and looks_personal(parts[0])
        and not looks_personal(parts[1])
        and kind_of(parts[0]) is None
        and names.resolve(parts[0]) is None
    ):
        yield text
        return
    yield from parts


def _party(name: str, names: Registry, country: str | None, part: str | None) -> Responsible | None:
    tail = _LEAD_TAIL.search(name)
    if tail and tail.start() > 1:
        part = (tail["a"] or tail["b"] or tail["c"]).lower().replace("supporting", "support")
        name = name[: tail.start()].strip()
    name = (
        re.sub(r"^(?:the|les|los|las|le|la|el)\s+(?=\S)", "", name.strip(" .,:;•*"), flags=re.IGNORECASE)
        if kind_of(name)
        else name.strip(" .,:;•*")
    )
    if fold_words(name) in data("nobody", "words") or not re.search(r"\w", name):
        return None
    lead = part if part in ("lead", "support") else None
    canonical = names.resolve(name, country=country)
    if canonical:
        return Responsible(name, "agency", canonical, None, lead)  # type: ignore[arg-type]
    if office_of(name):
        return Responsible(name, "role", None, None, lead)  # type: ignore[arg-type]
    paired = _pair(name, names, country)
    if paired:
        person, agency = paired
        kind = "role" if person and kind_of(person) == "role" else "agency"
        return Responsible(name, kind, agency, person if kind == "agency" else None, lead)  # type: ignore[arg-type]
    office = kind_of(name)
    if office:
        return Responsible(name, office, None, None, lead)  # type: ignore[arg-type]
    if is_thing(name):
        return None
    if TITLE.match(name) or (_INITIALS.match(name) and len(name.replace(".", "")) == 2):
        return Responsible(name, "person", None, name, lead)  # type: ignore[arg-type]
    if looks_personal(name) and len(name.split()) >= 2:
        return Responsible(name, "person", None, name, lead)  # type: ignore[arg-type]
    if len(name.split()) == 1 and looks_personal(name) and len(name) < 10:
        return Responsible(name, "person", None, name, lead)  # type: ignore[arg-type]
    return Responsible(name, "agency", name, None, lead)  # type: ignore[arg-type]


def _pair(name: str, names: Registry, country: str | None) -> tuple[str | None, str] | None:
    """ "Obed / DGMWR", "Mariann (UNICEF)", "MoHCC - Nyadzayo": the person and the agency."""
    match = _PAIR.match(name)
    if not match:
        return None
    first, second = match["a"].strip(), (match["b"] or match["c"] or match["d"] or "").strip()
    if fold_words(second) in (*data("attendance", "offices"), *data("attendance", "notes")):
        return None
    one, two = names.resolve(first, country=country), names.resolve(second, country=country)
    if two and not one:
        return (first, two)
    if one and not two:
        return (second if looks_personal(second) else None, one)
    if one and two:
        return (None, one) if one == two or match["b"] else None
    if looks_personal(first) and ACRONYM.match(second) and not is_thing(second):
        return (first, second)
    if ACRONYM.match(first) and not is_thing(first) and looks_personal(second):
        return (second, first)
    if ACRONYM.match(second) and match["b"] and not is_thing(second) and len(first.split()) > 1:
        return (None, second)
    return None
