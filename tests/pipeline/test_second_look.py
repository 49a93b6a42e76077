"""The second look at candidates, the trees that it is learned with, and paragraphs of talk."""

from pathlib import Path

import numpy as np
import pytest

from minutes_miner.pipeline.candidates import Candidate
from minutes_miner.pipeline.findings import Findings, Judgement
from minutes_miner.pipeline.second_look import First, rows_of
from minutes_miner.pipeline.talk import is_prose, is_talk
from minutes_miner.pipeline.trees import Trees

_TALK = (
    "Members discussed the situation in the north at length. WFP told that the second round went to 4,000 families and that the "
    "third will follow in May. UNHCR added that the road is closed since Monday, and that trucks wait at the bridge. "
    "The governor was asked for help and has not answered yet."
)


def _candidate(at: int, circle: str) -> Candidate:
    return Candidate(at * 10, at * 10 + 9, at, (), 4, ("", circle, circle))


def _first(odds: float) -> First:
    return First(odds, odds, -6.0, odds, odds, float(1 / (1 + np.exp(-odds))))


def _learned(rows: int = 400) -> tuple[Trees, np.ndarray, np.ndarray]:
    """Trees that have learned a yes where just one of two numbers is high: no sum of weights can tell that."""
    drawn = np.random.default_rng(0).random((rows, 3)).astype(np.float32)
    answers = (drawn[:, 0] > 0.5) != (drawn[:, 1] > 0.5)
    trees = Trees()
    trees.fit(drawn, answers)
    return trees, drawn, answers


def test_the_odds_of_the_others_in_a_list_count_and_its_own_do_not():
    """Two candidates that read alike differ in the second look by what stands around them."""
    looked = [_candidate(0, "a"), _candidate(1, "a"), _candidate(2, "b"), _candidate(3, "b")]
    rows = rows_of(looked, [_first(0.0), _first(3.0), _first(0.0), _first(-3.0)])
    assert len(rows) == 4
    assert 3.0 in rows[0] and -3.0 not in rows[0][:6]
    assert rows[0].tolist() != rows[2].tolist()


def test_a_document_without_candidates_has_no_rows():
    """Nothing is looked at where nothing may be an action."""
    assert rows_of([], []).size == 0


def test_trees_learn_what_no_sum_of_weights_can_tell(tmp_path: Path):
    """Either number alone says nothing, both together everything; weights come back from the disk as they were."""
    pytest.importorskip("sklearn")
    trees, drawn, answers = _learned()
    said = trees.probabilities(drawn)
    assert ((said > 0.5) == answers).mean() > 0.9
    trees.to_disk(tmp_path)
    read = Trees()
    read.from_disk(tmp_path)
    assert np.array_equal(read.probabilities(drawn), said)


def test_trees_say_what_scikit_learn_says():
    """The arrays that are kept give the probabilities of the model that they were taken from."""
    ensemble = pytest.importorskip("sklearn.ensemble")
    trees, drawn, answers = _learned()
    model = ensemble.GradientBoostingClassifier(
        n_estimators=300, learning_rate=0.05, max_leaf_nodes=8, max_depth=None, min_samples_leaf=40, subsample=0.5,
        max_features=0.3, random_state=0,
    ).fit(drawn, answers)  # fmt: skip
    assert np.allclose(trees.probabilities(drawn), model.predict_proba(drawn)[:, 1], atol=1e-3)


def test_trees_that_learned_nothing_are_none():
    """One answer alone teaches nothing."""
    pytest.importorskip("sklearn")
    trees = Trees()
    trees.fit(np.zeros((3, 2), dtype=np.float32), np.array([True, True, True]))
    assert not trees


@pytest.mark.parametrize(("likely", "talk"), [((0.1, 0.0, 0.1, 0.2), True), ((0.9, 0.9, 0.8, 0.1), False), ((), False)])
def test_a_long_paragraph_is_talk_where_most_of_it_binds_nobody(likely: tuple[float, ...], talk: bool):
    """A paragraph of promises in a column of actions is no talk, and without a judge nothing is."""
    found = Findings()
    if likely:
        found.judged[7] = [Judgement(at, at + 1, sure, 0.0) for at, sure in enumerate(likely)]
    assert is_talk(7, _TALK, found) is talk
    assert not is_talk(7, "UNHCR to share the list.", found)


def test_a_paragraph_with_a_title_is_no_plain_prose():
    """A title before a colon tells what the whole paragraph is of."""
    assert is_prose(_TALK)
    assert not is_prose(f"Access to the north: {_TALK}")
