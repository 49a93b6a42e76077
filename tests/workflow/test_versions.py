"""Which of several texts of one meeting holds, by the names of their files."""

import pytest

from minutes_miner.records import Mention
from minutes_miner.workflow.versions import edition_of, versions


@pytest.mark.parametrize(
    ("path", "edition"),
    [
        ("minutes/water group 3 May 2016 v2.docx", (2, 0)),
        ("water_group_v10.docx", (10, 0)),
        ("Acta 4 versión 3.pdf", (3, 0)),
        ("procès-verbal version finale.pdf", (1, 1)),
        ("minutes FINAL FINAL.docx", (1, 2)),
        ("minutes 2016.docx", (1, 0)),
        ("valve 3 repairs.docx", (1, 0)),
    ],
)
def test_the_number_of_a_version(path: str, edition: tuple[int, int]) -> None:
    """A number counts behind a word for versions alone, and final is not as final as final final."""
    assert edition_of(path) == edition


def _minutes(document: str, *actions: tuple[str, str]) -> list[Mention]:
    return [
        Mention(f"{document}{row}", document, row, "Water Group", "2016-05-03", text, responsible=(who,))
        for row, (text, who) in enumerate(actions, 1)
    ]


PIPES, TANK, WELL = (
    ("Mend the pipes of the camp", "NRC"),
    ("Paint the tank", "WVI"),
    ("Dig a new well in the north", "IOM"),
)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("minutes.docx", "minutes v2.docx", ["b1", "b2"]),
        ("minutes v2.docx", "minutes v10.docx", ["b1", "b2"]),
        ("minutes FINAL.docx", "minutes FINAL FINAL.docx", ["b1", "b2"]),
        ("minutes.docx", "minutes v1.docx", ["a1", "a2", "a3"]),
        ("minutes.docx", "summary.docx", ["a1", "a2", "a3"]),
    ],
)
def test_the_newer_text_holds(first: str, second: str, kept: list[str]) -> None:
    """What the newer version left out counts no more; of two texts side by side both count."""
    mentions = [*_minutes("a", PIPES, TANK, WELL), *_minutes("b", PIPES, TANK)]
    ruling, _ = versions(mentions, {}, {"a": [first], "b": [second]})
    assert [mention.id for mention in ruling] == kept
