"""States of a review in the words of every day: what is dropped or forgotten is not done."""

from pathlib import Path

import pytest
from docx import Document

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


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("Held over", "open"), ("Held on 4 May", "done"), ("Carried from June", "open"), ("Carried out", "done"),
        ("Extended to 30 June", "open"), ("Revised date 2 May", "open"), ("Chased", "in_progress"), ("In train", "in_progress"),
        ("Not pursued", "cancelled"), ("Visit held in May. Figures to come", "in_progress"), ("Figures received", "done"),
        ("prorogé", "open"), ("non poursuivi", "cancelled"), ("plazo ampliado", "open"), ("reclamado", "in_progress"),
        ("Frist verlängert", "open"), ("angemahnt", "in_progress"), ("nicht weiterverfolgt", "cancelled"),
        ("novo prazo", "open"), ("sollecitato", "in_progress"), ("verlengd tot mei", "open"), ("niet doorgezet", "cancelled"),
    ],
)  # fmt: skip
def test_what_is_put_off_or_asked_after_again_is_not_done(state: str, status: str) -> None:
    """Participles that tell no end: the day was moved, the reply is awaited."""
    assert find_status(state, words()) == status


def test_rows_below_a_title_that_is_a_state(tmp_path: Path) -> None:
    """What stands below "Completed" is done, also where the cell of states has a day; no title of a state is an item."""
    package = Document()
    for line in HEAD.splitlines()[:3]:
        package.add_paragraph(line)
    rows = [("Action", "Who", "Remarks"), ("Completed", "", ""), ("Varnish the oars", "Pia", "3 May"), ("Mend the hinge", "Ivo", ""),
            ("Outstanding actions", "", ""), ("Buy a trailer", "Nell", ""), ("Boats", "", ""), ("Paint the hull", "Ivo", "")]  # fmt: skip
    table = package.add_table(rows=0, cols=3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    package.save(str(tmp_path / "register.docx"))
    found = extract(tmp_path / "register.docx").action_points
    assert [(a.status, a.agenda_item) for a in found] == [
        ("done", None), ("done", None), ("open", None), ("open", "Boats"),
    ]  # fmt: skip
