"""Rows of tables in the making, and the table that they become."""

from dataclasses import dataclass

from minutes_miner.document import Cell, Row, Table
from minutes_miner.readers.txt.runs import cell_blocks
from minutes_miner.readers.txt.source import STOPS, State


@dataclass(slots=True)
class Cells:
    """One row of a table in the making: the number of its first line and the raw text of its cells."""

    number: int
    texts: list[str]
    blank_before: int


def add_table(state: State, rows: list[Cells], width: int, *, header: int, ruled: bool = True) -> None:
    """One table more, of rows as they were found; those that a page break cut are one again."""
    state.tables += 1
    merged: list[Cells] = []
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


def _goes_on(row: Cells, before: Cells) -> bool:
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
