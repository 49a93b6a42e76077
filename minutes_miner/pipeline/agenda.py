"""The agenda: from its list, its table, or, where there is none, from the sections of the minutes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from rapidfuzz import fuzz, process
from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.document import split_marker
from minutes_miner.lexicon.alternatives import either
from minutes_miner.pipeline.findings import Findings, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.plain_agenda import plain_agenda
from minutes_miner.pipeline.titles.items import clean, counted_from, running, separated
from minutes_miner.pipeline.words import Words, key, words
from minutes_miner.records import AgendaItem

_OWN_NUMBER = re.compile(
    r"\s*(\d{1,2}(?:\.\d{1,2})*)\s?(?:[.):][-–]?|[-–])\s+(?=[^\W\d])"
)  # "1.- Budget, staff, rooms": one item
_TOP = 40  # passages in which an agenda without its name may stand
_MOST = 40  # passages of such a list
_NUMBER_BEFORE = 2  # words that may stand before a title that a text begins with
_FEWEST = 3  # items of such a list
_LONGEST = 120
_TOP_RUN = 12  # passages in which an agenda may run on
_JUST_BEFORE = 80  # characters at the end of a passage in which the one below is called agenda
_SHORTEST_NAME = 5  # letters of such a name
_LONG_ITEM = 16  # words of an item; a longer one has text grown to its end
_LAST_ITEM = 6  # words that are taken of it
_SAME = 88.0


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
        found.agenda = (
            self._from_list(layout, found)
            or self._from_table(layout, found)
            or self._from_run(layout, found)
            or self._from_announcement(layout, found)
            or self._from_sections(found)
            or self._from_plain_list(layout, found)
        )
        return doc

    def _from_list(self, layout: Layout, found: Findings) -> list[AgendaItem]:
        nodes: list[_Node] = []
        for entry in self._entries(layout, found):
            if entry is None:
                if nodes:
                    break  # the same agenda again, as on slides
                continue
            nodes += _nodes(*entry)
        return [node.record() for node in _nested(nodes)]

    def _entries(self, layout: Layout, found: Findings) -> "Iterator[tuple[Passage, str] | None]":
        """The passages of the agenda zone, each with its text; None stands for each label that opens the zone."""
        labelled = {label.passage: label for label in found.labels if label.meaning == "agenda"}
        for passage in layout.passages:
            if found.zones[passage.index] != "agenda" or passage.index in found.next_agenda:
                continue
            label = labelled.get(passage.index)
            text = layout.text[passage.start : passage.end]
            if label is not None:
                yield None
                inside = passage.start <= label.value_start < passage.end  # else the cell beside has its turn
                text = label.value if inside else ""
            if text.strip():
                found.agenda_passages.add(passage.index)
                yield passage, text

    def _from_run(self, layout: Layout, found: Findings) -> list[AgendaItem]:
        """Items with numbers that run on in a text without lines, behind the word agenda or in the passage below it."""
        if found.kind == "presentation":
            return []
        named = False
        for passage in layout.passages[:_TOP_RUN]:
            text = fold(f"{passage.marker or ''} {layout.text_of(passage)}")
            told = self._named.search(text)
            if told or named:
                nodes = _counted(text[told.end() :] if told else text)
                if len(nodes) > _FEWEST:
                    return [node.record() for node in _nested(nodes)]
            named = "agenda" in key(text[-_JUST_BEFORE:]).split()
        return []

    @cached_property
    def _named(self) -> "re.Pattern[str]":
        names = either(name for name in self.words.agenda_names if len(name) >= _SHORTEST_NAME)
        return re.compile(rf"\b(?:{names})\b[\s:.–-]{{1,4}}(?=1\s?[.):])", re.IGNORECASE)

    def _from_announcement(self, layout: Layout, found: Findings) -> list[AgendaItem]:
        """A list near the top that nobody calls agenda, whose entries come again as headings: slides have it so."""
        titles = [title.text for title in found.titles]
        titles += [layout.text_of(layout.passages[at]) for at in sorted(found.headings)]
        opened = {title.passage for title in found.titles} | found.headings
        keys = [key(title) for title in titles if len(title) < _LONGEST]
        begun: list[list[str]] = []  # the first words of each passage
        for at, passage in enumerate(layout.passages[:_TOP]):
            if (
                passage.kind != "list_item"
                or passage.index in opened
                or found.zones[passage.index] in ("attendance", "apologies")
                or (at and layout.passages[at - 1].kind == "list_item")
            ):
                continue
            run = list(
                takewhile(
                    lambda p: p.kind == "list_item" and not p.cell and p.index not in opened, layout.passages[at:]
                )
            )
            if len(run) > _MOST:
                continue
            nodes = [node for item in run for node in _nodes(item, layout.text[item.start : item.end])]
            begun = begun or [
                key(layout.text[p.start : min(p.end, p.start + _LONGEST)]).split() for p in layout.passages
            ]
            behind = begun[at + len(run) :]
            begins = _beginning({key(node.title) for node in nodes}, behind)
            again = sum(
                key(node.title) in begins
                or bool(process.extractOne(key(node.title), keys, scorer=fuzz.token_sort_ratio, score_cutoff=_SAME))
                for node in nodes
            )
            if len(nodes) >= _FEWEST and again >= 0.5 * len(nodes) and behind:
                found.agenda_passages |= {item.index for item in run}
                return [node.record() for node in _nested(nodes)]
        return []

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
                title = clean(texts.get(column or 0, ""))
                if title:
                    number_column = reading.column_of(at, "number")
                    items.append(AgendaItem(texts.get(number_column or 0) or None, title))
            if len(items) > 1:
                return items
        return []

    def _from_plain_list(self, layout: Layout, found: Findings) -> list[AgendaItem]:
        """The first list of topics in a text that has no titles."""
        items = plain_agenda(layout, found, self.words) if found.kind != "presentation" else []
        found.agenda_passages |= {item.index for item in items}
        nodes = [node for item in items for node in _nodes(item, layout.text[item.start : item.end])]
        for node in nodes:
            node.depth, node.title = 1, node.title.rstrip(" :")
        return [node.record() for node in nodes]

    def _from_sections(self, found: Findings) -> list[AgendaItem]:
        """The sections are the agenda where no list announces it."""
        if found.kind == "presentation":
            return []
        nodes = [
            _Node(_number(title.number) or title.number, title.text, title.depth, "heading") for title in found.titles
        ]
        return [node.record() for node in _nested(nodes)]


def _beginning(titles: set[str], texts: list[list[str]]) -> set[str]:
    """The titles of several words with which a text begins, behind a number or without: "3 / Winter kit Five agencies ..."."""
    titles = {title for title in titles if " " in title}
    lengths = {title.count(" ") + 1 for title in titles}
    begins = (
        " ".join(text[at : at + length]) for text in texts for length in lengths for at in range(_NUMBER_BEFORE + 1)
    )
    return titles & set(begins)


def _nodes(passage: Passage, text: str) -> list[_Node]:
    """The agenda items in one passage: mostly one; several where they run on ("1) ... 2) ...", "Health; WASH; AOB")."""
    marker = passage.marker
    own = _OWN_NUMBER.match(text) if marker is None else None
    pieces = counted_from(marker, text)
    if marker is None:
        pieces = running(text) or [(None, piece) for piece in separated(text) if own is None]
    if pieces:
        return [_Node(_number(number), clean(piece), 1, "running") for number, piece in pieces if clean(piece)]
    rest = text
    inner, inner_rest = (own[1], text[own.end() :]) if own else split_marker(rest)
    if inner and (marker is None or not any(ch.isalnum() for ch in marker)):
        marker, rest = (
            (inner, inner_rest) if any(ch.isalnum() for ch in inner) or marker is None else (marker, inner_rest)
        )
    title = clean(rest)
    if not any(ch.isalpha() for ch in title):
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


def _counted(text: str) -> list[_Node]:
    """Items that are counted 1, 2, 3 without a gap, with lettered ones under them; the last ends with its few first words."""
    nodes: list[_Node] = []
    for marker, piece in running(text):
        number = _number(marker) or ""
        title = clean(piece)
        numbered = sum(node.depth == 1 for node in nodes)
        if number == str(numbered + 1) and title:
            nodes.append(_Node(number, title, 1, "number"))
        elif number.isalpha() and numbered and title:
            nodes.append(_Node(number, title, 2, "letter"))
        elif nodes:
            break
        if len(title.split()) > _LONG_ITEM:
            break
    if nodes and len(nodes[-1].title.split()) > _LONG_ITEM:
        last = re.match(
            r"(?:AO?B\b|A\.O\.B\.?|any other business|divers|varios|diversos)?", nodes[-1].title, re.IGNORECASE
        )
        nodes[-1].title = (last[0] if last else "") or " ".join(nodes[-1].title.split()[:_LAST_ITEM])
    return nodes


def _nested(nodes: list[_Node]) -> list[_Node]:
    """Items under items: by depth; at equal depth, by a change of marker after an item that ends open (":")."""
    top: list[_Node] = []
    parents: list[_Node] = []
    _settle(nodes)
    for node in nodes:
        while parents and not _under(node, parents[-1]):
            parents.pop()
        (parents[-1].items if parents else top).append(node)
        parents.append(node)
    for node in _walk(top):
        node.title = node.title.rstrip(" :") or node.title
    return top


def _settle(nodes: list[_Node]) -> None:
    """Lines without a mark between numbered ones stand under the one above; behind the last they are items of their own."""
    numbered = [at for at, node in enumerate(nodes) if node.style in ("number", "letter")]
    for at, node in enumerate(nodes):
        if node.style == "none" and numbered and at > numbered[0]:
            above = nodes[max(n for n in numbered if n < at)].depth
            node.depth = above + 0.5 if at < numbered[-1] else above


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
    bare = (marker or "").strip(" .():-–]ºª°")
    return bare if re.fullmatch(r"[\d.]+|[a-zA-Z]|[ivxIVX]+", bare) else None


def create_agenda(nlp: Language, name: str) -> Agenda:
    """The component, made by spaCy from the config."""
    return Agenda(words())


Language.factory("minutes_agenda", func=create_agenda)
