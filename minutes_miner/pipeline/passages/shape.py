"""The shape of a passage, and its place among its neighbours: a title, a number of a list, the line above a list, names."""

import re

from minutes_miner.document import split_marker
from minutes_miner.pipeline.labels import NUMBERED
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.titles.numbers import values_of

_FAR = 5  # passages without a number that may stand between two numbers of one list


def title_of(text: str) -> str:
    """A line as a title: no list marker, no number, no colon at its end."""
    marker, rest = split_marker(fold(text))
    return NUMBERED.sub("", rest if marker else fold(text)).strip(" :*_")


def number_of(passage: Passage) -> int | None:
    """The whole number of a marker: 4 for "4." and "4)"."""
    digits = re.fullmatch(r"\(?(\d{1,3})[.):-]*\)?", passage.marker or "")
    return int(digits[1]) if digits else None


def is_numbered_below(marker: str | None, after: Passage) -> bool:
    """Whether the next passage is numbered under a number: "1." and "1.1", or begins with such a number."""
    number = (marker or "").strip("() .:-–")
    return bool(number) and (after.marker or "").startswith(f"{number}.") and len(after.marker or "") > len(number) + 1


def is_in_capitals(title: str) -> bool:
    """Whether a title of several words is written in capitals throughout."""
    letters = [ch for ch in title if ch.isalpha() and ch.lower() != ch.upper()]
    return len(letters) > 5 and all(ch.isupper() for ch in letters) and len(title.split()) > 1


def is_list_of_names(text: str) -> bool:
    """Whether a line goes on with a list of names: separators, and only few words between them."""
    pieces = [piece for piece in re.split(r"[,;()]|\s[-–/]\s", text) if piece.strip()]
    return len(pieces) > 1 and ":" not in text and all(len(piece.split()) <= 5 for piece in pieces)


def heads_list(layout: Layout, passage: Passage) -> bool:
    """Whether a list item stands next below a passage."""
    below = layout.passages[passage.index + 1 : passage.index + 2]
    return bool(below) and below[0].kind == "list_item" and below[0].cell == passage.cell


def leaves_list(layout: Layout, passage: Passage) -> bool:
    """Whether a number stands behind bullets or a table: it is none of that list."""
    before = layout.passages[passage.index - 1] if passage.index else None
    if before is None:
        return False
    bullet = before.kind == "list_item" and not re.search(r"[^\WoxX]", before.marker or "")
    return bullet or before.cell is not None


def goes_on_below(layout: Layout, passage: Passage) -> bool:
    """Whether a numbered list goes on behind a line without a number: a line under the item above it."""
    at = passage.index
    before = next((p for p in reversed(layout.passages[max(at - _FAR, 0) : at]) if p.kind == "list_item"), None)
    after = next((p for p in layout.passages[at + 1 : at + 1 + _FAR] if p.kind == "list_item"), None)
    if before is None or after is None:
        return False
    last = dict(values_of(before.marker or ""))
    return any(
        numbers[:-1] == last[scheme][:-1] and numbers[-1] == last[scheme][-1] + 1
        for scheme, numbers in values_of(after.marker or "")
        if scheme in last
    )


def is_one_of_titles(layout: Layout, passage: Passage) -> bool:
    """Whether a numbered title has the next title right behind it, as in an agenda."""
    number, at = number_of(passage), passage.index + 1
    after = layout.passages[at] if at < len(layout.passages) else None
    return number is not None and after is not None and number_of(after) == number + 1 and after.cell == passage.cell
