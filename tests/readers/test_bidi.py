"""Lines from right to left: what stands beside the letters of a word, and of words that run the other way."""

import pytest

from minutes_miner.document import Box
from minutes_miner.readers.pdf.bidi import in_order, turned_ends
from minutes_miner.readers.pdf.page import Word


@pytest.mark.parametrize(
    ("given", "seen", "read"),
    [
        (")المقر(", "(رقملا)", "(المقر)"),
        (":الحضور", ":روضحلا", "الحضور:"),
        ("الحضور:", ":روضحلا", "الحضور:"),
        ("،)الأردن(", "،(ندرألا)", "(الأردن)،"),
        ("ب3", "3ب", "ب3"),
        ("W3", "3W", "3W"),
        ("UNHCR", "UNHCR", "UNHCR"),
    ],
)
def test_letters_of_a_word_are_read_by_their_places(given: str, seen: str, read: str) -> None:
    """Whatever order a word is given in, its places from left to right (as `seen`) tell how it is read."""
    left = list(seen)
    places = []
    for letter in given:
        at = left.index(letter)
        left[at] = ""
        places.append(float(at))
    assert in_order(given, lambda at: places[at]) == read


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        (["%50"], ["50%"]),
        (["50%"], ["50%"]),
        ([".1"], ["1."]),
        (["(3W)"], ["(3W)"]),
        ([".Save", "the", "Children"], ["Save", "the", "Children."]),
        (["12/05/2014"], ["12/05/2014"]),
        (["UNHCR", "(Amman)"], ["UNHCR", "(Amman)"]),
        (["("], ["("]),
    ],
)
def test_the_ends_of_words_inside_a_turned_line(seen: list[str], read: list[str]) -> None:
    """A full stop left of a Latin word ends it; pairs of brackets and dates stay as they are."""
    words = [Word(text, Box(0.0, 0.0, 1.0, 1.0), False, 10.0) for text in seen]
    assert [word.text for word in turned_ends(words)] == read
