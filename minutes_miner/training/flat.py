"""Sources as the text that other tools pull out of files: what stood in lists, cells and lines runs on.

Many minutes reach people as text that was copied from a page or pulled out of a PDF: a table is a heap of cells, one column
or one row after the other, a heading stands before its text in one line, bullets stand inside of lines. Who learns from tidy
documents alone leans on their layout; so each source is learned from in one such form too: half of the PDF and Word files as
well-known programs dump them, all others as their marked text runs together. Nothing of it is kept.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pdfminer.high_level import extract_text
from pypdfium2 import PdfDocument

from minutes_miner.document import Block, Document, Table
from minutes_miner.readers import read, txt
from minutes_miner.readers.limits import Limits
from minutes_miner.training.corpus import CORPUS, document_path
from minutes_miner.training.marked import Part, Source
from minutes_miner.training.render.dress import bare

_WAYS = {
    "pdf": ("cells", "pdfminer", "run", "pdfium"),
    "docx": ("tabs", "slashes", "paragraphs", "columns"),
    "txt": ("cells", "slashes", "run", "columns"),
}


def flat_document(source: Source, *, corpus: Path = CORPUS) -> Document:
    """A source as it is read from its flattened text."""
    return _as_text(source, flattened(source, corpus=corpus))


def dumped_document(source: Source, way: str, *, corpus: Path = CORPUS) -> Document:
    """A source as it is read from what a program (one of `DUMPS` for its format) pulls out of its document."""
    return _as_text(source, DUMPS[source.format][way](document_path(corpus, source)))


def _as_text(source: Source, text: str) -> Document:
    return txt.read(text.encode(), path=f"{source.name}.txt", sha256="", limits=Limits())


def flattened(source: Source, *, corpus: Path = CORPUS) -> str:
    """The text of a source in one of the ways in which layout is lost; the same way each time."""
    ways = _WAYS[source.format]
    way = ways[zlib.crc32(source.name.encode()) % len(ways)]
    if way in DUMPS.get(source.format, ()):
        return DUMPS[source.format][way](document_path(corpus, source))
    if way in ("run", "columns"):
        return "\n\n".join(_running(source, by_column=way == "columns")) + "\n"
    return "\n".join(line for part in source.parts for line in _lines(part, way)) + "\n"


def _lines(part: Part, way: str) -> Iterator[str]:
    """Lines of one block: cells below each other, or the cells of a row parted by slashes."""
    if part.kind == "table" and way == "slashes":
        for row in part.rows:
            yield " / ".join(_folded(cell.text) for cell in row)
        yield ""
    elif part.kind == "table":
        for row in part.rows:
            for cell in row:
                yield from (line.strip() for line in bare(cell.text).split("\n") if line.strip())
                yield ""
    elif part.kind == "item":
        yield f"{part.marker} {bare(part.text.text)}"
    elif part.kind == "heading":
        yield from ("", bare(part.text.text))
    elif part.kind == "paragraph":
        yield from (*bare(part.text.text).split("\n"), "")


def _running(source: Source, *, by_column: bool) -> Iterator[str]:
    """Paragraphs, each a heading with all that stands below it; tables row by row in them, or column by column behind them."""
    held: list[str] = []
    for part in source.parts:
        if part.kind == "table" and by_column:
            yield " ".join(held)
            held = []
            for column in range(max(len(row) for row in part.rows)):
                yield " ".join(_folded(row[column].text) for row in part.rows if column < len(row))
        elif part.kind == "table":
            held += [_folded(cell.text) for row in part.rows for cell in row]
        elif part.kind == "item":
            held.append(f"{part.marker} {_folded(part.text.text)}")
        elif part.kind in ("heading", "paragraph"):
            if part.kind == "heading" or len(held) > 1:
                yield " ".join(held)
                held = []
            held.append(_folded(part.text.text))
    yield " ".join(held)


def _folded(text: str) -> str:
    return " ".join(bare(text).split())


def _by_pdfium(path: Path) -> str:
    """The text of a PDF as pdfium gives it, a form feed between pages."""
    with PdfDocument(path) as pages:
        return "\f".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "\n")


def _by_paragraphs(path: Path) -> str:
    """The text of a Word file with an empty line behind each paragraph, also in cells; without the marks of its lists."""
    return "".join(f"{line}\n\n" for line in _paragraphs(read(path).blocks))


def _paragraphs(blocks: Sequence[Block | Table]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Block):
            yield block.text
            continue
        for row in block.rows:
            for cell in row.cells:
                yield from list(_paragraphs(cell.blocks)) or [""]


def _by_tabs(path: Path) -> str:
    """The text of a Word file line by line, with a tab before each cell and an empty line before each row."""
    return "".join(f"{line}\n" for line in _tabbed(read(path).blocks))


def _tabbed(blocks: Sequence[Block | Table]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Block):
            yield f"{block.marker} {block.text}" if block.marker else block.text
            continue
        for row in block.rows:
            yield ""
            yield from ("\t" + "\n".join(_tabbed(cell.blocks)) for cell in row.cells)


DUMPS: dict[str, dict[str, Callable[[Path], str]]] = {
    "pdf": {"pdfminer": lambda path: str(extract_text(path)), "pdfium": _by_pdfium},
    "docx": {"paragraphs": _by_paragraphs, "tabs": _by_tabs},
}
"""By format the programs that pull text out of a file, each from its path."""
