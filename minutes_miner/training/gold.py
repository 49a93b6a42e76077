"""What a perfect reader would find in a marked source: the contract's JSON without hashes, places, confidence, near misses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from minutes_miner import SCHEMA
from minutes_miner.training.marked import Mark, Marked, MarkError, Part, Source

_MEETING = ("title", "group", "number", "start_time", "end_time", "location")
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]+)(?:[.):/-]+\s+|\s+[-–]\s+)(?=\S)")
_OUTSIDE = ("who", "due", "state")


@dataclass(slots=True)
class Promise:
    """An action point in the making: its mark, its words, where it stands, and what belongs to it."""

    mark: Mark
    text: str
    item: str | None
    who: list[tuple[Mark, str]] = field(default_factory=list)
    due: tuple[Mark, str] | None = None
    state: str | None = None


def gold_of(source: Source) -> dict[str, Any]:
    """The gold of one source. Raises MarkError where a mark belongs to no action."""
    head = source.head
    meeting = {name: head.get(name) for name in _MEETING}
    date = head.get("date")
    following = head.get("next_meeting")
    language = head.get("language", "en")
    return {
        "schema": SCHEMA,
        "source": {
            "path": f"{source.name}.{source.format}",
            "format": source.format,
            "layout": head.get("look", ""),
            "country": head.get("country", ""),
        },
        "kind": head.get("kind", "minutes"),
        "meeting": {
            **meeting,
            "date": date.isoformat() if date else None,
            "chairs": head.get("chairs", []),
            "languages": language if isinstance(language, list) else [language],
            "next_meeting": following
            and {"text": following["text"], "date": following["date"].isoformat() if following.get("date") else None},
        },
        "attendees": list(_attendees(source)),
        "agenda": list(_agenda(source)),
        "action_points": [_action(promise) for promise in promises(source)],
    }


def _attendees(source: Source) -> Iterator[dict[str, Any]]:
    for text, mark in _marks(source, "att"):
        yield {
            "text": text.covered(mark),
            "agency": mark.get("agency"),
            "person": mark.get("person"),
            "role": mark.get("role"),
            "email": None,
            "present": mark.get("absent") is None,
        }


def _agenda(source: Source) -> Iterator[dict[str, Any]]:
    """The marked agenda; of minutes without one the headings under which things stand, each once."""
    marks = list(_marks(source, "agenda"))
    if not marks and source.head.get("kind", "minutes") == "minutes":
        items = [(numbered(text.covered(mark))[1], (text, mark)) for text, mark in _marks(source, "item")]
        marks = list(dict(reversed(items)).values())[::-1]
    for text, mark in marks:
        number, title = numbered(text.covered(mark))
        yield {"number": mark.get("n") or number, "title": title, "items": []}


def numbered(title: str) -> tuple[str | None, str]:
    """The number before a title, and the title without it: "3.2 Fuel" gives "3.2" and "Fuel"."""
    match = _NUMBER.match(title)
    return (match["number"], title[match.end() :]) if match else (None, title)


def _marks(source: Source, tag: str) -> Iterator[tuple[Marked, Mark]]:
    for part in source.parts:
        for _, text in part.texts():
            for mark in text.marks:
                if mark.tag == tag:
                    yield text, mark


def promises(source: Source) -> list[Promise]:
    """The action points of a source in their order, each with what belongs to it."""
    found: list[Promise] = []
    named: dict[str, Promise] = {}
    waiting: list[tuple[list[str], Mark, str, Part]] = []
    item: str | None = None
    for part in source.parts:
        begun = len(found)
        loose: list[tuple[int | None, Mark, str]] = []
        rows: dict[int | None, list[Promise]] = {}
        for row, text in part.texts():
            for mark in text.marks:
                if opens_item(mark, part):
                    item = numbered(text.covered(mark))[1]
                elif mark.tag == "action":
                    made = Promise(mark, text.covered(mark), item)
                    found.append(made)
                    rows.setdefault(row, []).append(made)
                    if identity := mark.get("id"):
                        named[identity] = made
                elif mark.tag in _OUTSIDE:
                    if of := mark.get("of"):
                        waiting.append((of.split(), mark, text.covered(mark), part))
                        continue
                    around = next((p for p in rows.get(row, ()) if _within(mark, p, text)), None)
                    if around is not None:
                        _give(around, mark, text.covered(mark))
                    else:
                        loose.append((row, mark, text.covered(mark)))
        here = found[begun:]
        for row, mark, words in loose:
            before = [promise for promise in here if promise.mark.end <= mark.start]
            owners = rows.get(row) if row is not None else before[-1:] or here[:1]
            owners = owners or here[-1:] or found[-1:]
            if not owners:
                raise MarkError(f"{source.name}:{part.line}: <{mark.tag}> {words!r} belongs to no action")
            for owner in owners:
                _give(owner, mark, words)
    for identities, mark, words, part in waiting:
        for identity in identities:
            if identity not in named:
                raise MarkError(f"{source.name}:{part.line}: no action {identity}")
            _give(named[identity], mark, words)
    return found


def opens_item(mark: Mark, part: Part) -> bool:
    """Whether what stands behind a mark is of the item that it names: one of the agenda does so where it is a heading."""
    return mark.tag == "item" or (mark.tag == "agenda" and part.kind == "heading")


def _within(mark: Mark, promise: Promise, text: Marked) -> bool:
    outer = promise.mark
    return outer.start <= mark.start and mark.end <= outer.end and outer in text.marks


def _give(promise: Promise, mark: Mark, words: str) -> None:
    if mark.tag == "who":
        if (mark.get("kind"), words) not in [(known.get("kind"), text) for known, text in promise.who]:
            promise.who.append((mark, words))
    elif mark.tag == "due":
        promise.due = promise.due or (mark, words)
    else:
        promise.state = promise.state or words


def _action(promise: Promise) -> dict[str, Any]:
    mark = promise.mark
    return {
        "text": promise.text,
        "kind": mark.get("k", "new"),
        "reference": mark.get("ref"),
        "agenda_item": promise.item,
        "responsible": [
            {"text": words, "kind": who.get("kind", "agency"), "agency": who.get("agency")}
            for who, words in promise.who
        ],
        "deadline": promise.due and _deadline(*promise.due),
        "status": mark.get("status", "open"),
        "status_text": promise.state,
    }


def _deadline(mark: Mark, words: str) -> dict[str, Any]:
    date = mark.get("date")
    return {
        "text": words,
        "date": date,
        "start": mark.get("start"),
        "grain": mark.get("grain", "day" if date else "none"),
    }
