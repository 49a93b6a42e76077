"""Who is to act and by when in one label behind a sentence, at the end of a line or on the next one."""

from pathlib import Path

import pytest

from minutes_miner.document import is_open_label
from minutes_miner.workflow import extract

HEAD = "Lake Committee\nMinutes of the meeting of 11 September 2024\nPresent: Eva Lund, Tom Ray, Ida Voss\n"


def told(folder: Path, text: str) -> list[tuple[str, list[str], str | None]]:
    path = folder / "minutes.txt"
    path.write_text(f"{HEAD}1. Pier\n{text}\n", encoding="utf-8")
    return [
        (a.text, [party.text for party in a.responsible], a.deadline.date if a.deadline else None)
        for a in extract(path).action_points
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Order the lamps for the pier. Action: Eva Lund by 1 October\nThe bench is to be mended.\nAction: Tom Ray by 5 October",
            [
                ("Order the lamps for the pier.", ["Eva Lund"], "2024-10-01"),
                ("The bench is to be mended.", ["Tom Ray"], "2024-10-05"),
            ],
            id="by a day, on the line and below",
        ),
        pytest.param(
            "The bench is to be mended. (Action: Ida Voss, 20 September)",
            [("The bench is to be mended.", ["Ida Voss"], "2024-09-20")],
            id="in brackets",
        ),
        pytest.param(
            "It was agreed to print the map.          Action: TR\nThe secretary will write to the farm.          Action: EL",
            [
                ("It was agreed to print the map.", ["TR"], None),
                ("The secretary will write to the farm.", ["EL"], None),
            ],
            id="behind blanks",
        ),
        pytest.param(
            "The bench is old. Action: Tom Ray to buy a new one by 5 October",
            [("Tom Ray to buy a new one by 5 October", ["Tom Ray"], "2024-10-05")],
            id="a task of its own",
        ),
        pytest.param(
            "The bench is old. Action: Tom Ray to ask if one can be lent",
            [("Tom Ray to ask if one can be lent", ["Tom Ray"], None)],
            id="a condition is no day",
        ),
        pytest.param(
            "DECISION 3: Paint the pier. Responsible:\nSecretary. Deadline: 4 October.",
            [("Paint the pier.", ["Secretary"], "2024-10-04")],
            id="a label cut off from its value",
        ),
    ],
)
def test_owners_with_their_days(tmp_path: Path, text: str, found: list[tuple[str, list[str], str | None]]) -> None:
    assert told(tmp_path, text) == found


@pytest.mark.parametrize(
    ("line", "is_open"),
    [
        ("Mend the gate. Owner:", True),
        ("Pintar la reja. Responsable:", True),
        ("The following will come:", False),
        ("Owner:", False),
        ("Mend the gate. Owner: Eva", False),
    ],
)
def test_lines_that_end_with_a_label(line: str, *, is_open: bool) -> None:
    assert is_open_label(line) is is_open
