"""The measures of agreement with gold, and the figures that are quoted."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from minutes_miner.cli.main import cli
from minutes_miner.evaluation import changes, figures, judge, match, reliability
from minutes_miner.evaluation.identity import Identity, same_person
from minutes_miner.evaluation.matching import same_title

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
    assert judged.faults["action points"] == ["+ Share the list"]


def test_gained_and_lost_are_told() -> None:
    """Faults that an earlier run had and this one has not, and the other way round, in every measure."""
    gold = extraction(action("Share the list", who="UNICEF"), action("Book the hall"))
    first = judge(gold, extraction(action("Share the list", who="WFP"), action("Prayer")), name="a", facts={})
    then = judge(gold, extraction(action("Share the list", who="UNICEF")), name="a", facts={})
    assert list(changes(figures([first]), figures([then]))) == [
        ("gained", "a", "action points", "+ Prayer"),
        ("gained", "a", "responsible", "Share the list: UNICEF read as WFP"),
    ]
    assert {what for what, *_ in changes(figures([then]), figures([first]))} == {"lost"}


def attendee(
    text: str, agency: str | None = None, person: str | None = None, *, away: bool = False
) -> dict[str, object]:
    return {"text": text, "agency": agency, "person": person, "role": None, "present": not away}


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        pytest.param(attendee("Save", "SCI"), attendee("Save", "Save the Children"), True, id="alias"),
        pytest.param(attendee("UNICEF", "UNICEF"), attendee("UNICEF", "UNICEF", away=True), False, id="away"),
        pytest.param(attendee("A. Odeh (JRF)", "JRF", "A. Odeh"), attendee("JRF", "JRF"), True, id="agency decides"),
        pytest.param(attendee("JRF", "JRF"), attendee("IFH", "IFH"), False, id="another agency"),
        pytest.param(
            attendee("Amal Centre (AC)", "AC"), attendee("x", "Amal Centre"), True, id="unknown to all, by its words"
        ),
        pytest.param(
            attendee("Ann Lee (Officer, Kindred)", "Kindred", "Ann Lee"),
            attendee("Ann Lee (Officer, Kindred)", "Officer", "Ann Lee"),
            False,
            id="the same words, another agency",
        ),
        pytest.param(
            attendee("Falma (SMA)", "Kindred", "Falma"), attendee("Falma", "SMA", "Falma"), True, id="as the words say"
        ),
        pytest.param(
            attendee("T. Masamba, DPD (TM)", None, "T. Masamba"), attendee("TM", None, "TM"), True, id="initials given"
        ),
        pytest.param(attendee("Mr T. Masamba", None, "Mr T. Masamba"), attendee("T Masamba"), True, id="title"),
        pytest.param(attendee("the Treasurer"), attendee("Treasurer"), True, id="article"),
        pytest.param(attendee("Helen", None, "Helen"), attendee("Hilda", None, "Hilda"), False, id="another person"),
    ],
)
def test_attendees_are_compared_by_who_they_are(gold: dict[str, object], found: dict[str, object], same: bool) -> None:
    """The agency under any name, else the person with or without title and initials; present or away must agree."""
    assert Identity("JO").same_attendee(gold, found) is same


def test_an_office_of_every_country_is_that_of_the_document() -> None:
    """ "MoH" and "Ministry of Health" are one in a document of any country."""
    for country in ("UG", "JO", None):
        assert Identity(country).same_attendee(attendee("MoH", "MoH"), attendee("x", "Ministry of Health"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("T Masamba", "Mr T. Masamba", True),
        ("Thoko Masamba", "T. Masamba", True),
        ("Masamba Thoko", "Thoko Masamba", True),
        ("TM", "Thoko Masamba", True),
        ("Dr. Leila Vance", "Leila Vance (UNHCR)", True),
        ("Leila Vance", "Lina Vance", False),
        ("Leila Vance", "L. Varga", False),
        ("Otim", "Otim James", False),
    ],
)
def test_persons(one: str, other: str, same: bool) -> None:
    """Titles, dots, brackets and the order of names do not count; a full name is not another full name."""
    assert same_person(one, other) is same
    assert same_person(other, one) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Drani Moses (DPSWO)", "Mr. Drani Moses", True),
        ("Beatrice Lamwaka, UNHCR", "Beatrice Lamwaka – UNHCR, co-chair", True),
        ("UNHCR", "Beatrice Lamwaka (UNHCR)", True),
        ("Beatrice Lamwaka, UNHCR", "UNHCR", False),
        ("The Rector", "Treasurer", False),
    ],
)
def test_chairs(gold: str, found: str, same: bool) -> None:
    """The person without agency and title; an agency where gold has no person."""
    assert Identity().same_chair(gold, found) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1. Welcome and introductions", "Welcome and introductions", True),
        ("3.2 Fuel", "b) Fuel", True),
        ("4/5/21 – Fuel", "Fuel", True),
        ("Updates", "Updates of the field working groups and of all task forces", False),
    ],
)
def test_titles(one: str, other: str, same: bool) -> None:
    """Numbers before a title do not count; a word out of a long title is not the title."""
    assert same_title(one, other) is same


def test_confidence_is_held_against_what_is_right() -> None:
    """Ten of 0.9 of which nine are right are calibrated; ten of which one is right are off by 0.8."""
    judged = judge(extraction(), extraction(), name="a", facts={})
    judged.sure["text"] = [(0.9, True)] * 9 + [(0.9, False)]
    judged.sure["status"] = [(0.9, False)] * 9 + [(0.9, True)]
    told = reliability([judged])
    assert told["text"] == {"error": 0.0, "rows": [{"from": 0.9, "count": 10, "confidence": 0.9, "right": 0.9}]}
    assert told["status"]["error"] == 0.8


def test_the_command_prints_and_writes(tmp_path: Path) -> None:
    """`evaluate` on one sample group: all its actions are found, by rules alone too."""
    gold = tmp_path / "gold"
    gold.mkdir()
    for path in (ROOT / "corpus" / "gold" / "irbid-cpswg").iterdir():
        (gold / path.name).write_bytes(path.read_bytes())
    documents = str(ROOT / "corpus" / "documents" / "irbid-cpswg")
    for more in (["--reliability"], ["--no-model", "--faults", "--by", "layout"]):
        output = tmp_path / "figures.json"
        done = CliRunner().invoke(
            cli, ["evaluate", str(gold), "--documents", documents, "--output", str(output), *more]
        )
        assert done.exit_code == 0, done.output
        assert ("expected calibration error" in done.stdout) is ("--reliability" in more)
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
