"""Who and when in tables of their own habits: heads of one letter, crosses below initials, surnames first, boxes with labels."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from tests.pipeline.word_tables import read_table

HEAD = ("Lake Committee", "Minutes of 11 September 2024", "Present: Eva Lund (EL), Tom Ray (TR), Ida Moss (IM)")
SIGNS = "The signs at the weir are to be painted well before the winter fair and the first days of the school holidays."
RAIN = "It rained for weeks and the path to the weir was under water again, so nobody could walk there with a pram or a dog."


def read(folder: Path, rows: Sequence[Sequence[str]], head: Sequence[str] = HEAD) -> Extraction:
    return read_table(folder, head, rows)


def told(found: Extraction) -> list[tuple[str, list[str], str | None]]:
    return [
        (a.text, [party.text for party in a.responsible], a.deadline.date if a.deadline else None)
        for a in found.action_points
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("Task", "R", "D"),
        ("Action", "W", "W"),
        ("Maßnahme", "V", "T"),
        ("Action", "Q", "E"),
        ("Acción", "R", "F"),
        ("Actie", "W", "D"),
    ],
)
def test_heads_of_one_letter(tmp_path: Path, heads: tuple[str, str, str]) -> None:
    """Beside what is to be done the first letters of the usual words tell who and when."""
    rows = (heads, ("Fix the lamp", "Eva Lund", "20.09.2024"), ("Clear the drain", "Tom Ray", "30.09.2024"))
    assert told(read(tmp_path, rows)) == [
        ("Fix the lamp", ["Eva Lund"], "2024-09-20"),
        ("Clear the drain", ["Tom Ray"], "2024-09-30"),
    ]


def test_four_letters_are_a_matrix_of_another_kind(tmp_path: Path) -> None:
    """Of "R | A | C | I" none is a day."""
    rows = (("Action", "R", "D", "C", "I"), ("Fix the lamp", "Eva Lund", "Tom Ray", "Ida Moss", "Ida Moss"))
    assert [action.deadline for action in read(tmp_path, rows).action_points] == [None]


def test_crosses_below_initials(tmp_path: Path) -> None:
    """Whoever has a cross is to act; where nobody has one the row is talk."""
    rows = (
        ("Topic", "Discussion", "EL", "TR", "IM"),
        ("Weir", "Signs to be painted", "x", "", "x"),
        ("Path", "It was under water.", "", "", ""),
        ("Barn", "Tell the farm about the days", "", "x", ""),
    )
    assert told(read(tmp_path, rows)) == [
        ("Signs to be painted", ["EL", "IM"], None),
        ("Tell the farm about the days", ["TR"], None),
    ]


@pytest.mark.parametrize(
    ("owner", "parties"),
    [
        ("Lund, Eva", ["Lund, Eva"]),
        ("Ray, T.", ["Ray, T."]),
        ("Lund, Eva; Ray, T.", ["Lund, Eva", "Ray, T."]),
        ("Eva, Tom", ["Eva", "Tom"]),
        ("Lund, Ray", ["Lund", "Ray"]),
    ],
)
def test_surnames_that_stand_first(tmp_path: Path, owner: str, parties: list[str]) -> None:
    """One person whose surname stands before a comma is no two; two names with a comma between them are."""
    rows = (("Who", "What", "By"), (owner, "Fix the lamp", "20 September"), ("Ida Moss", "Clear the drain", "asap"))
    assert told(read(tmp_path, rows))[0] == ("Fix the lamp", parties, "2024-09-20")


@pytest.mark.parametrize(
    ("owner", "parties"),
    [("TR\n\nWardens", ["TR", "Wardens"]), ("Eva Lund\nTom Ray", ["Eva Lund", "Tom Ray"]), ("Ministry of\nWorks", ["Ministry of Works"])],
)  # fmt: skip
def test_owners_on_lines_of_their_own(tmp_path: Path, owner: str, parties: list[str]) -> None:
    """Each line is an owner, but where the first cannot end there."""
    rows = (("Discussion", "Action"), (SIGNS, owner), (RAIN, ""), (SIGNS.replace("weir", "barn"), "IM"))
    assert told(read(tmp_path, rows))[0][1] == parties


@pytest.mark.parametrize(
    ("row", "parties", "day"),
    [
        (("Action: Tom to buy rope", "By: 30 September"), ["Tom"], "2024-09-30"),
        (("Action: rope to be bought", "Owner: Tom Ray", "Deadline: 30 September"), ["Tom Ray"], "2024-09-30"),
        (("Action: Tom to buy rope", "Next meeting: 9 October"), ["Tom"], None),
    ],
)
def test_boxes_whose_cells_have_labels(tmp_path: Path, row: Sequence[str], parties: list[str], day: str | None) -> None:
    """A box below the talk has its own label in each cell."""
    (action,) = told(read(tmp_path, (row,), (*HEAD, "1. Weir", "The rope broke in the storm.")))
    assert action[1:] == (parties, day)


@pytest.mark.parametrize(
    ("heads", "cells", "expected"),
    [
        (("Task", "By", "Progress"), ("Tom Ray", "TR"), [(["Tom Ray"], None), (["TR"], None)]),
        (("Task", "By", "Progress"), ("UNHCR", "Treasurer"), [(["UNHCR"], None), (["Treasurer"], None)]),
        (("Action", "Par", "État"), ("UNHCR", "UNICEF"), [(["UNHCR"], None), (["UNICEF"], None)]),
        (("Action", "By", "Progress"), ("20 September", "1 October"), [([], "2024-09-20"), ([], "2024-10-01")]),
        (("Action", "When", "Progress"), ("next week", "in October"), [([], "2024-09-22"), ([], "2024-10-31")]),
    ],
)
def test_by_whom_or_by_when(
    tmp_path: Path, heads: Sequence[str], cells: Sequence[str], expected: list[tuple[list[str], str | None]]
) -> None:
    """A column headed "By" tells who where names stand in it, else when."""
    rows = (heads, ("Fix the lamp", cells[0], "Done"), ("Clear the drain", cells[1], "Pending"))
    assert [one[1:] for one in told(read(tmp_path, rows))] == expected
