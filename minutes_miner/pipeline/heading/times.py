"""When the meeting began and ended: labelled, else in the texts of the head, the end also in the last lines."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from minutes_miner.dates import (
    find_dates,
    parse_times,
    tells_hours,
    weekday_of,
    without_bare_figures,
    without_due_hours,
)
from minutes_miner.pipeline.findings import Findings, Label
from minutes_miner.pipeline.heading.held import DATE_LIKE, PROPERTY
from minutes_miner.pipeline.heading.told import bare
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.sentences import is_told
from minutes_miner.pipeline.words import Words, key

_READ = 160  # characters of a text that may tell hours
_LAST = 8  # passages at the end that may tell when a meeting ended
_STAMP = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d:(?!00)\d\d\S*|\s[+-]\d{4}\b|\bUTC[+-]\d\d:?\d\d\b"
)  # the second at which a page was made, and how far its clock is off
_ALONE = re.compile(r"(?:[^\d,]{1,40},\s*)?\d{1,2}\.\d\d(?:,[^\d,]{1,40})?")  # "Town hall, 19.30"
_ANY_DAY = date(2000, 1, 1)
_NIGHT = "06:00"
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?;])\s+|\n")


class Times:
    """Finds the hours at which a meeting began and ended."""

    def __init__(self, vocabulary: Words) -> None:
        self._ended = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['ended'])})")
        self._met = re.compile(
            rf"\b(?:{'|'.join((*vocabulary.pattern['met'], *map(bare, vocabulary.pattern['opened'])))})"
        )
        closing = (*vocabulary.pattern["ended"], *vocabulary.pattern["closing"])
        there = "|".join(closing).replace(" ", r"\W+").replace("ss", "(?:ss|ß)")  # in a text with its stops
        self._ended_there = re.compile(rf"\b(?:{there})")

    def find(
        self, layout: Layout, found: Findings, labels: Sequence[Label], head: Iterable[str]
    ) -> tuple[str | None, str | None]:
        """Begin and end as HH:MM, None where nothing tells; `labels` and `head` are the labels and texts of the head."""
        start, end = self._find(layout, found, labels, head)
        return start, _in_afternoon(end, start) if start and end else end

    def _find(
        self, layout: Layout, found: Findings, labels: Sequence[Label], head: Iterable[str]
    ) -> tuple[str | None, str | None]:
        start = end = None
        for meaning in ("start_time", "end_time"):
            label = found.label(meaning)
            if label is not None and label.value:
                value = parse_times(DATE_LIKE.sub(" ", fold(label.value))[:80])[0]
                start, end = (value, end) if meaning == "start_time" else (start, value)
        end = end or self._spoken_end(layout)
        if start:
            return start, end
        texts = [label.value for label in labels if label.meaning in ("time", "date_time", "date_place", "date")]
        texts += [
            text
            for text in (_with_hours(fold(text), found.languages or ("en",)) for text in map(self._of_meeting, head))
            if tells_hours(DATE_LIKE.sub(" ", text)) and not (self._ended.search(key(text)) or PROPERTY.match(text))
        ]
        for text in texts:
            begin, close = parse_times(DATE_LIKE.sub(" ", _STAMP.sub(" ", fold(text)))[:_READ])
            backward = bool(begin and close and close < begin)  # "the ratio went from 1:32 to 1:27", "10:00, 1h40"
            if begin and not (backward and begin < _NIGHT):
                return begin, end if backward else close or end
        return None, end

    def _of_meeting(self, text: str) -> str:
        """A text without the sentences whose hours are of no meeting: "The gates open at 2 pm"."""
        return " ".join(said for said in _SENTENCE.split(text) if not is_told(said) or self._met.search(key(said)))

    def _spoken_end(self, layout: Layout) -> str | None:
        """ "The meeting was adjourned at 8.15 pm", among the last lines."""
        for passage in layout.passages[-_LAST:]:
            text = layout.text_of(passage)
            ended = self._ended_there.search(bare(text))
            if ended is None:
                continue
            behind = _SENTENCE.split(text[ended.start() :], maxsplit=1)[0]
            end = parse_times(DATE_LIKE.sub(" ", behind))[0]
            before = _SENTENCE.split(text[: ended.start()])[-1]
            if end or (end := parse_times(DATE_LIKE.sub(" ", before))[0]):  # "At 8.15 pm the meeting was closed"
                return end
        return None


def _with_hours(text: str, languages: Sequence[str]) -> str:
    """A text of the head up to the hour by which something is due; "12.04" is an hour only beside a day, or in few words."""
    text, bare = without_due_hours(text, languages), without_bare_figures(text)
    if bare == text:
        return text
    dated = find_dates(bare, reference=_ANY_DAY, languages=languages, held=True) or any(
        weekday_of(word, languages) is not None for word in re.findall(r"[^\W\d_]+", bare)
    )
    return text if (dated and not is_told(text)) or _ALONE.fullmatch(text) else without_bare_figures(text)


def _in_afternoon(end: str, start: str) -> str:
    """An end before the begin as an hour of the same afternoon: "7:00 pm", "closed at 8.50"; not "22:00 to 01:30"."""
    later = f"{(int(end[:2]) + 12) % 24:02d}{end[2:]}"
    return later if end < start < later else end
