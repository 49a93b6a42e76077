"""Pages of wikis as their users typed them."""

import time

import pytest

from minutes_miner.document import Block, Table
from tests.readers.test_prints import outside, reading, rows, shown

MEDIAWIKI = """= Minutes of May =
'''Present:''' Anna, [[User:Ben|Ben]]
== Agenda ==
# Budget
## Rent
## Heating
# Move
* a point
** below it
:set in

== Actions ==
{| class="wikitable" border=1
|+ Who does what
! Action !! Who
! Due
|-
| rowspan="2" | Pay the [http://x.org/bill bill] || Anna || 10 May
|-
| Ben
| 12 May,
or '''before'''
|-
| colspan=3 | None beside
|}
After it.
"""
CONFLUENCE = "h1. Minutes of May\nh2. Actions\n||Action||Who||\n|Share the ToR|UNHCR \\\\ NRC|\n|Print|[the shop|http://x.org]|\n\n# one\n# two\n"
DOKUWIKI = (
    "====== Minutes ======\n===== Actions =====\n^ Action ^ Who ^\n| Call | Petra |\n| Order | Jan |\n  * first\n"
)


def test_a_page_of_mediawiki() -> None:
    """Headings, counted lists, links by their words, and tables with all that their cells say of themselves."""
    document = reading(MEDIAWIKI)
    found = [(b.kind, b.level, shown(b)) for b in document.blocks if isinstance(b, Block)]
    assert found == [
        ("heading", 1, "Minutes of May"),
        ("paragraph", 0, "Present: Anna, Ben"),
        ("heading", 2, "Agenda"),
        ("list_item", 1, "1. Budget"),
        ("list_item", 2, "1. Rent"),
        ("list_item", 2, "2. Heating"),
        ("list_item", 1, "2. Move"),
        ("list_item", 1, "* a point"),
        ("list_item", 2, "* below it"),
        ("paragraph", 0, "set in"),
        ("heading", 2, "Actions"),
        ("paragraph", 0, "Who does what"),
        ("paragraph", 0, "After it."),
    ]
    assert rows(MEDIAWIKI) == [
        ["Action", "Who", "Due"],
        ["Pay the bill", "Anna", "10 May"],
        ["Ben", "12 May, or before"],
        ["None beside"],
    ]
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [cell.column for cell in table.rows[2].cells] == [2, 3]
    assert table.header_rows == 1


@pytest.mark.parametrize(
    ("text", "headings", "cells"),
    [
        pytest.param(CONFLUENCE, ["Minutes of May", "Actions"], [["Action", "Who"], ["Share the ToR", "UNHCR NRC"], ["Print", "the shop"]], id="Confluence"),
        pytest.param(DOKUWIKI, ["Minutes", "Actions"], [["Action", "Who"], ["Call", "Petra"], ["Order", "Jan"]], id="DokuWiki"),
    ],
)  # fmt: skip
def test_pages_of_other_wikis(text: str, headings: list[str], cells: list[list[str]]) -> None:
    """Each with its own signs."""
    found = [(b.level, b.text) for b in reading(text).blocks if isinstance(b, Block) and b.kind == "heading"]
    assert found == list(enumerate(headings, 1))
    assert rows(text) == cells


def test_a_number_sign_elsewhere_is_a_heading() -> None:
    """Only in a wiki it counts an item."""
    assert outside("# Minutes\n\n# Agenda\n") == ["Minutes", "Agenda"]
    assert [b.kind for b in reading("# Minutes\n\n# Agenda\n").blocks if isinstance(b, Block)] == ["heading", "heading"]


@pytest.mark.parametrize(
    "text",
    [
        "{|\n" * 3_000,
        "== a ==\n" + "[[" * 60_000 + "\n" + "[http://x " * 20_000,
        "== a ==\n" + "'''a" * 20_001 + "\n" + "''b" * 20_001,
        "{|\n| " + "a=" * 20_000 + '" | b\n|}\n',
    ],
    ids=["tables never closed", "links", "quotes", "facts"],
)
def test_endless_pages_of_wikis(text: str) -> None:
    """What is never closed takes seconds."""
    begun = time.process_time()
    reading(text)
    assert time.process_time() - begun < 10
