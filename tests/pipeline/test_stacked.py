"""Tables of actions that a converter left as lines, one cell a line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

Read = Callable[[str], Extraction]
_HEAD = "Harbour Users Forum\nMinutes, 3 May 2021\nPresent: NRC, IOM, Medair\n\n"
_TWO = [("Mend the gate", ["NRC"], "2021-05-14"), ("Send the keys to the yard", ["IOM"], "2021-05-20")]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as a document."""

    def _read(text: str) -> Extraction:
        path = tmp_path / "note.txt"
        path.write_text(_HEAD + text, encoding="utf-8")
        return extract(path)

    return _read


def told(read: Read, body: str) -> list[tuple[str, list[str], str | None]]:
    """What each action says, who is to do it and by when."""
    return [
        (point.text, [who.text for who in point.responsible], point.deadline and point.deadline.date)
        for point in read(body).action_points
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("Action|Who|When|Mend the gate|NRC|14 May|Send the keys to the yard|IOM|20/5", id="rows"),
        pytest.param("No.|Action point|Responsible|Deadline|1|Mend the gate|NRC|14 May|2|Send the keys to the yard|IOM|20/5", id="numbers"),
        pytest.param("Action points|Mend the gate|Send the keys to the yard||Responsible|NRC|IOM||Deadline|14 May|20/5", id="columns"),
        pytest.param("Action||Who||When||Mend the gate||NRC||14 May||Send the keys to the yard||IOM||20/5", id="blank lines"),
        pytest.param("Action|Who|When|Mend the gate|NRC|14 May|Send the keys to the|yard|IOM|20/5||The ferry was late again.", id="a wrapped cell"),
    ],
)  # fmt: skip
def test_each_action_has_its_own_owner_and_day(read: Read, lines: str) -> None:
    """Rows and columns are put together again."""
    assert told(read, lines.replace("|", "\n") + "\n") == _TWO


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        pytest.param("Action|Responsable|Échéance|Réparer le quai|NRC|14 mai|Appeler le maire|IOM|20 mai", ["Réparer le quai", "Appeler le maire"], id="French"),
        pytest.param("Acción|Responsable|Plazo|Reparar el muelle|NRC|14 de mayo|Llamar al alcalde|IOM|20 de mayo", ["Reparar el muelle", "Llamar al alcalde"], id="Spanish"),
        pytest.param("Aufgabe|Verantwortlich|Frist|Kai ausbessern|NRC|14. Mai|Stadt anrufen|IOM|20. Mai", ["Kai ausbessern", "Stadt anrufen"], id="German"),
    ],
)  # fmt: skip
def test_heads_in_other_languages(read: Read, lines: str, texts: list[str]) -> None:
    """Heads are known in each language, days told by what they look like."""
    found = told(read, lines.replace("|", "\n") + "\n")
    assert found == [(texts[0], ["NRC"], "2021-05-14"), (texts[1], ["IOM"], "2021-05-20")]


def test_an_empty_cell_leaves_no_line(read: Read) -> None:
    """Below a row without its day the next one keeps its own owner."""
    body = "Action\nWho\nWhen\nMend the gate\nNRC\nSend the keys to the yard\nIOM\n20/5\nNext meeting: 7 June\n"
    assert told(read, body) == [("Mend the gate", ["NRC"], None), _TWO[1]]


def test_heads_without_rows_are_no_table(read: Read) -> None:
    """What fits no column stays what it was."""
    body = "Action\nWho\nWhen\n\nThe ferry was late again, and nobody knew why that was so.\nMedair will ask the crew on Friday.\n"
    assert told(read, body) == [("Medair will ask the crew on Friday.", ["Medair"], "2021-05-07")]


_GATE = ("Mend the gate and oil the lock", ["NRC"], "2021-05-14")
_KEYS = ("Send the keys to the yard", ["IOM"], "2021-05-20")
_PUMP = ("Paint the pump house", ["Medair"], None)


@pytest.mark.parametrize(
    "below", [pytest.param("\n", id="a line for each"), pytest.param("\n\n", id="a blank line below each")]
)
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("Topic|Discussion|Action|Who|When|Gate|It fell on the ferry man.|Mend the gate and oil the lock|NRC|14 May|Keys|Nobody knows where they are.|Send the keys to the yard|IOM|20/5", [_GATE, _KEYS], id="minutes in columns"),
        pytest.param("No.|Action|Who|When|Status|1|Mend the gate and oil the lock|NRC|14 May|Open|2|Paint the pump house|Medair|||3|Send the keys to the yard|IOM|20/5|", [_GATE, _PUMP, _KEYS], id="empty cells"),
        pytest.param("Action|Who|When|Mend the gate and oil the lock|NRC|14 May|Paint the pump house|Medair||Send the keys to the yard|IOM|20/5|2. Ferry|The ferry was late again, and nobody knew why that was so.|3. Budget|It was read.", [_GATE, _PUMP, _KEYS], id="sections below"),
        pytest.param("Action|Who|When|Mend the gate and oil the lock|NRC|14 May|Paint the pump house|Medair||Agreed later|Action|Who|When|Send the keys to the yard|IOM|20/5|Call the harbour office|NRC|21/5", [_GATE, _PUMP, _KEYS, ("Call the harbour office", ["NRC"], "2021-05-21")], id="two tables"),
    ],
)  # fmt: skip
def test_cells_in_the_order_of_rows(
    read: Read, lines: str, expected: list[tuple[str, list[str], str | None]], below: str
) -> None:
    """Cells of several columns come one after the other; one that was empty leaves its line blank."""
    assert told(read, lines.replace("|", below) + below) == expected


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("Sujet|Décision|Responsable|Quai|Réparer le quai|Écrire au maire|NRC|IOM|Bac|Appeler le port|Medair", id="French"),
        pytest.param("Tema|Acuerdo|Responsable|Muelle|Reparar el muelle|Escribir al alcalde|NRC|IOM|Barco|Llamar al puerto|Medair", id="Spanish"),
    ],
)  # fmt: skip
def test_cells_of_several_paragraphs(read: Read, lines: str) -> None:
    """What is to be done and who is to do it stand abreast in their cells."""
    found = read(lines.replace("|", "\n") + "\n").action_points
    assert [[who.text for who in point.responsible] for point in found] == [["NRC"], ["IOM"], ["Medair"]]


def test_nothing_of_cut_paragraphs_is_lost(read: Read) -> None:
    """A table that begins and ends inside of what was read as paragraphs leaves them the lines before and behind it."""
    body = "The ferry was late again, as the crew told us\nAction\nWho\nWhen\nMend the gate\nNRC\n14 May\nSend the keys to the yard\nIOM\n20/5\nMedair will ask the crew on Friday.\n"
    assert told(read, body) == [*_TWO, ("Medair will ask the crew on Friday.", ["Medair"], "2021-05-07")]
