"""The component that finds agencies in running text: decided once for a document, by the model or else by the rules."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.agencies import Agencies
from minutes_miner.pipeline.build import load_pipeline
from minutes_miner.pipeline.candidate_names import CandidateNames, among, of_name
from minutes_miner.pipeline.words import words
from minutes_miner.records import NamedAgency
from minutes_miner.workflow import extract

HEAD = "Child Protection Working Group\nAmman, 12 May 2016\nPresent: UNHCR, UNICEF\nAgenda\n1. Updates\n\n1. Updates\n"
NAMES = CandidateNames(small={"ring", "book"}, persons={"dan", "moeller"}, stops={"in"}, verbs={"ask"})


def named_in(text: str, tmp_path: Path, *, model: bool = True) -> list[str]:
    """The agencies that minutes with a text name, as written."""
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    return [named.text for named in extract(path, model=model).agencies]


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        pytest.param("The Department of Water Affairs promised a pump.", ["Department of Water Affairs"], id="a public body"),
        pytest.param("UNHCR will write to the Sarvatra Development Trust about it.", ["UNHCR", "Sarvatra Development Trust"], id="named in full"),
        pytest.param("The new list was prepared by XKF. The forms of XKF are late.", ["XKF"], id="acts in one of its mentions"),
        pytest.param("The KYC rules and the LPG refill were discussed.", [], id="acronyms of things"),
        pytest.param("The road from Belton to Marsh End is closed.", [], id="places"),
    ],
)  # fmt: skip
def test_unknown_agencies(text: str, agencies: list[str], tmp_path: Path) -> None:
    """Names that no list knows are agencies where their words and what stands beside them tell."""
    assert named_in(text, tmp_path) == agencies


def test_one_name_is_decided_once(tmp_path: Path) -> None:
    """What one mention makes an agency is one in all its mentions."""
    doc = load_pipeline()("UNICEF and UNHCR met. XKF has trained 40 teachers. Forms: XKF. UNICEF asked XKF for more.")
    assert [span.text for span in doc.spans["agencies"]].count("XKF") == 3
    assert all(isinstance(span._.value, NamedAgency) for span in doc.spans["agencies"])


def test_rules_decide_without_the_model(tmp_path: Path) -> None:
    """Without weights an acronym that acts is an agency, and a name that nothing tells of is none."""
    assert named_in("XKF will share its list. The tender went past Belton.", tmp_path, model=False) == ["XKF"]


def test_weights_are_kept(tmp_path: Path) -> None:
    """The component read from disk decides as the one that was written."""
    packaged = load_pipeline().get_pipe("agencies")
    assert isinstance(packaged, Agencies)
    packaged.to_disk(tmp_path)
    read = Agencies(words(), least=0.5).from_disk(tmp_path)
    bag = [tuple(of_name("Ministry of Works"))]
    assert read.classifier.probabilities(bag) == packaged.classifier.probabilities(bag)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Ask Marsh Water and Belton Estates.", ["Marsh Water", "Belton Estates"], id="two, behind a verb"),
        pytest.param("the Ministry of Health and Sanitation", ["Ministry of Health and Sanitation"], id="and inside of one"),
        pytest.param("Dan Moeller of Belton Estates spoke", ["Belton Estates"], id="a person of it"),
        pytest.param("l'ENDOS et Hale & Marsh", ["ENDOS", "Hale & Marsh"], id="an article grown together, an ampersand"),
        pytest.param("ring Hadley's", ["Hadley"], id="a genitive"),
        pytest.param("Snow on the first day.", [], id="the capital of a sentence"),
        pytest.param("the Integrated Care Board met", ["Integrated Care Board"], id="a board under its name"),
        pytest.param("the Board met, all partners came", [], id="a board alone, many"),
        pytest.param("In May the SOPs were sent to Jordan", [], id="months, things, countries"),
    ],
)  # fmt: skip
def test_candidate_names(text: str, names: list[str]) -> None:
    """Capitalised sequences and acronyms are candidates, without what is no part of a name."""
    assert [text[start:end] for start, end in NAMES.find(text)] == names


def test_other_names_tell() -> None:
    """A name may be short for another, or its initials."""
    others = {"marsh water trust": True, "belton road": False}
    assert list(among("marsh water", others)) == ["short for another"]
    assert list(among("mwt", others)) == ["initials of an organisation"]
    assert list(among("belton", others)) == ["inside another"]
