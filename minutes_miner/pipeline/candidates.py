"""What may be an action point, and what the trained judge sees of it: words and structure as plain features.

A candidate is a sentence of a passage, in the body or in a cell. Its features are words of a small language of their own, so
that one bag of them holds both what a text says and where it stands.
"""

import itertools
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.cuts import Cutter
from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.layout import Layout, Passage, end_bracket, fold
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.sentences import Writing, clauses, is_told, sentences, writing_of
from minutes_miner.pipeline.states import find_status, state_beside
from minutes_miner.pipeline.words import key, words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]")
_ACRONYM = re.compile(r"(?=(?:.*[A-ZÀ-Þ]){2})[A-ZÀ-Þ][\w&’'-]*$")
_DATE = re.compile(
    r"\b(?=[adefjmnoqstw\d])(?:(?:a(?:pr|ug|br|go|vr|oût)|d(?:ec|ic|éc)|ene|f(?:eb|év)|j(?:an|u(?:n|l|in|il))|ma[ryi]|nov|oct|sep)[a-zé]*\b"
    r"|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|q[1-4]\b|asap\b)",
    re.IGNORECASE,
)
_BRACKET = end_bracket(60, r"\W*")
_FIRST = re.compile(r"[,;/&+]| and | et | y ")
_TAIL = re.compile(r"(?:\s[-–—/]\s*|[:,;→]\s*)([^-–—:,;/→()]{2,40})\W*$")
_HEAD = re.compile(r"\W*([^:–]{2,50}?)\s*(?::|\s[-–—]\s)")
_MARK = re.compile(r"\s*(=>|->|→|➔|⇒|\[[ xX]?\]|☐|☑|☒|✓|✔)")
_LABEL = re.compile(r"([^\W\d_][^\n:]{0,20}?)\s?:")
_SHORT_LINE = 9  # words of a line that only tells who and when
_MOST_WORDS = 60
_LONGEST_WORD = 40  # letters; the longest in real minutes are compounds of some 35
_LISTS = frozenset(("attendance", "apologies"))
_OUTSIDE = _LISTS | {"head"}
_RUNS_ON, _MANY = 900, 3  # characters and sentences of a passage that is more than a list of names
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?]\s+[A-ZÀ-Þ\u0620-\u064a]")


def looks_like_date(text: str) -> bool:
    """Whether a month, a weekday, a date in figures or the like stands in a text."""
    return _DATE.search(text) is not None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Half-open character offsets in the Doc, the passage, the features, and the circles of candidates that it is one of: those of its
    document, section, list or column, form, kind of passage, passage, and opening.
    """

    start: int
    end: int
    passage: int
    features: tuple[str, ...]
    words: int
    circles: tuple[Hashable, ...]


class Stretch(NamedTuple):
    """A sentence of a passage with its offset in the Doc, and what tells where it stands."""

    text: str
    start: int
    passage: Passage
    place: tuple[str, ...]


def is_outside(passage: Passage, layout: Layout, found: Findings) -> bool:
    """Whether a passage belongs to the head or the lists of those who came; not where the text runs on in it."""
    listed = found.zones[passage.index] in _LISTS or passage.index in found.attendance
    if not listed and found.zones[passage.index] not in _OUTSIDE:
        return False
    text = layout.text[passage.start : passage.end]
    if listed and any(is_told(sentence) for sentence, _ in sentences(text)):
        return False
    return len(text) <= _RUNS_ON or len(_SENTENCE_END.findall(text)) < _MANY


def stretches(layout: Layout, found: Findings) -> Iterator[Stretch]:
    """All sentences of a Doc in which actions may stand, in reading order."""
    writing = writing_of(layout)
    for passage in layout.passages:
        if is_outside(passage, layout, found):
            continue
        yield from stretches_of(passage, layout, found, writing)


def stretches_of(passage: Passage, layout: Layout, found: Findings, writing: Writing) -> Iterator[Stretch]:
    """The sentences of one passage."""
    reviewed = passage.cell is not None and found.tables[passage.cell.table].review
    place = (
        f"z={'review' if reviewed else found.zones[passage.index]}",
        f"k={'cell' if passage.cell else passage.kind}",
    )
    for text, offset in sentences(layout.text[passage.start : passage.end], writing):
        if not _is_code(text):
            yield Stretch(text, passage.start + offset, passage, place)


def _is_code(text: str) -> bool:
    """Whether a text is mostly what nobody speaks: addresses of pages, signatures, keys."""
    tokens = text.split()
    return 2 * sum(len(token) for token in tokens if len(token) > _LONGEST_WORD) > sum(map(len, tokens))


def candidates(
    layout: Layout, found: Findings, known: Known, grammar: Grammar, cutter: Cutter | None = None
) -> Iterator[Candidate]:
    """All candidates of a Doc, in reading order; cut as `cutter` has learned, else by the grammar."""
    looker = _Looker(layout, found, known, grammar)
    whole = [(stretch, grammar.within(stretch.text)) for stretch in stretches(layout, found)]
    cut = (
        cutter.cut_all([(stretch.text, stretch.place, of_it) for stretch, of_it in whole])
        if cutter
        else [clauses(stretch.text, grammar) for stretch, _ in whole]
    )
    pairs = zip(whole, cut, strict=True)
    for _, group in itertools.groupby(pairs, key=lambda pair: pair[0][0].passage.index):
        divided = [
            (stretch.passage, text, stretch.start + at, _beside(stretch.text, at, len(text), of_it), of_it)
            for (stretch, of_it), cuts in group
            if not looker.is_beside(stretch.text)
            for text, at in cuts
        ]
        if not divided:
            continue
        place = [*looker.place(divided[0][0]), *looker.run(divided[0][0])]
        forms = [looker.form(text, of_it) for _, text, _, _, of_it in divided]
        for at, (passage, text, start, beside, of_it) in enumerate(divided):
            said = looker.words(fold(text), of_it)
            order = [
                "#only" if len(divided) == 1 else "#first" if at == 0 else "#last" if at == len(divided) - 1 else "#mid"
            ]
            near = [f"#formbefore={forms[at - 1]}"] if at else []
            near += [f"#formbehind={forms[at + 1]}"] if at + 1 < len(forms) else []
            near += looker.behind(start + len(text))
            near += looker.crossed(forms[at], passage, looker.zone(passage, start + len(text)))
            yield Candidate(
                start,
                start + len(text),
                passage.index,
                (*said, *place, *order, *beside, *near),
                len(text.split()),
                looker.circles(passage, forms[at], next((word for word in said if word.startswith("%0=")), "")),
            )


def _beside(sentence: str, start: int, length: int, grammar: Grammar) -> list[str]:
    """What the words of a sentence say that stand before and behind a clause: "It was agreed that ...", of each that hangs on them."""
    before = sentence[: grammar.frame_before(sentence, start) or start].split()
    after = sentence[start + length :].split()
    made = [f"<{key(word)}" for word in before[-4:] if key(word)] + [f">{key(word)}" for word in after[:2] if key(word)]
    return [*made, *(["#cutbefore"] if before else []), *(["#cutbehind"] if after else [])]


class _Looker:
    """Sees the words and the place of the passages of one Doc."""

    def __init__(self, layout: Layout, found: Findings, known: Known, grammar: Grammar) -> None:
        self.layout, self.found, self.known, self.grammar = layout, found, known, grammar
        self.language = found.languages[0] if found.languages else "en"
        self.words_of_state = words()
        self._runs: dict[int, list[str]] = {}
        self._run_starts: dict[int, int] = {}
        self._shapes: dict[str, list[str]] = {}
        self._tokens: dict[tuple[str, bool], tuple[str, str]] = {}
        self.labels_at: dict[int, int] = {}  # where the value of the first label of a passage begins
        for label in found.labels:
            self.labels_at.setdefault(label.passage, label.value_start)
        tables = sum(reading.purpose == "actions" for reading in found.tables.values())
        labels = sum(label.meaning == "actions" for label in found.labels)
        self.has = f"{min(tables, 2)}t{min(labels, 3)}l"

    def words(self, text: str, grammar: Grammar) -> list[str]:
        """The words as they are, and what stands for them: names, numbers, days; the shape of the whole."""
        tokens = _WORD.findall(text)[:_MOST_WORDS]
        told = [self._token(token, first=at == 0) for at, token in enumerate(tokens)]
        kinds, seen = [kind for kind, _ in told], [word for _, word in told]
        made = [word for word in seen if word]
        made += [
            f"^{at}={kind if kind.startswith('@') else word}"
            for at, (kind, word) in enumerate(zip(kinds[:4], seen[:4], strict=True))
        ]
        made += [f"{a}_{b}" for a, b in itertools.pairwise(seen)]
        parts = [kind or grammar.part(word) for kind, word in zip(kinds[:9], seen[:9], strict=True)]
        made += [f"%{at}={part}" for at, part in enumerate(parts[:5])]
        made += [f"%{a}>{b}" for a, b in itertools.pairwise(parts)]
        made += [f"~{word[:5]}" for word in seen if len(word) > 5 and not word.startswith("@")]
        commitment = grammar.find(text)
        made.append(f"#state={state_beside(text, commitment, self.words_of_state, within=12)}")
        if commitment is not None:
            made += [
                f"#form={commitment.form}",
                f"#sure={int(commitment.certainty * 5)}",
                f"#at={min(commitment.start // 30, 3)}",
            ]
        if grammar.starts_with_verb(text):
            made.append("#verb")
        if hint := grammar.hint(text):
            made.append(f"#hint={hint}")
        if _DATE.search(text):
            made.append("#date")
        made.append(f"#length={min(len(tokens) // 4, 10)}")
        made += self.shape(text)
        if text[:1].islower():
            made.append("#lower")
        made.append(f"#end={text[-1]}" if text and not text[-1].isalnum() else "#end=word")
        return made

    def form(self, text: str, grammar: Grammar) -> str:
        """How a text binds somebody: the form of its commitment and whether who is bound attends."""
        commitment = grammar.find(fold(text))
        if commitment is None:
            return "verb" if grammar.starts_with_verb(text) else "none"
        agent = commitment.agent
        who = "person" if grammar.names_person(agent) else "known" if self.known.is_known(agent) else "other"
        who = "noun" if who == "other" and not grammar.is_agent(agent) else who
        who = who if agent else "nobody"
        return f"{commitment.form}-{who}"

    def _label(self, text: str) -> str | None:
        """The role that a label at the begin of a text has as the head of a column."""
        label = _LABEL.match(text)
        return self.words_of_state.column_names.find(label[1], fuzzy=False) if label else None

    def is_beside(self, text: str) -> bool:
        """Whether a line only tells of an action who, when or how far: "Owner: CEO   Due: 1 Sept"."""
        if len(text.split()) > _SHORT_LINE or self._label(text) not in ("responsible", "deadline", "status"):
            return False
        return self.grammar.find(fold(text.split(":", 1)[1])) is None

    def behind(self, end: int) -> list[str]:
        """What the words behind a candidate begin with: a label that names who or when, a day, a state."""
        text = self.layout.text[end : end + 60].lstrip(" .;,\n")
        role = self._label(text)
        made = [f"#then={role}"] if role else []
        return [*made, "#thendate"] if looks_like_date(text[:16]) else made

    def zone(self, passage: Passage, end: int) -> str:
        """The zone of what ends there; before a label inside a paragraph it is none of the label's."""
        return "body" if end <= self.labels_at.get(passage.index, 0) else self.found.zones[passage.index]

    def crossed(self, form: str, passage: Passage, zone: str) -> list[str]:
        """The form of a candidate together with where it stands, and with what the document has of plain actions."""
        place = "cell" if passage.cell else passage.kind
        return [
            f"#zone={zone}",
            f"&{form}", f"&{form}|{place}", f"&{form}|{zone}", f"&{form}|{self.has}", f"&{place}|{zone}|{self.has}",
            f"&{place}|{self.has}",
        ]  # fmt: skip

    def shape(self, text: str) -> list[str]:
        """How a line is built: who stands at its begin or end, arrows, boxes to tick, a state behind a colon."""
        if text not in self._shapes:
            self._shapes[text] = self._shape(text)
        return self._shapes[text]

    def _shape(self, text: str) -> list[str]:
        made = []
        bracket = _BRACKET.search(text) if ")" in text or "]" in text else None
        if bracket:
            made.append("#bracket")
            first = _FIRST.split(bracket[1])[0].strip()
            made += ["#bracketagent"] if self._agent(first) else []
        tail = _TAIL.search(text)
        if tail and self._agent(tail[1]):
            made.append("#tailagent")
        elif tail and len(tail[1].split()) <= 5 and looks_like_date(tail[1]):
            made.append("#taildate")
        head = _HEAD.match(text)
        if head:
            made.append("#headagent" if self._agent(head[1]) else "#head" if len(head[1].split()) <= 6 else "#longhead")
        mark = _MARK.match(text)
        if mark:
            made.append("#arrow" if mark[1] in ("=>", "->", "→", "➔", "⇒") else "#box")
        if head and find_status(text[head.end() :], self.words_of_state, within=4):
            made.append("#headstate")
        return made

    def _agent(self, text: str) -> bool:
        name = text.strip()
        return bool(name) and (
            self.grammar.is_agent(name) >= 0.75 or (self.known.is_person(name) and name[:1].isupper())
        )

    def circles(self, passage: Passage, form: str, opening: str) -> tuple[Hashable, ...]:
        """What candidates of the same document, section, list or column, form, kind of passage, passage and opening have in common."""
        place, index = "cell" if passage.cell else passage.kind, passage.index
        section = (self.found.sections[index], self.found.zones[index])
        self.run(passage)
        return ("", section, self._run_starts[index], (form, place), place, index, opening)

    def run(self, passage: Passage) -> list[str]:
        """What the list or column that a passage stands in looks like as a whole."""
        if passage.index not in self._runs:
            members = self._run_of(passage)
            texts = [self.layout.text_of(member) for member in members]
            shapes = [self.shape(text) for text in texts]
            made = [f"#run={min(len(members), 8)}"]
            for name, test in (
                ("agent", lambda text, shape: {"#bracketagent", "#tailagent", "#headagent"} & set(shape)),
                ("date", lambda text, shape: looks_like_date(text)),
                ("state", lambda text, shape: "#headstate" in shape),
                ("verb", lambda text, shape: self.grammar.starts_with_verb(text)),
                ("binds", lambda text, shape: self.grammar.find(text) is not None),
            ):
                share = sum(bool(test(text, shape)) for text, shape in zip(texts, shapes, strict=True)) / len(members)
                made.append(f"#run{name}={round(share * 4)}")
            words = sum(len(text.split()) for text in texts) / len(members)
            made.append(f"#runwords={min(int(words) // 4, 8)}")
            for member in members:
                self._runs[member.index] = made
                self._run_starts[member.index] = members[0].index
        return self._runs[passage.index]

    def _run_of(self, passage: Passage) -> list[Passage]:
        """The list items around an item, the cells of a column, or the passage alone."""
        if passage.cell is not None:
            place = passage.cell
            heads = self.found.tables[place.table].head_rows
            column = [
                p for p in self.layout.passages
                if p.cell and p.cell.table == place.table and p.cell.column == place.column and p.cell.row not in heads
            ]  # fmt: skip
            return column if passage in column else [passage]
        if passage.kind != "list_item":
            return [passage]
        members = [passage]
        for step in (-1, 1):
            at = passage.index + step
            while 0 <= at < len(self.layout.passages):
                other = self.layout.passages[at]
                if other.kind != "list_item" or other.cell is not None or at in self.found.headings:
                    break
                if other.level == passage.level:
                    members.append(other)
                at += step
        return sorted(members, key=lambda member: member.index)

    def _token(self, token: str, *, first: bool) -> tuple[str, str]:
        """The kind of a word, and what it is seen as."""
        asked = token, first
        if asked not in self._tokens:
            kind = self._kind(token, first=first)
            self._tokens[asked] = kind, kind if kind.startswith("@") and kind != "@cap" else key(token) or token
        return self._tokens[asked]

    def _kind(self, token: str, *, first: bool) -> str:
        if token.isdigit():
            return "@number"
        if _ACRONYM.match(token):
            return "@thing" if self.known.is_thing(token) else "@agency"
        if not token[:1].isupper():
            return ""
        if self.grammar.names_person(token):
            return "@person"
        return "" if first else "@cap"

    def place(self, passage: Passage) -> list[str]:
        """Where the passage stands: list, table and column, section, neighbours, kind of document."""
        found = self.found
        made = [
            f"#kind={passage.kind}",
            f"#doc={found.kind}",
            f"#lang={self.language}",
        ]
        if passage.marker:
            made.append(f"#marker={'number' if any(c.isdigit() for c in passage.marker) else passage.marker}")
        if passage.bold:
            made.append("#bold")
        if passage.level > 1 and passage.kind == "list_item":
            made.append("#nested")
        if passage.index in found.headings:
            made.append("#heading")
        if passage.cell is not None:
            made += self._cell(passage)
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
        others = [
            other
            for row in table.rows
            if row.cells and row.cells[0].row == cell.row
            for other in row.cells
            if other.column != cell.column
        ]
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
