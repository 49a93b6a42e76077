"""The rows of a stacked table: which of the lines below its heads stand in which column.

Each line fits some columns better than others by what it looks like: a number, a day, a state, a name, a text. A cell may have
several lines, and one that was empty a blank line or none. Among all ways to deal the lines out, the one is taken in which
least is odd; the table ends where what follows would be odder than another row is worth.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from minutes_miner.dates import find_deadline
from minutes_miner.document import goes_on, split_marker
from minutes_miner.pipeline.state_lines import ANY_DAY, is_day
from minutes_miner.pipeline.states import is_state, opens_with_state
from minutes_miner.pipeline.status import find_status
from minutes_miner.pipeline.words import Words

Roles = tuple[str, ...]
"""What the head of a column says of it, as in `tables.column_roles`; none where it is not known."""

NUMBER = re.compile(
    r"(?:[A-Z]{1,6}[./-]?|[A-Z]{1,2} |[A-Z][a-z]{1,2}\.? ?(?=\d+/\d+/\d))?\d{1,4}(?:[./-]\d{1,3})*(?:\([a-z]{1,4}\))?[.)]?|[A-Z#]|[ivx]{1,4}[.)]"
)
"""For `fullmatch`: what numbers a row."""
NUMBERED = "numbered"
"""The role of a first column whose cells are texts that open with numbers."""
_WORTH = {
    "number": 1.0,
    "deadline": 1.0,
    "status": 1.0,
    "responsible": 0.8,
    "name": 0.8,
    "email": 1.0,
    "phone": 1.0,
    NUMBERED: 1.0,
}
_WORTH_OF_OTHERS = 0.2  # of a cell that fits, in the measure of what is odd
_NARROWEST = 15  # characters of a line that was wrapped before a small letter
_FEW, _SHORT, _TITLE, _LONG = 3, 8, 12, 40  # words
_LONGEST_NAME = 70  # characters
_ODDEST = 4.0
_PLACED = frozenset(("number", "responsible", "deadline", "status", "email", "phone"))  # whose cells can be told
_MORE = {"number": 3.0, "item": 1.5, "name": 2.5, "action": 0.5, "discussion": 0.4}  # of a further line in a cell
_MORE_OF_OTHERS, _MORE_WRAPPED, _MORE_LISTED, _MORE_BLANK, _MORE_SHORTER = 0.6, 0.2, 0.1, 0.6, 0.9
_SKIPPED = {"number": 3.0, "action": 2.0, "item": 2.0, "discussion": 2.0, "name": 3.0}  # of a cell without a line
_SKIPPED_OF_OTHERS = 1.2
_EMPTY = {"number": 1.0, "action": 1.0, "name": 2.0}  # of a cell that a blank line stands for
_EMPTY_OF_OTHERS = 0.4
_LISTED_APART = 0.4  # of items of a list that stand in two cells
_OUT_OF_PLACE = 1.0  # of a number in another column than that of numbers
_CLOSED = frozenset("-–—/.")


@dataclass(frozen=True)
class Piece:
    """A line below the heads of a table, or a blank one that stands for an empty cell; `at` is its place."""

    text: str
    at: int
    words: Words
    joined: bool = False  # with the line above, nearer to it than the cells are to each other

    @cached_property
    def count(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @cached_property
    def is_number(self) -> bool:
        """Whether it may number a row."""
        return NUMBER.fullmatch(self.text) is not None

    @cached_property
    def is_short(self) -> bool:
        """Whether it may be a name, a day or a state by its length."""
        return self.count <= _SHORT and len(self.text) <= _LONGEST_NAME

    @cached_property
    def is_day(self) -> bool:
        """Whether it is nothing but the day by which something is due."""
        return self.is_short and is_day(self.text.strip("- "), self.words)

    @cached_property
    def has_day(self) -> bool:
        """Whether it names such a day among other words."""
        return self.is_day or (
            self.count <= _TITLE
            and find_deadline(
                self.text, meeting_date=ANY_DAY, next_meeting=ANY_DAY, languages=self.words.languages, cell=True
            )
            is not None
        )

    @cached_property
    def is_state(self) -> bool:
        """Whether it tells how far something is, or begins so."""
        return (self.is_short and is_state(self.text, self.words)) or opens_with_state(self.text, self.words)

    @cached_property
    def marker(self) -> str | None:
        """The bullet or number that it opens with, as that of an item."""
        return split_marker(self.text)[0]

    @cached_property
    def is_listed(self) -> bool:
        """Whether it opens with a bullet."""
        return self.marker is not None and not is_counted(self.marker)

    @cached_property
    def opens_row(self) -> bool:
        """Whether it opens with a number, as the first cells of rows do."""
        return self.is_number or (self.marker is not None and is_counted(self.marker))

    @cached_property
    def opens_section(self) -> bool:
        """Whether it opens with a number that does not begin a list: "3. Budget"."""
        number = (self.marker or "").strip("(.)")
        return self.opens_row and not self.is_day and number not in ("1", "a", "A", "i")

    @cached_property
    def is_nothing(self) -> bool:
        """Whether its signs say that the cell was empty: "-"."""
        return bool(self.text) and set(self.text) <= _CLOSED

    def oddness(self, roles: Roles) -> float:
        """How odd it is in a column with these roles; 0 where nothing speaks against it."""
        if not self.text:
            return min((_EMPTY.get(role, _EMPTY_OF_OTHERS) for role in roles), default=_EMPTY_OF_OTHERS)
        if self.is_nothing:
            return 2.0 if "number" in roles else 0.0
        if "responsible" in roles and "deadline" in roles and self.is_short and self.has_day and not self.opens_section:
            return 0.0
        if NUMBERED in roles:
            return 0.0 if self.opens_row else 1.5
        return min((self._in(role) for role in roles), default=self._in(""))

    def _in(self, role: str) -> float:
        if role == "number":
            return 0.0 if self.is_number else _ODDEST
        if role in ("responsible", "name"):
            return self._as_name()
        if role == "deadline":
            return 0.0 if self.is_day else self._as_told(of_states=1.0)
        if role == "status":
            return 0.0 if self.is_state else 0.8 if self.is_day else self._as_told(of_states=0.0)
        if role in ("email", "phone"):
            sign = "@" in self.text if role == "email" else sum(map(str.isdecimal, self.text)) > len(self.text) / 2
            return 0.0 if sign else 2.0
        return self._as_text(role)

    def _as_told(self, *, of_states: float) -> float:
        if self.is_state:
            return of_states
        if not of_states and self.count <= 2 * _TITLE and find_status(self.text, self.words):
            return 0.2
        if self.is_number and not self.text.isalpha():
            return 2.5
        return 1.0 if self.is_short else 1.5 if self.count <= 2 * _TITLE and not of_states else 3.0

    def _as_name(self) -> float:
        if self.is_number and not self.text.isalpha():
            return _ODDEST
        if self.is_day or self.is_state:
            return 2.5
        if not self.is_short or self.text.endswith((".", ":", "?")):
            return 1.5 + 0.1 * self.count
        if self.text[0].islower():
            return 0.8
        small = any(word[0].islower() and len(word) > _FEW for word in self.text.split())
        return 0.4 if small or (self.count > _SHORT / 2 and "," not in self.text) else 0.0

    def _as_text(self, role: str) -> float:
        if self.is_number and not self.text.isalpha():
            return 0.2 if role == "item" else 2.5
        if self.is_day or (self.is_state and self.is_short):
            return 0.5 if role in ("comment", "") else 2.0 if self.is_day else 1.2
        if role == "item":
            return 0.0 if self.count <= _TITLE else min(1.0 + 0.05 * self.count, 3.0)
        if self.count > _LONG:
            return 0.0 if role in ("discussion", "") else 0.8
        if self.count < _FEW:
            return 0.6 if role == "discussion" else 0.4 if role else 0.2
        return 0.0


@dataclass(frozen=True, slots=True)
class Dealt:
    """Rows of cells with their pieces, how odd all of that is, and what speaks for it."""

    rows: list[list[list[Piece]]]
    odd: float
    worth: float


@dataclass(frozen=True, slots=True)
class _Way:
    """The best way to deal the pieces up to one whose column is known."""

    odd: float
    worth: float
    before: int  # the column of the piece before
    opens: bool  # whether this one begins a row

    @property
    def net(self) -> float:
        return self.odd - self.worth


def dealt(pieces: Sequence[Piece], columns: Sequence[Roles], heads: Sequence[str]) -> Dealt | None:
    """The rows that pieces make below some heads, dealt out in the way in which least is odd; None where there are none."""
    width = len(columns)
    until = [0.0, *itertools.accumulate(map(_skip, columns))]  # what the cells before a column cost without a line
    trail: list[list[_Way]] = []
    last = [_Way(0.0 if column == width - 1 else float("inf"), 0, -1, opens=False) for column in range(width)]
    best, end, ending = 0.0, 0, -1
    above = None
    for at, piece in enumerate(pieces):
        ways = []
        for column, (roles, head) in enumerate(zip(columns, heads, strict=True)):
            if piece.joined and above:
                ways.append(replace(last[column], before=column, opens=False))
            else:
                ways.append(_best_way(last, column, until, _fits(piece, above, roles, head)))
        trail.append(ways)
        last, above = ways, piece
        column = min(range(width), key=lambda c: last[c].net + until[-1] - until[c + 1])
        net = last[column].net + until[-1] - until[column + 1]
        if piece.text and net < best:
            best, end, ending = net, at + 1, column
    if not end:
        return None
    worth = trail[end - 1][ending].worth
    rows = _rows(pieces, trail, end, ending, width)
    while len(rows) > 1 and not _is_certain(rows[-1], columns):
        rows.pop()
    return Dealt(rows, best + worth, worth)


def _fits(piece: Piece, above: Piece | None, roles: Roles, head: str) -> tuple[float, float, float | None]:
    """How odd a piece is in a cell of its own, what speaks for that, and how odd in that of the piece above it."""
    follows = above is not None and _is_next(piece, above)
    fit = 0.0 if piece.text == head else piece.oddness(roles)
    if piece.opens_section and not follows and not {NUMBERED, "number"} & set(roles):
        fit += _OUT_OF_PLACE
    further = fit + _further(piece, above, roles) if above else None
    return (fit + _LISTED_APART, 0.0, further) if follows else (fit, 0.0 if fit else _worth(piece, roles), further)


def wraps(above: str, below: str) -> bool:
    """Whether a line goes on in the next one of its cell."""
    return goes_on(above, below) or (below.strip()[:1].islower() and len(above.strip()) >= _NARROWEST)


def is_counted(marker: str) -> bool:
    """Whether the marker of an item is its number or letter."""
    return any(map(str.isalnum, marker))


def _is_certain(row: Sequence[Sequence[Piece]], columns: Sequence[Roles]) -> bool:
    """Whether a row, behind which no other tells where it ends, has a number, an owner, a day or a state in its place."""
    told = [
        cell[0].oddness(roles) == 0 and len(cell[0].text) > 0
        for cell, roles in zip(row, columns, strict=True)
        if cell and set(roles) & _PLACED
    ]
    return any(told)


def _skip(roles: Roles) -> float:
    return min((_SKIPPED.get(role, _SKIPPED_OF_OTHERS) for role in roles), default=_SKIPPED_OF_OTHERS)


def _worth(piece: Piece, roles: Roles) -> float:
    """What speaks for it that a piece that fits opens a cell."""
    if not piece.text or piece.is_nothing:
        return 0.0
    told = [role for role in roles if role != "deadline" or len(roles) == 1 or piece.is_day]
    return max((_WORTH.get(role, _WORTH_OF_OTHERS) for role in told), default=_WORTH_OF_OTHERS)


def _best_way(
    last: Sequence[_Way], column: int, until: Sequence[float], fits: tuple[float, float, float | None]
) -> _Way:
    """The best way to a piece that `_fits` a column: further right in the row, in the same cell, or in a new row."""
    fit, worth, further = fits
    ways = [
        _Way(way.odd + until[column] - until[before + 1] + fit, way.worth + worth, before, opens=False)
        for before, way in enumerate(last[:column])
    ]
    if further is not None:
        ways.append(_Way(last[column].odd + further, last[column].worth, column, opens=False))
    ways += [
        _Way(way.odd + until[-1] - until[before + 1] + until[column] + fit, way.worth + worth, before, opens=True)
        for before, way in enumerate(last)
    ]
    return min(ways, key=lambda way: way.net)


def _is_next(piece: Piece, above: Piece) -> bool:
    """Whether a piece is the next item of the list that the one above it is of."""
    if piece.is_listed or not piece.marker or not above.marker:
        return piece.is_listed and above.is_listed
    number, before = piece.marker.strip("(.)"), above.marker.strip("(.)")
    return number.isdecimal() and before.isdecimal() and int(number) == int(before) + 1


def _further(piece: Piece, above: Piece, roles: Roles) -> float:
    """How odd it is that a piece stands in the cell of the one above it."""
    if not piece.text or not above.text:
        return _MORE_BLANK
    told = piece.is_day or piece.is_state or piece.is_number
    if not told and wraps(above.text, piece.text) and "number" not in roles:
        return _MORE_WRAPPED
    if _is_next(piece, above) and not piece.is_number:
        return _MORE_LISTED
    if piece.text[0].isdecimal() and above.text[0].isdecimal() and piece.count > 1 < above.count and not told:
        return _MORE_LISTED
    if roles == ("discussion",) and above.count > 2 * piece.count and above.count > _TITLE:
        return _MORE_SHORTER
    return min((_MORE.get(role, _MORE_OF_OTHERS) for role in roles), default=_MORE_OF_OTHERS)


def _rows(
    pieces: Sequence[Piece], trail: Sequence[Sequence[_Way]], end: int, column: int, width: int
) -> list[list[list[Piece]]]:
    """The pieces in the cells to which the way leads that ends in a column."""
    rows: list[list[list[Piece]]] = [[[] for _ in range(width)]]
    for at in range(end - 1, -1, -1):
        way = trail[at][column]
        rows[-1][column].insert(0, pieces[at])
        if way.opens and at:
            rows.append([[] for _ in range(width)])
        column = way.before
    return rows[::-1]
