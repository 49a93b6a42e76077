"""Attendance lists in every form that people write them, as attendees.

A list is divided into parts by its labels ("Apologies:"), a part into lines, a line into entries at its separators, where
neighbours that are one name together stay together; then neighbouring entries that tell of one person become one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from minutes_miner.link.agencies import registry
from minutes_miner.link.countries import countries
from minutes_miner.link.fields import MAIL, Entry, Field, attendees_of, classify, read_entry
from minutes_miner.link.kinds import TITLE, data, fold_words, kind_of
from minutes_miner.link.sheets import attendance_columns, attendee_from_cells, rows_of_lines
from minutes_miner.records import Attendee

__all__ = ["attendance_columns", "attendee_from_cells", "country_votes", "parse_attendance", "settle"]

_INTRO = re.compile(
    r"^\s*(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+(?:participants?|persons|people|attendees|agencies|organi[sz]ations|members|partners|personnes|personas|asistentes)\b(?:\s+(?:were\s+present\s+)?(?:from|representing|de|des)\b)?\s*:?\s*",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"^\s*(?:\d{1,3}\s*[.)-]\s*|[•●▪*–-]\s+)")
_INNER_NUMBER = re.compile(r"\s+\d{1,3}[.)]\s+(?=\S)")
_AFTER_CONTACT = re.compile(rf"(?P<contact>{MAIL.pattern}|\d{{5,}})\s+(?=[A-ZÀ-Þ][^\W\d]+\s+\S)")
_LABEL = re.compile(r"(?:^|(?<=[.;,)])\s+)(?P<label>[^\W\d][\w'’/ -]{1,35}?)\s*:(?=\s|$)\s*")
_AWAY_FROM = re.compile(r"^(?:apologies|regrets|excuses)\s+(?:were\s+)?(?:received\s+)?(?:from|de)\s+", re.IGNORECASE)
_AWAY_WORDS = ("absent ", "apologies ", "excused ")
_LEADING_LABEL = re.compile(r"^(?:present|participants|attendees|attendance)\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^\*+\s*[a-zà-ÿ]")
_AND = re.compile(r"\s+(?:and|et|y|e|&|plus|und)\s+|\s+و\s+", re.IGNORECASE)
_ACRONYM_END = re.compile(r"\b[A-Z]{2,}$")
_LONG_LIST = 4  # entries
_MOSTLY = 0.7  # of them agencies
_TOGETHER = 4  # pieces that one name may have ("Ministry of Gender, Labour and Social Development" has three)


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the list under one label."""

    text: str
    present: bool = True
    role: str | None = None


def parse_attendance(text: str, *, present: bool = True) -> tuple[Attendee, ...]:
    """The attendees of a list, in order, each once; () where it only counts them or points elsewhere."""
    body = _LEADING_LABEL.sub("", _INTRO.sub("", text.strip()))
    folded = fold_words(body).removeprefix("please ")
    attached = data("attendance", "attached")
    if not body or folded in attached or (len(body) < 80 and folded.startswith(attached)):
        return ()
    if body != text.strip() and not re.search(r"[,;\n:]|\sand\s", body) and re.match(r"\d", body):
        return ()
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    rows = rows_of_lines(lines)
    if rows is not None:
        found = [replace(a, present=a.present and present) for row in rows for a in [attendee_from_cells(row)] if a]
        return _once(found)
    return _once(a for part in _parts(lines, present) for a in _attendees(part))


def settle(attendees: Iterable[Attendee], *, country: str | None) -> list[Attendee]:
    """The same attendees, names that several agencies share decided by the country and by who else is there."""
    attendees = list(attendees)
    names = {a.agency for a in attendees if a.agency}
    settled = []
    for attendee in attendees:
        found = (
            registry().find(attendee.agency, country=country, among=names - {attendee.agency})
            if attendee.agency
            else None
        )
        settled.append(replace(attendee, agency=found.name, country=found.country) if found else attendee)
    return settled


def country_votes(attendees: Iterable[Attendee]) -> list[str]:
    """The countries of the national bodies in a list and of the offices that it names ("UNICEF Jordan")."""
    votes = [registry().country_of(a.agency) for a in attendees if a.agency]
    votes += [code for a in attendees for _, code in list(countries().without(a.text))[:1]]
    return [vote for vote in votes if vote]


def _parts(lines: Iterable[str], present: bool) -> Iterator[_Part]:
    """The lines divided at labels. A label with nothing behind it counts for the lines below it; the agenda ends the list."""
    under = _Part("", present)
    for line in lines:
        line = _NUMBERING.sub("", line) if not _FOOTNOTE.match(line) else ""
        away = _AWAY_FROM.match(line)
        if away:
            yield _Part(line[away.end() :], False)
            continue
        marks = [mark for mark in _LABEL.finditer(line) if _is_label(mark["label"], line[mark.end() :])]
        yield replace(under, text=line[: marks[0].start() if marks else len(line)])
        for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(line)], strict=False):
            if fold_words(mark["label"]) in data("attendance", "ends"):
                return
            part = _labelled(mark["label"], line[mark.end() : end], present)
            under = under if part.text.strip() else part
            yield part


def _is_label(label: str, rest: str) -> bool:
    """Whether a word before a colon is about what follows ("Visitors", "Government"), not an agency with its persons."""
    folded = fold_words(label)
    known = ("away", "present", "visitors", "ends", "offices", "counts")
    if any(folded in data("attendance", name) for name in known) or folded.startswith(_AWAY_WORDS):
        return True
    if registry().knows(label):
        return False
    kind = classify(label).kind
    behind = classify(re.split(r"[,;]", rest)[0]).kind
    return kind in ("role", "text") or kind_of(label) == "group" or (kind != "person" and behind == "agency")


def _labelled(label: str, text: str, present: bool) -> _Part:
    folded = fold_words(label)
    if folded in data("attendance", "away") or folded.startswith(_AWAY_WORDS):
        return _Part(text, False)
    is_role = folded in (*data("attendance", "visitors"), *data("attendance", "offices")) or kind_of(label) == "role"
    return _Part(text, present, label.strip() if is_role else None)


def _attendees(part: _Part) -> Iterator[Attendee]:
    for segment in _segments(part.text):
        cells = [cell for cell in segment.split("\t") if cell.strip() and not cell.strip().isdigit()]
        if len(cells) > 1 and classify(cells[0]).kind != "person":
            entries = [entry for cell in cells for entry in _entries(cell)]
        elif len(cells) > 1:
            entries = [Entry(" - ".join(cells[:2]), tuple(classify(cell) for cell in cells))]
        else:
            entries = list(_entries(segment))
        for entry in _merged(entries):
            yield from attendees_of(entry, present=part.present, role=part.role)


def _segments(text: str) -> Iterator[str]:
    """A line divided at separators that never stand inside an entry."""
    text = _AFTER_CONTACT.sub(r"\g<contact>;", _INNER_NUMBER.sub(";", text))
    for first, last in _outside_brackets(text, ";؛•●▪|"):
        segment, start = text[first:last], 0
        for stop in re.finditer(r"\.\s+(?=[A-Z])", segment):  # a full stop typed for a comma, behind an acronym
            if _ACRONYM_END.search(segment[start : stop.start()]) and "(" not in segment[start : stop.start()]:
                yield _NUMBERING.sub("", segment[start : stop.start()])
                start = stop.end()
        yield _NUMBERING.sub("", segment[start:])


def _entries(segment: str) -> Iterator[Entry]:
    """A segment divided at commas and "and" outside brackets; pieces that are one known name together stay one."""
    pieces = [piece for start, end in _outside_brackets(segment, ",،") for piece in _at_and(segment, start, end)]
    at = 0
    while at < len(pieces):
        start, end = pieces[at]
        for last in range(min(len(pieces), at + _TOGETHER) - 1, at, -1):
            alone = any(registry().knows(segment[a:b]) for a, b in pieces[at : last + 1])
            if registry().find(segment[start : pieces[last][1]], nearly=not alone) is not None:
                end, at = pieces[last][1], last
                break
        at += 1
        entry = read_entry(segment[start:end])
        if entry:
            yield entry


def _outside_brackets(text: str, marks: str) -> list[tuple[int, int]]:
    """The stretches of a text between marks that stand outside brackets."""
    spans, depth, start = [], 0, 0
    for at, ch in enumerate(text):
        depth += (ch == "(") - (ch == ")" and depth > 0)
        if depth == 0 and ch in marks:
            spans.append((start, at))
            start = at + 1
    return [(a, b) for a, b in [*spans, (start, len(text))] if text[a:b].strip()]


def _at_and(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A piece divided at each "and" that has a name of its own on both sides."""
    marks = [
        mark
        for mark in _AND.finditer(text, start, end)
        if text.count("(", start, mark.start()) == text.count(")", start, mark.start())
    ]
    starts, ends = [start, *(m.end() for m in marks)], [*(m.start() for m in marks), end]
    kept = starts[0]
    for at, mark_end in enumerate(ends):
        left, right = text[kept:mark_end], text[starts[at + 1] : ends[at + 1]] if at + 1 < len(ends) else ""
        if not right or (_stands_alone(left) and _stands_alone(right)):
            yield kept, mark_end
            kept = starts[at + 1] if right else end


def _stands_alone(piece: str) -> bool:
    entry = read_entry(piece)
    return not piece.strip() or (entry is not None and entry.has("agency", "person", "role"))


def _merged(entries: list[Entry]) -> list[Entry]:
    """Neighbours that tell of one person as one: "Ann Lee, Officer, UNICEF"; persons behind their agency: "UNICEF: Ann, Ben"."""
    alternating = bool(entries) and entries[0].has("person") and _agencies_follow_persons(entries)
    merged: list[Entry] = []
    for entry in entries:
        last = merged[-1] if merged else None
        kind = entry.lone()
        attaches = last is not None and (
            kind in ("mail", "phone", "note")
            or (kind == "role" and last.has("person") and not last.has("role"))
            or (alternating and kind in ("agency", "text") and last.has("person") and not last.has("agency"))
            or (_is_person_only(entry) and last.fields[0].kind == "agency" and last.has("person", "given"))
        )
        if last is not None and attaches:
            merged[-1] = Entry(f"{last.text}, {entry.text}", last.fields + entry.fields)
        else:
            merged.append(entry)
    return _shared_agency(_unknown_agencies(merged))


def _is_person_only(entry: Entry) -> bool:
    return entry.has("person", "given") and not entry.has("agency", "text")


def _agencies_follow_persons(entries: list[Entry]) -> bool:
    """Whether a comma list is of persons, each with an agency at most, and not of agencies of which some look like persons."""
    persons = sum(entry.has("person") for entry in entries)
    agencies = sum(entry.lone() in ("agency", "text") for entry in entries)
    return agencies <= persons


def _unknown_agencies(entries: list[Entry]) -> list[Entry]:
    """In a long list of agencies, two capitalised words alone are one more of them ("Terre Sainte"), and no person."""
    agencies = sum(entry.lone() == "agency" for entry in entries)
    if len(entries) < _LONG_LIST or agencies < _MOSTLY * len(entries):
        return entries
    return [
        Entry(e.text, (Field("agency", e.text),)) if e.lone() == "person" and not TITLE.match(e.text) else e
        for e in entries
    ]


def _shared_agency(entries: list[Entry]) -> list[Entry]:
    """ "(Ann Lee), (Ben Oh) - WHO": one agency for all the bracketed persons before it."""
    if len(entries) < 2 or not entries[-1].has("agency") or not all(e.text.startswith("(") for e in entries):
        return entries
    agency = next(field for field in entries[-1].fields if field.kind == "agency")
    persons = tuple(field for entry in entries for field in entry.fields if field.kind in ("person", "given"))
    return [Entry(", ".join(e.text for e in entries), (agency, *(Field("person", p.text) for p in persons)))]


def _once(attendees: Iterable[Attendee]) -> tuple[Attendee, ...]:
    kept: dict[tuple[str, str], Attendee] = {}
    for attendee in attendees:
        kept.setdefault(
            (fold_words(attendee.agency or ""), fold_words(attendee.person or attendee.agency or attendee.text)),
            attendee,
        )
    return tuple(kept.values())
