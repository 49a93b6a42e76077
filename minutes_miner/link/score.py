"""How likely two mentions are the same commitment: a sum of named parts, a pure function of the two mentions."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from minutes_miner.link.parts import (
    OF_WORDS,
    context_values,
    covered,
    identity_values,
    matches,
    pair_values,
    same_reference,
    text_values,
    weight_shared,
)  # fmt: skip
from minutes_miner.link.signature import Signature
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
    return _logistic(odds)


def likely(
    one: tuple[Mention, Signature],
    other: tuple[Mention, Signature],
    floor: float,
    *,
    weights: Mapping[str, float] = WEIGHTS,
    rest: float,
) -> float:
    """The probability of two mentions with their signatures, `one` the earlier, where it is `floor` or more, else 0.0:
    what cannot reach the floor, `rest` being the most that the lesser parts add, is not worked out to the end."""
    (a, x), (b, y) = one, other
    least = -math.inf if same_reference(x, y) else math.log(floor / (1 - floor)) - rest
    odds = weights["bias"]
    for name, value in context_values(a, b, x, y).items():
        if value:
            odds += value * weights[name]
    if odds + weights["covered"] + weights["weight shared"] < least:
        return 0.0
    shared = matches(x, y)
    if odds + weights["covered"] * covered(x, y, shared) + weights["weight shared"] * weight_shared(shared) < least:
        return 0.0
    for values in (text_values(x, y, shared), identity_values(x, y, shared)):
        for name, value in values.items():
            odds += value * weights[name]
    found = _logistic(odds)
    return found if found >= floor else 0.0


def rest_of(weights: Mapping[str, float]) -> float:
    """The most that the lesser parts of the words can add to the log-odds."""
    return sum(max(weights[name], 0.0) for name in OF_WORDS if name not in ("covered", "weight shared"))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-max(min(odds, 30.0), -30.0)))


def explain(a: Mention, b: Mention, *, weights: Mapping[str, float] = WEIGHTS) -> PairScore:
    """The score of two mentions in its parts, the weightiest first; parts of value 0 are left out."""
    parts = [Part(name, value, value * weights[name]) for name, value in pair_values(a, b).items() if value]
    parts.sort(key=lambda part: (-abs(part.contribution), part.name))
    return PairScore(probability(a, b, weights=weights), weights["bias"], tuple(parts))
