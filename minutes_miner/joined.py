"""What hangs together over any number of pairs."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

K = TypeVar("K", str, int)


def contradiction(said: Sequence[tuple[K, K, int]]) -> tuple[K, K] | None:
    """The first two that are said to be apart although they hang together by what is said to be one; None where none are."""
    home = roots((a, b) for a, b, same in said if same)
    return next(((a, b) for a, b, same in said if not same and home.get(a, a) == home.get(b, b)), None)


def roots(pairs: Iterable[tuple[K, K]]) -> dict[K, K]:
    """By each member of some pairs the first of all that hang together with it."""
    home: dict[K, K] = {}

    def root(key: K) -> K:
        while (above := home.setdefault(key, key)) != key:
            home[key] = key = home[above]  # every look shortens the way
        return key

    for a, b in pairs:
        one, other = root(a), root(b)
        if one != other:
            home[max(one, other)] = min(one, other)
    return {key: root(key) for key in list(home)}


def roots_of_places(count: int, one: Any, other: Any) -> Any:
    """As `roots` for each of so many places, over pairs in two arrays of places: a million of them in a moment."""
    import numpy

    home = numpy.arange(count)
    while len(one):
        left, right = home[one], home[other]
        apart = left != right
        one, other, left, right = one[apart], other[apart], left[apart], right[apart]
        numpy.minimum.at(home, numpy.maximum(left, right), numpy.minimum(left, right))
        while (home[home] != home).any():
            home = home[home]
    return home
