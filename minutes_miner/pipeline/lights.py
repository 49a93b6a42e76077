"""What a column of states tells by a letter, a colour or a day: "G", "Blue", a day below "Closed"."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from minutes_miner.document import Row, Table
from minutes_miner.pipeline.findings import Findings, TableReading
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.states import is_state
from minutes_miner.pipeline.teller import Teller
from minutes_miner.pipeline.words import key

_MARKS = ("mark_done", "mark_in_progress", "mark_open", "mark_green")
_FAR_AHEAD = 200  # days
_YEAR = re.compile(r"\d{4}|[/.]\d{1,2}[/.]\d{2}$")
_FEWEST = 2  # marks that a legend explains


class Lights:
    """Reads such cells of the tables of one document."""

    def __init__(self, layout: Layout, found: Findings, teller: Teller) -> None:
        self.layout, self.found, self.teller, self.words = layout, found, teller, teller.words
        self._green: dict[int, bool] = {}

    def told(self, state: str, reading: TableReading, row: Row) -> str:
        """The words for a cell of states: those of the legend for its mark, else of a remark beside it that is a state, else its own."""
        if not any(key(state) in self.words.report[name] for name in _MARKS):
            return state
        number = row.cells[0].row
        noted = (fold(cell.text) for cell in row.cells if "comment" in reading.roles_of(number, cell.column))
        return next((text for text in noted if is_state(text, self.words)), self._legend.get(key(state), state))

    def is_over(self, state: str, reading: TableReading, row: Row) -> bool:
        """Whether a cell says without words that an action is over: by a day below "Closed", or by a green light where green is done."""
        if key(state) in self.words.report["mark_green"]:
            return self._green_is_done(reading)
        number = row.cells[0].row
        heads = {
            key(head.get(cell.column, ""))
            for head in reading.heads.values()
            for cell in row.cells
            if fold(cell.text) == state and "status" in reading.roles_of(number, cell.column)
        }
        return (
            self.teller.is_day(state) and not heads.isdisjoint(self.words.cue["ended_on"]) and not self._is_later(state)
        )

    def _green_is_done(self, reading: TableReading) -> bool:
        """Whether the green lights of a table mean that something is done, not that it goes well: no other mark of it says so, and
        nothing green is due after the meeting.
        """
        if reading.number not in self._green:
            rows = [(state, day) for state, day in self._cells(self.layout.tables[reading.number], reading) if state]
            greens = [day for state, day in rows if key(state) in self.words.report["mark_green"]]
            done = any(key(state) in self.words.report["mark_done"] for state, _ in rows)
            days = [day for day in greens if self.teller.is_day(day)]
            self._green[reading.number] = bool(days) and not done and not any(map(self._is_later, days))
        return self._green[reading.number]

    @staticmethod
    def _cells(table: Table, reading: TableReading) -> Iterator[tuple[str, str]]:
        """State and day of each row."""
        for row in table.rows:
            texts = {
                role: fold(cell.text)
                for cell in row.cells
                if cell.row not in reading.head_rows
                for role in reading.roles_of(cell.row, cell.column)
            }
            yield texts.get("status", ""), texts.get("deadline", "")

    def _is_later(self, day: str) -> bool:
        """Whether a day lies behind the meeting; one without its year that is far ahead was last year's."""
        days = [date.fromisoformat(told.deadline.date) for told in self.teller.candidates(day) if told.deadline.date]
        if self.teller.meeting is None or not days:
            return False
        ahead = (max(days) - self.teller.meeting).days
        return ahead > 0 and (ahead <= _FAR_AHEAD or _YEAR.search(day) is not None)

    @cached_property
    def _legend(self) -> dict[str, str]:
        """The states that a line explains of letters or colours, two at least: "G = complete, A = in progress"."""
        marks = sorted({mark for name in _MARKS for mark in self.words.report[name]}, key=len, reverse=True)
        pair = re.compile(rf"(?<!\w)(?P<mark>{'|'.join(map(re.escape, marks))})\s*[=:–-]\s*(?P<told>[^,;.|()=:]{{3,40}})", re.IGNORECASE)  # fmt: skip
        legend: dict[str, str] = {}
        for passage in self.layout.passages:
            if passage.cell is not None and self.found.tables[passage.cell.table].purpose == "actions":
                continue
            pairs = {key(m["mark"]): m["told"].strip() for m in pair.finditer(self.layout.text_of(passage))}
            told = {mark: words for mark, words in pairs.items() if is_state(words, self.words)}
            legend |= told if len(told) >= _FEWEST else {}
        return legend
