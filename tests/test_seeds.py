"""What the five seed documents must give."""

from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract


@pytest.fixture(scope="module")
def found(seeds: Path) -> dict[str, Extraction]:
    """The extractions of the seeds by their number."""
    return {path.name[:3]: extract(path) for path in sorted(seeds.glob("*.txt"))}


def test_minutes_with_a_table(found: dict[str, Extraction]) -> None:
    """Seed 001: head, attendance, agenda, and the four actions of the column with their deadlines."""
    one = found["001"]
    assert (one.kind, one.meeting.date, one.meeting.group) == (
        "minutes",
        "2016-07-12",
        "Child Protection Sub-Working Group",
    )
    assert len(one.attendees) == 13
    assert "Warchild UK" in [a.text for a in one.attendees]
    assert [len(item.items) for item in one.agenda] == [0, 0, 0, 0, 0, 1]
    assert [a.deadline.date if a.deadline else None for a in one.action_points] == [
        "2016-08-09",
        None,
        None,
        "2016-07-21",
    ]
    assert one.action_points[-1].deadline is not None
    assert one.action_points[-1].deadline.text == "21 st of July"
    assert one.meeting.next_meeting is not None
    assert one.meeting.next_meeting.date == "2016-08-09"


def test_text_with_broken_columns(found: dict[str, Extraction]) -> None:
    """Seed 000: the head is read, the doubt is told, and discussion does not become action points."""
    one = found["000"]
    assert (one.meeting.date, one.meeting.start_time, one.meeting.end_time) == ("2021-03-29", "10:00", "12:00")
    assert one.meeting.location == "Online Zoom meeting"
    assert one.meeting.chairs == ("UNICEF", "UNHCR")
    assert len(one.attendees) == 15
    assert "doubtful-columns" in [w.code for w in one.warnings]
    assert len(one.action_points) <= 3
    nested = [item for item in one.agenda if item.items]
    assert [item.title for item in nested] == ["Chairpersons updates"]
    assert [inner.number for inner in nested[0].items] == ["1", "2"]


def test_a_dashboard_is_no_minutes(found: dict[str, Extraction]) -> None:
    """Seed 002: another kind of document gives no action points and says why."""
    one = found["002"]
    assert one.kind == "other"
    assert not one.action_points
    assert "not-minutes" in [w.code for w in one.warnings]


def test_a_presentation(found: dict[str, Extraction]) -> None:
    """Seed 003: the review table tells states, the two requests have their deadline, the agenda stands once."""
    one = found["003"]
    assert (one.kind, one.meeting.date) == ("presentation", "2014-06-11")
    states = {a.status_text: a.status for a in one.action_points if a.kind == "status"}
    assert states["Completed; all three new groups formed"] == "done"
    assert states["Under way"] == "in_progress"
    assert states["? None requested"] == "open"
    asked = [a for a in one.action_points if a.deadline and a.deadline.date == "2014-06-20"]
    assert len(asked) == 2
    assert [item.number for item in one.agenda] == ["1", "2", "3", "4", "5", "6", "7"]


def test_a_work_plan(found: dict[str, Extraction]) -> None:
    """Seed 004: each activity is one action with its row's actors; quarters are deadlines and no agencies."""
    one = found["004"]
    assert one.kind == "workplan"
    assert len(one.action_points) >= 25
    assert [p.text for p in one.action_points[0].responsible] == ["Co-chairs of UNHCR and UNICEF"]
    names = {p.text for a in one.action_points for p in a.responsible}
    assert not any(name.startswith("Q") for name in names)
    assert any(a.deadline and a.deadline.grain == "quarter" for a in one.action_points)
