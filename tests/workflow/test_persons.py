"""Whose names texts are kept without."""

import pytest

from minutes_miner.records import ActionPoint, Attendee, Extraction, Meeting, Source
from minutes_miner.workflow.persons import mask_of


@pytest.mark.parametrize(
    ("person", "text", "hidden"),
    [
        ("Cllr L Marlowe", "Cllr Marlowe agreed to paint the hut", "Cllr (a person) agreed to paint the hut"),
        ("Prof A Salcedo", "Prof Salcedo to write the paper", "Prof (a person) to write the paper"),
        ("Rev. S. Okonjo", "Rev. Okonjo will call", "Rev. (a person) will call"),
        ("Mme D Marlowe", "Mme Marlowe appellera", "Mme (a person) appellera"),
        ("Ms P Dunlop", "Ms Dunlop to call", "Ms (a person) to call"),
        ("Ms P Harbour", "The Harbour Board to call", "The Harbour Board to call"),
    ],
)
def test_a_surname_behind_an_initial_and_a_title(person: str, text: str, hidden: str) -> None:
    """Initials that are articles elsewhere are no words of minutes; a name that is a word of the group's is kept."""
    meeting = Meeting(title="Harbour Board", group="Harbour Board")
    found = Extraction(
        Source("m.txt", "0" * 64, "txt"),
        "minutes",
        meeting,
        (Attendee(person, person=person),),
        (),
        (ActionPoint(text),),
    )
    assert mask_of(found).apply(text) == hidden
