"""How often real minutes bind somebody in which form of words, so that a corpus full of what is hard does not teach that it is common.

People who write a corpus put in traps: programmes that "will" go on, verbless lines that are actions, plain ones that are
none. In real minutes most actions are plain, and most lines without a verb are titles. So each sentence that is learned
from weighs as much as its kind does in the world. The counts are from 9,414 sentences of 260 public minutes of working groups,
clusters, councils and boards, marked by the labelling guide; their texts are no part of the project.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from minutes_miner.pipeline.commitment import Grammar

Form = str
_FEW, _SOME = 2, 4  # fourths of the tokens of a short and of a middling sentence
# by form: actions and others among short, middling and long sentences
_SEEN: dict[Form, tuple[tuple[int, int], ...]] = {
    "none": ((83, 3338), (164, 2408), (174, 1879)),
    "verb": ((36, 161), (56, 163), (42, 84)),
    "to": ((20, 1), (62, 21), (65, 55)),
    "will": ((4, 6), (39, 26), (40, 28)),
    "asked": ((1, 2), (18, 6), (19, 13)),
    "passive": ((8, 13), (61, 91), (54, 89)),
    "weak": ((0, 5), (6, 11), (4, 23)),
    "present": ((1, 7), (3, 10), (0, 5)),
    "agreed": ((0, 0), (0, 3), (1, 5)),
}
_DOUBT = 12  # sentences of the corpus' own mixture that each count is mixed with
_LEAST, _MOST = 0.35, 3.5


class Case(NamedTuple):
    """A sentence that is learned from: the form in which it binds somebody, its length, and whether it is an action."""

    form: Form
    length: int
    action: bool


def case_of(features: Iterable[str], *, action: bool) -> Case:
    """The case of a candidate with some features: form of commitment, or a verb at its beginning, and a fourth of its tokens."""
    form, length, verb = "", 0, False
    for feature in features:
        if feature.startswith("#form="):
            form = feature.removeprefix("#form=")
        elif feature.startswith("#length="):
            length = int(feature.removeprefix("#length="))
        verb = verb or feature == "#verb"
    return _case(form or ("verb" if verb else ""), length, action=action)


def sized(grammar: Grammar, text: str, *, action: bool) -> Case:
    """The case of a text."""
    bound = grammar.find(text)
    form = bound.form if bound else "verb" if grammar.starts_with_verb(text) else ""
    return _case(form, len(text.split()) // 4, action=action)


def _case(form: str, length: int, *, action: bool) -> Case:
    return Case(form or "none", 0 if length < _FEW else 1 if length < _SOME else 2, action)


def weights(cases: Iterable[Case]) -> dict[Case, float]:
    """How much each case weighs, given all that are learned from: its share in real minutes by its share here."""
    here = Counter(cases)
    total = sum(here.values())
    seen = {
        Case(form, at, bool(yes)): each[1 - yes]
        for form, sizes in _SEEN.items()
        for at, each in enumerate(sizes)
        for yes in (0, 1)
    }
    real = sum(seen.values())
    return {
        case: min(max((seen.get(case, 0) * total / count + _DOUBT) / (real + _DOUBT), _LEAST), _MOST)
        for case, count in here.items()
    }
