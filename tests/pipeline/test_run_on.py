"""Tables of actions whose cells a converter let run on in one line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from minutes_miner.document import Table
from minutes_miner.pipeline.run_on import with_run_on_rows
from minutes_miner.pipeline.words import words
from minutes_miner.readers import read as read_file
from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

Read = Callable[[str], Extraction]
_HEAD = "Harbour Users Forum\nMinutes, 3 May 2021\nPresent: NRC, IOM, Medair\n\nThe quay was inspected after the storm and found to be in a poor state.\n"
_TWO = [("Mend the gate", ["NRC"], "2021-05-14"), ("Send the keys to the old yard", ["IOM"], "2021-05-20")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a text may be written."""
    return tmp_path / "note.txt"


def told(path: Path, body: str) -> list[tuple[str, list[str], str | None]]:
    """What each action says, who is to do it and by when."""
    path.write_text(_HEAD + body.replace("|", "\n") + "\n", encoding="utf-8")
    return [
        (point.text.replace("\n", " "), [who.text for who in point.responsible], point.deadline and point.deadline.date)
        for point in extract(path).action_points
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("Action Who When|Mend the gate NRC 14 May|Send the keys to the old yard IOM 20/5", id="one line a row"),
        pytest.param("Action Who When|Mend the gate NRC 14 May|Send the keys to|the old yard|IOM 20/5", id="one cell after the other"),
        pytest.param("Action Who When|Mend the gate NRC 14 May|Send the keys to IOM 20/5|the old yard", id="first lines together"),
        pytest.param("No. Action Owner Due|1 Mend the gate NRC 14 May|2 Send the keys to|the old yard|IOM 20/5|8. Any other business|The ferry was late again.", id="numbers"),
        pytest.param("Action Owner Status Due|Mend the gate NRC new 14 May|Send the keys to the old yard IOM new 20/5", id="states"),
    ],
)  # fmt: skip
def test_each_action_has_its_own_owner_and_day(path: Path, lines: str) -> None:
    """Names, days and states tell where the cells of a row end."""
    assert told(path, lines) == _TWO


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        pytest.param("Action Responsable Échéance|Réparer le quai NRC 14 mai|Appeler le maire IOM 20 mai", ["Réparer le quai", "Appeler le maire"], id="French"),
        pytest.param("Acción Responsable Plazo|Reparar el muelle NRC 14 de mayo|Llamar al alcalde IOM 20 de mayo", ["Reparar el muelle", "Llamar al alcalde"], id="Spanish"),
        pytest.param("Aufgabe Verantwortlich Frist|Kai ausbessern NRC 14. Mai|Stadt anrufen IOM 20. Mai", ["Kai ausbessern", "Stadt anrufen"], id="German"),
    ],
)  # fmt: skip
def test_heads_in_other_languages(path: Path, lines: str, texts: list[str]) -> None:
    """Heads are known in each language."""
    days = ["2021-05-14", "2021-05-20"]
    assert told(path, lines) == [(text, [who], day) for text, who, day in zip(texts, ["NRC", "IOM"], days, strict=True)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            "Who does what when|The committee talked about the gate at length.|Nothing was decided.", id="a title"
        ),
        pytest.param(
            "Item Discussion Action Who|Gate It is broken since the storm and nobody|knows why Mend it NRC",
            id="a column of talk",
        ),
    ],
)
def test_what_would_be_chance_stays_lines(path: Path, lines: str) -> None:
    """Where too few cells are what their heads say, or paragraphs stand beside each other, nothing is made of the lines."""
    path.write_text(_HEAD + lines.replace("|", "\n") + "\n", encoding="utf-8")
    document = read_file(path)
    assert with_run_on_rows(document, words()) is document


def test_no_word_is_lost(path: Path) -> None:
    """The words above, in and below the table stand in the blocks, in their order."""
    body = "Action Who When\nMend the gate NRC 14 May\nSend the keys to\nthe old yard\nIOM 20/5\nThe meeting closed at noon.\n"
    path.write_text(_HEAD + body, encoding="utf-8")
    document = read_file(path)
    made = with_run_on_rows(document, words())
    assert any(isinstance(block, Table) for block in made.blocks)
    assert made.text.split() == document.text.split()
