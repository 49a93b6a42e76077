"""Days in the words of a report: by when the rest is due, and what is said to be done on a day to come."""

from datetime import date
from pathlib import Path

import pytest

from minutes_miner.dates import find_candidates, stands_alone
from minutes_miner.records import ActionPoint
from tests.pipeline.word_tables import read_table

HEAD = ("Harbour Committee", "Minutes of 5 March 2024", "Present: UNHCR, IOM, DRC, NRC")


def reported(folder: Path, report: str, *, due: str = "") -> ActionPoint:
    """The action of a table of earlier ones beside which a report stands."""
    rows = (("Action", "Who", "Due", "Status"), ("Mend the crane", "NRC", due, report), ("Buy rope", "DRC", "", "Done"))
    return read_table(folder, HEAD, rows).action_points[0]


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("Carried over, no parts yet. 17 May 2024", "2024-05-17"),
        ("Late, now 17 May", "2024-05-17"),
        ("Pending (17 May 2024)", "2024-05-17"),
        ("Pending - end of May", "2024-05-31"),
        ("Pending. The owner looks at it on 17 May 2024", None),
        ("Pending (since 17 January 2024)", None),
        ("Pending (17 January)", None),
        ("Ongoing, 17 May market is booked", None),
        ("Done. 17 May 2024", None),
    ],
)
def test_a_day_by_itself_is_the_new_one(tmp_path: Path, report: str, expected: str | None) -> None:
    """What is not finished is due on a day to come that stands by itself in its report; others tell of something else."""
    due = reported(tmp_path, report).deadline
    assert (due.date if due else None) == expected


@pytest.mark.parametrize(
    ("due", "report", "expected"),
    [
        ("1 February 2024", "Pending (17 May 2024)", "2024-05-17"),
        ("1 April 2024", "Pending (17 May 2024)", "2024-04-01"),
        ("1 April 2024", "Extended to 17 May 2024", "2024-05-17"),
    ],
)
def test_it_takes_the_place_of_one_that_has_passed(tmp_path: Path, due: str, report: str, expected: str) -> None:
    """A day ahead is kept until a report says that it was moved."""
    found = reported(tmp_path, report, due=due).deadline
    assert found is not None and found.date == expected


@pytest.mark.parametrize(
    ("report", "status", "day"),
    [
        ("Should be done by 17 May 2024", "open", "2024-05-17"),
        ("Done by 17 May", "open", "2024-05-17"),
        ("Done?", "open", None),
        ("Sent? NRC to find out", "open", None),
        ("Fait ?", "open", None),
        ("Done? Yes", "done", None),
        ("Done by 17 January", "done", None),
        ("Done by Ann", "done", None),
        ("Done on 3 March", "done", None),
    ],
)
def test_done_on_a_day_to_come_is_not_done(tmp_path: Path, report: str, status: str, day: str | None) -> None:
    """Nor is what a report only asks about."""
    found = reported(tmp_path, report)
    assert (found.status, found.deadline and found.deadline.date) == (status, day)


@pytest.mark.parametrize(
    ("language", "report", "expected"),
    [
        ("fr", "En cours (17 mai 2024)", True),
        ("fr", "Reporté, désormais le 17 mai", True),
        ("es", "Pendiente, ahora 17 de mayo de 2024", True),
        ("de", "Offen, neu 17. Mai 2024", True),
        ("fr", "En cours, visite le 17 mai", False),
        ("es", "Pendiente, la visita es el 17 de mayo", False),
    ],
)
def test_a_day_by_itself_in_other_languages(language: str, report: str, expected: bool) -> None:
    """It stands between joints, alone or behind a word that calls it the new one."""
    *_, day = find_candidates(report, meeting_date=date(2024, 3, 5), languages=(language,))
    assert stands_alone(report, day, (language,)) is expected
