"""Chains: the mentions of one group clustered into tracked actions. A function of the set, never of its order."""

import heapq
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from minutes_miner.link.pairs import pair_key, score_pairs
from minutes_miner.link.parts import another_year, in_order, kinds_conflict
from minutes_miner.link.score import WEIGHTS
from minutes_miner.link.scores import UNIT, Pairs, Scores
from minutes_miner.link.signature import commits, day_number, numbered_of, object_of, says_again, signature
from minutes_miner.records import Mention

LINK = 0.3  # likeness at which two chains are joined: few wrong links before many links
ASK = 0.08  # below LINK and above this, a person is asked
ADOPT = 0.12  # likeness at which a chain that begins with a report is joined to the only earlier one that fits
CLEAR = 2.0  # no other may come within this factor
SURE = 0.6  # likeness from which no rival is looked for
RIVAL = 0.05  # a third chain that fits one of two nearly as well, and not the other: a person is asked
BESIDE = 0.4  # what it costs that one document has a mention in either chain
RESTART = 0.45  # what it costs that a chain which was closed is followed by one that begins anew
FAR = 0.15  # of likeness, by which what lies a year apart is joined later than what lies near
_FARTHEST = 3.0  # years
SAME = 0.85  # probability from which two mentions of one document may be one action told twice
_NOTHING = (0, 0)
APART = min(ASK, ADOPT / CLEAR)  # pairs below it say nothing of clusters that have no better one between them
RULES = f"5 {LINK, ASK, ADOPT, CLEAR, SURE, RIVAL, BESIDE, RESTART, FAR, SAME}"  # the number goes up with what follows from them


@dataclass(frozen=True, slots=True)
class Question:
    """Two mentions that may be the same commitment and were not joined; `score.explain` says what speaks for and against."""

    a: str
    b: str
    probability: float


@dataclass(frozen=True, slots=True)
class Chains:
    """The clusters, each a tuple of mention ids in order of time, and the questions that are left; and the clusters before
    reports were joined to what they fit best (see `chain`)."""

    clusters: tuple[tuple[str, ...], ...]
    questions: tuple[Question, ...]
    first: tuple[tuple[str, ...], ...] = ()


def chain(
    mentions: Sequence[Mention],
    *,
    must: Iterable[tuple[str, str]] = (),
    cannot: Iterable[tuple[str, str]] = (),
    scores: Scores | None = None,
    first: Collection[tuple[str, ...]] = (),
    weights: Mapping[str, float] = WEIGHTS,
) -> Chains:
    """Clustering of one group under people's must-links and cannot-links, pairs of mention ids; ties broken by content.

    `scores` are those of `score_pairs` over the same mentions, where the caller has kept them; `first` some of the `first`
    clusters of an earlier call, whole parts of what hangs together over scores of `LINK` or more (see `Scores.components`).
    """
    ordered = sorted(mentions, key=in_order)
    if scores is None:
        scores = score_pairs(ordered, weights=weights)
    found = _Clustering(ordered, scores, cannot, first)
    for a, b in sorted(must):
        found.join_by_person(a, b)
    found.agglomerate()
    early = found.named()
    found.adopt()
    return Chains(
        clusters=found.named(),
        first=early,
        questions=tuple(Question(ordered[i].id, ordered[j].id, round(p, 3)) for p, i, j in found.doubts()),
    )


def fit(
    mentions: Sequence[Mention], scores: Scores, one: Sequence[str], other: Sequence[str]
) -> tuple[float, float, float]:
    """How well two chains (ids of their mentions) fit, in parts: likeness, one document has both, begins anew."""
    found = _Clustering(sorted(mentions, key=in_order), scores, ())
    for members in (one, other):
        for a, b in itertools.pairwise(members):
            found.join_by_person(a, b)
    return found.parts(*sorted(found.home_of(members[0]) for members in (one, other)))


def through(members: Sequence[str], scores: Scores, a: str, b: str) -> list[str]:
    """The mentions over which two mentions of one chain are joined: the way from `a` to `b` whose weakest step is strongest."""
    best: dict[str, tuple[float, list[str]]] = {a: (1.0, [a])}
    waiting = set(members)
    while waiting:
        here = max(waiting, key=lambda m: (best.get(m, (-1.0, []))[0], m))
        if here == b or here not in best:
            break
        waiting.discard(here)
        for near in sorted(waiting):
            weakest = min(best[here][0], scores.get(pair_key(here, near), 0.0))
            if weakest > best.get(near, (-1.0, []))[0]:
                best[near] = (weakest, [*best[here][1], near])
    return best.get(b, (0.0, []))[1]


class _Clustering:
    """The state of one clustering. Mentions and clusters are numbers: places in the order of time; a cluster goes by
    its first mention."""

    def __init__(
        self,
        ordered: Sequence[Mention],
        scores: Scores,
        cannot: Iterable[tuple[str, str]],
        first: Collection[tuple[str, ...]] = (),
    ) -> None:
        at = {mention.id: i for i, mention in enumerate(ordered)}
        self._at = at
        self._documents = [mention.document for mention in ordered]
        self._closed = [mention.status in ("done", "cancelled") for mention in ordered]
        self._mentions = ordered
        self._days = [day_number(mention.meeting_date) or 0 for mention in ordered]
        again = [says_again(mention) for mention in ordered]
        # which report on something that must have been raised before ("under way", "done"), and which say something new
        self._reports = [mention.status != "open" or back for mention, back in zip(ordered, again, strict=True)]
        self._begins = [not r and commits(mention) for mention, r in zip(ordered, self._reports, strict=True)]
        self._home = list(range(len(ordered)))
        for cluster in first:
            for mention in cluster:
                self._home[at[mention]] = min(at[member] for member in cluster)
        self._done = {at[mention] for cluster in first for mention in cluster}
        self.members: dict[int, list[int]] = {}
        for i, home in enumerate(self._home):
            self.members.setdefault(home, []).append(i)
        numbered = [numbered_of(mention) for mention in ordered]
        self._numbered = {
            i: frozenset[tuple[str, str]]().union(*(numbered[m] for m in self.members[i])) for i in self.members
        }
        self._pairs = Pairs(scores, [mention.id for mention in ordered])
        # by two clusters the sum of the scores of their pairs and the greatest of them, in parts of `UNIT`
        self._near: dict[int, dict[int, tuple[int, int]]] = {i: {} for i in self.members}
        for lower, upper, near in self._pairs.between(self._home):
            self._near[lower][upper] = self._near[upper][lower] = near
        self._barred: dict[int, set[int]] = {i: set() for i in self.members}
        for a, b in cannot:
            if a in at and b in at and a != b:
                self._barred[self._home[at[a]]].add(self._home[at[b]])
                self._barred[self._home[at[b]]].add(self._home[at[a]])

    def join_by_person(self, a: str, b: str) -> None:
        """Join the clusters of two mentions whatever their score."""
        if a in self._at and b in self._at:
            self._join(self._home[self._at[a]], self._home[self._at[b]])

    def named(self) -> tuple[tuple[str, ...], ...]:
        """The clusters as they are, each in order of time."""
        found = sorted(self.members.values(), key=lambda members: members[0])
        return tuple(tuple(self._mentions[i].id for i in members) for members in found)

    def home_of(self, mention: str) -> int:
        """The cluster of a mention."""
        return self._home[self._at[mention]]

    def agglomerate(self) -> None:
        """Join the two clusters that are most alike until none reach `LINK`; of equals, those that stand first in time."""
        heap = [
            entry
            for a in self.members
            if a not in self._done
            for b in self._near[a]
            if a < b
            for entry in self._entry(a, b)
        ]
        heapq.heapify(heap)
        while heap:
            _, a, b, size, fit = heapq.heappop(heap)
            if a not in self.members or b not in self.members or self._apart(a, b):
                continue
            if size != len(self.members[a]) + len(self.members[b]):
                continue  # an entry from before one of them grew
            if fit < SURE and (self._has_rival(a, b, fit) or self._has_rival(b, a, fit)):
                continue
            self._join(a, b)
            for other in self._near[a]:
                for entry in self._entry(min(a, other), max(a, other)):
                    heapq.heappush(heap, entry)

    def _entry(self, a: int, b: int) -> Iterator[tuple[float, int, int, int, float]]:
        """The entry of two clusters in the heap, where they may be joined: what lies near in time comes first, so that a report is
        joined to what it closes before the same words are, years later."""
        if self._at_most(a, b) >= LINK and (fit := round(self.likeness(a, b), 9)) >= LINK:
            late = round(FAR * min(self._gap(a, b), _FARTHEST), 9)
            yield late - fit, a, b, len(self.members[a]) + len(self.members[b]), fit

    def _gap(self, a: int, b: int) -> float:
        """The years between the mentions of two clusters that lie nearest to each other in time, one before the other."""
        first, second = self.members[min(a, b)], self.members[max(a, b)]
        begin = self._days[second[0]]
        before = max((self._days[i] for i in first if i < second[0]), default=begin)
        return max(begin - before, 0) / 365

    def adopt(self) -> None:
        """Join a chain that begins with a report ("under way", "done"), which must follow something, to the earlier one
        that fits it best, where both fit no other nearly as well."""
        while found := sorted(
            (-round(self.likeness(a, b), 9), a, b)
            for b in self.members
            if self._reports[b]
            for a in self._near[b]
            if a < b and self._fits(a, b)
        ):
            joined: set[int] = set()
            for _, a, b in found:
                if not joined & {a, b}:
                    self._join(a, b)
                    joined |= {a, b}

    def _fits(self, a: int, b: int) -> bool:
        """Whether two clusters fit well enough to be joined for want of another, and no third fits either nearly as well."""
        if self._apart(a, b) or self._at_most(a, b) < ADOPT:
            return False
        fit = self.likeness(a, b)
        return fit >= ADOPT and self._alone(a, b, fit) and self._alone(b, a, fit)

    def _apart(self, a: int, b: int) -> bool:
        """Whether two clusters are never joined: people said so, or they tell of court 1 and of court 2, though a mention of
        one says no number."""
        return b in self._barred[a] or kinds_conflict(self._numbered[a], self._numbered[b])

    def _alone(self, a: int, b: int, likeness: float) -> bool:
        """Whether no third cluster fits `a` nearly as well as `b` does."""
        return not any(
            other != b
            and other not in self._barred[a]
            and self._at_most(a, other) * CLEAR > likeness
            and self.likeness(a, other) * CLEAR > likeness
            for other in self._near[a]
        )

    def _has_rival(self, a: int, b: int, likeness: float) -> bool:
        """Whether a third cluster fits `a` nearly as well as `b` does, and is not like `b`."""
        return any(
            other != b
            and other not in self._barred[a]
            and self._at_most(a, other) >= LINK
            and self.likeness(a, other) >= max(likeness - RIVAL, LINK)
            and self.likeness(b, other) < ASK
            for other in sorted(self._near[a])
        )

    def _at_most(self, a: int, b: int) -> float:
        """What the likeness of two clusters cannot exceed, cheaply: where the best of their pairs follow each other."""
        count = len(self.members[a]) * len(self.members[b])
        total, top = self._near[a].get(b, _NOTHING)
        return (total if count == 1 else (total / count + top) / 2) / UNIT

    def likeness(self, a: int, b: int) -> float:
        """How well two clusters fit: the sum of `parts`."""
        return sum(self.parts(a, b))

    def parts(self, a: int, b: int) -> tuple[float, float, float]:
        """What the likeness of two clusters is made of: half the average of their pairs and half that of the mentions which
        would follow each other in time; less where one document has a mention in either, for it would tell one action
        once; less where the later one begins anew after the earlier was closed.
        """
        left, right = self.members[a], self.members[b]
        fit = self._near[a].get(b, _NOTHING)[0] / (UNIT * len(left) * len(right))
        if len(left) + len(right) > 2:
            merged = sorted([(i, a) for i in left] + [(i, b) for i in right])
            following = [
                self._pairs.probability(i, j) for (i, one), (j, other) in itertools.pairwise(merged) if one != other
            ]
            fit = (fit + sum(following) / len(following)) / 2
        few = min(len(left), len(right))
        return (
            fit,
            -BESIDE * self._beside(left, right) / few,
            -RESTART * self._restarts(left, right),
        )

    def _restarts(self, left: list[int], right: list[int]) -> bool:
        """Whether one cluster was closed before the other began with something to be done, said as new."""
        first, second = (left, right) if left[0] < right[0] else (right, left)
        before = [i for i in first if i < second[0]]
        return self._closed[before[-1]] and self._begins[second[0]]

    def _beside(self, left: list[int], right: list[int]) -> int:
        """How many pairs of mentions stand side by side in one document and do not say the same."""
        documents = {self._documents[i] for i in left}
        return sum(
            1
            for j in right
            if self._documents[j] in documents
            for i in left
            if self._documents[i] == self._documents[j] and self._pairs.probability(min(i, j), max(i, j)) < SAME
        )

    def _join(self, a: int, b: int) -> None:
        if a == b:
            return
        keep, gone = min(a, b), max(a, b)
        moved = self.members.pop(gone)
        for member in moved:
            self._home[member] = keep
        self.members[keep] = sorted(self.members[keep] + moved)
        self._numbered[keep] |= self._numbered.pop(gone)
        self._near[keep].pop(gone, None)
        for other, (total, top) in self._near.pop(gone).items():
            if other != keep:
                self._near[other].pop(gone)
                before = self._near[keep].get(other, _NOTHING)
                self._near[keep][other] = self._near[other][keep] = (before[0] + total, max(before[1], top))
        for other in self._barred.pop(gone):
            self._barred[other].discard(gone)
            self._barred[other].add(keep)
            self._barred[keep].add(other)

    def doubts(self) -> list[tuple[float, int, int]]:
        """The likeliest pair between each two clusters that were not joined and might belong together, with its
        probability, the likeliest first."""
        found = [
            (p, i, j)
            for i, j, p in self._pairs.likeliest(self._home, ASK)
            if self._home[j] not in self._barred[self._home[i]] and not self._told_by_both(i, j)
        ]
        asked = {(self._home[i], self._home[j]) for _, i, j in found}
        for i, j in self._taken_up():
            if (self._home[i], self._home[j]) not in asked:
                asked.add((self._home[i], self._home[j]))
                found.append((self._pairs.probability(i, j), i, j))
        return sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2]))

    def _told_by_both(self, i: int, j: int) -> bool:
        """Whether the documents of two mentions tell of both chains, so that neither mention is in want of another."""
        one, other = (self.members[self._home[at]] for at in (i, j))
        return self._documents[j] in {self._documents[m] for m in one} and self._documents[i] in {
            self._documents[m] for m in other
        }

    def _taken_up(self) -> Iterator[tuple[int, int]]:
        """Mentions of two chains about the same thing, the later of which begins when the earlier was left open, however long
        before and whoever was to do it: the wells that one agency was to survey, and after a year another."""
        before: dict[frozenset[object], int] = {}
        for j, mention in enumerate(self._mentions):
            about = object_of(mention)
            if about is None:
                continue
            i = before.get(about)
            before[about] = j
            if i is None or self._home[i] == self._home[j] or self._apart(self._home[i], self._home[j]):
                continue
            left, begun = self.members[self._home[i]][-1], self.members[self._home[j]][0]
            apart = left < begun and not self._closed[left] and self._documents[left] != self._documents[begun]
            if apart and not another_year(*(signature(self._mentions[at]) for at in (left, begun))):
                yield i, j
