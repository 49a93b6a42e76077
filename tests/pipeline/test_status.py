"""States in the words that people use."""

import pytest

from minutes_miner.pipeline.status import find_status
from minutes_miner.pipeline.words import words


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("Done", "done", id="done"),
        pytest.param("Completed; all three groups formed", "done", id="with a sentence"),
        pytest.param("Shared by email on 3 May", "done", id="shared"),
        pytest.param("Not done yet", "open", id="negated"),
        pytest.param("To be shared in June", "open", id="to be"),
        pytest.param("Under way", "in_progress", id="two words"),
        pytest.param("80%", "in_progress", id="percent"),
        pytest.param("100 %", "done", id="all of it"),
        pytest.param("✓", "done", id="tick"),
        pytest.param("Three of seven received", "in_progress", id="some of all"),
        pytest.param("Cancelled, no funds", "cancelled", id="cancelled"),
        pytest.param("Overtaken by events", "cancelled", id="overtaken"),
        pytest.param("Fait", "done", id="French"),
        pytest.param("Non réalisé", "open", id="French negated"),
        pytest.param("En proceso", "in_progress", id="Spanish"),
        pytest.param("تم", "done", id="Arabic"),
        pytest.param("لم يتم", "open", id="Arabic negated"),
        pytest.param("the office in Homs", None, id="no state"),
    ],
)
def test_find_status(text: str, status: str | None) -> None:
    """The earliest words decide, negations with them."""
    assert find_status(text, words()) == status
