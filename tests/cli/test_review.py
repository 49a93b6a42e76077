"""`review` asks so that a person can answer: sentences, places, owners, deadlines, states, reasons in plain words."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import cli
from minutes_miner.cli.reasons import SAID, in_words
from minutes_miner.link.score import WEIGHTS

HEAD = "{} Safety Committee\nMinutes of the meeting of {}\nPresent: UNICEF, IRC, NRC\n\nAction points\n- NRC to {} by {}.\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def hold(folder: Path, group: str, thing: str, again: str) -> None:
    """Two meetings of a group whose actions may be one and share but their topic: the longer between them, the less likely."""
    first = HEAD.format(group, "3 May 2021", f"draft a manual on {thing}", "30 June 2021")
    (folder / f"{group} 1.txt").write_text(first)
    second = HEAD.format(group, again, f"hold the {thing}", "1 November 2022")
    (folder / f"{group} 2.txt").write_text(second)


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A tracker with one question."""
    hold(tmp_path, "Harbour", "lifeboat drills", "6 June 2022")
    db = tmp_path / "t.db"
    assert run("ingest", tmp_path, "--db", db).exit_code == 0
    return db


def test_a_question_can_be_answered_from_what_is_printed(tracker: Path) -> None:
    """Each side has its sentence, day, place, action, owner, deadline and state; both answers can be copied."""
    (asked,) = json.loads(run("review", "--db", tracker, "--format", "json").stdout)
    told = run("review", "--db", tracker).stdout
    for side in "ab":
        assert asked[f"{side}_status"] == "open"
        for field in ("action", "deadline", "date", "path"):
            assert asked[f"{side}_{field}"] in told
        assert asked[f"{side}_responsible"][0] in told
        assert f"line {asked[f'{side}_line']}" in told
    assert f"yes:     minutes-miner link {asked['a']} {asked['b']} --db {tracker}\n" in told
    assert f"no:      minutes-miner unlink {asked['a']} {asked['b']} --db {tracker}\n" in told
    assert asked["for"][0] in told
    assert run("link", asked["a"], asked["b"], "--db", tracker).exit_code == 0
    assert run("review", "--db", tracker).stdout == "Nothing to ask.\n"


def test_answers_name_no_tracker_that_is_found_without(tracker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it lies in the folder or the environment tells it."""
    monkeypatch.setenv("MINUTES_MINER_DB", str(tracker))
    assert "--db" not in run("review").stdout


def test_what_changes_an_open_action_is_asked_first(tracker: Path) -> None:
    """A likelier question of two closed actions stands below one of an open action."""
    hold(tracker.parent, "Canal", "anchor chains", "6 April 2022")
    run("ingest", tracker.parent, "--db", tracker)
    for row in json.loads(run("open", "--group", "Canal", "--db", tracker, "--format", "json").stdout):
        run("close", row["action_id"], "--db", tracker)
    asked = json.loads(run("review", "--db", tracker, "--format", "json").stdout)
    assert [row["a_status"] for row in asked] == ["open", "done"]
    assert asked[0]["probability"] < asked[1]["probability"]


def test_every_part_of_a_score_has_its_words() -> None:
    """No part but the number of words to compare and a short gap is left without a sentence."""
    assert SAID.keys() == WEIGHTS.keys() - {"bias", "shorter", "gap below 3 months"}


@pytest.mark.parametrize(
    ("reasons", "pro", "contra"),
    [
        ("for: covered; against: nothing", ["covered"], []),
        ("for: closed before, comes again, covered; against: gap", ["closed before, comes again", "covered"], ["gap"]),
        ("for: closed before, covered; against: nothing", ["closed before", "covered"], []),
        ("for: covered, covered with item; against: gap after it was due, gap", ["covered"], ["gap"]),
        ("for: covered; against: gap, gap after it was due, gap below 3 months", ["covered"], []),
        ("for: covered with item; against: gap after it was due", ["covered with item"], ["gap"]),
    ],
)
def test_reasons_are_said_once(reasons: str, pro: list[str], contra: list[str]) -> None:
    """Parts that say the same give one sentence; a part with a comma in its name is one part."""
    assert in_words(reasons) == ([SAID[part] for part in pro], [SAID[part] for part in contra])
