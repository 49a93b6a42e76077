"""Reviews that name the task, its owner and its state in one line; and what is done in part, or whose details are told behind it."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

HEAD = "Harbour Committee\nMinutes of 5 March 2024\nPresent: UNHCR, IOM, DRC, NRC\n\nActions from last meeting\n"
DONE = "\n- Buy rope (DRC): done"

Read = Callable[[str], Extraction]


def told(found: Extraction) -> list[tuple[list[str], str, str | None]]:
    return [
        ([one.text for one in a.responsible], a.status, a.deadline.date if a.deadline else None)
        for a in found.action_points
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mend the crane - NRC - NOT DONE, to be done by 17 May 2024", (["NRC"], "open", "2024-05-17")),
        ("Mend the crane – IOM – Outstanding, will be done by end of May", (["IOM"], "open", "2024-05-31")),
        ("Mend the crane - NRC - done", (["NRC"], "done", None)),
    ],
)
def test_task_owner_and_state(read: Read, line: str, expected: tuple[list[str], str, str | None]) -> None:
    """What the owner of a task is said to have left undone is no task of its own."""
    assert told(read(f"{HEAD}- {line}{DONE}\n")) == [expected, (["DRC"], "done", None)]


def test_a_task_of_another_behind_a_state(read: Read) -> None:
    """What somebody else is to do about it is."""
    found = told(read(f"{HEAD}- Mend the crane - NRC - pending, IOM to call the builder by 20 March{DONE}\n"))
    assert found == [(["NRC"], "open", None), (["IOM"], "open", "2024-03-20"), (["DRC"], "done", None)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DRC finished the repair of the quay: 12 boats lie there", "done"),
        ("IOM printed the forms (40 went out)", "done"),
        ("DRC repaired the quays: 2 of 5 so far", "in_progress"),
        ("DRC repaired the quay - the second crane waits for its motor", "in_progress"),
        ("IOM trained 40 captains: 15 remain", "in_progress"),
        ("DRC is repairing the quay: 12 stones were laid", "in_progress"),
        ("List drawn up by DRC: pending", "open"),
        ("Repair of the quay by DRC: 12 stones laid", "in_progress"),
    ],
)
def test_details_behind_a_deed(read: Read, line: str, expected: str) -> None:
    """What somebody finished is done, whatever its details count; what is counted of something unfinished is a part of it."""
    assert told(read(f"{HEAD}- {line}{DONE}\n"))[0][1] == expected


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("North quay done, south quay pending until 17 May 2024", ("in_progress", "2024-05-17")),
        ("IOM and NRC done, UNHCR outstanding", ("in_progress", None)),
        ("Bolts and nuts delivered, paint outstanding", ("in_progress", None)),
        ("North quay done, south quay done", ("done", None)),
        ("done, list sent", ("done", None)),
        ("pending, no list", ("open", None)),
    ],
)
def test_done_in_part(read: Read, report: str, expected: tuple[str, str | None]) -> None:
    """Where one part is done and another is not, the whole is in progress, and due when the rest is."""
    assert told(read(f"{HEAD}- Mend both quays (NRC): {report}{DONE}\n"))[0][1:] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("AP1: done.\nAP2: pending, new date 17 May 2024.", [("AP1", "done", None), ("AP2", "open", "2024-05-17")]),
        ("- AP1 - done\n- AP2 - in progress", [("AP1", "done", None), ("AP2", "in_progress", None)]),
        ("AP1 (NRC): done\nAP2 (IOM): pending", [("AP1", "done", None), ("AP2", "open", None)]),
        ("2024/02-1: done\n2024/02-2: pending", [("2024/02-1", "done", None), ("2024/02-2", "open", None)]),
    ],
)
def test_reports_by_number_alone(read: Read, lines: str, expected: list[tuple[str, str, str | None]]) -> None:
    """What a review names by its number alone is called by it, and never by its state."""
    found = read(f"{HEAD}{lines}\n").action_points
    assert [(a.text, a.status, a.deadline.date if a.deadline else None) for a in found] == expected
    assert [(a.kind, a.reference) for a in found] == [("status", text) for text, *_ in expected]


def test_tasks_behind_numbers(read: Read) -> None:
    """A verb that is a state elsewhere opens a task, and a number with year and month opens a line of its own."""
    lines = "2024/03-1: Complete the form of the port (NRC)\n2024/03-2: IOM to call the builder by 20 March"
    found = read(f"{HEAD.replace('Actions from last meeting', 'Action points')}{lines}\n").action_points
    assert [(a.text, a.reference) for a in found] == [
        ("Complete the form of the port", "2024/03-1"),
        ("IOM to call the builder by 20 March", "2024/03-2"),
    ]


@pytest.mark.parametrize("mark", ["- ", ""])
def test_who_left_what_undone(read: Read, mark: str) -> None:
    """In a review somebody has not done something yet, or asked for more time; a thing that nobody did is not told of somebody."""
    lines = (
        "IOM has not yet mended the crane.",
        "NRC asked for more time to buy the bolts; the new deadline is 17 May 2024.",
    )
    body = "".join(f"{mark}{line}\n" for line in (*lines, "The crane has not been moved for years."))
    assert told(read(f"{HEAD}{body}"))[:2] == [(["IOM"], "open", None), (["NRC"], "open", "2024-05-17")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "The painting of the boats is still ongoing (NRC); the remaining 6 boats will be painted by 17 May 2024.",
            [(["NRC"], "in_progress", "2024-05-17")],
        ),
        (
            "Painting of the boats (NRC): in progress. IOM will paint the remaining boats by 20 March.",
            [(["NRC"], "in_progress", None), (["IOM"], "open", "2024-03-20")],
        ),
    ],
)
def test_the_rest_of_a_task(read: Read, line: str, expected: list[tuple[list[str], str, str | None]]) -> None:
    """What is left of a task is no task of its own, unless somebody else is given it."""
    assert told(read(f"{HEAD}- {line}{DONE}\n"))[:-1] == expected
