"""Dates that are spelled out as in deeds: "the 2nd day of May, two thousand and nineteen" with its numbers as figures.

Words stand in `[spelled]` of `lexicon/dates`: numbers below a hundred, what stands for two thousand, what goes between the day
and the month. Only the head of minutes is read so; nobody spells deadlines out.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from minutes_miner import lexicon

_TENS = 20  # the smallest number that another follows in a compound


class _Patterns(NamedTuple):
    """What is spelled out in a language, and its numbers."""

    year: "re.Pattern[str]"
    twice: "re.Pattern[str]"  # "cinco (5)", "5 (cinco)"
    day: "re.Pattern[str]"
    between: "re.Pattern[str]"
    year_first: "re.Pattern[str]"
    numbers: dict[str, int]


@cache
def _patterns(code: str) -> _Patterns:
    data: dict[str, Any] = lexicon.load(f"dates/{code}").get("spelled", {})
    numbers: dict[str, int] = data.get("numbers", {})
    names = "|".join(sorted(map(re.escape, numbers), key=lambda name: (-len(name), name))) or r"(?!)"
    below = rf"(?:{names})(?:{data.get('joint', '-')}(?:{names}))?"
    year = re.compile(rf"\b{data.get('thousand', '(?!)')}(?:{data.get('and', ' ')}(?P<rest>{below}))?\b")
    day = re.compile(rf"\b(?P<day>{below})(?=\s+(?:{data.get('before_month', '(?!)')}))")
    between = re.compile(data.get("between", r"(?!)"))
    twice = re.compile(rf"\b{below}\s*\((?P<behind>\d{{1,2}})[^\W\d]{{0,3}}\)|\b(?P<before>\d{{1,2}})\s*\({below}\)")
    turned = re.compile(data.get("year_first", r"(?!)"))
    return _Patterns(year, twice, day, between, turned, numbers)


def in_figures(text: str, code: str) -> str:
    """A folded text with spelled years and days in figures, and nothing but the usual words between day and month."""
    said = _patterns(code)

    def value(name: str) -> int:
        parts = [found for _, found in sorted(_parts(name, said.numbers), key=lambda part: name.find(part[0]))]
        return parts[0] if parts and parts[0] < _TENS else sum(parts)  # "ten and eleven" are two days

    text = said.twice.sub(lambda m: m["behind"] or m["before"], text)
    text = said.year.sub(lambda m: str(2000 + (value(m["rest"]) if m["rest"] else 0)), text)
    text = said.day.sub(lambda m: str(value(m["day"])), text)
    text = said.between.sub(" ", text)
    return said.year_first.sub(lambda m: f"{m['day']} {m['year']}", text)


def _parts(name: str, numbers: dict[str, int]) -> list[tuple[str, int]]:
    """The numbers that a compound is made of: "twenty-three" is 20 and 3."""
    found: list[tuple[str, int]] = []
    rest = name
    for word in sorted(numbers, key=lambda w: -len(w)):
        if re.search(rf"\b{re.escape(word)}\b", rest):
            found.append((word, numbers[word]))
            rest = re.sub(rf"\b{re.escape(word)}\b", " ", rest, count=1)
    return found
