"""The trained judge: how likely a candidate is a new action point, a report on an old one, or neither.

A linear model over a bag of features (spaCy's text classifier without word order), trained on the corpus by
`python -m minutes_miner.training.judge`. It never takes anything by itself: it tells the rules what it holds for likely.
"""

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.pipeline.candidates import candidates
from minutes_miner.pipeline.findings import Findings, Judgement, findings_of, layout_of
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.words import Words, words

_LIKELY = 0.5
_ENOUGH = 3
LABELS = ("action", "status", "other")
_MODEL = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": True,
    "ngram_size": 1,
    "no_output_layer": False,
    "length": 65536,
}


class Judge:
    """Fills `judged` of the findings: by passage, one judgement for each candidate. Without weights it says nothing."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self.model: Language | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        if self.model is None:
            return doc
        known = Known(found.attendees)
        looked = list(candidates(layout, found, known, known.grammar(self.words, found.languages)))
        for candidate, (action, status, _) in zip(looked, self.probabilities([c.features for c in looked]), strict=True):
            judgement = Judgement(candidate.start, candidate.end, action, status)
            found.judged.setdefault(candidate.passage, []).append(judgement)
        self._look_again(found)
        return doc

    def _look_again(self, found: Findings) -> None:
        """Notes without a title or labels are a record of a meeting all the same where several sentences bind somebody."""
        likely = [j.either for judged in found.judged.values() for j in judged if j.either >= _LIKELY]
        if found.kind == "other" and not found.other_by_title and len(likely) >= _ENOUGH:
            found.kind = "minutes"
            found.warnings = [warning for warning in found.warnings if warning.code != "not-minutes"]

    def probabilities(self, features: list[tuple[str, ...]]) -> list[tuple[float, float, float]]:
        """The probability of each label for each bag of features."""
        if self.model is None or not features:
            return []
        with self.model.memory_zone():  # the features of one Doc are forgotten after it
            docs = [Doc(self.model.vocab, words=list(bag)) for bag in features]
            found = self.model.get_pipe("classifier").predict(docs)  # type: ignore[attr-defined]
            return [(float(a), float(b), float(c)) for a, b, c in found]

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The weights, where there are any."""
        if self.model is not None:
            path.mkdir(parents=True, exist_ok=True)
            self.model.get_pipe("classifier").to_disk(path, exclude=["vocab"])  # type: ignore[attr-defined]

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "Judge":
        """The weights, where there are any."""
        if path.is_dir():
            self.model = blank()
            self.model.get_pipe("classifier").from_disk(path, exclude=["vocab"])  # type: ignore[attr-defined]
        return self


def blank() -> Language:
    """An untrained classifier in a small pipeline of its own."""
    nlp = spacy.blank("xx")
    nlp.add_pipe("textcat", name="classifier", config={"model": _MODEL})
    return nlp


def create_judge(nlp: Language, name: str) -> Judge:
    """The component, made by spaCy from the config."""
    return Judge(words())


Language.factory("minutes_judge", func=create_judge)
