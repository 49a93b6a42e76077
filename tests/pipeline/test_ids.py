"""Ids of trackers in front of actions: they are references, and no part of who acts."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

HEAD = "Build Group\nMinutes of 5 March 2024\nPresent: Ida Lund, Bo Ott, Cleo Weiss\n\n1. Release\n\nThe branch was cut on Monday.\n\nAction items\n"


@pytest.mark.parametrize(
    ("first", "second", "references"),
    [
        ("[AI-7] ", "[AI-9] ", ["AI-7", "AI-9"]),
        ("- TASK-41 ", "- TASK-42  ", ["TASK-41", "TASK-42"]),
        ("#104 ", "#120 ", ["#104", "#120"]),
        ("ACTION-3: ", "ACTION-4: ", ["ACTION-3", "ACTION-4"]),
    ],
)
def test_ids_are_references(first: str, second: str, references: list[str], read: Callable[[str], Extraction]) -> None:
    """Lines that open with ids which count on are items of their own, owned by those behind the ids."""
    found = read(f"{HEAD}{first}Cleo: write up the schedule\n{second}Bo, Ida: print the labels by March 27\n")
    assert [(a.reference, [party.text for party in a.responsible]) for a in found.action_points] == [
        (references[0], ["Cleo"]),
        (references[1], ["Bo", "Ida"]),
    ]


def test_reports_behind_ids(read: Callable[[str], Extraction]) -> None:
    """Each line of a review has its own state, though no blank line or stop parts it from the next."""
    lines = "AI-7 Cleo - renew the keys ... DONE, at the desk\nAI-8 Bo - ask the host ... no update\nAI-9 Ida - mirror ... dropped, not needed\n"
    found = read(HEAD.replace("Action items", "Review of action items") + lines).action_points
    assert [(a.reference, a.status) for a in found] == [("AI-7", "done"), ("AI-8", "open"), ("AI-9", "cancelled")]


def test_names_with_numbers_are_no_ids(read: Callable[[str], Extraction]) -> None:
    """What opens one line, or several without counting on, belongs to the words behind it."""
    lines = "- COVID-19 notices to be taken down by Bo\n- COVID-19 leaflets to be ordered by Ida\n"
    assert [a.text for a in read(HEAD + lines).action_points] == [line[2:] for line in lines.splitlines()]


@pytest.mark.parametrize("colon", [":", ": ", " - "])
def test_labels_behind_ids(colon: str, read: Callable[[str], Extraction]) -> None:
    """An id of any make ahead of "Action:" is the reference of what the label announces; what has no label behind it is none."""
    text = f"{HEAD.partition('Action items')[0]}R-BG-2024-8{colon}Action: Cleo - write up the schedule\nR-BG-2024-9{colon}Action: Bo to print the labels\n\nBG2: the branch is old\n"
    assert [(a.reference, [party.text for party in a.responsible]) for a in read(text).action_points] == [
        ("R-BG-2024-8", ["Cleo"]),
        ("R-BG-2024-9", ["Bo"]),
    ]


def test_a_topic_with_a_figure_is_no_id(read: Callable[[str], Extraction]) -> None:
    """Ids count: one figure that comes again says what it is about."""
    text = "Health Committee\nMinutes of 5 May 2021\nPresent: IRC, NRC\n\n{}: Action: IRC to share masks\n{}: Action: NRC to share soap\n"
    for ids, references in (("COVID-19", "COVID-19"), [None, None]), (("AP-19", "AP-20"), ["AP-19", "AP-20"]):
        assert [action.reference for action in read(text.format(*ids)).action_points] == references


def test_a_title_is_no_report(read: Callable[[str], Extraction]) -> None:
    """ "Working" is no state in the name of a group; a sentence below the head is one."""
    text = (
        "Bekaa Water Working Group\nMinutes of 5 May 2021\nPresent: IRC, NRC\n\nThe pump was mended by NRC in April.\n"
    )
    assert [report.text for report in read(text).reports] == ["The pump was mended by NRC in April."]
