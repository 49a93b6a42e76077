"""Owners in cells and before tasks: who stands in for them, labels before a name, Arabic titles of one letter; decisions beside lists of actions."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from minutes_miner.link.parties import split_parties
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.words import words
from minutes_miner.workflow import extract
from tests.pipeline.word_tables import read_table

HEAD = ("Lake Committee", "Minutes of the meeting of 11 September 2024", "Present: Eva Lund, Tom Ray, Ida Voss")


@pytest.mark.parametrize(
    ("head", "cell", "owner"),
    [
        ("Owner (deputy)", "Eva Lund (Tom Ray)", "Eva Lund"),
        ("Owner", "Eva Lund / dep. Tom Ray", "Eva Lund"),
        ("Owner", "Eva Lund\n(dep. Tom Ray)", "Eva Lund"),
        ("Owner", "Eva Lund (UNICEF)", "Eva Lund (UNICEF)"),
    ],
)
def test_who_stands_in_owes_nothing(tmp_path: Path, head: str, cell: str, owner: str) -> None:
    rows = (("Action", head, "Due"), ("Paint the shed", cell, "20/09/2024"), ("Buy a lamp", "Ida Voss", "20/09/2024"))
    first = read_table(tmp_path, HEAD, rows).action_points[0]
    assert [party.text for party in first.responsible] == [owner]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("د. وسيم العلي", ["د. وسيم العلي"]),
        ("وائل سعد وهدى منصور", ["وائل سعد", "هدى منصور"]),
    ],
)
def test_and_is_not_the_begin_of_a_name_behind_a_title(text: str, parties: list[str]) -> None:
    assert [party.text for party in split_parties(text, things=True)] == parties


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        ("Lamps - Eva to order ten.", "Eva"),
        ("WFP - Eva to order ten.", "WFP - Eva"),
        ("Eva to order ten.", "Eva"),
    ],
)
def test_a_topic_before_a_person_is_no_part_of_the_name(sentence: str, agent: str) -> None:
    grammar = Grammar(
        words(), is_known=lambda name: name in ("Eva", "WFP"), is_person=lambda name: name == "Eva", languages=("en",)
    )
    found = grammar.find(sentence)
    assert found is not None
    assert found.agent == agent


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (
            ("Action items", "- Lamps: Eva Lund, 20 September", "- Gate: Tom Ray", "- Paint the shed (Ida Voss)"),
            ["Lamps", "Gate", "Paint the shed"],
        ),
    ],
)
def test_matters_with_their_owners_where_actions_stand(tmp_path: Path, lines: Sequence[str], texts: list[str]) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("\n".join((*HEAD, *lines)) + "\n", encoding="utf-8")
    assert [action.text for action in extract(path).action_points] == texts
