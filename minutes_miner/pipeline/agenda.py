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
        found.agenda = self._from_list(layout, found) or self._from_table(layout, found) or self._from_sections(found)
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

    def _from_sections(self, found: Findings) -> list[AgendaItem]:
        """The sections are the agenda where no list announces it."""
        if found.kind == "presentation":
            return []
        nodes = [
            _Node(_number(title.number) or title.number, title.text, title.depth, "heading") for title in found.titles
        ]
        return [node.record() for node in _nested(nodes)]


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
