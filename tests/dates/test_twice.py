"""A date that stands twice in two languages is one."""

from datetime import date

import pytest

from minutes_miner.dates import find_deadline, phrase_deadline

TOLD = [
    ("5 June / 5 juin", "2021-06-05"),
    ("5 juin/5 June", "2021-06-05"),
    ("5 juin 2022 / 5 June 2022", "2022-06-05"),
    ("fin juillet / end of July", "2021-07-31"),
    ("5 de junio / 5 June", "2021-06-05"),
    ("5. Juni / 5 June", "2021-06-05"),
    ("5 حزيران / 5 June", "2021-06-05"),
    ("5 June / 8 June", "2021-06-08"),  # two days, as before
    ("5 June", "2021-06-05"),
    ("5 June / 22", "2022-06-05"),
    ("5/6/2021", "2021-06-05"),
]


@pytest.mark.parametrize(("text", "day"), TOLD)
def test_cell(text: str, day: str) -> None:
    found = find_deadline(text, meeting_date=date(2021, 5, 3), cell=True)
    assert found is not None
    assert found.deadline.date == day


@pytest.mark.parametrize(("text", "day"), TOLD)
def test_phrase(text: str, day: str) -> None:
    found = phrase_deadline(text, meeting_date=date(2021, 5, 3))
    assert found is not None
    assert found.date == day
