"""PDF files: words, lines, tables with page, box, row and column.

Two sources give the same material of a page: pdfium, which is fast, and pdfplumber for the pages that pdfium does not
read with certainty. Tables are what their rules enclose, or what blank strips part; what stands outside becomes lines,
then paragraphs, list items and headings. Running headers, footers and page numbers are told by repetition and kept apart.
A table that goes on over a page break is one table, and a row that the break cut is one row.
"""

import itertools
from collections.abc import Iterator, Sequence

from minutes_miner.document import Block, Box, Document, Page, Table, Warning, enclosing
from minutes_miner.errors import FileError
from minutes_miner.readers.limits import Limits
from minutes_miner.readers.pdf.alignment import columns_of, half_ruled, take_aligned_tables
from minutes_miner.readers.pdf.blocks import blocks_of, body_size, joined_paragraphs, levelled, words_of
from minutes_miner.readers.pdf.furniture import take_furniture
from minutes_miner.readers.pdf.grid import Grid, find_grids
from minutes_miner.readers.pdf.lines import by_columns, gutters_of, lines_of, mark_struck, text_columns
from minutes_miner.readers.pdf.page import PageMaterial, PageRead, RawTable, TextLine, Turn, within
from minutes_miner.readers.pdf.parted import part_rows
from minutes_miner.readers.pdf.sources import open_pages
from minutes_miner.readers.pdf.tables import leftwards, raw_table, same_columns, table_of
from minutes_miner.readers.pdf.turns import sides_of

_INSET = 12.0  # points from the edge of a column to its words, at most


def read(data: bytes, *, path: str, sha256: str, limits: Limits) -> Document:
    """The Document of a PDF. Raises `FileError` with `encrypted-pdf`, `corrupt-pdf` or `too-many-pages`."""
    warnings: list[Warning] = []
    pages = list(_read_pages(data, limits, warnings))
    if not pages:
        raise FileError("corrupt-pdf", "No page of the PDF can be read.")
    shown = _as_shown(pages)
    empty = [page.number for page in shown if not page.characters]
    if empty:
        numbers = ", ".join(map(str, empty[:20]))
        warnings.append(
            Warning(
                "no-text-layer",
                f"{len(empty)} of {len(shown)} pages have no text (page {numbers}); they may be scans.",
                empty[0],
            )
        )
    comments = tuple(note for page in pages for note in page.notes)
    if comments:
        message = f"The document has {len(comments)} comments; they are kept apart from the text."
        warnings.append(Warning("comments", message, comments[0].page))
    furniture = take_furniture(pages)
    _set_out(pages)
    blocks, heads = _assemble(pages)
    return Document(
        path=path,
        sha256=sha256,
        format="pdf",
        blocks=tuple(blocks),
        pages=shown,
        furniture=(*furniture, *heads),
        comments=comments,
        warnings=tuple(warnings),
    )


def _as_shown(pages: Sequence[PageRead]) -> tuple[Page, ...]:
    """The pages of the file; one whose text runs in several ways was read several times."""
    found: list[Page] = []
    for number, sides in itertools.groupby(pages, key=lambda page: page.number):
        first, *others = sides
        _, width, height = first.turn or Turn(0, first.width, first.height)
        characters = first.characters + sum(side.characters for side in others)
        found.append(Page(number, round(width, 1), round(height, 1), characters))
    return tuple(found)


def _read_pages(data: bytes, limits: Limits, warnings: list[Warning]) -> Iterator[PageRead]:
    """Each page as it is read; one whose text runs in several ways once for each of them."""
    above: dict[int, RawTable] = {}  # by the way in which the text of the page before runs
    for number, material in enumerate(open_pages(data, limits), 1):
        if isinstance(material, PageMaterial):
            try:
                sides = [read_page(side, above.get(_way(side))) for side in sides_of(material)]
                above = {_way(side): side.tables[-1] for side in sides if side.tables}
                yield from sides
                continue
            except Exception as error:  # one odd page costs that page
                material = error
        warnings.append(Warning("damaged-page", f"Page {number} cannot be read: {type(material).__name__}.", number))
        yield PageRead(number, 595.0, 842.0, 0)


def _way(page: PageMaterial | PageRead | RawTable) -> int:
    return page.turn.way if page.turn else 0


def read_page(material: PageMaterial, above: RawTable | None = None) -> PageRead:
    """The ruled tables of one page, and the lines beside them; `above` is the last table of the page before."""
    words = material.words
    mark_struck(words, material.strikes)
    read = PageRead(
        material.number,
        material.width,
        material.height,
        sum([len(word.text) for word in words]),
        links=material.links,
        notes=material.notes,
        turn=material.turn,
        drawn=material.drawn,
    )
    taken: set[int] = set()
    for grid in find_grids(material.edges):
        has_columns = _columns(grid) > 1
        inside = [] if has_columns else [edge for edge in material.edges if within(edge.box, grid.box)]
        if not has_columns and all(edge.fill for edge in inside):
            continue  # shaded lines: what columns they have, their words show
        table = raw_table(grid, words, material, taken, None if read.tables else above)
        if table is not None and len(table.columns) == 2:
            flat = [edge.box for edge in inside if edge.flat]
            table = half_ruled(table, flat, None if read.tables else above) or table
        if table is not None:
            part_rows(table, None if read.tables else above)
            read.tables.append(table)
    loose = [word for at, word in enumerate(words) if at not in taken]
    read.lines = lines_of(loose, material)
    read.rules = [e.box for e in material.edges if e.flat and not any(within(e.box, t.box) for t in read.tables)]
    read.aside = [TextLine(material.aside, material.number)] if material.aside else []
    return read


def _columns(grid: Grid) -> int:
    return max(sum(cell is not None for cell in row) for row in grid.rows)


def _set_out(pages: list[PageRead]) -> None:
    """Finds the tables without rules, also those that go on over a page break, and the columns of running text."""
    ending: dict[int, tuple[list[tuple[float, float]], bool]] = {}  # by the way in which the text of a page runs
    running: dict[int, Sequence[float]] = {}
    for page in pages:
        gutters = gutters_of(page.lines, page.width)
        told = text_columns(page.lines, gutters, running.get(_way(page), ()))
        running = {_way(page): told}
        if told:
            page.lines, ending = by_columns(page.lines, told), {}
            _lay_out(page)
            continue
        carried, stroked = ending.get(_way(page), ([], False))
        lines, aligned, columns = take_aligned_tables(page.lines, page.rules, carried, stroked=stroked)
        page.tables += aligned
        last = max(page.tables, key=lambda table: table.box.bottom, default=None)
        if last is None or last.ruled or any(line.box.top > last.box.bottom for line in lines):
            ending = {}
        else:
            ending = {_way(page): (columns if aligned and last is aligned[-1] else columns_of(last), last.stroked)}
        page.lines = by_columns(lines, gutters_of(lines, page.width) if aligned else gutters)
        _lay_out(page)


def _lay_out(page: PageRead) -> None:
    for table in page.tables:
        table.turn = page.turn
        table.leftwards = leftwards(table, page.drawn)


def _place(table: Box, others: Sequence[Box]) -> int:
    """Where a table stands in the order of reading: before the first piece below it that is not beside it."""
    below = (at for at, box in enumerate(others) if box.top > table.top and box.x0 < table.x1 and box.x1 > table.x0)
    return next(below, len(others))


def _pieces(sides: Sequence[PageRead], body: float) -> list[tuple[Box, RawTable | Block]]:
    """The blocks and tables of a page in the order of reading, with their places as the first of its sides is read."""
    placed: list[tuple[Box, RawTable | Block]] = []
    for side in sides:
        own: list[tuple[Box, RawTable | Block]] = list(blocks_of(side, body))
        for table in sorted(side.tables, key=lambda table: table.box.top):
            own.insert(_place(table.box, [box for box, _ in own]), (table.box, table))
        if side is sides[0]:
            placed = own
            continue
        whole = enclosing(box for box, _ in own)
        at = _place(_on(sides[0], side, whole), [box for box, _ in placed]) if whole else len(placed)
        placed[at:at] = [(_on(sides[0], side, box), piece) for box, piece in own]
    return placed


def _on(first: PageRead, other: PageRead, box: Box) -> Box:
    """A box of one side of a page where another side has it."""
    box = other.turn.back(box) if other.turn else box
    return first.turn.straight(box) if first.turn else box


def _is_one(above: RawTable, below: RawTable) -> bool:
    """Whether the table at the head of a page is that at the foot of the page before."""
    if _way(above) != _way(below):
        return False
    if below.carried:
        return len(above.columns) == len(below.columns) and not above.ruled
    return same_columns(above, below) if above.ruled == below.ruled else _stand_under(above, below)


def _stand_under(above: RawTable, below: RawTable) -> bool:
    """Whether the words of a table whose columns blanks part begin in the columns of one that strokes part, or the other way."""
    ruled, other = (above, below) if above.ruled else (below, above)
    begins = zip(ruled.columns[:-1], other.columns[:-1], strict=False)
    return len(above.columns) == len(below.columns) and all(-2 < inner - edge < _INSET for edge, inner in begins)


def _assemble(pages: list[PageRead]) -> tuple[list[Block | Table], list[Block]]:
    """Blocks in reading order over all pages; heads of tables that were repeated after page breaks, apart."""
    blocks: list[Block | Table] = []
    heads: list[Block] = []
    open_table: RawTable | None = None
    made: list[list[RawTable | Block]] = []
    body, known = body_size(pages), words_of(pages)
    for _, sides in itertools.groupby(pages, key=lambda page: page.number):
        made.append([piece for _, piece in _pieces(list(sides), body)])
    number = 0
    waiting: list[RawTable] = []

    def flush() -> None:
        nonlocal number
        if waiting:
            number += 1
            table, repeated = table_of(waiting, number, known)
            blocks.append(table)
            heads.extend(repeated)
            waiting.clear()

    for page_pieces in made:
        for at, piece in enumerate(page_pieces):
            if isinstance(piece, RawTable):
                if waiting and not (at == 0 and open_table is waiting[-1] and _is_one(waiting[-1], piece)):
                    flush()
                waiting.append(piece)
            else:
                flush()
                blocks.append(piece)
        open_table = waiting[-1] if waiting else None
    flush()
    return levelled(joined_paragraphs(blocks)), heads
