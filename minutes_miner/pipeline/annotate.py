"""Last component: repetitions folded, and everything found put on the Doc as spans, for people who know spaCy.

`doc.spans["actions"]`, `["responsible"]`, `["deadlines"]` and `["attendees"]`; `span._.value` holds the record or draft.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from minutes_miner.pipeline.findings import Draft, Findings, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout, char_span
from minutes_miner.pipeline.words import key, words

_MOSTLY = 0.6  # of the letters of a task that one without a deadline has as well
_SHORTEST_TASK = 15  # letters: below that two tasks are alike by chance
_KEPT = 1 << 10  # texts whose numbers are remembered: each draft is held against all others
_NEIGHBOURS = 12  # passages between neighbours of a list or table
_SHORT = 4  # letters of words in which one other letter makes another word
_SPELLED = 75.0  # ratio of two spellings of one word
_SAME_TEXT = 90.0  # token_sort_ratio of a summary line and the same action in the body, re-typed


class Annotate:
    """Folds repeated drafts and writes the span groups."""

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        found.drafts = once(found.drafts)
        groups = {
            "actions": [_valued(doc, draft.start, draft.end, "ACTION", draft) for draft in found.drafts],
            "responsible": list(_responsible(doc, layout, found)),
            "deadlines": list(_deadlines(doc, layout, found)),
            "attendees": list(_attendees(doc, layout, found)),
        }
        for name, spans in groups.items():
            doc.spans[name] = SpanGroup(doc, name=name, spans=spans)
        return doc


def _valued(doc: Doc, start: int, end: int, label: str, value: object) -> Span:
    span = char_span(doc, start, end, label)
    span._.value = value
    return span


def _responsible(doc: Doc, layout: Layout, found: Findings) -> Iterator[Span]:
    for draft in found.drafts:
        for party in draft.responsible:
            place = _place(layout, draft, party.text)
            if place is not None:
                yield _valued(doc, *place, party.kind.upper(), party)


def _deadlines(doc: Doc, layout: Layout, found: Findings) -> Iterator[Span]:
    for draft in found.drafts:
        place = _place(layout, draft, draft.deadline.text) if draft.deadline else None
        if place is not None:
            yield _valued(doc, *place, "DEADLINE", draft.deadline)


def _attendees(doc: Doc, layout: Layout, found: Findings) -> Iterator[Span]:
    zones = [p for p in layout.passages if found.zones[p.index] in ("attendance", "apologies")]
    for attendee in found.attendees:
        for passage in zones:
            at = layout.text.find(attendee.text, passage.start, passage.end)
            if at >= 0:
                yield _valued(doc, at, at + len(attendee.text), "ATTENDEE", attendee)
                break


def _place(layout: Layout, draft: Draft, text: str) -> tuple[int, int] | None:
    """Where a party or deadline of a draft stands: in its own words, else in the other cells of its row."""
    ranges = [(draft.start, draft.end)]
    cell = layout.passages[draft.passage].cell
    if cell is not None:
        ranges += [(p.start, p.end) for p in layout.in_row(cell.table, cell.row)]
    for start, end in ranges:
        at = layout.text.find(text, start, end)
        if at >= 0:
            return at, at + len(text)
    return None


def once(drafts: list[Draft]) -> list[Draft]:
    """The drafts without repetitions: the same action in a summary and in the body counts once, with all it says."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((other for other in kept if _same(other, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            _complete(twin, draft)
    return kept


def _same(a: Draft, b: Draft) -> bool:
    if a.passage == b.passage and a.start == b.start and a.end == b.end:
        return True
    first, second = key(a.text), key(b.text)
    if _beside(a, b) and (_digits(first) != _digits(second) or _other_words(first, second)):
        return False
    if _other_numbers(a, b) or _is_reopened(a, b):
        return False
    if _same_task(a, b):
        return True
    if first != second and (len(first) < 20 or fuzz.token_sort_ratio(first, second) < _SAME_TEXT):
        return False
    if _digits(first) != _digits(second) or _exchanged(first, second):
        return False
    mine, theirs = {r.text for r in a.responsible}, {r.text for r in b.responsible}
    if mine and theirs and not mine & theirs:
        return False
    return not (a.deadline and b.deadline and a.deadline.date != b.deadline.date)


def _is_reopened(a: Draft, b: Draft) -> bool:
    """Whether the first of two drafts was reported as ended, and the second is to be done again."""
    return a.passage < b.passage and a.status in ("done", "cancelled") and b.kind != "status" and b.status == "open"


def _beside(a: Draft, b: Draft) -> bool:
    """Whether two drafts stand side by side in one list or column, where nobody says the same twice."""
    return a.source == b.source != "prose" and abs(a.passage - b.passage) <= _NEIGHBOURS


def _other_words(first: str, second: str) -> bool:
    """Whether one of two texts has a word that the other does not have in any spelling."""
    one, other = set(first.split()), set(second.split())
    sides = ((one - other, other - one), (other - one, one - other))
    return any(all(_is_other(word, theirs) for theirs in those) for these, those in sides for word in these)


def _is_other(word: str, another: str) -> bool:
    """Whether two words are no spellings of one: "boys" and "girls", "males" and "females", "Q1" and "Q2"."""
    return (
        min(len(word), len(another)) < _SHORT
        or Levenshtein.distance(word, another) > 1
        or not (word + another).isalpha()
    )


def _exchanged(first: str, second: str) -> bool:
    """Whether a word of one text has another word in its place, and no other spelling, in the other: the forms for one camp, and
    those for the next.
    """
    one, other = (
        {word for word in text.split() if len(word) == 1 or word not in words().small}  # "Camp A" is not "Camp B"
        for text in (first, second)
    )
    mine, theirs = one - other, other - one
    return bool(mine and theirs) and any(
        all(fuzz.ratio(word, second_word) < _SPELLED for second_word in theirs) for word in mine
    )


def _same_task(a: Draft, b: Draft) -> bool:
    """The same parties, the same day, and the same task once both are left out of the words: a line of a summary."""
    who = {r.agency or r.text for r in a.responsible}
    if not who or who != {r.agency or r.text for r in b.responsible} or a.kind != b.kind:
        return False
    days = {d.deadline.date if d.deadline else None for d in (a, b)}
    first, second = _task(a), _task(b)
    shorter, longer = sorted((len(first), len(second)))
    if len(days) > 1 and not (_a_day_apart(days) or (None in days and shorter >= _MOSTLY * longer)):
        return False
    named, others = (_capitals(draft) for draft in (a, b))
    alike = shorter >= _SHORTEST_TASK and fuzz.token_set_ratio(first, second) >= _SAME_TEXT
    return alike and not _exchanged(named, others)


def _a_day_apart(days: set[str | None]) -> bool:
    """ "Before 31 October" in the text is "31/10" in the table."""
    first, last = (date.fromisoformat(day) if day else None for day in days)
    return first is not None and last is not None and abs((last - first).days) == 1


def _task(draft: Draft) -> str:
    """The words of a draft but for short ones, its parties and its day."""
    parties = _parties(draft)
    return " ".join(word for word in key(_without_day(draft)).split() if word not in parties and len(word) > 2)


def _capitals(draft: Draft) -> str:
    """The words with a capital but for its parties and its day."""
    told = _without_day(draft)
    written, parties = told.split(), _parties(draft)
    return " ".join(word for word in key(told).split() if word.capitalize() in written and word not in parties)


def _without_day(draft: Draft) -> str:
    return draft.text.replace(draft.deadline.text, " ") if draft.deadline else draft.text


def _parties(draft: Draft) -> set[str]:
    return {word for r in draft.responsible for word in key(r.text).split()}


def _digits(text: str) -> list[str]:
    return sorted(word for word in text.split() if any(ch.isdigit() for ch in word))


@lru_cache(maxsize=_KEPT)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(_digits(key(text)))


def _other_numbers(a: Draft, b: Draft) -> bool:
    """Whether each of two names a number that the other does not, its day apart: "Block 112" and "Block 12" are two places."""
    one, other = (_numbers(_without_day(draft)) for draft in (a, b))
    return bool(one - other and other - one)


def _complete(kept: Draft, other: Draft) -> None:
    kept.responsible = kept.responsible or other.responsible
    kept.deadline = kept.deadline or other.deadline
    kept.agenda_item = kept.agenda_item or other.agenda_item
    kept.reference = kept.reference or other.reference
    kept.certainty = max(kept.certainty, other.certainty)
    if kept.status_text is None and other.status_text is not None:
        kept.status, kept.status_text, kept.kind = other.status, other.status_text, other.kind


def create_annotate(nlp: Language, name: str) -> Annotate:
    """The component, made by spaCy from the config."""
    return Annotate()


Language.factory("minutes_annotate", func=create_annotate)
