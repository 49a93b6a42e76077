"""Tables without rules: columns told by the blank strips that part them over several lines.

Three columns and more are plain. Two may be running text beside running text, or labels beside their values, and count only
where a wide blank parts them, the lines of both begin together, and most lines fill but one.
"""

import itertools
from collections.abc import Sequence

from minutes_miner.document import Box, split_marker
from minutes_miner.readers.pdf.page import RawCell, RawTable, TextLine, Word

_LEAST_COLUMNS = 3
_LEAST_LINES = 3
_WIDE = 2.0  # sizes of a letter that must be blank between two columns without a third
_LEAST_WIDTH = 70.0  # points of the first of two columns; a narrower one holds markers, hours or numbers
_STRIP = 8.0  # points of blank that part two columns
Interval = tuple[float, float]


def take_aligned_tables(lines: list[TextLine]) -> tuple[list[TextLine], list[RawTable]]:
    """The lines of a page that stand in no table, and the tables that the others make."""
    left: list[TextLine] = []
    tables: list[RawTable] = []
    at = 0
    while at < len(lines):
        for find, holds in ((_region, _is_table), (_pair, _is_pair)):
            end, columns = find(lines, at)
            region = lines[at:end]
            if len(region) >= _LEAST_LINES and holds(region, columns):
                tables.append(_table(region, columns))
                at = end
                break
        else:
            left.append(lines[at])
            at += 1
    return left, tables


def _pair(lines: Sequence[TextLine], at: int) -> tuple[int, list[Interval]]:
    """How far two columns with a wide blank between them go on, and the columns; (at, []) where there are none."""
    columns = _segments(lines[at])
    if len(columns) != 2:
        return at, []
    end = at + 1
    while end < len(lines) and lines[end].box.top - lines[end - 1].box.bottom < 3 * lines[end].size:
        wider = _merged([*columns, *_segments(lines[end])])
        if len(wider) != 2 or wider[1][0] - wider[0][1] < _WIDE * lines[at].size:
            break
        columns = wider
        end += 1
    while (
        end > at
        and len(_segments(lines[end - 1])) < 2
        and lines[end - 1].box.top - lines[end - 2].box.bottom > lines[end - 1].size
    ):
        end -= 1  # what follows after a gap and fills one column is the text below
    return end, columns


def _is_pair(region: Sequence[TextLine], columns: Sequence[Interval]) -> bool:
    """Rows of two cells: the one wordy, the other shorter; not labels, not a list with its markers, not text set in columns."""
    both = [line for line in region if all(_words_in(line, column) for column in columns)]
    if len(both) < _LEAST_LINES or not all(_words_in(region[0], column) for column in columns):
        return False
    (x0, x1), (x2, x3) = columns
    lefts = [_words_in(line, columns[0]) for line in both]
    rights = [_words_in(line, columns[1]) for line in both]
    labels = sum(words[-1].text.endswith((":", "：")) for words in lefts)
    marks = sum(split_marker(" ".join(w.text for w in words) + " x")[1] == "x" for words in lefts)
    if 3 * (labels + marks) >= len(both) or x1 - x0 < _LEAST_WIDTH:
        return False
    running = sum(len(a) >= 4 and len(b) >= 4 for a, b in zip(lefts, rights, strict=True))
    return 3 * running < len(both) and min(x1 - x0, x3 - x2) < 0.7 * max(x1 - x0, x3 - x2)


def _region(lines: Sequence[TextLine], at: int) -> tuple[int, list[Interval]]:
    """How far the columns of a line go on below it, and the columns; (at, []) where the line has too few."""
    columns = _segments(lines[at])
    if len(columns) < _LEAST_COLUMNS:
        return at, []
    end = at + 1
    while end < len(lines) and lines[end].box.top - lines[end - 1].box.bottom < 2.5 * lines[end].size:
        wider = _merged([*columns, *_segments(lines[end])])
        if len(wider) != len(columns):
            break
        columns = wider
        end += 1
    return end, columns


def _segments(line: TextLine) -> list[Interval]:
    """Runs of words with no wide blank inside."""
    gap = max(_STRIP, line.size)
    segments: list[Interval] = []
    for word in line.words:
        if segments and word.box.x0 - segments[-1][1] < gap:
            segments[-1] = (segments[-1][0], max(segments[-1][1], word.box.x1))
        else:
            segments.append((word.box.x0, word.box.x1))
    return segments


def _merged(intervals: Sequence[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start - merged[-1][1] < _STRIP:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _is_table(region: Sequence[TextLine], columns: Sequence[Interval]) -> bool:
    """Several lines fill two columns or more; and it is no page of running text set in columns."""
    filled = [sum(1 for column in columns if _words_in(line, column)) for line in region]
    if sum(1 for count in filled if count >= 2) < _LEAST_LINES - 1:
        return False
    full = sum(1 for count in filled if count == len(columns))
    wide = all(end - start > 120 for start, end in columns)
    return not (wide and len(region) > 8 and full > 0.8 * len(region))


def _words_in(line: TextLine, column: Interval) -> list[Word]:
    return [word for word in line.words if column[0] - 1 <= (word.box.x0 + word.box.x1) / 2 <= column[1] + 1]


def _table(region: list[TextLine], columns: list[Interval]) -> RawTable:
    gaps = [b.box.top - a.box.bottom for a, b in itertools.pairwise(region)]
    usual = min(gaps)
    rows: list[list[TextLine]] = []
    for at, line in enumerate(region):
        gap = gaps[at - 1] if at else 0.0
        if not rows or _opens_row(line, columns, gap, usual, even=max(gaps) < usual + 0.35 * line.size):
            rows.append([])
        rows[-1].append(line)
    page = region[0].page
    box = Box(columns[0][0], region[0].box.top, columns[-1][1], region[-1].box.bottom)
    edges = [column[0] for column in columns] + [columns[-1][1]]
    return RawTable(page, box, edges, [_cells(row, columns, page) for row in rows], ruled=False)


def _opens_row(line: TextLine, columns: list[Interval], gap: float, usual: float, *, even: bool) -> bool:
    """Rows are parted by a wider gap; where all gaps are alike, a line with its first cell filled opens one."""
    if not even:
        return gap > usual + 0.35 * line.size
    first = _words_in(line, columns[0])
    filled = sum(1 for column in columns if _words_in(line, column))
    return bool(first) and filled >= 2 and not first[0].text[:1].islower()


def _cells(row: list[TextLine], columns: list[Interval], page: int) -> list[RawCell]:
    cells = []
    top, bottom = row[0].box.top, row[-1].box.bottom
    for number, column in enumerate(columns, 1):
        parts = [TextLine(words, page) for line in row for words in [_words_in(line, column)] if words]
        cells.append(RawCell(number, 1, Box(column[0], top, column[1], bottom), parts))
    return cells
