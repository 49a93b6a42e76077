"""What marked sources teach of the names of agencies."""

import pytest

from minutes_miner.training.agencies import Taught, bare, held_out, names_of
from minutes_miner.training.marked import read_source

SOURCE = """+++
format = "txt"
country = "Jordan"
marks_orgs = true
+++
Present: <att agency="XKF" person="Tom Bell">Tom Bell (XKF)</att>

<org name="SCI">Save the Children</org> met <who kind="role">the Chair</who> and <who agency="Marsh Water">La Marsh</who>.
"""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("La UGEL", "UGEL", id="Spanish"),
        pytest.param("l’EFS", "EFS", id="grown together"),
        pytest.param("Lake Trust", "Lake Trust", id="no article"),
    ],
)
def test_bare_names(words: str, name: str) -> None:
    """An agency is the same with the article before it."""
    assert bare(words) == (words, name)


def test_names_of_a_source() -> None:
    """Agencies are known by their words and by their canonical names; persons and roles are none."""
    names = names_of(read_source(SOURCE, "x"))
    assert {"sci", "savethechildren", "xkf", "marshwater", "marsh", "lamarsh"} <= names
    assert not names & {"thechair", "chair", "tombellxkf", "tombell"}


def test_held_out_never_saw_the_group() -> None:
    """A group is judged by what the others teach."""
    pytest.importorskip("sklearn", reason="only training needs scikit-learn")
    rows = [(("good",), "agency"), (("bad",), "none")]
    documents = [Taught(group, ["A", "B"], rows * 4) for group in "abcdefgh"]
    judged = {one.group: likely for one, likely in held_out(documents)}
    assert judged.keys() == set("abcdefgh")
    assert all(likely[0] > likely[1] for likely in judged.values())
