"""Lists of risks, milestones and decisions, whose rows are no actions unless they bind somebody in so many words."""

from pathlib import Path

import pytest

from tests.pipeline.word_tables import read_table

HEAD = ("Harbour Group", "Minutes of the meeting of 12 May 2025", "Present: Pia Moss, Ivo Crane, Nell Ford")


def tasks(folder: Path, rows: list[tuple[str, ...]]) -> list[str]:
    return [action.text for action in read_table(folder, HEAD, rows).action_points]


RISKS = [
    ("No", "Description", "Owner", "Mitigation", "RAG"),
    ("1", "Storm damages the quay", "Pia Moss", "The wall was raised in April", "A"),
    ("2", "Pilot falls ill", "Ivo Crane", "A deputy is trained", "G"),
]
KINDS = [
    ("Ref", "Type", "Description", "Owner"),
    ("1", "Risk", "Cost of diesel", "Pia Moss"),
    ("2", "Issue", "Clock of the tower is slow", "Ivo Crane"),
]
MILESTONES = [
    ("Milestone", "Baseline", "Forecast", "Owner", "RAG"),
    ("Quay paved", "1 June", "15 June", "Pia Moss", "A"),
    ("Lights mounted", "1 July", "1 July", "Ivo Crane", "G"),
]
DECISIONS = [
    ("No", "Date", "Decision", "Made by"),
    ("1", "12/5/2025", "Take the blue boat", "Pia Moss"),
    ("2", "12/5/2025", "Leave the old mast", "Ivo Crane"),
]


@pytest.mark.parametrize(
    "rows", [RISKS, KINDS, MILESTONES, DECISIONS], ids=["risks", "kinds", "milestones", "decisions"]
)
def test_entries_of_a_register_are_no_actions(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    assert tasks(tmp_path, rows) == []


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        pytest.param(
            [
                ("Risk", "Owner", "Mitigation"),
                ("Storm", "Pia Moss", "Pia Moss to raise the wall by 31 July"),
                ("Illness", "Ivo Crane", "A deputy is trained"),
            ],
            ["Pia Moss to raise the wall by 31 July"],
            id="a mitigation that binds",
        ),
        pytest.param(
            [
                ("Risk", "Action", "Owner"),
                ("Storm", "Raise the wall", "Pia Moss"),
                ("Illness", "Train a deputy", "Ivo Crane"),
            ],
            ["Raise the wall", "Train a deputy"],
            id="a column of actions",
        ),
        pytest.param(
            [
                ("Decision", "Responsible", "Deadline"),
                ("Raise the wall", "Pia Moss", "31 July"),
                ("Train a deputy", "Ivo Crane", "1 August"),
            ],
            ["Raise the wall", "Train a deputy"],
            id="decisions with who and when",
        ),
    ],
)
def test_what_binds_somebody_is_an_action(tmp_path: Path, rows: list[tuple[str, ...]], texts: list[str]) -> None:
    assert tasks(tmp_path, rows) == texts
