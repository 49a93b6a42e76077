"""Lines that refer to an item of the agenda by its number: "Item 2", "Punto segundo.-", "Zu TOP 2"."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]

ITEMS = ("Hedge", "Funds", "Bees")


def _items(found: Extraction) -> list[str | None]:
    return [action.agenda_item for action in found.action_points]


TOLD = {
    "Tagesordnung": ("Ben Kerr kauft bis Mai Draht.", "Ann Lowe wird die Rechnung prüfen.", "Ben Kerr wird den Imker anrufen."),
    "Ordem de trabalhos": ("O Ben Kerr enviará a lista aos sócios.", "Ann Lowe pagará a conta.", "Ben Kerr chamará o apicultor."),
}  # fmt: skip


def _minutes(references: tuple[str, ...], agenda: str = "Agenda") -> str:
    listed = "\n".join(f"{number}. {title}" for number, title in enumerate(ITEMS, 1))
    told = TOLD.get(agenda, ("Ben will cut the hedge.", "Ann will pay the bill.", "Ben will call the beekeeper."))
    body = "\n\n".join(f"{reference}{text}" for reference, text in zip(references, told, strict=True))
    return f"Orchard Committee\nMinutes of 6 April 2023\nPresent: Ann Lowe, Ben Kerr\n\n{agenda}:\n{listed}\n\n{body}\n"


@pytest.mark.parametrize(
    ("agenda", "references"),
    [
        ("Agenda", ("Item 1\n", "Item 2\n", "Item 3\n")),
        ("Agenda", ("Item one: ", "Item two: ", "Item three: ")),
        ("Orden del día", ("Punto primero.- ", "Punto segundo.- ", "Punto tercero.- ")),
        ("Ordre du jour", ("Point 1\n", "Point 2\n", "Point 3\n")),
        ("Ordem de trabalhos", ("Ponto um\n", "Ponto dois\n", "Ponto três\n")),
        ("Ordine del giorno", ("Punto 1 all'o.d.g.\n", "Punto 2 all'o.d.g.\n", "Punto 3 all'o.d.g.\n")),
        ("Tagesordnung", ("Zu TOP 1\n", "Zu TOP 2:\n", "Zu 3.:\n")),
        ("Agenda", ("Ad 1:\n", "Ad 2:\n", "Ad 3:\n")),
    ],
)
def test_titles_that_are_only_numbers(read: Read, agenda: str, references: tuple[str, ...]) -> None:
    """An action is found under the title that the agenda gives to the number, and the reference is no part of it."""
    found = read(_minutes(references, agenda))
    assert _items(found) == list(ITEMS)
    assert [action.text.split()[0] for action in found.action_points] == ["Ben", "Ann", "Ben"]


def test_numbers_of_other_things(read: Read) -> None:
    """Points of a plan that are spoken of out of order are no references."""
    found = read(_minutes(("Point 3 of the plan was read. ", "", "")))
    assert _items(found) == [None, None, None]
