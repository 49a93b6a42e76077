"""Lines from right to left: what stands beside the letters of a word, and of words that run the other way."""

import re

import pytest

from minutes_miner.document import Box
from minutes_miner.readers.pdf.bidi import in_order, in_reading_order, turned_ends
from minutes_miner.readers.pdf.page import Word


@pytest.mark.parametrize(
    ("given", "seen", "read"),
    [
        (":الحضور", ":روضحلا", "الحضور:"),
        ("الحضور:", ":روضحلا", "الحضور:"),
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


def seen(text: str) -> list[Word]:
    """The words of a line by their places from left to right, each bracket by itself; letters that run leftwards as they are read."""
    words = []
    for found in re.finditer(r"[()\[\]«»]|[^\s()\[\]«»]+", text):
        turned = any("\u0600" <= letter <= "\u06ff" for letter in found[0])
        box = Box(5.0 * found.start(), 0.0, 5.0 * found.end(), 10.0)
        words.append(Word(found[0][::-1] if turned else found[0], box, False, 10.0))
    return words


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("(ندرأ) IOM عم", "مع IOM (أردن)"),
        (")ندرأ( IOM عم", "مع IOM (أردن)"),  # a file gives a bracket in either shape
        ("لبق (IOM) عم", "مع (IOM) قبل"),
        (
            "نيرخآلا ءاكرشلا لبق Save the Children (SCI) عم قيرفلا",
            "الفريق مع Save the Children (SCI) قبل الشركاء الآخرين",
        ),
        ("نم (%50) 25 رضح", "حضر 25 (50%) من"),
        ("نيأو اذام) 3W ةمئاق", "قائمة 3W (ماذا وأين"),
        ("عم (نيأو", "وأين) مع"),
        ("اذك (1", "1) كذا"),
        ("[ظحال] «عورشم»", "«مشروع» [لاحظ]"),
        ("اذك (ندرأ)IOM عم", "مع IOM(أردن) كذا"),
        ("UNHCR (نامع) will share list(s) (draft)", "UNHCR (عمان) will share list(s) (draft)"),
        ("1) Partners (all) of [three] groups", "1) Partners (all) of [three] groups"),
    ],
)
def test_brackets_enclose_what_is_nearest(shown: str, read: str) -> None:
    """Places tell which bracket opens, what it encloses, and where a line goes on behind it."""
    assert " ".join(word.text for word in in_reading_order(seen(shown))) == read
