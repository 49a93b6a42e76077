"""Labels of attendance that are clauses ("Who joined", "Wer nicht da war"), labels that deny, and where a list ends."""

from pathlib import Path

import pytest

from minutes_miner.link.labels import divide, meaning_of
from minutes_miner.link.listing import entries_of
from minutes_miner.workflow import extract


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Who joined", "present"),
        ("Who's in", "present"),
        ("With us", "present"),
        ("Rowers who came", "present"),
        ("Qui était là", "present"),
        ("Quiénes vinieron", "present"),
        ("Vizinhos que vieram", "present"),
        ("Wer da war", "present"),
        ("Erbij", "present"),
        ("Chi c'era", "present"),
        ("Not with us", "away"),
        ("Not on the call", "away"),
        ("Sent word", "away"),
        ("Those excused", "away"),
        ("Qui n'était pas là", "away"),
        ("Quiénes no vinieron", "away"),
        ("Vizinhos que faltaram", "away"),
        ("Wer nicht da war", "away"),
        ("Niet erbij", "away"),
        ("Chi non c'era", "away"),
        ("Excused/Not seen", "away"),
        ("Here/Excused", None),
        ("Who does what", None),
        ("What we heard", None),
        ("Not in the budget", None),
        ("Wer macht was", None),
        ("Qui fait quoi", None),
    ],
)
def test_clauses_that_say_who_came(label: str, meaning: str | None) -> None:
    """A whole label that tells who came, in any of the languages; a negation inside turns it."""
    assert meaning_of(label) == meaning


def test_a_label_close_to_its_names() -> None:
    """A label that says who was there needs no blank behind its colon; other colons are left alone."""
    assert list(divide("Absent:Rita Moll, Sven Aho")) == [("Absent", "Rita Moll, Sven Aho")]
    assert list(divide("Bus:Line 4, Rita Moll")) == [("", "Bus:Line 4, Rita Moll")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@tilda, @ben_o", ["@tilda", "@ben_o"]),
        ("@tilda @ben_o Rita and @moss", ["@tilda", "@ben_o", "Rita", "@moss"]),
        ("Rita Moll @rmoll, Sven Aho", ["Rita Moll @rmoll", "Sven Aho"]),
    ],
)
def test_handles_are_names_where_no_other_stands(text: str, names: list[str]) -> None:
    """Handles stand for persons, with blanks or commas between them; behind a name they are only said of it."""
    assert [entry.text for entry in entries_of(text)] == names


HEADS = [
    pytest.param(
        "Boat club\n2 May 2016\n\nPresent\n\n• Rita\n• Sven\n• Olga\n• Per\n\nKey Topics\n\n• Fix the slip\n\nRope Topics\n",
        ["Rita", "Sven", "Olga", "Per"],
        id="a line without a bullet ends the list of bullets",
    ),
    pytest.param(
        "Boat club, 2 May 2016\nWith us: Rita Moll, Sven Aho and Olga Brun .  Per Lund and Ann Bo had said they could not come\n1. Slip\nNone.\n",
        ["Rita Moll", "Sven Aho", "Olga Brun", "-Per Lund", "-Ann Bo"],
        id="a sentence of those away behind the list",
    ),
    pytest.param(
        "Boat club, 2 May 2016\nHere: Rita Moll, Sven Aho, Olga Brun\n2.Not able:Per Lund, Ann Bo\n3.Slip: painted.\n",
        ["Rita Moll", "Sven Aho", "Olga Brun", "-Per Lund", "-Ann Bo"],
        id="a label grown to its number and its names",
    ),
    pytest.param(
        "Boat club, 2 May 2016\nPresent: Rita Moll, Sven Aho, Olga Brun\n\nRegrets came in from Per Lund and Ann Bo.\n",
        ["Rita Moll", "Sven Aho", "Olga Brun", "-Per Lund", "-Ann Bo"],
        id="regrets that came in",
    ),
    pytest.param(
        "Bootsklubben 2 maj 2016\nPå plats: Rita Moll, Sven Aho, Olga Brun\nBorta: Per Lund\n",
        ["Rita Moll", "Sven Aho", "Olga Brun", "-Per Lund"],
        id="Swedish",
    ),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_who_was_there(text: str, expected: list[str], tmp_path: Path) -> None:
    """Names under unusual labels, and no words from below the list."""
    path = tmp_path / "minutes.txt"
    path.write_text(text)
    assert [("" if a.present else "-") + (a.person or a.text) for a in extract(path).attendees] == expected
