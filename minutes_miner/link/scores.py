"""The scores of the pairs of a group, in three arrays: a large group has a million of them, which as objects would cost more than
everything else."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from minutes_miner.joined import roots_of_places

UNIT = 10**9  # scores are whole numbers of so many parts, so that the order of adding does not matter
_DIGITS = 9
Found = tuple["array[int]", "array[int]", "array[float]"]  # places of both mentions of pairs, and their probabilities


class Scores(Mapping[tuple[str, str], float]):
    """The probability of pairs of mentions by their ids, the smaller id first.

    `ids` are the mentions in the order of their ids; pair number n is that of the places `one[n]` < `other[n]` among them,
    `parts[n]` its probability in parts of `UNIT`. Pairs stand in the order of their places.
    """

    def __init__(self, ids: Sequence[str], one: Any, other: Any, parts: Any) -> None:
        import numpy

        self.ids = ids
        order = numpy.argsort(one.astype(numpy.int64) * len(ids) + other, kind="stable")
        self.one, self.other, self.parts = one[order], other[order], parts[order]

    @classmethod
    def of(cls, ids: Iterable[str], found: Iterable[tuple[str, Mapping[str, float]]]) -> "Scores":
        """The scores of mentions from what each has with mentions of a greater id; what is none of `ids` is left out."""
        ordered = sorted(ids)
        at = {mention: place for place, mention in enumerate(ordered)}
        one, other, parts = array("i"), array("i"), array("d")
        for mention, beside in found:
            if mention in at:
                one.extend([at[mention]] * len(beside))
                other.extend(at.get(m, -1) for m in beside)
                parts.extend(beside.values())
        left, right, found_parts = _whole(one), _whole(other), _parts(parts)
        known = right >= 0
        return cls(ordered, left[known], right[known], found_parts[known])

    def __len__(self) -> int:
        return len(self.parts)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for one, other in zip(self.one.tolist(), self.other.tolist(), strict=True):
            yield self.ids[one], self.ids[other]

    def __getitem__(self, pair: tuple[str, str]) -> float:
        a, b = (self._at[mention] for mention in pair)
        first, last = self._starts[a], self._starts[a + 1]
        place = first + self.other[first:last].searchsorted(b)
        if place == last or self.other[place] != b:
            raise KeyError(pair)
        return round(int(self.parts[place]) / UNIT, _DIGITS)

    @cached_property
    def _at(self) -> dict[str, int]:
        return {mention: place for place, mention in enumerate(self.ids)}

    @cached_property
    def _starts(self) -> Any:
        """Where the pairs of each mention begin, and where those of the last one end."""
        import numpy

        return numpy.searchsorted(self.one, numpy.arange(len(self.ids) + 1))

    def beside(self, mentions: Collection[str]) -> Iterator[tuple[str, dict[str, float]]]:
        """For some mentions, what each has with mentions of a greater id: as `of` takes it."""
        for mention in mentions:
            at = self._at[mention]
            first, last = self._starts[at], self._starts[at + 1]
            names = [self.ids[place] for place in self.other[first:last].tolist()]
            yield mention, dict(zip(names, (self.parts[first:last] / UNIT).round(_DIGITS).tolist(), strict=True))

    def joined(
        self, ids: Sequence[str], gone: Collection[str], mentions: Sequence[str], more: Iterable[Found]
    ) -> "Scores":
        """The scores of the mentions `ids`, in order: these but for those in which a mention of `gone` has part, and `more`,
        whose places are those in the sequence `mentions`."""
        import numpy

        at = {mention: place for place, mention in enumerate(ids)}
        places = numpy.fromiter((-1 if m in gone else at.get(m, -1) for m in self.ids), numpy.int32, len(self.ids))
        one, other = places[self.one], places[self.other]
        kept = (one >= 0) & (other >= 0)
        sides, parts = [(one[kept], other[kept])], [self.parts[kept]]
        home = numpy.fromiter((at[mention] for mention in mentions), numpy.int32, len(mentions))
        for left, right, probabilities in more:
            a, b = home[_whole(left)], home[_whole(right)]
            sides.append((numpy.minimum(a, b), numpy.maximum(a, b)))
            parts.append(_parts(probabilities))
        ones, others = (numpy.concatenate([side[which] for side in sides]) for which in (0, 1))
        return Scores(ids, ones, others, numpy.concatenate(parts))

    def touching(self, mentions: Collection[str]) -> set[str]:
        """The mentions in whose `beside` some mentions have a part."""
        import numpy

        mine = numpy.fromiter((mention in mentions for mention in self.ids), bool, len(self.ids))
        rows = numpy.unique(self.one[mine[self.one] | mine[self.other]])
        return {self.ids[place] for place in rows.tolist()} | {m for m in mentions if m in self._at}

    def among(self, mentions: Sequence[str]) -> tuple[Any, Any, Any]:
        """The pairs of some mentions, by their places in that sequence, the earlier first, and their parts; in order of places."""
        import numpy

        at = {mention: place for place, mention in enumerate(mentions)}
        places = numpy.fromiter((at.get(mention, -1) for mention in self.ids), numpy.int64, len(self.ids))
        one, other = places[self.one], places[self.other]
        inside = (one >= 0) & (other >= 0)
        low, high = (pick(one[inside], other[inside]) for pick in (numpy.minimum, numpy.maximum))
        order = numpy.argsort(low * len(mentions) + high, kind="stable")
        return low[order], high[order], self.parts[inside][order]

    def components(
        self, mentions: Sequence[str], floor: float, pairs: Iterable[tuple[str, str]] = ()
    ) -> list[list[str]]:
        """Mentions that hang together over scores of `floor` or more, or over `pairs`, in their order: nothing that is in one
        can change the chains of another."""
        import numpy

        at = {mention: place for place, mention in enumerate(mentions)}
        one, other, parts = self.among(mentions)
        near = parts >= round(floor * UNIT)
        more = [(at[a], at[b]) for a, b in pairs if a in at and b in at]
        left = numpy.concatenate([one[near], numpy.array([a for a, _ in more], dtype=numpy.int64)])
        right = numpy.concatenate([other[near], numpy.array([b for _, b in more], dtype=numpy.int64)])
        found: dict[int, list[str]] = {}
        for mention, root in zip(mentions, roots_of_places(len(mentions), left, right).tolist(), strict=True):
            found.setdefault(root, []).append(mention)
        return list(found.values())


class Pairs:
    """The scores of some mentions by their places in a sequence, the lesser place first."""

    def __init__(self, scores: Scores, mentions: Sequence[str]) -> None:
        self._one, self._other, self._parts = scores.among(mentions)
        self._count = len(mentions)
        self._keys = array("q", (self._one * self._count + self._other).tobytes())

    def probability(self, one: int, other: int) -> float:
        """That of two places, 0.0 where it is below the floor."""
        key = one * self._count + other
        at = bisect_left(self._keys, key)
        return int(self._parts[at]) / UNIT if at < len(self._keys) and self._keys[at] == key else 0.0

    def likeliest(self, homes: Sequence[int], floor: float) -> Iterator[tuple[int, int, float]]:
        """The likeliest pair, of `floor` or more, between each two clusters (`homes` tells that of each place); of equal ones
        the first."""
        import numpy

        home = numpy.array(homes, dtype=numpy.int64)
        left, right = home[self._one], home[self._other]
        near = (self._parts >= round(floor * UNIT)) & (left != right)
        one, other, parts = self._one[near], self._other[near], self._parts[near]
        key = numpy.minimum(left, right)[near] * self._count + numpy.maximum(left, right)[near]
        order = numpy.lexsort((other, one, -parts, key))
        _, firsts = numpy.unique(key[order], return_index=True)
        found = (side[order[firsts]].tolist() for side in (one, other, parts))
        return ((one, other, part / UNIT) for one, other, part in zip(*found, strict=True))

    def between(self, homes: Sequence[int]) -> Iterator[tuple[int, int, tuple[int, int]]]:
        """For each two clusters with a pair between them (`homes` tells that of each place) the sum and the greatest of the
        scores, in parts of `UNIT`."""
        import numpy

        home = numpy.array(homes, dtype=numpy.int64)
        left, right = home[self._one], home[self._other]
        apart = left != right
        key = numpy.minimum(left, right)[apart] * self._count + numpy.maximum(left, right)[apart]
        if not len(key):
            return
        order = numpy.argsort(key, kind="stable")
        key, parts = key[order], self._parts[apart][order].astype(numpy.int64)
        starts = numpy.flatnonzero(numpy.r_[True, key[1:] != key[:-1]])
        sums, tops = numpy.add.reduceat(parts, starts), numpy.maximum.reduceat(parts, starts)
        for pair, total, top in zip(key[starts].tolist(), sums.tolist(), tops.tolist(), strict=True):
            yield *divmod(pair, self._count), (total, top)


def _whole(numbers: "array[int]") -> Any:
    import numpy

    return numpy.array(numbers, dtype=numpy.int32)


def _parts(probabilities: Collection[float]) -> Any:
    import numpy

    return numpy.rint(numpy.fromiter(probabilities, float, len(probabilities)) * UNIT).astype(numpy.int32)
