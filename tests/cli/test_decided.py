"""What a decision did is said: how each action stands that it changed, and that none lost a mention in silence."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import cli

HEAD = "Ferry Company Board\nMinutes of the meeting of {}\nPresent: UNICEF, IRC, NRC\n\n"
MEETINGS = {
    "3 May 2021": "Action points\n- NRC to draft a manual on lifeboat drills by 30 June 2021.\n"
    "- IRC to draft a manual on distress flares by 30 June 2021.\n",
    "6 September 2021": "Action points\n- NRC and IRC to combine the manual on distress flares and the manual on lifeboat drills"
    " by 1 November 2021.\n",
    "8 November 2021": "Action points from the last meeting\n- Combine the manual on distress flares and the manual on lifeboat"
    " drills (NRC, IRC): done.\n",
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A tracker in which two actions became one."""
    for day, body in MEETINGS.items():
        (tmp_path / f"{day}.txt").write_text(HEAD.format(day) + body)
    db = tmp_path / "t.db"
    assert run("ingest", tmp_path, "--db", db).exit_code == 0
    return db


def actions(db: Path) -> dict[str, list[str]]:
    """The mentions of each action."""
    found: dict[str, list[str]] = {}
    for row in json.loads(run("export", "mentions", "--db", db, "--format", "json").stdout):
        found.setdefault(row["action_id"], []).append(row["mention_id"])
    return found


@pytest.mark.parametrize("by", ["actions", "mentions"])
def test_one_action_has_all_mentions_of_both(tracker: Path, by: str) -> None:
    """Joined by the ids of a question or by those of the actions, none is left out, though minutes closed one of the two."""
    before = actions(tracker)
    (asked,) = json.loads(run("review", "--db", tracker, "--format", "json").stdout)
    one, other = (asked["a"], asked["b"]) if by == "mentions" else (asked["a_action"], asked["b_action"])
    done = run("link", one, other, "--db", tracker)
    assert done.exit_code == 0, done.stderr
    (after,) = actions(tracker)
    assert sorted(actions(tracker)[after]) == sorted(m for mentions in before.values() for m in mentions)
    gone = next(action for action in before if action != after)
    assert f"{gone}  is {after} now" in done.stdout
    assert f"{after}  done, " in done.stdout
    assert f"{gone}  open, " in run("undo", "--db", tracker).stdout
    assert actions(tracker) == before


def test_what_a_person_closed_is_not_joined(tracker: Path) -> None:
    """Neither by its own id nor by that of a mention."""
    (asked,) = json.loads(run("review", "--db", tracker, "--format", "json").stdout)
    run("close", asked["a_action"], "--db", tracker)
    for side in ("a", "b"), ("a_action", "b_action"):
        done = run("link", *(asked[name] for name in side), "--db", tracker)
        assert "error [closed-action]" in done.stderr


def test_both_parts_of_a_split_are_told(tracker: Path) -> None:
    """The first mention takes the id with it, and what is left goes elsewhere; each is told with its state."""
    before = actions(tracker)
    action, mentions = next((a, m) for a, m in before.items() if len(m) > 1)
    done = run("split", action, mentions[0], "--db", tracker)
    assert f"{mentions[0]} is of this action now: {action} (" in done.stdout
    assert f"{action}  open (was done), " in done.stdout
    (rest,) = (a for a, m in actions(tracker).items() if mentions[-1] in m)
    assert f"{rest}  done (was open), " in done.stdout
    back = run("undo", "--db", tracker).stdout
    assert f"{action}  done (was open), " in back
    assert f"{rest}  open (was done), " in back


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["close"], "done (was open)"),
        (["close", "--cancelled"], "cancelled (was open)"),
        (["edit", "--deadline", "2021-12-24"], "due 2021-12-24"),
        (["edit", "--responsible", "UNICEF"], "UNICEF, due"),
    ],
)
def test_a_correction_tells_what_stands_now(tracker: Path, command: list[str], told: str) -> None:
    """After the correction, and after it was taken back."""
    (action,) = (row["action_id"] for row in json.loads(run("open", "--db", tracker, "--format", "json").stdout))
    assert told in run(command[0], action, *command[1:], "--db", tracker).stdout
    back = run("undo", "--db", tracker).stdout
    assert f"{action}  open" in back
    assert told not in back
