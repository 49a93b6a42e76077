"""The day in an item right below an action, also where its owner is known already."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]
HEAD = {
    "en": "# Harbour Board, 4 August 2020\n\nPresent:\n- [RC] Rita Cole\n- [JM] Joe Marsh\n\n## Actions\n\n",
    "pt": "# Ata da Comissão do Porto, 4 de agosto de 2020\n\nPresentes:\n- Rita Couto\n- Jorge Matos\n\n## Ações\n\n",
}


@pytest.mark.parametrize(
    ("language", "lines", "day"),
    [
        ("en", "- [RC] Check the ropes of the ferry\n    - By 25 August", "2020-08-25"),
        ("en", "- Rita - Check the ropes of the ferry\n    - until 25 August", "2020-08-25"),
        ("en", "- Check the ropes of the ferry (Rita)\n    - By 25 August", "2020-08-25"),
        ("en", "- [RC] Check the ropes of the ferry\n    - Deadline: 25 August", "2020-08-25"),
        ("en", "- [RC] Check the ropes by 12 August\n    - By 25 August", "2020-08-12"),
        ("en", "- [RC] Check the ropes of the ferry\n    - 25 August was wet", None),
        ("en", "- [RC] Check the ropes of the ferry\n    - Joe saw them on 25 July", None),
        ("pt", "- Rita - Verificar os cabos do barco.\n    - Até dia 25/08", "2020-08-25"),
    ],
)
def test_a_day_below_an_action_with_its_owner(read: Read, language: str, lines: str, day: str | None) -> None:
    action = read(f"{HEAD[language]}{lines}\n").action_points[0]
    assert action.responsible
    assert (action.deadline.date if action.deadline else None) == day


def test_a_day_above_the_next_list_is_of_that_list(read: Read) -> None:
    found = read(f"{HEAD['en']}- [RC] Check the ropes\n\nBy 25 August:\n\n- [JM] Paint the gate\n")
    first = next(action for action in found.action_points if "ropes" in action.text)
    assert first.deadline is None
