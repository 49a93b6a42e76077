"""No text, however broken, stops the pipeline: texts of chance, put together from what minutes are made of and from what converters leave."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract
from tests.pipeline.word_tables import read_table

_MARKS = (
    "",
    "- ",
    "* ",
    "1. ",
    "2) ",
    "(a) ",
    "- [ ] ",
    "- [x] ",
    "# ",
    "| ",
    "> ",
    "\t",
    "    ",
    "• ",
    "**",
    "&nbsp;",
    "\u00a0",
    "\u200b",
    "\u202b",
)
_WORDS = (
    "Present:", "Apologies:", "Agenda", "Action:", "Action points", "Responsible", "Deadline", "Status", "AOB", "Next meeting:", "Decision:",
    "NRC", "UNHCR/IOM", "Ann Lee (NRC)", "All", "we", "he", "AL", "Dr.", "to", "will", "by", "and", "was asked to", "agreed that",
    "share the list", "call the mayor", "list of tents", "done", "in progress", "pending", "n/a", "TBC", "50 %", "✓", "x", "?", "...", ":", "–", "->", "/", ";",
    "5 May", "31/12", "2020-02-30", "99.99.9999", "Friday", "next week", "end of month", "Q2", "10:00", "\u00a0", "&nbsp;", "<br>", "<td>", "__", "**", "[", ")", "@", "لا", "تم", "،",
)  # fmt: skip
_line = st.builds(
    lambda mark, words, joint: mark + joint.join(words),
    st.sampled_from(_MARKS),
    st.lists(st.sampled_from(_WORDS), max_size=7),
    st.sampled_from((" ", "  ", "\t", " | ", ", ", "")),
)
_text = st.lists(_line, max_size=25).map("\n".join)
_often = settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@settings(_often, max_examples=120)
@given(text=_text)
def test_any_text_is_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "any.txt"
    path.write_text(f"Harbour Users Forum\nMinutes, 3 May 2021\n{text}", encoding="utf-8")
    assert isinstance(extract(path), Extraction)


@settings(_often, max_examples=40)
@given(
    rows=st.lists(
        st.lists(_text.filter(lambda text: text.count("\n") < 3), min_size=3, max_size=3), min_size=1, max_size=6
    )
)
def test_any_table_is_read(rows: list[list[str]], tmp_path: Path) -> None:
    head = ("Harbour Users Forum, minutes of 3 May 2021",)
    assert isinstance(read_table(tmp_path, head, rows), Extraction)


@pytest.mark.parametrize("blank", ["&nbsp;", "- &nbsp;", "\u00a0", "<p></p>", "**", "----", "- ", "\u200b"])
def test_blank_lines_of_any_kind(blank: str, tmp_path: Path) -> None:
    """Among those who came, and beside what they are to do."""
    path = tmp_path / "blank.txt"
    path.write_text(
        f"Harbour Users Forum\nMinutes, 3 May 2021\nPresent:\n\n{blank}\n\n- Ann Lee\n\nActions\n- NRC to mend the gate\n\n{blank}\n\nOwner\n",
        encoding="utf-8",
    )
    (point,) = extract(path).action_points
    assert [who.text for who in point.responsible] == ["NRC"]
