"""Records that are called by what stands in them: "Relevé de décisions" above the name of the body is a title and no list."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("head", "group"),
    [
        ("RELEVÉ DE DÉCISIONS\nComité des fêtes Vieux Bourg – jeudi 6 avril 2023", "Comité des fêtes Vieux Bourg"),
        ("Relevé de décisions\nCommission Jardins\nJeudi 6 avril 2023", "Commission Jardins"),
        ("DECISIONS AND ACTIONS\nOrchard Committee, 6 April 2023", "Orchard Committee"),
        ("Action points\nOrchard Committee\n6 April 2023", "Orchard Committee"),
    ],
)
def test_lines_below_the_title(read: Read, head: str, group: str) -> None:
    """The body and the day below such a title are no actions."""
    found = read(f"{head}\nPresent: Ann Lowe, Ben Kerr\n\n1. Hedge\nBen will cut the hedge.")
    assert (found.meeting.group, found.meeting.date) == (group, "2023-04-06")
    assert found.action_points[-1].text == "Ben will cut the hedge."
    assert not any(group in action.text for action in found.action_points)


def test_actions_below_the_title(read: Read) -> None:
    """A list right below the title stays one, and what binds the body."""
    found = read(
        "Action points\nOrchard Committee to order ladders by 6 May 2023\nBen Kerr to cut the hedge by 7 May 2023"
    )
    assert [action.text for action in found.action_points] == [
        "Orchard Committee to order ladders by 6 May 2023",
        "Ben Kerr to cut the hedge by 7 May 2023",
    ]
