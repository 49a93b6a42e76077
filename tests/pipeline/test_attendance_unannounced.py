"""Lists of persons that nothing announces, lists that are none, and words for whoever was in the chair, in several languages."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]
BODY = "\n\n1. Roof\n\nThe roof was mended in May and the scaffold is gone. Ben Oh to thank the roofers.\n"


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        pytest.param(
            "Reading Circle, notes of the meeting of 4 May 2021\n\n* Ann Lee (alee)\n* Ben Oh (boh)\n* Cy Roe (cr2)\n* Dee Fox (dfox)",
            ["Ann Lee", "Ben Oh", "Cy Roe", "Dee Fox"],
            id="handles",
        ),
        pytest.param(
            "Carers Group\n\nMinutes of the meeting of 4 May 2021\n\nAnna (AL) - Chairman\n\nBen (BO)\n\nCarl (CR)\n\nDoris (DF) – Ward Clerk",
            ["Anna", "Ben", "Carl", "Doris"],
            id="letters and offices",
        ),
        pytest.param(
            "Barangay of Santa Clara\nMinutes of the session of 4 May 2021\n\nHon. Ana B. Lee Presiding Officer\nHon. Ben C. Oh Member\n"
            "Hon. Cy D. Roe Member\nMs. Dee E. Fox Secretary",
            ["Hon. Ana B. Lee", "Hon. Ben C. Oh", "Hon. Cy D. Roe", "Ms. Dee E. Fox"],
            id="titles and offices",
        ),
        pytest.param(
            "Venskabsgruppen\nReferat af mødet den 4. maj 2021\n\nMed: Anna, Bodil, Carl, Dorte og Erik",
            ["Anna", "Bodil", "Carl", "Dorte", "Erik"],
            id="Danish",
        ),
        pytest.param(
            "Speelraad\n\nVerslag van de vergadering van 4 mei 2021\n\nAnna, Wout, Zoë en Pieter kwamen langs, Rachida en Gust konden er niet bij zijn.",
            ["Anna", "Wout", "Zoë", "Pieter", "Rachida", "Gust"],
            id="Dutch",
        ),
    ],
)
def test_persons(read: Read, text: str, persons: list[str]) -> None:
    """What stands beside the names, or a small word before or behind them, tells that they are the persons who met."""
    found = read(text + BODY).attendees
    assert [(a.person or "")[: len(name)] for a, name in zip(found, persons, strict=True)] == persons


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "CALL OF 4 MAY 2021\n\nLima (Peru)\t4 May 2021, 09:00\tPET\nGeneva (Switzerland)\t4 May 2021, 16:00\tCEST\n"
            "Nairobi (Kenya)\t4 May 2021, 17:00\tEAT",
            id="hours in many towns",
        ),
        pytest.param(
            "Minutes of the meeting of 4 May 2021\n\nPlace: Red Hall, Workshop Wing, Leeds (others joined by phone).",
            id="in brackets",
        ),
    ],
)
def test_nobody(read: Read, text: str) -> None:
    """Towns with their hours and the parts of a place are nobody."""
    assert [a.text for a in read(text + BODY).attendees] == []


def test_members_and_those_who_came(read: Read) -> None:
    """Where one list says who belongs and another which of them came, the latter counts."""
    text = (
        "Roof Group\nMinutes of the meeting of 4 May 2021\n\nMembers:\n* Ann Lee (WHO)\n* Ben Oh (FAO)\n* Cy Roe (NRC)\n* Dee Fox (IOM)\n\n"
        "Joined:\n* Ann Lee (WHO)\n* Cy Roe (NRC)\n"
    )
    assert [a.person for a in read(text + BODY).attendees] == ["Ann Lee", "Cy Roe"]


def test_end_of_an_item(read: Read) -> None:
    """Names behind a label inside of an item end with it, and votes are nobody."""
    text = (
        "Council\nMinutes of the meeting of 4 May 2021\n\n- Present: Ann Lee, Ben Oh, Cy Roe\n- Calendar – Dee Fox\n"
        "- Motion by Ann; call for vote; Lee/yes, Oh/yes, Roe/yes, Fox/yes; passed\n"
    )
    assert [a.person for a in read(text + BODY).attendees] == ["Ann Lee", "Ben Oh", "Cy Roe"]


@pytest.mark.parametrize(
    ("line", "chairs"),
    [
        ("The sitting was opened at 2.30 pm by Ann Lee.", ["Ann Lee"]),
        ("As nobody else would, Ann Lee was asked to preside.", ["Ann Lee"]),
        ("Ann Lee dropped the gavel at 5.30 pm.", ["Ann Lee"]),
        ("Present: Ann Lee – Convener, Mrs Eve Ray, Ben Oh", ["Ann Lee"]),
        ("Present: Ann Lee (president), Ben Oh (vice-chair, in the chair)", ["Ben Oh"]),
        ("leading: Ann Lee\nPresent: Ann Lee, Ben Oh", ["Ann Lee"]),
        ("Dirige la Matrona, Sra. Ana Ruiz.", ["Sra. Ana Ruiz"]),
        ("Reuniu-se o conselho com Ana Cunha a presidir.", ["Ana Cunha"]),
        ("Présents : Ana Roux, présidente, Léa Petit, vice-présidente et présidente de séance", ["Léa Petit"]),
    ],
)
def test_chairs(read: Read, line: str, chairs: list[str]) -> None:
    """Verbs, roles and labels tell who led this meeting, before whoever leads the body."""
    assert read(f"Quay Trust\nMinutes of the meeting of 4 May 2021\n\n{line}{BODY}").meeting.chairs == tuple(chairs)
