"""Attendance lists in every form that people write them, as attendees.

A text is divided into parts by its labels ("Apologies:", "Staff:"), a part into entries (`link.listing`), an entry into fields
(`link.fields`); the company of all entries settles what one leaves open (`link.company`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from minutes_miner import lexicon
from minutes_miner.link.agencies import Agency, registry
from minutes_miner.link.company import attendees_of, in_company
from minutes_miner.link.countries import countries
from minutes_miner.link.fields import Entry, Field, abbreviates, classify, is_known, is_name, parts_of_name
from minutes_miner.link.folding import leaves_bracket_open
from minutes_miner.link.kinds import TITLE, data, fold_words
from minutes_miner.link.labels import FROM, divide, meaning_of
from minutes_miner.link.listing import entries_of, is_prose
from minutes_miner.link.sheets import entries_of_lines, is_head
from minutes_miner.records import Attendee

__all__ = [
    "Part",
    "attendees",
    "behind_announcement",
    "country_votes",
    "parse_attendance",
    "promise",
    "sent_by",
    "sentences",
    "settle",
    "split_sentences",
    "without_roster",
]

_COUNTED = r"(?:participants?|persons|people|attendees|agencies|organi[sz]ations|members|partners|personnes|personas|asistentes)"
_INTRO = re.compile(
    rf"^\s*(?:\d{{1,3}}|[a-z]+(?:-[a-z]+)?)\s+{_COUNTED}\b(?:\s+(?:were\s+present\s+)?(?:from|representing|de|des)\b)?\s*:?\s*",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"^\s*\d{1,3}(?=\s|\()(?:\s+[^\d,:;()]{3,40})?(?:\s*\([^()]*\))?(?:\s*(?:,|;|\sand|\set|\sy)\s*\d{1,3}\s+[^\d,:;]{3,40})*\s*:\s+(?=\S)",
    re.MULTILINE,
)  # "25 participants, 19 organisations, 1 working group: ..."
_FOOTNOTE = re.compile(r"^\*+\s*[a-zà-ÿ]")
_NUMBERING = re.compile(r"^\s*(?:\d{1,3}\s*[.)-]\s*|[•●▪*–-]\s+)")
_BETWEEN_PERSONS = re.compile(r"\s*[,;&](?![^()]*\))\s*")
_INITIALS = 3  # letters
_LONGEST_AGENCY = 6  # words before a colon
_LONGEST_TITLE = 7  # letters of one that a stop cuts short, and the stop
_SENTENCE = re.compile(
    r"(?=\s)(?:(?<=[^\W\d_]{4}[.!?])\s+(?=[A-ZÀ-Þ\u0600-\u06ff])|(?<=[^\W\d_]{4}\s[.!?])\s+(?=[A-ZÀ-Þ\u0600-\u06ff])|(?<=[)\]][.!?])\s+|(?<=[A-Z]{2}[.!?])\s+(?=[A-ZÀ-Þ])|\n)"
)
_NAMES_FIRST = r"^(?P<names>.+?)\s+"  # begins patterns


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an attendance list under one label: `role` what the label makes of all in it, `agency` whose people they are."""

    text: str
    present: bool = True
    role: str | None = None
    persons: bool = False
    agency: str | None = None
    rostered: bool = False  # whether its label says only that they belong: "Members"
    entries: tuple[Entry, ...] = ()  # where they have been read already, from the rows of a sheet


def parse_attendance(text: str, *, present: bool = True) -> tuple[Attendee, ...]:
    """The attendees of a list, in order, each once; () where it only counts them or points elsewhere."""
    body = text.strip()
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    sheet = entries_of_lines(lines)
    parts = [Part("", present, entries=tuple(sheet))] if sheet is not None else _parts(lines, present)
    return tuple(settle(attendees(parts), country=None))


def attendees(parts: Iterable[Part]) -> Iterator[Attendee]:
    """The attendees of all parts of one list, agencies as written, each once; the parts keep each other company."""
    listed: list[tuple[Part, Entry]] = []
    for part in _lines_together(parts):  # the stretches of one part are not those of another
        start = 1 + max((entry.stretch for _, entry in listed), default=0)
        listed += [(part, replace(entry, stretch=start + entry.stretch)) for entry in _entries(part)]
    personal = sum(part.persons for part, _ in listed) * 2 > len(listed)
    settled = in_company([entry for _, entry in listed], persons=personal)
    named = {f.text for e in settled for f in e.fields if f.kind == "person" and len(f.text) > _INITIALS}
    seen: set[tuple[str, str, bool]] = set()
    for (part, _), entry in zip(listed, settled, strict=True):
        if is_head(entry.text):
            continue  # "Name", of a column whose rows a reader took apart
        short = len(entry.text) <= _INITIALS and entry.text.isupper() and not entry.has("agency")
        if short and any(abbreviates(entry.text, name) for name in named):
            continue  # a column of initials, read as lines behind the column of names
        for attendee in attendees_of(entry, present=part.present, role=part.role):
            attendee = replace(attendee, agency=attendee.agency or (part.agency if attendee.person else None))
            agency = registry().resolve(attendee.agency or "") or attendee.agency or ""
            who = attendee.person or f"{agency} {attendee.role or ''}" if agency else attendee.person or attendee.text
            mark = (fold_words(agency), fold_words(who), attendee.present)
            if mark not in seen and mark[1]:
                seen.add(mark)
                yield attendee


def _lines_together(parts: Iterable[Part]) -> list[Part]:
    """Lines under one label as one part."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if (
            last is not None
            and not part.entries
            and not last.entries
            and replace(last, text="") == replace(part, text="")
        ):
            joined[-1] = replace(last, text=f"{last.text}\n{part.text}")
        else:
            joined.append(part)
    return joined


def _entries(part: Part) -> list[Entry]:
    if part.entries:
        return list(part.entries)
    body = _COUNTS.sub("", part.text.strip())
    body = _lead().sub("", _INTRO.sub("", _INTRO.sub("", body)), count=1)
    if body != part.text.strip() and not re.search(r"[,;\n:]|\sand\s", body) and re.match(r"\d", body):
        return []
    if not body or _is_elsewhere(body):
        return []
    return [entry for entry in entries_of(body) if not _is_elsewhere(entry.text) and not _is_vote(entry.text)]


def _is_vote(text: str) -> bool:
    """Whether an entry tells how somebody voted: "Bell Yea", "Len/yes"."""
    return re.split("[ /]", fold_words(text))[-1] in data("attendance", "votes")


def _is_elsewhere(text: str) -> bool:
    folded = fold_words(text).removeprefix("please ")
    return folded in data("attendance", "attached") or (
        len(text) < 80 and (folded.startswith(data("attendance", "attached")) or folded.endswith(("list attached",)))
    )


@lru_cache(maxsize=1 << 12)
def promise(text: str) -> tuple[int, int, int]:
    """How many entries a text has as a list, how many of them are surely persons or agencies, and how many may be."""
    entries = _entries(Part(text))
    likely = sum(e.has("agency", "acronym", "person", "given", "initials") for e in entries)
    sure = sum(
        e.has("agency", "initials")
        or (e.has("person") and (len(e.told()) > 1 or e.lone() == "person"))
        or (e.has("given", "text") and e.has("acronym"))
        for e in entries
    )
    return len(entries), sure, likely


def sent_by(line: str) -> Part | None:
    """An agency before a colon, and behind it nobody but its persons: "WHO: Ann Lee, Ben Oh (nurse)"; None for other lines."""
    name, colon, value = line.partition(":")
    agencies = [classify(part.strip()) for part in name.split("/")]
    if (
        not colon
        or len(name.split()) > _LONGEST_AGENCY
        or not any(part.kind == "agency" or is_known(part.text) for part in agencies)
    ):
        return None
    entries = []
    for piece in _BETWEEN_PERSONS.split(value.strip(" .")):
        person, _, told = piece.rstrip(")").partition("(")
        if not is_name(person.strip()) or classify(person).kind == "role":
            return None
        fields = Field("agency", name.strip()), Field("person", person.strip())
        entries.append(Entry(f"{name.strip()}: {piece}", (*fields, classify(told)) if told else fields))
    return Part("", persons=True, entries=tuple(entries))


def settle(attendees: Iterable[Attendee], *, country: str | None) -> list[Attendee]:
    """The same attendees, agencies by their canonical names: what several share decides the country and who else is there."""
    attendees = list(attendees)
    names = {name for a in attendees if a.agency for name in [registry().resolve(a.agency, country=country)] if name}
    settled = []
    for attendee in attendees:
        if not attendee.agency:
            settled.append(attendee)
            continue
        found = _organisation(attendee.agency, country, names)
        settled.append(
            replace(attendee, agency=found.name, country=found.country)
            if found
            else replace(attendee, agency=attendee.agency.strip())
        )
    return settled


def _organisation(name: str, country: str | None, names: set[str]) -> Agency | None:
    """The organisation that a name of an attendance list means: by itself, as a unit of one, or as a ministry's local office."""
    national = registry().national(name, country)
    if national:
        return Agency(national)
    mine = registry().resolve(name, country=country)
    found = registry().find(name, country=country, among=names - {mine or ""}, any_case=name.islower())
    for part in parts_of_name(name) if found is None else ():
        found = found or registry().find(part, country=country, among=names, nearly=False)
    return found


def country_votes(attendees: Iterable[Attendee]) -> list[str]:
    """The countries of the national bodies in a list and of the offices that it names ("UNICEF Jordan")."""
    votes = [registry().country_of(a.agency) for a in attendees if a.agency]
    votes += [code for a in attendees for _, code in list(countries().without(a.text))[:1]]
    return [vote for vote in votes if vote]


def _parts(lines: Iterable[str], present: bool) -> Iterator[Part]:
    """The lines divided at labels. A label with nothing behind it counts for the lines below it; the agenda ends the list."""
    under = Part("", present)
    for line in lines:
        line = _NUMBERING.sub("", line) if not _FOOTNOTE.match(line) else ""
        pieces = list(divide(line))
        for label, value in pieces:
            meaning = meaning_of(label) if label else None
            if meaning == "ends":
                return
            part = replace(under, text=value) if not label else part_of(label, value, present=present)
            if label and not value.strip():
                under = part
            if part.text.strip() and not (is_prose(part.text) and "," not in part.text):
                yield part


def part_of(label: str, value: str, *, present: bool = True) -> Part:
    """The part of a list under a label."""
    meaning = meaning_of(label)
    folded = fold_words(label)
    whose = FROM.match(label)
    if whose:
        return Part(value, present, None, persons=True, agency=whose["agency"])
    is_role = meaning == "office" or folded in data("attendance", "visitors")
    role = label.strip() if is_role else None
    rostered = folded.rpartition(" ")[2] in data("attendance", "rosters")
    return Part(value, present and meaning != "away", role, persons=_of_persons(folded), rostered=rostered)


def without_roster(parts: list[Part]) -> list[Part]:
    """The parts without those that list who belongs, where another lists whoever of them came."""
    rosters = [part for part in parts if part.rostered and part.present]
    if not rosters:
        return parts
    came = [part for part in parts if part.present and not part.rostered]
    names = [{f.text for e in _entries(part) for f in e.fields if f.kind in ("person", "given")} for part in came]
    named = set().union(*names)
    listed = "\n".join(part.text for part in rosters)
    both = sum(name in listed for name in named)
    return [part for part in parts if part not in rosters] if both > 1 and 2 * both >= len(named) else parts


def _of_persons(folded: str) -> bool:
    return folded in data("attendance", "people")


@cache
def _lead() -> "re.Pattern[str]":
    return re.compile("^(?:" + "|".join(lexicon.load("attendance")["sentence"]["lead"]) + ")", re.IGNORECASE)


@cache
def _patterns(name: str) -> tuple["re.Pattern[str]", ...]:
    """What is looked for in sentences. A pattern that begins with the names is tried at the start of each line alone: where it
    fits at a later place, it fits there too, and the search of a long line is not as long as the square of it.
    """
    patterns: list[str] = lexicon.load("attendance")["sentence"][name]
    return tuple(
        re.compile(f"^{pattern}" if pattern.startswith("(?P<names>.") else pattern, re.IGNORECASE | re.MULTILINE)
        for pattern in patterns
    )


@cache
def _behind_names(name: str) -> "re.Pattern[str]":
    """What stands behind the names in the patterns that begin with them; where it does not stand none of these fits."""
    rests = (p.pattern.removeprefix(_NAMES_FIRST) for p in _patterns(name) if p.pattern.startswith(_NAMES_FIRST))
    return re.compile(rf"\s(?:{'|'.join(f'(?:{rest})' for rest in rests)})", re.IGNORECASE | re.MULTILINE)


def _that_may_fit(name: str, sentence: str) -> Iterator["re.Pattern[str]"]:
    folded = sentence.casefold()
    if not any(part in folded for part in lexicon.load("attendance")["sentence"][f"{name}_has"]):
        return iter(())  # most sentences
    behind = _behind_names(name).search(sentence) is not None
    return (pattern for pattern in _patterns(name) if behind or not pattern.pattern.startswith(_NAMES_FIRST))


def split_sentences(text: str) -> list[str]:
    """A text at the ends of its sentences; the dot of an initial or a title ends none."""
    told: list[str] = []
    for sentence in _SENTENCE.split(text):
        last = told[-1].split()[-1] if told else ""
        if last and len(last) <= _LONGEST_TITLE and TITLE.match(f"{last} X"):  # "MM. Garnier"
            told[-1] = f"{told[-1]} {sentence}"
        elif sentence.strip():
            told.append(sentence)
    return told


def sentences(text: str) -> Iterator[Part]:
    """What running text says of who was there: "Those present were ...", "... had sent apologies"."""
    for sentence in split_sentences(text):
        for present in (False, True):
            match = next(
                (
                    m
                    for p in _that_may_fit("present" if present else "away", sentence)
                    for m in [_named(p, sentence)]
                    if m
                ),
                None,
            )
            if match is not None:
                yield Part(match, present)
                break


def _named(pattern: "re.Pattern[str]", sentence: str) -> str | None:
    match = pattern.search(sentence)
    if match is None or leaves_bracket_open(match["names"]):
        return None  # "Hall 3, College (others joined by phone)"
    return behind_announcement(match["names"]).strip(" .") or ":"


def behind_announcement(text: str) -> str:
    """A list without the words that announce the agenda, which a reader of columns has put between it and its label."""
    return _announced().sub("", text)


@cache
def _announced() -> "re.Pattern[str]":
    words = "|".join(map(re.escape, data("attendance", "agendas")))
    return re.compile(rf"^[^,;]*?(?<!\w)(?:{words})(?!\w)[^:,;]*:\s*(?=[^:]*,[^:]*,)", re.IGNORECASE)
