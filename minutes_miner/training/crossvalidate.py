"""Figures over all groups that are not kept for testing: each judged by a model that never saw it.

`python -m minutes_miner.training.crossvalidate` divides the groups into folds, trains the judge and the classifiers of the fields without each and judges
the documents left out, by rules and model together, by rules alone and by the model alone. `--by country` leaves out whole
countries, `--by layout` whole families of layouts (`corpus/layouts.csv`). The rules were written on these groups: what is
measured here is what the model carries to the unseen.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import spacy

from minutes_miner.evaluation import Judged, added, figures, quoted
from minutes_miner.pipeline.build import load_pipeline, model_path
from minutes_miner.training import fields, kinds, verdict
from minutes_miner.training.blocks import write_blocks
from minutes_miner.training.corpus import CORPUS, sources
from minutes_miner.training.judge import Lesson, fit_cutter, lessons, splits
from minutes_miner.training.judge import fit as fit_judge
from minutes_miner.training.marked import Source
from minutes_miner.training.modes import MODES, judged

CARD = CORPUS.parent / "models" / "README.md"
FOLDS = 7
_MEASURES = (
    "action points", "action points, strict", "responsible", "deadline", "status", "whole record", "attendees", "agenda",
    "date", "group", "chairs", "kind",
)  # fmt: skip


@dataclass(slots=True)
class Learned:
    """What the classifiers of kind, sentences and fields learn from one source."""

    kind: kinds.Case
    lesson: Lesson
    fields: fields.Rows


@cache
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


def learn(source: Source, lesson: Lesson) -> Learned:
    """What is learned from one source, with what judge and verdict learn from it."""
    nlp = load_pipeline()
    return Learned(kinds.case_of(source, nlp), lesson, fields.read_source(source, nlp).rows)


def judge_fold(left_out: Sequence[Source], learned: Iterable[Learned], modes: Sequence[str]) -> dict[str, list[Judged]]:
    """Train on what was learned from the others, and judge the documents left out in each mode."""
    of_others = list(learned)
    nlp = spacy.load(model_path())
    kind: Any = nlp.get_pipe("kind")
    kinds.fit(kind.classifier, (one.kind for one in of_others))
    judge: Any = nlp.get_pipe("judge")
    taught = [one.lesson for one in of_others]
    judge.cutter = fit_cutter((one.group, one.cuts) for one in taught)
    fit_judge(judge, [learned for one in taught for learned in one.rows])
    last: Any = nlp.get_pipe("verdict")
    verdict.fit(last.trees, [each for one in taught for each in one.proposals])
    fields.fit(nlp, [(one.lesson.group, one.fields) for one in of_others])
    return {mode: [judged(source, mode, nlp=nlp) for source in left_out] for mode in modes}


def crossvalidate(by: str = "group", *, modes: Sequence[str] = MODES, jobs: int = 2) -> dict[str, list[Judged]]:
    """Every document that is not kept for testing, judged in each mode by a model that learned from the other folds."""
    part_of = splits()
    chosen = [source for source in sources(CORPUS) if part_of[source.folder] != "test"]
    divided = folds(chosen, by)
    with ProcessPoolExecutor(jobs) as pool:
        _, taught = lessons(chosen, pool)
        each = pool.map(learn, chosen, taught, chunksize=8)
        learned = dict(zip((source.name for source in chosen), each, strict=True))
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
