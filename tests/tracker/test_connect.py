"""Opening, side by side, copies, and older files: the tracker is there for all, and nobody harms it."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from minutes_miner.cli.main import cli
from minutes_miner.errors import TrackerError
from minutes_miner.tracker import connect, places, queries
from minutes_miner.tracker.backup import backup
from minutes_miner.tracker.connect import SCHEMA_VERSION, open_to_read
from minutes_miner.tracker.documents import remember_path
from minutes_miner.tracker.store import Store
from minutes_miner.tracker.verify import verify
from minutes_miner.workflow import ingest
from minutes_miner.workflow.deciding import edit

pytestmark = pytest.mark.xdist_group("processes")

CLOCK = "2024-03-01T00:00:00+00:00"
OLD = sorted((Path(__file__).parent / "old").glob("schema-*.db"))
DAY = date(2021, 12, 31)


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in sorted(folder.iterdir())}


def test_at_rest_a_tracker_is_one_file_that_reading_does_not_touch(copy: Path) -> None:
    """In WAL mode, yet alone in its folder; every query leaves bytes, times and the folder as they are."""
    before = state(copy.parent)
    connection = open_to_read(copy)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    queries.open_actions(connection, as_of=DAY)
    queries.audit(connection, as_of=DAY)
    list(queries.mentions(connection))
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM chains")
    connection.close()
    assert list(before) == ["t.db"]
    assert state(copy.parent) == before


@pytest.mark.parametrize(
    "command",
    [
        "open", "audit", "show ACTION", "export mentions", "export actions", "review", "decisions", "explain MENTION OTHER",
        "groups list", "groups suggest", "agencies list", "agencies suggest", "log", "log ACTION", "verify", "doctor",
    ],
)  # fmt: skip
def test_no_question_leaves_a_trace(copy: Path, command: str) -> None:
    """Every command that only asks leaves bytes, times and the folder as they are."""
    connection = open_to_read(copy)
    (action,) = connection.execute("SELECT min(action_id) FROM chains").fetchone()
    mention, other = (row[0] for row in connection.execute("SELECT mention_id FROM links ORDER BY 1 LIMIT 2"))
    connection.close()
    before = state(copy.parent)
    names = {"ACTION": action, "MENTION": mention, "OTHER": other}
    done = CliRunner().invoke(cli, [*(names.get(word, word) for word in command.split()), "--db", str(copy)])
    assert done.exit_code == 0, done.output
    assert state(copy.parent) == before


def test_other_programs_read_every_table_and_view(copy: Path) -> None:
    """Each can be read whole by plain SQLite through sqlite-utils, without functions or collations of our own."""
    db = Database(open_to_read(copy))
    names = {*db.table_names(), *db.view_names()} - {"sqlite_sequence"}
    assert {"actions", "mentions", "meetings", "files", "agencies", "changes"} <= names
    for name in names:
        assert len(list(db.query(f"SELECT * FROM [{name}]"))) == db[name].count
    assert all(db[name].count for name in db.view_names())


def test_reading_beside_a_writer(copy: Path) -> None:
    """Readers see the last whole state while a writer is in the middle; afterwards one file is left, with all."""
    store = Store(copy, clock=CLOCK)
    sha256 = store.connection.execute("SELECT sha256 FROM documents").fetchone()[0]
    remember_path(store, "elsewhere", sha256, "unchanged")
    with store.transaction() as c:
        c.execute("DELETE FROM chains")
        reader = open_to_read(copy)
        assert queries.open_actions(reader, as_of=DAY)
        c.execute("ROLLBACK")
        c.execute("BEGIN")
    reader.close()
    store.close()
    assert [path.name for path in copy.parent.iterdir()] == ["t.db"]
    assert not list(verify(open_to_read(copy)))


def test_verify_beside_a_writer(copy: Path) -> None:
    """What is written while `verify` reads is no finding: it looks at one moment."""
    reader = open_to_read(copy)
    action = next(row["action_id"] for row in queries.actions(reader) if row["status"] == "open")
    seen: list[str] = []

    def meanwhile(sql: str) -> None:
        seen.append(sql)
        if "max(entry)" in seen[-2:][0] and not any(sql == "written" for sql in seen):
            seen.append("written")
            edit(copy, action, {"status": "done"}, clock=CLOCK, who="Ana", why="paid")

    reader.set_trace_callback(meanwhile)
    assert not list(verify(reader))
    assert "written" in seen
    reader.set_trace_callback(None)
    assert queries.show(reader, action)["status"] == "done"
    assert not list(verify(reader))
    reader.close()


def test_what_a_killed_writer_left_is_read_without_folding_it_in(copy: Path) -> None:
    """After a crash the writes wait beside the file: reading sees them and leaves the file's bytes alone."""
    script = (
        "import os, sys; from pathlib import Path; from minutes_miner.tracker.store import Store;"
        "from minutes_miner.tracker.documents import remember_path;"
        f"s = Store(Path(sys.argv[1]), clock='{CLOCK}');"
        "d = s.connection.execute('SELECT sha256 FROM documents').fetchone()[0];"
        "remember_path(s, 'elsewhere', d, 'unchanged'); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", script, str(copy)], check=False)
    before = copy.read_bytes()
    connection = open_to_read(copy)
    assert connection.execute("SELECT count(*) FROM paths WHERE path = 'elsewhere'").fetchone()[0] == 1
    connection.close()
    assert copy.read_bytes() == before
    Store(copy, clock=CLOCK).close()
    assert [path.name for path in copy.parent.iterdir()] == ["t.db"]


def without_wal(db: Path) -> sqlite3.Connection:
    """A writer as on a network drive: what stood before a change waits in a journal beside the file until it is whole."""
    writer = sqlite3.connect(db, isolation_level=None)
    writer.execute("PRAGMA journal_mode = DELETE")
    writer.execute("PRAGMA cache_size = 1")  # so that pages are written before the end
    writer.execute("BEGIN IMMEDIATE")
    return writer


def test_reading_beside_a_writer_on_a_network_drive(copy: Path) -> None:
    """While somebody has begun to write, the last whole state is read, and the files stay as they are."""
    writer = without_wal(copy)
    writer.execute("UPDATE chains SET status = 'done' WHERE rowid = (SELECT min(rowid) FROM chains)")
    before = state(copy.parent)
    assert list(before) == ["t.db", "t.db-journal"]
    with closing(open_to_read(copy)) as connection:
        assert queries.open_actions(connection, as_of=DAY)
    assert state(copy.parent) == before
    writer.execute("ROLLBACK")


def test_a_change_that_was_cut_off_on_a_network_drive(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While pages are written who reads waits; after a crash there reading says so and leaves the journal alone, and the
    next run rolls back."""
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    with closing(open_to_read(copy)) as connection:
        whole = [tuple(row) for row in connection.execute("SELECT * FROM mentions ORDER BY 1")]
    writer = without_wal(copy)
    writer.execute("UPDATE machine_mentions SET text = text || 'x'")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for path in copy.parent.glob("t.db*"):
        shutil.copy(path, crashed)
    with pytest.raises(TrackerError) as raised:
        open_to_read(copy)
    assert raised.value.code == "tracker-locked"
    writer.execute("ROLLBACK")
    before = state(crashed)
    assert list(before) == ["t.db", "t.db-journal"]
    with pytest.raises(TrackerError) as raised:
        open_to_read(crashed / "t.db")
    assert raised.value.code == "tracker-older"
    assert state(crashed) == before
    Store(crashed / "t.db", clock=CLOCK).close()
    with closing(open_to_read(crashed / "t.db")) as connection:
        assert [tuple(row) for row in connection.execute("SELECT * FROM mentions ORDER BY 1")] == whole
        assert not list(verify(connection))


def test_another_programs_database_in_the_middle_of_a_change(tmp_path: Path) -> None:
    """That it has a journal beside it makes it no tracker of ours: neither read nor written."""
    db = tmp_path / "theirs.db"
    with closing(sqlite3.connect(db)) as made:
        made.execute("CREATE TABLE t (a)")
        made.execute("INSERT INTO t VALUES (1)")
        made.commit()
    writer = without_wal(db)
    writer.execute("UPDATE t SET a = 2")
    before = state(tmp_path)
    for use in (open_to_read, lambda path: Store(path, clock=CLOCK)):
        with pytest.raises(TrackerError) as raised:
            use(db)
        assert raised.value.code == "tracker-foreign"
    assert state(tmp_path) == before
    writer.execute("ROLLBACK")


def test_an_answer_before_all_is_linked(copy: Path) -> None:
    """After an interrupted run the answers say on standard error that they do not hold all, and the next run mends that."""
    with Store(copy, clock=CLOCK) as store, store.transaction() as c:
        c.execute("INSERT INTO stale_groups SELECT DISTINCT group_key FROM extractions")
    for command in ("open", "audit", "export mentions --format csv"):
        done = CliRunner().invoke(cli, [*command.split(), "--db", str(copy)])
        assert (done.exit_code, done.stderr.startswith("warning [unfinished-run]")) == (0, True)
    ingest([], db=copy, clock=CLOCK)
    assert not CliRunner().invoke(cli, ["open", "--db", str(copy)]).stderr


def test_a_locked_tracker_has_its_code(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits in vain is told so, and nothing is changed."""
    monkeypatch.setattr("minutes_miner.tracker.store.BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(copy, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Store(copy, clock=CLOCK) as store, pytest.raises(TrackerError) as raised, store.transaction():
        pass
    assert raised.value.code == "tracker-locked"


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody can remove a file that is open")
@pytest.mark.parametrize("replaced", [False, True], ids=["removed", "replaced"])
def test_a_tracker_that_is_gone_while_it_is_written(copy: Path, tmp_path: Path, replaced: bool) -> None:
    """Nothing is written to a file that has no name any more, and who wanted to is told."""
    other = Path(shutil.copy(copy, tmp_path / "other.db"))
    with Store(copy, clock=CLOCK) as store:
        with store.transaction():
            store.note("edit", "A-1", why="this one is kept")
        copy.unlink()
        if replaced:
            other.rename(copy)
        with pytest.raises(TrackerError) as raised, store.transaction():
            store.note("edit", "A-1", why="this one is not")
        assert raised.value.code == "tracker-replaced"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and devices with names are of other systems")
@pytest.mark.parametrize("command", ["open", "ingest none", "verify", "doctor", "backup copy.db"])
def test_what_is_no_file_is_no_tracker(tmp_path: Path, command: str) -> None:
    """A pipe or a device is refused and nobody waits for it; the doctor does not say that it should be removed."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path(os.devnull)):
        done = CliRunner().invoke(cli, [*command.split(), "--db", str(path)])
        assert "[tracker-foreign]" in done.output
        assert "Remove" not in done.output
        assert path.exists()


def test_a_full_disk_has_its_code(copy: Path) -> None:
    """When the file cannot grow, the document is not stored, and what was there before is whole."""
    with Store(copy, clock=CLOCK) as store:
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(TrackerError) as raised, store.transaction() as c:
            c.execute("INSERT INTO aliases VALUES (?, 'x', 'x', 'x', 'x')", ("x" * 1_000_000,))
        assert raised.value.code == "disk-full"
    assert not list(verify(open_to_read(copy)))


@pytest.mark.skipif(not Path("/proc/self/mounts").exists(), reason="needs a shell that can limit the size of files")
def test_a_disk_that_fills_up_during_a_run(corpus: Path, tmp_path: Path) -> None:
    """A run that comes to the end of the disk says so in one line; with room again, the next run completes it."""
    db, empty = tmp_path / "t.db", tmp_path / "empty.db"
    Store(empty, clock=CLOCK).close()
    room = empty.stat().st_size + 20_000  # for the schema, and for some documents in the file beside it
    command = [sys.executable, "-m", "minutes_miner.cli.main", "ingest", str(corpus / "documents"), "--db", str(db)]
    limit = "import resource, signal, runpy, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    limit += f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room})); sys.argv = sys.argv[1:];"
    limit += "from minutes_miner.cli.main import main; main()"
    done = subprocess.run([sys.executable, "-c", limit, *command[2:]], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "[disk-full]" in done.stderr or "[tracker-readonly]" in done.stderr
    assert "Traceback" not in done.stderr
    assert open_to_read(db).execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode == 0
    assert not list(verify(open_to_read(db)))


_FULL_DISK = """
mount -t tmpfs -o size=4m disk "$1" && cp "$2" "$1/t.db" && cd "$1" && ID=$3 && shift 3
cat /dev/zero > filling 2> /dev/null
for words in "open" "show $ID" "close $ID" "backup copy.db" "export actions --format csv --output actions.csv"; do
    "$@" $words --db t.db > /dev/null 2> /dev/shm/told.$$; echo "$? $words: $(sed 's/].*/]/' /dev/shm/told.$$)"; ls -A
done
rm filling /dev/shm/told.$$; "$@" close $ID --db t.db; "$@" verify --db t.db > /dev/null; echo "$? verify"; ls -A
"""


def test_on_a_disk_without_any_room(copy: Path, tmp_path: Path) -> None:
    """A full disk still answers and reading leaves nothing there; what must be written has its code; with room again all is well."""
    disk = tmp_path / "disk"
    disk.mkdir()
    with closing(open_to_read(copy)) as connection:
        action = next(row["action_id"] for row in queries.actions(connection) if row["status"] == "open")
    own = ["unshare", "--map-root-user", "--mount", "sh", "-c", _FULL_DISK, "sh", str(disk), str(copy), str(action)]
    if (
        not shutil.which("unshare")
        or subprocess.run([*own[:5], "mount -t tmpfs disk /mnt"], capture_output=True, check=False).returncode
    ):
        pytest.skip("no disk can be made here")
    done = subprocess.run([*own, sys.executable, "-m", "minutes_miner"], capture_output=True, text=True, check=True)
    told = done.stdout.splitlines()
    assert told[:3] == ["0 open: ", "filling", "t.db"]
    assert told[3:6] == [f"0 show {action}: ", "filling", "t.db"]
    assert [line for line in told if line[0] in "12"] == [
        f"1 close {action}: error [disk-full]",
        "1 backup copy.db: error [disk-full]",
        "2 export actions --format csv --output actions.csv: error [output-unwritable]",
    ]
    assert told[-3:] == ["0 verify", "actions.csv", "t.db"]


def test_an_answer_that_does_not_fit_on_the_disk(copy: Path) -> None:
    """Where standard output cannot be written, one line says so."""
    if not Path("/dev/full").exists():
        pytest.skip("the system has no disk that is always full")
    words = [sys.executable, "-m", "minutes_miner", "export", "mentions", "--format", "json", "--db", str(copy)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("error [disk-full]")


def test_a_damaged_tracker_has_its_code(copy: Path) -> None:
    """Where SQLite finds damage, the file is left as it is."""
    data = bytearray(copy.read_bytes())
    data[4096:40960] = b"\xff" * 36864
    copy.write_bytes(data)
    with pytest.raises(TrackerError) as raised, connect.translate_errors(copy):
        list(queries.mentions(open_to_read(copy)))
    assert raised.value.code == "tracker-corrupt"
    assert copy.read_bytes() == data


def test_damage_is_told_in_one_line(copy: Path) -> None:
    """Whatever command comes upon a damaged page says so by its code, and leaves the file as it is."""
    data = bytearray(copy.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    copy.write_bytes(data)
    for command in ("open", "audit", "review", "log", "groups list", "close A-00000001"):
        words = [sys.executable, "-m", "minutes_miner.cli.main", *command.split(), "--db", str(copy)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "[tracker-corrupt]" in done.stderr and "Traceback" not in done.stderr
    assert copy.read_bytes() == data


@pytest.mark.parametrize("checked_bytes", [0, 1 << 27], ids=["large", "small"])
def test_a_tracker_that_is_damaged_anywhere_is_not_written_to(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checked_bytes: int
) -> None:
    """Also where the damage is in a page that no command would look at: `ingest` refuses it whatever the size of the tracker,
    a word of a person where the tracker is no large one."""
    monkeypatch.setattr("minutes_miner.tracker.store._CHECKED_BYTES", checked_bytes)
    with closing(sqlite3.connect(copy)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'past_said'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (action,) = connection.execute("SELECT action_id FROM chains").fetchone()
    data = bytearray(copy.read_bytes())
    data[(page - 1) * size : page * size] = b"\xff" * size
    copy.write_bytes(data)
    (tmp_path / "may.txt").write_text("Water Group\nMinutes of 4 May 2021\n", encoding="utf-8")
    commands = [["ingest", str(tmp_path / "may.txt")], *([["close", action]] if checked_bytes else [])]
    for command in commands:
        done = CliRunner().invoke(cli, [*command, "--db", str(copy)])
        assert done.exit_code == 1 and "[tracker-corrupt]" in done.output
        assert copy.read_bytes() == data


@pytest.mark.parametrize("what", ["mentions", "actions"])
@pytest.mark.parametrize("damage", ["unreadable", "emptied index"])
def test_a_damaged_tracker_is_not_exported(copy: Path, tmp_path: Path, damage: str, what: str) -> None:
    """Neither where a page cannot be read that this export would not look at, nor where an index has lost its rows, so that every
    page can be read and yet not all would be told; no file is made and nothing is printed."""
    name = "past_said" if damage == "unreadable" else "chains_group"
    with closing(sqlite3.connect(copy)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        other = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'past_chains_group'").fetchone()[0]
    data = bytearray(copy.read_bytes())
    old = data[(other - 1) * size : other * size] if damage == "emptied index" else b"\xff" * size
    data[(page - 1) * size : page * size] = old
    copy.write_bytes(data)
    if damage == "emptied index":
        with closing(sqlite3.connect(copy)) as connection:
            assert not connect.damage(connection)
    for place in ([], ["--output", str(tmp_path / "all.csv")]):
        done = CliRunner().invoke(cli, ["export", what, "--format", "csv", "--db", str(copy), *place])
        assert (done.exit_code, done.stdout, "[tracker-corrupt]" in done.stderr) == (1, "", True)
    assert not (tmp_path / "all.csv").exists()
    assert copy.read_bytes() == data


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A tracker cannot be made in a folder that does not exist."""
    with pytest.raises(TrackerError) as raised:
        Store(tmp_path / "none" / "t.db", clock=CLOCK)
    assert raised.value.code == "tracker-readonly"


_DROP = ("setpriv", "--inh-caps=-all", "--bounding-set=-all")  # root may write everywhere, unless it gives that up


@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("setpriv") is None, reason="runs as root"
)
@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs the rights of a Unix file")
@pytest.mark.parametrize(
    ("of_file", "of_folder", "command", "told"),
    [
        pytest.param(0o444, 0o555, "open", "", id="reads in a read-only folder"),
        pytest.param(0o444, 0o555, "close A-00000001", "tracker-readonly", id="does not write in a read-only folder"),
        pytest.param(0o644, 0o555, "close A-00000001", "tracker-readonly", id="where no file can be made beside it"),
        pytest.param(0o444, 0o755, "close A-00000001", "tracker-readonly", id="a read-only file"),
        pytest.param(0o000, 0o755, "open", "tracker-readonly", id="a file without rights"),
    ],
)
def test_rights(copy: Path, of_file: int, of_folder: int, command: str, told: str) -> None:
    """Without the right to write the tracker still answers; what cannot be done has its code, and nothing is left behind."""
    before = copy.read_bytes()
    copy.chmod(of_file)
    copy.parent.chmod(of_folder)
    drop = _DROP if os.geteuid() == 0 else ()
    words = [*drop, sys.executable, "-m", "minutes_miner.cli.main", *command.split(), "--db", str(copy)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    copy.parent.chmod(0o755)
    copy.chmod(0o644)
    assert f"[{told}]" in done.stderr if told else (done.returncode, done.stderr) == (0, "")
    assert copy.read_bytes() == before
    assert not list(copy.parent.glob(f"{copy.name}-*"))


def test_backup_while_others_write(copy: Path, tmp_path: Path) -> None:
    """A copy is whole and plain while a writer has the tracker open, and takes the place of an older copy."""
    target = tmp_path / "copies.db"
    target.write_text("old")
    with Store(copy, clock=CLOCK) as store, store.transaction() as c:
        c.execute("DELETE FROM aliases")
        backup(copy, target)
    assert not list(verify(open_to_read(target)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copies.db", "t.db"]


def test_no_copy_of_a_damaged_tracker_takes_the_place_of_a_good_one(copy: Path, tmp_path: Path) -> None:
    """Damage in pages that no command reads is found when a copy is made, and the older copy stays."""
    target = tmp_path / "copies.db"
    backup(copy, target)
    good = target.read_bytes()
    with closing(sqlite3.connect(copy)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'past_said'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(copy.read_bytes())
    data[(page - 1) * size : page * size] = b"\xff" * size
    copy.write_bytes(data)
    assert CliRunner().invoke(cli, ["open", "--db", str(copy)]).exit_code == 0
    with pytest.raises(TrackerError) as raised:
        backup(copy, target)
    assert raised.value.code == "tracker-corrupt"
    assert target.read_bytes() == good
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copies.db", "t.db"]


def test_backup_onto_itself_is_refused(copy: Path) -> None:
    """The copy needs another name."""
    with pytest.raises(TrackerError):
        backup(copy, copy)


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_older_tracker_is_brought_up_to_date(old: Path, tmp_path: Path, corpus: Path) -> None:
    """From every released schema: after a copy, without losing a mention or an id, and verified from then on."""
    db = Path(shutil.copy(old, tmp_path / "t.db"))
    with pytest.raises(TrackerError) as raised:
        open_to_read(db)
    assert raised.value.code == "tracker-older"
    before = sqlite3.connect(db)
    ids = before.execute("SELECT action_id FROM action_ids ORDER BY 1").fetchall()
    mentions = before.execute("SELECT mention_id, text FROM machine_mentions ORDER BY 1").fetchall()
    before.close()
    version = int(old.stem.split("-")[1])
    Store(db, clock=CLOCK).close()
    after = open_to_read(db)
    assert after.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert [tuple(row) for row in after.execute("SELECT action_id FROM action_ids ORDER BY 1")] == ids
    assert [tuple(row) for row in after.execute("SELECT mention_id, text FROM machine_mentions ORDER BY 1")] == mentions
    assert queries.open_actions(after, as_of=DAY)
    assert queries.open_actions(open_to_read(db, known_at=2_000_000_000), as_of=DAY)
    assert not list(verify(after))
    copied = tmp_path / f"t.db.v{version}.bak"
    assert (
        sqlite3.connect(copied).execute("SELECT mention_id, text FROM machine_mentions ORDER BY 1").fetchall()
        == mentions
    )
    ingest([corpus / "documents" / "kyaka-cpswg"], db=db, clock=CLOCK)
    assert not list(verify(open_to_read(db)))


@pytest.mark.parametrize(
    ("path", "synchronised"),
    [
        pytest.param("/home/ana/OneDrive - Agency/minutes/t.db", True, id="OneDrive"),
        pytest.param("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/t.db", True, id="iCloud"),
        pytest.param("/home/ana/Dropbox/t.db", True, id="Dropbox"),
        pytest.param("/home/ana/Google Drive/t.db", True, id="Google Drive"),
        pytest.param("/home/ana/minutes/t.db", False, id="a folder"),
        pytest.param("/home/ana/minutes/dropbox.db", False, id="only the file"),
    ],
)
def test_synchronised_folders_are_known(path: str, synchronised: bool) -> None:
    """A folder that another program copies is told by its name."""
    assert places.is_synchronised(Path(path)) is synchronised


def test_network_drives_are_known(tmp_path: Path) -> None:
    """The longest mount above the tracker says what kind of drive it is."""
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\nserver:/share /srv/office\\040share nfs4 rw 0 0\n")
    assert places.is_network(Path("/srv/office share/minutes/t.db"), mounts=mounts)
    assert not places.is_network(Path("/srv/t.db"), mounts=mounts)


def test_a_link_to_a_tracker_is_the_tracker(copy: Path, tmp_path: Path) -> None:
    """What a killed writer left is not folded in by who reads through a link; a copy of an older one lies beside the file."""
    code = (
        "import os, sys; from pathlib import Path; from minutes_miner.tracker.store import Store;"
        "from minutes_miner.tracker.documents import remember_path;"
        f"s = Store(Path(sys.argv[1]), clock='{CLOCK}');"
        "sha = s.connection.execute('SELECT sha256 FROM documents').fetchone()[0];"
        "remember_path(s, 'elsewhere', sha, 'unchanged'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(copy)], check=False)
    links = tmp_path / "links"
    links.mkdir()
    (links / "link.db").symlink_to(copy)
    before = copy.read_bytes()
    connection = open_to_read(links / "link.db")
    assert queries.open_actions(connection, as_of=DAY)
    connection.close()
    assert copy.read_bytes() == before
    shutil.copy(OLD[0], tmp_path / "old.db")
    (links / "old.db").symlink_to(tmp_path / "old.db")
    Store(links / "old.db", clock=CLOCK).close()
    assert sorted(path.name for path in links.iterdir()) == ["link.db", "old.db"]
    assert list(tmp_path.glob("old.db.v*.bak"))


def test_a_name_that_means_something_to_sqlite_is_a_file(tmp_path: Path) -> None:
    """ ":memory:" keeps what is stored."""
    with contextlib.chdir(tmp_path):
        Store(Path(":memory:"), clock=CLOCK).close()
        open_to_read(Path(":memory:")).close()
    assert [path.name for path in tmp_path.iterdir()] == [":memory:"]


@pytest.mark.parametrize("target", ["t.db", "link.db", "hard.db", "t.db-wal", "half.db"])
def test_no_copy_costs_the_tracker(copy: Path, target: str) -> None:
    """Its own name, a link, another name, what SQLite keeps beside it, or a name whose half copy would be the tracker: refused."""
    folder = copy.parent
    (folder / "link.db").symlink_to(copy)
    (folder / "hard.db").hardlink_to(copy)
    (folder / "half.db.part").hardlink_to(copy)
    before = copy.read_bytes()
    with pytest.raises(TrackerError) as raised:
        backup(copy, folder / target)
    assert raised.value.code == "tracker-readonly"
    assert copy.read_bytes() == before == (folder / "half.db.part").read_bytes()
    done = CliRunner().invoke(cli, ["backup", str(folder), "--db", str(copy)])
    assert (done.exit_code, "[tracker-readonly]" in done.stderr) == (1, True)


def test_a_copy_takes_no_other_files_place(copy: Path, tmp_path: Path) -> None:
    """A file that is no tracker stays when somebody names it by mistake."""
    precious = tmp_path / "precious.txt"
    precious.write_text("years of work")
    done = CliRunner().invoke(cli, ["backup", str(precious), "--db", str(copy)])
    assert (done.exit_code, "[output-unwritable]" in done.stderr) == (2, True)
    assert precious.read_text() == "years of work"


def test_errors_of_a_copy_name_the_right_file(copy: Path, tmp_path: Path) -> None:
    """What is wrong with the tracker is said of the tracker."""
    data = bytearray(copy.read_bytes())
    data[4096:40960] = b"\xff" * 36864
    copy.write_bytes(data)
    with pytest.raises(TrackerError) as raised:
        backup(copy, tmp_path / "other.db")
    assert raised.value.message.startswith(str(copy))
    assert not (tmp_path / "other.db").exists()


def test_a_reader_without_rights_notices_a_writer(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who can make no file beside the tracker is told when it was written while they read it, and not that it is damaged."""
    with monkeypatch.context() as patched:
        patched.setattr(connect, "_has_room", lambda folder: False)
        reader = open_to_read(copy)
        quiet = open_to_read(copy)
    quiet.close()
    with Store(copy, clock=CLOCK) as store:
        sha256 = store.connection.execute("SELECT sha256 FROM documents").fetchone()[0]
        remember_path(store, "elsewhere", sha256, "unchanged")
    with pytest.raises(TrackerError) as raised:
        reader.close()
    assert raised.value.code == "tracker-locked"


def test_a_table_that_is_gone_has_its_code(copy: Path) -> None:
    """Where another tool dropped a table no question ends with a traceback, and doctor says that it is wrong."""
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("DROP TABLE chains")
    for command in ("open", "export actions"):
        done = CliRunner().invoke(cli, [*command.split(), "--db", str(copy)])
        assert (done.exit_code, "[tracker-changed]" in done.stderr) == (1, True), done.output
    done = CliRunner().invoke(cli, ["doctor", "--db", str(copy)])
    assert (done.exit_code, "[tracker-changed]" in done.output) == (1, True)
