"""Numbers before titles: codes, counted words, sections of two, items before a dash; and what only looks like them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

Read = Callable[[str], Extraction]

HEAD = "Quay Trust\nMinutes of the meeting of 4 May 2021\nPresent: Ann Lee, Ben Oh, Cleo Ray\n\n"
TALK = (
    "The shed was painted by two men who came on Monday, and the paint is dry.",
    "The old boat leaks again and nobody wants to row it any more.\nBen to sell the boat by 20 May.",
    "Nothing was said about the lamps, which hang in the office as before.",
)


def _titles(found: Extraction) -> list[str]:
    return [item.title for item in found.agenda]


@pytest.mark.parametrize(
    "numbers",
    [
        ("QT21/07 ", "QT21/08 ", "QT21/09 "),
        ("Ponto um – ", "Ponto dois – ", "Ponto três – "),
        ("Item one: ", "Item two: ", "Item three: "),
        ("Punto uno. ", "Punto dos. ", "Punto tres. "),
        ("Agendum 4. ", "Agendum 5. ", "Agendum 6. "),
        ("4 ", "5 ", "6 "),
    ],
)
def test_numbers_are_no_part_of_titles(read: Read, numbers: tuple[str, ...]) -> None:
    """However the sections are counted, an action is found under the words of its title."""
    titles = ("Shed", "Boats", "Lamps")
    sections = (f"{number}{title}\n{talk}" for number, title, talk in zip(numbers, titles, TALK, strict=True))
    found = read(HEAD + "\n\n".join(sections) + "\n")
    assert _titles(found) == list(titles)
    assert [action.agenda_item for action in found.action_points] == ["Boats"]


def test_two_sections_that_are_called_so(read: Read) -> None:
    """The word before the number tells that these are sections, although there are but two; two plain numbers do not."""
    called = "Punkt 1 Kasse\nDie Kasse stimmt, und alle Beiträge bis auf zwei sind bezahlt.\n\nPunkt 2 Steg\nDer Steg ist morsch und wurde gesperrt, bis Holz da ist.\n"
    head = "Ruderverein Ufer\nProtokoll der Sitzung vom 4. Mai 2021\nAnwesend: Anna Lang, Jost Mahr\n\n"
    assert _titles(read(head + called)) == ["Kasse", "Steg"]
    assert _titles(read(head + called.replace("Punkt ", ""))) == []


def test_next_meeting_behind_a_counted_title(read: Read) -> None:
    """The day of the next meeting is no deadline of what stands above its title, whatever word stands before the number."""
    found = read(
        "Ruderverein Ufer\nProtokoll der Sitzung vom 4. Mai 2021\nAnwesend: Anna Lang, Jost Mahr\n\n"
        "TOP 1 Kasse\nDie Kasse stimmt, und alle Beiträge bis auf zwei sind bezahlt.\n\n"
        "TOP 2 Steg\nDer Steg ist morsch und wurde gesperrt.\nJost ruft die Stadt an.\n\nTOP 3 Nächste Sitzung\nMontag, 7. Juni 2021.\n"
    )
    assert [(action.responsible[0].text, action.deadline) for action in found.action_points] == [("Jost", None)]
    assert found.meeting.next_meeting is not None and found.meeting.next_meeting.date == "2021-06-07"


BUSINESS = """1. MINUTES
The minutes of 6 April were read and approved without any change.

2. NEW BUSINESS

2.1 Fair – Councillor Lee needs four people for the stall on Sunday.

2.2 Snow – The plough is back from the garage and runs well.

2.3 Geese – The manager was asked to find out what the next town does.

3. CLOSE
The meeting rose at nine, and all went to the pier together.
"""


def test_items_before_a_dash(read: Read) -> None:
    """Items counted under a section that name what is told behind a dash are its parts."""
    found = read(HEAD + BUSINESS)
    assert [(item.title, [part.title for part in item.items]) for item in found.agenda][1] == (
        "NEW BUSINESS",
        ["Fair", "Snow", "Geese"],
    )


def test_owners_before_a_dash(read: Read) -> None:
    """Who stands before a dash is no title: "2.1 Ben Oh – list of lamps"."""
    owned = BUSINESS.replace("Fair", "Ann Lee").replace("Snow", "Ben Oh").replace("Geese", "Cleo Ray")
    assert not any(item.items for item in read(HEAD + owned).agenda)


def test_letters_with_stops_are_a_title(read: Read) -> None:
    """ "A.O.B." is no item A."""
    found = read(f"{HEAD}SHED\n{TALK[0]}\n\nLAMPS\n{TALK[2]}\n\nA.O.B.\nBen to sell the boat by 20 May.\n")
    assert [action.agenda_item for action in found.action_points] == ["A.O.B."]


def test_the_close_is_no_title(tmp_path: Path) -> None:
    """A line that tells when the meeting ended is no section, however bold; the next meeting is told in it."""
    document = Document()
    for line in HEAD.strip().split("\n"):
        document.add_paragraph(line)
    titles = ("Shed", "Boats", "Lamps", "Meeting closed 12:20. Next one: 3 June, Oak Hall")
    for title, talk in zip(titles, (*TALK, ""), strict=True):
        document.add_paragraph().add_run(title).bold = True
        if talk:
            document.add_paragraph(talk)
    document.save(str(tmp_path / "note.docx"))
    found = extract(tmp_path / "note.docx")
    assert _titles(found) == ["Shed", "Boats", "Lamps"]
    assert found.meeting.next_meeting is not None and found.meeting.next_meeting.date == "2021-06-03"
