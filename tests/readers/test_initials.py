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
