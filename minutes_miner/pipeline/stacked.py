"""Tables of actions that a converter left as lines, one cell a line: the heads, then row after row, or column after column.

    Action / Who / When / Mend the gate / NRC / 4 May / Count the keys / IOM / asap

Whether lines are heads the lexicon knows, and that the cells below them stand in the columns of owners, days and states what
they look like tells. A cell that was empty leaves no line: then what stands next fits the column behind it. Where lines do not fit
the table has ended; and what comes after no heads is left to other readings.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from minutes_miner.document import Block, Cell, Document, Line, Row, Run, Table, goes_on, split_marker
from minutes_miner.pipeline.state_lines import is_day
from minutes_miner.pipeline.states import is_state
from minutes_miner.pipeline.words import Words

_FEWEST_HEADS, _FEWEST_ROWS = 3, 2
_NARROWEST = 15  # characters of a line that was wrapped before a small letter
_MOST_UNITS = 600
_NUMBER = re.compile(r"(?:[A-Z]{1,3}[ -]?)?\d{1,3}[.)]?")
_MOST_WORDS, _LONGEST = 6, 50  # of an owner, a day or a state
_TOLD = {"status": 0.5, "deadline": 0.6}  # share of the cells of a column that are said in the usual words
_ENDS = (".", ":", "?", "!")
_PLACED = frozenset(("number", "responsible", "deadline", "status"))  # columns whose cells can be told


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines that are one cell if they are any, and the place of their block."""

    lines: tuple[Line, ...]
    block: int

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


def unstacked(document: Document, words: Words) -> Document:
    """The document with the tables of actions that its lines hold as tables; only texts lose theirs so."""
    if document.format != "txt":
        return document
    stacks = _Stacks(document, words)
    blocks: list[Block | Table] = []
    at = 0
    while at < len(document.blocks):
        found = stacks.at(at)
        if found is None:
            blocks.append(document.blocks[at])
            at += 1
            continue
        made, at = found
        blocks += made
    return replace(document, blocks=tuple(blocks)) if stacks.made else document


class _Stacks:
    def __init__(self, document: Document, words: Words) -> None:
        self.blocks, self.words = document.blocks, words
        self.numbers = max((block.number for block in document.blocks if isinstance(block, Table)), default=0)
        self.made = 0

    def at(self, at: int) -> tuple[list[Block | Table], int] | None:
        """The table whose first head is a block, what its last block holds besides, and the place of the block behind it."""
        if self._role(at) is None:
            return None
        units = list(islice(self._units(at), _MOST_UNITS))
        if len(units) > 1 and self._named(units[0].text) == self._named(units[1].text):
            return None  # a title above the heads: "What was agreed", "What"
        rows = self._by_rows(units) or self._by_columns(units)
        if len(rows) <= _FEWEST_ROWS:
            return None
        self.made += 1
        cells = (
            Row(tuple(Cell(number, column, _blocks(unit)) for column, unit in enumerate(row, 1)))
            for number, row in enumerate(rows, 1)
        )
        last = max(unit.block for row in rows for unit in row if unit)
        table = Table(self.numbers + self.made, tuple(cells), len(rows[0]), header_rows=1, ruled=False)
        held = {id(unit) for row in rows for unit in row}
        rest = [Block("paragraph", unit.lines) for unit in units if unit.block <= last and id(unit) not in held]
        return [table, *rest], last + 1

    def _role(self, at: int) -> str | None:
        """What a block names as the head of a column."""
        block = self.blocks[at]
        if isinstance(block, Table) or block.kind == "list_item" or len(block.lines) != 1:
            return None
        return self._named(block.text)

    def _named(self, text: str) -> str | None:
        """What a text names as the head of a column."""
        name = text.strip(" :*")
        announces = self.words.label.find(name, fuzzy=False) == "actions"
        return self.words.column_names.find(name, fuzzy=False) or ("action" if announces else None)

    def _units(self, at: int) -> Iterator[_Unit]:
        """The cells that may stand from a block on: its lines, those that were only wrapped as one."""
        for place in range(at, len(self.blocks)):
            block = self.blocks[place]
            lines = () if isinstance(block, Table) else self._lines(block)
            if not lines:
                return
            held: list[Line] = []
            for line in lines:
                if held and not _wraps(held[-1].text, line.text):
                    yield _Unit(tuple(held), place)
                    held = []
                held.append(line)
            yield _Unit(tuple(held), place)

    def _lines(self, block: Block) -> tuple[Line, ...]:
        """The lines of a block; of an item of a list none, unless its number is that of a day: "20. April"."""
        if block.kind != "list_item":
            return block.lines
        first, *others = block.lines or (Line(()),)
        if others or not is_day(f"{block.marker} {first.text}", self.words):
            return ()
        return (first._replace(runs=(Run(f"{block.marker} "), *first.runs)),)

    def _by_rows(self, units: Sequence[_Unit]) -> list[list[_Unit | None]]:
        """The rows below heads that stand one after the other, heads first; none where they are no heads of actions."""
        roles: list[str] = []
        while len(roles) < len(units):
            role = self._named(units[len(roles)].text)
            if role is None or role in roles:
                break
            roles.append(role)
        if len(roles) < _FEWEST_HEADS or not {"action", "responsible"} <= set(roles):
            return []
        rows: list[list[_Unit | None]] = [list(units[: len(roles)])]
        at = len(roles)
        while (row := self._row(units, at, roles)) is not None:
            rows.append(row)
            at += sum(unit is not None for unit in row)
        return rows

    def _row(self, units: Sequence[_Unit], at: int, roles: Sequence[str]) -> list[_Unit | None] | None:
        """The cells of the row that begins at a unit, None for each that was empty; None where no row begins there."""
        row: list[_Unit | None] = []
        for role in roles:
            unit = units[at] if at < len(units) else None
            fits = unit is not None and self._fits(unit.text, role)
            row.append(unit if fits else None)
            at += fits
        cells = dict(zip(roles, row, strict=True))
        numbered = "number" not in cells or cells["number"] is not None
        whole = cells["action"] is not None and numbered and (cells["responsible"] or "number" in cells)
        return row if whole else None

    def _by_columns(self, units: Sequence[_Unit]) -> list[list[_Unit | None]]:
        """The rows of columns that stand one below the other, each below its head and with as many cells as the first."""
        heads = [at for at, unit in enumerate(units) if at and self._named(unit.text) in _PLACED]
        if self._named(units[0].text) != "action" or not heads:
            return []
        count = heads[0]
        columns = [list(units[:count])]
        while len(columns) * count in heads:
            column = list(units[len(columns) * count :][:count])
            role = self._named(column[0].text) or ""
            fitting = sum(self._fits(unit.text, role) for unit in column[1:])
            if len(column) < count or fitting < _TOLD.get(role, 1) * (count - 1):
                break
            columns.append(column)
        return [list(row) for row in zip(*columns, strict=True)] if len(columns) > 1 else []

    def _fits(self, text: str, role: str) -> bool:
        """Whether a text may stand in a column: a number, a day, a state or a name in theirs, and none of these elsewhere."""
        short = len(text.split()) <= _MOST_WORDS and len(text) <= _LONGEST and not text.endswith(_ENDS)
        if role == "number" or _NUMBER.fullmatch(text):
            return role == "number" and _NUMBER.fullmatch(text) is not None
        if not re.search(r"\w", text):
            return role in _PLACED  # "-" says that the cell was empty
        told = short and (is_state(text, self.words) or is_day(text, self.words))
        if role in ("deadline", "status"):
            return told
        if role == "responsible":
            head = self._named(text) not in (None, "responsible")  # "WHO" is an agency as well
            return short and not told and not head and not text[0].isdigit() and not text[0].islower()
        return not told and not text.endswith(":") and split_marker(text)[0] is None


def _wraps(above: str, below: str) -> bool:
    """Whether a line goes on in the next one of its cell."""
    return goes_on(above, below) or (below.strip()[:1].islower() and len(above.strip()) >= _NARROWEST)


def _blocks(unit: _Unit | None) -> tuple[Block, ...]:
    return (Block("paragraph", unit.lines),) if unit else ()
