"""Recommendations say to whom they are addressed, before a colon or above those that are for them; "todos" is many, no list of tasks."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEADS = {
    "en": "Harbour Forum\nMinutes of 3 May 2021\nPresent: NRC, IOM, UNICEF\n\n",
    "es": "Foro del Puerto\nActa de la reunión del 3 de mayo de 2021\nAsistentes: NRC, OIM, UNICEF, Cruz Roja\n\n",
    "fr": "Forum du port\nCompte rendu de la réunion du 3 mai 2021\nPrésents : NRC, OIM, UNICEF\n\n",
}


def told(folder: Path, language: str, text: str) -> list[list[str]]:
    path = folder / "minutes.txt"
    path.write_text(f"{HEADS[language]}{text}\n", encoding="utf-8")
    return [[party.text for party in action.responsible] for action in extract(path).action_points]


@pytest.mark.parametrize(
    ("language", "text", "owners"),
    [
        pytest.param("fr", "Recommandations :\n- À l’OIM et au NRC : louer un bateau\n- Aux partenaires : compter les places", [["OIM", "NRC"], ["partenaires"]], id="fr"),
        pytest.param("fr", "Recommandations\nAux partenaires :\n- Remplir la fiche avant vendredi\n- Envoyer les listes", [["partenaires"], ["partenaires"]], id="fr above"),
        pytest.param("es", "Recomendaciones\n- A los socios: contar los puestos\n- Al NRC y a UNICEF: alquilar un barco", [["socios"], ["NRC", "UNICEF"]], id="es"),
        pytest.param("en", "Recommendations:\n- To NRC: hire a boat\n- To the partners: count the seats", [["NRC"], ["partners"]], id="en"),
        pytest.param("es", "Compromisos\n- Todos: firmar el acta\n- NRC: pintar el muelle", [["Todos"], ["NRC"]], id="many"),
        pytest.param("es", "1. Varios\nSe acuerda que Cruz Roja preste su barco.", [["Cruz Roja"]], id="the mood of what was agreed"),
    ],
)  # fmt: skip
def test_whom_it_is_for(tmp_path: Path, language: str, text: str, owners: list[list[str]]) -> None:
    assert told(tmp_path, language, text) == owners


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Actions\n- To hire a boat for the quay"), ("en", "Todos: hire a boat for the quay")],
)
def test_other_openings_are_nobody(tmp_path: Path, language: str, text: str) -> None:
    assert told(tmp_path, language, text) == [[]]
