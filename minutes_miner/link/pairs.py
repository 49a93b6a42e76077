"""Which pairs of a group may be one commitment, and how likely."""

import hashlib
from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from minutes_miner.link.glance import Glance, keys_of
from minutes_miner.link.parts import in_order
from minutes_miner.link.score import WEIGHTS, likely, rest_of
from minutes_miner.link.scores import Found, Scores
from minutes_miner.link.signature import signature
from minutes_miner.records import Mention

FLOOR = 0.04  # pairs below this are not kept: nothing joins them
_MODEL = f"9 {sorted(WEIGHTS.items())}"  # the number goes up whenever signatures or parts change
Share = Callable[["Work"], list[Found]]


@dataclass(frozen=True, slots=True)
class Work:
    """The mentions of a group, in order of time, with their keys (see `keys_of`): those at `places` are to be held against
    the others, of each two of the `wanted` the later against the earlier."""

    ordered: Sequence[Mention]
    keys: Sequence[str]
    wanted: Sequence[bool]
    places: Sequence[int]
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)

    def divided(self, count: int) -> list["Work"]:
        """The same work in so many parts, each about as long."""
        return [replace(self, places=self.places[at::count]) for at in range(count)]


def compare(work: Work) -> Found:
    """The pairs above `FLOOR`: the places of both mentions, and their probabilities. A pure function of the work."""
    one, other, probabilities = array("i"), array("i"), array("d")
    glance, rest = Glance(work.ordered, work.keys, FLOOR, weights=work.weights), rest_of(work.weights)
    told = cache(lambda at: (work.ordered[at], signature(work.ordered[at])))
    for at in work.places:
        for near in glance.near(at):
            if near < at or not work.wanted[near]:
                p = likely(told(min(at, near)), told(max(at, near)), FLOOR, weights=work.weights, rest=rest)
                if p:
                    one.append(at)
                    other.append(near)
                    probabilities.append(p)
    return one, other, probabilities


def alone(work: Work) -> list[Found]:
    """All of the work done here and now."""
    return [compare(work)]


def score_pairs(
    mentions: Sequence[Mention],
    *,
    weights: Mapping[str, float] = WEIGHTS,
    known: Scores | None = None,
    fresh: Collection[str] | None = None,
    keys: Mapping[str, str] | None = None,
    share: Share = alone,
) -> Scores:
    """The probabilities of all pairs above `FLOOR`.

    Where `known` is what an earlier call gave, only pairs with a mention in `fresh` are scored; the result is that of
    scoring all anew. Pairs that cannot reach the floor are told at a glance (see `glance`). `keys` are those of `keys_of`,
    where the caller has kept them. `share` does the work with `compare`, maybe in parts.
    """
    ordered = sorted(mentions, key=in_order)
    ids = sorted(mention.id for mention in ordered)
    fresh = set(ids) if fresh is None else set(fresh)
    wanted = [mention.id in fresh for mention in ordered]
    found: list[Found] = []
    if any(wanted):
        found_by = [(keys or {}).get(mention.id) or keys_of(mention) for mention in ordered]
        places = [at for at, want in enumerate(wanted) if want]
        found = share(Work(ordered, found_by, wanted, places, weights))
    scores = known or Scores.of(ids, ())
    return scores.joined(ids, fresh, [mention.id for mention in ordered], found)


def pair_key(a: str, b: str) -> tuple[str, str]:
    """The two ids of a pair, the smaller first."""
    return (a, b) if a <= b else (b, a)


def fingerprint(mention: Mention) -> str:
    """Changes with the mention and with the weights: what was scored under another one must be scored anew."""
    return hashlib.blake2b(f"{_MODEL}{mention!r}".encode(), digest_size=12).hexdigest()
