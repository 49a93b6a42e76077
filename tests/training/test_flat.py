"""Sources as flat text, and how much what is learned from weighs."""

import re
from pathlib import Path

import pytest

from minutes_miner.training import likeness
from minutes_miner.training.corpus import CORPUS, document_path, sources
from minutes_miner.training.flat import flat_document, flattened
from minutes_miner.training.judge import action_spans, splits
from minutes_miner.training.marked import Source, read_source
from minutes_miner.training.priors import Case, weights
from minutes_miner.training.render import render

PART = splits()
TRAINED = [source for source in sources(CORPUS) if PART[source.folder] == "train"]
SOME = TRAINED[::97]
WRITTEN = """+++
format = "txt"
look = "plain"
kind = "minutes"
+++
## Roof

Rain came in.

- <action>Clerk to call the roofer</action>
- nothing else

| Action | Who |
| --- | --- |
| <action id="a">Move the chairs</action> | <who of="a">NRC</who> |
| <action id="b">Dry the floor</action> | <who of="b">IRC</who> |
"""


@pytest.mark.parametrize("source", SOME, ids=lambda source: source.name)
def test_flat_text_has_every_word_and_every_action(source: Source) -> None:
    """Layout is lost and nothing else: the words of the source in some order, and each marked action still has its place."""
    text = flattened(source)
    said = {word for part in source.parts for _, told in part.texts() for word in re.findall(r"\w+", told.text)}
    assert sorted(said - set(re.findall(r"\w+", text))) == []
    marked = sum(mark.tag == "action" for part in source.parts for _, told in part.texts() for mark in told.marks)
    assert len(list(action_spans(source, text))) == marked
    assert flattened(source) == text


def test_layout_is_lost_in_several_ways() -> None:
    """By the name of the source cells stand in a heap, between slashes, in one line, or column by column; no table is read."""
    texts = {flattened(read_source(WRITTEN, f"harbour_2021-0{month}-01")) for month in range(1, 10)}
    assert len(texts) > 2
    assert any("Move the chairs / NRC" in text for text in texts)
    assert any("Roof Rain came in. - Clerk to call the roofer" in text for text in texts)
    document = flat_document(read_source(WRITTEN, "harbour_2021-01-01"))
    assert document.format == "txt"


@pytest.mark.parametrize("format_", ["pdf", "docx"])
def test_files_are_dumped_as_other_programs_do(format_: str, tmp_path: Path) -> None:
    """Half of the PDF and Word files give the text that a program pulls out of them, cells below each other or behind tabs."""
    texts = set()
    for month in range(1, 10):
        source = read_source(WRITTEN.replace('"txt"', f'"{format_}"'), f"harbour_2021-0{month}-01")
        path = document_path(tmp_path, source)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render(source))
        texts.add(flattened(source, corpus=tmp_path))
        assert len(list(action_spans(source, flat_document(source, corpus=tmp_path).text))) == 3
    assert len(texts) > 2
    assert format_ == "pdf" or any("\n\tMove the chairs\n\tNRC\n" in text for text in texts)
    assert any("Move the chairs\n" in text for text in texts)


def test_what_is_rare_in_the_corpus_weighs_more() -> None:
    """Promises with "will" that a corpus has too few of weigh more than one, titles that it has too many of less; within limits."""
    plain, odd = Case("will", 2, True), Case("none", 0, True)
    told = weights([plain] * 2 + [odd] * 900 + [Case("none", 1, False)] * 2000)
    assert told[plain] > 1 > told[odd]
    assert all(0.35 <= weight <= 3.5 for weight in told.values())


def test_documents_that_are_like_public_ones_weigh_more() -> None:
    """By form and place, not by words; over all candidates one on average, and one for all where nothing tells them apart."""
    pytest.importorskip("sklearn")
    tidy, rough = ("share", "#purpose=actions"), ("share", "#kind=paragraph")
    documents = [[tidy] * 300, [tidy] * 200 + [rough] * 100, [rough] * 300, [rough] * 200, []]
    told = likeness.weights(documents, [False, False, False, True, True])
    assert told[0] < told[1] < told[2] == pytest.approx(told[3])
    assert sum(weight * len(document) for weight, document in zip(told, documents, strict=True)) == pytest.approx(1100)
    assert likeness.weights(documents, [False] * 5) == [1.0] * 5
