"""Tables that say who was there: sign-in sheets, lists beside each other, offices with their holders, labels beside their values."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from minutes_miner.document import Table
from minutes_miner.link.attendance import Part, part_of, promise, sentences
from minutes_miner.link.fields import is_office
from minutes_miner.link.labels import divide
from minutes_miner.link.sheets import attendance_columns, entries_of_rows
from minutes_miner.pipeline.attendance.entries import FEW, SURE, TIME, holds_sentence, is_long, is_unfinished, says_away
from minutes_miner.pipeline.attendance.labels import HEAD_LABELS, Labels
from minutes_miner.pipeline.attendance.roll import Roll
from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.layout import Layout, fold

_OF_TALK = frozenset(("discussion", "responsible"))  # the columns of minutes that are a table
_OF_PEOPLE = frozenset(("present", "name"))
_BEHIND_NAME = re.compile(r"\s*[,;(]|\s[–—-]\s")
_SEATS = ("office", "chair", "circle")
_AROUND = " :.*"  # signs around a label
_LABEL_WORDS = 4  # of what may be a label though no list has it
_LIKELY = 0.3  # share of the members of a circle that are surely somebody


class Tables:
    """Reads the tables that list who was there."""

    def __init__(self, layout: Layout, found: Findings, labels: Labels, roll: Roll) -> None:
        self.layout, self.found, self.labels, self.roll = layout, found, labels, roll

    def read(self, table: Table) -> None:
        """Takes what a table says of who was there."""
        reading = self.found.tables.get(table.number)
        purpose = reading.purpose if reading else "other"
        rows = [_row(table, cells) for cells in _grid(table)]
        self._excused(rows)
        roles = reading.told if reading else set()
        planned = purpose == "agenda" and "item" in roles and not roles & _OF_PEOPLE
        if purpose == "actions" or roles >= _OF_TALK or roles == {"responsible"} or planned:
            self.roll.in_head = False
            self.roll.close()
            return
        if self._side_by_side(rows) or self._by_office(rows):
            return
        waiting = self.roll.waits
        of_head = self._is_head(rows)
        if not of_head and (
            purpose == "attendance" or waiting or self._opens(rows) or self._may_be_sheet(purpose, rows)
        ):
            sheet = self._before_end(rows)
            entries = entries_of_rows(sheet) if len(sheet) > 1 else None
            sure = purpose == "attendance" or waiting or self._opens(rows)
            told = [e for e in entries or () if e.has("person") and (sure or e.has("agency", "initials", "away"))]
            if entries and (
                len(told) >= SURE * len(entries)
                or (sure and 2 * sum(e.has("person", "agency") for e in entries) >= len(entries))
            ):
                present = self.roll.stretch.part.present if self.roll.stretch else True
                self.roll.end_sheet()
                self.roll.parts.append(Part("", present, entries=tuple(entries)))
                self.roll.stretch = None
                return
        self._cells(purpose, rows)

    def _excused(self, rows: list[list[str]]) -> None:
        """Takes the sentences in cells of any table that tell who was not there: "Apologies were received from Ann Lee"."""
        lines = (line for row in rows for cell in row for line in cell.split("\n"))
        self.roll.parts += [part for line in lines if says_away(line) for part in sentences(line) if not part.present]

    def _before_end(self, rows: list[list[str]]) -> list[list[str]]:
        """The rows of a sheet, up to a row that is nothing but the title of what follows in the same table."""
        titles = ([cell for cell in row if cell.strip()] for row in rows)
        ends = (
            at
            for at, row in enumerate(titles)
            if len(row) == 1 and self.labels.meaning(row[0].strip(_AROUND)) == "ends"
        )
        return rows[: next((at for at in ends if at > 1), len(rows))]

    def _side_by_side(self, rows: list[list[str]]) -> bool:
        """Takes lists that stand beside each other below their labels: "Present | Apologies", one name a line in one cell."""
        heads = [(at, cell.strip(_AROUND)) for at, cell in enumerate(rows[0]) if cell.strip()]
        labels = [(at, label) for at, label in heads if self.labels.meaning(label) != "ends"]  # "Agenda | Present"
        meanings = {self.labels.meaning(label) for _, label in labels}
        below = [row[at] for row in rows[1:] for at, _ in labels if at < len(row) and row[at].strip()]
        if not meanings & {"present", "away"} or not meanings <= {"present", "away", "circle"} or len(rows) < 2:
            return False
        if sum("\n" in cell for cell in below) == 0 or (len(rows) > FEW and len(labels) > 1):
            return False
        self.roll.end_sheet()
        for at, label in labels:
            text = "\n".join(row[at] for row in rows[1:] if at < len(row) and row[at].strip())
            if text:
                self.roll.parts.append(part_of(label, text, present=self.labels.meaning(label) != "away"))
        self.roll.stretch = None
        return True

    def _is_head(self, rows: list[list[str]]) -> bool:
        """Whether a table is the head of the minutes, its labels and values in turns: "Meeting date", "Chair person"."""
        labels = {
            self.labels.words.label.find(cell.strip(_AROUND), fuzzy=False)
            for row in rows
            for cell in row
            if cell.strip()
        }
        return len(labels & HEAD_LABELS) >= FEW

    def _by_office(self, rows: list[list[str]]) -> bool:
        """Takes persons beside their offices, below a label of attendance: "Secretary | Ann Lee", "Staff | B. Oh, C. Kay"."""
        stretch = self.roll.stretch
        if stretch is None or stretch.valued or len(rows) < FEW:
            return False
        pairs = [[cell for cell in row if cell.strip()] for row in rows]
        if any(len(pair) != 2 for pair in pairs):
            return False
        offices = sum(self.labels.meaning(first.strip(_AROUND)) in _SEATS or is_office(first) for first, _ in pairs)
        named = sum(promise(second)[1] > 0 for _, second in pairs)
        if 2 * offices <= len(pairs) or 2 * named <= len(pairs):
            return False
        part = stretch.part
        self.roll.stretch = None
        self.roll.end_sheet()
        for first, second in pairs:
            away = self.labels.meaning(second) == "away"
            self.roll.parts.append(replace(part, text=first if away else second, present=part.present and not away))
        return True

    def _may_be_sheet(self, purpose: str, rows: list[list[str]]) -> bool:
        """A table of the head without a label of its own that is no table of labels and values."""
        if not self.roll.in_head or not self.roll.records or len(rows) < FEW or purpose in ("head", "agenda"):
            return False
        if 2 * sum(any(TIME.search(cell) for cell in row) for row in rows) > len(rows):
            return False  # the hour of the call in many towns
        if self.found.kind != "minutes" and "name" not in (attendance_columns(rows[0]) or {}).values():
            return False
        return not any(
            self.labels.words.label.find(cell.strip(_AROUND), fuzzy=False) for row in rows for cell in row[:1] if cell
        )

    def _opens(self, rows: list[list[str]]) -> bool:
        """Whether the head of a table says that it is an attendance list, or its heads those of a sign-in sheet."""
        if len(rows) < 3:
            return False
        first = [cell for cell in rows[0] if cell.strip()]
        roles = set((attendance_columns(rows[0]) or {}).values())
        if "name" in roles and roles & {"present", "absent"}:
            return True
        if not first or any(len(cell.split()) > 8 for cell in first):
            return False
        return (
            self.labels.meaning(first[0]) in ("present",)
            and len(rows[1]) == len(rows[0])
            and not rows[0][-1].count(",")
        )

    def _cells(self, purpose: str, rows: list[list[str]]) -> None:
        """Cells of label and value side by side, or a list alone in the cells of a table under a label."""
        stretch = self.roll.stretch
        listed = purpose == "attendance" or (stretch is not None and not stretch.valued)
        above = stretch.part if stretch else Part("")
        seats = self.roll.in_head and any(
            self.labels.meaning(cell.strip(_AROUND)) in ("present", "circle")
            for row in rows
            for cell in row
            if cell.strip()
        )
        taken = False
        under: Part | None = None  # the label of a row above whose own cell is empty in the rows below
        for row in rows:
            self.roll.stretch = None
            cells = [cell for cell in row if cell.strip()]
            if under is not None and not row[0].strip() and len(cells) == 1 and self.roll.is_list(cells[0]):
                self._lines_of_cell(replace(under, text=cells[0]))
                continue
            under = self._label_of_row(cells)
            at = 0
            while at < len(cells):
                cell, value = cells[at], cells[at + 1] if at + 1 < len(cells) else ""
                if self._is_pair(cell, value):
                    taken = True
                    at += 2
                elif seats and self._is_seat(cell, value, rows):
                    at += 2
                else:
                    taken = self._lines_of_list(cell, above if listed else None) or taken
                    at += 1
        self.roll.stretch = None
        if purpose in ("discussion", "agenda") and not taken:
            self.roll.in_head = False

    def _label_of_row(self, cells: list[str]) -> Part | None:
        """What a row of a label and its value says of the rows below it that have no label of their own."""
        if len(cells) != 2:
            return None
        meaning = self.labels.meaning(cells[0].strip(_AROUND))
        told = meaning in ("present", "away")
        return part_of(cells[0].strip(_AROUND), cells[1], present=meaning != "away") if told else None

    def _is_pair(self, cell: str, value: str) -> bool:
        """Whether a label of presence, or in the head of a document a few words that may be one, stands beside its value, which is taken."""
        label = cell.strip(_AROUND)
        meaning = self.labels.meaning(label)
        if meaning in ("present", "away") and value:
            self._lines_of_cell(part_of(label, value, present=meaning != "away"))
            return True
        short = ":" not in cell and len(label.split()) <= _LABEL_WORDS
        if not value or meaning not in (None, "circle") or not short or not self.roll.in_head:
            return False
        count, sure, _ = promise(value)
        enough, share = (1, _LIKELY) if meaning == "circle" else (FEW, SURE)
        if count < enough or sure < share * count or is_long(value) or holds_sentence(value):
            return False
        self._lines_of_cell(part_of(label, value))
        return True

    def _is_seat(self, cell: str, value: str, rows: list[list[str]]) -> bool:
        """Whether an office stands beside the one who holds it, who is taken if no label of presence names them."""
        label = cell.strip(_AROUND)
        if self.labels.meaning(label) not in ("office", "chair") or promise(value)[:2] != (1, 1):
            return False
        if not self._is_present(value, rows):
            self._lines_of_cell(part_of(label, value))
        return True

    def _lines_of_list(self, cell: str, above: Part | None) -> bool:
        """Takes what the lines of a cell list behind labels of presence, or alone under the label `above`; whether there was any."""
        meaning, taken = self.labels.meaning(cell.strip(_AROUND)), False
        for name, inner in (piece for line in cell.split("\n") for piece in divide(line)):
            said = self.labels.meaning(name) if name else None
            if said in ("present", "away") and inner.strip():
                self.roll.take(part_of(name, inner, present=said != "away"), valued=True)
                taken = True
            elif above is not None and not name and said is None and meaning is None and self.roll.is_list(inner):
                self.roll.parts.append(replace(above, text=inner))
                taken = True
        return taken

    def _is_present(self, holder: str, rows: list[list[str]]) -> bool:
        """Whether who holds an office stands again behind a label of presence: "Chair | Ann Lee" above "Present | Ann Lee, Ben Oh"."""
        name = _BEHIND_NAME.split(holder, maxsplit=1)[0].strip()
        beside = (pair for row in rows for pair in pairwise(cell for cell in row if cell.strip()))
        return any(name in value for label, value in beside if self.labels.meaning(label.strip(_AROUND)) == "present")

    def _lines_of_cell(self, part: Part) -> None:
        lines = [line for line in part.text.split("\n") if line.strip()]
        if self.layout.document.format != "docx":
            lines = [" ".join(lines)] if any(is_unfinished(line) for line in lines) or len(lines) == 1 else lines
        for line in lines:
            for label, value in divide(line):
                if not label:
                    self.roll.parts.append(replace(part, text=value))
                elif self.labels.meaning(label) in ("present", "away", "circle", None):
                    self.roll.parts.append(part_of(label, value, present=self.labels.meaning(label) != "away"))


def _grid(table: Table) -> Iterator[dict[int, str]]:
    for row in table.rows:
        yield {cell.column: "\n".join(fold(line) for line in cell.text.split("\n")).strip() for cell in row.cells}


def _row(table: Table, cells: dict[int, str]) -> list[str]:
    return [cells.get(column, "") for column in range(1, table.columns + 1)]
