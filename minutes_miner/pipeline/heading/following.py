"""The next meeting: labelled, said in a sentence, or told in few words at the end ("Next: Thursday 1 June", "la prochaine, le 9")."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from minutes_miner.dates import find_candidates, find_dates, find_nth_weekday
from minutes_miner.pipeline.findings import Findings, Label
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.words import Words, key
from minutes_miner.records import NextMeeting

_LONGEST = 260  # characters of a sentence that names the next meeting
_FARTHEST = 400  # days from this meeting to the next
_BETWEEN = 5  # words between "next" and the day
_SHORT, _SOON = 8, 100  # words of a last line that is no more than a day; days until that day
_LATE, _CLOSING = (
    8,
    4,
)  # of the last sentences those that may speak of the next meeting, and that may be no more than its day
_FEW = 12  # words of a sentence at the end that begins with the day
_PLACE = re.compile(r"\s*(?:$|[.,;:(@–—-]|\d)|\s+\w{1,3}\s")  # what follows such a day: its hour or its place
_SIGNED = re.compile(r"(?:19|20)\d\d|\d[./-]\d+[./-]\d\d|^[A-Z]{2}")  # "PH 18.10.22" is the day of a signature
_RELATIVE = frozenset({"weekday", "within", "bare count", "tomorrow", "today"})  # "next Friday" is no meeting
_SENTENCE = re.compile(r"(?=\s)(?<=[.!?;])(?<![\s(]\d\.)(?<![\s(]\d\d\.)\s+")  # "am 14. April" goes on
_BESIDE = frozenset(("deadline", "status", "responsible"))
_COLUMNS_OF_ROWS = 3
_ABBREVIATED = re.compile(r"\b(\w{3,4})\.(?=\s+\d)")  # "Apr. 24" is one sentence


class Following:
    """Finds the next meeting and its day."""

    def __init__(self, vocabulary: Words) -> None:
        pattern = vocabulary.pattern
        self._languages = vocabulary.languages
        self._said = re.compile(rf"\b(?:{'|'.join(pattern['next_meeting'])})\b")
        self._late = re.compile(rf"\b(?:{'|'.join(pattern['next_late'])})\b")
        self._opener = re.compile(rf"(?<!\w)(?:{'|'.join(pattern['next_opener'])})(?!\w)", re.IGNORECASE)
        self._filler = re.compile(rf"(?:{'|'.join(pattern['next_filler'])})")
        self._ended = re.compile(rf"\b(?:{'|'.join(pattern['ended'])})")
        self._nouns = frozenset(word for noun in vocabulary.cue["group_noun"] for word in noun.split())

    def find(self, layout: Layout, found: Findings, when: date | None) -> NextMeeting | None:
        """The next meeting, its day None where only a label speaks of it; None where nothing does."""
        told = [p for p in layout.passages if not _is_beside_action(p, found)]
        sentences = list(_from_the_end(told, layout))
        labels, texts = self._told(layout, found, told, sentences)
        late = [text for text in sentences[:_LATE] if len(text) < _LONGEST and self._late.search(key(text))]
        options = [(text, self._day(text, found, when)) for text in texts]
        dated = next(((text, day) for text, day in options if day is not None), None)
        if dated is None:  # a day alone among actions is when one of these is due
            outside = [
                p
                for p in layout.passages
                if found.zones[p.index] != "actions" and not (p.cell and _has_rows(layout, found, p.cell.table))
            ]
            dated = self._in_few_words(list(_from_the_end(outside, layout)), found, when)
        dated = dated or self._by_weekday(texts, found, when)
        dated = dated or next(((text, day) for text in late if (day := self._day(text, found, when)) is not None), None)
        if dated:
            return NextMeeting(fold(dated[0]), dated[1].isoformat())
        return NextMeeting(fold(options[0][0]), None) if labels and options else None

    def texts(self, layout: Layout, found: Findings) -> list[str]:
        """What tells of the next meeting, behind a label or in a sentence."""
        told = [p for p in layout.passages if not _is_beside_action(p, found)]
        return self._told(layout, found, told, list(_from_the_end(told, layout)))[1]

    def _told(
        self, layout: Layout, found: Findings, told: Sequence[Passage], sentences: Sequence[str]
    ) -> tuple[list[Label], list[str]]:
        """The labels of the next meeting; what they and the sentences say of it."""
        apart = {p.index for p in told}
        labels = [label for label in found.labels if label.meaning == "next_meeting" and label.passage in apart]
        texts = [label.value for label in labels if fold(label.value)]
        for label in labels:
            if not fold(label.value):
                texts += [
                    layout.text_of(p)
                    for p in layout.passages[label.passage + 1 : label.passage + 4]
                    if found.zones[p.index] == "next_meeting"
                ]
        texts += [text for text in sentences if len(text) < _LONGEST and self._said.search(key(text))]
        texts += [
            layout.text_of(after)
            for title in told
            for after in layout.passages[title.index + 1 : title.index + 2]
            if _is_title(text := layout.text_of(title)) and self._said.search(key(text))
        ]
        return labels, texts

    def _day(self, text: str, found: Findings, when: date | None) -> date | None:
        for spoken in (found.languages or ("en",), self._languages):
            days = find_dates(
                fold(text)[:_LONGEST], reference=when, languages=spoken, day_first=found.day_first, held=True
            )
            later = next((day for day in days if when is None or day > when), None)
            if later:
                return later
            nth = when and find_nth_weekday(fold(text)[:_LONGEST], reference=when, languages=spoken)
            if nth:
                return nth
        return None

    def _in_few_words(self, sentences: list[str], found: Findings, when: date | None) -> tuple[str, date] | None:
        """ "Next one is 25th Nov.": the day stands right behind "next"; or alone behind the words that close the meeting."""
        if when is None:
            return None
        for at, sentence in enumerate(sentences):
            text = fold(sentence)
            for opener in self._opener.finditer(text):
                day = self._right_behind(text[opener.end() : opener.end() + _LONGEST], found, when)
                if day:
                    return text, day
            if len(text.split()) > _SHORT:
                continue
            closed = at + 1 < len(sentences) and bool(self._ended.search(key(sentences[at + 1])))
            if at == 0 or closed:
                day = self._right_behind(text, found, when)
                if day and (closed or (not _SIGNED.search(text) and (day - when).days <= _SOON)):
                    return text, day
        closing = (fold(sentence) for sentence in sentences[:_CLOSING])
        return next(((text, day) for text in closing if (day := self._opening(text, found, when)) is not None), None)

    def _opening(self, text: str, found: Findings, when: date) -> date | None:
        """ "13 April, 14:00, in the big room": the day that a short sentence at the end begins with."""
        if len(text.split()) > _FEW or _SIGNED.search(text):
            return None
        for one in find_candidates(
            text, meeting_date=when, languages=found.languages or ("en",), day_first=found.day_first
        ):
            if one.start or one.loose or one.shape in _RELATIVE or one.deadline.start or one.deadline.grain != "day":
                return None
            day = date.fromisoformat(one.deadline.date) if one.deadline.date else None
            return day if day and 0 < (day - when).days <= _SOON and _PLACE.match(text, one.end) else None
        return None

    def _by_weekday(self, texts: list[str], found: Findings, when: date | None) -> tuple[str, date] | None:
        """ "Next meeting Thursday, same time", "the next meeting is the last Friday of April"."""
        if when is None:
            return None
        for text in map(fold, texts):
            for one in find_candidates(
                text, meeting_date=when, languages=found.languages or ("en",), day_first=found.day_first
            ):
                if one.shape == "weekday" and one.deadline.date and one.deadline.date > when.isoformat():
                    return text, date.fromisoformat(one.deadline.date)
        return None

    def _right_behind(self, text: str, found: Findings, when: date) -> date | None:
        spoken = (found.languages or ("en",), self._languages)
        return next((day for codes in spoken if (day := self._first_day(text, codes, found, when))), None)

    def _first_day(self, text: str, languages: Sequence[str], found: Findings, when: date) -> date | None:
        for candidate in find_candidates(text, meeting_date=when, languages=languages, day_first=found.day_first):
            between = text[: candidate.start].split()
            told = candidate.deadline
            if len(between) > _BETWEEN or not all(self._fills(word) for word in between):
                return None
            weekday = candidate.shape == "weekday" and (between or len(candidate.deadline.text.split()) > 2)
            if told.date and told.grain == "day" and (weekday or candidate.shape not in _RELATIVE):
                day = date.fromisoformat(told.date)
                return day if 0 < (day - when).days <= _FARTHEST else None
        return None

    def _fills(self, word: str) -> bool:
        """Whether a word may stand between "next" and the day: a meeting, a name in capitals, "is on"."""
        plain = key(word)
        capitals = sum(letter.isupper() for letter in word)
        return len(plain) <= 2 or capitals >= 2 or plain in self._nouns or bool(self._filler.fullmatch(plain))


def _is_beside_action(passage: Passage, found: Findings) -> bool:
    """Whether a passage stands in a column that tells when, how far or by whom: "Next meeting" beside what is due then."""
    cell = passage.cell
    return cell is not None and not _BESIDE.isdisjoint(found.tables[cell.table].roles_of(cell.row, cell.column))


def _has_rows(layout: Layout, found: Findings, table: int) -> bool:
    """Whether a table is one of actions, or has rows of several cells, in which a day tells of what stands before it."""
    return found.tables[table].purpose == "actions" or layout.tables[table].columns >= _COLUMNS_OF_ROWS


def _is_title(text: str) -> bool:
    """ "8. NEXT MEETING AND TERMINATION": what is below it tells."""
    bare = re.sub(r"^[\W\d_]+", "", text)
    return 0 < len(bare.split()) <= _SHORT and not re.search(r"\d{2}|\d\s*$", bare)


def _from_the_end(passages: Sequence[Passage], layout: Layout) -> Iterator[str]:
    """The sentences of passages from the last, by line and where they go over lines as a whole too."""
    for passage in reversed(passages):
        text = _ABBREVIATED.sub(r"\1", layout.text[passage.start : passage.end])
        pieces = [piece for line in text.split("\n") for piece in _SENTENCE.split(line) if piece.strip()]
        yield from reversed(pieces)
        if "\n" in text.strip():
            yield from (piece for piece in reversed(_SENTENCE.split(text)) if "\n" in piece.strip())
