"""What `ingest` says of files that hold no text, are no minutes, or are no files at all."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdfium2 import PdfDocument

from minutes_miner.cli.main import cli

MINUTES = (
    "Orchard Growers Forum\nMinutes of the meeting of 4 May 2021\nPresent: UNICEF, IRC, NRC\n\n"
    "Action points\n- NRC to prune the pear trees by 30 June 2021.\n"
)
LEAFLET = (
    "Spray calendar of the Orchard Shop\n\nPears are sprayed twice a year. Apples like chalk. Visit us on Sundays.\n"
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Minutes, a leaflet, and minutes of which there is only a picture."""
    made = tmp_path / "minutes"
    made.mkdir()
    (made / "may.txt").write_text(MINUTES)
    (made / "leaflet.txt").write_text(LEAFLET)
    scan = PdfDocument.new()
    scan.new_page(595, 842)
    scan.save(made / "Orchard 06 scan.pdf")
    return made


def test_a_scan_is_not_taken_for_something_else(folder: Path, tmp_path: Path) -> None:
    """Without text it is named as such, also at the end, while a leaflet is plainly no minutes; neither makes a group."""
    db = tmp_path / "t.db"
    done = run("ingest", folder, "--db", db)
    assert "no text      " in done.stderr
    assert "Have the text recognised (OCR) first." in done.stderr
    assert "not minutes  " in done.stderr
    doubtful = done.stderr.partition("Doubtful, read with warnings:")[2]
    assert "scan.pdf: 1 of 1 pages have no text" in doubtful
    assert "leaflet" not in doubtful
    assert doubtful.strip().endswith("3 files: 1 new, 1 not minutes, 1 no text. 1 is doubtful.")
    groups = json.loads(run("groups", "list", "--db", db, "--format", "json").stdout)
    assert [(group["group"], group["documents"]) for group in groups] == [("Orchard Growers Forum", 1)]
    assert run("groups", "suggest", "--db", db).stdout == "Nothing to ask.\n"
    warnings = json.loads(run("extract", folder / "Orchard 06 scan.pdf").stdout)["warnings"]
    assert {"no-text", "no-text-layer"} <= {warning["code"] for warning in warnings}


def test_a_tracker_among_the_minutes_is_passed_over(folder: Path) -> None:
    """The tracker and what SQLite keeps beside it are no files that were skipped; another file is."""
    db = folder / "t.db"
    (folder / "notes.xyz").write_text("x")
    for _ in range(2):
        skipped = [line for line in run("ingest", folder, "--db", db).stderr.splitlines() if line.startswith("skipped")]
        assert len(skipped) == 1
        assert "notes.xyz" in skipped[0]


def test_nothing_to_read_makes_no_tracker(folder: Path, tmp_path: Path) -> None:
    """Of a folder that is not there an error is told; beside one that is, it is one file that failed."""
    db = tmp_path / "t.db"
    done = run("ingest", tmp_path / "mintues", "--db", db)
    assert (done.exit_code, db.exists()) == (1, False)
    assert "error [file-not-found]" in done.stderr
    done = run("ingest", tmp_path / "mintues", folder, "--db", db)
    assert (done.exit_code, db.exists()) == (1, True)
    assert "1 failed" in done.stderr
