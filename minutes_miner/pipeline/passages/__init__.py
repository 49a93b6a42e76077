"""First component: what kind each passage is. Labels, headings, zones of the document, tables and their columns."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from minutes_miner.document import Row
from minutes_miner.pipeline.findings import Findings, TableReading, Title, findings_of, layout_of
from minutes_miner.pipeline.labels import find_labels
from minutes_miner.pipeline.layout import Layout, char_span, fold, plain_layout, register_extensions
from minutes_miner.pipeline.passages.blocks import taken_apart
from minutes_miner.pipeline.passages.cells import LabelledCells
from minutes_miner.pipeline.passages.hanging import find_hanging
from minutes_miner.pipeline.passages.languages import find_languages
from minutes_miner.pipeline.passages.parts import Parts
from minutes_miner.pipeline.passages.shape import title_of
from minutes_miner.pipeline.passages.tasks import find_tasks
from minutes_miner.pipeline.passages.title_labels import TOP
from minutes_miner.pipeline.passages.zones import Walker, lend_zone, open_long_agenda
from minutes_miner.pipeline.phrases import phrases_of
from minutes_miner.pipeline.tables import part_tables, read_table
from minutes_miner.pipeline.titles import Titles, sections_of
from minutes_miner.pipeline.upright import lay_down
from minutes_miner.pipeline.words import Words, key, words

_HEAD, _TITLE_LINES = 25, 6  # passages: as far as an attendance list may stand, and the lines above it
_TITLE_WORDS = 30
_MARK, _LONGEST_ROW_TITLE = 3, 60  # characters of a cell that is only a number, and of one that is the title of its row
_FEW_HEADINGS = 2  # with which a text is divided, the one of its list of actions among them
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Passages:
    """Reads the structure of a Doc into its findings and `doc.spans["passages"]`."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self.titles = Titles(vocabulary)
        self.cells = LabelledCells(vocabulary)

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        register_extensions()
        if doc._.layout is None:
            doc._.layout = plain_layout(doc.text)
        layout, found = layout_of(doc), findings_of(doc)
        found.zones = ["body"] * len(layout.passages)
        found.sections = [None] * len(layout.passages)
        found.doubtful = any(w.code == "doubtful-columns" for w in layout.document.warnings)
        found.languages = find_languages(layout.text, self.words)
        self._read_tables(layout, found)
        opening = self._opening(layout, found)
        said = phrases_of(self.words, frozenset(found.languages) or None)
        found.parts = Parts(self.words, said, layout, found.tables).find()
        found.hanging = find_hanging(layout, self.words)
        found.tasks = find_tasks(layout, opening, said)
        found.titles = self.titles.find(layout, found.tables, opening, {*found.parts, *found.hanging, *found.tasks})
        self._walk_body(layout, found, opening)
        self._walk_cells(layout, found)
        open_long_agenda(layout, found)
        if found.titles:
            last = max(title.passage for title in found.titles)
            found.sections = sections_of(layout, [*found.titles, *self._closing(layout, found, last)])
        else:
            self._close(layout, found)
        found.labels.sort(key=lambda label: (label.passage, label.value_start))
        _annotate(doc, layout, found)
        return doc

    def _read_tables(self, layout: Layout, found: Findings) -> None:
        before: TableReading | None = None
        columns = 0
        lay_down(layout, self.words)
        part_tables(layout, self.words)
        for number, table in layout.tables.items():
            before = found.tables[number] = read_table(table, self.words, before=before, before_columns=columns)
            columns = table.columns

    def _opening(self, layout: Layout, found: Findings) -> int:
        """The first passage after the head: below the title, the attendance and the labels that stand at the top."""
        opening = 0
        prose = False
        for passage in layout.passages[:_HEAD]:
            text = layout.text[passage.start : passage.end]
            if passage.cell is not None:
                if found.tables[passage.cell.table].purpose in ("attendance", "head"):
                    opening = passage.index + 1
                continue
            if passage.index == 0 or (passage.index < _TITLE_LINES and not prose and self._is_title_line(text)):
                opening = passage.index + 1
            meanings = {meaning for meaning, _, _ in find_labels(text, self.words)}
            prose = prose or len(text.split()) > _TITLE_WORDS or bool(meanings & {"attendance", "apologies"})
            if meanings & {"attendance", "apologies"} or (meanings & TOP and passage.index < 2 * _TITLE_LINES):
                opening = passage.index + 1
        return opening

    def _is_title_line(self, text: str) -> bool:
        """Whether a line at the top names the record or its day."""
        padded = f" {key(text)} "
        return len(text) < 200 and (
            any(f" {entry} " in padded for entry in self.words.cue["minutes"]) or bool(_YEAR.search(text))
        )

    def _walk_body(self, layout: Layout, found: Findings, opening: int) -> None:
        """Zones and sections of the passages outside tables; a table takes on the zone that it stands in.

        No section begins in the head, before the passage `opening`: what stands there names the document.
        """
        walker = Walker(self.words, layout, found)
        walker.given = taken_apart(layout, self.words)
        walker.opening = opening
        seen: set[int] = set()
        for passage in layout.passages:
            if passage.index <= opening:
                walker.section = None
            if passage.cell is None:
                walker.step(passage)
                continue
            if passage.cell.table not in seen:
                seen.add(passage.cell.table)
                if walker.lead_in and walker.listed:
                    walker.after_table()  # the list was what the label announced
                lend_zone(found.tables[passage.cell.table], walker.zone, layout.tables[passage.cell.table])
                walker.after_table()
            found.sections[passage.index] = walker.section

    def _walk_cells(self, layout: Layout, found: Findings) -> None:
        for number, table in layout.tables.items():
            reading = found.tables[number]
            if reading.purpose == "attendance":
                for row in table.rows:
                    for cell in row.cells:
                        for passage in layout.in_cell(number, cell.row, cell.column):
                            found.zones[passage.index] = "attendance"
                continue
            if reading.purpose in ("head", "other"):
                self.cells.read(layout, found, table)
            for row in table.rows:
                looks_back = self._is_review_row(row, reading)
                for cell in row.cells:
                    if cell.row in reading.head_rows:
                        continue
                    inside = layout.in_cell(number, cell.row, cell.column)
                    walker = Walker(
                        self.words, layout, found, section=found.sections[inside[0].index] if inside else None
                    )
                    if looks_back and "discussion" in reading.roles_of(cell.row, cell.column):
                        walker.zone = "review"
                    for passage in inside:
                        if found.zones[passage.index] == "body":
                            walker.step(passage)

    def _close(self, layout: Layout, found: Findings) -> None:
        """Gives the list of actions behind a few headings, too few to be told for titles, its own name as section."""
        before = [at for at in sorted(found.headings) if layout.passages[at].kind == "heading"]
        if len(before) < _FEW_HEADINGS:
            return
        for title in self._closing(layout, found, before[-1] - 1):
            found.sections[title.passage :] = [title.text] * (len(found.sections) - title.passage)

    def _closing(self, layout: Layout, found: Findings, last: int) -> Iterator[Title]:
        """The labels of the one list of actions and of decisions behind the `last` title: what all sections agreed on."""
        for meaning in ("actions", "decisions"):
            named = [label for label in found.labels if label.meaning == meaning and not label.value]
            passage = layout.passages[named[0].passage] if len(named) == 1 else None
            if passage is not None and passage.index > last and passage.cell is None:
                title = title_of(layout.text_of(passage))
                yield Title(passage.index, passage.start, passage.end, None, title, whole=True)

    def _is_review_row(self, row: Row, reading: TableReading) -> bool:
        """Whether the first words of a row say that it looks back: "Matters arising", "Last time"."""
        number = row.cells[0].row if row.cells else 0
        first = next((fold(cell.text) for cell in row.cells if len(cell.text.strip()) > _MARK), "")
        title = reading.column_of(number, "discussion") is not None and len(first) <= _LONGEST_ROW_TITLE
        return title and self.words.meaning_of(title_of(first)) == "review"


def _annotate(doc: Doc, layout: Layout, found: Findings) -> None:
    """Sentence starts at passages, and one span for each passage, labelled with its zone."""
    spans = []
    for passage in layout.passages:
        if passage.end <= passage.start:
            continue
        span = char_span(doc, passage.start, passage.end, found.zones[passage.index])
        if len(span):
            doc[span.start].is_sent_start = True
            spans.append(span)
    doc.spans["passages"] = SpanGroup(doc, name="passages", spans=spans)


def create_passages(nlp: Language, name: str) -> Passages:
    """The component, made by spaCy from the config."""
    return Passages(words())


Language.factory("minutes_passages", func=create_passages)
