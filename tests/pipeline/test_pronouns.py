"""Pronouns that act: whom they mean owns the action, whether a person, an office, an agency or many."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

HEAD = "Lake Committee\nMinutes of 11 September 2024\nPresent: Eva Lund (NRC), UNICEF, WFP, FAO\n\n1. Boats\nTwo boats leak.\n"


@pytest.mark.parametrize(
    ("sentence", "owners"),
    [
        pytest.param("WFP confirmed that it will write to the harbour master.", ["WFP"], id="it, told"),
        pytest.param("FAO told the members that they will lend a pump by Friday.", ["FAO"], id="they, told"),
        pytest.param(
            "UNICEF has a spare motor. It will bring it next week.", ["UNICEF"], id="it, in the next sentence"
        ),
        pytest.param(
            "FAO said that the map is wrong. They will send a new one.", ["FAO"], id="they, behind what is told"
        ),
        pytest.param("The treasurer replied that he would write to the bank.", ["treasurer"], id="an office"),
        pytest.param("Eva replied that she would write to the bank.", ["she"], id="a person stands as written"),
        pytest.param("The rope was short. They will buy a new one.", ["They"], id="nobody before"),
        pytest.param("Petra: I will send the chart by Friday.", ["Petra"], id="who speaks once"),
        pytest.param("Charts: I will send the list by Friday.", ["I"], id="a topic"),
    ],
)
def test_whom_pronouns_mean(sentence: str, owners: list[str], read: Callable[[str], Extraction]) -> None:
    """Who opens the words before a pronoun and tells or does something there is meant."""
    found = read(f"{HEAD}{sentence}\n2. Closing\nNothing was raised.\n")
    assert [party.text for action in found.action_points for party in action.responsible] == owners
