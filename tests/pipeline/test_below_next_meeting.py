"""What stands below the heading of the next meeting is of that one: its day, its hours and its agenda."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]
HELD = "# Ferry Board, 4 May 2022\n\n## Pier\n\nThe pier was looked at.\n\n## Tickets\n\nPrices stay.\n\n"
NEXT = {
    "en": "## Next meeting\n\n### 9:00-10:15, Friday 3 June 2022, Old Mill\n\n#### Agenda\n\n1. Boats\n2. Lights\n",
    "bold": "## Next meetings\n\n### Friday 3 June 2022\n\n**Agenda:**\n\n1. Boats\n2. Lights\n",
}


@pytest.mark.parametrize("layout", NEXT)
def test_the_agenda_of_the_next_meeting_is_not_of_this_one(read: Read, layout: str) -> None:
    found = read(HELD + NEXT[layout])
    assert [item.title for item in found.agenda] != ["Boats", "Lights"]
    assert found.meeting.next_meeting and found.meeting.next_meeting.date == "2022-06-03"


def test_hours_and_place_of_the_next_meeting_are_not_of_this_one(read: Read) -> None:
    meeting = read(HELD + NEXT["en"]).meeting
    assert (meeting.start_time, meeting.end_time, meeting.location) == (None, None, None)


@pytest.mark.parametrize("between", ["", "Next meeting: 3 June 2022\n\n", "## Next meeting\n\n3 June 2022\n\n"])
def test_an_agenda_beside_the_next_meeting_is_of_this_one(read: Read, between: str) -> None:
    found = read(
        f"# Ferry Board, 4 May 2022\n\nPresent: Ann Lee, Bo Carr\n\n{between}## Agenda\n\n1. Boats\n2. Lights\n3. Pier\n\n## Boats\n\nFine.\n"
    )
    assert [item.title for item in found.agenda][:2] == ["Boats", "Lights"]


def test_what_the_next_agenda_lists_is_no_action(read: Read) -> None:
    found = read(f"{HELD}## Actions\n\n- Rita to paint the pier\n\n{NEXT['bold']}3. Check the cost of the fair\n")
    assert [action.text for action in found.action_points] == ["Rita to paint the pier"]


def test_a_next_meeting_told_at_the_top_is_no_head_of_all_else(read: Read) -> None:
    text = "# Next meeting\n\n3 June 2022\n\n## Minutes of 6 May 2022\n\nPresent: Ann Lee, Rita Moor\n\n"
    text += "## Agenda\n\n1. Boats\n2. Lights\n\n## Actions\n\n- Rita to paint the pier\n"
    found = read(text)
    assert [item.title for item in found.agenda] == ["Boats", "Lights"]
    assert len(found.action_points) == 1
