"""Articles before acronyms, and pairs of agencies with an article each, in languages that write them so."""

from collections.abc import Callable

import pytest

from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.words import words
from minutes_miner.records import Extraction

PORTUGUESE = (
    "Comité do lago\nAta de 11 de setembro de 2024\nPresentes: OIM, CARE, FAO\n\n1. Barcos\nDois barcos metem água.\n"
)
GERMAN = (
    "Seeausschuss\nProtokoll vom 11. September 2024\nAnwesend: Frau Roth, GIZ, NRC\n\n1. Boote\nZwei Boote lecken.\n"
)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        pytest.param(
            f"{PORTUGUESE}A FAO e a OIM vão comprar as cordas até sexta-feira.\n",
            ["FAO", "OIM"],
            id="each with its own",
        ),
        pytest.param(f"{PORTUGUESE}A OIM vai comprar as cordas até sexta-feira.\n", ["OIM"], id="one"),
        pytest.param(f"{PORTUGUESE}Ficou decidido que a CARE compra as cordas.\n", ["CARE"], id="behind that"),
        pytest.param(
            f"{GERMAN}Frau Roth und die GIZ schicken die Liste bis Freitag.\n", ["Frau Roth", "GIZ"], id="und"
        ),
    ],
)
def test_articles_are_no_part_of_acronyms(text: str, owners: list[str], read: Callable[[str], Extraction]) -> None:
    """Each of a pair owns it, without the article."""
    assert [party.text for action in read(text).action_points for party in action.responsible] == owners


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        ("A FAO e a CARE pintam o cais", "A FAO e a CARE"),
        ("FAO to care for the boats", "FAO"),
        ("FAO to mend the boats", "FAO"),
    ],
)
def test_an_agency_in_capitals_is_no_verb(sentence: str, agent: str) -> None:
    """ "a CARE" is one of those who act, though "a" binds in other languages and "care" is a verb."""
    grammar = Grammar(words(), is_known={"FAO", "CARE"}.__contains__)
    found = grammar.find(sentence)
    assert found is not None
    assert found.agent == agent
