"""The second look at candidates: each among the others of its document.

Minute-takers have habits. Where most lines of a list bind somebody, the odd one does so too; where nothing else in a section
does, a sentence that sounds like it is more likely a plan that was told. So the first answers for the neighbours of a candidate, its
list, section, form and whole document say more than its words alone. The first answers that this is learned from come
from classifiers that never saw the group of the document, as those for new documents do.
"""

from collections.abc import Hashable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from minutes_miner.pipeline.candidates import Candidate

_NONE = -6.0  # odds of a neighbour that is not there
_ALONE = -3.0  # mean odds of the others where there are none
_LIKELY = 0.5
Numbers = NDArray[np.float64]
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
    said = np.array(first, dtype=np.float64)
    either, worded, placed = said[:, 0], said[:, 3], said[:, 4]
    names = list(zip(*(candidate.circles for candidate in looked), strict=True))
    told = np.argsort(np.argsort(either, kind="stable"), kind="stable") / max(len(looked) - 1, 1)
    columns = [
        *said[:, :5].T, told, *(_beside(either, step) for step in (-2, -1, 1, 2)),
        *(_beside(of, step) for of in (worded, placed) for step in (-1, 1)),
        *chain.from_iterable(_circle(called, either) for called in names),
        *chain.from_iterable(_circle(names[at], worded) for at in _WORDED),
        sum(one.probability for one in first) / len(first), sum(one.probability > _LIKELY for one in first),
        len(looked), np.arange(len(looked)) / len(looked), [candidate.words for candidate in looked],
    ]  # fmt: skip
    return np.stack([np.broadcast_to(column, len(looked)) for column in columns], axis=1).astype(np.float32)


def _beside(said: Numbers, step: int) -> Numbers:
    """What is said of the candidate so many steps before or behind each."""
    made = np.full(len(said), _NONE)
    if step < 0:
        made[-step:] = said[:step]
    else:
        made[:-step] = said[step:]
    return made


def _circle(names: Sequence[Hashable], said: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """For each candidate, of the others that share its name: the mean of what is said, the highest, and how many they are."""
    numbers: dict[Hashable, int] = {}
    of = np.array([numbers.setdefault(name, len(numbers)) for name in names])
    members = np.bincount(of)
    ordered, ends = said[np.lexsort((said, of))], np.cumsum(members) - 1
    highest, second = ordered[ends][of], ordered[ends - (members > 1)][of]
    others = members[of] - 1
    alone = others == 0
    mean = (np.bincount(of, weights=said)[of] - said) / np.maximum(others, 1)
    return (
        np.where(alone, _ALONE, mean),
        np.where(alone, _NONE, np.where(said == highest, second, highest)),
        np.log(others + 1),
    )
