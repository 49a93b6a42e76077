"""Actions with lines of their own below them that tell who and by when."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEAD = """Mill Society
Minutes of the meeting of 4 June 2025
Present: Ida Holm, Jon Ferro, Pia Lund

"""


def read(folder: Path, text: str) -> list[tuple[str, list[str], str | None]]:
    path = folder / "minutes.txt"
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    found = extract(path).action_points
    return [(a.text, [p.text for p in a.responsible], a.deadline.date if a.deadline else None) for a in found]


@pytest.mark.parametrize("title", ["Action register", "Follow-up work", "1. The mill"])
@pytest.mark.parametrize("lines", ["Owner: {}\nDue: {}", "Responsible: {}\nDeadline: {}", "   Who: {}\n   By when: {}"])
@pytest.mark.parametrize("mark", ["1. ", "- ", "What: "])
def test_lines_of_who_and_when_make_an_action(title: str, lines: str, mark: str, tmp_path: Path) -> None:
    tasks = [
        ("Oil the wheel", "Ida Holm", "20 June", "2025-06-20"),
        ("Two sacks", "Jon Ferro", "30 June", "2025-06-30"),
    ]
    text = "\n\n".join(f"{mark.replace('1', str(at))}{task}\n{lines.format(who, day)}" for at, (task, who, day, _) in enumerate(tasks, 1))  # fmt: skip
    assert read(tmp_path, f"{title}\n\n{text}") == [(task, [who], day) for task, who, _, day in tasks]


def test_the_head_of_minutes_is_none(tmp_path: Path) -> None:
    text = "1. Works\nThe wheel was oiled.\nVenue: the barn\nDate: 4 June 2025\nLead: Ida Holm\nTime: 6 pm"
    assert read(tmp_path, text) == []
