"""Lines that end in the middle of a sentence go on in the next one, whatever that begins with."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

Read = Callable[[str], Extraction]
_HEAD = "Harbour Users Forum\nMinutes, 3 May 2021\nPresent: Ana Ruiz, Peter Lado, NRC\n\n"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as a document."""

    def _read(text: str) -> Extraction:
        path = tmp_path / "note.txt"
        path.write_text(_HEAD + text, encoding="utf-8")
        return extract(path)

    return _read


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param(
            "Action points:\n• Ana Ruiz to order the buoys by\n12 May from the yard\n• NRC to hand the keys to the\nHarbour Office of\nPort Elm\n",
            ["Ana Ruiz to order the buoys by 12 May from the yard", "NRC to hand the keys to the Harbour Office of Port Elm"],
            id="English",
        ),
        pytest.param("Actions :\n- NRC prépare le plan du port avec la\nMairie\n", ["NRC prépare le plan du port avec la Mairie"], id="French"),
        pytest.param("Acciones:\n- NRC envía el plano al\nAyuntamiento\n", ["NRC envía el plano al Ayuntamiento"], id="Spanish"),
        pytest.param(
            "Aufgaben:\n- NRC schickt den Plan bis zum\n20. Mai an die Stadt\n", ["NRC schickt den Plan bis zum 20. Mai an die Stadt"], id="German"
        ),
        pytest.param("Action points:\n- NRC to clear the slip (not before\nMonday) and lock it\n", ["NRC to clear the slip (not before Monday) and lock it"], id="bracket"),
        pytest.param("The slip is green.\n\nACTION: NRC and\nPeter Lado to scrub the\nEast Quay\n", ["NRC and Peter Lado to scrub the East Quay"], id="behind a label"),
        pytest.param("Action points:\n- NRC to paint the buoys\n- Ana Ruiz to look into the\n- Peter Lado to call the yard\n", ["NRC to paint the buoys", "Ana Ruiz to look into the", "Peter Lado to call the yard"], id="an item is none"),
        pytest.param("Action points:\n- NRC to paint the buoys\nAny Other Business\nThe ferry was late.\n", ["NRC to paint the buoys"], id="a title below a whole line"),
    ],
)  # fmt: skip
def test_actions_of_open_lines_are_whole(read: Read, body: str, texts: list[str]) -> None:
    """The text of an action goes on behind an article, a preposition or an open bracket."""
    assert [point.text for point in read(body).action_points] == texts


def test_days_and_owners_behind_the_break_are_those_of_the_action(read: Read) -> None:
    """Days and owners are read from the whole sentence."""
    (point,) = read("Actions :\n- NRC porte la liste à la\nDREN avant le\n20 mai\n").action_points
    assert [who.text for who in point.responsible] == ["NRC"]
    assert point.deadline is not None
    assert point.deadline.date == "2021-05-19"


def test_open_lines_of_pages(tmp_path: Path) -> None:
    """Lines that are drawn one by one in a column narrower than the page go on as those of a text do."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer)
    lines = [
        "Harbour Users Forum – minutes of the meeting of all members, held on 3 May 2021 in the long room",
        "Present: Ana Ruiz, Peter Lado, NRC", "", "Action points",
        "NRC: sketch of the buoys to the yard in", "Port Elm", "Ana Ruiz to count the boats (daily until 12", "May)",
    ]  # fmt: skip
    for at, line in enumerate(lines):
        page.drawString(60, 780 - 14 * at, line)
    page.save()
    path = tmp_path / "note.pdf"
    path.write_bytes(buffer.getvalue())
    texts = [point.text for point in extract(path).action_points]
    assert texts == [
        "NRC: sketch of the buoys to the yard in Port Elm",
        "Ana Ruiz to count the boats (daily until 12 May)",
    ]
