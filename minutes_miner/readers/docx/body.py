"""Paragraphs and tables of a body, a cell, a note: in their order, each once; a table's cells in one walk."""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from minutes_miner.document import BY_LOOK, Block, Cell, Line, Row, Run, Table, split_marker
from minutes_miner.errors import FileError
from minutes_miner.readers.docx.names import VAL, A, R, clean, is_on, local, number, value, w
from minutes_miner.readers.docx.numbering import Numbering
from minutes_miner.readers.docx.package import Package
from minutes_miner.readers.docx.styles import Style, Styles, indent_of, look_of, outline_of
from minutes_miner.readers.docx.text import DELETED, Tally, Texts, boxes_in, plain_text, texts_in
from minutes_miner.readers.limits import Limits
from minutes_miner.readers.markup import UnreadableMarkup, blocks_of_markup

_P, _R, _TBL, _TR, _TC, _TEXT = w("p"), w("r"), w("tbl"), w("tr"), w("tc"), w("t")
_P_FORM, _TC_FORM, _TR_FORM = w("pPr"), w("tcPr"), w("trPr")
_GRID_SPAN, _MERGE, _CELL_DELETED, _MERGED_BESIDE = w("gridSpan"), w("vMerge"), w("cellDel"), w("hMerge")
_FORMS = frozenset((_TR_FORM, _TC_FORM, w("tblPr"), w("tblGrid"), w("tblPrEx")))
_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag"))
_INSERTED = frozenset(("ins", "moveTo"))
_TWIPS_A_LEVEL = 360
_MOST_COLUMNS = 1_000


@dataclass(slots=True)
class Count:
    """Tables are numbered through the document, whatever part they stand in."""

    tables: int = 0


@dataclass(slots=True)
class _Held:
    """A paragraph whose end was deleted: its lines go on in the next one, what is drawn in it stands behind both."""

    lines: list[Line]
    drawings: list[Any]


@dataclass(slots=True)
class Body:
    """Walks one part of a package."""

    package: Package
    part: str
    styles: Styles
    numbering: Numbering
    tally: Tally
    limits: Limits
    count: Count = field(default_factory=Count)
    texts: Texts = field(init=False)
    _is_usual: bool = field(init=False)  # a paragraph without properties is neither numbered nor a heading
    _usual_indent: float = field(init=False)
    _made: dict[str, Block] = field(default_factory=dict)  # cells say the same words again and again ("Open", "All")
    _held: _Held | None = None
    _strays: list[Any] = field(default_factory=list)  # elements with text in a table, but in no cell of it
    _alone: list[Block] = field(
        default_factory=list
    )  # the numbers of paragraphs without text: all that a cell may show

    def __post_init__(self) -> None:
        self.texts = Texts(self.package, self.part, self.styles, self.tally)
        usual = self.styles.normal
        self._is_usual = usual.numbering is None and not usual.heading
        self._usual_indent = usual.indent / 20

    def beside(self, part: str) -> "Body":
        """The walker of another part of the same document."""
        return Body(self.package, part, self.styles, self.numbering, self.tally, self.limits, self.count)

    def blocks(
        self,
        parent: Any,
        depth: int = 0,
        *,
        in_cell: bool = False,
        goes_on: bool = False,
        empty: list[int] | None = None,
    ) -> list[Block | Table]:
        """Paragraphs and tables in their order; text boxes after the paragraph that they hang on.

        `parent` is an element or a sequence of elements; a paragraph may end behind it where the text `goes_on`. The places of
        empty paragraphs are added to `empty`.
        """
        if depth > self.limits.depth:
            raise FileError("too-deep", f"Tables are nested deeper than {self.limits.depth}.")
        found: list[Block | Table] = []
        for element in parent:
            tag = element.tag
            if tag == _P:
                block = self._plain(element) if in_cell else None
                if block is not None:
                    found.append(block)
                    continue
                before, self._held = self._held, None
                block = self._paragraph(element, in_cell, before.lines if before else [])
                drawings = [*before.drawings, *self.texts.drawings] if before else self.texts.drawings
                if self._held is not None:
                    self._held.drawings = list(drawings)
                    continue
                if block is not None:
                    found.append(block)
                elif empty is not None:
                    empty.append(len(found))
                if drawings:
                    found += self._drawn(drawings, depth)
            elif tag == _TBL:
                found += self._open_end(depth)
                found += self._table(element, depth)
            elif tag not in _FORMS:
                found += self._wrapped(element, local(element), depth, in_cell)
        if not goes_on:
            found += self._open_end(depth)
        return found

    def _open_end(self, depth: int) -> list[Block | Table]:
        """A paragraph whose end was deleted where none follows that it could go on in."""
        if self._held is None:
            return []
        held, self._held = self._held, None
        made: list[Block | Table] = []
        if any(line.text.strip() for line in held.lines):
            made.append(Block("paragraph", tuple(held.lines)))
        return [*made, *self._drawn(held.drawings, depth)]

    def _wrapped(self, element: Any, name: str, depth: int, in_cell: bool) -> list[Block | Table]:
        if name in _WRAPPERS:
            return self.blocks(element, depth + (name == "sdt"), in_cell=in_cell, goes_on=len(element) > 0)
        if name in _INSERTED:
            self.tally.insertions += 1
            return self.blocks(element, depth, in_cell=in_cell, goes_on=len(element) > 0)
        if name in DELETED:
            self.tally.deletions += 1
        elif name == "altChunk":
            return [*self._open_end(depth), *self._chunk(element, depth)]
        elif name == "AlternateContent":
            chosen = next((child for child in element if len(child)), ())
            return self.blocks(chosen, depth, in_cell=in_cell, goes_on=len(chosen) > 0)
        elif name in ("oMathPara", "oMath"):
            text = "".join(t.text or "" for t in element.iter("{*}t"))
            return [*self._open_end(depth), Block("paragraph", (Line((Run(text),)),))] if text else []
        elif next(element.iter(_P), None) is not None:  # of a later standard, or of another program
            return self.blocks(element, depth + 1, in_cell=in_cell, goes_on=True)
        elif lines := self.texts.lines([element], self.styles.normal.look):  # text in no paragraph
            return [*self._open_end(depth), Block("paragraph", tuple(lines))]
        return []

    def _chunk(self, element: Any, depth: int) -> Iterator[Block | Table]:
        """Another file set into this one: markup is read, of other kinds is told."""
        relation = self.package.relations(self.part).get(element.get(f"{R}id", ""))
        blob = self.package.blob(relation.target) if relation is not None and not relation.external else None
        if blob and re.match(rb"\s*(?:MIME-Version|From|Content-Type)\s*:", blob, re.IGNORECASE):
            blob = _page_of_mail(blob)
        if blob and (
            b"<html" in blob[:4000].lower() or b"<body" in blob[:4000].lower() or b"<p" in blob[:4000].lower()
        ):
            try:
                found, self.count.tables = blocks_of_markup(blob, tables_before=self.count.tables, limits=self.limits)
            except UnreadableMarkup:
                self.tally.unread.append("a damaged page that is set into the text")
                return
            yield from found
        elif blob and blob.startswith(b"PK"):
            yield from self._set_in(blob, depth)
        else:
            self.tally.unread.append("a file of another kind that is set into the text")

    def _set_in(self, blob: bytes, depth: int) -> list[Block | Table]:
        """The text of a Word file inside this one; where that cannot be read it is told, and costs the rest nothing."""
        try:
            inner = Package(blob, self.limits)
        except FileError as error:
            if error.code == "zip-bomb":
                raise
            self.tally.unread.append("a damaged or protected file that is set into the text")
            return []
        body = Body(inner, inner.main, self.styles, Numbering(), self.tally, self.limits, self.count)
        root = inner.root(inner.main)
        main = root.find(w("body")) if root is not None else None
        return body.blocks(main if main is not None else (), depth + 1)

    def _drawn(self, drawings: list[Any], depth: int) -> Iterator[Block | Table]:
        """Text in drawings: boxes, and the words of diagrams; pictures are counted."""
        for drawing in drawings:
            for box in boxes_in(drawing):
                yield from self.blocks(box, depth + 1)
            for text in texts_in(drawing):
                yield Block("paragraph", (Line((Run(clean(text)),)),))
            if next(drawing.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"), None) is not None:
                self.tally.unread.append("a chart")
            if next(drawing.iter(f"{A}blip", "{*}imagedata"), None) is not None:
                self.tally.pictures += 1
            if next(drawing.iter("{*}OLEObject"), None) is not None:
                self.tally.unread.append("an object of another program")
            for diagram in drawing.iter("{*}relIds"):
                relation = self.package.relations(self.part).get(diagram.get(f"{R}dm", ""))
                root = self.package.root(relation.target) if relation is not None else None
                for paragraph in root.iter(f"{A}p") if root is not None else ():
                    text = "".join(t.text or "" for t in paragraph.iter(f"{A}t"))
                    if text.strip():
                        yield Block("paragraph", (Line((Run(text),)),))

    # tables

    def _table(self, element: Any, depth: int) -> list[Block | Table]:
        """A table, and behind it what stands in it and in no cell."""
        outer, self._strays = self._strays, []
        table = self._rows(element, depth)
        strays, self._strays = self._strays, outer
        return [table, *self.blocks(strays, depth + 1)]

    def _rows(self, element: Any, depth: int) -> Table:
        self.count.tables += 1
        made = self.count.tables
        rows: list[list[Cell]] = []
        spans: dict[tuple[int, int], int] = {}  # (row, cell) → rows, where more than one
        open_cells: dict[int, tuple[int, int]] = {}  # column → (row, cell) of a cell that is merged downwards
        heads = width = 0
        for row in self._inside(element, _TR):
            column = 1
            properties = next(row.iterchildren(_TR_FORM), None)
            if properties is not None:
                if properties.find(w("del")) is not None:
                    self.tally.deletions += 1
                    continue
                self.tally.insertions += properties.find(w("ins")) is not None
                if heads == len(rows) and is_on(properties.find(w("tblHeader"))):
                    heads += 1
                column += min(max(number(value(properties, "gridBefore")) or 0, 0), _MOST_COLUMNS)
            at = len(rows) + 1
            cells: list[Cell] = []
            for cell in self._inside(row, _TC):
                parts = list(cell)
                if (
                    len(parts) == 1 and parts[0].tag == _P and (plain := self._plain(parts[0])) is not None
                ):  # most cells
                    cells.append(Cell(at, column, (plain,)))
                    open_cells.pop(column, None)
                    column += 1
                    continue
                form = _form_of(parts.pop(0)) if parts and parts[0].tag == _TC_FORM else _CellForm()
                if form.gone:
                    self.tally.deletions += 1
                    continue
                covered = form.merge == "continue" and column in open_cells
                blocks, empty = self._blocks_of_cell(parts, depth, covered=covered)
                if form.beside and cells:
                    left = cells[-1]
                    cells[-1] = left._replace(blocks=left.blocks + blocks, column_span=left.column_span + form.span)
                elif form.merge is None:
                    cells.append(Cell(at, column, blocks, 1, form.span, empty=empty))
                    if open_cells:
                        open_cells.pop(column, None)
                elif covered:
                    spans[open_cells[column]] = spans.get(open_cells[column], 1) + 1
                    if blocks:
                        cells.append(Cell(at, column, blocks, 1, form.span))
                else:
                    open_cells[column] = (len(rows), len(cells))
                    cells.append(Cell(at, column, blocks, 1, form.span))
                column += form.span
            width = max(width, column - 1)
            rows.append(cells)
        for (row_at, cell_at), down in spans.items():
            rows[row_at][cell_at] = rows[row_at][cell_at]._replace(row_span=down)
        return Table(made, tuple(Row(tuple(cells)) for cells in rows), width, header_rows=heads)

    def _blocks_of_cell(
        self, parts: list[Any], depth: int, *, covered: bool
    ) -> tuple[tuple[Block | Table, ...], tuple[int, ...]]:
        """What stands in a cell, and where it has empty lines; nothing where a cell above is merged over it."""
        plain = self._plain(parts[0]) if len(parts) == 1 and parts[0].tag == _P else None
        if plain is not None:
            return (plain,), ()
        if covered and _is_blank(parts):
            return (), ()
        self._alone.clear()
        empty: list[int] = []
        return tuple(self.blocks(parts, depth + 1, in_cell=True, empty=empty) or self._alone), tuple(empty)

    def _inside(self, element: Any, wanted: str) -> Iterator[Any]:
        """Rows of a table or cells of a row, also inside content controls and tracked insertions."""
        for child in element:
            if child.tag == wanted:
                yield child
            elif child.tag not in _FORMS:
                name = local(child)
                if name in _INSERTED:
                    self.tally.insertions += 1
                if name in DELETED:
                    self.tally.deletions += 1
                elif name == "AlternateContent":
                    yield from self._inside(next((choice for choice in child if len(choice)), ()), wanted)
                elif next(child.iter(wanted), None) is not None and name != "tbl":
                    yield from self._inside(child, wanted)
                elif next(child.iter(_TEXT), None) is not None:
                    self._strays.append(child)

    # paragraphs

    def _plain(self, element: Any) -> Block | None:
        """A paragraph without any properties and without a marker, of runs of nothing but text, as most cells hold; None for
        all else."""
        if self._held is not None or not self._is_usual:
            return None
        look = self.styles.normal.look
        text = plain_text(element[0]) if len(element) == 1 else ""
        if (made := self._made.get(text)) is not None:
            return made
        pieces = [(text, look, None)] if text else self.texts.plain(element, look)
        if not pieces:
            return None
        line = Line(tuple(map(self.texts.made, pieces)))
        seen = line.text
        if seen.isspace() or split_marker(seen)[0]:
            return None
        made = Block("paragraph", (line,), 0, None, self._usual_indent)
        if text:
            self._made[text] = made
        return made

    def _paragraph(self, element: Any, in_cell: bool, before: list[Line]) -> Block | None:
        """A paragraph that goes on from the lines `before`; None where it is empty, or held because its end is deleted."""
        children = list(element)
        properties, style = None, self.styles.normal
        if children and children[0].tag == _P_FORM:
            properties = children.pop(0)
            style = self.styles.of_paragraph(properties)
        lines = self.texts.lines(children, style.look)
        if properties is not None and self._end_is_deleted(properties):
            self._held = _Held(_joined(before, lines), [])
            return None
        if before:
            lines = _joined(before, lines)
        text = lines[0].text if lines else ""
        is_empty = (not text or text.isspace()) and not any(line.text.strip() for line in lines[1:])
        marker, level = (None, 0)
        if (properties is not None or style.numbering is not None) and not (is_empty and _is_hidden(properties, style)):
            marker, level = self.numbering.marker(properties, style)
        if is_empty:
            if marker is not None and marker != "o" and any(map(str.isalnum, marker)):
                self._alone.append(Block("paragraph", (Line((Run(marker),)),)))
            return None
        heading = (outline_of(properties) or style.heading) if properties is not None else style.heading
        if heading:
            return Block("heading", tuple(lines), level=heading, marker=marker)
        counted = marker is not None
        indent = (indent_of(properties) if properties is not None else 0) or style.indent
        if marker is None:
            typed, rest = split_marker(text)
            if typed:
                lines[0] = _cut(lines[0], len(text) - len(rest))
                marker, level = typed, 1 + indent // _TWIPS_A_LEVEL
                lines = [line for line in lines if line.text.strip()] or lines
        if marker is not None:
            return Block("list_item", tuple(lines), level=max(level, 1), marker=marker, counted=counted)
        block = Block("paragraph", tuple(lines), indent=indent / 20)
        return block if in_cell or not _is_title(block) else Block("heading", tuple(lines), level=BY_LOOK)

    def _end_is_deleted(self, properties: Any) -> bool:
        look = properties.find(w("rPr"))
        if look is None or (look.find(w("del")) is None and look.find(w("moveFrom")) is None):
            return False
        self.tally.deletions += 1
        return True


class _CellForm(NamedTuple):
    """How many columns a cell takes, how it is merged downwards ("restart", "continue"), whether its deletion is tracked, and whether it
    is merged with the one before it.
    """

    span: int = 1
    merge: str | None = None
    gone: bool = False
    beside: bool = False


def _form_of(properties: Any) -> _CellForm:
    form = _CellForm()
    for fact in properties:
        tag = fact.tag
        if tag == _GRID_SPAN:
            form = form._replace(span=min(max(number(fact.get(VAL)) or 1, 1), _MOST_COLUMNS))
        elif tag == _MERGE:
            form = form._replace(merge=fact.get(VAL, "continue"))
        elif tag == _CELL_DELETED:
            form = form._replace(gone=True)
        elif tag == _MERGED_BESIDE:
            form = form._replace(beside=fact.get(VAL, "continue") == "continue")
    return form


def _page_of_mail(blob: bytes) -> bytes:
    """The HTML of a page that is saved with its pictures in one file, as if it were a mail."""
    for part in email.message_from_bytes(blob).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return page if isinstance(page, bytes) else b""
    return b""


def _is_hidden(properties: Any, style: Style) -> bool:
    """Whether a paragraph shows not even its end, and so no number."""
    return look_of(properties.find(w("rPr")) if properties is not None else None, style.look).hidden


def _is_blank(parts: list[Any]) -> bool:
    """Whether a cell holds nothing but the ends of paragraphs."""
    return all(part.tag == _P and next(part.iter(_R), None) is None for part in parts)


def _is_title(block: Block) -> bool:
    """One short bold line that is no sentence."""
    if len(block.lines) != 1 or not block.lines[0].runs[0].bold:
        return False
    text = block.text.strip()
    return block.bold and len(text.split()) <= 12 and text[-1] not in ".,;:"


def _joined(before: list[Line], after: list[Line]) -> list[Line]:
    """Two paragraphs as one, for the mark between them is gone."""
    if not before or not after:
        return before or after
    return [*before[:-1], Line((*before[-1].runs, *after[0].runs)), *after[1:]]


def _cut(line: Line, characters: int) -> Line:
    """A line without its first characters."""
    runs = []
    for run in line.runs:
        if characters >= len(run.text):
            characters -= len(run.text)
            continue
        runs.append(Run(run.text[characters:], None, run.bold, run.italic, run.struck, run.link))
        characters = 0
    return Line(tuple(runs), line.page, line.number)
