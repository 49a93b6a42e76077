"""What hangs on an action: names, days and states behind it, below it, and mixed in one cell."""

from pathlib import Path

import pytest

from minutes_miner.records import ActionPoint
from minutes_miner.workflow import extract

HEAD = """Water committee meeting
Date: 4 April 2019
Present: UNICEF, NRC, Oxfam

Action points:
"""


def actions(path: Path, text: str) -> tuple[ActionPoint, ...]:
    path.write_text(text, encoding="utf-8")
    return extract(path, model=False).action_points


@pytest.mark.parametrize(
    ("line", "who", "due"),
    [
        pytest.param("- Repair the pump at site 3 – NRC, 15 April", ["NRC"], "2019-04-15", id="dash"),
        pytest.param("- Repair the pump at site 3 (NRC, 15/04)", ["NRC"], "2019-04-15", id="bracket"),
        pytest.param("- Repair the pump at site 3 / UNICEF + NRC / 15 April", ["UNICEF", "NRC"], "2019-04-15", id="slashes"),
        pytest.param("- Repair the pump at site 3 (NRC, Oxfam)", ["NRC", "Oxfam"], None, id="two in a bracket"),
        pytest.param("- Repair the pump at site 3 – Blue Well / NRC", ["Blue Well", "NRC"], None, id="beside a sure name"),
        pytest.param("- Repair the pump at site 3, Owner: Oxfam, Due: end of May", ["Oxfam"], "2019-05-31", id="labels"),
        pytest.param("- Repair the pump at site 3. Owner: AB, RH  Due: 2 May", ["AB", "RH"], "2019-05-02", id="initials"),
        pytest.param("- Repair the pump at site 3. Deadline: 2 May. Follow-up by all.", [], "2019-05-02", id="label of a sentence"),
        pytest.param("- Repair the pump at site 3, one campaign (covering 4 months)", [], None, id="how long"),
        pytest.param("- Repair the pump and consult UNICEF, NRC and Oxfam at site 3", [], None, id="recipients"),
    ],
)  # fmt: skip
def test_pieces_at_the_end(tmp_path: Path, line: str, who: list[str], due: str | None) -> None:
    """A dash, slash, bracket or label gives who and when; a list of names in the task itself gives nobody."""
    (action,) = actions(tmp_path / "minutes.txt", HEAD + line + "\n")
    assert [party.agency or party.person or party.text for party in action.responsible] == who
    assert (action.deadline.date if action.deadline else None) == due


def test_items_below_an_item(tmp_path: Path) -> None:
    """An item that hangs below another and says only when is its deadline; the day of a date is no tail of it."""
    text = HEAD + "- NRC to close the old account\n    - By 9 May\n- Oxfam to print the forms by May 30, 2019.\n"
    first, last = actions(tmp_path / "minutes.txt", text)
    assert first.deadline is not None
    assert first.deadline.date == "2019-05-09"
    assert last.deadline is not None
    assert last.deadline.date == "2019-05-30"


def test_what_an_item_below_may_tell(tmp_path: Path) -> None:
    """A task that names its owner keeps it, and a day that is over is no deadline."""
    text = (
        HEAD + "- NRC to call the mayor\n    - UNICEF, Oxfam\n- Oxfam to meet the bank\n    - last done 2 March 2018\n"
    )
    first, last = actions(tmp_path / "minutes.txt", text)
    assert [party.agency for party in first.responsible] == ["NRC"]
    assert last.deadline is None


def test_lines_below(tmp_path: Path) -> None:
    """Two short lines under an action, as a flattened table leaves them, are its owner and its day."""
    text = (
        HEAD
        + "NRC to repair the pump at site 3\n\nOxfam to print the new forms\n\nCheck the tanks of block 2\n\nUNICEF\n\n9 May\n"
    )
    last = actions(tmp_path / "minutes.txt", text)[-1]
    assert [party.agency for party in last.responsible] == ["UNICEF"]
    assert last.deadline is not None
    assert last.deadline.date == "2019-05-09"


def test_a_day_in_the_cell_of_the_owners(tmp_path: Path) -> None:
    """ "NRC/Oxfam, urgent" gives two owners and a deadline without a date."""
    table = (
        "| Action | Who |\n| --- | --- |\n| Repair the pump | NRC/Oxfam, urgent |\n| Print the forms | UNICEF 18/05 |\n"
    )
    first, second = actions(tmp_path / "minutes.txt", HEAD.replace("Action points:\n", "") + table)
    assert [party.agency for party in first.responsible] == ["NRC", "Oxfam"]
    assert first.deadline is not None
    assert first.deadline.date is None
    assert [party.agency for party in second.responsible] == ["UNICEF"]
    assert second.deadline is not None
    assert second.deadline.date == "2019-05-18"


LISTS = {
    "with labels": "{tasks}\n\nBY\nNRC\nUNICEF\nOxfam\n\nDATE\n9 May\nnext week\n16 May\n",
    "without": "{tasks}\nNRC\nUNICEF\nOxfam\n9 May\nnext week\n16 May\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_one_below_the_other(name: str, tmp_path: Path) -> None:
    """Three tasks, three owners and three days in the same order belong together."""
    tasks = "NRC to repair the pump at site 3\nUNICEF to print the new forms\nOxfam to check the tanks of block 2"
    found = actions(tmp_path / "minutes.txt", HEAD + LISTS[name].format(tasks=tasks))
    assert [[party.agency for party in action.responsible] for action in found] == [["NRC"], ["UNICEF"], ["Oxfam"]]
    assert [action.deadline and action.deadline.date for action in found] == ["2019-05-09", "2019-04-14", "2019-05-16"]


def test_lists_with_numbers(tmp_path: Path) -> None:
    """The same numbers before tasks, owners and days tell which belong together, also where one has no day."""
    text = (
        HEAD + "a) Repair the pump at site 3\nb) Print the new forms\nc) Check the tanks of block 2\n\n"
        "RESPONSIBLE\na) NRC\nb) UNICEF\nc) Oxfam\n\nDEADLINE\na) 9 May\nb) -\nc) 16 May\n"
    )
    found = actions(tmp_path / "minutes.txt", text)
    days = {action.responsible[0].agency: action.deadline and action.deadline.date for action in found}
    assert days == {"NRC": "2019-05-09", "UNICEF": None, "Oxfam": "2019-05-16"}


def test_a_weekday_or_a_meeting_in_the_cell_of_the_owners(tmp_path: Path) -> None:
    """ "Members Friday" and a line "Next MCM" are owners with a day, and a day."""
    table = "| Action | Who |\n| --- | --- |\n| Reply to the coordinator | Members Friday |\n| Print the forms | UNICEF, next WCM |\n"
    text = HEAD.replace("Action points:\n", "") + table + "\nNext: 2 May 2019\n"
    first, second = actions(tmp_path / "minutes.txt", text)
    assert (first.deadline and first.deadline.date, second.deadline and second.deadline.date) == (
        "2019-04-05",
        "2019-05-02",
    )


@pytest.mark.parametrize("head", ["BY WHOM", "Responsible"])
def test_names_under_their_own_head(head: str, tmp_path: Path) -> None:
    """As many names as tasks under a head of names belong to these tasks, also with no days below."""
    tasks = "Repair the pump at site 3\nPrint the new forms\nCheck the tanks of block 2"
    found = actions(tmp_path / "minutes.txt", HEAD + f"{tasks}\n{head}\nNRC\nUNICEF\nOxfam\nRESULT\npending\npending\n")
    assert [[party.agency for party in action.responsible] for action in found[:3]] == [["NRC"], ["UNICEF"], ["Oxfam"]]


def test_fewer_names_than_tasks(tmp_path: Path) -> None:
    """Two names under a head of names tell of no three tasks whose they are."""
    tasks = "Repair the pump at site 3\nPrint the new forms\nCheck the tanks of block 2"
    found = actions(tmp_path / "minutes.txt", HEAD + f"{tasks}\nBY WHOM\nNRC\nUNICEF\nRESULT\npending\n")
    assert [action.responsible for action in found[:2]] == [(), ()]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Actions by 2 May:\n- NRC to repair the pump\n- UNICEF to print the forms\n", "2019-05-02", id="list"),
        pytest.param("For the next meeting: NRC to repair the pump\n\nNext meeting: 9 May 2019\n", "2019-05-09", id="line"),
        pytest.param("Visits of 2 May:\n- NRC to repair the pump\n- UNICEF to print the forms\n", None, id="a day of talk"),
    ],
)  # fmt: skip
def test_days_before_what_is_due(text: str, day: str | None, tmp_path: Path) -> None:
    """A head or the opening of a line sets the day of what follows it where its words say by when."""
    found = actions(tmp_path / "minutes.txt", HEAD.replace("Action points:\n", "") + text)
    assert found
    assert {action.deadline and action.deadline.date for action in found} == {day}


def test_the_one_year_of_minutes_without_a_day(tmp_path: Path) -> None:
    """A day without its year is of the one year that the minutes name, where the day of the meeting is not known."""
    text = "Water committee meeting\nPlan of the season 2019\n\nAction points:\n- NRC to repair the pump by 2 May\n"
    (action,) = actions(tmp_path / "minutes.txt", text)
    assert action.deadline is not None
    assert action.deadline.date == "2019-05-02"


def test_a_section_below_an_action_owns_it_not(tmp_path: Path) -> None:
    """A heading with a sentence of its own below is no owner of the action above it."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        "Harbour Group\nMinutes of the meeting of 10 November 2020\nPresent: UNICEF, NRC\n\nAction: Call the mayor\n\n## UNICEF\n\n"
        "The children are well.\n"
    )
    (action,) = extract(path).action_points
    assert action.responsible == ()


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("Oxfam, 9 May", id="comma"),
        pytest.param("Oxfam / 9 May", id="slash"),
        pytest.param("Oxfam by 9 May", id="no joint"),
        pytest.param("WHO: Oxfam\n\nWHEN: 9 May", id="labels"),
    ],
)
def test_a_line_of_who_and_when(tmp_path: Path, below: str) -> None:
    """A line below an action that holds its owner and its day gives both."""
    last = actions(tmp_path / "minutes.txt", HEAD + f"Check the tanks of block 2\n\n{below}\n")[-1]
    assert [party.agency for party in last.responsible] == ["Oxfam"]
    assert last.deadline is not None
    assert last.deadline.date == "2019-05-09"


def test_the_day_in_the_words_counts_more(tmp_path: Path) -> None:
    """What a word binds in the sentence is the deadline, whatever day stands in a bracket at its end."""
    (action,) = actions(tmp_path / "minutes.txt", HEAD + "- NRC to repair the pump by 15 April, as in March (20/03)\n")
    assert action.deadline is not None
    assert action.deadline.date == "2019-04-15"


def test_lists_of_states(tmp_path: Path) -> None:
    """Tasks, names and states that stand as three lists one below the other belong together by their order."""
    tasks = "Repair the pump at site 3\nPrint the new forms\nCheck the tanks of block 2"
    text = HEAD.replace("Action points:", "Review of action points") + (
        f"ACTION POINT\n{tasks}\nWHO\nNRC\nOxfam\nUNICEF\nSTATUS\nDone, all of it\nDone\nNo transport\n"
    )
    found = {action.text: action.status for action in actions(tmp_path / "minutes.txt", text)}
    assert found == {
        "Repair the pump at site 3": "done",
        "Print the new forms": "done",
        "Check the tanks of block 2": "open",
    }


def test_soft_days_in_a_list(tmp_path: Path) -> None:
    """Below "BY WHEN" any few words are the day of the task in their place, also where they have no date."""
    tasks = "Repair the pump at site 3\nPrint the new forms\nCheck the tanks of block 2"
    text = HEAD + f"{tasks}\nBY WHOM\nNRC\nOxfam\nUNICEF\nBY WHEN\n9 May\nnext print run\n12 May\n"
    found = actions(tmp_path / "minutes.txt", text)
    told = [(action.deadline.text, action.deadline.date) for action in found if action.deadline]
    assert told == [("9 May", "2019-05-09"), ("next print run", None), ("12 May", "2019-05-12")]


@pytest.mark.parametrize(
    ("said", "owner", "day"),
    [
        (
            "Decision: creation of a bed unit.\n=> Lead: Lea Nowak – Deadline: 15 January 2024",
            "Lea Nowak",
            "2024-01-15",
        ),
        (
            "Décision : création d'une unité de lits.\n=> Pilote : Dr NOWAK – Échéance : 15 janvier 2024",
            "Dr NOWAK",
            "2024-01-15",
        ),
        (
            "Decisión: creación de una unidad de camas.\n=> Responsable: Lea Nowak – Plazo: 15 de enero de 2024",
            "Lea Nowak",
            "2024-01-15",
        ),
        (
            "Decisão: criação de uma unidade de leitos.\n=> Responsável: Lea Nowak – Prazo: 15 de janeiro de 2024",
            "Lea Nowak",
            "2024-01-15",
        ),
        ("Decision: purchase of a ladder. Responsible: Lea Nowak", "Lea Nowak", None),
    ],
)
def test_a_decision_with_an_owner_behind_it_is_to_be_done(
    said: str, owner: str, day: str | None, tmp_path: Path
) -> None:
    """A label of who is to act makes an action of the decision before it, whatever arrow leads to it."""
    (action,) = actions(
        tmp_path / "minutes.txt",
        f"Board meeting, 14 November 2023\nPresent: Ada Brandt, Lea Nowak\n\n1. Beds\n{said}\n",
    )
    assert [one.text for one in action.responsible] == [owner]
    assert (action.deadline.date if action.deadline else None) == day
    assert action.text.rstrip(".").split()[-1] in ("unit", "lits", "camas", "leitos", "ladder")


@pytest.mark.parametrize("below", ["Next: the fees.", "Chair: Lea Nowak", "Responsible: see above"])
def test_a_decision_with_no_owner_behind_it_binds_nobody(below: str, tmp_path: Path) -> None:
    """Another label below a decision names nobody who is to act."""
    text = f"Board meeting, 14 November 2023\nPresent: Ada Brandt, Lea Nowak\n\n3. Fees\nDecision: adoption of the budget.\n{below}\n"
    assert not actions(tmp_path / "minutes.txt", text)


@pytest.mark.parametrize("line", ["- Glue (NRC)", "- Rope (Oxfam, 15 April)"])
def test_who_hangs_on_a_short_word(line: str, tmp_path: Path) -> None:
    """Brackets behind a thing tell who is to see to it."""
    (found,) = extract_all(tmp_path, line)
    assert [party.text for party in found.responsible] == [line.split("(")[1].split(",")[0].strip(")")]


@pytest.mark.parametrize("line", ["- Ann (NRC)", "- Oxfam (NRC)"])
def test_a_name_before_brackets_is_no_task(line: str, tmp_path: Path) -> None:
    """Somebody and the agency in brackets are one party, and nothing to be done."""
    assert extract_all(tmp_path, line) == ()


def extract_all(path: Path, line: str) -> tuple[ActionPoint, ...]:
    file = path / "short.txt"
    file.write_text(f"{HEAD}- NRC to paint the gate by 15 April\n{line}\n", encoding="utf-8")
    return extract(file).action_points[1:]


@pytest.mark.parametrize("below", ["deadline: 15 April", "by 15 April"])
def test_a_day_in_a_sub_point(below: str, tmp_path: Path) -> None:
    """A sub-point that only says by when proves the line above it an action."""
    (found,) = extract_all(tmp_path, f"- Oxfam counts the stickers\n  - {below}")
    assert found.deadline is not None
    assert (found.text, found.deadline.date) == ("Oxfam counts the stickers", "2019-04-15")
