"""What a shape of dates is: a pattern with named groups, and the reading that turns a match into a period."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from minutes_miner.dates.calendar import Period

YEAR = r"(?:19|20)\d\d"
Reading = Callable[["re.Match[str]", "Context"], Period | None]


@dataclass(frozen=True, slots=True)
class Context:
    """What a date is resolved against: the day of the meeting, and whether 5/6 is the fifth of June."""

    reference: date
    day_first: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a date. `loose` marks shapes that are a deadline only behind "by" and the like."""

    name: str
    pattern: "re.Pattern[str]"
    read: Reading
    loose: bool = False


def make_shape(name: str, pattern: str, read: Reading, *, loose: bool = False) -> Shape:
    """A shape whose pattern stands between words."""
    return Shape(name, re.compile(rf"(?<![\w/.,])(?<![^\W\d]-)(?:{pattern})(?![\w])(?![/-]\d)"), read, loose)


def named_alternatives(alternatives: list[str], group: str) -> str:
    """Alternatives as groups m0, m1, ..., so that a match tells which of them it was."""
    return "(?:" + "|".join(f"(?P<{group}{i}>{name})" for i, name in enumerate(alternatives)) + ")"


def matched_name(match: "re.Match[str]", group: str) -> int:
    """The index of the alternative that matched."""
    return next(
        int(name[len(group) :])
        for name, value in match.groupdict().items()
        if value is not None and re.fullmatch(rf"{group}\d+", name)
    )
