"""Columns of states that tell by a letter, a colour or a day."""

from pathlib import Path

import pytest

from tests.pipeline.word_tables import read_table

TASKS = ("Oil the wheel", "Sell the cart", "Repair the door", "Order two sacks")


def states(path: Path, heads: list[str], rows: list[list[str]], *, above: str = "Action log") -> list[str]:
    """The states of the actions of a table with these heads behind ID and Action, at a meeting on 14 October 2025."""
    lines = ("Mill Society", "Minutes of the meeting of 14 October 2025", "Present: Ida Holm, Jon Ferro", above)
    told = [[f"A{at}", task, *row] for at, (task, row) in enumerate(zip(TASKS, rows, strict=False), 1)]
    found = read_table(path, lines, [["ID", "Action", *heads], *told])
    return [action.status for action in found.action_points]


@pytest.mark.parametrize("head", ["RAG", "BRAG", "RAG status", "Status"])
@pytest.mark.parametrize(("green", "blue"), [("G", "B"), ("Green", "Blue"), ("Grün", "Blau"), ("Vert", "Bleu")])
def test_green_goes_well_and_blue_is_done(head: str, green: str, blue: str, tmp_path: Path) -> None:
    rows = [["Ida Holm", "30/09/2025", blue], ["Jon Ferro", "31/10/2025", green], ["Ida Holm", "01/09/2025", green]]
    assert states(tmp_path, ["Owner", "Due", head], rows) == ["done", "open", "open"]


def test_green_goes_well_where_it_is_due_later(tmp_path: Path) -> None:
    rows = [["Ida Holm", "31/10/2025", "G"], ["Jon Ferro", "15/11/2025", "R"]]
    assert states(tmp_path, ["Owner", "Due", "RAG"], rows) == ["open", "open"]


def test_green_is_done_where_all_of_it_was_due(tmp_path: Path) -> None:
    rows = [["Ida Holm", "30/09/2025", "Green"], ["Jon Ferro", "", "Green"], ["Ida Holm", "15/11/2025", "Amber"]]
    assert states(tmp_path, ["Owner", "Due", "RAG"], rows) == ["done", "done", "in_progress"]


@pytest.mark.parametrize(
    "legend", ["G = complete, A = in progress, R = not started", "G: completed; A: ongoing; R: overdue"]
)
def test_a_legend_says_what_a_letter_means(legend: str, tmp_path: Path) -> None:
    rows = [["Ida Holm", "31/10/2025", "G"], ["Jon Ferro", "15/11/2025", "A"], ["Ida Holm", "15/11/2025", "R"]]
    assert states(tmp_path, ["Owner", "Due", "RAG"], rows, above=legend) == ["done", "in_progress", "open"]


@pytest.mark.parametrize(
    "head", ["Closed", "Date closed", "Completed on", "Fait le", "Date de clôture", "Erledigt am", "Fecha de cierre"]
)
def test_a_day_below_such_a_head_is_when_it_was_done(head: str, tmp_path: Path) -> None:
    rows = [["Ida Holm", "30/09/2025", "02/10/2025"], ["Jon Ferro", "31/10/2025", ""]]
    assert states(tmp_path, ["Owner", "Due", head], rows) == ["done", "open"]


@pytest.mark.parametrize("head", ["Completion date", "Closing date", "Status"])
def test_a_day_below_another_head_is_none(head: str, tmp_path: Path) -> None:
    assert states(tmp_path, ["Owner", head], [["Ida Holm", "02/11/2025"], ["Jon Ferro", ""]]) == ["open", "open"]


def test_a_day_and_month_below_closed(tmp_path: Path) -> None:
    """The month of such a day is no year: "08/10"."""
    rows = [["Ida Holm", "01/10", "08/10"], ["Jon Ferro", "31/10", ""]]
    assert states(tmp_path, ["Owner", "Due", "Closed on"], rows) == ["done", "open"]


@pytest.mark.parametrize("head", ["Outcome", "Position", "Esito", "Ergebnis"])
def test_states_below_heads_of_talk_or_people(head: str, tmp_path: Path) -> None:
    """Behind actions and who is to do them, what is told is a remark on them, and most remarks that tell a state are a column of states."""
    rows = [["Ida Holm", "Signed on 2 October"], ["Jon Ferro", "Under way"], ["Ida Holm", "Not started"]]
    assert states(tmp_path, ["Lead", head], rows) == ["done", "in_progress", "open"]


@pytest.mark.parametrize("head", ["Outcome", "Position"])
def test_other_remarks_below_such_heads_are_none(head: str, tmp_path: Path) -> None:
    rows = [["Ida Holm", "Less noise"], ["Jon Ferro", "Treasurer"], ["Ida Holm", "The door is oak"]]
    assert states(tmp_path, ["Lead", head], rows) == ["open", "open", "open"]
