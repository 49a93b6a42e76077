"""What the verdict learns from: all that is proposed in a document by judges that never saw its group, and what of it was right."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from minutes_miner.document import Document
from minutes_miner.evaluation import match
from minutes_miner.pipeline.findings import Draft, Judgement, findings_of
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.names import names_of
from minutes_miner.pipeline.run import doc_of
from minutes_miner.pipeline.trees import Trees
from minutes_miner.pipeline.verdict import Verdict
from minutes_miner.pipeline.words import words
from minutes_miner.training.priors import Case, sized

_FIELDS = "responsible"  # the first component that tells no more of the text of an action


class Proposals(NamedTuple):
    """Of a document: a row of numbers for each proposal, whether it was right, and how much it weighs."""

    rows: NDArray[np.float32]
    right: NDArray[np.bool_]
    weights: list[float]

    def weighed(self, weight: float) -> "Proposals":
        """The same of a document that weighs more or less beside others."""
        return self._replace(weights=[weight * each for each in self.weights])


def proposals(
    document: Document,
    gold: Mapping[str, Any],
    told: Mapping[int, Sequence[Judgement]],
    nlp: Language,
    weigh: Mapping[Case, float],
) -> Proposals:
    """All that is proposed as an action of a document, given what a judge told by passage, held against the gold."""
    doc = doc_of(document, nlp)
    found = findings_of(doc)
    rows = np.zeros((0, 0), dtype=np.float32)
    proposed: list[Draft] = []
    for name, pipe in takewhile(lambda each: each[0] != _FIELDS, nlp.pipeline):
        if name == "judge":
            found.judged.update({passage: list(said) for passage, said in told.items()})
        elif isinstance(pipe, Verdict):
            rows, proposed = pipe.rows(doc), list(found.drafts)  # some of which turn out to hang on others
        else:
            doc = pipe(doc)
    said = [fold(draft.text) for draft in proposed]
    pairs = match(gold["action_points"], [{"text": text, "at": at} for at, text in enumerate(said)])
    right = {mine["at"] for _, mine in pairs}
    _, grammar = names_of(doc, found.attendees, words(), found.languages)
    cases = [sized(grammar, text, action=at in right) for at, text in enumerate(said)]
    yes = np.array([at in right for at in range(len(said))], dtype=np.bool_)
    return Proposals(rows, yes, [weigh.get(case, 1.0) for case in cases])


def fit(trees: Trees, learned: Iterable[Proposals]) -> None:
    """Train the verdict's trees on the proposals of documents."""
    filled = [one for one in learned if len(one.rows)]
    if filled:
        trees.fit(
            np.concatenate([one.rows for one in filled]),
            np.concatenate([one.right for one in filled]),
            [weight for one in filled for weight in one.weights],
        )
