"""Actions that are counted inside a line: "Actions: (1) Ann to call; (2) Ben to write"."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

HEAD = "Water Group\nMinutes of 5 March 2024\nPresent: UNHCR, IRC, DRC, NRC\n\n1. Wells\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Actions: (1) IRC to draw the map; (2) DRC to count the pumps by 5 April; and (3) NRC to read both.",
        "Action points: a) IRC to draw the map, b) DRC to count the pumps by 5 April, c) NRC to read both.",
        "Agreed actions: i) IRC to draw the map; ii) DRC to count the pumps by 5 April; iii) NRC to read both",
    ],
)
def test_each_has_its_owner_and_day(line: str, read: Callable[[str], Extraction]) -> None:
    found = read(HEAD + line + "\n").action_points
    assert [a.text.rstrip(".") for a in found] == [
        "IRC to draw the map", "DRC to count the pumps by 5 April", "NRC to read both",
    ]  # fmt: skip
    assert [[party.text for party in a.responsible] for a in found] == [["IRC"], ["DRC"], ["NRC"]]
    assert [a.deadline and a.deadline.date for a in found] == [None, "2024-04-05", None]


@pytest.mark.parametrize(
    "line",
    [
        "Action: IRC to buy (1) pipes and (2) taps.",
        "Action: IRC to write to the mayor (see annex 2) about the pipes.",
    ],
)
def test_what_is_counted_inside_an_action_is_part_of_it(line: str, read: Callable[[str], Extraction]) -> None:
    (action,) = read(HEAD + line + "\n").action_points
    assert action.text == line.removeprefix("Action: ")
