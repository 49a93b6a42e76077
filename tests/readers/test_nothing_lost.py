"""Whatever is in a file is in its Document, once: made documents of chance, and other readings of the golden files."""

import io
import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner.document import Block, Document, Table
from minutes_miner.readers import Limits
from minutes_miner.readers.docx import read as read_docx
from minutes_miner.readers.pdf import read as read_pdf
from minutes_miner.readers.txt import read as read_txt
from tests.readers.golden import docx_samples as word

MADE = Path(__file__).parent / "golden" / "made"
READERS = {".pdf": read_pdf, ".docx": read_docx, ".docm": read_docx, ".txt": read_txt}
Piece = tuple[str, list[list[str]]]


def reading(data: bytes, ending: str) -> Document:
    return READERS[ending](data, path=f"x{ending}", sha256="0", limits=Limits())


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    """Paragraphs, list items and tables of words that are all different; a table as rows of cells."""
    numbers = iter(range(10_000, 99_999))

    def words(most: int) -> str:
        return " ".join(f"w{next(numbers)}" for _ in range(draw(st.integers(1, most))))

    made: list[Piece] = []
    for kind in draw(st.lists(st.sampled_from(["paragraph", "item", "table"]), min_size=1, max_size=12)):
        if kind == "table":
            columns = draw(st.integers(2, 5))
            made.append((kind, [[words(4) for _ in range(columns)] for _ in range(draw(st.integers(2, 6)))]))
        else:
            made.append((kind, [[words(40)]]))
    return made


def all_text(document: Document) -> str:
    def of(block: Block | Table) -> str:
        if isinstance(block, Block):
            return block.text
        return "\n".join(of(inner) for row in block.rows for cell in row.cells for inner in cell.blocks)

    return "\n".join(of(block) for block in (*document.blocks, *document.furniture))


def each_once(document: Document, made: list[Piece]) -> None:
    expected = Counter(re.findall(r"w\d{5}", str(made)))
    assert Counter(re.findall(r"w\d{5}", all_text(document))) == expected


@given(pieces())
@settings(max_examples=60, deadline=None)
def test_every_word_of_a_word_file_is_read_once(made: list[Piece]) -> None:
    """Paragraphs, items and cells of a DOCX."""
    body = "".join(
        word.table(*(word.row(*cells) for cells in rows))
        if kind == "table"
        else word.item(rows[0][0])
        if kind == "item"
        else word.p(rows[0][0])
        for kind, rows in made
    )
    each_once(reading(word.package(body), ".docx"), made)


@given(pieces(), st.sampled_from(["tabs", "pipes", "blanks"]), st.integers(40, 120))
@settings(max_examples=80, deadline=None)
def test_every_word_of_a_text_is_read_once(made: list[Piece], form: str, width: int) -> None:
    """Wrapped paragraphs, items and tables in three forms of a TXT."""
    import textwrap

    lines: list[str] = []
    for kind, rows in made:
        if kind != "table":
            mark = "- " if kind == "item" else ""
            lines += [*textwrap.wrap(mark + rows[0][0], width, subsequent_indent=" " * len(mark)), ""]
        elif form == "blanks":
            lines += ["".join(f"{cell:<36}" for cell in cells).rstrip() for cells in rows] + [""]
        else:
            lines += [("\t" if form == "tabs" else " | ").join(cells) for cells in rows] + [""]
    each_once(reading("\n".join(lines).encode(), ".txt"), made)


@given(pieces(), st.booleans(), st.booleans())
@settings(max_examples=25, deadline=None)
def test_every_word_of_a_pdf_is_read_once(made: list[Piece], ruled: bool, landscape: bool) -> None:
    """Wrapped paragraphs, items and tables with and without rules of a PDF, over as many pages as it takes."""
    pytest.importorskip("reportlab")
    from reportlab.lib import colors, pagesizes
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, TableStyle
    from reportlab.platypus import Table as PdfTable

    style = getSampleStyleSheet()["BodyText"]
    story: list[object] = []
    for kind, rows in made:
        if kind == "table":
            table = PdfTable([[Paragraph(cell, style) for cell in cells] for cells in rows])
            table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []))
            story += [table, Spacer(1, 12)]
        else:
            story.append(Paragraph(("• " if kind == "item" else "") + rows[0][0], style))
    stream = io.BytesIO()
    size = pagesizes.landscape(pagesizes.A4) if landscape else pagesizes.A4
    SimpleDocTemplate(stream, pagesize=size).build(story)
    each_once(reading(stream.getvalue(), ".pdf"), made)


# other readings of the same files

_GLYPHS = re.compile(
    r"[\ue000-\uf8ff•▪➢✓❖→☐☑\u00ad‐‑-]|\(cid:\d+\)"
)  # bullets and hyphens have more than one way to be written
_FURNISHED = frozenset(("running-head-and-foot.pdf", "slides.pdf", "office-table-without-rules-over-pages.pdf"))


def letters(text: str) -> Counter[str]:
    return Counter("".join(_GLYPHS.sub("", unicodedata.normalize("NFKC", text)).split()))


def shown(document: Document) -> str:
    def of(block: Block | Table) -> str:
        if isinstance(block, Block):
            return (block.marker or "") + block.text
        return "".join(of(inner) for row in block.rows for cell in row.cells for inner in cell.blocks)

    return "".join(of(block) for block in (*document.blocks, *document.furniture))


@pytest.mark.parametrize("name", sorted(path.name for path in MADE.glob("*.pdf")))
def test_every_character_that_pdfplumber_sees_is_read_once(name: str) -> None:
    """Character for character; only what pages repeat is kept once, and what fields hold is no character of a page."""
    import pdfplumber

    document = reading((MADE / name).read_bytes(), ".pdf")
    with pdfplumber.open(MADE / name) as pdf:
        pages = ["".join(char["text"] for char in page.dedupe_chars().chars) for page in pdf.pages]
    theirs = sum(map(letters, pages), Counter[str]())
    ours = letters(shown(document))
    if name in _FURNISHED:
        for block in document.furniture:
            bare = "".join(block.text.split())
            again = sum("".join(page.split()).count(bare) for page in pages) - 1 if len(bare) > 2 else 0
            ours += Counter({letter: count * again for letter, count in letters(bare).items()})
    lost, doubled = theirs - ours, ours - theirs
    assert not lost
    assert not doubled or name == "form-field-and-note.pdf"


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = ("del", "moveFrom", "Fallback", "rt")
_NOT_PLAIN = ("strict-form", "cut-xml", "hidden-text", "fields-and-forms")  # other names, and texts that are not shown


@pytest.mark.parametrize(
    "name",
    sorted(path.name for path in MADE.glob("*.docx") if path.stem not in _NOT_PLAIN),
)
def test_every_text_of_the_xml_is_read_once(name: str) -> None:
    """All `w:t` of the body but those in deletions, in the older form of a text box, and beside the base of a ruby."""
    from lxml import etree

    with zipfile.ZipFile(MADE / name) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    texts = []
    for element in root.iter(f"{_WORD}t"):
        around = [etree.QName(parent).localname for parent in element.iterancestors()]
        row = next((parent for parent in element.iterancestors(f"{_WORD}tr")), None)
        gone = row is not None and row.find(f"{_WORD}trPr/{_WORD}del") is not None
        if not gone and not any(left_out in around for left_out in _LEFT_OUT):
            texts.append(element.text or "")
    found = letters(shown(reading((MADE / name).read_bytes(), ".docx")))
    assert not letters("".join(texts)) - found
