"""Work plans of one year: what is to be reached is no state, and quarters are those of the year in the title."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


def plan(title: str, head: str, *rows: str) -> str:
    return f"{title}\n\n| {head} |\n|---|---|---|---|\n" + "".join(f"| {row} |\n" for row in rows)


@pytest.mark.parametrize("head", ["Indicator", "Means of verification"])
def test_an_indicator_is_no_state(read: Read, head: str) -> None:
    """What a plan is to bring about has not come about when it is made."""
    found = read(plan(
        "Quay Cluster – Work plan 2023", f"Activity | Responsible | Timeframe | {head}",
        "Oil the crane | NRC | Q2 | signed", "Train 30 crews | IOM | Q3 | 30 trained", "Print the charts | WHO | March - June | charts shared",
    ))  # fmt: skip
    assert [action.status for action in found.action_points] == ["open"] * 3
    assert [action.deadline.date if action.deadline else None for action in found.action_points] == [
        "2023-06-30",
        "2023-09-30",
        "2023-06-30",
    ]


def test_remarks_that_tell_states(read: Read) -> None:
    """A column of remarks still tells how far things are."""
    found = read(plan(
        "Quay Cluster – Work plan 2023", "Activity | Responsible | Timeframe | Remarks",
        "Oil the crane | NRC | Q2 | done", "Train 30 crews | IOM | Q3 | ongoing", "Print the charts | WHO | Q4 | completed",
    ))  # fmt: skip
    assert [action.status for action in found.action_points] == ["done", "in_progress", "done"]


def test_several_years(read: Read) -> None:
    """Where a document names several years a quarter is of none of them."""
    found = read(plan(
        "Quay Cluster – Work plan 2023 and 2024", "Activity | Responsible | Timeframe | Cost",
        "Oil the crane | NRC | Q2 | 10", "Train 30 crews | IOM | Q3 | 20",
    ))  # fmt: skip
    assert [action.deadline and action.deadline.date for action in found.action_points] == [None, None]
