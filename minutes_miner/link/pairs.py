"""Which pairs of a group may be one commitment, and how likely."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from minutes_miner.link.glance import Glance, keys_of
from minutes_miner.link.parts import in_order
from minutes_miner.link.score import WEIGHTS, likely, rest_of
from minutes_miner.link.scores import Scores
from minutes_miner.link.signature import signature
from minutes_miner.records import Mention

FLOOR = 0.04  # pairs below this are not kept: nothing joins them
_MODEL = f"7 {sorted(WEIGHTS.items())}"  # the number goes up whenever signatures or parts change


def score_pairs(
    mentions: Sequence[Mention],
    *,
    weights: Mapping[str, float] = WEIGHTS,
    known: Scores | None = None,
    fresh: Collection[str] | None = None,
    keys: Mapping[str, str] | None = None,
) -> Scores:
    """The probabilities of all pairs above `FLOOR`.

    Where `known` is what an earlier call gave, only pairs with a mention in `fresh` are scored; the result is that of
    scoring all anew. Pairs that cannot reach the floor are told at a glance (see `glance`). `keys` are those of `keys_of`,
    where the caller has kept them.
    """
    ordered = sorted(mentions, key=in_order)
    ids = sorted(mention.id for mention in ordered)
    fresh = set(ids) if fresh is None else set(fresh)
    wanted = [mention.id in fresh for mention in ordered]
    found: dict[tuple[str, str], float] = {}
    if any(wanted):
        found_by = [(keys or {}).get(mention.id) or keys_of(mention) for mention in ordered]
        glance, rest = Glance(ordered, found_by, FLOOR, weights=weights), rest_of(weights)
        told = cache(lambda at: (ordered[at], signature(ordered[at])))
        for at in (at for at, want in enumerate(wanted) if want):
            for other in glance.near(at):
                if other < at or not wanted[other]:
                    p = likely(told(min(at, other)), told(max(at, other)), FLOOR, weights=weights, rest=rest)
                    if p:
                        found[pair_key(ordered[at].id, ordered[other].id)] = p
    return (known or Scores.of(ids, ())).joined(ids, fresh, found)


def pair_key(a: str, b: str) -> tuple[str, str]:
    """The two ids of a pair, the smaller first."""
    return (a, b) if a <= b else (b, a)


def fingerprint(mention: Mention) -> str:
    """Changes with the mention and with the weights: what was scored under another one must be scored anew."""
    return hashlib.blake2b(f"{_MODEL}{mention!r}".encode(), digest_size=12).hexdigest()
