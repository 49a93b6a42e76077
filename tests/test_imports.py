"""What the light parts must not load."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "spacy",
    "sqlite_utils",
    "pdfplumber",
    "docx",
    "openpyxl",
    "rapidfuzz",
    "pydantic",
    "dateparser",
    "rich",
    "numpy",
)


@pytest.mark.parametrize(
    "module",
    [
        "minutes_miner", "minutes_miner.cli.main", "minutes_miner.cli.open_command", "minutes_miner.cli.audit_command",
        "minutes_miner.cli.show_command", "minutes_miner.cli.export_command", "minutes_miner.tracker.queries",
        "minutes_miner.tracker.connect", "minutes_miner.cli.agencies_command", "minutes_miner.cli.naming", "minutes_miner.tracker.lists",
        "minutes_miner.cli.forget_command", "minutes_miner.records", "minutes_miner.dates",
    ],
)  # fmt: skip
def test_light_modules_load_nothing_heavy(module: str) -> None:
    """Importing a module of the querying path loads no heavy library."""
    script = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("command", [["open", "--agency", "who"], ["open", "--agency", "Chair"], ["audit"]])
def test_questions_about_what_the_tracker_knows_load_no_lists(command: list[str], tmp_path: Path) -> None:
    """Who asks for an agency, an office or all that is open by a name that the tracker has waits for no list of the package."""
    (tmp_path / "may.txt").write_text(
        "Water Working Group\n\nMinutes of the meeting held on 4 May 2021\n\nPresent: WHO, UNICEF\n\nAction points:\n"
        "- WHO to share the map of wells by 1 June 2021\n- Chair to send the report by 3 June 2021\n",
        encoding="utf-8",
    )
    db = str(tmp_path / "t.db")
    miner = [sys.executable, "-m", "minutes_miner"]
    subprocess.run([*miner, "ingest", str(tmp_path / "may.txt"), "--db", db], check=True, capture_output=True)
    script = (
        "import sys; from click.testing import CliRunner; from minutes_miner.cli.main import cli;"
        "done = CliRunner().invoke(cli, sys.argv[1:]);"
        "print(done.exit_code, 'A-' in done.output, 'minutes_miner.lexicon' in sys.modules)"
    )
    asked = [sys.executable, "-c", script, *command, "--db", db]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "True", "False"]


def test_the_pipeline_loads_no_language_of_spacy_whole() -> None:
    """The pipeline loads no language of spaCy: the patterns of its French take seconds to compile."""
    script = "import sys, minutes_miner.pipeline.build as build; build.load_pipeline(); print('spacy.lang.fr' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
