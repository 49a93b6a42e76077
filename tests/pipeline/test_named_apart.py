"""Who stands apart from a task and is told by its parties is no part of its words."""

from dataclasses import dataclass

import pytest

from minutes_miner.pipeline.apart import without_parties
from minutes_miner.pipeline.findings import Draft
from minutes_miner.pipeline.words import words
from minutes_miner.records import Deadline, Responsible


@dataclass
class Told:
    """A text, the parties and the day that were read from it."""

    text: str
    who: tuple[str, ...] = ()
    day: str = ""

    def alone(self) -> str:
        parties = tuple(Responsible(name, "person") for name in self.who)
        day = Deadline(self.day, None, None, "none") if self.day else None
        draft = Draft(0, len(self.text), self.text, "list", 0, responsible=parties, deadline=day)
        return without_parties(draft, words())


@pytest.mark.parametrize(
    ("told", "alone"),
    [
        pytest.param(Told("Oil the hinges of the gate (Vera)", ("Vera",)), "Oil the hinges of the gate", id="bracket"),
        pytest.param(Told("Oil the hinges (Vera + Tom Lund)", ("Vera", "Tom Lund")), "Oil the hinges", id="two"),
        pytest.param(Told("Lijst van de sleutels (Vera en Tom).", ("Vera", "Tom")), "Lijst van de sleutels", id="a word between"),
        pytest.param(Told("Oil the hinges (Vera, 3 May)", ("Vera",), "3 May"), "Oil the hinges", id="with its day"),
        pytest.param(Told("Oil the hinges [added for Vera]", ("Vera",)), "Oil the hinges", id="with whose task it is"),
        pytest.param(Told("Scharniere ölen (Aufgabe für Vera)", ("Vera",)), "Scharniere ölen", id="in German"),
        pytest.param(Told("Sloten nakijken (actie Vera)", ("Vera",)), "Sloten nakijken", id="with a label"),
        pytest.param(Told("Oil the hinges - Vera", ("Vera",)), "Oil the hinges", id="dash behind"),
        pytest.param(Told("Huiler les gonds -> @vera", ("vera",)), "Huiler les gonds", id="arrow behind"),
        pytest.param(Told("Oil the hinges @vera @tom", ("vera", "tom")), "Oil the hinges", id="mentions behind"),
    ],
)  # fmt: skip
def test_names_apart(told: Told, alone: str) -> None:
    """Brackets, dashes and mentions behind a task that hold nothing but the parties go."""
    assert told.alone() == alone


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(Told("Vera to oil the hinges", ("Vera",)), id="in the sentence"),
        pytest.param(Told("Vera: engrasar las bisagras", ("Vera",)), id="colon before"),
        pytest.param(Told("Vera & Tom - oil the hinges", ("Vera", "Tom")), id="dash before"),
        pytest.param(Told("Oil the hinges (Vera)"), id="nobody was read"),
        pytest.param(Told("Oil the hinges (both gates)", ("Vera",)), id="other words"),
        pytest.param(Told("Oil the hinges (Vera has the can)", ("Vera",)), id="a sentence in brackets"),
        pytest.param(Told("Send the key to @vera", ("vera",)), id="to whom"),
        pytest.param(Told("a letter to the Harbour Lights Board (HLB)", ("HLB",)), id="short for the words before"),
        pytest.param(Told("Write to the clubs (Chess, Rowing, …)", ("Chess", "Rowing")), id="examples"),
        pytest.param(Told("Hinges: oil both", ("Vera",)), id="a topic"),
        pytest.param(Told("Vera: 3", ("Vera",)), id="nothing would be left"),
    ],
)
def test_names_that_stay(told: Told) -> None:
    """Names that the sentence needs, and words that are none, stay."""
    assert told.alone() == told.text
