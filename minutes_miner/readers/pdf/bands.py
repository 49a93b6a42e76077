"""Tables with rows of two kinds: every second one is filled or ruled cell by cell, and those between are bare.

The former show the columns; a bare row between two of them, or between a filled one and a flat stroke as wide as the table,
has the same ones if its words begin where theirs do and none stands across.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from minutes_miner.document import Box
from minutes_miner.readers.pdf.page import Edge, Word

_NEAR = 3.0  # points within which edges fall together, and texts begin below each other
_LEAST_EDGES = 3  # upright edges of a row of two cells
_LEAST_ROW, _MOST_ROW = 8.0, 400.0  # points that a bare row is high
_MOST_STROKES = 2_000  # a page with more is a drawing or a map
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
    for at, band in enumerate(bands):
        below = next((other.top for other in bands[at + 1 :] if _alike(band, other)), None)
        gaps = []
        if below is None and band.shaded:
            below = next((y for y in sorted(_strokes(edges, band)) if y > band.bottom + _LEAST_ROW), None)
        if below is not None:
            gaps.append((band.bottom, below))
        if band.shaded and not any(_alike(band, other) for other in bands[:at]):
            strokes = sorted(_strokes(edges, band), reverse=True)
            gaps += [(y, band.top) for y in strokes if y < band.top - _LEAST_ROW][:1]
        for top, bottom in gaps:
            if not _LEAST_ROW < bottom - top < _MOST_ROW:
                continue
            row = _Band(top, bottom, band.places, band.shaded)
            if (band.shaded or _is_bare(row, edges)) and _is_row(row, words, [b for b in bands if _alike(band, b)]):
                found += [Edge(Box(x, top, x, bottom), False) for x in band.places]
    return found


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


def _is_row(row: _Band, words: Sequence[Word], others: Sequence[_Band]) -> bool:
    """Whether no word stands across the edges of a row, and its texts begin where some of other rows do; between rows that are
    not shaded a single text is no row of such cells, but a cell across them."""
    inside = [word.box for word in words if row.top <= (word.box.top + word.box.bottom) / 2 <= row.bottom]
    if any(box.x0 < x - _CROSSING and box.x1 > x + _CROSSING for box in inside for x in row.places):
        return False
    own = [(at, x) for at, x in enumerate(_begins(words, row)) if x is not None]
    if len(own) < (1 if row.shaded else 2):
        return False
    begins = [_begins(words, other) for other in others]
    return all(
        any((there := begun[at]) is not None and abs(there - x) < _NEAR for begun in begins)
        or all(begun[at] is None for begun in begins)
        for at, x in own
    )
