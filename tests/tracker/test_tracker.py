"""The tracker: safe to run again, one document one transaction, old ids answer, foreign files are left alone."""

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from minutes_miner.errors import RequestError, TrackerError
from minutes_miner.tracker import queries
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.workflow import ingest
from minutes_miner.workflow.telling import became

CLOCK = "2024-01-01T00:00:00+00:00"


def exported(db: Path) -> list[dict[str, object]]:
    return list(queries.mentions(open_to_read(db)))


def test_ingesting_twice_changes_nothing(made: Path, corpus: Path, tmp_path: Path) -> None:
    """A second run over the same folder says unchanged for each file and leaves the answers as they are."""
    db = tmp_path / "copy.db"
    shutil.copy(made, db)
    report = ingest([corpus / "documents"], db=db, clock=CLOCK)
    assert report.counts == {"unchanged": 15}
    assert exported(db) == exported(made)
    assert list(queries.actions(open_to_read(db))) == list(queries.actions(open_to_read(made)))


@pytest.mark.parametrize("backwards", [False, True], ids=["by name", "backwards"])
def test_the_order_of_arrival_does_not_matter(made: Path, corpus: Path, tmp_path: Path, backwards: bool) -> None:
    """One file at a time, in any order, gives the same chains and the same ids."""
    db = tmp_path / "one.db"
    for path in sorted((corpus / "documents").rglob("*.*"), reverse=backwards):
        ingest([path], db=db, clock=CLOCK)
    assert exported(db) == exported(made)


def test_recurring_actions_are_chains(made: Path) -> None:
    """An action carried over four meetings with two new deadlines is one action with its slips."""
    actions = [a for a in queries.actions(open_to_read(made)) if "case worker has been recruited" in a["text"]]
    assert [(a["mentions"], a["slips"], a["status"], a["deadline"]) for a in actions] == [(4, 2, "open", "2018-06-30")]


def test_open_as_of_an_earlier_day(made: Path) -> None:
    """As of an earlier day the answer knows only the minutes up to that day."""
    connection = open_to_read(made)
    then = {a["text"]: a for a in queries.open_actions(connection, as_of=date(2018, 4, 10), group="irbid")}
    now = {a["text"]: a for a in queries.open_actions(connection, as_of=date(2018, 12, 31), group="irbid")}
    pathway = next(text for text in then if "finalise the referral pathway" in text)
    assert then[pathway]["overdue_days"] == 21
    assert pathway not in now


def test_open_for_an_agency(made: Path) -> None:
    """Asking for an agency gives what names it, in any case."""
    connection = open_to_read(made)
    rows = queries.open_actions(connection, as_of=date(2021, 12, 31), agencies=("hijra",))
    assert rows
    assert all("HIJRA" in row["responsible"] for row in rows)


def test_due_within(made: Path) -> None:
    """Due within a fortnight gives deadlines from today to then."""
    rows = queries.open_actions(open_to_read(made), as_of=date(2021, 12, 31), due_within_days=14)
    assert [row["deadline"] for row in rows] == ["2022-01-04"]


def test_audit_tells_what_was_lost(made: Path) -> None:
    """What two later meetings did not mention again is lost; what was mentioned in the last one is not."""
    rows = {row["text"]: row for row in queries.audit(open_to_read(made), as_of=date(2021, 12, 31))}
    lost = next(row for text, row in rows.items() if "Kakoni quarry" in text)
    kept = next(row for text, row in rows.items() if text.startswith("OPM to raise the quarry"))
    assert (lost["lost"], kept["lost"]) == (True, False)
    assert kept["carried_over"] == 3
    assert kept["deadlines_missed"] == 3


def test_show_and_audit_agree_what_is_lost(made: Path) -> None:
    """What is lost, and after how many meetings, is one thing wherever it is told, on any day; what is closed never is."""
    connection = open_to_read(made)
    told = 0
    for day in (date(2018, 3, 1), date(2021, 12, 31)):
        for row in queries.audit(connection, as_of=day):
            story = queries.show(connection, row["action_id"], as_of=day)
            history = became(connection, story)
            assert (story["lost"], story["meetings_since"]) == (row["lost"], row["meetings_since"])
            assert history["lost"] == (row["meetings_since"] if row["lost"] else 0)
            told += row["lost"]
    assert told
    closed = connection.execute("SELECT action_id FROM chains WHERE status = 'done'").fetchall()
    assert closed and not any(queries.show(connection, action_id)["lost"] for (action_id,) in closed)


def test_show_tells_every_mention(made: Path) -> None:
    """One action's story has each mention with quote, document and place."""
    connection = open_to_read(made)
    action = next(a for a in queries.actions(connection) if a["text"].startswith("KAFA to revise"))
    story = queries.show(connection, action["action_id"].lower())
    assert [m["meeting_date"] for m in story["mentions"]] == [
        "2019-01-16",
        "2019-02-13",
        "2019-03-13",
        "2019-04-10",
        "2019-05-15",
    ]
    assert all(m["quote"] and m["path"] for m in story["mentions"])


def test_an_unknown_id_is_told(made: Path) -> None:
    """An id that was never given raises a request error."""
    with pytest.raises(RequestError) as raised:
        queries.show(open_to_read(made), "A-999999999")
    assert raised.value.code == "unknown-action"


def test_an_id_answers_after_an_earlier_meeting_was_found(corpus: Path, tmp_path: Path) -> None:
    """When older minutes turn up, the id given before still answers with the same action."""
    documents = corpus / "documents" / "kyaka-cpswg"
    db = tmp_path / "late.db"
    ingest([documents / "kyaka_2021-11-11.txt"], db=db, clock=CLOCK)
    before = next(a for a in queries.actions(open_to_read(db)) if "quarry" in a["text"])
    ingest([documents], db=db, clock=CLOCK)
    story = queries.show(open_to_read(db), before["action_id"])
    assert len(story["mentions"]) == 4
    assert story["asked_for"] == before["action_id"]


def test_persons_are_in_one_table_only(tmp_path: Path) -> None:
    """Names of persons stand in the table of persons and in no other."""
    minutes = tmp_path / "minutes.txt"
    minutes.write_text(
        "Town Library Board\nMinutes of the meeting\nDate: 4 May 2015\nPresent: Zebulon Quark (UNICEF), Ottoline Vex (IRC)\n\n"
        "Action points:\n- Ottoline Vex to share the opening hours by 10 May\n- Zebulon Quark to call the printer\n"
    )
    db = tmp_path / "t.db"
    ingest([minutes], db=db, clock=CLOCK)
    connection = open_to_read(db)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for name in ("chain_responsible", "machine_responsible", "attendance"):
        assert name in tables
        assert not any(
            "Quark" in str(tuple(row)) or "Vex" in str(tuple(row))
            for row in connection.execute(f"SELECT * FROM {name}")
        )
    assert {row["person"] for row in connection.execute("SELECT person FROM persons")} >= {
        "Zebulon Quark",
        "Ottoline Vex",
    }
    assert [a["responsible"] for a in queries.actions(connection)] in ([["IRC"], ["UNICEF"]], [["UNICEF"], ["IRC"]])


def test_contacts_are_kept_with_the_persons(tmp_path: Path) -> None:
    """Mail addresses and telephone numbers stand in the table of persons and in no other."""
    minutes = tmp_path / "minutes.txt"
    minutes.write_text(
        "Town Library Board\nMinutes of the meeting\nDate: 4 May 2015\nPresent: UNICEF, IRC\n\n"
        "Action points:\n- IRC to send the list to z.quark@example.org (+962 79 123 4567) by 10 May\n"
    )
    db = tmp_path / "t.db"
    ingest([minutes], db=db, clock=CLOCK)
    connection = open_to_read(db)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    holding = [
        n
        for n in tables
        if any(
            "quark" in str(tuple(row)) or "123 4567" in str(tuple(row))
            for row in connection.execute(f"SELECT * FROM [{n}]")
        )
    ]
    assert holding == ["persons"]


def test_a_copy_at_another_path_counts_once(corpus: Path, tmp_path: Path) -> None:
    """The same file in two places, and the same minutes in two formats, count once."""
    source = next((corpus / "documents").rglob("kyaka_2021-08-12.txt"))
    for name in ("a.txt", "b.txt"):
        shutil.copy(source, tmp_path / name)
    (tmp_path / "c.txt").write_bytes(source.read_bytes() + b"\nEnd of the minutes.\n")
    db = tmp_path / "t.db"
    ingest([tmp_path], db=db, clock=CLOCK)
    assert [a["mentions"] for a in queries.actions(open_to_read(db))] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(lambda path: path.write_text("a letter"), "tracker-foreign", id="another file"),
        pytest.param(
            lambda path: sqlite3.connect(path).executescript("CREATE TABLE t (a)"),
            "tracker-foreign",
            id="another database",
        ),
        pytest.param(
            lambda path: sqlite3.connect(path).executescript(
                "CREATE TABLE t (a); PRAGMA application_id = 1296913490; PRAGMA user_version = 99"
            ),
            "tracker-newer",
            id="newer",
        ),
    ],
)
def test_files_that_are_not_ours_are_left_alone(tmp_path: Path, corpus: Path, make: object, code: str) -> None:
    """A foreign or newer file is refused by reading and writing, and keeps its bytes."""
    db = tmp_path / "t.db"
    made = make(db)  # type: ignore[operator]
    if hasattr(made, "close"):
        made.close()
    before = db.read_bytes()
    with pytest.raises(TrackerError) as reading:
        open_to_read(db)
    with pytest.raises(TrackerError) as writing:
        ingest([corpus / "documents"], db=db, clock=CLOCK)
    assert (reading.value.code, writing.value.code) == (code, code)
    assert db.read_bytes() == before


def test_a_missing_tracker_is_told(tmp_path: Path) -> None:
    """Reading a tracker that is not there makes none."""
    with pytest.raises(TrackerError) as raised:
        open_to_read(tmp_path / "none.db")
    assert raised.value.code == "tracker-missing"
    assert not list(tmp_path.iterdir())


def test_reading_changes_no_byte(made: Path) -> None:
    """After every query the file has the same bytes and the same time."""
    before = (made.read_bytes(), made.stat().st_mtime_ns)
    connection = open_to_read(made)
    queries.open_actions(connection, as_of=date(2021, 1, 1))
    queries.audit(connection, as_of=date(2021, 1, 1))
    list(queries.mentions(connection))
    connection.close()
    assert (made.read_bytes(), made.stat().st_mtime_ns) == before


def test_one_bad_file_does_not_cost_the_others(corpus: Path, tmp_path: Path) -> None:
    """A broken file is reported and the others are done."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 cut")
    (folder / "notes.xyz").write_text("x")
    shutil.copy(next((corpus / "documents").rglob("*.txt")), folder / "good.txt")
    told: dict[str, str] = {}
    report = ingest(
        [folder],
        db=tmp_path / "t.db",
        clock=CLOCK,
        progress=lambda path, outcome, _: told.update({Path(path).name: outcome}),
    )
    assert told == {"bad.pdf": "failed", "good.txt": "new", "notes.xyz": "skipped"}
    assert [Path(path).name for path, _ in report.failures] == ["bad.pdf"]
    assert report.failed


def test_files_of_one_name_in_two_folders_are_two(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Called in one folder after the other with the same relative path, each file is kept under its full path."""
    sources = sorted((corpus / "documents" / "kyaka-cpswg").glob("*.txt"))[:2]
    db = tmp_path / "t.db"
    for folder, source in zip(("2020", "2021"), sources, strict=True):
        (tmp_path / folder).mkdir()
        shutil.copy(source, tmp_path / folder / "january.txt")
        monkeypatch.chdir(tmp_path / folder)
        assert ingest([Path()], db=db, clock=CLOCK).counts == {"new": 1}
        assert ingest([Path("january.txt")], db=db, clock=CLOCK).counts == {"unchanged": 1}
    kept = [row["path"] for row in open_to_read(db).execute("SELECT path FROM files ORDER BY 1")]
    assert kept == [str(tmp_path / folder / "january.txt") for folder in ("2020", "2021")]
