"""Which pairs of one group are worth a score, and their scores: an index by word, so that cost follows what is shared."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

from minutes_miner.joined import roots
from minutes_miner.link.parts import in_order
from minutes_miner.link.score import WEIGHTS, hopeless, likely, rest_of
from minutes_miner.link.signature import Glance, glance, signature
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
    scoring all anew. A pair that shares no word, name, initials or agenda item is not scored. `keys` are those of `keys_of`,
    where the caller has kept them.
    """
    ordered = sorted(mentions, key=in_order)
    wanted = [fresh is None or mention.id in fresh for mention in ordered]
    found_by = [((keys or {}).get(mention.id) or keys_of(mention)).split("\n") for mention in ordered]
    asked = {key for mine, want in zip(found_by, wanted, strict=True) if want for key in mine}
    by_key: dict[str, list[int]] = {key: [] for key in asked}
    for at, mine in enumerate(found_by):
        for key in asked.intersection(mine):
            by_key[key].append(at)
    seen: dict[int, Glance] = {}
    scores = dict(known or {})
    rest = rest_of(weights)
    for at in (at for at, want in enumerate(wanted) if want):
        named = set().union(*(by_key[key] for key in found_by[at] if key[:1] == "#"))
        for other in named.union(*(by_key[key] for key in found_by[at])):
            if other < at or (other > at and not wanted[other]):
                i, j = min(at, other), max(at, other)
                one, two = ordered[i], ordered[j]
                for k in (i, j):
                    if k not in seen:
                        seen[k] = glance(ordered[k])
                if other not in named and hopeless((one, seen[i]), (two, seen[j]), FLOOR, weights=weights, rest=rest):
                    continue
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


def keys_of(mention: Mention) -> str:
    """By what a mention is found, one a line: the beginnings of its words that say something, its names, numbers, reference, the
    initials of words that follow each other, its agenda item."""
    mine = signature(mention)
    found = {word[:5] for word, weight in mine.weights.items() if weight > 0.3}
    found |= {word[:5] for word in mine.item} | {f"#{name}" for name in mine.acronyms}
    for initials in mine.initials.split():
        found |= {f"#{initials[at : at + size]}" for size in (3, 4, 5) for at in range(len(initials) - size + 1)}
    if mine.reference:
        found.add(f"#{mine.reference}")
    return "\n".join(sorted(found))
