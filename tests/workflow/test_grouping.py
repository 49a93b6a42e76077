"""Series of meetings: one group under several names, two groups under one, as documents and people say."""

import hashlib
import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import cli
from minutes_miner.tracker import queries
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.groups import name_of_all
from minutes_miner.tracker.queries import show
from minutes_miner.tracker.verify import verify
from minutes_miner.workflow import Workers, ingest

CLOCK = "2024-01-01T00:00:00+00:00"
TASK = "UNICEF to repair the pump at the health centre"


def write(folder: Path, group: str, day: str, *, place: str = "", task: str = TASK) -> Path:
    """Minutes of one meeting."""
    path = folder / f"{hashlib.sha256(f'{group}{day}{place}'.encode()).hexdigest()[:8]}.txt"
    where = f"Location: {place}\n" if place else ""
    path.write_text(
        f"MEETING MINUTES\n\nGroup: {group}\nDate: {day}\n{where}Attendees: UNICEF, IRC\n\nACTION POINTS\n\n"
        f"Action point | Responsible | Deadline | Status\n{task} | UNICEF | - | Open\n",
        encoding="utf-8",
    )
    return path


def read(db: Path, *paths: Path) -> None:
    ingest(paths, db=db, clock=CLOCK, workers=Workers(0))


def actions(db: Path) -> dict[str, str]:
    """The action of each mention."""
    with sqlite3.connect(db) as c:
        return dict(c.execute("SELECT mention_id, action_id FROM links"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_two_countries_are_two_groups(tmp_path: Path) -> None:
    """The same name, sentence and day in two countries are two groups and two actions, in any order of arrival."""
    name = "Child Protection Working Group"
    paths = [
        write(tmp_path, name, "4 May 2020", place="Amman, Jordan"),
        write(tmp_path, name, "1 June 2020", place="Amman, Jordan"),
        write(tmp_path, name, "4 May 2020", place="Kampala, Uganda"),
        write(tmp_path, name, "1 June 2020", place="Kampala, Uganda"),
    ]
    found = []
    for seed in range(3):
        db = tmp_path / f"{seed}.db"
        for path in random.Random(seed).sample(paths, len(paths)):
            read(db, path)
        found.append(actions(db))
        assert list(verify(open_to_read(db))) == []
    assert found[0] == found[1] == found[2]
    assert sorted(list(found[0].values()).count(action) for action in set(found[0].values())) == [2, 2]


@pytest.fixture
def two_names(tmp_path: Path) -> Path:
    db = tmp_path / "tracker.db"
    read(db, write(tmp_path, "WASH Cluster", "4 May 2020"), write(tmp_path, "WASH Cluster Jordan", "1 June 2020"))
    return db


def test_a_suggestion_is_accepted_and_taken_back(two_names: Path) -> None:
    """Two names that a person says are one group are linked, old ids answer, later minutes follow; undo parts them again."""
    before = actions(two_names)
    assert len(set(before.values())) == 2
    [asked] = json.loads(run("groups", "suggest", "--db", two_names, "--format", "json").stdout)
    assert run("groups", "accept", asked["id"], "--db", two_names, "--why", "the same people").exit_code == 0
    assert len(set(actions(two_names).values())) == 1
    assert {show(open_to_read(two_names), old)["action_id"] for old in before.values()} == set(
        actions(two_names).values()
    )
    assert json.loads(run("groups", "suggest", "--db", two_names, "--format", "json").stdout) == []
    read(two_names, write(two_names.parent, "WASH Cluster Jordan", "6 July 2020"))
    assert len(set(actions(two_names).values())) == 1
    [group] = json.loads(run("groups", "list", "--db", two_names, "--format", "json").stdout)
    assert (group["documents"], group["names"]) == (3, ["WASH Cluster"])
    assert run("verify", "--db", two_names).exit_code == 0
    assert run("undo", "--db", two_names).exit_code == 0
    assert len(set(actions(two_names).values())) == 2
    assert run("verify", "--db", two_names).exit_code == 0


def test_an_answer_that_an_earlier_one_has_settled(two_names: Path) -> None:
    """What is one group already is told, and the other ids of the list are done; what is unknown still stops all."""
    [asked] = json.loads(run("groups", "suggest", "--db", two_names, "--format", "json").stdout)
    assert run("groups", "accept", asked["id"], "--db", two_names).exit_code == 0
    read(two_names, write(two_names.parent, "WASH Cluster Zarqa", "6 July 2020"))
    left = [found["id"] for found in json.loads(run("groups", "suggest", "--db", two_names, "--format", "json").stdout)]
    again = run("groups", "accept", asked["id"], *left, "--db", two_names)
    assert (again.exit_code, "one group already" in again.stdout) == (0, True)
    assert "unknown-group" in run("groups", "accept", asked["id"], "G-00000", "--db", two_names).output


def test_decisions_on_groups_and_agencies_are_listed(two_names: Path) -> None:
    """What was said of names stands among the decisions until it is undone."""
    run("groups", "merge", "WASH Cluster", "WASH Cluster Jordan", "--db", two_names, "--why", "the same people")
    run("agencies", "merge", "Bir Water", "IRC", "--db", two_names)
    said = json.loads(run("decisions", "--db", two_names, "--format", "json").stdout)
    assert [(row["what"], row["of"], row["said"]) for row in said] == [
        ("agency", "Bir Water", "is IRC"),
        ("group", said[1]["of"], said[1]["said"]),
    ]
    run("undo", "--db", two_names)
    assert len(json.loads(run("decisions", "--db", two_names, "--format", "json").stdout)) == 1


def test_a_group_is_called_as_most_of_its_documents_do() -> None:
    """A fuller name of one document is no name of all; of two that are both usual it is."""
    usual, slip = "WASH Cluster", "WASH Cluster held at the new hall"
    assert name_of_all([usual] * 9 + [slip]) == usual
    assert name_of_all([usual] * 3 + ["WASH Cluster Jordan"]) == "WASH Cluster Jordan"


def test_a_refusal_holds(two_names: Path) -> None:
    """What was refused is not suggested again, and cannot be merged without undo; nothing changes then."""
    [asked] = json.loads(run("groups", "suggest", "--db", two_names, "--format", "json").stdout)
    assert run("groups", "refuse", asked["id"], "--db", two_names).exit_code == 0
    assert json.loads(run("groups", "suggest", "--db", two_names, "--format", "json").stdout) == []
    before = actions(two_names)
    merged = run("groups", "merge", "WASH Cluster", "WASH Cluster Jordan", "--db", two_names)
    assert "contradiction" in merged.output
    assert actions(two_names) == before
    run("undo", "--db", two_names)
    assert run("groups", "merge", "WASH Cluster", "WASH Cluster Jordan", "--db", two_names).exit_code == 0


def test_a_word_on_groups_outlives_a_group_of_another_country(tmp_path: Path) -> None:
    """Two names that are one group stay one when a group with one of the names turns up elsewhere, which stays apart; undo
    still takes it back."""
    db = tmp_path / "tracker.db"
    read(db, write(tmp_path, "Cash Working Group", "4 May 2020", place="Amman, Jordan"))
    read(db, write(tmp_path, "Cash and Markets Forum", "1 June 2020", place="Amman, Jordan"))
    assert run("groups", "merge", "Cash Working Group", "Cash and Markets Forum", "--db", db).exit_code == 0
    [joined] = set(actions(db).values())
    read(db, write(tmp_path, "Cash Working Group", "4 May 2020", place="Kampala, Uganda"))
    assert sorted(list(actions(db).values()).count(action) for action in set(actions(db).values())) == [1, 2]
    assert list(actions(db).values()).count(joined) == 2
    assert run("undo", "--db", db).exit_code == 0
    assert len(set(actions(db).values())) == 3
    several = run("groups", "merge", "Cash Working Group", "Cash and Markets Forum", "--db", db)
    assert "cash group working (UG)" in several.output  # the keys to choose from
    assert run("groups", "merge", "cash group working (UG)", "Cash and Markets Forum", "--db", db).exit_code == 0
    assert run("verify", "--db", db).exit_code == 0


def test_wrong_names_are_told(two_names: Path) -> None:
    """An id or a name that is not there gives its code, and no tracker is made."""
    assert "unknown-group" in run("groups", "accept", "G-00000", "--db", two_names).output
    assert "unknown-group" in run("groups", "merge", "WASH Cluster", "Nobody", "--db", two_names).output
    assert "tracker-missing" in run("groups", "list", "--db", two_names.parent / "no.db").output
    assert not (two_names.parent / "no.db").exists()


def test_a_group_is_found_by_all_its_names(tmp_path: Path) -> None:
    """After two names are one group, each of them asks for all that it has."""
    db, names = tmp_path / "tracker.db", ("Cash Working Group", "Markets Forum")
    read(db, *(write(tmp_path, name, "4 May 2020", place="Amman, Jordan") for name in names))
    assert run("groups", "merge", *names, "--db", db).exit_code == 0
    assert "[contradiction]" in run("groups", "merge", *names, "--db", db).stderr  # they are one already
    answers = [run("open", "--group", name, "--db", db).stdout for name in names]
    assert answers[0] == answers[1] != "Nothing is open.\n"


def test_what_was_known_of_a_group_that_was_merged(two_names: Path) -> None:
    """The mentions of before a merger are still of the actions that they were of."""
    with closing(open_to_read(two_names)) as c:
        before = list(queries.mentions(c))
        (known,) = c.execute("SELECT max(known_from) FROM chains").fetchone()
    groups = [row["group"] for row in json.loads(run("groups", "list", "--db", two_names, "--format", "json").stdout)]
    assert run("groups", "merge", *groups, "--db", two_names).exit_code == 0
    with closing(open_to_read(two_names, known_at=known)) as c:
        assert list(queries.mentions(c)) == before
    assert run("verify", "--db", two_names).exit_code == 0


def test_what_names_no_group_names_none_that_it_is_merged_with() -> None:
    """However many documents name no group, the one that does tells what all are called."""
    assert name_of_all([*["(no group)"] * 10, "Water Cluster"]) == "Water Cluster"
    assert name_of_all(["(no group)", "(no group)"]) == "(no group)"
