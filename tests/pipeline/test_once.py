"""What is said twice counts once, and two tasks that look alike stay two."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEAD = "Water committee meeting\n\nDate: 4 January 2024\nPresent: UNICEF, NRC, Oxfam\n\nAction points:\n"


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param("NRC to print the forms for Kosti by 5 February", "NRC to print the forms for Rabak by 5 February", 2, id="places"),
        pytest.param("NRC to print the enrolment forms by 5 February", "NRC to print the departure forms by 5 February", 2, id="things"),
        pytest.param("NRC will check the tank in Camp A by 10 May", "NRC will check the tank in Camp B by 10 May", 2, id="letters"),
        pytest.param("NRC to check the water tank in Site 1", "NRC to check the water tank in Site 2", 2, id="numbers"),
        pytest.param("NRC to buy shoes for the boys of the school", "NRC to buy shoes for the girls of the school", 2, id="small words"),
        pytest.param("NRC to print the forms for males", "NRC to print the forms for females", 2, id="words inside of words"),
        pytest.param("NRC to share the list of schools", "NRC to share the list of schools in Kosti", 2, id="more words"),
        pytest.param("NRC to share the list of schools", "NRC to share the list of shools", 1, id="a typing error"),
        pytest.param("NRC to share the list of schools", "NRC to share the list of schools", 1, id="the same"),
    ],
)  # fmt: skip
def test_two_items_of_a_list(tmp_path: Path, one: str, other: str, count: int) -> None:
    """One word in place of another makes another task; another spelling does not."""
    path = tmp_path / "minutes.txt"
    path.write_text(f"{HEAD}- {one}\n- {other}\n", encoding="utf-8")
    assert len(extract(path).action_points) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("NRC to mend the tank of Block 112 by 3 June", "NRC to mend the tank of Block 12 by 3 June", 2),
        ("NRC to pay bill 40045 of the printer by 3 June", "NRC to pay bill 40046 of the printer by 3 June", 2),
        ("NRC to mend the tank of Block 12 by 3 June", "NRC to mend the tank of Block 12 by 3/6", 1),
        ("NRC to mend the tank of Block 12 by 3 June", "NRC to mend the tank of the block by 3 June", 1),
    ],
)
def test_numbers_far_apart(tmp_path: Path, one: str, other: str, count: int) -> None:
    """Another number is another task, wherever it stands; that of the day is none, nor one that a summary leaves out."""
    talk = "\n\n".join(
        f"The members spoke of the {what} at length."
        for what in ["wall", "pump", "roof", "gate", "well", "road", "pipe"] * 2
    )
    path = tmp_path / "minutes.txt"
    path.write_text(f"{HEAD}\nAction: {one}.\n\n{talk}\n\nAction: {other}.\n", encoding="utf-8")
    assert len(extract(path).action_points) == count
