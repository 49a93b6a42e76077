"""What can be told of many pairs of mentions at once, without reading their words: which could be one commitment at all.

What a score knows of two mentions beside their words (days, deadlines, status, who is responsible) is kept in arrays, one place
for each mention of a group, and their words as an index. So a new mention is held against all others in a few steps, and
only pairs that could reach the floor are looked at closely. None that would is left out, but for two that have nothing in
common except a word with a typing error.
"""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any

from minutes_miner.link.parts import CLOSED, OF_WORDS, party_values
from minutes_miner.link.signature import Parties, day_number, parties_of, reviews, signature
from minutes_miner.records import Mention

_WEIGHED = (
    "covered", "weight shared", "covered with item", "names agree", "item named in text", "shorter",
)  # fmt: skip
_ROUNDED = 0.001
_LIGHT = 0.3  # below, a word weighs the same wherever it stands
_SLACK = 1e-6  # sums of fractions come out a little differently in another order
_WORD = 5  # letters by which words are found, for endings may differ
_ACRONYM, _INITIALS, _REFERENCE, _TOTAL = "#~&%"
_HEAVIEST = 1.4  # what a word weighs at most
_TYPING_ERROR = 1.0  # so much may be in common beside what is found by its first letters


def keys_of(mention: Mention) -> str:
    """By what a mention is found, one a line: the beginnings of its words and of those of its agenda item, its acronyms, the
    initials of its words, its reference number; and how much its words weigh."""
    mine = signature(mention)
    found = {word[:_WORD] for word in (*mine.weights, *mine.item)}
    found |= {f"{_ACRONYM}{name}" for name in mine.acronyms if 2 < len(name) < 7}
    found.add(f"{_INITIALS}{mine.initials}")
    found.add(f"{_TOTAL}{mine.total:.3f}")
    if mine.reference:
        found.add(f"{_REFERENCE}{mine.reference.name}")
    return "\n".join(sorted(found))


class Glance:
    """The mentions of a group, in order of time, with their keys."""

    def __init__(
        self, ordered: Sequence[Mention], keys: Sequence[str], floor: float, *, weights: Mapping[str, float]
    ) -> None:
        import numpy

        self._numpy: Any = numpy
        self._weights = weights
        self._least = math.log(floor / (1 - floor)) - _SLACK
        self._read(ordered)
        self._ordered = ordered
        self._index([line.split("\n") for line in keys])
        self._unseen = sum(max(weights[name], 0.0) for name in ("both say what to do", "later says what to do"))
        self._for = {name: max(weights[name], 0.0) for name in OF_WORDS}
        self._others = sum(worth for name, worth in self._for.items() if name not in _WEIGHED)
        self._said_again = max(weights["closed before, comes again"], 0.0)

    def _read(self, ordered: Sequence[Mention]) -> None:
        numbers = self._numpy.array
        named = {m.meeting_date for m in ordered} | {d for m in ordered for d in (m.deadline, m.deadline_before)}
        rank: dict[str | None, int] = {day: at for at, day in enumerate(sorted(day for day in named if day))}
        self._day = numbers([_number(m.meeting_date) for m in ordered])
        self._due_day = numbers([_number(m.deadline) for m in ordered])
        self._met = numbers([rank.get(m.meeting_date, -1) for m in ordered])
        self._due = numbers([rank.get(m.deadline, -2) for m in ordered])
        self._due_before = numbers([rank.get(m.deadline_before, -1) for m in ordered])
        documents = {m.document: at for at, m in enumerate(ordered)}
        self._document = numbers([documents[m.document] for m in ordered])
        self._in_table = numbers([m.in_table for m in ordered], dtype=bool)
        self._closed = numbers([m.status in CLOSED for m in ordered], dtype=bool)
        self._open = numbers([m.status == "open" for m in ordered], dtype=bool)
        self._reviews = numbers([reviews(m) for m in ordered], dtype=bool)
        parties: dict[Parties, int] = {}
        self._party = numbers([parties.setdefault(parties_of(m), len(parties)) for m in ordered], dtype=int)
        self._of_party = cache(lambda one: numbers([self._beside(self._parties[one], two) for two in self._parties]))
        self._parties = list(parties)

    def _beside(self, one: Parties, two: Parties) -> float:
        return sum(value * self._weights[name] for name, value in party_values(one, two).items())

    def _index(self, keys: Sequence[Collection[str]]) -> None:
        self._keys = keys
        by_key: dict[str, list[int]] = {}
        self._initials: list[str] = []
        totals: list[float] = []
        for at, mine in enumerate(keys):
            for key in mine:
                if key[0] == _INITIALS:
                    self._initials.append(key)
                elif key[0] == _TOTAL:
                    totals.append(float(key[1:]))
                else:
                    by_key.setdefault(key, []).append(at)
        self._total = self._numpy.array(totals)
        self._acronyms = [key for key in by_key if key[0] == _ACRONYM]
        self._at: Callable[[str], Any] = cache(lambda key: self._numpy.array(by_key.get(key, ()), dtype=int))
        self._spelled: Callable[[str], Any] = cache(
            lambda name: self._numpy.array([at for at, told in enumerate(self._initials) if name in told], dtype=int)
        )

    def near(self, at: int) -> list[int]:
        """The places of the mentions that could be the same commitment as the one at a place."""
        odds = self._numpy.empty(len(self._day))
        odds[:at] = self._context(slice(0, at), at)
        odds[at + 1 :] = self._context(at, slice(at + 1, None))
        odds += self._of_party(int(self._party[at]))[self._party]
        words, same = self._words(at)
        could = (odds + words + (self._weights["bias"] + self._unseen) >= self._least) | same
        could[at] = False
        found: list[int] = self._numpy.flatnonzero(could).tolist()
        return found

    def _words(self, at: int) -> tuple[Any, Any]:
        """The most that words can add to the log-odds of one mention and each other, and which have its reference number."""
        np, worth = self._numpy, self._for
        weight, shared, same = self._in_common(at)
        some = shared > 0
        weight = weight + _TYPING_ERROR * some
        shorter = np.minimum(self._total, self._total[at])
        most = (
            worth["covered"] * np.minimum(weight / (shorter - _ROUNDED), 1.0)
            + worth["weight shared"] / 5 * np.minimum(weight, 5.0)
            + worth["covered with item"] * np.minimum((weight + shared) / (shorter + 0.5), 1.0)
            + worth["names agree"] / 3 * np.minimum(shared, 3)
            + worth["item named in text"] * some
            + worth["shorter"] / 4 * np.minimum(shorter + _ROUNDED, 4.0)
        )
        return most + self._others, same

    def _in_common(self, at: int) -> tuple[Any, Any, Any]:
        """How much the words weigh that one mention has in common with each other, and how many they are; which have its
        reference number."""
        np = self._numpy
        mine: dict[str, float] = dict.fromkeys(self._keys[at], 0.0)
        for word, weighs in signature(self._ordered[at]).weights.items():
            mine[word[:_WORD]] += weighs if weighs < _LIGHT else (weighs + _HEAVIEST) / 2
        places, weights = [], []
        for key, weighs in mine.items():
            if key[0] == _INITIALS:
                found = [(self._at(name), 0.7 * (len(name) - 1)) for name in self._acronyms if name[1:] in key]
            elif key[0] == _ACRONYM:
                found = [(self._at(key), 0.0), (self._spelled(key[1:]), 0.7 * (len(key) - 1))]
            else:
                found = [(self._at(key), weighs)]
            places += [where for where, _ in found]
            weights += [np.full(len(where), much) for where, much in found]
        where = np.concatenate(places)
        same = np.zeros(len(self._day), dtype=bool)
        for key in mine:
            if key[0] == _REFERENCE:
                same[self._at(key)] = True
        return (
            np.bincount(where, weights=np.concatenate(weights), minlength=len(same)),
            np.bincount(where, minlength=len(same)),
            same,
        )

    def _context(self, a: int | slice, b: int | slice) -> Any:
        """The most that all but the words and who is responsible can add to the log-odds of pairs, `a` the earlier."""
        np, weights = self._numpy, self._weights
        gap = (self._day[b] - self._day[a]) / 365
        gap = np.where(np.isnan(gap), 0.5, gap)
        since_due = np.maximum(self._day[b] - self._due_day[a], 0) / 365
        silence = np.where(np.isnan(since_due), gap, np.minimum(gap, since_due))
        closed = self._closed[a] & (gap > 0)
        moved = (self._due[a] == self._due_before[b]) | (self._due[a] == self._met[b])
        twice = (self._in_table[a] != self._in_table[b]) & self._open[a] & self._open[b]
        twice |= (self._reviews[a] != self._reviews[b]) & ~self._closed[a] & ~self._closed[b]
        return (
            weights["one document"] * ((self._document[a] == self._document[b]) & ~twice)
            + weights["gap"] / 3 * np.minimum(gap, 3.0)
            + weights["gap after it was due"] / 3 * np.minimum(silence, 3.0)
            + weights["gap below 3 months"] * np.maximum(0.0, 1 - gap * 4)
            + (weights["closed before"] + self._said_again) * closed
            + weights["closed before, closed now"] * (closed & self._closed[b])
            + weights["open before, under way now"] * (~closed & (gap > 0) & ~self._open[b])
            + weights["later reports"] * (self._reviews[b] & (gap > 0))
            + weights["same deadline"] * (self._due[a] == self._due[b]) * (self._due[a] >= 0)
            + weights["deadline moved"] * moved
            + weights["due before"] * ((self._due[a] < self._met[b]) & (self._due[a] >= 0))
        )


def _number(day: str | None) -> float:
    found = day_number(day)
    return math.nan if found is None else float(found)
