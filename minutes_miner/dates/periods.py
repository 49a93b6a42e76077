"""Weeks, months and years that are told by their place: "the rest of this month", "the week of 7 October", "the 5th of next month"."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from minutes_miner.dates import calendar as cal
from minutes_miner.dates.calendar import Period
from minutes_miner.dates.shapes import (
    YEAR,
    Context,
    Reading,
    Shape,
    any_of,
    make_shape,
    matched_name,
    named_alternatives,
    next_words,
)

Build = Callable[[date, int], Period]


def period_shapes(data: dict[str, Any]) -> Iterable[Shape]:
    """All shapes of a language that tell a period by its place, and days by their month."""
    builders = _builders(data["units"])
    yield from _whole_periods(data, builders)
    yield from _ends(data, builders)
    yield from _named_weeks(data)
    yield from _days_of_months(data)
    yield from _parts_of_years(data)


def _builders(units: dict[str, Any]) -> tuple[tuple[str, Build], ...]:
    """The words for a week, a month, a year, and what makes the one that is so many ahead of a day."""
    return (
        (units["week"], lambda d, n: cal.week(d + timedelta(weeks=n))),
        (units["month"], cal.month_ahead),
        (units["year"], lambda d, n: cal.year(d.year + n)),
    )


def _whole_periods(data: dict[str, Any], builders: Iterable[tuple[str, Build]]) -> Iterable[Shape]:
    """ "The rest of this month", "in the course of the week", "the year after next"."""
    combined, this = data["combined"], any_of(data["units"]["this"])
    for unit, build in builders:
        yield make_shape(
            "named period", rf"(?:{any_of(combined['rest'])})\s*(?:(?:{this})\s*)?(?:{unit})", _of(build, 0)
        )
        yield make_shape(
            "named period",
            rf"(?:{any_of(combined['course'])})\s*(?:{this})\s*(?:{unit})(?!\s+{data['numbers']['of']}\S)",
            _of(build, 0),
        )
        yield make_shape(
            "named period", rf"(?:the\s+)?(?:{unit})\s+(?:{any_of(combined['after_next'])})", _of(build, 2)
        )
        yield make_shape("named period", rf"(?:this\s+)?(?:calendar|current)\s+(?:{unit})", _of(build, 0))


def _ends(data: dict[str, Any], builders: Iterable[tuple[str, Build]]) -> Iterable[Shape]:
    """ "Eom", "before the week is over", "month end", "quarter end"."""
    units = data["units"]
    yield make_shape(
        "named period",
        r"(?:the\s+)?eom",
        lambda m, c: Period(c.reference, cal.month_ahead(c.reference, 0).end, "month"),
    )
    over = any_of(data["combined"].get("over", ["(?!)"]))
    ended: tuple[tuple[str, Build], ...] = (
        *builders,
        (units["day"], lambda d, n: Period(d, d, "day")),
        (any_of(data["combined"]["weekend"]), lambda d, n: cal.week(d)),
    )
    for unit, build in ended:
        yield make_shape("end of month", rf"(?:the\s+|this\s+|that\s+)?(?:{unit})\s+(?:{over})", _at_the_end(build))
    yield make_shape(
        "end of month",
        rf"(?:the\s+)?(?:{any_of(units.get('month_end', ['(?!)']))})",
        lambda m, c: Period(c.reference, cal.month_ahead(c.reference, 0).end, "month"),
    )
    yield make_shape(
        "end of month",
        rf"(?:the\s+)?(?:{any_of(units.get('quarter_end', ['(?!)']))})",
        lambda m, c: Period(c.reference, cal.quarter(c.reference.year, (c.reference.month + 2) // 3).end, "quarter"),
    )


def _days_of_months(data: dict[str, Any]) -> Iterable[Shape]:
    """ "The 5th of next month", "3rd to 5th of this month", "by the 12th"."""
    units, this = data["units"], any_of(data["units"]["this"])
    following, after = next_words(data)
    suffix = data["numbers"]["day_suffix"]
    day = rf"(?:(?P<from>[0-3]?\d)\s?{suffix}?\s*(?:-|–|to|till|until|au|al|a|até)\s*)?(?P<d>[0-3]?\d)\s?{suffix}?(?:\s+day)?"

    def day_of_month(match: "re.Match[str]", context: Context) -> Period | None:
        ahead = 1 if match["next"] or match["after"] else 0
        month = cal.month_ahead(context.reference, ahead)
        last = cal.day(month.start.year, month.start.month, int(match["d"]))
        first = cal.day(month.start.year, month.start.month, int(match["from"])) if match["from"] else last
        return (
            Period(first.start, last.end, "day", first == last) if first and last and first.start <= last.end else None
        )

    yield make_shape(
        "day month",
        rf"{day}\s+(?:of\s+|de\s+|del\s+|du\s+|do\s+)?(?:(?P<next>{following})|(?P<this>{this}))\s*(?:{units['month']})(?:\s+(?P<after>{after}))?",
        day_of_month,
    )
    articles = any_of(data["combined"].get("day_article", ["(?!)"]))

    def bare_day(match: "re.Match[str]", context: Context) -> Period | None:
        ahead = (context.reference + timedelta(days=n) for n in range(62))
        found = next((day for day in ahead if day.day == int(match["d"])), None)
        return cal.one_day(found) if found else None

    yield make_shape(
        "day of month", rf"(?:{articles})\s+(?P<d>[0-3]?\d)(?![.,]?\d|[:/%-]|\s*%|\.\s*\w)", bare_day, loose=True
    )


def _parts_of_years(data: dict[str, Any]) -> Iterable[Shape]:
    """ "The beginning of 2024", "2024 Q3"."""
    units, this = data["units"], any_of(data["units"]["this"])
    openings = any_of(data["parts"]["beginning"])

    def beginning(match: "re.Match[str]", context: Context) -> Period:
        year = int(match["y"]) if match["y"] else context.reference.year
        return Period(date(year, 1, 1), date(year, 3, 31), "year")

    yield make_shape(
        "year",
        rf"(?:{openings})\s*(?:{data['numbers']['of']})?(?:(?P<y>{YEAR})|(?:{this})?\s*(?:{units['year']}))",
        beginning,
    )
    yield make_shape(
        "quarter",
        rf"(?P<y>{YEAR})[\s,/-]*(?:no\s+|en\s+el\s+|au\s+)?q(?P<q>[1-4])",
        lambda m, c: cal.quarter(int(m["y"]), int(m["q"])),
    )


def _named_weeks(data: dict[str, Any]) -> Iterable[Shape]:
    """ "Next March", "the week of October 7th", "the first week of 2021", "week 3 of 2027"."""
    following, after = next_words(data)
    units, suffix = data["units"], data["numbers"]["day_suffix"]
    months = named_alternatives(data["months"]["names"], "m") + r"\.?"

    yield make_shape("month", rf"(?:{following})\s+{months}|{months.replace('P<m', 'P<n')}\s+(?:{after})", _next_month)
    opener = rf"(?:the\s+|la\s+)?(?:{any_of(units['week_commencing'])})\s*(?:on\s+)?(?:the\s+|le\s+|el\s+)?"

    def week_of(match: "re.Match[str]", context: Context) -> Period | None:
        number = int(match["d"])
        if any(value for name, value in match.groupdict().items() if re.fullmatch(r"m\d+", name)):
            found = cal.near_year(matched_name(match, "m") + 1, number, context.reference)
        else:
            days = (context.reference + timedelta(days=ahead) for ahead in range(-6, 62))
            found = next((day for day in days if day.day == number and cal.week(day).end >= context.reference), None)
        return Period(cal.week(found).start, cal.week(found).end, "week", False) if found else None

    yield make_shape("week commencing", rf"{opener}(?:{months}\s+)?(?P<d>[0-3]?\d)\s?{suffix}?", week_of)
    ranks = data["numbers"]["ordinals"]
    ranked = rf"(?:(?P<rank>{any_of(ranks)})|(?P<nth>[1-5])\s?{suffix})"

    def week_of_year(match: "re.Match[str]", context: Context) -> Period | None:
        year = int(match["y"])
        rank = ranks[match["rank"]] if match["rank"] else int(match["nth"])
        return cal.week(date(year, 12, 28)) if rank == -1 else cal.numbered_week(year, rank)

    yield make_shape(
        "week",
        rf"(?:the\s+|la\s+|na\s+|a\s+)?{ranked}\s+(?:{units['week']})\s+{data['numbers']['of']}(?P<y>{YEAR})",
        week_of_year,
    )

    def week_of_month(match: "re.Match[str]", context: Context) -> Period | None:
        month = cal.month_ahead(context.reference, int(bool(match["next"] or match["after"])))
        rank = ranks[match["rank"]] if match["rank"] else int(match["nth"])
        last = month.end if rank == -1 else month.start + timedelta(days=7 * rank - 1)
        return Period(last - timedelta(days=6), last, "week", False) if last <= month.end else None

    yield make_shape(
        "week of month",
        rf"(?:the\s+|la\s+|na\s+|a\s+)?{ranked}\s+(?:{units['week']})\s+{data['numbers']['of']}"
        rf"(?:(?P<next>{following})|(?:{any_of(units['this'])}))\s*(?:{units['month']})(?:\s+(?P<after>{after}))?",
        week_of_month,
    )
    yield make_shape(
        "week",
        rf"(?:week|wk|semaine|semana)\s+(?P<w>[0-5]?\d)\s+(?:of|de)\s+(?P<y>{YEAR})",
        lambda m, c: cal.numbered_week(int(m["y"]), int(m["w"])),
    )


def _next_month(match: "re.Match[str]", context: Context) -> Period | None:
    """The month after this one that is called so; its name may stand on either side of "next"."""
    for group in ("m", "n"):
        if any(value for name, value in match.groupdict().items() if re.fullmatch(rf"{group}\d+", name)):
            number = matched_name(match, group) + 1
            return cal.month(context.reference.year + (number <= context.reference.month), number)
    return None


def _at_the_end(build: Build) -> Reading:
    """ "The month is over": its last day."""

    def read(match: "re.Match[str]", context: Context) -> Period:
        found = build(context.reference, 0)
        return Period(found.start, found.end, found.grain)

    return read


def _of(build: Build, ahead: int) -> Reading:
    def read(match: "re.Match[str]", context: Context) -> Period:
        found = build(context.reference, ahead)
        return Period(max(found.start, context.reference), found.end, found.grain)

    return read
