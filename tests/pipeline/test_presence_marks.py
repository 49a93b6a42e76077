"""Sheets on which a mark tells who came: letters, ticks, words, in columns whose heads say so."""

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from minutes_miner.workflow import extract


@pytest.mark.parametrize(
    ("rows", "came"),
    [
        pytest.param([("Name", "Firm", "P/A"), ("Ana Reis", "Trust", "P"), ("Ben Kow", "Yard Ltd", "A")], [True, False], id="letters in the head"),
        pytest.param([("Name", "Firm", "P / A / E"), ("Ana Reis", "Trust", "P"), ("Ben Kow", "Yard Ltd", "E")], [True, False], id="three letters"),
        pytest.param([("Name", "Organisation", "Initials", "Present"), ("Ana Reis", "Trust", "AR", "x"), ("Ben Kow", "Yard", "BK", "")], [True, False], id="no mark beside ticks"),
        pytest.param([("Name", "Organisation", "Present"), ("Ana Reis", "Trust", ""), ("Ben Kow", "Yard", "")], [True, True], id="no marks at all"),
        pytest.param([("Intervenant", "Représenté par", "Présence"), ("Ville de Brest", "Mme Castaing", "Présent"), ("BET Fluides", "M. Hadjadj", "Excusé")], [True, False], id="words"),
        pytest.param([("Nome", "Carica", "Presenza"), ("Marta Zani", "Presidente", "P"), ("Nadia Arri", "Tesoriera", "AG")], [True, False], id="letters of excuse"),
        pytest.param([("Name", "Firm", "Present", "Apologies"), ("Ana Reis", "Trust", "✓", ""), ("Ben Kow", "Yard", "", "✓")], [True, False], id="a column each"),
    ],
)  # fmt: skip
def test_marks(tmp_path: Path, rows: Sequence[Sequence[str]], came: list[bool]) -> None:
    """Each row is one who came or did not; the row of heads is nobody."""
    path = tmp_path / "note.docx"
    document = docx.Document()
    for line in ("Harbour Board", "Minutes of the meeting of 3 March 2025"):
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph("Ana Reis to paint the pier by Friday.")
    document.save(str(path))
    assert [one.present for one in extract(path).attendees] == came
