"""The commands as a person types them."""

import json
import shutil
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import COMMANDS, cli
from tests.readers.golden import docx_samples as word


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def tracker(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker made by the command."""
    db = tmp_path_factory.mktemp("cli") / "t.db"
    done = run("ingest", corpus / "documents", "--db", db)
    assert done.exit_code == 0, done.stderr
    assert "15 files: 15 new." in done.stderr
    return db


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    """Each command explains itself and each of its options."""
    done = run(name, "--help")
    assert done.exit_code == 0
    assert len(done.stdout) > 120


@pytest.mark.parametrize(
    ("option", "name", "code"),
    [
        (("--max-size", "1"), "large.txt", "file-too-large"),
        (("--max-pages", "2"), "three-pages.pdf", "too-many-pages"),
        (("--max-seconds", "0.001"), "three-pages.pdf", "time-limit"),
        (("--max-memory", "64"), "wide.docx", "memory-limit"),
        (("--max-unpacked", "1"), "wide.docx", "zip-bomb"),
        (("--max-depth", "1"), "nested.docx", "too-deep"),
        (("--max-depth", "1"), "nested.txt", "too-deep"),
    ],
)
def test_limits_can_be_set(tmp_path: Path, option: tuple[str, str], name: str, code: str) -> None:
    """Each limit has an option and a variable of the environment; a file above it has its code, and is read below it."""
    made = Path(__file__).parent.parent / "readers" / "golden" / "made"
    path = tmp_path / name
    if name == "wide.docx":
        path.write_bytes(word.package(word.p("x" * 40_000_000)))
    elif name.endswith(".txt"):
        deep = "<table><tr><td>" * 3 + "deep" + "</td></tr></table>" * 3
        path.write_text(deep if name == "nested.txt" else "Minutes of the meeting" + " " * 1_100_000)
    else:
        source = {"three-pages.pdf": "table-over-three-pages.pdf", "nested.docx": "nested-table.docx"}[name]
        path.write_bytes((made / source).read_bytes())
    done = run("extract", path, *option)
    assert json.loads(done.stdout)["error"]["code"] == code
    variable = f"MINUTES_MINER_{option[0].removeprefix('--').replace('-', '_').upper()}"
    done = CliRunner().invoke(cli, ["extract", str(path)], env={variable: option[1]})
    assert json.loads(done.stdout)["error"]["code"] == code
    if name != "wide.docx":
        assert "error" not in json.loads(run("extract", path).stdout)


@pytest.mark.parametrize(
    "command",
    [
        ("debug", "page", Path(__file__).parent.parent / "readers" / "golden" / "made" / "ruled-table.pdf"),
        ("open", "--format", "csv"),
        ("open", "--format", "xlsx"),
    ],
)
def test_what_cannot_be_written_has_a_code(tracker: Path, tmp_path: Path, command: tuple[object, ...]) -> None:
    """An output in a folder that is not there, or in the place of a folder, is refused with its code."""
    place = () if command[0] == "debug" else ("--db", tracker)
    for output in (tmp_path / "none" / "x", tmp_path):
        done = run(*command, "--output", output, *place)
        assert done.exit_code == 2
        assert "error [output-unwritable]" in done.stderr


def test_extract_prints_one_line_a_file(corpus: Path, tmp_path: Path) -> None:
    """Good and bad files give one JSON line each, in order; the exit code says that one failed."""
    good = next((corpus / "documents").rglob("*.docx"))
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.5 nothing")
    done = run("extract", bad, good, tmp_path / "none.txt", "--format", "json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 1
    assert [line.get("error", {}).get("code") for line in lines] == ["corrupt-pdf", None, "file-not-found"]
    assert "corrupt-pdf" in done.stderr


def test_open_in_every_format(tracker: Path, tmp_path: Path) -> None:
    """Table, JSON, CSV and XLSX hold the same rows."""
    import openpyxl

    rows = json.loads(run("open", "--db", tracker, "--as-of", "2021-12-31", "--format", "json").stdout)
    assert rows
    table = run("open", "--db", tracker, "--as-of", "2021-12-31").stdout
    assert all(row["action_id"] in table for row in rows)
    assert (
        len(run("open", "--db", tracker, "--as-of", "2021-12-31", "--format", "csv").stdout.strip().splitlines())
        == len(rows) + 1
    )
    out = tmp_path / "o.xlsx"
    assert run("open", "--db", tracker, "--as-of", "2021-12-31", "--format", "xlsx", "--output", out).exit_code == 0
    assert openpyxl.load_workbook(out).active.max_row == len(rows) + 1


def test_a_spreadsheet_needs_a_file(tracker: Path) -> None:
    """xlsx without --output is wrong usage."""
    done = run("open", "--db", tracker, "--format", "xlsx")
    assert done.exit_code == 2
    assert "output-needed" in done.stderr


def test_aliases_ask_for_the_same_agency(tracker: Path) -> None:
    """Any name of an agency gives the same answer."""
    one, two = (
        run("open", "--db", tracker, "--agency", name, "--as-of", "2021-12-31", "--format", "json").stdout
        for name in ("SCI", "save the children")
    )
    assert one == two
    assert "SCI" in one


def test_audit_and_show(tracker: Path) -> None:
    """What audit lists, show tells."""
    rows = json.loads(run("audit", "--db", tracker, "--as-of", "2021-12-31", "--format", "json").stdout)
    told = run("show", rows[0]["action_id"], "--db", tracker)
    assert told.exit_code == 0
    assert rows[0]["text"] in told.stdout
    assert "“" in told.stdout


def test_export_has_the_fields_of_the_contract(tracker: Path) -> None:
    """Mentions and actions carry the promised fields."""
    mentions = json.loads(run("export", "mentions", "--db", tracker, "--format", "json").stdout)
    assert {
        "mention_id",
        "action_id",
        "path",
        "group",
        "meeting_date",
        "text",
        "responsible",
        "deadline",
        "status",
    } <= set(mentions[0])
    actions = json.loads(run("export", "actions", "--db", tracker, "--format", "json").stdout)
    assert {
        "action_id",
        "group",
        "text",
        "responsible",
        "status",
        "deadline",
        "first_raised",
        "last_raised",
        "mentions",
    } <= set(actions[0])
    assert {m["action_id"] for m in mentions} == {a["action_id"] for a in actions}


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["open", "--as-of", "yesterday"], id="a date that is none"),
        pytest.param(["open", "--due-within", "-3"], id="negative days"),
        pytest.param(["nonsense"], id="unknown command"),
        pytest.param(["ingest"], id="no path"),
    ],
)
def test_wrong_usage_ends_with_two(args: list[str]) -> None:
    """What was typed wrong is told, with exit code 2."""
    assert run(*args).exit_code == 2


def test_a_missing_tracker_is_told_in_one_line(tmp_path: Path) -> None:
    """Querying before anything was read says what to do."""
    done = run("open", "--db", tmp_path / "none.db")
    assert done.exit_code == 1
    assert "tracker-missing" in done.stderr


def test_deadline_reads_arguments_and_standard_input() -> None:
    """Each text gives one line, from the command line or from standard input."""
    done = run("deadline", "by end of April", "ToR", "--meeting-date", "2021-03-29")
    first, second = done.stdout.splitlines()
    assert json.loads(first)["date"] == "2021-04-30"
    assert second == "null"
    piped = CliRunner().invoke(cli, ["deadline", "-", "--meeting-date", "2021-03-29"], input="by 5 May\n\n")
    assert [json.loads(line) and json.loads(line)["date"] for line in piped.stdout.splitlines()] == ["2021-05-05", None]


def test_the_schema_is_json() -> None:
    """The schema command prints a JSON Schema."""
    assert json.loads(run("schema").stdout)["$schema"].startswith("https://json-schema.org")


def test_a_page_can_be_drawn(corpus: Path, tmp_path: Path) -> None:
    """debug page writes a picture, and says when there is no such page."""
    pdf = next((corpus / "documents").rglob("*.pdf"))
    assert run("debug", "page", pdf, "--page", 1, "--output", tmp_path / "p.png").exit_code == 0
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")
    assert run("debug", "page", pdf, "--page", 99, "--output", tmp_path / "q.png").exit_code == 2


def test_the_installed_command_works_elsewhere(tmp_path: Path, corpus: Path) -> None:
    """The installed entry point runs from another folder."""
    command = Path(sys.executable).parent / "minutes-miner"
    path = next((corpus / "documents").rglob("*.txt"))
    done = subprocess.run([command, "extract", path], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["kind"] == "minutes"


def test_log_verify_and_backup(tracker: Path, tmp_path: Path) -> None:
    """The log of an action is told; the tracker is verified, also in its copy; a changed copy is not."""
    rows = json.loads(run("audit", "--db", tracker, "--as-of", "2021-12-31", "--format", "json").stdout)
    told = run("log", rows[0]["action_id"], "--db", tracker).stdout
    assert "raised" in told
    assert json.loads(run("log", "--db", tracker, "--format", "json").stdout)
    copied = tmp_path / "copy.db"
    assert run("backup", copied, "--db", tracker).exit_code == 0
    assert run("verify", "--db", copied).exit_code == 0
    connection = sqlite3.connect(copied)
    connection.executescript("UPDATE chains SET deadline = '2030-01-01'")
    connection.close()
    done = run("verify", "--db", copied)
    assert done.exit_code == 1
    assert "[tracker-changed]" in done.stderr


def test_known_at(tracker: Path) -> None:
    """Before the first run the tracker knew nothing; at the end of today it knows all."""
    arguments = ("open", "--db", tracker, "--as-of", "2021-12-31", "--format", "json")
    today = datetime.now().date().isoformat()
    assert json.loads(run(*arguments, "--known-at", "2020-01-01").stdout) == []
    assert run(*arguments, "--known-at", today).stdout == run(*arguments).stdout
    assert run(*arguments, "--known-at", "then").exit_code == 2


def test_watch_once_and_doctor(corpus: Path, tmp_path: Path) -> None:
    """Watching once ingests what is there; the doctor finds all well."""
    db = tmp_path / "t.db"
    done = run("watch", corpus / "documents" / "kyaka-cpswg", "--db", db, "--every", "0.05", "--once")
    assert (done.exit_code, done.stderr.count("new")) == (0, 5)
    assert run("doctor", corpus / "documents", "--db", db).exit_code == 0
    assert run("doctor", tmp_path / "none", "--db", db).exit_code == 1


@pytest.mark.parametrize("command", [("open",), ("export", "actions"), ("log",)], ids=lambda command: command[0])
@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_no_list_is_written_over_a_tracker(tracker: Path, tmp_path: Path, command: tuple[str, ...], form: str) -> None:
    """Neither over the one that is asked nor over a copy, under whatever name; elsewhere every list can be written in every form."""
    db = Path(shutil.copy(tracker, tmp_path / "t.db"))
    (tmp_path / "link.db").symlink_to(db)
    before = db.read_bytes()
    for output in (db, tmp_path / "link.db", tmp_path / "t.db-wal"):
        done = run(*command, "--format", form, "--output", output, "--db", tracker)
        assert (done.exit_code, "[output-unwritable]" in done.stderr) == (2, True)
    assert db.read_bytes() == before
    done = run(*command, "--format", form, "--output", tmp_path / "list", "--db", db)
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["open", "--due-within", "3000000"], 0, id="far ahead"),
        pytest.param(["audit", "--older-than", "9999999"], 0, id="long ago"),
        pytest.param(["open", "--known-at", "0001-01-01"], 2, id="no clock tells"),
        pytest.param(["open", "--known-at", "9999-12-31"], 0, id="the last day"),
        pytest.param(["open", "--agency", "\udcff"], 2, id="no text"),
        pytest.param(["show", "\udcff"], 2, id="no id"),
        pytest.param(["log", "\udcff"], 2, id="no name"),
        pytest.param(["verify", "--head", ""], 2, id="an empty hash"),
        pytest.param(["verify", "--head", "a"], 2, id="a digit"),
    ],
)
def test_the_edges_of_what_can_be_typed(tracker: Path, arguments: list[str], code: int) -> None:
    """Numbers and days at the edge, and bytes that are no text, end with an answer or an error, never a traceback."""
    done = run(*arguments, "--db", tracker)
    assert done.exit_code == code, done.output
    assert isinstance(done.exception, SystemExit | None)


def test_who_is_not_known_is_told(tracker: Path) -> None:
    """ "Nothing is open." of a name that nobody has is no comfort; a country that is none is an error."""
    for option, told in (("--group", "No group here"), ("--agency", "Nobody here")):
        done = run("open", option, "Xyzzy", "--db", tracker)
        assert (done.exit_code, told in done.stderr) == (0, True)
    assert "No group here" in run("audit", "--group", "Xyzzy", "--db", tracker).stderr
    done = run("open", "--agency", "UNICEF", "--country", "Atlantis", "--db", tracker)
    assert (done.exit_code, "[unknown-country]" in done.stderr) == (2, True)


def test_a_country_alone_chooses_nothing(tracker: Path) -> None:
    """A country without the agency that it chooses among is a wrong usage, and no list of everything."""
    done = run("open", "--country", "Jordan", "--db", tracker)
    assert (done.exit_code, "--agency" in done.stderr, done.stdout) == (2, True, "")


def test_a_file_is_no_agency(tracker: Path, tmp_path: Path) -> None:
    """The path of a table given as a name adds no agency of that name; the error says how to give it."""
    db = shutil.copy(tracker, tmp_path / "t.db")
    done = run("agencies", "add", tmp_path / "partners.csv", "--db", db)
    assert (done.exit_code, "--file" in done.stderr) == (2, True)
    assert "partners.csv" not in run("agencies", "list", "--db", db).stdout


def test_no_text_steers_the_terminal(tracker: Path, tmp_path: Path) -> None:
    """Signs that colour or move what is shown stand as what they are; an empty name is that of the account."""
    db = shutil.copy(tracker, tmp_path / "t.db")
    action = json.loads(run("open", "--db", db, "--as-of", "2021-12-31", "--format", "json").stdout)[0]["action_id"]
    assert run("edit", action, "--text", "\x1b[31mred", "--who", "", "--db", db).exit_code == 0
    for command in (["open", "--as-of", "2021-12-31"], ["show", action]):
        assert "\x1b" not in run(*command, "--db", db).stdout
        assert "\\x1b[31mred" in run(*command, "--db", db).stdout
    assert json.loads(run("log", "--db", db, "--format", "json").stdout)[-1]["who"]


def test_the_name_of_a_file_stays_in_its_line(tmp_path: Path) -> None:
    """A line break in the name of a file makes no line of its own that could be taken for another file."""
    try:
        (tmp_path / "a\nnew          b.txt").write_text("Minutes of the Water Board\nDate: 4 May 2015\n")
    except OSError:
        pytest.skip("here a name has no line breaks")
    done = run("ingest", tmp_path, "--db", tmp_path.parent / "names.db")
    lines = done.stderr.splitlines()
    assert [line.startswith("new ") and "\\nnew" in line for line in lines] == [True, False]
    assert lines[-1].startswith("1 file: 1 new.")
