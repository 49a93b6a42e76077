"""The sample corpus: made the same each time, and read back to its gold."""

import json
import shutil
from pathlib import Path

import pytest

from minutes_miner.training.corpus import build
from minutes_miner.workflow import extract

SOURCES = sorted((Path(__file__).parents[2] / "corpus" / "gold").glob("*.json"))


def test_the_generator_makes_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    """Every committed document and its gold come out of the sources byte for byte."""
    pytest.importorskip("reportlab")
    shutil.copytree(corpus / "sources", tmp_path / "sources")
    (tmp_path / "documents").mkdir()
    (tmp_path / "gold").mkdir()
    for made in build(tmp_path):
        assert made.read_bytes() == (corpus / made.relative_to(tmp_path)).read_bytes(), made.name
    for gold in (tmp_path / "gold").iterdir():
        assert gold.read_bytes() == (corpus / "gold" / gold.name).read_bytes()


@pytest.mark.parametrize("gold_path", SOURCES, ids=lambda path: path.stem)
def test_the_samples_are_read_as_written(gold_path: Path, corpus: Path) -> None:
    """Head, attendance, agenda and the action points with who, when and state come back as the source has them."""
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    found = extract(next((corpus / "documents").rglob(gold["source"]["path"])))
    assert found.kind == gold["kind"]
    for name in ("group", "date", "start_time", "end_time", "location"):
        assert getattr(found.meeting, name) == gold["meeting"][name], name
    assert [(a.text, a.present) for a in found.attendees] == [(a["text"], a["present"]) for a in gold["attendees"]]
    assert [item.title for item in found.agenda] == [item["title"] for item in gold["agenda"]]
    assert [a.text.rstrip(".") for a in found.action_points] == [a["text"].rstrip(".") for a in gold["action_points"]]
    for mine, theirs in zip(found.action_points, gold["action_points"], strict=True):
        assert [p.agency or p.text for p in mine.responsible] == [
            p["agency"] or p["text"] for p in theirs["responsible"]
        ]
        assert (mine.deadline.date if mine.deadline else None) == (theirs["deadline"] or {}).get("date"), mine.text
        assert mine.kind == theirs["kind"]
