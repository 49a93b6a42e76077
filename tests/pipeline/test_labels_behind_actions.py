"""Labels behind an action in its line: "Fecha:", "When:", "By:" tell of the action, and nothing of the meeting."""

from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

HEADS = {
    "en": "Harbour Forum\nMinutes of 3 May 2021\nPresent: NRC, IOM, Medair\n\n1. Quay\n",
    "es": "Foro del Puerto\nActa de la reunión del 3 de mayo de 2021\nAsistentes: NRC, OIM, Medair\n\n1. Muelle\n",
    "fr": "Forum du port\nCompte rendu du 3 mai 2021\nPrésents : NRC, OIM, Medair\n\n1. Quai\n",
    "pt": "Fórum do Porto\nAta da reunião de 3 de maio de 2021\nPresentes: NRC, OIM, Medair\n\n1. Cais\n",
}


def read(folder: Path, text: str) -> Extraction:
    path = folder / "minutes.txt"
    path.write_text(text + "\n", encoding="utf-8")
    return extract(path)


@pytest.mark.parametrize(
    ("language", "line", "item"),
    [
        ("en", "Action: Mend the gate. By: NRC. When: 14 May.", "Quay"),
        ("en", "Agreed: mend the gate. Responsible: NRC. Date: 14 May.", "Quay"),
        ("es", "Acuerdo: arreglar la puerta. Responsable: NRC. Fecha: 14 de mayo.", "Muelle"),
        ("fr", "Action : réparer la porte. Responsable : NRC. Date : 14 mai.", "Quai"),
        ("pt", "Acordo: consertar o portão. Responsável: NRC. Data: 14 de maio.", "Cais"),
    ],
)
def test_the_day_behind_an_action_is_its_deadline(tmp_path: Path, language: str, line: str, item: str) -> None:
    found = read(tmp_path, HEADS[language] + line)
    told = [
        ([p.text for p in a.responsible], a.deadline.date if a.deadline else None, a.agenda_item)
        for a in found.action_points
    ]
    assert told == [(["NRC"], "2021-05-14", item)]
    assert found.meeting.date == "2021-05-03"


def test_the_day_of_an_action_is_not_that_of_the_meeting(tmp_path: Path) -> None:
    """Without a label in the head the day stands in its words."""
    text = "Foro del Puerto\nReunión, 3 de mayo de 2021. Asistieron NRC y OIM.\n1. Muelle\nAcuerdo: NRC arreglará la puerta. Fecha: 14 de junio."
    found = read(tmp_path, text)
    assert found.meeting.date == "2021-05-03"
    assert [a.deadline.date for a in found.action_points if a.deadline] == ["2021-06-14"]


def test_labels_of_the_head_stay_in_their_line(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Harbour Forum\nDate: 3 May 2021   Venue: Town Hall\nPresent: NRC, IOM\n1. Quay\nNRC to mend the gate.",
    )
    assert (found.meeting.date, found.meeting.location) == ("2021-05-03", "Town Hall")
