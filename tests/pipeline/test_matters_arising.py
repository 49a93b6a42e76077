"""Reviews told in sentences: behind the label of a topic, or line by line by whoever did something."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEAD = "Rowing Club\nMinutes of the meeting of Monday 12 May 2025\nPresent: Nell Ford (Chair), Ivo Crane, Pia Moss\n\n1. Minutes\nApproved.\n\n"


def told(folder: Path, text: str, heading: str = "Matters arising") -> list[tuple[str, list[str], str]]:
    path = folder / "minutes.txt"
    path.write_text(f"{HEAD}2. {heading}\n{text}\n\n3. Oars\nAll is well.\n", encoding="utf-8")
    return [
        (action.text.rstrip("."), [party.text for party in action.responsible], action.status)
        for action in extract(path).action_points
    ]


def test_topics_and_what_was_done_about_them(tmp_path: Path) -> None:
    text = (
        "Ramp: Ivo has painted the edge.\n"
        "Cups: Pia met the jeweller and the handle is mended, all good now.\n"
        "Heating: Nell is getting quotes."
    )
    assert told(tmp_path, text) == [
        ("Ramp", ["Ivo"], "done"),
        ("Cups", ["Pia"], "done"),
        ("Heating", ["Nell"], "in_progress"),
    ]


def test_a_topic_is_no_owner_and_a_comma_no_joint(tmp_path: Path) -> None:
    text = "Song books: Pia had reordered these.\nBoiler: Ivo had found a fitter, who came twice; a valve is still missing."
    assert told(tmp_path, text) == [("Song books", ["Pia"], "done"), ("Boiler", ["Ivo"], "in_progress")]


def test_lines_that_say_who_did_what(tmp_path: Path) -> None:
    text = "Ivo painted the ramp.\nPia rang the fitter.\nNell has not ordered oars."
    assert [(who, status) for _, who, status in told(tmp_path, text, "Review of actions")] == [
        (["Ivo"], "done"),
        (["Pia"], "done"),
        (["Nell"], "open"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("There were no matters arising.", id="nothing"),
        pytest.param("The date of the regatta was corrected to 5 July.", id="a correction"),
        pytest.param("Ivo thanked all helpers.\nPia said the lake was low.", id="talk"),
    ],
)
def test_talk_is_no_report(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


def test_a_task_behind_a_topic_stays_a_task(tmp_path: Path) -> None:
    assert [who for _, who, _ in told(tmp_path, "Ramp: Ivo to paint the edge.")] == [["Ivo"]]


def test_matters_that_open_sentences_with_their_names(tmp_path: Path) -> None:
    text = (
        "Ramp. Ivo had found a mason and the ramp is mended. Cups. Pia had polished these. "
        "Flag. Nell had not yet seen the tailor and will ask in town."
    )
    assert [(owners, status) for _, owners, status in told(tmp_path, text)] == [
        (["Ivo"], "done"),
        (["Pia"], "done"),
        (["Nell"], "open"),
    ]
    lines = text.replace(" Cups", "\nCups").replace(" Flag", "\nFlag")
    assert [owners for _, owners, _ in told(tmp_path, lines)] == [["Ivo"], ["Pia"], ["Nell"]]


@pytest.mark.parametrize("joint", ["; ", " / "])
def test_matters_and_their_states_in_one_line(tmp_path: Path, joint: str) -> None:
    text = joint.join(("Boat trailer (Ivo) - done", "rowing course (Pia) - carried over", "flag (Nell), ongoing"))
    expected = [
        ("Boat trailer", ["Ivo"], "done"),
        ("rowing course", ["Pia"], "open"),
        ("flag", ["Nell"], "in_progress"),
    ]
    assert told(tmp_path, f"Actions from last time: {text}.", "Oars") == expected
    assert told(tmp_path, f"{text}.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "There were none. All was well. The Chair thanked the members.",
        "The mast was discussed; it is old / worn, and members think a new one is dear.",
    ],
)
def test_talk_is_no_list_of_matters(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []
