"""Labels and the names behind them: which open a list, which end one, and which name somebody who is none of it."""

import re
from dataclasses import replace

from minutes_miner.link.attendance import (
    Part,
    behind_announcement,
    part_of,
    promise,
    sent_by,
    sentences,
    split_sentences,
)
from minutes_miner.link.company import is_organisation
from minutes_miner.link.fields import classify, is_known
from minutes_miner.link.kinds import ACRONYM, ARABIC, data, fold_words
from minutes_miner.link.labels import FROM
from minutes_miner.link.listing import entries_of, is_prose
from minutes_miner.pipeline.attendance.entries import FEW, SURE, is_plainly_list, lists_below
from minutes_miner.pipeline.attendance.labels import HEAD_LABELS, LONGEST_LABEL, Labels
from minutes_miner.pipeline.attendance.list_ends import list_alone
from minutes_miner.pipeline.attendance.roll import Roll
from minutes_miner.pipeline.attendance.unlabelled import Unlabelled
from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.layout import Layout, Passage

_TITLES = 8  # passages that titles and labels of the head take up
_ENDS = ("agenda", "actions", "review", "discussion", "decisions")
_SHORT = 3  # letters of a label ("Who") that is also the head of a column of owners
_NAMES = 5  # words of one person in a script without capitals


class Labelled:
    """Takes labels with what stands behind them."""

    def __init__(self, layout: Layout, found: Findings, labels: Labels, roll: Roll, unlabelled: Unlabelled) -> None:
        self.layout, self.found, self.labels, self.roll, self.unlabelled = layout, found, labels, roll, unlabelled

    def open(self, label: str, meaning: str, passage: Passage) -> bool:
        """Takes a label without a value, whose names stand below it; whether it opens a stretch of names."""
        self.roll.end_sheet()
        self.roll.run = []
        named = meaning in ("present", "away")
        if (self.roll.is_near and (named or meaning == "circle")) or (named and self._opens_far(label, passage)):
            self.roll.open(part_of(label, "", present=meaning != "away"))
            return True
        self.roll.stretch = None
        self._end_head(label, passage)
        return False

    def _opens_far(self, label: str, passage: Passage) -> bool:
        """Whether a label opens a list far from the others too: it names nothing else, or heads entries that are surely somebody."""
        sure = self.labels.is_of_attendance(label) and len(label) > _SHORT
        return sure or (passage.kind == "heading" and lists_below(self.layout, passage))

    def _end_head(self, label: str, passage: Passage) -> None:
        """The agenda and the discussion end the head, but a title that says "Minutes of the meeting" does not."""
        if self.labels.words.label.find(label) in _ENDS and (self.roll.parts or passage.index > _TITLES):
            self.roll.in_head = False

    def take(self, label: str, value: str, passage: Passage, *, item: bool) -> bool:
        """Takes a label with its value, or a value without a label; whether it says nothing but who was there."""
        if not label:
            return self.unlabelled.take(value, passage, item=item)
        meaning = self.labels.meaning(label)
        if not value.strip():
            return self._open_empty(label, meaning, passage)
        if meaning in ("present", "away"):
            return self._take_listed(label, value, present=meaning == "present")
        if meaning == "ends":
            self.roll.stretch = None
            self._end_head(label, passage)
            return False
        if not self.roll.is_near:
            return False
        if not self.roll.records or (meaning is None and self.found.zones[passage.index] == "agenda"):
            self.roll.stretch = None
            return False
        if meaning is None and self.take_body(f"{label}: {value}"):
            return True
        return self._take_of_circle(label, value, meaning)

    def _open_empty(self, label: str, meaning: str | None, passage: Passage) -> bool:
        """A label behind which nothing stands opens what it names, or ends the list."""
        last = label.rpartition(" ")[2]
        if meaning is None and last != label and self.labels.words.label.find(last, fuzzy=False) in HEAD_LABELS:
            meaning = "ends"  # "Monthly meeting Date"
        closed = self.roll.stretch is None
        if meaning is None and closed and self.roll.in_head and lists_below(self.layout, passage):
            meaning = "present"
        return self.open(label, meaning or "ends", passage) if meaning or closed else True

    def _take_listed(self, label: str, value: str, *, present: bool) -> bool:
        """Those behind a label that says that they were there, or were not."""
        whole = behind_announcement(value)
        value = list_alone(whole, self.labels.words)
        first, *rest = split_sentences(value) or [""]
        told = [part for part in sentences(first) if self.roll.is_list(part.text) and not first.startswith(part.text)]
        if told:  # "Apologies: Apologies were noted from ..."
            told += [part for sentence in rest for part in sentences(sentence)]
            taken = [self.roll.take(part, valued=True) for part in told]
            return all(taken)
        if self.labels.is_of_attendance(label):
            lists = self.roll.is_near or self.roll.promises(value, 2) or is_plainly_list(value)
        else:
            lists = self.roll.promises(value, 1)
        if lists:
            self.roll.take(part_of(label, value, present=present), valued=True)
            self.roll.stretch = self.roll.stretch if value == whole else None
        return lists

    def _take_of_circle(self, label: str, value: str, meaning: str | None) -> bool:
        """Those behind the name of a circle ("Board members"), an office, an organisation; other words end the list."""
        if self._names_enough(label, value, meaning):
            return self.roll.take(part_of(label, value), valued=True)
        count, sure, _ = promise(value)
        if meaning is None and self.roll.stretch is not None and count == 1 and sure == 1:
            entry = replace(self.roll.stretch.part, text=f"{label}: {value}")  # "CGT: Ann Lee"
            return self.roll.take(entry, valued=False)
        if meaning not in ("chair", "office"):
            self.roll.stretch = None
        return False

    def _names_enough(self, label: str, value: str, meaning: str | None) -> bool:
        """Whether a value behind such a label is people, as far as is asked of it."""
        count, sure, likely = promise(value)
        opened = self.roll.stretch is not None
        if meaning == "chair":
            return FROM.match(label) is not None and count > 0 and sure > 0
        if meaning == "office":
            unknown = self.labels.words.label.find(label) is None
            named = count > 0 and sure == count and (self.roll.waits or unknown)
            return named or (FROM.match(label) is not None and count > 0 and sure > 0)
        enough = FEW if meaning is None else 1 if opened else 2
        begins = re.split(r"[,;\n]", value)[:FEW]  # "Integration: A and B are covered by WFP, therefore ..."
        tells = meaning is None and any(map(is_prose, begins))
        if not tells and count >= enough and sure >= SURE * count:
            return True
        people = meaning == "circle" and fold_words(label) in data("attendance", "people")
        if people and count >= FEW and likely == count:
            return True  # "Board members: Carter, Dunn, Ellery"
        if FROM.match(label) and count and sure:
            return True
        return meaning == "circle" and count > 0 and opened

    def is_of_agency(self, line: str) -> bool:
        """Whether a line of an open list is an agency with its persons behind a colon: "WHO: Ann Lee, Ben Oh"."""
        if not self.roll.waits:
            return False
        name, colon, rest = line.partition(":")
        if colon and ARABIC.match(name) and len(name.split()) < LONGEST_LABEL and self.labels.meaning(name) is None:
            return 0 < max(len(piece.split()) for piece in re.split("[،,(]", rest)) <= _NAMES  # no capitals tell
        if not (colon and rest.strip() and ACRONYM.match(name.strip()) and is_known(name.strip())):
            return False
        count, _, likely = promise(rest)
        return 0 < count == likely and not any(e.lone() in ("agency", "acronym") for e in entries_of(rest))

    def take_body(self, line: str) -> bool:
        """Takes the persons behind the body that sent them: "NIVAL: Tom Aas (coordinator), Ina Moe"; whether a line tells that."""
        label, colon, value = line.partition(":")
        stretch = self.roll.stretch
        sent = sent_by(line) if self.roll.waits and self.labels.meaning(label) is None else None
        if stretch is not None and sent is not None:
            self.roll.end_sheet()
            self.roll.parts.append(replace(stretch.part, entries=sent.entries))
            return True
        last = label.split()[-1:]
        if (
            not colon
            or not last
            or last[0][0].islower()
            or not self.roll.is_near
            or not (stretch or self.roll.parts)
            or is_known(label)
        ):
            return False
        count, sure, likely = promise(value)
        body = (label.isupper() and len(label) > _SHORT) or is_organisation(classify(label))
        persons = not any(entry.has("agency", "acronym") or is_prose(entry.text) for entry in entries_of(value))
        if not (body and persons and 1 < count == likely and sure and self.labels.meaning(label) is None):
            return False
        part = stretch.part if stretch else Part("")
        return self.roll.take(replace(part, text=value.strip(), agency=label.strip(), persons=True), valued=False)

    def is_name(self, title: str) -> bool:
        """In a list a word that is also a label ("Coordination") is an entry of it."""
        away = self.roll.stretch is not None and not self.roll.stretch.part.present
        if away and title.isupper() and " " not in title and title.endswith("S"):
            return False  # "OFFICERS", who were there again
        return (
            self.roll.stretch is not None
            and not self.roll.stretch.valued
            and self.labels.meaning(title) in ("office", "circle")
        )
