"""What one PDF page is made of before it becomes blocks: words and rules, then lines and tables."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from minutes_miner.document import Box, Comment
from minutes_miner.readers.glyphs import SEEN


class Edge(NamedTuple):
    """A flat or upright stroke, or one side of a drawn rectangle; `fill` is the shape where that is filled, and not drawn around."""

    box: Box
    flat: bool
    fill: Box | None = None


@dataclass(slots=True)
class Word:
    """A word with its box, in points from the top left, and its look."""

    text: str
    box: Box
    bold: bool
    size: float
    struck: bool = False


class Turn(NamedTuple):
    """By how many right angles against the clock a text is turned on a page of that size as shown."""

    way: int
    width: float
    height: float

    def straight(self, box: Box) -> Box:
        """A box of the page on the page when that is turned for reading the text."""
        x0, top, x1, bottom = box
        if self.way == 1:
            return Box(self.height - bottom, x0, self.height - top, x1)
        if self.way == 2:
            return Box(self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        return Box(top, self.width - x1, bottom, self.width - x0) if self.way == 3 else box

    def back(self, box: Box) -> Box:
        """A box of the page turned for reading on the page as it is shown."""
        x0, top, x1, bottom = box
        if self.way == 1:
            return Box(top, self.height - x1, bottom, self.height - x0)
        return Box(self.width - bottom, x0, self.width - top, x1) if self.way == 3 else self.straight(box)


@dataclass(slots=True)
class PageMaterial:
    """What stands on a page, as either source of pages gives it: `number` from 1, sizes in points, words in any order.

    `strikes` are thin flat shapes that may run through a text, `links` the places that lead to an address, `notes` what
    readers of the file wrote on it. `turned` are words that do not run upright, by the way of their `Turn`; `aside` those
    that are no text, as a stamp is. `turn` is that by which the page has been turned for reading.
    """

    number: int
    width: float
    height: float
    words: list[Word]
    edges: list[Edge]
    strikes: list[Box]
    links: list[tuple[Box, str]] = field(default_factory=list)
    right_to_left: bool = False
    turned: dict[int, list[Word]] = field(default_factory=dict)
    aside: list[Word] = field(default_factory=list)
    notes: list[Comment] = field(default_factory=list)
    native: int = 0
    turn: Turn | None = None
    drawn: list[tuple[float, float]] = field(default_factory=list)


class TextLine:
    """Words that stand at one height, in reading order; `box` is around all of them.

    `size` is that of the largest letters in points, `bold` whether all words with letters or figures are.
    """

    __slots__ = ("bold", "box", "page", "size", "text", "words")

    def __init__(self, words: list[Word], page: int) -> None:
        self.words = words
        self.page = page
        self.text = " ".join([word.text for word in words])
        x0, top, x1, bottom = words[0].box
        size = words[0].size
        thin = heavy = False
        for word in words:
            left, upper, right, lower = word.box
            x0 = left if left < x0 else x0
            top = upper if upper < top else top
            x1 = right if right > x1 else x1
            bottom = lower if lower > bottom else bottom
            size = word.size if word.size > size else size
            if word.bold:
                heavy = heavy or any(map(str.isalnum, word.text))
            elif not thin:
                thin = any(map(str.isalnum, word.text))
        self.box = tuple.__new__(Box, (x0, top, x1, bottom))  # a fourth of the time of a call
        self.size = size
        self.bold = heavy and not thin


class RawCell(NamedTuple):
    """A cell on one page: column from 1, how many columns and rows it spans, its box, its lines."""

    column: int
    span: int
    box: Box
    lines: list[TextLine]
    row_span: int = 1


@dataclass(slots=True)
class RawTable:
    """The part of a table that stands on one page; `columns` are the edges from left to right, the last one included.

    `carried` says that its columns are those of the table that ended the page before, `stroked` that strokes
    part its rows, `parted` that they part but its columns, `turn` how its page was turned; `leftwards` how many rows more
    are drawn from right to left than the other way.
    """

    page: int
    box: Box
    columns: list[float]
    rows: list[list[RawCell]]
    ruled: bool = True
    carried: bool = False
    parted: bool = False
    stroked: bool = False
    turn: Turn | None = None
    leftwards: int = 0


@dataclass(slots=True)
class PageRead:
    """One page as it was read: lines outside tables, tables, links; `aside` is what runs up or down its margin.

    `rules` are the flat strokes outside ruled tables. Where a page was turned for reading, all boxes are those of the page
    turned, and `turn` tells how. `drawn` is that of its material.
    """

    number: int
    width: float
    height: float
    characters: int
    lines: list[TextLine] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)
    links: list[tuple[Box, str]] = field(default_factory=list)
    aside: list[TextLine] = field(default_factory=list)
    notes: list[Comment] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    turn: Turn | None = None
    drawn: list[tuple[float, float]] = field(default_factory=list)


def within(box: Box, cell: Box) -> bool:
    """Whether the middle of a box lies in a cell, give or take a point."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return cell.x0 - 1 <= x <= cell.x1 + 1 and cell.top - 1 <= y <= cell.bottom + 1


_HYPHEN = "-"
_LETTERS = SEEN | str.maketrans({"\u00a0": " ", "\u0002": _HYPHEN, "\ufffe": _HYPHEN})
_UNMAPPED = re.compile(r"^(?:\(cid:\d+\))+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CONTROL = re.compile(r"[\x00-\x1f]")


_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")  # Arabic letters in the shape of their place in a word


def _shaped(letters: "re.Match[str]") -> str:
    return unicodedata.normalize("NFKC", letters[0])


def word_text(raw: str) -> str:
    """The text of a word as it reads: ligatures opened, soft hyphens gone, glyphs of symbol fonts as the bullets they are."""
    if raw.isascii() and raw.isprintable() and raw[0] != "(":
        return raw
    raw = f"{raw[:-1]}-" if raw.endswith("\u00ad") else raw  # a line ends here
    text = _SHAPES.sub(_shaped, _UNMAPPED.sub("•", raw).translate(_LETTERS))
    return unicodedata.normalize("NFC", _CONTROL.sub("", _PRIVATE.sub("•", text)))


_BOLD = re.compile("bold|black|heavy|demi", re.IGNORECASE)


def is_bold(font: str) -> bool:
    """Whether the name of a font says that it is bold."""
    return bool(_BOLD.search(font))


_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def is_right_to_left(text: str) -> bool:
    """Whether a text has letters of Hebrew, Arabic or their kin."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))
