"""Cells of PDF tables: lines that a page only wrapped, and lines that are each an entry of their own."""

from pathlib import Path

import pytest

from minutes_miner.records import ActionPoint
from minutes_miner.workflow import extract

reportlab = pytest.importorskip("reportlab")
from reportlab.lib import colors  # noqa: E402
from reportlab.lib.styles import getSampleStyleSheet  # noqa: E402
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle  # noqa: E402

_HEADS = ["Topic", "Discussion", "Action", "Who", "When"]
_WIDTHS = (60, 110, 150, 90, 70)


def _actions(path: Path, *cells: str) -> tuple[ActionPoint, ...]:
    """What is read from minutes with one row below heads; lines of a cell are broken at "|"."""
    normal = getSampleStyleSheet()["Normal"]
    rows = [_HEADS, [Paragraph(cell.replace("|", "<br/>"), normal) for cell in cells]]
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    head = ["Coordination Group", "Minutes of the meeting of 14 March 2023", "Present: UNHCR, NRC, FAO, UNICEF"]
    SimpleDocTemplate(str(path)).build([*(Paragraph(line, normal) for line in head), Table(rows, _WIDTHS, style=grid)])
    return extract(path).action_points


def _told(found: tuple[ActionPoint, ...]) -> list[tuple[str, list[str | None], str | None]]:
    return [
        (one.text, [party.agency for party in one.responsible], one.deadline and one.deadline.date) for one in found
    ]


def test_each_line_beside_its_action(tmp_path: Path) -> None:
    """Owners and days in lines of their own stand each beside an action."""
    found = _actions(
        tmp_path / "a.pdf",
        "Market",
        "Talk.",
        "Share bulletin|Write to the road authority",
        "FAO|NRC",
        "20 March|22 March",
    )
    assert _told(found) == [
        ("Share bulletin", ["FAO"], "2023-03-20"),
        ("Write to the road authority", ["NRC"], "2023-03-22"),
    ]


def test_as_many_actions_as_owners(tmp_path: Path) -> None:
    """Lines that fill their column are actions of their own where each has an owner beside it."""
    found = _actions(
        tmp_path / "b.pdf",
        "Flood",
        "Talk.",
        "Compile the damage report|Send hygiene kits to the camp",
        "NRC|UNICEF/FAO",
        "",
    )
    assert _told(found) == [
        ("Compile the damage report", ["NRC"], None),
        ("Send hygiene kits to the camp", ["UNICEF", "FAO"], None),
    ]


@pytest.mark.parametrize(
    ("action", "who", "when", "told"),
    [
        pytest.param(
            "Compile the report on damage and|Review of roads", "NRC|FAO", "",
            [("Compile the report on damage and Review of roads", ["NRC", "FAO"], None)],
            id="a wrapped title",
        ),
        pytest.param(
            "Share bulletin|Write to the road authority", "NRC", "Monday|20 March",
            [("Share bulletin", ["NRC"], "2023-03-20"), ("Write to the road authority", ["NRC"], "2023-03-20")],
            id="a weekday before its day",
        ),
        pytest.param(
            "Share bulletin|Write to the road authority", "NRC", "20 March|2023",
            [("Share bulletin", ["NRC"], "2023-03-20"), ("Write to the road authority", ["NRC"], "2023-03-20")],
            id="a year below its day",
        ),
    ],
)  # fmt: skip
def test_wrapped_lines_stay_together(
    tmp_path: Path, action: str, who: str, when: str, told: list[tuple[str, list[str], str | None]]
) -> None:
    """A line that the page only wrapped is no entry of its own."""
    assert _told(_actions(tmp_path / "c.pdf", "Market", "Talk.", action, who, when)) == told


def test_two_days_for_one_action(tmp_path: Path) -> None:
    """The number of the day that follows a day is no year."""
    (found,) = _actions(tmp_path / "d.pdf", "Market", "Talk.", "Share bulletin", "FAO", "20 March|22 March")
    assert found.deadline is not None
    assert (found.deadline.date or "").startswith("2023-03-2")
