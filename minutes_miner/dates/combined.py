"""Shapes that put the words of a language together: "Friday of next week", "3 weeks from now", "first Tuesday in May"."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from minutes_miner.dates import calendar as cal
from minutes_miner.dates.calendar import Period
from minutes_miner.dates.shapes import YEAR, Context, Reading, Shape, make_shape, matched_name, named_alternatives

Add = Callable[[date, int], date | None]


def combined_shapes(data: dict[str, Any]) -> Iterable[Shape]:
    """The combined shapes of a language; the longest match wins over the plain shapes."""
    yield from _months_and_years(data)
    yield from _counted(data)
    yield from _weekdays(data)
    yield from _periods(data)


def _any(phrases: Iterable[str]) -> str:
    return "|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


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
    yield make_shape("numeric", rf"(?P<a>[0-3]?\d) (?P<b>[01]?\d) (?P<y>{YEAR})", lambda m, c: _numeric(m, c))
    yield make_shape(
        "range of days",
        r"(?P<a1>[0-3]?\d)[/.](?P<b1>[0-3]?\d)\.?\s*[-–]\s*(?P<a>[0-3]?\d)[/.](?P<b>[0-3]?\d)(?:[/.](?P<y>(?:19|20)?\d\d))?\.?",
        _range_of_numbers,
    )
    days = data["numbers"]["days"]
    of = data["numbers"]["of"]
    spoken = rf"(?:the\s+|el\s+|le\s+|o\s+)?(?P<day>{_any(days)})"

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
    last = _numeric(match, context)
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
    count = rf"(?:\d{{1,3}}|{_any(words)})"
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
    tomorrow = rf"(?:from|after|à partir de|a partir de)\s+(?P<tomorrow>{_any(units['tomorrow'])}|tmrw)"
    within = _any(units["within"])
    duals = data["numbers"].get("duals", {})
    if duals:
        yield make_shape(
            "within",
            rf"(?:{within})\s+(?P<dual>{_any(duals)})",
            lambda m, c: _one_day(c.reference + timedelta(days=duals[m["dual"]])),
        )
    upcoming = _any(combined["upcoming"])
    yield make_shape("within", rf"(?:{within})\s+{amount}", total)
    yield make_shape("within", rf"{amount}\s+(?:{_any(combined['later'])}|{tomorrow})", total)
    yield make_shape("within", rf"(?:the\s+|les\s+|los\s+|las\s+|os\s+|as\s+)?(?:{upcoming})\s+{amount}", total)
    yield make_shape("within", rf"(?:the\s+|les\s+|los\s+|las\s+)?{count}\s+(?:{upcoming})\s+(?:{any_unit})", total)
    yield make_shape("within", rf"(?:the\s+|les\s+|los\s+|las\s+)?{count}\s+(?:{any_unit})\s+(?:{upcoming})", total)
    yield make_shape("tomorrow", _any(combined["day_after"]), lambda m, c: _one_day(c.reference + timedelta(days=2)))


def _one_day(found: date) -> Period:
    return Period(found, found, "day")


# weekdays


def _weekdays(data: dict[str, Any]) -> Iterable[Shape]:
    units, combined = data["units"], data["combined"]
    names = named_alternatives(data["weekdays"]["names"], "w") + r"\.?"
    months = named_alternatives(data["months"]["names"], "m") + r"\.?"
    on = _any(combined["on"])
    article = r"(?:the\s+|la\s+|le\s+|el\s+|a\s+|o\s+)?"
    following = _any(units.get("next", ["(?!)"]))
    after = _any(units.get("next_after", ["(?!)"]))
    this = _any(units["this"])
    next_week = rf"(?:(?:(?P<next>{following})\s+)|(?P<this>{this})\s*)?(?:{units['week']})(?:\s+(?P<after>{after}))?"

    def in_week(match: "re.Match[str]", context: Context) -> Period | None:
        groups = match.groupdict()
        if not (groups["next"] or groups["after"] or groups["this"]):
            return None
        ahead = 1 if groups["next"] or groups["after"] else 0
        monday = cal.week(context.reference + timedelta(weeks=ahead)).start
        return _one_day(monday + timedelta(days=matched_name(match, "w")))

    yield make_shape("weekday", rf"{names}\s+(?:(?:{on})\s+)?{article}{next_week}", in_week)
    yield make_shape("weekday", rf"{next_week}\s+(?:(?:{on})\s+)?{article}{names}", in_week)
    ranks = data["numbers"]["ordinals"]
    ranked = rf"(?:(?P<rank>{_any(ranks)})|(?P<nth>[1-5])\s?{data['numbers']['day_suffix']})"

    next_month = rf"(?:{following})\s+{units['month']}|{units['month']}\s+(?:{after})"

    def nth_of_next_month(match: "re.Match[str]", context: Context) -> Period | None:
        rank = ranks[match["rank"]] if match["rank"] else int(match["nth"])
        found = _nth_weekday(_month_ahead(context.reference, 1), matched_name(match, "w"), rank)
        return _one_day(found) if found else None

    yield make_shape(
        "weekday", rf"{article}{ranked}\s+{names}\s+(?:(?:{on})\s+)?{article}(?:{next_month})", nth_of_next_month
    )

    def nth_of_month(match: "re.Match[str]", context: Context) -> Period | None:
        rank = ranks[match["rank"]] if match["rank"] else int(match["nth"])
        number = matched_name(match, "m") + 1
        years = [int(match["y"])] if match["y"] else [context.reference.year, context.reference.year + 1]
        for year in years:
            found = _nth_weekday(cal.month(year, number), matched_name(match, "w"), rank)
            if found and (match["y"] or found >= context.reference):
                return _one_day(found)
        return None

    yield make_shape(
        "weekday",
        rf"{article}{ranked}\s+{names}\s+(?:{on})\s+(?:{data['numbers']['of']})?{months}(?:[\s,]+(?P<y>{YEAR}))?",
        nth_of_month,
    )
    ends = _any(data["parts"]["end"])
    yield make_shape(
        "weekday",
        rf"(?:{ends})\s+(?:{on}\s+)?{names}",
        lambda m, c: _one_day(cal.next_weekday(matched_name(m, "w"), c.reference)),
    )
    number = rf"(?P<n>\d{{1,2}}|{_any(data['numbers']['words'])})"

    def counted_weekdays(match: "re.Match[str]", context: Context) -> Period:
        count = int(match["n"]) if match["n"].isdigit() else data["numbers"]["words"][match["n"]]
        return _one_day(cal.next_weekday(matched_name(match, "w"), context.reference) + timedelta(weeks=count - 1))

    yield make_shape("within", rf"{number}\s+{names}s?\s+(?:{_any(combined['later'])})", counted_weekdays)
    suffix = data["numbers"]["day_suffix"]

    def matching_day(match: "re.Match[str]", context: Context) -> Period | None:
        number = int(match["d"])
        for ahead in range(800):
            found = context.reference + timedelta(days=ahead)
            if found.day == number and found.weekday() == matched_name(match, "w"):
                return _one_day(found)
        return None

    yield make_shape(
        "weekday and day",
        rf"{names},?\s+(?:the\s+|le\s+|el\s+)?(?P<d>[0-3]?\d)\s?{suffix}?(?!\d|[:/.-]\d|\s?[ap]\.?m|\s*h)",
        matching_day,
    )
    yield make_shape(
        "numeric",
        rf"{names},?\s+(?:the\s+|le\s+|el\s+)?(?P<a>[0-3]?\d)[/.](?P<b>[01]?\d)\.?(?:(?<=[/.])(?P<y>{YEAR}|\d\d))?",
        lambda m, c: _numeric(m, c),
    )
    yield make_shape(
        "numeric",
        rf"{names},?\s+(?:the\s+|le\s+|el\s+)?(?P<a>[0-3]?\d)(?P<s>[/.-])(?P<b>[01]?\d)(?P=s)(?P<y>{YEAR}|\d\d)",
        lambda m, c: _numeric(m, c),
    )
    yield make_shape(
        "numeric",
        rf"{names},?\s+(?P<y>{YEAR})(?P<s>[-/.])(?P<m>[01]?\d)(?P=s)(?P<d>[0-3]?\d)",
        lambda m, c: cal.day(int(m["y"]), int(m["m"]), int(m["d"])),
    )
    yield make_shape("week", rf"(?:{this}|{following})?\s*(?:{_any(combined['weekend'])})(?:\s+(?:{after}))?", _weekend)


def _weekend(match: "re.Match[str]", context: Context) -> Period:
    saturday = cal.week(context.reference).start + timedelta(days=5)
    return Period(saturday, saturday + timedelta(days=1), "week", False)


def _numeric(match: "re.Match[str]", context: Context) -> Period | None:
    a, b = int(match["a"]), int(match["b"])
    day, month = (a, b) if context.day_first or a > 12 else (b, a)
    if not 1 <= month <= 12:
        return None
    if match["y"]:
        return cal.day(cal.full_year(match["y"]), month, day)
    found = cal.near_year(month, day, context.reference)
    return _one_day(found) if found else None


def _nth_weekday(month: Period, weekday: int, rank: int) -> date | None:
    days = [month.start + timedelta(days=n) for n in range((month.end - month.start).days + 1)]
    matching = [d for d in days if d.weekday() == weekday]
    if rank == -1:
        return matching[-1]
    return matching[rank - 1] if 1 <= rank <= len(matching) else None


# periods


def _periods(data: dict[str, Any]) -> Iterable[Shape]:
    units, combined, parts = data["units"], data["combined"], data["parts"]
    builders: tuple[tuple[str, Callable[[date, int], Period]], ...] = (
        (units["week"], lambda d, n: cal.week(d + timedelta(weeks=n))),
        (units["month"], _month_ahead),
        (units["year"], lambda d, n: cal.year(d.year + n)),
    )
    this = _any(units["this"])
    for unit, build in builders:
        yield make_shape("named period", rf"(?:{_any(combined['rest'])})\s*(?:(?:{this})\s*)?(?:{unit})", _of(build, 0))
        yield make_shape(
            "named period",
            rf"(?:{_any(combined['course'])})\s*(?:{this})\s*(?:{unit})(?!\s+{data['numbers']['of']}\S)",
            _of(build, 0),
        )
        yield make_shape("named period", rf"(?:the\s+)?(?:{unit})\s+(?:{_any(combined['after_next'])})", _of(build, 2))
        yield make_shape("named period", rf"(?:this\s+)?(?:calendar|current)\s+(?:{unit})", _of(build, 0))
    yield make_shape(
        "named period", r"(?:the\s+)?eom", lambda m, c: Period(c.reference, _month_ahead(c.reference, 0).end, "month")
    )
    for unit, build in (*builders, (units["day"], lambda d, n: Period(d, d, "day"))):
        over = _any(combined.get("over", ["(?!)"]))
        yield make_shape("end of month", rf"(?:the\s+|this\s+|that\s+)?(?:{unit})\s+(?:{over})", _at_the_end(build))
    yield make_shape(
        "end of month",
        rf"(?:the\s+)?(?:{_any(units.get('month_end', ['(?!)']))})",
        lambda m, c: Period(c.reference, _month_ahead(c.reference, 0).end, "month"),
    )
    yield make_shape(
        "end of month",
        rf"(?:the\s+)?(?:{_any(units.get('quarter_end', ['(?!)']))})",
        lambda m, c: Period(c.reference, cal.quarter(c.reference.year, (c.reference.month + 2) // 3).end, "quarter"),
    )
    following = _any(units.get("next", ["(?!)"]))
    after = _any(units.get("next_after", ["(?!)"]))
    yield from _named_weeks(data, following, after)
    suffix = data["numbers"]["day_suffix"]
    day = rf"(?:(?P<from>[0-3]?\d)\s?{suffix}?\s*(?:-|–|to|till|until|au|al|a|até)\s*)?(?P<d>[0-3]?\d)\s?{suffix}?(?:\s+day)?"

    def day_of_month(match: "re.Match[str]", context: Context) -> Period | None:
        ahead = 1 if match["next"] or match["after"] else 0
        month = _month_ahead(context.reference, ahead)
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
    articles = _any(combined.get("day_article", ["(?!)"]))

    def bare_day(match: "re.Match[str]", context: Context) -> Period | None:
        ahead = (context.reference + timedelta(days=n) for n in range(62))
        found = next((day for day in ahead if day.day == int(match["d"])), None)
        return _one_day(found) if found else None

    yield make_shape(
        "day of month", rf"(?:{articles})\s+(?P<d>[0-3]?\d)(?![.,]?\d|[:/%-]|\s*%|\.\s*\w)", bare_day, loose=True
    )
    openings = _any(parts["beginning"])

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


def _named_weeks(data: dict[str, Any], following: str, after: str) -> Iterable[Shape]:
    """ "Next March", "the week of October 7th", "the first week of 2021", "week 3 of 2027"."""
    units, suffix = data["units"], data["numbers"]["day_suffix"]
    months = named_alternatives(data["months"]["names"], "m") + r"\.?"

    yield make_shape("month", rf"(?:{following})\s+{months}|{months.replace('P<m', 'P<n')}\s+(?:{after})", _next_month)
    opener = rf"(?:the\s+|la\s+)?(?:{_any(units['week_commencing'])})\s*(?:on\s+)?(?:the\s+|le\s+|el\s+)?"

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
    ranked = rf"(?:(?P<rank>{_any(ranks)})|(?P<nth>[1-5])\s?{suffix})"

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
        month = _month_ahead(context.reference, int(bool(match["next"] or match["after"])))
        rank = ranks[match["rank"]] if match["rank"] else int(match["nth"])
        last = month.end if rank == -1 else month.start + timedelta(days=7 * rank - 1)
        return Period(last - timedelta(days=6), last, "week", False) if last <= month.end else None

    yield make_shape(
        "week of month",
        rf"(?:the\s+|la\s+|na\s+|a\s+)?{ranked}\s+(?:{units['week']})\s+{data['numbers']['of']}"
        rf"(?:(?P<next>{following})|(?:{_any(units['this'])}))\s*(?:{units['month']})(?:\s+(?P<after>{after}))?",
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


def _month_ahead(start: date, count: int) -> Period:
    index = start.year * 12 + start.month - 1 + count
    return cal.month(index // 12, index % 12 + 1)


def _at_the_end(build: Callable[[date, int], Period]) -> Reading:
    """ "The month is over": its last day."""

    def read(match: "re.Match[str]", context: Context) -> Period:
        found = build(context.reference, 0)
        return Period(found.start, found.end, found.grain)

    return read


def _of(build: Callable[[date, int], Period], ahead: int) -> Reading:
    def read(match: "re.Match[str]", context: Context) -> Period:
        found = build(context.reference, ahead)
        return Period(max(found.start, context.reference), found.end, found.grain)

    return read
