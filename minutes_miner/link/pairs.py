"""The scores of the pairs of one group, those that are worth keeping."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

from minutes_miner.joined import roots
from minutes_miner.link.glance import Glance, keys_of
from minutes_miner.link.parts import in_order
from minutes_miner.link.score import WEIGHTS, likely, rest_of
from minutes_miner.link.signature import signature
from minutes_miner.records import Mention

FLOOR = 0.04  # pairs below this are not kept: nothing joins them
_MODEL = f"5 {sorted(WEIGHTS.items())}"  # the number goes up whenever signatures or parts change
Scores = dict[tuple[str, str], float]


def score_pairs(
    mentions: Sequence[Mention],
    *,
    weights: Mapping[str, float] = WEIGHTS,
    known: Mapping[tuple[str, str], float] | None = None,
    fresh: Collection[str] | None = None,
    keys: Mapping[str, str] | None = None,
) -> Scores:
    """The probabilities of all pairs above `FLOOR`, by the ids of the two, the smaller id first.

    Where `known` is what an earlier call gave, only pairs with a mention in `fresh` are scored; the result is that of
    scoring all anew. Pairs that cannot reach the floor are told at a glance (see `glance`). `keys` are those of `keys_of`,
    where the caller has kept them.
    """
    ordered = sorted(mentions, key=in_order)
    wanted = [fresh is None or mention.id in fresh for mention in ordered]
    scores = dict(known or {})
    if not any(wanted):
        return scores
    found_by = [(keys or {}).get(mention.id) or keys_of(mention) for mention in ordered]
    glance, rest = Glance(ordered, found_by, FLOOR, weights=weights), rest_of(weights)
    for at in (at for at, want in enumerate(wanted) if want):
        for other in glance.near(at):
            if other < at or not wanted[other]:
                one, two = ordered[min(at, other)], ordered[max(at, other)]
                found = likely((one, signature(one)), (two, signature(two)), FLOOR, weights=weights, rest=rest)
                if found:
                    scores[pair_key(one.id, two.id)] = found
    return scores


def pair_key(a: str, b: str) -> tuple[str, str]:
    """The two ids of a pair, the smaller first."""
    return (a, b) if a <= b else (b, a)


def components(mentions: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Mentions that hang together over pairs, in their order: nothing that is in one can change the chains of another."""
    found: dict[str, list[str]] = {}
    home = roots(pairs)
    for mention in mentions:
        found.setdefault(home.get(mention, mention), []).append(mention)
    return list(found.values())


def fingerprint(mention: Mention) -> str:
    """Changes with the mention and with the weights: what was scored under another one must be scored anew."""
    return hashlib.blake2b(f"{_MODEL}{mention!r}".encode(), digest_size=12).hexdigest()
