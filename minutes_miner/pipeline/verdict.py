"""The last word on each action point that was proposed: rules and judge weighed together, by what was right in documents left out.

Columns, labels, lists and sentences propose more than they should. Whether a proposal is an action depends on both: a cell below
"Action" counts for much, but less in a table whose other cells read like talk; a likely sentence counts for less beside a plain
list of actions. Boosted trees weigh how it was found, what the judge says of it and what hangs on it, and the same of the other
proposals of its column, list and document. Trained by `python -m minutes_miner.training.verdict`. What the
judge said counts a quarter beside them: trees trust the layouts that they learned from, and in a layout that they never saw words are what is left.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.pipeline.findings import Draft, Findings, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.teller import Teller, tail_pieces, teller_of
from minutes_miner.pipeline.trees import Trees
from minutes_miner.pipeline.words import Words, words
from minutes_miner.records import NearMiss

_PROSE = "prose"
_SOURCES = ("column", "label", "list", _PROSE)
_ZONES = ("actions", "decisions", "review", "body")
_FORMS = ("to", "will", "asked", "weak", "agreed", "present", "passive", "marked")
_BESIDE = ("who", "when", "state")
_FEW_WORDS = 8  # of a line below that only says who or when
_NONE = -6.0  # odds where nothing was said
_JUDGED, _TOLD = 0, 4  # numbers of a row: the highest odds of the judge, and how often it spoke
_SHARE = 0.25  # of the judge in the last word; half of it was best while trees had seen fewer layouts
_LEAST = 1e-3
_UNLIKELY = "reads a little like a commitment"


class Verdict:
    """Keeps the drafts that are likely or of which rules are sure, with that likelihood as their certainty; the others become near misses.

    Without weights, and where no judge has spoken, it keeps all as they are.
    """

    def __init__(self, vocabulary: Words, *, least: float, announced: float = 0.0, doubtful: float = 0.0) -> None:
        self.words, self.least = vocabulary, least
        self.announced, self.doubtful = announced or least, doubtful or least
        self.trees = Trees()

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        found, layout = findings_of(doc), layout_of(doc)
        if not self.trees or not found.judged or not found.drafts:
            return doc
        kept = []
        told = self.likely(self.rows(doc)).tolist()
        for draft, likely in zip(found.drafts, told, strict=True):
            if draft.sure or likely >= self._least(draft, found):
                draft.certainty = round(likely, 3)
                kept.append(draft)
            else:
                page = layout.passages[draft.passage].page
                found.near_misses.append(NearMiss(fold(draft.text), page, _UNLIKELY))
        found.drafts = kept
        return doc

    def likely(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probability of each row: what the trees say, and with its share what the judge said, where it spoke."""
        told = self.trees.probabilities(rows)
        judged = 1 / (1 + np.exp(-rows[:, _JUDGED].astype(np.float64)))
        return np.where(rows[:, _TOLD] > 0, (1 - _SHARE) * told + _SHARE * judged, told)

    def _least(self, draft: Draft, found: Findings) -> float:
        if found.doubtful:
            return self.doubtful
        return self.least if draft.source == _PROSE else self.announced

    def rows(self, doc: Doc) -> NDArray[np.float32]:
        """One row of numbers for each draft of a Doc, in order."""
        layout, found = layout_of(doc), findings_of(doc)
        if not found.drafts:
            return np.zeros((0, 0), dtype=np.float32)
        seen = _Seen(layout, found, teller_of(doc, self.words))
        own = [seen.numbers(draft, tail) for draft, tail in zip(found.drafts, seen.tails, strict=True)]
        circles = [seen.around(own, name) for name in (seen.everywhere, seen.by_source, seen.by_place, seen.by_section)]
        shared = seen.shared(own)
        return np.array(
            [
                [*numbers, *chain.from_iterable(circle[at] for circle in circles), *shared]
                for at, numbers in enumerate(own)
            ],
            dtype=np.float32,
        )

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The trees, where there are any."""
        self.trees.to_disk(path)

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "Verdict":
        """The trees, where there are any."""
        self.trees.from_disk(path)
        return self


class _Seen:
    """Sees the drafts of one Doc."""

    def __init__(self, layout: Layout, found: Findings, teller: Teller) -> None:
        self.layout, self.found, self.grammar, self.teller = layout, found, teller.grammar, teller
        self.tails = [{piece.kind for piece in tail_pieces(draft.text, teller)} for draft in found.drafts]

    def numbers(self, draft: Draft, tail: Set[str]) -> list[float]:
        """How a draft was found, what the judge says of it, and what hangs on it; the odds of the judge first."""
        passage = self.layout.passages[draft.passage]
        told = [j for j in self.found.judged.get(draft.passage, ()) if j.start < draft.end and j.end > draft.start]
        best = max(told, key=lambda j: j.either, default=None)
        bound = self.grammar.find(draft.text)
        beside = (draft.responsible_cell, draft.deadline_cell, draft.status_cell)
        reading = self.found.tables.get(passage.cell.table) if passage.cell else None
        words_, below = len(draft.text.split()), self._below(passage)
        covered = (best.end - best.start) / max(draft.end - draft.start, 1) if best else 0.0
        return [
            _odds(best.either) if best else _NONE,
            _odds(min((j.either for j in told), default=0.0)),
            best.status / max(best.either, _LEAST) if best else 0.5,
            min(covered, 2.0),
            len(told),
            *(draft.source == source for source in _SOURCES),
            draft.certainty if draft.source != _PROSE else 0.0,
            draft.kind == "status",
            *(self.found.zones[draft.passage] == zone for zone in _ZONES),
            bound.certainty if bound else 0.0,
            bool(bound and bound.agent),
            *(bound is not None and bound.form == form for form in _FORMS),
            self.grammar.starts_with_verb(draft.text),
            *(bool(text.strip()) for text in beside),
            *(kind in tail for kind in _BESIDE),
            *(below == kind for kind in _BESIDE),
            passage.kind == "list_item",
            passage.kind == "heading" or draft.passage in self.found.headings,
            passage.cell is not None,
            passage.bold,
            passage.cell.column if passage.cell else 0,
            bool(reading and passage.cell and reading.is_plain(passage.cell.row)),
            bool(reading and reading.purpose == "actions"),
            bool(reading and reading.head_rows),
            bool(reading and passage.cell and "discussion" in reading.told),
            draft.reference is not None,
            draft.done,
            words_,
            draft.text[:1].islower(),
            draft.text[-1:].isalnum(),
            draft.text.count(". "),
            (passage.end - passage.start) / max(draft.end - draft.start, 1),
        ]

    def _below(self, passage: Passage) -> str:
        """What the line below a passage is, where it is a short one."""
        at = passage.index + 1
        if at >= len(self.layout.passages) or self.layout.passages[at].cell != passage.cell:
            return "text"
        text = self.layout.text_of(self.layout.passages[at])
        return self.teller.kind(text) if len(text.split()) <= _FEW_WORDS else "text"

    # circles of drafts that have something in common

    def everywhere(self, draft: Draft) -> Any:
        """All of a document."""
        return ""

    def by_source(self, draft: Draft) -> Any:
        """Found in the same way."""
        return draft.source

    def by_place(self, draft: Draft) -> Any:
        """In the same column, or in the same kind of zone outside tables."""
        cell = self.layout.passages[draft.passage].cell
        return (cell.table, cell.column) if cell else self.found.zones[draft.passage]

    def by_section(self, draft: Draft) -> Any:
        """In the same section."""
        return self.found.sections[draft.passage]

    def around(self, own: Sequence[Sequence[float]], name: Callable[[Draft], Any]) -> list[tuple[float, float, float]]:
        """For each draft, of the others in its circle: the mean of the judge's odds, how many they are, the share with who or when."""
        members: dict[Any, list[int]] = defaultdict(list)
        for at, draft in enumerate(self.found.drafts):
            members[name(draft)].append(at)
        made = [(_NONE, 0.0, 0.0)] * len(own)
        for inside in members.values():
            odds = sum(own[at][0] for at in inside)
            hung = [self._hangs(at) for at in inside]
            for at, hangs in zip(inside, hung, strict=True):
                others = len(inside) - 1
                if others:
                    share = (sum(hung) - hangs) / others
                    made[at] = ((odds - own[at][0]) / others, float(np.log(others + 1)), share)
        return made

    def _hangs(self, at: int) -> bool:
        """Whether who, when or how far stands beside a draft or at its end."""
        draft = self.found.drafts[at]
        beside = (draft.responsible_cell, draft.deadline_cell, draft.status_cell)
        return any(text.strip() for text in beside) or bool(self.tails[at] & set(_BESIDE))

    def shared(self, own: Sequence[Sequence[float]]) -> list[float]:
        """What is the same for all drafts of a document: its length, how dense the drafts stand, how its text was read."""
        length = len(self.layout.text.split())
        candidates = list(chain.from_iterable(self.found.judged.values()))
        mean = sum(j.either for j in candidates) / max(len(candidates), 1)
        return [
            float(np.log(length + 1)),
            1000 * len(own) / max(length, 1),
            mean,
            sum(draft.source != _PROSE for draft in self.found.drafts),
            float(self.found.doubtful),
            float(self.layout.document.format == "txt"),
            float(self.found.kind == "workplan"),
            float(self.found.languages[:1] == ("en",)),
        ]


def _odds(probability: float) -> float:
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return float(np.log(kept / (1 - kept)))


def create_verdict(nlp: Language, name: str, least: float, least_announced: float, least_doubtful: float) -> Verdict:
    """The component, made by spaCy from the config: `least` is the probability from which a sentence is kept, `least_announced` that of
    what a column or list announces, `least_doubtful` that of anything in a text whose columns fell apart.
    """
    return Verdict(words(), least=least, announced=least_announced, doubtful=least_doubtful)


Language.factory("minutes_verdict", func=create_verdict)
