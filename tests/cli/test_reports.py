"""What running text of later minutes tells of open actions is shown to a person, with the sentence and its place."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import cli

HEAD = "Harbour Safety Committee\nMinutes of the meeting of {}\nPresent: UNICEF, IRC, NRC\n\n1. Quay\n{}\n\n2. Rope\nIt was told how it is stored.\n"
RAISED = "Action: IRC to translate the lifeboat manual into Dari by 30 June 2021."


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
