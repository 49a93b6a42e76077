"""PDF pages whose text is turned: whatever the rotation of the page and of the letters, the text is read as it runs."""

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pypdfium2.raw as raw
import pytest

from minutes_miner.document import Block, Document, Table
from minutes_miner.readers import Limits
from minutes_miner.readers.pdf import read
from tests.readers.golden.outline import outline

canvas = pytest.importorskip("reportlab.pdfgen.canvas")

A4 = (595.0, 842.0)
XS, YS = [60.0, 180.0, 420.0, 530.0], [200.0, 224.0, 260.0, 284.0]
ROWS = [
    ["Item", "Action point", "Who"],
    ["Tents", "Count the tents in stock and\ntell the warehouse", "NRC"],
    ["Roads", "Ask the district about the road", "DRC"],
]
MINUTES = """\
# Minutes of the shelter meeting
The group went through the list of shelters which the municipality had sent, and it found that three of them are double.
- [•] UNICEF to share it
| Item | Action point | Who |
| Tents | Count the tents in stock and tell the warehouse | NRC |
| Roads | Ask the district about the road | DRC |"""
TABLE = "\n".join(MINUTES.splitlines()[-3:])


class Sheet:
    """A page of a PDF; what is drawn inside `turned` is drawn as on a page of its own that lies turned on this one."""

    def __init__(self, *, rotation: int = 0) -> None:
        self.stream = io.BytesIO()
        size = A4[::-1] if rotation % 180 else A4  # reportlab swaps the sides of a page that it rotates
        self.canvas: Any = canvas.Canvas(self.stream, pagesize=size)
        self.canvas.setPageRotation(rotation)
        self.height = A4[1]

    def turned(self, way: int, draw: "Callable[[Sheet], None]") -> None:
        """Draws with everything turned by so many right angles against the clock."""
        self.canvas.saveState()
        self.canvas.translate(*((0, 0), (A4[0], 0), A4, (0, A4[1]))[way])
        self.canvas.rotate(90 * way)
        self.height = A4[0] if way % 2 else A4[1]
        draw(self)
        self.canvas.restoreState()
        self.height = A4[1]

    def text(self, x: float, y: float, *texts: str, size: float = 10, font: str = "Helvetica") -> None:
        self.canvas.setFont(font, size)
        for at, text in enumerate(texts):
            self.canvas.drawString(x, self.height - y - 12 * at, text)

    def table(self, *, ruled: bool = True, top: float = 0) -> None:
        for row, y in zip(ROWS, YS, strict=False):
            for text, x in zip(row, XS, strict=False):
                self.text(x + 4, y + top + 14, *text.split("\n"))
        for y in YS if ruled else ():
            self.canvas.line(XS[0], self.height - y - top, XS[-1], self.height - y - top)
        for x in XS if ruled else ():
            self.canvas.line(x, self.height - YS[0] - top, x, self.height - YS[-1] - top)

    def reading(self) -> Document:
        self.canvas.save()
        return read(self.stream.getvalue(), path="x.pdf", sha256="0", limits=Limits())


def minutes(sheet: Sheet, *, ruled: bool = True) -> None:
    sheet.text(60, 80, "Minutes of the shelter meeting", size=16)
    sheet.text(
        60, 120, "The group went through the list of shelters which the municipality had sent, and it", "found that three of them are double."
    )  # fmt: skip
    sheet.text(60, 160, "• UNICEF to share it")
    sheet.table(ruled=ruled)


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "aligned"])
@pytest.mark.parametrize("way", range(4))
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_is_read_however_it_is_turned(rotation: int, way: int, ruled: bool) -> None:
    """Every rotation of the page with every rotation of the letters gives the same text, list and table."""
    sheet = Sheet(rotation=rotation)
    sheet.turned(way, lambda inner: minutes(inner, ruled=ruled))
    assert outline(sheet.reading()) == MINUTES


@pytest.mark.parametrize("way", range(4))
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_shown(rotation: int, way: int) -> None:
    """The letters of a line, and of a cell, lie in its box on the page as a person sees it."""
    sheet = Sheet(rotation=rotation)
    sheet.turned(way, minutes)
    document = sheet.reading()
    with pdfplumber.open(io.BytesIO(sheet.stream.getvalue())) as file:
        page = file.pages[0]
        assert (document.pages[0].width, document.pages[0].height) == (page.width, page.height)
        (table,) = [block for block in document.blocks if isinstance(block, Table)]
        for block, cell in [(document.blocks[0], None), *((c.blocks[0], c) for r in table.rows for c in r.cells)]:
            assert isinstance(block, Block)
            for box in [block.lines[0].box, *([cell.box] if cell else [])]:
                assert box is not None
                shown = page.within_bbox((box.x0 - 2, box.top - 2, box.x1 + 2, box.bottom + 2)).chars
                assert Counter(block.lines[0].text) - Counter(char["text"] for char in shown) <= Counter(" ")


def upright(sheet: Sheet) -> None:
    sheet.text(60, 45, "The first line of a page whose table is set sideways.")
    sheet.text(60, 760, "The last line of a page whose table is set sideways.")


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "aligned"])
@pytest.mark.parametrize("way", [1, 2, 3])
def test_a_table_set_sideways_stands_in_its_place(way: int, ruled: bool) -> None:
    """Between the upright lines above and below it."""
    sheet = Sheet()
    upright(sheet)
    sheet.turned(way, lambda inner: inner.table(ruled=ruled, top={1: 80, 2: 150, 3: 80}[way]))
    first, last = (f"The {which} line of a page whose table is set sideways." for which in ("first", "last"))
    assert outline(sheet.reading()) == f"{first}\n{TABLE}\n{last}"


@pytest.mark.parametrize(
    ("rotation", "way"),
    [(rotation, way) for rotation in (0, 90, 180, 270) for way in range(4) if (way + 1) * 90 % 360 != rotation],
)
def test_a_stamp_is_no_text(rotation: int, way: int) -> None:
    """Lines that are turned otherwise than the text of their page are kept apart, whichever way that is turned."""
    sheet = Sheet(rotation=rotation)
    sheet.turned(way, minutes)
    sheet.turned(
        (way + 1) % 4, lambda inner: inner.text(200, 20, "RECEIVED 12 MAY 2015", "Registry Office of the District")
    )
    assert outline(sheet.reading()) == f"{MINUTES}\nfurniture: RECEIVED 12 MAY 2015 Registry Office of the District"


@pytest.mark.parametrize("rotation", [0, 90])
@pytest.mark.parametrize("angle", [30, 45, 60, 135, -45])
def test_a_slanting_watermark_is_no_text(rotation: int, angle: int) -> None:
    """Letters that slant across the page are kept apart from the lines that they cross."""
    sheet = Sheet(rotation=rotation)
    minutes(sheet)
    sheet.canvas.translate(300, 420)
    sheet.canvas.rotate(angle)
    sheet.canvas.setFont("Helvetica", 60)
    sheet.canvas.drawCentredString(0, 0, "DRAFT ONLY")
    assert outline(sheet.reading()) == f"{MINUTES}\nfurniture: DRAFT ONLY"


def test_labels_of_a_chart_are_no_text() -> None:
    """Many short labels side by side, turned as a chart turns them, do not run into the text."""
    sheet = Sheet()
    minutes(sheet)
    for at, month in enumerate(("January", "February", "March", "April", "May", "June", "July", "August")):
        sheet.turned(1, lambda inner, at=at, month=month: inner.text(200, 100 + 30 * at, month))  # type: ignore[misc]
    assert outline(sheet.reading()).startswith(MINUTES + "\nfurniture: January")


def test_heads_of_narrow_columns_may_be_turned() -> None:
    """Turned words in a table of upright ones are its cells."""
    sheet = Sheet()
    sheet.table()
    sheet.turned(1, lambda inner: inner.text(842 - 282, 60 + 12, "North"))
    found = outline(sheet.reading())
    assert "| North Roads |" in found.replace("Roads North", "North Roads")


def test_a_stamp_on_a_scan_is_no_text() -> None:
    """A page that holds nothing but a stamp up its margin has no text."""
    sheet = Sheet()
    sheet.canvas.rect(60, 300, 400, 300, fill=1)
    sheet.turned(1, lambda inner: inner.text(200, 20, "RECEIVED 12 MAY 2015"))
    assert outline(sheet.reading()) == "furniture: RECEIVED 12 MAY 2015\nwarning: no-text-layer on page 1"


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_fields_and_notes_of_turned_pages_are_read(rotation: int) -> None:
    """What a form shows, and what a reader pinned to the page, where the page is turned."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString

    sheet = Sheet(rotation=rotation)
    sheet.text(60, 80, "Name:")
    sheet.text(60, 110, "UNICEF to send the list.")
    sheet.canvas.acroForm.textfield(name="n", value="Rania Haddad", x=96, y=842 - 84, width=120, height=16, fontSize=10)
    note = {"Type": PDFName("Annot"), "Subtype": PDFName("Text"), "Contents": PDFString("IRC too"), "T": PDFString("R"), "Rect": "[300 720 320 740]"}  # fmt: skip
    sheet.canvas._addAnnotation(PDFDictionary(note))
    document = sheet.reading()
    assert [block.text for block in document.blocks] == ["Name: Rania Haddad", "UNICEF to send the list."]
    assert [(note.author, note.text) for note in document.comments] == [("R", "IRC too")]


MADE = Path(__file__).parent / "golden" / "made"
_NOT_ALIKE = ("form-field-and-note.pdf", "links.pdf", "text-up-the-margin.pdf")  # what is no text is not turned with it


def turned(data: bytes, way: int, rotation: int) -> bytes:
    """A PDF whose text is turned by so many right angles on pages that are rotated."""
    file = pypdfium2.PdfDocument(data)
    for page in file:
        left, bottom, right, top = page.get_mediabox()
        width, height = right - left, top - bottom
        if way:
            matrix = (
                (1, 0, 0, 1, 0, 0),
                (0, 1, -1, 0, height, 0),
                (-1, 0, 0, -1, width, height),
                (0, -1, 1, 0, 0, width),
            )[way]
            raw.FPDFPage_TransFormWithClip(page.raw, raw.FS_MATRIX(*matrix), None)
            page.set_mediabox(0, 0, *((height, width) if way % 2 else (width, height)))
        page.set_rotation((page.get_rotation() + rotation) % 360)
        raw.FPDFPage_GenerateContent(page.raw)
    stream = io.BytesIO()
    file.save(stream)
    file.close()
    return stream.getvalue()


@pytest.mark.parametrize("name", sorted(path.name for path in MADE.glob("*.pdf") if path.name not in _NOT_ALIKE))
def test_every_structure_is_read_however_it_is_turned(name: str) -> None:
    """The golden files with their pages rotated, with their text turned, and with both."""
    data = (MADE / name).read_bytes()
    expected = outline(read(data, path=name, sha256="0", limits=Limits()))
    for way, rotation in ((0, 90), (0, 180), (0, 270), (1, 0), (3, 0), (1, 90)):
        if way and name in ("turned-page.pdf", "table-set-sideways.pdf"):
            continue  # turned against each other already
        found = read(turned(data, way, rotation), path=name, sha256="0", limits=Limits())
        assert outline(found) == expected, (way, rotation)


def test_huge_letters_behind_other_text_are_no_text() -> None:
    """A watermark that lies straight, cut by the strokes of a table, is kept apart; a huge title is text."""
    sheet = Sheet()
    minutes(sheet)
    sheet.text(70, 262, "DRAFT", size=100)
    found, *furniture = outline(sheet.reading()).split("\nfurniture: ")
    assert found == MINUTES
    assert "".join(furniture[0].split()) == "DRAFT"
    titled = Sheet()
    titled.text(60, 100, "MINUTES", size=48)
    titled.text(60, 160, "The partners met in the town hall on Monday.")
    assert "MINUTES" in titled.reading().text
