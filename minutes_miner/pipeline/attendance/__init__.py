"""Where a document says who was there: the stretches under labels, in tables and in running text, wherever they stand.

A label that the lexicon knows opens a stretch anywhere. In the head of a document, before the agenda and the discussion, an unknown
label does so too ("There:", "Tenants:") where what stands behind it is a list of persons or agencies, and so does such a list alone.
"""

from minutes_miner.link.attendance import Part, without_roster
from minutes_miner.link.listing import entries_of
from minutes_miner.link.run_together import rows_of_columns
from minutes_miner.pipeline.attendance.alone import listed_alone
from minutes_miner.pipeline.attendance.entries import FEW
from minutes_miner.pipeline.attendance.labels import Labels
from minutes_miner.pipeline.attendance.lines import Lines
from minutes_miner.pipeline.attendance.roll import Roll
from minutes_miner.pipeline.attendance.tables import Tables
from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.layout import Layout
from minutes_miner.pipeline.words import Words

_OPEN = frozenset(("head", "body", "attendance"))  # zones in which it may
_HEAD = 16  # passages in which a list may stand that nothing announces


class Attendance:
    """Reads the parts of a document's attendance list."""

    def __init__(self, layout: Layout, found: Findings, vocabulary: Words) -> None:
        self.layout, self.found = layout, found
        self.roll = Roll(found)
        labels = Labels(vocabulary)
        self.lines = Lines(layout, found, labels, self.roll)
        self.tables = Tables(layout, found, labels, self.roll)

    @property
    def passages(self) -> set[int]:
        """The passages that are nothing else than such a list."""
        return self.lines.passages

    def read(self) -> list[Part]:
        """All parts in reading order."""
        seen: set[int] = set()
        together = self._columns()
        for passage in self.layout.passages:
            if passage.index in together:
                continue
            if passage.cell is None:
                self.lines.read(passage)
            elif passage.cell.table not in seen:
                seen.add(passage.cell.table)
                self.tables.read(self.layout.tables[passage.cell.table])
        self.roll.end_sheet()
        return self._alone() or without_roster(self.roll.parts)

    def _alone(self) -> list[Part]:
        """A list that nothing announces, where what is announced is hardly anybody; [] for none."""
        entries = [entry for part in self.roll.parts for entry in part.entries or entries_of(part.text)]
        if not self.roll.records or len(entries) >= FEW or any(entry.has("agency", "initials") for entry in entries):
            return []
        head = self.layout.passages[:_HEAD]
        open_ = [passage for passage in head if self.found.zones[passage.index] in _OPEN]
        alone = listed_alone(self.layout.text[passage.start : passage.end] for passage in open_)
        return [Part(alone)] if alone else []

    def _columns(self) -> set[int]:
        """Takes a sheet whose columns were run together; the passages that it stands in."""
        passages = [passage for passage in self.layout.passages if passage.cell is None]
        sheet = rows_of_columns([self.layout.text_of(passage) for passage in passages]) if self.roll.records else None
        if sheet is None:
            return set()
        entries, lines = sheet
        self.roll.parts.append(Part("", entries=tuple(entries)))
        taken = {passages[line].index for line in lines}
        self.lines.passages |= taken
        return taken
