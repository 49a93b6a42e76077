"""Numbers without a stop that open lines, and letters and numbers in brackets that part one line: each opens an action of its own."""

from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

HEAD = "Harbour Forum\nMinutes of 3 May 2021\nPresent: NRC, IOM, Medair\n\n1. Quay\nThe stones are loose.\n"


def read(folder: Path, text: str) -> Extraction:
    path = folder / "minutes.txt"
    path.write_text(f"{HEAD}{text}\n", encoding="utf-8")
    return extract(path)


def told(found: Extraction) -> list[tuple[list[str], str | None]]:
    return [([p.text for p in a.responsible], a.deadline.date if a.deadline else None) for a in found.action_points]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("\nActions\n1 NRC to mend the gate by Friday\n2 IOM to call the yard\n3 Medair to send keys by 14 May", id="bare numbers"),
        pytest.param("(a) NRC to mend the gate by Friday (b) IOM to call the yard (c) Medair to send keys by 14 May.", id="letters"),
        pytest.param("i) NRC to mend the gate by Friday ii) IOM to call the yard iii) Medair to send keys by 14 May.", id="Roman numbers"),
    ],
)  # fmt: skip
def test_each_number_opens_an_action(tmp_path: Path, lines: str) -> None:
    assert told(read(tmp_path, lines)) == [(["NRC"], "2021-05-07"), (["IOM"], None), (["Medair"], "2021-05-14")]


@pytest.mark.parametrize(
    "line",
    [
        "NRC to mend the gate of shed (b) Lower Quay by Friday",
        "NRC to mend the gate by Friday (as 2 years ago)",
        "NRC to mend\n2 gates by Friday",
    ],
)
def test_other_numbers_part_nothing(tmp_path: Path, line: str) -> None:
    assert told(read(tmp_path, line))[0] == (["NRC"], "2021-05-07")
    assert len(told(read(tmp_path, line))) == 1
