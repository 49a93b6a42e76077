"""PDF files: tables over page breaks, furniture, places."""

import contextlib
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner.document import Block, Document, Table
from minutes_miner.errors import FileError
from minutes_miner.readers import Limits
from minutes_miner.readers.pdf import read

reportlab = pytest.importorskip("reportlab")
from reportlab.lib import colors  # noqa: E402
from reportlab.lib.pagesizes import A4  # noqa: E402
from reportlab.lib.styles import getSampleStyleSheet  # noqa: E402
from reportlab.platypus import Paragraph, SimpleDocTemplate, TableStyle  # noqa: E402
from reportlab.platypus import Table as PdfTable  # noqa: E402


def made(story: list[object], *, footer: str = "") -> bytes:
    def decorate(canvas: object, document: object) -> None:
        if footer:
            canvas.drawString(60, 30, f"{footer} {document.page}")  # type: ignore[attr-defined]

    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4).build(story, onFirstPage=decorate, onLaterPages=decorate)
    return stream.getvalue()


def reading(data: bytes) -> Document:
    return read(data, path="x.pdf", sha256="0", limits=Limits())


def table(rows: list[list[str]], *, repeat: int) -> object:
    style = getSampleStyleSheet()["BodyText"]
    cells = [[Paragraph(text, style) for text in row] for row in rows]
    made_table = PdfTable(cells, colWidths=[100, 250, 100], repeatRows=repeat)
    made_table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    )
    return made_table


@pytest.mark.parametrize("repeat", [0, 1], ids=["head once", "head on each page"])
def test_a_table_over_pages_is_one_table(repeat: int) -> None:
    """A table that goes on over page breaks is one table, and repeated heads stand once."""
    rows = [["Item", "Action", "Who"], *([f"Item {n}", f"Do the thing number {n} " * 6, "IRC"] for n in range(40))]
    document = reading(made([table(rows, repeat=repeat)]))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert len(document.pages) > 1
    assert len(tables) == 1
    assert [row.cells[0].text for row in tables[0].rows] == ["Item", *(f"Item {n}" for n in range(40))]


def test_running_footers_are_furniture() -> None:
    """What stands at the foot of every page is kept apart from the text."""
    style = getSampleStyleSheet()["BodyText"]
    document = reading(
        made(
            [Paragraph(f"Sentence number {n} of the report. " * 4, style) for n in range(80)],
            footer="Cluster Office, page",
        )
    )
    assert len(document.pages) > 1
    assert "Cluster Office" not in document.text
    assert any("Cluster Office" in block.text for block in document.furniture)


def test_wrapped_lines_are_one_block_with_boxes() -> None:
    """A paragraph is one block, each of its lines with its page and box."""
    style = getSampleStyleSheet()["BodyText"]
    document = reading(made([Paragraph("The committee went through the whole list again. " * 8, style)]))
    (block,) = document.blocks
    assert isinstance(block, Block)
    assert len(block.lines) > 3
    assert all(line.page == 1 and line.box for line in block.lines)


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    """A page without a text layer gives a warning with its number."""
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(50, 700, "Minutes of the meeting")
    canvas.showPage()
    canvas.rect(50, 50, 200, 200, fill=1)
    canvas.showPage()
    canvas.save()
    warnings = reading(path.read_bytes()).warnings
    assert [(w.code, w.page) for w in warnings] == [("no-text-layer", 2)]


_SAMPLE = made([Paragraph("UNHCR to share the list.", getSampleStyleSheet()["BodyText"])])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(_SAMPLE) - 1), st.integers(0, 255), st.booleans())
def test_damaged_files_raise_only_our_error(at: int, byte: int, cut: bool) -> None:
    """A changed byte or a cut end gives a Document or a FileError."""
    data = _SAMPLE[:at] if cut else _SAMPLE[:at] + bytes([byte]) + _SAMPLE[at + 1 :]
    with contextlib.suppress(FileError):
        reading(data)


def test_wrapped_names_stay_whole(tmp_path: Path) -> None:
    """A name that a narrow cell or a long list wraps over two lines is one name."""
    from minutes_miner.workflow import extract

    style = getSampleStyleSheet()["BodyText"]
    names = "ADRA, CARE, DFAT, FAO, IOM, NDMO, Oxfam, UNFPA, UNICEF, UNHCR, WFP, WHO, UNESCO, Save the Children, World Vision"
    rows = [
        ["Action points", "Responsible", "Deadline"],
        ["Share the list of shelters", "Norwegian Refugee Council, Save the Children", "5 May"],
    ]
    story = [
        Paragraph("Shelter Cluster, minutes of the meeting of 2 April 2015", style),
        Paragraph(f"Participants: {names}", style),
        table([[a, b, c] for a, c, b in rows], repeat=0),
    ]
    path = tmp_path / "minutes.pdf"
    path.write_bytes(made(story))
    found = extract(path)
    assert len(found.attendees) == 15
    assert [p.agency for p in found.action_points[0].responsible] == ["NRC", "SCI"]


def test_columns_without_rules_are_a_table() -> None:
    """Three columns held apart by blanks, with cells over several lines, are a table that says it has no rules."""
    style = getSampleStyleSheet()["BodyText"]
    rows = [
        ["Action", "Who", "When"],
        ["Share the list of the shelters that need repair before the winter comes", "IRC", "5 May"],
        ["Call the municipality about the land for the second school", "NRC", "Friday"],
        ["Print the leaflets", "UNICEF", "end of May"],
    ]
    plain = PdfTable([[Paragraph(text, style) for text in row] for row in rows], colWidths=[200, 100, 100])
    plain.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
    document = reading(
        made([Paragraph("Minutes of the meeting of 2 April 2015 with a line of text above the table", style), plain])
    )
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    assert not found.ruled
    assert [[" ".join(cell.text.split()) for cell in row.cells] for row in found.rows] == rows


def test_running_text_is_no_table() -> None:
    """Paragraphs give no table."""
    style = getSampleStyleSheet()["BodyText"]
    document = reading(
        made([Paragraph("The committee went through the list of shelters again. " * 6, style) for _ in range(5)])
    )
    assert not [block for block in document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("Secretariat\ntbc", "Secretariat tbc", id="a word cut short"),
        pytest.param("Coordinator\ntbd", "Coordinator tbd", id="another"),
        pytest.param("Coordinator\nvs NGOs", "Coordinator vs NGOs", id="with more behind it"),
        pytest.param("Consultant\ncf. ToR", "Consultant cf. ToR", id="with a stop"),
        pytest.param("Secretariat\nmtg", "Secretariat mtg", id="no end of any word"),
        pytest.param("UNICEFROSA\nnd", "UNICEFROSA nd", id="below capitals"),
        pytest.param("Ministries\nnd", "Ministries nd", id="below a word that is whole elsewhere"),
        pytest.param("Responsibl\ne", "Responsible", id="one letter"),
        pytest.param("mechanis\nms of all", "mechanisms of all", id="the end of a word"),
        pytest.param("departme\nnts", "departments", id="the end of another"),
        pytest.param("Agency(ie\ns)", "Agency(ies)", id="a bracket"),
        pytest.param("Programm\ne Officer", "Programme Officer", id="one letter with more behind it"),
        pytest.param(
            "amal.hadd\nad1@exam\nple-\norganisation.org", "amal.haddad1@example-organisation.org", id="an address"
        ),
        pytest.param("https://data.\nunhcr.org/docs", "https://data.unhcr.org/docs", id="an address of the web"),
        pytest.param("amal@unhcr.org\nand others", "amal@unhcr.org and others", id="an address that is whole"),
        pytest.param("coordinat\nion", "coordination", id="a word that stands whole elsewhere"),
    ],
)
def test_words_of_narrow_cells(cell: str, expected: str) -> None:
    """A word that a narrow cell breaks is whole again, two words below each other stay two."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    width = max(stringWidth(line, "Helvetica", 10) for line in cell.split("\n")) + 14
    style = getSampleStyleSheet()["BodyText"]
    narrow = PdfTable([["Action", "Who"], ["Share the list", cell]], colWidths=[200, width])
    narrow.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    document = reading(made([Paragraph("The coordination of the Ministries was discussed.", style), narrow]))
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    assert " ".join(found.rows[1].cells[1].text.split()) == expected


def test_lines_that_differ_in_the_number_of_their_item_are_text() -> None:
    """What opens page after page with the next item of a list is no running head."""
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for number in range(1, 6):
        canvas.drawString(60, 790, f"{number}. Review of the action points")
        canvas.drawString(60, 700, f"The chair went through what was agreed under point {'abcdef'[number]}.")
        canvas.showPage()
    canvas.save()
    document = reading(stream.getvalue())
    assert [block.marker for block in document.blocks if isinstance(block, Block) and block.kind == "list_item"] == [
        "1.", "2.", "3.", "4.", "5."
    ]  # fmt: skip


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    """The end of a column cuts no paragraph in two."""
    from reportlab.platypus import BalancedColumns

    style = getSampleStyleSheet()["BodyText"]
    text = "The committee went through the whole list again, and asked for more figures from all members. " * 6
    document = reading(made([BalancedColumns([Paragraph(text, style) for _ in range(3)], nCols=2)]))
    assert len(document.blocks) == 3


def test_a_number_that_ends_a_sentence_opens_no_item(tmp_path: Path) -> None:
    """Where the line before is full and at no end a number belongs to it; the next number of a list opens an item all the same."""
    from reportlab.pdfgen.canvas import Canvas

    lines = [
        "The committee agreed after a long talk that the whole register must be sent to all of them by July",
        "3. The list of members is to be renewed as soon as the office is open again after the holidays of",
        "the summer, and not later.",
        "",
        "1. UNHCR to share the list of the persons of concern with all of the partners of the working group",
        "2. UNICEF to send the dates of the next round of trainings to the whole list of partners by Monday",
        "3. Oxfam to call the donor",
    ]
    path = tmp_path / "numbers.pdf"
    canvas = Canvas(str(path))
    for at, line in enumerate(lines):
        canvas.drawString(60, 780 - 14 * at, line)
    canvas.save()
    assert [
        block.marker
        for block in read(path.read_bytes(), path="x.pdf", sha256="0", limits=Limits()).blocks
        if isinstance(block, Block)
    ] == [None, "1.", "2.", "3."]
