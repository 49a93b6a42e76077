"""Gold by character offset: what stands in the read document is what is marked in the source."""

import json
from pathlib import Path
from typing import Any

import pytest

from minutes_miner.training.corpus import CORPUS
from minutes_miner.training.marked import Source, load_source
from minutes_miner.training.show import page
from minutes_miner.training.spans import align, line_of, read_text, squeezed

SAMPLES = [
    path for folder in ("bekaa-cpwg", "kyaka-cpswg") for path in sorted((CORPUS / "sources" / folder).glob("*.md"))
]
_FOUND = 0.995  # share of the marks that must be found in the read documents


@pytest.fixture(scope="module")
def lines() -> list[dict[str, Any]]:
    """The committed spans of every document."""
    paths = sorted((CORPUS / "spans").glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_document_has_its_spans(everything: list[Source], lines: list[dict[str, Any]]) -> None:
    """One line a document, none of another."""
    assert sorted(line["id"] for line in lines) == sorted(source.name for source in everything)


def test_spans_are_the_marked_words(everything: list[Source], lines: list[dict[str, Any]]) -> None:
    """At the offsets of each span stand the words that the source marks, but for a number that became a list's; nearly none is missing."""
    named = {source.name: source for source in everything}
    wanted = found = 0
    for line in lines:
        marks = list(align(named[line["id"]], line["text"]))
        wanted += len(marks)
        found += len(line["label"])
        told = [(a.start, a.end, a.label) for a in marks if a.start is not None]
        assert told == [tuple(label) for label in line["label"]]
        for aligned in marks:
            if aligned.start is not None:
                words = squeezed(line["text"][aligned.start : aligned.end])[0]
                assert squeezed(aligned.words)[0].endswith(words)
    assert found >= _FOUND * wanted


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_read_to_their_spans(path: Path) -> None:
    """Every mark of a sample is found where the readers put its words today."""
    source = load_source(path)
    text = read_text(source)
    assert all(aligned.start is not None for aligned in align(source, text))
    assert len(line_of(source, text)["label"]) > 10


def test_a_document_is_shown_with_its_gold() -> None:
    """The page has the words of the document and the labels of its spans."""
    shown = page(load_source(SAMPLES[0]))
    for word in ("<html", "action", "deadline", "agency"):
        assert word in shown
