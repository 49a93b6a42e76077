"""Who commits to what in a sentence."""

import pytest

from minutes_miner.link.agencies import registry
from minutes_miner.link.parties import is_thing
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.sentences import clauses
from minutes_miner.pipeline.words import words

GRAMMAR = Grammar(words(), is_known=lambda name: registry().resolve(name) is not None, is_thing=is_thing)


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        pytest.param("UNHCR to share the mapping with partners.", "UNHCR", id="to"),
        pytest.param("By 2 April IRC to send the list", "IRC", id="deadline first"),
        pytest.param("Members that face delays to inform the Coordinator", "Members that face delays", id="a clause"),
        pytest.param("The cluster coordinator will circulate the minutes.", "The cluster coordinator", id="will"),
        pytest.param("Partners are kindly requested to fill in the 4Ws.", "Partners", id="requested"),
        pytest.param("It was agreed that WFP and FAO will submit a joint paper.", "WFP and FAO", id="framed"),
        pytest.param("Le HCR est prié de partager la carte.", "Le HCR", id="French"),
        pytest.param("OCHA enviará la matriz a los socios.", "OCHA", id="Spanish future"),
        pytest.param("The draft to be circulated by Oxfam before Friday", "Oxfam", id="passive with by"),
    ],
)
def test_commitments_have_their_agent(sentence: str, agent: str) -> None:
    """The agent is found as it is written, with its offsets."""
    found = GRAMMAR.find(sentence)
    assert found is not None
    assert found.agent == agent
    assert sentence[found.start : found.end] == agent


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("UNICEF shared the report with members.", id="reported past"),
        pytest.param("Access to services remains limited.", id="a noun before to"),
        pytest.param("The conflict has led to displacement.", id="to behind a verb"),
        pytest.param("It is expected that the road will reopen.", id="expectation"),
        pytest.param("Standards to which all adhere", id="to which"),
    ],
)
def test_other_sentences_bind_nobody(sentence: str) -> None:
    """What binds nobody is not taken as sure."""
    found = GRAMMAR.find(sentence)
    assert found is None or found.certainty < 0.5


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        pytest.param(
            "After a debate it was resolved that OCHA should convene the partners; and that WFP should lend two trucks.",
            ["OCHA should convene the partners", "WFP should lend two trucks."],
            id="what only tells that it was agreed is left out",
        ),
        pytest.param(
            "Il a finalement été retenu que l'UNICEF élaborera une note et que le PAM examinera les stocks.",
            ["l'UNICEF élaborera une note", "le PAM examinera les stocks."],
            id="French",
        ),
        pytest.param(
            "UNHCR and UNICEF to share the forms and the list with partners",
            ["UNHCR and UNICEF to share the forms and the list with partners"],
            id="one agent of two, one action",
        ),
        pytest.param("UNICEF sends the list by Friday", ["UNICEF sends the list by Friday"], id="present tense"),
    ],
)
def test_clauses_are_parted_where_somebody_else_is_bound(sentence: str, pieces: list[str]) -> None:
    """Each clause with an agent of its own is a piece."""
    assert [text for text, _ in clauses(sentence, GRAMMAR)] == pieces
    assert all(sentence[at : at + len(text)] == text for text, at in clauses(sentence, GRAMMAR))
