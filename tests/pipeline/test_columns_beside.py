"""What stands beside actions in tables: owners and firms under short heads, long cells, days that moved, crosses below periods."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract
from tests.pipeline.word_tables import read_table

ENGLISH = ("Lake Committee", "Minutes of the meeting of 11 September 2024", "Present: Eva Lund, Tom Ray")
FRENCH = ("Comité du lac", "Compte rendu de la réunion du 11 septembre 2024", "Présents : M. Roux, Mme Blanc")
TALK = " ".join(
    f"{said}." for said in ("It rained for weeks", "The old post is bent", "Nobody saw who did it", "The lock was tried twice", "A spare one failed", "We had a letter from the farm", "The mayor looked at it", "He said nothing", "The winter was long", "Snow lay on the path", "The dogs were loud")
)  # fmt: skip


def told(found: Extraction) -> list[tuple[str, list[str], str | None, str]]:
    return [
        (a.text, [party.text for party in a.responsible], a.deadline.date if a.deadline else None, a.status)
        for a in found.action_points
    ]


@pytest.mark.parametrize("head", ["Pour", "Entreprise", "À la charge de"])
def test_french_heads_of_owners(tmp_path: Path, head: str) -> None:
    """Site reports have remarks with who is to see to them beside."""
    rows = (
        ("N°", "Observation", head, "Délai"),
        ("1.1", "Reprise du mur", "SARL Martel", "20/09"),
        ("1.2", "Transmettre les plans", "Ecobat", "30/09"),
    )
    assert told(read_table(tmp_path, FRENCH, rows)) == [
        ("Reprise du mur", ["SARL Martel"], "2024-09-20", "open"),
        ("Transmettre les plans", ["Ecobat"], "2024-09-30", "open"),
    ]


def test_one_long_cell_leaves_its_table_one_of_actions(tmp_path: Path) -> None:
    """What is to be done is the sentence of it that binds; the rows beside it keep who and when."""
    rows = (
        ("Ref", "Action", "Owner", "Due"),
        ("1", "Buy a lamp", "Eva Lund", "20/09/2024"),
        ("2", f"{TALK} {TALK} Repair the gate", "Tom Ray", "asap"),
        ("3", "Paint the shed", "Eva Lund", "30/09/2024"),
    )
    assert told(read_table(tmp_path, ENGLISH, rows)) == [
        ("Buy a lamp", ["Eva Lund"], "2024-09-20", "open"),
        ("Repair the gate", ["Tom Ray"], None, "open"),
        ("Paint the shed", ["Eva Lund"], "2024-09-30", "open"),
    ]


def test_a_column_of_talk_is_none_of_actions(tmp_path: Path) -> None:
    rows = (("Discussion and actions", "Who"), (TALK, ""), (f"{TALK} Eva Lund to write to the farm.", "Eva Lund"))
    assert [(text, who) for text, who, *_ in told(read_table(tmp_path, ENGLISH, rows))] == [
        ("Eva Lund to write to the farm.", ["Eva Lund"])
    ]


def test_a_revised_day_is_no_state(tmp_path: Path) -> None:
    rows = (
        ("Action", "Owner", "Due"),
        ("Order lamps", "Eva Lund", "15/08/2024\nrevised 20/09/2024"),
        ("Print the map", "Tom Ray", "Done 02/09/2024"),
    )
    assert told(read_table(tmp_path, ENGLISH, rows)) == [
        ("Order lamps", ["Eva Lund"], "2024-09-20", "open"),
        ("Print the map", ["Tom Ray"], None, "done"),
    ]


@pytest.mark.parametrize(
    ("periods", "days"),
    [
        (("Q1", "Q2", "Q3", "Q4"), ("2025-03-31", "2025-09-30")),
        (("Jan", "Feb", "Mar", "Apr"), ("2025-01-31", "2025-03-31")),
    ],
)
def test_crosses_below_periods_tell_by_when(tmp_path: Path, periods: Sequence[str], days: Sequence[str]) -> None:
    """The last of them counts, in the year of the title; a period without a cross is one all the same."""
    rows = (
        ("Activity", "Lead", *periods),
        ("Choose eight sites", "Eva Lund", "X", "", "", ""),
        ("Train the wardens", "Tom Ray", "", "X", "X", ""),
    )
    found = read_table(tmp_path, (*ENGLISH, "Work plan 2025"), rows)
    assert [(who, day) for _, who, day, _ in told(found)] == [(["Eva Lund"], days[0]), (["Tom Ray"], days[1])]
    assert not found.warnings


@pytest.mark.parametrize(
    ("above", "day"), [("By 20 September", "2024-09-20"), ("By 20 September:", "2024-09-20"), ("20 lamps", None)]
)
def test_a_day_alone_above_a_list(tmp_path: Path, above: str, day: str | None) -> None:
    path = tmp_path / "minutes.txt"
    lines = (*ENGLISH, "Actions by date", "", above, "- Sell the boat (Tom Ray)", "- Paint the shed (Eva Lund)")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = extract(path)
    assert [action.deadline and action.deadline.date for action in found.action_points] == [day, day]


@pytest.mark.parametrize(
    ("heads", "statuses"),
    [
        (("Activity", "Result", "Responsible", "Deadline", "Status"), ["open", "open"]),
        (("Activity", "Expected results", "Responsible", "Deadline", "Remarks"), ["open", "open"]),
        (("Activity", "Update", "Responsible", "Deadline", "Status"), ["done", "done"]),
    ],
    ids=["results", "expected results", "an update"],
)
def test_what_an_action_is_to_bring_about_is_no_state(
    heads: Sequence[str], statuses: list[str], tmp_path: Path
) -> None:
    """ "All members are trained" between an activity and its owner is what it is for, unless the head says that it was reported."""
    rows = (
        heads,
        (
            "Hold a course for the wardens",
            "All wardens are trained and the list is published",
            "Eva Lund",
            "1 October",
            "",
        ),
        ("Write rules for the jetty", "Rules are agreed, printed and shared with all", "Tom Ray", "4 November", ""),
    )
    assert [status for *_, status in told(read_table(tmp_path, ENGLISH, rows))] == statuses
