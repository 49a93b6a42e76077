"""Notes that came by mail or in a hurry: they are minutes, with the day and the group that their heads tell."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("text", "group", "day", "actions"),
    [
        pytest.param(
            "From: Rita Kuhn <rita@pier.example>\nTo: all@pier.example\nSubject: Notes from Tuesday's Pier Board\nDate: Wed, 11 March 2026 08:12\n\n"
            "Dear all,\n\nas agreed yesterday:\n1. Ben to send the invoices\n2. Ana to get a quote\n3. fees stay\n\nRita\n",
            "Pier Board", "2026-03-10", 2, id="tasks below the head",
        ),
        pytest.param(
            "Sent: Mon, 4 April 2022 17:48\nSubject: notes of the WASH WG Tulkarm\nDear all,\npresent were NRC, IOM, UNHCR\n1) pump\n"
            "The pump is down.\nNRC will phone the owner on Thursday.\n2) aob\nnothing\n",
            "WASH WG Tulkarm", "2022-04-04", 1, id="weekday of a task",
        ),
        pytest.param(
            "De : Anne Petit\nÀ : comité\nObjet : compte rendu de la réunion\n\nVoici ce que nous avons décidé :\n- Paul envoie les factures avant vendredi\n",
            None, None, 1, id="receivers",
        ),
        pytest.param("Weekly catch-up, 11 March 2026\n\nAna to do the invoices.\nBen to ring the bank.\n", None, "2026-03-11", 2, id="no word of minutes"),
    ],
)  # fmt: skip
def test_notes(read: Read, text: str, group: str | None, day: str | None, actions: int) -> None:
    """Nothing of them is lost for want of a title or a list of those who came."""
    found = read(text)
    assert (found.kind, found.meeting.group, found.meeting.date) == ("minutes", group, day)
    assert len(found.action_points) == actions
    assert not any(action.agenda_item and " to " in action.agenda_item for action in found.action_points)


@pytest.mark.parametrize(
    ("title", "states"),
    [
        ("Actions from February", ["done", "in_progress", "cancelled"]),
        ("Actions from the last meeting", ["done", "in_progress", "cancelled"]),
        ("Work on the slip in March", ["open", "open", "open"]),
    ],
)
def test_list_inside_a_section(read: Read, title: str, states: list[str]) -> None:
    """Numbers that begin anew below a title are those of its list, and the sections behind it count on."""
    found = read(
        f"Harbour Board\nMinutes, 3 March 2025\nPresent: Ann Bell, Joe Marsh, Rita Cole\n\n1. Minutes\nThe minutes of 3 February were approved.\n\n"
        f"2. {title}\n1. Rita to paint the hut. Done.\n2. Joe to order buoys. Ongoing.\n3. Ann to ring the diver. Dropped.\n\n"
        "3. Finance\nBalance 4,200. Joe to pay the diver.\n\n4. Slip\nRita to buy rope.\n"
    )
    assert [item.title for item in found.agenda] == ["Minutes", title, "Finance", "Slip"]
    if states[0] != "open":
        assert [action.status for action in found.action_points[:3]] == states
    assert [action.agenda_item for action in found.action_points[-2:]] == ["Finance", "Slip"]
