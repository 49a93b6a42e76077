"""Days that the calendar does not have: "31 April 2014", "Monday 3 April 2014" (a Thursday)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from minutes_miner.dates.grammar import language, plain
from minutes_miner.dates.shapes import Context, matched_name, named_alternatives

_SHAPES = frozenset({"iso", "numeric", "day month", "month day"})
_LAST_DAYS = (29, 30, 31)  # that some month does not have
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS = date(1900, 1, 1)  # before it a year was left out


def impossible_days(
    text: str, *, reference: date | None, languages: Sequence[str] = ("en",), day_first: bool | None = None
) -> tuple[str, ...]:
    """The days of a text that cannot be, as they stand in it; a year left out is that of the reference, where the text tells none.

    Where nothing says whether days or months come first, a weekday is wrong only if it fits neither.
    """
    folded = plain(text)
    reference = None if _YEAR.search(folded) else reference
    orders = (True, False) if day_first is None else (day_first,)
    wrong = [set(_impossible(folded, reference, languages, order)) for order in orders]
    return tuple(text[start:end] for start, end in sorted(set.intersection(*wrong)))


def _impossible(
    folded: str, reference: date | None, languages: Sequence[str], day_first: bool
) -> Iterator[tuple[int, int]]:
    context = Context(reference or date(1, 1, 1), day_first)
    for code in dict.fromkeys((*languages, "en")):
        ahead, behind = _weekdays(code)
        told = {place: match for match in ahead.finditer(folded) for place in (match.start(), match.end())}
        for shape, match in language(code).shapes.find(folded, _SHAPES):
            period = shape.read(match, context)
            if period is None:
                if _is_complete(match):
                    yield match.span()
                continue
            weekday = told.get(match.start()) or behind.match(folded, match.end())
            unknown_year = reference is None and period.start < _YEARS
            if weekday and not unknown_year and matched_name(weekday, "w") != period.start.weekday():
                yield min(match.start(), weekday.start()), max(match.end(), weekday.end())


def _is_complete(match: "re.Match[str]") -> bool:
    """Whether a day that could not be read is the last of a month, with its year, and no number of something else."""
    named = match.groupdict()
    year = named.get("y") or named.get("y2")
    return bool(year) and any(int(number) in _LAST_DAYS for number in re.findall(r"\d+", match[0]) if len(number) < 3)


@cache
def _weekdays(code: str) -> "tuple[re.Pattern[str], re.Pattern[str]]":
    """A weekday right ahead of a day, which a shape may take with it, and one behind it in brackets or at the end."""
    name = named_alternatives(list(language(code).weekdays), "w")
    return (
        re.compile(rf"(?<!\w){name}(?:,?\.?\s+|,)(?:the\s+|le\s+|el\s+)?"),
        re.compile(rf"\s*(?P<opens>\()?(?(opens)\s*|,\s*){name}\s*(?(opens)\)|(?=,|$))"),
    )
