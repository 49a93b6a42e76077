"""The zones and sections of passages, walked in reading order.

Zones are the parts of minutes: "head", "attendance", "apologies", "agenda", "actions", "decisions", "review",
"next_meeting", "body". A zone begins at a label or heading that the lexicon knows and ends where its form ends.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from minutes_miner import lexicon
from minutes_miner.document import Table
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.findings import Findings, Label, TableReading, Title
from minutes_miner.pipeline.labels import NUMBERED, bracket_end, find_labels
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.party import is_party
from minutes_miner.pipeline.passages.blocks import Assigned
from minutes_miner.pipeline.passages.shape import (
    goes_on_below,
    heads_list,
    is_in_capitals,
    is_list_of_names,
    is_numbered_below,
    leaves_list,
    number_of,
    title_of,
)
from minutes_miner.pipeline.passages.title_labels import TOP, TitleLabels
from minutes_miner.pipeline.phrases import phrases_of
from minutes_miner.pipeline.sentences import is_told
from minutes_miner.pipeline.state_lines import reports_above
from minutes_miner.pipeline.states import answers_all, find_status, head_and_answer, is_state
from minutes_miner.pipeline.tables import is_list_of_items
from minutes_miner.pipeline.titles.numbers import numbers_of
from minutes_miner.pipeline.words import Words, key

ZONES = {
    "attendance": "attendance", "apologies": "apologies", "agenda": "agenda", "actions": "actions",
    "decisions": "decisions", "review": "review", "next_meeting": "next_meeting",
}  # fmt: skip


_DEEPEST = 6  # level of a heading that its style tells; deeper ones were told by their look
_OPENING = 2  # headings: with no more before it the next meeting is told at the top, and all else below it
_FEW = 6  # words of a line between two lists that is the title of the second
_SECTIONS = {"discussion", "aob", "ignore", "review", "actions", "decisions", "next_meeting"}
_TOLD = {"discussion", "aob", "ignore"}
_ACTING = frozenset(("actions", "decisions", "review"))
_ASIDE = frozenset(("responsible", "deadline", "status"))
_PEOPLE = frozenset(("attendance", "apologies"))
_LONG_VALUE = 30  # words: more than a fact of the head has
_AGENDA_SHARE, _AGENDA_WORDS = 0.35, 80  # of all words, and so many, are more than an agenda has
_LONG_ITEM = 18  # words: more than an item of an agenda has
_LONG = 60  # words: more than an action point has, and than a list of agencies that ends a zone


class Walker:
    """Walks passages in order and keeps the zone and the section that it is in."""

    def __init__(self, vocabulary: Words, layout: Layout, found: Findings, *, section: str | None = None) -> None:
        self.words, self.layout, self.found = vocabulary, layout, found
        self.labels = TitleLabels(vocabulary, layout)
        self.numbers = numbers_of(vocabulary)
        self._said = phrases_of(vocabulary, frozenset(found.languages) or None)
        self.zone, self.section = "body", section
        self.listed = False  # whether a list item of the zone has been seen
        self.lead_in = False  # the zone was opened inside the text, not by a heading: it ends with its list
        self.number: int | None = None  # of the last numbered heading
        self.given: dict[int, Assigned] = {}  # values whose labels stand further up
        self.opens = {title.passage: title for title in found.titles}
        self.titles: set[str] = set()  # of the agenda; a line that repeats one is a heading
        self.opening = 0  # the first passage behind the head
        self.valued = False  # the label that opened the zone had a value of its own
        self.acted = -1  # the last passage that told of an action
        self.bound = False  # whether that was an action behind a label, or what hangs on one
        self.level = 0  # of the heading that opened the zone; 0 where none did
        self.next_level = 0  # of the heading that tells of the next meeting, while what stands below it is read
        self.opener: Title | None = None  # the title that the section of the zone has

    def after_table(self) -> None:
        """A table ends a zone that was opened by a label."""
        if self.lead_in or self.zone in ("attendance", "apologies", "agenda"):
            self.zone = "body"

    def step(self, passage: Passage) -> None:
        """Sets the zone and the section of one passage."""
        text = self.layout.text[passage.start : passage.end]
        title = title_of(text[self._ordinal(passage, text) :])
        if passage.kind == "heading" and passage.level <= self.next_level:
            self.next_level = 0
        given = self.given.get(passage.index)
        if given is not None:
            self._give(given, passage, text)
            return
        if self.zone in _ACTING and self.labels.names_record(passage, self.opening, self._said):
            self.found.zones[passage.index] = "head"
            return
        if passage.index in self.found.hanging:
            self.found.zones[passage.index] = self.zone if self.zone in _ACTING else "actions"
            self.found.sections[passage.index] = self.section
            return
        if self._hangs(passage, text):
            self.acted, self.bound = passage.index, True
            self.zone = self.zone if self.zone in _ACTING else "body"
            self.found.zones[passage.index] = self.zone
            self.found.sections[passage.index] = self.section
            return
        if self._is_answered(passage, text):
            self.found.answered.add(passage.index)
        if part := self.found.parts.get(passage.index):
            self.zone, self.listed, self.lead_in = part.zone, False, True
            self.found.zones[passage.index], self.found.sections[passage.index] = self.zone, self.section
        else:
            self._step(passage, text, title)
        if self.next_level and self.zone == "agenda":
            self.found.next_agenda.add(passage.index)
        if passage.index in self.found.answered:
            self.zone, self.lead_in = "body", False
        if passage.index in self.opens:
            self.opener = self.opens[passage.index] if self.zone in _ACTING else None
        acts = any(label.passage == passage.index and label.value.strip() for label in self._labels_of_actions())
        self.bound = acts
        if acts or self.zone in _ACTING:
            self.acted = passage.index

    def _labels_of_actions(self) -> Iterator[Label]:
        """The last labels, as far as they tell of actions."""
        return (label for label in self.found.labels[-_FEW:] if label.meaning in _ACTING)

    def _hangs(self, passage: Passage, text: str) -> bool:
        """Whether a line below an action says only who, by when or how far: "Who: Ann Lee", "QUAND : 30/03".

        "Date: 5 May" is one only below the action itself or another such line.
        """
        name, colon, value = text.partition(":")
        role = self.words.column_names.find(name.strip(" *_-"), fuzzy=False) if colon and value.strip(" *_") else None
        if role not in _ASIDE or self.acted != passage.index - 1 or "\n" in text.strip():
            return False
        return self.bound or self.words.label.find(name.strip(" *_-"), fuzzy=False) != "date"

    def _step(self, passage: Passage, text: str, title: str) -> None:
        """The same for a passage that stands by itself."""
        opened = self.opens.get(passage.index)
        if opened is not None and self._is_task(opened):
            self._close(opened)
            opened = None
        if opened is not None and not opened.whole:
            self.zone, self.section, self.lead_in = "body", opened.text, False
        meaning = self.labels.whole_label(passage, title, in_agenda=self.zone == "agenda")
        acting = self.zone in _ACTING or passage.cell is not None
        if self._is_item_below_heading(passage) and meaning not in _ACTING:
            meaning = None  # "- Agenda:" is what a task is about there
        if meaning in _PEOPLE and acting and not text.rstrip().endswith(":") and title.isupper() and is_party(title):
            meaning = None  # "WHO" is somebody there
        found = self.found
        if meaning in _ACTING and self._ends_heads(passage):
            self.zone, self.lead_in = "body", False
            found.zones[passage.index], found.sections[passage.index] = "head", self.section
            return
        if meaning is not None:
            self._open(meaning, passage, title)
            found.zones[passage.index] = self.zone if meaning in ZONES else "head"
            found.sections[passage.index] = self.section
            return
        labels = [label for label in find_labels(text, self.words) if not self._is_for_all(text, label)]
        if labels and self.labels.titles_record(passage, text[labels[0][2] :]):
            labels = []
        if opened is not None:  # "7. Programme: entry into Uganda" is a title, no label
            labels = [label for label in labels if passage.start + label[1] >= opened.end]
        if self.zone == "agenda" and passage.kind == "list_item" and labels and labels[0][0] in _SECTIONS:
            labels = []  # "I. Updates: from the field" is an item of the agenda
        if labels and labels[0][0] == "agenda" and self._is_item_below_heading(passage):
            labels = []  # "- Agenda: Ann to send it"
        listed = self.zone in ("actions", "review") and bool(labels) and labels[0][0] in TOP | _PEOPLE
        if listed and (passage.kind == "list_item" or labels[0][1] > 0):
            labels = []  # "Coordination: send the form to all" is an action of a list
        if labels and (labels[0][1] == 0 or passage.kind != "heading"):
            self._labelled(passage, text, labels)
            return
        if (glued := self.labels.glued_title(text, self.zone)) is not None:
            self.zone, self.section = glued
            self.listed = self.lead_in = False
        elif self.zone in ("body", "actions") and self._hands_out(passage):
            self.zone, self.listed, self.lead_in = "actions", False, True
        elif self.zone in _ACTING and reports_above(self.layout, passage, self.words):
            pass  # "Done" below what was to be done
        elif self._is_heading(passage, title):
            if not self._is_subheading(passage):
                self.zone, self.section, self.lead_in = "next_meeting" if self.next_level else "body", title, False
                self.number = number_of(passage)
            found.headings.add(passage.index)
        elif self._ends_zone(passage, text):
            self.zone, self.lead_in = "body", False
        self.listed = self.listed or passage.kind == "list_item"
        if self.zone == "agenda" and len(title) > 3:
            self.titles.add(key(title))
        found.zones[passage.index] = self.zone
        found.sections[passage.index] = self.section

    def _ends_heads(self, passage: Passage) -> bool:
        """Whether a line is the last head of a table of talk that a converter emptied, and announces no list: "Item", "Discussion", "Action"."""
        above = self.layout.passages[passage.index - 1] if passage.index and passage.cell is None else None
        if above is None or above.kind == "list_item" or above.cell is not None:
            return False
        return self.words.column_names.find(self.layout.text_of(above).strip(" :*_"), fuzzy=False) == "discussion"

    def _is_for_all(self, text: str, label: tuple[str, int, int]) -> bool:
        """Whether a label of actions in one language is many in that of the document: "Todos: firmar el acta"."""
        meaning, start, end = label
        if meaning != "actions" or not text[end:].strip():
            return False
        return key(text[start:end].strip(" :")) in self._many

    @cached_property
    def _many(self) -> frozenset[str]:
        """Words for many people in the languages of the document."""
        spoken = (lexicon.load(f"words/{code}").get("agent", {}).get("group", ()) for code in self.found.languages)
        return frozenset(key(many) for group in spoken for many in group)

    def _ordinal(self, passage: Passage, text: str) -> int:
        """How many characters a number in words takes that a title opens with: "Firstly: ", "أولاً: "."""
        _, values, length = self.numbers.of_passage(passage, text)
        return length if any(scheme == "ordinal" for scheme, _ in values) else 0

    def _is_task(self, title: Title) -> bool:
        """Whether a title is that of a task: "1. UNHCR: share the map" below "Action points"."""
        if self.zone not in _ACTING or self._counts_on(title):
            return False
        name, colon, _ = title.text.partition(":")
        return is_party(title.text) or bool(colon and (is_party(name) or key(name) in self._many))

    def _close(self, title: Title) -> None:
        """Takes back a title that is none."""
        del self.opens[title.passage]
        self.found.titles.remove(title)

    def _counts_on(self, title: Title) -> bool:
        """Whether a title is numbered like the one that opened the zone: "3. TREES" behind "2. MATTERS ARISING"."""
        return title.number is not None and self.opener is not None and self.opener.number is not None

    def _is_answered(self, passage: Passage, text: str) -> bool:
        """Whether a text is a review and all that is told in it: "2. Matters arising: none", "Last actions – all done"; no list of
        bullets follows.
        """
        head, answer = head_and_answer(text)
        below = next(iter(self.layout.passages[passage.index + 1 : passage.index + 2]), None)
        listed = below is not None and below.kind == "list_item" and not re.search(r"\d", below.marker or "")
        told = bool(answer) and self.words.meaning_of(title_of(head)) == "review" and answers_all(answer, self.words)
        return told and (not listed or self.words.is_empty(answer))

    def _give(self, given: Assigned, passage: Passage, text: str) -> None:
        """A passage that is the value of a label which stands further up."""
        zone = ZONES.get(given.meaning, "head")
        if given.first:
            self.found.labels.append(Label(given.meaning, passage.index, text, passage.start))
        if given.meaning == "agenda":
            self.titles.add(key(title_of(text)))
        self.found.zones[passage.index] = zone
        self.zone, self.listed, self.lead_in, self.valued = "body", False, False, False

    def _open(self, meaning: str, passage: Passage, title: str) -> None:
        found = self.found
        if meaning == "agenda" and self.next_level:  # of the next meeting, not of this one
            found.headings.add(passage.index)
            self.zone, self.listed, self.lead_in = "agenda", False, False
            return
        heading = (
            passage.kind == "heading"
            or passage.bold
            or bool(NUMBERED.match(self.layout.text[passage.start : passage.end]))
            or passage.marker is not None
        )
        found.labels.append(Label(meaning, passage.index, "", passage.end, heading=heading))
        found.headings.add(passage.index)
        zone = ZONES.get(meaning, "body")
        announced = key(title) in self.titles
        self.level = passage.level if passage.kind == "heading" else 0
        self.number = number_of(passage)
        announces = self.layout.text_of(passage).endswith(":")
        self.lead_in = passage.kind != "heading" and (
            zone in ("actions", "decisions") or (zone == "review" and announces)
        )
        self.zone, self.listed, self.valued = zone, False, False
        if zone == "agenda":
            self.titles = set()
        if zone == "next_meeting" and len(found.headings) > _OPENING:
            self.next_level = self.level
        sentence = not heading and self.layout.text_of(passage).endswith(".")  # stands below the title of its section
        if (
            announced
            or (meaning in ("review", "aob") and not sentence)
            or (zone == "body" and meaning not in ("discussion", "ignore"))
        ):
            self.section = title

    def _labelled(self, passage: Passage, text: str, labels: Sequence[tuple[str, int, int]]) -> None:
        found = self.found
        ends = [start for _, start, _ in labels[1:]] + [len(text)]
        for (meaning, start, value_start), end in zip(labels, ends, strict=True):
            end = bracket_end(text, start, value_start, end)
            label = Label(
                meaning, passage.index, text[value_start:end], passage.start + value_start, zone=self.zone,
                name=text[start:value_start].strip(" :：-–"),
            )  # fmt: skip
            found.labels.append(label)
        meaning, _, value_start = labels[-1]
        zone = ZONES.get(labels[0][0]) or ("body" if self._tells(labels, text) else "head")
        found.zones[passage.index] = zone
        found.sections[passage.index] = self.section
        last_zone = ZONES.get(meaning)
        if last_zone and not text[value_start:].strip():
            self.zone, self.listed, self.lead_in, self.valued = last_zone, False, True, False
        elif last_zone in ("attendance", "apologies", "agenda", "review"):
            self.zone, self.listed, self.lead_in, self.valued = last_zone, True, True, True
        elif passage.kind == "heading":
            self.zone, self.section, self.lead_in = "body", title_of(text), False
        elif self.zone in ("attendance", "apologies", "agenda") and last_zone is None:
            self.zone = "body"

    def _tells(self, labels: Sequence[tuple[str, int, int]], text: str) -> bool:
        """Whether what stands behind a label is told, and no fact of the head: "Discussion: ...", "Chair: asked whether ..."."""
        return labels[0][0] in _TOLD or (len(labels) == 1 and len(text[labels[0][2] :].split()) > _LONG_VALUE)

    def _is_item_below_heading(self, passage: Passage) -> bool:
        """Whether a bullet stands in a list of actions that a heading has opened, whose level no bullet has."""
        bulleted = passage.kind == "list_item" and not re.search(r"\w", passage.marker or "")
        return self.zone in _ACTING and self.level > 0 and bulleted and not self.lead_in

    def _hands_out(self, passage: Passage) -> bool:
        """Whether a line above a list binds a party to what stands there: "NRC and SCI to:", "MoE will:"."""
        who = self._said.left_open(self.layout.text_of(passage)) if heads_list(self.layout, passage) else ""
        return bool(who) and is_party(who)

    def _is_subheading(self, passage: Passage) -> bool:
        """Whether a heading stands below the one that announced a list, and divides it: "By Friday", "UNHCR" below "Action items".

        A party that heads no list is a section of its own, as is one behind decisions or a review.
        """
        if passage.kind == "heading" and 0 < self.level < passage.level <= _DEEPEST:
            return self.zone in ("actions", "decisions", "review")
        return (
            self.zone == "actions"
            and heads_list(self.layout, passage)
            and is_party(title_of(self.layout.text_of(passage)))
        )

    def _is_heading(self, passage: Passage, title: str) -> bool:
        """A heading by its style, by the agenda, by its number, or because a short line stands out."""
        opened = self.opens.get(passage.index)
        if passage.index in self.found.tasks:
            return False
        if passage.kind == "heading" or key(title) in self.titles or (opened is not None and opened.whole):
            return True
        if self.zone == "agenda" and passage.kind == "list_item":
            return False
        if not title or len(title.split()) > 14 or title[-1] in ".;,":
            return False
        if self._is_numbered_title(passage, title) or self._leaves_review(passage, title):
            return True
        return (passage.bold or is_in_capitals(title)) and self.zone not in ("actions", "attendance", "apologies")

    def _leaves_review(self, passage: Passage, title: str) -> bool:
        """Whether a plain line behind the list of a review is the title of what is told below it: "Update on the north"."""
        if self.zone != "review" or not self.listed or passage.marker is not None or len(title.split()) > _FEW:
            return False
        after = self.layout.passages[passage.index + 1 : passage.index + 2]
        told = any(p.kind == "paragraph" and p.cell == passage.cell and self._is_told(p) for p in after)
        return (
            told
            and title[-1:].isalnum()
            and not title[:1].islower()
            and not is_party(title)
            and find_status(title, self.words) in (None, "in_progress")  # "Situation with the roads" may sound like one
            and not is_state(title, self.words)
            and not goes_on_below(self.layout, passage)
        )

    def _is_told(self, passage: Passage) -> bool:
        text = self.layout.text_of(passage)
        return text.endswith(".") or is_told(text)

    def _is_numbered_title(self, passage: Passage, title: str) -> bool:
        """ "1. Welcome" above a paragraph, "19/41 Falls": a number and a few words, with text below."""
        if self.opens or passage.cell is not None or len(title.split()) > 9:
            return False
        follows = self.number is not None and number_of(passage) == self.number + 1
        follows = follows or leaves_list(self.layout, passage)
        if self.zone in ("actions", "decisions", "review") and not follows:
            return False
        after = self.layout.passages[passage.index + 1] if passage.index + 1 < len(self.layout.passages) else None
        text = self.layout.text_of(passage)
        if re.match(r"\d{1,3}[/.]\d{1,4}\s+[^\W\d]", text):
            return True
        if self.zone in ("attendance", "apologies") and is_list_of_names(text):
            return False
        numbered = bool(passage.marker and re.search(r"\d|^\(?[IVX]+[.)]", passage.marker))
        return (
            numbered
            and passage.level <= 1
            and after is not None
            and (after.kind == "paragraph" or after.cell is not None or is_numbered_below(passage.marker, after))
        )

    def _is_addressed(self, text: str) -> bool:
        """Whether a line of a list says to whom what stands below it is addressed: "Au HCR :"."""
        return self.zone in _ACTING and text.rstrip().endswith(":") and around(self.words).is_addressed(text)

    def _ends_zone(self, passage: Passage, text: str) -> bool:
        listed = passage.kind == "list_item"
        size = len(text.split())
        party = self.zone == "actions" and is_party(title_of(text))
        if (party or self._is_addressed(text)) and heads_list(self.layout, passage):
            return False  # whose tasks come next
        if self.zone in ("actions", "decisions", "review") and self.lead_in:
            return not listed and (self.listed or size > _LONG)
        if self.zone == "review" and self.listed and not listed:
            after = self.layout.passages[passage.index + 1 : passage.index + 2]
            bulleted = any(p.kind == "list_item" and not re.search(r"\w", p.marker or "") for p in after)
            return size <= _FEW and text.strip()[-1:].isalnum() and bulleted
        if self.zone == "agenda":
            told = is_told(text) and text.rstrip().endswith(".")
            if listed:  # where all lines have bullets the agenda ends at the first that tells something
                return told and size > _LONG_ITEM
            return size > 25 or told or (self.listed and not goes_on_below(self.layout, passage))
        if self.zone in ("attendance", "apologies"):
            if (self.valued and not is_list_of_names(text)) or is_told(text):
                return True
            return size > 25 and text.count(",") + text.count(";") + text.count("\n") < size / 8
        return False


def open_long_agenda(layout: Layout, found: Findings) -> None:
    """What stands below "Agenda" is the body where it is much of the text: minutes that were typed into their agenda."""
    inside = [at for at, zone in enumerate(found.zones) if zone == "agenda"]
    words = [len(layout.text_of(passage).split()) for passage in layout.passages] if inside else []
    if sum(words[at] for at in inside) > max(_AGENDA_SHARE * sum(words), _AGENDA_WORDS):
        for at in inside:
            found.zones[at] = "body"


def lend_zone(reading: TableReading, zone: str, table: Table) -> None:
    """A table under the heading "Review of action points" is a review table, and so on."""
    if zone == "review":
        reading.review = True
    if zone in ("attendance", "apologies") and reading.purpose in ("other", "discussion", "agenda"):
        prose = any(is_told(fold(cell.text)) for row in table.rows for cell in row.cells)
        reading.purpose = reading.purpose if prose else "attendance"
    elif (
        zone in ("actions", "review") and reading.purpose in ("other", "agenda", "discussion") and not reading.head_rows
    ):
        reading.purpose = "actions"
    elif zone == "agenda" and (reading.purpose == "other" or is_list_of_items(table, reading)):
        reading.purpose = "agenda"
