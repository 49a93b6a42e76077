"""From the grids of a page to tables with text, and from the parts on several pages to one table."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from minutes_miner.document import Block, Box, Cell, Line, Row, Table
from minutes_miner.readers.pdf.blocks import Words, as_shown, cell_blocks, leading
from minutes_miner.readers.pdf.grid import Grid
from minutes_miner.readers.pdf.lines import lines_of
from minutes_miner.readers.pdf.page import PageMaterial, RawCell, RawTable, Word, is_right_to_left

_SURE_ROWS = 2  # that tell how a table is laid out by the order in which they are drawn
_TELLING_ROWS = 3  # that open with something in the first column, the head among them
_LEVEL, _PAGE = 3.0, 10_000.0  # points by which the feet of cells differ at a break; that no page is high
_LONG_NUMBER = 5  # digits that number no row


def raw_table(
    grid: Grid, words: Sequence[Word], material: PageMaterial, taken: set[int], above: RawTable | None = None
) -> RawTable | None:
    """The cells of a ruled table with their lines; None for a frame around the text or an empty grid.

    Where only one cell is filled, it is a table if it goes on with that `above`, the last one of the page before.

    `taken` holds the indexes of the words that stand in a table already; those of this one are added.
    """
    edges = sorted({round(x, 1) for row in grid.rows for cell in row if cell for x in (cell.x0, cell.x1)})
    columns = _distinct(edges)
    if len(columns) < 2:
        return None
    filled = _words_by_cell(grid, words, taken)
    tops = [next(cell.top for cell in row if cell) for row in grid.rows]
    rows = []
    for row in grid.rows:
        cells = []
        for box in row:
            if box is None:
                continue
            first, last = _nearest(columns, box.x0), _nearest(columns, box.x1)
            depth = sum(box.top - 1 <= top < box.bottom - 2 for top in tops)
            lines = lines_of([words[at] for at in filled.get(box, ())], material)
            cells.append(RawCell(first + 1, max(last - first, 1), box, lines, max(depth, 1)))
        rows.append(cells)
    table = RawTable(material.number, grid.box, columns, rows)
    filled_cells = sum(bool(cell.lines) for row in rows for cell in row)
    if not filled_cells or (filled_cells == 1 and (above is None or not same_columns(above, table))):
        return None
    taken.update(at for places in filled.values() for at in places)
    return table


def _words_by_cell(grid: Grid, words: Sequence[Word], taken: set[int]) -> dict[Box, list[int]]:
    """For each cell the indexes of the words whose middle lies in it."""
    cells = [cell for row in grid.rows for cell in row if cell]
    lefts = sorted({cell.x0 for cell in cells})
    tops = sorted({cell.top for cell in cells})
    cover: dict[tuple[int, int], Box] = {}
    for cell in cells:
        for row in range(bisect_left(tops, cell.top), bisect_left(tops, cell.bottom)):
            for column in range(bisect_left(lefts, cell.x0), bisect_left(lefts, cell.x1)):
                cover[(row, column)] = cell
    filled: dict[Box, list[int]] = {}
    left, top, right, bottom = (2 * side for side in grid.box)
    inside = [
        (at, x / 2, y / 2)
        for at, word in enumerate(words)
        if top <= (y := (box := word.box)[1] + box[3]) <= bottom
        and left <= (x := box[0] + box[2]) <= right
        and at not in taken
    ]
    for at, x, y in inside:
        here = cover.get((bisect_right(tops, y) - 1, bisect_right(lefts, x) - 1))
        if here is not None:
            filled.setdefault(here, []).append(at)
    return filled


def _distinct(edges: Sequence[float]) -> list[float]:
    kept: list[float] = []
    for edge in edges:
        if not kept or edge - kept[-1] > 4:
            kept.append(edge)
    return kept


def _nearest(columns: Sequence[float], x: float) -> int:
    return min(range(len(columns)), key=lambda i: abs(columns[i] - x))


def same_columns(a: RawTable, b: RawTable) -> bool:
    """Whether two parts stand under the same columns, give or take 8 points."""
    return len(a.columns) == len(b.columns) and all(abs(x - y) < 8 for x, y in zip(a.columns, b.columns, strict=True))


def table_of(parts: list[RawTable], number: int, known: Words) -> tuple[Table, list[Block]]:
    """One table from its parts on several pages: repeated heads left out, rows that a break cut joined, and words that a
    narrow cell broke mended where they are `known`."""
    made: list[list[list[Cell]]] = []
    heads: list[Block] = []
    gap = leading(cell.lines for part in parts for row in part.rows for cell in row)
    for at, part in enumerate(parts):
        repeated = _repeated_head(parts[0], part) if at else 0
        rows = part.rows[repeated:]
        above = [cell for row in part.rows[:repeated] for cell in row]
        if at and rows and not repeated:
            above, rows = _off_head(parts[0].rows[0], rows)
        for raw_cell in above:
            heads += [block for block in _cell(raw_cell, part, known, None).blocks if isinstance(block, Block)]
        made.append([[_cell(raw_cell, part, known, gap) for raw_cell in row] for row in rows])
    columns = len(parts[0].columns) - 1
    if _runs_from_right([row for rows in made for row in rows], sum(part.leftwards for part in parts)):
        made = [[_mirrored(row, columns) for row in rows] for rows in made]
    numbered = tuple(
        Row(tuple(cell._replace(row=at) for cell in row), continued=unsure)
        for at, (row, unsure) in enumerate(_as_one(made), 1)
    )
    return Table(number, numbered, columns, header_rows=0, ruled=parts[0].ruled), heads


def _as_one(parts: Sequence[list[list[Cell]]]) -> list[tuple[list[Cell], bool]]:
    """The rows of all parts, those that a page break cut joined; and whether each may go on from one that was not joined."""
    rows: list[tuple[list[Cell], bool]] = []
    for part in parts:
        for at, cells in enumerate(part):
            cut = at == 0 and bool(rows)
            if cut and _goes_on(rows[-1][0], cells, _always_filled([row for row, _ in rows])):
                rows[-1] = _joined_row(rows[-1][0], cells), rows[-1][1]
            else:
                rows.append((cells, cut and bool(cells) and not cells[0].text.strip()))
    return rows


def _cell(raw: RawCell, part: RawTable, known: Words, gap: float | None) -> Cell:
    blocks = [as_shown(block, part.turn) for block in cell_blocks(raw.lines, raw.box, known, gap)]
    box = part.turn.back(raw.box) if part.turn else raw.box
    return Cell(0, raw.column, tuple(blocks), raw.row_span, raw.span, box, part.page)


def leftwards(table: RawTable, drawn: Sequence[tuple[float, float]]) -> int:
    """How many rows of a table are drawn from right to left, less those that are drawn from left to right."""
    votes = 0
    for row in table.rows if drawn else ():
        cells = [cell.box for cell in row if cell.lines]
        firsts = [next((at for at, place in enumerate(drawn) if _holds(box, place)), None) for box in cells]
        order = [at for at in firsts if at is not None]
        if len(order) > 1:
            votes += (order == sorted(order, reverse=True)) - (order == sorted(order))
    return votes


def _holds(box: Box, place: tuple[float, float]) -> bool:
    return box.x0 <= place[0] <= box.x1 and box.top <= place[1] <= box.bottom


def _runs_from_right(rows: Sequence[Sequence[Cell]], drawn: int) -> bool:
    """Whether the first column of a table stands at the right: most of its letters belong to a script that runs from right to
    left, and nothing tells that it was laid out from left to right.

    Numbers that rise tell where the first column is, else the order in which the cells are `drawn`: from right to left in so
    many rows more than the other way.
    """
    text = "".join(cell.text for row in rows for cell in row)
    if not is_right_to_left(text):
        return False
    letters = [ch for ch in text if ch.isalpha()]
    if sum(map(is_right_to_left, letters)) <= len(letters) / 2:
        return False
    lefts, rights = [row[0] for row in rows if row], [row[-1] for row in rows if row]
    if _is_numbered(lefts):
        return False
    return _is_numbered(rights) or drawn > -_SURE_ROWS


def _is_numbered(cells: Sequence[Cell]) -> bool:
    """Whether cells below each other hold rising numbers, behind a head at most."""
    texts = [text for cell in cells if (text := (_shown(cell)).strip(" .-)"))]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < _LONG_NUMBER]
    return len(numbers) >= 2 and len(numbers) >= len(texts) - 1 and all(a < b for a, b in itertools.pairwise(numbers))


def _shown(cell: Cell) -> str:
    return "".join(
        (block.marker or "") + block.text if isinstance(block, Block) else block.text for block in cell.blocks
    )


def _mirrored(row: Sequence[Cell], columns: int) -> list[Cell]:
    """A row whose first cell stands at the right."""
    return [cell._replace(column=columns - cell.column - cell.column_span + 2) for cell in reversed(row)]


def _row_text(raw: list[RawCell]) -> str:
    return "|".join(" ".join(line.text for line in cell.lines) for cell in raw)


def _repeated_head(first: RawTable, part: RawTable) -> int:
    """How many rows at the head of a part say what those at the head of the first part say, none of them empty."""
    alike = itertools.takewhile(
        lambda pair: any(cell.lines for cell in pair[0]) and _row_text(pair[0]) == _row_text(pair[1]),
        zip(first.rows, part.rows, strict=False),
    )
    return sum(1 for _ in alike)


def _off_head(head: Sequence[RawCell], rows: list[list[RawCell]]) -> tuple[list[RawCell], list[list[RawCell]]]:
    """The head of a table that no stroke parts from the rest of a row which a page break cut, and the rows without it."""
    row, *others = rows
    if len(head) != len(row) or not any(cell.lines for cell in head):
        return [], rows
    counts = [len(cell.lines) for cell in head]
    for above, cell, count in zip(head, row, counts, strict=True):
        if [line.text for line in above.lines] != [line.text for line in cell.lines[:count]]:
            return [], rows
    both = list(zip(row, counts, strict=True))
    rest = [cell._replace(lines=cell.lines[count:]) for cell, count in both]
    return [cell._replace(lines=cell.lines[:count]) for cell, count in both], [rest, *others]


def _goes_on(before: list[Cell], cells: list[Cell], always: set[int]) -> bool:
    """Whether the first row of a page goes on with the last of the page before: a text in it begins in the middle of a sentence
    that the row above left open, or it leaves the first column empty and says something more in one column alone, or it leaves
    one empty that each row of the table fills; `always` are those columns."""
    filled = [cell for cell in cells if cell.text.strip()]
    above = {cell.column: cell for cell in before if cell.text.strip()}
    if not filled:
        return False
    opens = bool(cells[0].text.strip())
    alike = all(_is_bold(cell) == _is_bold(above[cell.column]) for cell in filled if cell.column in above)
    if not opens and cells[0].column in always and alike:
        return True
    if always - {cell.column for cell in filled} and all(
        _runs_on(above.get(cell.column), cell, before) for cell in filled
    ):
        return True
    if opens and not _shown(cells[0]).strip()[:1].islower():
        return False
    if any(
        _is_open(above[cell.column]) and _shown(cell).strip()[:1].islower() for cell in filled if cell.column in above
    ):
        return opens or all(cell.column in above for cell in filled)
    (more, *others) = filled
    return not opens and not others and more.column in above and alike


def _always_filled(rows: Sequence[Sequence[Cell]]) -> set[int]:
    """The columns in which all rows of a table have something: the first one if nothing stands in it twice."""
    if len(rows) < _TELLING_ROWS:
        return set()
    always = set.intersection(*({cell.column for cell in row if cell.text.strip()} for row in rows))
    firsts = [_shown(row[0]) for row in rows]
    return always if len(set(firsts)) == len(firsts) else always - {1}


def _runs_on(above: Cell | None, cell: Cell, row: Sequence[Cell]) -> bool:
    """Whether a cell may go on from one in the row above a page break: that one ran down to the break, farther than others of its
    row, and the text begins without a marker and in the same look."""
    if above is None or _is_bold(above) != _is_bold(cell) or above.column_span != cell.column_span:
        return False
    (first, *_), lines = cell.blocks, _lines(above)
    lowest = max(_foot(other) for other in row)
    return isinstance(first, Block) and first.marker is None and len(lines) > 1 and _foot(above) > lowest - _LEVEL


def _lines(cell: Cell) -> list[Line]:
    return [line for block in cell.blocks if isinstance(block, Block) for line in block.lines]


def _foot(cell: Cell) -> float:
    """How far down the last line of a cell stands, on whichever page; 0 where it has none."""
    lines = _lines(cell)
    box = lines[-1].box if lines else None
    return (lines[-1].page or 0) * _PAGE + box.bottom if box else 0.0


def _is_open(cell: Cell) -> bool:
    return cell.text.rstrip()[-1:] not in ".!?:;"


def _is_bold(cell: Cell) -> bool:
    return all(block.bold for block in cell.blocks if isinstance(block, Block))


def _joined_row(before: list[Cell], cells: list[Cell]) -> list[Cell]:
    below = {cell.column: cell for cell in cells}
    joined = []
    for cell in before:
        more = below.pop(cell.column, None)
        joined.append(cell if more is None else cell._replace(blocks=_joined_blocks(cell.blocks, more.blocks)))
    return sorted([*joined, *below.values()], key=lambda cell: cell.column)


def _joined_blocks(above: tuple[Block | Table, ...], below: tuple[Block | Table, ...]) -> tuple[Block | Table, ...]:
    """The blocks of a cell that a page break cut; a sentence cut in the middle is one block again."""
    if above and below and isinstance(above[-1], Block) and isinstance(below[0], Block):
        last, first = above[-1], below[0]
        if first.marker is None and (first.text[:1].islower() or last.text.rstrip()[-1:] not in ".!?:;"):
            return (*above[:-1], last._replace(lines=last.lines + first.lines), *below[1:])
    return above + below
