"""Entries of attendance that lines cut, words for those who were there or away, and chairs in brackets."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]

BODY = "\n\n1. Quay\nThe quay was cleaned on Monday.\nBen to send the list by 20 May.\n"


def _who(found: Extraction) -> list[str]:
    return [one.text if one.present else f"{one.text} (-)" for one in found.attendees]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Present: IOM, WFP, Danish Refugee\nCouncil, Oxfam", ["IOM", "WFP", "Danish Refugee Council", "Oxfam"]),
        ("Present: IOM, Regional directorate of public works, Oxfam", ["IOM", "Regional directorate of public works", "Oxfam"]),
        ("Présents : OIM, Oxfam,\nDivision provinciale des affaires sociales.", ["OIM", "Oxfam", "Division provinciale des affaires sociales"]),
        ("Presentes: OIM, Secretaría departamental de salud pública, Oxfam", ["OIM", "Secretaría departamental de salud pública", "Oxfam"]),
        ("Present: IOM, Oxfam\n\nCouncil members asked for the list.", ["IOM", "Oxfam"]),
        ("in: Ann (chair), Ben, Cleo\nout: Dan", ["Ann (chair)", "Ben", "Cleo", "Dan (-)"]),
        ("Aanwezig: Joost Maas, Rita Kool\nAfwezig m.k.: Bart Duin", ["Joost Maas", "Rita Kool", "Bart Duin (-)"]),
        ("Anwesend: Anna Lang, Rita Kohl · entschuldigt: Jost Mahr", ["Anna Lang", "Rita Kohl", "Jost Mahr (-)"]),
        ("Present: Ann Lee, Ben Oh\n\nApologies from Rita Dow (RD, tenant)", ["Ann Lee", "Ben Oh", "Rita Dow (RD, tenant) (-)"]),
        ("Present: 12 agencies (see sheet)", []),
        ("Present: Ann Lee, Ben Oh\n\nApologies were received from Cllr Dow (ill) and accepted.", ["Ann Lee", "Ben Oh", "Cllr Dow (ill) (-)"]),
    ],
)  # fmt: skip
def test_entries(read: Read, lines: str, names: list[str]) -> None:
    """Who was there is told whole, and nobody is invented."""
    assert _who(read(f"Quay Trust\nMinutes of the meeting of 4 May 2021\n{lines}{BODY}")) == names


@pytest.mark.parametrize(
    ("line", "chairs"),
    [
        ("Anwesend: Anna Lang (Vorsitz), Jost Mahr (stellv. Vorsitz)", ["Anna Lang"]),
        ("Present: Ann Lee (Cathaoirleach), Ben Oh", ["Ann Lee"]),
        ("Chair: tba\nPresent: Ann Lee, Ben Oh", []),
        ("Chair: A/Prof Ann Lee\nPresent: Ben Oh, Cleo Ray", ["A/Prof Ann Lee"]),
        ("Chairs: Ann Lee / Ben Oh\nPresent: Cleo Ray", ["Ann Lee", "Ben Oh"]),
    ],
)
def test_chairs(read: Read, line: str, chairs: list[str]) -> None:
    """The words beside a name tell the chair; what only holds its place does not."""
    assert read(f"Quay Trust\nMinutes of the meeting of 4 May 2021\n{line}{BODY}").meeting.chairs == tuple(chairs)
