"""Who a document knows by its attendance list, under short names, titles and initials."""

import pytest

from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.responsible import parties_of
from minutes_miner.records import Attendee

LIST = Known(
    [
        Attendee("Dr. Esther Nakiru (WHO)", "WHO", "Dr. Esther Nakiru"),
        Attendee("Norah Ash (NA)", None, "Norah Ash"),
        Attendee("Helen Frith", "Trent Water", "Helen Frith"),
        Attendee("DHO Loroa", "DHO Loroa"),
        Attendee("Kestrel Youth Association", "Kestrel Youth Association"),
        Attendee("Meridian Aid", "Meridian Aid"),
        Attendee("Meridian Care", "Meridian Care"),
        Attendee("UNICEF", "UNICEF"),
    ]
)


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        pytest.param("Dr. Esther", ["WHO"], id="a title and a first name"),
        pytest.param("Nakiru", ["WHO"], id="a surname"),
        pytest.param("HF", ["Trent Water"], id="initials that also mean a thing"),
        pytest.param("Loroa", ["DHO Loroa"], id="a place that stands for its only office"),
        pytest.param("Kestrel", ["Kestrel Youth Association"], id="the first word of a name"),
        pytest.param("KYA", ["Kestrel Youth Association"], id="the initials of an agency"),
        pytest.param("la DRRAH, l’ACF", ["DRRAH", "ACF"], id="articles"),
        pytest.param("UNICEF through the district office", ["UNICEF"], id="who only passes it on"),
        pytest.param("Meridian", ["Meridian"], id="a word that two agencies share is no short name"),
    ],
)
def test_short_names_lead_to_agencies(text: str, agencies: list[str]) -> None:
    """A short name means the one entry of the list that it fits, else itself."""
    found = parties_of(text, LIST, None)
    assert [party.agency or party.text for party in found] == agencies


def test_initials_that_mean_nobody_elsewhere_are_a_person_of_the_list() -> None:
    """ "NA" in the cell of the owners is Norah Ash where she attends."""
    (party,) = parties_of("NA", LIST, None)
    assert (party.kind, party.person) == ("person", "Norah Ash")


@pytest.mark.parametrize(
    ("text", "kind", "person"),
    [
        pytest.param("Sterile Stores", "role", None, id="where somebody who attends comes from"),
        pytest.param("Ida", "person", "Ida Moss", id="who comes from there"),
        pytest.param("Bellamy", "person", "Bellamy", id="whom no list knows"),
    ],
)
def test_a_department_is_nobody(text: str, kind: str, person: str | None) -> None:
    """What stands in brackets behind a person of the list is no person."""
    known = Known([Attendee("Ida Moss (Sterile Stores)", None, "Ida Moss", "Sterile Stores")])
    (party,) = parties_of(text, known, None)
    assert (party.kind, party.person) == (kind, person)
