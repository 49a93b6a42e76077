"""Tables without rules: columns told by the blank strips that part them over several lines.

Three columns and more are plain. Two may be running text beside running text, or labels beside their values, and count
only where rows show: a wide blank between short texts, or rows in which both columns begin anew together. A table that
fills a page to its end hands its columns on to the next page, where its rows may begin with a column left empty.
"""

import itertools
import re
from collections.abc import Sequence

from minutes_miner.document import Box, split_marker
from minutes_miner.readers.pdf.abreast import texts_abreast
from minutes_miner.readers.pdf.page import RawTable, TextLine, Word
from minutes_miner.readers.pdf.rows import Bands, Interval, across_at, rows_of, words_in

_LEAST_LINES = 3
_MOST_LINES = 1_000  # a page with more is a drawing
_WIDE = 2.0  # sizes of a letter that must be blank between two columns without a third
_LEAST_WIDTH = 70.0  # points of the first of two columns; a narrower one holds markers, hours or numbers
_STRIP = 8.0  # points of blank that part two columns
_GUTTER = 4.0  # points of blank that stay between them where a cell is filled to its edge
_APART = 2.5  # sizes of a letter that may be blank between the lines of a table, and where the line fills two columns
_FAR_APART = 3.5
_ASIDE = 8.0  # points by which running text begins farther left than a table
_NUMBER = re.compile(r"(?:[A-Z]{1,6}[./-]?)?\d{1,4}(?:[./-]\d{1,4}){0,3}[.:)]?")
_HEADS = 0.67  # of the lines that fill both of two columns are headings with their numbers
_SPARSE = 0.3  # of the rows of text in a table of two columns fill but one


def take_aligned_tables(
    lines: list[TextLine],
    rules: Sequence[Box] = (),
    carried: Sequence[Interval] = (),
    *,
    stroked: bool = False,
) -> tuple[list[TextLine], list[RawTable], list[Interval]]:
    """The lines of a page that stand in no table, the tables that the others make, and the columns of one that ends the page.

    `rules` are flat strokes of the page; `carried` the columns of a table without rules that ended the page before, `stroked`
    whether strokes part its rows.
    """
    left: list[TextLine] = []
    tables: list[RawTable] = []
    columns: list[Interval] = []
    at = 0
    if len(lines) > _MOST_LINES:
        return lines, [], []
    parts = [segments(line, max(0.55 * line.size, _GUTTER)) for line in lines]
    if carried and lines:
        end, columns = _region(lines, parts, 0, rules, carried)
        if _goes_on(lines, end, columns):
            tables.append(_table(lines[:end], columns, rules, carried=True, stroked=stroked))
            at = end
    while at < len(lines):
        end, columns = _region(lines, parts, at, rules) if len(parts[at]) > 1 else (at, [])
        region = lines[at:end]
        abreast = texts_abreast(region, columns, rules) if len(columns) == 2 else []
        if abreast:
            left += abreast
            at, columns = end, []
            continue
        columns = _refined(region, columns) if len(region) >= _LEAST_LINES else []
        holds = _is_pair if len(columns) == 2 else _is_table
        if columns and holds(region, columns, rules):
            tables.append(_table(region, columns, rules))
            at = end
        else:
            left.append(lines[at])
            columns = []
            at += 1
    return left, tables, columns


def half_ruled(frame: RawTable, rules: Sequence[Box], above: RawTable | None) -> RawTable | None:
    """The columns that blanks make in a table whose strokes part no columns; None where its lines make none.

    `rules` are the flat strokes inside it, `above` is the last table of the page before, with which it may go on.
    """
    carried: list[Interval] = []
    stroked = False
    if (
        above is not None
        and not above.ruled
        and abs(above.box.x0 - frame.box.x0) + abs(above.box.x1 - frame.box.x1) < 6
    ):
        carried, stroked = columns_of(above), above.stroked
    lines = sorted((line for row in frame.rows for cell in row for line in cell.lines), key=lambda line: line.box.top)
    left, tables, _ = take_aligned_tables(lines, rules, carried, stroked=stroked)
    if left or len(tables) != 1:
        return None
    (table,) = tables
    x0, _, x1, _ = frame.box
    columns = [x0, *table.columns[1:-1], x1]
    return RawTable(frame.page, frame.box, columns, table.rows, ruled=False, stroked=table.stroked)


def columns_of(table: RawTable) -> list[Interval]:
    """The columns that a table hands on to the next page."""
    return [(left, right - _GUTTER) for left, right in itertools.pairwise(table.columns)]


def _region(
    lines: Sequence[TextLine],
    parts: Sequence[Sequence[Interval]],
    at: int,
    rules: Sequence[Box],
    carried: Sequence[Interval] = (),
) -> tuple[int, list[Interval]]:
    """How far the columns of a line, or those carried over, go on below it, and the columns; (at, []) where there are none.

    `parts` are the runs of words of each line.
    """
    columns = begun = list(carried) or segments(lines[at], max(_STRIP, lines[at].size))
    if len(columns) < 2 or (not carried and len(columns) == 2 and _blank(columns) < _WIDE * lines[at].size * 0.5):
        return at, []
    end = at if carried else at + 1
    bottom = lines[at].box.bottom
    while end < len(lines):
        line = lines[end]
        wider, filled = _fitted(columns, parts[end], line.size, grow=not carried)
        if not wider:
            break
        if line.box.top - bottom > (_FAR_APART if filled > 1 else _APART) * line.size:
            break
        columns, bottom, end = wider, max(bottom, line.box.bottom), end + 1
    kept = _without_tail(lines, at, end, columns, rules, ends_page=end == len(lines))
    if kept < end:  # what was left off may have widened a column
        columns = list(begun)
        for number in range(at if carried else at + 1, kept):
            columns, _ = _fitted(columns, parts[number], lines[number].size, grow=not carried)
    return kept, columns


def _without_tail(
    lines: Sequence[TextLine], at: int, end: int, columns: list[Interval], rules: Sequence[Box], *, ends_page: bool
) -> int:
    """Where a region ends without the text below it: what fills only the first column after a gap, and does not wrap in it."""
    begun = end
    if end == at or _is_closed(lines[at:end], columns, rules):
        return end
    while begun > at + 1 and all(not words_in(lines[begun - 1], column) for column in columns[1:]):
        begun -= 1
    block = begun
    rows = [
        below.box.top - above.box.bottom
        for above, below in itertools.pairwise(lines[at:begun])
        if words_in(below, columns[0]) and any(words_in(below, column) for column in columns[1:])
    ]
    for number in range(begun, end):
        size = lines[number].size
        if lines[number].box.top - lines[number - 1].box.bottom > max(0.6 * size, min(rows, default=0) - 0.2 * size):
            block = number  # a gap as wide as those between rows
            break
    else:
        return end
    tail = lines[block:end]
    first = sum(1 for line in lines[at:begun] if words_in(line, columns[0]) and not words_in(line, columns[1]))
    wraps = any(
        above.box.x1 + (below.words[0].box.x1 - below.words[0].box.x0) > columns[0][1]
        for above, below in itertools.pairwise(tail)
    )
    return end if wraps and ends_page and first >= 2 else block


def _is_closed(region: Sequence[TextLine], columns: Sequence[Interval], rules: Sequence[Box]) -> bool:
    """Whether a stroke across all columns ends a region below its last line, as it ends the rows above."""
    last, size = max(line.box.bottom for line in region), region[-1].size
    across = across_at(columns, rules)
    return any(last - 1 <= height <= last + size for height in across) and any(
        region[0].box.bottom <= height < last - 1 for height in across
    )


def _refined(region: Sequence[TextLine], columns: Sequence[Interval]) -> list[Interval]:
    """The columns, those in which a narrower blank strip runs through all lines divided there."""
    refined: list[Interval] = []
    for column in columns:
        gap = max(0.45 * region[0].size, _GUTTER)
        strips: list[Interval] | None = None
        both = 0
        for line in region:
            words = words_in(line, column)
            if not words:
                continue
            inner = segments(TextLine(words, line.page), gap)
            both += len(inner) > 1
            blanks = [
                (-1e9, inner[0][0]),
                *((a[1], b[0]) for a, b in itertools.pairwise(inner)),
                (inner[-1][1], 1e9),
            ]
            strips = (
                blanks
                if strips is None
                else [
                    (max(a[0], b[0]), min(a[1], b[1]))
                    for a in strips
                    for b in blanks
                    if min(a[1], b[1]) - max(a[0], b[0]) >= gap
                ]
            )
            if not strips:
                break
        cuts = [x for x in strips or () if column[0] < x[0] and x[1] < column[1]]
        begun = column[0]
        for left, right in cuts if both >= _LEAST_LINES else ():
            refined.append((begun, left))
            begun = right
        refined.append((begun, column[1]))
    return refined


def _blank(columns: Sequence[Interval]) -> float:
    return columns[1][0] - columns[0][1]


def segments(line: TextLine, gap: float) -> list[Interval]:
    """Runs of words with no wide blank inside, from left to right."""
    segments: list[Interval] = []
    for x0, x1 in sorted((word.box.x0, word.box.x1) for word in line.words):
        if segments and x0 - segments[-1][1] < gap:
            segments[-1] = (segments[-1][0], max(segments[-1][1], x1))
        else:
            segments.append((x0, x1))
    return segments


def _fitted(
    columns: Sequence[Interval], parts: Sequence[Interval], size: float, *, grow: bool
) -> tuple[list[Interval], int]:
    """The columns with the runs of words of one line more, and how many of them it fills; ([], 0) where these run across two
    columns or stand between them.

    Where the columns may `grow` in number, words far from all of them are a column of their own.
    """
    wider = list(columns)
    filled: set[float] = set()
    for x0, x1 in parts:
        touched = [at for at, (left, right) in enumerate(wider) if x0 < right and x1 > left]
        if len(touched) > 1:
            return [], 0
        if not touched:
            before = sum(right <= x0 for _, right in wider)
            if before and x0 - wider[before - 1][1] < size:
                touched = [before - 1]
            elif before < len(wider) and wider[before][0] - x1 < size:
                touched = [before]
            elif grow:
                wider.insert(before, (x0, x1))
                filled.add(x0)
                continue
            else:
                return [], 0
        (at,) = touched
        left, right = wider[at]
        filled.discard(left)
        wider[at] = (min(left, x0), max(right, x1))
        filled.add(wider[at][0])
    if any(b[0] - a[1] < _GUTTER for a, b in itertools.pairwise(wider)):
        return [], 0
    return wider, len(filled)


def _goes_on(lines: Sequence[TextLine], end: int, columns: Sequence[Interval]) -> bool:
    """Whether the lines at the head of a page go on with the table of the page before: not all of them stand in its first column,
    or that column does not begin where other text of the page does."""
    region = lines[:end]
    if any(words_in(line, column) for line in region for column in columns[1:]):
        return True
    left = columns[0][0]
    return bool(region) and any(line.box.x0 < left - _ASIDE for line in lines[end:])


def _is_table(region: Sequence[TextLine], columns: Sequence[Interval], rules: Sequence[Box]) -> bool:
    """Several lines fill two columns or more; and it is no page of running text set in columns."""
    filled = [sum(1 for column in columns if words_in(line, column)) for line in region]
    if sum(1 for count in filled if count >= 2) < _LEAST_LINES - 1:
        return False
    full = sum(1 for count in filled if count == len(columns))
    wide = all(end - start > 120 for start, end in columns)
    return not (wide and len(region) > 8 and full > 0.8 * len(region))


def _is_pair(region: Sequence[TextLine], columns: Sequence[Interval], rules: Sequence[Box]) -> bool:
    """Two columns whose rows show; not labels, not a list with its markers, not text set in columns."""
    bands = Bands(region, columns, rules)
    if bands.are_stroked:
        return _is_stroked_pair(bands)
    both = [line for line in region if all(words_in(line, column) for column in columns)]
    if len(both) < _LEAST_LINES or not all(words_in(region[0], column) for column in columns):
        return False
    lefts = [words_in(line, columns[0]) for line in both]
    rights = [words_in(line, columns[1]) for line in both]
    labels = sum(words[-1].text.endswith((":", "：")) for words in lefts)
    marks = sum(split_marker(" ".join(w.text for w in words) + " x")[1] == "x" for words in lefts)
    if 3 * (labels + marks) >= len(both) or _are_numbered_heads(lefts, rights):
        return False
    (x0, x1), (x2, x3) = columns
    headed = region[0].bold and not any(line.bold for line in both[1:])
    starts = bands.joint_starts() + headed
    if starts >= 3 or (starts == 2 and bands.share_of_one() > _SPARSE):
        return True
    if x1 - x0 < _LEAST_WIDTH:
        return False
    running = sum(len(a) >= 4 and len(b) >= 4 for a, b in zip(lefts, rights, strict=True))
    return (
        3 * running < len(both)
        and min(x1 - x0, x3 - x2) < 0.7 * max(x1 - x0, x3 - x2)
        and _blank(columns) >= _WIDE * region[0].size
    )


def _are_numbered_heads(lefts: Sequence[Sequence[Word]], rights: Sequence[Sequence[Word]]) -> bool:
    """Whether numbers hang in the margin, each beside a heading in bold or in capitals: "24/03   HEATING"."""
    texts = [" ".join(word.text for word in words) for words in rights]
    heads = sum(
        len(left) == 1
        and _NUMBER.fullmatch(left[0].text) is not None
        and (text.isupper() or all(w.bold for w in right))
        for left, right, text in zip(lefts, rights, texts, strict=True)
    )
    return heads >= _HEADS * len(lefts)


def _is_stroked_pair(bands: Bands) -> bool:
    """Two columns in rows that strokes part: most rows fill both, and the first are no labels."""
    rows = [[" ".join(part.text for band in row for part in band.parts[at]) for at in (0, 1)] for row in bands.rows()]
    full = [first for first, second in rows if first and second]
    labels = sum(first.endswith((":", "：")) or split_marker(f"{first} x")[1] == "x" for first in full)
    return len(full) >= max(_LEAST_LINES, len(rows) / 2) and 3 * labels < len(full)


def _table(
    region: Sequence[TextLine],
    columns: Sequence[Interval],
    rules: Sequence[Box],
    *,
    carried: bool = False,
    stroked: bool = False,
) -> RawTable:
    box = Box(columns[0][0], region[0].box.top, columns[-1][1], max(line.box.bottom for line in region))
    edges = [column[0] for column in columns] + [columns[-1][1]]
    bands = Bands(region, columns, rules, stroked=stroked)
    return RawTable(region[0].page, box, edges, rows_of(bands), ruled=False, carried=carried, stroked=bands.are_stroked)
