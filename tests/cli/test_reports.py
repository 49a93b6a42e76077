"""What running text of later minutes tells of open actions is shown to a person, with the sentence and its place."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import cli

HEAD = "Harbour Safety Committee\nMinutes of the meeting of {}\nPresent: UNICEF, IRC, NRC\n\n1. Quay\n{}\n\n2. Rope\nIt was told how it is stored.\n"
RAISED = "Action: IRC to translate the lifeboat manual into Dari by 30 June 2021."
DONE = "The lifeboat manual was translated into Dari and printed in June."
PLACES = ("Dover", "Ghent", "Malmo", "Riga", "Turku", "Varna", "Zadar", "Lagos", "Cork", "Bergen")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def hold(folder: Path, later: str) -> Path:
    """A meeting at which an action is raised, and a later one."""
    (folder / "1.txt").write_text(HEAD.format("3 May 2021", RAISED))
    (folder / "2.txt").write_text(HEAD.format("5 July 2021", later))
    db = folder / "t.db"
    assert run("ingest", folder, "--db", db).exit_code == 0
    return db


@pytest.mark.parametrize(
    "later",
    [
        "The lifeboat manual was translated into Dari and printed in June.",
        "The ferries were full all summer. The lifeboat manual in Dari has been translated by IRC.",
    ],
)
def test_a_sentence_in_the_words_of_an_open_action_is_shown(later: str, tmp_path: Path) -> None:
    """With the day and the document; the answer closes the action, and nothing is asked any more."""
    db = hold(tmp_path, later)
    (asked,) = json.loads(run("review", "--db", db, "--format", "json").stdout)
    told = run("review", "--db", db).stdout
    assert (asked["b_date"], asked["b_status"]) == ("2021-07-05", "done")
    assert asked["b_text"] in " ".join(told.split())
    assert "2.txt" in told
    assert "Later minutes may tell how it ended" in run("show", asked["a_action"], "--db", db).stdout
    assert run("close", asked["a_action"], "--db", db).exit_code == 0
    assert run("review", "--db", db).stdout.strip() == "Nothing to ask."


@pytest.mark.parametrize(
    "later",
    [
        "The lifeboats were painted and the ropes renewed.",
        "UNICEF asked for the manual in Dari.",
        "The pump manual was printed in Pashto.",
    ],
)
def test_other_sentences_ask_nothing(later: str, tmp_path: Path) -> None:
    assert run("review", "--db", hold(tmp_path, later)).stdout.strip() == "Nothing to ask."


def test_what_stood_in_older_minutes_tells_nothing_of_a_new_action(tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_text(HEAD.format("2 March 2020", "The lifeboat manual was translated into Dari."))
    db = hold(tmp_path, "Nothing was said of it.")
    assert run("review", "--db", db).stdout.strip() == "Nothing to ask."


def test_versions_of_minutes_ask_once(tmp_path: Path) -> None:
    """Draft and final tell the same sentence; minutes that were replaced tell nothing."""
    hold(tmp_path, DONE)
    text = HEAD.format("5 July 2021", DONE)
    (tmp_path / "2 final.txt").write_text(text.replace("Minutes of", "Final minutes of"))
    run("ingest", tmp_path, "--db", tmp_path / "t.db")
    (asked,) = json.loads(run("review", "--db", tmp_path / "t.db", "--format", "json").stdout)
    assert asked["b_date"] == "2021-07-05"
    for name in ("2.txt", "2 final.txt"):
        (tmp_path / name).write_text(text.replace(DONE, "The lifeboats were painted."))
    run("ingest", tmp_path, "--db", tmp_path / "t.db")
    assert run("review", "--db", tmp_path / "t.db").stdout == "Nothing to ask.\n"


def test_of_many_sentences_each_is_held_against_what_is_like_it(tmp_path: Path) -> None:
    """Each of forty actions has its own sentence, in both ways of asking."""
    things = [f"{what} of {where}" for what in ("map", "list", "bell", "chart") for where in PLACES]
    (tmp_path / "1.txt").write_text(
        HEAD.format("3 May 2021", "\n".join(f"Action: IRC to print the {t}." for t in things))
    )
    told = "\n".join(f"IRC printed the {thing} in June." for thing in reversed(things))
    (tmp_path / "2.txt").write_text(HEAD.format("5 July 2021", told))
    db = tmp_path / "t.db"
    run("ingest", tmp_path, "--db", db)
    asked = json.loads(run("review", "--db", db, "--format", "json").stdout)
    pairs = {(row["a_text"], row["b_text"], row["a_action"]) for row in asked if row["a_action"] and not row["a"]}
    assert len(pairs) == len(things)
    for action, report, name in pairs:
        assert action.removeprefix("IRC to print ").rstrip(".") in report
        (alone,) = json.loads(run("show", name, "--db", db, "--format", "json").stdout)
        assert [one["text"] for one in alone["reports"]] == [report]


def test_a_sentence_that_tells_of_nothing_is_asked_no_more(tmp_path: Path) -> None:
    """Also in a newer version of the file; `decisions` tells it, `undo` brings the question back."""
    db = hold(tmp_path, DONE)
    told = run("review", "--db", db).stdout
    (asked,) = json.loads(run("review", "--db", db, "--format", "json").stdout)
    assert f"no:      minutes-miner dismiss {asked['b']} --db {db}" in told
    done = run("dismiss", asked["b"], "--why", "the old manual", "--db", db)
    assert done.exit_code == 0, done.output
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, f"{asked['b']} tells of no action.")
    for again in (DONE, f"{DONE} The quay is dry."):
        (tmp_path / "2.txt").write_text(HEAD.format("5 July 2021", again))
        run("ingest", tmp_path, "--db", db)
        assert run("review", "--db", db).stdout == "Nothing to ask.\n"
    assert "Later minutes" not in run("show", asked["a_action"], "--db", db).stdout
    (said,) = json.loads(run("decisions", "--db", db, "--format", "json").stdout)
    assert (said["state"], said["what"], said["of"], said["why"]) == ("still needed", "report", DONE, "the old manual")
    assert run("verify", "--db", db).exit_code == 0
    assert run("undo", "--db", db).exit_code == 0
    assert DONE in " ".join(run("review", "--db", db).stdout.split())
    assert run("dismiss", "R-1", "--db", db).exit_code == 2
    (asked,) = json.loads(run("review", "--db", db, "--format", "json").stdout)
    assert run("dismiss", asked["b"], "A-99999999", "--db", db).exit_code == 2
    assert DONE in " ".join(run("review", "--db", db).stdout.split())
    assert run("dismiss", asked["b"].lower(), "--db", db).exit_code == 0
