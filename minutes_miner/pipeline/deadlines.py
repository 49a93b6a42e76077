"""By when: from the deadline cell, else from the words of the action; resolved against the date of the meeting."""

import re
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.dates import find_deadline
from minutes_miner.pipeline.findings import Draft, Findings, findings_of
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.words import Words, words
from minutes_miner.records import Deadline

_TAIL_WORDS = 5
_COVERED = 0.7  # share of a tail that a deadline must fill
_FAR_AHEAD = 150  # days: in reviews of 15 made minutes all deadlines were less than that ahead


class Deadlines:
    """Sets `deadline` of each draft."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        found = findings_of(doc)
        for draft in found.drafts:
            self._set(draft, found)
        return doc

    def _set(self, draft: Draft, found: Findings) -> None:
        meeting = _date(found.meeting.date)
        following = _date(found.meeting.next_meeting.date if found.meeting.next_meeting else None)
        for text, cell, tail in (
            (draft.deadline_cell, True, False),
            (draft.text, False, False),
            (_tail(draft.text), True, True),
            (draft.responsible_cell, False, False),
            (_tail(draft.responsible_cell), True, True),
            (draft.status_cell, False, False),
        ):
            if not text.strip() or (cell and self.words.is_empty(text)):
                continue
            match = find_deadline(
                fold(text),
                meeting_date=meeting,
                next_meeting=following,
                languages=found.languages or ("en",),
                day_first=found.day_first,
                cell=cell,
            )
            if match is not None and tail and len(match.deadline.text) < _COVERED * len(text):
                continue
            if match is not None:
                draft.deadline = self._looking_back(draft, match.deadline, fold(text), found, cell=cell)
                draft.deadline_certainty = min(draft.deadline_certainty, 0.95 if cell else 0.9)
                return

    @staticmethod
    def _looking_back(draft: Draft, deadline: Deadline, text: str, found: Findings, *, cell: bool) -> Deadline:
        """A report on an old action names an old deadline: without a year, one far ahead is last year's."""
        meeting = _date(found.meeting.date)
        due = _date(deadline.date)
        if draft.kind != "status" or meeting is None or due is None or (due - meeting).days < _FAR_AHEAD:
            return deadline
        match = find_deadline(
            text,
            meeting_date=meeting - timedelta(days=365 - _FAR_AHEAD),
            languages=found.languages or ("en",),
            day_first=found.day_first,
            cell=cell,
        )
        return match.deadline if match is not None and match.deadline.date else deadline


def _tail(text: str) -> str:
    """What stands behind the last joint of an action, where it is short: "the list, NRC, 5 May" gives "5 May"."""
    parts = re.split(r"\s[-–—/|]+\s|[,;:(→]\s*|=>|->|\n", text.strip().rstrip(" .)"))
    last = parts[-1].strip() if len(parts) > 1 else ""
    return last if 0 < len(last.split()) <= _TAIL_WORDS else ""


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def create_deadlines(nlp: Language, name: str) -> Deadlines:
    """The component, made by spaCy from the config."""
    return Deadlines(words())


Language.factory("minutes_deadlines", func=create_deadlines)
