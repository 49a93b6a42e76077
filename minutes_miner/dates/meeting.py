"""The head of minutes: the day of the meeting, its times, and whether days or months come first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from minutes_miner import lexicon
from minutes_miner.dates.calendar import day, full_year
from minutes_miner.dates.grammar import before_date, language, plain
from minutes_miner.dates.shapes import Context, matched_name, named_alternatives
from minutes_miner.dates.spelled import in_figures

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?![\d/])")
_BOUND = re.compile(
    r"(?:\b(?:by|on|until|before|due|to|thru|through|from|since)|:)\s+(\d{1,2})/(\d{1,2})(?![\d/%])"
)  # "by 10/31"
_BEFORE = 60  # characters before a day that may tell of what it is
_TITLE = 160  # characters of a line in which a month named is that of the date beside it
_DATE_SHAPES = frozenset(
    {"iso", "numeric", "day month", "month day", "range of days", "range of dates", "month range of days", "day/month"}
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
    if tuple(languages)[:1] == (
        "en",
    ):  # who writes "December 5" and never "5 December" writes 12/5, and the other way round
        return DayOrder(True in written, "as in words") if len(written) == 1 else DayOrder(None)
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
    text: str,
    *,
    reference: date | None,
    languages: Sequence[str] = ("en",),
    day_first: bool | None = None,
    held: bool = False,
) -> tuple[date, ...]:
    """The calendar dates of a text in its order, of a range the first; without a reference only those with a year.

    Of days on which somebody met (`held`), none that is a deadline ("by 30 March") or that of something else ("approved on").
    """
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
            if held and is_of_something_else(folded[: match.start()], folded[match.end() :]):
                continue
            found.append((match.start(), -match.end(), period.start))
    kept: list[date] = []
    reached = 0
    for start, end, one in sorted(found):  # "23 March, 14:00": what begins first wins, and of those the longest
        if start >= reached:
            kept.append(one)
            reached = -end
    return tuple(kept)


def is_of_something_else(before: str, behind: str) -> bool:
    """Whether the words around a day make it a deadline or the day of something else than a meeting."""
    before = before[-_BEFORE:]
    grammars = [language(code) for code in lexicon.names("dates")]
    bound = any((g.until.search(before) and not g.aim.search(before)) or g.before.search(before) for g in grammars)
    until, after = _unread_until()
    return (
        bound
        or any(g.elsewhere.search(before) or g.latest.match(behind) for g in grammars)
        or bool(until.search(before) or after.match(behind))
    )


@cache
def _unread_until() -> "tuple[re.Pattern[str], re.Pattern[str]]":
    """What makes a day a deadline in languages whose minutes are not read, before it and behind it."""
    data = lexicon.load("unread")["until"]
    return before_date(data["patterns"]), re.compile(rf"\s?(?:{'|'.join(data['after'])})\b")


def find_nth_weekday(text: str, *, reference: date, languages: Sequence[str]) -> date | None:
    """The day that "the last Thursday of December" tells, the next one from a reference on where the year is left out."""
    for code in dict.fromkeys((*languages, "en")):
        match = _nth_weekday(code).search(plain(text))
        if match is None:
            continue
        ranks = lexicon.load(f"dates/{code if code in lexicon.names('dates') else 'en'}")["numbers"]["ordinals"]
        rank = int(match["nth"]) if match["nth"] else ranks[match["rank"]]
        month, weekday = matched_name(match, "m") + 1, matched_name(match, "w")
        years = [int(match["y"])] if match["y"] else [reference.year, reference.year + 1]
        for year in years:
            days = [d.start for n in range(1, 32) if (d := day(year, month, n)) and d.start.weekday() == weekday]
            found = days[rank - 1 if rank > 0 else rank] if abs(rank) <= len(days) else None
            if found and (match["y"] or found >= reference):
                return found
    return None


@cache
def _nth_weekday(code: str) -> "re.Pattern[str]":
    data = lexicon.load(f"dates/{code if code in lexicon.names('dates') else 'en'}")
    numbers = data["numbers"]
    ranks = "|".join(sorted(numbers["ordinals"], key=lambda rank: (-len(rank), rank)))
    weekday = named_alternatives([rf"(?:{name})" for name in data["weekdays"]["names"]], "w")
    return re.compile(
        rf"(?<!\w)(?:(?P<rank>{ranks})|(?P<nth>[1-5])\s?{numbers['day_suffix']})\s+{weekday}\s+(?:in\s+|im\s+|en\s+)?{numbers['of']}"
        rf"{named_alternatives(data['months']['names'], 'm')}(?!\w)(?:\s+(?:{numbers['of']})?(?P<y>(?:19|20)\d\d))?"
    )


@cache
def _day_told(code: str) -> "re.Pattern[str]":
    """What every calendar date has one of: a figure, or the number of a day in words."""
    days = lexicon.load(f"dates/{code if code in lexicon.names('dates') else 'en'}")["numbers"]["days"]
    return re.compile(rf"\d|(?<!\w)(?:{'|'.join(days)})(?!\w)")


def parse_date(
    text: str,
    *,
    reference: date | None,
    languages: Sequence[str] = ("en",),
    day_first: bool | None = None,
    held: bool = False,
) -> date | None:
    """The first date of a text, or None; what our grammar does not know dateparser may. `held` as of `find_dates`."""
    found = find_dates(text, reference=reference, languages=languages, day_first=day_first, held=held)
    if found or reference is None:
        return found[0] if found else None
    from minutes_miner.dates.fallback import parse_unknown

    return parse_unknown(text, reference=reference, languages=languages, day_first=day_first is not False)
