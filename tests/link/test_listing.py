"""Lists of attendees in one line: offices beside persons, and whose initials stand behind them."""

import pytest

from minutes_miner.link.attendance import Part, attendees
from minutes_miner.records import Attendee


def told(text: str) -> list[Attendee]:
    """What a line tells."""
    return list(attendees([Part(text)]))


@pytest.mark.parametrize(
    ("office", "is_office"),
    [
        ("VP", True),
        ("Pres", True),
        ("Treas", True),
        ("Site Mgr", True),
        ("Directeur Régional", True),
        ("secretaria académica", True),
        ("UNHCR", False),
        ("MinEdu", False),
    ],
)
def test_what_stands_in_brackets_behind_a_person(office: str, is_office: bool) -> None:
    """An office is no agency, a name is one."""
    (one,) = told(f"Kim Alder ({office})")
    assert (one.person, one.role, one.agency) == (
        "Kim Alder",
        office if is_office else None,
        None if is_office else office,
    )


def test_initials_behind_an_office() -> None:
    """The letters behind an office are the person's where they fit the name."""
    assert [(a.person, a.role, a.agency, a.initials) for a in told("Ann Lee, Gail Hobbs, Practice Manager (GH)")] == [
        ("Ann Lee", None, None, None),
        ("Gail Hobbs", "Practice Manager", None, "GH"),
    ]


def test_an_agency_behind_an_office() -> None:
    """Letters that do not fit the name are an agency."""
    assert "MSF" in [a.agency for a in told("Ann Lee, Gail Hobbs, Practice Manager (MSF)")]
