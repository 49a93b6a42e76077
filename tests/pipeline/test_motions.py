"""Motions: the deed stands behind the formula, a decision is none, and what was lost is nothing."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEAD = """Ferry Users' Council
Minutes of the meeting of Monday 12 May 2025
Present: Nell Ford (Chair), Ivo Crane, Pia Moss, Hugh Dale (Secretary)

1. Landing stage
"""
FRENCH = """Conseil du village
Procès-verbal de la réunion du lundi 12 mai 2025
Présents : Lise Morel (présidente), Guy Tardif, Zoé Caron

1. Quai
"""


def owned(folder: Path, text: str, head: str = HEAD) -> list[tuple[str, list[str]]]:
    path = folder / "minutes.txt"
    path.write_text(head + text + "\n", encoding="utf-8")
    return [(a.text.rstrip(" ."), [party.text for party in a.responsible]) for a in extract(path).action_points]


@pytest.mark.parametrize(
    ("text", "action", "owners"),
    [
        pytest.param("Moved Crane, seconded Moss, that the ladder be rebuilt before the regatta. Carried.", "the ladder be rebuilt before the regatta", [], id="a passive"),
        pytest.param("Moved by Crane, seconded by Moss, to engage a surveyor for the east wall. Carried.", "engage a surveyor for the east wall", [], id="an infinitive"),
        pytest.param("Motion (Crane/Moss): That the secretary open a file for the claims by June 1. CARRIED", "the secretary open a file for the claims by June 1", ["secretary"], id="a pair in brackets"),
        pytest.param("It was moved by Nell and seconded by Ivo to instruct the Secretary to answer the petition. The motion passed.", "instruct the Secretary to answer the petition", ["Secretary"], id="told to somebody"),
        pytest.param("Crane moved and Moss seconded a motion to ask the County for a permit. Motion passed.", "ask the County for a permit", [], id="names first"),
        pytest.param("RESOLVED that the Clerk accept the tender of Hale Brothers and place the order.", "the Clerk accept the tender of Hale Brothers and place the order", ["Clerk"], id="resolved"),
        pytest.param("Moved by Councillor Crane, seconded by Councillor Moss THAT administration be directed to renew the lease. CARRIED", "administration be directed to renew the lease", ["administration"], id="capitals"),
        pytest.param("Crane/Moss - that the Secretary write to the ferryman. Cd.", "the Secretary write to the ferryman", ["Secretary"], id="a pair alone"),
        pytest.param("Moved by Crane, seconded by Moss, that we buy a second rope before June. All in favour. Carried.", "we buy a second rope before June", [], id="all of us"),
    ],
)  # fmt: skip
def test_what_a_carried_motion_tells_is_an_action(tmp_path: Path, text: str, action: str, owners: list[str]) -> None:
    assert owned(tmp_path, text) == [(action, owners)]


def test_each_of_several_motions_is_taken(tmp_path: Path) -> None:
    text = (
        "Moved Crane, seconded Moss, that the Secretary write to the ferryman. Carried.\n"
        "Moved Moss, seconded Crane, that the Secretary hire a tent. Carried.\n"
        "Moved Ford, seconded Moss, that the Secretary book the band. Carried."
    )
    assert [owners for _, owners in owned(tmp_path, text)] == [["Secretary"]] * 3


def test_french_motions(tmp_path: Path) -> None:
    text = "Il est proposé par M. Tardif, appuyé par Mme Caron, de refaire la rampe avant l'été. Adopté à l'unanimité."
    assert owned(tmp_path, text, FRENCH) == [("refaire la rampe avant l'été", [])]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Moved Crane, seconded Moss, that the ladder be rebuilt before the regatta. Defeated.", id="lost"),
        pytest.param("Moved by Crane, seconded by Moss, that the Secretary write to the ferryman. DEFEATED", id="lost with an owner"),
        pytest.param("Moved by Crane, seconded by Moss, to adopt the agenda. Carried.", id="the agenda"),
        pytest.param("Moved Crane, seconded Moss, that the fare be set at 4 dollars. Carried.", id="a rate"),
        pytest.param("Moved Crane, seconded Moss, that the Council approve the budget. Carried.", id="the body approves"),
        pytest.param("Moved by Crane, seconded by Moss, that Pia and Hugh be thanked for the fair. Carried.", id="thanks"),
        pytest.param("Moved by Crane, seconded by Moss, to authorize up to $900. Carried.", id="a sum"),
        pytest.param("Moved by Crane that Pia Moss be, and she is hereby, re-appointed as Treasurer. Carried.", id="an office"),
        pytest.param("On a motion duly made and seconded, the Council voted to accept the report.", id="accepts"),
    ],
)  # fmt: skip
def test_decisions_and_lost_motions_are_none(tmp_path: Path, text: str) -> None:
    assert owned(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("RESOLVED that two estimates be obtained.", "two estimates be obtained"),
        ("RESOLVED that a grant of £80 be made to the choir.", "a grant of £80 be made to the choir"),
        ("It was RESOLVED that a reply be sent to the ferryman.", "a reply be sent to the ferryman"),
        ("RESOLVED that the Clerk be authorised to buy a bench.", "the Clerk be authorised to buy a bench"),
        ("RESOLVED that they be signed as a true record.", None),
        ("RESOLVED that the payments on the list (£1,300) be made and that the account be kept with the bank.", None),
        ("RESOLVED that the invoices listed be authorised.", None),
        ("RESOLVED that the public be excluded.", None),
        ("RESOLVED that Pia Moss be co-opted.", None),
    ],
)
def test_resolutions_that_name_nobody(tmp_path: Path, text: str, action: str | None) -> None:
    """What a council resolves has to be done by somebody, or is done by resolving it."""
    assert [text for text, _ in owned(tmp_path, text)] == ([action] if action else [])


def test_who_stands_behind_a_colon_is_no_mover(tmp_path: Path) -> None:
    text = "Proposed by Ivo, seconded by Pia: Hugh to put up a lamp."
    assert [owners for _, owners in owned(tmp_path, text)] == [["Hugh"]]


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED to place on record the service of Dr. Ivo Crane.",
        "It was resolved to constitute a panel comprising Mr. I. Crane (Convenor), Ms. P. Moss and Mr. H. Dale for the fares.",
        "RESOLVED that a vote of thanks be given to the ferryman.",
    ],
)
def test_what_honours_somebody_or_makes_a_body_is_no_action(tmp_path: Path, text: str) -> None:
    """Nobody who is named there is to do anything; the motion beside it that sets somebody to work stays."""
    deed = "RESOLVED that the Secretary place an order for the new rope."
    assert [owners for _, owners in owned(tmp_path, f"{text}\n\n{deed}")] == [["Secretary"]]
