"""What the light parts must not load."""

import subprocess
import sys

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
