"""Gold by character offset: what stands in the read document is what is marked in the source."""

import json

import pytest

from minutes_miner.training.corpus import CORPUS, sources
from minutes_miner.training.show import page
from minutes_miner.training.spans import align, line_of, read_text, squeezed

ALL = {source.name: source for source in sources(CORPUS)}
LINES = [
    json.loads(line)
    for path in sorted((CORPUS / "spans").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
SAMPLES = [name for name, source in ALL.items() if source.folder in ("bekaa-cpwg", "kyaka-cpswg")]
_FOUND = 0.995  # share of the marks that must be found in the read documents


def test_every_document_has_its_spans() -> None:
    """One line a document, none of another."""
    assert sorted(line["id"] for line in LINES) == sorted(ALL)


def test_spans_are_the_marked_words() -> None:
    """At the offsets of each span stand the words that the source marks, but for a number that became a list's; nearly none is missing."""
    wanted = found = 0
    for line in LINES:
        marks = list(align(ALL[line["id"]], line["text"]))
        wanted += len(marks)
        found += len(line["label"])
        told = [(a.start, a.end, a.label) for a in marks if a.start is not None]
        assert told == [tuple(label) for label in line["label"]]
        for aligned in marks:
            if aligned.start is not None:
                words = squeezed(line["text"][aligned.start : aligned.end])[0]
                assert squeezed(aligned.words)[0].endswith(words)
    assert found >= _FOUND * wanted


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_read_to_their_spans(name: str) -> None:
    """Every mark of a sample is found where the readers put its words today."""
    text = read_text(ALL[name])
    assert all(aligned.start is not None for aligned in align(ALL[name], text))
    assert len(line_of(ALL[name], text)["label"]) > 10


def test_a_document_is_shown_with_its_gold() -> None:
    """The page has the words of the document and the labels of its spans."""
    shown = page(ALL[SAMPLES[0]])
    for word in ("<html", "action", "deadline", "agency"):
        assert word in shown
