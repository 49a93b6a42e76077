"""Counting days: periods with their first and last day, years left out, weekdays, working days."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from minutes_miner.records import Grain

_FORGIVEN_DAYS = 0  # a day before the meeting is next year's, unless a year is named


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included, and how coarse it is. `open_start` says that the first day was not named."""

    start: date
    end: date
    grain: Grain
    open_start: bool = True


def day(year: int, month: int, number: int) -> Period | None:
    """One day; None where the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return Period(found, found, "day")


def month(year: int, number: int) -> Period:
    """A whole month."""
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month", False)


def quarter(year: int, number: int) -> Period:
    """A quarter of the calendar year, 1 to 4."""
    return Period(date(year, 3 * number - 2, 1), month(year, 3 * number).end, "quarter", False)


def half(year: int, number: int) -> Period:
    """A half of the calendar year, 1 or 2."""
    return Period(date(year, 6 * number - 5, 1), month(year, 6 * number).end, "half", False)


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year", False)


def week(of: date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    monday = of - timedelta(days=of.weekday())
    return Period(monday, monday + timedelta(days=6), "week", False)


def numbered_week(of_year: int, number: int) -> Period | None:
    """A week by its ISO number."""
    try:
        return week(date.fromisocalendar(of_year, number, 1))
    except ValueError:
        return None


def near_year(month_number: int, day_number: int, reference: date) -> date | None:
    """The nearest date on or after the reference with this month and day; 29 February looks for its leap year."""
    for number in range(reference.year, reference.year + 5):
        found = day(number, month_number, day_number)
        if found is not None and found.end >= reference - timedelta(days=_FORGIVEN_DAYS):
            return found.end
        if found is None and not (month_number == 2 and day_number == 29):
            return None
    return None


def next_weekday(number: int, reference: date) -> date:
    """The first such weekday after the reference; Monday is 0."""
    return reference + timedelta(days=(number - reference.weekday() - 1) % 7 + 1)


def ranked_weekday(number: int, rank: int, day: date) -> date:
    """The second such weekday from a day on (rank 2), the last one before it (rank -1); Monday is 0."""
    if rank > 0:
        return next_weekday(number, day - timedelta(days=1)) + timedelta(weeks=rank - 1)
    return next_weekday(number, day - timedelta(days=8)) + timedelta(weeks=rank + 1)


def add_months(start: date, count: int) -> date | None:
    """The same day some months later, the last of the month where it has no such day; None beyond the calendar."""
    index = start.year * 12 + start.month - 1 + count
    if not 12 <= index < 12 * 9999:
        return None
    return date(index // 12, index % 12 + 1, min(start.day, calendar.monthrange(index // 12, index % 12 + 1)[1]))


def add_working_days(start: date, count: int) -> date:
    """So many days from Monday to Friday later."""
    found = start
    while count > 0:
        found += timedelta(days=1)
        count -= found.weekday() < 5
    return found


def full_year(text: str) -> int:
    """A year of two or four digits: "14" is 2014, "98" is 1998."""
    number = int(text)
    return number if number >= 100 else number + (2000 if number < 70 else 1900)


def one_day(found: date) -> Period:
    """A period of one day."""
    return Period(found, found, "day")


def month_ahead(start: date, count: int) -> Period:
    """The month that is so many after that of a day."""
    index = start.year * 12 + start.month - 1 + count
    return month(index // 12, index % 12 + 1)
