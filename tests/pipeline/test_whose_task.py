"""Who is bound and who is only spoken of, helps, or asks; signs and references before a task."""

from pathlib import Path

import pytest

from minutes_miner.records import ActionPoint
from minutes_miner.workflow import extract

HEAD = "Rowing Club Board\nMinutes of the meeting of Monday 12 May 2025\nPresent: Nell Ford (Chair), Ivo Crane, Pia Moss, Sam Dale\n\n1. Minutes\nApproved.\n\n"
NEXT = "\n\n3. Next meeting\nMonday 9 June 2025\n"


def read(folder: Path, text: str, heading: str = "Boathouse", head: str = HEAD) -> list[ActionPoint]:
    path = folder / "minutes.txt"
    path.write_text(f"{head}2. {heading}\n{text}{NEXT}", encoding="utf-8")
    return list(extract(path).action_points)


def who(action: ActionPoint) -> list[str]:
    return [party.text for party in action.responsible]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        pytest.param("The canoe is on loan to the Scouts and Pia will fetch it this week.", ["Pia"], id="on loan to"),
        pytest.param("The fault lies with the Council and Ivo will write to them.", ["Ivo"], id="lies with"),
        pytest.param("Nell and the Council will write to the mayor.", ["Nell", "Council"], id="two that act"),
        pytest.param("Pia (with Ivo's help) to paint the ramp.", ["Pia"], id="with help"),
        pytest.param("Pia, helped by Ivo, to paint the ramp.", ["Pia"], id="helped by"),
        pytest.param("Sam to paint the ramp.", ["Sam"], id="a thing in capitals"),
        pytest.param("Sam and Pia to paint the ramp.", ["Sam", "Pia"], id="and another"),
    ],
)
def test_who_acts_owns_the_task(tmp_path: Path, text: str, owners: list[str]) -> None:
    assert [who(action) for action in read(tmp_path, text)] == [owners]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        pytest.param("A neighbour asked the Board to put a lamp on the slipway.", False, id="a neighbour"),
        pytest.param("Hillside Angling Club (Pat Low) – asked the Board to share the key.", False, id="another club"),
        pytest.param("A neighbour asked that the Board reopen the gate.", False, id="that"),
        pytest.param("The Board asked Pia to write to the mayor.", True, id="the body asks"),
        pytest.param("Pia asked the Board to write to the mayor.", True, id="one of the body"),
    ],
)
def test_what_others_ask_of_the_body_is_none(tmp_path: Path, text: str, taken: bool) -> None:
    assert bool(read(tmp_path, text)) is taken


def test_signs_in_boxes_tell_states(tmp_path: Path) -> None:
    text = "[x] Pia - mend the gate\n[~] Ivo - order oars\n[/] Nell - new map\n[>] Ivo - ring the fitter"
    found = read(tmp_path, text, "Review of actions")
    assert [(a.text, a.status) for a in found] == [
        ("Pia - mend the gate", "done"),
        ("Ivo - order oars", "in_progress"),
        ("Nell - new map", "in_progress"),
        ("Ivo - ring the fitter", "open"),
    ]


def test_references_without_a_dash(tmp_path: Path) -> None:
    text = "BC25/07 Ivo still to supply the logs; third request.\nBC25/08 Pia to ring the insurer - done"
    found = read(tmp_path, text, "Actions arising")
    assert [(a.reference, who(a), a.status) for a in found] == [
        ("BC25/07", ["Ivo"], "open"),
        ("BC25/08", ["Pia"], "done"),
    ]


FRENCH = "Résidence du Lac\nCompte rendu de la réunion du lundi 12 mai 2025\nPrésents : Lise Morel (présidente), Guy Tardif\n\n1. Compte rendu\nApprouvé.\n\n"
DUTCH = "Roeivereniging\nNotulen van de vergadering van maandag 12 mei 2025\nAanwezig: Nel Voort (voorzitter), Ivo Kraan\n\n1. Notulen\nGoedgekeurd.\n\n"


def test_offices_of_residents_in_french(tmp_path: Path) -> None:
    text = "Le bureau retient deux offres et demande au syndic de les comparer pour le 30/05."
    assert [who(action) for action in read(tmp_path, text, "Toit", FRENCH)] == [["syndic"]]


def test_the_next_meeting_in_short_in_dutch(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"{DUTCH}2. Steiger\nLak kopen (Ivo, volgende verg.).\n\n3. Volgende vergadering\nMaandag 9 juni 2025\n",
        encoding="utf-8",
    )
    assert [a.deadline.date if a.deadline else None for a in extract(path).action_points] == ["2025-06-09"]


@pytest.mark.parametrize(
    ("text", "owner", "day"),
    [
        pytest.param("The winch needs a new rope. Action: Pia by end of month", "Pia", "2025-05-31", id="a label"),
        pytest.param("Lamps to be replaced – Ivo to action", "Ivo", None, id="to action"),
    ],
)
def test_an_owner_behind_talk_owns_the_sentence_before(tmp_path: Path, text: str, owner: str, day: str | None) -> None:
    (found,) = read(tmp_path, text)
    assert (who(found), found.deadline.date if found.deadline else None) == ([owner], day)
    assert len(found.text.split()) > 3
