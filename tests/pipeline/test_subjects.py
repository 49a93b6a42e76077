"""Owners whom the words of an action do not name: a pronoun, a clause, a heading, an office of the attendance list."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.build import load_pipeline
from minutes_miner.pipeline.findings import Draft, layout_of
from minutes_miner.pipeline.layout import make_doc
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.responsible import parties_of
from minutes_miner.pipeline.subjects import Subjects
from minutes_miner.pipeline.words import words
from minutes_miner.readers import read
from minutes_miner.records import Attendee, Responsible
from minutes_miner.workflow import extract

LISTED = (Attendee("Ann Lee (NRC)", "NRC", "Ann Lee"), Attendee("Ben Oh (IOM)", "IOM", "Ben Oh"))


def subjects_of(text: str, action: str, tmp_path: Path) -> tuple[Subjects, Draft]:
    """What looks for subjects in a document of one passage, and the draft of an action in it."""
    path = tmp_path / "notes.txt"
    path.write_text(text, encoding="utf-8")
    nlp = load_pipeline(model=False)
    layout = layout_of(make_doc(read(path), vocab=nlp.vocab, tokenizer=nlp.tokenizer))
    start = layout.text.index(action)
    passage = next(p.index for p in layout.passages if p.start <= start < p.end)
    known = Known(LISTED)
    subjects = Subjects(layout, known, words(), known.grammar(words(), ("en", "fr", "es")))
    return subjects, Draft(start, start + len(action), action, "prose", passage)


def test_a_pronoun_behind_somebody_of_no_list(tmp_path: Path) -> None:
    """Who speaks in the same sentence is meant, also where no list has the name."""
    subjects, draft = subjects_of("Olaf Brandt said that he will call the mayor.", "he will call the mayor", tmp_path)
    party = subjects.spoken_of(draft)
    assert party is not None
    assert (party.text, party.person) == ("he", "Olaf Brandt")


@pytest.mark.parametrize(
    ("text", "action", "agency"),
    [
        pytest.param("Ann Lee showed the map. She will send it to Ben.", "She will send it to Ben", "NRC", id="she"),
        pytest.param(
            "Ann thanked. Ben spoke of fuel and he would ask.", "he would ask", "IOM", id="the last one named"
        ),
        pytest.param("Nobody was named. He will write it down.", "He will write it down", None, id="nobody before"),
    ],
)
def test_pronouns(text: str, action: str, agency: str | None, tmp_path: Path) -> None:
    """A pronoun stands as written, with the agency of the last person named before it."""
    subjects, draft = subjects_of(text, action, tmp_path)
    party = subjects.spoken_of(draft)
    assert party is not None
    assert (party.text, party.agency) == (action.split()[0], agency)


@pytest.mark.parametrize(
    ("text", "action", "name"),
    [
        pytest.param("Ann Lee has the key, and will open the store.", "will open the store", "Ann Lee", id="a clause"),
        pytest.param("The list is with Ben Oh, who will check it.", "who will check it", "Ben Oh", id="who"),
        pytest.param(
            "Helpdesk for two days, UNHCR to arrange.",
            "Helpdesk for two days, UNHCR to arrange",
            "UNHCR",
            id="behind the thing",
        ),
        pytest.param("Rope, soap and a hammer are missing.", "Rope, soap and a hammer are missing", "", id="nobody"),
    ],
)
def test_subjects(text: str, action: str, name: str, tmp_path: Path) -> None:
    """A clause without a subject has that of its sentence."""
    subjects, draft = subjects_of(text, action, tmp_path)
    assert subjects.named(draft) == name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("Ann: I'll ask the port office for the list.", "Ann", id="of the list"),
        pytest.param("10:02 Ben Oh: I will call the bank tomorrow.", "Ben Oh", id="behind the time"),
        pytest.param("wei: the page is slow\n\nwei: I will call the bank tomorrow.", "wei", id="speaks more than once"),
        pytest.param(
            "[10:02] wei: the page is slow\n[10:04] wei: I will call the bank tomorrow.",
            "wei",
            id="more than once, behind times",
        ),
        pytest.param("Note: I will call the bank tomorrow.", "", id="no name"),
    ],
)
def test_speakers(text: str, speaker: str, tmp_path: Path) -> None:
    """What somebody promises in the first person is of whoever speaks the line."""
    subjects, draft = subjects_of(text, text.split(": ")[-1].rstrip("."), tmp_path)
    assert subjects.speaker(draft) == speaker


def test_who_speaks_is_a_person(tmp_path: Path) -> None:
    """A name that nobody knows and that speaks in a talk is a person's and no agency's."""
    path = tmp_path / "talk.txt"
    path.write_text(
        "Port Working Group\nMinutes, 10 November 2020\n\nwei: the page is slow\nana: yes\nwei: I will call the bank tomorrow\n"
        "ana: I'll send the list of wells to NRC by Friday\n"
    )
    told = [(who.text, who.kind, who.agency) for action in extract(path).action_points for who in action.responsible]
    assert told == [("wei", "person", None), ("ana", "person", None)]


def test_an_office_has_the_agency_of_its_holder() -> None:
    """An office that the attendance list gives to one person is of that person's agency; one of two holders is of neither."""
    manager = Attendee("Kay Grech (Acme, strata manager)", "Acme", "Kay Grech", "strata manager")
    known = Known((*LISTED, manager, Attendee("A", "A1", "A B", "clerk"), Attendee("C", "C1", "C D", "clerk")))
    assert known.person_of(Responsible("The strata manager", "role")).agency == "Acme"
    assert known.person_of(Responsible("clerk", "role")).agency is None


def test_headings_own_their_lists(tmp_path: Path) -> None:
    """Where headings are parties, the entries of the lists below them are theirs, also behind a paragraph; themes own nothing."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        "Coordination Group\nMinutes of 19 February 2019\n\nParticipants: OCHA, UNHCR, UNICEF\n\n"
        "ACTION POINTS\n\nOCHA\n\n- Circulate the revised access note by 22 February\n- Organise the retreat in March\n\n"
        "UNHCR\n\n- Share the dates of the joint mission\n- Update the map of sites by Friday\n",
        encoding="utf-8",
    )
    found = [[p.agency for p in action.responsible] for action in extract(path).action_points]
    assert found == [["OCHA"], ["OCHA"], ["UNHCR"], ["UNHCR"]]


@pytest.mark.parametrize(
    ("cell", "agencies"),
    [
        pytest.param("IOM /\nNRC", ["IOM", "NRC"], id="wrapped behind a stroke"),
        pytest.param("NRC avec l'appui du PAM", ["NRC", "WFP"], id="support in French"),
        pytest.param("Secretariat – Ann, Ben", ["NRC", "IOM"], id="the persons of an office"),
        pytest.param("NRC NGOs", ["NRC", None], id="an agency and a group with a blank between"),
        pytest.param("DHO", [None], id="an office by its letters"),
        pytest.param("Ann Lee – Servicios Generales", ["NRC"], id="a person with a department"),
    ],
)
def test_cells(cell: str, agencies: list[str | None]) -> None:
    """A cell of owners gives each party with its agency, as the attendance list knows it."""
    known = Known((*LISTED, Attendee("NRC", "NRC")))
    assert [party.agency for party in parties_of(cell, known, None)] == agencies
