"""An agenda that was sent before the meeting is no record of it."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    "text",
    [
        "Quay Committee\nAgenda – Tuesday 4 May 2021, 10:00, Harbour Hall\n\n1. Review of action points (10 min)\n2. Crane – NRC to present\n3. Update on lamps – IOM\n4. AOB\n",
        "Comité del Muelle\nOrden del día – 4 de mayo de 2021, 8:00 a.m.\n\n1. Seguimiento a tareas\n2. NRC: presentar la grúa\n3. Varios\n",
        "Comité du Quai\nProjet d'ordre du jour – réunion du 4 mai 2021\n\n1. Suivi des actions\n2. La grue – NRC à présenter\n3. Divers\n",
        "Hafenausschuss\nTagesordnung für den 4. Mai 2021\n\n1. Offene Aufgaben\n2. Kran – NRC stellt vor\n3. Verschiedenes\n",
    ],
)
def test_topics_and_nothing_else(read: Read, text: str) -> None:
    """Who presents a topic owes nothing."""
    found = read(text)
    assert (found.kind, found.action_points) == ("other", ())
    assert "not-minutes" in [warning.code for warning in found.warnings]


@pytest.mark.parametrize(
    "text",
    [
        "Quay Committee\nAgenda and minutes – 4 May 2021\n\n1. Crane\n2. Lamps – NRC to buy lamps\n",
        "Quay Committee\nAgenda – 4 May 2021\n\n1. Crane – NRC to oil it by Friday\n2. Lamps – IOM to buy ten before 9 June\n",
        "Quay Committee\nAgenda – 4 May 2021\nPresent: NRC, IOM\n\n1. Crane – NRC to oil it\n2. Lamps – IOM to buy ten\n",
        "Quay Committee\nAgenda – 4 May 2021\nChair: Ida Holm\n\n1. Crane\nThe crane was looked at and it is rusty. NRC will oil it.\n2. Lamps\nIOM will buy ten.\n",
    ],
)
def test_records_that_are_called_agendas(read: Read, text: str) -> None:
    """Days, sentences and those who came tell that the meeting took place."""
    found = read(text)
    assert found.kind == "minutes"
