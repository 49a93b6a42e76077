"""Days in the label of an action, and owners that only the report on an action names."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.reporters import reporters
from minutes_miner.pipeline.words import words
from minutes_miner.records import Attendee
from minutes_miner.workflow import extract

KNOWN = Known([Attendee("Val Lowe"), Attendee("Kim Oduya")])
ENGLISH, FRENCH = (KNOWN.grammar(words(), (code,)) for code in ("en", "fr"))


@pytest.mark.parametrize(
    ("report", "grammar", "named"),
    [
        ("Val Lowe has not yet done this. Carried forward", ENGLISH, ["Val Lowe"]),
        ("Kim Oduya had inspected; two tiles missing", ENGLISH, ["Kim Oduya"]),
        ("The Clerk wrote to the owner", ENGLISH, ["The Clerk"]),
        ("WFP is still waiting for the truck", ENGLISH, ["WFP"]),
        ("delivered, to be fitted by Val Lowe", ENGLISH, ["Val Lowe"]),
        ("Le HCR a partagé la carte", FRENCH, ["HCR"]),
        pytest.param("WFP has been informed", ENGLISH, [], id="whom something was done to"),
        pytest.param("WFP was informed by Val Lowe", ENGLISH, ["Val Lowe"], id="who did it"),
        pytest.param("seconded by Val Lowe", ENGLISH, [], id="who only moved it"),
        pytest.param("sent by e-mail, no reply to Val Lowe so far", ENGLISH, [], id="to whom"),
        pytest.param("Paint has arrived", ENGLISH, [], id="a thing"),
        pytest.param("Le HCR a été informé", FRENCH, [], id="whom something was done to, in French"),
    ],
)
def test_who_a_report_names(report: str, grammar: Grammar, named: list[str]) -> None:
    """Whoever opens a report and did something, or did it behind "by", is who is to do it; nobody else is."""
    assert reporters(report, KNOWN, words(), grammar) == named


BODY = (
    "Harbour Board, 13 August 2024\nPresent: Deb Farr, Sanjay Rao, Kylie Noon\n1. Matters arising\n"
    "ACTION (June): Deb to get quotes for the sail. - DONE\nAction (13/6): Sanjay to update the mandate. - Outstanding\n"
    "Action (by 20/8): Kylie to ring the plumber. - Outstanding\n"
    "2. General\nAction (Friday): Sanjay to pay the invoice\nAction (11/7): Kylie to ask the bank again\n"
)


def test_the_day_in_a_label_is_when_the_action_was_raised(tmp_path: Path) -> None:
    """In a review, and where it is over, the day behind "Action" is no deadline; one that a word binds, or that lies ahead, is."""
    path = tmp_path / "minutes.txt"
    path.write_text(BODY, encoding="utf-8")
    found = extract(path).action_points
    days = {one.text.split(" to ")[-1].strip("."): one.deadline.date if one.deadline else None for one in found}
    assert days == {
        "get quotes for the sail": None,
        "update the mandate": None,
        "ring the plumber": "2024-08-20",
        "pay the invoice": "2024-08-16",
        "ask the bank again": None,
    }


def test_a_report_names_the_owner_of_its_matter(tmp_path: Path) -> None:
    """What is reported on under a matter that names nobody is of whom the report names."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        "Harbour Board, 13 August 2024\nPresent: Deb Farr, Sanjay Rao, Kylie Noon. Also WFP.\n\n1. MATTERS ARISING\n"
        "(i) Ramp - Kylie Noon has not yet measured it. Carried forward.\n(ii) Gate - photographs were taken by Sanjay Rao. Closed.\n"
        "(iii) Grant - WFP has been informed. Closed.\n2. AUCTION. Deb Farr to invite a speaker.\n",
        encoding="utf-8",
    )
    owners = {one.text: [party.text for party in one.responsible] for one in extract(path).action_points}
    assert owners["Ramp"] == ["Kylie Noon"]
    assert owners["Gate"] == ["Sanjay Rao"]
    assert owners["Grant"] == []


def test_a_state_in_the_cell_of_days_is_a_state(tmp_path: Path) -> None:
    """ "Done on 10 March" is done and due on no day; a day in a column of states and days is due then and done by nobody."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        "Harbour Board minutes of 8 April 2024\nPresent: Bill Hart, Jake Moss\n\nAction points\n"
        "| Action | Responsible | Status / deadline |\n| Share the map | Bill Hart | 26 April |\n"
        "| Print the list | Jake Moss | Done on 10 March |\n\n| Action | Responsible | Deadline |\n"
        "| Mend the gate | Bill Hart | Done on 10 March |\n| Sell the boat | Jake Moss | To be done by 20 April |\n",
        encoding="utf-8",
    )
    told = {one.text: (one.status, one.deadline and one.deadline.date) for one in extract(path).action_points}
    assert told == {
        "Share the map": ("open", "2024-04-26"),
        "Print the list": ("done", None),
        "Mend the gate": ("done", None),
        "Sell the boat": ("open", "2024-04-20"),
    }
