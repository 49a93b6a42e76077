"""Lists that stand one below the other in the same order: what is to be done, then by whom, then by when.

A table that was written or flattened into lines leaves them so: three tasks, three names, three days; with "ACTION", "BY",
"DATE" above each list or without, sometimes with the same numbers before the entries ("2 b)"). Which belong together their
order tells, and only where there are as many names and days as tasks. Names alone need their head ("BY WHOM") to be told as a list.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from minutes_miner.pipeline.findings import Draft
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.teller import LONGEST_LINE, Teller

Role = Literal["what", "who", "when", "state"]

_KEY = re.compile(r"\s*((?:\d{1,2}\s?[.)]?\s?)?(?:[a-z]\s?[.)]|\d{1,2}\s?[.)]))\s+(?=\S)")
_PARTS = re.compile(r"\s*[/,;&+]\s*")
_LONGEST, _MOST = 160, 40  # characters of an entry, lines of the lists together
_SHORT = 6  # words of a name that is not known, below one that is
_SHOUTED = 6  # letters
_FEWEST = 2  # entries of a list
_GAP = 2  # in the numbers of lines, where a lone dash was left out
_ROLES: dict[str | None, Role] = {"responsible": "who", "deadline": "when", "status": "state"}


@dataclass(slots=True)
class _Line:
    start: int
    text: str
    number: int | None
    key: str


@dataclass(slots=True)
class _List:
    role: Role
    labelled: bool
    lines: list[_Line] = field(default_factory=list)

    def texts(self, wanted: int) -> list[str] | None:
        """Its entries; a lone dash leaves a gap in the numbers of the lines. None where it has not as many as wanted."""
        texts: list[str] = []
        for before, line in zip([None, *self.lines], self.lines, strict=False):
            gap = before is not None and before.number is not None and (line.number or 0) - before.number == _GAP
            texts += [""] * bool(gap and len(self.lines) < wanted) + [line.text]
        if self.labelled and len(texts) == wanted - 1:
            texts.append("")
        return texts if len(texts) == wanted else None


class Abreast:
    """Gives the drafts of such lists their names and days."""

    def __init__(self, layout: Layout, zones: Sequence[str], teller: Teller) -> None:
        self.layout, self.zones, self.teller = layout, zones, teller
        self._read: dict[int, _Line | None] = {}  # by number; None for those of tables and of the next meetings

    def give(self, drafts: Sequence[Draft]) -> set[int]:
        """Fill the cells of the drafts that stand in such lists; the ids of those that do."""
        done: set[int] = set()
        ordered = sorted((d for d in drafts if self._outside_tables(d)), key=lambda d: d.start)
        if not ordered or not any(map(self._opens, self._lines(ordered[0].start, len(self.layout.text)))):
            return done  # most documents: no list of names or days below the tasks
        ends = {draft.start: draft.end for draft in reversed(ordered)}
        by_start = {draft.start: draft for draft in ordered}
        for draft in ordered:
            if id(draft) not in done:
                done |= self._from(draft.start, ends, by_start)
        return done

    def _opens(self, line: _Line) -> bool:
        return len(line.text) <= LONGEST_LINE and (self._label(line) is not None or self.teller.is_day(line.text))

    def _label(self, line: _Line) -> Role | None:
        """The list that a line is the head of."""
        return _ROLES.get(self.teller.words.column_names.find(line.text.strip(" :.*"), fuzzy=False))

    def _is_labelled(self, line: _Line) -> bool:
        """Whether a line has a label and its value."""
        name, _, value = line.text.partition(":")
        return bool(value.strip()) and self.teller.words.column_names.find(name.strip(" .*"), fuzzy=False) in _ROLES

    def _outside_tables(self, draft: Draft) -> bool:
        return self.layout.passages[draft.passage].cell is None and not (draft.responsible_cell or draft.deadline_cell)

    def _from(self, first: int, ends: Mapping[int, int], by_start: Mapping[int, Draft]) -> set[int]:
        lists = self._lists(first, ends)
        others = {one.role: one for one in lists[1:]}
        tasks = self._tasks(lists[0].lines, {role: one for role, one in others.items() if role in ("who", "when")})
        when, who = others.get("when"), others.get("who")
        if not tasks or (when is None and not (who and who.labelled and self._is_first(tasks[0], ends))):
            return set()
        drafts = [by_start.get(line.start) if line.start >= first else None for line in tasks]
        taken: set[int] = set()
        if when is not None and all(line.key for line in when.lines):
            keyed = {role: {line.key: line.text for line in one.lines} for role, one in others.items()}
            for line, draft in zip(tasks, drafts, strict=True):
                if draft is not None and line.key:
                    _give(draft, keyed.get("who", {}).get(line.key, ""), keyed["when"].get(line.key, ""))
                    taken.add(id(draft))
            return taken
        none = [""] * len(tasks)
        days = when.texts(len(tasks)) if when else none
        states = (others["state"].texts(len(tasks)) if "state" in others else None) or none
        names = self._names(who, len(tasks), alone=when is None and states is none) if who else none
        if len(tasks) < _FEWEST or days is None or names is None:
            return set()
        for at, draft in enumerate(drafts):
            if draft is not None:
                _give(draft, names[at], days[at], states[at])
                taken.add(id(draft))
        return taken

    def _is_first(self, task: _Line, ends: Mapping[int, int]) -> bool:
        """Whether no other task stands right above one."""
        above = self._lines(0, task.start)[-1:]
        return not any(start <= line.start < end for line in above for start, end in ends.items())

    def _names(self, who: _List, wanted: int, *, alone: bool) -> list[str] | None:
        """The entries of a list of names; of one with no days below it the lines that are somebody, up to one that is not."""
        if not alone:
            return who.texts(wanted)
        names = [line.text for line in takewhile(lambda line: self._is_name(line.text), who.lines)]
        return names if len(names) == wanted else None

    def _is_name(self, text: str) -> bool:
        """Whether a line is somebody; a longer word in capitals that nobody knows ("RESULT") is a head."""
        parts = [part for part in _PARTS.split(text) if part]
        shouted = text.isupper() and not all(len(part) < _SHOUTED or self.teller.known.means(part) for part in parts)
        return self.teller.kind(text) == "who" and not shouted

    def _tasks(self, tasks: list[_Line], others: dict[Role, _List]) -> list[_Line]:
        """The tasks, and those above the first draft where names and days are more, as many of the one as of the other."""
        size = max((len(one.lines) for one in others.values()), default=0)
        missing = size - len(tasks)
        if (
            not tasks
            or len(others) < len(("who", "when"))
            or missing <= 0
            or not all(one.texts(size) for one in others.values())
        ):
            return tasks
        above = [line for line in self._lines(0, tasks[0].start) if len(line.text.split()) > 1]
        return [*above[-missing:], *tasks]

    def _lists(self, first: int, ends: Mapping[int, int]) -> list[_List]:
        """The tasks from a draft on, and the lists below them, up to the first line that fits in none."""
        lists = [_List("what", False)]
        inside = first
        for line in self._lines(first):
            if line.start < inside:
                continue  # an entry over two lines
            if self._is_labelled(line):
                break  # "Deadline: 5 May" tells of the task above it alone
            if line.start in ends:
                if len(lists) > 1:
                    break
                inside = ends[line.start]
                lists[0].lines.append(line)
            elif (label := self._label(line)) and not label == lists[-1].role == "state":  # "Done" may head a list too
                lists.append(_List(label, True))
            elif len(line.text) > _LONGEST or not self._add(line, lists):
                break
        return lists

    def _add(self, line: _Line, lists: list[_List]) -> bool:
        """Put a line into the list it fits in, the last one or one that it opens; False where it fits in none."""
        now, kind = lists[-1], self._kind(line.text)
        if now.labelled and not now.lines and kind and now.role != "state":
            now.role = kind  # "BY" may be by whom and by when
        if now.role == "state":
            if len(now.lines) == max(len(one.lines) for one in lists[:-1]):
                return False  # nothing is read behind it
            now.lines.append(line)
            return True
        words = line.text.split()
        named = 0 < len(words) <= _SHORT and words[0][:1].isupper()  # below names that are known
        fits = kind == now.role or not re.search(r"\w", line.text)
        open_ = now.labelled and len(now.lines) < len(lists[0].lines)  # as many days as tasks, whatever they say
        if now.role != "what" and (
            fits or (kind is None and (open_ or (now.role == "who" and (named or now.labelled))))
        ):
            now.lines.append(line)
        elif kind and not now.labelled:
            lists.append(_List(kind, False, [line]))
        elif now.role == "what":
            now.lines.append(line)
        else:
            return False
        return True

    def _kind(self, text: str) -> Role | None:
        kind = self.teller.kind(text)
        if kind == "when":
            return "when"
        return "who" if kind == "who" and self.teller.is_surely_who(text) else None

    def _lines(self, start: int, end: int | None = None) -> list[_Line]:
        """The lines from an offset on: up to the first of a table or of the next meetings, as many as lists have; or all up to `end`."""
        found: list[_Line] = []
        for at in range(bisect_left(self.layout.line_starts, start), len(self.layout.line_starts)):
            if len(found) >= _MOST if end is None else self.layout.line_starts[at] >= end:
                break
            line = self._line(at)
            if line is not None:
                found.append(line)
            elif end is None:
                break
        return found

    def _line(self, at: int) -> _Line | None:
        if at not in self._read:
            start, line = self.layout.line_starts[at], self.layout.lines[at]
            passage = self.layout.passage_at(start)
            text = fold(line.text)
            key = _KEY.match(text)
            mark = re.sub(r"\W", "", key[1]) if key else ""
            outside = passage is not None and passage.cell is None and self.zones[passage.index] != "next_meeting"
            self._read[at] = _Line(start, text[key.end() :] if key else text, line.number, mark) if outside else None
        return self._read[at]


def _give(draft: Draft, who: str, when: str, state: str = "") -> None:
    draft.responsible_cell = draft.responsible_cell or who
    draft.deadline_cell = draft.deadline_cell or when
    draft.status_cell = draft.status_cell or state
