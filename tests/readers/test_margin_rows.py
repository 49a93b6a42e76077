"""Rows of text with a margin, drawn on a page without rules: a number or a text that has ended begins another row."""

import io

import pytest

from minutes_miner.document import Table
from minutes_miner.readers import Limits
from minutes_miner.readers.pdf import read

canvas = pytest.importorskip("reportlab.pdfgen.canvas")


def _rows(lines: list[tuple[str, ...]], places: tuple[int, ...]) -> list[list[str]]:
    """The cells of the one table of a page, of lines one below the other at even heights."""
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    for at, line in enumerate(lines):
        for place, text in zip(places, line, strict=False):
            page.drawString(place, 760 - 14 * at, text)
    page.save()
    document = read(stream.getvalue(), path="x.pdf", sha256="0", limits=Limits())
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[" ".join(cell.text.split()) for cell in row.cells] for row in found.rows]


def test_numbers_count_rows() -> None:
    """Below a row with an owner, one without is a row as well."""
    lines = [
        ("1", "The hose is short and a new one has to be bought.", "Eve"),
        ("2", "The lamp is out and is to be changed before Easter.", "Max"),
        ("3", "Forms are to be signed by all members.", "All"),
        ("4", "The flower show was admired."),
        ("5", "Ida spoke about whales."),
    ]
    assert _rows(lines, (60, 90, 420)) == [[*line, ""][:3] for line in lines]


def test_a_text_that_has_ended() -> None:
    """A line that goes on stays with the text above it, one behind a full stop does not."""
    lines = [
        ("Eve will talk to the council and to the school before", "EL"),
        ("Easter and tell us what they say.",),
        ("The bulb has to be changed.", "MO"),
        ("The flower show was admired.",),
        ("Reminders go out by",),
        ("20 March to all who have not paid.", "IF"),
    ]
    assert _rows(lines, (60, 420)) == [
        ["Eve will talk to the council and to the school before Easter and tell us what they say.", "EL"],
        ["The bulb has to be changed.", "MO"],
        ["The flower show was admired.", ""],
        ["Reminders go out by 20 March to all who have not paid.", "IF"],
    ]
