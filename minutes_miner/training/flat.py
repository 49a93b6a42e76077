"""Sources as the text that other tools pull out of files: what stood in lists, cells and lines runs on.

Many minutes reach people as text that was copied from a page or pulled out of a PDF: a table is a heap of cells, one column
or one row after the other, a heading stands before its text in one line, bullets stand inside of lines. Who learns from tidy
documents alone leans on their layout; so each source is learned from in one such form too. Nothing of it is kept.
"""

import zlib
from collections.abc import Iterator

from minutes_miner.document import Document
from minutes_miner.readers import txt
from minutes_miner.readers.limits import Limits
from minutes_miner.training.marked import Part, Source
from minutes_miner.training.render.dress import bare

_WAYS = ("cells", "slashes", "run", "columns")


def flat_document(source: Source) -> Document:
    """A source as it is read from its flattened text."""
    return txt.read(flattened(source).encode(), path=f"{source.name}.txt", sha256="", limits=Limits())


def flattened(source: Source) -> str:
    """The text of a source in one of the ways in which layout is lost; the same way each time."""
    way = _WAYS[zlib.crc32(source.name.encode()) % len(_WAYS)]
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
