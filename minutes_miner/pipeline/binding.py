"""One commitment, and how sure it is that a form of words binds somebody."""

import re
from dataclasses import dataclass

from minutes_miner.pipeline.phrases import Form

NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_CERTAIN = {
    "asked": 0.8,
    "will": 0.65,
    "weak": 0.35,
    "marked": 0.7,
}  # of what binds somebody who is sure, by its form; others 0.5


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment in a sentence: its form, the agent as written with its offsets, how sure the grammar is."""

    form: Form
    agent: str
    start: int
    end: int
    verb: str
    certainty: float


def certainty_of(form: Form, sure: float) -> float:
    """How sure it is that a form of words binds an agent of whom it is so `sure` that it can act."""
    return _CERTAIN.get(form, 0.5) * (0.6 + 0.4 * sure)
