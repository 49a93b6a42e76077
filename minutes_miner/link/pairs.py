"""Which pairs of one group are worth a score, and their scores: an index by word, so that cost follows what is shared."""

from collections.abc import Iterable, Mapping, Sequence

from minutes_miner.link.parts import periods_conflict
from minutes_miner.link.score import WEIGHTS, probability
from minutes_miner.link.signature import Signature, signature
from minutes_miner.records import Mention

FLOOR = 0.02  # pairs below this are not kept: nothing joins them
Scores = dict[tuple[str, str], float]


def score_pairs(
    mentions: Sequence[Mention],
    *,
    weights: Mapping[str, float] = WEIGHTS,
    known: Mapping[tuple[str, str], float] | None = None,
    fresh: Iterable[str] | None = None,
) -> Scores:
    """The probabilities of all pairs above `FLOOR`, by the ids of the two, the smaller id first; 0.0 for a pair that
    names different periods.

    Where `known` is what an earlier call gave, only pairs with a mention in `fresh` are scored; the result is that of
    scoring all anew. A pair that shares no word, name, initials or agenda item is not scored.
    """
    by_key: dict[str, list[int]] = {}
    keys = [_keys(signature(mention)) for mention in mentions]
    for at, mine in enumerate(keys):
        for key in mine:
            by_key.setdefault(key, []).append(at)
    wanted = None if fresh is None else set(fresh)
    scores = dict(known or {})
    for at, mention in enumerate(mentions):
        if wanted is not None and mention.id not in wanted:
            continue
        near = {other for key in keys[at] for other in by_key[key]}
        for other in near:
            if other < at or (wanted is not None and other != at and mentions[other].id not in wanted):
                found = probability(mentions[other], mention, weights=weights)
                clash = found < FLOOR and periods_conflict(signature(mentions[other]), signature(mention)) > 0
                if found >= FLOOR or clash:
                    scores[pair_key(mentions[other].id, mention.id)] = 0.0 if clash else found
    return scores


def pair_key(a: str, b: str) -> tuple[str, str]:
    """The two ids of a pair, the smaller first."""
    return (a, b) if a <= b else (b, a)


def _keys(mine: Signature) -> set[str]:
    """By what a mention is found: the beginnings of its words that say something, its names, numbers, reference, the
    initials of words that follow each other, its agenda item."""
    found = {word[:5] for word, weight in mine.weights.items() if weight > 0.3}
    found |= {word[:5] for word in mine.item} | {f"#{name}" for name in mine.acronyms}
    for initials in mine.initials.split():
        found |= {f"#{initials[at : at + size]}" for size in (3, 4, 5) for at in range(len(initials) - size + 1)}
    if mine.reference:
        found.add(f"#{mine.reference}")
    return found
