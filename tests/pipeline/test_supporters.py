"""Who stands beside the owner and owes nothing: those who help, those who need not, and those who ask."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

HEAD = "Lake Committee\nMinutes of 11 September 2024\nPresent: Eva Lund, Tom Ray, NRC, UNICEF, WFP, FAO\n\n1. Boats\nTwo boats leak.\n"
FRENCH = "Comité du lac\nCompte rendu du 11 septembre 2024\nPrésents : Caritas, COOPI, Mme Roux\n\n1. Bateaux\nDeux bateaux coulent.\n"
GERMAN = (
    "Hafenausschuss\nProtokoll vom 11. September 2024\nAnwesend: Frau Roth, Herr Thal\n\n1. Boote\nZwei Boote lecken.\n"
)
SPANISH = "Comité del lago\nActa del 11 de septiembre de 2024\nPresentes: Cruz Roja, ACNUR\n\n1. Botes\nDos botes hacen agua.\n"


@pytest.mark.parametrize(
    ("head", "sentence", "owners"),
    [
        pytest.param(HEAD, "NRC with the help of WFP to paint the quay", ["NRC"], id="help"),
        pytest.param(HEAD, "FAO, in consultation with NRC, to choose a harbour", ["FAO"], id="consultation"),
        pytest.param(HEAD, "FAO through its local partner SRCS to repair the ramp", ["FAO"], id="through a partner"),
        pytest.param(HEAD, "All members except UNICEF to return the key form", ["All members"], id="except"),
        pytest.param(HEAD, "NRC together with WFP to paint the quay", ["NRC", "WFP"], id="together with: both"),
        pytest.param(HEAD, "Eva was asked by the chair to ring the plumber.", ["Eva"], id="asked by"),
        pytest.param(HEAD, "FAO was requested by WFP to inspect the pier.", ["FAO"], id="requested by an agency"),
        pytest.param(HEAD, "Eva was asked to ring the plumber.", ["Eva"], id="asked"),
        pytest.param(HEAD, "The lamp will be repaired by FAO.", ["FAO"], id="done by"),
        pytest.param(FRENCH, "Caritas est priée par le comité de rédiger la note.", ["Caritas"], id="priée par"),
        pytest.param(FRENCH, "COOPI avec l’appui de Caritas doit envoyer la carte.", ["COOPI"], id="avec l’appui de"),
        pytest.param(GERMAN, "Frau Roth wird vom Vorstand gebeten, die Halle zu buchen.", ["Frau Roth"], id="gebeten"),
        pytest.param(SPANISH, "ACNUR, en coordinación con Cruz Roja, enviará el plano.", ["ACNUR"], id="coordinación"),
    ],
)
def test_who_only_helps_or_asks_is_no_owner(
    head: str, sentence: str, owners: list[str], read: Callable[[str], Extraction]
) -> None:
    """Whoever is to do it stays the only owner, and the task is a new one."""
    (action,) = read(f"{head}{sentence}\n").action_points
    assert [party.text for party in action.responsible] == owners
    assert (action.kind, action.status) == ("new", "open")
