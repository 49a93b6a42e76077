"""What somebody takes on in few words: "Leave it with Rita", "Joe is on it", "Help is needed at the stall; Joe volunteered".

Short as they are, such sentences bind whom they name. Where they only answer, what is to be done is told right before.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from minutes_miner.document import split_marker
from minutes_miner.pipeline.candidates import is_outside
from minutes_miner.pipeline.layout import Passage, fold
from minutes_miner.pipeline.sentences import sentences, writing_of
from minutes_miner.pipeline.taking import Unit, Way

_WHO = "WHO"  # stands in the lexicon for who takes it on
_NAME = r"(?P<who>\S.{1,40}?)"
_CLAUSE = re.compile(r"[^;]+")
_TAIL = re.compile(r",\s+|\s*:\s+")  # before who takes on what stands there: "Keys: Rita is on it"
_LONGEST = 14  # words of such a clause
_END = " .!)-–—"
_CERTAIN = 0.8


class Clause(NamedTuple):
    """A clause and its offset in the text of its passage."""

    text: str
    start: int


class TakenOn(Way):
    """Takes what somebody takes on, outside tables, lists of actions and reviews."""

    def take(self) -> None:
        """Clauses that answer a need take the need; others stand by themselves."""
        writing = writing_of(self.layout)
        for passage in self.layout.passages:
            at = passage.index
            if at in self.taking.taken or at in self.found.headings or self.found.zones[at] != "body":
                continue
            if is_outside(passage, self.layout, self.found):
                continue
            said = [
                Clause(part[0], offset + part.start())
                for sentence, offset in sentences(self.layout.text[passage.start : passage.end], writing)
                for part in _CLAUSE.finditer(sentence)
            ]
            for number, clause in enumerate(said):
                before = said[number - 1] if number else self._above(passage)
                self._take(passage, clause, before)

    def _above(self, passage: Passage) -> Clause | None:
        """The line above a passage, where it asks for somebody."""
        above = self.layout.passages[passage.index - 1] if passage.index else None
        text = self.layout.text_of(above) if above is not None and above.cell == passage.cell else ""
        return Clause(text, above.start - passage.start) if above is not None and text.endswith("?") else None

    def _take(self, passage: Passage, clause: Clause, before: Clause | None) -> None:
        said = fold(clause.text).strip(_END)
        if len(said.split()) > _LONGEST:
            return
        taken = self._who(self._taken, said) or self._who(self._taken, _TAIL.split(said)[-1])
        offered = self._answering(said, before.text) if before is not None else ""
        if before is not None and self._asks_who.search(before.text) and self.teller.is_surely_who(said):
            offered = said
        if not (taken or offered):
            return
        start = passage.start + (before.start if offered and before else clause.start)
        end = passage.start + clause.start + len(clause.text)
        unit = Unit(start, end, fold(self.layout.text[start:end]).strip(" ;"), passage)
        draft = self.taking.in_section(self.taking.draft(unit, "prose", certainty=_CERTAIN), passage)
        draft.responsible_cell, draft.sure = taken or offered, True
        self.found.drafts.append(draft)
        self.taking.beside.append((start, end))

    def _who(self, patterns: "re.Pattern[str]", said: str) -> str:
        """Who takes it on, where a clause is nothing but such words; "" for nobody."""
        match = patterns.fullmatch(said)
        who = next(filter(None, match.groups()), "") if match else ""
        return who if who and self.teller.is_surely_who(who) else ""

    def _answering(self, said: str, before: str) -> str:
        """Who offers to do what the clause before asks for, or is told to do what it says: "Call the bank. Rita does it"."""
        who = self._who(self._offered, said) if self._asks(before) else ""
        told = not who and self.teller.grammar.starts_with_verb(split_marker(fold(before))[1])
        return self._who(self._answers, said) or self._who(self._taken, said) if told else who

    def _asks(self, text: str) -> bool:
        """Whether a clause asks for somebody: "Who will mind the stall?", "Rita needs four people"."""
        return text.rstrip().endswith("?") or self._needs.search(text) is not None

    @cached_property
    def _asks_who(self) -> "re.Pattern[str]":
        """A question that is answered by a name: "Who calls the bank?"."""
        return re.compile(rf"(?:^|[,:–-]\s+)¿?(?:{self.words.either('taken', 'who')})\s[^?]+\?$", re.IGNORECASE)

    @cached_property
    def _needs(self) -> "re.Pattern[str]":
        return re.compile(rf"\b(?:{self.words.either('taken', 'needs')})(?!\w)", re.IGNORECASE)

    @cached_property
    def _taken(self) -> "re.Pattern[str]":
        return re.compile("|".join(self._patterns("taken")), re.IGNORECASE)

    @cached_property
    def _offered(self) -> "re.Pattern[str]":
        return re.compile("|".join(self._patterns("offered")), re.IGNORECASE)

    @cached_property
    def _answers(self) -> "re.Pattern[str]":
        return re.compile("|".join(self._patterns("answers")), re.IGNORECASE)

    def _patterns(self, name: str) -> Iterator[str]:
        """The entries of the lexicon, with a name for whoever takes it on."""
        articles = (self.words.either(section, "article") for section in ("around", "agent"))
        article = rf"(?:(?:{'|'.join(articles)})\s+|l['’])?"
        for number, entry in enumerate(self.words.said("taken", name)):
            named = _NAME.replace("who", f"who{number}")
            yield rf"(?:{entry.replace(_WHO, article + named)})"
