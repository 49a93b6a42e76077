"""Lines of the head and of the lists below it: which name the group, who came, when and where, and which only look like it."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


def _who(found: Extraction) -> list[tuple[str | None, str | None]]:
    return [(one.person, one.agency) for one in found.attendees]


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("WASH Cluster: no update.", "Harbour Protection Forum"),
        ("Cluster: 70% of the boats are back. Gap remains.", "Harbour Protection Forum"),
        ("Working Group: the list is nearly ready.", "Harbour Protection Forum"),
        ("Working Group: Fish Quay Safety", "Fish Quay Safety"),
        ("Groupe de travail : protection de l'enfance", "protection de l'enfance"),
        ("Cluster: WASH", "WASH"),
    ],
)
def test_label_of_the_group(read: Read, line: str, group: str) -> None:
    """The meeting must not be filed under what a body has to report."""
    found = read(
        f"Harbour Protection Forum\nMinutes, 3 May 2021\nPresent: UNHCR, NRC\n{line}\nNRC to send the map by Friday."
    )
    assert found.meeting.group == group


def test_persons_behind_their_agency(read: Read) -> None:
    """Below a label of attendance an agency with its persons is no title, and all behind the colon are persons."""
    found = read(
        "Harbour Protection Forum\nMinutes, 3 May 2021\nParticipants:\nUNHCR: Sofia Lado, Ivan Cruz (driver)\n"
        "HIAS: Daniela Bo\nCARE: Juan Ruiz\n\n1. QUAY\nCARE to send the map by Friday."
    )
    assert _who(found) == [
        ("Sofia Lado", "UNHCR"),
        ("Ivan Cruz", "UNHCR"),
        ("Daniela Bo", "HIAS"),
        ("Juan Ruiz", "CARE"),
    ]
    assert not {"UNHCR", "HIAS", "CARE"} & {item.title for item in found.agenda}


def test_updates_behind_their_agency(read: Read) -> None:
    """What agencies report behind their names is nobody who came."""
    found = read(
        "Harbour Protection Forum\nMinutes, 3 May 2021\nPresent: UNHCR, HIAS\n\nUpdates\nUNHCR: Boats were counted, nets are short.\n"
        "HIAS: The list of nets is ready.\nCARE to send the map by Friday."
    )
    assert _who(found) == [(None, "UNHCR"), (None, "HIAS")]


@pytest.mark.parametrize(
    ("opening", "closing", "hours"),
    [
        ("Called to order at 5:32 pm.", "Adjourned 7:06.", ("17:32", "19:06")),
        ("The meeting opened at 7pm.", "The meeting closed at 8.50.", ("19:00", "20:50")),
        ("Start: 22:00", "End: 01:30", ("22:00", "01:30")),
        ("Start: 9:30", "End: 11:45", ("09:30", "11:45")),
    ],
)
def test_end_in_the_afternoon(read: Read, opening: str, closing: str, hours: tuple[str, str]) -> None:
    """An end without "pm" is of the half of the day of the begin, but a night goes over midnight."""
    found = read(
        f"Harbour Board\nMinutes, 3 May 2021\n{opening}\nPresent: Ana Ruiz, Peter Lado\n\nPeter to send the map.\n{closing}"
    )
    assert (found.meeting.start_time, found.meeting.end_time) == hours


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Minutes of the meeting held on 4 May 2021 in the Fish Hall at 7.00pm", "Fish Hall"),
        ("Minutes of the meeting held at the Fish Hall At 7.30 pm on Monday 3 May 2021", "Fish Hall"),
        ("COMMITTEE MEETING HELD ON MAY 3 2021 AT THE FISH HALL, 4:00PM", "FISH HALL"),
        ("Minutes of the meeting held at Market on Sea on 3 May 2021", "Market on Sea"),
    ],
)
def test_place_ends_before_the_hour(read: Read, line: str, place: str) -> None:
    """The word before the hour and the hour are none of the place."""
    assert (
        read(f"Harbour Board\n{line}\nPresent: Ana Ruiz, Peter Lado\n\nPeter to send the map.").meeting.location
        == place
    )


@pytest.mark.parametrize(
    ("line", "chairs"),
    [
        ("Chaired by Ministry of Women Affairs, Co-chair UNFPA", ("Ministry of Women Affairs", "UNFPA")),
        ("The meeting was chaired by the Ministry of Health and co-chaired by WHO.", ("Ministry of Health", "WHO")),
        ("The meeting was chaired by Ana Ruiz of UNHCR.", ("Ana Ruiz",)),
    ],
)
def test_bodies_in_the_chair(read: Read, line: str, chairs: tuple[str, ...]) -> None:
    """A ministry keeps what it is for, a person stands alone."""
    assert (
        read(f"Harbour Board\nMinutes, 3 May 2021\n{line}\nPresent: WHO, UNFPA\n\nWHO to send the map.").meeting.chairs
        == chairs
    )


def test_roles_in_arabic(read: Read) -> None:
    """A role in the accusative is a role and nobody more who came."""
    found = read(
        "اجتماع لجنة التعليم\nالتاريخ: 14/03/2023\nالحضور:\n1- نادر العلي - مديرية التربية (رئيساً)\n2- سمير حداد - اليونيسف (مقرراً)"
    )
    assert [one.person for one in found.attendees] == ["نادر العلي", "سمير حداد"]
    assert [chair.split(" (")[0] for chair in found.meeting.chairs] == ["نادر العلي"]


def test_sentence_before_the_names(read: Read) -> None:
    """What tells in a sentence who came is no agency of theirs."""
    found = read(
        "Asociación del Puerto\nActa, 3 de mayo de 2021\n\nAsistencia\n\n"
        "Los siguientes miembros de la Comisión Directiva estuvieron presentes (2 de 9): Ana Ruiz Vera, Pedro Lado.\n\n1. Muelle\nPedro enviará el mapa."
    )
    assert _who(found) == [("Ana Ruiz Vera", None), ("Pedro Lado", None)]


@pytest.mark.parametrize(
    ("head", "group"),
    [
        (
            "Old Pier Conservancy - Board of Directors\nRegular Meeting - Zoom - 5/3/2021\n",
            "Old Pier Conservancy - Board of Directors",
        ),
        ("Harbour Forum\nMinutes, 3 May 2021\nAna Ruiz – Programme Officer\n", "Harbour Forum"),
    ],
)
def test_organisation_with_its_board(read: Read, head: str, group: str) -> None:
    """A board behind the name of its organisation is no person's office."""
    text = f"{head}\nBoard members present: Ana Ruiz, Peter Lado\n\nFinance Committee. Peter reviewed the figures.\nPeter to send the map by Friday."
    assert read(text).meeting.group == group


def test_circle_before_the_names(read: Read) -> None:
    """The name of a circle is nobody who came, nor in the chair."""
    found = read(
        "Town of Wexbury Selectboard\nMinutes, 3 May 2021\nSelectboard: Ana Ruiz (Chair), Wade Lado, Rita Bo\n\nWade to send the map by Friday."
    )
    assert [one.person for one in found.attendees] == ["Ana Ruiz", "Wade Lado", "Rita Bo"]
    assert found.meeting.chairs == ("Ana Ruiz",)


@pytest.mark.parametrize(
    ("banner", "group"),
    [
        ("Harbour Safety\nSub-Working Group", "Harbour Safety Sub-Working Group"),
        ("Finance Committee", "HS SWG"),
    ],
)
def test_banner_behind_those_who_came(read: Read, banner: str, group: str) -> None:
    """A box of text that comes late names the group only where it spells out the title."""
    text = f"HS SWG Meeting minutes 12.07.2016\n\nAgencies Present: IMC, WV, UNICEF\n\n\n\n{banner}\n\nAgenda:\n\n- 1- Buoys\n- 2- Piers\n"
    assert read(text).meeting.group == group


@pytest.mark.parametrize(
    "line",
    [
        "Printed: 3 June 2019",
        "Draft circulated on 22 April 2014",
        "Distributed by e-mail, 22 April 2014",
        "Compte rendu diffusé le 22 avril 2014",
    ],
)
def test_the_day_of_printing_or_sending_is_not_that_of_the_meeting(
    line: str, read: Callable[[str], Extraction]
) -> None:
    """Above the title that tells when they met."""
    text = f"{line}\nQuarry Board\nMinutes of the meeting of 10 April 2014\nPresent: Ann Lee, Bo Carr\n\n1. Ropes\nAnn Lee to buy rope.\n"
    assert read(text).meeting.date == "2014-04-10"
