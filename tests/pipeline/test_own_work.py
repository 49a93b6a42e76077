"""What somebody does in a programme of their own, and rules for every case, are no actions; promises beside them are."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

HEADS = {
    "en": "Water Working Group\nMinutes of the meeting of 12 May 2025\nPresent: IOM, NRC, Pia Moss\n\n1. Wells\n",
    "es": "Mesa de Agua\nActa de la reunión del 12 de mayo de 2025\nAsistentes: OIM, NRC, Rita Soto\n\n1. Pozos\n",
    "fr": "Groupe de travail Eau\nCompte rendu de la réunion du 12 mai 2025\nPrésents : OIM, NRC, Zoé Caron\n\n1. Puits\n",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "NRC construirá diez letrinas en junio con recursos propios."),
        ("es", "OIM repartirá 200 bidones en junio dentro de su programa."),
        ("es", "NRC profundizará tres pozos en junio."),
        ("es", "Cada visita debe anunciarse con dos días de anticipación."),
        ("fr", "L'OIM distribuera 200 bidons en juin sur fonds propres."),
        ("fr", "Toute visite doit être annoncée la veille au plus tard."),
        ("en", "IOM will hand out 200 cans in June under its programme."),
    ],
)
def test_what_goes_on_without_the_meeting_is_no_action(
    read: Callable[[str], Extraction], language: str, text: str
) -> None:
    assert read(f"{HEADS[language]}{text}\n").action_points == ()


@pytest.mark.parametrize(
    ("language", "text", "owner"),
    [
        ("es", "OIM compartirá el mapa con los miembros el viernes.", "OIM"),
        ("es", "NRC enviará el mapa a los miembros el viernes.", "NRC"),
        ("fr", "L'OIM partagera la carte avec les membres vendredi.", "OIM"),
        ("en", "Every member must be told by Friday.", None),
    ],
)
def test_promises_and_days_are_actions(
    read: Callable[[str], Extraction], language: str, text: str, owner: str | None
) -> None:
    (action,) = read(f"{HEADS[language]}{text}\n").action_points
    assert [party.text for party in action.responsible] == ([owner] if owner else [])
