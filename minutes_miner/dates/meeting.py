"""The head of minutes: the day of the meeting, its times, and whether days or months come first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from minutes_miner import lexicon
from minutes_miner.dates.calendar import day, full_year
from minutes_miner.dates.grammar import language, plain
from minutes_miner.dates.shapes import Context, matched_name
from minutes_miner.dates.spelled import in_figures

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?![\d/])")
_BOUND = re.compile(
    r"(?:\b(?:by|on|until|before|due|to|thru|through|from|since)|:)\s+(\d{1,2})/(\d{1,2})(?![\d/%])"
)  # "by 10/31"
_TITLE = 160  # characters of a line in which a month named is that of the date beside it
_DATE_SHAPES = frozenset(
    {"iso", "numeric", "day month", "month day", "range of days", "range of dates", "month range of days", "day/month"}
)
_TIME = re.compile(
    r"(?<![\d.:])(?<!\d/)(?P<h>[01]?\d|2[0-4])\s?(?:[:.h]\s?(?P<m>[0-5]\d)(?!\d)|(?P<hs>h(?:rs?|ours?|eures?)?\b)|(?P<mil>[0-5]\d)(?=\s?(?:h|hrs?|hours?|=|-|–|to|\b)))?\s*(?P<half>[ap]\.?\s?m\b\.?)?(?:\s?(?:h(?:rs?|ours?)?)\b)?",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(\d{1,2}(?:\.\d+)?)\s?(?:hours?|hrs?|heures?|horas?)\b(?:\s*(?:and)?\s*(\d{1,2})\s?min)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Whether 5/6 is the fifth of June in a document; None without evidence. `conflict`: it does both."""

    day_first: bool | None
    evidence: str = ""
    conflict: bool = False


def decide_day_first(
    texts: Iterable[str], *, languages: Sequence[str] = ("en",), known: date | None = None
) -> DayOrder:
    """From the document's own dates: one whose first number is above 12 comes day first, and the other way round.

    Without any such date a day that is `known` (from the name of the file) decides, a month named in the same line, dates
    without a year behind a word that binds them; then English ones written in words, where the month always comes first.
    """
    weak: list[tuple[bool, str]] = []
    day_first: list[str] = []
    month_first: list[str] = []
    written: set[bool] = set()
    for text in texts:
        written |= {bool(match["day"]) for match in language("en").written.finditer(plain(text))}
        for order, evidence in _weekday_evidence(plain(text), languages):
            (day_first if order else month_first).append(evidence)
        for match in _NUMERIC.finditer(plain(text)):
            a, b = int(match[1]), int(match[3])
            if a > 12 >= b:
                day_first.append(match[0])
            elif b > 12 >= a:
                month_first.append(match[0])
            elif a != b and known and full_year(match[4]) == known.year and {a, b} == {known.month, known.day}:
                weak.insert(0, (a == known.day, match[0]))
        weak += _weak_evidence(plain(text), languages)
    if day_first and month_first:
        return DayOrder(len(day_first) >= len(month_first), f"{day_first[0]} and {month_first[0]}", conflict=True)
    if day_first:
        return DayOrder(True, day_first[0])
    if month_first:
        return DayOrder(False, month_first[0])
    if weak:
        return DayOrder(*weak[0])
    if tuple(languages)[:1] == ("en",):  # who writes "December 5" and never "5 December" writes 12/5
        return DayOrder(False, "months written first") if written == {False} else DayOrder(None)
    return DayOrder(True)


def _weak_evidence(folded: str, languages: Sequence[str]) -> Iterable[tuple[bool, str]]:
    """A title that names the month ("September meeting, 9/8/22"), and dates without a year ("by 10/31")."""
    if len(folded) <= _TITLE:
        for match in _NUMERIC.finditer(folded):
            a, b = int(match[1]), int(match[3])
            for code in dict.fromkeys((*languages, "en")):
                named = {language(code).month_named(word) for word in re.findall(r"[^\W\d_]{3,}", folded)} - {None}
                if len(named) == 1 and a != b and len(named & {a, b}) == 1:
                    yield b in named, match[0]
    for match in _BOUND.finditer(folded):
        a, b = int(match[1]), int(match[2])
        if a <= 12 < b <= 31 or b <= 12 < a <= 31:
            yield a > 12, match[0].strip(": ")


def _weekday_evidence(folded: str, languages: Sequence[str]) -> Iterable[tuple[bool, str]]:
    """A weekday before an ambiguous date decides its order: "Monday 3/4/2017" is the third of April."""
    for code in dict.fromkeys((*languages, "en")):
        for match in language(code).weekday_before_numbers.finditer(folded):
            a, b, year = int(match["a"]), int(match["b"]), full_year(match["y"])
            fits = [
                order
                for order, (d, m) in ((True, (a, b)), (False, (b, a)))
                if _is_weekday(year, m, d, matched_name(match, "w"))
            ]
            if a != b and len(fits) == 1:
                yield fits[0], match[0]


def _is_weekday(year: int, month: int, number: int, weekday: int) -> bool:
    period = day(year, month, number)
    return period is not None and period.start.weekday() == weekday


def weekday_of(word: str, languages: Sequence[str]) -> int | None:
    """The weekday that a word is the name of, Monday 0."""
    for code in languages:
        for at, name in enumerate(language(code).weekdays):
            if re.fullmatch(name, plain(word)):
                return at
    return None


def find_dates(
    text: str, *, reference: date | None, languages: Sequence[str] = ("en",), day_first: bool | None = None
) -> tuple[date, ...]:
    """The calendar dates of a text in its order, of a range the first; without a reference only those with a year."""
    folded = plain(text)
    context = Context(reference or date(1, 1, 1), day_first is not False)
    found: list[tuple[int, int, date]] = []
    for code in dict.fromkeys((*languages, "en")):
        folded = in_figures(folded, code)
    for code in dict.fromkeys((*languages, "en")):
        if not _day_told(code).search(folded):
            continue
        for shape, match in language(code).shapes.find(folded, _DATE_SHAPES):
            period = shape.read(match, context)
            if period is None or (reference is None and period.start.year < 1900):
                continue
            found.append((match.start(), -match.end(), period.start))
    kept: list[date] = []
    reached = 0
    for start, end, one in sorted(found):  # "23 March, 14:00": what begins first wins, and of those the longest
        if start >= reached:
            kept.append(one)
            reached = -end
    return tuple(kept)


@cache
def _day_told(code: str) -> "re.Pattern[str]":
    """What every calendar date has one of: a figure, or the number of a day in words."""
    days = lexicon.load(f"dates/{code if code in lexicon.names('dates') else 'en'}")["numbers"]["days"]
    return re.compile(rf"\d|(?<!\w)(?:{'|'.join(days)})(?!\w)")


def parse_date(
    text: str, *, reference: date | None, languages: Sequence[str] = ("en",), day_first: bool | None = None
) -> date | None:
    """The first date of a text, or None; what our grammar does not know dateparser may."""
    found = find_dates(text, reference=reference, languages=languages, day_first=day_first)
    if found or reference is None:
        return found[0] if found else None
    from minutes_miner.dates.fallback import parse_unknown

    return parse_unknown(text, reference=reference, languages=languages, day_first=day_first is not False)


def parse_times(text: str) -> tuple[str | None, str | None]:
    """Start and end as "HH:MM"; the end None where only a start is given, or counted from a duration."""
    times = []
    for match in _TIME.finditer(text):
        if not (match["m"] or match["half"] or match["hs"] or match["mil"]):
            continue
        times.append(match)
    duration = _DURATION.search(text)
    if duration and times and times[-1].start() == duration.start():
        if times[-1]["m"] is None:
            times.pop()
        else:
            duration = None
    if not times:
        return None, None
    end = _clock(times[1], times[1]["half"]) if len(times) > 1 else None
    half = times[0]["half"] or (
        times[1]["half"]
        if len(times) > 1 and int(times[0]["h"]) <= int(times[1]["h"]) and int(times[0]["h"]) != 12
        else None
    )
    start = _clock(times[0], half)
    if start and end is None and duration and len(times) == 1:
        minutes = int(start[:2]) * 60 + int(start[3:]) + round(float(duration[1]) * 60) + int(duration[2] or 0)
        end = f"{minutes // 60:02d}:{minutes % 60:02d}" if minutes < 24 * 60 else None
    return start, end


def _clock(match: "re.Match[str]", half: str | None) -> str | None:
    hour, minute = int(match["h"]), int(match["m"] or match["mil"] or 0)
    if half:
        afternoon = half.lower().startswith("p")
        hour = hour % 12 + 12 * afternoon if hour <= 12 else hour
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None
