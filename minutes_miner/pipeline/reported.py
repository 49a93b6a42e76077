"""How far an action is by all the words of its report: trained, with what the grammar of reports reads as one of the features.

The grammar knows the words of the lexicon and participles; "regular now", "is with everyone" and "82 signed" tell as much without
them. Without weights what the grammar read stands.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.pipeline.bag import Classifier
from minutes_miner.pipeline.findings import Draft, findings_of
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.states import clauses, ended_by, find_status
from minutes_miner.pipeline.status import MARKED, SETTLED
from minutes_miner.pipeline.words import Words, key, words
from minutes_miner.records import Status

LABELS: tuple[Status, ...] = ("done", "in_progress", "open", "cancelled")
_LONGEST = 40  # words of a report that are looked at
_ENDINGS = (3, 4)  # letters


class Reported:
    """Sets `status` of each draft whose report stands apart from its words."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self.classifier = Classifier(LABELS)

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        told = [draft for draft in findings_of(doc).drafts if is_told(draft) and not self._is_listed(draft)]
        bags = [features_of(draft.status_text or "", self.words, draft.status_reason) for draft in told]
        for draft, row in zip(told, self.classifier.probabilities(bags), strict=False):
            sure = max(row)
            draft.status = LABELS[row.index(sure)]
            draft.status_certainty, draft.status_reason = round(sure, 3), f"judged {draft.status}"
        return doc

    def _is_listed(self, draft: Draft) -> bool:
        """Whether the words of a report are nothing but a state of the lexicon, which says all: "nearly there", "loopt", or end by
        saying that the action is closed or kept, or leave no doubt otherwise."""
        told = draft.status_text or ""
        return draft.status_reason == SETTLED or draft.status in (
            self.words.states.get(key(told)),
            ended_by(told, self.words),
        )

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The weights, where there are any."""
        self.classifier.to_disk(path)

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "Reported":
        """The weights, where there are any."""
        self.classifier.from_disk(path)
        return self


def is_told(draft: Draft) -> bool:
    """Whether words of their own report on a draft."""
    told = fold(draft.status_text or "")
    worded = bool(key(told)) and draft.status_reason != MARKED
    return draft.kind == "status" and worded and told != fold(draft.text) and not draft.done


def features_of(text: str, vocabulary: Words, how: str = "") -> tuple[str, ...]:
    """The features of a report; `how` it was found ("cell done", "reported unread")."""
    return (*_features(fold(text), vocabulary), *((f"how={how}", f"found={how.split()[0]}") if how else ()))


def _features(text: str, vocabulary: Words) -> Iterator[str]:
    read = find_status(text, vocabulary)
    parts = [_plain(clause) for clause in clauses(text)]
    said = _plain(text)[:_LONGEST]
    yield f"read={read}"
    yield f"size={min(len(said), 12) // 2}"
    yield f"clauses={min(len(parts), 4)}_{read}"
    yield from (f"two={one}_{two}" for one, two in pairwise(said))
    for word in said:
        yield f"word={word}"
        yield f"begin={word[:5]}"
        yield from (f"end={word[-size:]}" for size in _ENDINGS if len(word) > size + 1)
    if said:
        yield f"first={said[0]}"
        yield f"last={said[-1]}"
        yield f"opening={'_'.join(said[:2])}"
    if len(said) == 1:
        yield f"alone={said[0]}"
    for at, part in enumerate(parts[:3]):
        yield f"read{at}={find_status(' '.join(part), vocabulary)}"
        yield from (f"begin{min(at, 1)}={word[:5]}" for word in part[:8])
    if "?" in text:
        yield "asked"
    if text[:1].isdigit():
        yield f"counted={read}"


def _plain(text: str) -> list[str]:
    return ["#" if word.isdigit() else word for word in key(text).split()]


def create_reported(nlp: Language, name: str) -> Reported:
    """The component, made by spaCy from the config."""
    return Reported(words())


Language.factory("minutes_reported", func=create_reported)
