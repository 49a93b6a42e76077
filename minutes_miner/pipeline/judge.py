"""The trained judge: how likely a candidate is a new action point, a report on an old one, or neither.

Trained on the corpus by `python -m minutes_miner.training.judge`. It never takes anything by itself: it tells the rules what
it holds for likely.
"""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.pipeline.bag import Classifier
from minutes_miner.pipeline.candidates import candidates
from minutes_miner.pipeline.cuts import Cutter
from minutes_miner.pipeline.findings import Judgement, findings_of, layout_of
from minutes_miner.pipeline.names import names_of
from minutes_miner.pipeline.words import Words, words

LABELS = ("action", "status", "other")
_CUTS = "cuts"


class Judge:
    """Fills `judged` of the findings: by passage, one judgement for each candidate. Without weights it says nothing."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self.classifier = Classifier(LABELS)
        self.cutter = Cutter(vocabulary)

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        if not self.classifier:
            return doc
        known, grammar = names_of(doc, found.attendees, self.words, found.languages)
        looked = list(candidates(layout, found, known, grammar, self.cutter))
        rows = self.classifier.probabilities([candidate.features for candidate in looked])
        for candidate, (action, status, _) in zip(looked, rows, strict=True):
            judgement = Judgement(candidate.start, candidate.end, action, status)
            found.judged.setdefault(candidate.passage, []).append(judgement)
        return doc

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The weights, where there are any."""
        self.classifier.to_disk(path)
        self.cutter.to_disk(path / _CUTS)

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "Judge":
        """The weights, where there are any."""
        self.classifier.from_disk(path)
        self.cutter.from_disk(path / _CUTS)
        return self


def create_judge(nlp: Language, name: str) -> Judge:
    """The component, made by spaCy from the config."""
    return Judge(words())


Language.factory("minutes_judge", func=create_judge)
