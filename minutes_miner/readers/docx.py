"""Word files: python-docx opens the package, its element tree is walked where python-docx is blind.

Tracked changes are read as accepted; comments, headers and footers are kept apart; list numbers come from the
numbering definitions; tables are walked cell by cell, once.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import PartFactory
from docx.package import Package
from docx.parts.document import DocumentPart

from minutes_miner.document import Block, Cell, Comment, Document, Line, Row, Run, Table, Warning, split_marker
from minutes_miner.errors import FileError
from minutes_miner.readers.limits import Limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = ("0", "false", "off", "none")
_WRAPPERS = ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "hyperlink", "dir", "bdo")
_KINDS = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
for _kind in _KINDS:  # documents with macros and templates are read like documents
    PartFactory.part_type_for.setdefault(_kind, DocumentPart)
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
    "\uf0a8": "☐",
    "\uf06f": "o",
    "\uf0e0": "→",
    "\uf02d": "-",
}


def read(data: bytes, *, path: str, sha256: str, limits: Limits) -> Document:
    """The Document of a Word file; `pages` is empty. Raises `FileError` with `corrupt-docx`, `zip-bomb`, `too-deep`."""
    _check_size(data, limits)
    try:
        package = _opened(data)
        reader = _Reader(package, limits)
        blocks = tuple(reader.blocks(package.element.body, 0))
        blocks += tuple(reader.notes())
        furniture = tuple(reader.furniture())
        comments = tuple(reader.comments())
    except FileError:
        raise
    except RecursionError as error:
        raise FileError("too-deep", "Elements are nested too deep.") from error
    except Exception as error:
        raise FileError("corrupt-docx", f"The Word file is damaged: {type(error).__name__}: {error}") from error
    properties = package.core_properties
    return Document(
        path=path,
        sha256=sha256,
        format="docx",
        blocks=blocks,
        furniture=furniture,
        comments=comments,
        warnings=tuple(reader.warnings(comments)),
        tracked_changes=reader.tracked,
        title=_safe_title(properties),
    )


def _opened(data: bytes) -> Any:
    part = Package.open(io.BytesIO(data)).main_document_part
    if not isinstance(part, DocumentPart):
        raise FileError("not-a-docx", "The package holds another kind of Office document.")
    return part.document


def _safe_title(properties: Any) -> str | None:
    try:
        return properties.title or None
    except Exception:  # a damaged properties part costs the title, not the document
        return None


def _check_size(data: bytes, limits: Limits) -> None:
    """The sizes that the package states for its parts, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            if any(info.flag_bits & 1 for info in infos):
                raise FileError("encrypted-docx", "The file is protected with a password.")
            total = sum(info.file_size for info in infos)
            if total > limits.unpacked_bytes:
                raise FileError(
                    "zip-bomb", f"Unpacks to {total:,} bytes, more than the limit of {limits.unpacked_bytes:,}."
                )
            if not any(info.filename.lower().endswith(("document.xml", "document2.xml")) for info in infos):
                raise FileError("corrupt-docx", "No Word document is in this package.")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileError("corrupt-docx", f"The file is cut off or damaged: {error}") from error


@dataclass(slots=True)
class _Level:
    """One level of a list definition."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class _Reader:
    package: Any
    limits: Limits
    tracked: bool = False
    hidden: int = 0
    tables: int = 0
    depth: int = 0
    boxes: list[Any] = field(default_factory=list)
    counters: dict[tuple[str, int], int] = field(default_factory=dict)
    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    styles: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.styles = {style.get(_w("styleId")): style for style in self.package.styles.element.iter(_w("style"))}
        self._read_numbering()

    # blocks

    def blocks(self, parent: Any, depth: int) -> Iterator[Block | Table]:
        """Paragraphs and tables of a body or cell in their order, content controls opened."""
        if depth > self.limits.depth:
            raise FileError("too-deep", f"Tables are nested deeper than {self.limits.depth}.")
        for element in parent.iterchildren():
            name = _name(element)
            if name == "p":
                block = self._paragraph(element)
                if block is not None:
                    yield block
                boxes, self.boxes = self.boxes, []
                for box in boxes:
                    yield from self.blocks(box, depth + 1)
            elif name == "tbl":
                yield self._table(element, depth)
            elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
                self.tracked = self.tracked or name in ("ins", "moveTo")
                yield from self.blocks(element, depth)
            elif name in ("del", "moveFrom"):
                self.tracked = True

    def _table(self, element: Any, depth: int) -> Table:
        self.tables += 1
        number = self.tables
        rows: list[Row] = []
        heads = 0
        open_cells: dict[int, tuple[int, int]] = {}  # column: (row index, cell index) of a cell merged downwards
        at = 0
        width = 0
        for row in _descend(element, "tr"):
            properties = row.find(_w("trPr"))
            if properties is not None and properties.find(_w("del")) is not None:
                self.tracked = True
                continue
            if properties is not None and properties.find(_w("ins")) is not None:
                self.tracked = True
            at += 1
            if properties is not None and _is_on(properties.find(_w("tblHeader"))) and heads == at - 1:
                heads = at
            cells = self._row(row, at, depth, rows, open_cells, properties)
            width = max(width, max((c.column + c.column_span - 1 for c in cells), default=0))
            rows.append(Row(tuple(cells)))
        return Table(number, tuple(rows), width, header_rows=heads)

    def _row(
        self, row: Any, at: int, depth: int, rows: list[Row], open_cells: dict[int, tuple[int, int]], properties: Any
    ) -> list[Cell]:
        before = properties.find(_w("gridBefore")) if properties is not None else None
        column = 1 + (_number(before) or 0)
        cells: list[Cell] = []
        for cell in _descend(row, "tc"):
            form = cell.find(_w("tcPr"))
            span = (_number(form.find(_w("gridSpan"))) if form is not None else None) or 1
            merge = form.find(_w("vMerge")) if form is not None else None
            if merge is not None and merge.get(_w("val"), "continue") == "continue" and column in open_cells:
                self._lengthen(rows, *open_cells[column])
                blocks = tuple(self.blocks(cell, depth + 1))
                if blocks:
                    cells.append(Cell(at, column, blocks, 1, span))
            else:
                cells.append(Cell(at, column, tuple(self.blocks(cell, depth + 1)), 1, span))
                open_cells.pop(column, None)
                if merge is not None:
                    open_cells[column] = (at - 1, len(cells) - 1)
            column += span
        return cells

    @staticmethod
    def _lengthen(rows: list[Row], row: int, cell: int) -> None:
        if row >= len(rows):
            return
        cells = list(rows[row].cells)
        old = cells[cell]
        cells[cell] = Cell(old.row, old.column, old.blocks, old.row_span + 1, old.column_span)
        rows[row] = Row(tuple(cells))

    def _paragraph(self, element: Any) -> Block | None:
        lines = [line for line in self._lines(element) if line.runs]
        text = "".join(line.text for line in lines)
        if not text.strip():
            return None
        style = self._style_chain(element)
        heading = self._heading_level(element, style)
        marker, level = self._marker(element, style)
        if marker is None and heading == 0:
            typed, rest = split_marker(lines[0].text)
            if typed:
                lines[0] = _cut(lines[0], len(lines[0].text) - len(rest))
                marker, level = typed, 1 + self._indent(element) // 360
                lines = [line for line in lines if line.text.strip()] or lines
        if heading:
            return Block("heading", tuple(lines), level=heading, marker=marker)
        if marker is not None:
            return Block("list_item", tuple(lines), level=max(level, 1), marker=marker)
        block = Block("paragraph", tuple(lines), indent=self._indent(element) / 20)
        if (
            block.bold
            and len(lines) == 1
            and len(text.split()) <= 12
            and text.strip()[-1] not in ".,;:"
            and _name(element.getparent()) != "tc"
        ):
            return Block("heading", tuple(lines), level=9)
        return block

    # text

    def _lines(self, element: Any) -> list[Line]:
        lines: list[list[Run]] = [[]]
        base = self._look(element.find(_w("pPr")), self._style_chain(element))
        state = {"field": 0}
        for part in self._pieces(element, None, base, state):
            if part is None:
                lines.append([])
            else:
                lines[-1].append(part)
        return [Line(_merged(runs)) for runs in lines]

    def _pieces(
        self, element: Any, link: str | None, base: tuple[bool, bool, bool], state: dict[str, int]
    ) -> Iterator[Run | None]:
        """The runs of a paragraph in order, None for a line break; insertions in, deletions out, fields by their result."""
        for child in element.iterchildren():
            name = _name(child)
            if name == "r":
                yield from self._run(child, link, base, state)
            elif name in ("del", "moveFrom"):
                self.tracked = True
            elif name == "hyperlink":
                target = self.package.part.rels.get(child.get(f"{_R}id")) if child.get(f"{_R}id") else None
                address = target.target_ref if target is not None and target.is_external else None
                yield from self._pieces(child, address or link, base, state)
            elif name in _WRAPPERS:
                self.tracked = self.tracked or name in ("ins", "moveTo")
                yield from self._pieces(child, link, base, state)
            elif name == "AlternateContent":
                chosen = child.find(f"{_MC}Choice")
                chosen = child.find(f"{_MC}Fallback") if chosen is None else chosen
                if chosen is not None:
                    yield from self._pieces(chosen, link, base, state)

    def _run(
        self, run: Any, link: str | None, base: tuple[bool, bool, bool], state: dict[str, int]
    ) -> Iterator[Run | None]:
        properties = run.find(_w("rPr"))
        if properties is not None and (
            _is_on(properties.find(_w("vanish"))) or _is_on(properties.find(_w("webHidden")))
        ):
            self.hidden += sum(len(t.text or "") for t in run.iter(_w("t")))
            return
        bold, italic, struck = self._run_look(properties, base)
        text = ""
        for child in run.iterchildren():
            name = _name(child)
            if name == "fldChar":
                kind = child.get(_w("fldCharType"))
                state["field"] = {"begin": 1, "separate": 0, "end": 0}.get(kind, state["field"])
            elif state["field"]:
                continue
            elif name == "t":
                text += child.text or ""
            elif name == "tab":
                text += "\t"
            elif name == "noBreakHyphen":
                text += "-"
            elif name == "sym":
                text += self._symbol(child)
            elif name in ("br", "cr"):
                if text:
                    yield Run(_clean(text), None, bold, italic, struck, link)
                    text = ""
                yield None
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self._find_boxes(child)
        if text:
            yield Run(_clean(text), None, bold, italic, struck, link)

    def _find_boxes(self, element: Any) -> None:
        """Text boxes, once: the choice of Word, not the fallback beside it."""
        for box in element.iter(_w("txbxContent")):
            parents = {_name(parent) for parent in box.iterancestors()}
            if "Fallback" in parents and any(True for _ in _alternatives_with_box(box)):
                continue
            if not any(box is known for known in self.boxes):
                self.boxes.append(box)

    @staticmethod
    def _symbol(element: Any) -> str:
        try:
            char = chr(int(element.get(_w("char"), "20"), 16))
        except (ValueError, OverflowError):
            return ""
        if "" <= char <= "":
            return _SYMBOLS.get(char, "•")
        return char

    # looks

    def _style_chain(self, element: Any) -> list[Any]:
        properties = element.find(_w("pPr"))
        style = properties.find(_w("pStyle")) if properties is not None else None
        chain: list[Any] = []
        name = style.get(_w("val")) if style is not None else None
        while name in self.styles and len(chain) < 12:
            chain.append(self.styles[name])
            based = self.styles[name].find(_w("basedOn"))
            name = based.get(_w("val")) if based is not None else None
        return chain

    def _look(self, properties: Any, chain: list[Any]) -> tuple[bool, bool, bool]:
        """Bold, italic and struck that a paragraph's style gives its runs."""
        found: list[bool | None] = [None, None, None]
        for style in chain:
            look = style.find(_w("rPr"))
            if look is None:
                continue
            for at, name in enumerate(("b", "i", "strike")):
                element = look.find(_w(name))
                if found[at] is None and element is not None:
                    found[at] = _is_on(element)
        return bool(found[0]), bool(found[1]), bool(found[2])

    def _run_look(self, properties: Any, base: tuple[bool, bool, bool]) -> tuple[bool, bool, bool]:
        if properties is None:
            return base
        look = list(base)
        for at, names in enumerate((("b",), ("i",), ("strike", "dstrike"))):
            for name in names:
                element = properties.find(_w(name))
                if element is not None:
                    look[at] = _is_on(element)
        return look[0], look[1], look[2]

    def _heading_level(self, element: Any, chain: list[Any]) -> int:
        properties = element.find(_w("pPr"))
        outline = properties.find(_w("outlineLvl")) if properties is not None else None
        for style in chain:
            name = style.find(_w("name"))
            text = (name.get(_w("val")) or "").casefold() if name is not None else ""
            found = re.match(r"(?:heading|titre|título|titulo|überschrift|título|título)\s*(\d)", text)
            if found:
                return int(found[1])
            if text in ("title", "subtitle"):
                return 1
            if outline is None:
                form = style.find(_w("pPr"))
                outline = form.find(_w("outlineLvl")) if form is not None else None
        level = _number(outline) if outline is not None else None
        return level + 1 if level is not None and level < 9 else 0

    def _indent(self, element: Any) -> int:
        properties = element.find(_w("pPr"))
        indent = properties.find(_w("ind")) if properties is not None else None
        if indent is None:
            return 0
        try:
            return max(int(float(indent.get(_w("left")) or indent.get(_w("start")) or 0)), 0)
        except ValueError:
            return 0

    # lists

    def _read_numbering(self) -> None:
        part = next(
            (
                rel.target_part
                for rel in self.package.part.rels.values()
                if rel.reltype == RELATIONSHIP_TYPE.NUMBERING and not rel.is_external
            ),
            None,
        )
        if part is None:
            return
        root = part.element
        for abstract in root.iter(_w("abstractNum")):
            levels = {}
            for level in abstract.iter(_w("lvl")):
                form, text, start = (level.find(_w(name)) for name in ("numFmt", "lvlText", "start"))
                levels[int(level.get(_w("ilvl"), 0))] = _Level(
                    form.get(_w("val"), "decimal") if form is not None else "decimal",
                    text.get(_w("val"), "") if text is not None else "",
                    (_number(start) if start is not None else None) or (1 if start is None else _number(start) or 0),
                )
            self.levels[abstract.get(_w("abstractNumId"), "")] = levels
        for number in root.iter(_w("num")):
            abstract = number.find(_w("abstractNumId"))
            if abstract is not None:
                self.abstract_of[number.get(_w("numId"), "")] = abstract.get(_w("val"), "")

    def _marker(self, element: Any, chain: list[Any]) -> tuple[str | None, int]:
        """The number or bullet that Word would print, and the level from 1; (None, 0) for no list item."""
        forms = [element.find(_w("pPr")), *(style.find(_w("pPr")) for style in chain)]
        numbering = next(
            (f.find(_w("numPr")) for f in forms if f is not None and f.find(_w("numPr")) is not None), None
        )
        if numbering is None:
            return None, 0
        identity = numbering.find(_w("numId"))
        depth = numbering.find(_w("ilvl"))
        level = (_number(depth) if depth is not None else 0) or 0
        name = identity.get(_w("val"), "") if identity is not None else ""
        if name == "0" or name not in self.abstract_of:
            return (None, 0) if name in ("", "0") else ("•", level + 1)
        abstract = self.abstract_of[name]
        definition = self.levels.get(abstract, {})
        if level not in definition:
            return "•", level + 1
        if definition[level].form == "bullet":
            text = definition[level].text
            return _SYMBOLS.get(text, text if text and not "\ue000" <= text[0] <= "\uf8ff" else "•") or "•", level + 1
        if definition[level].form == "none":
            return None, 0
        return self._count(abstract, level, definition), level + 1

    def _count(self, abstract: str, level: int, definition: dict[int, _Level]) -> str:
        key = (abstract, level)
        self.counters[key] = self.counters.get(key, definition[level].start - 1) + 1
        for deeper in range(level + 1, 10):
            self.counters.pop((abstract, deeper), None)

        def shown(match: "re.Match[str]") -> str:
            at = int(match[1]) - 1
            own = definition.get(at, _Level("decimal", "", 1))
            return _formatted(self.counters.get((abstract, at), own.start), own.form)

        return re.sub(r"%(\d)", shown, definition[level].text) or "•"

    # apart from the body

    def notes(self) -> Iterator[Block]:
        """Footnotes and endnotes, at the end."""
        for relation in self.package.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
                continue
            root = _root_of(relation.target_part)
            for note in root.iterchildren() if root is not None else ():
                if note.get(_w("type")) in ("separator", "continuationSeparator", "continuationNotice"):
                    continue
                yield from (block for block in self.blocks(note, 0) if isinstance(block, Block))

    def furniture(self) -> Iterator[Block]:
        """Headers and footers, each text once."""
        seen: set[str] = set()
        for relation in self.package.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(("/header", "/footer")):
                continue
            root = _root_of(relation.target_part)
            for block in self.blocks(root, 0) if root is not None else ():
                for inner in _flat(block):
                    if inner.text not in seen:
                        seen.add(inner.text)
                        yield inner

    def comments(self) -> Iterator[Comment]:
        """What reviewers wrote, with the text that it hangs on."""
        anchors = self._anchors()
        for relation in self.package.part.rels.values():
            if relation.is_external or not relation.reltype.endswith("/comments"):
                continue
            root = _root_of(relation.target_part)
            for comment in root.iter(_w("comment")) if root is not None else ():
                text = "\n".join(block.text for block in self.blocks(comment, 0))
                if text.strip():
                    yield Comment(comment.get(_w("author")), text, anchors.get(comment.get(_w("id"), ""), ""))

    def _anchors(self) -> dict[str, str]:
        open_now: dict[str, list[str]] = {}
        done: dict[str, str] = {}
        for element in self.package.element.body.iter():
            name = _name(element)
            if name == "commentRangeStart":
                open_now[element.get(_w("id"), "")] = []
            elif name == "commentRangeEnd":
                done[element.get(_w("id"), "")] = "".join(open_now.pop(element.get(_w("id"), ""), []))
            elif name == "t":
                for texts in open_now.values():
                    texts.append(element.text or "")
        return done

    def warnings(self, comments: tuple[Comment, ...]) -> Iterator[Warning]:
        """What a reader of the result should know."""
        if self.tracked:
            yield Warning("tracked-changes", "The document has tracked changes; they were read as accepted.")
        if comments:
            yield Warning("comments", f"The document has {len(comments)} comments; they are kept apart from the text.")
        if self.hidden:
            yield Warning("hidden-text", f"{self.hidden} characters of hidden text were left out.")


def _w(name: str) -> str:
    return _W + name


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _root_of(part: Any) -> Any:
    """The element tree of a part, parsed without entities or network."""
    if hasattr(part, "element"):
        return part.element
    from docx.oxml.parser import parse_xml

    return parse_xml(part.blob) if part.blob.strip() else None


def _descend(element: Any, wanted: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also inside content controls and tracked insertions."""
    for child in element.iterchildren():
        name = _name(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from _descend(child, wanted)


def _alternatives_with_box(box: Any) -> Iterator[Any]:
    for parent in box.iterancestors(f"{_MC}AlternateContent"):
        choice = parent.find(f"{_MC}Choice")
        if choice is not None:
            yield from choice.iter(_w("txbxContent"))


def _flat(block: Block | Table) -> Iterator[Block]:
    if isinstance(block, Block):
        yield block
        return
    for row in block.rows:
        for cell in row.cells:
            for inner in cell.blocks:
                yield from _flat(inner)


def _is_on(element: Any) -> bool:
    return element is not None and element.get(_w("val"), "true") not in _OFF


def _number(element: Any) -> int | None:
    try:
        return int(element.get(_w("val"))) if element is not None else None
    except (TypeError, ValueError):
        return None


def _clean(text: str) -> str:
    return "".join(_SYMBOLS.get(ch, ch) for ch in text.replace("\u00ad", "").replace("\u2011", "-").replace("\n", " "))


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbouring runs with one look as one."""
    merged: list[Run] = []
    for run in runs:
        if merged and (merged[-1].bold, merged[-1].italic, merged[-1].struck, merged[-1].link) == (
            run.bold,
            run.italic,
            run.struck,
            run.link,
        ):
            merged[-1] = Run(merged[-1].text + run.text, None, run.bold, run.italic, run.struck, run.link)
        else:
            merged.append(run)
    return tuple(merged)


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


def _formatted(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _roman(number: int) -> str:
    found = ""
    for value, text in (
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= value:
            found, number = found + text, number - value
    return found
