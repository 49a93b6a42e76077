"""Days that hang on something else: a movable feast, a weekday of next week, weeks from a day on, a meeting of the body."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.easter import easter  # type: ignore[import-untyped]

from minutes_miner.dates import calendar as cal
from minutes_miner.dates.calendar import Period
from minutes_miner.dates.shapes import YEAR, Context, Reading, Shape, make_shape, matched_name, named_alternatives

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def anchored_shapes(data: dict[str, Any]) -> Iterable[Shape]:
    """The shapes of one language."""
    words = {name: _any(phrases) for name, phrases in data["anchored"].items()}
    weekday = named_alternatives(data["weekdays"]["names"], "w")
    for feast, told in data["feasts"].items():
        yield make_shape("feast", rf"(?:{feast})(?:\s+(?P<y>{YEAR}))?", _yearly(told))
    yield make_shape("new year", words["new_year"], lambda m, c: cal.month(c.reference.year + 1, 1))
    yield make_shape("weekday of week", rf"{weekday},?\s+(?:{words['next_week']})", _weekday_of(1))
    yield make_shape("weekday of week", rf"{weekday},?\s+(?:{words['this_week']})", _weekday_of(0))
    yield make_shape("weekday of week", rf"{weekday}\s+(?:{words['week_on']})", _week_on)
    yield from _weeks_from(data, words["starting"])
    suffix = data["numbers"]["day_suffix"]
    opener = _any(data["units"]["week_commencing"])
    yield make_shape(
        "week of day", rf"(?:{opener}|wk\s+of)\s+(?:the\s+|le\s+|el\s+)?(?P<d>[0-3]?\d)\s?{suffix}?", _week_of_day
    )


def _weeks_from(data: dict[str, Any], starting: str) -> Iterable[Shape]:
    """ "2 weeks starting 10 June": its last day."""
    units, numbers = data["units"], data["numbers"]
    count = _any(numbers["words"]) + r"|\d{1,2}"
    month = named_alternatives(data["months"]["names"], "m")

    def read(match: "re.Match[str]", context: Context) -> Period | None:
        first = cal.near_year(matched_name(match, "m") + 1, int(match["d"]), context.reference)
        if first is None:
            return None
        size = int(match["n"]) if match["n"].isdigit() else numbers["words"][match["n"]]
        days = size if match["unit_d"] else 7 * size
        return Period(first, first + timedelta(days=days - 1), "day", False)

    yield make_shape(
        "span",
        rf"(?P<n>{count})\s+(?:(?P<unit_d>{units['day']})|{units['week']})\s+(?:{starting})\s+(?:the\s+|le\s+|el\s+)?"
        rf"(?P<d>[0-3]?\d)\s?{numbers['day_suffix']}?\s+(?:{numbers['of']})?{month}\.?",
        read,
    )


def _any(phrases: Iterable[str]) -> str:
    return "|".join(sorted(phrases, key=lambda p: (-len(p), p)))


def _yearly(told: str) -> Reading:
    """The days of a feast, as `_feast` tells each; "easter-6 to easter" are several."""
    first, _, last = told.partition(" to ")

    def read(match: "re.Match[str]", context: Context) -> Period:
        year = int(match["y"]) if match["y"] else context.reference.year
        if not match["y"] and _feast(last or first, year) < context.reference:
            year += 1
        return Period(_feast(first, year), _feast(last or first, year), "week" if last else "day", not last)

    return read


def _feast(told: str, year: int) -> date:
    """The day told as "12-25", "easter-2", "11-01 sunday 2" (the second from that day on) or "12-25 sunday -4" (the fourth before it)."""
    if told.startswith("easter"):
        found: date = easter(year) + timedelta(days=int(told.removeprefix("easter") or 0))
        return found
    day, *ranked = told.split()
    month, number = map(int, day.split("-"))
    found = date(year, month, number)
    return cal.ranked_weekday(_WEEKDAYS.index(ranked[0]), int(ranked[1]), found) if ranked else found


def _weekday_of(ahead: int) -> Reading:
    def read(match: "re.Match[str]", context: Context) -> Period:
        monday = cal.week(context.reference).start + timedelta(weeks=ahead)
        found = monday + timedelta(days=matched_name(match, "w"))
        return Period(found, found, "day")

    return read


def _week_on(match: "re.Match[str]", context: Context) -> Period:
    found = cal.next_weekday(matched_name(match, "w"), context.reference) + timedelta(weeks=1)
    return Period(found, found, "day")


def _week_of_day(match: "re.Match[str]", context: Context) -> Period | None:
    number = int(match["d"])
    for ahead in range(62):
        found = context.reference + timedelta(days=ahead)
        if found.day == number:
            return Period(found, cal.week(found).end, "week", False)
    return None


@dataclass(frozen=True, slots=True)
class Meetings:
    """How a language names the meetings of a body: "the next Board", "March meeting"."""

    following: "re.Pattern[str]"
    by_month: "re.Pattern[str]"
    of_month: "re.Pattern[str]"  # "réunion de mars": said of past meetings as well
    acronym: "re.Pattern[str]"  # "next MCM", in the letters of the text

    def month(self, match: "re.Match[str]") -> int:
        """The month, 1 to 12, that a match of `by_month` or `of_month` names."""
        return matched_name(match, "m") + 1


def meetings_of(data: dict[str, Any]) -> Meetings:
    """The meetings of one language; a name of the body's own is written as `\x00`."""
    words = {name: _any(phrases) for name, phrases in data["anchored"].items()}
    month = named_alternatives(data["months"]["names"], "m")
    noun = rf"(?:{words['meetings']}|\x00)"
    return Meetings(
        re.compile(rf"(?<!\w)(?:(?:{words['next']})\s+(?:\x00\x01*\s+)?{noun}|{words['next_time']})(?!\w)"),
        re.compile(
            rf"(?<!\w)(?<!\d\s)(?:the\s+|la\s+|le\s+)?(?:{words['meetings']}\s+(?:of|de|d['’]|du)\s*)?{month}\.?\s+(?:\x00\x01*\s+)?{noun}(?!\w)"
        ),
        re.compile(
            rf"(?<!\w)(?:la\s+|le\s+|el\s+)?(?:{words['meetings']})\s+(?:of\s+|de\s+|d['’]|du\s+|شهر\s+)?{month}(?![\w.])"
        ),
        re.compile(rf"(?<!\w)(?i:{words['next']})\s+[A-Z]{{2,7}}(?=\s*(?:$|[.,;:)\]|/–-]|\s(?:and|to|et|y|e)\s))"),
    )
