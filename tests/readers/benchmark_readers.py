"""How fast the PDF and DOCX readers are beside the plain libraries, and how many cells come out the same.

    python tests/readers/benchmark_readers.py [--files 80] [--more FOLDER]

Writes minutes of many layouts into a folder of its own (always the same ones), reads them by both sides in turn, and
prints ratios of CPU seconds, the share of identical cells, and the largest memory of a process that only reads, each with
its bar. Cells are compared on the PDFs of `--more` too: by default those of the corpus.
"""

import argparse
import io
import logging
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import docx
import pdfplumber
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from minutes_miner.readers import Limits, read
from minutes_miner.readers.pdf.grid import find_grids
from minutes_miner.readers.pdf.pdfium import Doubtful, PdfiumFile
from minutes_miner.readers.pdf.tables import raw_table

logging.disable(logging.ERROR)
_WORDS = [
    "partners",
    "agreed",
    "to",
    "share",
    "the",
    "revised",
    "mapping",
    "of",
    "services",
    "with",
    "the",
    "coordinator",
    "before",
    "end",
    "month",
    "and",
    "UNICEF",
    "will",
    "follow",
    "up",
    "on",
    "referral",
    "pathways",
    "for",
    "unaccompanied",
    "children",
    "in",
    "the",
    "northern",
    "district",
    "where",
    "two",
    "agencies",
    "reported",
    "gaps",
    "in",
    "case",
    "management",
    "training",
    "while",
    "UNHCR",
    "presented",
    "figures",
    "of",
    "new",
    "arrivals",
    "registered",
    "since",
    "January",
    "members",
    "asked",
    "for",
    "clarification",
    "about",
    "the",
    "budget",
    "of",
    "the",
    "contingency",
    "plan",
    "which",
    "remains",
    "underfunded",
    "by",
    "forty",
    "per",
    "cent",
    "this",
    "year",
]


def _prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize() + "."


def make_pdf(number: int) -> bytes:
    """Minutes of four to seven pages; the number chooses the layout."""
    chance = random.Random(number)
    held = io.BytesIO()
    size = landscape(A4) if number % 5 == 4 else A4
    page = SimpleDocTemplate(held, pagesize=size, invariant=1, leftMargin=50, rightMargin=50)
    text = ParagraphStyle("text", fontName=("Helvetica", "Times-Roman")[number % 2], fontSize=9.5, leading=11.5)
    head = ParagraphStyle("head", parent=text, fontName="Helvetica-Bold", fontSize=12, leading=16)
    cell = ParagraphStyle("cell", parent=text, fontSize=8.5, leading=10)
    flow: list[Any] = [Paragraph(f"Minutes of meeting {number}", head)]
    columns = (["Issue", "Discussion", "Action points", "Responsible", "Deadline"], ["Action", "Who", "When"])[
        number % 2
    ]
    for section in range(chance.randint(8, 12)):
        flow += [Spacer(1, 8), Paragraph(f"{section + 1}. {_prose(chance, 5)}", head)]
        flow += [Paragraph(_prose(chance, chance.randint(40, 90)), text) for _ in range(chance.randint(1, 4))]
        flow += [
            Paragraph(_prose(chance, chance.randint(8, 25)), text, bulletText="•") for _ in range(chance.randint(0, 5))
        ]
        if section % 2 == 0:
            rows = [[Paragraph(name, cell) for name in columns]]
            for _ in range(chance.randint(3, 9)):
                rows.append(
                    [
                        Paragraph(_prose(chance, chance.randint(2, 30 if at < 3 else 4)), cell)
                        for at in range(len(columns))
                    ]
                )
            style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
            if number % 3 == 1:
                style = [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("BOX", (0, 0), (-1, -1), 1, colors.grey),
                    ("INNERGRID", (0, 0), (-1, -1), 0.25, colors.grey),
                    ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey),
                ]
            flow.append(Table(rows, repeatRows=1 if number % 2 else 0, style=TableStyle(style)))
    page.build(flow)
    return held.getvalue()


def _plain(text: str | None) -> str:
    """Text without blanks; the bullet that pdfplumber prints as the number of its glyph is the bullet that the page shows."""
    return "".join((text or "").replace("(cid:127)", "•").split())


def by_pdfplumber(path: Path) -> dict[tuple[int, int, int], str]:
    """Text and tables of all pages, as its makers show it; cells by page and place."""
    cells: dict[tuple[int, int, int], str] = {}
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            for table in page.find_tables():
                for row, texts in zip(table.rows, table.extract(), strict=True):
                    for box, text in zip(row.cells, texts, strict=True):
                        if box:
                            cells[(page.page_number, round(box[0]), round(box[1]))] = _plain(text)
            page.close()
    return cells


def cells_of(path: Path) -> dict[tuple[int, int, int], str]:
    """The same cells by the fast source."""
    cells: dict[tuple[int, int, int], str] = {}
    file = PdfiumFile(path.read_bytes())
    for index in range(len(file)):
        try:
            material = file.page(index)
        except Doubtful:
            continue
        taken: set[int] = set()
        for grid in find_grids(material.edges):
            table = raw_table(grid, material.words, material, taken)
            for row in table.rows if table else ():
                for cell in row:
                    text = _plain("".join(line.text for line in cell.lines))
                    cells[(index + 1, round(cell.box.x0), round(cell.box.top))] = text
    file.close()
    return cells


def _near(cells: dict[tuple[int, int, int], str], place: tuple[int, int, int]) -> list[str]:
    """The texts of cells that begin within a point of a place (the sources round differently)."""
    page, x, top = place
    found = [cells.get((page, x + dx, top + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return [text for text in found if text is not None]


def make_docx(rows: int) -> bytes:
    """A table of five columns as Word writes it: some cells bold, some with two paragraphs, a few merged across."""
    document = docx.Document()
    table = document.add_table(rows, 5)
    for number, row in enumerate(table._tbl.tr_lst):
        for column, cell in enumerate(row.tc_lst):
            run = cell.p_lst[0].add_r()
            run.text = f"cell of row {number}"
            if column == 0:
                run.get_or_add_rPr().append(parse_xml(f"<w:b {nsdecls('w')}/>"))
            if column == 2:
                cell.p_lst[0].add_r().text = ", and more of it"
                cell.add_p().add_r().text = "a second paragraph"
    for number in range(0, rows, 10):
        table.rows[number].cells[3].merge(table.rows[number].cells[4])
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def by_python_docx(path: Path) -> int:
    """The walk that its documentation shows."""
    return sum(len(cell.text) for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells)


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


_MEMORY = """
import re, sys
from pathlib import Path
from minutes_miner.readers import read
for name in sys.argv[1:]:
    read(Path(name))
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


def least(work: Callable[[], object], beside: Callable[[], object], rounds: int = 7) -> tuple[float, float]:
    """The least CPU seconds of two calls, made in turn, so that a busy machine is busy for both."""
    pairs = [(cpu(work), cpu(beside)) for _ in range(rounds)]
    return min(one for one, _ in pairs), min(other for _, other in pairs)


def compared(paths: Iterable[Path]) -> tuple[int, int]:
    """How many cells pdfplumber's ruled tables have, and how many come out the same."""
    cells = same = 0
    for path in paths:
        expected, found = by_pdfplumber(path), cells_of(path)
        cells += len(expected)
        same += sum(text in _near(found, place) for place, text in expected.items())
    return cells, same


def main() -> None:
    """Run all and print."""
    here = Path(__file__).parent
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=80)
    options.add_argument("--more", type=Path, nargs="*", default=[here.parents[1] / "corpus"])
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number in range(chosen.files):
            path = Path(folder) / f"minutes-{number:03}.pdf"
            path.write_bytes(make_pdf(number))
            paths.append(path)
        read(paths[0])
        by_pdfplumber(paths[0])
        ours = theirs = 0.0
        pages = 0
        for path in paths:
            theirs += cpu(lambda path=path: by_pdfplumber(path))  # type: ignore[misc]
            ours += cpu(lambda path=path: read(path))  # type: ignore[misc]
            pages += len(read(path).pages)
        memory = subprocess.run(
            [sys.executable, "-c", _MEMORY, *map(str, paths)], capture_output=True, text=True, check=True
        )
        print(f"PDF: {chosen.files} files, {pages} pages")
        each = f"pdfplumber {1000 * theirs / pages:.1f} ms a page, this reader {1000 * ours / pages:.2f} ms"
        print(f"  {each}: {theirs / ours:.1f} x (at least 12 x)")
        for name, files in (("these files", paths), *((f.name, sorted(f.rglob("*.pdf"))) for f in chosen.more)):
            cells, same = compared(files)
            print(
                f"  identical cells of {name}: {same} of {cells}: {100 * same / max(cells, 1):.2f} % (at least 99.5 %)"
            )
        print(f"  memory of a reader process: {float(memory.stdout):.0f} MiB (at most 60 MiB)")
        times = {}
        for rows in (100, 400):
            path = Path(folder) / f"rows-{rows}.docx"
            path.write_bytes(make_docx(rows))
            times[rows] = least(lambda path=path: by_python_docx(path), lambda path=path: read(path, limits=Limits()))  # type: ignore[misc]
        slow, quick = times[400]
        print(
            f"DOCX, 400 rows: python-docx {slow:.3f} s, this reader {quick:.3f} s: {slow / quick:.1f} x (at least 5 x)"
        )
        print(f"  400 rows / 100 rows: {quick / times[100][1]:.1f} x (at most 5 x)")


if __name__ == "__main__":
    main()
