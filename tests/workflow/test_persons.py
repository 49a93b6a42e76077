"""Whose names texts are kept without."""

import pytest

from minutes_miner.records import ActionPoint, Attendee, Extraction, Meeting, Responsible, Source
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


def _found(attendee: str, text: str, *responsible: Responsible) -> Extraction:
    meeting = Meeting(title="Water Board", group="Water Board")
    action = ActionPoint(text, responsible=responsible)
    return Extraction(
        Source("m.txt", "0" * 64, "txt"), "minutes", meeting, (Attendee(attendee, person=attendee),), (), (action,)
    )


@pytest.mark.parametrize(
    ("person", "text", "hidden"),
    [
        ("ريما الصباغ", "ريما الصباغ ترسل القائمة", "(a person) ترسل القائمة"),
        ("ريما الصباغ", "تتصل البلدية وريما الصباغ بالمدرسة", "تتصل البلدية و(a person) بالمدرسة"),
        ("Rima Sabbagh", "Rima Sabbagh (NRC) ريما الصباغ to sign", "(a person) (NRC) (a person) to sign"),
        ("Rima Sabbagh", "Rima Sabbagh (وزارة العمل) to sign", "(a person) (وزارة العمل) to sign"),
        ("Rima Sabbagh", "Rima Sabbagh سوف ترسل القائمة", "(a person) سوف ترسل القائمة"),
    ],
)
def test_names_in_arabic(person: str, text: str, hidden: str) -> None:
    """Letters without capitals, a little word grown together with the name, and the same name in both scripts."""
    assert mask_of(_found(person, text)).apply(text) == hidden


@pytest.mark.parametrize(
    ("name", "hidden"), [("Salma", "(a person) (NRC) sends it"), ("Tripoli", "Tripoli (NRC) sends it")]
)
def test_somebody_with_an_agency_whom_no_list_has(name: str, hidden: str) -> None:
    """Who acts for an agency need not stand in the attendance list; a place is no person."""
    party = Responsible(f"{name} (NRC)", "agency", "NRC", name)
    text = f"{name} (NRC) sends it"
    assert mask_of(_found("Rima Sabbagh", text, party)).apply(text) == hidden
