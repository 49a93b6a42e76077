"""Labels in the cells of a table, with their values beside or below them."""

from minutes_miner.document import Cell, Table
from minutes_miner.pipeline.findings import Findings, Label
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.passages.zones import ZONES
from minutes_miner.pipeline.words import Words

_LISTED = ("actions", "decisions", "review")
_TALKED = ("aob", "discussion")  # labels of what was said, which is no fact of the head


class LabelledCells:
    """Reads a table whose cells are labels and values in turns."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary

    def read(self, layout: Layout, found: Findings, table: Table) -> None:
        """Labels whose value stands in the next cell, or in the cell below."""
        titled = {title.passage for title in found.titles}
        rows = [{cell.column: cell for cell in row.cells} for row in table.rows]
        for at, cells in enumerate(rows):
            for column, cell in cells.items():
                text = fold(cell.text).strip(" :")
                meaning = self.words.label.find(text) if text and len(text) < 60 else None
                if meaning is None or meaning == "discussion":
                    continue  # "Update" heads what was said, which is no value of the head of the minutes
                value = self._value_cell(cells, column, rows[at + 1] if at + 1 < len(rows) else {})
                if value is None or meaning in _TALKED:
                    continue
                own = layout.in_cell(table.number, cell.row, cell.column)
                inside = layout.in_cell(table.number, value.row, value.column)
                if not own or not inside:
                    continue
                if value.row != cell.row and meaning not in ZONES and own[0].index in titled:
                    continue  # "2. Room" above what was said of it
                start, end = inside[0].start, inside[-1].end
                listed = meaning in _LISTED and len(inside) > 1  # each passage is an entry of its own
                found.labels.append(Label(meaning, own[0].index, "" if listed else layout.text[start:end], start))
                for passage in [*own, *inside]:
                    found.zones[passage.index] = ZONES.get(meaning, "head")

    def _value_cell(self, cells: dict[int, Cell], column: int, below: dict[int, Cell]) -> Cell | None:
        """The cell to the right unless that is empty or a label itself; else the one below."""
        right = next((cells[c] for c in sorted(cells) if c > column), None)
        if right is not None and right.text.strip() and not self._is_label(fold(right.text)):
            return right
        under = below.get(column)
        if under is not None and under.text.strip() and self.words.label.find(fold(under.text).strip(" :")) is None:
            return under
        return None

    def _is_label(self, text: str) -> bool:
        """Whether a cell is a label, or opens with one that has its value behind it ("Partners absent: ARC, CMMB")."""
        name, colon, _ = text.partition(":")
        return self.words.label.find(text.strip(" :")) is not None or (
            bool(colon) and self.words.label.find(name) in ZONES
        )
