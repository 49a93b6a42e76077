"""Rows that no stroke parts: a table with strokes around it and between its columns alone has all of its rows in one.

They are told by their lines: several times the first column begins anew behind a gap that runs through all columns, and
another column begins at the same height. A row whose cells hold paragraphs has gaps too, but not together.
"""

import itertools
from collections.abc import Sequence

from minutes_miner.document import Box
from minutes_miner.readers.pdf.page import RawCell, RawTable, TextLine
from minutes_miner.readers.pdf.rows import Bands
from minutes_miner.readers.pdf.tables import same_columns

_LEAST_ROWS = 3  # fewer may be paragraphs that stand beside each other by chance
_MOST_HEADS = 2  # rows of heads that strokes part from the others
_LEVEL = 2.0  # points by which lines of one height differ
_PADDING = 4.0  # points between the words of a cell and its right side, at most


def part_rows(table: RawTable, above: RawTable | None) -> None:
    """Takes the rows of a ruled table apart that hold several; `above` is the last table of the page before, with which it may
    go on."""
    goes_on = above is not None and same_columns(above, table)
    if len(table.rows) > _MOST_HEADS + 1 or (above is not None and goes_on and above.ruled and not above.parted):
        return  # strokes part its rows
    *heads, row = table.rows
    if any(len(cell.lines) >= _LEAST_ROWS for head in heads for cell in head):
        return
    parts = _parted(row, _LEAST_ROWS - goes_on)
    table.parted = len(parts) > 1
    table.rows = [*heads, *parts]


def _parted(row: list[RawCell], least: int) -> list[list[RawCell]]:
    tall = sum(len(cell.lines) >= least for cell in row)
    if tall < 2 or any(cell.row_span > 1 or not cell.lines for cell in row):
        return [row]
    bands = Bands(
        sorted((line for cell in row for line in cell.lines), key=lambda line: line.box.top),
        [(cell.box.x0, cell.box.x1 - _PADDING) for cell in row],
        (),
    )
    starts = _starts(bands)
    if len(starts) + 1 < least:
        return [row]
    heights = [(bands.bands[at - 1].bottom + bands.bands[at].top) / 2 for at in starts]
    places = itertools.pairwise([row[0].box.top, *heights, row[0].box.bottom])
    return [[_between(cell, top, bottom) for cell in row] for top, bottom in places]


def _between(cell: RawCell, top: float, bottom: float) -> RawCell:
    lines = [line for line in cell.lines if top <= (line.box.top + line.box.bottom) / 2 < bottom]
    return cell._replace(box=Box(cell.box.x0, top, cell.box.x1, bottom), lines=lines)


def _starts(bands: Bands) -> list[int]:
    """The bands with which a row begins behind another; empty where the lines do not tell it surely."""
    places = range(1, len(bands.bands))
    wide = [at for at in places if bands.is_wide(at) and bands.begins(at) and _is_level(bands, at)]
    if wide:
        return wide if _gaps_elsewhere(bands, wide) < len(wide) else []
    full = len(bands.columns) > 2 and all(len(band.filled) == len(bands.columns) for band in bands.bands)
    return list(places) if full and all(_is_level(bands, at) and not _wraps(bands, at) for at in places) else []


def _is_level(bands: Bands, at: int) -> bool:
    """Whether the first column and another one begin at one height."""
    tops = {column: parts[0].box.top for column, parts in enumerate(bands.bands[at].parts) if parts}
    return sum(abs(top - tops[bands.first]) < _LEVEL for top in tops.values()) > 1


def _gaps_elsewhere(bands: Bands, starts: Sequence[int]) -> int:
    """How many wide gaps between the lines of one column stand at no start of a row, at most."""
    counts = []
    for column in range(len(bands.columns)):
        below: TextLine | None = None
        count = 0
        for at, band in enumerate(bands.bands):
            for number, part in enumerate(band.parts[column]):
                begins = at in starts and number == 0
                count += below is not None and not begins and part.box.top - below.box.bottom > bands.wide
                below = part
        counts.append(count)
    return max(counts)


def _wraps(bands: Bands, at: int) -> bool:
    """Whether the first word of a line had no room on the line above, in any column."""
    for (_, right), above, parts in zip(bands.columns, bands.bands[at - 1].parts, bands.bands[at].parts, strict=True):
        first = parts[0].words[0].box
        if above[-1].box.x1 + (first.x1 - first.x0) + 0.3 * bands.size > right:
            return True
    return False
