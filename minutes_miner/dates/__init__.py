"""Dates and deadlines as people write them, resolved against the day of the meeting and nothing else.

The words stand in `lexicon/dates`, one file a language; `grammar` knows the shapes, `calendar` counts days,
`deadlines` decides what is a deadline, `meeting` reads the head of minutes.
"""

from minutes_miner.dates.clock import parse_times, tells_hours, without_bare_figures, without_due_hours
from minutes_miner.dates.deadlines import (
    Candidate,
    Found,
    deadline_json,
    find_candidates,
    find_deadline,
    find_deadlines,
    phrase_deadline,
    says_moved,
    stands_alone,
)
from minutes_miner.dates.grammar import plain
from minutes_miner.dates.impossible import impossible_days
from minutes_miner.dates.meeting import (
    DayOrder,
    decide_day_first,
    find_dates,
    find_nth_weekday,
    is_of_something_else,
    parse_date,
    weekday_of,
)

__all__ = [
    "Candidate", "DayOrder", "Found", "deadline_json", "decide_day_first", "find_candidates", "find_dates", "find_deadline",
    "find_deadlines", "find_nth_weekday", "impossible_days", "is_of_something_else", "parse_date", "parse_times", "phrase_deadline", "plain", "says_moved", "stands_alone", "tells_hours", "weekday_of", "without_bare_figures",
    "without_due_hours",
]  # fmt: skip
