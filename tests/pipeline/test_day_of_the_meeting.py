"""The day of the meeting against all else that speaks of it: name of the file, next and earlier meetings, days due, weekdays."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

ReadAs = Callable[..., Extraction]


@pytest.fixture
def read_as(tmp_path: Path) -> ReadAs:
    """Reads minutes of a harbour forum with a head of some lines, more lines below its actions, and a name of the file."""

    def _read(head: str, below: str = "", *, name: str = "notes.txt") -> Extraction:
        path = tmp_path / name
        text = f"Harbour Forum\nMinutes of meeting\n{head}\nPresent: UNHCR, NRC\n\nAction points\n- NRC to paint the pier\n{below}"
        path.write_text(text, encoding="utf-8")
        return extract(path)

    return _read


_PT = "Ata da reunião da comissão do porto\nData: {}, 5 de junho de 2020\nOs membros da comissão discutem as obras do cais."
_DE = "Protokoll der Sitzung des Ausschusses\nDatum: {}, 5. Juni 2020\nDer Ausschuss berät über die Arbeiten am Hafen."
_NL = "Verslag van de vergadering van het bestuur\nDatum: {} 5 juni 2020\nHet bestuur bespreekt het werk aan de haven."
_IT = (
    "Verbale della riunione del comitato\nData: {} 5 giugno 2020\nIl comitato discute dei lavori che si fanno al porto."
)
_AR = "محضر اجتماع لجنة الميناء\nالتاريخ: {} 5 حزيران 2020\nناقشت اللجنة اعمال الرصيف في الميناء مع جميع الاعضاء"


def _codes(found: Extraction) -> list[str]:
    return [warning.code for warning in found.warnings if "date" in warning.code]


@pytest.mark.parametrize(
    ("head", "below", "name", "day"),
    [
        ("Date: 5 March 2021", "Next meeting: 9 April 2012", "notes.txt", "2012-03-05"),
        ("Date: 5 March 2032", "- UNHCR to send the map by 20 March 2023", "notes.txt", "2023-03-05"),
        ("Date: 5 March 2032", "", "forum 2023-03-05.txt", "2023-03-05"),
        ("Date: 14 January 2019", "Next meeting: 11 February 2020", "notes.txt", "2020-01-14"),
        ("Date: 14 January 2019\nReview of action points of 10 December 2019", "", "notes.txt", "2020-01-14"),
        ("Date: 14 January 2019", "", "Forum 14 January 2020.txt", "2020-01-14"),
    ],
)
def test_a_year_that_cannot_be(read_as: ReadAs, head: str, below: str, name: str, day: str) -> None:
    """The year of habit, or one with its digits exchanged, gives way to the one that all else speaks for, and that is told."""
    found = read_as(head, below, name=name)
    assert (found.meeting.date, _codes(found)) == (day, ["date-conflict"])


def test_two_against_one(read_as: ReadAs) -> None:
    """Of two days in the head the one after which the file is named is that of the meeting."""
    found = read_as("Minutes of the meeting of 5 May 2020\nDate: 5 June 2020", name="forum 2020-05-05.txt")
    assert (found.meeting.date, _codes(found)) == ("2020-05-05", ["date-conflict"])


@pytest.mark.parametrize(
    ("head", "below", "name", "day"),
    [
        ("Date: 14 January 2020", "Next meeting: 11 February 2019", "notes.txt", "2020-01-14"),
        ("Date: 5 March 2018", "Next meeting: 9 April 2014", "notes.txt", "2018-03-05"),
        ("Date: 14 January 2020", "", "Forum 14 January 2019.txt", "2020-01-14"),
        ("Minutes of meeting of 5 May 2020\nDate: 5 June 2020", "", "notes.txt", "2020-06-05"),
        ("Date: 5 June 2020\nThe meeting was held on 6 June 2020 in the shed.", "", "notes.txt", "2020-06-05"),
        ("Date: 5 June 2020", "", "Forum 5 July 2020.txt", "2020-06-05"),
        ("Date : 5 juin 2020\nRéunion tenue le 6 juin 2020 au port", "", "notes.txt", "2020-06-05"),
    ],
)
def test_two_days_without_a_verdict(read_as: ReadAs, head: str, below: str, name: str, day: str) -> None:
    """Where one word stands against another the day of the date line holds, and the other is told."""
    found = read_as(head, below, name=name)
    assert (found.meeting.date, _codes(found)) == (day, ["date-conflict"])


@pytest.mark.parametrize(
    ("head", "below", "name"),
    [
        ("Date: 5 June 2020", "Next meeting: 3 July 2020", "Forum 5 June 2020.txt"),
        ("Date: 5 June 2020", "Next meeting: 4 June 2021", "notes.txt"),
        ("Date: 5 June 2020", "- UNHCR to mend the crane by 31 December 2021", "notes.txt"),
        ("Date: 5 June 2020", "", "forum_final_2020-06-11.txt"),
        ("Date: 5 June 2020\nReview of action points of 8 May 2020", "", "notes.txt"),
        ("Date: 5 June 2020\nApproval of the minutes of the meeting of 8 May 2020", "", "notes.txt"),
        ("Friday 5 June 2020", "", "forum 05-06-2020.txt"),
        ("Date: 5 June 2020", "Next meeting: Friday 3 July", "notes.txt"),
    ],
)
def test_days_that_fit(read_as: ReadAs, head: str, below: str, name: str) -> None:
    """Minutes written up days later, a yearly meeting and a far deadline are nothing to doubt."""
    found = read_as(head, below, name=name)
    assert (found.meeting.date, _codes(found)) == ("2020-06-05", [])


@pytest.mark.parametrize(
    ("head", "below", "day", "codes"),
    [
        ("Date: 04/05/2020", "", "2020-05-04", ["ambiguous-date"]),
        ("Date: 04/05/2020", "Next meeting: 02/06/2020", "2020-05-04", []),
        ("Date: 05/04/2020", "Next meeting: 06/01/2020", "2020-05-04", []),
        ("Date: 04/05/2020", "- UNHCR to call by 30/05/2020", "2020-05-04", []),
        ("Date: 04/05/2020", "- UNHCR to call by 5 June", "2020-05-04", []),
        ("Date: 04/04/2020", "", "2020-04-04", []),
        (
            "Date : 04/05/2020\nRéunion du comité du port, salle de la mairie, avec tous les membres",
            "",
            "2020-05-04",
            [],
        ),
    ],
)
def test_day_or_month_first(read_as: ReadAs, head: str, below: str, day: str, codes: list[str]) -> None:
    """The next meeting and words decide between day and month; where nothing does, that is told."""
    found = read_as(head, below)
    assert (found.meeting.date, _codes(found)) == (day, codes)


@pytest.mark.parametrize(
    ("head", "below", "wrong"),
    [
        ("Date: Monday 5 June 2020", "", True),
        ("Date: Friday 5 June 2020", "", False),
        ("Date: 5 June 2020 (Tuesday)", "", True),
        ("Compte rendu de la réunion du mardi 5 juin 2020", "", True),
        ("Compte rendu de la réunion du vendredi 5 juin 2020", "", False),
        ("Fecha: lunes, 5 de junio de 2020", "", True),
        (_PT.format("segunda-feira"), "", True),
        (_PT.format("sexta-feira"), "", False),
        (_DE.format("Montag"), "", True),
        (_DE.format("Freitag"), "", False),
        (_NL.format("maandag"), "", True),
        (_IT.format("lunedì"), "", True),
        (_AR.format("الاثنين"), "", True),
        (_AR.format("الجمعة"), "", False),
        ("Date: 5 June 2020", "- UNHCR to call the mason by Monday 9 June", True),
        ("Date: 5 June 2020", "- UNHCR to call the mason by Tuesday 9 June", False),
        ("Date: 5 June 2020", "- UNHCR to call the mason by 31 June 2020", True),
        ("Date: 5 June 2020", "Next meeting: Monday 3 July", True),
        ("Date: 5 June 2020", "- UNHCR to plan the fair of Monday 29 June to Friday 3 July 2020", False),
    ],
)
def test_days_of_no_calendar(read_as: ReadAs, head: str, below: str, *, wrong: bool) -> None:
    """A weekday that does not fit is the cheapest sign of a false day or year."""
    found = read_as(head, below)
    assert ("bad-calendar-date" in _codes(found)) == wrong
    assert found.meeting.date == "2020-06-05"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("230605_forum.txt", "2023-06-05"),
        ("Forum 5th June 20.txt", "2020-06-05"),
        ("Forum 5 June 2020 v2.txt", "2020-06-05"),
        ("Forum June 5, 2020.txt", "2020-06-05"),
        ("forum 06-25-2020.txt", "2020-06-25"),
        ("forum 202006.txt", None),
        ("forum 201206.txt", None),
        ("forum v2 12.txt", None),
        ("Forum June 2020.txt", None),
    ],
)
def test_the_name_of_the_file(read_as: ReadAs, name: str, day: str | None) -> None:
    """The name tells the day where the text does not: its month in words, or six figures."""
    assert read_as("Venue: the shed", name=name).meeting.date == day


@pytest.mark.parametrize(
    ("between", "second"),
    [
        ("Harbour Forum – Minutes of 3 July 2020\nPresent: UNHCR, IRC\n\nAction points\n- IRC to oil the crane", True),
        (
            "Minutes of meeting\nDate: 3 July 2020\nVenue: the shed\nPresent: UNHCR, IRC\n\nAction points\n- IRC to oil the crane",
            True,
        ),
        ("Next meeting: 3 July 2020\nPresent: UNHCR, IRC", False),
        ("Done at the port, 5 June 2020", False),
    ],
)
def test_a_second_meeting_below(read_as: ReadAs, between: str, *, second: bool) -> None:
    """Another day above another list of those who came is another meeting, and where it begins is told."""
    found = read_as("Date: 5 June 2020", f"\n{between}\n")
    assert found.meeting.date == "2020-06-05"
    assert any("second meeting" in warning.message for warning in found.warnings) == second


@pytest.mark.parametrize(
    ("paragraphs", "head", "cells", "day"),
    [
        (["Harbour Forum", "Minutes of meeting"], ["Action", "Responsible", "Due"], ["Paint the pier", "NRC", "05.06.2020"], None),
        (["Harbour Forum", "Minutes, 4 May 2020"], ["Action", "Responsible", "Due"], ["Paint the pier", "NRC", "05.06.2020"], "2020-05-04"),
        (["Forum du port", "Compte rendu de réunion"], ["Action", "Responsable", "Échéance"], ["Peindre le quai", "NRC", "05.06.2020"], None),
        (
            ["Harbour Forum – Action tracker"],
            ["Ref", "Date raised", "Action", "Owner", "Due", "Status"],
            ["1", "4 May 2020", "Paint the pier", "NRC", "5 June 2020", "Open"],
            None,
        ),
    ],
)  # fmt: skip
def test_days_of_a_table_of_actions(
    tmp_path: Path, paragraphs: list[str], head: list[str], cells: list[str], day: str | None
) -> None:
    """When something is due or was raised is not when they met."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(rows=0, cols=len(head))
    for row in (head, cells):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "forum.docx"
    document.save(str(path))
    assert extract(path).meeting.date == day
