"""Tables with rows of two kinds: every second one is filled or ruled cell by cell, and those between are bare.

The former show the columns; a bare row between two of them, or between a filled one and a flat stroke as wide as the table,
has the same ones if its words begin where theirs do and none stands across.
"""

import itertools
import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from minutes_miner.document import Box
from minutes_miner.readers.pdf.page import Edge, Word

_NEAR = 3.0  # points within which edges fall together, and texts begin below each other
_LEAST_EDGES = 3  # upright edges of a row of two cells
_LEAST_ROW, _MOST_ROW = 8.0, 400.0  # points that a bare row is high
_MOST_BANDS = 200  # rows of a page; one with more is a drawing
_MOST_STROKES = 2_000  # a page with more is a drawing or a map
_APART = 0.6  # sizes of a letter that may be blank between the lines of a row that no stroke closes, or beside it
_CROSSING = 1.0  # points that a word reaches over an edge on both sides


@dataclass(frozen=True, slots=True)
class _Band:
    """A row of cells: its height on the page, its upright edges from left to right, and whether its cells are filled."""

    top: float
    bottom: float
    places: tuple[float, ...]
    shaded: bool


def bare_rows(edges: Sequence[Edge], words: Sequence[Word]) -> list[Edge]:
    """The upright edges missing in the rows between those that have some."""
    return [
        *_missing(_shaded(edges), edges, words),
        *_missing(_ruled(edges), edges, words),
    ]


def _missing(bands: Sequence[_Band], edges: Sequence[Edge], words: Sequence[Word]) -> list[Edge]:
    found: list[Edge] = []
    upright = sorted((edge.box for edge in edges if not edge.flat), key=itemgetter(0)) if bands else []
    for at, band in enumerate(bands if len(bands) <= _MOST_BANDS else ()):
        alike = [other for other in bands if _alike(band, other)]
        strokes = sorted(_strokes(edges, band))
        ending = strokes if band.shaded else []  # rows that strokes part end at those of the sides
        below = next((other.top for other in bands[at + 1 :] if other in alike), None)
        between = [y for y in strokes if band.bottom + _LEAST_ROW < y < (below or math.inf)]
        if below is None:
            below = next((y for y in ending if y > band.bottom + _LEAST_ROW), None) or _foot(band, upright, words)
            between = []
        is_between = not between and any(below == other.top for other in alike)
        gaps = [(top, bottom, is_between) for top, bottom in itertools.pairwise([band.bottom, *between, below])]
        if band is alike[0]:
            above = [y for y in ending if y < band.top - _LEAST_ROW]
            gaps.append((above[-1] if above else _head(band, upright, words), band.top, False))
        for top, bottom, is_between in gaps:
            if not _LEAST_ROW < bottom - top < _MOST_ROW:
                continue
            row = _Band(top, bottom, band.places, band.shaded)
            is_open = bool({top, bottom} - {y for other in alike for y in (other.top, other.bottom)} - set(strokes))
            sure = is_between and band.shaded
            if (band.shaded or _is_bare(row, edges)) and _is_row(
                row, words, alike, one=sure, aside=band.shaded or is_open
            ):
                found += [Edge(Box(x, top, x, bottom), False) for x in band.places]
                if is_open:
                    left, right = band.places[0], band.places[-1]
                    found += [Edge(Box(left, y, right, y), True) for y in (top, bottom)]
    return found


def _foot(band: _Band, upright: Sequence[Box], words: Sequence[Word]) -> float:
    """Where a row without a stroke below it ends that stands below the last of some: where upright edges do, or its lines."""
    reached = [
        max((box.bottom for box in _standing_at(x, upright) if box.top < band.bottom + _NEAR), default=0.0)
        for x in band.places
    ]
    end = max(reached)
    if end > band.bottom + _LEAST_ROW and sum(y > end - _NEAR for y in reached) > 1:
        return end
    end = band.bottom
    for word in sorted(_beside(band, words), key=lambda word: word.box.top):
        if word.box.top > end + _APART * word.size:
            break
        if word.box.top > band.bottom - _NEAR:
            end = max(end, word.box.bottom)
    return end


def _head(band: _Band, upright: Sequence[Box], words: Sequence[Word]) -> float:
    """Where a row without a stroke above it begins that stands above the first of some, as after a page break."""
    reached = [
        min((box.top for box in _standing_at(x, upright) if box.bottom > band.top - _NEAR), default=math.inf)
        for x in band.places
    ]
    begun = min(reached)
    if begun < band.top - _LEAST_ROW and sum(y < begun + _NEAR for y in reached) > 1:
        return begun
    begun = band.top
    for word in sorted(_beside(band, words), key=lambda word: -word.box.bottom):
        if word.box.bottom < begun - _APART * word.size:
            break
        if word.box.bottom < band.top + _NEAR:
            begun = min(begun, word.box.top)
    return begun


def _standing_at(x: float, upright: Sequence[Box]) -> Sequence[Box]:
    """The edges at a place, of all upright ones from left to right."""
    left = bisect_left(upright, x - _NEAR, key=itemgetter(0))
    return upright[left : bisect_left(upright, x + _NEAR, key=itemgetter(0))]


def _beside(band: _Band, words: Sequence[Word]) -> list[Word]:
    """The words between the sides of a shaded row, all the way up and down the page; none for one that strokes part."""
    left, right = band.places[0], band.places[-1]
    return [word for word in words if word.box.x1 > left and word.box.x0 < right] if band.shaded else []


def _shaded(edges: Sequence[Edge]) -> list[_Band]:
    """Rows of filled cells that stand beside each other, from top to bottom."""
    fills = sorted({edge.fill for edge in edges if edge.fill is not None}, key=_height)
    rows = [list(row) for _, row in itertools.groupby(fills, key=_height)]
    bands = [_band(row, [x for box in row for x in (box.x0, box.x1)], shaded=True) for row in rows]
    return [band for band in bands if len(band.places) >= _LEAST_EDGES]


def _ruled(edges: Sequence[Edge]) -> list[_Band]:
    """Rows whose upright strokes begin and end together, with those that run on beyond them, from top to bottom."""
    upright = sorted((edge.box for edge in edges if not edge.flat), key=_height)
    bands: list[_Band] = []
    if len(upright) > _MOST_STROKES:
        return bands
    for _, row in itertools.groupby(upright, key=_height):
        own = list(row)
        if len(own) < _LEAST_EDGES - 1:
            continue
        longer = [b.x0 for b in upright if b.top < own[0].top + _NEAR and b.bottom > own[0].bottom - _NEAR]
        bands.append(_band(own, longer, shaded=False))
    return [band for band in bands if len(band.places) >= _LEAST_EDGES] if len(bands) > 1 else []


def _height(box: Box) -> tuple[int, int]:
    return round(box.top), round(box.bottom)


def _band(boxes: Sequence[Box], edges: Sequence[float], *, shaded: bool) -> _Band:
    places: list[float] = []
    for x in sorted(edges):
        if not places or x - places[-1] > _NEAR:
            places.append(x)
    return _Band(min(box.top for box in boxes), max(box.bottom for box in boxes), tuple(places), shaded)


def _is_bare(row: _Band, edges: Sequence[Edge]) -> bool:
    """Whether no upright stroke stands inside a row."""
    middle = (row.top + row.bottom) / 2
    left, right = row.places[0] + _NEAR, row.places[-1] - _NEAR
    return not any(not e.flat and left < e.box.x0 < right and e.box.top < middle < e.box.bottom for e in edges)


def _alike(one: _Band, other: _Band) -> bool:
    return len(one.places) == len(other.places) and all(
        abs(a - b) < _NEAR for a, b in zip(one.places, other.places, strict=True)
    )


def _strokes(edges: Sequence[Edge], band: _Band) -> set[float]:
    """The heights of flat strokes that are as wide as a row."""
    left, right = band.places[0], band.places[-1]
    spans: dict[int, list[Box]] = {}
    for edge in edges:
        if edge.flat and edge.fill is None and edge.box.x1 > left and edge.box.x0 < right:
            spans.setdefault(round(edge.box.top), []).append(edge.box)
    return {
        boxes[0].top
        for boxes in spans.values()
        if abs(min(box.x0 for box in boxes) - left) < 2 * _NEAR
        and abs(max(box.x1 for box in boxes) - right) < 2 * _NEAR
    }


def _begins(words: Sequence[Word], row: _Band) -> list[float | None]:
    """Where the text of each cell of a row begins; None where it has none."""
    inside = [word.box for word in words if row.top - 1 <= (word.box.top + word.box.bottom) / 2 <= row.bottom + 1]
    return [
        min((box.x0 for box in inside if left <= (box.x0 + box.x1) / 2 <= right), default=None)
        for left, right in itertools.pairwise(row.places)
    ]


def _stands_across(row: _Band, x0: float, x1: float) -> bool:
    return any(x0 < x - _CROSSING and x1 > x + _CROSSING for x in row.places)


def _runs_across(row: _Band, word: Word, following: Word) -> bool:
    """Whether two words of one line stand at both sides of an edge without a blank as between cells."""
    end, begun = word.box.x1, following.box.x0
    beside = abs(word.box.top - following.box.top) < _NEAR and 0 < begun - end < _APART * word.size
    return beside and any(end - _CROSSING < x < begun + _CROSSING for x in row.places)


def _is_row(row: _Band, words: Sequence[Word], others: Sequence[_Band], *, one: bool, aside: bool) -> bool:
    """Whether no word stands across the edges of a row, and its texts begin where some of other rows do.

    A single text may be one of a cell across all of them, or stand below the table: `one` says that it is a row wherever it
    stands, `aside` that it is where it stands in no first column.
    """
    inside = [word for word in words if row.top <= (word.box.top + word.box.bottom) / 2 <= row.bottom]
    if any(_stands_across(row, word.box.x0, word.box.x1) for word in inside):
        return False
    ordered = sorted(inside, key=lambda word: (round(word.box.top), word.box.x0))
    if any(_runs_across(row, word, following) for word, following in itertools.pairwise(ordered)):
        return False
    own = [(at, x) for at, x in enumerate(_begins(words, row)) if x is not None]
    if not own or (len(own) == 1 and not (one or (aside and own[0][0] > 0))):
        return False
    begins = [_begins(words, other) for other in others]
    return all(
        any((there := begun[at]) is not None and abs(there - x) < _NEAR for begun in begins)
        or all(begun[at] is None for begun in begins)
        for at, x in own
    )
