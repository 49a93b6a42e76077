"""What a report says by all its words."""

from pathlib import Path

import pytest
from spacy.lang.xx import MultiLanguage

from minutes_miner.pipeline.findings import Draft, findings_of
from minutes_miner.pipeline.layout import register_extensions
from minutes_miner.pipeline.reported import Reported, features_of, is_told
from minutes_miner.pipeline.words import words


def draft(told: str, *, text: str = "Repair of the pump", kind: str = "status") -> Draft:
    return Draft(0, 0, text, "list", 0, kind=kind, status_text=told, status_reason="cell unread")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (draft("regular now"), True),
        (draft("regular now", kind="new"), False),
        (draft("–"), False),
        (draft("Repair of the pump"), False),
    ],
)
def test_what_is_judged(one: Draft, told: bool) -> None:
    """Only reports that stand apart from the words of the action, and say something."""
    assert is_told(one) is told


def test_words_that_the_grammar_does_not_know(tmp_path: Path) -> None:
    """What a word tells is learned, kept on disk, and without weights what the grammar read stands."""
    pytest.importorskip("sklearn", reason="training needs scikit-learn: pip install -e '.[train]'")
    register_extensions()
    doc = MultiLanguage()("a")
    found = findings_of(doc)
    found.drafts = [draft("humming again now")]
    assert Reported(words())(doc) is doc
    assert found.drafts[0].status == "open"
    rows, groups = [], []
    for number, thing in enumerate(["pump", "clock", "mill", "fan", "fridge", "bell"]):
        for text, status in (
            (f"{thing} humming again", "done"),
            (f"{thing} nowhere to be seen", "open"),
            (f"{thing} half there", "in_progress"),
            (f"{thing} best forgotten", "cancelled"),
        ):
            rows += [(features_of(text, words(), "cell unread"), status)] * 3
            groups += [str(number)] * 3
    trained = Reported(words())
    trained.classifier.fit(rows, groups)
    trained.to_disk(tmp_path)
    Reported(words()).from_disk(tmp_path)(doc)
    assert (found.drafts[0].status, found.drafts[0].status_reason) == ("done", "judged done")
