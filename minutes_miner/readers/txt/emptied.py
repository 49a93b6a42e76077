"""Tables emptied cell by cell: all heads and then all columns, each head above its column, or one row after the other.

No bullet and no blank tells where a column ends; what its cells look like does. Dates, mail addresses, numbers that rise and
short names in capitals stand in columns of their own, and all columns have as many cells as there are rows. Where the
counts come out even, and two columns are of such kinds beside one of sentences, the table is put together again; where
columns show without coming out even, the doubt is told.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from minutes_miner.document import goes_on, split_marker
from minutes_miner.readers.txt.source import Found, Source

Kind = Literal["number", "date", "mail", "name", "text"]
_MOST_COLUMNS, _MOST_ROWS, _MOST_UNITS = 7, 60, 5_000
_LEAST_COLUMNS, _LEAST_ROWS, _LEAST_KINDS = 3, 3, 2
_SENTENCE = 3  # words of the cells of other columns on average
_MOST_WORDS, _HEAD_WORDS = 5, 4  # of a date or a name, of a head
_SURE = 2 / 3  # of the cells of a column that look like dates; others may be a word or two
_MOST_LETTERS = 14  # in a date: the name of a month, an ordinal, a preposition
_NUMBER = re.compile(r"\d{1,3}[.)]?")
_NARROWEST = 15  # characters of a line that was wrapped
_MAIL, _FIGURE, _PARTS = re.compile(r"\S@\S"), re.compile(r"\d"), re.compile(r"[\s/&,+()-]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that are one cell if they are any: where they begin and end among the lines, and what they look like."""

    start: int
    end: int
    text: str
    kind: Kind
    apart: bool  # a blank line stands before it


@dataclass(frozen=True, slots=True)
class Emptied:
    """A table put together again: its cells by rows, heads first; `certain` where it is no chance."""

    rows: list[list[Unit]]
    certain: bool

    @property
    def start(self) -> int:
        """The place of its first line."""
        return self.rows[0][0].start

    @property
    def end(self) -> int:
        """The place behind its last line."""
        return self.rows[-1][-1].end


def found_tables(tables: Sequence[Emptied], lines: Sequence[Source]) -> dict[int, Found]:
    """The tables by their first lines, as rows of cells."""
    return {
        table.start: (table.end, [(lines[row[0].start].number, [unit.text for unit in row]) for row in table.rows])
        for table in tables
    }


def emptied_tables(lines: Sequence[Source]) -> tuple[list[Emptied], int | None]:
    """The tables that can be put together again, and the number of a line where columns show that cannot; else None."""
    units = _units(lines)
    tables: list[Emptied] = []
    begun = 0  # the unit behind the last table
    doubts: list[int] = []
    alike = {kind: [0, *itertools.accumulate(unit.kind == kind for unit in units)] for kind in get_args(Kind)}
    runs = [(kind, list(run)) for kind, run in itertools.groupby(enumerate(units), key=lambda unit: unit[1].kind)]
    for kind, run in runs:
        ends = (run[-1][0] + 1, run[-1][0] + 2) if kind != "text" else ()
        found = [table for end in ends for table in _ending_at(units, begun, end, alike[kind])]
        certain = next((table for table in found if table.certain), None)
        if certain is not None:
            tables.append(certain)
            begun = next((at for at, unit in enumerate(units) if unit.start >= certain.end), len(units))
        else:
            doubts += [table.start for table in found]
    for at in range(len(units)):
        table, told = _by_rows(units, at)
        if table is not None and all(other.end <= table.start or table.end <= other.start for other in tables):
            tables.append(table)
        elif told:
            doubts.append(units[at].start)
    doubts += _blocks_abreast(units)
    taken = {at for table in tables for at in range(table.start, table.end)}
    for (above, run), (below, others) in itertools.pairwise(runs):
        if "text" not in (above, below) and len(run) == len(others) >= _LEAST_ROWS:
            doubts.append(run[0][1].start)
    return tables, min((lines[at].number for at in doubts if at not in taken), default=None)


def _units(lines: Sequence[Source]) -> list[Unit]:
    """Each line with those that go on with it in small letters."""
    units: list[Unit] = []
    at = 0
    while at < len(lines) and len(units) < _MOST_UNITS:
        end = at + 1
        while end < len(lines) and not lines[end].blank_before and _goes_on(lines[end - 1].text, lines[end].text):
            end += 1
        text = "\n".join(line.text.strip(" ") for line in lines[at:end])  # tabs tell of tables of another print
        units.append(Unit(at, end, text, _kind(text), lines[at].blank_before > 0))
        at = end
    return units


def _goes_on(above: str, below: str) -> bool:
    return len(above.strip()) >= _NARROWEST and (below.strip()[:1].islower() or goes_on(above, below))


def _kind(text: str) -> Kind:
    words = text.split()
    if split_marker(text)[0] is not None and not _NUMBER.fullmatch(text):
        return "text"
    if _NUMBER.fullmatch(text):
        return "number"
    if len(words) > _MOST_WORDS or text.endswith((".", ":", ";")) or "\t" in text or "|" in text:
        return "text"
    if _MAIL.search(text):
        return "mail" if len(words) <= 2 else "text"
    if _FIGURE.search(text):
        return "date" if sum(map(str.isalpha, text)) <= _MOST_LETTERS else "text"
    parts = [part for part in _PARTS.split(text) if part]
    named = all(part[0].isupper() or len(part) <= 3 for part in parts)
    return "name" if named and any(sum(map(str.isupper, part)) > 1 for part in parts) else "text"


def _ending_at(units: Sequence[Unit], begun: int, end: int, alike: Sequence[int]) -> Iterator[Emptied]:
    """The table whose last column ends before a unit; `alike` counts the units of the kind of its cells."""
    if end > len(units):
        return
    for rows in range(min(_MOST_ROWS, end - begun), _LEAST_ROWS - 1, -1):
        if alike[end] - alike[end - rows] < _SURE * rows or _kind_of(units[end - rows : end]) == "text":
            continue
        for columns in range(2, _MOST_COLUMNS + 1):
            start = end - columns * (rows + 1)
            if start < begun:
                break
            cells = list(units[start:end])
            above = [cells[at : at + rows + 1] for at in range(0, len(cells), rows + 1)]
            apart = [[cells[at], *cells[columns + at * rows :][:rows]] for at in range(columns)]
            for parts in (apart, above):
                certain = _is_table(parts, units[end : end + 1])
                if certain is not False:
                    yield Emptied(list(map(list, zip(*parts, strict=True))), bool(certain))


def _blocks_abreast(units: Sequence[Unit]) -> list[int]:
    """Where blocks of as many lines as their neighbours begin, each with a head above it: once may be chance, twice is none."""
    begun = [at for at, unit in enumerate(units) if unit.apart or not at]
    doubts: list[int] = []
    equal: list[int] = []
    for start, middle, end in zip(begun, begun[1:], [*begun[2:], len(units)], strict=False):
        is_block = _is_head(units[start]) and _is_head(units[middle]) and middle - start > _LEAST_ROWS
        if not is_block or any(split_marker(unit.text)[0] for unit in units[start:end]):  # lists below headings
            equal = []
        elif middle - start == end - middle:
            equal.append(units[start].start)
        if len(equal) > 1:
            doubts.append(equal[0])
    return doubts


def _by_rows(units: Sequence[Unit], start: int) -> tuple[Emptied | None, bool]:
    """The table whose heads begin at a unit, its rows one after the other below them; whether one shows that is not sure.

    The same columns have the same kinds of cells in all rows, and the last one is not of sentences.
    """
    heads = list(itertools.takewhile(_is_head, units[start : start + _MOST_COLUMNS]))
    for width in range(len(heads), _LEAST_COLUMNS - 1, -1):
        kinds = [unit.kind for unit in units[start + width : start + 2 * width]]
        if len(kinds) < width or kinds[-1] == "text":
            continue
        rows = [list(units[start : start + width])]
        at = start + width
        while [unit.kind for unit in units[at : at + width]] == kinds:
            rows.append(list(units[at : at + width]))
            at += width
        cells = [unit for row in rows[1:] for unit in row if unit.kind == "text"]
        long = sum(len(unit.text.split()) for unit in cells) >= _SENTENCE * len(cells)
        count, told = len(rows) - 1, len(set(kinds) - {"text"})
        if count < _LEAST_ROWS or "text" not in kinds:
            continue
        if (count > _LEAST_ROWS or (long and told >= _LEAST_KINDS)) and _alike_apart(rows[1:]):
            return Emptied(rows, certain=True), False
        return None, long
    return None, False


def _is_head(unit: Unit) -> bool:
    text = unit.text
    short = 0 < len(text.split()) <= _HEAD_WORDS and text[-1] not in ".;,:" and not _FIGURE.search(text)
    return text in ("#", "No.", "Nr.") or (short and text[0].isalpha() and (unit.kind == "text" or text.isupper()))


def _is_table(parts: Sequence[Sequence[Unit]], behind: Sequence[Unit]) -> bool | None:
    """Whether columns, each below its head, are of different kinds, and none goes on in the next one or behind the last; None
    where that is likely but might be chance."""
    if not all(_is_head(part[0]) for part in parts):
        return False
    kinds = [_kind_of(part[1:]) for part in parts]
    told = set(kinds) - {"text"}
    if kinds[-1] == "text" or (behind and behind[0].kind == kinds[-1]):
        return False
    cells = [unit for part, kind in zip(parts, kinds, strict=True) if kind == "text" for unit in part[1:]]
    words = sum(len(unit.text.split()) for unit in cells)
    if any(unit.kind in told for unit in cells) or (words < _SENTENCE * len(cells) and "mail" not in told):
        return False
    if not cells and len(told) < _LEAST_KINDS:
        return False  # a list of names
    sure = len(told) >= _LEAST_KINDS and len(parts) >= _LEAST_COLUMNS and _alike_apart(parts)
    return True if sure else None


def _alike_apart(parts: Sequence[Sequence[Unit]]) -> bool:
    """Whether blank lines stand before the same cells of all columns, so that none begins in the middle of another."""
    return all(len({unit.apart for unit in row[not at :]}) <= 1 for at, row in enumerate(zip(*parts, strict=True)))


def _kind_of(part: Sequence[Unit]) -> Kind:
    """The kind of a column: that of all its cells; of those with dates some may be a word or two."""
    kinds = [unit.kind for unit in part]
    if all(kind == kinds[0] for kind in kinds):
        return kinds[0] if kinds[0] != "number" or _rises(part) else "date"
    short = all(unit.kind == "date" or len(unit.text.split()) <= 2 for unit in part)
    return "date" if short and kinds.count("date") >= _SURE * len(part) else "text"


def _rises(part: Sequence[Unit]) -> bool:
    numbers = [int(unit.text.strip(" .)")) for unit in part]
    return all(a + 1 == b for a, b in itertools.pairwise(numbers))
