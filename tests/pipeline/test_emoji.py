"""Signs and emoji with which chats open their lines: they are bullets, numbers and boxes, and no part of what is said."""

from pathlib import Path

import pytest

from minutes_miner.document import split_marker
from minutes_miner.workflow import extract

HEAD = "Allotment Society\nMinutes of the meeting of Monday 12 May 2025\nPresent: Nell Ford, Ivo Crane, Pia Moss\n\n1. Plots\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("👉 Pia orders the pipes", ("👉", "Pia orders the pipes")),
        ("📌Pia orders the pipes", ("📌", "Pia orders the pipes")),
        ("➡\ufe0f Pia orders the pipes", ("➡\ufe0f", "Pia orders the pipes")),
        ("✅ Pia orders the pipes", ("✅", "Pia orders the pipes")),
        ("👍🏽 *Pia* orders the pipes", ("👍🏽", "*Pia* orders the pipes")),
        ("3\ufe0f\u20e3 Pia orders the pipes", ("3.", "Pia orders the pipes")),
        ("Pia 👉 orders the pipes", (None, "Pia 👉 orders the pipes")),
        ("👍 12", (None, "👍 12")),
        ("🎉🎉🎉", (None, "🎉🎉🎉")),
    ],
)
def test_an_emoji_before_words_is_a_marker(line: str, expected: tuple[str | None, str]) -> None:
    assert split_marker(line) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("Ivo says that the pump is broken, again.\n👉 Ivo to bring a pump by 9 June\n👉 Pia to ask the mayor", [("Ivo", "open"), ("Pia", "open")], id="below a sentence"),
        pytest.param("1️⃣ Ivo to bring a pump\n2️⃣ Pia to ask the mayor", [("Ivo", "open"), ("Pia", "open")], id="numbers on keys"),
        pytest.param("Actions:\n✅ Bring a pump (Ivo)\n⬜ Ask the mayor (Pia)", [("Ivo", "done"), ("Pia", "open")], id="boxes"),
        pytest.param("Actions:\n✅ Ivo to bring a pump\n✅ Pia to ask the mayor", [("Ivo", "open"), ("Pia", "open")], id="one sign for all"),
        pytest.param("Actions:\n- ~Ivo to bring a pump~\n- Pia to ask the mayor", [("Ivo", "done"), ("Pia", "open")], id="struck through"),
        pytest.param("Actions:\n- Ivo to bring ~20 pumps for ~30 plots\n- Pia to ask the mayor", [("Ivo", "open"), ("Pia", "open")], id="about so many"),
    ],
)  # fmt: skip
def test_lines_of_a_chat(tmp_path: Path, lines: str, expected: list[tuple[str, str]]) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(f"{HEAD}{lines}\n", encoding="utf-8")
    found = [(action.responsible[0].text, action.status) for action in extract(path).action_points]
    assert found == expected
