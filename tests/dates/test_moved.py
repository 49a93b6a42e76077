"""Cells with an old day and the one that took its place, days that have passed, numbered weeks."""

from datetime import date

import pytest

from minutes_miner.dates import find_deadline

MEETING = date(2024, 9, 11)


@pytest.mark.parametrize(
    ("text", "language", "day", "previous"),
    [
        ("15/08/2024 revised 20/09/2024", "en", "2024-09-20", "2024-08-15"),
        ("was 01/09, now 25/09/2024", "en", "2024-09-25", "2025-09-01"),
        ("25/09/2024 (was 01/10/2024)", "en", "2024-09-25", "2024-10-01"),
        ("15/09 puis 30/09", "fr", "2024-09-30", "2024-09-15"),
        ("30.9.2024, ursprünglich 15.8.2024", "de", "2024-09-30", "2024-08-15"),
        ("era 15/08/2024, ahora 30/09/2024", "es", "2024-09-30", "2024-08-15"),
        ("15 Jan → 30 Sept", "en", "2024-09-30", "2025-01-15"),
        ("15/09 -> 30/09", "fr", "2024-09-30", "2024-09-15"),
        ("15/09/2024 and 30/09/2024", "en", "2024-09-30", None),
    ],
)
def test_the_day_that_counts(text: str, language: str, day: str, previous: str | None) -> None:
    found = find_deadline(text, meeting_date=MEETING, languages=(language,), cell=True)
    assert found is not None
    assert (found.deadline.date, found.deadline.previous_date) == (day, previous)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("overdue (was 15/07)", "en", "2024-07-15"),
        ("15/07", "en", "2025-07-15"),
        ("S42", "fr", "2024-10-20"),
        ("sem. 42", "es", "2024-10-20"),
        ("S2", "fr", "2024-12-31"),
        ("wk 42", "en", "2024-10-20"),
    ],
)
def test_days_that_passed_and_numbered_weeks(text: str, language: str, day: str) -> None:
    found = find_deadline(text, meeting_date=MEETING, languages=(language,), cell=True)
    assert found is not None
    assert found.deadline.date == day


def test_a_revised_list_is_no_deadline() -> None:
    """Only behind a day "revised" tells of a new one."""
    assert find_deadline("the list revised 5 May 2024", meeting_date=MEETING) is None
