"""The classifier of rows of numbers."""

from pathlib import Path

import numpy as np
import pytest

from minutes_miner.pipeline.trees import Trees


def test_answers_are_those_of_whoever_grew_the_trees(tmp_path: Path) -> None:
    """Stored trees give each row, also one on a limit, the probability that scikit-learn's trees with their prior give it."""
    pytest.importorskip("sklearn", reason="only training needs scikit-learn")
    from sklearn.ensemble import GradientBoostingClassifier

    chance = np.random.default_rng(0)
    rows = chance.integers(0, 9, (600, 5)).astype(np.float32)
    answers = (rows[:, 0] + rows[:, 1] * rows[:, 2] + chance.normal(0, 3, 600)) > 20
    trees = Trees()
    trees.fit(rows, answers)
    trees.to_disk(tmp_path)
    read = Trees()
    read.from_disk(tmp_path)
    model = GradientBoostingClassifier(
        n_estimators=300, learning_rate=0.05, max_leaf_nodes=8, max_depth=None, min_samples_leaf=40, subsample=0.5,
        max_features=0.3, random_state=0,
    ).fit(rows, answers)  # fmt: skip
    assert read.probabilities(rows) == pytest.approx(model.predict_proba(rows)[:, 1], abs=1e-4)
    assert len(set(read.probabilities(rows).round(3))) > 50
    assert read.probabilities(rows[:0]).shape == (0,)
