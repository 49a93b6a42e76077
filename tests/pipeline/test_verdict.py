"""The verdict on what is proposed."""

from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc

from minutes_miner.pipeline.build import load_pipeline
from minutes_miner.pipeline.findings import findings_of
from minutes_miner.pipeline.layout import make_doc
from minutes_miner.pipeline.verdict import Verdict
from minutes_miner.pipeline.words import words
from minutes_miner.readers import read

TEXT = """Harbour Child Protection Working Group
Minutes of the meeting of 4 March 2021
Present: UNICEF, UNHCR, IRC, War Child

1. Updates
The centres were full in January. Action point: UNHCR to print the number of the hotline on the cards.
War Child told of the new mayor, who likes fish.

Action points
- IRC to repair the fence of the centre by 5 April 2021
- UNICEF to send the forms to all schools
"""


@pytest.fixture
def proposed(tmp_path: Path) -> Doc:
    """A Doc with all that rules and judge propose."""
    path = tmp_path / "minutes.txt"
    path.write_text(TEXT, encoding="utf-8")
    nlp = load_pipeline()
    doc = make_doc(read(path), vocab=nlp.vocab, tokenizer=nlp.tokenizer)
    for name, pipe in nlp.pipeline:
        if name == "verdict":
            return doc
        doc = pipe(doc)
    raise AssertionError("the pipeline has no verdict")


def trained(least: float) -> Verdict:
    packaged = load_pipeline().get_pipe("verdict")
    assert isinstance(packaged, Verdict)
    verdict = Verdict(words(), least=least)
    verdict.trees = packaged.trees
    return verdict


def test_each_proposal_has_a_row_of_its_own(proposed: Doc) -> None:
    """One row of finite numbers a proposal, in order; what is alike for all stands in all."""
    rows = trained(0.4).rows(proposed)
    assert len(rows) == len(findings_of(proposed).drafts) > 2
    assert np.isfinite(rows).all()
    assert (rows[:, -8:] == rows[0, -8:]).all()


def test_what_is_unlikely_becomes_a_near_miss(proposed: Doc) -> None:
    """Nothing is lost: what is not kept is told; what rules are sure of stays, whatever is said of it."""
    found = findings_of(proposed)
    texts = {draft.text for draft in found.drafts}
    trained(1.1)(proposed)
    assert [draft.source for draft in found.drafts] == ["label", "list", "list"]
    assert all(draft.sure for draft in found.drafts)
    assert texts <= {draft.text for draft in found.drafts} | {miss.text for miss in found.near_misses}


def test_certainty_is_what_is_learned(proposed: Doc) -> None:
    """Plain promises are kept with a high certainty, and above the talk beside them."""
    trained(0.0)(proposed)
    told = {draft.text: draft.certainty for draft in findings_of(proposed).drafts}
    plain = [sure for text, sure in told.items() if text.startswith(("IRC to", "UNICEF to"))]
    assert len(plain) == 2
    assert min(plain) > 0.7
    assert all(sure < min(plain) for text, sure in told.items() if "fish" in text or "full in January" in text)


def test_without_weights_all_are_kept(proposed: Doc) -> None:
    """Rules alone have no verdict."""
    before = list(findings_of(proposed).drafts)
    Verdict(words(), least=0.4)(proposed)
    assert findings_of(proposed).drafts == before
