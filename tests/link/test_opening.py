"""Who was there as the first sentences of minutes tell it, without a label."""

import pytest

from minutes_miner.link.attendance import attendees, settle
from minutes_miner.link.opening import told

CASES = [
    pytest.param(
        "In the room were UNHCR, CARE, Oxfam and WFP. ACTED sent apologies. Lamia facilitated.",
        "UNHCR CARE Oxfam WFP -ACTED",
        id="in the room",
    ),
    pytest.param(
        "Lilian Mwakio chaired as Rashid is abroad. Lilian, Ochieng, Katana, Zuhura. Apology Mulei.",
        "Lilian Ochieng Katana Zuhura -Mulei",
        id="a sentence of names",
    ),
    pytest.param(
        "Facilitating: Hazel. Also Bea, Ifeoma, Lucho, and for once Dermot. Colm at work.",
        "Bea Ifeoma Lucho -Colm",
        id="also, and who is elsewhere",
    ),
    pytest.param(
        "The meeting was short, only HANDS, NRSP, Plan and ACTED came.", "HANDS NRSP Plan ACTED", id="the verb behind"
    ),
    pytest.param(
        "Round the table: Ann Lee (Health), Ben Oh (Lands), Carl Kay (MITA)", "Ann|Ben|Carl", id="round the table"
    ),
    pytest.param(
        "Tariq Nour (SRCS) chaired; WFP, UNHCR, DRC and UNICEF could hear each other most of the time.",
        "WFP UNHCR DRC UNICEF",
        id="prose goes on behind the last",
    ),
    pytest.param(
        "Tent at 16:00. ARRA UNHCR WFP NRC IOM. absent GOAL",
        "ARRA UNHCR WFP NRC IOM -GOAL",
        id="blanks between acronyms",
    ),
    pytest.param(
        "Asisten además don Patricio Leiva, secretario, señora Juana Millán, tesorera, y Cristián Ossandón. No vino Ester Vidal.",
        "Patricio Juana Cristián -Ester",
        id="Spanish, offices between",
    ),
    pytest.param(
        "Réunion sous la présidence de M. Boubé. Etaient également présents le HCR, DRC, l'UNICEF et OCHA. L'OIM s'est excusée.",
        "HCR DRC UNICEF OCHA -OIM",
        id="French, articles before",
    ),
    pytest.param(
        "برئاسة سيف ناصر وحضور كل من: UNHCR وDRC واليونيسف. واعتذر UNFPA.", "UNHCR DRC اليونيسف -UNFPA", id="Arabic"
    ),
    pytest.param("The minutes of May were read and adopted with two corrections.", "", id="prose"),
    pytest.param("UNHCR presented the plan with support of the team.", "", id="an agency acts"),
    pytest.param("Rabat, Archives reading room, 12 May 2022", "", id="a place and a day"),
    pytest.param("Discussed with NRC the list of sites.", "", id="one name is no list"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_told(text: str, expected: str) -> None:
    """Sentences give everybody they name, those away among them, and nobody where they tell of something else."""
    found = settle(attendees(told(text)), country=None)
    names = [f"{'' if a.present else '-'}{a.person or a.text}" for a in found]
    wanted = expected.replace("|", " ").split()
    assert len(names) == len(wanted), names
    assert all(
        (one.removeprefix("-") in name and one[0] == "-" == name[0]) or one in name
        for one, name in zip(wanted, names, strict=True)
    ), names
