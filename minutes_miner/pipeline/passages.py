"""First component: what kind each passage is. Labels, headings, zones of the document, tables and their columns.

Zones are the parts of minutes: "head", "attendance", "apologies", "agenda", "actions", "decisions", "review",
"next_meeting", "body". A zone begins at a label or heading that the lexicon knows and ends where its form ends.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from minutes_miner.document import Cell, Row, Table, split_marker
from minutes_miner.link.agencies import registry
from minutes_miner.link.kinds import fold_words, known
from minutes_miner.pipeline.blocks import Assigned, taken_apart
from minutes_miner.pipeline.findings import Findings, Label, TableReading, findings_of, layout_of
from minutes_miner.pipeline.layout import (
    Layout,
    Passage,
    char_span,
    fold,
    plain_layout,
    register_extensions,
)
from minutes_miner.pipeline.sentences import is_told
from minutes_miner.pipeline.tables import column_roles, part_tables, read_table
from minutes_miner.pipeline.titles import Titles, sections_of, values_of
from minutes_miner.pipeline.words import Words, key, words

_ZONES = {
    "attendance": "attendance", "apologies": "apologies", "agenda": "agenda", "actions": "actions",
    "decisions": "decisions", "review": "review", "next_meeting": "next_meeting",
}  # fmt: skip
_LABEL = re.compile(r"(?:^|(?<=[\s|;,(\[]))(?P<name>[^\W\d][^\n:|]{0,58}?)\s*[:：]+(?![/\d])\s*", re.MULTILINE)
_DASH_LABEL = re.compile(r"^\s*(?P<name>[^\W\d][\w /&'’.()]{1,38}?)\s*[-–—=]+>?\s+(?=\S)")
_CAPITALS_LABEL = re.compile(
    r"^\s*(?P<name>[A-ZÀ-Þ]{4,}(?: (?:[A-ZÀ-Þ&]+))?)\s+(?=[A-ZÀ-Þ0-9][^\n]*[,\d])", re.MULTILINE
)
# "#todo call the bank", "@action: ...", "TODO Ann to call the bank": tags of notes that are written as they are spoken
_TAG_LABEL = re.compile(
    r"^\s*(?:[#@](?P<tag>[^\W\d_][\w-]{1,20})(?:\s*:\s*|\s+)(?=\S)|(?P<loud>[A-ZÀ-Þ][A-ZÀ-Þ-]{2,20})\s+(?=\S*[^\WA-ZÀ-Þ]\S*\s))"
)
_PLAIN_LABELS = (
    "attendance",
    "apologies",
    "date",
    "time",
    "place",
    "chair",
)  # that stand without a colon in blocks of capitals
_NUMBERED = re.compile(
    r"^\s*(?:(?:agenda\s+)?item\s+)?[\divxIVX]{1,4}(?:\.\d+)*\s*[.):/–-]+\s*|^\s*(?:agenda\s+)?item\s+\d+\s*",
    re.IGNORECASE,
)
_DEEPEST = 6  # level of a heading that its style tells; deeper ones were told by their look
_HEAD, _TITLE_LINES = 25, 6  # passages: as far as an attendance list may stand, and the lines above it
_LONGEST_SHOUT = 12  # words of a title in capitals that runs on into what stands below it
_RANK = re.compile(r"\d+[^\W\d_]{0,2}\.?")  # "4th", "12"
_TITLE_WORDS = 30
_LONGEST_LABEL = 100  # characters of a line that is nothing but the label of what stands below it
_MARK, _LONGEST_ROW_TITLE = 3, 60  # characters of a cell that is only a number, and of one that is the title of its row
_FEW = 6  # words of a line between two lists that is the title of the second
_FIRST = 2  # passages in which a document has its title
_TOP_LETTERS = 500  # characters in which a document tells its day
_TOP = {"date", "date_time", "date_place", "time", "place", "chair", "minute_taker", "group", "title"}
_SECTIONS = {"discussion", "aob", "ignore", "review", "actions", "decisions", "next_meeting"}
_TOLD = {"discussion", "aob", "ignore"}
_LONG_VALUE = 30  # words: more than a fact of the head has
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FAR = 5  # passages without a number that may stand between two numbers of one list
_AGENDA_SHARE, _AGENDA_WORDS = 0.35, 80  # of all words, and so many, are more than an agenda has
_LONG_ITEM = 18  # words: more than an item of an agenda has
_LONG = 60  # words: more than an action point has, and than a list of agencies that ends a zone


class Passages:
    """Reads the structure of a Doc into its findings and `doc.spans["passages"]`."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self.titles = Titles(vocabulary)

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
        found.titles = self.titles.find(layout, found.tables, self._opening(layout, found))
        self._walk_body(layout, found)
        self._walk_cells(layout, found)
        _open_long_agenda(layout, found)
        if found.titles:
            found.sections = sections_of(layout, found.titles)
        found.labels.sort(key=lambda label: (label.passage, label.value_start))
        _annotate(doc, layout, found)
        return doc

    def _read_tables(self, layout: Layout, found: Findings) -> None:
        before: TableReading | None = None
        columns = 0
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
            prose = prose or len(text.split()) > _TITLE_WORDS
            meanings = {meaning for meaning, _, _ in find_labels(text, self.words)}
            if meanings & {"attendance", "apologies"} or (meanings & _TOP and passage.index < 2 * _TITLE_LINES):
                opening = passage.index + 1
        return opening

    def _is_title_line(self, text: str) -> bool:
        """Whether a line at the top names the record or its day."""
        padded = f" {key(text)} "
        return len(text) < 200 and (
            any(f" {entry} " in padded for entry in self.words.cue["minutes"]) or bool(_YEAR.search(text))
        )

    def _walk_body(self, layout: Layout, found: Findings) -> None:
        """Zones and sections of the passages outside tables; a table takes on the zone that it stands in."""
        walker = _Walker(self.words, layout, found)
        walker.given = taken_apart(layout, self.words)
        seen: set[int] = set()
        for passage in layout.passages:
            if passage.cell is None:
                walker.step(passage)
                continue
            if passage.cell.table not in seen:
                seen.add(passage.cell.table)
                if walker.lead_in and walker.listed:
                    walker.after_table()  # the list was what the label announced
                _lend_zone(found.tables[passage.cell.table], walker.zone, layout.tables[passage.cell.table])
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
                self._read_head_cells(layout, found, table)
            for row in table.rows:
                looks_back = self._is_review_row(row, reading)
                for cell in row.cells:
                    if cell.row in reading.head_rows:
                        continue
                    inside = layout.in_cell(number, cell.row, cell.column)
                    walker = _Walker(
                        self.words, layout, found, section=found.sections[inside[0].index] if inside else None
                    )
                    if looks_back and "discussion" in reading.roles_of(cell.row, cell.column):
                        walker.zone = "review"
                    for passage in inside:
                        if found.zones[passage.index] == "body":
                            walker.step(passage)

    def _is_review_row(self, row: Row, reading: TableReading) -> bool:
        """Whether the first words of a row say that it looks back: "Matters arising", "Last time"."""
        number = row.cells[0].row if row.cells else 0
        first = next((fold(cell.text) for cell in row.cells if len(cell.text.strip()) > _MARK), "")
        title = reading.column_of(number, "discussion") is not None and len(first) <= _LONGEST_ROW_TITLE
        return title and self.words.meaning_of(_title_of(first)) == "review"

    def _read_head_cells(self, layout: Layout, found: Findings, table: Table) -> None:
        """Labels whose value stands in the next cell, or in the cell below."""
        rows = [{cell.column: cell for cell in row.cells} for row in table.rows]
        for at, cells in enumerate(rows):
            for column, cell in cells.items():
                text = fold(cell.text).strip(" :")
                meaning = self.words.label.find(text) if text and len(text) < 60 else None
                if meaning is None:
                    continue
                value = self._value_cell(cells, column, rows[at + 1] if at + 1 < len(rows) else {})
                if value is None:
                    continue
                own = layout.in_cell(table.number, cell.row, cell.column)
                inside = layout.in_cell(table.number, value.row, value.column)
                if not own or not inside:
                    continue
                start, end = inside[0].start, inside[-1].end
                found.labels.append(Label(meaning, own[0].index, layout.text[start:end], start))
                for passage in [*own, *inside]:
                    found.zones[passage.index] = _ZONES.get(meaning, "head")

    def _is_label(self, text: str) -> bool:
        """Whether a cell is a label, or opens with one that has its value behind it ("Partners absent: ARC, CMMB")."""
        name, colon, _ = text.partition(":")
        return self.words.label.find(text.strip(" :")) is not None or (
            bool(colon) and self.words.label.find(name) in _ZONES
        )

    def _value_cell(self, cells: dict[int, Cell], column: int, below: dict[int, Cell]) -> Cell | None:
        """The cell to the right unless that is empty or a label itself; else the one below."""
        right = next((cells[c] for c in sorted(cells) if c > column), None)
        if right is not None and right.text.strip() and not self._is_label(fold(right.text)):
            return right
        under = below.get(column)
        if under is not None and under.text.strip() and self.words.label.find(fold(under.text).strip(" :")) is None:
            return under
        return None


class _Walker:
    """Walks passages in order and keeps the zone and the section that it is in."""

    def __init__(self, vocabulary: Words, layout: Layout, found: Findings, *, section: str | None = None) -> None:
        self.words, self.layout, self.found = vocabulary, layout, found
        self.zone, self.section = "body", section
        self.listed = False  # whether a list item of the zone has been seen
        self.lead_in = False  # the zone was opened inside the text, not by a heading: it ends with its list
        self.number: int | None = None  # of the last numbered heading
        self.given: dict[int, Assigned] = {}  # values whose labels stand further up
        self.opens = {title.passage: title for title in found.titles}
        self.titles: set[str] = set()  # of the agenda; a line that repeats one is a heading
        self.valued = False  # the label that opened the zone had a value of its own
        self.level = 0  # of the heading that opened the zone; 0 where none did

    def after_table(self) -> None:
        """A table ends a zone that was opened by a label."""
        if self.lead_in or self.zone in ("attendance", "apologies", "agenda"):
            self.zone = "body"

    def step(self, passage: Passage) -> None:
        """Sets the zone and the section of one passage."""
        text = self.layout.text[passage.start : passage.end]
        title = _title_of(text)
        given = self.given.get(passage.index)
        if given is not None:
            self._give(given, passage, text)
            return
        opened = self.opens.get(passage.index)
        if opened is not None and self.zone in ("actions", "decisions", "review") and _is_party(opened.text):
            opened = None  # "1. UNHCR: share the map" below "Action points" is no title
        if opened is not None and not opened.whole:
            self.zone, self.section, self.lead_in = "body", opened.text, False
        meaning = self._whole_label(passage, title)
        found = self.found
        if meaning is not None:
            self._open(meaning, passage, title)
            found.zones[passage.index] = self.zone if meaning in _ZONES else "head"
            found.sections[passage.index] = self.section
            return
        labels = list(find_labels(text, self.words))
        if opened is not None:  # "7. Programme: entry into Uganda" is a title, no label
            labels = [label for label in labels if passage.start + label[1] >= opened.end]
        if self.zone == "agenda" and passage.kind == "list_item" and labels and labels[0][0] in _SECTIONS:
            labels = []  # "I. Updates: from the field" is an item of the agenda
        listed = self.zone in ("actions", "review") and bool(labels) and labels[0][0] in _TOP
        if listed and (passage.kind == "list_item" or labels[0][1] > 0):
            labels = []  # "Coordination: send the form to all" is an action of a list
        if labels and (labels[0][1] == 0 or passage.kind != "heading"):
            self._labelled(passage, text, labels)
            return
        if (glued := self._glued_title(text)) is not None:
            self.zone, self.section = glued
            self.listed = self.lead_in = False
        elif self._is_heading(passage, title):
            if not self._is_subheading(passage):
                self.zone, self.section, self.lead_in = "body", title, False
                self.number = _number_of(passage)
            found.headings.add(passage.index)
        elif self._ends_zone(passage, text):
            self.zone, self.lead_in = "body", False
        self.listed = self.listed or passage.kind == "list_item"
        if self.zone == "agenda" and len(title) > 3:
            self.titles.add(key(title))
        found.zones[passage.index] = self.zone
        found.sections[passage.index] = self.section

    def _glued_title(self, text: str) -> tuple[str, str] | None:
        """The zone and the title of a text that lost the line break behind a title in capitals, where that opens or ends a review."""
        said = self._shouted(text)
        for length in range(len(said), 1, -1):  # an acronym may begin what stands behind it
            title = " ".join(said[:length]).strip(" .:")
            meaning = self.words.meaning_of(title)
            if meaning == "review" or (meaning is not None and self.zone == "review" and meaning not in _TOP):
                return ("review" if meaning == "review" else "body"), title
        return None

    def _shouted(self, text: str) -> list[str]:
        """The words in capitals that a text begins with, and the small ones and numbers between them, where others follow."""
        tokens = text.split(maxsplit=_LONGEST_SHOUT + 1)[: _LONGEST_SHOUT + 1]
        if not tokens or not tokens[0].isupper():
            return []
        small = self.words.small
        told = [token.isupper() or key(token) in small or _RANK.fullmatch(token) is not None for token in tokens]
        end = told.index(False) if False in told else 0
        return tokens[:end] if end > 1 and tokens[end][:1].isupper() else []

    def _is_subheading(self, passage: Passage) -> bool:
        """Whether a heading stands below the one that announced a list, and divides it: "By Friday", "UNHCR" below "Action items".

        A party that heads no list is a section of its own, as is one behind decisions or a review.
        """
        if passage.kind == "heading" and 0 < self.level < passage.level <= _DEEPEST:
            return self.zone in ("actions", "decisions", "review")
        return (
            self.zone == "actions" and self._heads_list(passage) and _is_party(_title_of(self.layout.text_of(passage)))
        )

    def _heads_list(self, passage: Passage) -> bool:
        """Whether a list item stands next below a passage."""
        below = self.layout.passages[passage.index + 1 : passage.index + 2]
        return bool(below) and below[0].kind == "list_item" and below[0].cell == passage.cell

    def _give(self, given: Assigned, passage: Passage, text: str) -> None:
        """A passage that is the value of a label which stands further up."""
        zone = _ZONES.get(given.meaning, "head")
        if given.first:
            self.found.labels.append(Label(given.meaning, passage.index, text, passage.start))
        if given.meaning == "agenda":
            self.titles.add(key(_title_of(text)))
        self.found.zones[passage.index] = zone
        self.zone, self.listed, self.lead_in, self.valued = "body", False, False, False

    def _whole_label(self, passage: Passage, title: str) -> str | None:
        told, colon, asked = title.partition(":")
        heading = passage.kind == "heading" or passage.bold
        if colon and told and heading and asked.strip() and self.words.meaning_of(asked.strip(" ?")) == "review":
            return "review"  # "Decisions of 16 March: where are we"
        if (
            len(title) > _LONGEST_LABEL
            or ":" in title
            or (title[:1].islower() and ":" not in self.layout.text[passage.start : passage.end])
        ):
            return None
        meaning = self.words.meaning_of(title.rstrip(" :;-–=>"))
        if meaning is None and passage.kind == "heading" and self._is_titled_agenda(passage, title):
            meaning = "agenda"
        if meaning is None and passage.index > _FIRST:
            meaning = self.words.announced(title.rstrip(" :;-–=>"))
        if meaning in (None, "actions", "decisions") and self._looks_back(title):
            meaning = "review"
        if meaning is None or (meaning == "review" and self._is_one_of_titles(passage)):
            return None
        if self.zone == "agenda" and passage.kind == "list_item":
            return None  # an agenda item called "Action points" opens nothing
        return meaning

    def _is_titled_agenda(self, passage: Passage, title: str) -> bool:
        """Whether the title of the document ends with the word: "Harbour Board - Agenda"."""
        before, _, last = re.sub(r"\s[-–—|]\s(?=[^-–—|]*$)", "\0", title).partition("\0")
        if passage.index > _FIRST or fold_words(last) not in known("attendance", "agendas"):
            return False
        nouns = (*self.words.cue["group_noun"], *self.words.cue["minutes"])
        return passage.index == 0 or any(f" {noun} " in f" {key(before)} " for noun in nouns)

    def _is_one_of_titles(self, passage: Passage) -> bool:
        """Whether a numbered title has the next title right behind it, as in an agenda."""
        number, at = _number_of(passage), passage.index + 1
        after = self.layout.passages[at] if at < len(self.layout.passages) else None
        return (
            number is not None and after is not None and _number_of(after) == number + 1 and after.cell == passage.cell
        )

    def _looks_back(self, title: str) -> bool:
        """Whether a title names a month or a day that is not that of the meeting: "Actions from October" in November."""
        time = self.words.earlier_time(title.rstrip(" :-–=>?"))
        if time is None:
            return False
        name = next((word[:3] for word in time.split() if word[:3].isalpha()), time)
        return f" {name}" not in f" {key(self.layout.text[:_TOP_LETTERS])} "

    def _open(self, meaning: str, passage: Passage, title: str) -> None:
        found = self.found
        heading = (
            passage.kind == "heading"
            or passage.bold
            or bool(_NUMBERED.match(self.layout.text[passage.start : passage.end]))
            or passage.marker is not None
        )
        found.labels.append(Label(meaning, passage.index, "", passage.end, heading=heading))
        found.headings.add(passage.index)
        zone = _ZONES.get(meaning, "body")
        self.level = passage.level if passage.kind == "heading" else 0
        self.number = _number_of(passage)
        announces = self.layout.text_of(passage).endswith(":")
        self.lead_in = passage.kind != "heading" and (
            zone in ("actions", "decisions") or (zone == "review" and announces)
        )
        self.zone, self.listed, self.valued = zone, False, False
        if zone == "agenda":
            self.titles = set()
        if meaning in ("review", "aob") or (zone == "body" and meaning not in ("discussion", "ignore")):
            self.section = title

    def _labelled(self, passage: Passage, text: str, labels: Sequence[tuple[str, int, int]]) -> None:
        found = self.found
        ends = [start for _, start, _ in labels[1:]] + [len(text)]
        for (meaning, start, value_start), end in zip(labels, ends, strict=True):
            end = _bracket_end(text, start, value_start, end)
            label = Label(meaning, passage.index, text[value_start:end], passage.start + value_start, zone=self.zone)
            found.labels.append(label)
        meaning, _, value_start = labels[-1]
        zone = _ZONES.get(labels[0][0]) or ("body" if self._tells(labels, text) else "head")
        found.zones[passage.index] = zone
        found.sections[passage.index] = self.section
        last_zone = _ZONES.get(meaning)
        if last_zone and not text[value_start:].strip():
            self.zone, self.listed, self.lead_in, self.valued = last_zone, False, True, False
        elif last_zone in ("attendance", "apologies", "agenda", "review"):
            self.zone, self.listed, self.lead_in, self.valued = last_zone, True, True, True
        elif passage.kind == "heading":
            self.zone, self.section, self.lead_in = "body", _title_of(text), False
        elif self.zone in ("attendance", "apologies", "agenda") and last_zone is None:
            self.zone = "body"

    def _tells(self, labels: Sequence[tuple[str, int, int]], text: str) -> bool:
        """Whether what stands behind a label is told, and no fact of the head: "Discussion: ...", "Chair: asked whether ..."."""
        return labels[0][0] in _TOLD or (len(labels) == 1 and len(text[labels[0][2] :].split()) > _LONG_VALUE)

    def _is_heading(self, passage: Passage, title: str) -> bool:
        """A heading by its style, by the agenda, by its number, or because a short line stands out."""
        opened = self.opens.get(passage.index)
        if passage.kind == "heading" or key(title) in self.titles or (opened is not None and opened.whole):
            return True
        if self.zone == "agenda" and passage.kind == "list_item":
            return False
        if not title or len(title.split()) > 14 or title[-1] in ".;,":
            return False
        if self._is_numbered_title(passage, title):
            return True
        return (passage.bold or _in_capitals(title)) and self.zone not in ("actions", "attendance", "apologies")

    def _is_numbered_title(self, passage: Passage, title: str) -> bool:
        """ "1. Welcome" above a paragraph, "19/41 Falls": a number and a few words, with text below."""
        if self.opens or passage.cell is not None or len(title.split()) > 9:
            return False
        follows = self.number is not None and _number_of(passage) == self.number + 1
        follows = follows or self._leaves_list(passage)
        if self.zone in ("actions", "decisions", "review") and not follows:
            return False
        after = self.layout.passages[passage.index + 1] if passage.index + 1 < len(self.layout.passages) else None
        text = self.layout.text_of(passage)
        if re.match(r"\d{1,3}[/.]\d{1,4}\s+[^\W\d]", text):
            return True
        if self.zone in ("attendance", "apologies") and _is_list_of_names(text):
            return False
        numbered = bool(passage.marker and re.search(r"\d|^\(?[IVX]+[.)]", passage.marker))
        return (
            numbered
            and passage.level <= 1
            and after is not None
            and (after.kind == "paragraph" or after.cell is not None or _is_below(passage.marker, after))
        )

    def _leaves_list(self, passage: Passage) -> bool:
        """Whether a number stands behind bullets or a table: it is none of that list."""
        before = self.layout.passages[passage.index - 1] if passage.index else None
        if before is None:
            return False
        bullet = before.kind == "list_item" and not re.search(r"[^\WoxX]", before.marker or "")
        return bullet or before.cell is not None

    def _goes_on(self, passage: Passage) -> bool:
        """Whether a numbered list goes on behind a line without a number: a line under the item above it."""
        at = passage.index
        before = next(
            (p for p in reversed(self.layout.passages[max(at - _FAR, 0) : at]) if p.kind == "list_item"), None
        )
        after = next((p for p in self.layout.passages[at + 1 : at + 1 + _FAR] if p.kind == "list_item"), None)
        if before is None or after is None:
            return False
        last = dict(values_of(before.marker or ""))
        return any(
            numbers[:-1] == last[scheme][:-1] and numbers[-1] == last[scheme][-1] + 1
            for scheme, numbers in values_of(after.marker or "")
            if scheme in last
        )

    def _ends_zone(self, passage: Passage, text: str) -> bool:
        listed = passage.kind == "list_item"
        size = len(text.split())
        if self.zone in ("actions", "decisions", "review") and self.lead_in:
            return not listed and (self.listed or size > _LONG)
        if self.zone == "review" and self.listed and not listed:
            after = self.layout.passages[passage.index + 1 : passage.index + 2]
            bulleted = any(p.kind == "list_item" and not re.search(r"\w", p.marker or "") for p in after)
            return size <= _FEW and text.strip()[-1:].isalnum() and bulleted
        if self.zone == "agenda":
            told = is_told(text) and text.rstrip().endswith(".")
            if listed:  # where all lines have bullets the agenda ends at the first that tells something
                return told and size > _LONG_ITEM
            return size > 25 or told or (self.listed and not self._goes_on(passage))
        if self.zone in ("attendance", "apologies"):
            if (self.valued and not _is_list_of_names(text)) or is_told(text):
                return True
            return size > 25 and text.count(",") + text.count(";") + text.count("\n") < size / 8
        return False


def _is_party(title: str) -> bool:
    """Whether a title is the name of who acts: agencies that are known, or acronyms."""
    names = [name for name in re.split(r"\s*(?:[/,&+]|\band\b|\bet\b|\by\b)\s*", title.strip(" :")) if name]
    return bool(names) and all(
        (name.isupper() and " " not in name and len(name) > 1) or registry().find(name, nearly=False) is not None
        for name in names
    )


def _bracket_end(text: str, start: int, value_start: int, end: int) -> int:
    """Where the value of a label ends that stands in brackets inside a sentence: "... (Action: Plan to fill the form)"."""
    if text[:start].rstrip()[-1:] not in ("(", "["):
        return end
    depth = 1
    for at in range(value_start, end):
        depth += (text[at] in "([") - (text[at] in ")]")
        if not depth:
            return at
    return end


def find_labels(text: str, vocabulary: Words) -> Iterator[tuple[str, int, int]]:
    """The labels of a passage: meaning, where the label starts, where its value starts.

    The first must open the passage or one of its lines; further ones may follow on the same line
    ("Date: 12 May   Venue: UNHCR").
    """
    dash = _DASH_LABEL.match(text)
    if dash and vocabulary.label.find(dash["name"], fuzzy=False) in ("actions", "next_meeting"):
        yield "actions" if vocabulary.label.find(dash["name"]) == "actions" else "next_meeting", 0, dash.end()
        return
    tag = _TAG_LABEL.match(text)
    if tag and vocabulary.label.find(tag["tag"] or tag["loud"], fuzzy=False) == "actions":
        yield "actions", 0, tag.end()
        return
    capitals = [
        (meaning, match.start(), match.end())
        for match in _CAPITALS_LABEL.finditer(text)
        if (meaning := vocabulary.label.find(match["name"], fuzzy=False)) in _PLAIN_LABELS and ":" not in match[0]
    ]
    if capitals and not text[: capitals[0][1]].strip():
        yield from capitals
        return
    seen = False
    for match in _LABEL.finditer(text) if ":" in text or "：" in text else ():
        name = match["name"]
        at_line_start = not text[: match.start()].strip(" \t•-–*") or text[: match.start()].rstrip(" \t").endswith("\n")
        meaning, start = _suffix_label(name, match.start(), vocabulary, whole=at_line_start, inner=True)
        if meaning not in (None, "actions") and not seen and not at_line_start:
            continue  # inside running text only "Action:" counts as a label
        if meaning is None:
            continue
        seen = True
        yield meaning, start, match.end()


def _suffix_label(name: str, start: int, vocabulary: Words, *, whole: bool, inner: bool) -> tuple[str | None, int]:
    """The meaning of `name`, or of its last words where a label follows a value on the same line."""
    if whole:
        stripped = _NUMBERED.sub("", name) if _NUMBERED.match(name) else name
        meaning = vocabulary.label.find(stripped) or vocabulary.label.find(
            re.sub(r"\s*#?\s*\d[\d./-]*$", "", stripped), fuzzy=False
        )
        if meaning:
            return meaning, start
    if not inner:
        return None, start
    starts = [0] + [m.end() for m in re.finditer(r"\s+|[,;|(\[]", name)]
    for offset in starts:
        part = name[offset:]
        meaning = vocabulary.label.find(part, fuzzy=False)
        if name[:offset].rstrip()[-1:] in ("(", "[") and re.search(r"[)\]]", part):
            continue  # "Q (PA): ...": who asks
        after_stop = offset == 0 or re.search(r"[.;)(\[\s]\s*$", name[:offset]) is not None
        if meaning and part[:1].isupper() and meaning != "ignore" and after_stop:
            return meaning, start + offset
    return None, start


def _open_long_agenda(layout: Layout, found: Findings) -> None:
    """What stands below "Agenda" is the body where it is much of the text: minutes that were typed into their agenda."""
    inside = [at for at, zone in enumerate(found.zones) if zone == "agenda"]
    words = [len(layout.text_of(passage).split()) for passage in layout.passages] if inside else []
    if sum(words[at] for at in inside) > max(_AGENDA_SHARE * sum(words), _AGENDA_WORDS):
        for at in inside:
            found.zones[at] = "body"


def find_languages(text: str, vocabulary: Words) -> tuple[str, ...]:
    """The languages of a text, the main one first: those whose commonest words make up a fair part of it."""
    tokens = key(text).split()
    counts = {
        language: sum(1 for token in tokens if token in stopwords)
        for language, stopwords in vocabulary.stopwords.items()
    }
    arabic = sum(1 for ch in text if "\u0600" <= ch <= "\u06ff")
    counts["ar"] = max(counts.get("ar", 0), arabic // 12)
    everything = sum(counts.values())
    counts = {  # what a text has of other languages by chance takes nothing from those that any text may mix in
        code: count for code, count in counts.items() if code in vocabulary.everywhere or count * 4 >= everything
    }
    total = sum(counts.values())
    if not total:
        return ("en",)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(language for language, count in ranked if count * 4 >= total) or (ranked[0][0],)


def _is_list_of_names(text: str) -> bool:
    """Whether a line goes on with a list of names: separators, and only few words between them."""
    pieces = [piece for piece in re.split(r"[,;()]|\s[-–/]\s", text) if piece.strip()]
    return len(pieces) > 1 and ":" not in text and all(len(piece.split()) <= 5 for piece in pieces)


def _number_of(passage: Passage) -> int | None:
    """The whole number of a marker: 4 for "4." and "4)"."""
    digits = re.fullmatch(r"\(?(\d{1,3})[.):-]*\)?", passage.marker or "")
    return int(digits[1]) if digits else None


def _is_below(marker: str | None, after: Passage) -> bool:
    """Whether the next passage is numbered under a number: "1." and "1.1", or begins with such a number."""
    number = (marker or "").strip("() .:-–")
    return bool(number) and (after.marker or "").startswith(f"{number}.") and len(after.marker or "") > len(number) + 1


def _in_capitals(title: str) -> bool:
    letters = [ch for ch in title if ch.isalpha() and ch.lower() != ch.upper()]
    return len(letters) > 5 and all(ch.isupper() for ch in letters) and len(title.split()) > 1


def _title_of(text: str) -> str:
    """A line as a title: no list marker, no number, no colon at its end."""
    marker, rest = split_marker(fold(text))
    return _NUMBERED.sub("", rest if marker else fold(text)).strip(" :*_")


def _lend_zone(reading: TableReading, zone: str, table: Table) -> None:
    """A table under the heading "Review of action points" is a review table, and so on."""
    if zone == "review":
        reading.review = True
    if zone in ("attendance", "apologies") and reading.purpose in ("other", "discussion", "agenda"):
        prose = any(is_told(fold(cell.text)) for row in table.rows for cell in row.cells)
        reading.purpose = reading.purpose if prose else "attendance"
    elif (
        zone in ("actions", "review") and reading.purpose in ("other", "agenda", "discussion") and not reading.head_rows
    ):
        reading.purpose = "actions"
    elif zone == "agenda" and reading.purpose == "other":
        reading.purpose = "agenda"


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
__all__ = ["Passages", "column_roles", "create_passages", "find_labels", "find_languages"]
