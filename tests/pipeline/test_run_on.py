"""Text whose line breaks and columns were lost on the way: what runs on is taken apart again."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.cuts import joints
from minutes_miner.pipeline.sentences import sentences
from minutes_miner.pipeline.words import words
from minutes_miner.records import ActionPoint
from minutes_miner.workflow import extract

GRAMMAR = Grammar(words(), is_known=lambda name: name in ("NRC", "IRC", "UNHCR", "WFP"), languages=["en"])
HEAD = "Shelter Working Group\nMeeting minutes\nDate: 16 April 2019\nParticipants: UNHCR, IOM, DRC, NRC, IRC, WFP\n\n"


def actions(tmp_path: Path, text: str) -> list[ActionPoint]:
    """What is found in minutes with a text below their head."""
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return list(extract(path).action_points)


@pytest.mark.parametrize(
    ("sentence", "behind", "not_behind"),
    [
        pytest.param(
            "NRC to share the map of the wells with all the partners before the next meeting IRC informed that two of the pumps are "
            "broken again",
            ["IRC informed"],
            [],
            id="a lost line break",
        ),
        pytest.param(
            "What Invite the mayor to the next meeting of the group Provide feedback on the table of gaps NRC to liaise with WFP for the pupils",
            ["Provide feedback", "NRC to liaise"],
            ["WFP for"],
            id="cells in one run",
        ),
        pytest.param(
            "The group met with UNHCR to discuss the plan of Dr Haddad and will send all of its comments by 23 August to the secretariat",
            [],
            ["UNHCR to discuss", "Haddad", "August"],
            id="names and days",
        ),
        pytest.param(
            "List of wells is with the ministry - NRC to follow up with the ministry",
            ["NRC to follow"],
            [],
            id="a dash",
        ),
        pytest.param(
            "Map under way o NRC to hire a consultant", ["NRC to hire"], [], id="a bullet that became a letter"
        ),
        pytest.param("List of wells and pumps - NRC and IRC", [], ["NRC"], id="a dash before who"),
        pytest.param(
            "Halima will sit with Grand Harbour to find out what a second crane for the long quay would cost the group in the next two years",
            [],
            ["Harbour"],
            id="a name of two words",
        ),
        pytest.param(
            "The members heard what had been said about the quay and the crane of Grand Harbour NRC to find out what a second one would cost",
            ["NRC to find"],
            ["Harbour"],
            id="behind a name of two words",
        ),
    ],
)
def test_what_begins_behind_a_lost_line_break(sentence: str, behind: list[str], not_behind: list[str]) -> None:
    """A sentence may be cut where something that tells or binds by itself begins, and not inside of a name."""
    begun = [sentence[joint.end :] for joint in joints(sentence, GRAMMAR, words())]
    assert all(any(text.startswith(wanted) for text in begun) for wanted in behind)
    assert not any(text.startswith(other) for text in begun for other in not_behind)


def test_numbers_and_bullets_inside_of_a_line_begin_sentences() -> None:
    """ "... the plan. 2) Share the list" is two sentences, the second without its number."""
    found = [text for text, _ in sentences("Review the budget of the plan. 2) Share the list of wells.")]
    assert found == ["Review the budget of the plan.", "Share the list of wells."]
    assert [text for text, _ in sentences("Terms of reference / · NRC to present them")] == [
        "Terms of reference",
        "NRC to present them",
    ]


def test_two_actions_in_one_line_of_a_list(tmp_path: Path) -> None:
    """Where each half of a line is an action it is two, also where the second names nobody."""
    found = actions(
        tmp_path,
        "Action points\n1. IRC to provide comments on the draft plan by 23 April; the final version will then be circulated to all members.\n"
        "2. NRC to call the mayor.\n",
    )
    assert [action.text[:14] for action in found] == ["IRC to provide", "the final vers", "NRC to call th"]


def test_what_is_new_in_a_list_is_no_state_of_the_line_above(tmp_path: Path) -> None:
    """ "New: NRC to ..." behind another such line is an action of its own."""
    found = actions(tmp_path, "Action points\n- New: NRC to book the hall.\n- New: IRC to print the maps.\n")
    assert len(found) == 2


def test_numbered_rows_between_strokes_begin_on_the_left(tmp_path: Path) -> None:
    """A row that leaves out its last cells is no row that leaves out its first; the column of actions is told by what stands in it."""
    found = actions(
        tmp_path,
        "Matters arising\n\nNo / Minute / Issue / Responsible / Progress\n"
        "3.1 / Costed plan / Send the joint comments to the ministry by end of August / NRC\n"
        "3.2 / Media monitoring / Share the daily clippings with all members / IRC\n"
        "3.3 / Higher education / Follow up with the ministry on the date of the meeting / UNHCR\n",
    )
    assert [action.text[:10] for action in found] == ["Send the j", "Share the ", "Follow up "]
    assert [party.agency for action in found for party in action.responsible] == ["NRC", "IRC", "UNHCR"]
    assert [action.agenda_item for action in found] == ["Costed plan", "Media monitoring", "Higher education"]


def test_what_comes_next_beside_what_was_carried_forward(tmp_path: Path) -> None:
    """A column "Next" beside earlier actions holds new ones, whatever list of heads it is not on."""
    found = actions(
        tmp_path,
        "| Carried forward | Where it is at | Next |\n| --- | --- | --- |\n"
        "| Letter to the mayor (NRC) | Sent on 2 April | NRC to call the mayor by 30 April |\n"
        "| List of wells (IRC) | Not started | IRC to share the list with all partners |\n"
        "| Map of the camps (WFP) | Printed | WFP to send the map to the donors |\n",
    )
    assert [action.text for action in found if action.kind == "new"] == [
        "NRC to call the mayor by 30 April",
        "IRC to share the list with all partners",
        "WFP to send the map to the donors",
    ]


def test_minutes_that_run_on_behind_the_names(tmp_path: Path) -> None:
    """A whole record in one line, which begins with who came, is read like any other."""
    talk = "The sector lead presented the figures of the month. Many families arrived in the two camps. Some of the tents are old. "
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"Shelter Working Group meeting minutes 16 April 2019\n\nParticipants: UNHCR, IOM, DRC, NRC, IRC, WFP. 1. Update. {talk * 6}"
        f"NRC will share the list of families with all partners by 30 April. {talk}",
        encoding="utf-8",
    )
    assert any("share the list of families" in action.text for action in extract(path).action_points)
