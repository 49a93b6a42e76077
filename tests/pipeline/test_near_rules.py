"""What stands close to programmes, rules, registers, absences and days, and is none of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from tests.pipeline.word_tables import read_table

Read = Callable[[str], Extraction]
_HEAD = "Harbour Users Forum\nMinutes, 3 May 2021\nPresent: NRC, IOM, Medair\n\n1. Quay\n"


@pytest.mark.parametrize(
    ("line", "owner", "day"),
    [
        ("NRC will send the list of crews under its project by 20 May.", "NRC", "2021-05-20"),
        ("IOM to renew the permit before it expires on 30 May.", "IOM", "2021-05-29"),
        ("Medair to hand the ropes out until 12 May.", "Medair", "2021-05-12"),
        ("NRC to keep the slipway closed until 12 May.", "NRC", "2021-05-12"),
        ("IOM to renew the lease, which expires on 30 May.", "IOM", None),
        ("NRC to ask the yard (closed until 12 May).", "NRC", None),
        ("NRC to hold a course in the hall (open to all members)", "NRC", None),
        ("Each member should be called by NRC.", "NRC", None),
    ],
)
def test_promises_beside_what_sounds_alike(line: str, owner: str, day: str | None, read: Read) -> None:
    (point,) = read(_HEAD + line).action_points
    assert ([who.text for who in point.responsible], point.deadline and point.deadline.date) == ([owner], day)


def test_a_name_that_is_a_month_keeps_its_number(read: Read) -> None:
    found = read(_HEAD + "Actions\n1. Jan: call the bank\n2. Rita: print the map\n3. Joe: pay the bill")
    assert len(found.action_points) == 3


def test_a_title_with_month_and_year_keeps_its_number(read: Read) -> None:
    text = "1. Minutes\nThey were read.\n2. March 2021 accounts\nIOM will bring them to the bank.\n3. May 2021 fair\nNRC to print the map.\n4. AOB\nNothing."
    found = read(_HEAD.removesuffix("1. Quay\n") + text)
    assert [item.title for item in found.agenda] == ["Minutes", "March 2021 accounts", "May 2021 fair", "AOB"]


def test_who_took_an_action_is_no_sign_of_a_list_of_decisions(tmp_path: Path) -> None:
    rows = (
        ("Action", "Taken by", "Deadline"),
        ("Send the list of crews", "NRC", "20 May"),
        ("Call the bank", "IOM", "24 May"),
    )
    found = read_table(tmp_path, _HEAD.splitlines(), rows).action_points
    assert [(point.text, point.responsible[0].text) for point in found] == [
        ("Send the list of crews", "NRC"),
        ("Call the bank", "IOM"),
    ]


def test_letters_and_a_year_are_no_number(read: Read) -> None:
    text = "## HRP2021 process\nIt was told at length how it went.\n\n## Camps\nNRC to find a room.\n\n## HRP2022 launch\nNothing was told of it yet."
    found = read(_HEAD.removesuffix("1. Quay\n") + text)
    assert [item.title for item in found.agenda] == ["HRP2021 process", "Camps", "HRP2022 launch"]


def test_a_baseline_beside_owner_and_day_makes_no_register(tmp_path: Path) -> None:
    rows = (
        ("No", "Milestone", "Baseline", "Responsible", "Due date"),
        ("1", "Share the list of crews", "none", "NRC", "20 May"),
        ("2", "Mend the crane", "2 of 4", "IOM", "24 May"),
    )
    assert len(read_table(tmp_path, _HEAD.splitlines(), rows).action_points) == 2


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Send a reminder to all skippers about the fees.", "new"),
        ("NRC to circulate a reminder of the drill.", "new"),
        ("Reminder: IOM to send the list of crews.", "repeat"),
        ("Gentle reminder to share the list of crews.", "repeat"),
    ],
)
def test_a_reminder_that_is_to_be_sent_is_new(line: str, kind: str, read: Read) -> None:
    found = read(_HEAD + "Action points\n- NRC to call the bank.\n- " + line).action_points
    assert [point.kind for point in found] == ["new", kind]


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("Rita Lund suggests to add a ladder to the quay by June.", False),
        ("Rita Lund suggère d'ajouter une échelle au quai avant juin.", False),
        ("Rita Lund stelt voor de ladder te verven.", False),
        ("NRC to print the timetable?", False),
        ("NRC to print the timetable (in two colours?) by 12 May.", True),
        ("Rita suggested a ladder, and it was agreed that NRC buys one.", True),
    ],
)
def test_questions_and_suggestions_hand_out_nothing(line: str, read: Read, *, taken: bool) -> None:
    """What a person suggests, or only asks, binds nobody until the meeting agrees."""
    assert bool(read(_HEAD + line).action_points) is taken


def test_a_bracket_inside_of_a_sentence_hands_out_a_task(read: Read) -> None:
    """Who is to find out may stand in brackets where the doubt is told; a bracket that tells who somebody is hands out nothing."""
    (point,) = read(
        f"{_HEAD}It is unclear (NRC to check) whether the crane can be lent.\nThe crane (close to the shed) is old."
    ).action_points
    assert [who.text for who in point.responsible] == ["NRC"]
