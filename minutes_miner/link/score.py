"""How likely two mentions are the same commitment: a sum of named parts, a pure function of the two mentions."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from minutes_miner.link.parts import pair_values
from minutes_miner.records import Mention

# Log-odds by part, "bias" for two mentions with nothing in common: learned by training/linking.py.
WEIGHTS: dict[str, float] = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Part:
    """One named part of a score: its value and what it adds to the log-odds."""

    name: str
    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class PairScore:
    """The probability that two mentions are the same commitment, and the parts that it is made of: `bias` and the
    contributions add up to its log-odds."""

    probability: float
    bias: float
    parts: tuple[Part, ...]


def probability(a: Mention, b: Mention, *, weights: Mapping[str, float] = WEIGHTS) -> float:
    """The probability 0..1 that two mentions are the same commitment; the same for (b, a)."""
    odds = weights["bias"]
    for name, value in pair_values(a, b).items():
        odds += value * weights[name]
    return 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))


def explain(a: Mention, b: Mention, *, weights: Mapping[str, float] = WEIGHTS) -> PairScore:
    """The score of two mentions in its parts, the weightiest first; parts of value 0 are left out."""
    parts = [Part(name, value, value * weights[name]) for name, value in pair_values(a, b).items() if value]
    parts.sort(key=lambda part: (-abs(part.contribution), part.name))
    return PairScore(probability(a, b, weights=weights), weights["bias"], tuple(parts))
