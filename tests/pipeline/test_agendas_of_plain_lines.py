"""Agendas whose lines have no marks, names for them, titles that are short sentences, headings below headings."""

from collections.abc import Callable, Iterable

import pytest

from minutes_miner.records import AgendaItem, Extraction

HEAD = "Rope Walk Group\nMinutes of 5 March 2024\nPresent: Rita Moll, Sven Aho, Olga Brun\n\n"


def _titles(items: Iterable[AgendaItem]) -> list[str]:
    return [title for item in items for title in (item.title, *_titles(item.items))]


AGENDAS = [
    pytest.param(
        "Agenda\nWelcome to the loft\nTar and hemp\nOpen day in May\nAny other business\n\n"
        "1/- Welcome to the loft\nRita opened the evening.\n2/- Tar and hemp\nThe barrel leaks again.\n"
        "3/- Open day in May\nNobody spoke.\n4/- Any other business\nNone.\n",
        ["Welcome to the loft", "Tar and hemp", "Open day in May", "Any other business"],
        id="plain lines that come again with numbers",
    ),
    pytest.param(
        "Les points à voir ce jour :\n- Le goudron et le chanvre\n- La fête de mai\n- Divers\n\nRita ouvre la séance.\n",
        ["Le goudron et le chanvre", "La fête de mai", "Divers"],
        id="another name for an agenda",
    ),
    pytest.param(
        "1. How many ropes we have left and where.\nIn January there were forty in the loft, and ten at the slip.\n"
        "2. New tar barrel\nSven has found one in Holm that is cheaper.\n3. Open day\nNobody spoke of it for long.\n",
        ["How many ropes we have left and where", "New tar barrel", "Open day"],
        id="a numbered title that ends with a stop, above a paragraph",
    ),
    pytest.param(
        "# News\n\nThe loft is dry again after the rain of the winter.\n\n# What took place\n\n## Soup evening\n\nForty bowls were sold to the guests.\n\n"
        "## Fair in Holm\n\nThe stall stood beside the bakery all day.\n\n## Walk to the slip\n\nIt rained, and few came along.\n\n# Next year\n\nNobody knows yet who is free.\n",
        ["News", "What took place", "Soup evening", "Fair in Holm", "Walk to the slip", "Next year"],
        id="headings below headings",
    ),
]


@pytest.mark.parametrize(("body", "expected"), AGENDAS)
def test_agendas(body: str, expected: list[str], read: Callable[[str], Extraction]) -> None:
    """What a document lists, or the titles under which it talks, at whatever depth."""
    assert _titles(read(HEAD + body).agenda) == expected


def test_numbered_sentences_one_below_the_other_are_no_titles(read: Callable[[str], Extraction]) -> None:
    """A numbered list of what was said has no text below its lines."""
    text = (
        "# Talk\n1. The loft was dry again after the rain.\n2. The barrel had leaked over the hemp.\n3. The slip was free of ice by then.\n\n"
        "# Money\nThe box holds forty crowns at the moment.\n\n# Slip\nNobody had been down there.\n"
    )
    assert _titles(read(HEAD + text).agenda) == ["Talk", "Money", "Slip"]
