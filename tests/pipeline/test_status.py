"""States in the words that people use."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.states import is_state
from minutes_miner.pipeline.status import find_status
from minutes_miner.pipeline.words import words
from minutes_miner.workflow import extract


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
        pytest.param("handed over to the warden", "done", id="a participle of no list"),
        pytest.param("repainted since 9 March", "done", id="since a day"),
        pytest.param("not repainted", "open", id="a participle denied"),
        pytest.param("being repainted", "in_progress", id="a participle not yet true"),
        pytest.param("Letter sent, answer awaited", "in_progress", id="done and a later part open"),
        pytest.param("40 profiled", "in_progress", id="counted"),
        pytest.param("3/5 received", "in_progress", id="a share in figures"),
        pytest.param("others pending", "in_progress", id="only others open"),
        pytest.param("no longer needed", "cancelled", id="not needed"),
        pytest.param("letter with the ministry", "in_progress", id="with somebody"),
        pytest.param("reçus, sauf ATAD", "in_progress", id="French exception"),
        pytest.param("distribuées", "done", id="French participle"),
        pytest.param("se llevó a cabo", "done", id="Spanish preterite"),
        pytest.param("Blocked at the crossing", "open", id="blocked"),
        pytest.param("Moved to 30 October", "open", id="a new day"),
        pytest.param("Moved to the store in town", "done", id="a new place"),
        pytest.param("Reporté au 12 mai", "open", id="French new day"),
        pytest.param("open 3 schools", None, id="a verb with its object"),
        pytest.param("open", "open", id="a state alone"),
        pytest.param("once the mayor has signed", None, id="what has yet to be"),
        pytest.param("Closed - letter sent 12 September", "done", id="closed is closed"),
        pytest.param("Closed - not feasible", "cancelled", id="closed for good"),
        pytest.param("Slipped by one month", "open", id="slipped"),
        pytest.param("Reopened: rollback after failure", "open", id="reopened"),
        pytest.param("Merged into AP-5", "cancelled", id="merged"),
        pytest.param("Clôturé, en attente de paiement", "done", id="French closed"),
        pytest.param("aprobado para 60 personas, faltan 20", "in_progress", id="Spanish rest"),
    ],
)
def test_find_status(text: str, status: str | None) -> None:
    """The earliest words decide, negations with them."""
    assert find_status(text, words()) == status


def test_signs_that_are_no_words_are_no_state() -> None:
    """A text of which no letter or figure is left for a word tells nothing, and costs nothing."""
    assert not any(is_state(text, words()) for text in ("_", "__", "_ _", "42", "①", "²"))


@pytest.mark.parametrize(
    ("line", "text", "status"),
    [
        ("DONE NRC to write to the mayor", "NRC to write to the mayor", "done"),
        ("[ongoing] NRC to write to the mayor", "NRC to write to the mayor", "in_progress"),
        ("NRC to write to the mayor", "NRC to write to the mayor", "open"),
        ("MAYOR: NRC to write to him", "MAYOR: NRC to write to him", "open"),
    ],
)
def test_a_state_that_opens_an_action(tmp_path: Path, line: str, text: str, status: str) -> None:
    """A state in capitals or brackets ahead of an action is its state and no part of it."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"Water committee meeting\nDate: 4 April 2019\nPresent: NRC\n\nAction points:\n- {line}\n", encoding="utf-8"
    )
    (action,) = extract(path, model=False).action_points
    assert (action.text, action.status) == (text, status)
