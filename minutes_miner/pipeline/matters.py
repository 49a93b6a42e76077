"""Matters arising that run on in one paragraph: each opened by its name ("Boiler. Joe has called the plumber. Banner. Not yet hung."),
or each with how far it is behind it ("Actions from last time: quotes (Ben) - done; logo (Ann) - ongoing").
"""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from minutes_miner.pipeline.layout import Passage, fold
from minutes_miner.pipeline.sentences import sentences
from minutes_miner.pipeline.states import find_status, is_state
from minutes_miner.pipeline.taking import Unit, Way

_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?:\s+[\w’'-]+){0,3}\.")  # a sentence that only names a matter
_PART = re.compile(
    r"[^\s;/](?:[^;/]|(?<!\s)/|/(?!\s))*[^\s;/]"
)  # of a list that runs on, between semicolons or slashes
_BEHIND = re.compile(r"\s+[-–—]+\s+|,\s+|[)\]]\s*[-–—:,]?\s*(?=\w)")  # what a state stands behind
_FEWEST = 2  # matters of a section
_CERTAIN = 0.8


class Matters(Way):
    """Takes what paragraphs of a review tell of several matters, one status each."""

    def take(self) -> None:
        """Matters of sections in which most of them say how far they are, or who did something."""
        for _, inside in groupby(self.layout.passages, key=lambda passage: self.found.sections[passage.index]):
            told = [unit for passage in inside if self._is_review(passage) for unit in self._matters(passage)]
            if len(told) >= _FEWEST and 2 * sum(map(self._tells, told)) >= len(told):
                for unit in told:
                    self._keep(unit)
        for passage in self.layout.passages:
            if passage.cell is None and passage.index not in self.taking.taken:
                for unit in self._listed(passage):
                    self._keep(unit)

    def _listed(self, passage: Passage) -> list[Unit]:
        """What a paragraph lists behind words that look back, with its states; [] where most of it tells none."""
        text = self.layout.text[passage.start : passage.end]
        head, colon, _ = text.partition(":")
        at = len(head) + 1 if colon and self.words.meaning_of(fold(head)) == "review" else 0
        if not at and (self.found.zones[passage.index] != "review" or passage.index in self.found.headings):
            return []
        made = []
        for part in _PART.finditer(text, at):
            start, end = passage.start + part.start(), passage.start + part.end()
            made.append(Unit(start, end, fold(part[0]).rstrip("."), passage))
        states = sum(is_state(_BEHIND.split(unit.text)[-1], self.words) for unit in made if _BEHIND.search(unit.text))
        return made if len(made) >= _FEWEST and 2 * states > len(made) else []

    def _is_review(self, passage: Passage) -> bool:
        """Whether a passage looks back at earlier actions, or has a title inside that says so."""
        at = passage.index
        if (
            at in self.taking.taken
            or passage.cell is not None
            or (at in self.found.headings and not self._title(passage))
        ):
            return False
        return self.found.zones[at] == "review" or self.words.meaning_of(self._title(passage)) == "review"

    def _title(self, passage: Passage) -> str:
        """The title that a passage opens with and goes on behind; "" where it has none."""
        return next((t.text for t in self.found.titles if t.passage == passage.index and not t.whole), "")

    def _matters(self, passage: Passage) -> Iterator[Unit]:
        """The name of each matter with what is told of it, where the text begins with one."""
        ends = [t.end for t in self.found.titles if t.passage == passage.index and not t.whole]
        begin = max([passage.start, *ends])
        text = self.layout.text[begin : passage.end]
        text = text.lstrip(" .:–—-")
        begin = passage.end - len(text)
        told = list(sentences(text))
        names = [at for at, (sentence, _) in enumerate(told) if self._names(sentence)]
        begins = [at for at in names if at + 1 < len(told) and at + 1 not in names]
        if not begins or begins[0] != 0:
            return
        for first, last in pairwise([*begins, len(told)]):
            start, end = begin + told[first][1], begin + told[last - 1][1] + len(told[last - 1][0])
            end = min((new for new in self._new(passage) if start < new < end), default=end)
            yield Unit(start, end, fold(self.layout.text[start:end]), passage)

    def _new(self, passage: Passage) -> Iterator[int]:
        """Where the judge hears new actions, which are read like prose."""
        for judged in self.found.judged.get(passage.index, ()):
            if judged.action >= self.taking.sure.likely and judged.action > judged.status:
                yield judged.start

    def _names(self, sentence: str) -> bool:
        """Whether a sentence is a few words that tell nothing, of nobody."""
        said = sentence.rstrip(".")
        other = is_state(said, self.words) or find_status(said, self.words) is not None or self.teller.is_who(said)
        return _NAME.fullmatch(sentence) is not None and not other and not self.taking.acts(said)

    def _tells(self, unit: Unit) -> bool:
        """Whether how far a matter is, or who is to act, is told behind its name."""
        told = unit.text.partition(". ")[2]
        return find_status(told, self.words) is not None or self.grammar.find(told) is not None

    def _keep(self, unit: Unit) -> None:
        draft = self.taking.in_section(self.taking.draft(unit, "list", certainty=_CERTAIN), unit.passage)
        draft.kind, draft.sure = "status", True
        self.taking.inside.add(unit.passage.index)
        self.taking.keep(draft, unit)
