"""Who was there, and who sent apologies: from labels, lists and sign-in tables."""

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.document import Table
from minutes_miner.link.agencies import registry
from minutes_miner.link.attendance import (
    attendance_columns,
    attendee_from_cells,
    country_votes,
    parse_attendance,
    settle,
)
from minutes_miner.link.countries import countries
from minutes_miner.link.fields import classify
from minutes_miner.pipeline.findings import Findings, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.names import COUNTRY
from minutes_miner.pipeline.words import Words, key, words
from minutes_miner.records import Attendee

_ABSENT = "apologies"
_LONGEST_NAME = 60


class Attendees:
    """Fills `attendees` of the findings, in the order of the document, each entry once."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        collected: list[Attendee] = []
        for label in found.labels:
            if label.meaning in ("attendance", _ABSENT) and label.value.strip():
                collected += parse_attendance(
                    layout.entries(label.value_start, label.value_start + len(label.value)),
                    present=label.meaning != _ABSENT,
                )
                found.attendance.add(label.passage)
        collected += self._from_zones(layout, found)
        for number, reading in found.tables.items():
            if reading.purpose == "attendance":
                collected += _from_table(layout, layout.tables[number])
        collected = _once(collected)
        country = countries().of_document(layout.text, agencies=country_votes(collected))
        doc.user_data[COUNTRY] = country
        found.attendees = settle(collected, country=country)
        return doc

    def _from_zones(self, layout: Layout, found: Findings) -> list[Attendee]:
        """The passages under a label "Present" that has no value of its own: one list, or one entry a line."""
        labelled = {label.passage for label in found.labels}
        collected: list[Attendee] = []
        for zone in ("attendance", _ABSENT):
            inside = {
                p.index
                for p in layout.passages
                if found.zones[p.index] == zone
                and p.index not in labelled
                and p.cell is None
                and p.index not in found.headings
            }
            for label in found.labels:
                if label.meaning == zone and not label.value.strip():
                    inside |= _named_below(layout, label.passage, labelled)
            lines = [layout.entries(p.start, p.end) for p in layout.passages if p.index in inside]
            if lines:
                collected += parse_attendance("\n".join(lines), present=zone == "attendance")
        return collected


def _named_below(layout: Layout, label: int, labelled: set[int]) -> set[int]:
    """The passages below a label that are names of agencies, one each, though they look like headings ("UNHCR")."""
    named: set[int] = set()
    for passage in layout.passages[label + 1 :]:
        text = layout.text_of(passage)
        if passage.cell or passage.index in labelled or len(text) > _LONGEST_NAME or classify(text).kind != "agency":
            break
        if not named and not registry().knows(text):
            break
        named.add(passage.index)
    return named


def _from_table(layout: Layout, table: Table) -> list[Attendee]:
    columns: dict[int, str] | None = None
    collected: list[Attendee] = []
    for row in table.rows:
        texts = {cell.column: fold(cell.text) for cell in row.cells}
        heads = attendance_columns([texts.get(c, "") for c in range(1, table.columns + 1)])
        if heads:
            columns = {at + 1: name for at, name in heads.items()}
        elif columns:
            attendee = attendee_from_cells({columns[c]: text for c, text in texts.items() if c in columns and text})
            collected += [attendee] if attendee else []
        else:
            for cell in row.cells:
                inside = layout.in_cell(table.number, cell.row, cell.column)
                if inside:
                    collected += parse_attendance(layout.entries(inside[0].start, inside[-1].end))
    return collected


def _once(attendees: list[Attendee]) -> list[Attendee]:
    seen: set[tuple[str, bool]] = set()
    kept = []
    for attendee in attendees:
        mark = (key(attendee.text), attendee.present)
        if mark[0] and mark not in seen:
            seen.add(mark)
            kept.append(attendee)
    return kept


def create_attendees(nlp: Language, name: str) -> Attendees:
    """The component, made by spaCy from the config."""
    return Attendees(words())


Language.factory("minutes_attendees", func=create_attendees)
