"""Two texts beside each other on a part of a page: a box of key messages, a sidebar, two columns below a heading.

They look like a table of two columns without strokes, but the paragraphs of the one do not begin with those of the other, no
room is left below the shorter one of two, and most of their lines are full.
"""

import itertools
from collections.abc import Sequence

from minutes_miner.document import Box
from minutes_miner.readers.pdf.page import TextLine
from minutes_miner.readers.pdf.rows import Bands, Interval, across_at, words_in

_LEAST_LINES, _LEAST_STARTS = 5, 2  # lines of each text, and paragraphs after its first
_FULL = 0.5  # of the lines that others follow
_LEVEL = 3.0  # points by which the heights of lines that stand beside each other differ
_HOLE = 1.8  # sizes of a letter that paragraphs stand apart at most
_JOINT, _BANDED = 0.5, 0.67  # of the paragraphs begin together, or stand between gaps that run through both, in a table


def texts_abreast(region: Sequence[TextLine], columns: Sequence[Interval], rules: Sequence[Box] = ()) -> list[TextLine]:
    """The lines of two texts that stand beside each other, one text after the other; empty where they are no such texts, as
    where one of the flat strokes `rules` runs across both."""
    parts = [[TextLine(words, line.page) for line in region if (words := words_in(line, column))] for column in columns]
    if len(parts) != 2 or sum(len(part.words) for text in parts for part in text) != sum(len(x.words) for x in region):
        return []
    if any(_has_hole(text) for text in parts):
        return []
    top, bottom = region[0].box.top, region[-1].box.bottom
    if across_at(columns, [rule for rule in rules if top < rule.top < bottom]):
        return []
    starts = [_starts(text, column) for text, column in zip(parts, columns, strict=True)]
    below = max(text[0].box.bottom for text in parts) + region[0].size  # both may have a heading
    for text, begins in zip(parts, starts, strict=True):
        if len(text) < _LEAST_LINES or not _LEAST_STARTS <= len(begins) <= (1 - _FULL) * (len(text) - 1):
            return []
    beside = sum(any(abs(begun - other) < _LEVEL for other in starts[1]) for begun in starts[0] if begun > below)
    bands = Bands(region, columns, ())
    wide = sum(
        bands.is_wide(at) and band.top > below and len(band.filled) == 2 for at, band in enumerate(bands.bands) if at
    )
    least = min(map(len, starts))
    if beside >= _JOINT * least or wide > _BANDED * least:
        return []
    return parts[bands.first] + parts[1 - bands.first]


def _has_hole(text: Sequence[TextLine]) -> bool:
    """Whether lines are left blank inside a text, as in a cell that is lower than the one beside it."""
    return any(below.box.top - above.box.bottom > _HOLE * below.size for above, below in itertools.pairwise(text))


def _starts(text: Sequence[TextLine], column: Interval) -> list[float]:
    """The heights at which paragraphs begin, but for the first: the line above had room for their first word."""
    found = []
    for above, line in itertools.pairwise(text):
        first = line.words[0].box
        if above.box.x1 + (first.x1 - first.x0) + 0.3 * line.size < column[1]:
            found.append(line.box.top)
    return found
