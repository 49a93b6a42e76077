"""Filled shapes that are no part of a table: marked words, shaded paragraphs.

The edges of a filled cell are rules as strokes are. What a pen has marked, or a shade behind a paragraph, has edges too, but
they part nothing: a mark hugs the words in it, from the first to the last, and a shaded paragraph lies inside a cell that
strokes enclose, apart from its sides.
"""

from bisect import bisect_left
from collections.abc import Sequence

from minutes_miner.document import Box
from minutes_miner.readers.pdf.bands import bare_rows
from minutes_miner.readers.pdf.grid import find_grids
from minutes_miner.readers.pdf.page import Edge, Word, within

_THIN = 3.0  # points; what is thinner is drawn as a stroke is
_TIGHT = 0.35  # sizes of a letter that a mark reaches beyond its words at most: a blank
_TIGHTEST = 4.5  # points of it at most; the text of a cell keeps farther from its sides
_ONE_LINE = 1.7  # sizes of a letter that one marked line is high at most
_PLAY = 1.5  # points by which edges of one place differ
_INSET = 3.0  # points that a shade keeps from the sides of its cell


def is_fill(box: Box) -> bool:
    """Whether a shape that is filled, and not drawn around, is more than a stroke."""
    return min(box.x1 - box.x0, box.bottom - box.top) > _THIN


def ruling(edges: list[Edge], words: Sequence[Word]) -> list[Edge]:
    """The edges that may rule a table: without those of marked words and of shaded paragraphs, and with those of bare rows
    between shaded or ruled ones."""
    fills = {edge.fill for edge in edges if edge.fill is not None}
    if not fills:
        return edges + bare_rows(edges, words)
    ordered = sorted(words, key=lambda word: word.box.top)
    tops = [word.box.top for word in ordered]
    marks = {fill for fill in fills if _hugs_words(fill, ordered, tops)}
    cells = [
        cell
        for grid in find_grids([edge for edge in edges if edge.fill is None])
        for row in grid.rows
        for cell in row
        if cell is not None
    ]
    others = fills - marks
    shades = (
        {fill for fill in others if _lies_inside(fill, cells) and not _has_neighbour(fill, others)} if cells else set()
    )
    kept = [edge for edge in edges if edge.fill is None or not (edge.fill in marks or edge.fill in shades)]
    return kept + bare_rows(kept, words)


def _hugs_words(fill: Box, words: Sequence[Word], tops: Sequence[float]) -> bool:
    """Whether a shape is as high as a line, and as wide as the words or parts of words in it."""
    height = fill.bottom - fill.top
    found = [
        word
        for word in words[bisect_left(tops, fill.top - 2 * height) : bisect_left(tops, fill.bottom)]
        if fill.top - 1 <= (word.box.top + word.box.bottom) / 2 <= fill.bottom + 1
        and word.box.x1 > fill.x0 + 1
        and word.box.x0 < fill.x1 - 1
    ]
    if not found:
        return False
    size = max(word.size for word in found)
    room = min(_TIGHT * size, _TIGHTEST)
    left = min(word.box.x0 for word in found) - fill.x0
    right = fill.x1 - max(word.box.x1 for word in found)
    return height <= _ONE_LINE * size and left <= room and right <= room


def _lies_inside(fill: Box, cells: Sequence[Box]) -> bool:
    """Whether a shape keeps from both sides of a cell that strokes enclose."""
    return any(within(fill, c) and fill.x0 - c.x0 > _INSET and c.x1 - fill.x1 > _INSET for c in cells)


def _has_neighbour(fill: Box, others: set[Box]) -> bool:
    """Whether another shape goes on at the side of this one, as the next cell of a row does."""
    return any(
        abs(other.top - fill.top) < _PLAY
        and abs(other.bottom - fill.bottom) < _PLAY
        and min(abs(other.x0 - fill.x1), abs(other.x1 - fill.x0)) < _PLAY
        for other in others
    )
