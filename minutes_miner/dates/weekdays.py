"""Days of the week put together with more: "Friday of next week", "first Tuesday in May", "Friday 7th"."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from minutes_miner.dates import calendar as cal
from minutes_miner.dates.calendar import Period
from minutes_miner.dates.shapes import (
    YEAR,
    Context,
    Shape,
    any_of,
    make_shape,
    matched_name,
    named_alternatives,
    next_words,
    numeric,
)

_ARTICLE = r"(?:the\s+|la\s+|le\s+|el\s+|a\s+|o\s+)?"


def weekday_shapes(data: dict[str, Any]) -> Iterable[Shape]:
    """All shapes of a language in which a day of the week stands."""
    yield from _weekdays_of_weeks(data)
    yield from _weekdays_of_months(data)
    yield from _counted_weekdays(data)
    yield from _dated_weekdays(data)
    following, after = next_words(data)
    this, weekend = any_of(data["units"]["this"]), any_of(data["combined"]["weekend"])
    yield make_shape("week", rf"(?:{this}|{following})?\s*(?:{weekend})(?:\s+(?:{after}))?", _weekend)


def _weekday_names(data: dict[str, Any]) -> str:
    return named_alternatives(data["weekdays"]["names"], "w") + r"\.?"


def _weekdays_of_weeks(data: dict[str, Any]) -> Iterable[Shape]:
    """ "Friday of next week", "this week on Friday"."""
    units, on, names = data["units"], any_of(data["combined"]["on"]), _weekday_names(data)
    following, after = next_words(data)
    this = any_of(units["this"])
    next_week = rf"(?:(?:(?P<next>{following})\s+)|(?P<this>{this})\s*)?(?:{units['week']})(?:\s+(?P<after>{after}))?"

    def in_week(match: "re.Match[str]", context: Context) -> Period | None:
        groups = match.groupdict()
        if not (groups["next"] or groups["after"] or groups["this"]):
            return None
        ahead = 1 if groups["next"] or groups["after"] else 0
        monday = cal.week(context.reference + timedelta(weeks=ahead)).start
        return cal.one_day(monday + timedelta(days=matched_name(match, "w")))

    yield make_shape("weekday", rf"{names}\s+(?:(?:{on})\s+)?{_ARTICLE}{next_week}", in_week)
    yield make_shape("weekday", rf"{next_week}\s+(?:(?:{on})\s+)?{_ARTICLE}{names}", in_week)


def _weekdays_of_months(data: dict[str, Any]) -> Iterable[Shape]:
    """ "The first Tuesday in May", "the last Friday of next month"."""
    units, on, names = data["units"], any_of(data["combined"]["on"]), _weekday_names(data)
    months = named_alternatives(data["months"]["names"], "m") + r"\.?"
    following, after = next_words(data)
    ranks = data["numbers"]["ordinals"]
    ranked = rf"(?:(?P<rank>{any_of(ranks)})|(?P<nth>[1-5])\s?{data['numbers']['day_suffix']})"

    next_month = rf"(?:{following})\s+{units['month']}|{units['month']}\s+(?:{after})"

    def nth_of_next_month(match: "re.Match[str]", context: Context) -> Period | None:
        rank = ranks[match["rank"]] if match["rank"] else int(match["nth"])
        found = _nth_weekday(cal.month_ahead(context.reference, 1), matched_name(match, "w"), rank)
        return cal.one_day(found) if found else None

    yield make_shape(
        "weekday", rf"{_ARTICLE}{ranked}\s+{names}\s+(?:(?:{on})\s+)?{_ARTICLE}(?:{next_month})", nth_of_next_month
    )

    def nth_of_month(match: "re.Match[str]", context: Context) -> Period | None:
        rank = ranks[match["rank"]] if match["rank"] else int(match["nth"])
        number = matched_name(match, "m") + 1
        years = [int(match["y"])] if match["y"] else [context.reference.year, context.reference.year + 1]
        for year in years:
            found = _nth_weekday(cal.month(year, number), matched_name(match, "w"), rank)
            if found and (match["y"] or found >= context.reference):
                return cal.one_day(found)
        return None

    yield make_shape(
        "weekday",
        rf"{_ARTICLE}{ranked}\s+{names}\s+(?:{on})\s+(?:{data['numbers']['of']})?{months}(?:[\s,]+(?P<y>{YEAR}))?",
        nth_of_month,
    )


def _counted_weekdays(data: dict[str, Any]) -> Iterable[Shape]:
    """ "The end of Friday", "two Fridays from now"."""
    on, names = any_of(data["combined"]["on"]), _weekday_names(data)
    later = any_of(data["combined"]["later"])
    ends = any_of(data["parts"]["end"])
    yield make_shape(
        "weekday",
        rf"(?:{ends})\s+(?:{on}\s+)?{names}",
        lambda m, c: cal.one_day(cal.next_weekday(matched_name(m, "w"), c.reference)),
    )
    number = rf"(?P<n>\d{{1,2}}|{any_of(data['numbers']['words'])})"

    def counted_weekdays(match: "re.Match[str]", context: Context) -> Period:
        count = int(match["n"]) if match["n"].isdigit() else data["numbers"]["words"][match["n"]]
        return cal.one_day(cal.next_weekday(matched_name(match, "w"), context.reference) + timedelta(weeks=count - 1))

    yield make_shape("within", rf"{number}\s+{names}s?\s+(?:{later})", counted_weekdays)


def _dated_weekdays(data: dict[str, Any]) -> Iterable[Shape]:
    """ "Friday 7th", "Friday, 7/3", "Friday 2024-03-07"."""
    names, suffix = _weekday_names(data), data["numbers"]["day_suffix"]

    def matching_day(match: "re.Match[str]", context: Context) -> Period | None:
        number = int(match["d"])
        for ahead in range(800):
            found = context.reference + timedelta(days=ahead)
            if found.day == number and found.weekday() == matched_name(match, "w"):
                return cal.one_day(found)
        return None

    yield make_shape(
        "weekday and day",
        rf"{names},?\s+(?:the\s+|le\s+|el\s+)?(?P<d>[0-3]?\d)\s?{suffix}?(?!\d|[:/.-]\d|\s?[ap]\.?m|\s*h)",
        matching_day,
    )
    yield make_shape(
        "numeric",
        rf"{names},?\s+(?:the\s+|le\s+|el\s+)?(?P<a>[0-3]?\d)[/.](?P<b>[01]?\d)\.?(?:(?<=[/.])(?P<y>{YEAR}|\d\d))?",
        numeric,
    )
    yield make_shape(
        "numeric",
        rf"{names},?\s+(?:the\s+|le\s+|el\s+)?(?P<a>[0-3]?\d)(?P<s>[/.-])(?P<b>[01]?\d)(?P=s)(?P<y>{YEAR}|\d\d)",
        numeric,
    )
    yield make_shape(
        "numeric",
        rf"{names},?\s+(?P<y>{YEAR})(?P<s>[-/.])(?P<m>[01]?\d)(?P=s)(?P<d>[0-3]?\d)",
        lambda m, c: cal.day(int(m["y"]), int(m["m"]), int(m["d"])),
    )


def _weekend(match: "re.Match[str]", context: Context) -> Period:
    saturday = cal.week(context.reference).start + timedelta(days=5)
    return Period(saturday, saturday + timedelta(days=1), "week", False)


def _nth_weekday(month: Period, weekday: int, rank: int) -> date | None:
    days = [month.start + timedelta(days=n) for n in range((month.end - month.start).days + 1)]
    matching = [d for d in days if d.weekday() == weekday]
    if rank == -1:
        return matching[-1]
    return matching[rank - 1] if 1 <= rank <= len(matching) else None
