"""What hangs together over any number of pairs."""

from collections.abc import Iterable
from typing import TypeVar

K = TypeVar("K", str, int)


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
