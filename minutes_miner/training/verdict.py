"""What the verdict learns from: all that is proposed in a document by judges that never saw its group, and what of it was right."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from minutes_miner.document import Document
from minutes_miner.evaluation import match
from minutes_miner.pipeline.findings import Judgement, findings_of
from minutes_miner.pipeline.layout import fold, make_doc
from minutes_miner.pipeline.trees import Trees
from minutes_miner.pipeline.verdict import Verdict

Proposals = tuple[NDArray[np.float32], NDArray[np.bool_]]  # a row for each, and whether it was right
_FIELDS = "responsible"  # the first component that tells no more of the text of an action


def proposals(
    document: Document, gold: Mapping[str, Any], told: Mapping[int, Sequence[Judgement]], nlp: Language
) -> Proposals:
    """All that is proposed as an action of a document, given what a judge told by passage, held against the gold."""
    doc = make_doc(document, vocab=nlp.vocab, tokenizer=nlp.tokenizer)
    rows = np.zeros((0, 0), dtype=np.float32)
    for name, pipe in takewhile(lambda each: each[0] != _FIELDS, nlp.pipeline):
        if name == "judge":
            findings_of(doc).judged.update({passage: list(said) for passage, said in told.items()})
        elif isinstance(pipe, Verdict):
            rows = pipe.rows(doc)
        else:
            doc = pipe(doc)
    found = [{"text": fold(draft.text), "at": at} for at, draft in enumerate(findings_of(doc).drafts)]
    right = {mine["at"] for _, mine in match(gold["action_points"], found)}
    return rows, np.array([at in right for at in range(len(found))], dtype=np.bool_)


def fit(trees: Trees, learned: Iterable[Proposals]) -> None:
    """Train the verdict's trees on the proposals of documents."""
    filled = [(rows, right) for rows, right in learned if len(rows)]
    if filled:
        trees.fit(np.concatenate([rows for rows, _ in filled]), np.concatenate([right for _, right in filled]))
