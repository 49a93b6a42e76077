"""Agencies in running text: known, listed and unknown ones; and what is none."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.build import load_pipeline
from minutes_miner.pipeline.mentions import Mentions
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.words import words
from minutes_miner.records import Attendee, Responsible
from minutes_miner.training.naming import Naming
from minutes_miner.workflow import extract

HEAD = "Child Protection Working Group Jordan\nAmman, 12 May 2016\nPresent: UNHCR, Himaya, Tom Bell (XKF)\nAgenda\n1. Updates\n\n1. Updates\n"


def found_in(text: str, *attendees: Attendee, country: str | None = None) -> list[str]:
    """The agencies that a text names, as written."""
    return [place.text for place in Mentions(words(), attendees, country=country, text=text).find(text)]


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        pytest.param("UNHCR and Save the Children visited the camp.", ["UNHCR", "Save the Children"], id="known"),
        pytest.param("The XKF will share its list.", ["XKF"], id="an unknown one acts"),
        pytest.param("XKF wants to start a centre.", ["XKF"], id="an unknown one begins a sentence"),
        pytest.param("The list was prepared by XKF.", ["XKF"], id="by an unknown one"),
        pytest.param("UNICEF, XKF and WFP have stocks.", ["UNICEF", "XKF", "WFP"], id="an unknown one among known ones"),
        pytest.param("UNICEF/XKF lead.", ["UNICEF", "XKF"], id="a pair"),
        pytest.param(
            "Future Makers Society (FMS) opened an office.", ["Future Makers Society", "FMS"], id="name and acronym"
        ),
        pytest.param("The Riverton Police Department asked for keys.", ["Riverton Police Department"], id="a local body"),
        pytest.param("The policy was sent to the Diocese.", ["Diocese"], id="a noun with a capital"),
        pytest.param("L'UNICEF a partagé la carte avec la Croix-Rouge camerounaise.", ["UNICEF", "Croix-Rouge camerounaise"], id="French"),
        pytest.param("قامت اليونيسف بتوزيع المواد", ["اليونيسف"], id="Arabic"),
        pytest.param("He would like more of A&W's leaflets.", ["A&W"], id="what an unknown one owns"),
        pytest.param("The XKF office is closed; ask XKF staff.", ["XKF", "XKF"], id="its office, its staff"),
        pytest.param("A copy came from XKF, late.", ["XKF"], id="from an unknown one"),
        pytest.param("Chief Dan Moeller of Riverton Police Department spoke.", ["Riverton Police Department"], id="a person of a body"),
        pytest.param("Se consultó a la Asociación Aj Awinel.", ["Asociación Aj Awinel"], id="a noun in Spanish"),
        pytest.param("Data from PSS, MHPSS and 4Ws.", [], id="from things"),
        pytest.param("The 4Ws, SOPs and the RRP6 were shared; CPIMS and PSS data follow.", [], id="things"),
        pytest.param("The plan is to save the budget, goal by goal.", [], id="everyday words"),
        pytest.param("Missing: JRS, Don Bosco, NCCK", ["JRS", "Don Bosco", "NCCK"], id="a name between agencies"),
        pytest.param("CARE, Concern and Fanm Kanpe wrote.", ["CARE", "Concern", "Fanm Kanpe"], id="words that are agencies together"),
        pytest.param("The site got its registration with XKF.", ["XKF"], id="a partner"),
        pytest.param("UNHCR – rations\nXKF – clinic reached 140\nIOM – tents", ["UNHCR", "XKF", "IOM"], id="lines that agencies open"),
        pytest.param("NRC's lawyers shared a list.", ["NRC"], id="what a known one owns"),
        pytest.param("La DRAC trouve la carte claire.", ["DRAC"], id="an article before a known one"),
        pytest.param("The PI form is missing.", [], id="an article before an acronym that is a word elsewhere"),
        pytest.param("They wrote to Dai at once; Unicef and Oxfam know.", ["Unicef", "Oxfam"], id="an acronym or a given name"),
        pytest.param("The XPI was 3.1 in May.", [], id="a figure"),
        pytest.param("They met in the Council Room.", [], id="a room"),
        pytest.param("RESOLVED: the minutes were approved.", [], id="a word in capitals"),
        pytest.param("REVIEW OF THE LAST ACTION POINTS", [], id="a line in capitals"),
        pytest.param("The prices rose to 300 SSP in March.", [], id="a currency"),
        pytest.param("Jordan will be discussed in Amman.", [], id="places"),
    ],
)  # fmt: skip
def test_agencies_in_text(text: str, agencies: list[str]) -> None:
    """What names an agency is found where it stands, and acronyms of things and everyday words are left alone."""
    assert found_in(text) == agencies


def test_the_attendance_list_makes_agencies() -> None:
    """A name of no list is an agency where it attended, and initials of a person are none."""
    listed = (Attendee("Zuhoor", "Zuhoor"), Attendee("Tom Bell (XKF)", "XKF", "Tom Bell", initials="TMB"))
    text = "The draft of Zuhoor went to XKF; TMB has it."
    assert found_in(text) == ["TMB"]
    assert found_in(text, *listed) == ["Zuhoor", "XKF"]


def test_the_attendance_list_gives_short_names() -> None:
    """What the list calls an agency, without its kind or a bracket, is that agency, and so is its genitive."""
    listed = (
        Attendee("Big Lantern Foundation", "Big Lantern Foundation"),
        Attendee("ONG Zuhoor", "ONG Zuhoor"),
        Attendee("Marsh Ports (operator)", "Marsh Ports (operator)"),
        Attendee("Petra – PIN", "People in Need", "Petra"),
    )
    text = "Big Lantern gave sheets to Zuhoor. Marsh Ports waives it. PIN's donor said no; Petra asks."
    assert found_in(text, *listed) == ["Big Lantern", "Zuhoor", "Marsh Ports", "PIN"]
    assert found_in("Oxfam's cash could help.") == ["Oxfam"]


def test_documents_and_spans(tmp_path: Path) -> None:
    """An extraction lists the agencies of the text, each once by its canonical name; a Doc has a span for each mention."""
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + "UNICEF and Save the Children met Himaya. SCI will follow up. The 4Ws are late.\n")
    assert [(a.text, a.agency) for a in extract(path).agencies] == [
        ("UNICEF", "UNICEF"),
        ("Save the Children", "SCI"),
        ("Himaya", "Himaya"),
    ]
    doc = load_pipeline()("UNICEF and Save the Children met. SCI will follow up.")
    assert [span.text for span in doc.spans["agencies"]] == ["UNICEF", "Save the Children", "SCI"]


def test_figures_are_told() -> None:
    """Nothing judged gives full marks and no division by nothing."""
    assert Naming().told().startswith("agencies in text F1 1.000")


def test_the_group_itself_is_no_agency() -> None:
    """A body does not name itself in its own minutes."""
    mentions = Mentions(words(), (), group="Parochial Harbour Council")
    assert [place.text for place in mentions.find("The PHC will meet; XKF will come.")] == ["XKF"]


def test_the_list_explains_initials() -> None:
    """Initials lead to the person to whom the list gives them, not to another whose name would have them."""
    tim, tom = Attendee("Tim Moss", "NRC", "Tim Moss"), Attendee("Tom Bell (TM)", "IRC", "Tom Bell", initials="TM")
    known = Known([tim, tom])
    party = known.person_of(Responsible("TM", "agency", "TM"))
    assert (party.person, party.agency) == ("Tom Bell", "IRC")
