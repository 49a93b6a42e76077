"""Passages in running text, line by line: what of a line is a label, what its value, what a line of its own."""

import re
from dataclasses import replace

from minutes_miner.link.attendance import Part, promise, sentences
from minutes_miner.link.fields import is_known
from minutes_miner.link.kinds import data, fold_words
from minutes_miner.link.labels import divide, only_denies
from minutes_miner.link.sheets import attendance_columns, is_head, line_of_heads
from minutes_miner.pipeline.attendance.entries import (
    FEW,
    all_but_one,
    announces_agenda,
    is_own,
    is_unfinished,
    says_away,
    tells_of_one,
    tells_of_person,
    trimmed,
)
from minutes_miner.pipeline.attendance.labelled import Labelled
from minutes_miner.pipeline.attendance.labels import Labels
from minutes_miner.pipeline.attendance.list_ends import before_items
from minutes_miner.pipeline.attendance.roll import HEAD, Roll
from minutes_miner.pipeline.attendance.unlabelled import Unlabelled
from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.layout import Layout, Passage, fold

_NUMBER = re.compile(r"^\s*\d{1,3}(?:[./]\d{1,4})?(?:\s*[.)–-]?\s+|[.)])(?=[^\W\d])")
_GAP = re.compile(r"\S(?:\t| {3,})\s*\S")
_ITEM = re.compile(r"^\W*(?P<word>[^\W\d]{3,})\.?\s+\d{1,3}(?:[./]\d+)*\s*[:.–-](?:\s|$)")
_RUN = 25  # words of a line in which labels may have run together
_EMPTY_BOXES = ("[ ]", "[]", "☐")
_TICKED_BOXES = ("[x]", "[X]", "[✓]", "[✔]", "☑", "☒", "✓", "✔")


class Lines:
    """Reads the passages outside tables; `passages` are those that are nothing but names."""

    def __init__(self, layout: Layout, found: Findings, labels: Labels, roll: Roll) -> None:
        self.layout, self.labels, self.roll = layout, labels, roll
        self.unlabelled = Unlabelled(layout, found, labels, roll)
        self.labelled = Labelled(layout, found, labels, roll, self.unlabelled)
        self.passages: set[int] = set()
        self.item: int | None = None  # the number of the item that the open label stands in
        self.bullet: str | None = None  # its bullet

    def read(self, passage: Passage) -> None:
        """Takes what a passage says of who was there."""
        if passage.index >= HEAD:
            self.roll.in_head = False
        self.roll.asked = self.roll.asked or (
            self.roll.in_head and self.labels.opens_actions(self.layout.text_of(passage))
        )
        number = _number_of(passage)
        if number is not None and self.item is not None and number <= self.item:
            self.item = None  # the names of the list are numbered by themselves
        if self.roll.stretch is not None and self.item is not None and number == self.item + 1:
            self.roll.close()  # "1. Apologies" ends where "2. Declarations" begins
        if self.roll.stretch is not None and self.roll.stretch.valued and self._is_beside_label(passage):
            self.roll.close()  # "- Present: Ann, Ben" ends where "- Calendar" begins
        before = self.roll.stretch
        if self.roll.in_head and self.roll.stretch is None and self._is_sheet(passage):
            self.roll.open(Part(""))
        lines = self._lines(passage)
        known = len(self.roll.parts)
        taken = [self._line(line, passage, first=at == 0) for at, line in enumerate(lines)]
        if passage.marker in _EMPTY_BOXES and self._ticks():
            self.roll.parts[known:] = [replace(part, present=False) for part in self.roll.parts[known:]]
        if taken and all(taken):
            self.passages.add(passage.index)
        if self.roll.stretch is not before:
            self.item, self.bullet = number, passage.marker if number is None else None
        self.roll.headed = passage.kind == "heading"

    def _is_beside_label(self, passage: Passage) -> bool:
        """Whether a passage has the bullet of the item that the open label and its names stand in."""
        return self.bullet is not None and passage.marker == self.bullet and passage.kind == "list_item"

    def _ticks(self) -> bool:
        """Whether boxes are ticked for those who were there, so that an empty one stands before somebody who was not."""
        return any(passage.marker in _TICKED_BOXES for passage in self.layout.passages)

    def _lines(self, passage: Passage) -> list[str]:
        """The lines of a passage; in PDF and TXT they are joined, unless each is somebody's own."""
        raw = [trimmed(line) for line in self.layout.text[passage.start : passage.end].split("\n") if line.strip()]
        if self.layout.document.format == "docx" or len(raw) < 2:
            return raw
        if self.roll.sheet or (self.roll.waits and self.roll.is_sheet_head(raw[0])):
            return raw
        listed = self.roll.is_near
        if listed and 2 * sum(_GAP.search(line) is not None for line in raw) > len(raw):
            return raw
        if listed and (all(map(tells_of_one, raw)) or (len(raw) >= FEW and all_but_one(is_own, raw))):
            return raw
        lines: list[str] = []
        for line in raw:
            label = next(divide(line))[0]
            alone = bool(lines) and self.labels.meaning(lines[-1].strip(" :;")) in ("present", "away", "ends")
            if (
                lines
                and not alone
                and not (
                    (self.labels.meaning(label or line.strip(" :;")) in ("present", "away", "ends") or says_away(line))
                    and not is_unfinished(lines[-1])
                )
            ):
                lines[-1] = fold(f"{lines[-1]}\n{line}")
            else:
                lines.append(line)
        return lines

    def _line(self, line: str, passage: Passage, *, first: bool) -> bool:
        """Takes what a line says of who was there; whether it says nothing else."""
        if self.roll.sheet and is_head(line):
            self.roll.sheet.append(line)
            return True
        item_of_agenda = _ITEM.match(line)
        word = item_of_agenda["word"] if item_of_agenda else ""
        if item_of_agenda and not is_known(word) and self.labels.meaning(word) not in ("present", "away"):
            return self.labelled.open(line, "ends", passage)  # "MINUTE 1: OPENING"
        bare = _NUMBER.sub("", line) if first else line
        title = bare.strip(" :;.*_–-")
        meaning = self.labels.meaning(title)
        item = passage.kind == "list_item" or bool(passage.marker)
        if meaning is None and not item and self._heads_names(title, passage):
            meaning = "present"
        if meaning in ("office", "chair") and tells_of_person(title):
            meaning = None  # "Ann Lee – Chair"
        if meaning == "away" and any(part.text != ":" and promise(part.text)[1] for part in sentences(bare)):
            meaning = None  # "Apologies from Ann Lee"
        if meaning == "away" and _names_behind(bare):
            meaning = None  # "Apologies Mrs. M. Lee (Treasurer)"
        if meaning == "away" and only_denies(title) and not bare.rstrip().endswith((":", "：")):
            meaning = None  # "No questions from the audience"
        closed = self.roll.stretch is None or (
            self.roll.stretch.valued and not self.roll.stretch.open and meaning == "away"
        )
        if meaning and (not item or bare.rstrip().endswith(":") or closed) and not self.labelled.is_name(title):
            return self.labelled.open(title, meaning, passage)
        if announces_agenda(bare):
            return self.labelled.open(bare, "ends", passage)  # "The meeting covered the following agenda:"
        if self.labels.says_chair(bare):
            self.roll.close()
            self.unlabelled.tell(bare, passage)
            return False
        run = self.roll.in_head and len(bare.split()) > _RUN
        dashed = self.labels.dashed(bare) if run else None
        if dashed is not None:
            self.roll.parts.append(dashed)
            return False
        if self.labelled.take_body(bare):
            return True
        pieces = list(divide(self.labels.unglued(bare) if run else bare))
        if (pieces[0][0] == "" and len(pieces) == 1) or self.labelled.is_of_agency(bare):
            return self.unlabelled.take(bare, passage, item=item)
        agenda = bare[len(before_items(bare)) :]
        taken = [
            not (label and f"{label}:" in agenda and self.labels.meaning(label) not in ("present", "away"))
            and self.labelled.take(label, value, passage, item=item)
            for label, value in pieces
        ]
        if not any(taken):
            self.unlabelled.tell(bare, passage)
        elif not all(taken):
            for (label, value), done in zip(pieces, taken, strict=True):
                named = bool(label) and self.labels.meaning(label) is None
                if not done:
                    self.unlabelled.tell(f"{label}: {value}" if named else value, passage)
        return all(taken)

    def _heads_names(self, title: str, passage: Passage) -> bool:
        """Whether a word that heads columns of names stands above a list of entries: "Name"."""
        below = self.layout.passages[passage.index + 1 : passage.index + 1 + FEW]
        listed = len(below) == FEW and all(p.kind == "list_item" and p.cell is None for p in below)
        named = self.roll.in_head and fold_words(title) in data("sheet", "name")
        return named and listed and all(promise(self.layout.text_of(p))[2] == 1 for p in below)

    def _is_sheet(self, passage: Passage) -> bool:
        """Whether lines without a label are a sheet: heads for names and agencies with marks between them, and rows."""
        lines = [trimmed(line) for line in self.layout.text[passage.start : passage.end].split("\n") if line.strip()]
        heads = re.split(r"\s*(?:[|;\t]| / | {3,})\s*", lines[0]) if len(lines) > 1 else []
        roles = set((attendance_columns(heads) or {}).values())
        return {"name", "agency"} <= roles or line_of_heads(lines[0] if lines else "") == {"name", "present"}


def _names_behind(line: str) -> bool:
    """Whether a label without a colon has somebody behind it on its line."""
    label, value = next(divide(line))
    return bool(label and value) and promise(value)[1] > 0


def _number_of(passage: Passage) -> int | None:
    """The number of a numbered item."""
    digits = re.fullmatch(r"(\d{1,3})[.)]?", passage.marker or "")
    return int(digits[1]) if digits else None
