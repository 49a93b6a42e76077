"""Who is to act in a margin beside the text, on the right or on the left, below a head or below none."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

_HEAD = [
    "Allotment Society",
    "Minutes of the meeting of 3 March 2025",
    "Present: Eve Low (EL), Max Orr (MO), Ida Fenn (IF)",
]
_Told = list[tuple[str, list[str]]]


def _told(found: Extraction) -> _Told:
    return [(one.text, [party.text for party in one.responsible]) for one in found.action_points]


def _written(path: Path, rows: list[list[str]]) -> Extraction:
    """Minutes with one table; lines of a cell are parted by "|"."""
    document = docx.Document()
    for line in _HEAD:
        document.add_paragraph(line)
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *more = text.split("|")
            cell.text = first
            for paragraph in more:
                cell.add_paragraph(paragraph)
    document.save(str(path))
    return extract(path)


def test_a_line_without_margin_is_nobodys(read: Callable[[str], Extraction]) -> None:
    """Below a text that has ended, it does not belong to the one above."""
    lines = [
        "The shed is to be locked at night.                  EL",
        "Keys will be cut for all by 20 March.               MO",
        "Compost is to be ordered.                           IF",
        "The flower show went well.",
        "A new hose is to be bought.                         EL",
    ]
    found = read("\n".join([*_HEAD, "", "1. Plots", *lines]))
    assert _told(found) == [(line[:50].strip(), [line[50:].strip()]) for line in lines if line[50:]]


def test_a_margin_at_the_last_line(read: Callable[[str], Extraction]) -> None:
    """Texts that wrap before a number or a name have their owner where they end."""
    lines = [
        "1. Plots                                        Action",
        "The pump leaks. Eve will mend it before the",
        "end of the week.                                    EL",
        "Reminders go out by",
        "20 March; plots are let again if nobody answers.    MO",
        "The grant opens soon. Max to fill in the form, Ida to",
        "look for the old quote.                        MO / IF",
    ]
    assert _told(read("\n".join([*_HEAD, "", *lines]))) == [
        ("Eve will mend it before the end of the week.", ["EL"]),
        ("Reminders go out by 20 March; plots are let again if nobody answers.", ["MO"]),
        ("Max to fill in the form, Ida to look for the old quote.", ["MO", "IF"]),
    ]


@pytest.mark.parametrize("heads", [["", "Who"], ["", "Action"], None])
def test_sections_inside_a_table_with_a_margin(tmp_path: Path, heads: list[str] | None) -> None:
    """Titles alone in their rows, short sentences with initials beside them; neither head nor initials attend."""
    rows = [
        ["1. Shed", ""],
        ["Max mends the roof, Ida buys paint.", "MO|IF"],
        ["2. Water", ""],
        ["The tap is to be closed in winter.", "EL"],
        ["The well is full.", ""],
        ["3. Any other business", ""],
        ["Buy seeds for all.", "IF"],
    ]
    found = _written(tmp_path / "a.docx", [heads, *rows] if heads else rows)
    assert _told(found) == [
        ("Max mends the roof", ["MO"]),
        ("Ida buys paint.", ["IF"]),
        ("The tap is to be closed in winter.", ["EL"]),
        ("Buy seeds for all.", ["IF"]),
    ]
    assert [one.agenda_item for one in found.action_points] == ["Shed", "Shed", "Water", "Any other business"]
    assert len(found.attendees) == 3


def test_initials_before_the_text(tmp_path: Path) -> None:
    """They say who is to act, as those behind it do."""
    rows = [
        ["EL", "The fence has holes. New wire has to be bought."],
        ["ALL", "Keys are to be handed in by 14 March."],
        ["MO", "The bulb is to be changed."],
        ["", "The flower show went well."],
    ]
    assert _told(_written(tmp_path / "a.docx", rows)) == [
        ("New wire has to be bought.", ["EL"]),
        ("Keys are to be handed in by 14 March.", ["ALL"]),
        ("The bulb is to be changed.", ["MO"]),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Sheds", "Max Orr"], ["Water", "Ida Fenn"], ["Seeds", "Eve Low"]],
        [["NRC", "The centre opened. Ten children came."], ["IOM", "The road is shut."], ["FAO", "All is well."]],
    ],
)
def test_names_beside_titles_and_reports_bind_nobody(tmp_path: Path, rows: list[list[str]]) -> None:
    """A roster of offices and a round of agencies have no actions for each row."""
    assert _told(_written(tmp_path / "a.docx", rows)) == []


def test_a_row_that_nobody_owns(tmp_path: Path) -> None:
    """Where no head tells of actions and the other rows have an owner, what is only told is none."""
    rows = [
        ["1", "A new hose has to be bought.", "Eve"],
        ["2", "Forms are to be signed by all.", "All – 14/3"],
        ["3", "The flower show was admired.", ""],
        ["4", "Max will mend the gate.", ""],
        ["5", "Seeds are to be ordered.", "Ida"],
    ]
    found = _written(tmp_path / "a.docx", rows)
    assert [one.text for one in found.action_points] == [rows[at][1] for at in (0, 1, 3, 4)]
    assert [one.deadline and one.deadline.date for one in found.action_points] == [None, "2025-03-14", None, None]
