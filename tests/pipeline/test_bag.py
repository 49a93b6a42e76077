"""The classifier of bags of features."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.bag import Classifier

ROWS = [(("send", "list", f"word{at}"), "action") for at in range(12)] + [
    (("was", "sent", f"word{at}"), "other") for at in range(12)
]
GROUPS = ["a", "b"] * 12


def test_weights_come_back_from_disk_as_they_were(tmp_path: Path) -> None:
    """What was fitted gives the same probabilities after it was stored, and the same bytes when fitted again."""
    pytest.importorskip("sklearn", reason="only training needs scikit-learn")
    classifier = Classifier(("action", "other"))
    classifier.fit(ROWS, GROUPS)
    classifier.to_disk(tmp_path / "one")
    again = Classifier(("action", "other"))
    again.fit(ROWS, GROUPS)
    again.to_disk(tmp_path / "two")
    read = Classifier(("action", "other"))
    read.from_disk(tmp_path / "one")
    bags = [("send", "list"), ("was", "sent"), ("unheard",)]
    assert read.probabilities(bags) == classifier.probabilities(bags)
    assert read.probabilities(bags)[0][0] > 0.6 > 0.4 > read.probabilities(bags)[1][0]
    assert (tmp_path / "one" / "weights.msgpack").read_bytes() == (tmp_path / "two" / "weights.msgpack").read_bytes()


def test_without_weights_it_says_nothing() -> None:
    """A classifier that was never fitted is false and gives no rows."""
    classifier = Classifier(("action", "other"))
    assert not classifier
    assert classifier.probabilities([("send",)]) == []


def test_too_little_to_learn_from_leaves_no_weights() -> None:
    """Rows of one label, or of words that stand in one group only, teach nothing, and nothing is kept of earlier ones."""
    pytest.importorskip("sklearn", reason="only training needs scikit-learn")
    classifier = Classifier(("action", "other"))
    classifier.fit(ROWS, GROUPS)
    classifier.fit(ROWS[:12], GROUPS[:12])
    assert not classifier
    classifier.fit(ROWS, ["a"] * len(ROWS))
    assert not classifier


def test_features_weigh_apart_as_if_the_others_were_not_there() -> None:
    """Bags that are scored in two parts give what the parts give as bags of their own."""
    pytest.importorskip("sklearn", reason="only training needs scikit-learn")
    classifier = Classifier(("action", "other"))
    classifier.fit([((*bag, "#list" if label == "action" else "#talk"), label) for bag, label in ROWS], GROUPS)
    bags = [("#list", "send", "#list"), ("was", "#talk", "#unheard"), ("list",), ()]
    beginning, others = classifier.scores_apart(bags, ("#",))
    assert (beginning == classifier.scores([tuple(f for f in bag if f[0] == "#") for bag in bags])).all()
    assert (others == classifier.scores([tuple(f for f in bag if f[0] != "#") for bag in bags])).all()
    assert (beginning != others).any()
