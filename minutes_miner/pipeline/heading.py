"""The head of the minutes: group, date, times, place, next meeting; who was in the chair is found with the attendees."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.dates import decide_day_first, parse_times
from minutes_miner.link.fields import is_office, read_entry
from minutes_miner.link.kinds import TITLE
from minutes_miner.pipeline.findings import Findings, Label, findings_of, layout_of
from minutes_miner.pipeline.following import Following
from minutes_miner.pipeline.form import LISTS, Form, value_below
from minutes_miner.pipeline.held import DATES, PROPERTY, Held, file_date
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.words import Words, key, words
from minutes_miner.records import Meeting

_KINDS = ("SWG", "TWG", "CLUSTER", "BOARD", "COUNCIL", "COMMITTEE", "PANEL", "TEAM", "SENATE", "HUB", "GROUP", "SECTOR")
_TOLD, _TELLING = 600, 3  # characters of the passages at the top that may tell who met, and how many these are
_MENTIONED = 3  # times that a text names its group
_MOST_COMMAS = 3  # in the name of one body
_BESIDE = re.compile(
    r"¦\s*(?:and|&|et|y|e)\s[^¦]{3,40}?\s(?:of|de|del|du|da|do)\s", re.IGNORECASE
)  # "Minutes and decisions of"
_IN_BRACKETS = re.compile(r"\s\([^()]*\s[^()]*\b(?:19|20)\d\d\b[^()]*\)")  # "(July meeting held on 2 August 2022)"
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{2,}|(?:[A-Z]\.){2,}|[a-z][A-Z]")
_ADDRESS = re.compile(r"\bhttps?://\S+")
_TITLE_LINES, _OPENING = 2, 200  # the latter: characters of a long passage that may tell the day of the meeting
_LONGEST_LINE = 25  # words of a title
_HEAD_PASSAGES, _FARTHEST = 16, 60  # in which the head stands; in which its labels may
_NUMBER = re.compile(
    r"(?:\b(?:no|nr|number|meeting|reunion|n[°º])\.?\s*|#\s*)(?P<a>\d{1,4}(?:[/-]\d{2,4})?)\b|\b(?P<b>\d{1,3})\s?(?:st|nd|rd|th|e|ème|eme|a|ª|º)\b(?=[^.\n]{0,60}\b(?:meeting|session|réunion|reunion|reunión|sesión|séance))",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(
    r"\b\d{1,2}\s?(?:st|nd|rd|th)?\b[\s./-]*(?:of\s+)?[^\W\d_]{3,10}[\s.,/-]*\d{2,4}|\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b[^\W\d_]{3,10}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\b(?:19|20)\d\d\b"
)


_MEETING_OF = re.compile(
    r"^(?:(?:regular|monthly|weekly|ordinary|special|extraordinary|annual|general) )*(?:[\w-]+ )?(?:meeting of the|meeting of|sitting of the)\s+"
    r"|^(?:réunion|reunion|reunión|meeting)\s+(?=(?-i:[A-ZÀ-Þ]{2}))|^(?:la )?réunion (?:du|de la|des|de l['’])\s*|^(?:la )?reunión (?:del|de la)\s+",
    re.IGNORECASE,
)
_ON = re.compile(rf"[\s,]+(?:on|le|el)\s+(?={_DATE_LIKE.pattern})", re.IGNORECASE)  # "Hotel Faro on 4 May 2021"


class Heading:
    """Sets `meeting` and `day_first` of the findings."""

    def __init__(self, vocabulary: Words, *, day_first: bool | None = None) -> None:
        self.words = vocabulary
        self.day_first = day_first
        self.held = Held(vocabulary)
        self.form = Form(vocabulary)
        nouns = "|".join(re.escape(noun).replace(r"\ ", r"[\s-]+") for noun in vocabulary.cue["group_noun"])
        kinds = [noun for noun in vocabulary.said("cue", "group_noun") if len(noun) > 3 and noun[0] != noun[0].upper()]
        kind = "|".join(re.escape(form) for noun in kinds for form in (noun.capitalize(), noun.title(), noun.upper()))
        word, lead = r"[A-ZÀ-Þ][\w’'/-]+", r"[A-ZÀ-Þ][a-zà-ÿ][\w’'/-]+"
        joint = r"(?i:of|for|on|and|the|de|da|do|dos|das|du|des|del|la|le|les|los|l['’]|en|em|e|y|et|à)"
        self._body = re.compile(
            rf"\b(?:{lead}\s+){{0,4}}(?:{kind})\b(?:\s+(?:{joint}\s+){{0,2}}{word}){{1,8}}(?:\s*\([^()]{{2,20}}\))?"
        )
        self._named = re.compile(rf"(?<![\w-])(?:{word}\s+(?:(?:and|&|et|y|e)\s+)?){{1,4}}(?:{kind})\b")
        behind = vocabulary.beside(
            "cue", "minutes", "of_body"
        )  # of its own language: "Minutes Des Moines City Council"
        self._cues = [
            re.compile(
                r"(?:\b(?:of|for|de|du|del|des)\s+the\s+)?\b"
                + re.escape(entry).replace(r"\ ", r"[\s:–-]+")
                + rf"\b(?:\s+(?:{'|'.join(behind[entry]) or '(?!)'})\b)?(?:\s+the\b)?",
                re.IGNORECASE,
            )
            for entry in vocabulary.said("cue", "minutes")
        ]
        small = "|".join((*vocabulary.said("cue", "of_body"), *vocabulary.said("cue", "the_body")))
        self._small = re.compile(rf"(?:{small})\s+")
        self._any_case = re.compile(self._small.pattern, re.IGNORECASE)
        said = (re.escape(entry).replace(r"\ ", r"[\s:–-]+") for entry in vocabulary.said("cue", "minutes"))
        self._cue = re.compile(rf"\b(?:{'|'.join(said)})\b", re.IGNORECASE)  # whether any of them stands there
        self._noun = re.compile(rf"\b(?:{nouns}|[a-z]{{1,6}}(?:wg|tf))\b")
        month, weekday = vocabulary.month.pattern, vocabulary.weekday.pattern
        day = r"(?<![\d/.])\d{1,2}\s?(?:st|nd|rd|th|er|º)?\b"
        self._day = re.compile(
            rf"(?:(?:{weekday})[,.]?\s+(?:the\s+|le\s+)?)?(?:{day}\s*(?:of\s+|de\s+)?\b{month}|\b{month}\.?\s+{day})"
            rf"|(?:{weekday})[,.]?\s+(?:the\s+)?{day}(?:[./-]\d{{1,2}}(?!\d))?|(?=\w{{6}}){weekday}"
            r"|(?<![\d/.])\d{1,2}[./]\d{1,2}(?![\d/.])|\b\d{1,2}[:.h]\d\d\b(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?",
            re.IGNORECASE,
        )
        self._date = re.compile(rf"{_DATE_LIKE.pattern}(?!\s+(?:{nouns})\b)", re.IGNORECASE)  # "Census 2021 Committee"
        self._dated = re.compile(rf"(?:\S+\s+){{2,12}}?(?:{_DATE_LIKE.pattern})")
        self._meeting, self._call = (
            re.compile(
                rf"(?<=\w)(?:['’]s)?(?:\s+[–—-])?\s+(?:{'|'.join(vocabulary.pattern[name])})\b(?!\s+(?:room|house|place|(?:for|of)\s+[^\W\d_]))",
                re.IGNORECASE,
            )
            for name in ("meeting", "call")
        )
        self._clause = re.compile(rf"(?<!\S)(?:{'|'.join(vocabulary.said('cue', 'clause'))})(?!\S)")
        states = "|".join(map(re.escape, vocabulary.cue["unapproved"]))
        self._draft = re.compile(rf"\b(?:{states})\b(?:\s+by\s+the\s+\w+)?", re.IGNORECASE)
        self._by = re.compile("|".join(vocabulary.pattern["chaired_by"]))
        self._met = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['met'])})\b")
        self._ended = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['ended'])})")
        self.following = Following(vocabulary)

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        self._day_order(layout, found)
        labels = self._read_below(layout, [label for label in found.labels if _is_head(label, found)])
        labels += [label for label in self.form.labels(layout, found) if _is_head(label, found)]
        found.head = sorted(labels, key=lambda label: label.passage)
        when = self.held.find(layout, found, labels, list(self._head_texts(layout, found)))
        start, end = self._times(layout, found, labels)
        head = self._head_lines(layout, found)
        group = self._group(head, layout, found)
        found.meeting = Meeting(
            title=self._title(head, found) or group,
            group=group,
            number=self._number(head, found),
            date=when.isoformat() if when else None,
            start_time=start,
            end_time=end,
            location=self._place(found, labels),
            languages=found.languages,
            next_meeting=self.following.find(layout, found, when),
        )
        if when is None and found.kind in ("minutes", "presentation"):
            found.warn("no-date", "No meeting date was found.")
        if group is None and found.kind in ("minutes", "presentation"):
            found.warn("no-group", "No name of the group was found.")
        return doc

    def _day_order(self, layout: Layout, found: Findings) -> None:
        texts = [layout.text_of(p) for p in layout.passages]
        texts += [" ".join(texts[:_TITLE_LINES])]  # a title over two lines: the month in one, the date in the other
        order = decide_day_first(texts, languages=found.languages, known=file_date(layout.document.path))
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

    def _head_lines(self, layout: Layout, found: Findings) -> list[str]:
        """The first lines of the document that are no labels and no lists, one a text."""
        lines: list[str] = []
        skip = {"attendance", "apologies", "actions", "review", "decisions", "next_meeting", "agenda"}
        labelled = {label.passage: label for label in reversed(found.labels) if label.value.strip()}
        values = {
            fold(label.value) for label in found.labels if label.meaning in ("place", "date_place", "time", "date")
        }
        properties = True  # of a page, above its text: "cat: board"
        for passage in layout.passages[: min(_HEAD_PASSAGES, max(_body(found), 2))]:
            if passage.cell and found.tables[passage.cell.table].purpose not in ("head", "other"):
                continue
            if lines and found.zones[passage.index] == "agenda":
                break
            text = layout.text_of(passage)
            properties = properties and bool(PROPERTY.match(text))
            if properties:
                continue
            run = passage.index == 0 and len(text.split()) > _LONGEST_LINE
            if (found.zones[passage.index] in skip and not run) or passage.kind == "list_item":
                continue
            if passage.index in labelled:
                if text.split(":")[0].count(" ") > 1 and (
                    run or text.count(":") > 1 or len(text.split()) > _LONGEST_LINE
                ):
                    opening = self.form.opening(text)
                    lines += [opening] if 1 < len(opening.split()) <= _LONGEST_LINE else []
                continue
            own = fold(layout.text[passage.start : passage.end].strip().split("\n")[0])
            text = self.form.opening(text)
            day = self._dated.match(text)
            if day and len(text.split()) > _LONGEST_LINE:  # a title that ends with its day, and all that follows it
                text = day[0]
            if len(text.split()) > _LONGEST_LINE:  # a title and all that follows it, line by line in one paragraph
                text = own
            if own != text and self._is_whole_title(own):
                lines.append(own)  # the line below it is the place or the occasion
            if text and len(text.split()) <= _LONGEST_LINE and text not in values and not _is_of_somebody(text):
                lines.append(text)
        return lines

    def _is_whole_title(self, line: str) -> bool:
        """Whether a line by itself names a body, its last word the noun."""
        name = self._group_in(line)[0] if 1 < len(line.split()) <= _LONGEST_LINE else None
        return name is not None and self._ends_with_noun(name)

    # date and time

    def _head_texts(self, layout: Layout, found: Findings) -> Iterable[str]:
        skip = {"attendance", "apologies", "actions", "review", "decisions", "next_meeting"}
        for passage in layout.passages[: min(_HEAD_PASSAGES, max(_body(found), 1))]:
            text = layout.text_of(passage)
            run = passage.index == 0 and len(text.split()) > _LONGEST_LINE
            if found.zones[passage.index] in skip and not run:
                continue
            if len(text.split()) > 45:  # a paragraph that begins with when the group met
                opening = self.form.opening(text)
                if len(opening.split()) <= _LONGEST_LINE:
                    yield opening
                    yield self.form.opening(text, to=LISTS)[:_OPENING]
                    continue
                text = re.split(r"(?<=[^\W\d_]{3})[.]\s", text, maxsplit=1)[0][:_OPENING]
                if not self._met.search(key(text)):
                    continue
            yield text

    def _times(self, layout: Layout, found: Findings, labels: list[Label]) -> tuple[str | None, str | None]:
        start = end = None
        for meaning in ("start_time", "end_time"):
            label = found.label(meaning)
            if label is not None and label.value:
                value = parse_times(_DATE_LIKE.sub(" ", fold(label.value))[:80])[0]
                start, end = (value, end) if meaning == "start_time" else (start, value)
        end = end or self._spoken_end(layout)
        if start:
            return start, end
        texts = [label.value for label in labels if label.meaning in ("time", "date_time", "date_place", "date")]
        texts += [
            text
            for text in self._head_texts(layout, found)
            if not self._ended.search(key(text))
            if re.search(r"\d\s?(?:[:.h]\s?\d\d|[ap]\.?m)", _DATE_LIKE.sub(" ", text), re.IGNORECASE)
        ]
        for text in texts:
            found_times = parse_times(_DATE_LIKE.sub(" ", fold(text))[:160])
            if found_times[0]:
                return found_times[0], found_times[1] or end
        return None, end

    def _spoken_end(self, layout: Layout) -> str | None:
        """ "The meeting was adjourned at 8.15 pm", among the last lines."""
        for passage in layout.passages[-8:]:
            text = layout.text_of(passage)
            if len(text) < 200 and self._ended.search(key(text)):
                return parse_times(_DATE_LIKE.sub(" ", text))[0]
        return None

    # names

    def _group(self, head: list[str], layout: Layout, found: Findings) -> str | None:
        label = found.label("group")
        said = label is not None and self._group_in(fold(label.value)) == (None, True)  # "Research Committee: minutes"
        if label is not None and label.passage < self._opening(found) and 2 < len(fold(label.value)) < 120 and not said:
            return self._name(fold(label.value))
        texts = [
            *_joined(head, self._noun),
            *(block.text.replace("\n", " ") for block in layout.document.furniture[:6]),
        ]
        if label is not None and said:
            texts.insert(0, layout.text_of(layout.passages[label.passage]))
        title = found.label("title")
        if title is not None and title.value:
            texts.insert(0, fold(title.value))
        candidates = [
            (self._group_score(name, at, cue), -at, name)
            for at, text in enumerate(texts)
            for name, cue in [self._group_in(text)]
            if name
        ]
        if candidates:
            return max(candidates)[2]
        named = self._of_an_organisation(head) or self._alone(head) or self._told(layout)
        if named:
            return named
        stem = re.sub(r"[_\-.]+", " ", PurePath(layout.document.path).stem)
        return self._group_in(stem)[0] or self._of_the_chair(found.head) or self._mentioned(layout)

    def _told(self, layout: Layout) -> str | None:
        """The body that a paragraph at the top tells of: "... se reuniu a Comissão Intergestores Bipartite (CIB)"."""
        for passage in layout.passages[:_TELLING]:
            told = layout.text_of(passage)[:_TOLD]
            if not self._met.search(key(told)):
                continue
            for cue in self._cues:
                told = cue.sub(" ¦ ", told)
            bodies = [self._name(match[0]) for match in self._body.finditer(told)]
            if bodies:
                return max(bodies, key=len)
        return None

    def _of_the_chair(self, labels: Iterable[Label]) -> str | None:
        """The body that a chair's office is of: "Chair: Ana Ruiz, Harbour Cluster Coordinator"."""
        values = (fold(label.value) for label in labels if label.meaning == "chair")
        named = ((match[0], value[match.end() :].split()) for value in values for match in self._named.finditer(value))
        return next(
            (self._name(name) for name, behind in named if behind and is_office(behind[0].strip(".,;()"))), None
        )

    def _mentioned(self, layout: Layout) -> str | None:
        """The one body that the text names most, where no title does: "the Harbour Cluster coordinator", "the Harbour Cluster will"."""
        text = " ¦ ".join(layout.text_of(passage) for passage in layout.passages[:_FARTHEST])
        counts = Counter(self._name(match[0]) for match in self._named.finditer(text))
        most = counts.most_common(2)
        if not most or most[0][1] < _MENTIONED or (len(most) > 1 and most[0][1] == most[1][1]):
            return None
        return most[0][0]

    def _alone(self, head: list[str]) -> str | None:
        """A first line that is nothing but a short name with an acronym: "CRSA Kaya"."""
        line = self._name(head[0]) if head else ""
        short = 0 < len(line.split()) <= 3 and re.search(r"\b[A-Z]{3,}\b", line) and not re.search(r"[\d:]", line)
        words = line.split()
        shouted = len(words) > 1 and line.isupper()
        return line if short and words[0].isupper() and not shouted and not self._draft.search(line) else None

    def _of_an_organisation(self, head: list[str]) -> str | None:
        """ "Horizon Relief" above "Minutes of the meeting of the Board": the organisation with the noun for the body."""
        for before, line in zip(["", *head], head, strict=False):
            body, cue = self._without_cues(line)
            name = self._name(max(body, key=len)) if body else ""
            if cue and key(name) in self.words.cue["group_noun"]:
                whose = 0 < len(before.split()) <= 6 and not re.search(r"\d", before)
                return f"{self._name(before)} {name}" if whose else name
        return None

    @staticmethod
    def _opening(found: Findings) -> int:
        """Where the head ends: at the agenda, or after a dozen passages."""
        agenda = found.label("agenda")
        return agenda.passage if agenda else 12

    def _group_in(self, text: str) -> tuple[str | None, bool]:
        """The name of a group in a title line: what is left without "minutes of", dates and numbers; whether these stood there."""
        line = fold(_IN_BRACKETS.sub(" ", _ADDRESS.sub(" ¦ ", text.replace("_", " "))))
        if len(line) > 160:
            return None, False
        pieces, cue = self._without_cues(line)
        named = [piece for piece in pieces if self._names_group(piece)]
        met = (
            not cue
            and len(pieces) > 0
            and not named
            and any(pattern.match(line, len(pieces[0].rstrip())) for pattern in (self._meeting, self._call))
        )
        if not named and not (cue and pieces) and not met:
            return None, cue
        line = max(named, key=lambda piece: (self._ends_with_noun(piece), len(piece))) if named else pieces[0]
        line = re.sub(r"\b\d{1,3}\s?(?:st|nd|rd|th|e|ème)\b|#\s*\d+|\bn[o°º]\.?\s*\d+", " ", line, flags=re.IGNORECASE)
        first, *rest = re.split(r"\s-\s(?=\d)|[:;]\s|,\s*(?=\d)|,\s(?=\w+\s\w+)", line)
        if rest and named and self._names_group(first):
            line = first
        name = self._name(line)
        count = len(name.split())
        generic = key(name) in self.words.cue.get("group_noun", ()) and not _is_own_acronym(name)
        if not name or count > 14 or generic or self._clause.search(name) or name.count(",") > _MOST_COMMAS:
            return None, cue
        acronym = _ACRONYM.search(name)
        of = re.match(r"[A-Z]{3,6}\s+(?:of|for|de|du|del)\s", name)  # "PCC of St Mary, Wick Underhill"
        if (
            not named
            and not of
            and not _spells_out(name)
            and (count > 4 or not acronym or re.search(r"(?<![A-Z])\d", name))
        ):
            return (
                None,
                cue,
            )  # without a word for a group only an acronym beside "minutes" names one: "PCC", "CRSA Kaya"
        return name, cue

    def _name(self, line: str) -> str:
        """A name without the article before it, but with one of its own: "Des Moines City Council", "La Mesa City Council"."""
        name = _bare(line)
        article = self._small.match(name) or self._any_case.match(name)
        if article is None:
            return name
        body = name[article.end() :]
        noun = self._noun.match(key(body)) and (
            key(body) in self.words.cue["group_noun"] or not self._ends_with_noun(body)
        )
        return body if article[0].islower() or noun else name

    def _without_cues(self, line: str) -> tuple[list[str], bool]:
        """What is left of a line without "minutes of", dates and times, in pieces; whether "minutes" stood there."""
        whole = line
        for pattern in self._cues if self._cue.search(line) else ():
            line = pattern.sub(" ¦ ", line)
        cue = line != whole
        line = self._call.sub(self._cut_call, self._meeting.sub(" ¦ ", line))
        line = self._draft.sub(" ¦ ", line)
        line = self._day.sub(" ¦ ", self._date.sub(" ¦ ", line))
        line = _BESIDE.sub("¦ ", line)
        return [piece for piece in re.split(r"¦|\s[|–—]\s", line) if _bare(piece)], cue

    def _cut_call(self, match: "re.Match[str]") -> str:
        """A cut where a word for a call ends the name of a body, "Ferry Working Group notes"; else what stood there."""
        before, after = (
            match.string[: match.start()],
            re.split(r"[¦|:;,(–—]", match.string[match.end() :], maxsplit=1)[0],
        )
        body = self._ends_with_noun(before) or bool(_ACRONYM.search(before.split()[-1]))
        return " ¦ " if body and not self._names_group(after) else match[0]

    def _names_group(self, text: str) -> bool:
        return bool(self._noun.search(key(text))) and not self._by.match(key(text))

    def _ends_with_noun(self, name: str) -> bool:
        """Whether the last word, but for an acronym in brackets, says what kind of body this is."""
        return bool(re.search(rf"{self._noun.pattern}$", key(re.sub(r"\s*\([A-Z][^()]*\)\s*$", "", name))))

    def _group_score(self, name: str, at: int, cue: bool) -> float:
        tokens = name.split()
        spelled = sum(1 for token in tokens if len(token) > 3)
        whole_noun = self._ends_with_noun(name)
        small = sum(token[:1].islower() and len(token) > 3 for token in tokens)
        noun = self._names_group(name)
        listed = (
            self.words.label.find(tokens[0], fuzzy=False) in ("discussion", "actions", "review") and len(tokens) > 1
        )
        return (
            min(spelled, 4) + 2 * whole_noun + 2 * cue + 3 * noun - at * 0.5
            - 3 * listed - 3 * (len(tokens) > 9) - 2 * (small > len(tokens) / 2)
        )  # fmt: skip

    def _title(self, head: list[str], found: Findings) -> str | None:
        label = found.label("title")
        if label is not None and label.value and _is_head(label, found):
            return fold(label.value)
        return next((line for line in head if len(line) <= 200), None)

    def _number(self, head: list[str], found: Findings) -> str | None:
        label = found.label("number")
        if label is not None and label.value:
            return fold(label.value)[:20]
        for line in head[:6]:
            for match in _NUMBER.finditer(line):
                if not _DATE_LIKE.fullmatch(match[0].strip()) and not self._is_day(line, match):
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
            return _ON.split(fold(label.value), maxsplit=1)[0].strip(" .;,|")
        both = found.label("date_place")
        if both is None or not both.value:
            return None
        rest = re.sub(
            r"\b\d{1,2}[:.h]\d\d\s*(?:[ap]\.?m\.?|h|hrs|hours)?\b|\b\d{1,2}\s?[ap]m\b",
            " ",
            _DATE_LIKE.sub(" ", fold(both.value)),
            flags=re.IGNORECASE,
        )
        rest = re.sub(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", " ", rest, flags=re.IGNORECASE)
        return fold(rest).strip(" .;,|/–-&") or None


def _is_head(label: Label, found: Findings) -> bool:
    """Labels of the head stand before the discussion: "Date:" in an action table is another date."""
    return label.passage < min(_body(found), _FARTHEST)


def _body(found: Findings) -> int:
    """Where the discussion begins: at the first section, at the second where nothing of the head stands before the first."""
    starts = [title.passage for title in found.titles[:2]]
    if not starts:
        return _FARTHEST
    before = any(label.passage < starts[0] for label in found.labels)
    return starts[0] if before or len(starts) == 1 else starts[1]


def _is_of_somebody(line: str) -> bool:
    """Whether a line is an agency with its person, or a person with the agency: an entry of a list and no title."""
    entry = read_entry(line) if 1 < len(line.split()) <= 12 else None
    if entry is not None and [f.kind for f in entry.told()] == ["person", "role"]:
        return is_office(entry.told()[1].text)  # "Ann Lee – Inter-agency Coordination Associate"
    if entry is None or not entry.has("agency") or len(entry.told()) < 2:
        return False
    return any(f.kind == "person" and TITLE.match(f.text) for f in entry.fields)


def _joined(lines: list[str], nouns: "re.Pattern[str]") -> list[str]:
    """Lines of a title that goes over two lines: "Child Protection" and "Sub-Working Group" become one."""
    joined: list[str] = []
    for line in lines:
        if joined and nouns.fullmatch(line.casefold().strip(" .:")) and len(joined[-1].split()) <= 8:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _spells_out(name: str) -> bool:
    """Whether a name has its own letters in brackets behind it: "Harbour Watch and Coordination (HWC)"."""
    spelled = re.fullmatch(r"(?P<words>[^()]+)\((?P<letters>[A-ZÀ-Þ]{2,8})\)", name)
    if spelled is None:
        return False
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", spelled["words"]) if word[0].isupper())
    return initials == spelled["letters"]


def _is_own_acronym(name: str) -> bool:
    """Whether letters name one body ("CPWG", "HCT") and no kind of body ("WG")."""
    return name.isupper() and len(name) >= 3 and name not in _KINDS


def _bare(line: str) -> str:
    line = re.sub(
        r"\b(?:(?:meeting|session|réunion|reunión)\s+(?:held|on|in|from|dated|convened)|held\s+(?:at|in|on))\b.*$",
        " ",
        line,
        flags=re.IGNORECASE,
    )
    text = _MEETING_OF.sub(
        "", re.sub(r"^\W*ad[ -]?hoc\b", " ", fold(line), flags=re.IGNORECASE).strip(" .,:;–-—_|/()\"'`!")
    )
    text = re.sub(
        r"\b(?:coordination meeting|meeting|réunion|reunión|held on|dated?|on|at|in)\s*$",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\s\d{1,2}[./-]\d{1,2}$", "", fold(text))
    text = re.sub(r"(?:\s(?:du|de|del|do|da|of|the|le|el))+\s*$", "", fold(text), flags=re.IGNORECASE)
    text = re.sub(r"^(?:of|for|the)\s+", "", fold(text), flags=re.IGNORECASE)
    text = text.strip(" .,:;–-—_|/")
    return text + ")" if text.count("(") > text.count(")") else text


def create_heading(nlp: Language, name: str, day_first: bool | None) -> Heading:
    """The component, made by spaCy from the config; `day_first` forces the order of day and month."""
    return Heading(words(), day_first=day_first)


Language.factory("minutes_heading", default_config={"day_first": None}, func=create_heading)
