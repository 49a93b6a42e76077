"""What people decide: kept, logged, re-applied, taken back."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import cli
from minutes_miner.errors import RequestError
from minutes_miner.tracker import people
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.queries import open_actions, show
from minutes_miner.tracker.store import Store
from minutes_miner.workflow import ingest
from minutes_miner.workflow.deciding import decisions, edit, explain, link, split, undo, unlink

CLOCK = "2024-01-01T00:00:00+00:00"
SAID = {"clock": "2024-02-01T00:00:00+00:00", "who": "Rana"}


@pytest.fixture
def db(corpus: Path, tmp_path: Path) -> Path:
    path = tmp_path / "tracker.db"
    ingest([corpus / "documents" / "irbid-cpswg"], db=path, clock=CLOCK)
    return path


def told(db: Path) -> dict[str, list[str]]:
    """The mentions of each action."""
    with sqlite3.connect(db) as c:
        found: dict[str, list[str]] = {}
        for action, mention in c.execute("SELECT action_id, mention_id FROM links ORDER BY 1, 2"):
            found.setdefault(action, []).append(mention)
    return found


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_a_join_holds_and_can_be_undone(db: Path) -> None:
    """Two actions become one, stay so after the minutes are read again, and are two again after undo."""
    before = told(db)
    one, other = sorted(a for a, mentions in before.items() if len(mentions) == 1)[:2]
    joined = link(db, one, other, why="the same", **SAID)
    assert set(told(db)[joined]) >= {*before[one], *before[other]}
    with Store(db, clock=CLOCK) as store:
        store.connection.execute("INSERT INTO stale_groups SELECT DISTINCT group_key FROM extractions")
    ingest([], db=db, clock=CLOCK)
    assert set(told(db)[joined]) >= {*before[one], *before[other]}
    undo(db, None, **SAID)
    assert told(db) == before


def test_a_mention_is_taken_out_and_a_chain_is_split(db: Path) -> None:
    """`unlink` and `split` part mentions for ever."""
    action, mentions = max(told(db).items(), key=lambda item: (len(item[1]), item[0]))
    assert len(mentions) > 2
    unlink(db, mentions[-1], why="another place", **SAID)
    assert mentions[-1] not in told(db).get(action, [])
    rest = next(found for found in told(db).values() if mentions[0] in found)
    new = split(db, next(a for a, f in told(db).items() if mentions[0] in f), (rest[-1],), **SAID)
    assert told(db)[new] == [rest[-1]]


def test_contradictions_change_nothing(db: Path) -> None:
    """What was joined by a person cannot be parted without undo; the tracker stays as it is."""
    one, other = sorted(a for a, mentions in told(db).items() if len(mentions) == 1)[:2]
    mention = told(db)[other][0]
    link(db, one, other, **SAID)
    before = told(db)
    with pytest.raises(RequestError) as raised:
        unlink(db, mention, **SAID)
    assert raised.value.code == "contradiction"
    assert told(db) == before


def test_corrections_show_and_are_logged(db: Path) -> None:
    """Text, responsible, deadline and state as a person says; the source layer stays; the log tells who and why."""
    action = min(told(db))
    values = {"text": "Share the list", "responsible": "UNICEF; IRC", "deadline": "2018-12-01", "status": "in_progress"}
    edit(db, action, values, why="agreed by phone", **SAID)
    story = json.loads(run("show", action, "--db", db, "--format", "json").stdout)[0]
    assert (story["text"], story["responsible"], story["deadline"], story["status"]) == (
        "Share the list", ["UNICEF", "IRC"], "2018-12-01", "in_progress",
    )  # fmt: skip
    assert all(mention["text"] != "Share the list" for mention in story["mentions"])
    log = json.loads(run("log", "--db", db, "--format", "json").stdout)
    assert [(e["who"], e["why"]) for e in log if e["what"] == "edit"] == [("Rana", "agreed by phone")]
    assert run("verify", "--db", db).exit_code == 0
    assert run("undo", "--db", db).exit_code == 0
    again = json.loads(run("show", action, "--db", db, "--format", "json").stdout)[0]
    assert again["text"] != "Share the list"


def deadline_of(db: Path, action: str) -> str | None:
    """The deadline of an action as `show` has it."""
    with closing(open_to_read(db)) as c:
        day: str | None = show(c, action)["deadline"]
        return day


def test_an_earlier_word_is_not_undone_under_a_later_one(db: Path) -> None:
    """Taking back an earlier entry would take the later one with it: it is refused until the later one is taken back."""
    action = min(told(db))
    before = deadline_of(db, action)
    for day in ("2018-12-01", "2018-12-02"):
        edit(db, action, {"deadline": day}, **SAID)
    first, second = (
        e["entry"] for e in json.loads(run("log", "--db", db, "--format", "json").stdout) if e["what"] == "edit"
    )
    refused = run("undo", first, "--db", db)
    assert "nothing-to-undo" in refused.output
    assert str(second) in refused.output
    assert deadline_of(db, action) == "2018-12-02"
    undo(db, None, **SAID)
    assert deadline_of(db, action) == "2018-12-01"
    undo(db, first, **SAID)
    assert deadline_of(db, action) == before


def test_an_action_is_closed_by_any_of_its_mentions(db: Path) -> None:
    """`close` of a mention that is not the last one closes the action, and says so only then."""
    action, mentions = max(told(db).items(), key=lambda item: (len(item[1]), item[0]))
    for mention in mentions:
        assert run("reopen", mention, "--db", db).output.startswith(f"{action} is open.\n")
        run("close", mention, "--cancelled", "--db", db)
        with closing(open_to_read(db)) as c:
            assert show(c, action)["status"] == "cancelled"


def test_a_false_deadline_is_taken_away(db: Path) -> None:
    """`--deadline none` leaves an action without one, in lists of another day too; an empty text is refused."""
    with closing(open_to_read(db)) as c:
        action = next(row["action_id"] for row in open_actions(c, as_of=date(2018, 6, 30)) if row["deadline"])
    assert run("edit", action, "--deadline", "none", "--db", db).exit_code == 0
    assert deadline_of(db, action) is None
    assert "bad-text" in run("edit", action, "--text", " ", "--db", db).output
    assert run("undo", "--db", db).exit_code == 0
    assert deadline_of(db, action) is not None


def test_close_and_reopen(db: Path) -> None:
    """A closed action is not among the open ones, and cannot be joined before it is reopened."""
    open_now = json.loads(run("open", "--as-of", "2018-06-30", "--db", db, "--format", "json").stdout)
    one, other = open_now[0]["action_id"], open_now[1]["action_id"]
    assert run("close", one, "--why", "done", "--db", db).exit_code == 0
    assert one not in run("open", "--as-of", "2018-06-30", "--db", db).stdout
    refused = run("link", one, other, "--db", db)
    assert "closed-action" in refused.output
    assert run("reopen", one, "--db", db).exit_code == 0


def test_statements_survive_another_extractor(db: Path) -> None:
    """A statement hangs on document and quote: mentions that get other numbers keep it, a quote that is gone is told."""
    one, other = sorted(a for a, mentions in told(db).items() if len(mentions) == 1)[:2]
    link(db, one, other, **SAID)
    with Store(db, clock=CLOCK) as store:
        places = [row[0] for row in store.connection.execute("SELECT a FROM constraints_by_people")]
        sha256, row, quote = json.loads(places[0])
        moved = json.dumps([sha256, row + 7, quote], ensure_ascii=False)
        assert people.mention_at(store.connection, moved) == people.mention_at(store.connection, places[0])
        gone = json.dumps([sha256, row, "a quote that nobody wrote"])
        assert people.mention_at(store.connection, gone) is None


def test_the_story_tells_what_became_of_it(db: Path) -> None:
    """`show` has each deadline and slip, contradictions and oblivion, in JSON and in words."""
    stories = [json.loads(run("show", action, "--db", db, "--format", "json").stdout)[0] for action in told(db)]
    assert any(story["history"]["moves"] for story in stories)
    moved = next(story for story in stories if story["history"]["moves"])
    assert "deadline moved from" in run("show", moved["action_id"], "--db", db).stdout
    assert sum(move["days"] for move in moved["history"]["moves"] if move["days"] > 0) == moved["days_slipped"]


def test_two_versions_are_compared(tmp_path: Path) -> None:
    """What a newer version gained, lost and changed."""
    head = "Minutes of the water group\nDate: 4 May 2021\nPresent: UNICEF, NRC\n\nAction points:\n"
    old, new = tmp_path / "draft.txt", tmp_path / "final.txt"
    old.write_text(head + "- UNICEF to repair the pump by 20 May\n- NRC to count the tents\n")
    new.write_text(head + "- UNICEF to repair the pump by 27 May\n- NRC to order poles for the school\n")
    rows = json.loads(run("diff", old, new, "--format", "json").stdout)
    assert sorted(row["what"] for row in rows if row["field"] != "text") == ["changed", "gained", "lost"]
    assert [(row["old"], row["new"]) for row in rows if row["field"] == "deadline"] == [("2021-05-20", "2021-05-27")]


def test_an_action_in_other_words_is_changed(tmp_path: Path) -> None:
    """What the final minutes shorten to a noun phrase is neither lost nor gained."""
    head = "Minutes of the food cluster\nDate: 4 May 2021\nPresent: WFP, FAO\n\nAction points:\n"
    old, new = tmp_path / "draft.txt", tmp_path / "final.txt"
    old.write_text(
        head + "- WFP to share the revised cash guidance with all partners and the ministry\n- FAO to count the goats\n"
    )
    new.write_text(
        head + "- FAO to count the goats\n- Revised cash guidance (WFP)\n- FAO to order seeds for the school\n"
    )
    rows = json.loads(run("diff", old, new, "--format", "json").stdout)
    assert [(row["what"], row["field"]) for row in rows] == [("gained", None), ("changed", "text")]


def test_questions_and_reasons(db: Path) -> None:
    """`review` and `explain` answer in words and in JSON; unknown ids give their code."""
    assert run("review", "--db", db, "--format", "json").exit_code == 0
    one, other = sorted(told(db))[:2]
    found = explain(db, one, other)
    assert 0 <= found["probability"] <= 1
    assert found["parts"]
    assert run("explain", one, other, "--db", db).exit_code == 0
    assert run("explain", "A-000000", other, "--db", db).exit_code == 2
    assert run("unlink", "nobody-1", "--db", db).exit_code == 2


HEAD = "Town Library Board\nMinutes of the meeting\nDate: 4 May 2015\nPresent: UNICEF, IRC\n\nAction points:\n"


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        pytest.param(
            ["IRC to paint the green wooden door of the old library", "IRC to mend the green wooden roof of the old library"],
            ["IRC to mend the green wooden roof of the old library"],
            "place not found",
            id="another action that was there before",
        ),
        pytest.param(
            ["IRC to print the enrolment forms for Kosti by 5 June 2015"],
            ["IRC to print the enrolment forms for Rabak by 5 June 2015"],
            "place not found",
            id="another place",
        ),
        pytest.param(
            ["IRC to print the enrolment forms for Kosti by 5 June 2015"],
            ["IRC to print the enrollment forms for Kosti by 9 June 2015", "UNICEF to buy two tents"],
            "still needed",
            id="put right",
        ),
    ],
)  # fmt: skip
def test_a_decision_moves_to_no_other_action(tmp_path: Path, before: list[str], after: list[str], state: str) -> None:
    """In corrected minutes what a person said of an action holds for that action, or for none."""
    db, path = tmp_path / "tracker.db", tmp_path / "may.txt"
    path.write_text(HEAD + "".join(f"- {line}\n" for line in before))
    ingest([path], db=db, clock=CLOCK)
    with closing(open_to_read(db)) as c:
        found = dict(c.execute("SELECT text, mention_id FROM mentions").fetchall())
    assert list(found) == before
    edit(db, found[before[0]], {"status": "done"}, what="close", **SAID)
    path.write_text(HEAD + "".join(f"- {line}\n" for line in after))
    ingest([path], db=db, clock=CLOCK)
    assert [row["state"] for row in decisions(db)] == [state]
    with closing(open_to_read(db)) as c:
        done = [row[0] for row in c.execute("SELECT text FROM actions WHERE status = 'done'")]
    assert done == (after[:1] if state == "still needed" else [])


@pytest.mark.parametrize(
    ("then", "state"), [("not done, new date 9 August 2015", "newer minutes differ"), ("done", "still needed")]
)
def test_a_state_that_newer_minutes_overtook_is_told(tmp_path: Path, then: str, state: str) -> None:
    """A person closed it; later minutes have it as open, or say the same."""
    db = tmp_path / "tracker.db"
    (tmp_path / "may.txt").write_text(f"{HEAD}- IRC to paint the door of the old library by 5 June 2015\n")
    ingest([tmp_path / "may.txt"], db=db, clock=CLOCK)
    edit(db, next(iter(told(db))), {"status": "done"}, what="close", **SAID)
    review = HEAD.replace("4 May", "6 July").replace("Action points:", "Action points from the last meeting")
    (tmp_path / "july.txt").write_text(f"{review}- IRC to paint the door of the old library: {then}\n")
    ingest([tmp_path / "july.txt"], db=db, clock=CLOCK)
    assert [row["state"] for row in decisions(db)] == [state]
