"""What a shape of dates is: a pattern with named groups, and the reading that turns a match into a period."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from minutes_miner.dates import calendar as cal
from minutes_miner.dates.calendar import Period

_OPENS = r"(?<![\w/.,])(?<![^\W\d]-)"  # what no date stands behind
_NAMED, _AGAIN = re.compile(r"\(\?P<\w+>"), re.compile(r"\(\?P=\w+\)")
_OFTEN = 300  # texts
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
    written: str
    read: Reading
    loose: bool = False

    @property
    def pattern(self) -> "re.Pattern[str]":
        """How it is written, compiled when a text first asks for it: most languages are asked for few of their shapes."""
        return _compiled(self.written)


def make_shape(name: str, pattern: str, read: Reading, *, loose: bool = False) -> Shape:
    """A shape whose pattern stands between words."""
    return Shape(name, rf"{_OPENS}(?:{pattern})(?![\w])(?![/-]\d)", read, loose)


@cache
def _compiled(written: str) -> "re.Pattern[str]":
    return re.compile(written)


class Shapes:
    """The shapes of a language in their order. Most words begin no date: each shape is tried only where any of them fits.

    To compile all of them as one takes as long as to try each by itself in some hundred texts, and most languages are
    asked about a text or two of a document.
    """

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self._all = tuple(shapes)
        self._asked = 0

    @cached_property
    def _any(self) -> "re.Pattern[str]":
        """All shapes as one, without the names of their groups; what stands twice ("5.6.2024") may be anything the second time."""
        bodies = (shape.written.removeprefix(_OPENS) for shape in self._all)
        unnamed = (_AGAIN.sub(".", _NAMED.sub("(?:", body)) for body in bodies)
        return re.compile(f"{_OPENS}(?:{'|'.join(unnamed)})")

    def find(self, text: str, names: Container[str] | None = None) -> "Iterator[tuple[Shape, re.Match[str]]]":
        """What each shape finds in a text, shape after shape; of `names` alone where they are given."""
        self._asked += 1
        shapes = self._all if names is None else [shape for shape in self._all if shape.name in names]
        if self._asked <= _OFTEN:
            for shape in shapes:
                yield from ((shape, match) for match in shape.pattern.finditer(text))
            return
        begins = []
        first = self._any.search(text)
        while first is not None:
            begins.append(first.start())
            first = self._any.search(text, first.start() + 1)
        for shape in shapes if begins else ():
            pattern, reached = shape.pattern, 0
            for begin in begins:
                match = pattern.match(text, begin) if begin >= reached else None
                if match is not None:
                    yield shape, match
                    reached = match.end()


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


def any_of(phrases: Iterable[str]) -> str:
    """Any of some phrases, the longest first."""
    return "|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def next_words(data: dict[str, Any]) -> tuple[str, str]:
    """What says that a period is the next one, before its name and behind it."""
    units = data["units"]
    return any_of(units.get("next", ["(?!)"])), any_of(units.get("next_after", ["(?!)"]))


def numeric(match: "re.Match[str]", context: Context) -> Period | None:
    """A day in figures, with its year or the nearest to the meeting."""
    a, b = int(match["a"]), int(match["b"])
    day, month = (a, b) if context.day_first or a > 12 else (b, a)
    if not 1 <= month <= 12:
        return None
    if match["y"]:
        return cal.day(cal.full_year(match["y"]), month, day)
    found = cal.near_year(month, day, context.reference)
    return cal.one_day(found) if found else None
