"""A document with its gold marked, to be read in a browser: `python -m minutes_miner.training.show NAME > page.html`.

Drawn by spaCy's displaCy, a paragraph or cell at a time. `--found` draws what the pipeline found below what gold has.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from spacy import displacy
from spacy.tokens import Doc

from minutes_miner.pipeline.build import load_pipeline
from minutes_miner.pipeline.findings import layout_of
from minutes_miner.pipeline.layout import make_doc
from minutes_miner.readers import read
from minutes_miner.training.corpus import CORPUS, document_path, sources
from minutes_miner.training.marked import Source
from minutes_miner.training.spans import align

_COLOURS = {
    "action": "#ffd966", "agency": "#9fc5e8", "person": "#a4c2f4", "role": "#b4a7d6", "group": "#d5a6bd",
    "deadline": "#f9cb9c", "status": "#b6d7a8", "attendee": "#d9ead3", "agenda item": "#d0e0e3", "section": "#cfe2f3",
    "decision": "#ead1dc", "found": "#cccccc",
}  # fmt: skip


def pieces(source: Source, *, found: bool = False) -> Iterator[dict[str, Any]]:
    """Each passage of a document in displaCy's own form: its words, and the spans of words with their labels."""
    nlp = load_pipeline()
    doc = make_doc(read(document_path(CORPUS, source)), vocab=nlp.vocab, tokenizer=nlp.tokenizer)
    marks = [(a.start, a.end, a.label) for a in align(source, doc.text) if a.start is not None]
    if found:
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        marks += [(s.start_char, s.end_char, "found") for s in doc.spans["actions"]]
    for passage in layout_of(doc).passages:
        inside = [mark for mark in marks if passage.start <= mark[0] < passage.end]
        yield _piece(doc, passage.start, passage.end, inside)


def _piece(doc: Doc, start: int, end: int, marks: Iterable[tuple[int, int, str]]) -> dict[str, Any]:
    span = doc.char_span(start, end, alignment_mode="expand")
    words = [token.text for token in span or ()]
    spans = []
    for first, last, label in marks:
        covered = doc.char_span(first, min(last, end), alignment_mode="expand")
        if span is not None and covered is not None:
            at = covered.start - span.start
            spans.append({"start_token": at, "end_token": at + len(covered), "label": label})
    return {"text": " ".join(words), "tokens": words, "spans": spans}


def page(source: Source, *, found: bool = False) -> str:
    """A page of HTML."""
    shown = [piece for piece in pieces(source, found=found) if piece["tokens"]]
    return str(
        displacy.render(shown, style="span", manual=True, page=True, options={"colors": _COLOURS}, jupyter=False)
    )


def main() -> None:
    """Write the page of one document to standard output."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("name", help="the name of a source, without its ending")
    options.add_argument("--found", action="store_true", help="what the pipeline found, too")
    chosen = options.parse_args()
    named = next((source for source in sources(CORPUS) if source.name == chosen.name), None)
    if named is None:
        sys.exit(f"No source is called {chosen.name}.")
    print(page(named, found=chosen.found))


if __name__ == "__main__":
    main()
