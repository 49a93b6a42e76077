"""The day of a task that is a clause of its sentence stands ahead of it or behind it."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]
HEAD = "# Ferry Board, 4 May 2022\n\nPresent: Ann Lee, Rita Moor\n\n## Actions\n\n"
BESIDE = {
    "- Up to the end of this quarter, Ann and Rita will find out what the pier costs.": "2022-06-30",
    "- Ann to try out the pump, Monday 2022-05-09 and after": "2022-05-09",
    "- D'ici au 20 mai, Ann va appeler la mairie.": "2022-05-20",
    "- Hasta el 20 de mayo, Ann va a llamar al puerto.": "2022-05-20",
}


@pytest.mark.parametrize("line", BESIDE)
def test_the_day_beside_a_clause(read: Read, line: str) -> None:
    actions = read(f"{HEAD}{line}\n").action_points
    assert [action.deadline.date if action.deadline else None for action in actions] == [BESIDE[line]]


@pytest.mark.parametrize("joint", [". ", ", and it was agreed that "])
def test_the_day_of_what_is_only_told_is_no_deadline(read: Read, joint: str) -> None:
    found = read(f"# Ferry Board, 4 May 2022\n\n## Pier\n\nThe pier closed on 20 May{joint}Ann will call the port.\n")
    assert [action.deadline for action in found.action_points] == [None]


@pytest.mark.parametrize(("head", "task"), [("Datas", "O que fazer"), ("Dates", "À faire"), ("Zeitraum", "Aufgabe")])
def test_a_plan_tells_the_last_of_the_days_of_a_row(read: Read, head: str, task: str) -> None:
    rows = "| 25/09 – 30/09 | Abrir a pasta |\n| 01/10 – 11/10 | Fechar a ficha |\n"
    found = read(f"# Junta da Ribeira\n\n25/09/2019\n\n| {head} | {task} |\n|---|---|\n{rows}")
    days = [action.deadline.date if action.deadline else None for action in found.action_points]
    assert days == ["2019-09-30", "2019-10-11"]
