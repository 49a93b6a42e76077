"""Initials of names are no list markers, letters of a list are."""

from pathlib import Path

import pytest

from minutes_miner.readers import read
from tests.readers.golden import docx_samples as word
from tests.readers.golden.outline import outline


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["F. Nkhwazi", "A. Banda", "C. Phiri"], ["F. Nkhwazi", "A. Banda", "C. Phiri"]),
        (["A. Welcome", "B. Minutes"], ["- [A.] Welcome", "- [B.] Minutes"]),
        (
            ["A. Welcome", "of all.", "B. Minutes", "F. Odhiambo"],
            ["- [A.] Welcome of all.", "- [B.] Minutes", "F. Odhiambo"],
        ),
        (["V. Petrov", "I. Hassan"], ["V. Petrov", "I. Hassan"]),
        (["I. Opening", "II. Reports"], ["- [I.] Opening", "- [II.] Reports"]),
        (["A. Welcome", "", "A. Banda"], ["A. Welcome", "A. Banda"]),
        (["a. first", "c. third"], ["- [a.] first", "- [c.] third"]),
    ],
)
def test_letters_are_markers_in_a_series_only(tmp_path: Path, lines: list[str], expected: list[str]) -> None:
    """A capital letter with a dot is a marker where the letters before it stand before it; nothing of a name is lost."""
    path = tmp_path / "x.txt"
    path.write_text("\n".join(lines))
    assert outline(read(path)).split("\n") == expected


def test_columns_of_a_table_hold_names_or_lists(tmp_path: Path) -> None:
    """The same in the cells of a column, also in a table inside a cell."""
    inner = word.table(word.row("F. Nkhwazi", "x"))
    path = tmp_path / "x.docx"
    body = word.table(
        word.row("A. Welcome", "F. Nkhwazi to call"),
        word.row("B. Reports", "C. Phiri"),
        word.row("C. AOB", word.cell(inner, "z")),
    )
    path.write_bytes(word.package(body))
    assert outline(read(path)).split("\n") == [
        "| - [A.] Welcome | F. Nkhwazi to call |",
        "| - [B.] Reports | C. Phiri |",
        "| - [C.] AOB | | F. Nkhwazi | x | // z |",
    ]


def test_a_list_that_the_file_counts_is_one(tmp_path: Path) -> None:
    """A list of one lettered item from the numbering of a Word file, in the body and in a cell, is no person's name."""
    letters = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    body = (
        word.item("Welcome")
        + word.p("F. Nkhwazi")
        + word.table(word.row(word.cell(word.item("Reports", number=2)), "A. Banda"))
    )
    path = tmp_path / "x.docx"
    path.write_bytes(word.package(body, numbering=letters))
    assert outline(read(path)).split("\n") == ["- [A.] Welcome", "F. Nkhwazi", "| - [A.] Reports | A. Banda |"]
