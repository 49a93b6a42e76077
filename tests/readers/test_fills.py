"""Filled shapes: shaded cells rule a table, what a pen has marked does not."""

import io
from typing import Any

import pytest

from minutes_miner.document import Block, Document, Table
from minutes_miner.readers import Limits
from minutes_miner.readers.pdf import read
from minutes_miner.readers.pdf.fills import ruling
from minutes_miner.readers.pdf.plumber import PlumberFile

pytest.importorskip("reportlab")
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as PdfTable

_PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=12)
_SHADED = ParagraphStyle("shaded", parent=_PLAIN, backColor=colors.lightgrey)
_GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]


def made(*story: object) -> bytes:
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4).build(list(story))
    return stream.getvalue()


def reading(data: bytes) -> Document:
    return read(data, path="x.pdf", sha256="0", limits=Limits())


def rows(document: Document) -> list[list[str]]:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text.replace("\n", " ") for cell in row.cells] for row in table.rows]


def marked(text: str) -> str:
    return f'<font backColor="yellow">{text}</font>'


def test_marked_words_of_a_cell_part_no_cells() -> None:
    """A cell stays one where words of it, or all of its lines, are marked, and where its paragraph is shaded."""
    some = f"UNHCR to share {marked('the list of the families')} by Friday<br/>WHO to {marked('print the map')}"
    whole = marked("IOM to do all of this before the next meeting of the group in May")
    table = PdfTable(
        [
            ["No", "Action", "Who"],
            ["1", Paragraph(some, _PLAIN), "UNHCR"],
            ["2", Paragraph(whole, _PLAIN), "IOM"],
            ["3", Paragraph("Count the tents", _SHADED), Paragraph("NRC", _SHADED)],
        ],
        colWidths=[30, 200, 90],
        style=_GRID,
    )
    assert rows(reading(made(table))) == [
        ["No", "Action", "Who"],
        ["1", "UNHCR to share the list of the families by Friday WHO to print the map", "UNHCR"],
        ["2", "IOM to do all of this before the next meeting of the group in May", "IOM"],
        ["3", "Count the tents", "NRC"],
    ]


def test_marked_words_of_a_paragraph_are_text() -> None:
    """Words marked over several lines of a paragraph make no table."""
    text = (
        "The chair said that the partners agreed on the plan, and that the camp is full, and the road as well. "
        + marked("UNHCR to share the list of families with all partners of the group by the end of May. " * 3)
        + "The meeting went on with the next point."
    )
    (block,) = reading(made(Paragraph(text, _PLAIN))).blocks
    assert isinstance(block, Block)
    assert block.text.replace("\n", " ").endswith("with the next point.")


def test_shaded_cells_rule_a_table() -> None:
    """Cells that are but filled, in colours that differ, part rows and columns."""
    wanted = [["No", "Action", "Who"], ["1", "Print the map", "IOM"], ["2", "Open the clinic", "WHO"]]
    shades = [
        ("BACKGROUND", (column, row), (column, row), (colors.lightgrey, colors.lightblue)[(row + column) % 2])
        for row in range(3)
        for column in range(3)
    ]
    assert rows(reading(made(PdfTable(wanted, colWidths=[30, 200, 90], style=shades)))) == wanted


def test_both_readers_of_pages_leave_marks_out() -> None:
    """The careful reader of pages gives no edges of marked words either."""
    page = PlumberFile(made(Paragraph(f"The group agreed on {marked('all of the plan')} in May.", _PLAIN))).page(0)
    assert page.edges == []
    assert ruling(page.edges, page.words) == []


_BANDED = [
    ["Item", "Action", "Who"],
    ["Water", "Oxfam to send a plan", "Oxfam"],
    ["Shelter", "IOM to ask the governor", "IOM"],
    ["Food", "WFP to count the bags", "WFP"],
    ["Health", "WHO to open the clinic", "WHO"],
    ["AOB", "None", ""],
]


def banded(rows: list[list[str]], style: str) -> object:
    """A table of which the first, third and fifth row show their columns, by shades or by strokes."""
    marks: list[Any]
    shown = [(column, row) for row in (0, 2, 4) for column in range(3)]
    if style == "shades":
        marks = [("BACKGROUND", at, at, colors.lightgrey) for at in shown]
        marks += [("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black)]
    else:
        marks = [("GRID", (0, row), (-1, row), 0.5, colors.black) for row in (0, 2, 4)]
        marks += [("BOX", (0, 0), (-1, -2), 0.5, colors.black)]
    return PdfTable(rows, colWidths=[70, 200, 90], style=marks)


def test_bare_rows_between_shaded_ones_have_their_columns() -> None:
    """Rows that are not filled belong to the table of those that are, down to its last stroke."""
    assert rows(reading(made(banded(_BANDED, "shades")))) == _BANDED


def test_bare_rows_between_ruled_ones_have_their_columns() -> None:
    """Rows inside the frame of a table are parted as those above and below them are."""
    assert rows(reading(made(banded(_BANDED[:5], "strokes")))) == _BANDED[:5]


def test_a_cell_across_a_ruled_table_stays_one() -> None:
    """A row with but one text, or with one that stands across the columns, is one cell."""
    titled = [*_BANDED[:3], ["Points of the last meeting that are still open", "", ""], _BANDED[4]]
    titled[1] = ["Water", "", ""]
    found = rows(reading(made(banded(titled, "strokes"))))
    assert found == [titled[0], ["Water"], titled[2], [titled[3][0]], titled[4]]


def shaded(rows: list[list[str]], heads: int) -> object:
    """A table whose head and every second row are shaded from side to side, without a shade for each cell."""
    marks: list[Any] = [("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.whitesmoke, None])]
    marks += [("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
    cells = [[Paragraph(text, _PLAIN) for text in row] for row in rows]
    return PdfTable(cells, colWidths=[70, 200, 90], repeatRows=heads, style=marks)


@pytest.mark.parametrize("heads", [0, 1])
def test_rows_shaded_from_side_to_side_are_one_table(heads: int) -> None:
    """A shaded head above a shaded row makes no table of its own, on the first page or on the next."""
    body = [
        [f"Item {n}", f"Partners to send list {n} to the cluster before the end of the month", "WFP"] for n in range(40)
    ]
    document = reading(made(shaded([["Item", "Action", "Who"], *body], heads)))
    assert len(document.pages) == 2
    assert rows(document) == [["Item", "Action", "Who"], *body]
