"""Heads of columns, in the words that people use."""

import pytest

from minutes_miner.pipeline.tables import column_roles
from minutes_miner.pipeline.words import words


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        pytest.param("Action Points", ("action",), id="plain"),
        pytest.param("Acton Ponits", ("action",), id="misspelt"),
        pytest.param("ACTIONS REQUIRED", ("action",), id="more words"),
        pytest.param("Agreed follow-up actions", ("action",), id="a word inside"),
        pytest.param("Responsibl e Agency(ies)", ("responsible",), id="broken word"),
        pytest.param("Person\nResponsible", ("responsible",), id="over two lines"),
        pytest.param("Focal point/agency", ("responsible",), id="two of one kind"),
        pytest.param("Who", ("responsible",), id="who"),
        pytest.param("By when", ("deadline",), id="by when"),
        pytest.param("Timelime", ("deadline",), id="misspelt timeline"),
        pytest.param("Status / Deadline", ("status", "deadline"), id="two in one"),
        pytest.param("Agenda items & Discussion Points", ("item", "discussion"), id="item and discussion"),
        pytest.param("Discussion(s)", ("discussion",), id="plural in brackets"),
        pytest.param("Point d'action", ("action",), id="French"),
        pytest.param("Échéance", ("deadline",), id="French deadline"),
        pytest.param("Responsable", ("responsible",), id="French and Spanish"),
        pytest.param("Compromiso", ("action",), id="Spanish"),
        pytest.param("الجهة المسؤولة", ("responsible",), id="Arabic"),
        pytest.param("What was said", ("discussion",), id="the longer known words decide"),
        pytest.param("What has to be done", ("action",), id="to be done is not done"),
        pytest.param("Done by whom", ("responsible",), id="done by whom is who"),
        pytest.param("Until", ("deadline",), id="until"),
        pytest.param("Agreement / Action to be taken", ("discussion", "action"), id="a part that only contains a name"),
        pytest.param("Who is on it", ("responsible",), id="a question"),
        pytest.param("Suivi par", ("responsible",), id="French, by whom"),
        pytest.param("Quedamos en", ("action",), id="Spanish, what we agreed"),
        pytest.param("Where it stands", ("status",), id="where it stands"),
        pytest.param("Population", (), id="another head"),
        pytest.param("Respo nsible Agenc y(ies)", ("responsible",), id="words that a narrow cell broke"),
        pytest.param("Dea dlin e", ("deadline",), id="a word broken twice"),
        pytest.param("NRC and WVI to send the names of their focal points", (), id="a sentence"),
    ],
)
def test_column_roles(head: str, roles: tuple[str, ...]) -> None:
    """A head tells what its column holds, whatever its spelling or language."""
    assert column_roles(head, words()) == roles
