"""Words of the head that only look like a place, a chair or an end."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("line", "place"), [("Allocation: two tents and a stove", None), ("Location: Old Mill", "Old Mill")]
)
def test_a_longer_word_is_no_misspelt_label(read: Read, line: str, place: str | None) -> None:
    assert read(f"Ferry Board meeting, 4 May 2022\n\n{line}\n\nRita to paint the pier.\n").meeting.location == place


@pytest.mark.parametrize(
    ("title", "chairs"), [("Chair Group Meeting", ()), ("Chair Rita Cole opened the meeting", ("Rita Cole",))]
)
def test_a_body_of_chairs_is_no_chair(read: Read, title: str, chairs: tuple[str, ...]) -> None:
    assert read(f"{title}\n\n4 May 2022\n\nRita to paint the pier.\n").meeting.chairs == chairs


def test_the_hour_of_a_spanish_opening_is_no_end(read: Read) -> None:
    head = "Acta de la Junta de la Cantera\n\nEn Lugo, siendo las 19:05 horas del 4 de mayo de 2022, se reúne la Junta.\n\n"
    told = read(f"{head}Ana pinta la puerta.\n\nSe levanta la sesión siendo las 20:40 horas.\n").meeting
    assert (told.start_time, told.end_time) == ("19:05", "20:40")


def test_the_hour_of_a_spanish_end_may_stand_first(read: Read) -> None:
    text = "Acta de la Junta de la Cantera, 4 de mayo de 2022\n\nAna pinta la puerta.\n\nSiendo las 20:40 horas se levanta la sesión.\n"
    assert read(text).meeting.end_time == "20:40"
