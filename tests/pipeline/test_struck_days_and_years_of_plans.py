"""Days by which something is due that are struck through, and those of plans that name their year once."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract


@pytest.mark.parametrize(
    ("line", "due", "before"),
    [
        ("NRC to paint the pier by ~~20 February~~ 6 March", "2021-03-06", "2021-02-20"),
        ("NRC to paint the pier ~~by 6 March~~ by 20 February", "2021-02-20", None),
        ("NRC to paint the ~~old~~ pier by 20 February", "2021-02-20", None),
        ("~~IOM~~ NRC to paint the pier by 20 February", "2021-02-20", None),
    ],
)
def test_what_is_struck_counts_no_more(
    read: Callable[[str], Extraction], line: str, due: str, before: str | None
) -> None:
    """The day that stands is the deadline, the one struck through what it was before."""
    found = read(f"Harbour Forum\nMinutes, 12 February 2021\nPresent: NRC, IOM\n\nAction points\n- {line}\n")
    deadline = found.action_points[0].deadline
    assert deadline is not None
    assert (deadline.date, deadline.previous_date) == (due, before)


@pytest.mark.parametrize(
    ("title", "when", "due"),
    [
        ("Work plan 2021", "Q2", "2021-06-30"),
        ("Work plan 2021", "March - June", "2021-06-30"),
        ("Work plan 2021", "January", "2021-01-31"),
        ("Work plan 2021", "end of the month", None),
        ("Work plan 2021", "Q1", "2021-03-31"),
        ("Work plan 2021-2022", "Q2", None),
    ],
)
def test_the_year_of_a_plan(tmp_path: Path, title: str, when: str, due: str | None) -> None:
    """Quarters and months of a plan are those of the year in its title; what hangs on a meeting has none."""
    document = docx.Document()
    document.add_paragraph(f"Harbour Forum – {title}")
    table = document.add_table(rows=0, cols=3)
    for row in (
        ("Activity", "Responsible", "Timeframe"),
        ("Paint the pier", "NRC", when),
        ("Oil the crane", "IOM", when),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "plan.docx"
    document.save(str(path))
    deadlines = [point.deadline for point in extract(path).action_points]
    assert [deadline and deadline.date for deadline in deadlines] == [due, due]
