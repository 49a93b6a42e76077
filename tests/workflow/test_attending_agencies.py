"""An organisation that attends a group is none of its persons, in whichever of its documents it is named alone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from minutes_miner.cli.main import cli
from minutes_miner.tracker.persons import A_PERSON

MINUTES = """{group}
Minutes of the meeting
Date: 6 May 2014
Present: {present}

Action points
- UNHCR to paint the hall by 30 May
"""
TRACKER = """{group}
Action tracker
Date: 3 June 2014

| Action | Responsible | Due | Status |
| --- | --- | --- | --- |
| Repair the well | {owner} | 20 June 2014 | Open |
| Print the posters | UNHCR | 25 June 2014 | Open |
"""


def rows(*arguments: object) -> list[dict[str, object]]:
    done = CliRunner().invoke(cli, [str(argument) for argument in (*arguments, "--format", "json")])
    assert done.exit_code == 0, done.output
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def owner_of_the_well(folder: Path, *documents: str, order: str) -> tuple[list[object], list[object]]:
    """Whose the repair of the well is, as `open` and as `export mentions` have it."""
    db = folder / "t.db"
    for at in order:
        path = folder / f"{at}.txt"
        path.write_text(documents[int(at)], "utf-8")
        assert CliRunner().invoke(cli, ["ingest", str(path), "--db", str(db)]).exit_code == 0
    told = [
        [row["responsible"] for row in rows(*command, "--db", db) if "well" in str(row["text"])]
        for command in (("open", "--as-of", "2014-06-10"), ("export", "mentions"))
    ]
    return told[0], told[1]


@pytest.mark.parametrize("order", ["01", "10"])
def test_who_attends_as_an_agency_is_one(order: str, tmp_path: Path) -> None:
    """Whichever document came first, the column of a tracker names the agency that attends."""
    group = "Protection Working Group Zahle"
    documents = (
        MINUTES.format(group=group, present="UNHCR, Nour Baladi, MoSA"),
        TRACKER.format(group=group, owner="Nour Baladi"),
    )
    assert owner_of_the_well(tmp_path, *documents, order=order) == ([["Nour Baladi"]], [["Nour Baladi"]])


@pytest.mark.parametrize(
    ("group", "present"),
    [
        ("Protection Working Group Zahle", "UNHCR, MoSA"),
        ("Protection Working Group Zahle", "UNHCR, Nour Baladi (MoSA)"),
        ("Livelihoods Working Group Zahle", "UNHCR, Nour Baladi, MoSA"),
    ],
)
def test_a_person_stays_hidden(group: str, present: str, tmp_path: Path) -> None:
    """Nobody of that name attends, somebody does, or the agency attends another group."""
    documents = (
        MINUTES.format(group=group, present=present),
        TRACKER.format(group="Protection Working Group Zahle", owner="Nour Baladi"),
    )
    assert owner_of_the_well(tmp_path, *documents, order="01") == ([[A_PERSON]], [[A_PERSON]])
