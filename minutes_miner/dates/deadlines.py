"""Deadlines: which dates of a sentence or a cell are one, and which day is the last on which it is still on time."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from minutes_miner import lexicon
from minutes_miner.dates.calendar import Period, add_months, near_year, ranked_weekday
from minutes_miner.dates.calendar import month as month_of
from minutes_miner.dates.grammar import Language, language, plain
from minutes_miner.dates.shapes import Context, matched_name
from minutes_miner.dates.twice import halves
from minutes_miner.records import Deadline

_UNIT_AFTER = re.compile(
    r"\s*(?:%|percent|members|people|persons|children|kits|families|households|hhs|usd|\$|€|km|m\b|kg|copies|cases|sites|camps)"
)
_NUMBER_THING = re.compile(
    r"(?<!\w)(?:room|phase|standard|page|pages|item|section|article|annex|table|step|level|version|v|tel|phone|form|rrp|no|n°|#|floor|chapter|block|zone|point|ref|ext|mobile|cell|file|line|class|grade|resolution|salle|pièce|sala|fase|página|artículo|article|étape)\.?\s*:?\s*$"
)
_UNKNOWN = (date(2000, 1, 10), date(2005, 3, 16))  # a date that both give stands in the text with its year
_FIRM = frozenset(
    {"within", "working days", "named period", "tomorrow", "today", "end of month", "end of year"}
)  # bind by themselves
_END = re.compile(r"(?:the\s+|la\s+|el\s+|o\s+)?(?:end|fin|final|fim|نهاية|آخر)\b")
_CLOCK_TAIL = re.compile(
    r"(?:\s*(?:at|@|à|a las?|às|,)?\s*(?:\d{1,2}(?:[:.h]\d\d)?\s*(?:am|pm|a\.m\.?|p\.m\.?|h|hrs|hours)?|noon|midday|cob|close of business))\s*\.?$"
)
_FROM_EVENT = re.compile(r"\s+(?:before|after|prior to|ahead|avant|après|antes|después|depois|قبل|بعد)(?!\w)")
_POSSESSIVE = re.compile(r"['’]s\b")  # "today's prices"
_CUT_RANGE = re.compile(r"\d\s?[-–]$")  # "0-5 years": the second half of a range is no date by itself
_ODD_DAY = re.compile(r"(?<!\d)\d{1,2}\s*(?:st|nd|rd|th|º|de|of)?\s*$")  # "32 August": a day that no month has
_YEAR = re.compile(r"(?:19|20)\d\d")
_TO = re.compile(
    r",?\s*(?:-|–|—|to|until|till|til|through|and|au|à|a|al|et|y|e|até|jusqu['’]a?u?|hasta|إلى|الى|حتى|وحتى|و)\s*(?:the\s+|el\s+|le\s+|o\s+|dia\s+)?"
)
_FROM = re.compile(r"(?:from|between|du|de|entre le|entre|desde|del|از|من|بين)\s+(?:the\s+|el\s+|le\s+|o\s+)?$")
_SOON = 120  # days ahead of what begins: "from 5 June"; what lies farther ahead has been: "the list from 5 May"
_ARROW = re.compile(r"(?:[→➔➜⇒]|[-=–]+>)\s*$")
_MAIN_CLAUSE = 3  # words before a condition that say what is to be done
_NEXT_TO = re.compile(r"\s*[(,;:–—-]+\s*(?:[^\W\d_]+\s+){0,2}")  # between a period and the day of it
_NAME_AHEAD = re.compile(
    r"(?:\w[,:]?\s+[\"'“(]?(?=[^\W\d_]*[a-zà-ÿ])[^\W\d_]*[A-ZÀ-Þ]|(?<!\w)[^\W\d_]*[a-zà-ÿ][A-ZÀ-Þ])[\w’'-]*\s$"
)  # a word with a capital inside of a text, or inside of itself; one that opens a text may be "During"
_WEEKS_OFF = 14  # days between what a weekday would mean and the date told of it
_DAYS_OF = {"week": 7, "month": 31}
_MEETINGS = ("next meeting", "meeting of month")
_OPENS_CLAUSE = re.compile(r"(?:^|[.,;:(\[]|\s[-–—])\s*$")
_ENDS_CLAUSE = re.compile(r"\s*(?:[.;)\]]|$)")
_WHOLE = 0.6  # share of a text that a date must be for the text to be taken as a deadline phrase


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline in a text: half-open offsets and the record; `deadline.text == text[start:end]`."""

    start: int
    end: int
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date or phrase that may be a deadline; `text[start:end]`, and `opener` where the word that binds it begins.

    `bound` is "until", "before", "from", "weak" or ""; `loose` says that its shape is a deadline only behind such a word; `shape` is
    "next meeting", "recurring", "soft" or the name of a shape of dates; `by_rule` whether the rules hold it for a deadline.
    """

    start: int
    end: int
    opener: int
    deadline: Deadline
    bound: str
    loose: bool
    shape: str = ""
    by_rule: bool = False


def find_deadlines(
    text: str,
    *,
    meeting_date: date | None,
    next_meeting: date | None = None,
    languages: Sequence[str] = ("en",),
    day_first: bool | None = None,
    cell: bool = False,
    body: Sequence[str] = (),
) -> tuple[Found, ...]:
    """The deadlines of an action, in the order of the text; with `cell` those of a deadline cell.

    In a sentence a date needs a word that binds it ("by", "before") or has to be all there is; in a cell it stands for
    itself.
    """
    kept = find_candidates(
        text, meeting_date=meeting_date, next_meeting=next_meeting, languages=languages, day_first=day_first, body=body
    )
    if not kept and cell and meeting_date is not None and _may_be_date(text, languages):
        return _unknown(text, meeting_date, languages, day_first)
    return tuple(Found(c.start, c.end, c.deadline) for c in kept if c.by_rule or (cell and c.shape != "clause"))


def find_candidates(
    text: str,
    *,
    meeting_date: date | None,
    next_meeting: date | None = None,
    languages: Sequence[str] = ("en",),
    day_first: bool | None = None,
    body: Sequence[str] = (),
) -> tuple[Candidate, ...]:
    """All that may be a deadline in a text, in its order, without overlaps; which of them are decides who asks.

    `body` are names of the body that meets ("CRSA"), by which its next meeting may be called.
    """
    return _found(text, meeting_date, next_meeting, tuple(languages), day_first, tuple(body))


@lru_cache(maxsize=1 << 11)  # the pieces of an action are asked about again, by who divides them and by who reads them
def _found(
    text: str,
    meeting_date: date | None,
    next_meeting: date | None,
    languages: tuple[str, ...],
    day_first: bool | None,
    body: tuple[str, ...],
) -> tuple[Candidate, ...]:
    if not _may_be_date(text, languages):
        return ()
    folded = plain(text)
    grammars = _grammars(languages)
    candidates = [
        candidate
        for grammar in grammars
        for candidate in _candidates(folded, text, grammar, meeting_date, next_meeting, day_first is not False, body)
    ]
    longest = [
        c
        for c in _without_overlaps(candidates)
        if not any(aside(c, folded, grammars) for aside in (_is_arranged, _is_return, _is_remark))
    ]
    kept = _more_exact(sorted(longest, key=lambda c: c.start), text, folded)
    return tuple(_without_stop(replace(c, by_rule=c.shape != "clause" and _is_deadline(c, folded, kept))) for c in kept)


def _is_arranged(candidate: Candidate, folded: str, grammars: Sequence[Language]) -> bool:
    """Whether a meeting is what is arranged ("hold the next session"), or names a thing of its own ("the March meeting room")."""
    return candidate.shape in _MEETINGS and any(
        grammar.arranged.search(folded[: candidate.start]) or grammar.of_meeting.match(folded, candidate.end)
        for grammar in grammars
    )


def _is_return(candidate: Candidate, folded: str, grammars: Sequence[Language]) -> bool:
    """Whether a day is the one until which somebody is not there: "she is out until the 23rd", "bis zum 23. verreist"."""
    before = folded[: candidate.start]
    return any(
        grammar.away.search(before) or (candidate.bound == "until" and grammar.gone.match(folded, candidate.end))
        for grammar in grammars
    )


def _is_remark(candidate: Candidate, folded: str, grammars: Sequence[Language]) -> bool:
    """Whether a day that no word binds stands in brackets that tell of somebody: "ask Ann (she travels on Monday)"."""
    unbound = candidate.bound in ("weak", "") and candidate.shape not in _MEETINGS
    return unbound and any(grammar.remark.search(folded[: candidate.start]) for grammar in grammars)


def _without_stop(candidate: Candidate) -> Candidate:
    """ "5 May" of "by 5 May."; "a.s.a.p." keeps the last of its stops."""
    told = candidate.deadline
    bare = told.text[:-1]
    if not told.text.endswith(".") or "." in bare.rpartition(" ")[2]:
        return candidate
    return replace(candidate, end=candidate.end - 1, deadline=replace(told, text=bare))


def _grammars(languages: Sequence[str]) -> list[Language]:
    return [language(code) for code in dict.fromkeys((*languages, "en"))]


def _may_be_date(text: str, languages: Sequence[str]) -> bool:
    folded = plain(text)
    return any(grammar.words.search(folded) for grammar in _grammars(languages))


def _unknown(text: str, meeting: date, languages: Sequence[str], day_first: bool | None) -> tuple[Found, ...]:
    """A whole cell that the grammar cannot read, by dateparser."""
    from minutes_miner.dates.fallback import parse_unknown

    found = parse_unknown(text, reference=meeting, languages=languages, day_first=day_first is not False)
    if found is None:
        return ()
    bare = text.strip()
    start = text.find(bare)
    return (Found(start, start + len(bare), Deadline(bare, found.isoformat(), None, "day")),)


def find_deadline(
    text: str,
    *,
    meeting_date: date | None,
    next_meeting: date | None = None,
    languages: Sequence[str] = ("en",),
    day_first: bool | None = None,
    cell: bool = False,
    body: Sequence[str] = (),
) -> Found | None:
    """The deadline that counts: the one it was moved to, with `previous` set; else a dated one, else a soft one."""
    if cell and (twice := _told_twice(text, meeting_date, next_meeting, languages, day_first)):
        return twice
    found = find_deadlines(
        text,
        meeting_date=meeting_date,
        next_meeting=next_meeting,
        languages=languages,
        day_first=day_first,
        cell=cell,
        body=body,
    )
    if not found:
        return None
    dated = [f for f in found if f.deadline.date]
    if len(dated) > 1 and says_moved(text, languages):
        return _in_place_of(dated[-1], dated[0])
    if len(dated) > 1 and cell and (counts := _revised(text, dated, languages)):
        return counts
    if len(dated) == 1 and cell and meeting_date and _is_former(text, dated[0], languages):
        return _gone_by(dated[0], meeting_date, languages, day_first)
    if dated:
        return dated[0] if not cell else max(dated, key=lambda f: f.deadline.date or "")
    return found[0]


def _told_twice(
    text: str, meeting: date | None, following: date | None, languages: Sequence[str], day_first: bool | None
) -> Found | None:
    """The first of two dates that are one in two languages, whichever these are; None where they are not."""
    both = halves(text)
    told: list[Found | None] = []
    for half in both or ():
        spoken = (tuple(languages), tuple(code for code in lexicon.names("dates") if code not in languages))
        read = (
            find_deadline(
                half, meeting_date=meeting, next_meeting=following, languages=codes, day_first=day_first, cell=True
            )
            for codes in spoken
        )
        told += [next((found for found in read if found and _is_phrase(half, found)), None)]
    if not told or told[0] is None or told[1] is None:
        return None
    return told[0] if told[0].deadline.date and told[0].deadline.date == told[1].deadline.date else None


def _in_place_of(new: Found, old: Found) -> Found:
    told = replace(new.deadline, previous=old.deadline.text, previous_date=old.deadline.date)
    return replace(new, deadline=told)


def _revised(text: str, dated: Sequence[Found], languages: Sequence[str]) -> Found | None:
    """The day that counts of a cell that tells an old and a new one: "30/09 revised 31/10", "20/10 (was 01/10)", "1/9 → 1/10"."""
    before = [plain(text)[: one.start] for one in dated[1:]]
    old = [_is_former(text, one, languages) for one in dated]
    new = [_ARROW.search(t) or any(grammar.revised.search(t) for grammar in _grammars(languages)) for t in before]
    if any(old) and not all(old):
        return _in_place_of(dated[len(old) - 1 - old[::-1].index(False)], dated[old.index(True)])
    return _in_place_of(dated[-1], dated[0]) if new and new[-1] else None


def _is_former(text: str, found: Found, languages: Sequence[str]) -> bool:
    """Whether the words before a day of a cell say that it was the day once: "was 30/06"."""
    before = plain(text)[: found.start]
    return any(grammar.former.search(before) for grammar in _grammars(languages))


def _gone_by(found: Found, meeting: date, languages: Sequence[str], day_first: bool | None) -> Found:
    """A day that has passed: "overdue (was 30/06)" without its year is the last one before the meeting."""
    earlier = find_deadline(
        found.deadline.text,
        meeting_date=meeting - timedelta(days=365),
        languages=languages,
        day_first=day_first,
        cell=True,
    )
    passed = earlier is not None and (earlier.deadline.date or "") <= meeting.isoformat()
    return replace(found, deadline=replace(earlier.deadline, text=found.deadline.text)) if earlier and passed else found


def says_moved(text: str, languages: Sequence[str]) -> bool:
    """Whether a text says that a deadline was moved."""
    folded = plain(text)
    return any(grammar.moved.search(folded) for grammar in _grammars(languages))


def stands_alone(text: str, candidate: Candidate, languages: Sequence[str]) -> bool:
    """Whether a day is all of its clause in a report, but for a word that calls it the new one: "Pending (31 May)", "Late, now 31 May"."""
    before = plain(text)[: candidate.opener]
    revised = (grammar.revised.search(before) for grammar in _grammars(languages))
    opening = min((word.start() for word in revised if word), default=len(before))
    ended = candidate.end < len(text) and text[candidate.end - 1] == "."
    return bool(_OPENS_CLAUSE.search(before[:opening])) and (ended or bool(_ENDS_CLAUSE.match(text, candidate.end)))


def phrase_deadline(
    text: str, *, meeting_date: date, next_meeting: date | None = None, language: str = "en"
) -> Deadline | None:
    """The deadline of a phrase or sentence that stands alone, None where there is none.

    A text that is hardly more than a date is read as a cell of a deadline column, any other as a sentence.
    """
    if twice := _told_twice(text, meeting_date, next_meeting, (language,), None):
        return twice.deadline
    for cell in (False, True):
        found = find_deadline(
            text, meeting_date=meeting_date, next_meeting=next_meeting, languages=(language,), cell=cell
        )
        if found is not None and (not cell or _is_phrase(text, found)):
            return found.deadline
    return None


def deadline_json(text: str, *, meeting_date: date, next_meeting: date | None = None, language: str = "en") -> str:
    """The deadline of a phrase as one line of JSON, `null` where there is none."""
    found = phrase_deadline(text, meeting_date=meeting_date, next_meeting=next_meeting, language=language)
    return "null" if found is None else json.dumps(asdict(found), ensure_ascii=False)


def _is_phrase(text: str, found: Found) -> bool:
    """Whether a text is hardly more than the date in it, as in a cell."""
    return (found.end - found.start) >= _WHOLE * len(text.strip())


def _candidates(
    folded: str,
    text: str,
    grammar: Language,
    meeting: date | None,
    following: date | None,
    day_first: bool,
    body: Sequence[str],
) -> Iterator[Candidate]:
    for match in (*grammar.next_meeting.finditer(folded), *grammar.meetings.acronym.finditer(text)):
        yield _at_next_meeting(match.start(), match.end(), folded, text, grammar, following)
    yield from _meetings(folded, text, grammar, meeting, following, body)
    for pattern, shape in (
        (grammar.recurring, "recurring"),
        (grammar.soft, "soft"),
        (grammar.earlier, "earlier"),
        (grammar.clause, "clause"),
    ):
        for match in pattern.finditer(folded):
            yield Candidate(
                match.start(),
                match.end(),
                match.start(),
                Deadline(text[match.start() : match.end()], recurring=shape == "recurring"),
                "until",
                shape == "clause",
                shape,
            )
    for span in _spans(folded, grammar, meeting, day_first):
        found = _candidate(span, folded, text, grammar, meeting)
        if found is not None:
            yield found


def _meetings(
    folded: str, text: str, grammar: Language, meeting: date | None, following: date | None, body: Sequence[str]
) -> Iterator[Candidate]:
    """ "Next CRSA", "the March Board": the next meeting of the body, where that is in the month named; else the month."""
    closed = folded
    for name in sorted(body, key=len, reverse=True):
        closed = re.sub(rf"(?<!\w){re.escape(plain(name))}(?!\w)", lambda m: "\0".ljust(len(m[0]), "\x01"), closed)
    for match in grammar.meetings.following.finditer(closed):
        yield _at_next_meeting(match.start(), _end_of(closed, match.end()), folded, text, grammar, following)
    if meeting is None:
        return
    for match in grammar.meetings.of_month.finditer(closed):
        if following is not None and following.month == grammar.meetings.month(match):
            yield _at_next_meeting(match.start(), match.end(), folded, text, grammar, following, "meeting of month")
    for match in grammar.meetings.by_month.finditer(closed):
        end, month = _end_of(closed, match.end()), grammar.meetings.month(match)
        if following is not None and following.month == month:
            yield _at_next_meeting(match.start(), end, folded, text, grammar, following, "meeting of month")
            continue
        if month == meeting.month:  # an old action that was due today
            deadline = Deadline(text[match.start() : end], meeting.isoformat(), None, "day")
            yield Candidate(match.start(), end, match.start(), deadline, "until", False, "meeting of month")
            continue
        last = near_year(month, 28, meeting)
        whole = month_of(last.year, month) if last else None
        deadline = Deadline(text[match.start() : end], whole.end.isoformat() if whole else None, None, "month")
        yield Candidate(match.start(), end, match.start(), deadline, "until", False, "meeting of month")


def _at_next_meeting(
    start: int, end: int, folded: str, text: str, grammar: Language, following: date | None, shape: str = "next meeting"
) -> Candidate:
    """The day of the next meeting; "before" it the day before, "one week before" it that week earlier."""
    before = folded[:start]
    lead = grammar.lead.search(before)
    day = following - timedelta(days=int(grammar.before.search(before) is not None)) if following else None
    if lead:
        day, start = _led_to(following, lead, grammar) if following else None, lead.start()
    deadline = Deadline(text[start:end], day.isoformat() if day else None, None, "day" if day else "none")
    return Candidate(start, end, start, deadline, "until", False, shape)


def _led_to(day: date, lead: "re.Match[str]", grammar: Language) -> date:
    """The day that "two weeks before" or "the Friday before" another is."""
    count = lead["n"]
    if not count:
        return ranked_weekday(matched_name(lead, "w"), -1, day)
    days = int(count) if count.isdigit() else grammar.counts[count]
    return day - timedelta(days=days * (7 if lead["week"] else 1))


def _end_of(marked: str, end: int) -> int:
    """Where a match ends in the text: a marked name is followed by blanks that stand for its letters."""
    if marked[end - 1 : end] == "\0":
        while end < len(marked) and marked[end] == "\x01":
            end += 1
    return end


@dataclass(frozen=True, slots=True)
class _Span:
    """A date in the text before anything is known of what stands around it."""

    start: int
    end: int
    period: Period
    shape: str
    loose: bool
    dated: bool
    joined: bool = False


def _spans(folded: str, grammar: Language, meeting: date | None, day_first: bool) -> list[_Span]:
    """All dates of a text, and the ranges that two of them make."""
    context = Context(meeting or _UNKNOWN[0], day_first)
    found = []
    for shape, match in grammar.shapes.find(folded):
        period = shape.read(match, context) if match[0].strip() else None
        if period is None:
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        dated = meeting is not None or shape.read(match, Context(_UNKNOWN[1], day_first)) == period
        found.append(_Span(start, match.end(), period, shape.name, shape.loose, dated))
    return found + list(_ranges(found, folded))


def _ranges(spans: list[_Span], folded: str) -> Iterator[_Span]:
    """ "From 2 October to 22 October": the second date is the end; one that would lie before the first is a year later."""
    for a in spans:
        for b in spans:
            if (
                a.shape == "bare count"
                or not a.end <= b.start <= a.end + 14
                or not _TO.fullmatch(folded[a.end : b.start])
            ):
                continue
            first, last = a.period.start, b.period
            if (
                last.end < first
                and last.grain == "day"
                and a.period.grain == "day"
                and not _YEAR.search(folded[a.start : a.end])
                and "week" not in b.shape
            ):
                first = add_months(first, -12) or first  # the range has begun before the meeting
            if last.end < first:
                later = add_months(
                    last.end, 12 if last.grain != "day" or ("day" in b.shape and "week" not in b.shape) else 0
                )
                if "week" in b.shape or b.shape == "weekday":
                    later = last.end + timedelta(days=7 * -(-(a.period.start - last.end).days // 7))
                if later is None or later < a.period.start:
                    continue
                last = replace(last, end=later)
            opener = _FROM.search(folded[: a.start])
            start = opener.start() if opener else a.start
            yield _Span(
                start,
                b.end,
                Period(first, last.end, last.grain, False),
                "range",
                False,
                a.dated and b.dated,
                True,
            )


def _candidate(span: _Span, folded: str, text: str, grammar: Language, meeting: date | None) -> Candidate | None:
    start, end, period = span.start, span.end, span.period
    before = folded[:start]
    opener = start
    bound = ""
    for name in ("before", "until", "weak"):
        match = getattr(grammar, name).search(before)
        if match and match.start() < opener:
            bound, opener = name, match.start()
    if grammar.latest.match(folded, end):
        bound = "until"
    timed = grammar.until_hour.search(before)
    if timed:
        bound, opener = "until", timed.start()  # "before noon on Friday"
    elif bound == "before" and period.grain == "day" and grammar.hour.match(folded, end):
        bound = "until"  # "before Friday evening"
    of_event = bound in ("weak", "") and period.grain == "day" and _is_of_event(before, opener, bound, grammar)
    if of_event:
        bound = "before"  # "before the auditor comes on the 21st", "before the permit expires on 5 May"
    if _POSSESSIVE.match(folded, end) and bound not in ("until", "before"):
        return None
    begins = grammar.begin.search(before) if _is_soon(span, meeting) else None
    if begins and bound not in ("until", "before"):
        bound, opener = "from", begins.start()
    elif not of_event and grammar.never.search(before) and bound != "until" and not span.shape.startswith("range"):
        revised = grammar.revised.search(before)
        if revised is None or not before[: revised.start()].rstrip(" ,;(–—-")[-1:].isdigit():
            return None  # "revised 5 May", and not "30 April, revised 5 May"
    condition = grammar.condition.search(before)
    if condition and len(before[: condition.start()].split()) >= _MAIN_CLAUSE:
        return None  # "unless somebody objects before 5 May"
    if _CUT_RANGE.search(before) and not span.shape.startswith("range"):
        return None
    if span.shape == "bare count" and (grammar.length.search(before) or _FROM_EVENT.match(folded, end)):
        return None  # "for two weeks", "one week before"
    if span.shape == "month" and _ODD_DAY.search(before):
        return None
    if span.shape == "year" and bound == "" and _NAME_AHEAD.search(text[:start]):
        return None  # "the stall at AgriFair 2026": a year that names the event
    numbered = folded[start : start + 1].isdigit() and _NUMBER_THING.search(before)
    if grammar.past.match(folded, end) or numbered or _UNIT_AFTER.match(folded, end):
        return None
    last, first = period.end, None if period.open_start else period.start
    lead = grammar.lead.search(before) if period.grain == "day" else None
    if lead:  # "two weeks before 5 May"
        last, first = _led_to(first or last, lead, grammar), None
        bound, start, opener = "until", lead.start(), min(opener, lead.start())
    if bound == "before":
        last = last if _is_end(span, folded) else (first or last) - timedelta(days=1)
        first = None
    if span.dated:
        deadline = Deadline(text[start:end], last.isoformat(), first.isoformat() if first else None, period.grain)
    else:
        deadline = Deadline(text[start:end], None, None, period.grain)
    return Candidate(start, end, opener, deadline, bound, span.loose, span.shape)


def _is_of_event(before: str, opener: int, bound: str, grammar: Language) -> bool:
    """Whether the words before a day tell of what happens on it, before which something is due: "before the fair of 9 May"."""
    if bound:
        return grammar.event.search(before[:opener].rstrip()) is not None
    of = grammar.of_event.search(before)
    return (
        of is not None
        and not grammar.elsewhere.search(before)
        and grammar.event.search(before[: of.start()].rstrip()) is not None
    )


def _is_soon(span: _Span, meeting: date | None) -> bool:
    """Whether a day lies so near ahead of the meeting that what is done from it on is yet to begin."""
    if meeting is None or not span.dated or span.loose or span.joined or span.period.grain != "day":
        return False
    return span.shape != "bare count" and 0 <= (span.period.end - meeting).days <= _SOON


def _more_exact(candidates: list[Candidate], text: str, folded: str) -> list[Candidate]:
    """ "This month (13 April)": a period with the day of it right behind as one, of that day."""
    kept: list[Candidate] = []
    for one in candidates:
        period = kept[-1] if kept else None
        if period is not None and _is_day_of(one, period) and _NEXT_TO.fullmatch(folded, period.end, one.start):
            bracketed = "(" in folded[period.end : one.start] and folded[one.end : one.end + 1] == ")"
            end = one.end + bracketed
            kept[-1] = replace(period, end=end, deadline=replace(one.deadline, text=text[period.start : end]))
        else:
            kept.append(one)
    return kept


def _is_day_of(one: Candidate, period: Candidate) -> bool:
    """Whether a candidate is a day of the week or the month that another names, or the day that its weekday means."""
    if period.shape == "weekday" and one.shape != "weekday":
        return _is_day_of_weekday(one, period)
    most = _DAYS_OF.get(period.deadline.grain)
    if not most or one.deadline.grain != "day" or not one.deadline.date or not period.deadline.date:
        return False
    return 0 <= (date.fromisoformat(period.deadline.date) - date.fromisoformat(one.deadline.date)).days < most


def _is_day_of_weekday(one: Candidate, weekday: Candidate) -> bool:
    """Whether a date behind a weekday tells which one is meant: "next Friday (1.12.)"."""
    told, meant = one.deadline.date, weekday.deadline.date
    if not told or not meant or one.deadline.grain != "day":
        return False
    off = (date.fromisoformat(told) - date.fromisoformat(meant)).days
    return off % 7 == 0 and abs(off) <= _WEEKS_OFF


def _is_end(span: _Span, folded: str) -> bool:
    """ "Before the end of December" still means December."""
    return span.shape in ("end of month", "end of year", "end of a year") or bool(_END.match(folded, span.start))


def _without_overlaps(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The longest of those that overlap; at equal length the first shape of the first language."""
    kept: list[Candidate] = []
    for candidate in sorted(
        enumerate(candidates), key=lambda pair: (pair[1].shape == "clause", pair[1].start - pair[1].end, pair[0])
    ):
        one = candidate[1]
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return kept


def _is_deadline(candidate: Candidate, folded: str, others: list[Candidate]) -> bool:
    """Whether a date in a sentence is a deadline: bound by a word, all there is, or at the end behind a comma or bracket."""
    if candidate.bound in ("until", "before", "from"):
        return True
    folded = folded[: candidate.end] + _CLOCK_TAIL.sub("", folded[candidate.end :])
    size = candidate.end - candidate.opener
    if size >= _WHOLE * len(folded.strip()) and not candidate.loose:
        return True
    if size >= 0.9 * len(folded.strip()):
        return True
    closing = folded[: candidate.opener].rstrip()[-1:] in tuple(",(-–:;") and not folded[candidate.end :].strip(" .)")
    if candidate.loose:
        return closing and candidate.shape in ("day/month", "month")
    if candidate.shape in _FIRM:
        return True
    before = folded[: candidate.opener].rstrip()
    after = folded[candidate.end :].strip(" .)")
    if not after and (before.endswith((",", "(", "-", "–", ":", ";")) or candidate.bound == "weak"):
        return True
    return candidate.deadline.grain in ("week", "month") and candidate.bound == "" and not after
