"""Words that have a capital only for their place, and are nobody who acts; and names that nothing explains, which are."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]
HEAD = {
    "en": "# Quarry Board, 4 August 2020\n\nPresent:\n- [HP] Heidi Perrin\n- [NM] Nils Mayer\n\n",
    "es": "# Acta de la Junta de la Cantera, 4 de agosto de 2020\n\nPresentes:\n- Ana Ruiz\n\n",
    "pt": "# Ata da Comissão da Pedreira, 4 de agosto de 2020\n\nPresentes:\n- Ana Reis\n\n",
}


def owners(found: Extraction) -> list[list[str]]:
    return [[party.text for party in action.responsible] for action in found.action_points]


@pytest.mark.parametrize(
    "line",
    [
        "Opportunity to share the crane with Nora",
        "Guidance for Stone Helpers to consider cheaper fuel",
        "Outcome is to keep one map of the quarry",
        "Voted unanimously to confirm the fees",
    ],
)
def test_nouns_and_participles_do_not_act(read: Read, line: str) -> None:
    said = [name for who in owners(read(f"{HEAD['en']}## Talk\n\n- {line}\n")) for name in who]
    assert not any(line.startswith(name) for name in said)


@pytest.mark.parametrize("who", ["Joost", "Heidi", "NM", "Treasurer"])
def test_names_and_offices_do(read: Read, who: str) -> None:
    assert owners(read(f"{HEAD['en']}## Talk\n\n- {who} to paint the gate\n")) == [[who]]


@pytest.mark.parametrize(
    ("language", "line", "who"),
    [
        ("pt", "Ana - Responder a carta do prefeito.", ["Ana"]),
        ("es", "Pendiente: crear una carpeta para los pagos.", []),
        ("es", "Cuidar la página de la cantera → Jimena", ["Jimena"]),
        ("en", "Sweep the yard -> Joost", ["Joost"]),
        ("en", "Sweep the yard -> Pending", []),
        ("en", "For next session: Nils - Brief group on state of MSN", ["Nils"]),
    ],
)
def test_who_stands_around_a_task(read: Read, language: str, line: str, who: list[str]) -> None:
    head = {"en": "Actions", "es": "Tareas pendientes", "pt": "Ações"}[language]
    assert owners(read(f"{HEAD[language]}## {head}\n\n- {line}\n")) == [who]


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("[NM] Send the poll to members: https://x.org/z", True),
        ("[All] Look through the ideas: https://x.org/z", True),
        ("Minutes: https://x.org/z", False),
        ("Poll of the members: https://x.org/z", False),
        ("https://x.org/z", False),
    ],
)
def test_an_action_may_end_in_an_address(read: Read, line: str, taken: bool) -> None:
    found = read(f"{HEAD['en']}## Actions\n\n- [HP] Paint the gate\n- {line}\n")
    assert any("x.org" in action.text for action in found.action_points) == taken
