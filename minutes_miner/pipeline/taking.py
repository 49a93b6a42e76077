"""What may be taken as an action point: units of a cell, list or label, cut where somebody else is bound; drafts and near misses."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from minutes_miner.document import TRACKED, ends_open, is_initial, split_marker
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.findings import Draft, Findings, Judgement
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.reporters import reporters
from minutes_miner.pipeline.sentences import clauses, pieces, sentences
from minutes_miner.pipeline.states import (
    find_status,
    head_and_answer,
    is_about,
    is_of_rest,
    is_state,
    last_part,
    opens_with_state,
    reports_on,
    state_beside,
)
from minutes_miner.pipeline.teller import Teller
from minutes_miner.pipeline.titles.numbers import values_of
from minutes_miner.pipeline.words import key, words
from minutes_miner.records import AgendaItem, NearMiss, Status

_LINK_ONLY = re.compile(r"^(?:(?P<name>[^:]{0,60}):)?\s*(?:https?://|www\.)\S+$", re.IGNORECASE)
_ADDRESSED = re.compile(r"[\[(](?P<who>[^\[\]()]{2,60})[\])]\s*")  # "[JB] send the list"
_LINK_BEHIND = re.compile(r"(?<=[.!?])\s+<?(?:https?://|www\.)\S+$", re.IGNORECASE)  # behind a whole sentence
_OPENED = re.compile(
    r"(?:[(\[](?P<mark>[^()\[\]]{2,25})[)\]]\s*[:–—-]?|(?P<word>[^\W\d_][\w .'’/-]{1,24}?)(?:\s?:|\s[-–—])"
    r"|(?P<loud>[A-ZÀ-Þ]{3,}(?: [A-ZÀ-Þ]{3,})?)(?=\s+\S*[^\WA-ZÀ-Þ]))\s+(?:(?:!+|\\o/)\s+)*(?=\S)"
)  # what may be a state before a task
_STAMP = re.compile(
    r"\s*(?:[(\[]\d{1,2}:\d\d(?::\d\d)?[)\]]|(?<=\s)@\s?\d{1,2}:\d\d(?::\d\d)?)\s*$"
)  # where in a recording something was said
_STAMPS = 2  # that show a record of a recording
_INLINE_REFERENCE = re.compile(
    r"^\W*\[?(?P<ref>(?:A-\d{4,}|A/?P[\s#-]?\d+(?:[./-]\d+)*|[A-Z]{2,4}\d{2}/\d{1,3}|\d{4}/\d{1,2}-\d+|A[IP]?\d{1,3}(?=\s?:)))\]?\s*[:.)–-]*\s+"
)
_COUNTED = re.compile(r"(?:^|(?<=[\s;,:.]))\(?(?P<number>\d{1,2}|[a-h]|[ivx]{1,4})\)\s+(?=\w)")  # "(1)", "b)"
_FEWEST_ITEMS = 2
_REPORT_JOINT = re.compile(r"(?<=\w{4})\s*(?::|\s[-–—]+)\s+")
_TICKED = ("[x]", "[X]", "[✓]", "[✔]", "☑", "✓", "✔", "✅")
_TICKS = "✓✔☑✅"
_TICK_OR_BULLET = "✅"
_BOXES = ("[]", "[ ]", "[x]", "[X]", "☐", "☑", "☒", "⬜", "🔲", "❌", "⏳")
_BOX = re.compile(r"^\s*\[(?P<sign>[~/>-])\]\s*")
_SIGNS: dict[str, Status] = {"~": "in_progress", "/": "in_progress", "-": "cancelled", ">": "open"}  # half done, moved
_BEGINS = re.compile(r"[A-ZÀ-Þ(\[\u0620-\u064a]")
_RUNS_ON = ",&/+"  # at the end of a line that goes on in the next
_NOTHING = 7  # words that say of what or whom there is nothing
_LARGE = re.compile(r"\W*(?:\[[^\]]*\]\W*)?[A-ZÀ-Þ]")  # opens a task, behind its owner or not: "[AB] Paint"
_COMMA = re.compile(r"[,;]\s+(?=[^\W\d_])")
_JOINT = re.compile(r"[:;,]|\s[-–—]+>?\s|[.!?]\s")  # behind which more may stand
_ROOM = 4  # letters more than a word that a line must have left before a typed break
_REMARK = 12  # words of a remark below an old action: "The form has been shared."
FEW_WORDS = 6  # of a line that only says who or when
SHORT = 3  # characters before a sentence that are only a mark or a number
TITLE = 8  # words of a line of a review that may name an action without telling of it
_LONGEST_PARTY = 5  # words of who acts, before a colon
_AGENT = 0.5
_LEAST_NAME = 10  # characters of what is reported on
_JOINED = 40  # characters of what may join two clauses
_SURELY = 0.6  # what it gives clauses that are actions of their own
_WHAT_JOINS = re.compile(r"[\s,;:–—-]+(?:(?:and|then|et|puis|y|e)[\s,]+)*$", re.IGNORECASE)
_HARDLY = 0.2  # what the judge gives the rest of a text whose action it has found
_SURELY_NO_TITLE = 0.7  # certainty of an action that reads like a title of the agenda
_LEAST = 0.3  # certainty of a sentence that binds somebody
UNLIKE = "stands among action points, but reads like none"
_GIVEN = 0.5  # certainty of a task that somebody is given behind a report
_OPENING = 4  # characters ("The ") before whom a line binds


class Sure(NamedTuple):
    """How sure rules and judge must be: `prose` is the least certainty of a sentence that rules take without a judge. With one,
    `likely` is the probability from which it holds something for an action, `least` that from which it proposes a sentence, and
    `veto` that without which nothing is proposed that a layout announces.
    """

    prose: float
    likely: float
    least: float
    veto: float


@dataclass(frozen=True, slots=True)
class Unit:
    """One action in a cell or list: offsets in the Doc, its text folded, its sub-points, the state that it opens with."""

    start: int
    end: int
    text: str
    passage: Passage
    below: tuple[str, ...] = ()
    state: str = ""


class Taking:
    """What the ways to take action points of one Doc share: what is taken already, texts cut into units, drafts and near misses."""

    def __init__(self, layout: Layout, found: Findings, teller: Teller, sure: Sure) -> None:
        self.layout, self.found, self.teller, self.sure = layout, found, teller, sure
        self.grammar, self.words = teller.grammar, teller.words
        self.taken = set(found.answered)  # passages
        self.tasks: dict[int, int] = {}  # where in a passage of a review the new tasks begin
        self.beside: list[tuple[int, int]] = []  # offsets of words that only tell who is to act
        self.inside: set[int] = set()  # passages that have a label inside, and more sentences beside its value
        self.titles = {key(title) for title in _titles(found.agenda)}

    def units(self, table: int, row: int, column: int, *, split_lines: bool = False) -> list[Unit]:
        """The actions of a cell."""
        inside = self.layout.in_cell(table, row, column)
        return list(self.grouped(inside, split_lines=split_lines, width=self._width(table, column)))

    def _width(self, table: int, column: int) -> float:
        """The length of the longest line of a column that wraps its text; endless where lines only break where somebody broke them, 0
        where nothing tells.
        """
        if self.layout.document.format != "pdf":
            return math.inf if self.layout.document.format == "docx" else 0
        texts = [
            self.layout.text[p.start : p.end]
            for p in self.layout.passages
            if p.cell and p.cell.table == table and p.cell.column == column
        ]
        return max((len(line) for text in texts for line in text.split("\n")), default=0)

    def grouped(self, passages: list[Passage], *, split_lines: bool, width: float = 0) -> Iterator[Unit]:
        """The actions of a cell or list: one a list item or paragraph, sub-points with the point above them."""
        top = min((p.level for p in passages if p.kind == "list_item"), default=0)
        at = 0
        while at < len(passages):
            passage = passages[at]
            below: list[str] = []
            while (
                passage.kind == "list_item"
                and at + 1 < len(passages)
                and self._is_below(passages[at + 1], passage, max(passage.level, top))
            ):
                at += 1
                below.append(self.layout.text_of(passages[at]))
                self.taken.add(passages[at].index)
            at += 1
            lines = _lines(
                self.layout.text[passage.start : passage.end],
                self.grammar,
                every=split_lines,
                width=0
                if passage.marker and width < math.inf
                else width,  # beside bullets no line is an item without one
            )
            for text, offset in ((c, offset + at) for line, offset in lines for c, at in clauses(line, self.grammar)):
                start = passage.start + offset
                told = (
                    fold(text)
                    if self._opens_with_initial(text, passage)
                    else _without_marker(text, listed=passage.marker is not None)
                )
                state, task = self._stated(told) if passage.kind == "list_item" and passage.cell is None else ("", told)
                begin = start + len(text) - len(task) if state and text.endswith(task) else start
                yield Unit(begin, start + len(text), task, passage, tuple(below), state)

    def _stated(self, text: str) -> tuple[str, str]:
        """The state that a line of a list opens with, and its task: "DONE: Ann to paint the gate", "[open] Ben: key list"; "" for none.

        A word of what the meeting did ("Approved: Ann to buy rope") and one of what is new are none.
        """
        opened = _OPENED.match(text)
        if opened is None:
            return "", text
        told, task = opened["mark"] or opened["word"] or opened["loud"], text[opened.end() :]
        said, report = key(told), self.words.report
        state = self.words.states.get(said)
        over = said in report["over"] | report["final"]
        if state is None or said in report["fresh"] or (state == "done" and not over):
            return "", text
        marked = bool(opened["mark"]) or (over if opened["loud"] else told.isupper())  # "OPEN Day of the school"
        return (told, task) if marked or self.acts(task) or self.teller.names_task(task) else ("", text)

    def _opens_with_initial(self, text: str, passage: Passage) -> bool:
        """Whether a name with its initial stands behind the sign of a list: "- A. Lolo to report", not "- A. Call the bank"."""
        marker, rest = split_marker(text)
        signed = passage.marker is not None and not re.search(r"\w", passage.marker)
        return signed and is_initial(marker) and rest[1:2].islower() and not self.grammar.starts_with_verb(rest)

    def _is_below(self, passage: Passage, item: Passage, level: int) -> bool:
        """Whether a list item belongs to the one above it: a deeper one that asks for nothing, or one that tells how far it is."""
        text = self.layout.text_of(passage)
        if self.grammar.left_open(self.layout.text_of(item)) or passage.index in self.found.parts:
            return False  # "NRC to:" has its tasks below it, "Done" the next part of the list
        if text.endswith(":"):
            return False  # "Ongoing:" heads what comes next
        if passage.kind == "list_item" and passage.level <= level and self._stated(text)[0]:
            return False  # a task of its own
        if opens_with_state(text, self.words) and (passage.level > level or not self.acts(_behind_colon(text))):
            return True  # and not "New: SM to book the hall"
        if passage.level > level and self._answers(text, item):
            return True
        if passage.kind != "list_item":
            told = len(text.split()) <= _REMARK and not self.acts(text) and find_status(text, self.words) is not None
            told = told and is_about(text, self.layout.text_of(item))
            return self.found.zones[passage.index] == "review" and (told or is_state(text, self.words))
        return passage.level > level and (not self.acts(text) or self._is_detail(text, item))

    def _is_detail(self, text: str, item: Passage) -> bool:
        """Whether a sub-point goes on in small letters below a task that begins with a large one, and gives it to nobody: "- widen the
        gate" below "Change the plan of the yard"; or only says where more is told: "See the plan of May".
        """
        if self.words.points_to.match(key(text)):
            return True
        task = self.layout.text_of(item)
        bound = self.grammar.find(text)
        return text[:1].islower() and _LARGE.match(task) is not None and self.acts(task) and not (bound and bound.agent)

    def _answers(self, text: str, item: Passage) -> bool:
        """Whether a text tells how far the matter is that an item of a review names: "IOM: will be posted" below "Roster of desks"."""
        matter = self.found.zones[item.index] == "review" and not self.acts(self.layout.text_of(item))
        return matter and state_beside(text, self.grammar.find(text), self.words) is not None

    def _names_deed(self, name: str) -> bool:
        """Whether words before a link tell what somebody is to do: "[RC] Fill in the form", and are no name of it ("Link to the form")."""
        addressed = _ADDRESSED.match(name)
        return bool(addressed and self.teller.is_surely_who(addressed["who"]))

    def divided(self, unit: Unit) -> list[Unit]:
        """One unit for each sentence where more than one of them binds somebody else."""
        raw = self.layout.text[unit.start : unit.end]
        pieces = divided_text(raw, self.grammar)
        if len(pieces) < 2:
            return [self._trimmed(piece) for piece in self.told_apart(unit)]
        return [self._trimmed(self._piece(unit, text, offset)) for text, offset in pieces]

    def told_apart(self, unit: Unit) -> list[Unit]:
        """The clauses of a unit, where the judge holds more than one for an action; the others stay with the one before them."""
        inside = [
            j
            for j in self.found.judged.get(unit.passage.index, ())
            if unit.start <= j.start and j.end <= unit.end + SHORT
        ]
        starts = [
            j.start - unit.start
            for j in inside
            if j.either >= _SURELY and not self.is_told(fold(self.layout.text[j.start : j.end]))
            if j.start == unit.start or self._opens_task(self.layout.text[j.start : j.end])
        ]
        if len(starts) < 2:
            return [unit]
        raw = self.layout.text[unit.start : unit.end]
        ends = [_end_before(raw, start) for start in starts[1:]]
        pairs = zip([0, *starts[1:]], [*ends, len(raw)], strict=True)
        return [self._piece(unit, raw[start:end], start) for start, end in pairs]

    def _opens_task(self, text: str) -> bool:
        """Whether a clause may be a task of its own: it begins anew, or acts; "guidance on cash; and to call a meeting" goes on."""
        return not text.lstrip()[:1].islower() or self.acts(fold(text).partition(";")[0])

    def is_told(self, text: str) -> bool:
        """Whether a sentence tells how far the one before it is, and no task: "Non encore reçue", "To be carried forward to April", "NRC -
        not done".
        """
        who, dash, said = text.partition(" - ") if " - " in text else text.partition(" – ")
        text = said if dash and self.teller.is_surely_who(who) else text
        if opens_with_state(text, self.words) or key(text) in self.words.report["kept"]:
            return True
        bound = self.grammar.find(text)
        if (bound is None or not self.teller.is_surely_who(bound.agent)) and is_of_rest(text, self.words):
            return True
        carried = bound is not None and not bound.agent and self._is_raised_again(text)
        return is_state(text, self.words) and (bound is None or carried)

    def _is_raised_again(self, text: str) -> bool:
        """Whether words say that a task is an old one: "carried over", "Reminder: ..."; "Reminder letters", "send a reminder" are the task."""
        folded = f" {key(text)} "
        if any(f" {entry} " in folded for entry in self.words.cue.get("carried", ())):
            return True
        reminders = (noun for noun in self._reminds.finditer(text) if not self.acts(text[: noun.start()]))
        behind = [text[noun.end() :].lstrip() for noun in reminders]
        return any(not rest[:1].isalnum() or key(rest.split()[0]) in self.words.small for rest in behind)

    @cached_property
    def _reminds(self) -> "re.Pattern[str]":
        return re.compile(rf"\b(?:{self.words.either('cue', 'reminds')})\b", re.IGNORECASE)

    @staticmethod
    def _piece(unit: Unit, text: str, offset: int) -> Unit:
        start = unit.start + offset
        return Unit(start, start + len(text), fold(text), unit.passage, unit.below, unit.state)

    def _trimmed(self, unit: Unit) -> Unit:
        """A unit without the clauses around its action that the judge holds for none; short ones may say who or when."""
        inside = [
            j
            for j in self.found.judged.get(unit.passage.index, ())
            if j.start >= unit.start - SHORT and j.end <= unit.end + SHORT
        ]
        acting = [at for at, judgement in enumerate(inside) if judgement.either >= self.sure.likely]
        if len(inside) < 2 or not acting:
            return unit
        first, last = acting[0], acting[-1]
        while first and not self._is_rest(inside[first - 1]):
            first -= 1
        while last + 1 < len(inside) and not self._is_rest(inside[last + 1]):
            last += 1
        start = max(inside[first].start, unit.start) if first else unit.start
        end = min(inside[last].end, unit.end) if last + 1 < len(inside) else unit.end
        if (start, end) == (unit.start, unit.end):
            return unit
        text = self.layout.text[start:end]
        told = fold(text) if first else _without_marker(text, listed=True)
        return Unit(start, end, told, unit.passage, unit.below, unit.state)

    def _is_rest(self, told: Judgement) -> bool:
        """Whether a clause beside an action is no part of it."""
        return told.either < _HARDLY and len(self.layout.text[told.start : told.end].split()) > FEW_WORDS

    def acts(self, text: str) -> bool:
        """Whether a text binds somebody, or begins with what is to be done, behind a name or not."""
        if self.grammar.find(text) is not None or self.grammar.starts_with_verb(text):
            return True
        name, colon, task = text.partition(":")  # "ACNUR: donar 200 carpas"
        named = bool(colon) and len(name.split()) <= _LONGEST_PARTY and self.grammar.is_agent(name) >= _AGENT
        return named and self.grammar.starts_with_verb(task)

    def told_of(self, unit: Unit) -> Judgement | None:
        """What the judge says of the likeliest candidate inside a unit; None where no judge speaks."""
        inside = self.found.judged.get(unit.passage.index, ())
        touching = [j for j in inside if j.start < unit.end and j.end > unit.start]
        return max(touching, key=lambda j: j.either, default=None)

    def is_nothing(self, text: str) -> bool:
        """Whether a text is no action whatever stands around it: "none", "-", a link."""
        linked = _LINK_ONLY.match(text)
        name = (linked["name"] or "") if linked else ""
        points = linked and not (self.acts(name) or self._names_deed(name))
        if self.words.is_empty(text) or points or len(text) < 3:
            return True
        _, colon, value = text.partition(":")
        if colon and value.strip() and (self.words.is_empty(value) or self.words.elsewhere.fullmatch(key(value))):
            return True  # "Actions: none", "COOPI : néant", "Item 6 (Mayor): see item 7"
        if len(text.split()) <= _NOTHING and not _JOINT.search(text) and self.words.nothing_about.match(key(text)):
            return True  # "RAS pour la santé", but "None on site - NRC to bring some"
        padded = f" {key(text)} "
        return any(
            padded.startswith(f" {entry} ") and len(padded) < len(entry) + 14
            for entry in self.words.empty
            if len(entry) > 6
        )

    def hangs(self, text: str) -> bool:
        """Whether a line only says who, by when or how far behind a label: "Owner: Bob Ray", "Due Date: 30 March"."""
        name, colon, value = text.strip(" *_").partition(":")
        role = self.words.column_names.find(name.strip(" *_"), fuzzy=False) if colon else None
        few = 0 < len(value.split()) <= FEW_WORDS and not self.grammar.starts_with_verb(value)
        return role in ("responsible", "deadline", "status") and few

    def reports(self, text: str, judged: Judgement) -> bool:
        """Whether a text tells how far an action is behind a dash or a colon, and the judge holds it for a report."""
        joint = _REPORT_JOINT.search(text)
        tail = text[joint.end() :] if joint else ""
        reported = bool(find_status(tail, self.words)) and self.grammar.find(tail) is None
        return reported and judged.status > judged.action

    def draft(self, unit: Unit, source: str, *, certainty: float) -> Draft:
        """A draft of a unit, with the reference and the words that it opens with read."""
        text = _LINK_BEHIND.sub("", unit.text)
        text = _STAMP.sub("", text) if self._stamped else text
        box = _BOX.match(text)
        text = text[box.end() :] if box else text
        bare = text.rstrip(_TICKS).rstrip()
        bare = text if bare[-1:] in "-–—:" else bare  # there the tick is the state that is told
        ticked = bool(bare) and (
            bare != text.rstrip() or self.layout.text[unit.start : unit.end].lstrip()[:1] in _TICKS
        )
        text = bare or text
        draft = Draft(
            unit.start,
            unit.end,
            text,
            source,
            unit.passage.index,
            certainty=certainty,
            done=ticked or self._is_done(unit.passage),
            boxed=_SIGNS[box["sign"]] if box else None,
        )
        if unit.state:
            draft.status_cell, draft.kind = unit.state, "status"
        reference = _INLINE_REFERENCE.match(text)
        if reference:
            draft.reference, draft.text = reference["ref"], text[reference.end() :]
        elif TRACKED.fullmatch(unit.passage.marker or "") and unit.start <= unit.passage.start + SHORT:
            draft.reference = unit.passage.marker
        if self._is_raised_again(text):
            draft.kind = "repeat"
        self.name_by_number(draft)
        return draft

    def _is_done(self, passage: Passage) -> bool:
        """Struck through, or a ticked box; "✅" opens all lines of many a chat, and is one where others stand beside it."""
        marker = passage.marker or ""
        return passage.struck or (marker in _TICKED and (marker != _TICK_OR_BULLET or self._boxed))

    @cached_property
    def _boxed(self) -> bool:
        """Whether the document has boxes to tick, and not only one sign for all its lines."""
        return any(passage.marker in _BOXES for passage in self.layout.passages)

    def name_by_number(self, draft: Draft) -> None:
        """What reports on an action by its number alone is called by it: "AP1: done"."""
        if draft.reference and opens_with_state(draft.text, self.words):
            draft.status_cell, draft.text = draft.text, draft.reference
            draft.kind, draft.sure = "status", True

    @cached_property
    def _stamped(self) -> bool:
        """Whether lines of the document end with the time of a recording: "(03:14)"; one alone may be an hour of the day."""
        return (
            sum(_STAMP.search(self.layout.text_of(passage)) is not None for passage in self.layout.passages) >= _STAMPS
        )

    @staticmethod
    def is_boxed(text: str) -> bool:
        """Whether a sign in a box opens a text: "[-] Paint the hut"."""
        return _BOX.match(text) is not None

    def in_section(self, draft: Draft, passage: Passage) -> Draft:
        """The draft, under the item of the agenda that its passage stands in."""
        draft.agenda_item = self.found.sections[passage.index]
        return draft

    def read_below(self, draft: Draft, unit: Unit) -> None:
        """Sub-points tell the state ("o Done.") or belong to the action; of several only those that are a state or about the task."""
        for text in reports_on(unit.below, unit.text, self.words):
            if find_status(text, self.words, within=4):
                draft.status_cell = f"{draft.status_cell} {text}".strip()
                draft.kind = "status"

    def keep(self, draft: Draft, unit: Unit) -> None:
        """Take a unit; what reads like a title of the agenda is a near miss."""
        self.taken.add(unit.passage.index)
        if draft.source == "prose" and key(unit.text) in self.titles and not self._is_surely_task(draft, unit):
            self.miss(unit.passage, unit.text, "a title of the agenda")
            return
        self.found.drafts.append(draft)

    def _is_surely_task(self, draft: Draft, unit: Unit) -> bool:
        """Whether what reads like a title is a task after all: likely, and what somebody of the document is to do or an order."""
        bound = self.grammar.find(unit.text)
        named = bound is None or not bound.agent or self.grammar.attends(bound.agent)
        return draft.certainty >= _SURELY_NO_TITLE and unit.passage.cell is None and named

    def miss(self, passage: Passage, text: str, reason: str) -> None:
        """Tell of what looks like a commitment and is not taken."""
        self.found.near_misses.append(NearMiss(text, passage.page, reason))

    def tasks_behind(self, text: str, *, owners: str = "") -> list[tuple[int, int]]:
        """Where somebody is given a task behind a report: "Bus shelter - no quote came. Ann to ask again", "Pending, IOM to call".

        What one of the `owners` has yet to do is the rest of the old one.
        """
        (first, _), *behind = list(self._steps(text)) or [("", 0)]
        answer = head_and_answer(first)[1]
        reported = is_state(answer or first, self.words)
        if not reported and (not answer or binds(first, self.grammar)):
            return []
        tasks: list[tuple[int, int]] = []
        for step, at in behind:
            if self.is_told(fold(step)):
                tasks = []  # the task before it is the old one
            elif binds(step, self.grammar, at_once=True) and not self._is_by(owners, fold(step)):
                tasks.append((at, at + len(step)))
        return tasks

    def _is_by(self, owners: str, task: str) -> bool:
        bound = self.grammar.find(task)
        return bound is not None and re.search(rf"(?<!\w){re.escape(bound.agent)}(?!\w)", owners) is not None

    def give(self, tasks: Iterable[tuple[int, int]], at: int, passage: Passage, item: str | None) -> None:
        """Take the tasks, told by their offsets in a text that begins at `at`, that were plainly given behind a report; others are read
        like prose.
        """
        for start, end in tasks:
            text = fold(self.layout.text[at + start : at + end])
            self.tasks.setdefault(passage.index, at + start)
            if self._is_given(text):
                draft = self.draft(Unit(at + start, at + end, text, passage), "list", certainty=0.85)
                draft.agenda_item, draft.sure = item, True
                self.found.drafts.append(draft)

    def _is_given(self, text: str) -> bool:
        """Whether a text opens with somebody and what they are to do: "IOM to call", "NRC will ask"."""
        bound = self.grammar.find(text)
        if bound is None or bound.form not in ("to", "will", "asked") or bound.start > _OPENING:
            return False
        return bound.certainty >= _GIVEN and not bound.agent.endswith(",")  # "AT got it, agreed to go ahead"

    def _steps(self, text: str) -> Iterator[tuple[str, int]]:
        """The sentences of a report, cut before whoever is to do something behind a comma."""
        for sentence, at in sentences(text):
            start = 0
            for comma in _COMMA.finditer(sentence):
                if self._is_given(fold(sentence[comma.end() :])):
                    yield sentence[start : comma.start()], at + start
                    start = comma.end()
            yield sentence[start:], at + start

    def names_state(self, sentence: str) -> bool:
        """Whether a sentence is a thing and its state, parted by a colon or dash: "Repair of the gutters: finished 8 March"."""
        joint = _REPORT_JOINT.search(sentence)
        if joint is None or len(sentence[: joint.start()].split()) > TITLE or joint.start() < _LEAST_NAME:
            return False
        return is_state(fold(sentence[joint.end() :]), self.words) and not self.acts(fold(sentence))

    def tells_deed(self, text: str) -> bool:
        """Whether a sentence opens with somebody of this document and tells what they did, or have yet to: "IRC has not sent the list";
        not what they said.
        """
        told = around(self.words)
        if self.grammar.find(text) is not None or told.past.search(text) or told.talked.search(text):
            return False
        return any(
            self.teller.known.means(name) for name in reporters(text, self.teller.known, self.words, self.grammar)
        )

    def tells_state(self, text: str) -> bool:
        """Whether a text tells how far something is: by its last words ("... Done.", "... - pending"), or by all where it binds nobody."""
        last = last_part(text)
        if self.names_state(text) or is_state(last, self.words):
            return True
        said = last if self.grammar.find(text) is not None else text
        return self.grammar.find(said) is None and find_status(said, self.words) is not None


class Way:
    """One way to take action points, over what all ways share."""

    def __init__(self, taking: Taking) -> None:
        self.taking = taking
        self.layout, self.found, self.teller = taking.layout, taking.found, taking.teller
        self.grammar, self.words = taking.grammar, taking.words


def _titles(agenda: Iterable[AgendaItem]) -> Iterator[str]:
    for item in agenda:
        yield item.title
        yield from _titles(item.items)


def divided_text(text: str, grammar: Grammar) -> list[tuple[str, int]]:
    """A value divided at the numbers that count through it, and where several sentences each bind somebody; else in one piece."""
    if items := _counted(text):
        return [(piece, at + offset) for item, at in items for piece, offset in divided_text(item, grammar)]
    found = pieces(text, grammar)
    binding = [at for at, (sentence, _) in enumerate(found) if binds(sentence, grammar)]
    if len(binding) < 2:
        stripped = text.strip()
        return [(stripped, text.find(stripped))] if stripped else []
    starts = [0] + binding[1:]
    ends = binding[1:] + [len(found)]
    made = []
    for first, end in zip(starts, ends, strict=True):
        begin = found[first][1]
        last, offset = found[end - 1]
        made.append((text[begin : offset + len(last)], begin))
    return made


def _counted(text: str) -> list[tuple[str, int]]:
    """The items of a text that opens with the first of the numbers that count through it, with their offsets: "(1) IRC to call; (2)
    WFP to write"; empty for others.
    """
    found: list[re.Match[str]] = []
    for number in _COUNTED.finditer(text):
        if any(values == (len(found) + 1,) for _, values in values_of(number["number"])):
            found.append(number)
    if len(found) < _FEWEST_ITEMS or text[: found[0].start()].strip():
        return []
    ends = [_end_before(text, number.start()) for number in found[1:]]
    return [(text[number.end() : end], number.end()) for number, end in zip(found, [*ends, len(text)], strict=True)]


def binds(sentence: str, grammar: Grammar, *, at_once: bool = False) -> bool:
    """Whether a sentence binds somebody; `at_once`: whom it binds stands at its beginning."""
    found = grammar.find(fold(sentence))
    if found is None or not found.agent or found.certainty < _LEAST:
        return False
    return not at_once or found.start <= _OPENING


def _end_before(text: str, start: int) -> int:
    """Where the words end that stand before an offset, without what joins them to those behind it."""
    before = text[max(start - _JOINED, 0) : start]
    return start - len(before) + len(_WHAT_JOINS.sub("", before))


def _behind_colon(text: str) -> str:
    return text.partition(":")[2]


def _without_marker(text: str, *, listed: bool) -> str:
    """A text without its list marker; "F. Nkhwazi to call" has one only inside a list."""
    marker, rest = split_marker(text)
    return fold(rest if marker and (listed or not is_initial(marker)) else text)


def _lines(text: str, grammar: Grammar, *, every: bool, width: float = 0) -> list[tuple[str, int]]:
    """The lines of a passage as pieces of their own where each begins anew; else the passage in one piece.

    In a column of `width` letters a line begins anew where its first word would have had room on the line before; in an endless one
    each break was typed.
    """
    lines = [
        (m[0].strip(), m.start() + len(m[0]) - len(m[0].lstrip())) for m in re.finditer(r"[^\n]+", text) if m[0].strip()
    ]
    if len(lines) < 2:
        return [(text.strip(), len(text) - len(text.lstrip()))] if text.strip() else []
    if every:
        return lines
    starts, typed = [0], width == math.inf
    for at in range(1, len(lines)):
        before, line = lines[at - 1][0], lines[at][0]
        marked = split_marker(line)[0] is not None and not ends_open(before)
        room = len(before) + len(line.split(None, 1)[0]) + _ROOM <= width
        if (
            marked
            or (
                room
                and not typed
                and line[:1].isupper()
                and before[-1].isalnum()
                and len(before.split()) > 1
                and not ends_open(before)
            )
            or (typed and _BEGINS.match(line) and not _runs_on(before))
            or (before[-1] in ".;" and line[:1].isupper() and binds(line, grammar, at_once=True))
            or (
                line[:1].isupper()
                and binds(line, grammar, at_once=True)
                and binds(" ".join(text for text, _ in lines[starts[-1] : at]), grammar)
            )
        ):
            starts.append(at)
    pieces = []
    for first, end in zip(starts, starts[1:] + [len(lines)], strict=True):
        begin = lines[first][1]
        finish = lines[end - 1][1] + len(lines[end - 1][0])
        pieces.append((text[begin:finish], begin))
    return pieces


def _runs_on(line: str) -> bool:
    """Whether a line ends in the middle of its words: with a comma, or a small word."""
    return line[-1] in _RUNS_ON or ends_open(line) or key(line.split()[-1]) in words().small
