"""`documents`: what the program takes documents for, and what people say they are."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import cli

MINUTES = "Ferry Company Board\nMinutes of the meeting\n{}Present: UNICEF, IRC\n\nAction points\n- IRC to buy {} by next Friday.\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], env={"COLUMNS": "160"})


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    (tmp_path / "may.txt").write_text(MINUTES.format("", "flares"))
    (tmp_path / "june.txt").write_text(MINUTES.format("Date: 7 June 2021\n", "ropes"))
    (tmp_path / "story.txt").write_text("The ferry\n\nOnce upon a time there was a ferry. It was blue.\n")
    done = run("ingest", tmp_path, "--db", tmp_path / "t.db")
    assert done.exit_code == 0
    assert "documents correct FILE --kind minutes" in done.stderr
    assert "documents list --doubtful" in done.stderr
    return tmp_path / "t.db"


def listed(db: Path, *arguments: str) -> dict[str, dict[str, object]]:
    done = run("documents", "list", "--db", db, "--format", "json", *arguments)
    assert done.exit_code == 0, done.stderr
    return {Path(row["path"]).name: row for row in json.loads(done.stdout)}


def test_the_list_tells_what_documents_were_taken_for(tracker: Path) -> None:
    """All, the doubtful ones, those of a group; in all formats; and the tracker is not written."""
    before = tracker.read_bytes()
    assert {name: row["kind"] for name, row in listed(tracker).items()} == {
        "june.txt": "minutes", "may.txt": "minutes", "story.txt": "other",
    }  # fmt: skip
    june = listed(tracker)["june.txt"]
    assert (june["meeting_date"], june["action_points"], june["warnings"], june["said"]) == ("2021-06-07", 1, [], {})
    assert set(listed(tracker, "--doubtful")) == {"may.txt", "story.txt"}
    assert set(listed(tracker, "--group", "ferry")) == {"june.txt", "may.txt"}
    for form in ("table", "csv"):
        assert "no-date" in run("documents", "list", "--db", tracker, "--format", form).stdout
    sheet = tracker.with_suffix(".xlsx")
    assert run("documents", "list", "--db", tracker, "--format", "xlsx", "--output", sheet).exit_code == 0
    assert sheet.stat().st_size
    assert tracker.read_bytes() == before


def test_a_correction_tells_what_became_of_actions(tracker: Path) -> None:
    """The document by the end of its path, each action that changed; then the list and `decisions` tell it, and `undo` names it."""
    done = run("documents", "correct", "may.txt", "--date", "2021-05-03", "--who", "Rana", "--db", tracker)
    assert done.exit_code == 0, done.stderr
    assert "may.txt is corrected." in done.stdout
    assert "due 2021-05-07" in done.stdout
    assert listed(tracker)["may.txt"]["said"] == {"date": "2021-05-03"}
    assert "date 2021-05-03" in run("documents", "list", "--db", tracker).stdout
    assert "still needed" in run("decisions", "--db", tracker).stdout
    assert "Rana" in run("log", tracker.with_name("may.txt"), "--db", tracker).stdout
    assert "may.txt" in run("undo", "--db", tracker).stdout
    assert "place not found" not in run("decisions", "--db", tracker).stdout


def test_a_file_that_is_gone_is_told(tracker: Path) -> None:
    """That the word is kept, and when it counts."""
    tracker.with_name("may.txt").unlink()
    done = run("documents", "correct", "may.txt", "--kind", "other", "--db", tracker)
    assert done.exit_code == 0
    assert "Not read anew yet" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["may.txt"], "--kind, --date or --group", id="nothing to correct"),
        pytest.param(["may.txt", "--date", "yesterday"], "[bad-date]", id="no date"),
        pytest.param(["may.txt", "--date", "1812-01-01"], "[bad-date]", id="too early"),
        pytest.param(["may.txt", "--group", ""], "[bad-group]", id="no group"),
        pytest.param(["may.txt", "--kind", "letter"], "letter", id="no kind"),
        pytest.param(["july.txt", "--kind", "other"], "[unknown-document]", id="unknown"),
        pytest.param(["txt", "--kind", "other"], "june.txt", id="several"),
    ],
)
def test_wrong_usage_says_so(tracker: Path, arguments: list[str], told: str) -> None:
    """With exit code 2."""
    done = run("documents", "correct", *arguments, "--db", tracker)
    assert done.exit_code == 2
    assert told in done.stderr


@pytest.mark.parametrize("how", [(), ("--no-model",)], ids=["with the model", "rules alone"])
def test_extract_takes_the_same_words(tracker: Path, how: tuple[str, ...]) -> None:
    """For one reading, without a tracker; what the text tells is told beside it."""
    may = tracker.with_name("may.txt")
    told = json.loads(run("extract", may, "--date", "2021-05-03", "--group", "Harbour Board", *how).stdout)
    assert (told["meeting"]["date"], told["meeting"]["group"]) == ("2021-05-03", "Harbour Board")
    assert told["action_points"][0]["deadline"]["date"] == "2021-05-07"
    assert told["found"] == {"kind": "minutes", "date": None, "group": "Ferry Company Board"}
    assert json.loads(run("extract", may, "--kind", "other", *how).stdout)["action_points"] == []
    assert run("extract", may, "--date", "1812-01-01").exit_code == 2
