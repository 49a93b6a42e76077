"""Dates that the grammar does not know, by dateparser: other languages, other spellings. Imported only when needed."""

import warnings
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

_LONGEST = 40
_ANY_DAY = date(2000, 1, 1)  # of a leap year: it decides which year is meant, not whether a phrase is a date


def parse_unknown(text: str, *, reference: date, languages: Sequence[str], day_first: bool) -> date | None:
    """The date that a short phrase with a day and a month is, always with its language told; None for anything else."""
    phrase = text.strip(" .,;:()")
    if len(phrase) > _LONGEST or not any(ch.isdigit() for ch in phrase) or sum(ch.isalpha() for ch in phrase) < 3:
        return None
    if _parsed(phrase, _ANY_DAY, tuple(languages), day_first) is None:
        return None  # most phrases; dateparser makes its patterns anew for every day that it is told
    return _parsed(phrase, reference, tuple(languages), day_first)


@lru_cache(maxsize=1 << 10)  # the same short texts are asked about by several components
def _parsed(phrase: str, reference: date, languages: tuple[str, ...], day_first: bool) -> date | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about formats without a year, which is what we ask for
        import dateparser

        try:
            found = dateparser.parse(
                phrase,
                languages=list(languages),
                settings={
                    "RELATIVE_BASE": datetime(reference.year, reference.month, reference.day),
                    "PREFER_DATES_FROM": "future",
                    "REQUIRE_PARTS": ["day", "month"],
                    "DATE_ORDER": "DMY" if day_first else "MDY",
                    "PARSERS": ["absolute-time"],
                    "TIMEZONE": "UTC",
                },
            )
        except (ValueError, OverflowError):  # a language that dateparser does not have, a year beyond the calendar
            return None
    return found.date() if found is not None else None
