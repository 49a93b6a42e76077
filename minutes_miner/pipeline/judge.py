"""The trained judge: how likely a candidate is a new action point, a report on an old one, or neither.

It looks twice: at each candidate by itself, then at each among the others of its document. Trained on the corpus by
`python -m minutes_miner.training.judge`. It never takes anything by itself: it tells the rules what it holds for likely.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.pipeline.bag import Classifier, shares
from minutes_miner.pipeline.candidates import Candidate, candidates
from minutes_miner.pipeline.cuts import Cutter
from minutes_miner.pipeline.findings import Judgement, findings_of, layout_of
from minutes_miner.pipeline.names import names_of
from minutes_miner.pipeline.second_look import First, rows_of
from minutes_miner.pipeline.trees import Trees
from minutes_miner.pipeline.words import Words, words

LABELS = ("action", "status", "other")
_CUTS, _SECOND = "cuts", "second"
_OF_PLACE = ("#", "&")  # begin the features that tell where a candidate stands, and not what it says
_LEAST = 1e-4  # probability


class Judge:
    """Fills `judged` of the findings: by passage, one judgement for each candidate. Without weights it says nothing."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self.classifier = Classifier(LABELS)
        self.second = Trees()
        self.cutter = Cutter(vocabulary)

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        if not self.classifier or found.kind == "other":  # of which no action is taken
            return doc
        known, grammar = names_of(doc, found.attendees, self.words, found.languages)
        looked = list(candidates(layout, found, known, grammar, self.cutter))
        for candidate, (action, status) in zip(looked, self.answers(looked), strict=True):
            judgement = Judgement(candidate.start, candidate.end, action, status)
            found.judged.setdefault(candidate.passage, []).append(judgement)
        return doc

    def answers(self, looked: Sequence[Candidate]) -> list[tuple[float, float]]:
        """For each candidate of a document the probability of a new action and that of a report on an old one."""
        return divided(self.second, looked, first_look(self.classifier, looked))

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The weights, where there are any."""
        self.classifier.to_disk(path)
        self.second.to_disk(path / _SECOND)
        self.cutter.to_disk(path / _CUTS)

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "Judge":
        """The weights, where there are any."""
        self.classifier.from_disk(path)
        self.second.from_disk(path / _SECOND)
        self.cutter.from_disk(path / _CUTS)
        return self


def first_look(classifier: Classifier, looked: Sequence[Candidate]) -> list[First]:
    """What a classifier says of each candidate by itself."""
    if not looked:
        return []
    placed, said = classifier.scores_apart([candidate.features for candidate in looked], _OF_PLACE)
    told = shares(said + placed - classifier.bias).astype(np.float64)
    either = 1 - told[:, 2]
    columns = (_odds(either), _odds(told[:, 0]), _odds(told[:, 1]), _sum(said), _sum(placed), either)
    return [First(*row) for row in np.stack(columns, axis=1).tolist()]


def _odds(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.log(np.maximum(probability, _LEAST) / np.maximum(1 - probability, _LEAST))


def _sum(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """Log odds of an action or a report, from scores."""
    return _odds(1 - shares(scores).astype(np.float64)[:, 2])


def divided(second: Trees, looked: Sequence[Candidate], first: Sequence[First]) -> list[tuple[float, float]]:
    """What a second look says of each candidate of a document, divided between a new action and a report as the first look tells."""
    if not first or not second:
        return [_shared(said.probability, said) for said in first]
    likely = second.probabilities(rows_of(looked, first)).tolist()
    return [_shared(either, said) for either, said in zip(likely, first, strict=True)]


def _shared(either: float, said: First) -> tuple[float, float]:
    action, status = (1 / (1 + np.exp(-odds)) for odds in (said.action, said.status))
    share = float(action / (action + status))
    return either * share, either * (1 - share)


def create_judge(nlp: Language, name: str) -> Judge:
    """The component, made by spaCy from the config."""
    return Judge(words())


Language.factory("minutes_judge", func=create_judge)
