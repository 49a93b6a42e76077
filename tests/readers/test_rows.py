"""Rows of tables of chance: whatever strokes part them, and whatever gaps stand in their cells, they come out as they were."""

import io
import random
from typing import Any

import pytest

from minutes_miner.document import Table
from minutes_miner.readers import Limits
from minutes_miner.readers.pdf import read

pytest.importorskip("reportlab")
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Table as PdfTable

WORDS = [
    "list",
    "shelters",
    "partners",
    "cluster",
    "share",
    "with",
    "before",
    "month",
    "district",
    "road",
    "water",
    "pump",
    "camp",
    "site",
    "figures",
    "report",
    "survey",
    "members",
    "agreed",
]
WIDTHS = {"Item": 90, "Action point": 200, "Responsible": 90, "Deadline": 80}
STROKES = {
    "ruled": [("GRID", 0.5)],
    "frame and flat": [("BOX", 0.5), ("LINEBELOW", 0.5)],
    "flat": [("LINEBELOW", 0.5)],
    "frame": [("BOX", 0.5)],
    "frame and upright": [("BOX", 0.5), ("LINEAFTER", 0.5)],
    "none": [],
}


def sentence(chance: random.Random, most: int) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(4, most))]
    return " ".join(words).capitalize() + chance.choice(["", "."])


def cell(chance: random.Random, head: str) -> list[str]:
    if head == "Action point":
        return [sentence(chance, 25) for _ in range(chance.choice([1, 1, 1, 2, 3]))]
    if head == "Item":
        return [sentence(chance, 6).rstrip(".")]
    return [
        chance.choice(["NRC", "UNHCR", "UNICEF, WHO", "All partners"] if head == "Responsible" else ["5 May", "Friday"])
    ]


def table(seed: int, strokes: str, place: str) -> tuple[list[list[str]], bytes]:
    """The cells of a table, and a PDF in which it stands between two paragraphs."""
    chance = random.Random(seed)
    heads = chance.choice([list(WIDTHS), list(WIDTHS)[:3], list(WIDTHS)[1:3]])
    rows = [[cell(chance, head) for head in heads] for _ in range(chance.randint(3, 7))]
    body = getSampleStyleSheet()["BodyText"]
    size, gap, padding = chance.choice([9, 10, 11]), chance.choice([0, 4]), chance.choice([3, 4, 6])
    thin = ParagraphStyle("thin", parent=body, spaceBefore=0, spaceAfter=0, fontSize=size, leading=1.2 * size)
    bold = ParagraphStyle("bold", parent=thin, fontName="Helvetica-Bold")

    def filled(texts: list[str]) -> list[Any]:
        return [part for text in texts for part in (Spacer(1, gap), Paragraph(text, thin))][1:]

    cells = [[Paragraph(head, bold) for head in heads], *([filled(texts) for texts in row] for row in rows)]
    looks: list[Any] = [(name, (0, 0), (-1, -1), width, colors.black) for name, width in STROKES[strokes]]
    looks += [("VALIGN", (0, 0), (-1, -1), place), ("TOPPADDING", (0, 0), (-1, -1), padding)]
    looks += [("BOTTOMPADDING", (0, 0), (-1, -1), padding)]
    made = PdfTable(cells, colWidths=[WIDTHS[head] for head in heads], style=TableStyle(looks))
    stream = io.BytesIO()
    story = [Paragraph("Minutes of the shelter cluster of 5 May 2019 in the town hall", body), made, Spacer(1, 30)]
    SimpleDocTemplate(stream).build(
        [*story, Paragraph("The next meeting will take place in June at the same place.", body)]
    )
    return [heads, *([" ".join(texts) for texts in row] for row in rows)], stream.getvalue()


@pytest.mark.parametrize(
    ("strokes", "place"), [*((strokes, "TOP") for strokes in STROKES), ("frame and flat", "MIDDLE"), ("flat", "MIDDLE")]
)
def test_rows_come_out_as_they_were(strokes: str, place: str) -> None:
    """Two to four columns, cells of several paragraphs, over page breaks too."""
    for seed in range(20):
        expected, data = table(seed, strokes, place)
        document = read(data, path="x.pdf", sha256="0", limits=Limits())
        (found,) = [block for block in document.blocks if isinstance(block, Table)]
        assert [[" ".join(c.text.split()) for c in row.cells] for row in found.rows] == expected, seed


def test_paragraphs_beside_each_other_in_a_ruled_row_are_one_row() -> None:
    """Where strokes part rows, gaps that run through all cells of one of them by chance do not."""
    body = getSampleStyleSheet()["BodyText"]
    said = ["NRC reported on the camps.", "UNHCR asked for the figures of the camps.", "Partners agreed on a date."]
    asked = ["NRC to report.", "UNHCR to share figures.", "All to come."]
    cells = [[[Paragraph(text, body) for text in texts] for texts in (said, asked)] for _ in range(2)]
    made = PdfTable(
        [["Discussion", "Action"], *cells], colWidths=[150, 130], style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    )
    stream = io.BytesIO()
    SimpleDocTemplate(stream).build([made])
    document = read(stream.getvalue(), path="x.pdf", sha256="0", limits=Limits())
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [[c.text.split("\n")[-1] for c in row.cells] for row in found.rows] == [
        ["Discussion", "Action"],
        *[["Partners agreed on a date.", "All to come."]] * 2,
    ]
