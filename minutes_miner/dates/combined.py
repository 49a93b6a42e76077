"""Shapes that put the words of a language together: "2024/3", "the fifth of May", "3 weeks from now"."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from minutes_miner.dates import calendar as cal
from minutes_miner.dates.calendar import Period
from minutes_miner.dates.periods import period_shapes
from minutes_miner.dates.shapes import (
    YEAR,
    Context,
    Shape,
    any_of,
    make_shape,
    matched_name,
    named_alternatives,
    numeric,
)
from minutes_miner.dates.weekdays import weekday_shapes

Add = Callable[[date, int], date | None]


def combined_shapes(data: dict[str, Any]) -> Iterable[Shape]:
    """The combined shapes of a language; the longest match wins over the plain shapes."""
    yield from _months_and_years(data)
    yield from _counted(data)
    yield from weekday_shapes(data)
    yield from period_shapes(data)


# a month with its year in figures


def _months_and_years(data: dict[str, Any]) -> Iterable[Shape]:
    def month(match: "re.Match[str]", context: Context) -> Period | None:
        number = int(match["m"])
        return cal.month(int(match["y"]), number) if 1 <= number <= 12 else None

    yield make_shape("month", rf"(?P<m>0?[1-9]|1[0-2])\s?[/-]\s?(?P<y>{YEAR})", month)
    yield make_shape("month", rf"(?P<y>{YEAR})\s?[/.-]\s?(?P<m>0?[1-9]|1[0-2])", month)
    names = named_alternatives(data["months"]["names"], "m") + r"\.?"
    suffix = data["numbers"]["day_suffix"]

    def named(match: "re.Match[str]", context: Context) -> Period:
        return cal.month(int(match["y"]), matched_name(match, "m") + 1)

    yield make_shape("month", rf"(?P<y>{YEAR})[\s,/-]+{names}", named)
    yield make_shape(
        "day month",
        rf"(?P<y>{YEAR})\s?[-/.]\s?(?:{names}\s?[-/.]\s?(?P<d>[0-3]?\d)|(?P<e>[0-3]?\d)\s?[-/.]\s?(?!\d))",
        lambda m, c: cal.day(int(m["y"]), matched_name(m, "m") + 1, int(m["d"])) if m["d"] else None,
    )
    yield make_shape("numeric", rf"(?P<a>[0-3]?\d) (?P<b>[01]?\d) (?P<y>{YEAR})", numeric)
    yield make_shape(
        "range of days",
        r"(?P<a1>[0-3]?\d)[/.](?P<b1>[0-3]?\d)\.?\s*[-–]\s*(?P<a>[0-3]?\d)[/.](?P<b>[0-3]?\d)(?:[/.](?P<y>(?:19|20)?\d\d))?\.?",
        _range_of_numbers,
    )
    days = data["numbers"]["days"]
    of = data["numbers"]["of"]
    spoken = rf"(?:the\s+|el\s+|le\s+|o\s+)?(?P<day>{any_of(days)})"

    def day_in_words(match: "re.Match[str]", context: Context) -> Period | None:
        number, month_number = days[match["day"]], matched_name(match, "m") + 1
        if match["y"]:
            return cal.day(int(match["y"]), month_number, number)
        found = cal.near_year(month_number, number, context.reference)
        return Period(found, found, "day") if found else None

    yield make_shape("day month", rf"{spoken}\s+(?:day\s+)?{of}{names}(?:[\s,]+(?:{of})(?P<y>{YEAR}))?", day_in_words)
    yield make_shape("month day", rf"{names},?\s+{spoken}(?:[\s,]+(?P<y>{YEAR}))?", day_in_words)
    yield make_shape(
        "month day",
        rf"(?<!\d\s){names}\s*[,/]\s*(?P<d>[0-3]?\d)\s?{suffix}?(?:[\s,]+(?P<y>{YEAR}))?(?!\d|\s?[:.h]\d)",
        lambda m, c: _day_of(m, c, matched_name(m, "m") + 1),
    )


def _range_of_numbers(match: "re.Match[str]", context: Context) -> Period | None:
    """ "28/2-1/3": the last day from the meeting, the first one before it."""
    last = numeric(match, context)
    if last is None:
        return None
    day, month = (
        (int(match["a1"]), int(match["b1"]))
        if context.day_first or int(match["a1"]) > 12
        else (int(match["b1"]), int(match["a1"]))
    )
    for year in (last.end.year, last.end.year - 1):
        first = cal.day(year, month, day)
        if first and first.end <= last.end:
            return Period(first.start, last.end, "day", False)
    return None


def _day_of(match: "re.Match[str]", context: Context, month_number: int) -> Period | None:
    number = int(match["d"])
    if match["y"]:
        return cal.day(int(match["y"]), month_number, number)
    found = cal.near_year(month_number, number, context.reference)
    return Period(found, found, "day") if found else None


# counted from the meeting


def _counted(data: dict[str, Any]) -> Iterable[Shape]:
    units, words, combined = data["units"], data["numbers"]["words"], data["combined"]
    count = rf"(?:\d{{1,3}}|{any_of(words)})"
    adders: tuple[tuple[str, Add], ...] = (
        (units["day"] + "|d", lambda d, n: d + timedelta(days=n)),
        (units["week"] + "|w", lambda d, n: d + timedelta(weeks=n)),
        (units["month"], cal.add_months),
        (units["year"], lambda d, n: cal.add_months(d, 12 * n)),
    )
    any_unit = "|".join(unit for unit, _ in adders)
    joint = r"(?:\s*,?\s*(?:and\s+|et\s+|y\s+|e\s+)?)"

    def total(match: "re.Match[str]", context: Context) -> Period | None:
        found: date | None = context.reference
        if match.groupdict().get("tomorrow"):
            found = context.reference + timedelta(days=1)
        pairs = re.findall(rf"({count})\s*({any_unit})(?!\w)", match[0]) or re.findall(
            rf"({count})\s+\S+\s+({any_unit})(?!\w)", match[0]
        )
        for number, unit in pairs:
            add = next(add for pattern, add in adders if re.fullmatch(pattern, unit))
            try:
                found = add(found, int(number) if number.isdigit() else words[number]) if found else None
            except OverflowError:
                return None
        return Period(context.reference, found, "day") if found and pairs else None

    amount = rf"{count}\s*(?:{any_unit})(?:{joint}{count}\s*(?:{any_unit}))*"
    tomorrow = rf"(?:from|after|à partir de|a partir de)\s+(?P<tomorrow>{any_of(units['tomorrow'])}|tmrw)"
    within = any_of(units["within"])
    duals = data["numbers"].get("duals", {})
    if duals:
        yield make_shape(
            "within",
            rf"(?:{within})\s+(?P<dual>{any_of(duals)})",
            lambda m, c: cal.one_day(c.reference + timedelta(days=duals[m["dual"]])),
        )
    upcoming = any_of(combined["upcoming"])
    yield make_shape("within", rf"(?:{within})\s+{amount}", total)
    yield make_shape("within", rf"{amount}\s+(?:{any_of(combined['later'])}|{tomorrow})", total)
    yield make_shape("within", rf"(?:the\s+|les\s+|los\s+|las\s+|os\s+|as\s+)?(?:{upcoming})\s+{amount}", total)
    yield make_shape("within", rf"(?:the\s+|les\s+|los\s+|las\s+)?{count}\s+(?:{upcoming})\s+(?:{any_unit})", total)
    yield make_shape("within", rf"(?:the\s+|les\s+|los\s+|las\s+)?{count}\s+(?:{any_unit})\s+(?:{upcoming})", total)
    yield make_shape(
        "tomorrow", any_of(combined["day_after"]), lambda m, c: cal.one_day(c.reference + timedelta(days=2))
    )
