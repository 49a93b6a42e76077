"""The agenda: from its list, its table, or, where there is none, from the sections of the minutes."""

import re
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.document import split_marker
from minutes_miner.pipeline.findings import Findings, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.words import Words, words
from minutes_miner.records import AgendaItem

_RUNNING = re.compile(r"(?:^|(?<=[\s;,.]))(\(?\d{1,2}(?:\.\d{1,2})?\s?[.):-]\)?)\s*(?=\D)")
_DURATION = re.compile(r"\s*[(\[]\s*\d{1,3}\s*(?:['’′]|m\.?|min\.?|mins?|minutes?|mn)\s*[)\]]\s*$", re.IGNORECASE)
_NOT_SECTIONS = ("attendance", "apologies", "agenda", "actions", "decisions", "next_meeting", "ignore", "date", "time",
                 "place", "chair", "minute_taker", "group", "title", "number", "date_time", "date_place", "start_time",
                 "end_time", "discussion")  # fmt: skip


_HEAD = ("attendance", "apologies", "date", "date_time", "date_place", "time", "place", "chair", "minute_taker")


@dataclass(slots=True)
class _Node:
    number: str | None
    title: str
    depth: float
    style: str
    items: "list[_Node]" = field(default_factory=list)

    def record(self) -> AgendaItem:
        return AgendaItem(self.number, self.title, tuple(item.record() for item in self.items))


class Agenda:
    """Fills `agenda` of the findings."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        if found.kind in ("workplan", "other"):
            return doc
        found.agenda = (
            self._from_list(layout, found)
            or self._from_table(layout, found)
            or self._from_columns(layout, found)
            or self._from_numbered_rows(layout, found)
            or self._from_sections(layout, found)
        )
        return doc

    def _from_list(self, layout: Layout, found: Findings) -> list[AgendaItem]:
        nodes: list[_Node] = []
        for passage in self._agenda_passages(layout, found):
            if passage is None:
                if nodes:
                    break  # the same agenda again, as on slides
                continue
            nodes += _nodes(layout, passage)
        return [node.record() for node in _nested(nodes)]

    def _agenda_passages(self, layout: Layout, found: Findings) -> "list[Passage | None]":
        """The passages of the agenda zone; None stands for each label that opens it."""
        labelled = {label.passage: label for label in found.labels if label.meaning == "agenda"}
        passages: list[Passage | None] = []
        for passage in layout.passages:
            if found.zones[passage.index] != "agenda":
                continue
            label = labelled.get(passage.index)
            if label is not None:
                passages.append(None)
                if not label.value.strip():
                    continue
            found.agenda_passages.add(passage.index)
            passages.append(passage)
        return passages

    def _from_table(self, layout: Layout, found: Findings) -> list[AgendaItem]:
        for number, reading in sorted(found.tables.items()):
            if reading.purpose != "agenda":
                continue
            items = []
            for row in layout.tables[number].rows:
                at = row.cells[0].row if row.cells else 0
                if at in reading.head_rows:
                    continue
                column = reading.column_of(at, "item") or reading.column_of(at, "discussion")
                texts = {cell.column: fold(cell.text) for cell in row.cells}
                if column is None:
                    column = max(texts, key=lambda c: len(texts[c]), default=None)
                title = _clean(texts.get(column or 0, ""))
                if title:
                    number_column = reading.column_of(at, "number")
                    items.append(AgendaItem(texts.get(number_column or 0) or None, title))
            if len(items) > 1:
                return items
        return []

    def _from_columns(self, layout: Layout, found: Findings) -> list[AgendaItem]:
        """The first column of the table of discussion, where it holds the items."""
        titles: list[AgendaItem] = []
        for number, reading in sorted(found.tables.items()):
            if reading.purpose not in ("actions", "discussion") or reading.review:
                continue
            for row in layout.tables[number].rows:
                at = row.cells[0].row if row.cells else 0
                column = reading.column_of(at, "item")
                if column is None or at in reading.head_rows:
                    continue
                text = next((fold(cell.text) for cell in row.cells if cell.column == column), "")
                marker, rest = split_marker(text)
                title = _clean(rest if marker else text)
                if title and len(title.split()) <= 25 and title not in [t.title for t in titles]:
                    titles.append(AgendaItem(_number(marker), title))
        return titles

    def _from_numbered_rows(self, layout: Layout, found: Findings) -> list[AgendaItem]:
        """Rows whose first cell is a whole number, or begins with one: the title is the first short line behind it."""
        items: list[AgendaItem] = []
        for number, reading in sorted(found.tables.items()):
            if reading.purpose in ("attendance", "head") or reading.review:
                continue
            for row in layout.tables[number].rows:
                inside = [p for cell in row.cells for p in layout.in_cell(number, cell.row, cell.column)]
                if not inside or row.cells[0].row in reading.head_rows:
                    continue
                first, text = inside[0], layout.text_of(inside[0])
                marker = first.marker or split_marker(text)[0] or ""
                title = text if first.marker else split_marker(text)[1] if marker else text
                if re.fullmatch(r"\d{1,2}[.)]?", text) and len(inside) > 1:
                    marker, title = text, layout.text_of(inside[1])
                whole = re.fullmatch(r"(\d{1,2})[.):]*", marker.strip())
                clean = _clean(title)
                if whole and int(whole[1]) == len(items) + 1 and 0 < len(clean.split()) <= 14:
                    items.append(AgendaItem(whole[1], clean))
        return items if len(items) > 2 else []

    def _from_sections(self, layout: Layout, found: Findings) -> list[AgendaItem]:
        if found.kind == "presentation":
            return []
        nodes = []
        head = max(
            (label.passage for label in found.labels if label.meaning in _HEAD and label.passage < 40), default=-1
        )
        for passage in layout.passages[head + 1 :]:
            if passage.index not in found.headings or passage.cell is not None:
                continue
            text = layout.text_of(passage)
            marker, rest = (passage.marker, text) if passage.marker else split_marker(text)
            if self.words.label.find(rest.strip(" :")) in _NOT_SECTIONS:
                continue
            nodes.append(_Node(_number(marker), _clean(rest), passage.level or 1, "heading"))
        numbered = [node for node in nodes if node.number]
        return [
            node.record() for node in _nested(numbered if len(numbered) >= 2 else nodes if head >= 0 else nodes[1:])
        ]


def _nodes(layout: Layout, passage: Passage) -> list[_Node]:
    """The agenda items in one passage: mostly one; several where they run on ("1) ... 2) ...") or stand on lines."""
    text = layout.text[passage.start : passage.end]
    text = re.sub(r"^\s*[^\W\d][^:\n]{2,25}:\s*(?=\d|\n)", "", text)
    running = list(_RUNNING.finditer(text))
    if passage.marker is None and len(running) >= 2:
        ends = [m.start() for m in running[1:]] + [len(text)]
        return [
            _Node(_number(m[1]), _clean(text[m.end() : end]), 1, "running")
            for m, end in zip(running, ends, strict=True)
            if _clean(text[m.end() : end])
        ]
    marker, rest = passage.marker, text
    inner, inner_rest = split_marker(rest)
    if inner and (marker is None or not any(ch.isalnum() for ch in marker)):
        marker, rest = (
            (inner, inner_rest) if any(ch.isalnum() for ch in inner) or marker is None else (marker, inner_rest)
        )
    title = _clean(rest)
    if not title:
        return []
    style = (
        "number"
        if marker and any(ch.isdigit() for ch in marker)
        else "letter"
        if marker and marker.strip("().").isalpha()
        else "bullet"
        if marker
        else "none"
    )
    depth = float(passage.level) + (passage.indent or 0.0) / 1000
    dots = len(re.findall(r"\d+", marker or ""))
    return [_Node(_number(marker), title, depth + max(dots - 1, 0), style)]


def _nested(nodes: list[_Node]) -> list[_Node]:
    """Items under items: by depth; at equal depth, by a change of marker after an item that ends open (":")."""
    top: list[_Node] = []
    parents: list[_Node] = []
    for node in nodes:
        while parents and not _under(node, parents[-1]):
            parents.pop()
        (parents[-1].items if parents else top).append(node)
        parents.append(node)
    for node in _walk(top):
        node.title = node.title.rstrip(" :") or node.title
    return top


def _under(node: _Node, parent: _Node) -> bool:
    if node.depth > parent.depth + 0.0005:
        return True
    if node.depth < parent.depth - 0.0005:
        return False
    return parent.title.endswith(":") and node.style != parent.style


def _walk(nodes: list[_Node]) -> list[_Node]:
    return [found for node in nodes for found in (node, *_walk(node.items))]


def _number(marker: str | None) -> str | None:
    """The number of a marker without its brackets: "1.", "(2)" and "3-" give "1", "2" and "3"; bullets give None."""
    bare = (marker or "").strip(" .():-–]")
    return bare if re.fullmatch(r"[\d.]+|[a-zA-Z]|[ivxIVX]+", bare) else None


def _clean(title: str) -> str:
    return _DURATION.sub("", fold(title)).strip(" .;*_\t-–")


def create_agenda(nlp: Language, name: str) -> Agenda:
    """The component, made by spaCy from the config."""
    return Agenda(words())


Language.factory("minutes_agenda", func=create_agenda)
