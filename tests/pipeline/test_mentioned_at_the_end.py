"""Somebody called by a sign behind his task, shares of a hundred without their sign, and labels that belong to a title."""

from collections.abc import Callable
from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from tests.pipeline.word_tables import read_table

Read = Callable[[str], Extraction]
HEAD = ("Orchard Committee", "Minutes of 6 April 2023", "Present: Ann Lowe, Ben Kerr, Cleo Ray")


def _owners(found: Extraction) -> list[list[str]]:
    return [[party.text for party in action.responsible] for action in found.action_points]


@pytest.mark.parametrize(
    ("line", "owners"),
    [
        ("Buy a ladder @Ben Kerr", ["Ben Kerr"]),
        ("Buy a ladder @Ben Kerr @Cleo Ray", ["Ben Kerr", "Cleo Ray"]),
        ("Ann Lowe to send the bill to @Ben Kerr", ["Ann Lowe"]),
        ("Ben Kerr: ring the smith @April 20, 2023", ["Ben Kerr"]),
        ("Picnic date: Ben Kerr to ask the town", ["Ben Kerr"]),
    ],
)
def test_owners_of_lines(read: Read, line: str, owners: list[str]) -> None:
    """Who is called at the end owns the line, unless it only tells where something goes; a day is nobody."""
    found = read("\n".join(HEAD) + f"\n\nActions:\n- {line}\n- Ann Lowe: mow the grass\n")
    assert _owners(found)[0] == owners


def test_shares_without_their_sign(tmp_path: Path) -> None:
    """A spreadsheet leaves only the figures: 0 is not begun, 100 done, and what is no share is none."""
    rows = [("Action", "Who", "% complete")]
    rows += [(f"Mow the grass of plot {share}", "Ben Kerr", share) for share in ("0", "45", "100")]
    assert [action.status for action in read_table(tmp_path, HEAD, rows).action_points] == [
        "open",
        "in_progress",
        "done",
    ]
