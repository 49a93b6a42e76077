"""Folders into the tracker: the same content whatever the number of workers, and after any interruption."""

import contextlib
import itertools
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from minutes_miner.errors import TrackerError
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.verify import verify
from minutes_miner.workflow import Workers, extract_many, find_files, ingest, linking
from minutes_miner.workflow.files import FullPaths, digest, is_younger
from minutes_miner.workflow.workers import Team

pytestmark = pytest.mark.xdist_group("processes")

CLOCK = "2024-01-01T00:00:00+00:00"


def content(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the day on which the schema was made, and for what follows from the salts of the log."""
    read = {"log": "entry, at, who, what, subject, old, new, why, seal"}
    with closing(sqlite3.connect(db)) as connection:
        tables = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        ]
        chosen = [t for t in tables if t != "_sqlite_migrations"]
        return {t: sorted(connection.execute(f"SELECT {read.get(t, '*')} FROM {t}"), key=str) for t in chosen}


def folder(documents: Path, target: Path) -> Path:
    """Sample minutes, a copy under another name, and files that cannot be read."""
    shutil.copytree(documents, target)
    first = sorted(target.rglob("*.txt"))[0]
    shutil.copy(first, target / "a copy.txt")
    (target / "bad.pdf").write_bytes(b"%PDF-1.4 cut")
    (target / "empty.docx").write_bytes(b"")
    (target / "~$lock.docx").write_bytes(b"x")
    return target


def test_any_number_of_workers_gives_the_same_tracker(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every row of every table is the same with no, one and three workers, the log too, also where they link."""
    minutes = folder(corpus / "documents", tmp_path / "minutes")
    monkeypatch.setattr(linking, "_WORTH_SHARING", 1)
    parts, apart = Counter[int](), Team.map

    def counting(team: Team, task: Any, given: Any) -> Any:
        parts[len(given)] += 1
        return apart(team, task, given)

    monkeypatch.setattr(Team, "map", counting)
    found = []
    for jobs in (0, 1, 3):
        db = tmp_path / f"{jobs}.db"
        told: list[tuple[str, str, str]] = []
        ingest(
            [minutes], db=db, clock=CLOCK, workers=Workers(jobs), progress=lambda *step, told=told: told.append(step)
        )
        found.append((content(db), told))
    assert found[0] == found[1] == found[2]
    assert len(found[0][1]) == 19  # each has its line, a lock file too
    assert (parts[3], parts[1]) == (3, 6)  # three groups: by three processes at once, before by one


def test_the_report_names_failures_and_doubts(corpus: Path, tmp_path: Path) -> None:
    """The report counts each outcome and gives the reason for what failed or is doubtful."""
    minutes = folder(corpus / "documents", tmp_path / "minutes")
    (minutes / "dashboard.txt").write_text("Water levels\nWeek 12: 4.5 m\nWeek 13: 4.4 m\n")
    (minutes / "undated.txt").write_text(
        "Minutes of the Water Board\nPresent: UNICEF\n\nAction points:\n- UNICEF to call IRC\n"
    )
    linked: list[tuple[int, int]] = []
    report = ingest([minutes], db=tmp_path / "t.db", clock=CLOCK, linking=lambda *told: linked.append(told))
    assert linked == [(at, len(linked)) for at in range(1, len(linked) + 1)] != []
    assert report.counts["failed"] == 2
    assert [(Path(path).name, reason.split("]")[0]) for path, reason in report.failures] == [
        ("bad.pdf", "[corrupt-pdf"),
        ("empty.docx", "[empty-file"),
    ]
    assert report.counts["unchanged"] == 1
    assert ["no-date" in doubt for path, doubt in report.doubts if path.endswith("undated.txt")] == [True]


def test_nothing_is_passed_over_in_silence(tmp_path: Path) -> None:
    """Links that are not followed are told, also where they lead in circles; a link to a file is that file."""
    minutes, elsewhere = tmp_path / "minutes", tmp_path / "elsewhere"
    for path in (minutes, elsewhere):
        path.mkdir()
    (elsewhere / "may.txt").write_text("Minutes of the Water Board\nDate: 4 May 2015\n")
    for name, target in (("circle", minutes), ("gone.txt", tmp_path / "none"), ("may.txt", elsewhere / "may.txt")):
        (minutes / name).symlink_to(target)
    told = [(path.name, reason) for path, reason in find_files([minutes])]
    assert told == [
        ("circle", "a link to a folder; name the folder to have it read"),
        ("gone.txt", "a link to nothing"),
        ("may.txt", None),
    ]


def test_stopped_by_hand(corpus: Path, tmp_path: Path) -> None:
    """Ctrl-C keeps what was read, leaves one whole file, and says how to go on."""
    script = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from minutes_miner.cli.main import main; main()"
    words = [sys.executable, "-c", script, "ingest", str(corpus / "documents"), "--db", str(tmp_path / "t.db")]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("new")
        process.send_signal(signal.SIGINT)
        told = process.stderr.read()
    assert (process.returncode, told.splitlines()[-1]) == (
        130,
        "Stopped. What was read so far is kept; the same command goes on from here.",
    )
    assert [path.name for path in tmp_path.glob("t.db*")] == ["t.db"]
    with closing(open_to_read(tmp_path / "t.db")) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone()[0] >= 1
        assert not list(verify(connection))


class Known(Executor):
    """Answers with what was read before, so that a process is killed while it writes and not while it reads."""

    def __init__(self, minutes: Path) -> None:
        files = [path.resolve() for path, skipped in find_files([minutes]) if skipped is None]
        self.results = dict(extract_many(files))

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The result for a path."""
        future = Future[Any]()
        future.set_result(self.results[args[0]])
        return future


def run(minutes: Path, db: Path, workers: Workers, *, kill_after: float | None = None) -> tuple[bool, list[str]]:
    """Ingest in another process, which has all loaded; whether it came to its end, and the files that it said it had stored."""
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            ingest(
                [minutes], db=db, clock=CLOCK, workers=workers,
                progress=lambda path, outcome, _: outcome == "new" and os.write(telling, f"{path}\n".encode()),
            )  # fmt: skip
            os._exit(0)
        os._exit(1)
    os.close(telling)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    state = os.waitpid(child, 0)[1]
    with os.fdopen(told, encoding="utf-8") as lines:
        stored = lines.read().splitlines()
    assert os.WIFSIGNALED(state) or os.WEXITSTATUS(state) == 0
    return not os.WIFSIGNALED(state), stored


def assert_whole(db: Path, stored: set[str], beside: Path) -> None:
    """SQLite finds no damage in what a killed process left, the tracker opens, and holds all that was said to be stored."""
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    for path in db.parent.glob(f"{db.name}*"):
        if not path.name.endswith("-shm"):
            shutil.copy(path, beside)
    with closing(sqlite3.connect(beside / db.name)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    try:
        with closing(open_to_read(db)) as connection:
            assert stored <= {row[0] for row in connection.execute("SELECT path FROM paths")}
    except TrackerError as error:
        assert error.code in ("tracker-missing", "tracker-older")  # killed before the first document, while it was made
        assert not stored


def kill_and_complete(minutes: Path, tmp_path: Path, workers: Workers, *, kills: int) -> None:
    """Kill `ingest` at random moments, again and again until it comes to its end, then compare; so many times in all."""
    start = time.monotonic()
    run(minutes, tmp_path / "whole.db", workers)
    length = time.monotonic() - start
    expected = content(tmp_path / "whole.db")
    chance = random.Random(7)
    trackers = (tmp_path / f"killed-{number}.db" for number in itertools.count())
    killed = 0
    while killed < kills:
        db, stored, ended = next(trackers), set[str](), False
        while not ended:
            ended, told = run(minutes, db, workers, kill_after=chance.uniform(0, length))
            killed += not ended
            stored.update(told)
            assert_whole(db, stored, tmp_path / "left")
        assert list(tmp_path.glob(f"{db.name}*")) == [db]
        assert content(db) == expected
        with closing(open_to_read(db)) as connection:
            assert not list(verify(connection))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is of other systems")
def test_killed_at_some_moments(corpus: Path, tmp_path: Path) -> None:
    """Killed at any moment, while it reads or while it writes, the tracker opens, has lost nothing, and the next run makes
    it equal to an uninterrupted one."""
    minutes = folder(corpus / "documents" / "kyaka-cpswg", tmp_path / "minutes")
    list(extract_many([path for path, _ in find_files([minutes])]))  # what is loaded once is loaded
    kill_and_complete(minutes, tmp_path, Workers(), kills=4)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is of other systems")
def test_killed_at_two_hundred_moments(corpus: Path, tmp_path: Path) -> None:
    """The same at two hundred moments of writing."""
    minutes = folder(corpus / "documents", tmp_path / "minutes")
    kill_and_complete(minutes, tmp_path, Workers(1, Known(minutes)), kills=200)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks so that what is loaded once is loaded")
def test_two_runs_at_once(corpus: Path, tmp_path: Path) -> None:
    """Two processes that ingest overlapping folders into one tracker, which neither finds there, lose nothing and store nothing twice."""
    minutes, db = corpus / "documents", tmp_path / "t.db"
    paths = [[minutes / "bekaa-cpwg", minutes / "kyaka-cpswg"], [minutes / "kyaka-cpswg", minutes / "irbid-cpswg"]]
    workers = Workers(1, Known(minutes))
    children = []
    for mine in paths:
        child = os.fork()
        if child == 0:
            with contextlib.suppress(BaseException):
                ingest(mine, db=db, clock=CLOCK, workers=workers)
                os._exit(0)
            os._exit(1)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
    ingest([minutes], db=tmp_path / "one.db", clock=CLOCK, workers=workers)
    told = []
    for path in (db, tmp_path / "one.db"):
        with closing(open_to_read(path)) as connection:
            assert not list(verify(connection))
            tables = ("mentions", "actions", "files", "meetings")
            told.append([sorted(map(tuple, connection.execute(f"SELECT * FROM {table}")), key=str) for table in tables])
    assert told[0] == told[1]


def test_full_paths_are_those_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The full path of a file is what `Path.resolve` says, over links to files and folders, dots, and changes of the folder."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "may.txt").write_text("x", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a" / "b" / "may.txt")
    (tmp_path / "folder").symlink_to(tmp_path / "a" / "b")
    asked = ["a/b/may.txt", "link.txt", "folder/may.txt", "a/../folder/may.txt", "a/b/..", ".", "folder", "missing.txt"]
    for here in (tmp_path, tmp_path / "a"):
        monkeypatch.chdir(here)
        places = FullPaths()
        for path in map(Path, [*asked, *(tmp_path / one for one in asked)]):
            assert places.of(path) == path.resolve()


def test_a_link_that_leads_elsewhere_now_is_followed_anew(tmp_path: Path) -> None:
    """Of a folder behind a link that was set to another one, the next run keeps where its files lie, in one process too."""
    db, link = tmp_path / "t.db", tmp_path / "current"
    for year in ("2015", "2016"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "may.txt").write_text(f"Minutes of the Water Board\nDate: 4 May {year}\n", encoding="utf-8")
        link.unlink(missing_ok=True)
        link.symlink_to(tmp_path / year)
        ingest([link], db=db, clock=CLOCK)
    with closing(open_to_read(db)) as connection:
        paths = [row[0] for row in connection.execute("SELECT path FROM paths ORDER BY 1")]
    assert paths == [str(tmp_path / year / "may.txt") for year in ("2015", "2016")]


def test_files_that_came_after_the_tracker_are_told(tmp_path: Path) -> None:
    """A file with an old date that is copied now is younger than the tracker; those that lay there before are not."""
    minutes, db = tmp_path / "minutes", tmp_path / "t.db"
    minutes.mkdir()
    (minutes / "a.txt").write_text("x", encoding="utf-8")
    assert is_younger([minutes], db)
    time.sleep(0.05)
    db.write_bytes(b"")
    assert not is_younger([minutes], db)
    time.sleep(0.05)
    (minutes / "b.txt").write_text("x", encoding="utf-8")
    os.utime(minutes / "b.txt", (0, 0))
    assert is_younger([minutes], db)


def test_a_second_run_loads_no_model(corpus: Path, tmp_path: Path) -> None:
    """Where nothing is new, no process is made ready to read, and no model is loaded."""
    minutes, db = tmp_path / "minutes", tmp_path / "t.db"
    minutes.mkdir()
    shutil.copy(min((corpus / "documents").rglob("*.txt")), minutes)
    script = (
        "import sys; from click.testing import CliRunner; from minutes_miner.cli.main import cli;"
        "done = CliRunner().invoke(cli, ['ingest', sys.argv[1], '--db', sys.argv[2]]);"
        "from multiprocessing import forkserver; server = forkserver._forkserver._forkserver_pid;"
        "print(done.exit_code, 'unchanged' in done.output, server is None, 'spacy' in sys.modules)"
    )
    told = [
        subprocess.run([sys.executable, "-c", script, minutes, db], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert [line.split() for line in told] == [["0", "False", "False", "False"], ["0", "True", "True", "False"]]


MINUTES = "Town Library Board\nMinutes of the meeting\nDate: {day}\nPresent: UNICEF, IRC\n\nAction points:\n{actions}"


def board(path: Path, day: str, *actions: str) -> Path:
    """Minutes of the Town Library Board."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(MINUTES.format(day=day, actions="".join(f"- {action}\n" for action in actions)))
    return path


def open_texts(db: Path) -> list[str]:
    with closing(open_to_read(db)) as connection:
        return sorted(row[0] for row in connection.execute("SELECT text FROM actions WHERE status = 'open'"))


def paths(db: Path) -> list[str]:
    with closing(open_to_read(db)) as connection:
        return [row[0] for row in connection.execute("SELECT path FROM files ORDER BY 1")]


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes")
@pytest.mark.parametrize("jobs", [0, 2])
def test_a_name_that_is_no_text(tmp_path: Path, jobs: int) -> None:
    """A file whose name is no UTF-8 is read under an escaped one, the others with it; a second run knows both, and a renamed one."""
    odd = tmp_path / "odd" / os.fsdecode(b"caf\xe9.txt")
    board(odd, "4 May 2015", "IRC to buy a lamp")
    board(tmp_path / "odd" / "with space.txt", "5 June 2015", "UNICEF to sell a tent")
    db = tmp_path / "t.db"
    for outcome in ("new", "unchanged"):
        assert ingest([tmp_path / "odd"], db=db, clock=CLOCK, workers=Workers(jobs)).counts == {outcome: 2}
    assert [Path(path).name for path in paths(db)] == ["caf\\udce9.txt", "with space.txt"]
    odd.rename(odd.with_name(os.fsdecode(b"caf\xe8.txt")))
    ingest([tmp_path / "odd"], db=db, clock=CLOCK)
    assert [Path(path).name for path in paths(db)] == ["caf\\udce8.txt", "with space.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is that of Linux")
def test_a_path_that_is_too_long_costs_itself_only(tmp_path: Path) -> None:
    """What the system cannot name is told, and the files beside it are read."""
    board(tmp_path / "in" / "a.txt", "4 May 2015", "IRC to buy a lamp")
    with contextlib.chdir(tmp_path / "in"):
        for _ in range(18):
            Path("d" * 230).mkdir()
            os.chdir("d" * 230)
        Path("b.txt").write_text("x")
    report = ingest([tmp_path / "in"], db=tmp_path / "t.db", clock=CLOCK)
    assert report.counts["new"] == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_pipes_and_devices_are_told(tmp_path: Path) -> None:
    """What has no end is not read to its end."""
    os.mkfifo(tmp_path / "pipe.txt")
    report = ingest([tmp_path / "pipe.txt", Path("/dev/zero")], db=tmp_path / "t.db", clock=CLOCK)
    assert report.counts == {"failed": 2}


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is looked at first, so that nobody waits for the bytes."""
    path = board(tmp_path / "a.txt", "4 May 2015", "IRC to buy a lamp")
    assert digest(path, largest=10) is None
    assert digest(path, largest=10_000) == digest(path)


def test_a_renamed_folder_leaves_no_old_paths(tmp_path: Path) -> None:
    """What lay in it stands under the new path alone, so that corrected minutes still take an action away."""
    db, root = tmp_path / "t.db", tmp_path / "in"
    board(root / "2015" / "may.txt", "4 May 2015", "IRC to buy a lamp", "UNICEF to sell a tent")
    ingest([root], db=db, clock=CLOCK)
    (root / "2015").rename(root / "Minutes 2015")
    ingest([root], db=db, clock=CLOCK)
    assert paths(db) == [str(root / "Minutes 2015" / "may.txt")]
    board(root / "Minutes 2015" / "may.txt", "4 May 2015", "UNICEF to sell a tent")
    ingest([root], db=db, clock=CLOCK)
    assert open_texts(db) == ["UNICEF to sell a tent"]


def test_a_list_that_is_carried_along_is_another_meeting(tmp_path: Path) -> None:
    """Half of the actions stand again in the minutes of a month later, at the same path."""
    db, path = tmp_path / "t.db", tmp_path / "in" / "latest.txt"
    lamp, hall, roof = "IRC to buy a lamp", "Oxfam to paint the hall", "IRC to mend the roof"
    board(path, "4 May 2015", lamp, hall)
    ingest([path], db=db, clock=CLOCK)
    board(path, "5 June 2015", lamp, roof)
    ingest([path], db=db, clock=CLOCK)
    assert open_texts(db) == sorted([lamp, hall, roof])


def test_a_path_that_is_used_again_loses_no_meeting(tmp_path: Path) -> None:
    """The next meeting's minutes under the same name stand beside those of the meeting before; a corrected version replaces them."""
    db, path = tmp_path / "t.db", tmp_path / "in" / "latest.txt"
    lamp, tent, roof = "IRC to buy a lamp", "UNICEF to sell a tent", "IRC to mend the roof"
    board(path, "4 May 2015", lamp, tent)
    ingest([path], db=db, clock=CLOCK)
    board(path, "5 June 2015", roof)
    report = ingest([path], db=db, clock=CLOCK)
    assert (report.counts, report.doubtful) == ({"new": 1}, 1)
    assert open_texts(db) == sorted([lamp, tent, roof])
    assert len(paths(db)) == 2
    board(path, "6 June 2015", roof, "UNICEF to wash the windows")  # the day was mistaken
    assert ingest([path], db=db, clock=CLOCK).counts == {"changed": 1}
    assert open_texts(db) == sorted([lamp, tent, roof, "UNICEF to wash the windows"])
    board(path.with_name("may.txt"), "4 May 2015", lamp, tent)
    ingest([path.parent], db=db, clock=CLOCK)
    assert paths(db) == [str(path), str(path.with_name("may.txt"))]
    with closing(open_to_read(db)) as connection:
        assert not list(verify(connection))
