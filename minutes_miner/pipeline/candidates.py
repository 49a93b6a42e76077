"""What may be an action point, and what the trained judge sees of it: words and structure as plain features.

A candidate is a sentence of a passage, in the body or in a cell. Its features are words of a small language of their own, so
that one bag of them holds both what a text says and where it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.sentences import sentences
from minutes_miner.pipeline.words import key

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]")
_ACRONYM = re.compile(r"(?=(?:.*[A-ZÀ-Þ]){2})[A-ZÀ-Þ][\w&’'-]*$")
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|janv|fév|avr|mai|juin|juil|août|déc)[a-zé]*\b"
    r"|\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bq[1-4]\b|\basap\b",
    re.IGNORECASE,
)
_MOST_WORDS = 60
_OUTSIDE = frozenset(("attendance", "apologies", "head"))


def looks_like_date(text: str) -> bool:
    """Whether a month, a weekday, a date in figures or the like stands in a text."""
    return _DATE.search(text) is not None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Half-open character offsets in the Doc, the passage, and the features."""

    start: int
    end: int
    passage: int
    features: tuple[str, ...]


def candidates(layout: Layout, found: Findings, known: Known, grammar: Grammar) -> Iterator[Candidate]:
    """All candidates of a Doc, in reading order."""
    looker = _Looker(layout, found, known, grammar)
    for passage in layout.passages:
        if found.zones[passage.index] in _OUTSIDE or passage.index in found.attendance:
            continue
        text = layout.text[passage.start : passage.end]
        pieces = list(sentences(text))
        place = looker.place(passage)
        for at, (sentence, offset) in enumerate(pieces):
            words = looker.words(fold(sentence))
            order = ["#only" if len(pieces) == 1 else "#first" if at == 0 else "#last" if at == len(pieces) - 1 else "#mid"]
            start = passage.start + offset
            yield Candidate(start, start + len(sentence), passage.index, (*words, *place, *order))


class _Looker:
    """Sees the words and the place of the passages of one Doc."""

    def __init__(self, layout: Layout, found: Findings, known: Known, grammar: Grammar) -> None:
        self.layout, self.found, self.known, self.grammar = layout, found, known, grammar
        self.language = found.languages[0] if found.languages else "en"

    def words(self, text: str) -> list[str]:
        """The words as they are, and what stands for them: names, numbers, days; the shape of the whole."""
        tokens = _WORD.findall(text)[:_MOST_WORDS]
        seen: list[str] = []
        kinds: list[str] = []
        for at, token in enumerate(tokens):
            kind = self._kind(token, first=at == 0)
            kinds.append(kind)
            seen.append(kind if kind.startswith("@") and kind != "@cap" else key(token) or token)
        made = [word for word in seen if word]
        made += [f"^{at}={kind if kind.startswith('@') else word}" for at, (kind, word) in enumerate(zip(kinds[:4], seen[:4], strict=True))]
        made += [f"{a}_{b}" for a, b in zip(seen, seen[1:], strict=False)]
        commitment = self.grammar.find(text)
        if commitment is not None:
            made += [f"#form={commitment.form}", f"#sure={int(commitment.certainty * 5)}", f"#at={min(commitment.start // 30, 3)}"]
        if self.grammar.starts_with_verb(text):
            made.append("#verb")
        if _DATE.search(text):
            made.append("#date")
        made.append(f"#length={min(len(tokens) // 4, 10)}")
        if re.search(r"\([^()]{2,40}\)\.?$", text):
            made.append("#bracket")
        if text[:1].islower():
            made.append("#lower")
        made.append(f"#end={text[-1]}" if text and not text[-1].isalnum() else "#end=word")
        return made

    def _kind(self, token: str, *, first: bool) -> str:
        if token.isdigit():
            return "@number"
        if _ACRONYM.match(token):
            return "@thing" if self.known.is_thing(token) else "@agency"
        if self.known.is_person(token) and token[:1].isupper():
            return "@person"
        return "@cap" if token[:1].isupper() and not first else ""

    def place(self, passage: Passage) -> list[str]:
        """Where the passage stands: list, table and column, section, neighbours, kind of document."""
        found = self.found
        made = [f"#kind={passage.kind}", f"#zone={found.zones[passage.index]}", f"#doc={found.kind}", f"#lang={self.language}"]
        if passage.marker:
            made.append(f"#marker={'number' if any(c.isdigit() for c in passage.marker) else passage.marker}")
        if passage.bold:
            made.append("#bold")
        if passage.level > 1 and passage.kind == "list_item":
            made.append("#nested")
        section = found.sections[passage.index]
        if section and passage.cell is None:
            made += [f"#section={word}" for word in key(section).split()[:6]]
        if passage.index in found.headings:
            made.append("#heading")
        if passage.cell is not None:
            made += self._cell(passage)
        else:
            made += self._before(passage)
        return made

    def _cell(self, passage: Passage) -> list[str]:
        assert passage.cell is not None
        cell = passage.cell
        reading, table = self.found.tables[cell.table], self.layout.tables[cell.table]
        made = ["#cell", f"#purpose={reading.purpose}", f"#columns={table.columns}", f"#column={min(cell.column, 5)}"]
        if cell.column == table.columns:
            made.append("#lastcolumn")
        if cell.row in reading.head_rows:
            made.append("#headrow")
        made += [f"#role={role}" for role in reading.roles_of(cell.row, cell.column)] or ["#role=none"]
        head = next((h[cell.column] for _, h in sorted(reading.heads.items()) if cell.column in h), "")
        if not head and table.rows:
            head = next((fold(c.text) for c in table.rows[0].cells if c.column == cell.column), "")
        if len(head) < 60:
            made += [f"#head={word}" for word in key(head).split()]
        others = [other for row in table.rows if row.cells and row.cells[0].row == cell.row for other in row.cells if other.column != cell.column]
        longest = max((len(other.text) for other in others), default=0)
        made.append("#longest" if passage.end - passage.start > longest else "#shorter")
        for other in others:
            text = fold(other.text)
            side = "right" if other.column > cell.column else "left"
            if text and len(text) < 50 and self.grammar.is_agent(text) >= 0.5:
                made.append(f"#agent{side}")
            elif text and len(text) < 30 and _DATE.search(text):
                made.append(f"#date{side}")
        return made

    def _before(self, passage: Passage) -> list[str]:
        """What the nearest passage before says that announces this one."""
        for earlier in reversed(self.layout.passages[max(passage.index - 12, 0) : passage.index]):
            text = self.layout.text_of(earlier)
            if earlier.index in self.found.headings or text.endswith(":"):
                return [f"#under={word}" for word in key(text).split()[:8]]
            if earlier.kind != "list_item" or passage.kind != "list_item":
                break
        return []
