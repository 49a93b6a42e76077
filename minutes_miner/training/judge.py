"""Train the judge of candidates on the corpus: `python -m minutes_miner.training.judge`.

Each source is read as its document; the rules' first components say what its passages are; a candidate is an action where it
covers one that is marked in the source. The seed is fixed: the same corpus gives the same weights on the same machine.
"""

import argparse
import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from minutes_miner.pipeline.build import load_pipeline, model_path
from minutes_miner.pipeline.candidates import candidates
from minutes_miner.pipeline.findings import findings_of, layout_of
from minutes_miner.pipeline.judge import LABELS, Judge
from minutes_miner.pipeline.layout import make_doc
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.words import words
from minutes_miner.readers import read
from minutes_miner.training.corpus import CORPUS, document_path, sources
from minutes_miner.training.marked import Source

_BEFORE = ("passages", "sentences", "kind", "attendees", "heading", "agenda")
_COVERED = 0.5  # share of a candidate that an action must cover
_COVERING = 0.6  # or share of the action that a candidate must cover
Labelled = tuple[tuple[str, ...], str]


def splits(corpus: Path = CORPUS) -> dict[str, str]:
    """The part of the corpus that each group belongs to."""
    with (corpus / "splits.csv").open(encoding="utf-8", newline="") as file:
        return {row["group"]: row["split"] for row in csv.DictReader(file)}


def labelled(source: Source, *, corpus: Path = CORPUS) -> list[Labelled]:
    """The candidates of one document with their labels."""
    nlp = load_pipeline()
    document = read(document_path(corpus, source))
    doc = make_doc(document, vocab=nlp.vocab, tokenizer=nlp.tokenizer)
    for name in _BEFORE:
        doc = nlp.get_pipe(name)(doc)
    layout, found = layout_of(doc), findings_of(doc)
    spans = list(action_spans(source, layout.text))
    known = Known(found.attendees)
    grammar = known.grammar(words(), found.languages)
    return [(c.features, _label(c.start, c.end, spans)) for c in candidates(layout, found, known, grammar)]


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
    return "other"


def main() -> None:
    """Train on some parts of the corpus and write the weights into the packaged pipeline."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--splits", nargs="*", default=["train", "development"], help="parts of the corpus to learn from"
    )
    options.add_argument("--output", type=Path, default=model_path())
    chosen = options.parse_args()
    part_of = splits()
    rows = [
        (row, source.folder)
        for source in sources(CORPUS)
        if part_of[source.folder] in chosen.splits
        for row in labelled(source)
    ]
    judge = Judge(words())
    judge.classifier.fit([row for row, _ in rows], [group for _, group in rows])
    judge.to_disk(chosen.output / "judge")
    counts = ", ".join(f"{sum(label == name for (_, label), _ in rows)} {name}" for name in LABELS)
    print(f"Learned from {len(rows)} candidates ({counts}).")


if __name__ == "__main__":
    main()
