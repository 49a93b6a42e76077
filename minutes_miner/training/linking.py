"""Learn the weights of linking from hand-written chains: `python -m minutes_miner.training.linking corpus/linking`.

Logistic regression with ridge, by Newton's method over standardised parts; a part may speak only for, or only against,
where its name says so. The same input gives the same bytes.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from minutes_miner.link import score
from minutes_miner.link.parts import pair_values
from minutes_miner.records import Mention

RIDGE = 10.0  # chosen with LINK by leaving one group out
REFERENCE = 12.0  # log-odds of the same reference number: given, for a number is there to identify
GAP = -0.5  # of three years between two mentions: given, for the far pairs of long chains hide what a gap says of two
AGAINST = (
    "conflict",
    "exchanged",
    "other ",
    "gap",
    "one document",
    "deadline before",
    "closed before",
    "period in one",
    "comes each year",
)
FREE = ("shorter", "later reports", "both say", "later says", "closed before, ", "due before", "gap below")


@dataclass(frozen=True, slots=True)
class Gold:
    """One mention with the chain that a person put it in, and the chains that were merged into it or split from it.
    `trap` names a family of chains that look alike and are not the same."""

    mention: Mention
    chain: str
    also: tuple[str, ...] = ()
    trap: str | None = None
    ambiguous: bool = False


def read_chains(path: Path) -> list[Gold]:
    """The mentions of one file; a meeting of a group is a document. Text of the files: see corpus/README.md."""
    return [_gold(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _gold(row: dict[str, Any]) -> Gold:
    known = {field.name: row[field.name] for field in fields(Mention) if field.name in row}
    known["responsible"] = tuple(row["responsible"])
    mention = Mention(document=f"{row['group']} {row['meeting_date']}", **known)
    return Gold(mention, row["chain"], tuple(row.get("also") or ()), row.get("trap"), bool(row.get("ambiguous")))


def counts(a: Gold, b: Gold) -> bool:
    """Whether a pair is right or wrong at all: not where a mention is ambiguous, nor where a chain after a merge or a
    split meets what the other one was before."""
    if a.ambiguous or b.ambiguous:
        return False
    if a.chain == b.chain:
        return True
    later, earlier = (a, b) if (a.mention.meeting_date or "") > (b.mention.meeting_date or "") else (b, a)
    return earlier.chain not in later.also


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of a group that count: the names of the parts, their values (pairs x parts), and which are the same."""

    names: tuple[str, ...]
    values: np.ndarray
    same: np.ndarray


def pairs_of(group: Sequence[Gold]) -> Pairs:
    """The values of every pair inside a group of two mentions or more."""
    pairs = [(a, b) for a, b in combinations(group, 2) if counts(a, b)]
    rows = [pair_values(a.mention, b.mention) for a, b in pairs]
    same = np.array([float(a.chain == b.chain) for a, b in pairs])
    return Pairs(tuple(rows[0]), np.array([list(row.values()) for row in rows]), same)


def learn(groups: Iterable[Pairs]) -> dict[str, float]:
    """The weight of every part, and the bias, from all pairs inside each group."""
    tables = list(groups)
    names = tables[0].names
    table = np.vstack([pairs.values for pairs in tables])
    same = np.concatenate([pairs.same for pairs in tables])
    weights, bias = _fit(table, same, np.array([_sign(name) for name in names]))
    found = {"bias": round(bias, 3)}
    found.update({name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)})
    return found | {"gap": GAP, "reference": REFERENCE}


def _sign(name: str) -> int:
    """-1 for a part that may only speak against, 1 for one that may only speak for, 0 for one that may do either."""
    if name.startswith(FREE):
        return 0
    return -1 if any(word in name for word in AGAINST) else 1


def _fit(table: np.ndarray, same: np.ndarray, signs: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias in the units of the table. Parts that would get the wrong sign are left out, one after another."""
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    x = np.hstack([np.ones((len(table), 1)), (table - mean) / spread])
    used = np.ones(x.shape[1], dtype=bool)
    while True:
        w = np.zeros(x.shape[1])
        w[used] = _newton(x[:, used], same)
        wrong = np.where(w[1:] * signs < 0, np.abs(w[1:]), 0.0)
        if not wrong.any():
            break
        used[1 + int(wrong.argmax())] = False
    weights = w[1:] / spread
    return weights, float(w[0] - weights @ mean)


def _newton(x: np.ndarray, same: np.ndarray) -> np.ndarray:
    ridge = np.diag([1e-6] + [RIDGE] * (x.shape[1] - 1))
    w = np.zeros(x.shape[1])
    for _ in range(15):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        w -= np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, x.T @ (p - same) + ridge @ w)
    return w


def main() -> None:
    """Learn from every file of a folder and write the weights where the package reads them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", help="leave the group of this file name out")
    parser.add_argument("--output", type=Path, default=Path(score.__file__).with_name("weights.json"))
    options = parser.parse_args()
    paths = [path for path in sorted(options.folder.glob("*.jsonl")) if path.stem != options.without]
    weights = learn([pairs_of(read_chains(path)) for path in paths])
    options.output.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
