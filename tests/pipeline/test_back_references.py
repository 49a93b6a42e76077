"""Reviews that name a matter by its earlier minute, and notes that were added after the meeting."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

HEAD = "Allotment Club\nMinutes of 5 March 2024\nPresent: Ida Lund, Bo Ott, Cleo Weiss\n\n1. Welcome\n\nThe chair opened the meeting.\n\n2. Matters arising\n\n"


@pytest.mark.parametrize(
    ("line", "owner", "status"),
    [
        ("Item 4 (pump): Bo reported the pump mended. Action closed.", "Bo", "done"),
        ("Item 5 (hedge): Cleo reported no progress. Action to remain open.", "Cleo", "open"),
        ("2.1 Pump (min. 4.2). Bo confirmed that it had been mended.", "Bo", "done"),
        ("2.1 Lease (minute 7). Ida has sent the letter to the council.", "Ida", "done"),
    ],
)
def test_a_matter_named_by_its_minute(line: str, owner: str, status: str, read: Callable[[str], Extraction]) -> None:
    """What is told behind the number of an earlier minute is a report, and its topic no title."""
    found = read(HEAD + line + "\n\n3. Seeds\n\nThe seeds came.\n")
    assert [(a.kind, a.status, [party.text for party in a.responsible]) for a in found.action_points] == [
        ("status", status, [owner])
    ]
    assert [item.title for item in found.agenda] == ["Welcome", "Matters arising", "Seeds"]


def test_a_matter_told_elsewhere_is_none(read: Callable[[str], Extraction]) -> None:
    text = "Item 4 (pump): Bo reported the pump mended. Action closed.\nItem 6 (bell): see agenda item 7.\n"
    assert len(read(HEAD + text).action_points) == 1


def test_the_label_of_a_later_note_is_no_action(read: Callable[[str], Extraction]) -> None:
    """The clause behind it tells who did what."""
    found = read(
        HEAD.replace("2. Matters arising", "2. Seeds") + "Post-meeting note: Bo has since ordered the seeds.\n"
    )
    assert [(a.text, a.status) for a in found.action_points] == [("Bo has since ordered the seeds", "done")]
