"""Labels of a head that stand in one run of text: "Date 4 May 2021 Venue: Town Hall Chair: Ana Ruiz Agenda 1. Dredging".

Where a text lost its lines, a label is known by its capital, and by its colon or by being of several words.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from minutes_miner.link.fields import is_known, is_name
from minutes_miner.link.kinds import fold_words, is_organisational, known
from minutes_miner.pipeline.findings import Findings, Label
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.words import Words, key

_MEANINGS = (
    "title", "date", "date_time", "date_place", "time", "place", "chair", "minute_taker", "attendance", "apologies",
    "agenda", "next_meeting", "ignore",
)  # fmt: skip
LISTS = ("agenda", "attendance", "apologies")  # after these the head has ended
_ALONE = LISTS[:2]  # of these one word ends a run without a colon
_SHORTEST_ALONE = 6  # letters of such a word
_RUN = 25  # words of a passage that is no title alone
_PASSAGES = 12  # at the top that may be such a run
_LONGEST_VALUE = 160  # characters
_ITEM = re.compile(r"\s(?:1\s?[.)]|[•·])\s?(?=[^\W\d])")
_BY = re.compile(r"\b(?:by|par|por)$", re.IGNORECASE)
_COLUMN = 3  # labels behind each other, without their values
_PERSONS = ("chair", "minute_taker")  # labels that ask for one
_LONGEST_RUN = 400  # characters of the values of such a column
_PIECE = re.compile(
    r"[;:,]\s|[.]\s(?=\w)|\s?[(][^()]*[)]|\s[–—-]\s|[\d.:/–-]*\d[\d.:/–-]*(?:\s?[a-zß-ÿº°]{1,3}\b)?"
)  # between values; days and hours with what belongs to them: "3rd", "10 h"
_GLUED = re.compile(r"(?<=\b(?:19|20)\d\d)(?=[^\W\d_])|(?<=[^\W\d_]{3})(?<=[a-zà-ÿ])(?=(?:[A-ZÀ-Þ][a-zà-ÿ]{3}))")


class Form:
    """Finds the labels of the head that a text set in one run."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        entries = sorted(
            {e for m in _MEANINGS for e in vocabulary.said("label", m) if len(e) > 3}, key=lambda e: -len(e)
        )
        begins = "".join(sorted({letter for e in entries for letter in (e[0].capitalize(), e[0].upper())}))
        self._label = re.compile(
            rf"(?=[{re.escape(begins)}])(?<![\w/&-])(?:(?P<told>" + "|".join(map(_cased, entries)) + r")\s*[:：]"
            r"|(?P<phrase>" + "|".join(_cased(e) for e in entries if re.search(r"[\s/]", e)) + r")(?![\w’'-]|\s*,)"
            r"|(?P<word>" + "|".join(map(_cased, self._lone())) + r")(?=\s*[\d(•·-]|\s+[A-ZÀ-Þ])"
            r")"
        )  # fmt: skip

    def _lone(self) -> list[str]:
        entries = [e for m in _ALONE for e in self.words.said("label", m)]
        return [e for e in entries if len(e) >= _SHORTEST_ALONE and re.fullmatch(r"\w+", e)]

    def opening(self, text: str, *, to: tuple[str, ...] = _MEANINGS) -> str:
        """What stands before the first label of a run, or before the first item of a list; a text that is no run as it is."""
        text = _unglued(text)
        labels = [match for match in self._labels(text) if self._meaning(match) in to]
        item = _ITEM.search(text) if _is_long(text) else None
        ends = [match.start() for match in labels[:1]] + ([item.start()] if item else [])
        return fold(text[: min(ends)]) if ends else fold(text)

    def labels(self, layout: Layout, found: Findings) -> Iterator[Label]:
        """The labels, with their values, of those runs at the top in which none was found yet."""
        valued = (label for label in found.labels if label.value.strip())
        known = {label.passage for label in valued if not self.words.label.find(label.value.strip(), fuzzy=False)}
        for passage in layout.passages[:_PASSAGES]:
            if passage.cell is not None or passage.index in known:
                continue
            text = _unglued(layout.text_of(passage))
            matches = self._labels(text)
            for match, after in zip_longest(matches, matches[1:]):
                value = text[match.end() : after.start() if after else len(text)]
                item = _ITEM.search(value)
                value = fold(value[: item.start()] if item else value)
                meaning = self._meaning(match)
                said = meaning == "chair" and match["phrase"] and _BY.search(match["phrase"])  # "Led by Ana, who began"
                if meaning and not said and value and len(value) <= _LONGEST_VALUE:
                    yield Label(meaning, passage.index, value, passage.start)
            if len(matches) >= _COLUMN and (person := self._chair_below(layout, passage, text, matches)):
                yield Label("chair", passage.index, person, passage.start)

    def _chair_below(self, layout: Layout, passage: Passage, text: str, matches: list["re.Match[str]"]) -> str:
        """Who is in the chair by the run of values below a run of labels: a table of the head read by its columns. Its persons
        stand in the order of the labels that ask for one; "" where there are not as many of them.
        """
        bare = [
            m
            for m, after in zip_longest(matches, matches[1:])
            if not text[m.end() : after.start() if after else None].strip()
        ]
        asked = [meaning for meaning in map(self._meaning, bare) if meaning in _PERSONS]
        if "chair" not in asked or passage.index + 1 >= len(layout.passages):
            return ""
        below = layout.passages[passage.index + 1]
        values = fold(layout.text_of(below))[:_LONGEST_RUN] if below.cell is None else ""
        for match in reversed(list(self._label.finditer(values))):
            values = f"{values[: match.start()]}; {values[match.end() :]}"
        pieces = (piece.strip(" ,-–") for piece in _PIECE.split(values))
        persons = [piece for piece in pieces if _begins_with_person(piece)]
        person = persons[asked.index("chair")] if len(persons) == len(asked) else ""
        return person if is_name(person) else ""

    def _meaning(self, match: "re.Match[str]") -> str | None:
        return self.words.label.find(match[match.lastgroup or 0], fuzzy=False)

    def _labels(self, text: str) -> list["re.Match[str]"]:
        """The labels of a run; none where a short text has only one."""
        matches = list(self._label.finditer(text))
        return matches if _is_long(text) or len(matches) > 1 or any(m["phrase"] for m in matches) else []


def _begins_with_person(text: str) -> bool:
    """Whether a value is the name of a person, or the next value without a name of its own stands right behind one."""
    name = text if is_name(text) else " ".join(text.split()[:2])
    place = not known("organisation", "places").isdisjoint(fold_words(name).split())
    return " " in name and is_name(name) and not (place or is_organisational(name) or is_known(name.split()[0]))


def _is_long(text: str) -> bool:
    return len(text.split()) > _RUN


def _unglued(text: str) -> str:
    """A long text with blanks where its lines were glued together: "2020Agenda"."""
    return _GLUED.sub(" ", fold(text)) if _is_long(text) else fold(text)


def _cased(entry: str) -> str:
    """A label with its first letter, or all, in capitals."""
    first, _, rest = entry.partition(" ")
    begin = f"(?:{re.escape(first[0].upper())}(?i:{re.escape(first[1:])}))"  # "Co-Chair(s)"
    return begin + (r"\s+(?i:" + re.escape(rest).replace(r"\ ", r"\s+") + ")" if rest else "")


def value_below(layout: Layout, label: Label, vocabulary: Words) -> str:
    """The short passage below a label that stands alone; nothing where that is another label."""
    below = layout.passages[label.passage + 1] if label.passage + 1 < len(layout.passages) else None
    text = layout.text_of(below) if below is not None and below.cell is None else ""
    other = vocabulary.label.find(text.strip(" :"), fuzzy=False) or text.rstrip().endswith(":")
    word = re.fullmatch(r"[^\W\d]+", text) and not text.isupper()  # one word alone is another label as likely as not
    return "" if other or word or len(text) > _LONGEST_VALUE or not key(text) else fold(text)
