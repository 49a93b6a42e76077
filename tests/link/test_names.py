"""Agencies, parties and attendance lists."""

import pytest

from minutes_miner.link.agencies import registry
from minutes_miner.link.attendance import parse_attendance
from minutes_miner.link.parties import is_thing, split_parties


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        pytest.param("Save the Children", "SCI", id="full name"),
        pytest.param("save the children", "SCI", id="lower case"),
        pytest.param("Norwegain Refugee Council", "NRC", id="typing error"),
        pytest.param("UN OCHA", "OCHA", id="blank"),
        pytest.param("World Vision International (WVI)", "WVI", id="with acronym"),
        pytest.param("اليونيسف", "UNICEF", id="Arabic"),
        pytest.param("Some Unknown Society", None, id="unknown"),
        pytest.param("plan", None, id="a common word"),
    ],
)
def test_registry(name: str, canonical: str | None) -> None:
    """Any spelling gives the one name; what is unknown gives none."""
    assert registry().resolve(name) == canonical


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        pytest.param("UNHCR/UNICEF", [("agency", "UNHCR"), ("agency", "UNICEF")], id="slash"),
        pytest.param("IFH/NHF", [("agency", "IFH/NHF")], id="one with a slash"),
        pytest.param(
            "UNICEF, UNHCR and JRF", [("agency", "UNICEF"), ("agency", "UNHCR"), ("agency", "JRF")], id="list"
        ),
        pytest.param("Obed / DGMWR", [("agency", "DGMWR")], id="person and agency"),
        pytest.param("Mariann (UNICEF)", [("agency", "UNICEF")], id="person with agency"),
        pytest.param("All members", [("group", None)], id="group"),
        pytest.param("Cluster Coordinator", [("role", None)], id="role"),
        pytest.param("Co-chairs of UNHCR and UNICEF", [("role", None)], id="one office"),
        pytest.param("XYZF", [("agency", "XYZF")], id="unknown acronym"),
        pytest.param("TBD", [], id="nobody"),
        pytest.param("-", [], id="a dash"),
        pytest.param("Obed/DGMWR", [("agency", "DGMWR")], id="pair without blanks"),
        pytest.param("MoHCC - Nyadzayo", [("agency", "MoHCC")], id="agency and person"),
        pytest.param("IRC Ahmad Saleh", [("agency", "IRC")], id="nothing between"),
        pytest.param("UNHCR Site Planning (Ann Lee, alee@unhcr.org)", [("agency", "UNHCR")], id="unit with contact"),
        pytest.param("UNHCR Field Office", [("agency", "UNHCR")], id="office of an agency"),
        pytest.param("UNICEF coordinator", [("role", "UNICEF")], id="role in an agency"),
        pytest.param(
            "UNHCR & UNICEF + SCI; IRC\nNRC",
            [("agency", n) for n in ("UNHCR", "UNICEF", "SCI", "IRC", "NRC")],
            id="all separators",
        ),
        pytest.param("1. UNICEF 2. UNHCR", [("agency", "UNICEF"), ("agency", "UNHCR")], id="numbered"),
        pytest.param("Tdh/SCI", [("agency", "Tdh"), ("agency", "SCI")], id="an undecided name is no person"),
        pytest.param("Humanity and Inclusion", [("agency", "HI")], id="a name with and"),
        pytest.param(
            "Ministry of Water, Irrigation and Energy and UNICEF",
            [("agency", "MoWIE"), ("agency", "UNICEF")],
            id="a name with commas",
        ),
        pytest.param("اليونيسف والمفوضية", [("agency", "UNICEF"), ("agency", "UNHCR")], id="Arabic and"),
        pytest.param("UNICEF, 15 May", [("agency", "UNICEF")], id="a day is nobody"),
        pytest.param("UNHCR (TBC)", [("agency", "UNHCR")], id="a note is nobody"),
        pytest.param("UNHCR/partners", [("agency", "UNHCR"), ("group", None)], id="agency and group"),
        pytest.param("small working group", [("group", None)], id="sub-group"),
        pytest.param("ISWG", [("group", None)], id="acronym of a group"),
        pytest.param("WCC", [("role", None)], id="acronym of a role"),
        pytest.param("Protection", [("group", None)], id="a theme"),
        pytest.param("Zaatari", [("group", None)], id="a place is no agency"),
        pytest.param("Dr. Cooper", [("person", None)], id="person alone"),
        pytest.param("UNHCR's data portal", [], id="what belongs to an agency"),
        pytest.param("email IM, cc Coordinator", [], id="contact points"),
        pytest.param("All – n/a", [("group", None)], id="with words that name nobody"),
        pytest.param("M/s Rao", [("agency", "M/s Rao")], id="a firm by its title"),
    ],
)
def test_parties(text: str, parties: list[tuple[str, str | None]]) -> None:
    """A cell is divided into its parties, each of its kind."""
    assert [(p.kind, p.agency) for p in split_parties(text)] == parties


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("UNICEF (lead), UNHCR (support)", ["lead", "support"], id="brackets"),
        pytest.param("Lead: UNICEF; Support: UNHCR, SCI", ["lead", "support", "support"], id="labels"),
        pytest.param("UNICEF lead, SCI support", ["lead", "support"], id="words behind"),
        pytest.param("UNICEF with support from UNHCR and SCI", ["lead", "support", "support"], id="in words"),
        pytest.param("MoSD in coordination with UNICEF", ["lead", "support"], id="coordination"),
        pytest.param("UNICEF and UNHCR", [None, None], id="not said"),
    ],
)
def test_lead_and_support(text: str, parts: list[str | None]) -> None:
    """Who leads and who supports is kept where it is said."""
    assert [p.part for p in split_parties(text)] == parts


def test_parties_of_a_document() -> None:
    """The attendance list and the country decide what a name alone does not."""
    assert [p.agency for p in split_parties("XYZ/ABC", known=["XYZ/ABC"])] == ["XYZ/ABC"]
    assert [p.agency for p in split_parties("TDH", known=["TDH-It"], country="JO")] == ["TDH-It"]
    assert [(p.agency, p.country) for p in split_parties("MoH", country="LB")] == [("MoPH", "LB")]
    assert [p.text for p in split_parties("Obed ( DGMWR )")] == ["Obed ( DGMWR )"]


THINGS = """4Ws 3W 5Ws SOPs SOP ToR ToRs MoM AOB CPIMS CPIMS+ GBVIMS RRP6 RRP 3RP JRP HRP HNO SRP PSS MHPSS IBV ActivityInfo
WASH NFI NFIs CBI CBT CVA MPCA MEB SMEB PDM DTM ITS BIA BID BIP UASC CFS CFSs CPMS MRM CAAC CAAFAG IEC KAP AAP PSEA GBV SGBV
VAC FGM CRC CEDAW SDGs SAM MAM GAM MUAC IYCF IDPs PoC PoCs HH HHs ISP GIS EPI PPE COVID-19 HIV ORS ANC PNC SRH SitRep KPIs
Q1 RNA MIRA MSNA VASyR JMMI PiN EWARS HeRAMS DHIS2 ToT CERF FTS SMART CMAM OTP RUTF NSAG MRE UXO EiE TLS ECD MISP CMR STI AWD
OCV AWD/Cholera SARI IPC FSL CFW FFA ESNFI RTE JNA ICCM PSN RSD RIM proGres BIMS KoBo ODK HPC MEAL DRR UNDAF EVD PHC WGSS TPM
FCS rCSI RFP MoU PCAs CVs TBC USD PDF IDs"""


def test_acronyms_of_things_are_no_agencies() -> None:
    """At most two of a hundred acronyms of things are taken for agencies; none of them is in the registry."""
    taken = [name for name in THINGS.split() if any(p.kind == "agency" for p in split_parties(name))]
    assert len(taken) <= len(THINGS.split()) * 2 / 100, taken
    assert [name for name in THINGS.split() if registry().knows(name)] == []


@pytest.mark.parametrize("name", ["SOPs", "4Ws", "ToR", "Q1", "RRP6", "AOB", "AWD/Cholera", "4W/5W"])
def test_things_are_nobody(name: str) -> None:
    """Acronyms of things are told from agencies."""
    assert is_thing(name)


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        pytest.param("UNICEF, UNHCR and JRF", ["UNICEF", "UNHCR", "JRF"], id="and"),
        pytest.param("UNHCR (4), DRC (1), LWF (2)", ["UNHCR", "DRC", "LWF"], id="head counts"),
        pytest.param("Ann Lee (UNICEF), Ben Oh (IRC)", ["UNICEF", "IRC"], id="persons"),
        pytest.param("Ann Lee - UNICEF\nBen Oh - IRC", ["UNICEF", "IRC"], id="one a line"),
        pytest.param("UNHCR (Ann, Ben), Oxfam (Carl, Dora)", ["UNHCR", "UNHCR", "Oxfam", "Oxfam"], id="agency first"),
        pytest.param("WHO; MTI; WORLD RENEW", ["WHO", "MTI", "World Renew"], id="semicolons"),
        pytest.param(
            "María José García López (ACNUR), SMITH John (IRC)", ["UNHCR", "IRC"], id="long and upper-case names"
        ),
        pytest.param("UNHCR (Ann Lee - Chair; Ben Oh), IRC", ["UNHCR", "UNHCR", "IRC"], id="semicolon in brackets"),
        pytest.param(
            "Government: MoH, MoE. UN: UNICEF, WHO. NGOs: SCI",
            ["MoH", "MoE", "UNICEF", "WHO", "SCI"],
            id="kinds of agencies",
        ),
        pytest.param("KATHMANDU: UNICEF, SCI; GORKHA: Oxfam", ["UNICEF", "SCI", "Oxfam"], id="places"),
        pytest.param("Present UNHCR, WFP and FAO, and others", ["UNHCR", "WFP", "FAO"], id="label without colon"),
        pytest.param("UNHCR Field Office Arua, UNICEF CP", ["UNHCR", "UNICEF"], id="units of an agency"),
        pytest.param(
            "UNICEF, UNHCR, Himaya, Terre Sainte, AMEL",
            ["UNICEF", "UNHCR", "Himaya", "Terre Sainte", "AMEL"],
            id="an unknown one among agencies",
        ),
        pytest.param("LWF, 2 persons; DRC, 1 person", ["LWF", "DRC"], id="counts in words"),
        pytest.param("John Smith UNHCR, Jane Roe UNICEF", ["UNHCR", "UNICEF"], id="nothing between person and agency"),
        pytest.param(
            "Name\nAnn Lee\nBen Oh\nOrganization\nUNICEF\nAl Amal",
            ["UNICEF", "Al Amal"],
            id="columns one after the other",
        ),
        pytest.param(
            "Name\nAgency\nEmail\nAnn Lee\nUNICEF\na@x.org\nBen Oh\nAl Amal\nb@y.org",
            ["UNICEF", "Al Amal"],
            id="rows one after the other",
        ),
        pytest.param("كير، أوكسفام، منظمة إنقاذ الطفل", ["CARE", "Oxfam", "SCI"], id="Arabic"),
        pytest.param(
            "Le HCR, l'OIM, le PAM et la Croix-Rouge camerounaise", ["UNHCR", "IOM", "WFP", "CCR"], id="French"
        ),
        pytest.param("22 participants from 14 organizations", [], id="counted only"),
        pytest.param("List attached", [], id="elsewhere"),
    ],
)
def test_attendance(text: str, agencies: list[str]) -> None:
    """Attendance lists in their forms."""
    assert [a.agency for a in parse_attendance(text)] == agencies


def test_persons_have_their_own_role() -> None:
    """Persons of one agency keep the role that stands behind their name; mail addresses tell the agency."""
    found = parse_attendance("UNICEF – Ann Lee (Co-chair), Ben Oh (note taker)\nCarl Kay <carl@rescue.org>")
    assert [(a.agency, a.person, a.role) for a in found] == [
        ("UNICEF", "Ann Lee", "Co-chair"),
        ("UNICEF", "Ben Oh", "note taker"),
        ("IRC", "Carl Kay", None),
    ]
