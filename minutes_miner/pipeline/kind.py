"""What kind of document it is: minutes, a presentation, a work plan, or something that records no meeting.

Evidence for each kind is counted and the reasons are kept, so that the warning of a document without action points
says why. Whether it records a meeting at all is learned (`python -m minutes_miner.training.kinds`) from that evidence and from
the words: notes of a meeting often have no title, no list of who was there and no labels, but tell who said and promised what.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner import lexicon
from minutes_miner.pipeline.bag import Bag, Classifier
from minutes_miner.pipeline.findings import Findings, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout
from minutes_miner.pipeline.mere_agenda import is_mere_agenda
from minutes_miner.pipeline.phrases import phrases_of
from minutes_miner.pipeline.sentences import is_told
from minutes_miner.pipeline.words import Words, key, words
from minutes_miner.records import DocumentKind

LABELS = ("record", "other")
_HEAD_PASSAGES = 14
# from which a document records no meeting: where it looks like slides or a dashboard and like no minutes, where its title says so, where
# the counted evidence says so, and where that says it does. Minutes that are refused are lost whole, so it takes much to refuse
# what calls itself minutes
_OTHER_SLIDES, _OTHER_TITLE, _OTHER, _OTHER_TOLD = 0.25, 0.35, 0.5, 0.69
_TYPED = 4  # what typed text must have of what makes slides: notes in outline have much of it
_SLIDES = 2  # what counts as looking like slides
_TITLED = 3  # what a title counts that says it is something else
_FORM = 20  # what an empty form counts
_MOST_TITLE_WORDS = 40
_TITLES = 6  # texts at the top whose words tell most
_STEPS = 8  # of a count of evidence
_OFTEN = 250  # once in so many words a word is a habit of the text
_IN_HEAD = {"chair", "minute_taker", "date", "time", "place", "start_time", "end_time"}
_TITLE_WORDS, _LONGEST_TITLE = 25, 300  # words, characters
_OPENING = 90  # characters in which a line says who is to do what
_LAST = 8  # passages at the end that may say when it ended
_WAITING = 4  # places to fill that make a form
_PLACEHOLDER = re.compile(
    r"(?=[\[<_.…dj])(?:(?<!\])\[[^\]\d][^\]]{2,80}\](?![\[(:])|<[^<>@]{3,40}>|_{4,}|\.{6,}|…{3,}|\b(?:dd|jj)[/. -]mm)",
    re.IGNORECASE,
)
_RUN_ON = 14  # words of a title behind which a date ends it, where the text runs on in its line
_INLINE = re.compile(
    r"((?:[^\W\d_][\w'’/-]*\s+){0,2}[^\W\d_][\w'’/-]*)\s?:\s"
)  # at most three words that may be a label
_HEAD_SIZE = 800  # characters of a text of the head in which labels may stand
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th|er|[ºª])?\b.*(?:19|20)\d\d|(?:19|20)\d\d\W\d{1,2}\W\d{1,2}|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)  # in a title, hardly anything but one
_SLIDE_WORDS = 30  # at most, in any paragraph of a slide
_COUNTED = re.compile(r"\b\d{1,3}\s+([^\W\d_]+)")
_MANY_PERIODS = 6  # of a plan without a table


class Kind:
    """Sets `kind` and `version` of the findings. Without weights the counted evidence decides alone."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self.classifier = Classifier(LABELS)
        self._chaired = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['chaired_by'])})\s+\w", re.IGNORECASE)
        self._following = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['next_meeting'])})\b")
        self._met = re.compile(
            rf"\b(?:{'|'.join((*vocabulary.pattern['meeting'], *vocabulary.pattern['call']))})\b", re.IGNORECASE
        )
        self._ended = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['ended'])})")
        self._period = re.compile(rf"\b(?:{vocabulary.either('pattern', 'period')})\w*\b", re.IGNORECASE)
        self._plan_head = re.compile(rf"\b(?:{vocabulary.either('pattern', 'plan_head')})")
        unread = lexicon.load("unread")["minutes"]["titles"]
        self._minutes = (*vocabulary.cue["minutes"], *map(key, unread))
        self._thanks = re.compile(rf"\b(?:{vocabulary.either('pattern', 'thanks')})\b")

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        evidence = self.evidence(layout, found)
        found.kind = self._counted(evidence)
        if self.classifier:
            found.kind = self._learned(found.kind, evidence)
        if found.kind == "minutes" and not evidence.called and is_mere_agenda(layout, found, self.words):
            found.kind = "other"
        if found.kind == "other":
            found.warn("not-minutes", _why_other(evidence.minutes, evidence.other, found))
        found.version = self._version(evidence.head, layout)
        return doc

    def evidence(self, layout: Layout, found: Findings) -> "Evidence":
        """What speaks for each kind."""
        head = self._head_text(layout, found)
        inline = self._inline(head)
        attended = found.label("attendance", "apologies") is not None or "attendance" in inline
        listed = attended and any(_DAY.search(text) for text in filter(_is_short, head[:_TITLES]))
        return Evidence(
            head=head,
            minutes=self._minutes_score(head, inline, layout, found) + listed,
            slides=_slide_score(layout, found, self._thanks),
            plan=self._plan_score(head, layout, found),
            other=self._other_score(head, layout, found),
            attended=attended,
            listed=listed,
            called=self._calls_itself(head),
            dated=any(self._met.search(text) and _DAY.search(text) for text in filter(_is_short, head[:_TITLES])),
            tasks=self._hands_out(layout, found),
            named=tuple(
                sorted(
                    {f"#label={label.meaning}" for label in found.labels}
                    | {f"#table={reading.purpose}" for reading in found.tables.values()}
                )
            ),
            words=Counter(key(layout.text).split()),
        )

    def _hands_out(self, layout: Layout, found: Findings) -> bool:
        """Whether a line or an item says who is to do what: "Ben to ring the bank"."""
        phrases = phrases_of(self.words, frozenset(found.languages))
        openings = (layout.text[p.start : min(p.end, p.start + _OPENING)] for p in layout.passages)
        return any(phrases.hands_out(text) for text in openings)

    def _counted(self, seen: "Evidence") -> DocumentKind:
        attended = 2 * seen.attended  # slides do not list who was there
        if seen.plan >= 4 and seen.plan > seen.minutes and seen.slides < 4:
            return "workplan"
        if (seen.slides >= 3 and not attended and seen.minutes <= 3 and seen.other < 3 and not seen.called) or (
            seen.slides >= 4 and seen.slides >= seen.minutes - 1 + attended
        ):
            return "presentation"
        if seen.minutes >= 3 and seen.minutes > seen.other:
            return "minutes"
        return "workplan" if seen.plan >= 3 else "other"

    def _learned(self, counted: DocumentKind, seen: "Evidence") -> DocumentKind:
        """A record of a meeting or none by what was learned; of which kind, by what was counted."""
        ((_, other),) = self.classifier.probabilities([seen.bag()])
        told = counted != "other" or seen.minutes or seen.dated or seen.tasks
        cut = _OTHER_TITLE if seen.other >= _TITLED and not seen.called else _OTHER_TOLD if told else _OTHER
        if counted == "other" and seen.slides >= _SLIDES and not seen.attended:
            cut = _OTHER_SLIDES
        if other >= cut or seen.other >= _FORM:
            return "other"
        return "minutes" if counted == "other" else counted

    def _head_text(self, layout: Layout, found: Findings) -> list[str]:
        in_tables = {
            p.index for p in layout.passages if p.cell and found.tables[p.cell.table].purpose not in ("head", "other")
        }
        texts = [
            layout.text_of(p)
            for p in layout.passages[:_HEAD_PASSAGES]
            if p.kind != "list_item" and found.zones[p.index] in ("body", "head") and p.index not in in_tables
        ]
        texts += [block.text for block in layout.document.furniture[:4]]
        texts.append(re.sub(r"[_\-.]+", " ", PurePath(layout.document.path).stem))
        texts.append(layout.document.title or "")
        return texts

    def _calls_itself(self, head: list[str]) -> bool:
        """Whether a line at the top calls the document minutes; a sentence about minutes does not."""
        titles = [*filter(_is_short, head), *map(_run_on_title, head[:1])]
        return _names_any(titles, self._minutes)

    def _inline(self, head: list[str]) -> set[str]:
        """The meanings of labels inside of the texts at the top: "Meeting of 3 May Chair: UNHCR Present: UNICEF, SCI"."""
        ends = (match[1].split() for text in head[:_TITLES] for match in _INLINE.finditer(text[:_HEAD_SIZE]))
        told = (" ".join(end[at:]) for end in ends for at in range(len(end)))
        return {meaning for name in told if (meaning := self.words.label.find(name, fuzzy=False))}

    def _minutes_score(self, head: list[str], inline: set[str], layout: Layout, found: Findings) -> int:
        score = 3 if self._calls_itself(head) else 0
        listed = {n for n, reading in found.tables.items() if reading.purpose == "actions"}
        cells = {label.passage: layout.passages[label.passage].cell for label in found.labels}
        meanings = {  # "5 minutes" in a column of time limits names no minute taker
            label.meaning
            for label in found.labels
            if label.meaning not in _IN_HEAD or not ((cell := cells[label.passage]) and cell.table in listed)
        } | inline
        ending = " ".join(key(layout.text_of(p)) for p in layout.passages[-_LAST:])
        score += 1 if self._ended.search(ending) else 0
        score += 1 if "next_meeting" not in meanings and self._following.search(ending) else 0
        purposes = {reading.purpose for reading in found.tables.values()}
        counted = "attendance" in {  # "39 participants from: ..."
            self.words.label.find(match[1], fuzzy=False) for text in head for match in _COUNTED.finditer(text)
        }
        score += 2 if counted or "attendance" in meanings or "attendance" in purposes else 0
        score += 2 if "apologies" in meanings else 0
        score += 1 if "agenda" in meanings else 0
        score += 2 if meanings & {"actions", "decisions"} or "actions" in purposes else 0
        score += 1 if meanings & {"chair", "minute_taker"} else 0
        score += 2 if any(self._chaired.search(text) for text in head) else 0
        score += 1 if meanings & {"place", "time", "date_time", "date_place", "start_time"} else 0
        score += 1 if meanings & {"date"} else 0
        score += 1 if meanings & {"review", "next_meeting", "aob"} else 0
        return score

    def _other_score(self, head: list[str], layout: Layout, found: Findings) -> int:
        titles = [text for text in head[:4] + head[-2:] if not is_told(text)]
        score = 3 if _names_any(titles, self.words.cue.get("not_minutes", ())) else 0
        score += _FORM if _is_form(layout, self.words) else 0
        if not any(label.meaning in ("attendance", "apologies", "actions", "decisions") for label in found.labels):
            score += 2 if not any(r.purpose in ("actions", "attendance") for r in found.tables.values()) else 0
        return score

    def _plan_score(self, head: list[str], layout: Layout, found: Findings) -> int:
        tables = [
            t for n, t in layout.tables.items() if found.tables[n].purpose == "actions" and not found.tables[n].review
        ]
        inside = sum(len(t.text) for t in tables)
        share = inside / max(len(layout.text), 1)
        planned = bool(tables) or len(self._period.findall(layout.text)) >= _MANY_PERIODS
        named = _names_any(head, self.words.cue.get("workplan", ()))
        score = 3 if planned and named else 0  # minutes may be of a workshop on the plan
        score += 2 if share > 0.7 else 0
        heads = " ".join(key(h) for n in found.tables for row in found.tables[n].heads.values() for h in row.values())
        score += 2 if self._plan_head.search(heads) and tables else 0
        if any(label.meaning in ("attendance", "apologies") for label in found.labels):
            score -= 4
        periods = sum(len(self._period.findall(t.text)) for t in tables)
        return score + (1 if periods >= 3 else 0)

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The weights, where there are any."""
        self.classifier.to_disk(path)

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "Kind":
        """The weights, where there are any."""
        self.classifier.from_disk(path)
        return self

    def _version(self, head: list[str], layout: Layout) -> str | None:
        for version in ("corrected", "draft", "final"):
            entries = self.words.cue.get(version, ())
            for text in head:
                folded = f" {key(text)} "
                if len(text) < 120 and any(f" {entry} " in folded for entry in entries):
                    return version
        return None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each kind: counts, the texts of the head (file name and title last), labels and tables, words with their number;
    `listed`: whether a day at the top tells when those came who are listed.
    """

    head: list[str]
    minutes: int
    slides: int
    plan: int
    other: int
    attended: bool
    listed: bool
    called: bool
    dated: bool
    tasks: bool
    named: tuple[str, ...]
    words: Counter[str]

    def bag(self) -> Bag:
        """The same as features to learn from."""
        counts = {"minutes": self.minutes, "slides": self.slides, "plan": self.plan, "other": self.other}
        total = self.words.total()
        return (
            *(f"#{name}>={step}" for name, count in counts.items() for step in range(1, min(count, _STEPS) + 1)),
            *self.named,
            *(["#called"] if self.called else []),
            *(["#dated"] if self.dated else []),
            *(["#listed"] if self.listed else []),
            *sorted({f"<{word}" for text in self.head[:_TITLES] for word in key(text).split()[:_MOST_TITLE_WORDS]}),
            *sorted(self.words),
            *sorted(f"{word}++" for word, count in self.words.items() if count > 1 and count * _OFTEN > total),
        )


def _is_form(layout: Layout, vocabulary: Words) -> bool:
    """Whether it is an empty form: several places that wait to be filled ("[name]", "dd/mm/yyyy"), and hardly a text without."""
    texts = [layout.text_of(p) for p in layout.passages]
    places = [
        place[0] for text in texts if (place := _PLACEHOLDER.search(text)) and not _is_tag(text, place, vocabulary)
    ]
    if sum(place != places[0] or place[0] not in "[<" for place in places) < _WAITING - 1:
        return False  # the same words in brackets each time: what a web page writes for addresses that it hides
    return len(places) >= _WAITING and len(places) * 4 >= len(texts)


def _is_tag(text: str, place: "re.Match[str]", vocabulary: Words) -> bool:
    """Whether words in brackets open a text and tell what it is or how far, or who speaks in a chat: "[Decision] Fees stay",
    "[open] Ann to call", "19:04 <ann> hello".
    """
    if text[: place.start()].strip(" -*•:.0123456789") or not text[place.end() :].strip():
        return False
    if place[0][0] == "<":
        return True
    name = place[0].strip("[]<>").partition(":")[0]
    told = key(name) in vocabulary.states or key(name) in vocabulary.cue["information"]
    return told or vocabulary.label.find(name, fuzzy=False) in ("actions", "decisions")


def _names_any(texts: Iterable[str], entries: Collection[str]) -> bool:
    """Whether one of the entries stands in a text that is no long paragraph."""
    padded = [f" {key(text)} " for text in texts if len(text) < _LONGEST_TITLE]
    return any(f" {entry} " in text for text in padded for entry in entries)


def _is_short(text: str) -> bool:
    """Whether a text at the top is short enough for a title."""
    return len(text.split()) <= _TITLE_WORDS


def _run_on_title(text: str) -> str:
    """What stands in front of the year of a date in the first words of a text that runs on behind its title; else nothing."""
    first = text.split()[:_RUN_ON]
    dated = next((at for at, word in enumerate(first) if _YEAR.search(word.rstrip(".,;:"))), 0)
    return " ".join(first[:dated])


def _slide_score(layout: Layout, found: Findings, thanks: "re.Pattern[str]") -> int:
    """Landscape pages, headings that come again and again, and little text between them."""
    pages = layout.document.pages
    score = 0
    if pages:
        wide = sum(1 for page in pages if page.width > page.height * 1.15)
        thin = sum(1 for page in pages if page.characters < 900)
        score += 3 if wide * 2 > len(pages) and thin * 2 > len(pages) and len(pages) > 2 else 0
        score -= 3 if not wide else 0  # upright pages are no slides
    headings = Counter(key(layout.text_of(p)) for p in layout.passages if p.index in found.headings and p.cell is None)
    repeated = sum(count - 1 for title, count in headings.items() if count > 1 and len(title) > 3)
    score += 2 if repeated >= 3 else 0
    body = [p for p in layout.passages if p.cell is None]
    bullets = sum(1 for p in body if p.kind == "list_item")
    words_each = sum(len(layout.text_of(p).split()) for p in body) / max(len(body), 1)
    heads = sum(headings.values())
    score += 1 if len(body) > 20 and bullets * 2 > len(body) and words_each < 12 else 0
    score += 1 if len(body) > 20 and heads * 12 > len(body) and words_each < 12 else 0
    longest = max((len(layout.text_of(p).split()) for p in body), default=0)
    score += 1 if len(body) > 20 and heads * 12 > len(body) and longest <= _SLIDE_WORDS else 0
    ending = " ".join(key(layout.text_of(p)) for p in layout.passages[-6:])
    score += 1 if thanks.search(ending) else 0
    return min(score, _SLIDES) if layout.document.format == "txt" and score < _TYPED else score


def _why_other(minutes: int, other: int, found: Findings) -> str:
    missing = []
    meanings = {label.meaning for label in found.labels}
    if "attendance" not in meanings:
        missing.append("no attendance list")
    if not meanings & {"actions", "decisions", "review"}:
        missing.append("no action points")
    if "agenda" not in meanings:
        missing.append("no agenda")
    if minutes < 3:
        missing.append("nothing that calls it minutes")
    return f"Not taken as the record of a meeting: {', '.join(missing) or 'another kind of document by its title'}."


def create_kind(nlp: Language, name: str) -> Kind:
    """The component, made by spaCy from the config."""
    return Kind(words())


Language.factory("minutes_kind", func=create_kind)
