"""Agendas that no label names: lists of topics above the talk or instead of it, and outlines below any title."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]
HEAD = "Minutes of the Harbour Committee\n4 March 2021\nPresent: Ana Ruiz, Peter Lado, Grace Atim\n\n"
TOLD = "The members heard a report of the manager and talked about it for some time, as the figures were new to most of them."

LISTS = {
    "counted": (
        "These are the heads of tonight:\n1. Dredging of the basin\n2. Fish market\n3. Night watch\n",
        ["Dredging of the basin", "Fish market", "Night watch"],
    ),
    "bullets below a line that ends open": (
        "Tonight goes like this:\n- Dredging of the basin\n- Fish market\n- Night watch\n- Moorings\n",
        ["Dredging of the basin", "Fish market", "Night watch", "Moorings"],
    ),
    "dashes that touch their words": (
        "Points à voir :\n-Dragage du bassin\n-Marché aux poissons\n-Garde de nuit\n",
        ["Dragage du bassin", "Marché aux poissons", "Garde de nuit"],
    ),
    "Spanish": (
        "Así va la tarde:\n1. Dragado de la dársena\n2. Lonja\n3. Ronda de noche\n",
        ["Dragado de la dársena", "Lonja", "Ronda de noche"],
    ),
    "German": ("Themenliste\n- Hafenbecken\n- Fischmarkt\n- Nachtwache\n", ["Hafenbecken", "Fischmarkt", "Nachtwache"]),
}


def titles_of(found: Extraction) -> list[str]:
    return [item.title for item in found.agenda]


@pytest.mark.parametrize("listed", LISTS.values(), ids=list(LISTS))
def test_a_plain_list_of_topics_is_the_agenda(listed: tuple[str, list[str]], read: Read) -> None:
    text, titles = listed
    assert titles_of(read(f"{HEAD}{text}\n{TOLD}\n")) == titles


@pytest.mark.parametrize(
    "listed",
    [
        "We were glad to see:\n1. Ana Ruiz, UNHCR\n2. Peter Lado, NRC\n3. Grace Atim, IRC\n",
        "Actions:\n1. Ana to ring the smith\n2. Peter to paint the crane\n3. Grace to write to the mayor\n",
        "1. It was told that the basin is silting up again.\n2. The market stayed shut for want of ice.\n3. Nobody had walked the pier by night.\n",
    ],
    ids=["people", "tasks", "talk"],
)
def test_other_lists_are_none(listed: str, read: Read) -> None:
    assert titles_of(read(f"{HEAD}{listed}\n{TOLD}\n")) == []


def test_an_outline_is_told_by_its_share_of_the_text(read: Read) -> None:
    outline = "".join(
        f"- {title}\n  - {TOLD}\n  - Nobody objected.\n" for title in ("Dredging", "Fish market", "Moorings")
    )
    found = read(f"Harbour call, 4 March 2021\n\n## Odds and ends\n\n{outline}")
    assert titles_of(found) == ["Dredging", "Fish market", "Moorings"]


def test_the_paper_of_an_agenda_is_no_record_but_has_its_items(read: Read) -> None:
    found = read("Harbour Committee - Agenda\n4 March 2021\n\n1. Dredging\n2. Fish market\n3. Night watch\n")
    assert (found.kind, titles_of(found)) == ("other", ["Dredging", "Fish market", "Night watch"])
