"""Tables over page breaks: rows that a break cuts are one row, and heads of any number of rows stand once."""

import io

import pytest

from minutes_miner.document import Document, Table
from minutes_miner.readers import Limits
from minutes_miner.readers.pdf import read

pytest.importorskip("reportlab")
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PdfTable

_PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=12)
_GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
_EDGES = (60, 140, 340, 460, 540)


def reading(data: bytes) -> Document:
    return read(data, path="x.pdf", sha256="0", limits=Limits())


def built(*story: object) -> Document:
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4).build(list(story))
    return reading(stream.getvalue())


def rows(document: Document) -> list[list[str]]:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]


def test_a_head_of_two_rows_stands_once() -> None:
    """Both rows of a head that each page repeats are left out after the first page."""
    head = [["Action points", "", ""], ["No", "Action", "Who"]]
    body = [[str(n), f"Do the thing number {n}", "UNHCR"] for n in range(60)]
    document = built(
        PdfTable([*head, *body], colWidths=[30, 250, 90], repeatRows=2, style=[*_GRID, ("SPAN", (0, 0), (-1, 0))])
    )
    assert len(document.pages) > 1
    assert rows(document) == [["Action points"], head[1], *body]


def test_a_row_without_a_stroke_at_the_break_is_one_row() -> None:
    """A row whose upright strokes run to the foot of a page and on from the head of the next one is one row."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)

    def rule(top: float, bottom: float, *flat: float) -> None:
        for x in _EDGES:
            canvas.line(x, A4[1] - top, x, A4[1] - bottom)
        for y in flat:
            canvas.line(_EDGES[0], A4[1] - y, _EDGES[-1], A4[1] - y)

    def write(down: float, *texts: str) -> None:
        for x, text in zip(_EDGES, texts, strict=False):
            canvas.drawString(x + 4, A4[1] - down, text)

    rule(600, 770, 600, 620, 640)
    write(614, "Item", "Action", "Who", "When")
    write(634, "Water", "Oxfam to send a plan", "Oxfam", "12 May")
    write(654, "Shelter", "IOM to ask the governor for", "IOM", "Friday")
    write(670, "", "a permit for the trucks that")
    write(686, "", "bring the tents to the camp")
    canvas.showPage()
    rule(60, 110, 90, 110)
    write(80, "", "in the month of June.")
    write(104, "Health", "WHO to open the clinic", "WHO", "June")
    canvas.save()
    assert rows(reading(stream.getvalue())) == [
        ["Item", "Action", "Who", "When"],
        ["Water", "Oxfam to send a plan", "Oxfam", "12 May"],
        [
            "Shelter",
            "IOM to ask the governor for a permit for the trucks that bring the tents to the camp in the month of June.",
            "IOM",
            "Friday",
        ],
        ["Health", "WHO to open the clinic", "WHO", "June"],
    ]


def test_a_repeated_head_that_no_stroke_parts_is_left_out() -> None:
    """The head of the next page is no text of the row that goes on under it without a stroke."""
    said = "The partners agreed to go on with the count of the families of the camp and " * 12
    table = PdfTable(
        [
            ["Item", "Discussion", "Who"],
            [Paragraph("Water", _PLAIN), Paragraph(f"{said}more.", _PLAIN), ""],
            ["Health", "Short", "WHO"],
        ],
        colWidths=[60, 200, 60],
        style=[*_GRID, ("VALIGN", (0, 0), (-1, -1), "TOP")],
        splitInRow=1,
        repeatRows=1,
    )
    document = built(Spacer(1, 450), table)
    assert len(document.pages) > 1
    assert rows(document) == [["Item", "Discussion", "Who"], ["Water", f"{said}more.", ""], ["Health", "Short", "WHO"]]


def cut(strokes: str, *columns: str) -> tuple[Document, list[list[str]]]:
    """A table whose third row a page break cuts after its second line, and the rows as they were."""
    long = "Partners to share figures of all camps. " + " ".join(f"Then visit camp C{n}." for n in range(24))
    short = {"No": "{}", "Action": "Send list {} to all.", "Who": "UNHCR", "When": "5 May"}
    body = [[short[name].format(n) for name in columns] for n in range(1, 6)]
    body[2][columns.index("Action")] = long
    widths = {"No": 30, "Action": 250, "Who": 90, "When": 70}
    looks = [(name, (0, 0), (-1, -1), 0.5, colors.black) for name in strokes.split()]
    cells = [[Paragraph(text, _PLAIN) for text in row] for row in [list(columns), *body]]
    table = PdfTable(
        cells,
        colWidths=[widths[name] for name in columns],
        splitInRow=1,
        style=[*looks, ("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
    return built(Spacer(1, 580), table), [list(columns), *body]


@pytest.mark.parametrize("strokes", ["GRID", "BOX LINEBELOW", "LINEBELOW", ""])
@pytest.mark.parametrize("columns", [("No", "Action", "Who", "When"), ("Action", "Who", "When"), ("Action", "Who")])
def test_sentences_after_a_page_break_belong_to_the_row_before(strokes: str, columns: tuple[str, ...]) -> None:
    """A row that goes on with a new sentence is told by the columns that it leaves empty and all other rows fill."""
    document, expected = cut(strokes, *columns)
    assert len(document.pages) == 2
    assert rows(document) == expected
