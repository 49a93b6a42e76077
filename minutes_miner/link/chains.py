"""Chains: the mentions of one group clustered into tracked actions. A function of the set, never of its order."""

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minutes_miner.link.score import PairScore, score, signature
from minutes_miner.records import Mention

LINK = 0.6  # average probability at which two clusters are joined: few wrong links before many links
ASK = 0.15  # below LINK and above this, a person is asked
NEAR = 0.25  # share of the shorter mention's words that must be in both before a pair is scored


@dataclass(frozen=True, slots=True)
class Question:
    """Two mentions that may be the same commitment, with the parts of the score that speak for and against."""

    a: str
    b: str
    probability: float
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """The clusters, each a tuple of mention ids in order of time, and the questions that are left."""

    clusters: tuple[tuple[str, ...], ...]
    questions: tuple[Question, ...]


def chain(
    mentions: Sequence[Mention], *, must: Iterable[tuple[str, str]] = (), cannot: Iterable[tuple[str, str]] = ()
) -> Chains:
    """Average-link clustering of one group under people's must-links and cannot-links; ties broken by content."""
    ordered = sorted(mentions, key=_order)
    at = {mention.id: i for i, mention in enumerate(ordered)}
    pairs = _pairs(ordered)
    clusters = {i: [i] for i in range(len(ordered))}
    home = list(range(len(ordered)))
    forbidden = {frozenset((at[a], at[b])) for a, b in cannot if a in at and b in at}
    for a, b in sorted(must):
        if a in at and b in at:
            _join(clusters, home, home[at[a]], home[at[b]])
    _agglomerate(clusters, home, pairs, forbidden)
    found = sorted((sorted(members) for members in clusters.values()), key=lambda m: m[0])
    return Chains(
        clusters=tuple(tuple(ordered[i].id for i in members) for members in found),
        questions=_questions(ordered, pairs, home, forbidden),
    )


def _order(mention: Mention) -> tuple[str, str, int, str]:
    return (mention.meeting_date or "", mention.document, mention.row, mention.id)


def _pairs(ordered: Sequence[Mention]) -> dict[tuple[int, int], PairScore]:
    """The scores of all pairs that share a word, a reference or a name; others cannot be likely."""
    by_word: dict[str, list[int]] = {}
    pairs: dict[tuple[int, int], PairScore] = {}
    for i, mention in enumerate(ordered):
        mine = signature(mention)
        keys = set(mine.words) | set(mine.names) | ({f"#{mention.reference}"} if mention.reference else set())
        shared = Counter(j for key in keys for j in by_word.get(key, ()))
        for j in sorted(shared):
            other = ordered[j]
            few = min(len(mine.words), len(signature(other).words)) * NEAR
            if _apart(mention, other) or (shared[j] < few and mention.reference != other.reference):
                continue
            pair = score(ordered[j], mention)
            if pair.probability >= 0.02:
                pairs[j, i] = pair
        for key in keys:
            by_word.setdefault(key, []).append(i)
    return pairs


def _apart(a: Mention, b: Mention) -> bool:
    """Two mentions of one document are two actions; repetitions inside a document were folded when it was read."""
    return a.document == b.document


def _agglomerate(
    clusters: dict[int, list[int]],
    home: list[int],
    pairs: dict[tuple[int, int], PairScore],
    forbidden: set[frozenset[int]],
) -> None:
    """Join the two likeliest clusters until none reach LINK; of equals, those that stand first in time."""
    sums: dict[int, dict[int, float]] = {at: {} for at in clusters}
    for (i, j), pair in pairs.items():
        a, b = home[i], home[j]
        if a != b:
            sums[a][b] = sums[b][a] = sums[a].get(b, 0.0) + pair.probability
    barred: dict[int, set[int]] = {at: set() for at in clusters}
    for i, j in (sorted(pair) for pair in forbidden if len(pair) == 2):
        barred[home[i]].add(home[j])
        barred[home[j]].add(home[i])

    def entry(a: int, b: int) -> tuple[float, int, int]:
        average = sums[a][b] / (len(clusters[a]) * len(clusters[b]))
        return (-round(average, 12), min(a, b), max(a, b))

    heap = [entry(a, b) for a, near in sums.items() for b in near if a < b]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= LINK:
        found = heapq.heappop(heap)
        _, a, b = found
        if a not in clusters or b not in clusters or b in barred[a] or found != entry(a, b):
            continue
        _join(clusters, home, a, b)
        _merge(sums, barred, a, b)
        for other in sums[a]:
            heapq.heappush(heap, entry(a, other))


def _merge(sums: dict[int, dict[int, float]], barred: dict[int, set[int]], keep: int, gone: int) -> None:
    """What the cluster `gone` has in common with others, and must not join, passes to `keep`."""
    sums[keep].pop(gone)
    for other, total in sums.pop(gone).items():
        if other != keep:
            sums[other].pop(gone)
            sums[keep][other] = sums[other][keep] = sums[keep].get(other, 0.0) + total
    for other in barred.pop(gone):
        barred[other].discard(gone)
        barred[other].add(keep)
        barred[keep].add(other)


def _join(clusters: dict[int, list[int]], home: list[int], a: int, b: int) -> None:
    if a == b:
        return
    keep, gone = min(a, b), max(a, b)
    for member in clusters.pop(gone):
        home[member] = keep
        clusters[keep].append(member)


def _questions(
    ordered: Sequence[Mention], pairs: dict[tuple[int, int], PairScore], home: list[int], forbidden: set[frozenset[int]]
) -> tuple[Question, ...]:
    """The likeliest pair between each two clusters that were not joined and might belong together."""
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    for (i, j), pair in sorted(pairs.items()):
        between = (min(home[i], home[j]), max(home[i], home[j]))
        if between[0] == between[1] or frozenset((i, j)) in forbidden or pair.probability < ASK:
            continue
        if between not in best or pair.probability > best[between][0]:
            best[between] = (pair.probability, i, j)
    return tuple(
        Question(
            ordered[i].id,
            ordered[j].id,
            round(probability, 3),
            tuple(p.name for p in pairs[i, j].parts if p.contribution > 0),
            tuple(p.name for p in pairs[i, j].parts if p.contribution < 0),
        )
        for probability, i, j in sorted(best.values(), key=lambda b: (-b[0], b[1], b[2]))
    )
