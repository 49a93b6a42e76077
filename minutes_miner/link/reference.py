"""The numbers that documents give to actions: in one form, and whether one lasts or is given anew at each meeting."""

import re
from functools import cache
from typing import NamedTuple

from minutes_miner import lexicon

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_LONG = 3  # digits of a number that is counted on from meeting to meeting
_YEARS = 3  # a number may bear the year in which it was given, so many years ago at most


class Reference(NamedTuple):
    """A number in one form ("ACTION 21/05" and "21/5" are one), and whether it identifies an action beyond its document:
    "A-0123", "2019/03-4" and "21/05" in 2021 do, "AP1" and "1.2" may be given again at the next meeting."""

    name: str
    lasts: bool


def reference_of(told: str, meeting_date: str | None) -> Reference | None:
    """A reference number as it is compared, that of a document of a day; None where it has no digit."""
    pieces = [piece.lstrip("0") or "0" for piece in _PIECE.findall(told.casefold()) if piece not in _labels()]
    numbers = [piece for piece in pieces if piece.isdigit()]
    if not numbers:
        return None
    long = _LONG - ("#" in told)  # "#41" is a number in a list that is kept for good
    lasts = any(len(number) >= long for number in numbers) or _has_year(told, meeting_date)
    return Reference("-".join(pieces), lasts)


def _has_year(told: str, meeting_date: str | None) -> bool:
    """Whether a number of several parts bears the year of the meeting, or one shortly before, in two digits."""
    if meeting_date is None:
        return False
    year = int(meeting_date[:4])
    years = {f"{(year - ago) % 100:02}" for ago in range(_YEARS + 1)}
    return any(years & set(parts) for parts in re.findall(r"(?<!\d)(\d+)\s*[/-]\s*(\d+)", told))


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon.load("linking")["reference"]["labels"].split())
