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
