"""What one PDF page is made of before it becomes blocks: words, lines, tables."""

from dataclasses import dataclass, field

from minutes_miner.document import Box


@dataclass(slots=True)
class Word:
    """A word with its box, in points from the top left, and its look."""

    text: str
    box: Box
    bold: bool
    size: float
    upright: bool


@dataclass(slots=True)
class TextLine:
    """Words that stand at one height, from left to right."""

    words: list[Word]
    page: int
    struck: bool = False

    @property
    def box(self) -> Box:
        """The rectangle around all words."""
        boxes = [w.box for w in self.words]
        return Box(
            min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
        )

    @property
    def text(self) -> str:
        """The words with single blanks."""
        return " ".join(w.text for w in self.words)

    @property
    def size(self) -> float:
        """The largest size of its letters, in points."""
        return max(w.size for w in self.words)

    @property
    def bold(self) -> bool:
        """Whether all its words with letters are bold."""
        return all(w.bold for w in self.words if any(ch.isalnum() for ch in w.text)) and any(
            ch.isalnum() for w in self.words for ch in w.text
        )


@dataclass(slots=True)
class PageRead:
    """One page as it was read: lines outside tables, tables, links."""

    number: int
    width: float
    height: float
    characters: int
    lines: list[TextLine] = field(default_factory=list)
    tables: "list[RawTable]" = field(default_factory=list)
    links: list[tuple[Box, str]] = field(default_factory=list)


@dataclass(slots=True)
class RawTable:
    """The part of a table that stands on one page; `columns` are the edges from left to right, the last one included.

    A cell is its column from 1, how many columns it spans, its box, and its lines.
    """

    page: int
    box: Box
    columns: list[float]
    rows: list[list[tuple[int, int, Box, list[TextLine]]]]
    ruled: bool = True
