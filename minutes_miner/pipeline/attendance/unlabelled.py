"""Lines without a label of their own: names that go on below one, sentences that tell who came, lists that stand alone."""

import itertools
import re
from dataclasses import replace

from minutes_miner import lexicon
from minutes_miner.link.attendance import Part, promise, sentences
from minutes_miner.link.fields import is_known, is_name, is_office
from minutes_miner.link.folding import leaves_bracket_open
from minutes_miner.link.kinds import ACRONYM, TITLE, data, fold_words
from minutes_miner.link.listing import entries_of, is_prose
from minutes_miner.link.opening import says_who
from minutes_miner.link.opening import told as told_in_opening
from minutes_miner.link.sheets import is_head
from minutes_miner.pipeline.attendance.entries import (
    FEW,
    SURE,
    count_entries,
    is_long,
    is_said,
    is_talk,
    lists_below,
    may_be_cell,
    tells_of_one,
    tells_of_person,
)
from minutes_miner.pipeline.attendance.labels import LONGEST_LABEL, Labels
from minutes_miner.pipeline.attendance.list_ends import before_items
from minutes_miner.pipeline.attendance.roll import HEAD, Roll
from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.layout import Layout, Passage, fold

_OTHER_LABEL = re.compile(r"(?P<label>[^:,;]{2,40}?)\s*[:：](?=\s)")
_FIRST_OF = re.compile(r"\s*(?:1\s?[.)]|[-–•*])\s")  # the mark of the first entry, on the line of the label
_PIECE_END = re.compile(r"[,;،.]")
_NAMES = 5  # words of one person in a script without capitals
_SENTENCE = re.compile(r"[^,;:()]*[^\W\d_]{4}\.")  # no marks of a list, and a full stop
_LONG = 40  # words of a paragraph that is no list
_GLUED = re.compile(r"[a-z][A-Z]")
_OPENING = 10  # passages in whose sentences the names may stand without a label


class Unlabelled:
    """Takes the lines that no label opens."""

    def __init__(self, layout: Layout, found: Findings, labels: Labels, roll: Roll) -> None:
        self.layout, self.found, self.labels, self.roll = layout, found, labels, roll

    def take(self, text: str, passage: Passage, *, item: bool) -> bool:
        """Takes a text without a label; whether it says nothing but who was there."""
        label = _OTHER_LABEL.match(text)
        if label and self.labels.meaning(label["label"]) in ("chair", "ends"):
            return False
        told = list(sentences(text))
        names = [part for part in told if part.text != ":"]
        if told and not names:
            self.roll.open(replace(told[-1], text=""))
            return False
        if self._announces(text, passage):
            self.roll.open(Part(""))
            return False
        names = [part for part in names if self.roll.is_list(part.text) and not (part.present and is_talk(part.text))]
        opening = self._told_in_opening(text, passage) if self.roll.stretch is None or names else []
        if opening and count_entries(opening) >= count_entries(names):
            self.roll.parts += opening
            return False
        if names and (self.roll.is_near or passage.index < HEAD):
            for part in names:
                self.roll.take(part, valued=True)
            return True
        if self.roll.stretch is not None:
            if self._goes_on(text, passage, item=item):
                self.roll.stretch.items += item
                return self.roll.go_on(text)
            if not self.roll.stretch.valued and self.roll.tells_of_last(text):
                return True
            self.roll.close()
            if self.tell(text, passage):
                return False
            self._leave(text, passage)
            return False
        self._leave(text, passage)
        head = self.roll.in_head and self.roll.records and not self.roll.asked
        if head and self.found.zones[passage.index] != "agenda" and not is_said(text):
            self.roll.run = [] if self.roll.parts else self._run_from(passage, text)
            if self.roll.run:
                self.roll.open(Part(""))
                return self.roll.go_on(text)
            count, sure, likely = promise(text)
            title = (passage.index == 0 or passage.kind == "heading") and (text.isupper() or sure < count)
            if (
                not title
                and count >= FEW + 1
                and (sure >= 0.75 * count or (sure >= SURE * count and likely >= 0.9 * count))
            ):
                return self.roll.take(Part(text), valued=True)
        return False

    def tell(self, text: str, passage: Passage) -> bool:
        """Takes what the sentences of the opening tell of who was there, where no label does."""
        parts = self._told_in_opening(text, passage)
        self.roll.parts += parts
        return bool(parts)

    def _told_in_opening(self, text: str, passage: Passage) -> list[Part]:
        opening = self.roll.in_head and self.found.kind != "other" and passage.index < _OPENING
        if not opening or passage.kind == "heading" or self.found.zones[passage.index] == "agenda":
            return []
        told = told_in_opening(
            before_items(text), begun=bool(self.roll.parts), plain=passage.index > 0 and not self.roll.asked
        )
        return [part for part in told if not leaves_bracket_open(part.text)]  # "Hall 3 (others joined later)"

    def _announces(self, text: str, passage: Passage) -> bool:
        """Whether a sentence of the opening ends with a colon, and those who were there stand below it."""
        near = self.roll.in_head and self.found.kind != "other" and passage.index < _OPENING
        return near and text.rstrip().endswith(":") and says_who(text) and lists_below(self.layout, passage)

    def _goes_on(self, text: str, passage: Passage, *, item: bool) -> bool:
        stretch = self.roll.stretch
        assert stretch is not None
        if self.roll.run:
            return any(line.endswith(text) for line in self.roll.run)
        if stretch.valued and (stretch.open or self._is_cut(text)):
            stretch.open = True
            return True
        if stretch.valued and item and passage.bold and not _FIRST_OF.match(stretch.part.text):
            return False  # "4. Fees and boats", the first section behind "Present: Ann Lee, Ben Oh"
        if stretch.items >= FEW and not item:
            return False  # "Trustee Topics" behind "- Ann", "- Ben", "- Cleo"
        count, sure, likely = promise(text)
        if not stretch.valued and (self.roll.sheet or self.roll.is_sheet_head(text)):
            return not (self.roll.sheet and is_head(self.roll.sheet[0])) or may_be_cell(text)
        if stretch.valued and item and _FIRST_OF.match(stretch.part.text):
            return 0 < count == sure or bool(ACRONYM.match(text.strip(" .,;")))  # "Absent: 1. UNICEF", "2. DTI"
        if passage.kind == "heading" or passage.index in self.found.headings:
            begun = len(self.roll.parts) > self.roll.begun
            told = begun or not passage.marker or tells_of_one(text)
            ended = begun and not self.roll.headed and passage.kind == "heading" and not tells_of_one(text)
            if ended and not is_known(text) and not stretch.open:
                return False
            alike = not stretch.valued or (self.roll.is_like_last(count) and tells_of_one(text))
            return alike and count > 0 and sure == count and told
        if is_prose(text) and (sure * 2 < max(count, 1) or is_long(text) or _SENTENCE.fullmatch(text)):
            return False
        if stretch.valued and (item or self.roll.is_like_last(count)):
            return count > 0 and sure == count
        one = tells_of_one(text) or (count == sure == 1 and not is_prose(text))
        if stretch.valued and TITLE.match(text) and one and not is_long(text):
            return True
        if not stretch.valued or item:
            tells = len(text.split()) <= LONGEST_LABEL and is_office(text.split(",")[0])
            return tells or bool(count and 2 * (likely + item) >= count)
        return count > 1 and sure >= SURE * count

    def _is_cut(self, text: str) -> bool:
        """Whether a line begins with the rest of a name that the line above it broke off: "..., Danish Refugee", "Council, NRC"."""
        if not self.roll.parts:
            return False
        begun, rest = (_PIECE_END.split(line) for line in (self.roll.parts[-1].text, text))
        return is_known(f"{begun[-1].strip()} {rest[0].strip()}") and not is_known(rest[0].strip())

    def _run_from(self, passage: Passage, text: str) -> list[str]:
        """The lines from a text on of whom each is a person, as many as are no titles; [] where none begin there."""
        below = itertools.takewhile(lambda p: p.cell is None, self.layout.passages[passage.index :][:HEAD])
        raw = (fold(line) for p in below for line in self.layout.text[p.start : p.end].split("\n") if line.strip())
        own = itertools.dropwhile(lambda line: not line.endswith(text), raw)
        lines = list(itertools.takewhile(self._may_be_person, own))
        if len(lines) <= FEW:
            return []
        entries = entries_of("\n".join(lines))
        if len(entries) != len(lines):
            return []
        alone = [
            tells_of_person(line)
            or (e.has("person") and (e.has("agency") or (e.lone() == "person" and is_name(e.text))))
            for line, e in zip(lines, entries, strict=True)
        ]
        count = next((at for at, is_own in enumerate(alone) if not is_own), len(alone))
        return lines[:count] if count > FEW else []

    def _may_be_person(self, line: str) -> bool:
        if tells_of_person(line):
            return True
        if len(line.split()) > _NAMES + 1 or line.endswith(":") or is_prose(line):
            return False
        if ": " in line and not is_known(line.partition(":")[0]):
            return False  # "Type of call: Core group"
        folded = fold_words(line).split()
        if all(word in lexicon.common() for word in folded):
            return False  # "Main speakers"
        label = self.labels.words.label.find(line) or folded[-1] in data("attendance", "offices")
        return not label or bool(_GLUED.search(line))

    def _leave(self, text: str, passage: Passage) -> None:
        """The head ends, once somebody was named, at a heading or a paragraph that names nobody."""
        if not self.roll.parts or self.roll.stretch is not None:
            return
        if passage.kind == "heading" or passage.index in self.found.headings or len(text.split()) > _LONG:
            self.roll.in_head = False
