"""Learn the weights of linking from hand-written chains: `python -m minutes_miner.training.linking corpus/linking`.

Logistic regression with ridge, by Newton's method over standardised parts; the same input gives the same bytes.
"""

import argparse
import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from minutes_miner.link import score
from minutes_miner.records import Mention

RIDGE = 5.0  # chosen with LINK by leaving one group out
REFERENCE = 12.0  # log-odds of the same reference number: given, for a number is there to identify
Labelled = tuple[Mention, str]


def read_chains(path: Path) -> list[Labelled]:
    """The mentions of one file with the chain of each; a meeting is a document."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        chain = row.pop("chain")
        row["responsible"] = tuple(row["responsible"])
        found.append((Mention(document=f"{row['group']} {row['meeting_date']}", **row), chain))
    return found


def learn(groups: Sequence[Sequence[Labelled]]) -> dict[str, float]:
    """The weight of every part, and the bias, from all pairs inside each group."""
    rows, same = [], []
    for group in groups:
        for (a, chain_a), (b, chain_b) in combinations(group, 2):
            values = score.pair_values(a, b)
            if a.document != b.document:
                rows.append(values)
                same.append(float(chain_a == chain_b))
    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    weights, bias = _fit(table, np.array(same))
    found = {"bias": round(bias, 3)}
    found.update({name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)})
    return found | {"reference": REFERENCE}


def _fit(table: np.ndarray, same: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias in the units of the table."""
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    x = np.hstack([np.ones((len(table), 1)), (table - mean) / spread])
    ridge = np.diag([1e-6] + [RIDGE] * table.shape[1])
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        w -= np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, x.T @ (p - same) + ridge @ w)
    weights = w[1:] / spread
    return weights, float(w[0] - weights @ mean)


def main() -> None:
    """Learn from every file of a folder and write the weights where the package reads them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", help="leave the group of this file name out")
    parser.add_argument("--output", type=Path, default=Path(score.__file__).with_name("weights.json"))
    options = parser.parse_args()
    paths = [path for path in sorted(options.folder.glob("*.jsonl")) if path.stem != options.without]
    weights = learn([read_chains(path) for path in paths])
    options.output.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
