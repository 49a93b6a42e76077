"""Forms of two columns whose labels are counted: "Topic 1", "Action 1.2"."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.pipeline.word_tables import read_table

HEAD = ("River Working Group", "Minutes of 11 September 2024", "Present: UNHCR, IRC, NRC, WFP")
Told = list[tuple[str, list[str], str | None, str | None]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [("Topic 1", "Ferry"), ("Summary", "It is old."), ("Action 1.1", "Mend the engine"), ("Assigned to", "IRC"), ("Due", "20 September"),
             ("Action 1.2", "Count the seats"), ("Assigned to", "NRC"), ("Due", "Choose a date."),
             ("Topic 2", "Road"), ("Summary", "It is wet."), ("Action 2.1", "Bring gravel"), ("Assigned to", "WFP"), ("Due", "")],
            [("Mend the engine", ["IRC"], "2024-09-20", "Ferry"), ("Count the seats", ["NRC"], None, "Ferry"), ("Bring gravel", ["WFP"], None, "Road")],
            id="numbers behind",
        ),
        pytest.param(
            [("1. Sujet", "Bac"), ("1.1 Action", "Réparer le moteur"), ("Responsable", "IRC"), ("Échéance", "20 septembre"),
             ("2. Sujet", "Route"), ("2.1 Action", "Apporter du gravier"), ("Responsable", "WFP"), ("Échéance", "")],
            [("Réparer le moteur", ["IRC"], "2024-09-20", "Bac"), ("Apporter du gravier", ["WFP"], None, "Route")],
            id="numbers before",
        ),
        pytest.param(
            [("Action", "Mend the engine"), ("Owner", "IRC"), ("Due", "20 September"), ("Action", "Bring gravel"), ("Owner", "WFP"), ("Due", "")],
            [("Mend the engine", ["IRC"], "2024-09-20", None), ("Bring gravel", ["WFP"], None, None)],
            id="no numbers",
        ),
    ],
)  # fmt: skip
def test_labels_with_numbers_are_the_labels(tmp_path: Path, rows: Sequence[Sequence[str]], expected: Told) -> None:
    found = read_table(tmp_path, HEAD, rows)
    told = [
        (a.text, [p.text for p in a.responsible], a.deadline.date if a.deadline else None, a.agenda_item)
        for a in found.action_points
    ]
    assert told == expected
