"""States of a review in the words of every day: what is dropped or forgotten is not done."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.states import find_status
from minutes_miner.pipeline.words import words
from minutes_miner.workflow import extract

HEAD = "Rowing Club\nMinutes of the meeting of Monday 12 May 2025\nPresent: Nell Ford (Chair), Ivo Crane, Pia Moss\n\n1. Review of actions\n"


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("scrapped", "cancelled"), ("lapsed", "cancelled"), ("binned, no money", "cancelled"), ("taken off", "cancelled"),
        ("no longer wanted", "cancelled"), ("too dear, leave it", "cancelled"), ("forgot", "open"), ("roll over", "open"),
        ("nearly there", "in_progress"), ("sorted", "done"), ("half done", "in_progress"), ("with the printer", "in_progress"),
    ],
)  # fmt: skip
def test_a_state_behind_the_owner(tmp_path: Path, state: str, status: str) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(f"{HEAD}- Varnish the oars - Pia - {state}\n- Mend the hinge - Ivo - done\n", encoding="utf-8")
    first = extract(path).action_points[0]
    assert (first.status, first.status_text, [party.text for party in first.responsible]) == (status, state, ["Pia"])


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("da fare", "open"), ("a metà", "in_progress"), ("lasciato perdere", "cancelled"), ("firmata il 18/2", "done"),
        ("a medias", "in_progress"), ("ya no hace falta", "cancelled"), ("se olvidó", "open"),
        ("loopt", "in_progress"), ("vergeten", "open"), ("gaat niet door", "cancelled"),
        ("sans suite", "cancelled"), ("oublié", "open"), ("presque fini", "in_progress"),
        ("vergessen", "open"), ("fällt weg", "cancelled"), ("zur Hälfte", "in_progress"),
        ("por fazer", "open"), ("caiu", "cancelled"), ("quase pronto", "in_progress"),
        ("8 de abril", None), ("8 April", None),
    ],
)  # fmt: skip
def test_states_of_other_languages(state: str, status: str | None) -> None:
    assert find_status(state, words()) == status
