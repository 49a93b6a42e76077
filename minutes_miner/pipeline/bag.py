"""A small trained classifier of bags of features: spaCy's text classifier without word order, in a vocabulary of its own."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import fix_random_seed

Bag = tuple[str, ...]
_MODEL = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": True,
    "ngram_size": 1,
    "no_output_layer": False,
    "length": 65536,
}
_NAME = "classifier"


class Classifier:
    """Gives each bag a probability for each label, in the order of `labels`."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self._nlp: Language | None = None

    def __bool__(self) -> bool:
        """Whether it has weights."""
        return self._nlp is not None

    def probabilities(self, bags: Sequence[Bag]) -> list[tuple[float, ...]]:
        """One row for each bag; the words of the bags are forgotten afterwards, so that memory does not grow."""
        if self._nlp is None or not bags:
            return []
        bare = Vocab()  # knows nothing of words but their names, and is forgotten
        found = self._nlp.get_pipe(_NAME).predict([Doc(bare, words=list(bag)) for bag in bags])  # type: ignore[attr-defined]
        return [tuple(float(value) for value in row) for row in found]

    def fit(
        self,
        rows: Sequence[tuple[Bag, str]],
        *,
        epochs: int = 6,
        rate: float = 0.001,
        drop: float = 0.2,
        batch: int = 64,
        seed: int = 0,
    ) -> None:
        """Train on labelled bags; the same rows and seed give the same weights on the same machine."""
        fix_random_seed(seed)
        chance = random.Random(seed)
        np.random.seed(seed)
        nlp = _blank()
        for label in self.labels:
            nlp.get_pipe(_NAME).add_label(label)  # type: ignore[attr-defined]
        examples = [
            Example.from_dict(
                Doc(nlp.vocab, words=list(bag)), {"cats": {name: float(name == label) for name in self.labels}}
            )
            for bag, label in rows
        ]
        optimizer = nlp.initialize(lambda: examples[:50])
        optimizer.learn_rate = rate
        for _ in range(epochs):
            chance.shuffle(examples)
            for at in range(0, len(examples), batch):
                nlp.update(examples[at : at + batch], sgd=optimizer, drop=drop)
        self._nlp = nlp

    def to_disk(self, path: Path) -> None:
        """The weights, where there are any."""
        if self._nlp is not None:
            path.mkdir(parents=True, exist_ok=True)
            self._nlp.get_pipe(_NAME).to_disk(path, exclude=["vocab"])  # type: ignore[attr-defined]

    def from_disk(self, path: Path) -> None:
        """The weights, where there are any."""
        if path.is_dir():
            self._nlp = _blank()
            self._nlp.get_pipe(_NAME).from_disk(path, exclude=["vocab"])  # type: ignore[attr-defined]


def _blank() -> Language:
    nlp = spacy.blank("xx")
    nlp.add_pipe("textcat", name=_NAME, config={"model": _MODEL})
    return nlp
