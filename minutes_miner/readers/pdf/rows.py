"""The rows of a table without rules: where its lines part in all columns at once.

Lines of different columns need not stand at the same heights. What overlaps in height is one band; rows are parted by flat
strokes between the bands where there are some, by wider gaps where there are some, and else by what the first column says.
"""

import re
from collections.abc import Sequence

from minutes_miner.document import Box, begins_anew, goes_on
from minutes_miner.readers.pdf.page import RawCell, TextLine, Word, is_right_to_left

Interval = tuple[float, float]
_WIDER = 0.35  # sizes of a letter by which the gap between two rows is wider than between the lines of a cell
_NARROWER = 0.15  # by which that between two paragraphs of a cell is narrower than all between rows
_SHRUNK = 0.2  # of the height of a line, above and below, that may overlap with the next
_BESIDE = 2.0  # points between two cells
_STROKES = 2  # between rows, that tell that all rows have some
_COUNTED = re.compile(r"\d{1,3}[.)]?")  # the number of a row
_ACROSS = 0.7  # of the width of a table that a stroke between two rows crosses


def words_in(line: TextLine, column: Interval) -> list[Word]:
    """The words of a line whose middle stands in a column, give or take a point."""
    return [word for word in line.words if column[0] - 1 <= (word.box.x0 + word.box.x1) / 2 <= column[1] + 1]


def across_at(columns: Sequence[Interval], rules: Sequence[Box]) -> list[float]:
    """The heights at which strokes run across columns."""
    left, right = columns[0][0], columns[-1][1]
    across: list[float] = []
    for height in sorted({round(rule.top, 1) for rule in rules}):
        covered = sum(
            max(min(rule.x1, right) - max(rule.x0, left), 0.0) for rule in rules if abs(rule.top - height) < 1.5
        )
        if covered > _ACROSS * (right - left):
            across.append(height)
    return across


class Band:
    """Lines that overlap in height: for each column its parts from top to bottom."""

    __slots__ = ("bottom", "parts", "top")

    def __init__(self, columns: int, top: float, bottom: float) -> None:
        self.top, self.bottom = top, bottom
        self.parts: list[list[TextLine]] = [[] for _ in range(columns)]

    @property
    def filled(self) -> list[int]:
        """The columns that have something here."""
        return [at for at, parts in enumerate(self.parts) if parts]


class Bands:
    """The bands of a region from top to bottom, and where they part into rows.

    `are_stroked` says that strokes part its rows, whatever gaps there are: as many of those that all columns begin, at least.
    """

    def __init__(
        self, region: Sequence[TextLine], columns: Sequence[Interval], rules: Sequence[Box], *, stroked: bool = False
    ) -> None:
        self.columns = columns
        turned = sum(is_right_to_left(line.text) for line in region)
        self.first = len(columns) - 1 if 2 * turned > len(region) else 0
        self.size = region[0].size
        self.bands: list[Band] = []
        below: dict[int, float] = {}
        gaps: list[float] = []
        for line in sorted(region, key=lambda line: line.box.top):
            for at, column in enumerate(columns):
                words = words_in(line, column)
                if not words:
                    continue
                part = TextLine(words, line.page)
                inset = _SHRUNK * (part.box.bottom - part.box.top)
                top, bottom = part.box.top + inset, part.box.bottom - inset
                if not self.bands or top > self.bands[-1].bottom:
                    self.bands.append(Band(len(columns), top, bottom))
                band = self.bands[-1]
                band.bottom = max(band.bottom, bottom)
                band.parts[at].append(part)
                if at in below:
                    gaps.append(top - below[at])
                below[at] = bottom
        self.usual = sorted(gaps)[len(gaps) // 10] if gaps else 0.0
        self.wide = self.usual + _WIDER * self.size
        self.ruled = self._ruled(rules)
        elsewhere = self.joint_starts() - self.joint_starts(at_strokes=True)
        self.are_stroked = (stroked or len(self.ruled) >= _STROKES) and elsewhere <= max(len(self.ruled), 1)

    def _gap(self, at: int) -> float:
        return self.bands[at].top - self.bands[at - 1].bottom

    def is_wide(self, at: int) -> bool:
        """Whether a gap as between rows stands above a band."""
        return self._gap(at) > self.wide

    def _ruled(self, rules: Sequence[Box]) -> set[int]:
        """The bands above which a stroke runs across the table."""
        across = across_at(self.columns, rules)
        return {
            at
            for at in range(1, len(self.bands))
            if any(self.bands[at - 1].bottom - 1 <= height <= self.bands[at].top + 1 for height in across)
        }

    def joint_starts(self, *, at_strokes: bool = False) -> int:
        """How many rows begin in all columns at once behind a wide gap or a stroke, or behind a stroke alone."""
        return sum(
            len(self.bands[at].filled) == len(self.columns)
            and (at in self.ruled or (not at_strokes and self.is_wide(at)))
            for at in range(1, len(self.bands))
        )

    def share_of_one(self) -> float:
        """The share of the bands that fill but one column."""
        return sum(len(band.filled) == 1 for band in self.bands) / max(len(self.bands), 1)

    def rows(self) -> list[list[Band]]:
        """The bands of each row."""
        if not self.bands:
            return []
        places = range(1, len(self.bands))
        if self.are_stroked:
            return self._parted(self.ruled)
        if not any(map(self.is_wide, places)):
            return self._parted({at for at in places if at in self.ruled or self._opens(at)})
        starts = {at for at in places if at in self.ruled or self.is_wide(at)} - self._between_paragraphs()
        if self._is_head(0) and not self._is_head(1):
            starts.add(1)
        rows: list[list[Band]] = []
        begun = 0
        for row in self._parted(starts):
            inner = range(begun + 1, begun + len(row))
            if len(row) > 2 and all(map(self._opens, inner)):
                rows += [[band] for band in row]
            elif rows and begun not in self.ruled and self._adds(row, rows[-1]):
                rows[-1] += row  # one more paragraph of a cell, or of several
            else:
                rows.append(row)
            begun += len(row)
        return rows

    def _between_paragraphs(self) -> set[int]:
        """Wide gaps above bands that fill but one column, or not the first, all narrower than those above rows."""
        wide = [at for at in range(1, len(self.bands)) if self.is_wide(at) and at not in self.ruled]
        opening = [self._gap(at) for at in wide if self.begins(at)]
        if len(opening) < 2:
            return set()
        return {at for at in wide if not self.begins(at) and self._gap(at) < min(opening) - _NARROWER * self.size}

    def begins(self, at: int) -> bool:
        """Whether a band fills the first column and another one."""
        return bool(self.bands[at].parts[self.first]) and len(self.bands[at].filled) > 1

    def _adds(self, row: list[Band], above: list[Band]) -> bool:
        """Whether bands leave the first column empty, and another one that the row above fills: its paragraphs go on."""
        here = {column for band in row for column in band.filled}
        there = {column for band in above for column in band.filled} - {self.first}
        return self.first not in here and (len(here) == 1 or here < there)

    def _parted(self, starts: set[int]) -> list[list[Band]]:
        rows: list[list[Band]] = []
        for at, band in enumerate(self.bands):
            if at == 0 or at in starts:
                rows.append([])
            rows[-1].append(band)
        return rows

    def _is_head(self, at: int) -> bool:
        return at < len(self.bands) and all(part.bold for parts in self.bands[at].parts for part in parts)

    def _opens(self, at: int) -> bool:
        """Whether a row begins without a gap: its first cell is filled, and does not go on from the line above.

        Of two columns the first alone may begin one too, where what stands above it has ended: nobody has to act on it.
        """
        band, above = self.bands[at], self.bands[at - 1]
        parts, before = band.parts[self.first], above.parts[self.first]
        if not parts or parts[0].text[:1].islower():
            return False
        alone = len(band.filled) < 2
        if alone and not (len(self.columns) == 2 and before and begins_anew(before[-1].text, parts[0].text)):
            return False
        if not before or (before[-1].text[-1:].isdecimal() and _COUNTED.fullmatch(parts[0].text)):
            return True
        if not alone and len(band.filled) == len(self.columns):
            return len(above.filled) > 1 or not goes_on(before[-1].text, parts[0].text)
        word = parts[0].words[0].box
        left, right = self.columns[self.first]
        room = right - left - (before[-1].box.x1 - before[-1].box.x0)
        return room > word.x1 - word.x0 + 0.3 * self.size  # the next word had room on the line before


def rows_of(bands: Bands) -> list[list[RawCell]]:
    """The rows of the bands of a region with their cells."""
    made = []
    columns = bands.columns
    for row in bands.rows():
        parts = [[part for band in row for part in band.parts[at]] for at in range(len(columns))]
        top = min(part.box.top for cell in parts for part in cell)
        bottom = max(part.box.bottom for cell in parts for part in cell)
        rights = [*(column[0] - _BESIDE for column in columns[1:]), columns[-1][1]]
        made.append(
            [
                RawCell(number, 1, Box(column[0], top, right, bottom), cell)
                for number, (column, right, cell) in enumerate(zip(columns, rights, parts, strict=True), 1)
            ]
        )
    return made
