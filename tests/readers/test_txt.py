"""Text files: structure told from plain characters."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner.document import Block, Document, Table
from minutes_miner.errors import FileError
from minutes_miner.readers import Limits
from minutes_miner.readers.txt import decode, read


def reading(text: str) -> Document:
    return read(text.encode(), path="x.txt", sha256="0", limits=Limits())


def shape(document: Document) -> list[tuple[str, str | None, str]]:
    return [(b.kind, b.marker, " ".join(b.text.split())) for b in document.blocks if isinstance(b, Block)]


def cells(document: Document) -> list[list[str]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines that were broken at a width belong together; a label line stands alone."""
    text = (
        "Date: 4 May 2015\nVenue: Town hall\n\n"
        "The group went through the list of shelters which the municipality had sent, and it\n"
        "found that three of them are double while two are missing altogether from the list.\n"
    )
    kinds = shape(reading(text))
    assert [k[2] for k in kinds[:2]] == ["Date: 4 May 2015", "Venue: Town hall"]
    assert len(kinds) == 3


def test_lists_have_marker_and_level() -> None:
    """Bullets and numbers become list items; indentation is depth."""
    found = [b for b in reading("1. Welcome\n2. Updates\n  - North\n  - South\n").blocks if isinstance(b, Block)]
    assert [b.marker for b in found] == ["1.", "2.", "-", "-"]
    assert found[2].level > found[1].level


def test_tab_separated_rows_are_a_table() -> None:
    """Rows with tabs are one table, markup in its cells undone."""
    text = "Item\tAction\tWho\n<p>Water</p>\t<p>Repair the pump</p><p>Test the well</p>\tDPW\nRoads\tFill holes\tDPW\n"
    assert cells(reading(text)) == [
        ["Item", "Action", "Who"],
        ["Water", "Repair the pump Test the well", "DPW"],
        ["Roads", "Fill holes", "DPW"],
    ]


def test_a_row_cut_by_a_page_is_one_row() -> None:
    """After a page break a row with an empty first cell goes on with the row above."""
    text = (
        "Item\tNotes\tAction\nWater\tThe pump is\tRepair\n\n\tbroken since May\t\n--\t---\t--\n\nRoads\tHoles\tFill\n"
    )
    assert cells(reading(text)) == [
        ["Item", "Notes", "Action"],
        ["Water", "The pump is broken since May", "Repair"],
        ["Roads", "Holes", "Fill"],
    ]


def test_pipes_are_a_table() -> None:
    """Markdown tables are tables, their rule is left out."""
    assert cells(reading("| Action | Who |\n|---|---|\n| Write | Ann |\n| Read | Ben |\n")) == [
        ["Action", "Who"],
        ["Write", "Ann"],
        ["Read", "Ben"],
    ]


def test_columns_held_apart_by_blanks_are_a_table() -> None:
    """What a printer with layout wrote in columns is a table without rules."""
    text = "Action                 Who        When\nShare the list         IRC        5 May\nCall the school        NRC        Friday\n"
    document = reading(text)
    assert cells(document) == [
        ["Action", "Who", "When"],
        ["Share the list", "IRC", "5 May"],
        ["Call the school", "NRC", "Friday"],
    ]


def test_strokes_in_running_lines_are_a_table() -> None:
    """Rows that run on over lines with strokes between cells are a table, also where a row leaves its first cells out."""
    text = (
        "Chair / Mr. Lado / Minutes / Susan\n\nAgenda / Discussion / Action / Who / Date\n\n"
        "1 Opening / Prayer by the chair. / - / - / -\n\n"
        "2 Fuel / A drum went up to 61,000 in ten days and the\nstations are dry. / Revise the plan of\n"
        "deliveries / WFP / 12 May\n/ / List of cars per agency / NGOs / 8 May\n\n"
        "3 Water / Two of seven boreholes work. / Spare parts for five / UNICEF / asap\n"
        "Check of the store in town / UNICEF / Friday\n\nMeeting ended at 11.\n"
    )
    assert cells(reading(text))[2:] == [
        ["2 Fuel", "A drum went up to 61,000 in ten days and the stations are dry.", "Revise the plan of deliveries", "WFP", "12 May"],
        ["", "", "List of cars per agency", "NGOs", "8 May"],
        ["3 Water", "Two of seven boreholes work.", "Spare parts for five", "UNICEF", "asap"],
        ["", "", "Check of the store in town", "UNICEF", "Friday"],
    ]  # fmt: skip


def test_stranded_bullets_are_told() -> None:
    """Bullets that stand apart from their text give a warning."""
    text = "Discussion\n\n-\n\n-\n\n-\n\n•\n\n-\n\nThe first point was long.\nThe second as well.\n"
    assert "doubtful-columns" in [w.code for w in reading(text).warnings]


def test_page_numbers_are_furniture() -> None:
    """Page numbers leave the text but are kept."""
    document = reading("First page text\nPage 1 of 2\nSecond page text\nP a g e | 2\n- 3 -\n")
    assert [b.text for b in document.furniture] == ["Page 1 of 2", "P a g e | 2", "- 3 -"]
    assert "Page 1" not in document.text


@pytest.mark.parametrize(
    ("data", "part"),
    [
        pytest.param("réunion".encode("utf-8-sig"), "réunion", id="UTF-8 with BOM"),
        pytest.param("réunion".encode("utf-16"), "réunion", id="UTF-16 with BOM"),
        pytest.param("Minutes of the meeting".encode("utf-16-le"), "Minutes of", id="UTF-16 without BOM"),
        pytest.param(
            "Compte rendu de la réunion du comité à Abéché, présents: élus, société civile".encode("cp1252"),
            "réunion",
            id="cp1252",
        ),
    ],
)
def test_encodings(data: bytes, part: str) -> None:
    """The encodings in which minutes come are told apart."""
    assert part in decode(data)[0]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("abcXYZ 019.:;,-•|\t\n\r()*#<>p/&é"), max_size=400))
def test_no_letter_is_lost(text: str) -> None:
    """Every letter and digit of a text without markup ends in the Document."""
    plain = text.replace("<", " ").replace(">", " ").replace("&", " ").replace("[", " ")
    try:
        document = reading(plain)
    except FileError:
        return
    kept = document.text + "".join(b.text for b in document.furniture)
    kept += "".join(b.marker or "" for b in _blocks(document))
    assert sorted(ch for ch in plain if ch.isalnum()) == sorted(ch for ch in kept if ch.isalnum())


def _blocks(document: Document) -> list[Block]:
    found: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Block):
            found.append(block)
        else:
            found += [b for row in block.rows for cell in row.cells for b in cell.blocks if isinstance(b, Block)]
    return found


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_our_error(data: bytes) -> None:
    """Any bytes give a Document or a FileError."""
    with contextlib.suppress(FileError):
        read(data, path="x.txt", sha256="0", limits=Limits())


def test_a_greeting_with_a_long_address_costs_no_time() -> None:
    """A line that opens like a signature and holds one endless word is looked at once."""
    mail = "From: a\nTo: b\nDate: c\nSubject: d\n\nHello all, the list is out.\n\nthanks, " + "a" * 20_000 + " b c d\n"
    assert "Hello all" in " ".join(text for _, _, text in shape(reading(mail)))
