"""Tables of actions and sign-in sheets that a converter left as lines, one cell a line: the heads, then row after row, or column after
column.

    Action / Who / When / Mend the gate / NRC / 4 May / Count the keys / IOM / asap

Whether lines are heads the lexicon knows, and that the cells below them stand in the columns of owners, days and states what
they look like tells. A cell may have several lines, or none where it was empty. Where lines do not fit the table has ended; and
what comes after no heads is left to other readings.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from minutes_miner.document import Block, Cell, Document, Line, Row, Run, Table, split_marker
from minutes_miner.link.fields import is_name
from minutes_miner.link.sheets import attendance_columns, is_head
from minutes_miner.pipeline.stacked_rows import NUMBERED, Dealt, Piece, Roles, dealt, is_counted, wraps
from minutes_miner.pipeline.state_lines import is_day
from minutes_miner.pipeline.states import is_state
from minutes_miner.pipeline.tables import column_roles
from minutes_miner.pipeline.words import Words

_FEWEST_ROWS, _FEWEST_ENTRIES = 2, 3  # rows of a table of actions, of a sign-in sheet
_FEWEST_HEADS, _MOST_HEADS, _UNKNOWN = 3, 8, 2
_HEAD_WORDS, _HEAD_LETTERS, _ABBREVIATED = 6, 45, 9
_MOST_LINES, _MOST_TRIES = 600, 300
_NUMBER = re.compile(r"(?:[A-Z]{1,3}[ -]?)?\d{1,3}[.)]?")
_MOST_WORDS, _LONGEST = 6, 50  # of an owner, a day or a state
_TOLD = {"status": 0.5, "deadline": 0.6}  # share of the cells of a column that are said in the usual words
_WRAPPED = 0.15  # share of texts that open in small letters
_SPOKEN_FOR = 1.0  # what must speak for a table
_UNNAMED = 2.0  # what speaks against a last head that is not known
_ODD = 0.35  # of a cell on average, in the measure of `dealt`
_ENDS = (".", ":", "?", "!")
_DASHES = ("-", "–", "—")
_PLACED = frozenset(("number", "responsible", "deadline", "status"))  # columns whose cells can be told
_TITLES = frozenset(("item", "discussion"))
_TEXTS = frozenset(("action", "review", "discussion", "item"))
_MOST_EMPTY = 8  # cells in a row


@dataclass(frozen=True, slots=True)
class _Text:
    """A line of the document: its block, its place in it, and the marker of the item that it opens."""

    line: Line
    block: int
    place: int
    marker: str | None

    @property
    def text(self) -> str:
        said = self.line.text.strip()
        return f"{self.marker} {said}" if self.marker else said

    @property
    def marked(self) -> Line:
        """The line with its marker as a part of its words."""
        return self.line._replace(runs=(Run(f"{self.marker} "), *self.line.runs)) if self.marker else self.line


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines that are one cell if they are any, and the place behind the last of them."""

    lines: tuple[Line, ...]
    end: int

    @property
    def text(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Found:
    """A table that lines hold: the cells by rows, and the place behind its last line."""

    rows: list[list[tuple[Block, ...]]]
    end: int
    net: float = 0.0  # how odd they are, less what speaks for them


def unstacked(document: Document, words: Words) -> Document:
    """The document with the tables of actions that its lines hold as tables; only texts lose theirs so."""
    if document.format != "txt":
        return document
    stacks = _Stacks(document, words)
    blocks: list[Block | Table] = []
    at = 0
    while at < len(stacks.texts):
        found = stacks.found(at)
        if found is None:
            at += 1
            continue
        blocks += stacks.blocks_until(at)
        blocks.append(stacks.table(found))
        at = stacks.done = found.end
    if not blocks:
        return document
    return replace(document, blocks=(*blocks, *stacks.blocks_until(len(stacks.texts))))


class _Stacks:
    def __init__(self, document: Document, words: Words) -> None:
        self.blocks, self.words = document.blocks, words
        self.numbers = max((block.number for block in document.blocks if isinstance(block, Table)), default=0)
        self.texts = list(_texts(document.blocks))
        self.pieces: dict[tuple[str, int, bool], Piece] = {}
        self.done = self.tries = 0

    def blocks_until(self, end: int) -> Iterator[Block | Table]:
        """The blocks of the lines behind the last table up to a place; of those that a table cuts what is left."""
        held: list[_Text] = []
        for text in [*self.texts[self.done : end], None]:
            if held and (text is None or text.block != held[0].block):
                yield self._rest(held)
                held = []
            if text is not None:
                held.append(text)

    def _rest(self, held: Sequence[_Text]) -> Block | Table:
        block = self.blocks[held[0].block]
        if isinstance(block, Table) or len(block.lines) == len(held):
            return block
        lines = tuple(text.line for text in held)
        return block._replace(lines=lines) if not held[0].place else Block("paragraph", lines, indent=block.indent)

    def table(self, found: _Found) -> Table:
        """A new table of what was found."""
        self.numbers += 1
        rows = (
            Row(tuple(Cell(number, column, blocks) for column, blocks in enumerate(row, 1)))
            for number, row in enumerate(found.rows, 1)
        )
        return Table(self.numbers, tuple(rows), len(found.rows[0]), header_rows=1, ruled=False)

    def found(self, at: int) -> _Found | None:
        """The table whose first head stands at a place."""
        if (sheet := self._sheet(at)) is not None:
            return sheet
        if self.tries > _MOST_TRIES or not self._may_head(at):
            return None
        self.tries += 1
        rows = self._by_rows(at)
        if rows is not None:
            later = self._by_rows(at + 1)
            return None if later is not None and later.net < rows.net else rows
        return self._by_columns(at)

    def _sheet(self, at: int) -> _Found | None:
        """The sign-in sheet whose first head stands at a place: rows of as many cells as there are heads, each with a name in its column;
        a cell that was empty left a blank line.
        """
        heads = self._heads_of_sheet(at)
        roles = attendance_columns([head.text for head in heads]) if len(heads) > 1 else None
        named = next((column for column, role in (roles or {}).items() if role == "name"), None)
        if named is None:
            return None
        width = len(heads)
        pieces = self._pieces(at + width, _stride(heads), None)
        groups = (pieces[start : start + width] for start in range(0, len(pieces) - width + 1, width))
        rows = list(takewhile(lambda row: is_name(row[named].text) and all(map(_is_of_sheet, row)), groups))
        if len(rows) < _FEWEST_ENTRIES:
            return None
        return self._table_of(at, width, [[[piece] for piece in row] for row in rows])

    def _heads_of_sheet(self, at: int) -> list[_Text]:
        """The lines from a place on that are heads of a sheet, each as far from the one above as the others."""
        heads: list[_Text] = []
        for text in self.texts[at : at + _MOST_HEADS]:
            known = bool(text.text) and is_head(text.text)  # nothing is said where a table stands
            if text.marker or not _is_even(heads, text) or not known or text.text in (head.text for head in heads):
                break
            heads.append(text)
        return heads

    def _may_head(self, at: int) -> bool:
        """Whether one of the next lines is named like a column, and this one may be a head as well."""
        near = self.texts[at : at + _UNKNOWN + 1]
        return _is_headlike(near[0]) and any(self._named(text.text) for text in near)

    def _named(self, text: str) -> str | None:
        """What a text names as the head of a column."""
        name = text.strip(" :*")
        announces = self.words.label.find(name, fuzzy=False) == "actions"
        return self.words.column_names.find(name, fuzzy=False) or ("action" if announces else None)

    def _by_rows(self, at: int) -> _Found | None:
        """The rows below heads that stand one after the other, heads first; None where they are no heads of actions."""
        heads = self._heads(at)
        if len(heads) < 2 or self._begins_before(at, heads):
            return None
        stride = _stride([head for head, _ in heads])
        best: tuple[float, int, Dealt] | None = None
        for width in range(2, len(heads) + 1):
            columns = [roles for _, roles in heads[:width]]
            if not _are_columns(_with_owners(columns)) or _goes_on(columns, heads[width:]):
                continue
            pieces = self._pieces(at + width, stride, self.texts[at].text)
            told = self._dealt(pieces, columns, [text.text for text, _ in heads[:width]])
            if told is None:
                continue
            net = told.odd - told.worth + (0 if columns[-1] else _UNNAMED)
            odd = _ODD if _tells_owners(_with_owners(columns)) else _ODD / 3
            if net <= -_SPOKEN_FOR and told.odd <= odd * width * len(told.rows) and (best is None or net < best[0]):
                best = net, width, told
        if best is None:
            return None
        net, width, told = best
        return self._table_of(at, width, told.rows, net=net)

    def _table_of(self, at: int, width: int, rows: Sequence[Sequence[Sequence[Piece]]], *, net: float = 0.0) -> _Found:
        """The table of the heads from a place on and of the rows below them, as cells of pieces."""
        heads = [self._cell([at + column]) for column in range(width)]
        cells = [[self._cell([piece.at for piece in cell if piece.text]) for cell in row] for row in rows]
        end = max(piece.at for row in rows for cell in row for piece in cell if piece.text) + 1
        return _Found([heads, *cells], end, net)

    def _dealt(self, pieces: Sequence[Piece], columns: list[Roles], heads: Sequence[str]) -> Dealt | None:
        """The rows below some heads; their first cells may open with numbers."""
        columns = _with_owners(columns)
        ways = [dealt(pieces, columns, heads)]
        if set(columns[0]) <= _TITLES and sum(piece.opens_row for piece in pieces) > 1:
            ways.append(dealt(pieces, [(*columns[0], NUMBERED), *columns[1:]], heads))
        likely = [
            way
            for way in ways
            if way and len(way.rows) >= _FEWEST_ROWS and _is_told(way, columns) and not _is_wrapped(way, columns)
        ]
        return min(likely, key=lambda way: way.odd - way.worth, default=None)

    def _begins_before(self, at: int, heads: Sequence[tuple[_Text, Roles]]) -> bool:
        """Whether the line above some heads is one more of them, and no title that says the same as one."""
        above = self.texts[at - 1] if at > self.done else None
        if above is None or not _is_headlike(above) or _gap(above, heads[0][0]) != _stride([head for head, _ in heads]):
            return False
        role = self._named(above.text)
        return role is not None and all(role not in roles for _, roles in heads)

    def _heads(self, at: int) -> list[tuple[_Text, Roles]]:
        """The lines from a place on that may be heads, with what they say; two in a row that say nothing known end them."""
        found: list[tuple[_Text, Roles]] = []
        unknown = 0
        for text in self.texts[at : at + _MOST_HEADS]:
            if not _is_headlike(text) or not _is_even([head for head, _ in found], text):
                break
            roles = column_roles(text.text, self.words)
            unknown = 0 if roles else unknown + 1
            if text.text in (head.text for head, _ in found):
                break
            if unknown > _UNKNOWN or (not roles and any(map(str.isdecimal, text.text))):
                break
            found.append((text, roles))
        return found

    def _pieces(self, at: int, stride: int, first: str | None) -> list[Piece]:
        """The lines from a place on, with the blank ones between them that may stand for empty cells, up to other heads of actions where
        the `first` one above them is told.
        """
        pieces: list[Piece] = []
        for place in range(at, min(at + _MOST_LINES, len(self.texts))):
            text = self.texts[place]
            if isinstance(self.blocks[text.block], Table) or (first and self._heads_again(place, first)):
                break
            gap = _gap(self.texts[place - 1], text)
            pieces += [Piece("", place, self.words)] * max(0, min(gap // stride - 1, _MOST_EMPTY))
            alone = text.marker in _DASHES and gap > stride  # the dash was all of the cell above
            said = text.line.text.strip() if alone else text.text
            piece = Piece(said, place, self.words, joined=gap < stride)
            pieces.append(
                self.pieces.setdefault((said, place, piece.joined), piece)
            )  # what it looks like is asked once
        return pieces

    def _heads_again(self, place: int, first: str) -> bool:
        """Whether the heads of another table begin at a place: two lines that are named like columns, and tell no state, or the
        first head once more above one that is."""
        near = self.texts[place : place + 2]
        named = [
            _is_headlike(text) and self._named(text.text) is not None and not is_state(text.text, self.words)
            for text in near
        ]
        return len(near) > 1 and named[1] and (named[0] or near[0].text == first)

    def _cell(self, places: Sequence[int]) -> tuple[Block, ...]:
        """The blocks of a cell with the lines at some places; those that were only wrapped are one."""
        blocks: list[Block] = []
        for place in places:
            text = self.texts[place]
            if blocks and text.marker is None and wraps(blocks[-1].lines[-1].text, text.text):
                blocks[-1] = blocks[-1]._replace(lines=(*blocks[-1].lines, text.line))
            elif text.marker and (len(places) > 1 or not is_counted(text.marker)):
                blocks.append(Block("list_item", (text.line,), level=1, marker=text.marker))
            else:
                blocks.append(Block("paragraph", (text.marked,)))
        return tuple(blocks)

    def _by_columns(self, at: int) -> _Found | None:
        """The rows of columns that stand one below the other, each below its head and with as many cells as the first."""
        if self._named(self.texts[at].text) != "action":
            return None
        units = self._units(at)
        heads = [at for at, unit in enumerate(units) if at and self._named(unit.text) in _PLACED]
        if not heads:
            return None
        count = heads[0]
        columns = [units[:count]]
        while len(columns) * count in heads:
            column = units[len(columns) * count :][:count]
            role = self._named(column[0].text) or ""
            fitting = sum(self._fits(unit.text, role) for unit in column[1:])
            if len(column) < count or fitting < _TOLD.get(role, 1) * (count - 1):
                break
            columns.append(column)
        if len(columns) < 2 or count <= _FEWEST_ROWS:
            return None
        rows: list[list[tuple[Block, ...]]] = [
            [(Block("paragraph", unit.lines),) for unit in row] for row in zip(*columns, strict=True)
        ]
        return _Found(rows, columns[-1][-1].end)

    def _units(self, at: int) -> list[_Unit]:
        """The cells that may stand from a place on: its lines, those that were only wrapped as one."""
        units: list[_Unit] = []
        for place in range(at, min(at + _MOST_LINES, len(self.texts))):
            text = self.texts[place]
            if isinstance(self.blocks[text.block], Table) or (text.marker and not is_day(text.text, self.words)):
                break
            inside = bool(units) and self.texts[place - 1].block == text.block
            if inside and wraps(units[-1].lines[-1].text, text.text):
                units[-1] = _Unit((*units[-1].lines, text.marked), place + 1)
            else:
                units.append(_Unit((text.marked,), place + 1))
        return units

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


def _is_of_sheet(piece: Piece) -> bool:
    """Whether a line may be a cell of a sign-in sheet: short, and no label or sentence."""
    return not piece.text or (piece.is_short and not piece.text.endswith((":", ". ", "?")) and ": " not in piece.text)


def _texts(blocks: Sequence[Block | Table]) -> Iterator[_Text]:
    """The lines of all blocks; a table stands for one."""
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            yield _Text(Line(()), at, 0, None)
            continue
        for place, line in enumerate(block.lines):
            yield _Text(line, at, place, block.marker if not place else None)


def _is_headlike(text: _Text) -> bool:
    said = text.text
    if ": " in said or "," in said or said[:1].isdecimal():
        return False
    short = 0 < len(said) <= _HEAD_LETTERS and len(said.split()) <= _HEAD_WORDS and not text.marker
    return short and (not said.endswith((".", ",", ";")) or len(said) <= _ABBREVIATED)


def _gap(above: _Text, below: _Text) -> int:
    """How many lines of the file it is from one to the other."""
    return (below.line.number or 0) - (above.line.number or 0)


def _stride(heads: Sequence[_Text]) -> int:
    """How many lines of the file it is from head to head."""
    return max(1, _gap(heads[0], heads[1]))


def _is_even(heads: Sequence[_Text], text: _Text) -> bool:
    """Whether a line stands as far below the last head as the second below the first."""
    return len(heads) < 2 or _gap(heads[-1], text) == _gap(heads[0], heads[1])


def _are_columns(columns: Sequence[Roles]) -> bool:
    """Whether heads are those of a table of actions: most of them known, some of what is to be done, some of who, when or how far."""
    known = [roles for roles in columns if roles]
    every = {role for roles in known for role in roles}
    placed = [roles for roles in known if set(roles) <= _PLACED]
    if not placed or len(columns) - len(known) > _UNKNOWN or len(set(placed)) < len(placed):
        return False
    if not every & _TEXTS:
        return len(placed) >= _FEWEST_HEADS and len(known) < len(columns)
    owned = "action" in every or "responsible" in columns[-1]
    return len(known) >= _FEWEST_HEADS or (owned and len(known) == 2)


def _with_owners(columns: list[Roles]) -> list[Roles]:
    """The roles of columns as their cells tell them: beside the minutes "Action" tells who, and where no column is one of days
    that of owners has them."""
    every = {role for roles in columns for role in roles}
    if columns[-1] == ("action",) and every <= {"number", "item", "discussion", "action"} and len(every) > 1:
        return [*columns[:-1], ("responsible", "deadline")]
    if "deadline" in every:
        return columns
    return [(*roles, "deadline") if roles == ("responsible",) else roles for roles in columns]


def _tells_owners(columns: Sequence[Roles]) -> bool:
    """Whether a column tells who, when or how far; numbers alone do not say where the cells behind them end."""
    return any(roles and set(roles) <= _PLACED - {"number"} for roles in columns)


def _goes_on(columns: Sequence[Roles], behind: Sequence[tuple[_Text, Roles]]) -> bool:
    """Whether one more known head stands soon behind those of some columns."""
    return any(
        roles and roles not in columns and len(text.text.split()) < _HEAD_WORDS / 2 + 1
        for text, roles in behind[:_UNKNOWN]
    )


def _is_wrapped(told: Dealt, columns: Sequence[Roles]) -> bool:
    """Whether texts often open in small letters: then lines were wrapped, and cells cannot be told from lines."""
    opened = [
        row[column][0].text
        for row in told.rows
        for column, roles in enumerate(columns)
        if row[column] and row[column][0].text and not set(roles) & _PLACED
    ]
    return sum(text[0].islower() for text in opened) > _WRAPPED * len(opened)


def _is_told(told: Dealt, columns: Sequence[Roles]) -> bool:
    """Whether no column is empty, and in one that can be told most cells are what its head says."""
    if any(not any(piece.text for row in told.rows for piece in row[column]) for column in range(len(columns))):
        return False
    for column, roles in enumerate(columns):
        filled = [row[column] for row in told.rows if any(piece.text for piece in row[column])]
        fitting = sum(not any(piece.oddness(roles) > 0.5 for piece in cell) for cell in filled)
        if set(roles) & _PLACED and filled and fitting >= 0.6 * len(filled) and len(filled) >= 0.5 * len(told.rows):
            return True
    return False
