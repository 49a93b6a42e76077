"""Pages set in columns: running text is read column by column, rows of a table are not."""

import io

import pytest

from minutes_miner.document import Block, Document, Table
from minutes_miner.readers import Limits
from minutes_miner.readers.pdf import read

pytest.importorskip("reportlab")
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph
from reportlab.platypus import Table as PdfTable

_PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=7)
_ITEM = ParagraphStyle("item", parent=_PLAIN, leftIndent=18, bulletIndent=6)
_SAID = (
    "The chair opened the meeting and welcomed the new partners of the group.",
    "UNHCR reported that 350 families arrived in the camp during the last week, and that most of them came from the south.",
    "IOM has 200 tents in its warehouse.",
    "The partners discussed how the tents can be brought to the camp. The road is closed on Fridays, and the trucks need a "
    "permit of the governor, which takes three days.",
    "Action: IOM to ask the governor for a permit by Friday.",
)


def paragraphs(count: int) -> list[Paragraph]:
    """Numbered paragraphs, each third of them an item of a list."""
    return [
        Paragraph(
            f"[{n}] {_SAID[n % len(_SAID)]}", _ITEM if n % 3 == 1 else _PLAIN, bulletText="•" if n % 3 == 1 else None
        )
        for n in range(count)
    ]


def built(story: list[Paragraph] | list[PdfTable], columns: int) -> Document:
    stream = io.BytesIO()
    size = landscape(A4) if columns > 2 else A4
    width = (size[0] - 120) / columns
    frames = [Frame(60 + at * width, 60, width - 8, size[1] - 120) for at in range(columns)]
    document = BaseDocTemplate(stream, pagesize=size)
    document.addPageTemplates(PageTemplate(frames=frames))
    document.build(list(story))
    return read(stream.getvalue(), path="x.pdf", sha256="0", limits=Limits())


@pytest.mark.parametrize(("columns", "count"), [(2, 40), (2, 70), (3, 40), (3, 60)])
def test_text_set_in_columns_is_no_table(columns: int, count: int) -> None:
    """Paragraphs and items of lists in columns come one after the other, also where the last page is not full."""
    document = built(paragraphs(count), columns)
    assert not any(isinstance(block, Table) for block in document.blocks)
    text = " ".join("\n".join(block.text for block in document.blocks).split())
    assert text == " ".join(f"[{n}] {_SAID[n % len(_SAID)]}" for n in range(count))
    items = [block for block in document.blocks if isinstance(block, Block) and block.kind == "list_item"]
    assert len(items) == sum(n % 3 == 1 for n in range(count))


def test_rows_whose_texts_begin_beside_each_other_are_a_table() -> None:
    """Columns of one width that hold sentences are a table where they begin anew together."""
    rows = [[Paragraph(_SAID[(n + at) % len(_SAID)], _PLAIN) for at in range(3)] for n in range(8)]
    document = built([PdfTable(rows, colWidths=[150, 150, 150], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])], 1)
    assert isinstance(document.blocks[0], Table)
    assert [" ".join(row.cells[0].text.split()) for row in document.blocks[0].rows] == [
        _SAID[n % len(_SAID)] for n in range(8)
    ]


def test_a_page_with_columns_needs_their_text() -> None:
    """A page with but a few lines beside each other is not taken for columns."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for n, (left, right) in enumerate((("Chair", "Mr A"), ("Notes", "Ms B"), ("Place", "Amman"))):
        canvas.drawString(60, 700 - 20 * n, left)
        canvas.drawString(350, 700 - 20 * n, right)
    canvas.save()
    document = read(stream.getvalue(), path="x.pdf", sha256="0", limits=Limits())
    text = " ".join(block.text for block in document.blocks)
    assert text.index("Mr A") < text.index("Notes")
