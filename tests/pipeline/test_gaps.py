"""Empty paragraphs in the cells beside actions: they keep each owner and day beside its own."""

from pathlib import Path

import docx
import pytest

from minutes_miner.workflow import extract


def _read(path: Path, actions: list[str], owners: list[str]) -> list[tuple[str, list[str]]]:
    """The actions of one row with who is to do them, each text a paragraph of its cell."""
    document = docx.Document()
    for line in ("Lake Group", "Minutes of the meeting of 4 April 2022", "Present: NRC, IOM, FAO"):
        document.add_paragraph(line)
    table = document.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("Topic", "Action", "Who"), strict=True):
        cell.text = text
    for cell, (first, *more) in zip(table.rows[1].cells, (["Boats"], actions, owners), strict=True):
        cell.text = first
        for text in more:
            cell.add_paragraph(text)
    document.save(str(path / "a.docx"))
    found = extract(path / "a.docx").action_points
    return [(one.text, [party.text for party in one.responsible]) for one in found]


_TASKS = ["Paint the jetty", "Count the oars", "Call the mayor"]


@pytest.mark.parametrize(
    ("owners", "told"),
    [
        pytest.param(["NRC", "", "IOM"], [["NRC"], [], ["IOM"]], id="in between"),
        pytest.param(["", "NRC", "IOM"], [[], ["NRC"], ["IOM"]], id="above"),
        pytest.param(["", "", "NRC"], [[], [], ["NRC"]], id="above the last"),
        pytest.param(["NRC", "", ""], [["NRC"]] * 3, id="below tells nothing"),
        pytest.param(["NRC", "FAO", "IOM"], [["NRC"], ["FAO"], ["IOM"]], id="none"),
        pytest.param(["NRC", "IOM"], [["NRC", "IOM"]] * 3, id="less, without gaps"),
    ],
)
def test_each_owner_stands_beside_its_action(owners: list[str], told: list[list[str]], tmp_path: Path) -> None:
    assert _read(tmp_path, _TASKS, owners) == list(zip(_TASKS, told, strict=True))


def test_gaps_between_the_actions_as_well(tmp_path: Path) -> None:
    """Then entries and actions are as many."""
    assert _read(tmp_path, [_TASKS[0], "", _TASKS[1]], ["NRC", "", "IOM"]) == [
        (_TASKS[0], ["NRC"]),
        (_TASKS[1], ["IOM"]),
    ]
