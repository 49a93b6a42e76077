"""The day of the meeting: labelled, else in the title lines, else without its year there, else from mail, margin or file name."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from minutes_miner import lexicon
from minutes_miner.dates import find_dates, is_of_something_else, parse_date, plain, weekday_of
from minutes_miner.dates.fallback import parse_unknown
from minutes_miner.pipeline.findings import Findings, Label
from minutes_miner.pipeline.heading.filed import file_date, packed_date
from minutes_miner.pipeline.heading.told import Told
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.words import Words, key

DATE_LIKE = re.compile(
    r"\b\d{1,2}\s?(?:st|nd|rd|th)?\b[\s./-]*(?:of\s+)?[^\W\d_]{3,10}[\s.,/-]*\d{2,4}|\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b[^\W\d_]{3,10}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\b(?:19|20)\d\d\b"
)  # what looks like a day, in any order
DATES = ("date", "date_time", "date_place")
_PACKED = re.compile(r"(?P<y>\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)")  # 150630 in a date line
_PACKED_TITLE = re.compile(
    r"(?<![\d.])(?!20(?:0\d|1[0-2])(?:0[1-9]|1[0-2])$)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$"
)  # "... minutes 150630"
_STAMP = re.compile(
    r"[\"'`]{0,3}(?P<day>(?:19|20)\d\d-\d\d-\d\d)T\d\d:\d\d[\w:.+-]*[\"'`]{0,3}"
)  # a day with its time of day
_GLUED_DAY = re.compile(
    r"(?<=[^\W\d_]{3})(?=\d{1,2}\s+[^\W\d_]{3,}\s+(?:19|20)\d\d)"
)  # "Tripoli Office15 January 2014"
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?!\d)")
_TOP, _OPENING = 10, 200  # passages of a mail, and characters of each, that may tell when the meeting was
_READ = 260  # characters of a text that may be a day
_MONTHS_ONLY = ("de", "it", "nl")  # languages in whose documents a day may stand that was not read as theirs
_ABOVE_LIST, _LINE = 5, 16  # passages above a list of those who came, and words of one, that may tell the day
_LISTS = ("attendance", "apologies", "actions", "review", "next_meeting", "agenda")
_LETTER = timedelta(days=60)  # between a meeting and the letter that carries its minutes
_TITLES = 4  # texts at the top that may name the day without its year


class Held:
    """Finds the day on which a meeting was held."""

    def __init__(self, vocabulary: Words, told: Told) -> None:
        self.languages = vocabulary.languages
        self.told = told
        unread = lexicon.load("unread")
        self._unread, self._others = frozenset(unread["date"]["labels"]), (*_MONTHS_ONLY, *unread["languages"]["codes"])
        self._weekday = vocabulary.weekday
        self._yesterday = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['yesterday'])})\b")
        self._today = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['same_day'])})\b")
        self._spoken = re.compile(f"{self._yesterday.pattern}|{self._today.pattern}")
        self._bare_weekday = re.compile(
            rf"(?<!next )((?=\w{{5}}){vocabulary.weekday.pattern})(?![\w.,]*\s*\d)", re.IGNORECASE
        )
        self._edited = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['edited'])})\b")
        self._held_on = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['held_on'])})\s+", re.IGNORECASE)
        self._met = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['met'])})\b")
        self._earlier = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['of_earlier'])})\b")
        self._sent = re.compile(rf"^\W*(?:{'|'.join(vocabulary.pattern['sent'])})\s*:", re.IGNORECASE)

    def find(
        self, layout: Layout, found: Findings, labels: Sequence[Label], head: Sequence[str], titles: Sequence[str]
    ) -> date | None:
        """The day, or None. `labels` are those of the head, `head` its texts, `titles` its first lines."""
        told = self._told(layout, found, labels, head)
        held = (day for title in titles if (day := self._held(title, found)) is not None)
        return next((day for day in held if told and day <= told <= day + _LETTER), told)

    def _held(self, title: str, found: Findings) -> date | None:
        """The day on which a title says that they met: "Minutes of the meeting held on 12.03.2024", and nothing of earlier minutes."""
        match = self._held_on.search(title)
        if match is None or self._earlier.search(key(title)):
            return None
        return self._day(title[match.end() :], found)

    def days(self, layout: Layout, found: Findings, labels: Sequence[Label], titles: Sequence[str]) -> list[date]:
        """The days that the head tells: those of the values of labels, and the titles and sentences that say when the group met."""
        said, _ = self.told.sorted(titles, found.languages)
        met = [text for text in said if self._met.search(key(text)) and not self._earlier.search(key(text))]
        texts = [*_labelled(layout, labels)[:2], *met]
        return [day for text in texts if (day := self._day(text, found))]

    def another(self, layout: Layout, found: Findings, when: date | None) -> tuple[Passage, date] | None:
        """Where a second meeting begins in the same file: a line with another day, and a list of those who came below it.

        "Minutes of 11 July" / "Present: ..." behind the actions of June; None where one meeting is all there is.
        """
        came = [
            p.index for p in layout.passages
            if found.zones[p.index] == "attendance" and (not p.index or found.zones[p.index - 1] != "attendance")
        ]  # fmt: skip
        for at in came[1:]:
            for passage in layout.passages[max(at - _ABOVE_LIST, came[0] + 1) : at]:
                text = layout.text_of(passage)
                alone = len(text.split()) <= _LINE and passage.kind != "list_item"
                titles, _ = self.told.sorted([text] if alone else [], found.languages)
                told = (
                    "" if self._earlier.search(key(text)) or found.zones[passage.index] in _LISTS else " ".join(titles)
                )
                day = self._day(told, found) if told else None
                if day and day != when:
                    return passage, day
        return None

    def _told(self, layout: Layout, found: Findings, labels: Sequence[Label], head: Sequence[str]) -> date | None:
        """The day that a label, a title, a mail, the margin or the name of the file tells."""
        sent = self._mail_day(layout, found)
        published = _front_matter_dates(layout)
        candidates = _labelled(layout, labels)
        labelled = [d for d in (self._day(text, found) for text in candidates[:3]) if d]
        labelled = labelled or [d for d in (self._unread_label(text, found) for text in head) if d]
        texts = (self._unedited(text) for text in head if not (is_mail_line(text) or text in published.values()))
        told, sentences = self.told.sorted(texts, found.languages)
        spoken = [d for d in (self._day(text, found) for text in told) if d]
        said = [d for d in (self._day(text, found) for text in sentences) if d]
        if said and not spoken:  # "Monday 4 March" in the title is nearer than a day that the text speaks of
            spoken = [self._of_common_year(layout, found, told[:_TITLES], only=self._weekday) or said[0]]
        if labelled or (spoken and not sent):
            return (labelled or spoken)[0]
        margin = next((d for d in (self._day(block.text, found) for block in layout.document.furniture) if d), None)
        openings = [layout.text_of(passage)[:_OPENING] for passage in layout.passages[:_TOP]]
        told_day = next(
            (key(text) for text in openings if not is_mail_line(text) and self._spoken.search(key(text))), ""
        )
        if sent and told_day:
            return sent - timedelta(days=not self._today.search(told_day))
        without_year = self._without_year([*candidates, *told, *sentences], found, sent) if sent else None
        if without_year or spoken:
            return without_year or spoken[0]
        titles, clauses = self.told.sorted(openings, found.languages)
        if sent and (weekday := self._weekday_before([*titles, *clauses], sent)):
            return weekday
        posted = next((d for d in (self._day(text, found) for text in published.values()) if d), None)
        from_file = file_date(layout.document.path, found.languages or ("en",), day_first=found.day_first is not False)
        return (
            margin
            or sent
            or from_file
            or posted
            or self._less_sure(layout, found, candidates, told)
            or packed_date(layout.document.path, [int(year) for year in _YEAR.findall(layout.text)])
        )

    def _unread_label(self, text: str, found: Findings) -> date | None:
        """The day behind a label of a language that is not read: "Дата: 14.11.2023"."""
        label, colon, value = fold(text).partition(":")
        if not colon or label.strip().casefold() not in self._unread:
            return None
        return self._day(value, found) or self._foreign([value])

    def _less_sure(self, layout: Layout, found: Findings, labelled: Sequence[str], told: Sequence[str]) -> date | None:
        """A day in another language, or one without its year."""
        titles = [*labelled, *told[:_TITLES]]
        packed = [match[0] for text in told[:_TITLES] for match in [_PACKED_TITLE.search(fold(text))] if match]
        return (
            next(filter(None, (self._day(text, found) for text in packed)), None)
            or self._foreign(titles)
            or next((day for text in titles if (day := self._day(text, found, self.languages))), None)
            or self._of_common_year(layout, found, titles)
        )

    def _unedited(self, text: str) -> str:
        """What stands before the words that tell of a page when it was edited."""
        folded = key(text)
        edited = self._edited.search(folded)
        return folded[: edited.start()] if edited else text

    def _day(self, text: str, found: Findings, languages: Sequence[str] = ()) -> date | None:
        packed = _PACKED.fullmatch(fold(text))
        if packed:
            return valid_day(2000 + int(packed["y"]), int(packed["m"]), int(packed["d"]))
        return parse_date(
            _GLUED_DAY.sub(" ", _STAMP.sub(r"\g<day>", fold(text)[:_READ]))[:200],
            reference=None,
            languages=languages or found.languages or ("en",),
            day_first=found.day_first,
            held=True,
        )

    def _foreign(self, texts: Sequence[str]) -> date | None:
        """The first day with its month in a language of which only the months are known: "17. marraskuuta 2023"."""
        for match in (match for text in map(plain, texts) for match in _WRITTEN.finditer(text)):
            if is_of_something_else(match.string[: match.start()], match.string[match.end() :]):
                continue
            day = parse_unknown(match[0], reference=date(1, 1, 1), languages=self._others, day_first=True)
            if day:
                return day
        return None

    def _without_year(self, texts: Sequence[str], found: Findings, known: date) -> date | None:
        """The first day and month of the head, in the year that brings it closest before (or to) a day that is known."""
        for text in texts:
            days = find_dates(
                fold(text)[:160], reference=known.replace(month=1, day=1), languages=found.languages or ("en",),
                day_first=found.day_first, held=True,
            )  # fmt: skip
            for day in days:
                moved = [m for year in (known.year, known.year - 1) if (m := valid_day(year, day.month, day.day))]
                near = [m for m in moved if timedelta(0) <= known - m <= timedelta(days=60)]
                if near:
                    return near[0]
        return None

    def _weekday_before(self, texts: Sequence[str], sent: date) -> date | None:
        """ "What we agreed on Thursday", in a mail of Saturday: the last such weekday before it."""
        for text in texts:
            match = None if is_mail_line(text) else self._bare_weekday.search(text)
            number = weekday_of(match[1], self.languages) if match else None
            if number is not None:
                return sent - timedelta(days=(sent.weekday() - number - 1) % 7 + 1)
        return None

    def _of_common_year(
        self, layout: Layout, found: Findings, texts: Sequence[str], *, only: "re.Pattern[str]" = re.compile("")
    ) -> date | None:
        """A day and month of the title lines ("24-Feb") in the year that the document speaks of most, where its weekday is told
        in one in which it falls on that; of texts that have `only` something.
        """
        years = [year for year, _ in Counter(int(year) for year in _YEAR.findall(layout.text)).most_common()]
        for text in texts if years else ():
            weekday = self._weekday.search(text)
            number = weekday_of(weekday[0], self.languages) if weekday else None
            days = [
                found_days[0]
                for year in years
                if only.search(text)
                if (
                    found_days := find_dates(
                        fold(text)[:160],
                        reference=date(year, 1, 1),
                        languages=found.languages or ("en",),
                        day_first=found.day_first,
                        held=True,
                    )
                )
            ]
            if days:
                return next((day for day in days if day.weekday() == number), days[0])
        return None

    def _mail_day(self, layout: Layout, found: Findings) -> date | None:
        """When the mail was sent that carries the minutes; None where they are no mail."""
        texts = [block.text for block in layout.document.furniture]
        texts += [layout.text_of(passage) for passage in layout.passages[:8]]
        mails = [line for text in texts for line in text.split("\n") if is_mail_line(line)]
        if len(mails) < 2:
            return None
        return next(
            (
                d
                for line in mails
                if self._sent.match(line) and (d := self._day(line, found) or self._day(line, found, self.languages))
            ),
            None,
        )


def is_mail_line(text: str) -> bool:
    """A line of the head of a mail: sender, day, receivers; not its subject."""
    return bool(_MAIL.match(text))


_MAIL_PARTY = re.compile(r"^\W*(?:from|sent|to|de|para|[àa]|من|إلى)\s*:", re.IGNORECASE)
_MAIL = re.compile(
    r"^\W*(?:from|sent|to|cc|date|de|envoy[ée]|[àa]|para|enviado(?: el)?|fecha|data|von|an|gesendet|aan|inviato|من|إلى|تاريخ الإرسال|التاريخ)\s*:",
    re.IGNORECASE,
)


_WRITTEN = re.compile(r"(?<!\d)\d{1,2}\.?\s+[^\W\d_]{3,12}\.?\s+(?:19|20)\d\d(?!\d)")


PROPERTY = re.compile(r"(?:[+-]{3}\s+)?[a-z][\w-]*\s*(?::|=\s*[\"'\[\d])")
"""For `match`: a line of the front matter of a page ("title: ...", "title = 'Board'")."""
_PROPERTIES = 20  # passages among which they are
_PUBLISHED = re.compile(r"\w*date\w*\s*:\s*[\"'`]*(?:19|20)\d\d-\d\d-\d\d", re.IGNORECASE)


def _front_matter_dates(layout: Layout) -> dict[int, str]:
    """The lines with a date among the properties above a text ("title: ...", "date: 2021-03-09"), by passage.

    They tell when a page was published, which is the day of the meeting only where the text tells no other.
    """
    texts = {passage.index: layout.text_of(passage) for passage in layout.passages[:_PROPERTIES]}
    return {index: text for index, text in texts.items() if PROPERTY.match(text) and _PUBLISHED.match(text)}


def _labelled(layout: Layout, labels: Sequence[Label]) -> list[str]:
    """The values of the labels that name the day of the meeting."""
    published = _front_matter_dates(layout)
    return [
        label.value
        for label in labels
        if label.meaning in DATES and label.passage not in published and not _in_mail(layout, label)
    ]


def _in_mail(layout: Layout, label: Label) -> bool:
    """Whether a label stands between the other lines of the head of a mail."""
    around = layout.passages[max(label.passage - 2, 0) : label.passage + 3]
    lines = [line for p in around if p.index != label.passage for line in layout.text[p.start : p.end].split("\n")]
    return sum(bool(_MAIL_PARTY.match(line)) for line in lines) > 0


def valid_day(year: int, month: int, day: int) -> date | None:
    """A day, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
