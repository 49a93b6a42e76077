"""The day that minutes tell against all else that speaks of when they met, and the likelier day where that speaks against it.

A year too early is habit ("9 January 2014" at the head of the first minutes of 2015), another wrong year a slip of the
finger ("2041"). Where nothing else speaks the day that is told stands, and a warning says what does not fit.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from minutes_miner.dates import find_dates
from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.heading.filed import file_date
from minutes_miner.pipeline.heading.following import Following
from minutes_miner.pipeline.heading.held import valid_day
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.words import Words

_LONG = timedelta(days=400)  # to the next meeting, and by which all that is due is overdue
_NEW_YEAR, _SHORTER = 2, timedelta(days=330)  # months in which the old year is written on, and a long time in these
_WRITTEN_UP = timedelta(days=14)  # from a meeting to the day after which the file of its minutes is named
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(?:19|20)?\d\d(?![\d/])")
_YEAR = re.compile(r"(?:19|20)\d\d|\d[/.-]\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What else tells when a group met, all with its year: the name of the file, the next meeting, earlier ones, what is due by when."""

    file: date | None = None
    following: tuple[date, ...] = ()
    earlier: tuple[date, ...] = ()
    due: tuple[date, ...] = ()

    def against(self, day: date) -> tuple[str, ...]:
        """What speaks against a day, in words."""
        ahead = [one for one in self.following if one != day]
        farthest = day + (_SHORTER if day.month <= _NEW_YEAR else _LONG)
        before = max(self.earlier, default=None)
        return tuple(
            _witness_words(
                file=self.file if self.file and _is_other_year(day, self.file) else None,
                following=ahead[0] if ahead and not any(day < one < farthest for one in ahead) else None,
                earlier=before if before and before >= day else None,
                due=max(self.due) if self.due and max(self.due) < day - _LONG else None,
            )
        )

    def years(self) -> set[int]:
        """The years that they speak of, and those beside them."""
        told = [*([self.file] if self.file else []), *self.following, *self.earlier, *self.due]
        return {one.year + beside for one in told for beside in (-1, 0, 1)}


def _witness_words(**days: date | None) -> Iterator[str]:
    told = {
        "file": "the name of the file says {}",
        "following": "the next meeting is on {}",
        "earlier": "an earlier meeting was on {}",
        "due": "all was due by {}",
    }
    return (told[name].format(day) for name, day in days.items() if day)


def _is_other_year(day: date, file: date) -> bool:
    """Whether the name of a file gives the same day of another year, or one that is years away."""
    same = (day.month, day.day) == (file.month, file.day)
    return (same and day.year != file.year) or abs(file - day) > _LONG


def likeliest(day: date, witnesses: Witnesses, others: Sequence[date]) -> date:
    """The day that is told, or where witnesses speak against it one against which none does: another that is told, or that of another year.

    Where the head tells two days, the one that the file is named after is it: two against one. One witness is enough for a day
    that is told as well, and for a year that comes of habit or of two digits exchanged.
    """
    if witnesses.file in others and witnesses.file is not None and not witnesses.against(witnesses.file):
        return witnesses.file
    against = len(witnesses.against(day))
    if not against:
        return day
    moved = [
        other for year in sorted(witnesses.years()) if (other := valid_day(year, day.month, day.day)) and other != day
    ]
    moved.sort(key=lambda other: (not _is_slip(day, other), abs(other - day)))
    for other in (*others, *moved):
        enough = 1 if other in others or _is_slip(day, other) else 2
        if against >= enough and not witnesses.against(other):
            return other
    return day


def _is_slip(day: date, other: date) -> bool:
    """Whether the year of a day is that of another by habit, or with its digits exchanged."""
    return other.year == day.year + 1 or sorted(str(day.year)) == sorted(str(other.year))


class Weighed:
    """Weighs the day of the meeting."""

    def __init__(self, vocabulary: Words, following: Following) -> None:
        self.words = vocabulary
        self.following = following

    def find(self, layout: Layout, found: Findings, told: date, heads: Sequence[date], texts: Sequence[str]) -> date:
        """The likeliest day; what does not fit is warned of. `heads` are the days that texts of the head tell, `texts` all of these."""
        day = self._in_order(layout, found, told, texts)
        days = [day, *(one for one in heads if one != told)]
        witnesses = self._witnesses(layout, found, found.day_first)
        against = witnesses.against(day)
        held = likeliest(day, witnesses, days[1:])
        if against:
            chosen = f"{held} was taken" if held != day else "it was taken all the same"
            found.warn("date-conflict", f"The meeting is dated {day}, but {', '.join(against)}; {chosen}.")
        else:
            self._warn_of_others(found, held, days, witnesses.file)
        return held

    def _in_order(self, layout: Layout, found: Findings, told: date, texts: Sequence[str]) -> date:
        """The day with day and month in the order for which more speaks, where the document leaves that open: 03/04/2014."""
        named = (*texts, PurePath(layout.document.path).stem.replace("_", " "))
        figures = {frozenset(map(int, match.groups())) for text in named for match in _NUMERIC.finditer(text)}
        exchanged = 12 >= told.day != told.month and {told.day, told.month} in figures
        if found.day_first is not None or not exchanged:
            return told
        other = told.replace(month=told.day, day=told.month)
        first, second = (
            len(self._witnesses(layout, found, order).against(day)) for day, order in ((told, True), (other, False))
        )
        if first == second:
            found.warn("ambiguous-date", f"{told} may as well be {other}: nothing says which number is the day.")
        else:
            found.day_first = first < second
        return other if second < first else told

    def _warn_of_others(self, found: Findings, held: date, days: Sequence[date], file: date | None) -> None:
        """Says which other days the head and the name of the file give; that of the file may be the day when it was written."""
        others = [day for day in days if day != held]
        if others:
            told = ", ".join(day.isoformat() for day in dict.fromkeys((held, *others)))
            found.warn("date-conflict", f"More than one meeting date: {told}; the first was taken.")
        if file and file not in others and not held <= file <= held + _WRITTEN_UP:
            found.warn("date-conflict", f"{held} in the text, {file} in the name of the file; the first was taken.")

    def _witnesses(self, layout: Layout, found: Findings, day_first: bool | None) -> Witnesses:
        languages = found.languages or ("en",)

        def days(texts: Iterable[str], *, held: bool) -> tuple[date, ...]:
            dated = (fold(text) for text in texts if _YEAR.search(text))
            found_days = (
                find_dates(text, reference=None, languages=languages, day_first=day_first, held=held) for text in dated
            )
            return tuple(day for told in found_days for day in told)

        texts = [layout.text_of(passage) for passage in layout.passages]
        return Witnesses(
            file=file_date(layout.document.path, languages, day_first=day_first is not False),
            following=days(self.following.texts(layout, found), held=True),
            earlier=days((text for text in texts if self.words.earlier_time(text)), held=True),
            due=days((text for text, zone in zip(texts, found.zones, strict=True) if zone == "actions"), held=False),
        )
