"""A Document as one spaCy Doc, with places both ways: offsets of the text to pages and boxes, passages to structure.

A *passage* is the smallest piece of structure that has its own text: a paragraph, a heading, a list item, in the
body or in a cell. The text of the Doc is the text of all passages in reading order, joined by line feeds, and each
passage knows the structure that it stands in (column, row, list level, emphasis), so that rules and model see it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from minutes_miner.document import Block, Document, Line, Run, Table, enclosing, split_marker
from minutes_miner.records import Provenance
from minutes_miner.records import Span as PageSpan

_WRAPPED_WORD = re.compile("\u00ad\n?")  # the readers tell the hyphen of a line break from that of a word
_WRAPPED_COMPOUND = re.compile(r"(?<=[^\W_]-)\n(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where in a table a passage stands: numbers count from 1, `table` through the document; below 0 in its rows of labels."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of structure: half-open character offsets in the Doc, and how it stands in the file."""

    index: int
    start: int
    end: int
    kind: str
    level: int
    marker: str | None
    bold: bool
    struck: bool
    indent: float | None
    cell: CellPlace | None
    page: int | None
    line: int | None


@dataclass(slots=True)
class Layout:
    """The passages of one Doc in reading order, the tables by number, and the place of every line."""

    document: Document
    text: str
    passages: list[Passage] = field(default_factory=list)
    tables: dict[int, Table] = field(default_factory=dict)
    line_starts: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    _cells: dict[tuple[int, int, int], list[Passage]] | None = None
    _folded: dict[int, str] = field(default_factory=dict)

    def text_of(self, passage: Passage) -> str:
        """The text of a passage, blanks and line breaks folded."""
        if passage.index not in self._folded:
            self._folded[passage.index] = fold(self.text[passage.start : passage.end])
        return self._folded[passage.index]

    def entries(self, start: int, end: int) -> str:
        """A stretch of text with one line for each entry: lines that the page or file only wrapped are joined.

        In DOCX a line break was typed and stays; in PDF and TXT it stands between passages only.
        """
        if self.document.format == "docx":
            return self.text[start:end]
        inside = [p for p in self.passages if p.start < end and p.end > start]
        return "\n".join(fold(self.text[max(p.start, start) : min(p.end, end)]) for p in inside)

    def bold_lead(self, passage: Passage) -> int:
        """Where the bold words end that a passage opens with; its start where it opens with none."""
        end = passage.start
        for line_start, line in self._lines_between(passage.start, passage.end):
            position = line_start
            for run in line.runs:
                if not run.bold and run.text.strip():
                    return end
                position += len(run.text)
                end = position if run.bold else end
        return end

    def struck_between(self, start: int, end: int) -> list[str]:
        """The pieces between two offsets that are struck through, of passages that are not so as a whole."""
        pieces: list[str] = []
        for line_start, line in self._lines_between(start, end):
            position = line_start
            for run in line.runs:
                passage = self.passage_at(position) if run.struck and run.text.strip() else None
                if passage and not passage.struck and start <= position < end:
                    pieces.append(fold(run.text))
                position += len(run.text)
        return pieces

    def in_cell(self, table: int, row: int, column: int) -> list[Passage]:
        """The passages of one cell, in reading order."""
        if self._cells is None:
            self._cells = {}
            for passage in self.passages:
                if passage.cell:
                    place = (passage.cell.table, passage.cell.row, passage.cell.column)
                    self._cells.setdefault(place, []).append(passage)
        return self._cells.get((table, row, column), [])

    def provenance(self, start: int, end: int) -> Provenance:
        """Where the characters from `start` to `end` stand: first page, table, row and line; a box for each page."""
        touched = [line for line_start, line in self._lines_between(start, end)]
        boxes: dict[int, list[Line]] = {}
        for line in touched:
            if line.page is not None and line.box is not None:
                boxes.setdefault(line.page, []).append(line)
        spans = tuple(
            PageSpan(page, _rounded(enclosing(line.box for line in lines))) for page, lines in sorted(boxes.items())
        )
        passage = self.passage_at(start)
        cell = passage.cell if passage else None
        first = touched[0] if touched else None
        return Provenance(
            page=first.page if first else None,
            table=abs(cell.table) if cell else None,
            row=cell.row if cell else None,
            line=first.number if first else None,
            spans=spans,
            quote=self.text[start:end].strip().replace("\u00ad", "-"),
        )

    def in_row(self, table: int, row: int) -> "list[Passage]":
        """The passages of a row of a table."""
        return [p for p in self.passages if p.cell and (p.cell.table, p.cell.row) == (table, row)]

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds a character offset."""
        at = bisect_right(self.passages, offset, key=lambda passage: passage.start) - 1
        return self.passages[at] if at >= 0 else None

    def _lines_between(self, start: int, end: int) -> Iterator[tuple[int, Line]]:
        at = max(bisect_right(self.line_starts, start) - 1, 0)
        while at < len(self.lines) and self.line_starts[at] < max(end, start + 1):
            yield self.line_starts[at], self.lines[at]
            at += 1


def end_bracket(longest: int, behind: str = "") -> "re.Pattern[str]":
    """What stands in brackets at the end of a text, of so many characters, with a pattern for what may stand behind them."""
    return re.compile(rf"[(\[]\s*(?P<inside>[^()\[\]]{{2,{longest}}})[)\]]{behind}$")


@lru_cache(maxsize=1 << 13)  # of five texts four are folded again, by another component
def fold(text: str) -> str:
    """Whitespace and line breaks folded to single blanks, hyphenation at line ends undone."""
    if "-\n" in text or "\u00ad" in text:
        text = _WRAPPED_COMPOUND.sub("", _WRAPPED_WORD.sub("", text))
    return " ".join(text.split())


def build_layout(document: Document) -> Layout:
    """The layout of a Document; `layout.text` is what the Doc is made of."""
    layout = Layout(document, "")
    parts: list[str] = []
    position = 0
    for block, cell in _leaves(document.blocks, None, layout.tables):
        start = position
        for line in block.lines:
            layout.line_starts.append(position)
            layout.lines.append(line)
            parts.append(line.text + "\n")
            position += len(line.text) + 1
        if position == start:
            continue
        layout.passages.append(_passage(block, cell, index=len(layout.passages), start=start, end=position - 1))
    layout.text = "".join(parts)
    return layout


def _passage(block: Block, cell: CellPlace | None, *, index: int, start: int, end: int) -> Passage:
    runs = [run for line in block.lines for run in line.runs if run.text.strip()]
    return Passage(
        index=index,
        start=start,
        end=end,
        kind=block.kind,
        level=block.level,
        marker=block.marker,
        bold=block.bold,
        struck=bool(runs) and all(run.struck for run in runs),
        indent=block.indent,
        cell=cell,
        page=block.page,
        line=block.lines[0].number if block.lines else None,
    )


def _leaves(
    blocks: tuple[Block | Table, ...], cell: CellPlace | None, tables: dict[int, Table]
) -> Iterator[tuple[Block, CellPlace | None]]:
    """All blocks with text in reading order, with the innermost cell that each stands in."""
    for block in blocks:
        if isinstance(block, Block):
            yield block, cell
            continue
        tables[block.number] = block
        for row in block.rows:
            for inner in row.cells:
                place = CellPlace(block.number, inner.row, inner.column, inner.row_span, inner.column_span)
                yield from _leaves(inner.blocks, place, tables)


def _rounded(box: tuple[float, float, float, float] | None) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = box or (0.0, 0.0, 0.0, 0.0)
    return (round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))


def plain_layout(text: str) -> Layout:
    """The layout of plain text, one passage a line, for `nlp("...")` on text that no reader has seen."""
    layout = Layout(Document(path="", sha256="", format="txt", blocks=()), text)
    position = 0
    for number, raw in enumerate(text.split("\n"), 1):
        marker, rest = split_marker(raw)
        start = position + len(raw) - len(rest if marker else raw.lstrip())
        if raw.strip():
            line = Line((Run(raw.strip()),), number=number)
            block = Block("list_item" if marker else "paragraph", (line,), level=1 if marker else 0, marker=marker)
            layout.line_starts.append(start)
            layout.lines.append(line)
            end = position + len(raw.rstrip())
            layout.passages.append(_passage(block, None, index=len(layout.passages), start=min(start, end), end=end))
        position += len(raw) + 1
    return layout


def register_extensions() -> None:
    """What our components put on Docs and Spans; safe to call again."""
    if not Doc.has_extension("layout"):
        Doc.set_extension("layout", default=None)
        Doc.set_extension("findings", default=None)
        Span.set_extension("value", default=None)


def char_span(doc: Doc, start: int, end: int, label: str) -> Span:
    """The span of tokens that covers the characters from `start` to `end`."""
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    return span if span is not None else Span(doc, 0, 0, label=label)


def make_doc(document: Document, *, vocab: Vocab, tokenizer) -> Doc:  # type: ignore[no-untyped-def]
    """The Doc of a Document, ready for the pipeline."""
    register_extensions()
    layout = build_layout(document)
    doc: Doc = tokenizer(layout.text)
    doc._.layout = layout
    return doc
