"""Notes that programs write: a list of actions in bold under its heading, a table of contents, talk by speakers."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]

HEAD = "# Orchard Committee - 6 April 2023\n\n**Attendees:** Ann Lowe, Ben Kerr, Cleo Ray\n\n"


@pytest.mark.parametrize("bullet", ["-", "*", "- [ ]"])
def test_actions_in_bold(read: Read, bullet: str) -> None:
    """What is bold in a list of actions is what is to be done, and no title of a section."""
    listed = (f"{bullet} **Mow the grass** (Ben)", f"{bullet} **Pay the smith** - Cleo", f"{bullet} **Buy rope** (Ann)")
    found = read(HEAD + "## Notes\n\nThe hedge is green.\n\n## Action items\n\n" + "\n".join(listed) + "\n")
    assert [action.agenda_item for action in found.action_points] == ["Action items"] * 3
    assert [action.responsible[0].text for action in found.action_points] == ["Ben", "Cleo", "Ann"]


def test_topics_in_bold(read: Read) -> None:
    """Topics with a colon between them and what is to be done stay titles."""
    listed = "- **Grass**: Ben to mow it\n- **Smith**: Cleo to pay him\n- **Rope**: Ann to buy it\n"
    found = read(HEAD + "## Actions\n\n" + listed)
    assert [action.agenda_item for action in found.action_points] == ["Grass", "Smith", "Rope"]


def test_contents_that_name_the_list_of_actions(read: Read) -> None:
    """A table of contents is an agenda; its entry for the list of actions opens none."""
    found = read(
        "Orchard Working Group\n6 April 2023\nPresent: Ann Lowe, Ben Kerr\n\nContents\n1. Grass\n2. Smith\n3. Summary of action items\n\n"
        "Grass\nBen: it is long\nAnn: who mows it?\n\nSmith\nBen: he wrote\nACTION: Ann to pay him\n\nSummary of action items\n1. Ann to pay him\n"
    )
    assert [entry.title for entry in found.agenda] == ["Grass", "Smith", "Summary of action items"]
    assert [action.text for action in found.action_points] == ["Ann to pay him"]
