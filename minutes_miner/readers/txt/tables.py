"""Tables as other programs print them: each habit is one small function that says how far its table goes.

Tab-separated rows, cells on lines of their own behind a tab, Markdown pipes, frames drawn with characters, columns held
apart by blanks, rows of spreadsheets, HTML.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

from minutes_miner.document import Cell, Row, Table, split_marker
from minutes_miner.readers.markup import UnreadableMarkup, blocks_of_markup
from minutes_miner.readers.txt.columns import column_edges, parts_of
from minutes_miner.readers.txt.commas import comma_rows
from minutes_miner.readers.txt.emptied import Emptied
from minutes_miner.readers.txt.runs import add_block, cell_blocks
from minutes_miner.readers.txt.slashes import slash_rows
from minutes_miner.readers.txt.source import STOPS, Source, State

_RULE = re.compile(r"^[\s|:+=_-]*(?:-{2,}|={2,}|_{3,})[\s|:+=_-]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_UPRIGHT = "|│┃║"
_STROKE = re.compile(r"[+┌┏╔├┣╠└┗╚╞╟][-=+─━═┬┳╦┼╋╬┴┻╩╪╤╧╫┤┐┘┓┛╗╝╣┨╢╡]{3,}")
_GAP = re.compile(r"(?<=\S)(?: {3,}|\s*\t\s*)(?=\S)")
_INDENT, _LEAST_INDENT = (
    8,
    4,
)  # characters before a line that fills none of the first columns, at the place of another one
_MOST_BROKEN = 12  # lines of one row with line breaks in its cells
_MOST_BLANK = 1  # blank lines between the rows of a table
_MOST_GAPS = 40  # in a line that can be a row
_MOST_ALONE = 4  # lines that fill the first column alone
_OF_A_HEAD = 3  # flat strokes of a frame that parts only its head
_MOST_LEADING = 3  # lines above a table that are no row of it


def _tab_rows(lines: list[Source], at: int, state: State) -> int:
    """Rows with tabs between cells; rows cut by a page go on after blank lines with the same number of cells."""
    width = _cells_in(lines[at])
    if width < 2 or _is_dump_cell(lines[at].text):
        return at
    end = at
    rows: list[Source] = []
    while end < len(lines):
        line = lines[end]
        cells = _cells_in(line)
        if _RULE.match(line.text.replace("\t", "|")) and (rows or cells > 1):
            end += 1
            continue
        short = cells != width and line.blank_before and (not _near(cells, width) or line.text[:1].strip())
        if cells < 2 or (rows and short):
            break
        if rows and cells == 2 < width and _is_no_row(line):
            break
        until = _broken_row_end(lines, end, width) if rows else end + 1
        if until > end + 1:
            line = replace(line, text="\n".join(part.text for part in lines[end:until]))
        width = max(width, cells)
        rows.append(line)
        end = until
    if len(rows) < 2 and width < 3:
        return at
    if width == 2 and all(_is_marker(row.text.split("\t")[0]) for row in rows):
        return at  # a list whose markers stand before tabs
    _add_table(state, [_Cells(row.number, row.text.split("\t"), row.blank_before) for row in rows], width, header=1)
    return end


def _broken_row_end(lines: list[Source], at: int, width: int) -> int:
    """Where a row ends that line breaks inside its cells cut: the lines together have as many cells as the head."""
    cells, apart = _cells_in(lines[at]), False
    for end in range(at + 1, min(at + _MOST_BROKEN, len(lines))):
        text = lines[end].text
        if cells >= width or lines[end].blank_before or split_marker(text)[0] or text[:1].isdecimal():
            break
        apart = apart or "\t" not in text
        if not (apart or text[:1].islower()):
            break
        cells += _cells_in(lines[end]) - 1
        if cells == width and (end + 1 == len(lines) or "\t" in lines[end + 1].text or lines[end + 1].blank_before):
            return end + 1
    return at + 1


def _is_no_row(line: Source) -> bool:
    """Whether a line of two cells is an item of a list, its bullet before a tab, or a line set in after a blank one."""
    first = line.text.split("\t")[0].strip()
    return (bool(first) and not first.isalnum() and _is_marker(first)) or (
        not first and line.blank_before > 0 and line.text.strip()[:1].isupper()
    )


def _is_marker(text: str) -> bool:
    return split_marker(f"{text.strip()} x")[1] == "x"


def _near(cells: int, width: int) -> bool:
    return abs(cells - width) <= 1


def _cells_in(line: Source) -> int:
    return line.text.count("\t") + 1 if "\t" in line.text else 1


def _is_dump_cell(text: str) -> bool:
    return bool(re.match(r"^\s?\t", text)) and "\t" not in text.lstrip(" ").removeprefix("\t").rstrip()


def _tab_cells(lines: list[Source], at: int, state: State) -> int:
    """A table printed cell by cell: each cell begins on a new line behind a tab; the first run of cells is the head."""
    start = at
    titles = []
    while at < len(lines) and _is_dump_cell(lines[at].text):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is not None and following.blank_before == 0:
            break
        titles.append(lines[at])
        at += 1
        if len(titles) > 2:
            return start
    head = at
    while at < len(lines) and _is_dump_cell(lines[at].text) and (at == head or lines[at].blank_before == 0):
        at += 1
    width = at - head
    if width < 3:
        return start
    cells, at = _dump_cells(lines, head, width)
    for line in titles:
        add_block(state, [Source(line.text.strip(), line.number, line.blank_before)], "paragraph")
    rows = [cells[i : i + width] for i in range(0, len(cells), width)]
    numbers = [row[0][0] for row in rows]
    _add_table(
        state,
        [
            _Cells(number, ["\n".join(part for _, part in [cell]) for cell in row], 1)
            for number, row in zip(numbers, rows, strict=True)
        ],
        width,
        header=1,
    )
    return at


def _dump_cells(lines: list[Source], at: int, width: int) -> tuple[list[tuple[int, str]], int]:
    cells: list[tuple[int, str]] = []
    while at < len(lines):
        line = lines[at]
        if _is_dump_cell(line.text) or re.match(r"^\s?\t", line.text):
            cells.append((line.number, line.text.strip()))
        elif split_marker(line.text)[0] is not None or line.blank_before == 0 or len(cells) % width:
            number, text = cells[-1]
            cells[-1] = (number, f"{text}\n{line.text.strip()}" if text else line.text.strip())
        else:
            break
        at += 1
    return cells, at


def _pipe_rows(lines: list[Source], at: int, state: State) -> int:
    """Markdown: cells between pipes, a row of dashes below the head; wikis set two pipes between heads instead."""
    end, rows, ruled = at, [], False
    while end < len(lines) and (end == at or lines[end].blank_before == 0):
        is_rule = _RULE.match(lines[end].text) is not None
        if "|" not in lines[end].text and not (is_rule and rows):
            break
        if is_rule:
            ruled = True
        else:
            rows.append(lines[end])
        end += 1
    cells = _between_pipes([row.text.strip() for row in rows])
    if _has_double_heads(rows, cells):
        cells[0], ruled = rows[0].text.strip()[2:-2].split("||"), True
    even = len({len(c) for c in cells}) == 1 and len(cells[0]) > 2 if cells else False
    if len(rows) < 2 or min(len(c) for c in cells) < 2 or not (ruled or even or lines[at].text.strip().startswith("|")):
        return -end
    width = max(len(c) for c in cells)
    _add_table(
        state, [_Cells(r.number, c, 0) for r, c in zip(rows, cells, strict=True)], width, header=1 if ruled else 0
    )
    return end


def _between_pipes(texts: list[str]) -> list[list[str]]:
    """The cells of rows; pipes before the first cell and after the last one are a frame where most rows have them."""
    first = 2 * sum(text.startswith("|") for text in texts) >= len(texts)
    last = 2 * sum(text.endswith("|") for text in texts) >= len(texts)
    found = []
    for text in texts:
        inner = text.removeprefix("|") if first else text
        inner = inner.removesuffix("|") if last and not inner.endswith("\\|") else inner
        found.append([cell.replace("\\|", "|") for cell in _PIPE.split(inner)])
    return found


def _has_double_heads(rows: list[Source], cells: list[list[str]]) -> bool:
    """Whether the first row has two pipes wherever the second one has one."""
    head = rows[0].text.strip() if len(rows) > 1 else ""
    return (
        len(head) > 4 and head.startswith("||") and head.endswith("||") and len(head[2:-2].split("||")) == len(cells[1])
    )


def _strokes_of_frame(lines: list[Source], at: int) -> int:
    """How many flat strokes a frame has; three are those around its head and below its rows, which then are lines."""
    strokes = 0
    for place in range(at, len(lines)):
        text = lines[place].text.strip()
        is_stroke = _STROKE.fullmatch(text) is not None
        if not (is_stroke or text.startswith(tuple(_UPRIGHT))) or (place > at and lines[place].blank_before):
            break
        strokes += is_stroke
    return strokes


def _drawn_rows(lines: list[Source], at: int, state: State) -> int:
    """Frames drawn with characters: flat strokes part the rows, so that the lines between two of them are one row; where only
    the head has them, rows are lines."""
    if not _STROKE.fullmatch(lines[at].text.strip()):
        return at
    rows: list[_Cells] = []
    end, fresh = at, True
    bare = _strokes_of_frame(lines, at) <= _OF_A_HEAD
    while end < len(lines) and (end == at or not lines[end].blank_before):
        text = lines[end].text.strip()
        if _STROKE.fullmatch(text):
            fresh = True
        elif len(text) > 1 and text[0] in _UPRIGHT and text[-1] in _UPRIGHT:
            cells = [cell.strip() for cell in re.split(f"[{_UPRIGHT}]", text[1:-1])]
            if fresh or len(cells) != len(rows[-1].texts) or (bare and cells[0] and not cells[0][0].islower()):
                rows.append(_Cells(lines[end].number, cells, 0))
            else:
                rows[-1].texts = [f"{a}\n{b}".strip() for a, b in zip(rows[-1].texts, cells, strict=True)]
            fresh = False
        else:
            break
        end += 1
    width = max((len(row.texts) for row in rows), default=0)
    if width < 2:
        return -end
    _add_table(state, rows, width, header=1)
    return end


def _markup_rows(lines: list[Source], at: int, state: State) -> int:
    """A table in HTML, from its first tag to its last."""
    if not re.match(r"\s*<table\b", lines[at].text, re.IGNORECASE):
        return at
    open_now, end = 0, at
    while end < len(lines):
        open_now += len(re.findall(r"<table\b", lines[end].text, re.IGNORECASE))
        open_now -= len(re.findall(r"</table\s*>", lines[end].text, re.IGNORECASE))
        end += 1
        if open_now <= 0:
            break
    else:
        return -end
    text = "\n".join(line.text for line in lines[at:end])
    try:
        found, state.tables = blocks_of_markup(text, tables_before=state.tables, limits=state.limits)
    except UnreadableMarkup:
        return -end
    state.blocks += found
    return end


def _spaced_rows(lines: list[Source], at: int, state: State) -> int:
    """Columns held apart by blanks, as a PDF printer with layout writes them."""
    end, begun = at, set[int]()
    region: list[Source] = []
    while end < len(lines) and (end == at or lines[end].blank_before <= _MOST_BLANK):
        line = lines[end]
        if region and _RULE.match(line.text):
            if end + 1 < len(lines):
                lines[end + 1].blank_before = max(lines[end + 1].blank_before, 1)
        elif _spaced(line, begun) or (region and _fills_first(lines, end, begun)):
            gaps = [found.end() for found in islice(_GAP.finditer(line.text.expandtabs(8)), _MOST_GAPS)]
            if len(gaps) == _MOST_GAPS:
                break
            region.append(line)
            begun.update(gaps)
        else:
            break
        end += 1
    texts = [line.text.expandtabs(8) for line in region]
    wide = sum(1 for line in region if _GAP.search(line.text.strip()))
    if wide and _stands_below(texts, state.edges):
        _add_table(state, _spaced_cells(region, state.edges), len(state.edges), header=0, ruled=False)
        return end
    if len(region) < 3 or wide < 3:
        return -end
    edges = column_edges(texts)
    above: list[Source] = []  # labels beside each other
    for lead in range(1, min(_MOST_LEADING + 1, len(region) - 2)):
        below = column_edges(texts[lead:]) if region[lead].blank_before else []
        if len(below) > len(edges):
            above, edges = region[:lead], below
    region = region[len(above) :]
    if len(edges) < 2 or len(edges) > 8:
        return -end
    rows = _spaced_cells(region, edges)
    if len(rows) < 2 or not any(sum(1 for c in row.texts if c.strip()) >= 2 for row in rows[:1]):
        return -end
    for line in above:
        add_block(state, [line], "list_item" if split_marker(line.text)[0] else "paragraph")
    _add_table(state, rows, len(edges), header=0, ruled=False)
    state.edges = edges
    return end


def _stands_below(texts: list[str], edges: list[int]) -> bool:
    """Whether the columns of a few lines are the two of the table before: a margin that names who acts on the text beside it."""
    gaps = [found.end() for text in texts for found in islice(_GAP.finditer(text), _MOST_GAPS)]
    if len(edges) != 2 or not texts[0][: edges[1]].strip():
        return False
    crossing = any(len(text.rstrip()) > edges[1] and text[edges[1] - 2 : edges[1]].strip() for text in texts)
    return not crossing and all(abs(gap - edges[1]) <= 1 for gap in gaps)


def _spaced(line: Source, begun: set[int]) -> bool:
    """Whether a line belongs to a table whose columns `begun` there: it has a wide blank, or stands below one of them."""
    text = line.text
    if _GAP.search(text.strip()):
        return split_marker(text)[0] is None or bool(_GAP.search(split_marker(text)[1]))
    indent = len(text) - len(text.lstrip())
    if indent >= _INDENT and bool(begun) and not line.blank_before:
        return True
    return indent >= _LEAST_INDENT and _begins_near(indent, begun)


def _begins_near(place: int, begun: set[int]) -> bool:
    """Whether a column begins at a place, give or take a character."""
    return place in begun or place - 1 in begun or place + 1 in begun


def _fills_first(lines: list[Source], at: int, begun: set[int]) -> bool:
    """Whether a line goes on with the first column alone: it ends before the second one, and lines below fill both again or
    a blank line ends the row."""
    if lines[at].blank_before or not begun:
        return False
    for end in range(at, min(at + _MOST_ALONE, len(lines))):
        text = lines[end].text.expandtabs(8)
        if end > at and lines[end].blank_before:
            return True
        if any(_begins_near(found.end(), begun) for found in _GAP.finditer(text)):
            return True
        if len(text.rstrip()) > min(begun) - 2:
            return False
    return at + _MOST_ALONE > len(lines)


def _spaced_cells(region: list[Source], edges: list[int]) -> "list[_Cells]":
    parted = [parts_of(line.text.expandtabs(8), edges) for line in region]
    opening = [bool(c[0]) and sum(map(bool, c)) >= 2 and not c[0][:1].islower() for c in parted]
    if all(split_marker(cells[0])[0] for cells, opens in zip(parted[1:], opening[1:], strict=True) if opens):
        opening = [opens or split_marker(cells[0])[0] is not None for cells, opens in zip(parted, opening, strict=True)]
    blank = [at == 0 or line.blank_before > 0 for at, line in enumerate(region)]
    by_blanks = 2 * sum(blank) > sum(opening) and sum(blank) > 2  # a first column may wrap from one capital to the next
    rows: list[_Cells] = []
    for at, (line, cells, opens, apart) in enumerate(zip(region, parted, opening, blank, strict=True)):
        if not rows or apart or (opens and not by_blanks) or _begins_below(cells, parted[at - 1], rows[-1].texts):
            rows.append(_Cells(line.number, cells, line.blank_before))
        else:
            rows[-1].texts = [
                f"{old}\n{cell}".strip() if cell else old for old, cell in zip(rows[-1].texts, cells, strict=True)
            ]
    return rows


def _begins_below(cells: list[str], before: list[str], row: list[str]) -> bool:
    """Whether a line begins a row below a first cell that goes over several: two cells or more begin anew that had ended in
    the line before, none in small letters."""
    filled = [at for at, cell in enumerate(cells) if cell]
    anew = sum(1 for at in filled if row[at] and not before[at])
    return not cells[0] and anew > 1 and not any(cells[at][0].islower() for at in filled)


@dataclass(slots=True)
class _Cells:
    """One row of a table in the making: the number of its first line and the raw text of its cells."""

    number: int
    texts: list[str]
    blank_before: int


def _add_table(state: State, rows: list[_Cells], width: int, *, header: int, ruled: bool = True) -> None:
    state.tables += 1
    merged: list[_Cells] = []
    for row in rows:
        row.texts += [""] * (width - len(row.texts))
        if len(merged) > header and _goes_on(row, merged[-1]):
            merged[-1].texts = [
                f"{a}\n{b}" if a.strip() and b.strip() else a or b
                for a, b in zip(merged[-1].texts, row.texts, strict=True)
            ]
        else:
            merged.append(row)
    made = []
    for at, row in enumerate(merged, 1):
        cells = tuple(
            Cell(at, column, tuple(cell_blocks(text, row.number)), page=None)
            for column, text in enumerate(row.texts, 1)
        )
        made.append(Row(cells))
    plain_head = header and all(len(cell.text) < 80 for cell in made[0].cells)
    state.blocks.append(Table(state.tables, tuple(made), width, header_rows=header if plain_head else 0, ruled=ruled))


def _goes_on(row: _Cells, before: _Cells) -> bool:
    """Whether a page break cut a row in two: it comes after blank lines, its first cell is empty, and text goes on.

    Where no cell goes on in small letters, several filled ones are a row of their own below a merged first cell, and so is
    one below a sentence that has ended.
    """
    if not row.blank_before or row.texts[0].strip():
        return False
    filled = [(a.strip(), b.strip()) for a, b in zip(before.texts, row.texts, strict=True) if b.strip()]
    if not filled or not all(a for a, _ in filled):
        return False
    return any(b[0].islower() for _, b in filled) or (len(filled) == 1 and not filled[0][0].endswith(STOPS))


def _emptied_rows(lines: list[Source], table: Emptied, state: State) -> int:
    """A table that was emptied one column after the other, put together again."""
    rows = [_Cells(lines[row[0].start].number, [unit.text for unit in row], 0) for row in table.rows]
    _add_table(state, rows, len(table.rows[0]), header=1, ruled=False)
    return table.end


def _slash_rows(lines: list[Source], at: int, state: State) -> int:
    """Rows in running lines, strokes between their cells, below one line of heads."""
    end, rows = slash_rows(lines, at)
    if rows:
        width = max(len(texts) for _, texts in rows)
        _add_table(state, [_Cells(number, texts, 0) for number, texts in rows], width, header=1)
    return end


def _comma_rows(lines: list[Source], at: int, state: State) -> int:
    """Rows of a spreadsheet, semicolons or commas between their cells."""
    end, rows = comma_rows(lines, at)
    if rows:
        _add_table(state, [_Cells(number, texts, 0) for number, texts in rows], len(rows[0][1]), header=1)
    return end


_FINDERS: tuple[Callable[[list[Source], int, State], int], ...] = (
    _markup_rows,
    _drawn_rows,
    _tab_cells,
    _tab_rows,
    _pipe_rows,
    _slash_rows,
    _comma_rows,
    _spaced_rows,
)
_MOST_TRIES = 8  # inside lines that a function looked through in vain


def table_at(lines: list[Source], at: int, state: State) -> int:
    """Where the table ends that begins at a line; `at` itself where none does."""
    if at in state.emptied:
        return _emptied_rows(lines, state.emptied[at], state)
    for number, find in enumerate(_FINDERS):
        until, tries = state.barren.get(number, (0, 0))
        inside = at < until
        if inside and tries >= _MOST_TRIES:
            continue
        end = find(lines, at, state)
        if end > at:
            return end
        if -end > at:
            state.barren[number] = (max(until, -end), tries + 1 if inside else 1)
    return at
