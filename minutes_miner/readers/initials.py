"""Initials of names told from the letters of lists: "F. Nkhwazi" is an item F only where items A to E stand before it.

A reader sees one line at a time and takes both for list items; here the whole document is known. What the file itself
counts as a list is one. Items of the running text
make one series, and so do those of one column of a table.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from minutes_miner.document import Block, Cell, Row, Table, is_initial

_ROMAN = ("I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.", "IX.", "X.")
_LETTERS = tuple(f"{letter}." for letter in "ABCDEFGHIJ")


def with_initials(blocks: tuple[Block | Table, ...]) -> tuple[Block | Table, ...]:
    """The blocks with initials put back into the text that they were taken from."""
    if not _has_initials(blocks):
        return blocks
    kept = _series([block for block in blocks if isinstance(block, Block)])
    return tuple(_table(block) if isinstance(block, Table) else _restored(block, kept) for block in blocks)


def _has_initials(blocks: Sequence[Block | Table]) -> bool:
    """Plain loops: this is asked of each cell of each document."""
    for block in blocks:
        if isinstance(block, Block):
            if block.marker is not None and is_initial(block.marker):
                return True
            continue
        for row in block.rows:
            for cell in row.cells:
                for inner in cell.blocks:
                    if (isinstance(inner, Table) or inner.marker is not None) and _has_initials((inner,)):
                        return True
    return False


def _series(blocks: Sequence[Block]) -> set[int]:
    """The places in memory of the items that stand in a series of two or more, counted from its first letter or number."""
    kept: set[int] = set()
    for order in (_LETTERS, _ROMAN):
        run: list[Block] = []
        for block in blocks:
            if block.marker == order[0]:
                run = [block]
            elif run and len(run) < len(order) and block.marker == order[len(run)]:
                run.append(block)
                kept.update(map(id, run))
    return kept


def _table(table: Table) -> Table:
    if not _has_initials((table,)):
        return table
    columns: dict[int, list[Block]] = defaultdict(list)
    for cell in (cell for row in table.rows for cell in row.cells):
        columns[cell.column] += [block for block in cell.blocks if isinstance(block, Block)]
    kept = set[int]().union(*map(_series, columns.values()))
    return replace(
        table, rows=tuple(Row(tuple(_cell(c, kept) for c in row.cells), row.continued) for row in table.rows)
    )


def _cell(cell: Cell, kept: set[int]) -> Cell:
    return cell._replace(blocks=tuple(_table(b) if isinstance(b, Table) else _restored(b, kept) for b in cell.blocks))


def _restored(block: Block, kept: set[int]) -> Block:
    if block.kind != "list_item" or block.counted or not is_initial(block.marker) or id(block) in kept:
        return block
    if not block.lines:
        return block
    first = block.lines[0]
    if not first.runs or not first.text[:1].isupper():
        return block
    runs = (first.runs[0]._replace(text=f"{block.marker} {first.runs[0].text}"), *first.runs[1:])
    return block._replace(kind="paragraph", lines=(first._replace(runs=runs), *block.lines[1:]), level=0, marker=None)
