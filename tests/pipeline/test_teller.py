"""What one component asks the Teller of a document, the next one need not ask again."""

import pytest

from minutes_miner.pipeline.build import load_pipeline
from minutes_miner.pipeline.teller import tail_pieces, teller_of
from minutes_miner.pipeline.words import words

TEXT = "Present: Ann Lee, Ben Oh\nActions\n- Paint the hut - Ann, 5 May 2024\n"


def test_a_document_has_one_teller() -> None:
    nlp = load_pipeline(model=False)
    doc, other = nlp(TEXT), nlp(TEXT)
    assert teller_of(doc, words()) is teller_of(doc, words())
    assert teller_of(doc, words()) is not teller_of(other, words())  # who attends elsewhere may be others


def test_the_end_of_a_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    teller = teller_of(load_pipeline(model=False)(TEXT), words())
    told = tail_pieces("Paint the shed - Ann, 5 May 2024", teller)
    assert [piece.kind for piece in told] == ["who", "when"]
    monkeypatch.delattr(type(teller), "kind")
    assert tail_pieces("Paint the shed - Ann, 5 May 2024", teller) == told
