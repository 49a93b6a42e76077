"""The head of the minutes: group, date, times, place, next meeting; who was in the chair is found with the attendees."""

import re
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.dates import decide_day_first
from minutes_miner.pipeline.dated import warn_of_impossible
from minutes_miner.pipeline.findings import Findings, Label, findings_of, layout_of
from minutes_miner.pipeline.heading.bodies import Bodies
from minutes_miner.pipeline.heading.filed import file_date, tells_order
from minutes_miner.pipeline.heading.following import Following
from minutes_miner.pipeline.heading.form import Form, value_below
from minutes_miner.pipeline.heading.group import Group
from minutes_miner.pipeline.heading.held import DATE_LIKE, DATES, Held
from minutes_miner.pipeline.heading.lines import HeadLines, is_of_head
from minutes_miner.pipeline.heading.place import Places
from minutes_miner.pipeline.heading.times import Times
from minutes_miner.pipeline.heading.told import Told
from minutes_miner.pipeline.heading.weighed import Weighed
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.said import settle
from minutes_miner.pipeline.words import Words, words
from minutes_miner.records import Meeting

_TITLE_LINES = 2
_SHOWN = 60  # characters of a line that a warning names
_NUMBER = re.compile(
    r"(?:\b(?:no|nr|number|meeting|reunion|n[°º])\.?\s*|#\s*)(?P<a>\d{1,4}(?:[/-]\d{2,4})?)\b|\b(?P<b>\d{1,3})\s?(?:st|nd|rd|th|e|ème|eme|a|ª|º)\b(?=[^.\n]{0,60}\b(?:meeting|session|réunion|reunion|reunión|sesión|séance))",
    re.IGNORECASE,
)
_ON = re.compile(rf"[\s,]+(?:on|le|el)\s+(?={DATE_LIKE.pattern}|\w+day\b)", re.IGNORECASE)  # "Hotel Faro on 4 May 2021"


class Heading:
    """Sets `meeting` and `day_first` of the findings."""

    def __init__(self, vocabulary: Words, *, day_first: bool | None = None) -> None:
        self.words = vocabulary
        self.day_first = day_first
        told = Told(vocabulary)
        self.held = Held(vocabulary, told)
        self.form = Form(vocabulary)
        self.times = Times(vocabulary)
        self.following = Following(vocabulary)
        self.weighed = Weighed(vocabulary, self.following)
        bodies = Bodies(vocabulary)
        self.lines = HeadLines(vocabulary, self.form, bodies)
        self.group = Group(vocabulary, bodies)
        self.places = Places(vocabulary, bodies)

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        self._day_order(layout, found)
        labels = self._read_below(layout, [label for label in found.labels if is_of_head(label, found)])
        labels += [label for label in self.form.labels(layout, found) if is_of_head(label, found)]
        found.head = sorted(labels, key=lambda label: label.passage)
        texts = list(self.lines.texts(layout, found))
        head = self.lines.titles(layout, found)
        when = self._when(layout, found, labels, texts, head)
        start, end = self.times.find(layout, found, labels, texts)
        warn_of_impossible(texts, found)
        told = settle(doc, found, when.isoformat() if when else None, self.group.find(head, layout, found))
        when, group = date.fromisoformat(told.date) if told.date else None, told.group
        found.meeting = Meeting(
            title=self._title(head, found) or group,
            group=group,
            number=self._number(head, found),
            date=told.date,
            start_time=start,
            end_time=end,
            location=self._place(found, labels) or self.places.find(texts, group),
            languages=found.languages,
            next_meeting=self.following.find(layout, found, when),
        )
        if when and found.meeting.next_meeting:
            warn_of_impossible([found.meeting.next_meeting.text], found, when)
        if when is None and found.kind in ("minutes", "presentation"):
            found.warn("no-date", "No meeting date was found.")
        if group is None and found.kind in ("minutes", "presentation"):
            found.warn("no-group", "No name of the group was found.")
        return doc

    def _when(
        self, layout: Layout, found: Findings, labels: list[Label], texts: list[str], head: list[str]
    ) -> date | None:
        """The day on which they met: what the head tells, weighed against all else."""
        told = self.held.find(layout, found, labels, texts, head)
        if told is None or found.kind not in ("minutes", "presentation"):
            return told
        another = self.held.another(layout, found, told)
        if another:
            place, day = another
            line = layout.text_of(place)[:_SHOWN]
            found.warn(
                "date-conflict", f"A second meeting, of {day}, begins at {line!r}; it was read as one.", place.page
            )
        return self.weighed.find(layout, found, told, self.held.days(layout, found, labels, texts), texts)

    def _day_order(self, layout: Layout, found: Findings) -> None:
        texts = [layout.text_of(p) for p in layout.passages]
        texts += [" ".join(texts[:_TITLE_LINES])]  # a title over two lines: the month in one, the date in the other
        path = layout.document.path
        known = file_date(path, found.languages or ("en",)) if tells_order(path) else None
        order = decide_day_first(texts, languages=found.languages, known=known)
        found.day_first = order.day_first if self.day_first is None else self.day_first
        if order.conflict:
            found.warn("ambiguous-date", f"Dates of this document disagree on day or month first ({order.evidence}).")

    def _read_below(self, layout: Layout, labels: list[Label]) -> list[Label]:
        """The labels; a date or chair that stands alone has its value in the passage below."""
        return [
            replace(label, value=value_below(layout, label, self.words))
            if label.meaning in (*DATES, "chair") and not label.value.strip()
            else label
            for label in labels
        ]

    def _title(self, head: list[str], found: Findings) -> str | None:
        label = found.label("title")
        if label is not None and label.value and is_of_head(label, found):
            return fold(label.value)
        return next((line for line in head if len(line) <= 200), None)

    def _number(self, head: list[str], found: Findings) -> str | None:
        label = found.label("number")
        if label is not None and label.value:
            return fold(label.value)[:20]
        for line in head[:6]:
            for match in _NUMBER.finditer(line):
                if not DATE_LIKE.fullmatch(match[0].strip()) and not self._is_day(line, match):
                    return match["a"] or match["b"]
        return None

    def _is_day(self, line: str, match: "re.Match[str]") -> bool:
        """Whether an ordinal is the day of a month: "March 13th", "13th of March"."""
        before, after = line[: match.start()].split(), re.sub(r"^[\s,]*(?:of\s+)?", "", line[match.end() :])
        month = self.words.month
        return bool(match["b"]) and bool(month.match(after) or (before and month.fullmatch(before[-1].strip(".,"))))

    def _place(self, found: Findings, labels: list[Label]) -> str | None:
        label = next((one for one in [*found.labels, *labels] if one.meaning == "place" and one.value.strip()), None)
        if label is not None:
            return _ON.split(fold(label.value), maxsplit=1)[0].strip(" .;,|–—-")
        both = found.label("date_place")
        if both is None or not both.value:
            return None
        rest = re.sub(
            r"\b\d{1,2}[:.h]\d\d\s*(?:[ap]\.?m\.?|h|hrs|hours)?\b|\b\d{1,2}\s?[ap]m\b",
            " ",
            DATE_LIKE.sub(" ", fold(both.value)),
            flags=re.IGNORECASE,
        )
        rest = re.sub(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", " ", rest, flags=re.IGNORECASE)
        return fold(rest).strip(" .;,|/–-&") or None


def create_heading(nlp: Language, name: str, day_first: bool | None) -> Heading:
    """The component, made by spaCy from the config; `day_first` forces the order of day and month."""
    return Heading(words(), day_first=day_first)


Language.factory("minutes_heading", default_config={"day_first": None}, func=create_heading)
