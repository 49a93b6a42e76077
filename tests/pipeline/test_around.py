"""The words around a name tell how it stands in its clause, in each language that lists them."""

import pytest

from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.words import words

AROUND = around(words())


@pytest.mark.parametrize(
    ("before", "opens"),
    [
        pytest.param("", True, id="nothing before"),
        pytest.param("The list is late: the ", True, id="mark and article"),
        pytest.param("Le budget est clos et le ", True, id="French"),
        pytest.param("Falta el informe y la ", True, id="Spanish"),
        pytest.param("Share the list of ", False, id="inside a clause"),
    ],
)
def test_a_name_opens_a_clause(before: str, opens: bool) -> None:
    """A name begins a clause behind a mark or a word that joins clauses, with its article."""
    assert bool(AROUND.opens.search(before)) is opens


@pytest.mark.parametrize(
    ("before", "by"),
    [
        pytest.param("to be updated by the ", True, id="English"),
        pytest.param("liste attendue du ", True, id="French"),
        pytest.param("revisión por parte de la ", True, id="Spanish"),
        pytest.param("سيتم الإرسال من قبل ", True, id="Arabic"),
        pytest.param("a meeting of the ", False, id="of whom"),
    ],
)
def test_who_does_it_stands_behind_a_passive(before: str, by: bool) -> None:
    """Words such as "by" tell that the name behind them does what the passive says."""
    assert bool(AROUND.by.search(before)) is by


@pytest.mark.parametrize(
    ("behind", "word"),
    [
        pytest.param(" kindly shares it", "kindly shares", id="English"),
        pytest.param(" lui envoie la note", "lui envoie", id="French"),
        pytest.param(" lo revisa", "lo revisa", id="Spanish"),
    ],
)
def test_small_words_stand_before_the_verb(behind: str, word: str) -> None:
    """What may be the verb behind a name comes with the small words before it."""
    match = AROUND.verb.match(behind)
    assert match is not None and match["word"] == word


def test_an_hour_stands_before_or_behind_a_day() -> None:
    """Hours that belong to a day are known on both of its sides."""
    assert AROUND.hour.sub("", "Close of business Monday") == "Monday"
    assert AROUND.clock.match(" noon") and AROUND.clock.match(" 5 pm") and not AROUND.clock.match(" UNICEF")
