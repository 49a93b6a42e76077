"""What two readers make of the same documents."""

import re
from pathlib import Path

import pytest

from minutes_miner.evaluation.figures import added, quoted
from minutes_miner.training.agreement import MEASURES, compared

CORPUS = Path(__file__).parents[2] / "corpus"


def test_the_readme_tells_how_far_two_readers_agree() -> None:
    """Each figure of the table is the one that is measured."""
    table = (
        (CORPUS / "README.md")
        .read_text(encoding="utf-8")
        .split("<!-- agreement -->")[1]
        .split("<!-- /agreement -->")[0]
    )
    told = {name.strip(): float(figure) for name, figure in re.findall(r"^\| ([a-z][^|]*) \| (\.\d+) \|$", table, re.M)}
    scores = added(compared(CORPUS))
    assert told == pytest.approx({measure: quoted(measure, scores[measure]) for measure in MEASURES}, abs=0.0006)
