"""Owners by what stands around an action: the turn of a speaker, lists below each other, brackets and strokes at its end."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.teller import is_short_for
from minutes_miner.workflow import extract

HEAD = (
    "Coordination Group\nMinutes of 19 February 2019\n\nParticipants: OCHA, UNHCR, UNICEF, WFP, NRC, IOM, Shafak\n"
    "Guests: Mr Josh Ray, Ms Mireille Roy\n\n"
)
CASES = [
    pytest.param(
        "ACTION POINTS\nACTION POINT\nRepeat the screening of block 12\nPrint tapes for each partner\nPut shade nets at the gate\nWHO\nNRC\nUNICEF\n"
        "IOM/UNICEF\nSTATUS\nDone, 13.9 and not 15.1\nLetter sent\nNo transport\n\nDISCUSSION\nRain put the site under water.\n",
        [["NRC"], ["UNICEF"], ["IOM", "UNICEF"]],
        id="columns one below the other with their heads and a state",
    ),
    pytest.param(
        "ACTION POINTS\nAction\nFind a dry plot for the clinic\nStop the canoe at the bridge\nShare the protocol for comments\nResponsible\nWFP, IOM\n"
        "NRC\nUNICEF\nBy when\n19 Feb\n5th of month\n28 Feb\n\nDISCUSSION\nRain put the site under water.\n",
        [["WFP", "IOM"], ["NRC"], ["UNICEF"]],
        id="days of which one is no date",
    ),
    pytest.param(
        "Action points\n- Send the staff lists for the sessions (Shafak, NRC, UNICEF) Mon 25/2\n- Repair the two fridges (Tokora, Loroo) – UNICEF\n"
        "- Write the hand over plan, with stock and staff: WFP / UNICEF – 26 February\n",
        [["Shafak", "NRC", "UNICEF"], ["UNICEF"], ["WFP", "UNICEF"]],
        id="brackets, dashes and strokes behind the task",
    ),
    pytest.param(
        "Action points\n- DONE Josh to send a link to all members\n- PENDING Mireille to write the note\n",
        [["Josh"], ["Mireille"]],
        id="a state before the name",
    ),
    pytest.param(
        "josé: we had the call this morning.\n\nMireille: no mail came so far, I will look into the account on Monday\n\njosé: good.\n",
        [["Mireille"]],
        id="who speaks in a turn of more than one clause",
    ),
    pytest.param(
        "Action points\n- Josh said he will write up the webinar by 1 March\n- They are to come to the next meeting with a letter\n",
        [["Josh"], ["They"]],
        id="pronouns behind and without a name",
    ),
    pytest.param(
        "Josh Ray to make contact with the mayor regarding the memorial, seconded by Mireille Roy.\n",
        [["Josh Ray"]],
        id="who only seconded it",
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_owners(body: str, expected: list[list[str]], tmp_path: Path) -> None:
    """Each action has its owners in order, and nobody else."""
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + body, encoding="utf-8")
    found = [[party.text for party in a.responsible] for a in extract(path).action_points]
    assert found == expected


@pytest.mark.parametrize(
    ("before", "letters", "expected"),
    [
        pytest.param("registered by the Coastal Water Board (", "CWB", True, id="its first letters"),
        pytest.param("financé par le Comité du Site (", "CS", True, id="small words left out"),
        pytest.param("a meeting with the Coastal Water Board (", "NRC", False, id="somebody else"),
        pytest.param("share the list of sites (", "LS", False, id="words in small letters"),
    ],
)
def test_short_forms(before: str, letters: str, expected: bool) -> None:
    """Letters in brackets shorten the name before them where they are its first letters: they are no owner of the task."""
    assert is_short_for(before, letters) is expected
