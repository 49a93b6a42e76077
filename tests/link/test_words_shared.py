"""Which words two mentions have in common: not the names of who acts, nor letters that fit by chance; a typing error is no other word."""

import pytest

from minutes_miner.link.score import probability
from minutes_miner.records import Mention


def mention(day: str, text: str, *persons: str) -> Mention:
    return Mention(f"{day} {text}", day, 1, "Mill trust", day, text, persons=persons)


@pytest.mark.parametrize(
    ("one", "other", "persons", "low", "high"),
    [
        ("Comprovar o telhado da casa (Rui)", "Rui Prado - falar do forno ao gerente do TCF", ("Rui Prado",), 0.0, 0.1),
        ("Check the tariff for corn", "Ask the chair of the TCF about the oven", (), 0.0, 0.1),
        ("Check the terms of reference of the mill", "Check the ToR of the mill", (), 0.2, 1.0),
        (
            "Replace the wooden gear whell of the upper mill",
            "Replace the wooden gear wheel of the upper mill",
            (),
            0.3,
            1.0,
        ),
        ("Replace the wooden gear of the upper mill", "Replace the wooden gear of the lower mill", (), 0.0, 0.5),
    ],
)
def test_likeness(one: str, other: str, persons: tuple[str, ...], low: float, high: float) -> None:
    """Of two meetings a month apart."""
    assert low <= probability(mention("2024-10-04", one, *persons), mention("2024-11-01", other, *persons)) <= high
