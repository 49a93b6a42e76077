"""Minutes whose numbers hang in the margin beside each heading, their text set in below it and names at the right edge."""

import io
from collections.abc import Callable

import pytest

from minutes_miner.document import Table
from minutes_miner.readers import Limits
from minutes_miner.readers.pdf import read as read_pdf
from minutes_miner.readers.txt import read as read_txt
from minutes_miner.records import Extraction

HEAD = "Lido Trust\nMinutes of the meeting of 6 March 2024\nPresent: Ada Holt (AH), Bo Quinn (BQ), Cy Marsh (CM)\n\n"
HUNG = """{0}   PUMPS

        The filter of the small pool to be changed by Friday.

{1}   OTHER MATTERS

        The turnstile is noisy. Bo will oil the hinges before the 4th
        April and lock the gate.
"""


@pytest.mark.parametrize("numbers", [("24/07", "24/08"), ("LT-0307", "LT-0308"), ("17", "18")])
def test_a_heading_beside_a_number_owns_nothing(numbers: tuple[str, str], read: Callable[[str], Extraction]) -> None:
    """The number and the blank behind it make no column: each action stands under its heading, whole, with its own owner."""
    found = read(HEAD + HUNG.format(*numbers)).action_points
    assert [(a.agenda_item, [party.text for party in a.responsible]) for a in found] == [
        ("PUMPS", []),
        ("OTHER MATTERS", ["Bo"]),
    ]
    assert found[1].text.startswith("Bo will oil the hinges before the 4th April and lock the gate")
    assert found[1].deadline and found[1].deadline.date == "2024-04-03"


@pytest.mark.parametrize(
    "rows",
    [
        "AP11    Bo to change the filter      15 March\nAP12    Cy to oil the hinges         4 April\nAP13    Ada to call the plumber      5 April\n",
        "24/07   Bo to change the filter of the\n        small pool\n24/08   Cy to oil the hinges of the\n        turnstile\n24/09   Ada to call the plumber\n",
    ],
)
def test_rows_behind_numbers_stay_a_table(rows: str) -> None:
    """Beside no heading: columns of days, and texts that go on in the lines below."""
    blocks = read_txt((HEAD + rows).encode(), path="x.txt", sha256="0", limits=Limits()).blocks
    assert sum(isinstance(block, Table) for block in blocks) == 1


def test_names_at_the_edge_of_an_earlier_line(read: Callable[[str], Extraction]) -> None:
    """Initials beside the first line of a paragraph are those of who acts, and stand in no text."""
    text = (
        "1. Pumps\n\nThe filters are to be washed by whoever opens the pool on              BQ\nthe first Monday of each month.\n\n"
        "2. Gate\n\nA second key of the gate is to be made and hung up in the              CM/AH\noffice.\n"
    )
    found = read(HEAD + text).action_points
    assert [[party.text for party in a.responsible] for a in found] == [["BQ"], ["CM", "AH"]]
    assert found[1].text.rstrip(".") == "A second key of the gate is to be made and hung up in the office"


def test_the_next_section_ends_rows_at_an_edge(read: Callable[[str], Extraction]) -> None:
    """A numbered title right below a line with initials is no second line of it."""
    text = (
        "4. Pumps\nThe filters are to be washed before Easter.                  BQ\n5. Gate\nA second key is to be made.                                  CM\n"
        "6. Shop\nNew towels are to be ordered.                                AH/BQ\n"
    )
    assert [a.agenda_item for a in read(HEAD + text).action_points] == ["Pumps", "Gate", "Shop"]


@pytest.mark.parametrize("bold", [True, False])
def test_numbers_in_the_margin_of_a_page(bold: bool) -> None:
    """Headings beside their numbers and paragraphs set in below them make no table of a PDF."""
    pytest.importorskip("reportlab")
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas, y = Canvas(stream), 780
    for number, title in (("24/07", "PUMPS"), ("24/08", "GATE"), ("24/09", "SHOP"), ("24/10", "OTHER MATTERS")):
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
        canvas.drawString(60, y, number)
        canvas.drawString(110, y, title.capitalize() if bold else title)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(110, y - 18, "The hinges are to be oiled. Bo will call the plumber before Easter.")
        canvas.drawString(110, y - 36, "Cy reported that the towels had come, and thanked the staff of the shop.")
        y -= 60
    canvas.save()
    blocks = read_pdf(stream.getvalue(), path="x.pdf", sha256="0", limits=Limits()).blocks
    assert not any(isinstance(block, Table) for block in blocks)


def test_rows_with_names_at_an_edge_stay_rows() -> None:
    """A head over two lines, and rows of several columns with blank lines between them."""
    text = (
        " Item        Discussion                           Actions                        Responsible\n"
        "                                                                                  Person\n\n"
        " 1. Pumps    The filter of the small pool is old  Change the filter              Bo\n"
        "             and leaks.                           of the pool\n\n"
        " 2. Gate     The turnstile is noisy.              Oil the hinges                 Cy\n"
    )
    blocks = read_txt((HEAD + text).encode(), path="x.txt", sha256="0", limits=Limits()).blocks
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [table.columns, len(table.rows)] == [4, 3]
