"""Action points from labels ("Action point: ...") and from lists and paragraphs under headings that announce or review them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from minutes_miner.document import TRACKED, ends_open
from minutes_miner.link.kinds import fold_words, kind_of, known
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.findings import Draft, Label, Part
from minutes_miner.pipeline.labels import LabelName, id_ahead, ids_ahead, read_label_name
from minutes_miner.pipeline.layout import Passage, fold
from minutes_miner.pipeline.reporters import reporters
from minutes_miner.pipeline.sentences import clauses, sentences
from minutes_miner.pipeline.states import find_status, head_and_answer, is_state, last_part, opens_with_state
from minutes_miner.pipeline.taking import FEW_WORDS, SHORT, TITLE, UNLIKE, Taking, Unit, Way, binds, divided_text
from minutes_miner.pipeline.talk import is_prose
from minutes_miner.pipeline.teller import tail_pieces
from minutes_miner.pipeline.words import key

_STATE_ALONE = 4  # words of a state that stands for itself: "Action 3: Done"
_FEWEST_REPORTS = 2
_TOPIC = 5  # words of it
_REPORT = 16  # words of a line that says who did what
_DASHES, _REPORTS = 0.8, 0.75  # shares of the lines of a review
_NAME = 2  # words of a name that stands for itself behind a label
_NOMINAL = 12  # words of a line that says who and what without a verb
_TOLD = 30  # words of a line of a review that tells rather than names
_FAR_AHEAD = 200  # days: a day without its year that is farther off lies in the past
_A_REPORT = 0.5  # what the judge must give a line below "Action points" that reports on an action and is none
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{3,40})[)\]]\s*:?\s*$")  # at the end of a heading
_INITIALS = r"[A-ZÀ-Þ]{2,4}(?:\s*[/,&+]\s*[A-ZÀ-Þ]{2,4})*"
_NAME_WORD = r"[A-ZÀ-Þ][\w’'-]*+"
_MARGIN = re.compile(
    rf"(?<=[^\W\d_]{{3}}[.!?])\s+(?P<who>{_INITIALS})\.?\s*$"  # initials alone behind the end of a sentence
    r"|(?:(?<=[.!?])|\s[-–—]|:|;|(?=\s[(\[]))\s+[(\[]?(?P<label>[A-ZÀ-Þ][^\W\d_]{3,}(?: [A-ZÀ-Þ]{2,})?)"
    rf"(?:\s+[-–—]\s+|\s+(?:(?P<by>[a-zé]{{2,4}})\s+)?)(?P<owner>{_INITIALS}|{_NAME_WORD}(?:(?:\s+|\s*[/,&+]\s*){_NAME_WORD}){{0,5}})[)\]]?\.?\s*$",
    re.MULTILINE,
)  # who is to act, at the end of a paragraph or typed line
_PIECES = re.compile(r"\s*[,;:]\s*|\s[-–—]+>?\s")  # between owners, or an owner and the task
_AGENT = 0.5  # how sure it must be that such a value is somebody
_NAME_WORDS = 5  # of owners that are the whole value of a label
_ENDS = re.compile(r"(?<=[.;)])\s+|\s*\n\s*|\s(?==>|->|→|⇒|➔)")  # of a sentence or line, or before an arrow
_BROKEN_LABEL = re.compile(r":[^\S\n]*\n\s*")  # "Owner:" at the end of a line
_DASH = re.compile(r"\s[-–—/|;]\s|;\s|\.\s(?=[^\W\d_]{4,}\s?:)")
_SMALL_WORD = re.compile(r"\s+[a-zà-þ\u0620-\u064a]{4,}")
_MOST_WORDS = 10  # of those a decision is for
_VERB = 3  # words behind them that may tell how far they are
_PLAIN = 0.65  # certainty of a commitment that needs no judge where a list of actions is announced
_OF_MATTER = re.compile(r"(?P<matter>[^:.()\n]{3,60}):\s+(?P<task>[^\W\d_].*[^\s(])\s*\((?P<who>[^()]{2,60})\)\W*")
_MATTER_ENDS = re.compile(r":|\s[-–—]+\s")  # what names its matter, before who and when


@dataclass(slots=True)
class _Walk:
    """A list of a zone as it is read line by line: what stands in it, and what the lines before said of those that come."""

    zone: str
    units: list[Unit]
    deeds: set[int]  # where lines begin that say who did what
    reports: set[int]  # and those that report on an old action
    behind: set[int]  # the lines that only name who is to do the one above them
    owner: str = ""
    head: Passage | None = None  # the line that gave what stands below it to the owner
    part: Part | None = None
    heading: str | None = None
    due: str = ""  # that a heading inside of the list tells of all below it

    @property
    def reviews(self) -> bool:
        return self.zone == "review"


class _Line(NamedTuple):
    """One line of a list, which of them it is, whether the last, and whether its place alone tells that it is an action."""

    unit: Unit
    at: int
    last: bool
    owed: bool

    @property
    def text(self) -> str:
        return self.unit.text

    @property
    def passage(self) -> Passage:
        return self.unit.passage

    @property
    def few(self) -> bool:
        return len(self.text.split()) <= FEW_WORDS and not self.owed


class _Said(NamedTuple):
    """Of a line that is taken: whether it acts, is a report on an old action, is one by the form of its list, and whom it decides for."""

    acts: bool
    report: bool
    reported: bool
    party: str


class Lists(Way):
    """Takes the action points that labels and headings announce."""

    def __init__(self, taking: Taking) -> None:
        super().__init__(taking)
        self._owned: dict[int, int] = {}  # by passage where the last owner that stands behind a sentence of it ends

    def take(self) -> None:
        """The values of labels, the lists and paragraphs under headings, then paragraphs with initials behind them."""
        self._labels()
        self._zones()
        self._margins()

    def _labels(self) -> None:
        """ "Action point: UNHCR to share the list": the value of a label."""
        before = set(self.taking.taken)  # a passage may have several labels
        ids = ids_ahead(label.name for label in self.found.labels)
        for label in self.found.labels:
            if label.meaning not in ("actions", "decisions") or not label.value.strip() or label.passage in before:
                continue
            passage = self.layout.passages[label.passage]
            line, _, below = label.value.strip().partition("\n")
            owner, day = self._owner_and_day(line)
            front = self.layout.text[passage.start : label.value_start]
            goes_on = below.lstrip()[:1].islower() or ends_open(owner)
            if not goes_on and (self._is_owner_only(owner) or self._is_named_before(owner, front)):
                end = label.value_start + label.value.index(line) + len(line)
                self._owner_only(passage, owner, label.value_start, begin=self._owned.get(label.passage), day=day)
                self.taking.beside.append((label.value_start - len(label.name) - 1, end))
                self._owned[label.passage] = end
                if below:
                    self.taking.inside.add(label.passage)  # the paragraph goes on behind it
                continue
            inside = re.search(r"[.;]\s", self.layout.text[passage.start : label.value_start]) is not None
            self.taking.inside.add(label.passage) if inside else self.taking.taken.add(label.passage)
            told = _first_and_binding(label.value, self.grammar) if inside else divided_text(label.value, self.grammar)
            for text, offset in told:
                if self.taking.is_nothing(text):
                    continue
                named = None if id_ahead(label.name) else read_label_name(label.name, self.words)
                reference = _reference(label, passage, named, ids, front)
                unnamed = label.zone == "review" and not (named and named.number)
                if unnamed and is_state(text, self.words) and len(text.split()) <= _STATE_ALONE:
                    self.taking.miss(passage, fold(text), "a state of nothing that is named")
                    continue
                party = (
                    self._decided_for(text) if label.meaning == "decisions" and self.grammar.find(text) is None else ""
                )
                if party is None and self._has_owner(text, passage):
                    party = ""  # companions read it
                if party is None:
                    self.taking.miss(passage, fold(text), "a decision that binds nobody")
                    continue
                start = label.value_start + offset
                for unit in self.taking.told_apart(Unit(start, start + len(text), fold(text), passage)):
                    draft = self.taking.in_section(self.taking.draft(unit, "label", certainty=0.92), passage)
                    draft.sure = True  # who writes "Action:" means it
                    draft.reference = reference or draft.reference
                    draft.responsible_cell = party or (
                        self._told_first(unit.text) or self._owner_ahead(label.name, front)
                        if label.meaning == "actions"
                        else ""
                    )
                    if named and named.party:
                        self._told_in_label(draft, named.party, raised=label.zone == "review")
                    self.taking.name_by_number(draft)
                    if label.zone == "review":  # else it is what was taken on when the old actions were looked at
                        self._reported(draft, unit)
                    self.taking.keep(draft, unit)

    def _owner_ahead(self, name: str, front: str) -> str:
        """Who stands between the begin of a line and its label: "HB/LK ACTION: remind all"; "" for nobody."""
        who = fold(front).rstrip(" :").removesuffix(name).strip()
        return who if len(who.split()) <= _NAME and self.teller.is_surely_who(who) else ""

    def _margins(self) -> None:
        """ "The gate needs a new lock. AL", "The roof leaks: ACTION BR": who is to act behind a paragraph, with a label or without."""
        for passage in self.layout.passages:
            taken, zone = passage.index in self.taking.taken, self.found.zones[passage.index]
            if passage.cell is not None or taken or zone != "body":
                continue
            begin = passage.start
            for behind in _MARGIN.finditer(self.layout.text[passage.start : passage.end]):
                if self._is_margin(behind):
                    at = passage.start + behind.start()
                    self._owner_only(passage, behind["who"] or behind["owner"], at, begin=begin)
                    begin = passage.start + behind.end()
                    self.taking.beside.append((at, begin))
                    self.taking.inside.add(passage.index)  # other sentences of it may be actions too

    def _is_margin(self, behind: "re.Match[str]") -> bool:
        """Whether initials are those of persons who attend, or what stands behind a label of actions is somebody."""
        if not behind["label"]:
            return all(self.teller.known.is_initials(one) for one in re.split(r"\W+", behind["who"]))
        if self.teller.is_surely_who(f"{behind['label']} {behind['owner']}"):
            return False  # "(Action Against Hunger)"
        by = behind["by"] is None or self.words.by.match(f"{behind['by']} ") is not None
        loud = behind["label"].isupper() or bool(behind["by"])
        owner = (self.teller.is_who if loud else self.teller.is_surely_who)(behind["owner"])
        owner = owner or re.fullmatch(_INITIALS, behind["owner"]) is not None
        titled = self.words.label.find(f"{behind['label']} {behind['owner']}", fuzzy=False)  # "ACTION PLAN"
        return by and owner and not titled and self.words.label.find(behind["label"], fuzzy=False) == "actions"

    def _reported(self, draft: Draft, unit: Unit) -> None:
        """How far an old action is, told in its last words or in the line below it."""
        if self.taking.tells_state(unit.text):
            draft.kind = "status"
            return
        below = self.layout.passages[unit.passage.index + 1 : unit.passage.index + 2]
        text = self.layout.text_of(below[0]) if below and below[0].cell == unit.passage.cell else ""
        labelled = any(label.passage == unit.passage.index + 1 for label in self.found.labels)
        if text and not labelled and len(text.split()) <= TITLE and self.taking.tells_state(text):
            draft.kind, draft.status_cell = "status", text
            self.taking.taken.add(below[0].index)

    def _told_in_label(self, draft: Draft, text: str, *, raised: bool) -> None:
        """What stands in brackets in a label: who, when or how far; other words ("new") tell nothing.

        A day on which the action was `raised` before is none by which it is due, nor is one before the meeting.
        """
        kind = "who" if self.teller.is_who(text) else self.teller.kind(text)
        if kind == "who":
            draft.responsible_cell = text
        elif kind == "when":
            draft.deadline_cell = "" if self._is_earlier(text, raised=raised) else text
        elif kind == "state":
            draft.status_cell, draft.kind = text, "status"

    def _is_earlier(self, text: str, *, raised: bool) -> bool:
        """Whether a day tells when an action was taken on: "Action (13/6)"."""
        told, meeting = self.teller.candidates(text), self.found.meeting.date
        bound = any(one.bound in ("until", "before") for one in told)
        if bound or meeting is None:
            return raised and not bound
        days = [
            date.fromisoformat(one.deadline.date) - date.fromisoformat(meeting) for one in told if one.deadline.date
        ]
        yearless = re.search(r"\d{4}", text) is None
        return raised or any(day.days < 0 or (yearless and day.days > _FAR_AHEAD) for day in days)

    def _owner_and_day(self, value: str) -> tuple[str, str]:
        """A value without the day at its end, and this day: "Ben Kow by 1 April", "AR, asap"; "" for none."""
        text = value.strip(" .()[]")
        days = (one for one in self.teller.candidates(text) if one.shape != "clause")  # "if the trucks can be lent"
        last = max(days, key=lambda one: one.end, default=None)
        if last is None or last.end < len(text) or not (who := text[: last.opener].rstrip(" ,;(–-")):
            return value, ""
        return who, text[last.opener :]

    def _owner_only(self, passage: Passage, value: str, at: int, *, begin: int | None = None, day: str = "") -> None:
        """ "Action: JB": what JB is to do is the sentence before the marker, behind which his name stands at an offset; what stands
        before `begin` is another's.
        """
        self.taking.taken.add(passage.index)
        begin = passage.start if begin is None else begin
        before = self.layout.text[begin : max(at, begin)]
        before = re.sub(r"[\s(\[]*[^\W\d][^\n:.]{1,25}:\s*$", "", before)
        target, start = passage, begin
        if not fold(before):
            earlier = [p for p in self.layout.passages[: passage.index] if p.cell == passage.cell]
            if not earlier:
                return
            target = earlier[-1]
            start = self._owned.get(target.index, target.start)
            before = self.layout.text[start : target.end]
        sentence, offset = self._meant(list(sentences(before)), target, start)
        self.taking.taken.add(target.index)
        unit = Unit(start + offset, start + offset + len(sentence), fold(sentence), target)
        draft = self.taking.in_section(self.taking.draft(unit, "label", certainty=0.85), target)
        draft.sure = True
        draft.responsible_cell, draft.deadline_cell = fold(value).strip(" .()"), day
        self.taking.keep(draft, unit)

    def _meant(self, told: list[tuple[str, int]], passage: Passage, at: int) -> tuple[str, int]:
        """Which of the sentences of a passage, the first at an offset, an owner behind it is to do: the likeliest, else the last that binds."""
        likely = [self.taking.told_of(Unit(at + start, at + start + len(text), text, passage)) for text, start in told]
        odds = [judged.either if judged else 0.0 for judged in likely]
        binding = [number for number, (text, _) in enumerate(told) if self.grammar.find(fold(text)) is not None]
        if max(odds) >= self.taking.sure.least:
            return told[odds.index(max(odds))]
        return told[binding[-1] if binding else -1]

    def _zones(self) -> None:
        """Lists and paragraphs under a heading or label that announces actions or reviews them."""
        labelled = {label.passage for label in self.found.labels}
        run: list[Passage] = []
        for passage in self.layout.passages:
            zone = self.found.zones[passage.index]
            if zone in ("actions", "decisions", "review") and passage.index not in self.taking.taken | labelled:
                if run and (zone != self.found.zones[run[-1].index] or passage.cell != run[-1].cell):
                    self._list(run)
                    run = []
                run.append(passage)
        if run:
            self._list(run)

    def _list(self, passages: list[Passage]) -> None:
        """Each line of a list is told of another, holds for those below it, names nothing to be done, or is taken."""
        walk = self._walk(passages)
        for at, unit in enumerate(map(self._unnamed, walk.units)):
            self.taking.taken.add(unit.passage.index)
            line = _Line(unit, at, at + 1 == len(walk.units), self._is_owed(unit, walk.part))
            if at in walk.behind or self._is_told_of_above(line) or self._holds_for_below(line, walk):
                continue
            if not self._names_nothing(line, walk) and (said := self._said_of(line, walk)):
                self._take_line(line, walk, said)

    def _walk(self, passages: list[Passage]) -> "_Walk":
        zone = self.found.zones[passages[0].index]
        units = [
            head for unit in self.taking.grouped(passages, split_lines=False) for head in self._without_new(unit, zone)
        ]
        deeds = self._deeds(units) if zone == "review" else set()
        told = self._reports(units) | self._topics(units) | self._undone(units)
        reports = told | deeds if zone == "review" else set()
        return _Walk(zone, units, deeds, reports, self._owners_behind(units))

    def _is_told_of_above(self, line: "_Line") -> bool:
        """Whether a line hangs on the one above it, in the list or before a label."""
        return self.taking.hangs(line.text) and (line.at > 0 or self._is_below_label(line.passage))

    def _holds_for_below(self, line: "_Line", walk: "_Walk") -> bool:
        """Whether a line only says what holds for those below it: whose they are, by when, how far, or what they are about."""
        if walk.head is not None and self._leaves(line.passage, walk.head):
            walk.owner, walk.head = "", None
        if line.passage.index in self.found.parts:
            walk.part = self.found.parts[line.passage.index]
            walk.owner, walk.head = walk.part.owner, None
        elif not line.last and (bound := self.grammar.left_open(line.text)):
            walk.owner, walk.head = bound, line.passage
        elif not line.last and line.text.endswith(":") and self.teller.kind(line.text) in ("when", "state"):
            walk.due = line.text.strip(" :")
        elif not line.last and line.few and self._is_owners(line.unit, bool(walk.owner)):
            walk.owner = around(self.words).unaddressed(line.text.strip(" :"))
        elif line.passage.index in self.found.headings:
            walk.heading, walk.due = line.text, self._due(line.text)
        else:
            return False
        return True

    def _names_nothing(self, line: "_Line", walk: "_Walk") -> bool:
        """Whether a line is no action, or another way takes it; what may have been one is missed."""
        unit = line.unit
        if self.taking.is_nothing(line.text):
            return True
        if walk.reviews and is_state(line.text, self.words) and len(line.text.split()) <= _STATE_ALONE:
            self.taking.miss(unit.passage, line.text, "a state of nothing that is named")
            return True
        if line.few and self._is_owners(unit, others=False):
            self.taking.miss(unit.passage, line.text, "names somebody, but nothing to be done")
            return True
        if walk.zone == "actions" and (self._take_named_behind(unit) or self._take_of_matter(unit)):
            return True
        later = list(sentences(line.text))[1:] if walk.reviews else []
        told = any(self.taking.names_state(sentence) for sentence, _ in later)
        told = told and not self._is_owned_report(unit)
        told = told or is_prose(line.text) or (walk.reviews and self._is_talk(unit))
        if told and not self.taking.is_boxed(line.text) and not self._is_given_ahead(line.text):
            self.taking.taken.discard(unit.passage.index)
            return True
        return False

    def _said_of(self, line: "_Line", walk: "_Walk") -> "_Said | None":
        """What judge and grammar say of a line that may be an action; None where it is none, after it was missed or left to others."""
        unit, zone = line.unit, walk.zone
        acts = bound = self.taking.acts(line.text)
        judged = self.taking.told_of(unit)
        reported = unit.start in walk.reports
        title = reported or (walk.reviews and len(line.text.split()) <= TITLE)
        hangs = bool(tail_pieces(line.text, self.teller)) or self._names_task(unit, zone) or line.owed
        if judged is not None and judged.either < self.taking.sure.veto and not title and not hangs:
            self.taking.miss(unit.passage, line.text, UNLIKE)
            return None
        acts = acts or (judged is not None and judged.either >= self.taking.sure.likely)
        decided = zone == "decisions" and not hangs and self._is_mere_decision(unit)
        party = self._decided_for(line.text) if zone == "decisions" and (decided or not acts) else ""
        if party is None:
            self.taking.miss(unit.passage, line.text, "among decisions, names nothing to be done")
            return None
        if walk.reviews and not reported and not self._reviews(unit, bound):
            self.taking.taken.discard(unit.passage.index)
            return None
        told = acts or hangs or unit.passage.kind == "list_item" or self._plain(unit)
        if zone == "actions" and not told:
            self.taking.miss(unit.passage, line.text, "a paragraph under action points that binds nobody")
            return None
        report = judged is not None and judged.status > max(judged.action, _A_REPORT)
        return _Said(acts, walk.reviews or report, reported, party)

    def _take_line(self, line: "_Line", walk: "_Walk", said: "_Said") -> None:
        """Takes a line as one action, or as the several that stand in it."""
        unit = line.unit
        pieces = [unit] if said.reported else self.taking.divided(unit)
        for piece in pieces:
            draft = self.taking.draft(piece, "list", certainty=0.9 if said.acts else 0.75)
            draft = self.taking.in_section(draft, unit.passage)
            draft.agenda_item = walk.heading or draft.agenda_item
            draft.done = draft.done or (unit.start in walk.deeds and find_status(unit.text, self.words) is None)
            if said.report:
                draft.kind = "status"
            if walk.part and walk.part.state:
                self._in_state(draft, walk.part.state)
            self.taking.read_below(draft, unit)
            owed = line.owed and (len(pieces) == 1 or self.taking.acts(piece.text))
            draft.sure = owed or self._is_sure(draft, line, piece, walk, said)
            self._give(draft, line, piece, walk, said.party)
            self.taking.keep(draft, piece)

    def _is_sure(self, draft: Draft, line: "_Line", piece: Unit, walk: "_Walk", said: "_Said") -> bool:
        """Whether the list itself says enough that no verdict is asked."""
        if said.reported or said.party or draft.status_cell or self._names_task(piece, walk.zone):
            return True
        if walk.zone == "actions":
            return self._is_plain(piece.text) or self._has_below(line.unit)
        first = next((sentence for sentence, _ in sentences(piece.text)), "")
        told = bool(self.taking.names_state(first) or draft.reference or draft.boxed)
        told = told or self._is_owned_report(piece) or self._is_given_ahead(piece.text)
        return walk.reviews and bool(told)

    def _is_owned_report(self, unit: Unit) -> bool:
        """Whether an item of a review says whose a task is and behind it how far: "UNICEF: map. Ann says that it was sent"."""
        head, answer = head_and_answer(unit.text)
        if unit.passage.kind != "list_item" or not head or find_status(answer, self.words) is None:
            return False
        bound = self.grammar.find(head)
        return self.teller.is_surely_who(head) or (bound is not None and bound.start == 0 and bool(bound.agent))

    def _give(self, draft: Draft, line: "_Line", piece: Unit, walk: "_Walk", party: str) -> None:
        """Who and when, from what stands before and behind the task, on the line below, or above all of them."""
        hung = {found.kind for found in tail_pieces(piece.text, self.teller)} if walk.owner or walk.due else set()
        before = self.teller.before_task(piece.text)
        other = walk.part is not None and self._opens_with_who(piece.text)
        draft.responsible_cell = party
        if line.at + 1 in walk.behind and "who" not in hung:
            draft.responsible_cell = walk.units[line.at + 1].text
        if walk.owner and not before and not other and "who" not in hung:
            draft.responsible_cell = walk.owner
        draft.responsible_cell = draft.responsible_cell or before
        if walk.due and "when" not in hung:
            draft.deadline_cell = walk.due

    def _is_owed(self, unit: Unit, part: Part | None) -> bool:
        """Whether its place tells that a line is an action: in a part of a list, behind a state, or above lines of who and when."""
        listed = (part is not None or bool(unit.state)) and unit.passage.kind == "list_item"
        return (listed or self.found.hanging.get(unit.passage.index, False)) and not opens_with_state(
            unit.text, self.words
        )

    def _unnamed(self, unit: Unit) -> Unit:
        """A line above those of who and when, without the name of what it tells: "What: paint the gate"."""
        name, colon, task = unit.text.partition(":")
        named = self.found.hanging.get(unit.passage.index) and colon and task.strip()
        if not named or self.words.column_names.find(name, fuzzy=False) != "action":
            return unit
        return replace(unit, text=task.strip(), start=unit.end - len(task.strip()))

    def _in_state(self, draft: Draft, state: str) -> None:
        """The state of the part of a list that an action stands in, where it tells none itself."""
        draft.kind = "status"
        if not any(piece.kind == "state" for piece in tail_pieces(draft.text, self.teller)):
            draft.status_cell = draft.status_cell or state

    def _opens_with_who(self, text: str) -> bool:
        """Whether a line of somebody's share binds one who is named in it: "Ben to call the bank" below "Ana"."""
        bound = self.grammar.find(text)
        return bound is not None and bound.start == 0 and self.teller.is_surely_who(bound.agent)

    def _reports(self, units: list[Unit]) -> set[int]:
        """Where the lines of a review begin that name a matter and tell how far it is: "Swing - fitted on 1 February".

        Where half of the lines open or end with a state, or nearly all have a few words before a dash, the others tell it in any words.
        """
        told: dict[int, str] = {}
        heads: dict[int, str] = {}
        plain = dashes = 0
        for unit in units:
            head, answer = head_and_answer(unit.text)
            joint = unit.text[len(head) :].lstrip()[:1]
            if len(head.split()) > TITLE or (joint == "." and unit.passage.kind != "list_item"):
                continue
            told[unit.start], heads[unit.start] = answer, head
            dashes += joint in "-–—"
            plain += is_state(answer, self.words) or is_state(last_part(answer), self.words)
        reports = {start for start, answer in told.items() if answer and find_status(answer, self.words) is not None}
        back = {start for start, head in heads.items() if self._refers_back.search(head) and self._is_told(told[start])}
        few = len(units) < _FEWEST_REPORTS
        if few or (2 * plain < len(units) and min(dashes / _DASHES, len(reports) / _REPORTS) < len(units)):
            return back
        return reports | back

    def _is_told(self, answer: str) -> bool:
        """Whether what stands behind a topic says how far it is, or who did something about it."""
        said = find_status(answer, self.words) is not None
        return said or bool(reporters(answer, self.teller.known, self.words, self.grammar))

    @cached_property
    def _refers_back(self) -> "re.Pattern[str]":
        """The number of an earlier minute beside a topic: "Roof (min. 4.2)", "Item 4 (roof)"."""
        nouns = "|".join(map(re.escape, self.words.section_words))
        return re.compile(rf"(?:^|[(\[])\s*(?:{nouns})\.?\s*(?:no\.?|n[°º]|#)?\s*\d", re.IGNORECASE)

    def _topics(self, units: list[Unit]) -> set[int]:
        """Where the lines of a review begin that tell of a topic in a sentence: "Dog bin: Joe has asked the council".

        Where half of such lines say who did something, or how far it is, the others do so in words that nobody listed.
        """
        answers = {unit.start: head_and_answer(unit.text)[1] for unit in units if self._names_topic(unit.text)}
        by = {
            start for start, answer in answers.items() if reporters(answer, self.teller.known, self.words, self.grammar)
        }
        told = by | {start for start, answer in answers.items() if find_status(answer, self.words) is not None}
        if not by and len(told) < _FEWEST_REPORTS:
            return set()
        return set(answers) if 2 * len(told) >= len(answers) else told

    def _names_topic(self, text: str) -> bool:
        """Whether a line has a few words before a colon that name a matter and nobody, and no task behind it."""
        head, answer = head_and_answer(text)
        few = 0 < len(head.split()) <= _TOPIC and text[len(head) :].lstrip()[:1] == ":" and " " in answer
        if not few or self.teller.is_surely_who(head) or self.words.label.find(head, fuzzy=False):
            return False
        return not any(binds(part, self.grammar, at_once=True) for part in (head, answer)) and not self.taking.acts(
            text
        )

    def _deeds(self, units: list[Unit]) -> set[int]:
        """Where the lines of a review begin that say who did what, or did not: "Joe painted the hut", "Rita has not rung"; none where
        they are not most of its lines.
        """
        said = [u for u in units if len(u.text.split()) <= _REPORT and not around(self.words).past.search(u.text)]
        told = [u for u in said if reporters(u.text, self.teller.known, self.words, self.grammar)]
        if len(told) < _FEWEST_REPORTS or 2 * len(told) <= len(units):
            return set()
        return {unit.start for unit in said if unit in told or self.teller.known.is_person(unit.text.split()[0])}

    def _undone(self, units: list[Unit]) -> set[int]:
        """Where the lines begin that say who has left what undone: "Rita has not yet rung", "Joe asked for more time to paint"."""
        return {
            unit.start
            for unit in units
            if find_status(unit.text, self.words) == "open"
            and self.grammar.find(unit.text) is None
            and reporters(unit.text, self.teller.known, self.words, self.grammar)
        }

    def _is_below_label(self, passage: Passage) -> bool:
        """Whether an action behind a label stands right above a passage, or what hangs on one."""
        above = self.layout.passages[passage.index - 1 : passage.index]
        labelled = {label.passage for label in self.found.labels if label.meaning == "actions" and label.value.strip()}
        return any(before.index in labelled or self.taking.hangs(self.layout.text_of(before)) for before in above)

    @staticmethod
    def _leaves(passage: Passage, head: Passage) -> bool:
        """Whether a passage is no longer below the line that gave what stands there to somebody."""
        if head.kind != "list_item":
            return passage.kind != "list_item"
        beside = passage.level == head.level and _shape(passage.marker) == _shape(head.marker)
        return passage.kind != "list_item" or passage.level < head.level or beside

    def _has_below(self, unit: Unit) -> bool:
        """Whether a sub-point of a line tells who or by when: "Deadline: 21 April", "by Friday"."""
        return any(self.taking.hangs(text) or self.teller.kind(text) == "when" for text in unit.below)

    def _names_task(self, unit: Unit, zone: str) -> bool:
        """Whether a short line among actions says who and what: "SCI: posters", "MSF and IMC – joint assessment in Zone 4"; or one among
        decisions to whom it is addressed: "Au HCR : trouver une salle".
        """
        told = zone == "actions" or (zone == "decisions" and around(self.words).is_addressed(unit.text))
        return told and len(unit.text.split()) <= _NOMINAL and self.teller.names_task(unit.text)

    def _take_named_behind(self, unit: Unit) -> bool:
        """Takes an item that names its matter and, behind a colon or dash, nothing but who and when: "Keys: Ben", "Cards - Ana, 20 March"."""
        joint = _MATTER_ENDS.search(unit.text)
        head, behind = (unit.text[: joint.start()], unit.text[joint.end() :]) if joint else ("", "")
        parts = [part for part in re.split(r"\s*[,;]\s*", behind.strip(" .")) if part]
        kinds = {"who" if self.teller.is_surely_who(part) else self.teller.kind(part): part for part in parts}
        short = 0 < len(head.split()) <= FEW_WORDS and unit.passage.kind == "list_item"
        if not (joint and short and "who" in kinds and kinds.keys() <= {"who", "when"}):
            return False
        if self.teller.is_who(head) or self.words.column_names.find(head, fuzzy=False):
            return False
        if joint and joint[0] != ":" and self.grammar.starts_with_verb(head):
            return False  # a task, whose end is read like that of any other
        raw = self.layout.text[unit.start : unit.end]
        ends = _MATTER_ENDS.search(raw)
        said = Unit(unit.start, unit.start + (ends.start() if ends else len(raw)), head, unit.passage)
        draft = self.taking.in_section(self.taking.draft(said, "list", certainty=0.75), unit.passage)
        draft.responsible_cell = ", ".join(part for part in parts if part != kinds.get("when"))
        draft.deadline_cell, draft.sure = kinds.get("when", ""), True
        self.taking.keep(draft, said)
        return True

    def _take_of_matter(self, unit: Unit) -> bool:
        """Takes a line that opens with its matter and ends with who is to do it in brackets: "Keys: Cut three more. (Ben, Ana)".

        So programs sum up what they recorded; nobody may be named there: "(UNASSIGNED)".
        """
        told = _OF_MATTER.fullmatch(unit.text)
        if told is None or self.teller.is_surely_who(told["matter"]) or not self.grammar.starts_with_verb(told["task"]):
            return False
        nobody = fold_words(told["who"]) in known("nobody", "words")
        if not nobody and not self.teller.is_surely_who(told["who"]):
            return False
        raw = self.layout.text[unit.start : unit.end]
        start = unit.start + raw.index(":") + 1
        start += len(self.layout.text[start : unit.end]) - len(self.layout.text[start : unit.end].lstrip())
        said = Unit(start, unit.start + raw.rindex("("), told["task"], unit.passage, unit.below)
        draft = self.taking.in_section(self.taking.draft(said, "list", certainty=0.75), unit.passage)
        draft.responsible_cell, draft.sure = "" if nobody else told["who"], True
        self.taking.keep(draft, said)
        return True

    def _is_talk(self, unit: Unit) -> bool:
        """Whether a line of a review is a paragraph of several sentences, none of which is a short remark on the one before it."""
        return len(unit.text.split()) > _TOLD and all(
            len(sentence.split()) >= FEW_WORDS for sentence, _ in list(sentences(unit.text))[1:]
        )

    def _is_mere_decision(self, unit: Unit) -> bool:
        """Whether a line below "Decisions" orders nobody to do anything, in minutes that list their actions elsewhere: "Keep the supplier"."""
        if "actions" not in self.found.zones or self.grammar.find(unit.text) is not None:
            return False
        heads = [label for label in self.found.labels if label.passage < unit.passage.index and not label.value.strip()]
        name = key(heads[-1].name or self.layout.text_of(self.layout.passages[heads[-1].passage])) if heads else ""
        both = any(self.words.label.find(word, fuzzy=False) == "actions" for word in name.split())
        return bool(heads) and heads[-1].meaning == "decisions" and not both

    def _due(self, heading: str) -> str:
        """When all below a heading is due: "By Friday", "Medium-term (by end of month)"; "" where it does not say."""
        told = _IN_BRACKETS.search(heading)
        for text in (heading, told[1]) if told else (heading,):
            if self.teller.kind(text) == "when":
                return text
        if told and any(candidate.by_rule for candidate in self.teller.candidates(told[1])):
            return told[1]  # "Immediate (by Friday's call)"
        pieces = tail_pieces(heading, self.teller)
        return next((heading[piece.start : piece.end] for piece in pieces if piece.kind == "when"), "")

    def _owners_behind(self, units: list[Unit]) -> set[int]:
        """The lines of a list that name nothing but who is to do the item above them, where each item but the last has one; each without
        exception where no mark opens an item.
        """
        owners = {
            at for at, unit in enumerate(units) if unit.passage.marker is None and self._is_owners(unit, others=False)
        }
        items = {at for at, unit in enumerate(units) if unit.passage.marker is not None}
        behind = set(range(1, len(units), 2))
        marked = items == set(range(0, len(units), 2))
        paired = not items and len(behind) > 1 and len(units) % 2 == 0
        return owners if owners == behind and (marked or paired) else set()

    def _is_owners(self, unit: Unit, others: bool) -> bool:
        """Whether a line of a list is nothing but the name of those whose tasks stand below it; `others`: such lines came before."""
        text = around(self.words).unaddressed(unit.text.strip(" :"))
        who = self.teller.is_surely_who(text) or (others and self._is_owner_only(text))
        return who and not unit.below and not self.grammar.starts_with_verb(text) and not self.teller.names_task(text)

    def _is_named_before(self, value: str, before: str) -> bool:
        """Whether the value of a label behind a sentence is a name that the sentence has, or an office: "Piet sends it. Action: Piet"."""
        name = value.strip(" .")
        if not re.search(r"[.!?]\s", before) or len(name.split()) > _NAME or not name[:1].isupper():
            return False
        said = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", before) is not None
        return said or kind_of(name) == "role"

    def _is_owner_only(self, value: str) -> bool:
        """Whether a short value names nobody but owners: no "Dunn - order badges", "all partners, update the map"."""
        text = fold(value).strip(" .")
        if (
            len(text.split()) > _NAME_WORDS
            or self.grammar.is_agent(text) < _AGENT
            or self.grammar.starts_with_verb(text)
        ):
            return False
        return not self._told_first(text)

    def _told_first(self, text: str) -> str:
        """Who stands before a mark and a verb of work: "all partners, update the map"; "" for nobody."""
        for mark in _PIECES.finditer(text):
            task = text[mark.end() :]
            if self.grammar.starts_with_verb(task) and not self.teller.known.means(_PIECES.split(task)[0]):
                who = text[: mark.start()]
                return who if len(who.split()) <= _NAME_WORDS and self.grammar.is_agent(who) >= _AGENT else ""
        return ""

    def _without_new(self, unit: Unit, zone: str) -> Iterator[Unit]:
        """A line of a review up to the first sentence that the judge holds for a new action; these are read like prose."""
        new = [
            j.start
            for j in self.found.judged.get(unit.passage.index, ())
            if unit.start <= j.start < unit.end
            and j.action >= self.taking.sure.likely
            and j.action > j.status
            and not self.taking.is_told(fold(self.layout.text[j.start : j.end]))
        ]
        begin = unit.passage.start  # a list may have been cut before the task already
        told = self.taking.tasks_behind(self.layout.text[begin : unit.end]) if zone == "review" else []
        tasks = [task for task in told if begin + task[0] >= unit.start]
        first = min([begin + at for at, _ in tasks] or new, default=unit.start)
        if zone != "review" or (first - unit.start < SHORT and not tasks):
            yield unit
            return
        self.taking.inside.add(unit.passage.index)
        self.taking.give(tasks, begin, unit.passage, self.found.sections[unit.passage.index])
        text = self.layout.text[unit.start : first].rstrip(" ,;:–-")
        if fold(text):
            yield Unit(unit.start, unit.start + len(text), fold(text), unit.passage, unit.below, unit.state)

    def _decided_for(self, text: str) -> str | None:
        """Whom a decision tells what they do: "NRC and IRC complete the map"; "" where it orders, and names them at its end; None for no one."""
        tail = [piece for piece in tail_pieces(text, self.teller) if piece.kind == "who" and piece.strong]
        if tail and self.grammar.starts_with_verb(text):
            return ""
        for behind in islice(_SMALL_WORD.finditer(text), _MOST_WORDS):
            party = text[: behind.start()].strip()
            if not ends_open(party) and self.teller.is_surely_who(party):  # "Todas las organizaciones"
                body = kind_of(party) == "group" and fold_words(party).split()[0] not in known("article", "all")
                meeting = body or find_status(text[behind.start() :], self.words, within=_VERB)
                return None if meeting else party
        return None

    def _has_owner(self, text: str, passage: Passage) -> bool:
        """Whether a label of who is to act stands behind a decision or on the line below: "=> Lead: Ann Lee – Deadline: 5 May"."""
        below = self.layout.passages[passage.index + 1 : passage.index + 2]
        line = fold(self.layout.text_of(below[0])) if below and below[0].cell == passage.cell else ""
        text = _BROKEN_LABEL.sub(": ", text)
        behind = [*(text[end.end() :] for end in _ENDS.finditer(text)), line]
        for name, colon, value in (part.lstrip(" =->→⇒➔").partition(":") for part in behind):
            role = self.words.column_names.find(name, fuzzy=False) if colon else None
            if role == "responsible" and self.teller.is_who(_DASH.split(value, maxsplit=1)[0].strip(" .")):
                return True
        return False

    def _is_plain(self, text: str) -> bool:
        """Whether a text binds a named party so that grammar alone is sure of it, or has one behind it: "Revised guidance (WFP)"."""
        bound = self.grammar.find(text)
        if bound is not None and bound.agent and bound.certainty >= _PLAIN:
            return True
        return any(piece.kind == "who" and piece.strong for piece in tail_pieces(text, self.teller))

    def _is_given_ahead(self, text: str) -> bool:
        """Whether a text is an instruction behind the name of somebody who is known, however long it is: "Ben: ring the bank ..."."""
        bound = self.grammar.find(text)
        marked = bound is not None and bound.form == "marked" and bound.certainty >= _PLAIN
        return marked and bound is not None and self.teller.is_surely_who(bound.agent)

    def _plain(self, unit: Unit) -> bool:
        """Whether a paragraph may be an action without a verb that binds: a whole short line, not a piece of one."""
        return 3 <= len(unit.text.split()) <= 40 and unit.text[:1].isupper() and not self.found.doubtful

    def _reviews(self, unit: Unit, acts: bool) -> bool:
        """Whether a line of a review tells of one action, rather than of the review itself."""
        if unit.below or unit.passage.kind == "list_item":
            return True
        commitment = self.grammar.find(unit.text)
        return acts and (commitment is None or commitment.start == 0)


def _shape(marker: str | None) -> str:
    """What the markers of one list have in common: digits, letters, or the sign itself."""
    word = re.search(r"\d+|[^\W\d_]+", marker or "")
    return "" if marker is None else "1" if word and word[0].isdigit() else "a" if word else marker


def _first_and_binding(text: str, grammar: Grammar) -> list[tuple[str, int]]:
    """The first sentence of a value that stands inside of running text, and each further one that binds somebody."""
    found = list(sentences(text))
    return [
        (clause, offset + at)
        for number, (sentence, offset) in enumerate(found)
        if number == 0 or binds(sentence, grammar)
        for clause, at in clauses(sentence, grammar)
    ]


def _reference(label: Label, passage: Passage, named: LabelName | None, ids: Collection[str], front: str) -> str | None:
    """What an action is called by its label: an id ahead of it, the marker of its item, a number inside of it ("Action 3")."""
    if (number := id_ahead(label.name)) in ids:
        return number
    if TRACKED.fullmatch(passage.marker or "") and front.strip().startswith(label.name):
        return passage.marker
    return re.sub(r"\s*[(\[].*|(?<=\d)\s.*", "", label.name) if named and named.number else None
