"""What stands at the edge of a page: running heads, feet and numbers of pages are kept apart, the text is kept."""

import io

import pytest

from minutes_miner.document import Block, Document, Table
from minutes_miner.readers import Limits
from minutes_miner.readers.pdf import read

pytest.importorskip("reportlab")
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Placed = list[tuple[float, str]]  # how far down the page, in points, and what stands there
_BODY = [
    (120.0 + 14 * n, f"The partners spoke of the {word} at length and agreed.") for n, word in enumerate("abcdefgh")
]


def reading(*pages: Placed) -> Document:
    """Pages with the given lines, and the same text in the middle of each."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for lines in pages:
        canvas.setFont("Helvetica", 11)
        for down, text in (*lines, *_BODY):
            canvas.drawString(60, A4[1] - down, text)
        canvas.showPage()
    canvas.save()
    return read(stream.getvalue(), path="x.pdf", sha256="0", limits=Limits())


def furniture(document: Document) -> list[str]:
    return [block.text for block in document.furniture]


@pytest.mark.parametrize(
    "pages",
    [
        [[(770, "The tables are wrong."), (784, "Action: UNICEF to correct the figures on page 12")], []],
        [[(60, "Minutes")], [(60, "page 4 of the plan lists the tents that IOM has in its store.")]],
        [
            [(770, "Block 12: 30 tents"), (784, "Block 13: 10 tents")],
            [(60, "Block 14: 25 tents"), (74, "Block 15: 9 tents")],
        ],
        [[(784, "Responsible: UNHCR")], [(60, "Action: IOM to print maps"), (74, "Responsible: UNHCR")]],
        [[(784, "Action points:")], [(60, "The chair closed the point."), (74, "Action points:")]],
        [[(784, "The number of families was")], [(60, "350"), (74, "families, which is more than in April.")]],
        [[(60, "Camp 1: 30 tents")], [(60, "Camp 2: 30 tents")]],
    ],
)
def test_text_at_the_edge_of_a_page_is_kept(pages: list[Placed]) -> None:
    """A line that names a page, counts what is no page, or is a label that stands at the foot and at the head, is text."""
    document = reading(*pages)
    assert furniture(document) == []
    assert all(text in document.text for lines in pages for _, text in lines)


@pytest.mark.parametrize(
    "lines",
    [
        lambda n: [(40, "Shelter Working Group, 4 May 2014")],
        lambda n: [(800, f"Shelter Working Group 4 May 2014 Page {n} of 3")],
        lambda n: [(800, f"{n + 11}")],
        lambda n: [(40, f"Printed 0{n + 4} from file 77 of the office")],
        lambda n: [(800, f"{n} | P a g e")],
    ],
)
def test_what_runs_over_pages_is_kept_apart(lines: object) -> None:
    """Equal lines at one place of each page, or such that differ in the number of the page alone, are no text."""
    pages = [lines(n) for n in (1, 2, 3)]  # type: ignore[operator]
    document = reading(*pages)
    assert set(furniture(document)) == {text for page in pages for _, text in page}
    assert not any(text in document.text for page in pages for _, text in page)


def test_a_single_page_has_its_number_kept_apart() -> None:
    """A foot that ends with the number of its page is one although no other page repeats it."""
    assert furniture(reading([(800, "Guidance on the work of homes Page 1")])) == [
        "Guidance on the work of homes Page 1"
    ]


def test_the_repeated_head_of_a_table_without_strokes_is_no_running_head() -> None:
    """Heads of columns at the head of each page belong to their table; a running head above them does not."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for page in (1, 2, 3):
        canvas.setFont("Helvetica", 11)
        rows = [(f"Partner {page}{n} to send the list", "UNHCR", "5 May") for n in range(1, 9)]
        for down, texts in [(30, ("Shelter Working Group", "", "2014")), (60, ("Action", "Who", "When"))]:
            for x, text in zip((60, 300, 420), texts, strict=True):
                canvas.drawString(x, A4[1] - down, text)
        for at, texts in enumerate(rows):
            for x, text in zip((60, 300, 420), texts, strict=True):
                canvas.drawString(x, A4[1] - 80 - 20 * at, text)
        canvas.showPage()
    canvas.save()
    document = read(stream.getvalue(), path="x.pdf", sha256="0", limits=Limits())
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0].cells] == ["Action", "Who", "When"]
    assert len(table.rows) == 25
    assert furniture(document)[0] == "Shelter Working Group 2014"


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_of_lines_are_kept_apart(step: int) -> None:
    """Numbers in the margin of each line, or of every fifth, are no text; a numbered list at the margin of the text is."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for count in (45, 6):
        canvas.setFont("Helvetica", 10)
        for n in range(1, count):
            if n % step == 0:
                canvas.drawRightString(50, A4[1] - 60 - 15 * n, str(n))
            text = (
                f"{n}. Item {chr(count + 60)} of a list"
                if n < 4
                else f"The partners spoke of matter {count}/{n} and agreed"
            )
            canvas.drawString(70, A4[1] - 60 - 15 * n, text)
        canvas.showPage()
    canvas.save()
    document = read(stream.getvalue(), path="x.pdf", sha256="0", limits=Limits())
    numbers = {str(n) for n in range(1, 45) if n % step == 0}
    assert set(furniture(document)) == numbers
    assert not any(isinstance(block, Table) for block in document.blocks)
    lines = [line.text for block in document.blocks if isinstance(block, Block) for line in block.lines]
    assert not numbers & set(lines)
    assert [block.marker for block in document.blocks if isinstance(block, Block) and block.marker] == [
        "1.",
        "2.",
        "3.",
    ] * 2


def test_a_page_of_a_numbered_list_keeps_its_numbers() -> None:
    """Numbers that only one of several pages has in its margin are those of a list that fills it."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for page in range(3):
        canvas.setFont("Helvetica", 10)
        for n in range(20):
            if page == 2:
                canvas.drawString(50, A4[1] - 60 - 15 * n, str(n + 11))
            canvas.drawString(
                70, A4[1] - 60 - 15 * n, f"The partners spoke of matter {chr(97 + n) * (page + 2)} and agreed"
            )
        canvas.showPage()
    canvas.save()
    document = read(stream.getvalue(), path="x.pdf", sha256="0", limits=Limits())
    assert furniture(document) == []
    assert all(str(n + 11) in document.text for n in range(20))
