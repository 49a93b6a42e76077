"""What the reader saw on a page, drawn on the page: lines, tables and cells. For people who repair rules."""

from pathlib import Path

import pdfplumber

from minutes_miner.document import Table
from minutes_miner.errors import FileError, RequestError
from minutes_miner.readers import Limits, read

_RESOLUTION = 100


def draw_page(path: Path, page_number: int, output: Path, *, limits: Limits = Limits()) -> None:
    """Write a picture of one page (from 1) with lines in blue and cells in red. Raises `FileError` as reading does."""
    document = read(path, limits=limits)
    if document.format != "pdf":
        raise FileError("not-a-pdf", "Only pages of a PDF can be drawn.")
    if page_number > len(document.pages):
        raise RequestError("no-such-page", f"{path} has {len(document.pages)} pages.")
    try:
        pdf = pdfplumber.open(path)
    except Exception as error:  # what pdfium read is beyond pdfplumber, which draws
        raise FileError("corrupt-pdf", f"The PDF is damaged; it was read, but cannot be drawn: {error}") from error
    with pdf:
        picture = pdf.pages[page_number - 1].to_image(resolution=_RESOLUTION)
        for block in document.blocks:
            if isinstance(block, Table):
                cells = [c.box for row in block.rows for c in row.cells if c.box and c.page == page_number]
                picture.draw_rects(cells, stroke="red", fill=(255, 0, 0, 20))
                lines = [
                    line
                    for row in block.rows
                    for c in row.cells
                    for b in c.blocks
                    if not isinstance(b, Table)
                    for line in b.lines
                ]
            else:
                lines = list(block.lines)
            boxes = [line.box for line in lines if line.page == page_number and line.box]
            picture.draw_rects(boxes, stroke="blue", fill=(0, 0, 255, 20))
        try:
            picture.save(str(output), format="PNG")
        except OSError as error:
            raise RequestError("output-unwritable", f"{output}: {error.strerror or error}.") from error
