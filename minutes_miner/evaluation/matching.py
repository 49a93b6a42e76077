"""Which texts say the same: action points one to one, titles without their numbers.

Action points: token_set_ratio of rapidfuzz at least 85 on normalised text, lengths within a factor of two, so that a paragraph
never counts for a sentence.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from rapidfuzz import fuzz

Json = Mapping[str, Any]
LIKE = 85.0  # token_set_ratio from which two texts say the same
_LENGTHS = 2.0
_NUMBER = re.compile(
    r"^\W*(?:(?:\d+(?:[./-]\d+)*|[a-z]|[ivx]+)\s*[.):\-–—]+\s*|\d+(?:[./-]\d+)*\s+)(?=\S)", re.IGNORECASE
)
A = TypeVar("A")
B = TypeVar("B")


def normal(text: str) -> str:
    """Words in lower case, without punctuation."""
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())


def alike(one: str, other: str, *, lengths: float = _LENGTHS) -> float:
    """How alike two normalised texts are, 0 to 100; 0 where one is more than `lengths` times as long."""
    shorter, longer = sorted((len(one), len(other)))
    return fuzz.token_set_ratio(one, other) if shorter and longer <= lengths * shorter else 0.0


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one, numbers before them left out."""
    return alike(normal(_NUMBER.sub("", one)), normal(_NUMBER.sub("", other))) >= LIKE


def match(wanted: Sequence[Json], found: Sequence[Json]) -> list[tuple[Json, Json]]:
    """Pairs of action points that say the same, each used once, likest first."""
    theirs = [normal(mine["text"]) for mine in found]
    likely = []
    for at, gold in enumerate(wanted):
        ours = normal(gold["text"])
        for number, text in enumerate(theirs):
            likeness = alike(ours, text)
            if likeness >= LIKE:
                likely.append((-likeness, -fuzz.ratio(ours, text), abs(at - number), at, number))
    pairs: dict[int, int] = {}
    for *_, at, number in sorted(likely):
        if at not in pairs and number not in pairs.values():
            pairs[at] = number
    return [(wanted[at], found[number]) for at, number in sorted(pairs.items())]


def pair(wanted: Sequence[A], found: Sequence[B], *tests: Callable[[A, B], bool]) -> list[tuple[A, B]]:
    """Pairs for which a test holds, each entry used once: all that the first test finds, then the next among what is left."""
    left, open_ = list(found), list(wanted)
    pairs = []
    for test in tests:
        for one in list(open_):
            other = next((at for at, mine in enumerate(left) if test(one, mine)), None)
            if other is not None:
                pairs.append((one, left.pop(other)))
                open_.remove(one)
    return pairs
