"""Numbers of pages and running lines that a text has kept inside of its sentences."""

from pathlib import Path

import pytest

from minutes_miner.document import Block
from minutes_miner.readers import read

BETWEEN = {
    "Ana brings the list of\nPage 2\nboats on Monday.": ["Page 2"],
    "Ana brings the list of\nRiver Group | North\nPage 2 of 3\nboats on Monday.": [
        "River Group | North",
        "Page 2 of 3",
    ],
    "Ana brings the list of\n\n12\nRiver Group – notes – 5 May\n\nboats on Monday.": [
        "12",
        "River Group – notes – 5 May",
    ],
    "Ana brings the boats.\nRiver Group | North\n12\nAll thanked her.": [],
    "The seats were counted by\n12\nThe hall was full.": [],
    "Ana brings the list of\n- boats\n12\noars for all.": [],
    "Ana brings a list of\n12\nboats on Monday.": [],
    "Ana brings the list of\nboats on Monday. There are\n12\nof them.": [],
}


@pytest.mark.parametrize(("text", "aside"), BETWEEN.items())
def test_what_breaks_a_sentence_is_put_aside(text: str, aside: list[str], tmp_path: Path) -> None:
    """Only where the words before it cannot end and those behind it go on; the sentence is one again."""
    path = tmp_path / "note.txt"
    path.write_text(f"River Group\n\n{text}\n", encoding="utf-8")
    document = read(path)
    assert [block.text for block in document.furniture] == aside
    if aside:
        said = [" ".join(block.text.split()) for block in document.blocks if isinstance(block, Block)]
        assert "Ana brings the list of boats on Monday." in said
