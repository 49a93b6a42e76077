"""What a person says of a whole document: the program reads it under these words, and as before once they are taken back."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import minutes_miner
from minutes_miner.errors import RequestError
from minutes_miner.records import Given
from minutes_miner.tracker import papers, queries
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.verify import verify
from minutes_miner.workflow import Workers, correcting, ingest, ingesting, linking
from minutes_miner.workflow.correcting import correct
from minutes_miner.workflow.deciding import decisions, undo
from minutes_miner.workflow.forgetting import forget

THEN, CLOCK = "2024-01-01T00:00:00+00:00", "2024-02-01T00:00:00+00:00"
SAID = {"clock": CLOCK, "who": "Rana"}
MINUTES = """Ferry Company Board
Minutes of the meeting{}
Present: UNICEF, IRC, Ann Lee (NRC)

Action points
- NRC to draft a manual on lifeboat drills by end of next week.
- IRC to buy flares by 30 June 2021.
"""
PLAN = "Work plan 2021 of the ferry company\n\nThe fleet is old. The office is closed on Mondays.\nIRC to buy flares by 30 June 2021.\n"


def listed(db: Path, *, doubtful: bool = False) -> list[dict[str, object]]:
    with closing(open_to_read(db)) as c:
        return papers.listed(c, doubtful=doubtful)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert Path(minutes_miner.__file__).is_relative_to(Path(__file__).parents[2])
    path = tmp_path / "minutes"
    path.mkdir()
    (path / "may.txt").write_text(MINUTES.format(""))
    (path / "plan.txt").write_text(PLAN)
    return path


@pytest.fixture
def db(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "t.db"
    read(path, folder)
    return path


def read(db: Path, folder: Path, *, jobs: int = 0) -> dict[str, int]:
    """Ingest a folder; how many files had which outcome."""
    return dict(ingest([folder], db=db, clock=THEN, workers=Workers(jobs)).counts)


def views(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """What every user sees, row by row."""
    with closing(sqlite3.connect(db)) as c:
        return {
            view: sorted(c.execute(f"SELECT * FROM {view}").fetchall(), key=repr)
            for view in ("meetings", "mentions", "actions", "files")
        }


def paper(db: Path, name: str) -> dict[str, object]:
    return next(row for row in listed(db) if row["path"].endswith(name))


def is_whole(db: Path) -> bool:
    with closing(open_to_read(db)) as c:
        return not list(verify(c))


@pytest.mark.parametrize(
    ("name", "given"),
    [
        pytest.param("plan.txt", Given(kind="minutes"), id="minutes after all"),
        pytest.param("may.txt", Given(kind="other"), id="no minutes"),
        pytest.param("may.txt", Given(date="2021-05-03"), id="the day"),
        pytest.param("may.txt", Given(group="Harbour Board"), id="the group"),
        pytest.param("plan.txt", Given("minutes", "2021-05-03", "Ferry Company Board"), id="all of it"),
    ],
)
def test_a_word_counts_at_once_and_undo_brings_back_what_was(db: Path, folder: Path, name: str, given: Given) -> None:
    """The file is read anew under it, `ingest` leaves it so, a newer word replaces it; undo leaves the tracker as it was."""
    before = views(db)
    done = correct(db, name, given, why="asked Ann", **SAID)
    assert (Path(done.path), done.waits) == (folder / name, None)
    told = paper(db, name)
    for field, value in (("kind", given.kind), ("meeting_date", given.date), ("group", given.group)):
        assert value is None or told[field] == value
    assert views(db) != before
    assert is_whole(db)
    assert read(db, folder) == {"unchanged": 2}
    assert all((row["state"], row["who"], row["why"]) == ("still needed", "Rana", "asked Ann") for row in decisions(db))
    undo(db, None, **SAID)
    assert views(db) == before
    assert is_whole(db)
    assert (decisions(db), read(db, folder)) == ([], {"unchanged": 2})


def test_deadlines_are_resolved_against_the_day_that_was_said(db: Path) -> None:
    """ "Next week" is a day once the day of the meeting is known; the doubt about it goes."""
    assert paper(db, "may.txt")["warnings"] == ["no-date"]
    correct(db, "may.txt", Given(date="2021-05-03"), **SAID)
    assert paper(db, "may.txt")["warnings"] == []
    with closing(open_to_read(db)) as c:
        due = {row["deadline"] for row in queries.open_actions(c, as_of=date(2021, 5, 4))}
    assert due == {"2021-05-14", "2021-06-30"}


def test_what_is_no_minutes_has_no_actions_but_had_some(db: Path) -> None:
    """The actions of a plan that was read as minutes are gone; what the tracker knew before stays."""
    correct(db, "may.txt", Given(kind="other"), **SAID)
    with closing(open_to_read(db)) as c, closing(open_to_read(db, known_at=1704200000)) as then:
        assert queries.open_actions(c, as_of=date(2024, 3, 1)) == []
        assert len(queries.open_actions(then, as_of=date(2024, 3, 1))) == 2
    assert paper(db, "may.txt")["warnings"] == ["not-minutes"]
    assert [row["path"] for row in listed(db, doubtful=True)] == [paper(db, "plan.txt")["path"]]


def test_a_word_holds_for_a_newer_program(db: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read anew by another version, once, the document is what a person said."""
    correct(db, "may.txt", Given(date="2021-05-03"), **SAID)
    for module in (ingesting, linking):
        monkeypatch.setattr(module, "EXTRACTOR", "minutes-miner 99")
    assert read(db, folder) == {"read anew": 1, "not minutes": 1}
    assert paper(db, "may.txt")["meeting_date"] == "2021-05-03"
    assert read(db, folder) == {"unchanged": 2}
    undo(db, None, **SAID)
    assert paper(db, "may.txt")["meeting_date"] is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        pytest.param("", "2021-05-03", id="still without a day"),
        pytest.param("\nDate: 3 May 2021", "2021-05-03", id="with the day that was said"),
        pytest.param("\nDate: 7 June 2021", "2021-06-07", id="of another meeting"),
    ],
)
def test_a_newer_version_of_the_file(db: Path, folder: Path, head: str, day: str) -> None:
    """What was said holds for it, unless it tells another day: then it is another meeting. It is read once, and once after undo."""
    correct(db, "may.txt", Given(date="2021-05-03", group="Harbour Board"), **SAID)
    (folder / "may.txt").write_text(MINUTES.format(head) + "- UNICEF to paint the pier.\n")
    read(db, folder)
    told = paper(db, "may.txt")
    assert told["meeting_date"] == day
    assert told["group"] == ("Harbour Board" if day == "2021-05-03" else "Ferry Company Board")
    assert read(db, folder) == {"unchanged": 2}
    assert is_whole(db)
    undo(db, None, **SAID)
    assert paper(db, "may.txt")["group"] == "Ferry Company Board"
    assert read(db, folder) == {"unchanged": 2}


def test_a_file_that_is_not_there_is_read_when_it_is_seen(db: Path, folder: Path) -> None:
    """The word is kept and told; the next `ingest` that finds the file reads it under it, once."""
    away = (folder / "plan.txt").rename(folder.parent / "plan.txt")
    before = views(db)
    done = correct(db, "plan.txt", Given(kind="minutes"), **SAID)
    assert done.waits
    assert views(db) == before
    assert [row["state"] for row in decisions(db)] == ["not read anew yet"]
    assert is_whole(db)
    away.rename(folder / "plan.txt")
    assert read(db, folder) == {"read anew": 1, "unchanged": 1}
    assert paper(db, "plan.txt")["action_points"] == 1
    assert read(db, folder) == {"unchanged": 2}
    (folder / "plan.txt").rename(away)
    assert undo(db, None, **SAID)["waits"]
    away.rename(folder / "plan.txt")
    assert read(db, folder) == {"not minutes": 1, "unchanged": 1}
    assert views(db) == before


def test_an_interrupted_correction_is_completed(db: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped between the word and the reading, the word is kept; the next `ingest` reads the file under it, once."""

    def stopped(*arguments: object, **options: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(correcting, "read_anew", stopped)
    with pytest.raises(KeyboardInterrupt):
        correct(db, "may.txt", Given(date="2021-05-03"), **SAID)
    assert is_whole(db)
    assert read(db, folder) == {"read anew": 1, "unchanged": 1}
    assert paper(db, "may.txt")["meeting_date"] == "2021-05-03"
    assert read(db, folder) == {"unchanged": 2}


def test_minutes_of_another_meeting_under_the_same_name(db: Path, folder: Path) -> None:
    """What is said of the newer ones does not touch the older ones, which stand beside them without a file."""
    (folder / "may.txt").write_text(MINUTES.format("\nDate: 3 May 2021"))
    read(db, folder)
    (folder / "may.txt").write_text(MINUTES.format("\nDate: 7 June 2021").replace("flares", "ropes"))
    read(db, folder)
    assert correct(db, "may.txt", Given(date="2021-06-08"), **SAID).waits is None
    days = {row["meeting_date"] for row in listed(db) if row["kind"] == "minutes"}
    assert days == {"2021-05-03", "2021-06-08"}
    assert read(db, folder) == {"unchanged": 2}


def test_the_number_of_workers_does_not_matter(db: Path, folder: Path, tmp_path: Path) -> None:
    """Two processes read under the same words as this one, also copies and newer versions."""
    correct(db, "plan.txt", Given(kind="minutes", date="2021-05-03"), **SAID)
    (folder / "a copy.txt").write_text(f"{PLAN}NRC to paint the pier.\n")
    (folder / "plan.txt").write_text(f"{PLAN}NRC to paint the pier.\n")
    found = []
    for count in (0, 2):
        other = tmp_path / f"{count}.db"
        other.write_bytes(db.read_bytes())
        read(other, folder, jobs=count)
        found.append(views(other))
        assert read(other, folder) == {"unchanged": 3}
    assert found[0] == found[1]
    assert paper(other, "a copy.txt")["action_points"] == 2


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        pytest.param("may.txt", Given(date="1812-05-03"), "bad-date", id="too early"),
        pytest.param("may.txt", Given(date="2025-05-03"), "bad-date", id="more than a year ahead"),
        pytest.param("may.txt", Given(group="  "), "bad-group", id="empty"),
        pytest.param("may.txt", Given(group="123"), "bad-group", id="no letters"),
        pytest.param("may.txt", Given(group="Ann Lee"), "bad-group", id="a person"),
        pytest.param("june.txt", Given(kind="other"), "unknown-document", id="unknown"),
        pytest.param("", Given(kind="other"), "unknown-document", id="nothing"),
        pytest.param(".txt", Given(kind="other"), "ambiguous-document", id="several"),
    ],
)
def test_what_cannot_be_changes_nothing(db: Path, name: str, given: Given, code: str) -> None:
    """An error with its code, and the tracker stays as it is, byte for byte."""
    before = db.read_bytes()
    with pytest.raises(RequestError) as raised:
        correct(db, name, given, **SAID)
    assert raised.value.code == code
    assert db.read_bytes() == before


def test_a_document_goes_by_path_end_of_path_or_hash(db: Path, folder: Path) -> None:
    """The end of a path at a folder comes before other ends."""
    (folder / "old may.txt").write_text(MINUTES.format("\nDate: 5 April 2021"))
    read(db, folder)
    sha256 = str(paper(db, "minutes/may.txt")["sha256"])
    for name in (str(folder / "may.txt"), "may.txt", "minutes/may.txt", sha256[:6], sha256.upper()):
        assert Path(correct(db, name, Given(kind="minutes"), **SAID).path) == folder / "may.txt"
    assert {row["state"] for row in decisions(db)} == {"agrees now"}


def test_persons_are_kept_apart_and_forgotten(db: Path, folder: Path) -> None:
    """A person in the name of a group is hidden; `forget` finds the reason too, and nothing is read anew for it."""
    correct(db, "may.txt", Given(group="Board of Ann Lee"), why="Ann Lee said so", **SAID)
    assert paper(db, "may.txt")["group"] == "Board of (a person)"
    forget(db, "Ann Lee", clock=CLOCK, who="Rana")
    assert b"Ann Lee" not in db.read_bytes()
    assert is_whole(db)
    assert read(db, folder) == {"unchanged": 2}
