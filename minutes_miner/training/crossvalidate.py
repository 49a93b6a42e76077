"""Figures over all groups that are not kept for testing: each judged by a model that never saw it.

`python -m minutes_miner.training.crossvalidate` divides the groups into folds, trains the judge and the classifiers of the fields without each and judges
the documents left out, by rules and model together, by rules alone and by the model alone. `--by country` leaves out whole
countries, `--by layout` whole families of layouts (`corpus/layouts.csv`). The rules were written on these groups: what is
measured here is what the model carries to the unseen.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import spacy

from minutes_miner.evaluation import Judged, added, figures, quoted
from minutes_miner.pipeline.build import load_pipeline, model_path
from minutes_miner.pipeline.candidates import Candidate
from minutes_miner.pipeline.cuts import Cutter
from minutes_miner.pipeline.findings import Judgement
from minutes_miner.pipeline.judge import Judge
from minutes_miner.pipeline.words import words
from minutes_miner.readers import read
from minutes_miner.training import fields, kinds, verdict
from minutes_miner.training.blocks import write_blocks
from minutes_miner.training.corpus import CORPUS, document_path, sources
from minutes_miner.training.flat import flat_document
from minutes_miner.training.gold import gold_of
from minutes_miner.training.judge import (
    FORMS,
    Labelled,
    by_passage,
    cuts_of,
    cutters,
    fit_cutter,
    labelled,
    marked,
    splits,
    weights_of,
)
from minutes_miner.training.judge import fit as fit_judge
from minutes_miner.training.marked import Source
from minutes_miner.training.modes import MODES, judged
from minutes_miner.training.priors import Case
from minutes_miner.training.verdict import Proposals, proposals

CARD = CORPUS.parent / "models" / "README.md"
FOLDS = 7
_MEASURES = (
    "action points", "action points, strict", "responsible", "deadline", "status", "whole record", "attendees", "agenda",
    "date", "group", "chairs", "kind",
)  # fmt: skip


@dataclass(slots=True)
class Learned:
    """What the classifiers of kind, sentences and fields learn from one source of a group; `rows` and `proposals` of the document as
    it is and of its flat text.
    """

    group: str
    kind: kinds.Case
    cuts: list[Labelled]
    rows: list[list[tuple[Candidate, str]]]
    fields: fields.Rows
    proposals: list[Proposals] = field(default_factory=list)


def families() -> dict[str, str]:
    """The family of each look of documents."""
    with (CORPUS / "layouts.csv").open(encoding="utf-8", newline="") as file:
        return {row["look"]: row["family"] for row in csv.DictReader(file)}


def folds(chosen: Sequence[Source], by: str) -> list[list[Source]]:
    """The sources in folds that share no group, country or family; a family is a fold of its own."""
    family = families()
    together: dict[str, list[Source]] = {}
    for source in chosen:
        key = {"country": source.head.get("country"), "layout": family[source.head["look"]]}.get(by) or source.folder
        together.setdefault(str(key), []).append(source)
    largest = sorted(together.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    if by == "layout":
        return [listed for _, listed in largest]
    made: list[list[Source]] = [[] for _ in range(min(FOLDS, len(largest)))]
    for _, listed in largest:
        min(made, key=len).extend(listed)
    return made


def learn_cuts(source: Source) -> tuple[str, list[Labelled]]:
    """The group of one source, and where its sentences are cut."""
    return source.folder, [cut for flat in FORMS for cut in cuts_of(marked(source, flat=flat))]


def learn(source: Source, cuts: list[Labelled], unseen: Mapping[str, Cutter]) -> Learned:
    """What is learned from one source, its sentences cut by a cutter that never saw its group."""
    rows = [labelled(marked(source, flat=flat), unseen[source.folder]) for flat in FORMS]
    nlp = load_pipeline()
    return Learned(source.folder, kinds.case_of(source, nlp), cuts, rows, fields.read_source(source, nlp).rows)


def propose(
    source: Source,
    rows: Sequence[list[tuple[Candidate, str]]],
    told: Sequence[list[Judgement]],
    *,
    weigh: Mapping[Case, float],
) -> list[Proposals]:
    """What is proposed in both forms of one source by judges that never saw its group."""
    documents = (read(document_path(CORPUS, source)), flat_document(source))
    return [
        proposals(document, gold_of(source), by_passage(cases, said), load_pipeline(), weigh)
        for document, cases, said in zip(documents, rows, told, strict=True)
    ]


def judge_fold(left_out: Sequence[Source], learned: Iterable[Learned], modes: Sequence[str]) -> dict[str, list[Judged]]:
    """Train on what was learned from the others, and judge the documents left out in each mode."""
    of_others = list(learned)
    nlp = spacy.load(model_path())
    kind: Any = nlp.get_pipe("kind")
    kinds.fit(kind.classifier, (one.kind for one in of_others))
    judge: Any = nlp.get_pipe("judge")
    judge.cutter = fit_cutter((one.group, one.cuts) for one in of_others)
    fit_judge(judge, [(one.group, rows) for one in of_others for rows in one.rows])
    last: Any = nlp.get_pipe("verdict")
    verdict.fit(last.trees, [each for one in of_others for each in one.proposals])
    fields.fit(nlp, [(one.group, one.fields) for one in of_others])
    return {mode: [judged(source, mode, nlp=nlp) for source in left_out] for mode in modes}


def crossvalidate(by: str = "group", *, modes: Sequence[str] = MODES, jobs: int = 2) -> dict[str, list[Judged]]:
    """Every document that is not kept for testing, judged in each mode by a model that learned from the other folds."""
    part_of = splits()
    chosen = [source for source in sources(CORPUS) if part_of[source.folder] != "test"]
    divided = folds(chosen, by)
    with ProcessPoolExecutor(jobs) as pool:
        cuts = list(pool.map(learn_cuts, chosen, chunksize=8))
        each = pool.map(partial(learn, unseen=cutters(cuts)), chosen, (rows for _, rows in cuts), chunksize=8)
        learned = dict(zip((source.name for source in chosen), each, strict=True))
        documents = [(learned[source.name].group, rows) for source in chosen for rows in learned[source.name].rows]
        told = fit_judge(Judge(words()), documents)
        proposed = pool.map(
            partial(propose, weigh=weights_of(documents)),
            chosen,
            (learned[source.name].rows for source in chosen),
            zip(told[:: len(FORMS)], told[1 :: len(FORMS)], strict=True),
            chunksize=8,
        )
        for source, each_of_it in zip(chosen, proposed, strict=True):
            learned[source.name].proposals = each_of_it
        others = (
            [learned[source.name] for source in chosen if all(source is not out for out in left_out)]
            for left_out in divided
        )
        results = list(pool.map(partial(judge_fold, modes=modes), divided, others))
    return {mode: [document for result in results for document in result[mode]] for mode in modes}


def table(rows: Iterable[tuple[str, Iterable[Judged]]]) -> str:
    """The quoted figures in a table of Markdown, a row for each name."""
    lines = ["| | documents | " + " | ".join(_MEASURES) + " |", "|" + " --- |" * (len(_MEASURES) + 2)]
    for name, documents in rows:
        documents = list(documents)
        scores = added(documents)
        cells = [f"{quoted(measure, scores[measure]):.2f}" if measure in scores else "-" for measure in _MEASURES]
        lines.append(f"| {name} | {len(documents)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Train without each fold, judge, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--by", choices=["group", "country", "layout"], default="group", help="what a fold leaves out whole"
    )
    options.add_argument("--mode", choices=MODES, action="append", help="only this one; may be given again")
    options.add_argument("--jobs", type=int, default=2, help="processes")
    options.add_argument(
        "--tell", choices=["format", "language", "layout", "country", "group"], help="figures by this too"
    )
    options.add_argument(
        "--output", type=Path, help="write all figures of the first mode as JSON, as `evaluate --output` does"
    )
    options.add_argument("--write", action="store_true", help="write the table into models/README.md")
    chosen = options.parse_args()
    modes = tuple(chosen.mode or MODES)
    results = crossvalidate(chosen.by, modes=modes, jobs=chosen.jobs)
    print(table(results.items()))
    if chosen.write:
        write_blocks(CARD, {f"left out by {chosen.by}": table(results.items())})
    first = results[modes[0]]
    if chosen.tell or chosen.by == "layout":
        family = families()
        fact = chosen.tell or "layout"
        value = (lambda d: family[d.facts["layout"]]) if chosen.by == fact == "layout" else (lambda d: d.facts[fact])
        print(table((name, [d for d in first if value(d) == name]) for name in sorted({value(d) for d in first})))
    if chosen.output:
        chosen.output.write_text(json.dumps(figures(first), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
