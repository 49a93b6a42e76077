"""The lines that divide a list of actions by who is to do them, or by how far they are: "Ben Kow" above two bullets, "Done:" above three."""

import re
from collections.abc import Iterator, Mapping

from minutes_miner.link.kinds import TITLE, fold_words, kind_of, known, looks_personal
from minutes_miner.pipeline.findings import Part, TableReading
from minutes_miner.pipeline.labels import find_labels
from minutes_miner.pipeline.layout import Layout, Passage
from minutes_miner.pipeline.party import is_party
from minutes_miner.pipeline.passages.shape import heads_list, title_of
from minutes_miner.pipeline.phrases import Phrases
from minutes_miner.pipeline.words import Words, key

_PEOPLE = frozenset(("attendance", "apologies", "chair", "minute_taker"))
_OFFICES = _PEOPLE | {"group", None}  # what the name of somebody may mean as a label: "Secretariat", "Members"
_LONGEST = 7  # words of such a line
_FULL_NAME = 2  # words of a name that shows by itself that it is one
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")  # "(2)", "(Finance)"
_WHOSE = re.compile(r"(?P<who>[^\W\d_].*?)['’]s?\s+(?P<what>.+)")  # "Ben's action items"
_AND = re.compile(r"\s*(?:[,;/&+]|\b(?:and|et|y|e|und|en|و)\b)\s*")
_NAME = re.compile(r"[A-ZÀ-Þ\u0620-\u064a][\w’'.-]+")


class Parts:
    """Finds these lines in one document, and what each tells of the part of the list below it."""

    def __init__(self, vocabulary: Words, said: Phrases, layout: Layout, tables: Mapping[int, TableReading]) -> None:
        self.words, self.said, self.layout = vocabulary, said, layout
        self._present = frozenset(self._names(tables))

    def find(self) -> dict[int, Part]:
        """By passage the part that stands below it. The first stands right below the title of the list, or is one itself: "Ben's
        action items", "Completed actions".
        """
        parts: dict[int, Part] = {}
        last: Part | None = None
        for passage in self.layout.passages:
            if passage.kind == "list_item" and passage.cell is None:
                continue
            zone = last.zone if last else self._opened(passage.index - 1)
            part = self._part(passage, zone)
            if part and part.state and last and not last.state and not self.layout.text_of(passage).endswith(":"):
                part = None  # how far the action above it is
            if part:
                parts[passage.index] = part
            last = part
        return parts

    def _opened(self, at: int) -> str:
        """The zone of a passage that is the title of a list and nothing else; "" for others."""
        passage = self.layout.passages[at] if at >= 0 else None
        if passage is None or passage.cell is not None:
            return ""
        title = title_of(self.layout.text_of(passage))
        meaning = self.words.meaning_of(title) or self.words.announced(title)
        return meaning if meaning in ("actions", "review") else ""

    def _part(self, passage: Passage, zone: str) -> Part | None:
        """What a short line above a list tells of it; None where it tells anything else. Without a zone it must say that it is of
        actions.
        """
        text = self.layout.text_of(passage)
        line = text.strip(" :*_#")
        plain = passage.cell is None and passage.marker is None and heads_list(self.layout, passage)
        if not plain or not 0 < len(line.split()) <= _LONGEST or line.endswith((".", ",", ";")):
            return None
        told = state_of_list(line, self.words, alone=bool(zone))
        if told:
            return Part("", told, zone or "review")
        whose = None if zone == "review" else self._whose(line, self.said.left_open(text) or line if zone else "")
        return None if whose is None else Part(whose, "", "actions")

    def _whose(self, line: str, named: str) -> str | None:
        """Whom a line names, or says that the actions are of; "" where that is nobody, None where it says anything else."""
        name = _BRACKET.sub("", self._owned(line) or named)
        if not name or self.words.meaning_of(name) not in _OFFICES:
            return None
        return "" if self._is_nobody(name) else name if self._is_somebody(name) else None

    def _owned(self, line: str) -> str:
        """Whose actions a title names: "Ben's action items", "Unassigned action items"; "" for nobody."""
        whose = _WHOSE.fullmatch(line)
        first, _, rest = line.partition(" ")
        who, what = (whose["who"], whose["what"]) if whose else (first, rest)
        owned = whose is not None or (len(who) > 1 and self._is_nobody(who))
        return who if owned and self._names_list(what) else ""

    def _names_list(self, words: str) -> bool:
        return _names_list(words, self.words)

    @staticmethod
    def _is_nobody(name: str) -> bool:
        return fold_words(name) in known("nobody", "words")

    def _is_somebody(self, name: str) -> bool:
        """Whether a name is that of agencies, offices, many, those who came, or shows by itself that it is a person's."""
        parts = [part for part in _AND.split(name) if part]
        return bool(parts) and (is_party(name) or kind_of(name) is not None or all(map(self._is_person, parts)))

    def _is_person(self, name: str) -> bool:
        if name.startswith("@") or TITLE.match(name) or kind_of(name) is not None or is_party(name):
            return True
        words = [fold_words(word) for word in _NAME.findall(name)]
        if words and self._present.issuperset(words):
            return True
        return len(name.split()) >= _FULL_NAME and looks_personal(name)

    def _names(self, tables: Mapping[int, TableReading]) -> Iterator[str]:
        """The words in capitals of the lists of those who came, or did not."""
        below = False
        for passage in self.layout.passages:
            text = self.layout.text_of(passage)
            if passage.cell is not None:
                below = tables[passage.cell.table].purpose == "attendance"
            elif any(meaning in _PEOPLE for meaning, _, _ in find_labels(text, self.words)):
                below = True
            elif meaning := self.words.meaning_of(title_of(text)):
                below = meaning in _PEOPLE
                continue
            else:
                below = below and (passage.marker is not None or len(text.split()) <= _LONGEST)
            yield from (fold_words(word) for word in _NAME.findall(text) if below)


def state_of_list(title: str, vocabulary: Words, *, alone: bool = True) -> str:
    """How far the actions below a title are: "Completed actions (2)", `alone` also "Completed"; "" where it tells nothing of it."""
    bare = _BRACKET.sub("", title.strip(" :*_#"))
    state, _, what = bare.rpartition(" ")
    told = bare if alone else ""
    if _names_list(what, vocabulary) and not _names_list(state, vocabulary) and key(state) in vocabulary.states:
        told = state
    return told if key(told) in vocabulary.states else ""


def _names_list(words: str, vocabulary: Words) -> bool:
    return vocabulary.label.find(words, fuzzy=False) == "actions"
