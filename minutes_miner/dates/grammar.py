"""The shapes of dates: one table of patterns for each language, built from its words, each with its reading.

A shape is a regular expression with named groups and a function that turns a match and the day of the meeting into a
`Period`, or None where the calendar has no such day. Shapes stand in order: the more specific first.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from minutes_miner import lexicon
from minutes_miner.dates import calendar as cal
from minutes_miner.dates.anchored import Meetings, anchored_shapes, meetings_of
from minutes_miner.dates.calendar import Period
from minutes_miner.dates.combined import combined_shapes
from minutes_miner.dates.shapes import (
    YEAR,
    Context,
    Reading,
    Shape,
    Shapes,
    any_of,
    make_shape,
    matched_name,
    named_alternatives,
)

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_SEPARATOR = r"[/.\-]"
_TO = r"\s*(?:-|–|—|/|to|and|&|au|à|et|al|a|y|e|até|إلى|الى)\s*"


@dataclass(frozen=True, slots=True)
class Language:
    """The grammar of one language."""

    code: str
    shapes: Shapes
    until: "re.Pattern[str]"
    before: "re.Pattern[str]"
    moved: "re.Pattern[str]"  # says that what stood before is no longer the day
    former: "re.Pattern[str]"  # in a cell, ahead of a day that counts no more
    revised: "re.Pattern[str]"  # and ahead of the one that took its place
    weak: "re.Pattern[str]"
    never: "re.Pattern[str]"
    begin: "re.Pattern[str]"  # "starting from", ahead of the day on which something begins
    condition: "re.Pattern[str]"  # "unless she hears otherwise", ahead of a date that binds only what the clause tells
    past: "re.Pattern[str]"
    soft: "re.Pattern[str]"
    recurring: "re.Pattern[str]"
    next_meeting: "re.Pattern[str]"
    clause: "re.Pattern[str]"  # "before the new school year": says until when without a date
    counts: dict[str, int]  # numbers in words
    arranged: "re.Pattern[str]"  # "hold", "the date of", ahead of a meeting by which nothing is due
    of_meeting: "re.Pattern[str]"  # behind a meeting: "room"
    length: "re.Pattern[str]"  # "for", ahead of "two weeks"
    event: "re.Pattern[str]"  # "before the auditor comes", ahead of its day
    of_event: "re.Pattern[str]"  # between what happens and its day: "of", "("
    lead: "re.Pattern[str]"  # "one week before", "the Friday before", ahead of a meeting or a day
    earlier: "re.Pattern[str]"  # "two weeks before the exam", "one week after the visit": by when, without a date
    away: "re.Pattern[str]"  # "out until", ahead of the day on which somebody is back
    gone: "re.Pattern[str]"  # the same behind that day
    remark: "re.Pattern[str]"  # "(she travels", ahead of a day
    hour: "re.Pattern[str]"  # behind a date: "at noon", "evening"
    until_hour: "re.Pattern[str]"  # "before noon on", ahead of a date
    aim: (
        "re.Pattern[str]"  # of `until`, what stands before the day of a meeting too: "Orden del día para el 4 de marzo"
    )
    elsewhere: "re.Pattern[str]"  # ahead of the day of something else than a meeting: "approved on"
    latest: "re.Pattern[str]"  # behind a date: "at the latest"
    meetings: Meetings
    written: "re.Pattern[str]"  # a day and a month in words; `day` where the day comes first
    words: "re.Pattern[str]"
    weekday_before_numbers: "re.Pattern[str]"
    months: tuple[str, ...]
    weekdays: tuple[str, ...]

    def month_named(self, word: str) -> int | None:
        """The month, 1 to 12, that a word is the name of."""
        return next((at for at, name in enumerate(self.months, 1) if re.fullmatch(name, word)), None)


@lru_cache(maxsize=1 << 11)  # each grammar and each question asks for the same texts again
def plain(text: str) -> str:
    """Lower case, Western digits, odd blanks and dashes made even; as long as the text, so that offsets hold."""
    western = text if text.isascii() else text.translate(_DIGITS)
    folded = western.lower()
    if len(folded) != len(text):
        folded = "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in western)
    return (
        folded.replace("\u00a0", " ")
        .replace("\u2011", "-")
        .replace("\u202f", " ")
        .replace("\t", " ")
        .replace("\n", " ")
    )


@cache
def language(code: str) -> Language:
    """The grammar of a language, compiled once."""
    data = lexicon.load(f"dates/{code if code in lexicon.names('dates') else 'en'}")
    bound = data["bound"]
    return Language(
        code=code,
        shapes=Shapes(_shapes(data)),
        until=before_date([*bound["until"], *bound["moved"]]),
        moved=_phrases(bound["moved"] + bound.get("now", [])),
        former=before_date(bound["former"]),
        revised=before_date(bound["revised"]),
        before=before_date(bound["before"]),
        weak=before_date(bound["weak"]),
        never=before_date(bound["never"]),
        begin=before_date(bound["begin"]),
        condition=re.compile(rf"(?<!\w)(?:{'|'.join(bound['condition'])})\s[^,;.()]*$"),
        past=re.compile(rf"\s*(?:{'|'.join(data['past']['after'])})\b"),
        soft=_phrases(data["soft"]["phrases"]),
        recurring=_phrases(data["soft"]["recurring"]),
        next_meeting=_phrases(data["soft"]["next_meeting"]),
        meetings=meetings_of(data),
        written=re.compile(
            rf"(?<![\w/.-])(?:(?P<day>[0-3]?\d)\s?{data['numbers']['day_suffix']}?\s+(?:of\s+)?(?:{'|'.join(data['months']['names'])})(?!\w)"
            rf"|(?:{'|'.join(data['months']['names'])})\.?\s+[0-3]?\d(?:st|nd|rd|th)?,?\s+{YEAR}(?!\d))"
        ),
        clause=re.compile(rf"(?<!\w)(?:{'|'.join(data['soft']['clause'])})\s+[^,;.()]{{3,60}}"),
        counts=dict(data["numbers"]["words"]),
        arranged=_arranged(bound),
        of_meeting=re.compile(rf"\s+(?:{'|'.join(bound.get('of_meeting', ['(?!)']))})(?!\w)"),
        length=before_date(bound["length"]),
        event=re.compile(rf"(?<!\w)(?:{'|'.join(bound['before'])})\s+[^,;.()]{{3,60}}$"),
        of_event=re.compile(rf"(?:(?<!\w)(?:{'|'.join(bound['of_event'])})\s+|\()$"),
        lead=_lead(data),
        earlier=_earlier(data),
        away=before_date(bound["away"]),
        gone=re.compile(rf"\s+(?:{'|'.join(bound.get('gone', ['(?!)']))})(?!\w)"),
        remark=re.compile(rf"\([^()]*(?<!\w)(?:{'|'.join(bound['remark'])})\s[^()]*$"),
        hour=re.compile(rf"\s*,?\s*(?:{'|'.join(data['parts']['late_hour'])})(?!\w)"),
        until_hour=re.compile(
            rf"(?<!\w)(?:{'|'.join([*bound['until'], *bound['before']])})\s+(?:{'|'.join(data['parts']['late_hour'])})"
            rf"\s*,?\s*(?:(?:{'|'.join(bound['weak'])})\s+)?$"
        ),
        aim=before_date(bound.get("aim", ["(?!)"])),
        elsewhere=before_date(bound["elsewhere"]),
        latest=re.compile(rf"\s*,?\s*(?:{'|'.join(data['bound']['after'])})(?!\w)"),
        words=_date_words(data),
        months=tuple(data["months"]["names"]),
        weekdays=tuple(data["weekdays"]["names"]),
        weekday_before_numbers=re.compile(
            rf"(?<!\w){named_alternatives(data['weekdays']['names'], 'w')},?\.?\s+(?P<a>\d{{1,2}})(?P<s>[/.-])(?P<b>\d{{1,2}})(?P=s)(?P<y>{YEAR}|\d\d)(?!\d)"
        ),
    )


def before_date(phrases: Iterable[str]) -> "re.Pattern[str]":
    """Any of some phrases right before a date, whose article may stand between."""
    ordered = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(rf"(?:(?<=\W)|^)(?:{'|'.join(ordered)})\s*(?:the\s+|le\s+|el\s+)?$")


def _arranged(bound: dict[str, Any]) -> "re.Pattern[str]":
    """What says that a meeting is arranged, whatever article stands between: "hold the next session", "set up an April meeting"."""
    article = rf"(?:\s+(?:{bound.get('indefinite', '(?!)')}))?"
    return before_date([rf"(?:{phrase}){article}" for phrase in bound.get("arranged", ["(?!)"])])


def _lead(data: dict[str, Any]) -> "re.Pattern[str]":
    count = "|".join(data["numbers"]["words"])
    weekday = named_alternatives(data["weekdays"]["names"], "w")
    return re.compile(
        rf"(?<!\w)(?:(?P<n>\d{{1,2}}|{count})\s+(?:(?P<week>{data['units']['week']})|{data['units']['day']})|{weekday})"
        rf"\s+(?:{'|'.join(data['bound']['before'])})\s+(?:the\s+|la\s+|le\s+|el\s+|a\s+)?$"
    )


def _earlier(data: dict[str, Any]) -> "re.Pattern[str]":
    units, count = data["units"], rf"(?:\d{{1,2}}|{'|'.join(data['numbers']['words'])})"
    behind = "|".join([*data["bound"]["before"], *data["combined"]["advance"]])
    after, word = "|".join(data["combined"]["event_after"]), r"\s+[^\W\d]+(?:['’][^\W\d]+)?"
    return re.compile(
        rf"(?<!\w)(?:{count}\s*(?:[-–]|{data['numbers']['or']})\s*)?{count}\s+(?:{units['day']}|{units['week']}|{units['month']})"
        rf"\s+(?:(?:{behind})(?!\w)(?:{word}){{0,3}}|(?:{after})(?:{word}){{1,3}})"
    )


def _phrases(phrases: Iterable[str]) -> "re.Pattern[str]":
    ordered = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w)")


def _date_words(data: dict[str, Any]) -> "re.Pattern[str]":
    """What any date or deadline has at least one of: a cheap first look at a text."""
    units = [
        value
        for name, value in data["units"].items()
        if isinstance(value, str) and "name" not in name and "tail" not in name
    ]
    units += data["units"]["today"] + data["units"]["tomorrow"]
    units += list(data["numbers"].get("duals", {}))
    soft = data["soft"]["phrases"] + data["soft"]["recurring"] + data["soft"]["next_meeting"]
    anchored = [
        phrase
        for name, phrases in data["anchored"].items()
        if name not in ("meetings", "next", "starting")
        for phrase in phrases
    ]
    bodies = [rf"(?:{'|'.join(data['anchored']['next'])})\s+\w+"]
    combined = [phrase for phrases in data["combined"].values() for phrase in phrases if len(phrase) > 6]
    weekdays = [rf"(?:{name})s?" for name in data["weekdays"]["names"]]
    groups = [
        *data["months"]["names"],
        *weekdays,
        *units,
        *soft,
        *combined,
        *anchored,
        *data["feasts"],
        *bodies,
        *data["soft"]["clause"],
        *data["units"]["year_end"],
        *data["units"].get("month_end", []),
        *data["units"].get("quarter_end", []),
        rf"(?:{data['units']['day']}|{data['units']['week']}|{data['units']['month']}|{data['units']['year']})\s+(?:{'|'.join(data['combined'].get('over', ['(?!)']))})",
        "eom",
    ]
    return re.compile(rf"\d|(?<!\w)(?:{'|'.join(groups)})(?!\w)")


def _shapes(data: dict[str, Any]) -> Iterable[Shape]:
    yield from anchored_shapes(data)
    yield from combined_shapes(data)
    yield from _numeric_shapes()
    yield from _week_shapes(data)
    yield from _month_shapes(data)
    yield from _period_shapes(data)
    yield from _relative_shapes(data)


# digits alone


def _numeric_shapes() -> Iterable[Shape]:
    d = r"\d{1,2}"
    yield make_shape(  # "2024-03-12/13", "12/13.03.2024", "12/03/2024 - 13/03/2024": over several days
        "range of days",
        rf"(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d1>\d\d){_TO}(?:(?P=y)-)?(?:(?P<m2>\d\d)-)?(?P<d>\d\d)(?!-)",
        lambda m, c: _span_of_days(m, int(m["y"]), int(m["m"]), int(m["m2"] or m["m"])),
    )
    yield make_shape(
        "range of days",
        rf"(?P<d1>{d})\.?\s?(?:[-–/&]|{_TO})\s?(?P<d>{d})\.(?P<m>{d})\.(?P<y>{YEAR}|\d\d)",
        lambda m, c: _span_of_days(m, cal.full_year(m["y"]), int(m["m"]), int(m["m"])),
    )
    yield make_shape(
        "range of dates",
        rf"(?P<a1>{d})(?P<s>[/.])(?P<b1>{d})(?:(?P=s)(?P<y1>{YEAR}|\d\d)|(?<=\.\d\d)\.){_TO}(?P<a>{d})(?P=s)(?P<b>{d})(?P=s)(?P<y>{YEAR}|\d\d)",
        _read_span,
    )
    yield make_shape(
        "iso",
        rf"(?P<y>{YEAR})(?P<s>[-/.])(?P<m>{d})(?P=s)(?P<d>{d})",
        lambda m, c: cal.day(int(m["y"]), int(m["m"]), int(m["d"])),
    )
    yield make_shape(
        "numeric", rf"(?P<a>{d})\s?(?P<s>{_SEPARATOR})\s?(?P<b>{d})\s?(?P=s)\s?(?P<y>{YEAR}|\d\d)", _read_numeric
    )
    yield make_shape(
        "day/month",  # "31-08"; what may as well be a range or an age ("10-12", "5-9") is none
        r"(?<![-–\d])(?:(?P<a>[0-2]\d|3[01])-(?P<b>0[1-9])|(?P<c>1[3-9]|2\d|3[01])-(?P<d>1[0-2]|[1-9]))(?!\s?%)",
        _read_hyphened,
        loose=True,
    )
    yield make_shape(
        "day/month",
        rf"(?!24/7)(?P<a>{d})(?P<s>[/.])(?P<b>{d})\.?(?!\s?(?:%|[ap]\.?m\b|h(?:rs?|ours?)?\b))",
        _read_numeric,
        loose=True,
    )


def _read_hyphened(match: "re.Match[str]", context: Context) -> Period | None:
    found = cal.near_year(int(match["b"] or match["d"]), int(match["a"] or match["c"]), context.reference)
    return Period(found, found, "day") if found else None


def _span_of_days(match: "re.Match[str]", year: int, first: int, last: int) -> Period | None:
    """From a day of one month to a later one of the same year."""
    start, end = cal.day(year, first, int(match["d1"])), cal.day(year, last, int(match["d"]))
    return Period(start.start, end.end, "day", False) if start and end and start.start < end.end else None


def _read_span(match: "re.Match[str]", context: Context) -> Period | None:
    """Two days in figures, the first without its year or with it."""
    numbers = [int(match[name]) for name in ("a1", "b1", "a", "b")]
    days_first = [n > 12 for n in numbers[::2]], [n > 12 for n in numbers[1::2]]
    first_day = True if any(days_first[0]) else False if any(days_first[1]) else context.day_first
    year = cal.full_year(match["y"])
    (d1, m1), (d, m) = (pair if first_day else pair[::-1] for pair in (numbers[:2], numbers[2:]))
    start = cal.day(cal.full_year(match["y1"]) if match["y1"] else year - (m1 > m), m1, d1)
    end = cal.day(year, m, d)
    return Period(start.start, end.end, "day", False) if start and end and start.start < end.end else None


def _read_numeric(match: "re.Match[str]", context: Context) -> Period | None:
    a, b = int(match["a"]), int(match["b"])
    first_day = context.day_first
    if a > 12 >= b:
        first_day = True
    elif b > 12 >= a:
        first_day = False
    number, month = (a, b) if first_day else (b, a)
    if "y" in match.re.groupindex and match["y"]:
        return cal.day(cal.full_year(match["y"]), month, number)
    if not 1 <= month <= 12:
        return None
    found = cal.near_year(month, number, context.reference)
    return Period(found, found, "day") if found else None


# months by name


def _month_shapes(data: dict[str, Any]) -> Iterable[Shape]:
    names = data["months"]["names"]
    suffix, of = data["numbers"]["day_suffix"], data["numbers"]["of"]
    month = named_alternatives(names, "m") + r"\.?"
    other = "(?:" + "|".join(names) + r")\.?"
    hours = "|".join([data["units"]["hour"], *data["parts"]["late_hour"]])
    year = rf"(?:\s*[,.\-/]?\s*(?:{of})?\s*(?P<y>{YEAR}|['’]\d\d)|[\s\-/]+(?P<y2>\d\d)(?![\d:.]|\s*(?:am|pm|h\b)|\s*,?\s*{YEAR}|\s*(?:{hours}|{other})(?!\w)))?"
    number = rf"(?P<d>[0-3]?[\doO])\s?{suffix}?"
    weekday = "(?:(?:" + "|".join(data["weekdays"]["names"]) + r")(?:,?\.?\s+|,)(?:the\s+|le\s+|el\s+)?)?"

    def dated(match: "re.Match[str]", context: Context) -> Period | None:
        return _read_day(match, context, matched_name(match, "m") + 1)

    yield make_shape(
        "range of days",
        rf"(?<!no\.\s)(?<!no\s)(?<!n°\s)(?<!nr\s){weekday}(?P<d1>[0-3]?\d)\s?{suffix}?(?:{_TO}|\s+)(?:{weekday})(?P<d>[0-3]?\d)\s?{suffix}?\s*[-/]?\s*{of}{month}{year}",
        lambda m, c: _range_of_days(m, dated(m, c)),
    )
    yield make_shape(
        "range of dates",
        rf"{weekday}(?P<d1>[0-3]?\d)\s?{suffix}?\s*{of}(?P<from>{other}){_TO}{weekday}{number}\s*{of}{month}{year}",
        lambda m, c: _range_of_dates(m, dated(m, c), names),
    )
    yield make_shape(
        "month range of days",
        rf"{month}\s+(?P<d1>[0-3]?\d)\s?{suffix}?{_TO}(?P<d>[0-3]?\d)\s?{suffix}?{year}",
        lambda m, c: _range_of_days(m, dated(m, c)),
    )
    yield make_shape("day month", rf"{weekday}{number}\s*[-/.,]?\s*{of}{month}{year}", dated)
    yield make_shape(
        "month day",
        rf"{weekday}{month}[\s-]*(?:the\s+)?(?P<d>[0-3]?\d)(?!\d)\s?{suffix}?(?:(?:\s*,\s*|\s+)(?P<y>{YEAR}))?(?!\s?:\d)",
        dated,
    )
    yield from _month_parts(data, month, other, year, of)


def _read_day(match: "re.Match[str]", context: Context, month: int) -> Period | None:
    number = int(match["d"].replace("o", "0").replace("O", "0"))
    year = _year_of(match)
    if year:
        return cal.day(year, month, number)
    found = cal.near_year(month, number, context.reference)
    return Period(found, found, "day") if found else None


def _year_of(match: "re.Match[str]") -> int | None:
    groups = match.groupdict()
    text = groups.get("y") or groups.get("y2")
    return cal.full_year(text.strip("'’")) if text else None


def _range_of_days(match: "re.Match[str]", last: Period | None) -> Period | None:
    if last is None:
        return None
    first = cal.day(last.end.year, last.end.month, int(match["d1"]))
    if first is None or first.end > last.end:
        return None
    return Period(first.start, last.end, "day", False)


def _range_of_dates(match: "re.Match[str]", last: Period | None, names: list[str]) -> Period | None:
    if last is None:
        return None
    text = match["from"].rstrip(".")
    number = next(i for i, name in enumerate(names, 1) if re.fullmatch(name, text) or re.fullmatch(name, match["from"]))
    year = last.end.year - (number > last.end.month)
    first = cal.day(year, number, int(match["d1"]))
    return Period(first.start, last.end, "day", False) if first else None


def _month_parts(data: dict[str, Any], month: str, other: str, year: str, of: str) -> Iterable[Shape]:
    parts, names = data["parts"], data["months"]["names"]
    ordinals = data["numbers"]["ordinals"]

    def whole(match: "re.Match[str]", context: Context) -> Period:
        number = matched_name(match, "m") + 1
        named = _year_of(match)
        if named:
            return cal.month(named, number)
        found = cal.month(context.reference.year, number)
        return found if found.end >= context.reference else cal.month(context.reference.year + 1, number)

    def part(name: str, day: int | None) -> Shape:
        def read(match: "re.Match[str]", context: Context) -> Period | None:
            found = whole(match, context)
            if day is None:
                return Period(found.start, found.end, "month")
            return Period(found.start.replace(day=1), found.start.replace(day=day), "month")

        openers = "|".join(sorted(parts[name], key=lambda p: (-len(p), p)))
        return make_shape(f"{name} of month", rf"(?:{openers})\s*(?:{of})?{month}{year}", read)

    week = data["units"]["week"]
    ranks = "|".join(sorted(ordinals, key=lambda o: (-len(o), o)))

    def ordinal_week(match: "re.Match[str]", context: Context) -> Period | None:
        found = whole(match, context)
        rank = ordinals.get(match["rank"]) if match["rank"] else int(match["nth"])
        if rank == -1:
            return Period(found.end - timedelta(days=6), found.end, "week", False)
        if not rank or rank > 5:
            return None
        end = min(found.start + timedelta(days=7 * rank - 1), found.end)
        return Period(found.start + timedelta(days=7 * (rank - 1)), end, "week", False)

    yield make_shape(
        "week of month",
        rf"(?:the\s+)?(?:(?P<rank>{ranks})|(?P<nth>[1-5])\s?{data['numbers']['day_suffix']})\s+{week}\s+(?:in\s+)?{of}{month}{year}",
        ordinal_week,
    )
    yield make_shape(
        "week of month",
        rf"{week}\s+(?P<rank>{ranks})(?P<nth>(?!))?\s+(?:in\s+)?{of}{month}{year}",
        ordinal_week,
    )
    yield _first_weeks(data, rf"(?:in\s+|im\s+)?{of}{month}{year}", whole)
    halves = data["parts"]["half_month"]

    def half(match: "re.Match[str]", context: Context) -> Period | None:
        found = whole(match, context)
        middle = found.start.replace(day=15)
        return (
            Period(found.start, middle, "month", False) if match["first"] else Period(middle, found.end, "month", False)
        )

    yield make_shape(
        "half of month",
        rf"(?:(?P<first>{'|'.join(halves['first'])})|(?:{'|'.join(halves['second'])}))\s*(?:{of})?{month}{year}",
        half,
    )
    yield part("beginning", 10)
    yield part("middle", 15)
    yield part("end", None)

    def span(match: "re.Match[str]", context: Context) -> Period | None:
        last = whole(match, context)
        day = 10 if match["early"] else 15 if match["middle"] else last.end.day  # "March-early April"
        text = match["from"].rstrip(".")
        number = next(
            i for i, name in enumerate(names, 1) if re.fullmatch(name, text) or re.fullmatch(name, match["from"])
        )
        first = cal.month(last.end.year - (number > last.end.month), number)
        return Period(first.start, last.end.replace(day=day), "month", False)

    early, middle, late = (any_of(parts[name]) for name in ("beginning", "middle", "end"))
    opener = rf"(?:(?:(?P<early>{early})|(?P<middle>{middle})|(?:{late}))\s*)?"
    yield make_shape("range of months", rf"(?P<from>{other})(?:\s*(?:-|–|—|/|to|au|à|a)\s*){opener}{month}{year}", span)
    alone = year.replace(r"[\s\-/]+(?P<y2>", r"\s?[\-/]\s?(?P<y2>")  # "August 30" is a day
    yield make_shape("month", rf"(?:{of})?{month}(?!\s+[0-3]?\d(?![\d:.])){alone}", whole, loose=True)


def _first_weeks(data: dict[str, Any], month: str, whole: Reading) -> Shape:
    """ "The first two weeks of May", "las dos primeras semanas de mayo"."""
    numbers, first = data["numbers"]["words"], "|".join(data["parts"]["first_weeks"])
    count = rf"(?P<n>[1-4]|{'|'.join(sorted(numbers, key=lambda word: (-len(word), word)))})"

    def read(match: "re.Match[str]", context: Context) -> Period | None:
        found = whole(match, context)
        count = match["n"] or match["n2"]
        days = 7 * (int(count) if count.isdigit() else numbers[count])
        return (
            Period(found.start, found.start + timedelta(days=days - 1), "week", False) if found and days < 29 else None
        )

    either = rf"(?:(?:{first})\s+{count}|{count.replace('<n>', '<n2>')}\s+(?:{first}))"
    return make_shape("week of month", rf"{either}\s+{data['units']['week']}\s+{month}", read)


# quarters, halves, years


def _period_shapes(data: dict[str, Any]) -> Iterable[Shape]:
    units, of = data["units"], data["numbers"]["of"]
    ordinals = {
        **data["numbers"]["ordinals"],
        "first": 1,
        "second": 2,
        "premier": 1,
        "primer": 1,
        "segundo": 2,
        "tercer": 3,
        "cuarto": 4,
    }
    year = rf"(?:[\s,/\-]*(?:{of})?(?P<y>{YEAR})|\s?[/'’](?P<yy>\d\d)(?!\d))?(?:\s+of\s+(?:the\s+|this\s+)?year)?"

    def numbered(count: int, build: Callable[[int, int], Period]) -> Reading:
        def read(match: "re.Match[str]", context: Context) -> Period | None:
            short = match["yy"]
            texts = [value for name, value in match.groupdict().items() if value and name not in ("y", "yy")] or [
                group for group in match.groups() if group and not re.fullmatch(YEAR, group) and group != short
            ]
            numbers = [
                int(text) if text.isdigit() else ordinals.get(text, 0)
                for text in texts
                if text.isdigit() or text in ordinals
            ]
            numbers = [count if n == -1 else n for n in numbers]
            if not numbers or not all(1 <= n <= count for n in numbers):
                return None
            told = match["y"] or short
            named = cal.full_year(told) if told else context.reference.year
            first, last = build(named, numbers[0]), build(named, numbers[-1])
            if not told and last.end < context.reference:
                first, last = build(named + 1, numbers[0]), build(named + 1, numbers[-1])
            return Period(min(first.start, last.start), max(first.end, last.end), last.grain, False)

        return read

    quarters = units["quarter_name"]
    yield make_shape(
        "range of quarters", rf"q\s?([1-4])\s*(?:-|–|/|to|and|&|,)\s*q?\s?([1-4]){year}", numbered(4, cal.quarter)
    )
    yield make_shape(
        "quarter",
        rf"(?:{'|'.join(data['parts']['end'])})?\s*(?:the\s+|el\s+|le\s+)?{quarters}{year}",
        numbered(4, cal.quarter),
    )
    yield make_shape("half", rf"(?:the\s+|el\s+|le\s+)?{units['half_name']}{year}", numbered(2, cal.half))

    def year_end(match: "re.Match[str]", context: Context) -> Period:
        return Period(date(context.reference.year, 1, 1), date(context.reference.year, 12, 31), "year")

    yield make_shape("end of year", rf"(?:{'|'.join(units['year_end'])})(?!\s+{YEAR})", year_end)
    ends = "|".join(sorted(data["parts"]["end"], key=lambda p: (-len(p), p)))
    yield make_shape("end of a year", rf"(?:{ends})\s*(?:{of})?(?P<y>{YEAR})", lambda m, c: cal.year(int(m["y"])))
    yield make_shape("year", rf"(?P<y>{YEAR})", lambda m, c: cal.year(int(m["y"])), loose=True)


# weekdays and weeks


def _week_shapes(data: dict[str, Any]) -> Iterable[Shape]:
    units, of = data["units"], data["numbers"]["of"]
    names = data["months"]["names"]
    month = "(?:" + "|".join(names) + r")\.?"
    opener = "|".join(sorted(units["week_commencing"], key=lambda p: (-len(p), p)))
    suffix = data["numbers"]["day_suffix"]

    def commencing(match: "re.Match[str]", context: Context) -> Period | None:
        text = match["m"]
        number = next(
            (i for i, name in enumerate(names, 1) if re.fullmatch(name, text.rstrip(".")) or re.fullmatch(name, text)),
            0,
        )
        year = int(match["y"]) if match["y"] else None
        day_number = int(match["d"] or match["dd"])
        found = cal.day(year, number, day_number) if year else None
        first = found.end if found else (None if year else cal.near_year(number, day_number, context.reference))
        if first is None:
            return None
        if match["last"]:
            last = cal.day(first.year, first.month, int(match["last"]))
            return Period(first, last.end, "week", False) if last and last.end >= first else None
        return Period(first, cal.week(first).end, "week", False)

    yield make_shape(
        "week commencing",
        rf"(?:{opener})\s*(?:the\s+|le\s+|el\s+)?(?:(?P<d>[0-3]?\d)\s?{suffix}?(?:\s*(?:-|–|to|au|al)\s*(?P<last>[0-3]?\d)\s?{suffix}?)?\s*{of}(?P<m>{month})|(?!)(?P<dd>x))(?:[\s,]*(?P<y>{YEAR}))?",
        commencing,
    )
    yield make_shape(
        "week number",
        rf"(?:{data['units']['numbered_week']}|week|kw)\s?(?:n[°ºo]\.?\s?)?(?P<w>[0-5]?\d)(?:[\s,/]+(?P<y>{YEAR}))?",
        lambda m, c: _week_by_number(int(m["w"]), int(m["y"]) if m["y"] else None, c.reference),
    )


def _week_by_number(number: int, year: int | None, reference: date) -> Period | None:
    if year:
        return cal.numbered_week(year, number)
    found = cal.numbered_week(reference.year, number)
    if found is not None and found.end < reference:
        return cal.numbered_week(reference.year + 1, number)
    return found


# counted from the meeting


def _relative_shapes(data: dict[str, Any]) -> Iterable[Shape]:
    units, numbers, parts = data["units"], data["numbers"]["words"], data["parts"]
    words = "|".join(sorted(numbers, key=lambda w: (-len(w), w)))
    count = rf"(?:(?:\d{{1,2}}|{words})(?:{_TO}|\s+(?:{data['numbers']['or']})\s+))?(?P<n>\d{{1,3}}|{words})"  # the later end of a span
    within = "|".join(sorted(units["within"], key=lambda p: (-len(p), p)))
    tail = units.get("within_tail", "")

    def counted(add: Callable[[date, int], date | None]) -> Reading:
        def read(match: "re.Match[str]", context: Context) -> Period | None:
            found = _safely(add, context.reference, int(match["n"]) if match["n"].isdigit() else numbers[match["n"]])
            return Period(context.reference, found, "day") if found else None

        return read

    yield make_shape(
        "working days", rf"(?:{within})\s+{count}\s+{units['working_day']}{tail}", counted(cal.add_working_days)
    )
    for unit, add in (
        (units.get("hour", "(?!)"), lambda d, n: d + timedelta(days=-(-n // 24))),
        (units["day"], lambda d, n: d + timedelta(days=n)),
        (units["week"], lambda d, n: d + timedelta(weeks=n)),
        (units["month"], cal.add_months),
        (units["year"], lambda d, n: cal.add_months(d, 12 * n)),
    ):
        yield make_shape("within", rf"(?:{within})\s+(?:the\s+(?:next|coming)\s+)?{count}\s+{unit}{tail}", counted(add))
        if unit != units.get("hour"):  # "half an hour" is a length
            yield make_shape("bare count", rf"{count}\s+{unit}{tail}", counted(add), loose=True)
    yield from _named_periods(data)
    yield make_shape("today", "|".join(units["today"]), lambda m, c: Period(c.reference, c.reference, "day"))
    yield make_shape("tomorrow", "|".join(units["tomorrow"]), lambda m, c: _day_after(c.reference, 1))
    yield from _weekdays(data)
    del parts


def _safely(add: Callable[[date, int], date | None], start: date, count: int) -> date | None:
    try:
        return add(start, count)
    except OverflowError:
        return None


def _day_after(start: date, count: int) -> Period:
    found = start + timedelta(days=count)
    return Period(found, found, "day")


def _named_periods(data: dict[str, Any]) -> Iterable[Shape]:
    """ "Next week", "the end of this month", "la semaine prochaine"."""
    units, parts = data["units"], data["parts"]
    this = "|".join(sorted(units["this"], key=lambda p: (-len(p), p)))
    following = "|".join(sorted(units.get("next", ["(?!)"]), key=lambda p: (-len(p), p)))
    after = "|".join(units.get("next_after", ["(?!)"]))
    openers = "|".join(
        f"(?P<{name}>{'|'.join(sorted(parts[name], key=lambda p: (-len(p), p)))})"
        for name in ("end", "beginning", "middle")
    )

    def named(build: Callable[[date, int], Period]) -> Reading:
        def read(match: "re.Match[str]", context: Context) -> Period | None:
            groups = match.groupdict()
            found = build(context.reference, 1 if groups["next"] or groups["after"] else 0)
            if groups["end"] and found.grain == "week":
                friday = found.start + timedelta(days=4)  # of a meeting on that day the week ends after it
                return Period(found.start, found.end if friday <= context.reference else friday, "week")
            if found.grain == "month" and (groups["beginning"] or groups["middle"]):
                return Period(found.start, found.start.replace(day=10 if groups["beginning"] else 15), "month")
            if groups["beginning"]:
                return Period(found.start, found.start + (found.end - found.start) // 3, found.grain)
            if groups["middle"]:
                return Period(found.start, found.start + (found.end - found.start) // 2, found.grain)
            return Period(found.start, found.end, found.grain, bool(groups["end"]))

        return read

    builders: tuple[tuple[str, Callable[[date, int], Period]], ...] = (
        (units["week"], lambda d, n: cal.week(d + timedelta(weeks=n))),
        (units["month"], _month_from),
        (units["quarter"], _quarter_from),
        (units["year"], lambda d, n: cal.year(d.year + n)),
    )
    for unit, build in builders:
        pattern = (
            rf"(?:(?:{openers})\s*)?(?:(?P<next>{following})|(?P<this>{this}))?\s*(?:{unit})(?:\s+(?P<after>{after}))?"
        )
        yield make_shape(
            "named period", rf"(?=\S)(?:{pattern})", _only_if_named(named(build), "|".join(units["current"]))
        )


def _only_if_named(read: Reading, current: str) -> Reading:
    """A unit alone ("week") names no period; it needs "next", "this" or "end of" with it."""

    def checked(match: "re.Match[str]", context: Context) -> Period | None:
        groups = match.groupdict()
        opened = any(groups[name] for name in ("end", "beginning", "middle"))
        if not (
            groups["next"] or groups["after"] or opened or (groups["this"] and re.fullmatch(current, groups["this"]))
        ):
            return None
        return read(match, context)

    return checked


def _month_from(start: date, count: int) -> Period:
    index = start.year * 12 + start.month - 1 + count
    return cal.month(index // 12, index % 12 + 1)


def _quarter_from(start: date, count: int) -> Period:
    index = start.year * 4 + (start.month - 1) // 3 + count
    return cal.quarter(index // 4, index % 4 + 1)


def _weekdays(data: dict[str, Any]) -> Iterable[Shape]:
    names = named_alternatives(data["weekdays"]["names"], "w")
    suffix = data["numbers"]["day_suffix"]
    units = data["units"]
    opener = "|".join([*units.get("next", []), *units["this"], "coming"])
    articles = "|".join(rf"{article}\s+" for article in ("the", "le", "el", *data["combined"].get("day_article", ())))
    after = "|".join(units.get("next_after", ["(?!)"]))

    def plain_day(match: "re.Match[str]", context: Context) -> Period | None:
        found = cal.next_weekday(matched_name(match, "w"), context.reference)
        return Period(found, found, "day")

    def with_number(match: "re.Match[str]", context: Context) -> Period | None:
        number = int(match["d"])
        for ahead in range(62):
            candidate = context.reference + timedelta(days=ahead)
            if candidate.day == number:
                return Period(candidate, candidate, "day")
        return None

    yield make_shape(
        "weekday and day",
        rf"{names},?\.?\s+(?:{articles})?(?P<d>[0-3]?\d)\s?{suffix}?(?!\d|[:/.-]\d|\s?[ap]\.?m)",
        with_number,
    )
    yield make_shape("weekday", rf"(?:(?:{opener})\s+)?{names}(?:\s+(?:{after}))?", plain_day)
    yield make_shape(
        "day of month",  # one letter is too little without a month: "3D printer", "3 o 4 días"
        rf"(?P<d>[0-3]?\d)\s?(?![^\W\d_](?!\w)){suffix}(?:\s+(?:of\s+)?(?:this|the)\s+month)?",
        _day_of_month,
        loose=True,
    )


def _day_of_month(match: "re.Match[str]", context: Context) -> Period | None:
    number = int(match["d"])
    if not 1 <= number <= 31:
        return None
    for ahead in range(62):
        candidate = context.reference + timedelta(days=ahead)
        if candidate.day == number:
            return Period(candidate, candidate, "day")
    return None
