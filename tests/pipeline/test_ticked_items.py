"""Items with a tick inside of a list: each is an action of its own, or tells of the one above."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["- IOM to weed the yard", "- ✔ NRC to oil the crane", "- WHO to sign the form"], ["open", "done", "open"]),
        (["- ✓ NRC to oil the crane", "- IOM to weed the yard"], ["done", "open"]),
        (["- NRC à graisser la grue", "- ☑ OIM à désherber la cour"], ["open", "done"]),
        (["- NRC to oil the crane", "  ✔ oiled on 3 May", "- IOM to weed the yard"], ["done", "open"]),
        (["- NRC to oil the crane ✔", "- IOM to weed the yard"], ["done", "open"]),
    ],
)
def test_a_tick_belongs_to_its_line(read: Read, items: list[str], expected: list[str]) -> None:
    """A ticked task is done and leaves the one above it alone; a tick with a report behind it answers that one."""
    lines = "\n".join(items)
    found = read(f"Yard Committee\nMinutes 12 May 2021\nPresent: NRC, IOM, WHO\nAction points\n{lines}\n")
    assert [action.status for action in found.action_points] == expected
