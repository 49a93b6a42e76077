"""Short lines of notes that name who is to do something without words that bind: "Repair of the bench: Rita, 8 April".

The owner closes the line behind a mark ("lock (Rita)", "bank >> JM", "rope RC!!"), or opens it or its last part ahead of a bare
verb ("JM ringing the diver", "seeds - rita ordering").
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from minutes_miner.link.kinds import kind_of
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.candidates import is_outside
from minutes_miner.pipeline.layout import Passage, fold
from minutes_miner.pipeline.taking import Unit, Way
from minutes_miner.pipeline.words import key

_ARROW = re.compile(r"\s*(?:>>+|=+>|-+>|→|⇒)\s*|\s=\s")
_MARK = re.compile(rf"(?P<arrow>{_ARROW.pattern})|\s+[-–—]+\s+|\s*:\s+|\s*[(\[]")
_PARTS = re.compile(r"\s*[,;]\s*|\s+[-–—]\s+")
_END = " .!?)]"
_LAST = re.compile(r"(?P<before>[^\W\d_][\w’'-]*)\s+(?P<who>[A-Z]{2,4})$")
_MOST = 14  # words of such a line
_FEW = 6  # words of a line that only initials close
_MOST_TASK = 9  # words of what is to be done
_MOST_WHO = 5  # words of who is to do it
_CERTAIN = 0.8
_SEVERAL = 2  # lines of the same kind side by side


class Owned(NamedTuple):
    """Who is to do what a line tells, when, and whether the line alone is enough to tell that it is a task."""

    who: str
    when: str
    sure: bool


class OwnedLines(Way):
    """Takes the lines of a section that name a task and its owner."""

    def take(self) -> None:
        """Lines outside tables, lists of actions and reviews; those that are less sure where several stand side by side."""
        for _, run in groupby(self.layout.passages, key=self._place):
            told = [(passage, owned) for passage in run if (owned := self._owned_of(passage))]
            for passage, owned in told:
                if owned.sure or len(told) >= _SEVERAL:
                    self._take(passage, owned)

    def _place(self, passage: Passage) -> tuple[str | None, bool]:
        return self.found.sections[passage.index], passage.kind == "list_item"

    def _owned_of(self, passage: Passage) -> Owned | None:
        at = passage.index
        free = at not in self.taking.taken and at not in self.found.headings and at not in self.found.agenda_passages
        if not free or passage.cell is not None or self.found.zones[at] != "body":
            return None
        if is_outside(passage, self.layout, self.found) or self._has_points(passage):
            return None
        return self.find(self.layout.text_of(passage), listed=passage.kind == "list_item")

    def _has_points(self, passage: Passage) -> bool:
        """Whether deeper items stand below a passage, which then is their title."""
        below = self.layout.passages[passage.index + 1 : passage.index + 2]
        return any(
            after.kind == "list_item" and after.level > passage.level and after.index not in self.found.headings
            for after in below
        )

    def _take(self, passage: Passage, owned: Owned) -> None:
        unit = Unit(passage.start, passage.end, self.layout.text_of(passage), passage)
        draft = self.taking.in_section(self.taking.draft(unit, "list", certainty=_CERTAIN), passage)
        draft.responsible_cell, draft.deadline_cell, draft.sure = owned.who, owned.when, True
        self.taking.keep(draft, unit)

    def find(self, text: str, *, listed: bool) -> Owned | None:
        """Who is to do what a line tells; None where it tells no task with its owner."""
        line = fold(text).rstrip(_END)
        if len(line.split()) > _MOST or re.search(r"[^\W\d_]{3}[.!?]\s", line):
            return None
        return self._closed(line) or ((self._noted(line) or self._initialled(line)) if listed else None)

    def _closed(self, line: str) -> Owned | None:
        """Owner and day behind a mark: "Repair of the bench: Rita, 8 April", "lock (Rita)", "bank >> JM"."""
        for mark in _MARK.finditer(line):
            task, tail = line[: mark.start()], line[mark.end() :]
            parts = [part for part in _PARTS.split(tail) if part.strip(_END)]
            kinds = [self._kind(part) for part in parts]
            if "who" not in kinds or "text" in kinds or not self._is_task(task):
                continue
            who, when = (
                ", ".join(p for p, kind in zip(parts, kinds, strict=True) if kind == k) for k in ("who", "when")
            )
            sure = bool(when) or mark["arrow"] is not None or self._names_deed(task)
            return Owned(who, when, sure)
        return None

    def _noted(self, line: str) -> Owned | None:
        """A bare verb behind its owner, at the begin or behind a mark: "JM ringing the diver", "seeds - rita ordering"."""
        if self._tells.search(line):
            return None
        starts = [0, *(mark.end() for mark in _MARK.finditer(line))]
        for start in starts[:2]:
            for who, verb in self._openings(line[start:]):
                if self._doing.fullmatch(verb) or self.grammar.part(key(verb)) == "V":
                    return Owned(who, "", True)
        return None

    def _openings(self, text: str) -> Iterator[tuple[str, str]]:
        """Persons of the document that open a text, with the word behind them."""
        words = text.split()
        for count in range(min(_MOST_WHO, len(words) - 1), 0, -1):
            who = " ".join(words[:count])
            if self._is_person(who):
                yield who, words[count].strip(".,;:!?")

    def _initialled(self, line: str) -> Owned | None:
        """Initials as the last word of a few: "rope RC"."""
        last = _LAST.search(line) if len(line.split()) <= _FEW else None
        if last is None or not self.teller.known.is_initials(last["who"]):
            return None
        tied = around(self.words).no_verb.match(last["before"]) or key(last["before"]) in self.words.small
        return None if tied else Owned(last["who"], "", True)

    def _kind(self, part: str) -> str:
        part = part.strip(_END)
        if self._is_person(part) or (self.teller.is_surely_who(part) and kind_of(part) != "group"):
            return "who"
        return "when" if self.teller.kind(part) == "when" else "text"

    def _is_person(self, text: str) -> bool:
        """Whether a text is nothing but persons of the attendance list, in whatever letters: "joe + rita"."""
        parts = [part.strip(_END) for part in self._and.split(text)]
        return all(part and self.teller.known.is_person(part) for part in parts)

    def _is_task(self, text: str) -> bool:
        """Whether words before a mark may name a task: no label, no office, nobody, no sentence."""
        few = 0 < len(text.split()) <= _MOST_TASK and text[-1:].isalnum()
        named = self.words.label.find(text, fuzzy=False) or kind_of(text)
        return (
            few
            and not named
            and self.teller.kind(text) == "text"
            and not self.grammar.is_agent(text)
            and not self._binds(text)
        )

    def _binds(self, text: str) -> bool:
        return self.grammar.find(text) is not None

    def _names_deed(self, task: str) -> bool:
        """Whether a task opens with a verb or noun that names a deed, or is needed: "Repair of the bench", "need new rope"."""
        acts = " " in task and (self.grammar.starts_with_verb(task) or bool(self.grammar.hint(task)))
        return acts or self._deed.match(task) is not None

    @cached_property
    def _tells(self) -> "re.Pattern[str]":
        """A word with which something is told: "Joe reporting for the club *said* ..."."""
        return re.compile(rf"\b(?:{self.words.either('commitment', 'past', 'finite')})\b", re.IGNORECASE)

    @cached_property
    def _deed(self) -> "re.Pattern[str]":
        return re.compile(rf"(?:{self.words.either('owned', 'deeds')})(?!\w)", re.IGNORECASE)

    @cached_property
    def _doing(self) -> "re.Pattern[str]":
        return re.compile(self.words.either("owned", "doing"), re.IGNORECASE)

    @cached_property
    def _and(self) -> "re.Pattern[str]":
        return re.compile(rf"\s*[/&+,]\s*|\s+(?:{self.words.either('around', 'and')})\s+", re.IGNORECASE)
