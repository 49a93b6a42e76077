"""Word files of a head and one table, as the tests of tables read them."""

from collections.abc import Sequence
from pathlib import Path

from docx import Document as Package
from docx.document import Document as Docx

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract


def add_table(package: Docx, rows: Sequence[Sequence[str]]) -> None:
    """A table with these texts at the end of a Word document; rows of one length."""
    table = package.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def read_table(folder: Path, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Extraction:
    """What is found in the lines of a head and a table below them; rows of one length."""
    package = Package()
    for line in head:
        package.add_paragraph(line)
    add_table(package, rows)
    package.save(str(folder / "minutes.docx"))
    return extract(folder / "minutes.docx")
