"""Sign-in sheets that a converter left as lines, one cell a line."""

from collections.abc import Callable

import pytest

from minutes_miner.document import Block, Cell, Document, Line, Row, Run, Table
from minutes_miner.pipeline.stacked import unstacked
from minutes_miner.pipeline.words import words
from minutes_miner.records import Extraction


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (("Name", "Organisation", "Email"), (("Ann Lee", "IRC", "ann@irc.example"), ("Ben Oh", "NRC", ""), ("Cora Diaz", "WHO", "c@who.example"))),
        (("Initials", "Name", "Agency"), (("AL", "Ann Lee", "IRC"), ("BO", "Ben Oh", "NRC"), ("CD", "Cora Diaz", "WHO"))),
        (("Nom et prénom", "Structure", "Fonction"), (("Lee Ann", "IRC", "Coordinatrice"), ("Oh Ben", "NRC", "Chef de base"), ("Diaz Cora", "WHO", "Point focal"))),
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_sign_in_sheet_cell_by_cell(
    read: Callable[[str], Extraction], between: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> None:
    """Heads one below the other and as many cells for each person; an empty cell left a blank line."""
    cells = between.join((*heads, *(cell for row in rows for cell in row)))
    found = read(
        f"Health Sector, minutes of 3 May 2018\n\n{cells}\n\nThe chair opened the meeting and thanked everybody.\n"
    )
    assert [entry.agency for entry in found.attendees] == ["IRC", "NRC", "WHO"]
    assert all(entry.person for entry in found.attendees)


def test_a_table_is_no_head_of_a_sheet() -> None:
    """Nothing of a table is lost above lines that may be a sign-in sheet."""
    cell = Cell(1, 1, (Block("paragraph", (Line((Run("Mend the gate"),)),)),))
    names = ("Name", "Done", "Ann Lee", "IRC", "Ben Oh", "NRC", "Cora Diaz", "WHO")
    lines = (Block("paragraph", (Line((Run(name),), number=at),)) for at, name in enumerate(names, 5))
    document = Document("a.txt", "", "txt", (Table(1, (Row((cell,)),), 1), *lines))
    assert "Mend the gate" in unstacked(document, words()).text
