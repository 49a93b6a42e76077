"""Names that are nearly alike, found through an index: what costs is the query's rarest letters, not the number of names.

A name is filed under each three letters that follow each other, with the drawer of their place and of the name's length. A
typing error (a letter added, left out or changed, two changed over) breaks at most four such triples, so a name with one
error shares one of the five rarest triples of the query with it, one with two errors one of the nine rarest. Only names
that do, in nearly the same place, are compared.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import fuzz, process

_CUTOFF = 91.0  # "Norwegain Refugee Council" 96; "Danish Red Cross"/"Swedish Red Cross" 85
_RAREST = (5, 9)  # triples that cannot all be broken by one error, by two
_KEPT = 1 << 14  # questions that are remembered: the same ones come again in every document
_SHIFT = 2  # letters by which two errors move what stands behind them
_DRAWERS = 64  # lengths that are told apart
_ROUNDED = 1e-9
_WIDTH = 5  # of the drawers for places and lengths: wider ones hold more names, more narrow ones must be opened


class AsLong:
    """Of some names those that are near enough in length to a word for `fuzz.ratio` to reach a cutoff, kept by length."""

    def __init__(self, names: Iterable[str], cutoff: float) -> None:
        self._names = list(names)
        self._least = cutoff / 200 - _ROUNDED
        self._by_length: dict[int, list[str]] = {}

    def __call__(self, length: int) -> list[str]:
        """Those for a word of so many letters, in their order."""
        if length not in self._by_length:
            self._by_length[length] = [
                name for name in self._names if min(len(name), length) >= self._least * (len(name) + length)
            ]
        return self._by_length[length]


class Nearly:
    """An index over folded names; `best` gives the nearest one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(names)
        self._as_long = AsLong(self._names, _CUTOFF)
        self.best = lru_cache(maxsize=_KEPT)(self._best)
        self._filed: dict[str, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, name in enumerate(self._names):
            length = len(name) // _WIDTH
            for at in range(len(name) - 2):
                self._filed[name[at : at + 3]][at // _WIDTH, length].append(number)
        self._drawers = {triple: sum(map(_bit, drawers)) for triple, drawers in self._filed.items()}

    def _best(self, wanted: str) -> str | None:
        """The name nearest to `wanted` with at most two typing errors and a likeness of 91; None where there is none."""
        if self._misses(wanted, more_than=_most_missing(len(wanted))):
            return None
        if process.extractOne(wanted, self._as_long(len(wanted)), scorer=fuzz.ratio, score_cutoff=_CUTOFF) is None:
            return None  # of those that get so far nearly all; which of several is meant, the index tells
        filed = list(self._filed_under(wanted))
        filed.sort(key=lambda lists: sum(map(len, lists)))
        seen: set[int] = set()
        for first, last in zip((0, *_RAREST), _RAREST, strict=False):
            candidates = set().union(*(numbers for lists in filed[first:last] for numbers in lists)) - seen
            seen |= candidates
            names = {number: self._names[number] for number in candidates}
            found = process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=_CUTOFF, limit=None)
            if found:
                return min(found, key=lambda match: (-match[1], match[2]))[0]
        return None

    def _misses(self, wanted: str, *, more_than: int) -> bool:
        """Whether more triples of `wanted` than so many are ones that no name has in nearly the same place."""
        drawers, missing = self._drawers, 0
        for at, places in enumerate(_places(len(wanted))):
            if not drawers.get(wanted[at : at + 3], 0) & places:
                missing += 1
                if missing > more_than:
                    return True
        return False

    def _filed_under(self, wanted: str) -> Iterator[list[list[int]]]:
        """For each triple of `wanted` the names filed under it, drawer by drawer."""
        for at, keys in enumerate(_keys(len(wanted))):
            drawers = self._filed.get(wanted[at : at + 3], {})
            yield [drawers[key] for key in keys if key in drawers]


def _drawers(number: int) -> range:
    return range((number - _SHIFT) // _WIDTH, (number + _SHIFT) // _WIDTH + 1)


def _bit(drawer: tuple[int, int]) -> int:
    place, length = drawer
    return 1 << place * _DRAWERS + length if place >= 0 and 0 <= length < _DRAWERS else 0


@lru_cache(maxsize=1 << 8)
def _keys(length: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each triple of a word of so many letters the drawers in which names may have it."""
    return tuple(tuple(itertools.product(_drawers(at), _drawers(length))) for at in range(length - 2))


@lru_cache(maxsize=1 << 8)
def _places(length: int) -> tuple[int, ...]:
    """The same drawers as bits."""
    return tuple(sum(map(_bit, keys)) for keys in _keys(length))


@lru_cache(maxsize=1 << 8)
def _most_missing(length: int) -> int:
    """How many triples of a word of so many letters may be missing in a name that is near enough.

    A letter that only one of the two has breaks three triples at most. From two letters on names are found by their rarest triples.
    """
    longest = next(n for n in itertools.count(length) if 200 * length < _CUTOFF * (length + n + 1))
    letters = int((1 - _CUTOFF / 100) * (length + longest) + _ROUNDED)
    return 3 * letters if letters <= _SHIFT else _RAREST[-1] - 1
