"""Tables of actions whose cells a converter let run on in one line: a line of heads, and below it the rows.

    No. What Who When / 1 Mend the gate NRC 4 May / 2 Count the keys / of the old shed / IOM asap

Where one cell ends and the next begins nothing in print tells, but a name, a day and a state tell it in the columns whose heads the
lexicon knows. Converters print a cell over several lines in two ways: one cell after the other (what stood beside its first line then
comes below its last), or all first lines of a row in one line and the others below. Of all ways to read the lines below the heads the
one is taken in which most cells are what their heads say; the table ends where more lines would only make it worse, and there is none
where too few cells fit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from minutes_miner.document import Block, Cell, Document, Line, Row, Run, Table, split_marker
from minutes_miner.pipeline.cell_fit import Fit
from minutes_miner.pipeline.tables import column_roles
from minutes_miner.pipeline.words import Words

_FEWEST_HEADS, _MOST_HEADS, _MOST_HEAD_WORDS = 3, 8, 16
_HEAD_WORDS = 5  # of one head
_FEWEST_TOLD = 2  # words that are heads by themselves
_STRANGE = 3.0  # what a word of no known head costs, beside 1 for a head
_INSIDE = 0.6  # and each of one that only holds the words of a known one
_MOST_STRANGE = 0.34  # share of such words
_FEWEST_ROWS, _LEAST_FIT = 2, 0.5  # rows of a table, and how well one must fit on average
_LONGEST, _MOST_LINES = 30, 160  # words of a line of a row, lines of a table
_WIDEST, _WIDE = (
    0.75,
    0.5,
)  # of the width of the text, for a line inside of a cell, and for one that is not of the main cells
_MOST_SKIPPED, _FALLS = 9, -3.0  # numbers left out between rows, and what speaks against one that does not rise
_COUNTED = re.compile(r"\d{1,2}[.)]")  # the number of a title
_FULL, _TITLE = 0.85, 5  # of the width of the text, for a line of running text; words of a title
_PROSE = 2.0  # what speaks against a wider line of a cell
_HOPELESS = 9.0  # by how much a way to read lines may fit less than one that ended before
_SOUND = 0.6  # share of the rows in which what is told leaves no doubt
_TOLD = frozenset(("responsible", "deadline", "status"))
_TEXTS = frozenset(("action", "review", "item"))


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line of the document with the marker that was taken off, and the place of its block and in it."""

    text: str
    line: Line
    block: int
    place: int


@dataclass(frozen=True, slots=True)
class _Head:
    role: str  # "" for one that no list knows
    text: str


_Cells = tuple[tuple[str, ...], ...]  # of one row: for each column the lines of its cell


@dataclass(frozen=True, slots=True)
class _Path:
    """A way to read the lines so far: how well it fits, its rows, and whether the last line only went on with a cell."""

    fit: float
    above: "_Path | None"  # the path up to the end of the row before
    cells: _Cells
    column: int  # of the last cell
    wrapped: bool
    first: int  # the line at which its last row begins
    count: int


def with_run_on_rows(document: Document, words: Words) -> Document:
    """The document with the tables of actions whose cells run on in its lines as tables; only texts lose theirs so."""
    if document.format != "txt":
        return document
    tables = _Tables(document, words)
    blocks = list(tables.blocks())
    return replace(document, blocks=tuple(blocks)) if tables.made else document


class _Tables:
    def __init__(self, document: Document, words: Words) -> None:
        self.document, self.words = document, words
        self.number = max((block.number for block in document.blocks if isinstance(block, Table)), default=0)
        self.made = 0
        self._asked: dict[str, bool] = {}  # by text whether it is a head, asked once

    @cached_property
    def fit(self) -> Fit:
        """What tells of a cell whether it is what its head says."""
        return Fit(self.document, self.words)

    def blocks(self) -> Iterator[Block | Table]:
        """The blocks of the document, rows that run on as tables."""
        blocks = self.document.blocks
        at, place = 0, 0
        while at < len(blocks):
            block = blocks[at]
            found = None if isinstance(block, Table) else self._in(block, at, place)
            if found is None:
                yield _rest(block, place)
                at, place = at + 1, 0
                continue
            heads, table, after = found
            if not isinstance(block, Table) and heads > place:
                yield block._replace(lines=block.lines[place:heads], marker=None if place else block.marker)
            yield table
            at, place = after

    def _in(self, block: Block, at: int, place: int) -> tuple[int, Table, tuple[int, int]] | None:
        """The first table whose heads are a line of a block: the place of that line, the table, and where the next line stands."""
        for line in range(place, len(block.lines)):
            heads = self._heads(block.lines[line].text) if line or not block.marker else []
            if heads:
                lines = list(self._lines(at, line, numbered=heads[0].role == "number"))
                rows, count = _Reader(heads, lines, self.fit).best()
                if rows:
                    last = lines[count - 1]
                    done = last.place + 1 == len(self._block(last.block).lines)
                    return line, self._table(heads, lines, rows), (last.block + done, 0 if done else last.place + 1)
        return None

    def _block(self, at: int) -> Block:
        block = self.document.blocks[at]
        assert isinstance(block, Block)
        return block

    def _lines(self, at: int, place: int, *, numbered: bool) -> Iterator[_Printed]:
        """The line of heads and those below it, up to what is surely no row: a heading, a table, running text."""
        count = 0
        for number in range(at, len(self.document.blocks)):
            block = self.document.blocks[number]
            if isinstance(block, Table) or (number > at and self._is_outside(block, numbered=numbered)):
                return
            for index in range(place if number == at else 0, len(block.lines)):
                line = block.lines[index]
                text = f"{block.marker} {line.text}" if block.marker and not index else line.text
                count += 1
                told = " ".join(text.split())
                if len(told.split()) > _LONGEST or count > _MOST_LINES or (count > 1 and self._heads(told)):
                    return
                yield _Printed(told, line, number, index)

    def _is_outside(self, block: Block, *, numbered: bool) -> bool:
        """Whether a block is none of a table: a heading, a numbered title where rows have no numbers, the next meeting, or running
        text, whose first line is full and goes on or ends a sentence.
        """
        first = block.lines[0].text.strip() if block.lines else ""
        label = self.words.label.longest_prefix(first)
        if (block.kind == "heading" and not first.isupper()) or (label is not None and label[0] == "next_meeting"):
            return True
        counted = _COUNTED.fullmatch(block.marker or "") is not None and not numbered
        if counted and len(block.lines) == 1 and len(first.split()) <= _TITLE:
            return True
        return len(first) > _FULL * self.fit.width and (len(block.lines) > 1 or first.endswith("."))

    def _heads(self, text: str) -> list[_Head]:
        """The heads of columns that a line is made of; none where it is no line of heads of actions."""
        words = _with_strokes(text.split())
        if (
            not words
            or not _FEWEST_HEADS <= len(words) <= _MOST_HEAD_WORDS
            or text.rstrip()[-1] in ".;,:"
            or re.search(r"[\t\d]", text)
        ):
            return []
        if sum(self._is_head([word]) for word in words) < _FEWEST_TOLD:
            return []
        fewest = self._named(words, each=1.0)
        split = _TEXTS.isdisjoint(head.role for head in fewest) or "responsible" not in {head.role for head in fewest}
        most = self._named(words, each=-0.1) if split else []  # "Action Owner", "By When" are one head, or two
        return next((heads for heads in (most, fewest) if self._are_of_actions(heads, len(words))), [])

    def _role_inside(self, words: Sequence[str]) -> str | None:
        """The role of a head that ends with a known one, "New or remaining tasks", or joins two by a stroke."""
        told = " ".join(words)
        cuts = range(1, len(words))
        begins = any(self._is_head(words[:at]) for at in cuts)
        if (begins and not self._ends_with_by(words)) or not (
            any(self._is_head(words[at:]) for at in cuts) or (len(words) == 1 and "/" in told)
        ):
            return None
        return next(iter(column_roles(told, self.words)), None)

    def _ends_with_by(self, words: Sequence[str]) -> bool:
        return len(words) == len(("Action", "by")) and self.words.ends_with_by.search(" ".join(words)) is not None

    def _is_head(self, words: Sequence[str]) -> bool:
        told = " ".join(words)
        if told not in self._asked:
            self._asked[told] = self.words.column_names.find(told, fuzzy=False) is not None
        return self._asked[told]

    def _are_of_actions(self, heads: Sequence[_Head], words: int) -> bool:
        """Whether heads are those of a table of actions: most known, one for what is to be done and others for who, when or how far."""
        strange = sum(len(head.text.split()) for head in heads if not head.role)
        placed = all(head.role for head in heads[:-1])  # of what stands below a strange one nothing tells where it ends
        known = sum(self._is_head(head.text.split()) for head in heads)
        roles = [head.role for head in heads if head.role]
        told = [role for role in roles if role in _TOLD]
        owned = "responsible" in told or len(told) > 1
        twice = len(told) > len(set(told)) or roles.count("action") > 1
        talked = "discussion" in roles  # where whole paragraphs stand beside each other, too much would be a chance
        fits = (
            placed
            and not any(head.text[0].islower() for head in heads)  # "Actions by person" is a title
            and strange <= _MOST_STRANGE * words
            and _FEWEST_HEADS <= len(heads) <= _MOST_HEADS
            and known > len(heads) // 2
        )
        return fits and not (twice or talked) and owned and not _TEXTS.isdisjoint(roles)

    def _named(self, words: Sequence[str], *, each: float) -> list[_Head]:
        """The words of a line as heads, each head at the same price: those in which fewest words are of no known one."""
        best: list[tuple[float, tuple[_Head, ...]]] = [(0.0, ())]
        for end in range(1, len(words) + 1):
            ways = [(best[end - 1][0] + _STRANGE, _with_strange(best[end - 1][1], words[end - 1]))]
            for start in range(max(0, end - _HEAD_WORDS), end):
                told = " ".join(words[start:end])
                role = self.words.column_names.find(told, fuzzy=False)
                price = each if role else _INSIDE * (1 + end - start)
                if role := role or self._role_inside(words[start:end]):
                    ways.append((best[start][0] + price, _with_head(best[start][1], role, told, self.words)))
            best.append(min(ways, key=lambda way: way[0]))
        return list(best[-1][1])

    def _table(self, heads: Sequence[_Head], lines: Sequence[_Printed], rows: Sequence[tuple[int, _Cells]]) -> Table:
        self.made += 1
        head = tuple((head.text,) for head in heads)
        made = [
            Row(tuple(Cell(at, column, _cell(cell, lines, first)) for column, cell in enumerate(cells, 1)))
            for at, (first, cells) in enumerate([(0, head), *rows], 1)
        ]
        return Table(self.number + self.made, tuple(made), len(heads), header_rows=1, ruled=False)


def _rest(block: Block | Table, place: int) -> Block | Table:
    """What is left of a block behind the table that ends in it."""
    if isinstance(block, Table) or not place:
        return block
    return Block("paragraph", block.lines[place:])


def _with_strokes(words: Sequence[str]) -> list[str]:
    """The words of a line, those with a lone stroke between them as one: "Status / remark"."""
    joined: list[str] = []
    for word in words:
        if joined and (word == "/" or joined[-1].endswith("/")):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _with_head(heads: tuple[_Head, ...], role: str, text: str, words: Words) -> tuple[_Head, ...]:
    """The heads with one more; behind one of owners "Follow-up by" asks for a day, and before "When" a "By" for an owner."""
    if role == "deadline" and heads and heads[-1].role == role and words.ends_with_by.search(f"- {heads[-1].text}"):
        heads = (*heads[:-1], _Head("responsible", heads[-1].text))
    owned = any(head.role == "responsible" for head in heads)
    dated = role == "responsible" and owned and words.ends_with_by.search(text)
    return (*heads, _Head("deadline" if dated else role, text))


def _with_strange(heads: tuple[_Head, ...], word: str) -> tuple[_Head, ...]:
    """The heads with one word more that no list knows, which stands in one head with those before it that none knows."""
    if heads and not heads[-1].role:
        return (*heads[:-1], _Head("", f"{heads[-1].text} {word}"))
    return (*heads, _Head("", word))


def _cell(cell: Sequence[str], lines: Sequence[_Printed], first: int) -> tuple[Block, ...]:
    """The blocks of a cell: each line with a bullet begins an item."""
    made: list[tuple[str | None, list[Line]]] = []
    at = first
    for text in cell:
        while at + 1 < len(lines) and text not in lines[at].text:
            at += 1
        marker, rest = split_marker(text)
        listed = marker is not None and not marker[0].isalnum() and marker[0] not in "(–—-"
        line = Line((Run(rest if listed else text),), number=lines[at].line.number)
        if listed or not made:
            made.append((marker if listed else None, [line]))
        else:
            made[-1][1].append(line)
        at += text == lines[at].text
    return tuple(
        Block("list_item" if marker else "paragraph", tuple(held), level=1 if marker else 0, marker=marker)
        for marker, held in made
    )


class _Reader:
    """Reads the lines below heads as rows, in the way that fits best."""

    def __init__(self, heads: Sequence[_Head], lines: Sequence[_Printed], fit: Fit) -> None:
        self.lines, self.fit = [line.text for line in lines], fit
        self.roles = [head.role for head in heads]
        self.main = next(self.roles.index(role) for role in ("action", "review", "item") if role in self.roles)
        self.numbered = self.roles[0] == "number"
        self.widest, self.wide = _WIDEST * fit.width, _WIDE * fit.width

    def best(self) -> tuple[list[tuple[int, _Cells]], int]:
        """The rows, each with the line at which it begins, and how many lines they take with the heads; none where too little fits."""
        path, end = max((self._read(beside=beside) for beside in (False, True)), key=lambda read: read[0].fit)
        if path.count < _FEWEST_ROWS or path.fit < _LEAST_FIT * path.count:
            return [], 0
        rows: list[tuple[int, _Cells]] = []
        while path.count:
            rows.append((path.first, path.cells))
            assert path.above is not None
            path = path.above
        return self._sound(rows[::-1], end)

    def _sound(self, rows: list[tuple[int, _Cells]], end: int) -> tuple[list[tuple[int, _Cells]], int]:
        """The rows up to the first two that tell nothing for sure; none where these are too many of all."""
        sound = [self.fit.is_sound(self.roles, cells) for _, cells in rows]
        last = next((at for at in range(len(rows)) if not any(sound[at : at + 2])), len(rows))
        if last < len(rows):
            rows, end = rows[:last], rows[last][0]
        return (rows, end) if len(rows) >= _FEWEST_ROWS and sum(sound[:last]) >= _SOUND * last else ([], 0)

    def _read(self, *, beside: bool) -> tuple[_Path, int]:
        """The way that fits best to read lines as rows, and how many lines it takes; `beside` where first lines stand in one line."""
        empty: _Cells = ((),) * len(self.roles)
        start = _Path(0.0, None, empty, -1, False, 0, 0)
        paths, best, end, most = [start], start, 1, 0.0
        for at in range(1, len(self.lines)):
            found: dict[tuple[int, bool], _Path] = {}
            for path in paths:
                for new in self._steps(path, at, beside=beside):
                    state = new.column, new.wrapped
                    if state not in found or new.fit > found[state].fit:
                        found[state] = new
            paths = [path for path in found.values() if path.fit > most - _HOPELESS]
            if not paths:
                break
            last = max(paths, key=self._closed)
            if self._closed(last) > most:
                best, end, most = last, at + 1, self._closed(last)
        return replace(best, fit=most), end

    def _closed(self, path: _Path) -> float:
        """How well a path fits if its last row ends there."""
        if not path.count:
            return path.fit
        return path.fit + self.fit.row(self.roles, path.cells)

    def _steps(self, path: _Path, at: int, *, beside: bool) -> Iterator[_Path]:
        """The ways to read one line more: as the begin of a row, as more cells of one, or as what goes on in a cell."""
        text = self.lines[at]
        closed = self._closed(path)
        for fit, cells in self._cut(text, 0):
            fit += self._rises(path.cells[0], cells[0]) if self.numbered and path.count else 0
            yield _Path(closed + fit, path, cells, _last(cells), False, at, path.count + 1)
        if not path.count:
            return
        if path.wrapped and not beside:
            for fit, cells in self._cut(text, path.column + 1):
                joined = tuple(a or b for a, b in zip(path.cells, cells, strict=True))
                yield replace(path, fit=path.fit + fit, cells=joined, column=_last(cells), wrapped=False)
        columns = range(len(self.roles)) if beside else (path.column,)
        for column in columns:
            if path.cells[column] and self.roles[column] != "number" and len(text) < self.widest:
                more = self.fit.goes_on(self.roles[column], path.cells[column], text)
                grown = (*path.cells[:column], (*path.cells[column], text), *path.cells[column + 1 :])
                yield replace(path, fit=path.fit + more, cells=grown, wrapped=True)

    def _cut(self, text: str, first: int) -> list[tuple[float, _Cells]]:
        """The best ways to cut a line into cells of the columns from one on, one way for each column that may be the last.

        A row begins with its number where rows have one, and holds its main cell.
        """
        words = text.split()
        empty: _Cells = ((),) * len(self.roles)
        ways: dict[int, dict[int, tuple[float, _Cells]]] = {0: {first - 1: (0.0, empty)}}  # by words read, by column
        for start in range(len(words)):
            for column, (fit, cells) in ways.get(start, {}).items():
                for new in range(column + 1, len(self.roles)):
                    if first == 0 and not self._may_follow(cells, new):
                        continue
                    for end in range(start + 1, start + 1 + self.fit.longest(self.roles[new], len(words) - start)):
                        cell = " ".join(words[start:end])
                        told = fit + self.fit.of(self.roles[new], cell, inside=end < len(words))
                        told -= _PROSE * (len(cell) > (self.widest if new == self.main else self.wide))
                        held = ways.setdefault(end, {})
                        if new not in held or told > held[new][0]:
                            held[new] = told, (*cells[:new], (cell,), *cells[new + 1 :])
        return list(ways.get(len(words), {}).values())

    def _rises(self, above: Sequence[str], number: Sequence[str]) -> float:
        """What speaks against the number of a row below another one: that it is not the next."""
        last, this = (re.findall(r"\d+", cell[0])[-1:] if cell else [] for cell in (above, number))
        return 0.0 if not last or not this or 0 < int(this[0]) - int(last[0]) <= _MOST_SKIPPED else _FALLS

    def _may_follow(self, cells: _Cells, new: int) -> bool:
        """Whether a cell of a column may stand behind those of the row: none before its number, none behind a main cell that lacks."""
        if self.numbered and new and not cells[0]:
            return False
        return new <= self.main or bool(cells[self.main])


def _last(cells: _Cells) -> int:
    return max((at for at, cell in enumerate(cells) if cell), default=-1)
