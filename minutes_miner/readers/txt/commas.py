"""Tables that a spreadsheet saved as text: cells parted by semicolons or commas, in quotes where they hold one.

Running text has a blank behind each of its commas, and no line of heads.
"""

import csv
import re
from collections.abc import Iterator, Sequence

from minutes_miner.readers.txt.source import Found, Source

_MARKS = (";", ",")
_LEAST_COLUMNS, _LEAST_ROWS = 3, 3
_LONGEST_HEAD = 6  # words


def comma_rows(lines: Sequence[Source], at: int) -> Found:
    """Where the table ends that begins at a line, and its rows: the number of the line and the cells; no rows where none begins."""
    for mark in _MARKS:
        if lines[at].text.count(mark) < _LEAST_COLUMNS - 1:
            continue
        rows: list[tuple[int, list[str]]] = []
        end = at
        for line_count, cells in _read(lines, at, mark):
            if len(cells) < _LEAST_COLUMNS or (rows and len(cells) != len(rows[0][1])):
                break
            if not (rows or _are_heads(cells)) or any(cell[:1] == " " for cell in cells):
                break
            rows.append((lines[end].number, cells))
            end = at + line_count
        if len(rows) >= _LEAST_ROWS:
            return end, rows
    return at, []


def _read(lines: Sequence[Source], at: int, mark: str) -> Iterator[tuple[int, list[str]]]:
    """The rows from a line on, each with the count of lines up to its end; they stop where no row can be read."""
    reader = csv.reader(_until_blank(lines, at), delimiter=mark, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error:
        return


def _until_blank(lines: Sequence[Source], at: int) -> Iterator[str]:
    """Lines up to a blank one; those inside a quoted cell count."""
    for place in range(at, len(lines)):
        blank = lines[place].blank_before if place > at else 0
        if blank and lines[place - 1].text.count('"') % 2 == 0:
            return
        yield lines[place].text + "\n"


def _are_heads(cells: Sequence[str]) -> bool:
    """Whether cells may be the heads of columns: short, with a letter or the sign of a number, and none alike."""
    return len(set(cells)) == len(cells) and all(
        len(cell.split()) <= _LONGEST_HEAD and (re.search(r"[^\W\d]", cell) or cell.strip() == "#") for cell in cells
    )
