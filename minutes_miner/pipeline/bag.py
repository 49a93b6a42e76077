"""A small trained classifier of bags of features: logistic regression, whose weights are a table of features by label.

Against spaCy's text classifier without word order, on the same candidates of left-out groups: average precision 0.862 and 0.851,
fitted in 2 seconds instead of 20. Fitting needs scikit-learn, using it does not.
"""

import itertools
from collections import defaultdict
from collections.abc import Container, Sequence
from pathlib import Path

import numpy as np
import srsly
from numpy.typing import NDArray

Bag = tuple[str, ...]
_STRENGTH = 0.1  # inverse of the regularisation: 0.03 gives average precision 0.857, 0.1 0.862, 0.3 0.859
_OFTEN = 3  # rows that a feature must stand in
_GROUPS = 2  # groups that a feature must stand in, so that no group is learned by heart
_PLACED = "^"  # begins a feature that tells which word stands where: "^0=share"
_RARE = "@rare"  # stands there for any word that was not learned, most often a name
_FILE = "weights.msgpack"


class Classifier:
    """Gives each bag a probability for each label, in the order of `labels`."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self._rows: dict[str, int] = {}
        self._apart: dict[tuple[str, ...], NDArray[np.bool_]] = {}  # of the rows, by how their features begin
        self._weights = _with_nothing(np.zeros((0, len(self.labels)), dtype=np.float32))
        self._bias = np.zeros(len(self.labels), dtype=np.float32)

    def __bool__(self) -> bool:
        """Whether it has weights."""
        return bool(self._rows)

    def probabilities(self, bags: Sequence[Bag]) -> list[tuple[float, ...]]:
        """One row for each bag, in order; features that it does not know count nothing."""
        if not self._rows or not bags:
            return []
        return [tuple(row) for row in shares(self.scores(bags)).tolist()]

    def scores(self, bags: Sequence[Bag]) -> NDArray[np.float32]:
        """One row of scores for each bag, before they become probabilities; there must be weights and a bag."""
        return self._summed(*self._known(bags))

    def scores_apart(
        self, bags: Sequence[Bag], begins: tuple[str, ...]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The scores of the features that begin with one of some signs, and those of the others, each as if they were all."""
        rows, starts = self._known(bags)
        beginning = self._beginning(begins)
        made = []
        for wanted in (beginning, ~beginning):
            kept = wanted[rows] | (rows == len(self._rows))
            made.append(self._summed(rows[kept], np.concatenate([[0], np.cumsum(kept)])[starts]))
        return made[0], made[1]

    def _summed(self, rows: NDArray[np.intp], starts: NDArray[np.intp]) -> NDArray[np.float32]:
        return np.asarray(np.add.reduceat(self._weights[rows], starts, axis=0) + self._bias, dtype=np.float32)

    @property
    def bias(self) -> NDArray[np.float32]:
        """The scores of a bag of which nothing is known."""
        return self._bias

    def _known(self, bags: Sequence[Bag]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The rows of the features, bag after bag, and where each bag begins: in order, each once, and at its end the last row,
        which weighs nothing.
        """
        nothing = len(self._rows)
        features = list(itertools.chain.from_iterable(bags))
        rows = np.fromiter(map(self._rows.get, features, itertools.repeat(nothing)), dtype=np.intp, count=len(features))
        for at in np.flatnonzero(rows == nothing).tolist():
            if features[at].startswith(_PLACED):
                rows[at] = self._rows.get(_rare(features[at]), nothing)
        begins = np.arange(len(bags), dtype=np.intp) * (nothing + 1)
        marked = np.sort(np.concatenate([np.repeat(begins, [*map(len, bags)]) + rows, begins + nothing]))
        marked = marked[np.diff(marked, prepend=-1) > 0]
        return marked % (nothing + 1), np.searchsorted(marked, begins)

    def _beginning(self, begins: tuple[str, ...]) -> NDArray[np.bool_]:
        """For each row whether its feature begins with one of some signs; the last one does not."""
        if begins not in self._apart:
            told = (name.startswith(begins) for name in (*self._rows, ""))
            self._apart[begins] = np.fromiter(told, dtype=np.bool_)
        return self._apart[begins]

    def fit(
        self,
        rows: Sequence[tuple[Bag, str]],
        groups: Sequence[str],
        importance: Sequence[float] | None = None,
        *,
        strength: float = _STRENGTH,
    ) -> None:
        """Train on labelled bags, each of a group and with a weight; the same rows give the same weights on the same machine."""
        from scipy.sparse import csr_matrix
        from sklearn.linear_model import LogisticRegression

        self._apart.clear()
        often = _common([bag for bag, _ in rows], groups)
        rows = [(_learnable(bag, often), label) for bag, label in rows]
        kept = sorted(_common([bag for bag, _ in rows], groups))
        if not kept or len({label for _, label in rows}) < len(self.labels):
            self._rows = {}  # too little to learn from
            return
        self._rows = {name: at for at, name in enumerate(kept)}
        columns = [sorted({self._rows[name] for name in bag if name in self._rows}) for bag, _ in rows]
        ends = np.cumsum([0, *map(len, columns)])
        table = csr_matrix(
            (np.ones(ends[-1], dtype=np.float64), np.concatenate([*columns, []]).astype(np.int32), ends),
            shape=(len(rows), len(kept)),
        )
        answers = np.array([self.labels.index(label) for _, label in rows])
        model = LogisticRegression(C=strength, max_iter=1000).fit(table, answers, sample_weight=importance)
        weights, bias = model.coef_.T, model.intercept_
        if len(self.labels) == 2:  # scikit-learn gives one column of weights for two labels
            weights, bias = np.hstack([np.zeros_like(weights), weights]), np.array([0.0, bias[0]])
        self._weights = _with_nothing(weights.astype(np.float16).astype(np.float32))
        self._bias = bias.astype(np.float32)

    def to_disk(self, path: Path) -> None:
        """The weights, where there are any."""
        if self._rows:
            path.mkdir(parents=True, exist_ok=True)
            srsly.write_msgpack(
                path / _FILE,
                {
                    "features": list(self._rows),
                    "weights": self._weights[:-1].astype("<f2").tobytes(),
                    "bias": [float(value) for value in self._bias],
                },
            )

    def from_disk(self, path: Path) -> None:
        """The weights, where there are any."""
        if (path / _FILE).is_file():
            stored = srsly.read_msgpack(path / _FILE)
            self._apart.clear()
            self._rows = {name: at for at, name in enumerate(stored["features"])}
            weights = np.frombuffer(stored["weights"], dtype="<f2").astype(np.float32)
            self._weights = _with_nothing(weights.reshape(len(self._rows), len(self.labels)))
            self._bias = np.array(stored["bias"], dtype=np.float32)


def shares(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores as probabilities that are one together in each row."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float32)


def _with_nothing(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Weights with one more row, of zeros, so that every bag has a row to be summed."""
    return np.vstack([weights, np.zeros((1, weights.shape[1]), dtype=np.float32)])


def _common(bags: Sequence[Bag], groups: Sequence[str]) -> set[str]:
    """The features that stand in enough bags of enough groups."""
    count: dict[str, int] = defaultdict(int)
    seen: dict[str, set[str]] = defaultdict(set)
    for bag, group in zip(bags, groups, strict=True):
        for feature in set(bag):
            count[feature] += 1
            seen[feature].add(group)
    return {name for name, times in count.items() if times >= _OFTEN and len(seen[name]) >= _GROUPS}


def _learnable(bag: Bag, often: Container[str]) -> Bag:
    """A bag in which rare words that stand at a place are told as rare ones."""
    return tuple(_rare(name) if name[:1] == _PLACED and name not in often else name for name in bag)


def _rare(placed: str) -> str:
    """What a feature that tells which word stands at a place is for a word that was not learned."""
    return f"{placed.partition('=')[0]}={_RARE}"
