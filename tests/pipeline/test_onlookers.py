"""Names in the words of an action that are none of its doers, and words that say whose task it is."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

HEAD = """Rowing Club
Minutes of the meeting of Monday 12 May 2025
Present: Nell Ford (Chair), Ivo Crane, Pia Moss

1. Boathouse
"""
FRENCH = """Club d'aviron
Compte rendu de la réunion du lundi 12 mai 2025
Présents : Lise Morel (présidente), Guy Tardif, Zoé Caron

1. Hangar
"""


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        pytest.param("Accounts: Pia to close the ledger by Friday.", ["Pia Moss"], id="a topic before a name"),
        pytest.param("Notice board: Ivo will be adding the timetable.", ["Ivo Crane"], id="before a future"),
        pytest.param("Pia: Ivo will be adding the timetable.", ["Ivo Crane"], id="who speaks is not who acts"),
        pytest.param("Ivo asked everyone to share their times by Friday.", ["everyone"], id="who asks"),
        pytest.param("Ivo asked Pia to share the times by Friday.", ["Pia Moss"], id="who is asked"),
        pytest.param("Ivo will ask Pia to share the times.", ["Ivo Crane"], id="who is to ask"),
        pytest.param(
            "Instead the board will send the cheaper offer to the members by Friday.",
            ["board"],
            id="an adverb before an article",
        ),
        pytest.param("Pia spoke. She will send the times to Ivo.", ["Pia Moss"], id="whom a pronoun speaks of"),
        pytest.param("Task for Pia: call the surveyor", ["Pia Moss"], id="whose task, before a colon"),
    ],
)
def test_who_acts_and_who_only_stands_by(read: Callable[[str], Extraction], text: str, owners: list[str]) -> None:
    actions = read(f"{HEAD}{text}\n").action_points
    assert [[party.person or party.text for party in action.responsible] for action in actions] == [owners]


def test_brackets_say_whose_task_it_is(read: Callable[[str], Extraction]) -> None:
    """ "[new for Pia]" names who is to do it, "(for the juniors)" whom it is for."""
    lines = "Action points:\n- Print the rota [new for Pia Moss]\n- Call the surveyor [ongoing for Ivo]\n- Buy oars (for the juniors)\n"
    found = [[party.person for party in action.responsible] for action in read(f"{HEAD}{lines}").action_points]
    assert found[:2] == [["Pia Moss"], ["Ivo Crane"]]
    assert found[2] == []


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        pytest.param("Il faut mettre à jour la liste avant vendredi.", [], id="impersonal"),
        pytest.param("Guy a parlé. Il enverra la liste avant vendredi.", ["Guy Tardif"], id="a person"),
    ],
)
def test_what_must_be_done_is_nobodys(read: Callable[[str], Extraction], text: str, owners: list[str]) -> None:
    """ "Il faut" names nobody, "il enverra" the person named before."""
    (action,) = read(f"{FRENCH}{text}\n").action_points
    assert [party.person for party in action.responsible] == owners
