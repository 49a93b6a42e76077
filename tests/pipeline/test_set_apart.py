"""What is set apart like a heading and is none, who stands above what they told, and what gathers all that was agreed."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from minutes_miner.records import AgendaItem, Extraction
from minutes_miner.workflow import extract

Read = Callable[[str], Extraction]
_HEAD = ("Harbour Users Forum", "Minutes, 3 May 2021", "Present: NRC, IOM, Medair")
_BODY = (
    (
        "**Moorings**",
        "The chains were looked at, and nobody was pleased with what came up from the bottom of the harbour when the crane was here for a day in April; two of them are worn down to half of what they were. "
        * 2,
    ),
    ("**NRC and IOM to hire a diver**",),
    ("**Slipway**", "The concrete is broken at the lower end and boats scrape over it whenever the tide is low. " * 3),
    ("**All members to send photographs**",),
)


def _lines() -> list[str]:
    return [*_HEAD, *(line for part in _BODY for line in part)]


def _word_file(path: Path, lines: list[str]) -> Path:
    document = docx.Document()
    for line in lines:
        run = document.add_paragraph().add_run(line.strip("*"))
        run.bold = line.startswith("**")
    document.save(str(path))
    return path


def _page(path: Path, lines: list[str]) -> Path:
    style = ParagraphStyle("line", fontSize=10, leading=13, spaceAfter=4)
    made = BytesIO()
    story = [Paragraph(f"<b>{line.strip('*')}</b>" if line.startswith("**") else line, style) for line in lines]
    SimpleDocTemplate(made).build(story)
    path.write_bytes(made.getvalue())
    return path


def _titles(agenda: tuple[AgendaItem, ...]) -> list[str]:
    return [item.title for item in agenda]


@pytest.mark.parametrize(("make", "name"), [(_word_file, "bold.docx"), (_page, "bold.pdf")])
def test_a_bold_line_that_hands_out_a_task_is_no_title(
    make: Callable[[Path, list[str]], Path], name: str, tmp_path: Path
) -> None:
    """Nor does it grow together with the title below it."""
    found = extract(make(tmp_path / name, _lines()))
    assert [(point.text, point.agenda_item) for point in found.action_points] == [
        ("NRC and IOM to hire a diver", "Moorings"),
        ("All members to send photographs", "Slipway"),
    ]
    assert _titles(found.agenda) == ["Moorings", "Slipway"]


@pytest.mark.parametrize("title", ["How to pay the diver", "Visit of IOM to the slipway", "NRC to report"])
def test_a_title_with_such_words_stays_one(title: str, tmp_path: Path) -> None:
    lines = [
        *_HEAD,
        "**Moorings**",
        "The chains were looked at.",
        f"**{title}**",
        "It was talked about for an hour.",
        "**Money**",
        "Nothing new was told.",
    ]
    assert _titles(extract(_word_file(tmp_path / "titles.docx", lines)).agenda) == ["Moorings", title, "Money"]


def test_a_title_of_two_lines_stays_one(tmp_path: Path) -> None:
    """Where they stand as close as the lines of a paragraph."""
    text = "<br/>".join(("<b>Moorings and", "Other Matters</b>"))
    style = ParagraphStyle("line", fontSize=10, leading=13, spaceAfter=9)
    made = BytesIO()
    told = (
        "The chains were looked at, and nobody was pleased with what came up from the bottom of the harbour in May, "
        * 2
    )
    story = [Paragraph(line, style) for line in (*_HEAD, text, told, "<b>Slipway</b>", told, "<b>Money</b>", told)]
    SimpleDocTemplate(made).build(story)
    (tmp_path / "two.pdf").write_bytes(made.getvalue())
    assert _titles(extract(tmp_path / "two.pdf").agenda) == ["Moorings and Other Matters", "Slipway", "Money"]


@pytest.mark.parametrize(("make", "name"), [(_word_file, "aob.docx"), (_page, "aob.pdf")])
def test_letters_with_stops_are_a_title(make: Callable[[Path, list[str]], Path], name: str, tmp_path: Path) -> None:
    lines = [
        *_HEAD,
        *(line for part in _BODY[::2] for line in part),
        "**A.O.B.**",
        "IOM will bring a ladder on Monday.",
    ]
    (point,) = extract(make(tmp_path / name, lines)).action_points
    assert point.agenda_item == "A.O.B"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as a document."""

    def _read(text: str) -> Extraction:
        path = tmp_path / "note.txt"
        path.write_text("\n".join((*_HEAD, "", text)), encoding="utf-8")
        return extract(path)

    return _read


def _owners(found: Extraction) -> list[tuple[str, list[str], str]]:
    return [(point.text, [who.text for who in point.responsible], point.status) for point in found.action_points]


def test_who_speaks_stands_above_what_they_told(read: Read) -> None:
    """The next one who speaks is neither the owner of what was told before, nor their report its state."""
    told = "Round of the table\n\nNRC\nTwo boats are afloat. To share the list of crews with all.\n\nIOM\nSurvey closed.\n\nMedair\nNothing new."
    assert _owners(read(told)) == [("To share the list of crews with all.", ["NRC"], "open")]


def test_who_stands_below_each_task_owns_it(read: Read) -> None:
    told = "Action points\nMend the gate\nNRC\nSend the keys to the yard\nIOM\nPrint the tide tables\nMedair"
    assert [owners for _, owners, _ in _owners(read(told))] == [["NRC"], ["IOM"], ["Medair"]]


@pytest.mark.parametrize("colon", [" :", ":", "\u00a0:"])
def test_a_blank_before_a_colon_is_no_tick(colon: str, read: Read) -> None:
    found = read(
        f"1. Quai\nLe comité a parlé du quai.\nPoints d’action :\n- Réparer la grue{colon} NRC, lundi\n- Appeler le notaire{colon} IOM"
    )
    assert _owners(found) == [("Réparer la grue", ["NRC"], "open"), ("Appeler le notaire", ["IOM"], "open")]


def test_a_tick_at_the_end_is_one(read: Read) -> None:
    found = read("1. Quay\nIt was looked at.\nActions\n- Mend the crane ✓\n- Call the notary: IOM")
    assert [status for _, _, status in _owners(found)] == ["done", "open"]


def test_the_first_section_below_an_agenda_of_bullets(read: Read) -> None:
    """Numbers begin behind the bullets: no item of that list."""
    agenda = "Agenda\n- Moorings\n- Slipway\n- Money\n\n"
    told = "1. Moorings\nNRC will hire a diver on Monday.\n2. Slipway\nIOM to bring cement by Friday.\n3. Money\nMedair to pay the bill."
    assert [point.agenda_item for point in read(agenda + told).action_points] == ["Moorings", "Slipway", "Money"]


@pytest.mark.parametrize(
    "title",
    [
        "Summary of agreed actions",
        "Follow-up actions agreed in this meeting",
        "Tableau des engagements",
        "Resumen de compromisos",
        "Resumo das ações acordadas",
        "Liste der Aufgaben",
        "Elenco delle azioni concordate",
        "Lijst van acties",
    ],
)
def test_the_list_of_all_that_was_agreed_is_a_section(title: str, tmp_path: Path) -> None:
    lines = [
        *_HEAD,
        "**1. Moorings**",
        "The chains were looked at.",
        "**2. Slipway**",
        "It is broken.",
        "**3. AOB**",
        "None.",
        f"**{title}**",
        "- NRC to hire a diver",
        "- IOM to bring cement",
    ]
    found = extract(_word_file(tmp_path / "all.docx", lines))
    assert [point.agenda_item for point in found.action_points] == [title, title]


def test_what_was_done_announces_nothing(tmp_path: Path) -> None:
    lines = [
        *_HEAD,
        "**1. Moorings**",
        "The chains were looked at.",
        "**2. Slipway**",
        "It is broken.",
        "**3. AOB**",
        "None.",
        "**Actions taken**",
        "- the gate was mended",
    ]
    assert extract(_word_file(tmp_path / "taken.docx", lines)).action_points == ()


@pytest.mark.parametrize(
    ("item", "owners"),
    [
        pytest.param("NRC", ["NRC"], id="a name alone"),
        pytest.param("NRC: two boats are afloat", ["NRC"], id="a name before a colon"),
        pytest.param("Two boats are afloat", [], id="nobody"),
        pytest.param("Safety: two boats are afloat", [], id="a topic"),
    ],
)
def test_who_opens_an_item_owns_its_points(item: str, owners: list[str], read: Read) -> None:
    found = read(
        f"1. Quay\nIt was talked about at length.\n- {item}\n  - list of crews to be shared by Monday\n2. Money\nNothing new."
    )
    assert [(text, who) for text, who, _ in _owners(found)] == [("list of crews to be shared by Monday", owners)]


@pytest.mark.parametrize("label", ["As agreed:", "Homework:", "Wie vereinbart:", "Comme convenu :", "Lo acordado:"])
def test_lists_that_begin_with_what_was_agreed(label: str, read: Read) -> None:
    found = read(f"1. Quay\nIt was talked about at length.\n{label}\n- NRC: crane, by Friday\n- IOM: list of crews")
    assert [who for _, who, _ in _owners(found)] == [["NRC"], ["IOM"]]
