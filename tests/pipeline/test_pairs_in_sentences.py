"""A person who stands with an agency inside of a sentence: the pair is who acts, so that the name can be kept apart."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEADS = {
    "en": "Water Group\nMinutes of meeting 3 March 2016\nPresent: UNHCR, NRC, WVI\n\nAction points\n",
    "fr": "Cluster Eau\nCompte rendu de la réunion du 3 mars 2016\nPrésents : HCR, NRC, OIM\n\nPoints d'action\n",
    "es": "Mesa de Agua\nActa de la reunión del 3 de marzo de 2016\nAsistentes: ACNUR, NRC, OIM\n\nCompromisos\n",
}


@pytest.mark.parametrize(
    ("language", "action", "text", "person"),
    [
        ("en", "Salma (NRC) sends the plan of the pipes by 10 March", "Salma (NRC)", "Salma"),
        ("en", "Idris (WVI) to visit the borehole", "Idris (WVI)", "Idris"),
        ("en", "Idris/NRC to paint the tank", "Idris/NRC", "Idris"),
        ("en", "Idris of NRC shares the map of the pipes", "Idris of NRC", "Idris"),
        ("fr", "Awa (OIM) partagera la carte des forages", "Awa (OIM)", "Awa"),
        ("es", "Julián (NRC) envía la lista de pozos", "Julián (NRC)", "Julián"),
        ("en", "Pumps (NRC) will be sent by 8 March", "NRC", None),
        ("en", "Training (WVI) to be held in May", "WVI", None),
        ("fr", "Formation (NRC) à tenir en mai", "NRC", None),
        ("en", "NRC to call the owner of the well", "NRC", None),
    ],
)
def test_who_acts_is_the_pair(tmp_path: Path, language: str, action: str, text: str, person: str | None) -> None:
    """A name before the agency is part of who acts; a word of every day is none."""
    file = tmp_path / "minutes.txt"
    file.write_text(f"{HEADS[language]}- {action}\n- UNICEF to print the cards\n", encoding="utf-8")
    (party,) = extract(file).action_points[0].responsible
    assert (party.text, party.person, party.kind) == (text, person, "agency")
