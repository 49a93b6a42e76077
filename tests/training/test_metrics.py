"""The tables of the documentation: written between their marks, from measured figures, and nowhere else."""

from pathlib import Path

import pytest

from minutes_miner.evaluation import judge, reliability
from minutes_miner.training.blocks import fill
from minutes_miner.training.metrics import MODES, parts, summary, tables

ROOT = Path(__file__).parents[2]
MARKED = {
    "README.md": ["figures"],
    "models/README.md": [
        "figures", "model alone", "languages", "dumps", "reliability", "left out by group", "left out by country", "left out by layout",
    ],
}  # fmt: skip


def test_only_what_stands_between_the_marks_is_written() -> None:
    """A row of another table with the same name stays as it is."""
    text = "| kind | what it is |\n\n<!-- figures -->\n| kind | 0.1 |\n<!-- /figures -->\n\n| kind | else |\n"
    assert fill(text, "figures", "| kind | 0.9 |") == (
        "| kind | what it is |\n\n<!-- figures -->\n\n| kind | 0.9 |\n\n<!-- /figures -->\n\n| kind | else |\n"
    )
    assert fill(fill(text, "figures", "x"), "figures", "x") == fill(text, "figures", "x")


def test_marks_must_stand() -> None:
    """A file without its marks is an error, not left as it is."""
    with pytest.raises(ValueError, match="must stand once"):
        fill("no marks", "figures", "| kind | 0.9 |")


@pytest.mark.parametrize("name", MARKED)
def test_the_documentation_has_all_marks(name: str) -> None:
    """Each block that is measured has its place."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for block in MARKED[name]:
        assert fill(text, block, "x")


def test_tables_are_made_of_the_figures() -> None:
    """One document, all of it right: every figure of the table is 1, but there are no false deadlines."""
    action = {
        "text": "UNICEF to share the list", "kind": "new", "agenda_item": None, "status": "open", "status_text": None,
        "responsible": [{"text": "UNICEF", "kind": "agency", "agency": "UNICEF"}], "deadline": None,
        "confidence_by_field": {"text": 0.9, "responsible": 0.9, "deadline": 0.9, "status": 0.9},
    }  # fmt: skip
    record = {
        "kind": "minutes", "meeting": {"date": "2019-03-04", "group": None, "chairs": []}, "attendees": [], "agenda": [],
        "action_points": [action],
    }  # fmt: skip
    judged = judge(record, record, name="a", facts={"layout": "prose", "language": "en"})
    dumps = {"pdf, pdfium": summary([judged])}
    made = {**{mode: parts([judged]) for mode in MODES}, "dumps": dumps, "reliability": reliability([judged])}
    written = tables(made)
    assert "| action points F1 | 1.00 | 1.00 | 1.00 | 1.00 |" in written["figures"]
    assert "| false deadlines | 0.00 | 0.00 | 0.00 | 0.00 |" in written["figures"]
    assert "| en | 1.00 | 1.00 |" in written["languages"]
    assert "| pdf, pdfium | 1.00 | 1.00 |" in written["dumps"]
    assert "| from 0.9 | 1.00 of 1 | 1.00 of 1 |" in written["reliability"]
    assert "| expected calibration error | 0.100 |" in written["reliability"]
    assert set(written) <= set(MARKED["models/README.md"])
