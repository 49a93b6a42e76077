"""HTML as people save it from mail programs and wikis, or as Word sets it into its files: blocks and tables in order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree, html

from minutes_miner.document import Block, Cell, Line, Row, Run, Table, split_marker
from minutes_miner.errors import FileError
from minutes_miner.readers.limits import Limits

_UNSEEN = frozenset(("script", "style", "head", "title", "template", "noscript"))
_MOST_COLUMNS = 1_000
_BREAKING = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "ul",
        "ol",
        "dl",
        "dd",
        "dt",
        "li",
        "blockquote",
        "pre",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "address",
        "body",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "table",
    ]
)


class UnreadableMarkup(Exception):
    """The parser found no markup in a text, so it is to be read as something else."""


def blocks_of_markup(data: bytes | str, *, tables_before: int, limits: Limits) -> tuple[list[Block | Table], int]:
    """The blocks of an HTML text, and how many tables were numbered when it was done. Raises `UnreadableMarkup`.

    Characters count, and no declaration of the encoding that they once had.
    """
    encoding = None
    if isinstance(data, str):
        data, encoding = data.replace("\x00", "").encode("utf-8", "replace"), "utf-8"
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding=encoding)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableMarkup(str(error)) from error
    reader = _Reader(limits, tables_before)
    body = root.find("body")
    reader.walk(body if body is not None else root, _Look(), 0)
    reader.close()
    return reader.blocks, reader.tables


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    struck: bool = False
    link: str | None = None
    heading: int = 0
    level: int = 0
    marker: str | None = None
    kept: bool = False  # line breaks count, as in <pre>
    item: int = 0  # which item of a list, counted through the text

    def of(self, element: Any, tag: str) -> "_Look":
        bold = self.bold or tag in ("b", "strong", "th")
        italic = self.italic or tag in ("i", "em")
        struck = self.struck or tag in ("s", "strike", "del")
        link = element.get("href") if tag == "a" else self.link
        heading = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else self.heading
        level = self.level + (tag in ("ul", "ol"))
        return _Look(bold, italic, struck, link, heading, level, self.marker, self.kept or tag == "pre", self.item)


@dataclass(slots=True)
class _Reader:
    limits: Limits
    tables: int
    inside: int = 0  # tables around what is read
    blocks: list[Block | Table] = field(default_factory=list)
    _lines: list[list[Run]] = field(default_factory=lambda: [[]])
    _state: _Look = _Look()
    _items: int = 0  # of lists, begun
    _marked: set[int] = field(default_factory=set)  # items whose first paragraph is read, which has the marker

    def walk(self, element: Any, look: _Look, depth: int) -> None:
        if depth > 200:
            raise FileError("too-deep", "Elements are nested too deep.")
        self._text(element.text, look)
        number = _number(element.get("start"), 1) - 1
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag and tag not in _UNSEEN:
                number = _number(child.get("value"), number + 1) if tag == "li" else number
                self._child(child, tag, look, depth, number, ordered=element.tag == "ol")
            self._text(child.tail, look)

    def _child(self, child: Any, tag: str, look: _Look, depth: int, number: int, *, ordered: bool) -> None:
        if tag == "br":
            self._lines.append([])
            return
        own = look.of(child, tag)
        if tag in ("input", "select"):
            self._text(_value(child, tag), own)
            return
        if tag in _BREAKING:
            self.close()
        if tag == "table":
            for caption in child.iterchildren("caption"):
                self.walk(caption, own, depth + 1)
                self.close()
            self.blocks.append(self._table(child, own, depth))
            return
        if tag == "li":
            self._items += 1
            own = replace(own, marker=f"{number}." if ordered else "•", item=self._items)
        self.walk(child, own, depth + 1)
        if tag in _BREAKING:
            self.close()

    def _text(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        for at, part in enumerate(text.split("\n") if look.kept else [text]):
            if at:
                self._lines.append([])
            folded = re.sub(r"[ \t\r\n\f]+", " ", part)
            line = self._lines[-1]
            if folded == " " and not line:
                continue
            if line and line[-1].text.endswith(" "):
                folded = folded.lstrip(" ")
            if folded:
                line.append(Run(folded, None, look.bold, look.italic, look.struck, look.link))
                self._state = look

    def close(self) -> None:
        """Ends the block that is open."""
        lines = [Line(tuple(runs)) for runs in self._lines if "".join(run.text for run in runs).strip()]
        self._lines = [[]]
        if not lines:
            return
        look = self._state
        if look.heading:
            self.blocks.append(Block("heading", tuple(lines), level=look.heading))
        elif look.marker and look.item in self._marked:
            self.blocks.append(Block("paragraph", tuple(lines)))
        elif look.marker:
            self._marked.add(look.item)
            level = max(look.level, 1)
            self.blocks.append(Block("list_item", tuple(lines), level=level, marker=look.marker, counted=True))
        else:
            marker, rest = split_marker(lines[0].text)
            if marker and len(lines[0].runs) == 1:
                run = lines[0].runs[0]
                lines[0] = Line((Run(rest, None, run.bold, run.italic, run.struck, run.link),))
                self.blocks.append(Block("list_item", tuple(lines), level=1, marker=marker))
            else:
                self.blocks.append(Block("paragraph", tuple(lines)))

    def _table(self, element: Any, look: _Look, depth: int) -> Table:
        if self.inside >= self.limits.depth:
            raise FileError("too-deep", f"Tables are nested deeper than {self.limits.depth}.")
        self.tables += 1
        number = self.tables
        rows: list[Row] = []
        taken: dict[int, int] = {}  # column → the last row that a cell above fills there
        heads = width = 0
        for at, row in enumerate(_rows(element), 1):
            column = 1
            cells = []
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while taken.get(column, 0) >= at and column < _MOST_COLUMNS:
                    column += 1
                down, across = _span(cell.get("rowspan")), _span(cell.get("colspan"))
                for beside in range(column, column + across):
                    taken[beside] = at + down - 1
                inner = _Reader(self.limits, self.tables, self.inside + 1)
                inner.walk(cell, _Look(bold=look.bold or cell.tag == "th"), depth + 1)
                inner.close()
                self.tables = inner.tables
                cells.append(Cell(at, column, tuple(inner.blocks), down, across))
                column += across
            if cells and heads == at - 1 and all(cell.tag == "th" for cell in row if cell.tag in ("td", "th")):
                heads = at
            width = max(width, column - 1)
            rows.append(Row(tuple(cells)))
        return Table(number, tuple(rows), width, header_rows=heads)


def _value(control: Any, tag: str) -> str:
    """What the control of a form shows: what was typed, chosen or ticked."""
    if tag == "select":
        options = list(control.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return ", ".join("".join(option.itertext()).strip() for option in chosen)
    kind = (control.get("type") or "text").casefold()
    if kind in ("checkbox", "radio"):
        return "☐" if control.get("checked") is None else "☑"
    return "" if kind in ("hidden", "password", "image", "file") else control.get("value") or ""


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,9}", text.strip(), re.ASCII) else otherwise


def _span(text: str | None) -> int:
    return min(int(text), 100) if text and text.isdecimal() and int(text) > 0 else 1
