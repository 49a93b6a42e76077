"""What kind of document a text is, on invented texts of kinds that the corpus does not hold."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract
from tests.pipeline.kinds import MINUTES, OTHER


@pytest.mark.parametrize("name", OTHER)
def test_no_record_of_a_meeting_is_other_without_actions_and_says_why(name: str, tmp_path: Path) -> None:
    """A paper that records no meeting gives no action points, and a warning tells what is missing."""
    path = tmp_path / "note.txt"
    path.write_text(OTHER[name], encoding="utf-8")
    found = extract(path)
    assert found.kind == "other"
    assert not found.action_points
    assert "not-minutes" in {warning.code for warning in found.warnings}


@pytest.mark.parametrize("name", MINUTES)
def test_a_record_of_a_meeting_is_minutes_whatever_it_calls_itself(name: str, tmp_path: Path) -> None:
    """Attendance, a day, what was said and who will do what make minutes, in any language."""
    path = tmp_path / "note.txt"
    path.write_text(MINUTES[name], encoding="utf-8")
    assert extract(path).kind == "minutes"
