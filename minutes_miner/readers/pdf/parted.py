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

_LEAST_STARTS = 2  # of rows for each that strokes part; fewer may be paragraphs that stand beside each other by chance
_LEVEL = 2.0  # points by which lines of one height differ
_PADDING = 4.0  # points between the words of a cell and its right side, at most


def part_rows(table: RawTable, above: RawTable | None) -> None:
    """Takes the rows of a ruled table apart that hold several; `above` is the last table of the page before, with which it may
    go on."""
    goes_on = above is not None and same_columns(above, table)
    if above is not None and goes_on and above.ruled and not above.parted:
        return  # strokes part its rows
    least = _LEAST_STARTS - goes_on
    bodies = sum(len(row) > 1 for row in table.rows) - 1  # without the head; a title is one cell
    needed = max(least * bodies, 1)
    if sum(sorted(len(cell.lines) for cell in row)[-2] - 1 for row in table.rows if len(row) > 1) < needed:
        return  # not even if each line began a row
    starts = [_starts(row, least) for row in table.rows]
    table.parted = sum(map(len, starts)) >= needed
    if table.parted:
        parts = itertools.starmap(_parted, zip(table.rows, starts, strict=True))
        table.rows = list(itertools.chain.from_iterable(parts))


def _parted(row: list[RawCell], starts: Sequence[float]) -> list[list[RawCell]]:
    places = itertools.pairwise([row[0].box.top, *starts, row[0].box.bottom])
    return [[_between(cell, top, bottom) for cell in row] for top, bottom in places] if starts else [row]


def _between(cell: RawCell, top: float, bottom: float) -> RawCell:
    lines = [line for line in cell.lines if top <= (line.box.top + line.box.bottom) / 2 < bottom]
    return cell._replace(box=Box(cell.box.x0, top, cell.box.x1, bottom), lines=lines)


def _starts(row: list[RawCell], least: int) -> list[float]:
    """The heights at which rows begin inside a row of the grid, behind its first; empty where there are fewer than `least`."""
    tall = sum(len(cell.lines) > least for cell in row)
    if tall < 2 or any(cell.row_span > 1 or not cell.lines for cell in row):
        return []
    bands = Bands(
        sorted((line for cell in row for line in cell.lines), key=lambda line: line.box.top),
        [(cell.box.x0, cell.box.x1 - _PADDING) for cell in row],
        (),
    )
    found = _sure_starts(bands)
    return [(bands.bands[at - 1].bottom + bands.bands[at].top) / 2 for at in found] if len(found) >= least else []


def _sure_starts(bands: Bands) -> list[int]:
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
