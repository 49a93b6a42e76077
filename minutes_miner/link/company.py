"""Entries in the company of their list: what the words of one leave open, the others tell.

A list of agencies makes an agency of a name that no registry knows, a list of persons a person of a surname; two letters are the
initials of somebody where most entries are so; an acronym behind a name is an employer where the others have one that is known,
and an office ("DPD") where they have none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutes_miner.link.agencies import registry
from minutes_miner.link.countries import countries
from minutes_miner.link.fields import AFFILIATION, Entry, Field, Kind, is_known, is_name, is_office
from minutes_miner.link.kinds import ACRONYM, ARABIC, TITLE, data, fold_words, is_organisational
from minutes_miner.link.scripts import in_two_scripts
from minutes_miner.records import Attendee

_FEW = 3  # entries from which a list says something of its members
_MOST = 0.5
_EMPLOYED = 0.34  # share of known employers from which the unknown ones are employers too
_SHORT = re.compile(r"[A-Z]{2,3}")
_INITIALS_FIRST = re.compile(r"(?P<who>[A-Z]{2})\s+(?P<name>[A-Z][\w-]+)(?:\s*\([^()]*\))?")
_OF_ALL = re.compile(r"\([^()]*\s(?:staff|colleagues|team|personnel|members)\)$", re.IGNORECASE)
_SEAT_AND_FIRM = re.compile(r"(?P<who>[^()\d,;]+?)\s*\((?P<seat>[^()]+)\)\s+[–—-]\s+(?P<firm>[^,;()]+)")
_SHOUTED = re.compile(r"[A-Z]{3,6}")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")


def in_company(entries: Sequence[Entry], *, persons: bool = False) -> list[Entry]:
    """The same entries with every open field settled; `persons` says that the label speaks of people ("Directors")."""
    entries = _initials(_initials_first(_brackets_before_dashes(list(entries))))
    entries = _offices(entries) if _is_body(entries) else _employers(entries)
    entries = _senders(entries)
    return _shared(_alone(entries, persons=persons))


def _with(entry: Entry, changed: "dict[int, Field]") -> Entry:
    return replace(entry, fields=tuple(changed.get(at, field) for at, field in enumerate(entry.fields)))


def _initials(entries: list[Entry]) -> list[Entry]:
    """ "TM, HL, EK (DPW)": where most entries begin with two letters, they are persons by their initials."""
    first = [e.fields[0] for e in entries if e.fields]
    short = [f for f in first if f.kind in ("acronym", "agency") and _SHORT.fullmatch(f.text)]
    two = [f for f in short if len(f.text) == 2]
    if len(two) >= _FEW and len(two) >= _MOST * len(entries):
        entries = [
            _with(e, {0: Field("person", e.fields[0].text)}) if e.fields and _SHORT.fullmatch(e.fields[0].text) else e
            for e in entries
        ]
    return _bracketed_initials(entries)


def _initials_first(entries: list[Entry]) -> list[Entry]:
    """ "KJ UNHCR (chair), IT PWJ, RH Plan": where most entries are two letters and a name, these are a person and the employer."""
    found = [_INITIALS_FIRST.fullmatch(entry.text) for entry in entries]
    if sum(match is not None for match in found) < max(_FEW, 0.6 * len(entries)):
        return entries
    settled = []
    for entry, match in zip(entries, found, strict=True):
        if match is None:
            settled.append(entry)
            continue
        notes = tuple(f for f in entry.fields if f.text not in match[0].partition(" (")[0])
        settled.append(replace(entry, fields=(Field("person", match["who"]), Field("agency", match["name"]), *notes)))
    return settled


def _bracketed_initials(entries: list[Entry]) -> list[Entry]:
    """Where most persons have their initials in brackets, letters that no longer fit a name ("(BT)" of Br. Tomasz) are initials too."""
    people = [e for e in entries if e.has("person", "given")]
    fitting = sum(e.has("initials") for e in people)
    if fitting < 2 or fitting < _MOST * len(people):
        return entries
    settled = []
    for entry in entries:
        inside = [b.strip("()[] ") for b in _BRACKETED.findall(entry.text)]
        changed = {
            at: Field("initials", f.text)
            for at, f in enumerate(entry.fields)
            if at and f.kind in ("acronym", "agency") and f.text in inside and re.fullmatch(r"[A-Za-z]{2,4}", f.text)
            and not entry.has("initials")
        }  # fmt: skip
        settled.append(_with(entry, changed))
    return settled


def _brackets_before_dashes(entries: list[Entry]) -> list[Entry]:
    """ "Ann Lee (TSC) - Acme": what stands behind the dash sends the person, who has the seat in brackets."""
    found = [_SEAT_AND_FIRM.fullmatch(entry.text) for entry in entries]
    if sum(match is not None for match in found) < _FEW:
        return entries
    return [
        replace(entry, fields=(Field("person", m["who"]), Field("role", m["seat"]), Field("agency", m["firm"])))
        if m
        and entry.fields[0].kind in ("person", "given")
        and not (entry.has("initials") or is_known(m["seat"]) or is_office(m["firm"]))
        else entry
        for entry, m in zip(entries, found, strict=True)
    ]


def _employed(entries: Sequence[Entry]) -> tuple[int, int]:
    """How many persons have a known agency beside them, and how many have anything that could be one."""
    beside = [e for e in entries if e.has("person", "given") and len(e.told()) > 1]
    known = sum(e.has("agency") or any(map(_is_coined, e.told()[1:])) for e in beside)
    return known, sum(e.has("agency") or any(f.kind in AFFILIATION for f in e.told()[1:]) for e in beside)


def _is_coined(field: Field) -> bool:
    """A name that no office has: an acronym of no officer ("SAPS"), or one with a capital inside ("DigiRoot")."""
    return field.kind == "acronym" and (is_organisation(field) or bool(re.search(r"[a-z]{2}[A-Z]", field.text)))


def _is_proper(field: Field) -> bool:
    """A name in words: "Wind River", "Entente", "OpenLogic"."""
    worded = field.kind in ("given", "person") or (field.kind == "text" and field.text.istitle())
    return worded or (field.kind == "acronym" and not field.text.isupper() and _is_coined(field))


def _is_lettered(field: Field) -> bool:
    """Letters that no officer has: "TI"."""
    return field.kind == "acronym" and fold_words(field.text) not in data("office", "acronyms")


def _is_body(entries: Sequence[Entry]) -> bool:
    """Whether it is a list of one body's people: most have an office, few an employer that is known."""
    known, affiliated = _employed(entries)
    people = sum(e.has("person", "given") for e in entries)
    lone = sum(e.lone() in ("agency", "acronym") for e in entries)
    offices = sum(
        e.has("person", "given") and any(fold_words(f.text) in data("office", "acronyms") for f in e.fields)
        for e in entries
    )
    if people <= lone:
        return False
    told = [e.told()[1:] for e in entries if e.has("person", "given")]
    offices_told = sum(any(f.kind in ("role", "thing") for f in fields) for fields in told)
    named = sum(any(map(_is_proper, fields)) for fields in told)
    lettered = sum(any(_is_lettered(f) for f in fields) for fields in told)
    if named >= _FEW and named + lettered >= 0.6 * people and named > offices_told:
        return False  # "Ann Lee (Nokia), Ben Oh (Huawei)": names, which are no offices
    return known < _EMPLOYED * max(affiliated, people * _MOST) or (offices >= _FEW and known < affiliated - offices)


def _offices(entries: list[Entry]) -> list[Entry]:
    """Of one body's people, only what is surely an organisation is one; the rest beside a name is an office."""
    settled = []
    for entry in entries:
        person = next((at for at, f in enumerate(entry.fields) if f.kind in ("person", "given")), None)
        if person is None:
            settled.append(entry)
            continue
        changed = {person: Field("person", entry.fields[person].text)}
        for at, field in enumerate(entry.fields):
            if at == person or field.kind not in (*AFFILIATION, "person"):
                continue
            if _is_delegation(entry):
                break  # "The Wide Circle (Ann Lee, president, and Ben Oh, director)"
            named = is_organisation(field) or _is_second_name(entry, field)
            changed[at] = Field("agency" if named else "role", field.text)
        settled.append(_with(entry, changed))
    return settled


def _is_delegation(entry: Entry) -> bool:
    """Whether an entry is a body with several persons behind it."""
    persons = [field for field in entry.fields if field.kind == "person"]
    return entry.fields[0].kind == "agency" and len(persons) > 1


def _senders(entries: list[Entry]) -> list[Entry]:
    """Where most brackets behind persons name no office, they name who sent them: "Ann Lee (Health), Ben Oh (Lands)"."""
    told = [at for at, entry in enumerate(entries) if _sender_at(entry) is not None]
    if not told:
        return entries
    places = {at: _sender_at(entries[at]) for at in told}
    texts = [entries[at].fields[place].text for at, place in places.items() if place is not None]
    telling = sum(_tells_a_body(text) for text in texts)
    settled = list(entries)
    for at, place in places.items():
        text = entries[at].fields[place or 0].text
        if place is not None and (_tells_a_body(text) or (telling > 1 and telling >= _EMPLOYED * len(texts))):
            settled[at] = _with(entries[at], {place: Field("agency", text)})
    return settled


def _sender_at(entry: Entry) -> int | None:
    """The place of the one thing in brackets behind a person with no agency, which is no office."""
    if not entry.has("person") or entry.has("agency"):
        return None
    inside = {text.strip("()[] ") for text in _BRACKETED.findall(entry.text)}
    places = [
        at
        for at, field in enumerate(entry.fields)
        if at
        and field.kind in ("role", "thing", "acronym", "text", "given")
        and field.text in inside
        and field.text[:1].isupper()
        and not re.search(r"\d", field.text)
        and not is_office(field.text)
        and fold_words(field.text)
        not in (*data("attendance", "offices"), *data("role", "words"), *data("office", "acronyms"))
    ]
    return places[0] if len(places) == 1 else None


def _tells_a_body(text: str) -> bool:
    """Whether a text names a body or a field of work by its shape: an acronym, a theme, a noun of organisations."""
    folded = fold_words(text)
    shouted = bool(_SHOUTED.fullmatch(text)) and len(text) >= _FEW
    return shouted or folded in data("theme", "words") or is_organisational(text)


def _is_second_name(entry: Entry, field: Field) -> bool:
    """ "K. Grech (Southern Strata)": capitalised words in brackets that are neither an office nor a theme name who sent the person."""
    told = [f for f in entry.fields if f.kind in ("person", "given")]
    words = field.text.split()
    return (
        field.kind == "person"
        and len(told) > 1
        and len(words) > 1
        and all(word[0].isupper() and len(word) > 2 and not word.endswith(".") for word in words)
        and fold_words(field.text) not in data("theme", "words")
        and f"({field.text}" in entry.text
    )


def is_organisation(field: Field) -> bool:
    """Whether a name alone says that it is an organisation: known and no office, or with a noun like "Trust"."""
    folded = fold_words(field.text)
    if folded in data("office", "acronyms"):
        return False
    if field.kind == "agency" and is_known(field.text):
        return not (len(field.text) == 2 and field.text.isupper())
    if field.kind == "acronym" and len(field.text) >= _FEW:
        return field.text.isupper() and folded not in data("thing", "words")
    words = set(folded.split())
    if field.kind == "text" and re.search(r"[^\W\d_] & [A-ZÀ-Þ]", field.text):
        return True  # "Dunn & Wright"
    return field.kind in ("agency", "text", "person", "given") and any(
        word in data("strong", "words") for word in words
    )


def _employers(entries: list[Entry]) -> list[Entry]:
    """Beside a person the first thing that is no office is the employer; beside an agency, capitalised words are its person."""
    settled = []
    leading = _agencies_lead(entries)
    for entry in entries:
        fields = list(entry.fields)
        kinds = [f.kind for f in fields]
        body = next(
            (at for at, f in enumerate(fields) if at and f.kind in ("given", "text") and is_organisation(f)), None
        )
        if body is not None and not entry.has("agency"):
            fields[body] = Field("agency", fields[body].text)
            kinds = [f.kind for f in fields]
        if leading and len(entry.told()) > 1 and not entry.has("agency") and kinds[0] in ("given", "person", "text"):
            fields[0] = Field("agency", fields[0].text)
            kinds = [f.kind for f in fields]
        if "agency" not in kinds and {"person", "given", "text"} & set(kinds) and len(entry.told()) > 1:
            at = _employer_at(fields)
            if at is not None:
                fields[at] = Field("agency", fields[at].text)
        kinds = [f.kind for f in fields]
        if "agency" in kinds or "acronym" in kinds:
            fields = [
                Field("person", f.text) if f.kind == "given" or (f.kind == "text" and may_be_person(f)) else f
                for f in fields
            ]
        settled.append(replace(entry, fields=tuple(fields)))
    return settled


def _agencies_lead(entries: Sequence[Entry]) -> bool:
    """Whether the known agencies of a list stand before their persons: "UNHCR – Ann Lee"."""
    pairs = [e for e in entries if e.has("person", "given") and e.has("agency") and len(e.told()) > 1]
    return sum(e.told()[0].kind == "agency" for e in pairs) > max(1, len(pairs) / 2)


def _employer_at(fields: Sequence[Field]) -> int | None:
    """The place of the field that is the employer: an acronym, else a name, else a theme behind a person."""
    orders: tuple[tuple[Kind, ...], ...] = (("acronym",), ("text",), ("given",), ("person",))
    for kinds in orders:
        places = [at for at, f in enumerate(fields) if f.kind in kinds and (at or kinds == ("acronym",))]
        if places and any(f.kind in ("person", "given", "text") for at, f in enumerate(fields) if at not in places):
            text = fields[places[0]].text
            if kinds == ("text",) and (text[:1].islower() or len(text.split()) > 7):
                continue
            if kinds != ("acronym",) and _is_place(text):
                continue
            return places[0]
    return None


def _is_place(text: str) -> bool:
    """ "Busia Kenya": a place with its country, or a country."""
    bodies = [bare for bare, _ in countries().without(text) if not ACRONYM.match(bare.split(" ")[0])]
    return countries().code(text) is not None or (bool(bodies) and not is_known(text))


def may_be_person(field: Field) -> bool:
    """ "María José García López", "SMITH John", "رائدة الخصاونة": nothing but names, which only an agency beside them tells."""
    words = field.text.split()
    return (
        (2 <= len(words) <= 5 and all(not w[0].islower() and not re.search(r"\d", w) for w in words))
        or is_name(field.text)
        or (len(words) == 1 and bool(ARABIC.match(field.text)))
    )


def _alone(entries: list[Entry], *, persons: bool) -> list[Entry]:
    """A name alone is an agency in a list of agencies and a person in a list of persons."""
    agencies = sum(e.lone() in ("agency", "acronym") for e in entries)
    people = sum(
        e.lone() in ("person", "given")
        or ((e.has("person") or (e.has("given") and e.has("role"))) and not e.has("agency", "acronym"))
        for e in entries
    )
    personal = persons or people > agencies
    initialled = sum(e.has("initials") for e in entries)  # one alone may be a body with its letters
    delegations = sum(countries().is_state(e.text) for e in entries) >= _FEW
    settled = []
    for entry in entries:
        kind = entry.lone()
        at = next((n for n, f in enumerate(entry.fields) if f.kind == kind), 0)
        changed: dict[int, Field] = {}
        if kind in ("role", "thing") and not personal and _SHOUTED.fullmatch(entry.fields[at].text):
            changed[at] = Field("agency", entry.fields[at].text)
        if kind in ("given", "person", "text", "acronym"):
            text = entry.fields[at].text
            certain = (
                (entry.has("initials") and (personal or initialled > 1))
                or bool(TITLE.match(text))
                or bool(re.search(r"\b[A-ZÀ-Þ]\.(?:\s|$)|^[A-Z]\s", text))
            )
            if kind in ("acronym",):
                changed[at] = Field("agency", text)
            elif kind in ("given", "person"):
                abroad = delegations and countries().is_state(text)
                changed[at] = Field("person" if (personal or certain) and not abroad else "agency", text)
            elif kind == "text":
                named = not text[:1].islower() and len(text.split()) <= 8
                changed[at] = Field("person" if personal and is_name(text) else "agency" if named else "note", text)
        elif entry.has("person") is False and entry.has("given"):
            changed = {
                n: Field("person" if personal else "agency", f.text)
                for n, f in enumerate(entry.fields)
                if f.kind == "given" and not entry.has("agency")
            }
        settled.append(_with(entry, changed))
    return settled


def _shared(entries: list[Entry]) -> list[Entry]:
    """ "(Ann Lee), (Ben Oh) - WHO", "Ann, Ben (WHO); Carl (FAO)": one agency for the persons before it in a stretch."""
    settled = list(entries)
    stretches = sorted({e.stretch for e in entries})
    pairs = sum(e.has("person") and e.has("agency") for e in entries)
    for number in stretches:
        places = [at for at, e in enumerate(entries) if e.stretch == number]
        last = entries[places[-1]]
        if len(places) < 2 or not (last.has("agency") and last.has("person")):
            continue
        before = [entries[at] for at in places[:-1]]
        bracketed = all(entries[at].text.startswith("(") for at in places)
        grouped = len(stretches) > 1 and pairs >= len(stretches) and all(len(e.told()) == 1 for e in before)
        ours = _OF_ALL.search(last.text) and all(e.has("person") and not e.has("agency", "acronym") for e in before)
        if not (ours or bracketed or (grouped and not any(is_known(e.text) for e in before))):
            continue
        agency = next(f for f in last.fields if f.kind == "agency")
        for at in places[:-1]:
            name = entries[at].told()[0].text if entries[at].told() else entries[at].text
            settled[at] = replace(entries[at], fields=(Field("person", name), agency))
    return settled


def attendees_of(entry: Entry, *, present: bool = True, role: str | None = None) -> Iterator[Attendee]:
    """The attendees that a settled entry makes: a person with all that is said of it, or an agency, or several of either.

    The agency is as written; `attendance.settle` gives it its canonical name.
    """
    fields = entry.fields
    persons = [f.text for f in fields if f.kind == "person"]
    agencies = [f.text for f in fields if f.kind == "agency"] or [f.text for f in fields if f.kind == "acronym"]
    behind = [f.text for f in fields if f.kind == "acronym" and f.text not in agencies]
    roles = [f.text for f in fields if f.kind in ("role", "thing")] + behind
    initials = next((f.text for f in fields if f.kind == "initials"), None)
    mail = next((f.text for f in fields if f.kind == "mail"), None)
    present = present and not entry.has("away")
    office = ", ".join(dict.fromkeys(roles)) or role
    agency = agencies[0] if agencies else registry().of_mail(mail or "")
    if len(persons) > 1:
        suffix = f" ({agencies[0]})" if agencies else ""
        for person, own in zip(persons, _roles_behind(fields), strict=True):
            yield Attendee(person + suffix, agency, person, own or role, present=present)
    elif persons:
        yield Attendee(entry.text, agency, persons[0], office, mail, present, initials=initials)
    elif _is_joint(entry.text):
        name = _BRACKETED.sub("", entry.text).strip()
        yield Attendee(name, name, None, role, mail, present)
    elif len(agencies) > 1 and all(is_known(name) for name in agencies):
        for name in agencies:
            yield Attendee(name, name, None, office, present=present)
    elif agency:
        joint = re.sub(r"\s*/\s*", "/", _BRACKETED.sub("", entry.text)).strip() if len(agencies) > 1 else agency
        text = joint if len(agencies) > 1 else agencies[0] if agencies else entry.text
        text = entry.text if in_two_scripts(entry.text) else text
        yield Attendee(text, joint, None, office, mail, present)
    elif roles:
        yield Attendee(entry.text, None, None, ", ".join(dict.fromkeys(roles)), mail, present)


def _is_joint(text: str) -> bool:
    """Whether a stroke joins letters of which one names nobody by itself: "DNS/DN"; not "UNHCR/UNICEF"."""
    parts = _BRACKETED.sub("", text).strip().split("/")
    known = sum(is_known(part) for part in parts)
    return 0 < known < len(parts) and all(ACRONYM.match(part) and part.isupper() for part in parts)


def _roles_behind(fields: Sequence[Field]) -> list[str | None]:
    """For each person the role that stands behind the name, before the next one."""
    roles: list[str | None] = []
    for field in fields:
        if field.kind == "person":
            roles.append(None)
        elif field.kind == "role" and roles and roles[-1] is None:
            roles[-1] = field.text
    return roles
