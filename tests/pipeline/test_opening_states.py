"""States that open the lines of a list, and short words of states that stand for all of a report."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.states import find_status, is_state
from minutes_miner.pipeline.words import words
from minutes_miner.workflow import extract

HEAD = """Mill Society
Minutes of the meeting of 4 June 2025
Present: Ida Holm, Jon Ferro, Pia Lund

"""


def told(folder: Path, text: str) -> list[tuple[str, str]]:
    path = folder / "minutes.txt"
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    return [(action.text, action.status) for action in extract(path).action_points]


@pytest.mark.parametrize("form", ["{}: ", "[{}] ", "({}) ", "{} - "])
@pytest.mark.parametrize("title", ["Actions from last time", "Action items"])
def test_the_state_before_a_task_is_none_of_its_words(form: str, title: str, tmp_path: Path) -> None:
    states = {"DONE": "done", "OPEN": "open", "Ongoing": "in_progress", "Dropped": "cancelled"}
    tasks = ["Ida to oil the wheel", "Jon to sell the cart", "Pia to make a list of keys", "Ida to call the bank"]
    lines = [f"- {form.format(state)}{task}" for state, task in zip(states, tasks, strict=True)]
    assert told(tmp_path, "\n".join([title, *lines])) == list(zip(tasks, states.values(), strict=True))


def test_a_name_behind_the_state(tmp_path: Path) -> None:
    text = "Actions from last time\n- [DONE] Ida: oil the wheel\n- (closed) Jon: pump test\n- [WIP] Pia: key list"
    assert told(tmp_path, text) == [("Ida: oil the wheel", "done"), ("Jon: pump test", "done"), ("Pia: key list", "in_progress")]  # fmt: skip


@pytest.mark.parametrize("line", ["New: Ida to oil the wheel", "Approved: Ida to oil the wheel"])
def test_what_is_taken_on_now_is_open(line: str, tmp_path: Path) -> None:
    assert [status for _, status in told(tmp_path, f"Action items\n- {line}\n- Jon to sell the cart")] == ["open", "open"]  # fmt: skip


def test_a_remark_below_a_task_is_none_of_its_own(tmp_path: Path) -> None:
    text = "Actions from last time\n1. Ida to oil the wheel\n   - Done: the wheel was oiled in May\n2. Jon to sell the cart\n   - Pending"
    assert told(tmp_path, text) == [("Ida to oil the wheel", "done"), ("Jon to sell the cart", "open")]


@pytest.mark.parametrize("state", ["WIP", "w.i.p.", "in hand"])
@pytest.mark.parametrize("form", ["Pia to make a list of keys. {}.", "Pia to make a list of keys [{}]", "Pia to make a list of keys – {}"])  # fmt: skip
def test_a_state_of_one_word_behind_a_task(state: str, form: str, tmp_path: Path) -> None:
    text = f"Actions from last time\n- Ida to oil the wheel. Done.\n- {form.format(state)}"
    assert told(tmp_path, text) == [("Ida to oil the wheel", "done"), ("Pia to make a list of keys", "in_progress")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("erl.", "done"), ("in Arb.", "in_progress"), ("lfd.", "in_progress"), ("o.k.", "done"), ("teilw. erledigt", "in_progress"),
        ("Almost there", "in_progress"), ("Closed - reopened", "open"), ("Closed", "done"), ("Done in part", "in_progress"),
        ("Sent to all partners", "done"), ("Se descarta", "cancelled"), ("Hecho a medias", "in_progress"), ("Hecho", "done"),
        ("Feito parcialmente", "in_progress"), ("Fait en partie", "in_progress"), ("Fait", "done"), ("in parte fatto", "in_progress"),
        ("أنجز جزئياً", "in_progress"), ("أنجز", "done"), ("deels gedaan", "in_progress"),
    ],
)  # fmt: skip
def test_words_of_states(text: str, status: str) -> None:
    assert find_status(text, words()) == status
    assert is_state(text, words())


def test_the_times_of_a_recording_are_no_words_of_a_task(tmp_path: Path) -> None:
    text = "Action items\n- Oil the wheel (03:14)\n- Order two sacks (Jon Ferro) [00:12:31]\n- Open the barn at 12:40"
    tasks = ["Oil the wheel", "Order two sacks", "Open the barn at 12:40"]
    assert [task for task, _ in told(tmp_path, text)] == tasks


def test_an_hour_in_brackets_is_one(tmp_path: Path) -> None:
    text = "Action items\n- Ida to oil the wheel\n- Jon to open the barn (12:40)"
    assert [task for task, _ in told(tmp_path, text)] == ["Ida to oil the wheel", "Jon to open the barn (12:40)"]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("[Action] Ida: oil the wheel", "[Decision] Fees stay", "[Action: Jon] sell the cart"),
        ("<Action> Ida: oil the wheel", "[Decision] Fees stay", "[Action: Jon]: sell the cart"),
        ("- [Action] Ida: oil the wheel", "- [Decision] Fees stay", "- [Action: Jon] sell the cart"),
    ],
)
def test_tags_of_lines(first: str, second: str, third: str, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(f"{HEAD}1. The mill\n{first}\n{second}\n[Info] The roof is fine\n{third}\n", encoding="utf-8")
    found = extract(path)
    told = [(action.text, [party.text for party in action.responsible]) for action in found.action_points]
    assert found.kind == "minutes"
    assert told == [("Ida: oil the wheel", ["Ida"]), ("sell the cart", ["Jon"])]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("- [done] New rope\n- [in progress] Painting of the two carts\n- The yard was wet", [("New rope", "done"), ("Painting of the two carts", "in_progress")]),
        ("- Done: order the oil for the wheel\n- The yard was wet", [("order the oil for the wheel", "done")]),
        ("- ERLEDIGT: Schlüssel für den Keller\n- OFFEN: Pia bestellt das Öl", [("Schlüssel für den Keller", "done"), ("Pia bestellt das Öl", "open")]),
        ("- Open: 9 to 17\n- Closed: Sunday", []),
        ("- Closed: the gate at night\n- The yard was wet", []),
    ],
)  # fmt: skip
def test_items_of_talk_with_their_states(lines: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    """In a section that announces no actions, lines that open with states are some; hours of a shop are none."""
    assert told(tmp_path, f"2. Yard\n{lines}") == found


@pytest.mark.parametrize(("line", "found"), [("DONE Jon make sure the cart is dry", ("Jon make sure the cart is dry", "done")), ("OPEN Day of the mill", ("OPEN Day of the mill", "open"))])  # fmt: skip
def test_a_state_in_capitals_needs_no_colon(line: str, found: tuple[str, str], tmp_path: Path) -> None:
    """ "DONE" ahead of a task tells of it as "TODO" does, but "OPEN" may be a word of it."""
    assert told(tmp_path, f"Actions from last time\n- {line}\n- Ida to oil the wheel") == [
        found,
        ("Ida to oil the wheel", "open"),
    ]
