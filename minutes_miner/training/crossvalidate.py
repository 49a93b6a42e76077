"""Figures over all groups that are not kept for testing: each judged by a model that never saw it.

`python -m minutes_miner.training.crossvalidate` divides the groups into folds, trains judge and doers without each and judges
the documents left out, by rules and model together, by rules alone and by the model alone. `--by country` leaves out whole
countries, `--by layout` whole families of layouts (`corpus/layouts.csv`). The rules were written on these groups: what is
measured here is what the model carries to the unseen.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from minutes_miner.contract import to_json
from minutes_miner.evaluation import Judged, added, facts_of, figures, judge, quoted
from minutes_miner.pipeline.build import load_pipeline, model_path
from minutes_miner.pipeline.findings import Draft, findings_of, layout_of
from minutes_miner.pipeline.layout import fold, make_doc
from minutes_miner.pipeline.run import to_extraction
from minutes_miner.readers import read
from minutes_miner.records import MentionKind
from minutes_miner.training import doers
from minutes_miner.training.corpus import CORPUS, document_path, gold_path, sources
from minutes_miner.training.judge import labelled, splits
from minutes_miner.training.marked import Source

FOLDS = 7
MODES = ("rules and model", "rules alone", "model alone")
_MEASURES = (
    "action points", "action points, strict", "responsible", "deadline", "status", "whole record", "attendees", "agenda",
    "date", "group", "chairs", "kind",
)  # fmt: skip
_LIKELY = 0.5  # from which the model alone takes a candidate
Learned = tuple[list[Any], list[Any]]


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


def learn(source: Source) -> Learned:
    """What judge and doers learn from one document."""
    return labelled(source), list(doers.labelled(source))


def judge_fold(left_out: Sequence[Source], learned: Iterable[Learned], modes: Sequence[str]) -> dict[str, list[Judged]]:
    """Train on what was learned from the others, and judge the documents left out in each mode."""
    rows = list(learned)
    nlp = spacy.load(model_path())
    for name, at in (("judge", 0), ("responsible", 1)):
        pipe: Any = nlp.get_pipe(name)
        pipe.classifier.fit([row for learned_of in rows for row in learned_of[at]])
    return {mode: [_judged(source, nlp, mode) for source in left_out] for mode in modes}


def _judged(source: Source, nlp: Language, mode: str) -> Judged:
    gold = json.loads(gold_path(CORPUS, source).read_text(encoding="utf-8"))
    nlp = load_pipeline(model=False) if mode == "rules alone" else nlp
    document = read(document_path(CORPUS, source))
    doc = make_doc(document, vocab=nlp.vocab, tokenizer=nlp.tokenizer)
    for name, pipe in nlp.pipeline:
        if mode == "model alone" and name in ("columns", "actions"):
            doc = _take_likely(doc) if name == "actions" else doc
        else:
            doc = pipe(doc)
    found = json.loads(to_json(to_extraction(doc)))
    return judge(gold, found, name=source.name, facts=facts_of(gold, source.folder))


def _take_likely(doc: Any) -> Any:
    """Action points by the judge alone: every candidate that it holds for likely, as it stands."""
    layout, found = layout_of(doc), findings_of(doc)
    if found.kind != "other":
        for passage, judgements in sorted(found.judged.items()):
            for each in judgements:
                if each.either >= _LIKELY:
                    text = fold(layout.text[each.start : each.end])
                    kind: MentionKind = "status" if each.status > each.action else "new"
                    found.drafts.append(
                        Draft(each.start, each.end, text, "judge", passage, kind=kind, certainty=each.either)
                    )  # fmt: skip
    return doc


def crossvalidate(by: str = "group", *, modes: Sequence[str] = MODES, jobs: int = 2) -> dict[str, list[Judged]]:
    """Every document that is not kept for testing, judged in each mode by a model that learned from the other folds."""
    part_of = splits()
    chosen = [source for source in sources(CORPUS) if part_of[source.folder] != "test"]
    divided = folds(chosen, by)
    with ProcessPoolExecutor(jobs) as pool:
        learned = dict(zip((source.name for source in chosen), pool.map(learn, chosen, chunksize=8), strict=True))
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
    chosen = options.parse_args()
    modes = tuple(chosen.mode or MODES)
    results = crossvalidate(chosen.by, modes=modes, jobs=chosen.jobs)
    print(table(results.items()))
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
