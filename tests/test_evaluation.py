"""The measures of agreement with gold, and the figures that are quoted."""

import json
from pathlib import Path

from click.testing import CliRunner

from minutes_miner.cli.main import cli
from minutes_miner.evaluation import changes, judge, match

ROOT = Path(__file__).parent.parent


def action(text: str, *, who: str | None = None, due: str | None = None, status: str = "open") -> dict[str, object]:
    return {
        "text": text,
        "kind": "new",
        "agenda_item": None,
        "responsible": [{"text": who, "kind": "agency", "agency": who}] if who else [],
        "deadline": {"text": due, "date": due} if due else None,
        "status": status,
        "status_text": None,
    }


def extraction(*actions: dict[str, object]) -> dict[str, object]:
    meeting = {"date": None, "group": None, "chairs": []}
    return {"kind": "minutes", "meeting": meeting, "attendees": [], "agenda": [], "action_points": list(actions)}


def test_a_paragraph_does_not_count_for_a_sentence() -> None:
    """Texts more than twice as long are no match, however many words they share."""
    wanted = action("UNICEF to share the list")
    longer = action("UNICEF to share the list and much more was said about it by all who had come to the meeting")
    assert match([wanted], [longer]) == []
    assert match([wanted], [action("UNICEF to share the list with all")]) != []


def test_each_action_counts_once() -> None:
    """One wanted, two found alike: one is right, the other made up."""
    judged = judge(
        extraction(action("Share the list", who="UNICEF", due="2020-01-05")),
        extraction(action("Share the list", who="UNICEF", due="2020-01-05"), action("Share the list")),
        name="x",
        facts={},
    )
    points = judged.scores["action points"]
    assert (points.right, points.found, points.wanted) == (1, 2, 1)
    assert judged.scores["whole record"].right == 1
    assert judged.made_up == ["Share the list"]


def test_gained_and_lost_are_told() -> None:
    """What an earlier run missed and this one has, and the other way round."""
    before, now = {"missed": {"a": ["one", "two"]}}, {"missed": {"a": ["two", "three"]}}
    assert list(changes(before, now)) == [("gained", "a", "one"), ("lost", "a", "three")]


def test_the_command_prints_and_writes(tmp_path: Path) -> None:
    """`evaluate` on one sample group: all its actions are found, by rules alone too."""
    gold = tmp_path / "gold"
    gold.mkdir()
    for path in (ROOT / "corpus" / "gold" / "irbid-cpswg").iterdir():
        (gold / path.name).write_bytes(path.read_bytes())
    documents = str(ROOT / "corpus" / "documents" / "irbid-cpswg")
    for more in ([], ["--no-model"]):
        output = tmp_path / "figures.json"
        done = CliRunner().invoke(
            cli, ["evaluate", str(gold), "--documents", documents, "--output", str(output), *more]
        )
        assert done.exit_code == 0, done.output
        assert json.loads(output.read_text(encoding="utf-8"))["all"]["action points"]["f1"] >= 0.95


def test_the_readme_quotes_the_figures() -> None:
    """The table of the README is that of models/metrics.json."""
    figures = json.loads((ROOT / "models" / "metrics.json").read_text(encoding="utf-8"))
    both, rules = figures["rules and model"], figures["rules alone"]
    for name in ("README.md", "models/README.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for label, measure in (
            ("action points F1", "action points"),
            ("status right", "status"),
            ("attendees F1", "attendees"),
        ):
            row = [part[where][measure] for part in (both, rules) for where in ("all", "prose and odd layouts")]
            assert f"| {label} | " + " | ".join(f"{value:.2f}" for value in row) + " |" in text
