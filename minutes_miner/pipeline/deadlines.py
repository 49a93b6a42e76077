"""By when: from the deadline cell, else from the words of the action; resolved against the date of the meeting."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path, PurePath

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner import lexicon
from minutes_miner.dates import Candidate, Found, find_candidates, find_deadline, says_moved, stands_alone
from minutes_miner.pipeline.bag import Classifier
from minutes_miner.pipeline.dated import warn_of_impossible
from minutes_miner.pipeline.dues import LABELS, features_of
from minutes_miner.pipeline.findings import Draft, Findings, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.states import is_state
from minutes_miner.pipeline.words import Words, key, words
from minutes_miner.records import Deadline

_LANGUAGES = lexicon.names("dates")  # a cell may be in another language than the rest
_TAIL_WORDS = 5
_COVERED = 0.7  # share of a tail that a deadline must fill
_FAR_AHEAD = 150  # days: in reviews of 15 made minutes all deadlines were less than that ahead
_FARTHER_AHEAD = 200  # of one that is still open
_PLAIN = 0.15  # what the classifier must give the next meeting: of 27 in made and real minutes two were no deadline
_UNFINISHED = ("open", "in_progress")
_TOMORROW = 1  # day from which one of what is overdue is last year's
_YEAR = re.compile(r"(?<![\w/.-])(?:19|20)\d\d(?![\w-])")
_YEARLESS = frozenset(
    ("day month", "month day", "day/month", "end of month", "range of months", "quarter", "range of quarters", "half")
)
_SOFT_WORDS = 6  # of a cell that tells by when without a date
_A_YEAR = timedelta(days=364)  # so that the same day of last year lies behind it
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
_BEYOND = 12  # characters behind a day that stands beside its task: "and after"
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NAME = re.compile(r"\b[A-Z][A-Z&-]{1,9}\b")


class Deadlines:
    """Sets `deadline` of each draft."""

    def __init__(self, vocabulary: Words, *, likely: float = 0.4, bound: float = 0.2) -> None:
        self.words = vocabulary
        self.likely, self.bound = likely, bound  # what the classifier must give a date, and one that a word binds
        self.classifier = Classifier(LABELS)

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        open_drafts = [draft for draft in found.drafts if not self._from_cell(draft, found)]
        if self.classifier:
            self._judged(open_drafts, found)
        else:
            for draft in open_drafts:
                self._from_words(draft, found)
        for draft in found.drafts:
            _from_rest_of_sentence(draft, layout, found)
        _warn_of_impossible(found)
        year = _only_year(layout, found) if found.meeting.date is None else None
        for draft in found.drafts:
            _from_what_stands(draft, layout, found)
            _from_report(draft, found)
            if year and draft.deadline and not draft.deadline.date:
                draft.deadline = _in_year(draft.deadline, year, found)
        return doc

    def _from_cell(self, draft: Draft, found: Findings) -> bool:
        if not draft.deadline_cell.strip():
            return False
        if self.words.is_empty(draft.deadline_cell):
            draft.deadline_reason = "cell empty"
            return False
        text = fold(draft.deadline_cell)
        languages, raised = found.languages or ("en",), _raised(draft, found)
        for spoken in (languages, tuple(code for code in _LANGUAGES if code not in languages)):
            match = _deadline_of(text, found, cell=True, meeting=raised, languages=spoken)
            if match is not None:
                break
        else:
            return self._soft_cell(draft, text)
        draft.deadline = match.deadline if raised else _looking_back(draft, match.deadline, text, found, cell=True)
        shared = " shared" if draft.deadline_certainty < 0.9 else ""
        draft.deadline_reason = f"cell {'dated' if draft.deadline.date else 'soft'}{shared}"
        return True

    def _soft_cell(self, draft: Draft, text: str) -> bool:
        """ "Next print run", "when the truck is back": few words in the cell of the day that name nobody."""
        bare = text.strip(" .;,-–—")
        if (
            not 0 < len(bare.split()) <= _SOFT_WORDS
            or not _LETTERS.search(bare)
            or bare in fold(draft.responsible_cell)
            or is_state(bare, self.words)
            or key(bare) in self.words.cue["degree"]
        ):
            return False
        draft.deadline, draft.deadline_reason = Deadline(bare), "cell soft"
        return True

    def _judged(self, drafts: Sequence[Draft], found: Findings) -> None:
        """The likeliest of the dates in the words of each draft, where it is likely enough; a moved one is the last."""
        looked = [(draft, candidates_of(draft, found)) for draft in drafts]
        rows = self.classifier.probabilities(
            [bag for draft, options in looked for bag in bags_of(draft, options, found)]
        )
        at = 0
        for draft, options in looked:
            sure = [row[0] for row in rows[at : at + len(options)]]
            at += len(options)
            best = max(range(len(options)), key=lambda n: (sure[n], -n), default=None)
            if best is None or sure[best] < self._least(options[best], draft):
                draft.deadline_certainty = round(1 - sure[best], 3) if best is not None else 0.95
                draft.deadline_reason = "none judged" if best is not None else "none"
                continue
            moved = _deadline_of(fold(draft.text), found)
            chosen = moved.deadline if moved and moved.deadline.previous_date else options[best].deadline
            draft.deadline = _looking_back(draft, chosen, fold(draft.text), found, cell=False)
            draft.deadline_certainty = round(sure[best], 3)
            draft.deadline_reason = "judged"

    def _least(self, candidate: Candidate, draft: Draft) -> float:
        """What the classifier must give a candidate: little where its words hardly mean anything else."""
        by_day = candidate.shape == "recurring" and re.search(r"\d", candidate.deadline.text)  # "the 5th of each month"
        if candidate.shape == "next meeting" or by_day:
            return _PLAIN
        tied = candidate.bound in ("until", "before", "from") or draft.kind != "status"
        return self.bound if candidate.by_rule and candidate.shape != "soft" and tied else self.likely

    def _from_words(self, draft: Draft, found: Findings) -> None:
        """By the rules alone: what a word binds, or what stands by itself at the end."""
        draft.deadline_reason = draft.deadline_reason or "none"
        for text, cell, tail in (
            (draft.text, False, False),
            (_tail(draft.text), True, True),
            (draft.responsible_cell, False, False),
            (_tail(draft.responsible_cell), True, True),
            (draft.status_cell, False, False),
        ):
            if not text.strip() or (cell and self.words.is_empty(text)):
                continue
            match = _deadline_of(fold(text), found, cell=cell)
            if match is not None and tail and len(match.deadline.text) < _COVERED * len(text):
                continue
            if match is not None:
                draft.deadline = _looking_back(draft, match.deadline, fold(text), found, cell=cell)
                draft.deadline_certainty = min(draft.deadline_certainty, 0.95 if cell else 0.9)
                draft.deadline_reason = "rule"
                return

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The weights, where there are any."""
        self.classifier.to_disk(path)

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "Deadlines":
        """The weights, where there are any."""
        self.classifier.from_disk(path)
        return self


def _deadline_of(
    text: str, found: Findings, *, cell: bool = False, meeting: date | None = None, languages: Sequence[str] = ()
) -> Found | None:
    """The deadline in a text of the document, in its languages or others, seen from the day of its meeting or another."""
    return find_deadline(
        text,
        meeting_date=meeting or _date(found.meeting.date),
        next_meeting=_following(found),
        languages=languages or found.languages or ("en",),
        day_first=found.day_first,
        cell=cell,
        body=names_of_body(found),
    )


def _from_what_stands(draft: Draft, layout: Layout, found: Findings) -> None:
    """A day that is struck through counts no more where another stands beside it: "by ~~20 February~~ 6 March"."""
    before, cell = draft.deadline, draft.deadline_cell.strip()
    written = standing = fold(cell or draft.text)
    for piece in layout.struck_between(*_extent(draft, layout)) if before else ():
        standing = standing.replace(piece, " ")
    if before is None or standing == written:
        return
    told = _deadline_of(fold(standing), found, cell=bool(cell))
    if told and told.deadline.date not in (None, before.date):
        draft.deadline = replace(told.deadline, previous=before.text, previous_date=before.date)


def _from_rest_of_sentence(draft: Draft, layout: Layout, found: Findings) -> None:
    """A task is a clause of a sentence whose day stands beside it: "Up to the end of June, Ann and Lou will try it", "try it, Monday 5 May"."""
    passage = layout.passages[draft.passage]
    if draft.deadline is not None or draft.kind == "status" or not passage.start < draft.end <= passage.end:
        return
    ahead = _SENTENCE.split(layout.text[passage.start : max(draft.start, passage.start)])[-1]
    behind = _SENTENCE.split(layout.text[draft.end : passage.end])[0]
    for text, is_ahead_of_it in ((ahead, True), (behind, False)):
        bare = fold(text).strip(" ,:;–—-*_|")
        told = candidates_in(bare, found) if bare else ()
        one = told[0] if told else None
        if one is None or one.loose or not one.deadline.date or not one.by_rule or one.opener:
            continue
        if len(bare) - one.end <= _BEYOND and (one.bound in ("until", "before") or not is_ahead_of_it):
            draft.deadline, draft.deadline_certainty, draft.deadline_reason = one.deadline, 0.8, "rule"
            return


def _extent(draft: Draft, layout: Layout) -> tuple[int, int]:
    """Where the words of an action and of its deadline stand: in a table the row."""
    cell = layout.passages[draft.passage].cell
    if cell is None:
        return draft.start, draft.end
    row = layout.in_row(cell.table, cell.row)
    return row[0].start, row[-1].end


def _from_report(draft: Draft, found: Findings) -> None:
    """A report on what is unfinished names the new day ("delayed to 30 April", "pending, by end of May", "carried over (31 May)"); it
    takes the place of another only where it says that this was moved, or where that has passed and the new one stands by itself.
    """
    meeting = _date(found.meeting.date)
    text = fold(draft.status_text or "")
    if draft.status not in _UNFINISHED or not text or meeting is None:
        return
    languages = found.languages or ("en",)
    before = draft.deadline if draft.deadline and draft.deadline.date else None
    moved = says_moved(text, languages)
    if before and not moved and (before.date or "") >= meeting.isoformat():
        return
    told = [
        candidate.deadline
        for candidate in candidates_in(text, found)
        if _tells_new_day(candidate, text, found, moved=moved, first=before is None)
    ]
    if not told or (before and told[-1].date == before.date):
        return
    draft.deadline = replace(
        told[-1], previous=before.text if before else None, previous_date=before.date if before else None
    )
    draft.deadline_certainty, draft.deadline_reason = min(draft.deadline_certainty, 0.9), "rule"


def _tells_new_day(candidate: Candidate, text: str, found: Findings, *, moved: bool, first: bool) -> bool:
    """Whether a date of a report is the day by which the rest is due: one to come, to which the report says that it was `moved`, or
    which is the `first` and bound by a word, or which stands by itself.
    """
    told = moved or (first and candidate.bound in ("until", "before"))
    if told and candidate.by_rule and candidate.shape != "bare count":
        return (candidate.deadline.date or "") >= (found.meeting.date or "")
    return is_ahead(candidate, found) and stands_alone(text, candidate, found.languages or ("en",))


def is_ahead(candidate: Candidate, found: Findings) -> bool:
    """Whether a date lies behind that of the meeting; without its year one far ahead has passed."""
    meeting, due = _date(found.meeting.date), _date(candidate.deadline.date)
    if meeting is None or due is None or due <= meeting or candidate.shape == "bare count":
        return False
    return _YEAR.search(candidate.deadline.text) is not None or (due - meeting).days < _FARTHER_AHEAD


def _warn_of_impossible(found: Findings) -> None:
    """Warns of days by which something cannot be due; an old action may tell one of another year."""
    for draft in found.drafts:
        meeting = _date(found.meeting.date) if draft.kind != "status" else None
        warn_of_impossible([draft.deadline_cell or draft.text], found, meeting)


def _only_year(layout: Layout, found: Findings) -> int | None:
    """The one year that the title names ("Work plan 2014"), else the one of the whole text, else that of the name of the file."""
    for text in (found.meeting.title or "", layout.text, PurePath(layout.document.path).stem.replace("_", " ")):
        years = set(_YEAR.findall(text))
        if years:
            return int(years.pop()) if len(years) == 1 else None
    return None


def _in_year(deadline: Deadline, year: int, found: Findings) -> Deadline:
    """A day, month or quarter without its year, in a text whose own day is not known and that names one year: that of this year.

    What hangs on the day of the meeting ("end of the month", "Friday") is told by its being another seen from February.
    """
    languages = found.languages or ("en",)
    seen = (
        find_candidates(
            deadline.text, meeting_date=date(year, month, 1), languages=languages, day_first=found.day_first
        )
        for month in (1, 2)
    )
    told = next((both for both in zip(*seen, strict=False) if all(one.deadline.date for one in both)), None)
    if told is None:
        return deadline
    first, second = (one.deadline.date or "" for one in told)
    same = first == second or (first[:7] == f"{year}-01" and second[4:] == first[4:])
    return replace(told[0].deadline, text=deadline.text) if same else deadline


def candidates_of(draft: Draft, found: Findings) -> tuple[Candidate, ...]:
    """What may be the deadline in the words of a draft."""
    return candidates_in(draft.text, found)


def candidates_in(text: str, found: Findings) -> tuple[Candidate, ...]:
    """What may be a deadline in a text of the document."""
    return find_candidates(
        fold(text),
        meeting_date=_date(found.meeting.date),
        next_meeting=_following(found),
        languages=found.languages or ("en",),
        day_first=found.day_first,
        body=names_of_body(found),
    )


def bags_of(draft: Draft, options: Sequence[Candidate], found: Findings) -> list[tuple[str, ...]]:
    """The features of the candidates of a draft."""
    return features_of(
        fold(draft.text), options, kind=draft.kind, source=draft.source, meeting=_date(found.meeting.date)
    )


def names_of_body(found: Findings) -> tuple[str, ...]:
    """The acronyms by which the body that meets calls itself: those of its name and title, and its initials."""
    texts = [text for text in (found.meeting.group, found.meeting.title) if text]
    initials = ["".join(word[0] for word in text.split() if word[:1].isupper()) for text in texts]
    names = [name for text in texts for name in _NAME.findall(text)]
    return tuple(dict.fromkeys(name for name in (*names, *initials) if 2 <= len(name) <= 8))


def _looking_back(draft: Draft, deadline: Deadline, text: str, found: Findings, *, cell: bool) -> Deadline:
    """A report on an old action names an old deadline: without a year, one far ahead is last year's.

    What is overdue lies behind. What is new lies ahead, and a span of time ("within 12 months") is counted from the meeting.
    """
    meeting = _date(found.meeting.date)
    due = _date(deadline.date)
    far = _FARTHER_AHEAD if draft.status in _UNFINISHED else _FAR_AHEAD
    far = _TOMORROW if _is_overdue(draft) else far
    if draft.kind != "status" or meeting is None or due is None or (due - meeting).days < far:
        return deadline
    match = find_deadline(
        text,
        meeting_date=meeting - timedelta(days=365 - far),
        languages=found.languages or ("en",),
        day_first=found.day_first,
        cell=cell,
    )
    earlier = _date(match.deadline.date) if match is not None else None
    is_year_before = earlier is not None and (earlier.year, earlier.month) == (due.year - 1, due.month)
    return match.deadline if match is not None and is_year_before else deadline


def _is_overdue(draft: Draft) -> bool:
    """Whether a report says that its day has passed: "Overdue", "en retard"."""
    told = f" {key(draft.status_text or '')} "
    return draft.status in _UNFINISHED and any(f" {word} " in told for word in words().cue["overdue"])


def _raised(draft: Draft, found: Findings) -> date | None:
    """The day on which an action was raised, where its row tells: no later than the minutes, without its year the last one."""
    meeting = _date(found.meeting.date)
    if meeting is None or not draft.raised_cell:
        return None
    told = find_candidates(
        draft.raised_cell,
        meeting_date=meeting - _A_YEAR,
        languages=found.languages or ("en",),
        day_first=found.day_first,
    )
    days = [_date(one.deadline.date) for one in told if one.deadline.date and one.deadline.grain == "day"]
    return next((day for day in days if day and day <= meeting), None) if len(days) == 1 else None


def _tail(text: str) -> str:
    """What stands behind the last joint of an action, where it is short: "the list, NRC, 5 May" gives "5 May"."""
    parts = re.split(r"\s[-–—/|]+\s|[,;:(→]\s*|=>|->|\n", text.strip().rstrip(" .)"))
    last = parts[-1].strip() if len(parts) > 1 else ""
    return last if 0 < len(last.split()) <= _TAIL_WORDS else ""


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _following(found: Findings) -> date | None:
    return _date(found.meeting.next_meeting.date if found.meeting.next_meeting else None)


def create_deadlines(nlp: Language, name: str) -> Deadlines:
    """The component, made by spaCy from the config."""
    return Deadlines(words())


Language.factory("minutes_deadlines", func=create_deadlines)
