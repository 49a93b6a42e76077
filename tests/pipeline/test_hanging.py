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


@pytest.mark.parametrize(
    ("tasks", "lines"),
    [
        (["UNICEF paints the fence", "IOM to oil the wheel"], ["deadline: 20 June", "by 30 June"]),
        (["UNICEF peint la clôture", "NRC graisse la roue"], ["échéance : 20 juin", "délai : 30 juin"]),
    ],
)
def test_days_under_what_agencies_do_make_actions(tasks: list[str], lines: list[str], tmp_path: Path) -> None:
    """Such a day leaves the item above it an action and no title."""
    text = "\n".join(f"- {task}\n  - {line}" for task, line in zip(tasks, lines, strict=True))
    days = ["2025-06-20", "2025-06-30"]
    owners = [[task.split()[0]] for task in tasks]
    assert read(tmp_path, f"1. Mill\n{text}\n") == list(zip(tasks, owners, days, strict=True))


def test_days_under_what_nobody_does_make_none(tmp_path: Path) -> None:
    text = "1. Funds\n- Call for tenders\n  - deadline: 20 June\n- Fair of the county\n  - 30 June"
    assert read(tmp_path, text) == []
