"""Whatever is in a file is in its Document, once: made documents of chance, and made documents damaged by chance."""

import contextlib
import io
import random
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner.document import Block, Document, Table
from minutes_miner.errors import CODES, FileError
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


# damaged files


def survives(data: bytes, ending: str) -> None:
    """A Document or an error with a code, and nothing else."""
    try:
        document = reading(data, ending)
    except FileError as error:
        assert error.code in CODES
    else:
        assert all(warning.code in CODES for warning in document.warnings)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes cut, dropped, doubled, turned over, or swapped with others of the same file."""
    hurt = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        if not hurt:
            break
        start = chance.randrange(len(hurt))
        end = min(start + chance.choice((1, 2, 8, 64, 512)), len(hurt))
        way = chance.randrange(5)
        if way == 0:
            del hurt[start:end]
        elif way == 1:
            hurt[start:start] = hurt[start:end]
        elif way == 2:
            hurt[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        elif way == 3:
            other = chance.randrange(len(hurt))
            hurt[start:end] = hurt[other : other + end - start]
        elif chance.random() < 0.2:
            del hurt[start:]
    return bytes(hurt)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """A package whose parts are whole as files, and damaged as XML: elements dropped, doubled, moved."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if chance.random() < 0.7:
                tags = re.split(rb"(?=<)", part)
                for _ in range(chance.randint(1, 4)):
                    at, other = chance.randrange(len(tags)), chance.randrange(len(tags))
                    way = chance.randrange(4)
                    if way == 0:
                        tags[at] = b""
                    elif way == 1:
                        tags[at], tags[other] = tags[other], tags[at]
                    elif way == 2:
                        tags[at] = tags[at] * chance.choice((2, 50))
                    else:
                        tags[at] = re.sub(
                            rb'"[^"]*"', chance.choice((b'""', b'"-1"', b'"99999999999"', b'"x"')), tags[at]
                        )
                part = b"".join(tags)
            with contextlib.suppress(UserWarning):
                new.writestr(info.filename, part)
    return stream.getvalue()


@pytest.mark.parametrize("name", sorted(path.name for path in MADE.iterdir()))
def test_damaged_files_give_text_or_a_code(name: str) -> None:
    """A few hurts to every golden file."""
    data, chance = (MADE / name).read_bytes(), random.Random(name)
    for _ in range(4):
        survives(damaged(data, chance), Path(name).suffix)
        if name.endswith((".docx", ".docm")):
            survives(damaged_inside(data, chance), ".docx")


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in MADE.iterdir()))
def test_badly_damaged_files_give_text_or_a_code(name: str) -> None:
    """Many hurts to every golden file."""
    data, chance = (MADE / name).read_bytes(), random.Random(f"more of {name}")
    for _ in range(150):
        survives(damaged(data, chance), Path(name).suffix)
        if name.endswith((".docx", ".docm")):
            survives(damaged_inside(data, chance), ".docx")
