"""PDF files through pdfplumber: words, lines, tables with page, box, row and column.

Tables are what their rules enclose; what stands outside becomes lines, then paragraphs, list items and headings.
Running headers, footers and page numbers are told by repetition and kept apart. A table that goes on over a page
break is one table, and a row that the break cut is one row.
"""

import io
import itertools
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from minutes_miner.document import Block, Box, Cell, Document, Line, Page, Row, Run, Table, Warning, split_marker
from minutes_miner.errors import FileError
from minutes_miner.readers.limits import Limits
from minutes_miner.readers.pdf_alignment import take_aligned_tables
from minutes_miner.readers.pdf_page import PageRead, RawTable, TextLine, Word

logging.getLogger("pdfminer").setLevel(logging.ERROR)

_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "\u00a0": " ",
        "\u2011": "-",
        "\u0002": "-",
        "\ufffe": "-",
    }
)
_BULLET_GLYPHS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf076": "❖",
    "\uf0e0": "→",
    "\uf0a8": "☐",
    "\uf0fe": "☑",
    "\uf02d": "-",
}
_PAGE_NUMBER = re.compile(
    r"\s*(?:p\s?a\s?g\s?e\s*\|?\s*\d+(?:\s*(?:of|/|de|sur)\s*\d+)?|\d+\s*\|\s*p\s?a\s?g\s?e|[-–]?\s*\d{1,3}\s*[-–]?|\d+\s*(?:of|/|de|sur)\s*\d+)\s*",
    re.IGNORECASE,
)
_OPEN_ENDS = frozenset(
    [
        "and",
        "or",
        "the",
        "a",
        "an",
        "of",
        "to",
        "with",
        "for",
        "in",
        "on",
        "by",
        "at",
        "from",
        "et",
        "de",
        "la",
        "le",
        "des",
        "du",
        "y",
        "el",
        "los",
        "las",
        "en",
        "para",
        "con",
        "و",
        "في",
        "من",
    ]
)
_UNMAPPED = re.compile(r"^(?:\(cid:\d+\))+")
_PAGE_TAIL = re.compile(r"\bpage\s*\|?\s*\d+(?:\s*(?:of|/|de|sur)\s*\d+)?\s*$|^page\s+\d+\b", re.IGNORECASE)
_LABEL = re.compile(r"^[^\W\d][\w /&'’().-]{0,38}:(?:\s|$)")
_EDGE = 0.11  # share of a page's height where running headers and footers stand


def read(data: bytes, *, path: str, sha256: str, limits: Limits) -> Document:
    """The Document of a PDF. Raises `FileError` with `encrypted-pdf`, `corrupt-pdf` or `too-many-pages`."""
    warnings: list[Warning] = []
    pages = list(_read_pages(data, limits, warnings))
    if not pages:
        raise FileError("corrupt-pdf", "No page of the PDF can be read.")
    empty = [page.number for page in pages if not page.characters]
    if empty:
        shown = ", ".join(str(n) for n in empty[:20])
        warnings.append(
            Warning(
                "no-text-layer",
                f"{len(empty)} of {len(pages)} pages have no text (page {shown}); they may be scans.",
                empty[0],
            )
        )
    furniture = _take_furniture(pages)
    blocks, heads = _assemble(pages)
    return Document(
        path=path,
        sha256=sha256,
        format="pdf",
        blocks=tuple(blocks),
        pages=tuple(Page(p.number, round(p.width, 1), round(p.height, 1), p.characters) for p in pages),
        furniture=(*furniture, *heads),
        warnings=tuple(warnings),
    )


def _read_pages(data: bytes, limits: Limits, warnings: list[Warning]) -> Iterator[PageRead]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > limits.pages:
                raise FileError("too-many-pages", f"{len(pdf.pages)} pages, more than the limit of {limits.pages}.")
            for page in pdf.pages:
                try:
                    yield _read_page(page)
                except FileError:
                    raise
                except Exception as error:  # one damaged page costs that page
                    warnings.append(
                        Warning(
                            "damaged-page",
                            f"Page {page.page_number} cannot be read: {type(error).__name__}.",
                            page.page_number,
                        )
                    )
                    yield PageRead(page.page_number, 595.0, 842.0, 0)
                page.close()
    except FileError:
        raise
    except Exception as error:
        cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        if (
            isinstance(cause, PDFPasswordIncorrect)
            or "password" in type(cause).__name__.lower()
            or "encrypt" in str(cause).lower()
        ):
            raise FileError("encrypted-pdf", "The PDF asks for a password.") from error
        raise FileError("corrupt-pdf", f"The PDF is damaged or cut off: {type(cause).__name__}.") from error


def _read_page(page: Any) -> PageRead:
    raw = page.extract_words(
        extra_attrs=["fontname", "size", "upright"], use_text_flow=False, x_tolerance_ratio=0.15, keep_blank_chars=False
    )
    words = [word for word in (_word(w) for w in raw) if word.text]
    found = PageRead(page.page_number, float(page.width), float(page.height), sum(len(w.text) for w in words))
    strikes = [_box(r) for r in page.rects if r["height"] < 2 and r["width"] > 4] + [
        _box(r) for r in page.lines if abs(r["height"]) < 1
    ]
    found.links = [(Box(a["x0"], a["top"], a["x1"], a["bottom"]), a["uri"]) for a in page.hyperlinks if a.get("uri")]
    inside: set[int] = set()
    for table in page.find_tables():
        taken = _raw_table(table, words, page.page_number, inside, strikes)
        if taken is not None:
            found.tables.append(taken)
    lines, aligned = take_aligned_tables(
        _lines([w for i, w in enumerate(words) if i not in inside], page.page_number, strikes)
    )
    found.tables += aligned
    found.lines = _columns(lines, found.width)
    return found


def _word(raw: dict[str, Any]) -> Word:
    text = _UNMAPPED.sub("•", raw["text"])  # a glyph that the font gives no character for is a bullet or an ornament
    text = "".join(_BULLET_GLYPHS.get(ch, ch) for ch in text.translate(_LIGATURES)).replace("\u00ad", "")
    text = "".join("•" if "\ue000" <= ch <= "\uf8ff" else ch for ch in text if ch >= " ")
    font = str(raw.get("fontname", "")).lower()
    bold = any(mark in font for mark in ("bold", "black", "heavy", "semibold", "demi"))
    return Word(
        unicodedata.normalize("NFC", text),
        Box(raw["x0"], raw["top"], raw["x1"], raw["bottom"]),
        bold,
        float(raw["size"]),
        bool(raw["upright"]),
    )


def _box(shape: dict[str, Any]) -> Box:
    return Box(shape["x0"], shape["top"], shape["x1"], shape["bottom"])


# lines


def _lines(words: Sequence[Word], page: int, strikes: Sequence[Box]) -> list[TextLine]:
    """Words that stand at one height, from left to right; superscripts join the line that they overlap."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.box.top + w.box.bottom) / 2, w.box.x0)):
        middle = (word.box.top + word.box.bottom) / 2
        home = next((line for line in reversed(lines[-4:]) if _on_line(word, middle, line)), None)
        if home is None:
            lines.append([word])
        else:
            home.append(word)
    made = []
    for line in lines:
        ordered = _rejoined(sorted(line, key=lambda w: w.box.x0))
        text_line = TextLine(ordered, page)
        text_line.struck = _is_struck(text_line.box, strikes)
        made.append(text_line)
    return sorted(made, key=lambda line: (round(line.box.top, 1), line.box.x0))


def _on_line(word: Word, middle: float, line: list[Word]) -> bool:
    top, bottom = min(w.box.top for w in line), max(w.box.bottom for w in line)
    return top - 0.5 <= middle <= bottom + 0.5 and abs(middle - (top + bottom) / 2) < 0.6 * max(bottom - top, 1)


def _rejoined(words: list[Word]) -> list[Word]:
    """A superscript ordinal is part of its number: "21" and a raised "st"."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        if (
            before
            and word.text.lower() in ("st", "nd", "rd", "th", "er", "ème")
            and before.text[-1:].isdigit()
            and word.box.x0 - before.box.x1 < 3
        ):
            joined[-1] = Word(
                before.text + word.text,
                Box(before.box.x0, before.box.top, word.box.x1, before.box.bottom),
                before.bold,
                before.size,
                True,
            )
        else:
            joined.append(word)
    return joined


def _is_struck(box: Box, strikes: Sequence[Box]) -> bool:
    middle, height = (box.top + box.bottom) / 2, box.bottom - box.top
    covered = sum(
        max(0.0, min(box.x1, s.x1) - max(box.x0, s.x0))
        for s in strikes
        if abs((s.top + s.bottom) / 2 - middle) < height * 0.2 and s.x0 >= box.x0 - 3 and s.x1 <= box.x1 + 3
    )
    return covered > 0.8 * (box.x1 - box.x0)


def _columns(lines: list[TextLine], width: float) -> list[TextLine]:
    """Two columns of running text are read one after the other: where a gutter parts most lines of a page."""
    split = _gutter(lines, width)
    if split is None:
        return lines
    above: list[TextLine] = []
    left: list[TextLine] = []
    right: list[TextLine] = []
    ordered: list[TextLine] = []
    for line in lines:
        first = [w for w in line.words if w.box.x1 <= split]
        second = [w for w in line.words if w.box.x0 >= split]
        if len(first) + len(second) < len(line.words):
            ordered += [*left, *right, line]
            left, right = [], []
            continue
        if first:
            left.append(TextLine(first, line.page, line.struck))
        if second:
            right.append(TextLine(second, line.page, line.struck))
    return above + ordered + left + right


def _gutter(lines: list[TextLine], width: float) -> float | None:
    body = [line for line in lines if len(line.words) >= 2]
    if len(body) < 12:
        return None
    for at in range(int(width * 0.35), int(width * 0.65), 4):
        crossing = sum(1 for line in body if any(w.box.x0 < at < w.box.x1 for w in line.words))
        both = sum(
            1
            for line in body
            if any(w.box.x1 <= at - 5 for w in line.words)
            and any(w.box.x0 >= at + 5 for w in line.words)
            and not any(w.box.x0 < at + 5 and w.box.x1 > at - 5 for w in line.words)
        )
        wide = sum(
            1
            for line in body
            if len([w for w in line.words if w.box.x1 <= at]) >= 4
            and len([w for w in line.words if w.box.x0 >= at]) >= 4
        )
        if crossing <= len(body) * 0.15 and both >= len(body) * 0.6 and wide >= len(body) * 0.4:
            return float(at)
    return None


# tables


def _raw_table(
    table: Any, words: Sequence[Word], page: int, inside: set[int], strikes: Sequence[Box]
) -> RawTable | None:
    """The cells of a ruled table with their lines; None for a frame around the text or an empty grid."""
    edges = sorted({round(x, 1) for row in table.rows for cell in row.cells if cell for x in (cell[0], cell[2])})
    columns = _distinct(edges)
    if len(columns) < 2:
        return None
    rows = []
    mine: set[int] = set()
    for row in table.rows:
        cells = []
        for cell in row.cells:
            if cell is None:
                continue
            box = Box(*cell)
            here = [i for i, w in enumerate(words) if i not in inside and i not in mine and _within(w.box, box)]
            mine.update(here)
            first, last = _nearest(columns, box.x0), _nearest(columns, box.x1)
            cells.append((first + 1, max(last - first, 1), box, _lines([words[i] for i in here], page, strikes)))
        rows.append(cells)
    filled = [cell for row in rows for cell in row if cell[3]]
    if len(filled) < 2 or (len(columns) == 2 and len(filled) < 2):
        return None
    inside.update(mine)
    return RawTable(page, Box(*table.bbox), columns, rows)


def _distinct(edges: Sequence[float]) -> list[float]:
    kept: list[float] = []
    for edge in edges:
        if not kept or edge - kept[-1] > 4:
            kept.append(edge)
    return kept


def _nearest(columns: Sequence[float], x: float) -> int:
    return min(range(len(columns)), key=lambda i: abs(columns[i] - x))


def _within(box: Box, cell: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return cell.x0 - 1 <= x <= cell.x1 + 1 and cell.top - 1 <= y <= cell.bottom + 1


# furniture


def _take_furniture(pages: list[PageRead]) -> list[Block]:
    """Takes running headers, footers and page numbers out of the lines of all pages, and returns them, each text once."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(line.text) for line in page.lines if _at_edge(line, page)})
    needed = 2 if len(pages) <= 3 else max(3, len(pages) // 3)
    taken: dict[str, Block] = {}
    for page in pages:
        kept = []
        for line in page.lines:
            pattern = _pattern(line.text)
            repeated = len(pages) > 1 and _at_edge(line, page) and seen[pattern] >= needed
            if repeated or (
                _at_edge(line, page) and (_PAGE_NUMBER.fullmatch(line.text) or _PAGE_TAIL.search(line.text))
            ):
                taken.setdefault(line.text, Block("paragraph", (_line(line, page.links),)))
            else:
                kept.append(line)
        page.lines = kept
    return list(taken.values())


def _at_edge(line: TextLine, page: PageRead) -> bool:
    return line.box.bottom < page.height * _EDGE or line.box.top > page.height * (1 - _EDGE)


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold()).strip()


# the whole document


def _assemble(pages: list[PageRead]) -> tuple[list[Block | Table], list[Block]]:
    """Blocks in reading order over all pages; heads of tables that were repeated after page breaks, apart."""
    blocks: list[Block | Table] = []
    heads: list[Block] = []
    open_table: RawTable | None = None
    made: list[list[RawTable | Block]] = []
    body = _body_size(pages)
    for page in pages:
        pieces: list[tuple[float, RawTable | Block]] = [(t.box.top, t) for t in page.tables]
        pieces += [(top, block) for top, block in _blocks_of(page, body)]
        made.append([piece for _, piece in sorted(pieces, key=lambda p: p[0])])
    number = 0
    waiting: list[RawTable] = []

    def flush() -> None:
        nonlocal number
        if waiting:
            number += 1
            table, repeated = _table(waiting, number)
            blocks.append(table)
            heads.extend(repeated)
            waiting.clear()

    for page_pieces in made:
        for at, piece in enumerate(page_pieces):
            if isinstance(piece, RawTable):
                if waiting and not (at == 0 and open_table is waiting[-1] and _same_columns(waiting[-1], piece)):
                    flush()
                waiting.append(piece)
            else:
                flush()
                blocks.append(piece)
        open_table = waiting[-1] if waiting else None
    flush()
    return _joined_paragraphs(blocks), heads


def _same_columns(a: RawTable, b: RawTable) -> bool:
    return len(a.columns) == len(b.columns) and all(abs(x - y) < 8 for x, y in zip(a.columns, b.columns, strict=True))


def _table(parts: list[RawTable], number: int) -> tuple[Table, list[Block]]:
    """One table from its parts on several pages: repeated heads left out, rows that a break cut joined."""
    rows: list[list[Cell]] = []
    heads: list[Block] = []
    first_head = _row_text(parts[0].rows[0]) if parts[0].rows else ""
    for at, part in enumerate(parts):
        for index, raw in enumerate(part.rows):
            if at and index == 0 and first_head and _row_text(raw) == first_head:
                heads += [block for _, _, _, lines in raw for block in _cell_blocks(lines)]
                continue
            cells = [
                Cell(0, column, tuple(_cell_blocks(lines)), 1, span, box, part.page) for column, span, box, lines in raw
            ]
            if (
                at
                and index <= 1
                and rows
                and _goes_on(rows[-1], cells, first=not any(c.page == part.page for r in rows for c in r))
            ):
                rows[-1] = _joined_row(rows[-1], cells)
            else:
                rows.append(cells)
    columns = len(parts[0].columns) - 1
    numbered = tuple(Row(tuple(replace(cell, row=at) for cell in row)) for at, row in enumerate(rows, 1))
    return Table(number, numbered, columns, header_rows=0, ruled=parts[0].ruled), heads


def _row_text(raw: list[tuple[int, int, Box, list[TextLine]]]) -> str:
    return "|".join(" ".join(line.text for line in lines) for _, _, _, lines in raw)


def _goes_on(before: list[Cell], cells: list[Cell], *, first: bool) -> bool:
    """Whether the first row of a page goes on with the last of the page before: its first cell is empty, or a text in it
    begins in the middle of a sentence that the row above left open."""
    if not first or not any(cell.text.strip() for cell in cells):
        return False
    above = {cell.column: cell.text.strip() for cell in before}
    if cells[0].text.strip() == "" and cells[0].column == 1:
        return all(above.get(cell.column) for cell in cells if cell.text.strip())
    if cells[0].text.strip() and not cells[0].text.strip()[:1].islower():
        return False
    return any(
        cell.text.strip()[:1].islower() and above.get(cell.column, ".")[-1:] not in ".!?:;"
        for cell in cells
        if cell.text.strip()
    )


def _joined_row(before: list[Cell], cells: list[Cell]) -> list[Cell]:
    below = {cell.column: cell for cell in cells}
    joined = []
    for cell in before:
        more = below.pop(cell.column, None)
        joined.append(cell if more is None else replace(cell, blocks=_joined_blocks(cell.blocks, more.blocks)))
    return joined + [below[column] for column in sorted(below)]


def _joined_blocks(above: tuple[Block | Table, ...], below: tuple[Block | Table, ...]) -> tuple[Block | Table, ...]:
    """The blocks of a cell that a page break cut; a sentence cut in the middle is one block again."""
    if above and below and isinstance(above[-1], Block) and isinstance(below[0], Block):
        last, first = above[-1], below[0]
        if first.marker is None and (first.text[:1].islower() or last.text.rstrip()[-1:] not in ".!?:;"):
            return (*above[:-1], replace(last, lines=last.lines + first.lines), *below[1:])
    return above + below


# blocks


def _body_size(pages: list[PageRead]) -> float:
    sizes = [w.size for page in pages for line in page.lines for w in line.words]
    return median(sizes) if sizes else 10.0


def _blocks_of(page: PageRead, body: float) -> Iterator[tuple[float, Block]]:
    if not page.lines:
        return
    groups = _grouped(page.lines)
    left = min(line.box.x0 for line in page.lines)
    for group in groups:
        block = _block(group, left, body, page.links)
        if block is not None:
            yield group[0].box.top, block


def _grouped(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines that belong to one paragraph: close below each other, alike, and not opened by a marker or a label."""
    gaps = [b.box.top - a.box.bottom for a, b in itertools.pairwise(lines) if 0 <= b.box.top - a.box.bottom < 40]
    usual = sorted(gaps)[len(gaps) // 3] if gaps else 3.0
    right = max((line.box.x1 for line in lines), default=0.0)
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and _belongs(groups[-1], line, usual, right):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _belongs(group: list[TextLine], line: TextLine, usual: float, right: float) -> bool:
    before = group[-1]
    gap = line.box.top - before.box.bottom
    marker, _rest = split_marker(line.text)
    lone, lone_rest = split_marker(before.text)
    if lone and not lone_rest.strip() and len(group) == 1 and marker is None and abs(gap) < 14:
        return True
    if marker is not None or gap > usual + 0.45 * line.size or gap < -line.size * 2:
        return False
    if _LABEL.match(line.text) or (_LABEL.match(before.text) and before.box.x1 < right - 60):
        return False
    if before.bold != line.bold or abs(before.size - line.size) > 1.5:
        return False
    if split_marker(group[0].text)[0] is not None:
        return line.box.x0 >= group[0].box.x0 + 3 or line.text[:1].islower() or before.box.x1 > right - 80
    ends = before.text.rstrip()[-1:] in ".!?:;"
    if before.text.rstrip()[-1:] in ",/&-" or before.words[-1].text.lower() in _OPEN_ENDS:
        return True
    first = line.words[0].box
    short = before.box.x1 + (first.x1 - first.x0) + 0.3 * line.size < right  # the next word had room on the line before
    return not (short and (ends or line.text[:1].isupper()) and not line.bold)


def _block(group: list[TextLine], left: float, body: float, links: Sequence[tuple[Box, str]]) -> Block | None:
    lines = [_line(line, links) for line in group]
    marker, rest = split_marker(group[0].text)
    indent = group[0].box.x0 - left
    if marker is not None:
        lines[0] = _without(lines[0], len(group[0].text) - len(rest))
        lines = [line for line in lines if line.text.strip()]
        if not lines:
            lines = [_line(group[0], links)]
            return Block("paragraph", tuple(lines), indent=indent)
        return Block("list_item", tuple(lines), level=1 + int(indent // 16), marker=marker, indent=round(indent, 1))
    text = " ".join(line.text for line in group)
    short = len(text.split()) <= 14 and text.strip()[-1:] not in ".,;:"
    if short and (group[0].size > body * 1.15 or (group[0].bold and len(group) <= 2)):
        return Block("heading", tuple(lines), level=1 if group[0].size > body * 1.15 else 2, indent=round(indent, 1))
    return Block("paragraph", tuple(lines), indent=round(indent, 1))


def _cell_blocks(lines: list[TextLine]) -> list[Block]:
    if not lines:
        return []
    left = min(line.box.x0 for line in lines)
    made = []
    for group in _grouped(lines):
        block = _block(group, left, 1000.0, ())
        if block is not None:
            made.append(replace(block, kind="paragraph", level=0) if block.kind == "heading" else block)
    return made


def _line(line: TextLine, links: Sequence[tuple[Box, str]]) -> Line:
    runs: list[Run] = []
    for at, word in enumerate(line.words):
        blank = " " if at + 1 < len(line.words) else ""
        link = next((uri for box, uri in links if _within(word.box, box)), None)
        if runs and runs[-1].bold == word.bold and runs[-1].link == link:
            last = runs[-1]
            box = (
                Box(last.box.x0, min(last.box.top, word.box.top), word.box.x1, max(last.box.bottom, word.box.bottom))
                if last.box
                else word.box
            )
            runs[-1] = replace(last, text=last.text + word.text + blank, box=box)
        else:
            runs.append(Run(word.text + blank, word.box, word.bold, False, line.struck, link))
    return Line(tuple(runs), page=line.page)


def _without(line: Line, characters: int) -> Line:
    runs = []
    for run in line.runs:
        if characters >= len(run.text):
            characters -= len(run.text)
        else:
            runs.append(replace(run, text=run.text[characters:]))
            characters = 0
    return replace(line, runs=tuple(runs))


def _joined_paragraphs(blocks: Iterable[Block | Table]) -> list[Block | Table]:
    """A paragraph that a page break cut in the middle of a sentence is one paragraph again."""
    joined: list[Block | Table] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            isinstance(block, Block)
            and isinstance(last, Block)
            and block.kind == "paragraph"
            and last.kind in ("paragraph", "list_item")
            and block.page != last.lines[-1].page
            and block.text[:1].islower()
            and last.text.rstrip()[-1:] not in ".!?:"
        ):
            joined[-1] = replace(last, lines=last.lines + block.lines)
        else:
            joined.append(block)
    return joined
