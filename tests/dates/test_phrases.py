"""The set of phrases as minutes write them: how many are read right, and how many dates are invented."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner.dates import decide_day_first, find_deadline
from minutes_miner.dates.deadlines import phrase_deadline

PHRASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def got(language: str, meeting: str, text: str) -> str:
    found = phrase_deadline(text, meeting_date=date.fromisoformat(meeting), language=language)
    return "-" if found is None else found.date or "~"


def test_the_set_is_large_and_mixed() -> None:
    """At least four hundred phrases in five languages, a third of them no deadlines."""
    assert len(PHRASES) >= 400
    assert {p[0] for p in PHRASES} == {"en", "fr", "es", "pt", "ar"}
    assert sum(p[3] == "-" for p in PHRASES) * 3 >= len(PHRASES)


def test_dated_phrases_are_read() -> None:
    """At least 93 in 100 dated phrases give exactly their day."""
    dated = [p for p in PHRASES if p[3] not in "-~"]
    right = sum(got(*p[:3]) == p[3] for p in dated)
    assert right / len(dated) >= 0.93


def test_hardly_any_date_is_invented() -> None:
    """At most 4 in 100 phrases that are no deadline get a date, and none that has no calendar date."""
    none = [p for p in PHRASES if p[3] == "-"]
    assert sum(got(*p[:3]) not in "-~" for p in none) / len(none) <= 0.04
    assert all(got(*p[:3]) == "~" for p in PHRASES if p[3] == "~")


@pytest.mark.parametrize(
    "text", ["within 10 days", "in two weeks", "next week", "tomorrow", "by Friday", "in 3 months"]
)
@settings(max_examples=60, deadline=None)
@given(meeting=st.dates(date(1990, 1, 1), date(2080, 1, 1)), days=st.integers(0, 400))
def test_relative_phrases_move_with_the_meeting(text: str, meeting: date, days: int) -> None:
    """A later meeting never gives an earlier deadline."""
    first = find_deadline(text, meeting_date=meeting)
    second = find_deadline(text, meeting_date=meeting + timedelta(days=days))
    assert first is not None
    assert second is not None
    assert str(first.deadline.date) <= str(second.deadline.date)


@pytest.mark.parametrize(
    ("texts", "order", "conflict"),
    [
        pytest.param(["by 25/03/2016", "on 4/5/2016"], True, False, id="day above twelve"),
        pytest.param(["03/25/2016"], False, False, id="month first"),
        pytest.param(["Monday 3/4/2017"], True, False, id="the weekday decides"),
        pytest.param(["Saturday 3/4/2017"], False, False, id="the weekday decides the other way"),
        pytest.param(["25/03/2016", "03/26/2016"], True, True, id="both"),
        pytest.param(["4/5/2016"], None, False, id="no evidence"),
        pytest.param(["April meeting, 4/5/2016"], False, False, id="the month beside it"),
        pytest.param(["4/5/2016", "by 10/31"], False, False, id="a date without a year"),
    ],
)
def test_the_order_of_day_and_month(texts: list[str], order: bool | None, conflict: bool) -> None:
    """A document's own dates tell which number is the day; disagreement is told."""
    found = decide_day_first(texts)
    assert (found.day_first, found.conflict) == (order, conflict)


@pytest.mark.parametrize(
    ("known", "order"), [(date(2016, 5, 4), True), (date(2016, 4, 5), False), (date(2016, 1, 1), None)]
)
def test_a_day_that_is_known_tells_the_order(known: date, order: bool | None) -> None:
    """The day in the name of a file decides how the same day is written inside; another day decides nothing."""
    assert decide_day_first(["4/5/2016"], known=known).day_first == order
