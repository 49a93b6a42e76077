"""Titles that run into their text, outlines with paragraphs, and what comes again and again and is no title."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


_HEAD = "Harbour Users Forum\nMinutes, 3 May 2021\nPresent: Ana Ruiz, Peter Lado\n\n"


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        pytest.param(
            "Public Comment: None\n\nOld Business: Ana Ruiz reported that the buoys came.\n\n"
            "New Business: Peter Lado showed the plan of the pier to all who were there.\n\nThe plan was liked by most.",
            ["Public Comment", "Old Business", "New Business"],
            id="before a colon",
        ),
        pytest.param(
            "Cost: 500 for the pier.\n\nNote: the pier is old.\n\nReason: storms of the winter took its planks away.\n",
            [],
            id="labels of remarks",
        ),
        pytest.param(
            "1. Election of Chairman It was proposed that Peter Lado should remain.\n\n2. Lights of the pier The lamp had failed again.\n\n"
            "3. Any Other Business Ana Ruiz asked for more benches along the quay.\n\n4. Closure There being no more, all went home.",
            ["Election of Chairman", "Lights of the pier", "Any Other Business", "Closure"],
            id="grown into the text",
        ),
        pytest.param(
            "Items to discuss\n\n* Ferry:\nThe ferry was late on three days. Peter Lado asks why.\n\n* Slip of the east:\nIt is green. Ana Ruiz fears that somebody falls.\n\n"
            "* Who keeps the keys?\nNobody knows where they are since the fair.\n",
            ["Ferry", "Slip of the east", "Who keeps the keys?"],
            id="outline with paragraphs",
        ),
        pytest.param(
            "== 1. Buoys\n\nAll of them lie where they should.\n\n=== 1.1 Paint\n\nThe paint has come.\n\n== 2. Piers\n\nThe old pier stands.\n",
            ["Buoys", "Paint", "Piers"],
            id="signs that are not closed",
        ),
        pytest.param(
            "1. Buoys\nResult: they lie where they should be.\nThe map shows it.\n\n2. Piers\nResult: the old one stands for now.\n\n3. Slips\nResult: green again.\nAll knew.\n\n",
            ["Buoys", "Piers", "Slips"],
            id="a label of each section",
        ),
        pytest.param(
            "1 Minutes\nThe minutes were approved by all.\n\n2 Matters arising\n2.1 Lights: both lamps had been changed.\n2.2 Survey: the counts had begun.\n\n"
            "3 Harbour master's report\nThere were 12 groundings.\n\n4 Pontoons\nTwelve berths are free.\n",
            ["Minutes", "Matters arising", "Harbour master's report", "Pontoons"],
            id="numbers behind a review",
        ),
    ],
)
def test_titles(read: Read, body: str, titles: list[str]) -> None:
    """The sections are found whatever stands between a title and its text."""

    def walk(items):  # type: ignore[no-untyped-def]
        for item in items:
            yield item.title
            yield from walk(item.items)

    assert list(walk(read(_HEAD + body).agenda)) == titles


@pytest.mark.parametrize(
    ("body", "items"),
    [
        pytest.param(
            "1. Tanks\n- UNHCR paints the tanks by 20 May\n- IOM to count the taps\n2. Doors\n- IOM to fix the lock\n",
            ["Tanks", "Tanks", "Doors"],
            id="two with numbers",
        ),
        pytest.param(
            "Tanks\n- UNHCR paints the tanks by 20 May\n\nDoors\n- IOM to fix the lock\n\nWells\n- IOM to close the well by May\n",
            ["Tanks", "Doors", "Wells"],
            id="three without",
        ),
        pytest.param(
            "Ana\n- Print the map by Monday\n\nPeter\n- Fix the lock by Monday\n\nAna Ruiz\n- Close the well\n",
            {None},
            id="those who came",
        ),
    ],
)
def test_topics_above_tasks(read: Read, body: str, items: list[str] | set[None]) -> None:
    """A few words above a list of tasks are what they are about, unless they are who has to do them."""
    found = [action.agenda_item for action in read(_HEAD + body).action_points]
    assert (set(found) if isinstance(items, set) else found) == items
