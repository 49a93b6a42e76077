"""Owners that stand above, before and behind what they are to do."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEAD = "Coordination Group\nMinutes of 19 February 2019\n\nParticipants: OCHA, UNHCR, UNICEF, WFP, NRC\n\n"
CASES = [
    pytest.param(
        "Actions agreed\n\nOCHA\n- Circulate the revised access note by 22 February\n- Organise the retreat\n\n"
        "UNHCR and UNICEF\n- Share the dates of the joint mission to Birao\n",
        [["OCHA"], ["OCHA"], ["UNHCR", "UNICEF"]],
        id="heads above lists",
    ),
    pytest.param(
        "Action points\n- NRC co-leads: send the harmonised note to donors (ECHO, BHA)\n",
        [["NRC"]],
        id="receivers in brackets are no owners",
    ),
    pytest.param(
        "Action points\n- Revise the referral form. Responsible: UNHCR and NRC\n",
        [["UNHCR", "NRC"]],
        id="a label behind the sentence",
    ),
    pytest.param(
        "Action points for the NRC:\n- Share the list of the wells by 1 March\n- Send the map of the port to all\n",
        [["NRC"], ["NRC"]],
        id="whom the line above gives them to",
    ),
    pytest.param(
        "Save the Children to report the stock of tents to UNICEF before 1 March.\n",
        [["SCI"]],
        id="a name that begins with a verb",
    ),
    pytest.param(
        "Action points\n- Save the Children, NRC and UNICEF to print the maps before 1 March\n",
        [["SCI", "NRC", "UNICEF"]],
        id="a name that begins with a verb, and others",
    ),
    pytest.param(
        "Action points\n- Post the terms of reference (WFP)\n- Organise the survey of the quays (UNICEF)\n"
        "- Share the tide table (NRC)\n- Send the forms to the port office (Ferry Consortium)\n",
        [["WFP"], ["UNICEF"], ["NRC"], ["Ferry Consortium"]],
        id="brackets of habit",
    ),
]


PEOPLE = [
    pytest.param("- Mirko & Jana - will draft the timeline of the fair\n", ["Mirko", "Jana"], id="two joined"),
    pytest.param("- We agreed to look into the price of the ink (Stefan)\n", ["Stefan"], id="a bracket behind we"),
    pytest.param("- Jorun is to investigate the leak in the tank\n", ["Jorun"], id="unknown and bound"),
    pytest.param("- All the IPs should arrange the training of their staff\n", ["All the IPs"], id="all of many"),
    pytest.param("- Members such as WFP and NRC agreed to share their lists\n", ["WFP", "NRC"], id="examples of many"),
    pytest.param("- We invite all users to draw a better map of the port\n", ["all users"], id="who is invited"),
    pytest.param("- The amount will be finalized by COB Monday\n", [], id="a day is nobody"),
    pytest.param("- Mirko adds the port to the list: OK\n", ["Mirko"], id="consent is nobody"),
    pytest.param(
        "- [Mirko, Jana] Draft the timeline of the fair\n", ["Mirko", "Jana"], id="in brackets before the task"
    ),
]


@pytest.mark.parametrize(("line", "expected"), PEOPLE)
def test_who_is_named(line: str, expected: list[str], tmp_path: Path) -> None:
    """The words of an action name all who do it, and nobody else."""
    path = tmp_path / "minutes.txt"
    path.write_text(f"{HEAD}Action points\n{line}", encoding="utf-8")
    (action,) = extract(path).action_points
    assert [party.text for party in action.responsible] == expected


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_owners(body: str, expected: list[list[str]], tmp_path: Path) -> None:
    """Each action has the parties that the layout or the words give it."""
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + body, encoding="utf-8")
    assert [[party.agency for party in action.responsible] for action in extract(path).action_points] == expected


def test_in_a_round_items_are_of_whom_they_stand_below(tmp_path: Path) -> None:
    """Where each one's news stand below a first name, what is to be done there is theirs; of nobody where there is one name only."""
    head = "Clinic Apps Team\nMinutes of 19 February 2019\n\nAttendees\n- Eric Voss\n- Mikki North\n- Leila Haddad\n\nUpdates\n"
    items = {
        "Eric": "Collect the manuals to hand them to the clinics by 1 March",
        "Mikki": "To send the new form to all wards by 3 March",
    }
    path = tmp_path / "round.txt"
    path.write_text(
        head + "".join(f"- {name}\n  - The test is over\n  - {task}\n" for name, task in items.items()),
        encoding="utf-8",
    )
    owners = {action.text: [who.text for who in action.responsible] for action in extract(path).action_points}
    assert owners == {task: [name] for name, task in items.items()}


def test_slides_list_nobody_who_came(tmp_path: Path) -> None:
    """Agencies of a plan of work are no attendees, whatever stands beside them."""
    path = tmp_path / "plan.txt"
    rows = [
        "Soap | NRC | Q1 | 12 kg",
        "Rope | UNICEF | Q2 | 5 m",
        "Tarpaulin | UNHCR | Q3 | 300",
        "Kits | WFP | Q4 | 20",
    ]
    path.write_text(
        "Work Plan 2022\n\nActivity | Responsible | Timeframe | Indicator\n" + "\n".join(rows), encoding="utf-8"
    )
    assert extract(path).attendees == ()


def test_who_stands_before_a_tab(tmp_path: Path) -> None:
    """Items that begin with who is to do them, and a tab, are a list and no table."""
    path = tmp_path / "tabs.txt"
    items = (
        "- [NRC]\tDraft the timeline of the fair\n- [WFP, IRC]  Print the map of the port\n- [WFP]\tPaint the quay\n"
    )
    path.write_text(f"{HEAD}Action points\n\n{items}", encoding="utf-8")
    found = [(action.text, [who.agency for who in action.responsible]) for action in extract(path).action_points]
    assert found == [
        ("Draft the timeline of the fair", ["NRC"]),
        ("Print the map of the port", ["WFP", "IRC"]),
        ("Paint the quay", ["WFP"]),
    ]
