"""Labels that announce an action with its number and who is to do it."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.labels import LabelName, read_label_name
from minutes_miner.pipeline.words import words
from minutes_miner.workflow import extract


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("Action 7/2 (KT, BO)", LabelName("actions", "7/2", "KT, BO"), id="number and bracket"),
        pytest.param("Action (KT)", LabelName("actions", "", "KT"), id="bracket"),
        pytest.param("AP12 WFP", LabelName("actions", "12", "WFP"), id="number and letters"),
        pytest.param("Follow-up by Oxfam", LabelName("actions", "", "Oxfam"), id="by somebody"),
        pytest.param("Action 4", LabelName("actions", "4", ""), id="number alone"),
        pytest.param("Action against Hunger", None, id="the name of an agency"),
        pytest.param("Population (2019)", None, id="no label"),
    ],
)
def test_names_of_labels(name: str, told: LabelName | None) -> None:
    """Meaning, number and party of what stands before a colon."""
    assert read_label_name(name, words()) == told


def test_labelled_actions_have_number_and_owner(tmp_path: Path) -> None:
    """What a label tells of an action is kept beside its words, in a review with what follows it."""
    path = tmp_path / "labels.txt"
    path.write_text(
        "Ferry Forum\nMinutes of the 12th meeting held on 6 May 2021\n\nPresent: Karin Thoma (KT), Bo Olsen (BO), WFP\n\n"
        "1. Actions from the 11th meeting\nAction 11/1 (KT): Timetable to be printed.\nPrinted on 4 April. CLOSED\n"
        "Action 11/2 (KT, BO): Prepare the letter on fares. ONGOING\n\n"
        "2. Lights\nAction 12/1 (BO): Ask the port for lamps.\nAction by WFP: count the lamps at the quay.\n",
        encoding="utf-8",
    )
    found = extract(path).action_points
    assert [(a.reference, a.status, [who.text for who in a.responsible]) for a in found] == [
        ("Action 11/1", "done", ["KT"]),
        ("Action 11/2", "in_progress", ["KT", "BO"]),
        ("Action 12/1", "open", ["BO"]),
        (None, "open", ["WFP"]),
    ]


@pytest.mark.parametrize(
    "last",
    [
        pytest.param("The lamp is broken. [Action: BO to order a lamp]", id="label in brackets"),
        pytest.param("The lamp is broken. [BO to order a lamp]", id="brackets alone"),
    ],
)
def test_brackets_behind_a_sentence(last: str, tmp_path: Path) -> None:
    """What is to be done stands in brackets behind what was said, and is read without both."""
    path = tmp_path / "brackets.txt"
    path.write_text(
        f"Ferry Forum\nMinutes of 6 May 2021\n\nPresent: Karin Thoma (KT), Bo Olsen (BO)\n\n1. Quay\n{last}\n",
        encoding="utf-8",
    )
    assert [action.text for action in extract(path).action_points] == ["BO to order a lamp"]


def test_an_owner_alone_behind_a_paragraph(tmp_path: Path) -> None:
    """Who stands alone behind "Action:" is to do what the paragraph above asks, which need not be its last sentence."""
    path = tmp_path / "owner.txt"
    path.write_text(
        "Ferry Forum\nMinutes of 6 May 2021\n\nPresent: Karin Thoma, Bo Olsen\n\n1. Quay\n"
        "Bo Olsen to repair the gate latch before June. The report of the harbour master was noted.\nAction: Bo Olsen\n",
        encoding="utf-8",
    )
    (found,) = extract(path).action_points
    assert found.text.startswith("Bo Olsen to repair the gate latch")


QUAY = "Ferry Forum\nMinutes of 6 May 2021\n\nPresent: Karin Thoma (KT), Bo Olsen (BO), IRC\n\n1. Quay\nThe tide was low.\n"


def told(folder: Path, line: str) -> list[tuple[str, list[str]]]:
    path = folder / "quay.txt"
    path.write_text(f"{QUAY}\n{line}\n\n2. Fares\nThe fares stay.\n", encoding="utf-8")
    return [(action.text, [who.text for who in action.responsible]) for action in extract(path).action_points]


@pytest.mark.parametrize(
    ("line", "owners"),
    [
        pytest.param("ACTION BO - mend the ramp", ["BO"], id="dash"),
        pytest.param("Action point BO mend the ramp", ["BO"], id="nothing between"),
        pytest.param("TODO BO/KT mend the ramp", ["BO", "KT"], id="two"),
        pytest.param("BO ACTION: mend the ramp", ["BO"], id="owner ahead"),
        pytest.param("Karin ACTION: mend the ramp", ["Karin"], id="name ahead"),
    ],
)
def test_labels_with_their_owner_and_no_colon(tmp_path: Path, line: str, owners: list[str]) -> None:
    """Who is to act stands beside the label, and is no part of the task."""
    assert told(tmp_path, line) == [("mend the ramp", owners)]


@pytest.mark.parametrize("line", ["Action IRC took in April was of use.", "Actions BO has begun are in the annex."])
def test_what_somebody_did_is_no_label(tmp_path: Path, line: str) -> None:
    """An acronym behind the word is its subject."""
    assert told(tmp_path, line) == []


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        pytest.param(
            "Actions: (1) Bo to mend the ramp; (2) Karin to count the lamps; and (3) all to read the fares.",
            ["Bo to mend the ramp", "Karin to count the lamps", "all to read the fares."],
            id="brackets",
        ),
        pytest.param(
            "Next steps: a) timetable (Karin), b) lamps for the quay (Bo)",
            ["timetable", "lamps for the quay"],
            id="letters, without verbs",
        ),
        pytest.param(
            "Action: Bo to mend 1) the ramp 2) the lamp", ["Bo to mend 1) the ramp 2) the lamp"], id="what is mended"
        ),
        pytest.param("Action: Bo to see the notes (2) and (3)", ["Bo to see the notes (2) and (3)"], id="references"),
    ],
)
def test_lines_that_count_their_actions(tmp_path: Path, line: str, texts: list[str]) -> None:
    """Each part that a line counts from its begin on is an action of its own, without its number."""
    assert [text for text, _ in told(tmp_path, line)] == texts
