"""What a person says is no action point is in no list and holds nothing together, and is there again once that is taken back."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import cli
from minutes_miner.errors import RequestError
from minutes_miner.tracker import queries
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.verify import verify
from minutes_miner.workflow import Workers, ingest, ingesting, linking
from minutes_miner.workflow.deciding import decisions, dismiss, explain, undo

THEN = "2024-01-01T00:00:00+00:00"
SAID = {"clock": "2024-02-01T00:00:00+00:00", "who": "Rana"}
HEAD = "Ferry Company Board\nMinutes of the meeting\nDate: {}\nPresent: UNICEF, IRC, NRC\n\nAction points\n"
FLARES = "IRC to buy distress flares for the northern ferry."
DRILLS = "NRC to draft a manual on lifeboat drills by 30 June 2021."


def write(folder: Path, name: str, day: str, *actions: str) -> Path:
    path = folder / name
    path.write_text(HEAD.format(day) + "".join(f"- {action}\n" for action in actions))
    return path


def read(db: Path, folder: Path) -> dict[str, int]:
    return dict(ingest([folder], db=db, clock=THEN, workers=Workers(0)).counts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "minutes"
    path.mkdir()
    write(path, "may.txt", "3 May 2021", FLARES, DRILLS)
    return path


@pytest.fixture
def db(folder: Path, tmp_path: Path) -> Path:
    read(tmp_path / "t.db", folder)
    return tmp_path / "t.db"


def views(db: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(db)) as c:
        return {
            view: sorted(c.execute(f"SELECT * FROM {view}").fetchall(), key=repr) for view in ("mentions", "actions")
        }


def texts(db: Path, *, known_at: int | None = None) -> dict[str, str]:
    """The open actions by text, and their ids."""
    with closing(open_to_read(db, known_at=known_at)) as c:
        return {row["text"]: row["action_id"] for row in queries.open_actions(c, as_of=date(2024, 3, 1))}


def is_whole(db: Path) -> bool:
    with closing(open_to_read(db)) as c:
        return not list(verify(c))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], env={"COLUMNS": "160"})


def test_it_leaves_all_lists_and_comes_back(db: Path) -> None:
    """`open`, `audit` and both exports; `show` and `decisions` tell it; undo leaves the tracker as it was."""
    before, action = views(db), texts(db)[FLARES]
    assert dismiss(db, [action], why="a fact", **SAID) == [action]
    assert set(texts(db)) == {DRILLS}
    with closing(open_to_read(db)) as c:
        assert [row["text"] for row in queries.audit(c, as_of=date(2024, 3, 1))] == [DRILLS]
        assert [row["text"] for row in queries.actions(c)] == [DRILLS]
        assert {row["text"]: row["counted"] for row in queries.mentions(c)} == {FLARES: False, DRILLS: True}
        story = queries.show(c, action)
        with pytest.raises(RequestError, match="was not raised before"):
            queries.show(c, action, as_of=date(2000, 1, 1))
    assert (story["text"], story["status"], story["dismissed"]["who"], story["dismissed"]["why"]) == (
        FLARES, "dismissed", "Rana", "a fact",
    )  # fmt: skip
    assert [mention["quote"] for mention in story["mentions"]] == [FLARES]
    assert set(texts(db, known_at=1704200000)) == {FLARES, DRILLS}
    (row,) = decisions(db)
    assert (row["state"], row["what"], row["said"], row["who"]) == (
        "still needed",
        "dismissed",
        "no action point",
        "Rana",
    )
    assert is_whole(db)
    undo(db, None, **SAID)
    assert views(db) == before
    assert is_whole(db)


def test_the_same_words_in_later_minutes_are_a_new_action(db: Path, folder: Path) -> None:
    """What was dismissed is neither joined with them nor asked about, and they are not dismissed with it."""
    action = texts(db)[FLARES]
    dismiss(db, [action], **SAID)
    write(folder, "june.txt", "7 June 2021", FLARES)
    read(db, folder)
    assert texts(db)[FLARES] != action
    with closing(open_to_read(db)) as c:
        assert [row["mentions"] for row in queries.actions(c) if row["text"] == FLARES] == [1]
        assert c.execute("SELECT count(*) FROM questions").fetchone()[0] == 0
    undo(db, None, **SAID)
    assert texts(db)[FLARES] == action
    assert is_whole(db)


def test_a_mention_of_an_action_is_dismissed_alone(db: Path, folder: Path) -> None:
    """The others stay one action, also under the id that the dismissed one gave it."""
    write(folder, "june.txt", "7 June 2021", FLARES)
    write(folder, "july.txt", "5 July 2021", FLARES)
    read(db, folder)
    before, action = views(db), texts(db)[FLARES]
    with closing(open_to_read(db)) as c:
        first, *rest = [mention["mention_id"] for mention in queries.show(c, action)["mentions"]]
    assert len(rest) == 2
    dismiss(db, [first], **SAID)
    with closing(open_to_read(db)) as c:
        story = queries.show(c, action)
    assert ([mention["mention_id"] for mention in story["mentions"]], story["first_raised"]) == (rest, "2021-06-07")
    assert explain(db, first, rest[0])["dismissed"]
    undo(db, None, **SAID)
    assert views(db) == before


def test_it_stays_dismissed(db: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read anew by a newer program, in a new version of the file, and in a second document of the same minutes."""
    action = texts(db)[FLARES]
    dismiss(db, [action], **SAID)
    for module in (ingesting, linking):
        monkeypatch.setattr(module, "EXTRACTOR", "minutes-miner 99")
    assert read(db, folder) == {"read anew": 1}
    assert set(texts(db)) == {DRILLS}
    write(folder, "may.txt", "3 May 2021", DRILLS, FLARES)
    write(folder, "may copy.txt", "3 May 2021", FLARES, DRILLS, "UNICEF to paint the pier.")
    read(db, folder)
    assert set(texts(db)) == {DRILLS, "UNICEF to paint the pier."}
    with closing(open_to_read(db)) as c:
        assert queries.show(c, action)["mentions"][0]["quote"] == FLARES
    assert is_whole(db)


def test_an_unknown_id_changes_nothing(db: Path) -> None:
    """None of several is dismissed where one is unknown, or was dismissed before."""
    flares, drills = (texts(db)[text] for text in (FLARES, DRILLS))
    dismiss(db, [flares], **SAID)
    before = db.read_bytes()
    for other in ("A-00000001", flares):
        with pytest.raises(RequestError) as raised:
            dismiss(db, [drills, other], **SAID)
        assert raised.value.code == "unknown-action"
    assert db.read_bytes() == before


def test_the_command_tells_it(db: Path) -> None:
    """What became of the actions; then `show`, `log` and `undo`."""
    flares, drills = (texts(db)[text] for text in (FLARES, DRILLS))
    done = run("dismiss", flares, drills, "--why", "no tasks", "--who", "Rana", "--db", db)
    assert done.exit_code == 0, done.stderr
    assert f"{flares}  stands in no list any more" in done.stdout
    assert "are no action points." in done.stdout
    assert "no action point, said Rana on " in run("show", flares, "--db", db).stdout
    assert json.loads(run("show", flares, "--db", db, "--format", "json").stdout)[0]["dismissed"]["why"] == "no tasks"
    assert run("show", flares, "--with-persons", "--db", db).exit_code == 0
    assert "dismissed: no action point" in run("log", flares, "--db", db).stdout
    assert json.loads(run("open", "--db", db, "--format", "json").stdout) == []
    assert run("dismiss", "A-00000001", "--db", db).exit_code == 2
    run("undo", "--db", db)
    run("undo", "--db", db)
    assert len(texts(db)) == 2
