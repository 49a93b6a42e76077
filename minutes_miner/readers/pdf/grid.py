"""From the strokes on a page to the cells that they enclose.

The rules are those of pdfplumber's table finder with its default settings (which go back to A. Nurminen's thesis on
finding tables, Tampere 2013): strokes that nearly fall together are one; where upright and flat ones meet are the corners;
a cell is the smallest rectangle of corners whose sides are all drawn; cells that share corners are one table.
pdfplumber is the measure in the tests; this form of the rules asks for each corner only its neighbours,
and closes the row that a page break leaves open.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from minutes_miner.document import Box
from minutes_miner.readers.pdf.page import Edge

_NEAR = 3.0  # points within which strokes fall together, go on, or meet
_SHORTEST = 3.0  # points that a stroke has at least after joining
_LEAST_ROW = 8.0  # points of a row that a page break leaves open
_SURE = 3  # upright strokes that tell such a row
_DIVIDING = 2  # flat strokes inside a frame
_MOST_STROKES = 4_000  # a page with more is a drawing or a map

Stroke = tuple[float, float, float]  # where it lies, where it begins, where it ends
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one ruled table, row by row; None where a cell of the row above or to the left covers the place."""

    box: Box
    rows: list[list[Box | None]]


def find_grids(edges: Sequence[Edge]) -> list[Grid]:
    """The ruled tables that the strokes of a page make, from top to bottom."""
    upright = _joined(
        (e.box.x0, e.box.top, e.box.bottom) for e in edges if not e.flat and e.box.bottom - e.box.top >= 1
    )
    flat = _joined((e.box.top, e.box.x0, e.box.x1) for e in edges if e.flat and e.box.x1 - e.box.x0 >= 1)
    if not upright or not flat or len(upright) + len(flat) > _MOST_STROKES:
        return []
    flat += _missing_ends(upright, flat)
    return [_grid(cells) for cells in _tables(_cells(upright, flat))]


def _joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Strokes on nearly one line moved onto their mean, and joined where one goes on from the other."""
    ordered = sorted(strokes)
    joined: list[Stroke] = []
    at = 0
    while at < len(ordered):
        end = at + 1
        while end < len(ordered) and ordered[end][0] <= ordered[end - 1][0] + _NEAR:
            end += 1
        group = ordered[at:end]
        place = sum(stroke[0] for stroke in group) / len(group)
        spans = sorted((begin, stop) for _, begin, stop in group)
        begin, stop = spans[0]
        for more_begin, more_stop in spans[1:]:
            if more_begin <= stop + _NEAR:
                stop = max(stop, more_stop)
            else:
                joined.append((place, begin, stop))
                begin, stop = more_begin, more_stop
        joined.append((place, begin, stop))
        at = end
    return [stroke for stroke in joined if stroke[2] - stroke[1] >= _SHORTEST]


def _missing_ends(upright: Sequence[Stroke], flat: Sequence[Stroke]) -> list[Stroke]:
    """The flat strokes missing where a page break cuts a row: three upright ones at least, or the two sides of a frame that others
    divide, go on beyond the outermost flat stroke that they cross, by a line of text or more, and all end at one height."""
    ends: dict[tuple[float, int], list[tuple[float, float]]] = defaultdict(list)
    for x, top, bottom in upright:
        crossed = [y for y, x0, x1 in flat if top - _NEAR <= y <= bottom + _NEAR and x0 - _NEAR <= x <= x1 + _NEAR]
        if crossed and bottom - max(crossed) > _LEAST_ROW:
            ends[(max(crossed), round(bottom))].append((x, bottom))
        if crossed and min(crossed) - top > _LEAST_ROW:
            ends[(min(crossed), round(top))].append((x, top))
    return [
        (max(y for _, y in found), found[0][0], found[-1][0])
        for found in map(sorted, ends.values())
        if len(found) >= _SURE or (len(found) == 2 and _are_sides(found[0][0], found[1][0], flat))
    ]


def _are_sides(left: float, right: float, flat: Sequence[Stroke]) -> bool:
    """Whether two or more flat strokes run from one upright stroke to another."""
    return sum(abs(x0 - left) < _NEAR and abs(x1 - right) < _NEAR for _, x0, x1 in flat) >= _DIVIDING


def _cells(upright: list[Stroke], flat: list[Stroke]) -> list[Box]:
    """The smallest drawn rectangles: every corner is asked for its neighbours below and to the right."""
    through: dict[Point, tuple[set[int], set[int]]] = {}
    below: dict[float, list[float]] = defaultdict(list)
    beside: dict[float, list[float]] = defaultdict(list)
    flat = sorted(flat)
    for v, (x, top, bottom) in enumerate(sorted(upright)):
        for h, (y, x0, x1) in enumerate(flat):
            if y > bottom + _NEAR:
                break
            if y >= top - _NEAR and x0 - _NEAR <= x <= x1 + _NEAR:
                corner = through.get((x, y))
                if corner is None:
                    through[(x, y)] = ({v}, {h})
                    below[x].append(y)
                    beside[y].append(x)
                else:
                    corner[0].add(v)
                    corner[1].add(h)
    for places in (*below.values(), *beside.values()):
        places.sort()
    below_at = {x: {y: n for n, y in enumerate(ys)} for x, ys in below.items()}
    beside_at = {y: {x: n for n, x in enumerate(xs)} for y, xs in beside.items()}
    cells = []
    for x, y in sorted(through):
        down, across = through[(x, y)]
        lower = []
        for y1 in below[x][below_at[x][y] + 1 :]:
            if down.isdisjoint(through[(x, y1)][0]):
                break
            lower.append(y1)
        right = []
        for x1 in beside[y][beside_at[y][x] + 1 :]:
            if across.isdisjoint(through[(x1, y)][1]):
                break
            right.append(x1)
        cell = _smallest((x, y), lower, right, through)
        if cell is not None:
            cells.append(cell)
    return cells


def _smallest(
    corner: Point, lower: list[float], right: list[float], through: dict[Point, tuple[set[int], set[int]]]
) -> Box | None:
    x, y = corner
    for y1 in lower:
        for x1 in right:
            opposite = through.get((x1, y1))
            if (
                opposite is not None
                and not opposite[0].isdisjoint(through[(x1, y)][0])
                and not opposite[1].isdisjoint(through[(x, y1)][1])
            ):
                return Box(x, y, x1, y1)
    return None


def _tables(cells: list[Box]) -> list[list[Box]]:
    """Cells that hang together by their corners; a single one is a frame, no table."""
    leader = list(range(len(cells)))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    owner: dict[Point, int] = {}
    for number, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            leader[lead(number)] = lead(owner.setdefault(corner, number))
    groups: dict[int, list[Box]] = defaultdict(list)
    for number, cell in enumerate(cells):
        groups[lead(number)].append(cell)
    tables = [sorted(group, key=itemgetter(1, 0)) for group in groups.values() if len(group) > 1]
    return sorted(tables, key=lambda group: (group[0].top, group[0].x0))


def _grid(cells: list[Box]) -> Grid:
    columns = {x: at for at, x in enumerate(sorted({cell.x0 for cell in cells}))}
    rows: dict[float, list[Box | None]] = {}
    for cell in cells:
        rows.setdefault(cell.top, [None] * len(columns))[columns[cell.x0]] = cell
    box = Box(
        min(c.x0 for c in cells), min(c.top for c in cells), max(c.x1 for c in cells), max(c.bottom for c in cells)
    )
    return Grid(box, [rows[top] for top in sorted(rows)])
