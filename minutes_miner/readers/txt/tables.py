"""Tables as other programs print them: each habit is one small function that says how far its table goes.

Tab-separated rows, cells on lines of their own behind a tab, Markdown pipes, frames drawn with characters, columns held
apart by blanks, rows of spreadsheets, HTML.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from minutes_miner.document import goes_on, split_marker
from minutes_miner.readers.markup import UnreadableMarkup, blocks_of_markup
from minutes_miner.readers.txt.commas import comma_rows
from minutes_miner.readers.txt.rows import Cells, add_table
from minutes_miner.readers.txt.runs import add_block
from minutes_miner.readers.txt.slashes import slash_rows
from minutes_miner.readers.txt.source import ROW_RULE, Found, Source, State
from minutes_miner.readers.txt.spaced import spaced_rows

_PIPE = re.compile(r"(?<!\\)\|")
_UPRIGHT = "|│┃║"
_STROKE = re.compile(r"[+┌┏╔├┣╠└┗╚╞╟][-=+─━═┬┳╦┼╋╬┴┻╩╪╤╧╫┤┐┘┓┛╗╝╣┨╢╡]{3,}")
_MOST_BROKEN = 12  # lines of one row with line breaks in its cells
_MOST_OF_A_HEAD = 14  # words of the head of a column
_TEXT_AND_MARGIN = 2  # cells of a row whose owner was moved to the right margin
_JUDGED_ROWS, _FEWEST_EVEN, _MOSTLY_EVEN = 8, 2, 0.8  # rows by which a table is judged, and those like its heads
_OF_A_HEAD = 3  # flat strokes of a frame that parts only its head


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
        if ROW_RULE.match(line.text.replace("\t", "|")) and (rows or cells > 1):
            end += 1
            continue
        short = cells != width and line.blank_before and (not _near(cells, width) or line.text[:1].strip())
        until = _broken_row_end(lines, end, width) if rows else end + 1
        if (cells < 2 and until == end + 1) or (rows and short):
            break
        if rows and cells == 2 < width and _is_no_row(line):
            break
        if until > end + 1:
            line = replace(line, text="\n".join(part.text for part in lines[end:until]))
        width = max(width, cells)
        rows.append(line)
        end = until
    if len(rows) < 2 and width < 3:
        return at
    if width == 2 and (all(_is_marker(row.text.split("\t")[0]) for row in rows) or _is_list(rows)):
        return at  # a list whose markers, or who is to do it behind these, stand before tabs: "- [HP]<tab>Contact ..."
    cells_of = [row.text.split("\t") for row in rows]
    if _has_ragged_margin(cells_of):
        cells_of, width = [[cells[0], "".join(cells[1:])] for cells in cells_of], _TEXT_AND_MARGIN
    told = [Cells(row.number, cells, row.blank_before) for row, cells in zip(rows, cells_of, strict=True)]
    add_table(state, told, width, header=1)
    return end


def _has_ragged_margin(rows: list[list[str]]) -> bool:
    """Whether tabs only move one thing to the right margin, behind texts of many lengths: nothing but a text and, somewhere behind it,
    one cell.
    """
    filled = [[at for at, cell in enumerate(cells) if cell.strip()] for cells in rows]
    gaps = {told[1] for told in filled if len(told) > 1}
    return all(told[0] == 0 and len(told) <= _TEXT_AND_MARGIN for told in filled) and (
        len(gaps) > 1 if len(rows) > 1 else max(gaps, default=0) > 1
    )


def _broken_row_end(lines: list[Source], at: int, width: int) -> int:
    """Where a row ends that line breaks inside its cells cut: the lines together have as many cells as the head."""
    cells = _cells_in(lines[at])
    apart = cells < 2
    if apart and not (at + 1 < len(lines) and _wraps(lines[at].text, lines[at + 1].text)):
        return at + 1
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


def _wraps(above: str, below: str) -> bool:
    """Whether a line of one cell goes on in the one below it; small letters tell nothing where it begins small itself."""
    return (below[:1].islower() and not above[:1].islower()) or goes_on(above, below)


def _is_no_row(line: Source) -> bool:
    """Whether a line of two cells is an item of a list, its bullet before a tab, or a line set in after a blank one."""
    first = line.text.split("\t")[0].strip()
    return (bool(first) and not first.isalnum() and _is_marker(first)) or (
        not first and line.blank_before > 0 and line.text.strip()[:1].isupper()
    )


def _is_list(rows: list[Source]) -> bool:
    """Whether all rows open with bullets, but those that go on behind the tab of the row above."""
    return _has_bullet(rows[0]) and all(_has_bullet(row) or not row.text.split("\t")[0].strip() for row in rows)


def _has_bullet(line: Source) -> bool:
    marker = split_marker(line.text)[0]
    return marker is not None and not any(letter.isalnum() for letter in marker)


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
    by_blanks = _rows_apart(lines, at)
    head = _group(lines, at)
    width = len(head)
    if width < (2 if by_blanks else 3):
        return start
    if not _are_heads([text for _, text in head]):
        return -_group_end(lines, at)
    rows, at = _blank_rows(lines, at, width) if by_blanks else _counted_rows(lines, at, width)
    for line in titles:
        add_block(state, [Source(line.text.strip(), line.number, line.blank_before)], "paragraph")
    cells = [Cells(row[0][0], [text for _, text in row], 1) for row in rows]
    add_table(state, cells, width, header=1)
    return at


def _group(lines: list[Source], at: int) -> list[tuple[int, str]]:
    """The cells of a line and those up to the next blank one: the number of the first line of each and its text."""
    cells: list[tuple[int, str]] = []
    for place in range(at, len(lines)):
        line = lines[place]
        if place > at and line.blank_before:
            break
        if _begins_cell(line):
            cells.append((line.number, line.text.strip()))
        elif cells:
            cells[-1] = (cells[-1][0], f"{cells[-1][1]}\n{line.text.strip()}".strip())
        else:
            break
    return cells


def _group_end(lines: list[Source], at: int) -> int:
    return next((end for end in range(at + 1, len(lines)) if lines[end].blank_before), len(lines))


def _begins_cell(line: Source) -> bool:
    return re.match(r"^\s?\t", line.text) is not None


def _rows_apart(lines: list[Source], at: int) -> bool:
    """Whether blank lines stand between rows and nowhere else: most of what they part has as many cells as the heads."""
    counts: list[int] = []
    while len(counts) < _JUDGED_ROWS and at < len(lines) and _begins_cell(lines[at]):
        counts.append(len(_group(lines, at)))
        at = _group_end(lines, at)
        if at < len(lines) and lines[at].blank_before > 1 and _are_other_heads(lines, at, counts[0]):
            break
    even = sum(count == counts[0] for count in counts)
    return even >= _FEWEST_EVEN and even >= _MOSTLY_EVEN * len(counts)


def _blank_rows(lines: list[Source], at: int, width: int) -> tuple[list[list[tuple[int, str]]], int]:
    """Rows with blank lines between them, and where they end: where another table begins or text without a tab."""
    rows: list[list[tuple[int, str]]] = []
    while at < len(lines) and _begins_cell(lines[at]):
        row, end = _group(lines, at), _group_end(lines, at)
        if rows and (len(row) > width or (len(row) != width and lines[at].blank_before > 1)):
            break
        while len(row) < width and end < len(lines) and not _begins_cell(lines[end]):  # a blank line inside of a cell
            told = _group([Source("\t", lines[end].number, 0), *lines[end : _group_end(lines, end)]], 0)
            if len(row) + len(told) - 1 != width:
                break
            row[-1] = (row[-1][0], f"{row[-1][1]}\n{told[0][1]}")
            row, end = row + told[1:], _group_end(lines, end)
        rows.append(row)
        at = end
        if at < len(lines) and lines[at].blank_before > 1 and _are_other_heads(lines, at, width):
            break
    return rows, at


def _are_other_heads(lines: list[Source], at: int, width: int) -> bool:
    """Whether a table with another number of columns begins at a line."""
    return _begins_cell(lines[at]) and len(_group(lines, at)) != width


def _counted_rows(lines: list[Source], at: int, width: int) -> tuple[list[list[tuple[int, str]]], int]:
    """Rows that only the number of their cells tells apart, and where they end: at a line behind a blank one below a whole row."""
    cells: list[tuple[int, str]] = []
    while at < len(lines):
        line = lines[at]
        if _begins_cell(line):
            cells.append((line.number, line.text.strip()))
        elif _is_listed_on(line, cells[-1][1]) or line.blank_before == 0 or len(cells) % width:
            number, text = cells[-1]
            cells[-1] = (number, f"{text}\n{line.text.strip()}" if text else line.text.strip())
        else:
            break
        at += 1
    return [cells[i : i + width] for i in range(0, len(cells), width)], at


def _is_listed_on(line: Source, cell: str) -> bool:
    """Whether a line is one more item of the list that a cell holds."""
    marker = split_marker(line.text)[0]
    return marker is not None and split_marker(cell)[0] is not None and marker[0].isalnum() == cell[0].isalnum()


def _are_heads(texts: list[str]) -> bool:
    """Whether lines that begin with a tab may be heads of columns: no items of a list that is set in, and no paragraphs."""
    listed = sum(split_marker(text)[0] is not None and not text[:1].isalnum() for text in texts)
    told = sum(len(text.split()) > _MOST_OF_A_HEAD for text in texts)
    return 2 * listed < len(texts) and 2 * told < len(texts)


def _pipe_rows(lines: list[Source], at: int, state: State) -> int:
    """Markdown: cells between pipes, a row of dashes below the head; wikis set two pipes between heads instead."""
    end, ruled = at, False
    rows: list[Source] = []
    while end < len(lines) and (end == at or lines[end].blank_before == 0):
        is_rule = ROW_RULE.match(lines[end].text) is not None
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
    add_table(state, [Cells(r.number, c, 0) for r, c in zip(rows, cells, strict=True)], width, header=1 if ruled else 0)
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
    rows: list[Cells] = []
    end, fresh = at, True
    bare = _strokes_of_frame(lines, at) <= _OF_A_HEAD
    while end < len(lines) and (end == at or not lines[end].blank_before):
        text = lines[end].text.strip()
        if _STROKE.fullmatch(text):
            fresh = True
        elif len(text) > 1 and text[0] in _UPRIGHT and text[-1] in _UPRIGHT:
            cells = [cell.strip() for cell in re.split(f"[{_UPRIGHT}]", text[1:-1])]
            if fresh or len(cells) != len(rows[-1].texts) or (bare and cells[0] and not cells[0][0].islower()):
                rows.append(Cells(lines[end].number, cells, 0))
            else:
                rows[-1].texts = [f"{a}\n{b}".strip() for a, b in zip(rows[-1].texts, cells, strict=True)]
            fresh = False
        else:
            break
        end += 1
    width = max((len(row.texts) for row in rows), default=0)
    if width < 2:
        return -end
    add_table(state, rows, width, header=1)
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


def _slash_rows(lines: list[Source], at: int, state: State) -> int:
    """Rows in running lines, strokes between their cells, below one line of heads."""
    return _found(slash_rows(lines, at), state)


def _comma_rows(lines: list[Source], at: int, state: State) -> int:
    """Rows of a spreadsheet, semicolons or commas between their cells."""
    return _found(comma_rows(lines, at), state)


def _found(found: Found, state: State, *, ruled: bool = True) -> int:
    """Adds a table of these rows, heads first, and says where it ends."""
    end, rows = found
    if rows:
        width = max(len(texts) for _, texts in rows)
        add_table(state, [Cells(number, texts, 0) for number, texts in rows], width, header=1, ruled=ruled)
    return end


_FINDERS: tuple[Callable[[list[Source], int, State], int], ...] = (
    _markup_rows,
    _drawn_rows,
    _tab_cells,
    _tab_rows,
    _pipe_rows,
    _slash_rows,
    _comma_rows,
    spaced_rows,
)
_MOST_TRIES = 8  # inside lines that a function looked through in vain


def table_at(lines: list[Source], at: int, state: State) -> int:
    """Where the table ends that begins at a line; `at` itself where none does."""
    if at in state.emptied:
        return _found(state.emptied[at], state, ruled=False)
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
