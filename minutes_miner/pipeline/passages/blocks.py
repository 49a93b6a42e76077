"""Heads taken apart: text made from a table may give all labels first and all values after them, and lists likewise.

"LOCATION DATE CHAIR AGENDA" and then the place, the day, the name, the items; "1. 2. 3." and then three titles. Put
together again here, before anything reads the passages one after the other.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from minutes_miner.pipeline.layout import Layout, Passage
from minutes_miner.pipeline.words import Words, key

_HEAD = {"date", "date_time", "date_place", "time", "place", "chair", "minute_taker", "start_time", "end_time"}
_LISTS = {"attendance", "apologies", "agenda", "actions", "decisions"}
_FEWEST = 3  # labels in a row that make a block
_NUMBERS = re.compile(r"\s*(?:\d{1,2}[.)]?\s*)+")


class Assigned(NamedTuple):
    """What a passage is the value of; `first`: it opens the value."""

    meaning: str
    first: bool


def taken_apart(layout: Layout, words: Words) -> dict[int, Assigned]:
    """The passages that are values of labels standing before them in one block, by index."""
    assigned: dict[int, Assigned] = {}
    passages = layout.passages
    at = 0
    while at < len(passages):
        title = key(layout.text_of(passages[at])) in words.cue["minutes"]  # "Minutes" above the block is no label of it
        meanings, after = ([], at) if title else _labels(layout, words, at)
        if len(meanings) >= _FEWEST and len(set(meanings) & _HEAD) > 1:
            at = _values(layout, words, meanings, after, assigned)
        elif meanings == ["agenda"] and (count := _numbers(layout, after)) is not None:
            at = _entries(layout, after, count, assigned)
        else:
            at += 1
    return assigned


def _labels(layout: Layout, words: Words, at: int) -> tuple[list[str], int]:
    """The meanings of the labels that stand one after the other without a value from a passage on, and where they end."""
    meanings: list[str] = []
    while at < len(layout.passages) and layout.passages[at].cell is None:
        inside = list(_bare(layout.text_of(layout.passages[at]), words))
        if not inside:
            break
        meanings += inside
        at += 1
    return meanings, at


def _bare(text: str, words: Words) -> Iterator[str]:
    """The meanings of a line that is nothing but labels; none where a word is left over."""
    if len(text) > 90:
        return
    names = [name for name in re.split(r"\s*[:|]+\s*", text) if name.strip()]
    found = [words.label.find(name, fuzzy=False) for name in names]
    if found and all(found):
        yield from (meaning for meaning in found if meaning)


def _values(layout: Layout, words: Words, meanings: list[str], at: int, assigned: dict[int, Assigned]) -> int:
    """Gives each label the next value: a paragraph, or the items of a list where the label wants one."""
    for meaning in meanings:
        if at >= len(layout.passages) or layout.passages[at].cell is not None:
            return at
        count = _numbers(layout, at) if meaning == "agenda" else None
        if count is not None:
            at = _entries(layout, at, count, assigned)
            continue
        if _labels(layout, words, at)[0]:
            return at
        assigned[at] = Assigned(meaning, True)
        passage = layout.passages[at]
        at += 1
        while meaning in _LISTS and at < len(layout.passages) and _goes_on(passage, layout.passages[at]):
            assigned[at] = Assigned(meaning, False)
            at += 1
    return at


def _goes_on(first: Passage, other: Passage) -> bool:
    """Whether a list goes on: items with a number follow numbers, bullets follow bullets."""
    if first.kind != "list_item" or other.kind != "list_item":
        return False
    return any(ch.isdigit() for ch in first.marker or "") == any(ch.isdigit() for ch in other.marker or "")


def _numbers(layout: Layout, at: int) -> int | None:
    """How many numbers stand alone from a passage on, their titles behind them; None where there are not three."""
    count = 0
    for passage in layout.passages[at:]:
        text = f"{passage.marker or ''} {layout.text_of(passage)}"
        if passage.cell is not None or not _NUMBERS.fullmatch(text):
            break
        count += len(re.findall(r"\d+", text))
    return count if count >= _FEWEST else None


def _entries(layout: Layout, at: int, count: int, assigned: dict[int, Assigned]) -> int:
    """Assigns the numbers and as many lines behind them to the agenda."""
    first = True
    while at < len(layout.passages) and _NUMBERS.fullmatch(
        f"{layout.passages[at].marker or ''} {layout.text_of(layout.passages[at])}"
    ):
        assigned[at] = Assigned("agenda", first)
        first = False
        at += 1
    for _ in range(min(count, len(layout.passages) - at)):
        assigned[at] = Assigned("agenda", False)
        at += 1
    return at
