"""What people type is understood, or they are told what may be meant; lists are written over nothing but lists."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import cli
from minutes_miner.cli.naming import _is_all

MINUTES = """Bridge Repair Working Group
Minutes of the meeting of 4 May 2021
Present: UNICEF, IRC, Kenya Forest Police, Mary Oduya (NRC), Ms Ingrid Solberg

Action points
- All partners to send the list of bridges by 30 June 2021.
- NRC to buy timber for the Gilgil bridge by 15 June 2021.
- Ms Solberg to paint the railing by 12 July 2021.
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker of one meeting."""
    folder = tmp_path_factory.mktemp("asking")
    (folder / "may.txt").write_text(MINUTES)
    assert run("ingest", folder / "may.txt", "--db", folder / "t.db").exit_code == 0
    return folder / "t.db"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--agency", "UNICFE"], "UNICFE is read as UNICEF."),
        (["--agency", "Police"], "did you mean Kenya Forest Police?"),
        (["--group", "Brigde"], "did you mean Bridge Repair Working Group?"),
        (["--agency", "IRC"], '1 more is for All partners: minutes-miner open --agency "All partners"'),
    ],
)
def test_what_may_be_meant_is_told(tracker: Path, arguments: list[str], told: str) -> None:
    """A name that was mistyped or is known under a longer one; and what is open for everybody."""
    assert told in run("open", *arguments, "--db", tracker).stderr


@pytest.mark.parametrize("arguments", [["--agency", "IRC"], ["--agency", "All partners"], ["--group", "bridge"], []])
def test_what_is_plain_is_not_asked(tracker: Path, arguments: list[str]) -> None:
    """Neither of a name that is written as it is known, nor of an agency that was not there."""
    told = run("open", *arguments, "--db", tracker).stderr
    assert "read as" not in told
    assert "mean" not in told
    assert ("more is for" in told) == (arguments == ["--agency", "IRC"])
    assert "more is for" not in run("open", "--agency", "UNHCR", "--db", tracker).stderr


@pytest.mark.parametrize(
    ("name", "everybody"),
    [
        *((name, True) for name in ("All partners", "tous les membres", "Todos los socios", "Alle Mitglieder", "جميع الشركاء")),
        *((name, True) for name in ("tutti i membri", "alle leden", "Todos os parceiros", "Everyone")),
        *((name, False) for name in ("Chair", "Co-leads", "IRC", "Partner Africa", "Implementing partners of IRC", "", "Both")),
    ],
)  # fmt: skip
def test_who_is_everybody(name: str, everybody: bool) -> None:
    """Those who attend, in any language; an office or an agency is not."""
    assert _is_all(name) is everybody


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["opne"], "Did you mean open"),
        (["xyzzy"], "No such command 'xyzzy'."),
        (["open", "--agency", " "], "--agency needs a name"),
        (["open", "--group", ""], "--group needs a name"),
        (["open", "--overdue", "--due-within", "9"], "ask for one"),
    ],
)
def test_what_cannot_be_answered_is_wrong_usage(arguments: list[str], told: str) -> None:
    """With the reason."""
    done = run(*arguments)
    assert (done.exit_code, told in done.stderr) == (2, True)


def test_persons_are_asked_for_where_they_are_shown(tracker: Path) -> None:
    """By a part of the name with --with-persons; else nobody says whether there is such a person."""
    (row,) = json.loads(
        run("open", "--agency", "Solberg", "--with-persons", "--db", tracker, "--format", "json").stdout
    )
    assert "railing" in row["text"]
    done = run("open", "--agency", "Solberg", "--db", tracker)
    assert done.stdout == "Nothing is open.\n"
    assert run("open", "--agency", "Sol", "--with-persons", "--db", tracker).stdout == "Nothing is open.\n"


def test_the_letter_of_an_id_may_be_left_out(tracker: Path) -> None:
    """For what is shown, closed, logged."""
    action = json.loads(run("open", "--db", tracker, "--format", "json").stdout)[0]["action_id"]
    for typed in (action, action.lower(), action.removeprefix("A-"), str(int(action.removeprefix("A-")))):
        assert run("show", typed, "--db", tracker).stdout.startswith(action)
    assert run("close", action.removeprefix("A-"), "--db", tracker).exit_code == 0
    assert run("reopen", action.removeprefix("A-"), "--db", tracker).exit_code == 0
    log = run("log", action.removeprefix("A-"), "--db", tracker).stdout
    assert "reopen" in log
    assert all(len(line.split()[0]) == 16 for line in log.splitlines()[2:] if line[0] != " ")  # a moment is one word


def test_spreadsheets_can_be_sorted_and_filtered(tracker: Path, tmp_path: Path) -> None:
    """Days are dates, the head stays, columns have room for what stands in them."""
    import openpyxl

    out = tmp_path / "o.xlsx"
    assert run("open", "--db", tracker, "--format", "xlsx", "--output", out).exit_code == 0
    sheet = openpyxl.load_workbook(out).active
    heads = [cell.value for cell in sheet[1]]
    days = [row[heads.index("deadline")].value for row in sheet.iter_rows(min_row=2)]
    assert [day.date() for day in days] == [date(2021, 6, 15), date(2021, 6, 30), date(2021, 7, 12)]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:J4")
    assert sheet.column_dimensions["C"].width > 40 > 10 < sheet.column_dimensions["F"].width
    assert run("open", "--group", "none", "--db", tracker, "--format", "xlsx", "--output", out).exit_code == 0


def _as_text(path: Path) -> None:
    path.write_text(MINUTES)


def _as_json(path: Path) -> None:
    path.write_text('{"actions": [1]}')


def _as_book(path: Path) -> None:
    import openpyxl

    openpyxl.Workbook().save(path)


def _as_table(path: Path) -> None:
    path.write_text("name,age\nGilgil,12\n")


def _as_titled(path: Path) -> None:
    path.write_text("Timber of the bridge\n--------------------\n12 beams of oak\n")


def _as_rows(path: Path) -> None:
    path.write_text('[\n{"name": "Gilgil", "timber": 12}\n]\n')


@pytest.mark.parametrize("foreign", [_as_text, _as_json, _as_book, _as_table, _as_titled, _as_rows])
@pytest.mark.parametrize("form", ["table", "csv", "xlsx"])
def test_no_list_is_written_over_what_is_none(
    tracker: Path, tmp_path: Path, form: str, foreign: Callable[[Path], None]
) -> None:
    """Minutes, other data and other spreadsheets stay; the file has to be named anew."""
    path = tmp_path / "minutes.docx"
    foreign(path)
    before = path.read_bytes()
    done = run("export", "actions", "--db", tracker, "--format", form, "--output", path)
    assert (done.exit_code, path.read_bytes()) == (2, before)
    assert "error [output-unwritable]" in done.stderr


@pytest.mark.parametrize("first", ["table", "json", "csv", "xlsx"])
@pytest.mark.parametrize("group", ["bridge", "none"])
def test_a_list_is_written_over_a_list(tracker: Path, tmp_path: Path, first: str, group: str) -> None:
    """Of any format, also where it had no rows, and over an empty file."""
    path = tmp_path / "list"
    path.touch()
    for form in first, "json", first:
        done = run("open", "--group", group, "--format", form, "--db", tracker, "--output", path)
        assert done.exit_code == 0, done.stderr


def test_two_versions_have_to_be_documents(tracker: Path, tmp_path: Path) -> None:
    """Data for programs is refused; of another meeting, and of what is none, a line tells."""
    may = tracker.parent / "may.txt"
    data, june, leaflet = tmp_path / "actions.json", tmp_path / "june.txt", tmp_path / "leaflet.txt"
    _as_json(data)
    june.write_text(MINUTES.replace("4 May", "8 June"))
    leaflet.write_text("Timber of all sizes\n\nOur shop is open on Sundays. Oak and pine are on sale.\n")
    done = run("diff", data, may)
    assert done.exit_code == 1
    assert "error [unknown-format]" in done.stderr
    assert "different meetings: Bridge Repair Working Group, 2021-05-04, and" in run("diff", may, june).stderr
    assert "is no record of a meeting" in run("diff", leaflet, may).stderr
    assert run("diff", may, may).stderr == ""
