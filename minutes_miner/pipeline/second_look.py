"""The second look at candidates: each among the others of its document.

Minute-takers have habits. Where most lines of a list bind somebody, the odd one does so too; where nothing else in a section
does, a sentence that sounds like it is more likely a plan that was told. So the first answers for the neighbours of a candidate, its
list, section, form and whole document say more than its words alone. The first answers that this is learned from come
from classifiers that never saw the group of the document, as those for new documents do.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from minutes_miner.pipeline.candidates import Candidate

_NONE = -6.0  # odds of a neighbour that is not there
_ALONE = -3.0  # mean odds of the others where there are none
_LIKELY = 0.5
_WORDED = (0, 1, 2)  # circles in which the words alone count too: the document, the section, the list


class First(NamedTuple):
    """What the first look says of one candidate: log odds that it is an action, of that it is a new one, of a report; from its
    words alone, from its place alone; and the probability.
    """

    either: float
    action: float
    status: float
    words: float
    place: float
    probability: float


def rows_of(looked: Sequence[Candidate], first: Sequence[First]) -> NDArray[np.float32]:
    """One row of numbers for each candidate of a document, in order."""
    if not looked:
        return np.zeros((0, 0), dtype=np.float32)
    either = [said.either for said in first]
    worded = [said.words for said in first]
    placed = [said.place for said in first]
    names = list(zip(*(candidate.circles for candidate in looked), strict=True))
    circles = [_circle(called, either) for called in names] + [_circle(names[at], worded) for at in _WORDED]
    rank = np.argsort(np.argsort(either, kind="stable"), kind="stable") / max(len(looked) - 1, 1)
    mean = sum(said.probability for said in first) / len(first)
    likely = sum(said.probability > _LIKELY for said in first)
    rows = [
        [
            *said[:5], float(rank[at]), *(_at(either, at + step) for step in (-2, -1, 1, 2)),
            *(_at(of, at + step) for of in (worded, placed) for step in (-1, 1)),
            *chain.from_iterable(circle[at] for circle in circles),
            mean, likely, len(looked), at / len(looked), candidate.words,
        ]
        for at, (candidate, said) in enumerate(zip(looked, first, strict=True))
    ]  # fmt: skip
    return np.array(rows, dtype=np.float32)


def _at(said: Sequence[float], at: int) -> float:
    return said[at] if 0 <= at < len(said) else _NONE


def _circle(names: Sequence[Hashable], said: Sequence[float]) -> list[tuple[float, float, float]]:
    """For each candidate, of the others that share its name: the mean of what is said, the highest, and how many they are."""
    members: dict[Hashable, list[float]] = defaultdict(list)
    for name, odds in zip(names, said, strict=True):
        members[name].append(odds)
    made = []
    best = {name: sorted(listed)[-2:] for name, listed in members.items()}
    total = {name: sum(listed) for name, listed in members.items()}
    for name, odds in zip(names, said, strict=True):
        others = len(members[name]) - 1
        if not others:
            made.append((_ALONE, _NONE, 0.0))
            continue
        highest = best[name][0] if odds == best[name][1] else best[name][1]
        made.append(((total[name] - odds) / others, highest, float(np.log(others + 1))))
    return made
