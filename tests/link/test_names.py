"""Agencies, parties and attendance lists."""

import pytest

from minutes_miner.link.agencies import registry
from minutes_miner.link.attendance import parse_attendance
from minutes_miner.link.parties import is_thing, split_parties


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        pytest.param("Save the Children", "SCI", id="full name"),
        pytest.param("save the children", "SCI", id="lower case"),
        pytest.param("Norwegain Refugee Council", "NRC", id="typing error"),
        pytest.param("UN OCHA", "OCHA", id="blank"),
        pytest.param("World Vision International (WVI)", "WVI", id="with acronym"),
        pytest.param("اليونيسف", "UNICEF", id="Arabic"),
        pytest.param("Some Unknown Society", None, id="unknown"),
        pytest.param("plan", None, id="a common word"),
    ],
)
def test_registry(name: str, canonical: str | None) -> None:
    """Any spelling gives the one name; what is unknown gives none."""
    assert registry().resolve(name) == canonical


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        pytest.param("UNHCR/UNICEF", [("agency", "UNHCR"), ("agency", "UNICEF")], id="slash"),
        pytest.param("IFH/NHF", [("agency", "IFH/NHF")], id="one with a slash"),
        pytest.param(
            "UNICEF, UNHCR and JRF", [("agency", "UNICEF"), ("agency", "UNHCR"), ("agency", "JRF")], id="list"
        ),
        pytest.param("Obed / DGMWR", [("agency", "DGMWR")], id="person and agency"),
        pytest.param("Mariann (UNICEF)", [("agency", "UNICEF")], id="person with agency"),
        pytest.param("All members", [("group", None)], id="group"),
        pytest.param("Cluster Coordinator", [("role", None)], id="role"),
        pytest.param("Co-chairs of UNHCR and UNICEF", [("role", None)], id="one office"),
        pytest.param("XYZF", [("agency", "XYZF")], id="unknown acronym"),
        pytest.param("TBD", [], id="nobody"),
        pytest.param("-", [], id="a dash"),
    ],
)
def test_parties(text: str, parties: list[tuple[str, str | None]]) -> None:
    """A cell is divided into its parties, each of its kind."""
    assert [(p.kind, p.agency) for p in split_parties(text)] == parties


@pytest.mark.parametrize("name", ["SOPs", "4Ws", "ToR", "Q1", "RRP6", "AOB"])
def test_things_are_nobody(name: str) -> None:
    """Acronyms of things are told from agencies."""
    assert is_thing(name)


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        pytest.param("UNICEF, UNHCR and JRF", ["UNICEF", "UNHCR", "JRF"], id="and"),
        pytest.param("UNHCR (4), DRC (1), LWF (2)", ["UNHCR", "DRC", "LWF"], id="head counts"),
        pytest.param("Ann Lee (UNICEF), Ben Oh (IRC)", ["UNICEF", "IRC"], id="persons"),
        pytest.param("Ann Lee - UNICEF\nBen Oh - IRC", ["UNICEF", "IRC"], id="one a line"),
        pytest.param("UNHCR (Ann, Ben), Oxfam (Carl, Dora)", ["UNHCR", "UNHCR", "Oxfam", "Oxfam"], id="agency first"),
        pytest.param("WHO; MTI; WORLD RENEW", ["WHO", "MTI", "World Renew"], id="semicolons"),
        pytest.param("22 participants from 14 organizations", [], id="counted only"),
        pytest.param("List attached", [], id="elsewhere"),
    ],
)
def test_attendance(text: str, agencies: list[str]) -> None:
    """Attendance lists in their forms."""
    assert [a.agency for a in parse_attendance(text)] == agencies
