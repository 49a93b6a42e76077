"""The sections that an agenda announces: its items come again below it, by their words or only by their numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from minutes_miner.pipeline.findings import Title
from minutes_miner.pipeline.layout import Layout, Passage
from minutes_miner.pipeline.titles.candidates import Candidate, cleaned
from minutes_miner.pipeline.titles.items import clean, counted_from, running, separated
from minutes_miner.pipeline.titles.numbers import Numbers, Values
from minutes_miner.pipeline.words import Words, key

_FEWEST = 2  # items that come again
_FEWEST_NUMBERS = 3  # items of which only the numbers do
_PRESENTER = re.compile(r"\s[-–—]\s|\s?[(:|]")  # before what an item says besides its title
_ITEM_WORDS = 18  # words of an item


@dataclass(slots=True)
class Announced:
    """An agenda: the passages of its list, and its items with their numbers."""

    passages: set[int] = field(default_factory=set)
    items: list[tuple[Values, str]] = field(default_factory=list)
    end: int = 0  # the first passage behind it

    def place(self, title: str, after: int) -> int | None:
        """Which item behind another a title says again, with or without who presents it."""
        wanted = key(title)
        for at in range(after, len(self.items)):
            if wanted in (key(self.items[at][1]), key(_PRESENTER.split(self.items[at][1])[0])):
                return at
        return None


def announced(layout: Layout, numbers: Numbers, vocabulary: Words) -> Iterator[tuple[Announced, list[Candidate]]]:
    """Each agenda whose items come again below it, with the titles that they are there."""
    for agenda in _agendas(layout, numbers, vocabulary):
        below = layout.passages[agenda.end :]
        titles = _again(layout, agenda, below, numbers)
        if len(titles) < max(_FEWEST, len(agenda.items) / 2):
            titles = _referred(layout, agenda, below, numbers) or _numbered_again(layout, agenda, below, numbers)
        if titles:
            yield agenda, titles


def _agendas(layout: Layout, numbers: Numbers, vocabulary: Words) -> Iterator[Announced]:
    for passage in layout.passages:
        name, _, value = layout.text[passage.start : passage.end].partition(":")
        if passage.cell is not None or vocabulary.label.find(cleaned(name), fuzzy=False) != "agenda":
            continue
        if value.strip():
            pieces = running(value) or [(None, piece) for piece in separated(value)]
            yield Announced(items=[((), clean(piece)) for _, piece in pieces], end=passage.index + 1)
        else:
            yield _listed(layout, passage, numbers)


def _listed(layout: Layout, label: Passage, numbers: Numbers) -> Announced:
    """The list below a label; it ends where its numbers begin anew, and where numbers begin behind bullets.

    Where the first line has neither, the list is of short plain lines.
    """
    agenda = Announced(end=label.index + 1)
    seen: set[tuple[int, ...]] = set()
    plain = False
    for passage in layout.passages[label.index + 1 :]:
        text = layout.text[passage.start : passage.end]
        _, values, skipped = numbers.of_passage(passage, text)
        listed = passage.cell is None and (passage.kind == "list_item" or bool(values))
        plain = plain or not (listed or agenda.items)
        if plain:
            listed = not listed and passage.kind == "paragraph" and not text.rstrip().endswith(".")
        anew = bool(_counts(values) & seen) or (bool(agenda.items) and not seen and _is_counted(passage))
        if not listed or anew or len(text.split()) > _ITEM_WORDS:
            break
        seen |= _counts(values)
        pieces = counted_from(passage.marker, text)
        agenda.items += [((), clean(piece)) for _, piece in pieces] or [(values, clean(text[skipped:]))]
        agenda.passages.add(passage.index)
        agenda.end = passage.index + 1
    return agenda


def _is_counted(passage: Passage) -> bool:
    return any(sign.isdigit() for sign in passage.marker or "")


def _again(layout: Layout, agenda: Announced, below: Sequence[Passage], numbers: Numbers) -> list[Candidate]:
    """The lines that are the titles of items and no more, in the order of the agenda."""
    titles: list[Candidate] = []
    reached = 0
    for passage in below:
        raw = layout.text[passage.start : passage.end]
        number, values, skipped = numbers.of_passage(passage, raw)
        place = agenda.place(cleaned(raw[skipped:]), reached) if passage.cell is None and skipped < len(raw) else None
        if place is None:
            continue
        start = passage.start + skipped
        title = Title(passage.index, start, passage.end, number, cleaned(raw[skipped:]), whole=True)
        titles.append(Candidate(title, "announced", values=values, opens=passage.start))
        reached = place + 1
    return titles


def _referred(layout: Layout, agenda: Announced, below: Sequence[Passage], numbers: Numbers) -> list[Candidate]:
    """The passages that open with a reference to the next item: "Item 2" above what was said of it, "Punto segundo.- Se acuerda ..."."""
    counted = [_counts(values) or {(at,)} for at, (values, _) in enumerate(agenda.items, 1)]
    titles: list[Candidate] = []
    reached = 0
    for passage in below:
        raw = layout.text[passage.start : passage.end]
        item, length, closed = numbers.referred(raw) or (0, 0, False)
        place = next((at for at in range(reached, len(counted)) if (item,) in counted[at]), None)
        if place is None or passage.cell is not None:
            continue
        end = passage.start + (length if closed else 0)
        whole = closed and length == len(raw)
        title = Title(passage.index, passage.start, end, str(item), agenda.items[place][1], whole)
        titles.append(Candidate(title, "referred", opens=passage.start))
        reached = place + 1
    return titles if len(titles) >= max(_FEWEST, len(agenda.items) / 2) else []


def _numbered_again(layout: Layout, agenda: Announced, below: Sequence[Passage], numbers: Numbers) -> list[Candidate]:
    """The passages that tell at once what was said of each item, behind its number: "2. The treasurer shows the accounts."."""
    titles: list[Candidate] = []
    reached = 0
    for passage in below:
        raw = layout.text[passage.start : passage.end]
        number, values, skipped = numbers.of_passage(passage, raw)
        told = raw[skipped:].rstrip().endswith(".")
        if reached < len(agenda.items) and _counts(values) & _counts(agenda.items[reached][0]):
            if not told:
                return []  # it has a title of its own
            start = passage.start + skipped
            title = Title(passage.index, start, start, number, agenda.items[reached][1], whole=False)
            titles.append(Candidate(title, "announced", values=values, opens=passage.start))
            reached += 1
    return titles if len(titles) >= _FEWEST_NUMBERS and len(titles) == len(agenda.items) else []


def _counts(values: Values) -> set[tuple[int, ...]]:
    """The numbers that a title may have, whatever they are written in: "SECOND" is 2."""
    return {numbers for _, numbers in values}
