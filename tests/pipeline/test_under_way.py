"""What somebody is at already when the body meets: in progress, and no plan for a day to come."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEADS = {
    "en": "Rowing Club\nMinutes of 12 May 2025\nPresent: Nell Ford (Chair), Ivo Crane, Pia Moss\n\n1. Boathouse\n",
    "es": "Club de remo\nActa de la reunión del 12 de mayo de 2025\nAsistentes: Luz Mora (presidenta), Ivo Cano, Pía Soto\n\n1. Hangar\n",
    "it": "Circolo di canottaggio\nVerbale della riunione del 12 maggio 2025\nPresenti: Lia Mori (presidente), Ivo Cani\n\n1. Rimessa\n",
    "fr": "Club d'aviron\nCompte rendu du 12 mai 2025\nPrésents : Lise Morel (présidente), Ivo Tardif, Zoé Caron\n\n1. Hangar\n",
    "de": "Ruderverein\nProtokoll vom 12. Mai 2025\nAnwesend: Nele Furt (Vorsitzende), Ivo Krahn, Pia Moos\n\n1. Bootshaus\n",
}  # fmt: skip


def states(folder: Path, text: str, language: str = "en") -> list[str]:
    path = folder / "minutes.txt"
    path.write_text(f"{HEADS[language]}Action: {text}\n", encoding="utf-8")
    return [action.status for action in extract(path).action_points]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ivo is mending the slipway."),
        ("en", "Pia is still drawing up the list of oars."),
        ("es", "Ivo está reparando la rampa."),
        ("it", "Ivo sta riparando lo scivolo."),
        ("fr", "Ivo est en train de réparer la rampe."),
        ("de", "Ivo arbeitet an der Liste der Ruder."),
    ],
)
def test_what_somebody_is_at_is_in_progress(tmp_path: Path, language: str, text: str) -> None:
    assert states(tmp_path, text, language) == ["in_progress"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ivo is seeing the bank on 20 May.", id="a plan for a day"),
        pytest.param("Ivo is going to mend the slipway.", id="a future"),
        pytest.param("Ivo to mend the slipway that is leaking.", id="said of a thing"),
    ],
)
def test_plans_are_open(tmp_path: Path, text: str) -> None:
    assert states(tmp_path, text) == ["open"]
