"""Train the judge of candidates, and the verdict on what is proposed, on the corpus: `python -m minutes_miner.training.judge`.

Each source is read as its document; the rules' first components say what its passages are; a candidate is an action where it
covers one that is marked in the source. The seed is fixed: the same corpus gives the same weights on the same machine.
"""

import argparse
import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from minutes_miner.document import Document
from minutes_miner.evaluation.matching import LIKE, alike, normal
from minutes_miner.pipeline.bag import Classifier
from minutes_miner.pipeline.build import load_pipeline, model_path
from minutes_miner.pipeline.candidates import Candidate, candidates, stretches
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.cuts import Cutter, bags, joints
from minutes_miner.pipeline.findings import Findings, Judgement, findings_of, layout_of
from minutes_miner.pipeline.judge import LABELS, Judge, divided, first_look
from minutes_miner.pipeline.layout import Layout
from minutes_miner.pipeline.names import Known, names_of
from minutes_miner.pipeline.run import doc_of
from minutes_miner.pipeline.second_look import First, rows_of
from minutes_miner.pipeline.trees import Trees
from minutes_miner.pipeline.verdict import Verdict
from minutes_miner.pipeline.words import words
from minutes_miner.readers import read
from minutes_miner.training import likeness, verdict
from minutes_miner.training.corpus import CORPUS, document_path, sources
from minutes_miner.training.flat import flat_document
from minutes_miner.training.gold import gold_of
from minutes_miner.training.marked import Source
from minutes_miner.training.priors import Case, case_of, weights
from minutes_miner.training.verdict import Proposals, proposals

_BEFORE = ("passages", "sentences", "kind", "attendees", "heading", "agenda")
_COVERED = 0.5  # share of a candidate that an action must cover
_COVERING = 0.6  # or share of the action that a candidate must cover
_NEAR = 2  # characters between a joint and the action that begins or ends there
_CHUNK = 8  # sources that a process is given at a time
_OTHER = LABELS[-1]
_HANGING = (":",)  # behind these the companions and the status read on
_FOLDS, _FEWER = (
    5,
    3,
)  # of the first looks that the second learns from, and of second looks that the verdict learns from
FORMS = (False, True)  # of each source: as its document, and as text that has lost its layout
Labelled = tuple[tuple[str, ...], str]


def splits(corpus: Path = CORPUS) -> dict[str, str]:
    """The part of the corpus that each group belongs to."""
    with (corpus / "splits.csv").open(encoding="utf-8", newline="") as file:
        return {row["group"]: row["split"] for row in csv.DictReader(file)}


def options(description: str | None) -> argparse.Namespace:
    """What the command line says of any training: the `splits` of the corpus to learn from, and the folder of the pipeline."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--splits", nargs="*", default=["train", "development"], help="parts of the corpus to learn from"
    )
    parser.add_argument("--output", type=Path, default=model_path())
    return parser.parse_args()


@dataclass(slots=True)
class Marked:
    """One document as the judge sees it, and where its marked actions stand."""

    group: str
    layout: Layout
    found: Findings
    known: Known
    grammar: Grammar
    spans: list[tuple[int, int, str]]


def marked(source: Source, *, corpus: Path = CORPUS, flat: bool = False) -> Marked:
    """One document with all that comes before the judge; `flat`: as text that has lost its layout."""
    nlp = load_pipeline()
    document = document_of(source, corpus=corpus, flat=flat)
    doc = doc_of(document, nlp)
    for name in _BEFORE:
        doc = nlp.get_pipe(name)(doc)
    layout, found = layout_of(doc), findings_of(doc)
    known, grammar = names_of(doc, found.attendees, words(), found.languages)
    return Marked(source.folder, layout, found, known, grammar, list(action_spans(source, layout.text)))


def document_of(source: Source, *, corpus: Path = CORPUS, flat: bool = False) -> Document:
    """A source as it is read from its document, or as text that has lost its layout."""
    return flat_document(source, corpus=corpus) if flat else read(document_path(corpus, source))


def cuts_of(one: Marked) -> list[Labelled]:
    """The joints of the sentences that hold marked actions, and whether one begins or ends there."""
    rows = []
    for stretch in stretches(one.layout, one.found):
        inside = [
            (first - stretch.start, last - stretch.start)
            for first, last, _ in one.spans
            if first < stretch.start + len(stretch.text) and last > stretch.start
        ]
        found = joints(stretch.text, one.grammar, words()) if inside else []
        for joint, bag in zip(found, bags(stretch.text, found, one.grammar, words(), stretch.place), strict=True):
            cut = any(
                abs(first - joint.end) <= _NEAR or (abs(last - joint.start) <= _NEAR and joint.text not in _HANGING)
                for first, last in inside
            )
            rows.append((bag, "cut" if cut else "none"))
    return rows


def labelled(one: Marked, cutter: Cutter) -> list[tuple[Candidate, str]]:
    """The candidates of one document with their labels.

    An action that is said twice is marked once: the other sentence teaches neither way and is left out.
    """
    found = candidates(one.layout, one.found, one.known, one.grammar, cutter)
    actions = [normal(one.layout.text[first:last]) for first, last, _ in one.spans]
    cases = []
    for candidate in found:
        label = _label(candidate.start, candidate.end, one.spans)
        text = normal(one.layout.text[candidate.start : candidate.end])
        if label != _OTHER or not any(alike(action, text) >= LIKE for action in actions):
            cases.append((candidate, label))
    return cases


class Cases(NamedTuple):
    """The labelled candidates of one document of a group, and how much it weighs beside others."""

    group: str
    cases: Sequence[tuple[Candidate, str]]
    weight: float


@dataclass(slots=True)
class _Taught:
    """The candidates of one document of a group, whether each is an action and how much it weighs; what was said of them at first."""

    group: str
    cases: Sequence[tuple[Candidate, str]]
    weights: list[float]
    first: list[First] = field(default_factory=list)
    rows: NDArray[np.float32] = field(default_factory=lambda: rows_of([], []))  # for the second look

    @property
    def looked(self) -> list[Candidate]:
        return [candidate for candidate, _ in self.cases]


def fit(judge: Judge, documents: Sequence[Cases]) -> list[list[Judgement]]:
    """Train both looks on the labelled candidates of documents.

    The second learns from what first looks say of groups that they never saw. Returned is, for each document, what judges say that
    never saw its group.
    """
    weigh = weights_of(documents)
    taught = [_Taught(d.group, d.cases, [d.weight * weigh[_case(*each)] for each in d.cases]) for d in documents]
    for left in left_out(one.group for one in documents):
        first = _first(one for one in taught if one.group not in left)
        for one in taught:
            if one.group in left:
                one.first = first_look(first, one.looked)
                one.rows = rows_of(one.looked, one.first)
    judge.second = _second(taught)
    judge.classifier = _first(taught)
    told = {}
    for left in left_out((one.group for one in documents), folds=_FEWER):
        second = _second(one for one in taught if one.group not in left)
        for at, one in enumerate(taught):
            if one.group in left:
                said = divided(second, one.looked, one.first)
                told[at] = [Judgement(c.start, c.end, *each) for c, each in zip(one.looked, said, strict=True)]
    return [told[at] for at in range(len(taught))]


def weights_of(documents: Iterable[Cases]) -> dict[Case, float]:
    """How much each kind of candidate weighs."""
    return weights(_case(*each) for one in documents for each in one.cases)


def _case(candidate: Candidate, label: str) -> Case:
    return case_of(candidate.features, action=label != _OTHER)


def _first(taught: Iterable[_Taught]) -> Classifier:
    rows = [
        (c.features, label, one.group, weight)
        for one in taught
        for (c, label), weight in zip(one.cases, one.weights, strict=True)
    ]
    classifier = Classifier(LABELS)
    classifier.fit([row[:2] for row in rows], [row[2] for row in rows], [row[3] for row in rows])
    return classifier


def _second(taught: Iterable[_Taught]) -> Trees:
    trees = Trees()
    filled = [one for one in taught if one.first]
    if filled:
        trees.fit(
            np.concatenate([one.rows for one in filled]),
            np.array([label != _OTHER for one in filled for _, label in one.cases]),
            [weight for one in filled for weight in one.weights],
        )
    return trees


def fit_by_group(classifier: Classifier, documents: Iterable[tuple[str, Iterable[Labelled]]]) -> None:
    """Train a classifier on the labelled rows of documents, each with its group."""
    cases = [(row, group) for group, rows in documents for row in rows]
    classifier.fit([row for row, _ in cases], [group for _, group in cases])


def left_out(groups: Iterable[str], *, folds: int = _FOLDS) -> Iterator[set[str]]:
    """The groups in folds, each to be left out once."""
    ordered = sorted(set(groups))
    return (set(ordered[fold::folds]) for fold in range(folds))


def cutters(rows: Sequence[tuple[str, list[Labelled]]]) -> dict[str, Cutter]:
    """For each group a cutter that never saw it, so that the judge learns from clauses cut as those of new documents are."""
    made = {}
    for left in left_out(group for group, _ in rows):
        cutter = fit_cutter([(group, one) for group, one in rows if group not in left])
        made.update(dict.fromkeys(left, cutter))
    return made


def fit_cutter(rows: Iterable[tuple[str, list[Labelled]]]) -> Cutter:
    """A cutter trained on the joints of some documents, each with its group."""
    cutter = Cutter(words())
    fit_by_group(cutter.classifier, rows)
    return cutter


def action_spans(source: Source, text: str) -> Iterator[tuple[int, int, str]]:
    """Where the marked actions of a source stand in the text of its document: offsets and kind; those not found are left out."""
    squeezed, places = _squeezed(text)
    cursor = 0
    for part in source.parts:
        for _, marked in part.texts():
            whole = _squeezed(marked.text.replace("**", "").replace("~~", ""))[0]
            if len(whole) < 3:
                continue
            at = squeezed.find(whole, cursor)
            at = at if at >= 0 else squeezed.find(whole)
            if at >= 0:
                cursor = at + len(whole)
            for mark in marked.marks:
                if mark.tag != "action":
                    continue
                wanted = _squeezed(marked.covered(mark))[0]
                place = squeezed.find(wanted, at if at >= 0 else max(cursor - 3000, 0))
                place = place if place >= 0 else squeezed.find(wanted)
                if wanted and place >= 0:
                    yield places[place], places[place + len(wanted) - 1] + 1, mark.get("k", "new") or "new"


def _squeezed(text: str) -> tuple[str, list[int]]:
    """Letters and figures in lower case, with their places in the text."""
    kept = [(ch.casefold()[:1], at) for at, ch in enumerate(text) if ch.isalnum()]
    return "".join(ch for ch, _ in kept), [at for _, at in kept]


def _label(start: int, end: int, spans: Iterable[tuple[int, int, str]]) -> str:
    for first, last, kind in spans:
        shared = min(last, end) - max(first, start)
        if shared > 0 and (shared >= _COVERED * (end - start) or shared >= _COVERING * (last - first)):
            return "status" if kind == "status" else "action"
    return _OTHER


@dataclass(slots=True)
class Lesson:
    """What judge and verdict learn from one source of a group: where its sentences are cut, and for each of its `FORMS` the labelled
    candidates and all that is proposed by judges that never saw the group.
    """

    group: str
    cuts: list[Labelled]
    rows: list[Cases]
    proposals: list[Proposals] = field(default_factory=list)


def lessons(chosen: Sequence[Source], pool: Executor) -> tuple[Judge, list[Lesson]]:
    """A judge that is trained on some sources, and what is learned from each of them, in order."""
    cuts = list(pool.map(_read_cuts, chosen, chunksize=_CHUNK))
    unseen = cutters([(source.folder, one) for source, one in zip(chosen, cuts, strict=True)])
    rows = list(pool.map(partial(_read_rows, unseen=unseen), chosen, chunksize=_CHUNK))
    bags = [[candidate.features for candidate, _ in cases] for listed in rows for cases in listed]
    alike = iter(likeness.weights(bags, [source.as_written for source in chosen for _ in FORMS]))
    made = [
        Lesson(source.folder, cut, [Cases(source.folder, cases, next(alike)) for cases in listed])
        for source, cut, listed in zip(chosen, cuts, rows, strict=True)
    ]
    judge = Judge(words())
    judge.cutter = fit_cutter((one.group, one.cuts) for one in made)
    documents = [learned for one in made for learned in one.rows]
    told = iter(fit(judge, documents))
    said = [[by_passage(learned.cases, next(told)) for learned in one.rows] for one in made]
    proposed = pool.map(partial(_propose, weigh=weights_of(documents)), chosen, said, chunksize=_CHUNK)
    for one, each in zip(made, proposed, strict=True):
        one.proposals = [found.weighed(learned.weight) for found, learned in zip(each, one.rows, strict=True)]
    return judge, made


def _read_cuts(source: Source) -> list[Labelled]:
    return [cut for flat in FORMS for cut in cuts_of(marked(source, flat=flat))]


def _read_rows(source: Source, *, unseen: Mapping[str, Cutter]) -> list[list[tuple[Candidate, str]]]:
    return [labelled(marked(source, flat=flat), unseen[source.folder]) for flat in FORMS]


def _propose(
    source: Source, told: Sequence[dict[int, list[Judgement]]], *, weigh: Mapping[Case, float]
) -> list[Proposals]:
    documents = [document_of(source, flat=flat) for flat in FORMS]
    return [
        proposals(document, gold_of(source), said, load_pipeline(), weigh)
        for document, said in zip(documents, told, strict=True)
    ]


def by_passage(cases: Iterable[tuple[Candidate, str]], told: Iterable[Judgement]) -> dict[int, list[Judgement]]:
    """What was told of the candidates of a document, by their passages."""
    made: dict[int, list[Judgement]] = {}
    for (candidate, _), judgement in zip(cases, told, strict=True):
        made.setdefault(candidate.passage, []).append(judgement)
    return made


def main() -> None:
    """Train on some parts of the corpus and write the weights into the packaged pipeline: of the judge, and of the verdict on what it
    makes the rules propose.
    """
    chosen = options(__doc__)
    part_of = splits()
    with ProcessPoolExecutor() as pool:
        judge, made = lessons([source for source in sources(CORPUS) if part_of[source.folder] in chosen.splits], pool)
    judge.to_disk(chosen.output / "judge")
    labels = [label for one in made for learned in one.rows for _, label in learned.cases]
    print(f"Learned from {len(labels)} candidates ({', '.join(f'{labels.count(name)} {name}' for name in LABELS)}).")
    last = Verdict(words(), least=1.0)
    learned = [each for one in made for each in one.proposals]
    verdict.fit(last.trees, learned)
    last.to_disk(chosen.output / "verdict")
    right = sum(int(one.right.sum()) for one in learned)
    print(f"Learned from {sum(len(one.right) for one in learned)} proposals, of which {right} are right.")


if __name__ == "__main__":
    main()
