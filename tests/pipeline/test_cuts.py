"""Where sentences are cut into clauses."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.cuts import Cutter, bags, joints
from minutes_miner.pipeline.words import words
from minutes_miner.workflow import extract

GRAMMAR = Grammar(words(), is_known=lambda name: name in ("NRC", "IRC"))


@pytest.mark.parametrize(
    ("sentence", "behind"),
    [
        pytest.param("NRC pays the analyses, and the mayor tells the blocks", ["the mayor"], id="a comma and a word"),
        pytest.param("It was agreed that NRC brings the barrels", ["NRC brings"], id="what was agreed"),
        pytest.param(
            "Il a été convenu qu'une réunion se tienne lundi", ["une réunion"], id="French, with an apostrophe"
        ),
        pytest.param("Remaining latrines were completed in March", ["were completed"], id="before the first auxiliary"),
        pytest.param("NRC writes the guide since it has been there twice", ["it has"], id="why"),
        pytest.param("NRC calls Jamie who will know of the phone", ["will know"], id="who"),
        pytest.param("Le NRC paiera dès que le DSI aura signé", [], id="French, a condition"),
        pytest.param("La NRC pagará hasta que la IRC haya firmado", [], id="Spanish, a condition"),
        pytest.param("Send it (Derek)", [], id="too short on the right"),
    ],
)
def test_joints_are_where_clauses_may_begin(sentence: str, behind: list[str]) -> None:
    """A joint ends where the words of the next clause begin."""
    found = joints(sentence, GRAMMAR, words())
    begun = [sentence[joint.end :] for joint in found]
    assert all(any(text.startswith(wanted) for text in begun) for wanted in behind)
    assert behind or not found


@pytest.mark.parametrize(("language", "lost"), [("en", True), ("de", False)])
def test_capitals_tell_of_lost_line_breaks_where_nouns_have_none(language: str, lost: bool) -> None:
    """Behind a small word a capital may begin a new line, but not in a language whose nouns all have one."""
    grammar = Grammar(words(), is_known=lambda name: name in ("NRC", "IRC"), languages=(language,))
    sentence = "The list of sites is shared with all members of the group until next week NRC will send the maps of the north to the other members"
    assert any(sentence[joint.end :].startswith("NRC will") for joint in joints(sentence, grammar, words())) is lost


def test_a_cutter_cuts_as_it_was_taught(tmp_path: Path) -> None:
    """Without weights a sentence stays whole; with them, also stored and read again, it is cut where it was in training."""
    pytest.importorskip("sklearn", reason="only training needs scikit-learn")
    joined = [f"NRC sends the {thing} today, and IRC prints the {thing}" for thing in ("list", "map", "form", "plan")]
    listed = [f"NRC sends the {thing} today, and the old {thing}" for thing in ("list", "map", "form", "plan")]
    cutter = Cutter(words())
    assert cutter.cut(joined[0], GRAMMAR, ()) == [(joined[0], 0)]
    rows = [
        (bag, label)
        for told, label in ((joined, "cut"), (listed, "none"))
        for sentence in told * 10
        for bag in bags(sentence, joints(sentence, GRAMMAR, words()), GRAMMAR, words(), ())
    ]
    cutter.classifier.fit(rows, ["a", "b"] * (len(rows) // 2))
    cutter.to_disk(tmp_path)
    again = Cutter(words())
    again.from_disk(tmp_path)
    pieces = again.cut("NRC sends the tent today, and IRC prints the tent", GRAMMAR, ())
    assert [text for text, _ in pieces] == ["NRC sends the tent today", "IRC prints the tent"]
    assert len(again.cut("NRC sends the tent today, and the old tent", GRAMMAR, ())) == 1


def test_an_agency_is_no_word_that_joins() -> None:
    """WHO is not "who", and what stands behind a comma keeps its doer."""
    sentence = "The clinic is open; WHO will send two doctors and WHO will pay them"
    assert not any(joint.text.endswith("who") for joint in joints(sentence, GRAMMAR, words()))


def test_what_goes_on_behind_a_semicolon(tmp_path: Path) -> None:
    """A noun phrase behind a semicolon is part of the task before it; who acts behind one has a task of his own."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        "Cash Working Group\nMinutes, 4 June 2014\nPresent: UNICEF, NRC, Oxfam\n\nReview of action points\n\n| Action | Status |\n| --- | --- |\n"
        "| Coordinator to share the news of the shelter group; handbooks on rent and cash; and to call a meeting. | Not done yet |\n"
        "| NRC to print the forms; Oxfam to send the posters. | Under way |\n",
        encoding="utf-8",
    )
    assert [action.text for action in extract(path).action_points] == [
        "Coordinator to share the news of the shelter group; handbooks on rent and cash; and to call a meeting.",
        "NRC to print the forms",
        "Oxfam to send the posters.",
    ]
