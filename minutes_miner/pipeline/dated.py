"""Warnings of days that the calendar does not have, in the head and in what is due."""

from collections.abc import Iterable
from datetime import date

from minutes_miner.dates import impossible_days
from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.layout import fold


def warn_of_impossible(texts: Iterable[str], found: Findings, meeting: date | None = None) -> None:
    """Says which days cannot be ("31 April", "Monday 3 April 2014"); of those without their year only if the meeting is known."""
    if found.kind == "other":
        return
    for text in map(fold, texts):
        for day in impossible_days(
            text, reference=meeting, languages=found.languages or ("en",), day_first=found.day_first
        ):
            found.warn("bad-calendar-date", f"{day!r} is in no calendar: no such day, or no such weekday.")
