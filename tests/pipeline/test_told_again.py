"""Tables that tell the same of an action meeting by meeting: the newest word counts, whichever columns they have for it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from tests.pipeline.word_tables import read_table

HEAD = ("River Working Group", "Minutes of 11 October 2024", "Present: UNHCR, IRC, NRC, WFP")
BODY = (
    ("Mend the ferry", "NRC", "engine ordered", "done"),
    ("Count the boats", "IRC", "drafted", "not yet sent"),
    ("Visit the yard", "WFP", "", "done on 2 October"),
    ("Call the bank", "UNHCR", "under way", "dropped"),
)


def read(folder: Path, rows: Sequence[Sequence[str]]) -> Extraction:
    return read_table(folder, HEAD, rows)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Update 12 Sept", "Update 11 Oct"),
        ("Sep-24", "Oct-24"),
        ("12/09", "11/10"),
        ("Status (September)", "Status (October)"),
        ("Previous status", "Current status"),
        ("Last month", "This month"),
        ("September meeting", "October meeting"),
        ("Estado anterior", "Estado actual"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_newest_state_counts(tmp_path: Path, older: str, newer: str, turned: bool) -> None:
    """In whichever order they stand."""
    rows = [("Action", "Responsible", older, newer), *BODY]
    rows = [(a, b, d, c) for a, b, c, d in rows] if turned else rows
    found = read(tmp_path, rows).action_points
    assert [action.status for action in found] == ["done", "open", "done", "cancelled"]


def test_an_empty_newest_cell_leaves_the_older_state(tmp_path: Path) -> None:
    rows = (
        ("Action", "Responsible", "Update Sep", "Update Oct"),
        ("Mend the ferry", "NRC", "done", ""),
        ("Count the boats", "IRC", "", "under way"),
    )
    assert [action.status for action in read(tmp_path, rows).action_points] == ["done", "in_progress"]


def test_a_column_for_each_month(tmp_path: Path) -> None:
    rows = (
        ("#", "Commitment", "Focal", "Jul", "Aug", "Sep", "Oct"),
        ("1", "Mend the ferry", "NRC", "engine ordered", "engine came", "under repair", "done"),
        ("2", "Count the boats", "IRC", "", "started", "in progress", ""),
    )
    found = read(tmp_path, rows).action_points
    assert [(a.text, a.responsible[0].text, a.status) for a in found] == [
        ("Mend the ferry", "NRC", "done"),
        ("Count the boats", "IRC", "in_progress"),
    ]


@pytest.mark.parametrize(
    ("heads", "days"),
    [
        (("Original deadline", "Revised deadline"), ["2024-11-15", "2024-10-30"]),
        (("Deadline", "New deadline"), ["2024-11-15", "2024-10-30"]),
        (("Délai initial", "Nouveau délai"), ["2024-11-15", "2024-10-30"]),
    ],
)
def test_the_revised_day_counts(tmp_path: Path, heads: tuple[str, str], days: list[str]) -> None:
    rows = (
        ("Action", "Responsible", *heads),
        ("Mend the ferry", "NRC", "15 Oct 2024", "15 Nov 2024"),
        ("Count the boats", "IRC", "30 Oct 2024", ""),
    )
    found = read(tmp_path, rows).action_points
    assert [action.deadline.date for action in found if action.deadline] == days


def test_a_state_and_a_remark_are_no_history(tmp_path: Path) -> None:
    rows = (
        ("Action", "Responsible", "Status", "Remarks"),
        ("Mend the ferry", "NRC", "done", "still noisy"),
        ("Count the boats", "IRC", "not yet sent", "seen by the chair"),
    )
    assert [action.status for action in read(tmp_path, rows).action_points] == ["done", "open"]


@pytest.mark.parametrize(
    "heads",
    [
        ("Task", "Assignee", "Due date"),
        ("Key takeaways", "Owner", "ETA"),
        ("In short: what is to happen", "Who", "Until"),
    ],
)
def test_counted_tasks_are_no_titles(tmp_path: Path, heads: Sequence[str]) -> None:
    """Numbers in the cells go on from nothing, and the tasks are not items of the agenda."""
    rows = (
        heads,
        ("1. Figures for all sites", "IRC", "18 October"),
        ("2. Joint letter on the ferry", "NRC", "25 October"),
        ("3. Swap of boats", "WFP", "30 October"),
    )
    found = read(tmp_path, rows)
    assert [a.responsible[0].text for a in found.action_points] == ["IRC", "NRC", "WFP"]
    assert [a.deadline.date for a in found.action_points if a.deadline] == ["2024-10-18", "2024-10-25", "2024-10-30"]
    assert (found.agenda, {a.agenda_item for a in found.action_points}) == ((), {None})
