"""Labels of a head in one piece and their values below them, as a converter leaves a table of two columns."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


def apart(*lines: str) -> str:
    """Lines with a blank one between them."""
    return "\n\n".join(lines) + "\n"


BELOW = (
    "The chair opened the meeting and thanked all partners for coming to the town hall on such a day.",
    "Action: IRC to send the list of tents by 12 May.",
)


@pytest.mark.parametrize(
    ("labels", "titles", "values"),
    [
        (("Place", "Chaired by", "Attended", "Regrets"), (), ("Town hall", "Ann Lee (UNHCR)", "IRC, NRC, WHO", "UNICEF")),
        (("Place", "Chaired by", "Attended", "Regrets"), ("Opening", "Tents in the north"), ("Town hall", "Ann Lee (UNHCR)", "IRC, NRC, WHO", "UNICEF")),
        (("Lieu :", "Présidence :", "Présents :", "Excusés :"), ("Ouverture",), ("Mairie", "Ann Lee (UNHCR)", "IRC, NRC, WHO", "UNICEF")),
        (("Lugar", "Preside", "Asistentes", "Ausentes"), (), ("Alcaldía", "Ann Lee (UNHCR)", "IRC, NRC, WHO", "UNICEF")),
    ],
)  # fmt: skip
def test_values_stand_below_all_labels(
    read: Read, labels: tuple[str, ...], titles: tuple[str, ...], values: tuple[str, ...]
) -> None:
    """Each label says what stands at its place among the values, also where titles of items come between."""
    found = read(apart("Shelter Working Group, minutes of 3 May 2018", *labels, *titles, *values, *BELOW))
    assert [a.agency for a in found.attendees if a.present] == ["UNHCR", "IRC", "NRC", "WHO"]
    assert [a.agency for a in found.attendees if not a.present] == ["UNICEF"]
    assert found.meeting.chairs == ("Ann Lee (UNHCR)",)


def test_labels_whose_values_do_not_fit_stay_apart(read: Read) -> None:
    """Two titles above sentences are no labels of theirs, and no word is lost."""
    text = apart("Shelter Working Group, minutes of 3 May 2018", "Apologies", "Chair", *BELOW)
    found = read(text)
    assert found.meeting.chairs == ()
    assert [action.text for action in found.action_points] == ["IRC to send the list of tents by 12 May."]
