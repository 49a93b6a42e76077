"""Names that a text uses and nothing explains."""

import pytest

from minutes_miner.pipeline.called import Called
from minutes_miner.pipeline.words import words

TEXT = """Spring fair
The fair made money, and Devika thinks a brunch might do too. Nobody was against it.
The stall needs a roof; Mark offered his, but a mark on the cloth stays. Rooms in Lowick are full.
Quentyn will lead. Training will start late. The Board met with Plan and the Treasury on Monday.
"""


@pytest.mark.parametrize(
    ("word", "is_name"),
    [
        pytest.param("Devika", True, id="inside of a sentence"),
        pytest.param("Quentyn", True, id="at the begin, and no common word"),
        pytest.param("Training", False, id="a common word at the begin"),
        pytest.param("Mark", False, id="in small letters elsewhere"),
        pytest.param("Monday", False, id="a day"),
        pytest.param("Board", False, id="a body"),
        pytest.param("Treasury", True, id="a body that no list knows"),
        pytest.param("devika", False, id="small"),
        pytest.param("UNDP", False, id="letters"),
    ],
)
def test_words_with_a_capital(word: str, is_name: bool) -> None:
    """A capital tells of a name only where the word would have none otherwise."""
    assert Called(TEXT, words(), ["en"])(word) is is_name


def test_everyday_words_need_a_capital_inside() -> None:
    """ "Plan" is a name where it has its capital inside of a sentence."""
    assert Called(TEXT, words(), ["en"]).is_inside("Plan")
    assert not Called("Plan to keep the old key.", words(), ["en"]).is_inside("Plan")
    assert not Called("the old key\nPlan to keep it", words(), ["en"]).is_inside("Plan")


def test_headings_and_entries_of_two_words_tell_of_no_name() -> None:
    """The words of a heading have their capitals as such, and "follow-up" is a common word."""
    called = Called("2. Update on Registration\nThe Follow-up took place.\nAll came.", words(), ["en"])
    assert not called("Registration")
    assert not called("Follow-up")


def test_nouns_have_capitals_in_german() -> None:
    """Where every noun has a capital none is told by it."""
    assert not Called("Die Liste schickt Erik am Montag an die Gruppe.", words(), ["de"])("Erik")
