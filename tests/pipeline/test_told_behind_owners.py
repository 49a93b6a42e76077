"""Items of a review that name whose a task is, and behind it how far it is, in a sentence or behind an arrow."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

FRENCH = "Cluster Abris Tahoua\nCompte rendu du 3 juin 2021\nPrésents : HCR, UNICEF, NRC\n\nSuivi des points d'action\n"
ENGLISH = "Quay Working Group\nMinutes of 3 June 2021\nPresent: UNHCR, UNICEF, NRC\n\nReview of action points\n"
GERMAN = "Arbeitsgruppe Kran\nProtokoll vom 3. Juni 2021\nAnwesend: UNHCR, UNICEF, NRC\n\nOffene Punkte\n"


def told(found: Extraction) -> list[tuple[str, str, str | None]]:
    return [(action.text, action.status, action.status_text) for action in found.action_points]


def test_french_review(read: Callable[[str], Extraction]) -> None:
    lines = (
        "1. UNICEF : plan de la criée. Awa dit que c'est imprimé.\n"
        "2. HCR : visite du quai - aucune évolution\n"
        "3. NRC doit réparer la grue. Ce n'est pas encore fait, la pièce manque.\n"
        "4. UNICEF : envoyer la carte -> RAS\n"
    )
    assert told(read(FRENCH + lines)) == [
        ("UNICEF : plan de la criée", "done", "Awa dit que c'est imprimé"),
        ("HCR : visite du quai", "open", "aucune évolution"),
        ("NRC doit réparer la grue", "open", "Ce n'est pas encore fait, la pièce manque"),
        ("UNICEF : envoyer la carte", "open", "RAS"),
    ]


@pytest.mark.parametrize("arrow", ["→", "->", "=>", "⇒", "–"])
@pytest.mark.parametrize(("state", "status"), [("printed", "done"), ("no change", "open"), ("ongoing", "in_progress")])
def test_state_behind_an_arrow(arrow: str, state: str, status: str, read: Callable[[str], Extraction]) -> None:
    lines = f"- NRC to paint the boats {arrow} {state}\n- UNICEF to mend the nets {arrow} done\n"
    assert told(read(ENGLISH + lines)) == [
        ("NRC to paint the boats", status, state),
        ("UNICEF to mend the nets", "done", "done"),
    ]


def test_nothing_new_in_other_languages(read: Callable[[str], Extraction]) -> None:
    assert told(read(GERMAN + "- NRC: Boote streichen – unverändert\n- UNICEF: Netze flicken – erledigt\n")) == [
        ("NRC: Boote streichen", "open", "unverändert"),
        ("UNICEF: Netze flicken", "done", "erledigt"),
    ]


def test_task_behind_an_arrow_is_no_state(read: Callable[[str], Extraction]) -> None:
    """An arrow that leads to who is to do what tells nothing of the state."""
    found = read(
        ENGLISH.replace("Review of action points", "Action points") + "- The crane is broken → NRC to mend it\n"
    )
    assert [(action.status, [party.agency for party in action.responsible]) for action in found.action_points] == [
        ("open", ["NRC"])
    ]
