"""Tables that stand upright: heads in the first column, their values beside them, one block of rows for each action."""

import re
from dataclasses import replace

from minutes_miner.document import Cell, Row, Table
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.words import Words, key

_MOST = 0.7  # share of the rows whose first cell is a head
_BESIDE = {"responsible", "deadline", "status"}
_HEADS = 0  # the number of the row of heads: rows of the file count from 1
_NUMBER = re.compile(
    r"^\d[\d.)]*\s+(?=[^\W\d])|(?<=\w)\s+(?:#|[nN][or]?[.°º]?)?\s*\d[\d.]*$"
)  # "Action 1.2", "1.2 Action"


def lay_down(layout: Layout, words: Words) -> None:
    """Turns upright tables, so that their heads stand in one row and each block below it in another.

    A row keeps the number that it has in the file where its first value stands; only columns change their places.
    """
    for number, table in list(layout.tables.items()):
        if not _is_upright(table, words):
            continue
        turned, places = _turned(table)
        layout.tables[number] = turned
        layout.passages = [
            replace(p, cell=replace(p.cell, **places[p.cell.row, p.cell.column]))
            if p.cell and p.cell.table == number
            else p
            for p in layout.passages
        ]


def _is_upright(table: Table, words: Words) -> bool:
    """Whether most rows are a head and its value, among them what is to be done and who, when or how far."""
    if table.columns != 2 or len(table.rows) < 2 or any(len(row.cells) != 2 for row in table.rows):
        return False
    told = [_roles(row.cells[0], words) for row in table.rows]
    known = [role for roles in told for role in roles]
    headed = sum(bool(roles) for roles in told) >= _MOST * len(told)
    return headed and "action" in known and not _BESIDE.isdisjoint(known) and not _roles(table.rows[0].cells[1], words)


def _roles(cell: Cell, words: Words) -> list[str]:
    """What a cell names that is nothing but names of columns: "Decision / Action"."""
    roles = [words.column_names.find(part) for part in _name(cell).split("/")]
    return [role for role in roles if role] if None not in roles else []


def _name(cell: Cell) -> str:
    """A head without its colon and without the number by which a form counts it: "Action 1.2:"."""
    return _NUMBER.sub("", fold(cell.text).strip(" :"))


def _turned(table: Table) -> tuple[Table, dict[tuple[int, int], dict[str, int]]]:
    """The table with its heads in one row, and the new row and column of each cell by its old ones."""
    columns: dict[str, int] = {}
    heads: list[Cell] = []
    blocks: list[list[Cell]] = [[]]
    places: dict[tuple[int, int], dict[str, int]] = {}
    for row in table.rows:
        head, value = row.cells
        name = key(_name(head))
        if name not in columns:
            columns[name] = len(columns) + 1
            heads.append(head._replace(row=_HEADS, column=columns[name]))
        there = any(cell.column == columns[name] for cell in blocks[-1])
        if there or (columns[name] == 1 and blocks[-1]):
            blocks.append([])  # a head that is there already opens the next block, and so does the first of all
        at = blocks[-1][0].row if blocks[-1] else value.row
        blocks[-1].append(value._replace(row=at, column=columns[name]))
        places[head.row, head.column] = {"row": _HEADS, "column": columns[name]}
        places[value.row, value.column] = {"row": at, "column": columns[name]}
    rows = (Row(tuple(heads)), *(Row(tuple(sorted(block, key=lambda cell: cell.column))) for block in blocks))
    return replace(table, rows=rows, columns=len(columns), header_rows=1), places
