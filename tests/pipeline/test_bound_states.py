"""Words of state in what somebody is bound to do: they tell what it is of, and not how far it is."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEAD = """Karuna Protection Working Group
Minutes of the meeting held on 14 March 2023
Chair: UNHCR
Present: UNHCR, UNICEF, NRC, IRC, WFP

1. Sector updates
Fighting goes on in Tola.
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "NRC to share the completed matrix.",
        "NRC to draft the workplan.",
        "IRC to review the ongoing projects.",
        "NRC to follow up on pending cases.",
        "UNICEF will send the signed agreement to all partners.",
    ],
)
def test_what_is_to_be_done_tells_no_state(sentence: str, tmp_path: Path) -> None:
    """A matrix that is complete is yet to be shared."""
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + sentence + "\n", encoding="utf-8")
    (action,) = extract(path).action_points
    assert (action.text, action.kind, action.status) == (sentence, "new", "open")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("NRC to share the matrix - done.", "done"),
        ("NRC to draft the workplan: ongoing.", "in_progress"),
        ("NRC to share the draft matrix (done)", "done"),
    ],
)
def test_a_state_behind_a_joint_is_one(line: str, status: str, tmp_path: Path) -> None:
    """Under a review what stands behind a dash, colon or bracket tells how far it is."""
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + f"\n2. Review of action points\n- {line}\n- IRC to visit Tola - done.\n", encoding="utf-8")
    assert extract(path).action_points[0].status == status
