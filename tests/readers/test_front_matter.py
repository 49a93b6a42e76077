"""What sites and typesetters are told above a text."""

import pytest

from tests.readers.test_prints import outside, reading


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ('---\ntitle: "Minutes of the Ferry Board"\nlayout: post\ndate: 2021-03-09\n---', ["Minutes of the Ferry Board", "date: 2021-03-09"]),
        ('+++\ntitle = "Ferry Board"\ncategories = ["Minutes"]\ndraft = false\n+++', ["Ferry Board"]),
        ("---\ntitle: Bureau du 4 mai\nlogo: images/bac.pdf\nlogo-width: 28pt\nlang: \"fr\"\n...", ["Bureau du 4 mai"]),
        ("---\ntags:\n  - ferry-board\n  - quay\nlocation: The Old Boat House\n---", ["location: The Old Boat House"]),
        ("---\nattendees:\n  - Ann Lee\n  - Ben Kow\n---", ["attendees:", "- Ann Lee", "- Ben Kow"]),
        ("---\ndate: 2021-03-09T08:51:12.406Z\ntitle: Crew night\n---", ["Crew night"]),
    ],
)  # fmt: skip
def test_titles_and_days_stay_and_settings_go(head: str, kept: list[str]) -> None:
    """The title stands first as in any document; what is for the program is kept beside the text."""
    shown = outside(f"{head}\n\nAnn opened the evening and thanked everybody.\n")
    assert shown == [*kept, "Ann opened the evening and thanked everybody."]


def test_nothing_of_it_is_lost() -> None:
    """A setting goes to the furniture."""
    found = reading("---\nlayout: post\ntitle: Crew night\n---\nAnn opened the evening.\n")
    assert "layout: post" in {block.text for block in found.furniture}


@pytest.mark.parametrize(
    "text",
    [
        "---\nFerry Board\nPlace: online\n---\nAnn opened the evening.",  # a rule above a title
        "Place: online\nlayout: boats in a row\n---\nAnn opened the evening.",  # no rule above it
    ],
)
def test_other_rules_are_no_front_matter(text: str) -> None:
    """Labels between rules of ordinary minutes stay as they are."""
    assert "Place: online" in " ".join(outside(text))
