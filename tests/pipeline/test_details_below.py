"""Sub-points that belong to the action above them, and those that are actions of their own; bullets in lists below a heading."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]
HEAD = """# Mill Society, 4 June 2025

Present: Ida Holm, Jon Ferro, Pia Lund

"""


def told(read: Read, text: str) -> list[tuple[str, str]]:
    return [(action.text.rstrip("."), action.status) for action in read(HEAD + text + "\n").action_points]


@pytest.mark.parametrize("title", ["Actions", "Actions from the previous meeting"])
def test_details_in_small_letters_are_of_the_task(title: str, read: Read) -> None:
    text = f"## {title}\n\n- Change the plan of the yard\n    - the paper of 2018 was rejected by the town\n    - widen the gate\n    - move the well\n- Ida: find a hall"
    assert told(read, text) == [("Change the plan of the yard", "open"), ("Ida: find a hall", "open")]


def test_tasks_below_a_task_are_their_own(read: Read) -> None:
    text = "## Actions\n\n- Prepare the fair in May\n    - Ida to book the hall\n    - Jon: print the posters\n- Pia: list the keys"
    assert [task for task, _ in told(read, text)] == [
        "Prepare the fair in May",
        "Ida to book the hall",
        "Jon: print the posters",
        "Pia: list the keys",
    ]


@pytest.mark.parametrize("state", ["Done in May", "The posters are printed"])
def test_a_state_below_a_task(state: str, read: Read) -> None:
    text = f"## Actions from the previous meeting\n\n- Jon: print the posters\n    - {state}\n    - Two are left\n- Pia: list the keys"
    assert told(read, text)[0] == ("Jon: print the posters", "done")


@pytest.mark.parametrize("line", ["See the plan of the yard in May", "Please refer to Plan 4 of the town", "cf. the letter of the mayor"])  # fmt: skip
def test_a_line_that_points_elsewhere_is_no_action(line: str, read: Read) -> None:
    text = f"## Actions\n\n- [Ida] Change the plan of the yard.\n  - {line}\n- [Jon] Sell the cart."
    assert [task for task, _ in told(read, text)] == ["Change the plan of the yard", "Sell the cart"]


@pytest.mark.parametrize("line", ["See to the gate", "See if the hall is free"])
def test_a_task_that_opens_with_see(line: str, read: Read) -> None:
    text = f"## Actions\n\n- Ida: {line}\n- Jon: sell the cart"
    assert [task for task, _ in told(read, text)] == [f"Ida: {line}", "Jon: sell the cart"]


@pytest.mark.parametrize("word", ["Agenda", "Participants", "Minutes"])
def test_a_bullet_below_a_heading_is_none(word: str, read: Read) -> None:
    text = (
        f"### Actions\n\n- {word} :\n  Ida must write the next one\n- Sell the old cart\n- Send a letter to the mayor"
    )
    record = read(HEAD + text + "\n")
    assert [action.text for action in record.action_points][1:] == ["Sell the old cart", "Send a letter to the mayor"]
    assert not record.agenda


def test_an_agenda_behind_actions(read: Read) -> None:
    text = "## Actions\n\n- Ida to oil the wheel\n- Jon to sell the cart\n\n## Agenda\n\n- The wheel\n- The cart\n"
    record = read(HEAD + text)
    assert [item.title for item in record.agenda] == ["The wheel", "The cart"]


@pytest.mark.parametrize("owner", ["[Ida] ", "Ida: ", ""])
def test_a_task_that_ends_in_an_address(owner: str, read: Read) -> None:
    text = f"## Actions\n\n- {owner}Add ideas to the list: https://mill.example/ideas\n- Notes: https://mill.example/notes\n- Jon: sell the cart"
    tasks = [task for task, _ in told(read, text)]
    assert len(tasks) == 2
    assert "Add ideas to the list: https" in tasks[0]


def test_bullets_with_owners_before_tabs_are_a_list(read: Read) -> None:
    text = '## Actions\n\n- [Ida]\tOil the wheel.\n- [Jon]\tSell the cart at the fair in May or June.\n- [Pia] \tWrite a piece about:\n          \t"The wheel and the well"\n'
    actions = read(HEAD + text).action_points
    assert [[party.text for party in action.responsible] for action in actions[:2]] == [["Ida"], ["Jon"]]


def test_a_state_in_bold_below_a_point_ends_no_review(read: Read) -> None:
    text = (
        "### 3. Old actions\n\n- [Ida] Oil the wheel of the mill\n  \\- **in progress**\n- [Jon] Sell the cart\n  \\- **done**. A farmer has it.\n"
        "- [Pia] List the keys: **done**"
    )
    assert [status for _, status in told(read, text)] == ["in_progress", "done", "done"]


def test_a_long_task_with_its_owner_ahead(read: Read) -> None:
    task = "write to the bank about the account of the mill … with the letter of the mayor (they want it on paper), because so far they answered that the society is not known to them and that the old treasurer has to come; it may need the register, too"
    text = f"## Actions from the previous meeting\n\n- Ida: {task}\n- Jon: sell the cart"
    assert told(read, text)[0][0].startswith("Ida: write to the bank")


def test_what_was_done_and_is_to_be_done_again_is_two(read: Read) -> None:
    text = "## Old actions\n\n- [Ida] Update the pages of the mill - done\n- [Jon] Sell the cart - done\n\n## Actions\n\n- [Ida] Update the pages of the mill\n- [Pia] List the keys"
    assert told(read, text) == [
        ("Update the pages of the mill", "done"), ("Sell the cart", "done"), ("Update the pages of the mill", "open"), ("List the keys", "open"),
    ]  # fmt: skip
