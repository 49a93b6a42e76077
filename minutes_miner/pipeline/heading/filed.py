"""The day that the name of a file gives: "minutes 2014-04-03", "3rd April 14", "140403"."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import PurePath

from minutes_miner.dates import find_dates
from minutes_miner.dates.calendar import day as day_of
from minutes_miner.dates.calendar import full_year

_FIGURES = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)[-_. ]?(?P<m>[01]\d)[-_. ]?(?P<d>[0-3]\d)|(?P<a>[0-3]\d)[-_. ](?P<b>[0-3]\d)[-_. ](?P<y2>(?:19|20)\d\d))(?!\d)"
)
_WORDED = re.compile(r"\d\s?[^\W\d_]{0,3}[\s.,-]*(?:de\s)?[^\W\d_]{3,}|[^\W\d_]{3,}[\s.,-]*\d", re.IGNORECASE)
_PACKED = re.compile(r"(?<!\d)(?!20(?:0\d|1[0-2])\d\d(?!\d))(?P<a>\d\d)(?P<b>\d\d)(?P<c>\d\d)(?!\d)")  # not 201204


def file_date(path: str, languages: Sequence[str] = ("en",), *, day_first: bool = True) -> date | None:
    """The day in the name of a file, its month in figures or in words."""
    stem = PurePath(path).stem
    match = _FIGURES.search(stem)
    if match is None:
        return _worded(stem.replace("_", " "), tuple(languages)) if _WORDED.search(stem) else None
    if match["y"]:
        return _day(match["y"], match["m"], match["d"])
    number, month = (match["a"], match["b"]) if day_first else (match["b"], match["a"])
    return _day(match["y2"], month, number) or _day(match["y2"], number, month)


def tells_order(path: str) -> bool:
    """Whether the day in the name of a file can be read in one way only: 03-04-2014 is that of April or of March."""
    match = _FIGURES.search(PurePath(path).stem)
    return match is None or bool(match["y"]) or match["a"] == match["b"] or max(int(match["a"]), int(match["b"])) > 12


def packed_date(path: str, years: Sequence[int]) -> date | None:
    """The day that six figures in the name of a file give, year or day first as the `years` of the document tell: "140403"."""
    for match in _PACKED.finditer(PurePath(path).stem):
        options = [_day(match["a"], match["b"], match["c"]), _day(match["c"], match["b"], match["a"])]
        days = [one for one in options if one]
        return next((one for one in days if one.year in years), days[0] if days else None)
    return None


@lru_cache(maxsize=64)
def _worded(stem: str, languages: tuple[str, ...]) -> date | None:
    return next(iter(find_dates(stem, reference=None, languages=languages)), None)


def _day(year: str, month: str, number: str) -> date | None:
    found = day_of(full_year(year), int(month), int(number))
    return found.start if found else None
