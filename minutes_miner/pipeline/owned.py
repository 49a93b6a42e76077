"""Short lines of notes that name who is to do something without words that bind: "Repair of the bench: Rita, 8 April".

The owner closes the line behind a mark ("lock (Rita)", "bank >> JM", "rope RC!!"), or opens it or its last part ahead of a bare
verb ("JM ringing the diver", "seeds - rita ordering").
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import chain, groupby
from typing import NamedTuple

from minutes_miner import lexicon
from minutes_miner.link.kinds import kind_of, looks_personal
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.candidates import is_outside
from minutes_miner.pipeline.layout import Passage, fold
from minutes_miner.pipeline.sentences import sentences, writing_of
from minutes_miner.pipeline.states import find_status
from minutes_miner.pipeline.taking import Taking, Unit, Way
from minutes_miner.pipeline.words import key

_ARROW = re.compile(r"\s*(?:>>+|=+>|-+>|→|⇒)\s*|\s=\s")
_MARK = re.compile(rf"(?P<arrow>{_ARROW.pattern})|\s+[-–—]+\s+|\s*:\s+|\s*[(\[]")
_LABEL = re.compile(r"[^:;,()]{2,40}:\s+")
_OPENED = re.compile(
    r"(?P<who>[^\W\d_][^:()]{0,40}?)\s*(?:\((?P<when>[^()]{3,30})\)\s*:|:|\s[-–—]+|[-=]+>|→)\s+(?P<task>.+)"
)
_CALLED = re.compile(r"@(?P<first>[\w.’'-]+),?:?\s+(?P<task>[^@]+)|(?P<before>[^@]+?)[\s,–-]+@(?P<last>[\w.’'-]+)")
_BINDING = ("until", "before")  # how words bind a day by which something is due
_GAP = re.compile(r"\s+")
_PAIR = re.compile(r"(?:[^;,()]|\([^()]*\)|,(?!\s))+")
_TOPIC = re.compile(r":\s+|,\s+|\.\s+")
_PARTS = re.compile(r"\s*[,;]\s*|\s+[-–—]\s+")
_BESIDE = ("responsible", "deadline", "status")  # what columns beside a task tell
_OFFICES = ("chair", "minute_taker")  # labels of the head that name a person
_NAME = re.compile(r"[^\W\d_][\w’'. -]*\b\.?")
_END = " .!?)]"
_LAST = re.compile(r"(?P<before>[^\W\d_][\w’'-]*)[?!]*\s+(?P<who>[A-Z]{2,4})$")
_MOST = 14  # words of such a line
_FEW = 6  # words of a line that only initials close
_MOST_TASK = 9  # words of what is to be done
_MOST_WHO = 5  # words of who is to do it
_MOST_WHO_WHEN = 7  # words of both side by side
_OFFICE = 2  # words of one
_BOUND = 0.6  # certainty of a commitment that needs no owner beside it
_CERTAIN = 0.8
_FAR = 200  # days after the meeting
_SEVERAL = 2  # lines of the same kind side by side


class Owned(NamedTuple):
    """Who is to do what a line tells, when, and whether the line alone is enough to tell that it is a task."""

    who: str
    when: str
    sure: bool


class Line(NamedTuple):
    """A sentence or one of the pairs of a line, with its offset in the Doc, and who is to do it."""

    passage: Passage
    start: int
    text: str
    owned: Owned


class OwnedLines(Way):
    """Takes the lines of a section that name a task and its owner."""

    def __init__(self, taking: Taking) -> None:
        super().__init__(taking)
        self.writing = writing_of(self.layout)

    def take(self) -> None:
        """Lines outside tables, lists of actions and reviews; those that are less sure where several stand side by side."""
        for _, run in groupby(self.layout.passages, key=self._place):
            lines = [line for passage in run if self._is_free(passage) for line in self._lines(passage)]
            placed = any(line.passage.marker or self.found.sections[line.passage.index] for line in lines)
            several = placed and len({line.passage.index for line in lines}) >= _SEVERAL
            for line in lines:
                if line.owned.sure or several:
                    self._take(line)

    def take_labelled(self) -> None:
        """The pairs behind a label for actions: "To do: poster (Rita), press (Joe)"."""
        for label in self.found.labels:
            passage = self.layout.passages[label.passage]
            if label.meaning != "actions" or passage.cell is not None or not label.value.strip():
                continue
            for text, at, owned in self._pairs(self.layout.text[label.value_start : passage.end]):
                self._take(Line(passage, label.value_start + at, text, owned))

    def _place(self, passage: Passage) -> tuple[str | None, bool]:
        return self.found.sections[passage.index], passage.kind == "list_item"

    def _is_free(self, passage: Passage) -> bool:
        at = passage.index
        free = at not in self.taking.taken and at not in self.found.agenda_passages and not self._is_title(passage)
        if not free or passage.cell is not None or self.found.zones[at] != "body":
            return False
        return not is_outside(passage, self.layout, self.found) and not self._has_points(passage)

    def _is_title(self, passage: Passage) -> bool:
        """Whether a passage is a heading and nothing more; behind a run-in title more may stand."""
        run_in = any(title.passage == passage.index and not title.whole for title in self.found.titles)
        return passage.index in self.found.headings and not run_in

    def _has_points(self, passage: Passage) -> bool:
        """Whether deeper items stand below a passage, which then is their title."""
        below = self.layout.passages[passage.index + 1 : passage.index + 2]
        return any(
            after.kind == "list_item" and after.level > passage.level and after.index not in self.found.headings
            for after in below
        )

    def _lines(self, passage: Passage) -> Iterator[Line]:
        """What a passage tells of who does what: its pairs, else its sentences."""
        whole = self.layout.text[passage.start : passage.end]
        if ";" not in whole and len(whole.split()) <= _MOST and (owned := self._closed(fold(whole).rstrip(_END))):
            yield Line(passage, passage.start, whole, owned)
            return
        said = list(sentences(whole, self.writing))
        for sentence, at in said:
            pairs = list(self._pairs(sentence))
            for text, offset, one in pairs:
                yield Line(passage, passage.start + at + offset, text, one)
            listed = passage.kind == "list_item" and len(said) == 1
            if not pairs and (found := self.find(sentence, listed=listed)):
                yield Line(passage, passage.start + at, sentence, found)

    def _pairs(self, sentence: str) -> Iterator[tuple[str, int, Owned]]:
        """The tasks of a line of several, each with its owner: "To do: poster (Rita), press (Joe)", "Bar: Joe; prizes: Rita"."""
        opened = _LABEL.match(sentence)
        first = next(_PAIR.finditer(sentence), None)
        start = opened.end() if opened and not (first and self._pair(first[0])) else 0
        parts = [(part[0], start + part.start()) for part in _PAIR.finditer(sentence[start:]) if part[0].strip(_END)]
        pairs: list[tuple[str, int, Owned]] = []
        for count, (text, at) in enumerate(parts if len(parts) >= _SEVERAL else (), 1):
            if owned := self._pair(text):
                pairs.append((text, at, owned))
            elif pairs and self._kind(text) == "when":  # "flowers: Rita, before Easter"
                pairs[-1] = (*pairs[-1][:2], pairs[-1][2]._replace(when=text.strip(_END)))
            if len(pairs) + 1 < count:
                return  # only one of the parts may be no pair
        if len(pairs) >= _SEVERAL:
            yield from ((text, at, owned._replace(sure=True)) for text, at, owned in pairs)

    def _pair(self, text: str) -> Owned | None:
        """A task and its owner, or the owner and his task: "poster (Rita)", "Rita - poster"."""
        line = fold(text).strip(_END)
        mark = _MARK.search(line)
        who, task = (
            (line[: mark.start()], line[mark.end() :]) if mark and mark[0].strip() not in ("(", "[") else ("", "")
        )
        if task and self._kind(who) == "who" and self.teller.kind(task) == "text":
            return Owned(who, "", True)
        return self._closed(line)

    def _take(self, line: Line) -> None:
        end = line.start + len(line.text.rstrip())
        unit = Unit(line.start, end, fold(line.text).strip(" ;,"), line.passage)
        draft = self.taking.in_section(self.taking.draft(unit, "list", certainty=_CERTAIN), line.passage)
        draft.responsible_cell, draft.deadline_cell, draft.sure = line.owned.who, line.owned.when, True
        self.taking.inside.add(line.passage.index)
        self.taking.keep(draft, unit)

    def find(self, text: str, *, listed: bool) -> Owned | None:
        """Who is to do what a line tells; None where it tells no task with its owner."""
        line = fold(text).rstrip(_END)
        if len(line.split()) > _MOST:
            return None
        if found := self._closed(line) or self._addressed(line):
            return found
        bound = self.grammar.find(line)
        if bound is not None and bound.agent and bound.certainty >= _BOUND:
            return None  # words bind
        found = self._opened(line) or self._dated(line)
        return found or ((self._noted(line) or self._initialled(line)) if listed else None)

    def _closed(self, line: str) -> Owned | None:
        """Owner and day behind a mark: "Repair of the bench: Rita, 8 April", "lock (Rita)", "bank >> JM"."""
        for mark in _MARK.finditer(line):
            task, tail = line[: mark.start()], line[mark.end() :]
            parts = [piece for part in _PARTS.split(tail) if part.strip(_END) for piece in self._who_when(part)]
            if not any(map(self._is_who, parts)):
                continue
            kinds = [self._kind(part) for part in parts]
            if "who" not in kinds or "text" in kinds or not self._is_task(task):
                continue
            who, when = (
                ", ".join(p for p, kind in zip(parts, kinds, strict=True) if kind == k) for k in ("who", "when")
            )
            sure = (
                bool(when)
                or mark["arrow"] is not None
                or self._to_act.search(tail) is not None
                or self._names_deed(_TOPIC.split(task)[-1])
            )
            return Owned(self._to_act.sub("", who), when, sure)
        return None

    def _who_when(self, part: str) -> list[str]:
        """Who and when of words that tell both without a mark between them: "Rita by Friday", "JM/RC Sat 23rd"; else the words."""
        gaps = list(_GAP.finditer(part)) if len(part.split()) <= _MOST_WHO_WHEN else []
        for gap in reversed(gaps):
            who, when = part[: gap.start()], part[gap.end() :]
            dated = any(day.opener == 0 for day in self.teller.candidates(when))
            if dated and self._is_who(who) and self.teller.kind(when) == "when":
                return [who, when]
        return [part]

    def _opened(self, line: str) -> Owned | None:
        """Somebody of the body ahead of a mark, his task and its day behind it: "JM: rope, by 3 May", "Rita (3 May): ring the bank"."""
        opened = _OPENED.match(line)
        if opened is None or not self._is_who(opened["who"]):
            return None
        task, when = (opened["task"], opened["when"]) if opened["when"] else self._task_and_day(opened["task"])
        days = [day for day in self.teller.candidates(when) if self._is_ahead(day.deadline.date)]
        ours = self._is_person(opened["who"]) or kind_of(opened["who"]) is not None
        if not any(ours or day.bound in _BINDING for day in days) or not self._is_open(task):
            return None
        return Owned(opened["who"], when, True)

    def _is_ahead(self, day: str | None) -> bool:
        """Whether a day is after the meeting and not so far that, without its year, it would rather be the last one of that name."""
        held = self.found.meeting.date
        if not (day and held):
            return False
        return 0 <= (date.fromisoformat(day) - date.fromisoformat(held)).days < _FAR

    def _is_open(self, task: str) -> bool:
        """Whether words may name a task that somebody has yet to do: no name, no label, nothing that is told."""
        task = task.strip(" ,")
        told = self._tells.search(task) is not None or find_status(task, self.words) is not None
        label = self.words.label.find(task, fuzzy=False)
        return self.teller.kind(task) == "text" and not told and not label

    def _addressed(self, line: str) -> Owned | None:
        """Somebody called by a sign, as in a chat, at the begin or end of what he is to do: "@JM call the bank", "call the bank @Rita"."""
        called = _CALLED.fullmatch(line)
        if called is None:
            return None
        who, task = (called["first"], called["task"]) if called["first"] else (called["last"], called["before"])
        asked = self._asked.match(task) is not None or self._names_deed(task)
        return Owned(who, "", True) if asked and self._is_who(who) else None

    def _task_and_day(self, text: str) -> tuple[str, str]:
        """A task and the day that closes it behind a comma or words that bind it: "rope, due 3 May", "rope by 3 May"; "" for no day."""
        comma = text.rpartition(", ")
        if comma[0] and self.teller.kind(comma[2]) == "when":
            return comma[0], comma[2]
        last = next((day for day in self.teller.candidates(text) if day.bound in _BINDING and day.by_rule), None)
        return (text[: last.opener], text[last.opener :]) if last and last.end == len(text) else (text, "")

    def _dated(self, line: str) -> Owned | None:
        """A day by which a person of the document does what a verb in the present tells: "Lock: Rita asks the smith, by 14 March"."""
        text = _TOPIC.split(line, maxsplit=1)[-1] if ":" in line else line
        wishes = self.words.agent["wish"]
        openings = ((who, verb) for who, verb in self._openings(text) if key(verb) not in wishes)
        who = next((who for who, verb in openings if self._present.fullmatch(verb)), "")
        if not who or self._tells.search(text):
            return None
        days = [day for day in self.teller.candidates(text) if day.by_rule and (day.bound or text != line)]
        meeting = self.found.meeting.date or ""
        return Owned(who, "", True) if any((day.deadline.date or "") > meeting for day in days) else None

    def _noted(self, line: str) -> Owned | None:
        """A bare verb behind its owner, at the begin or behind a mark: "JM ringing the diver", "seeds - rita ordering"."""
        if self._tells.search(line) or find_status(line.partition(",")[2], self.words) is not None:
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
                verbs = (word for word in words[count : count + 2] if key(word) not in self.words.small)
                yield who, next(verbs, "").strip(".,;:!?")

    def _initialled(self, line: str) -> Owned | None:
        """Initials as the last word of a few: "rope RC"."""
        last = _LAST.search(line) if len(line.split()) <= _FEW else None
        if last is None or not self.teller.known.is_initials(last["who"]):
            return None
        tied = around(self.words).no_verb.match(last["before"]) or key(last["before"]) in self.words.small
        return None if tied else Owned(last["who"], "", True)

    def _kind(self, part: str) -> str:
        if self.teller.kind(self._to_act.sub("", part.strip(_END))) == "when":
            return "when"
        return "who" if self._is_who(part) else "text"

    def _is_who(self, part: str) -> bool:
        part = self._to_act.sub("", part.strip(_END))
        office = kind_of(part) is not None and len(part.split()) <= _OFFICE
        known = self.teller.known.means(part) or office
        who = self._is_person(part) or (known and self.teller.is_surely_who(part))
        return bool(who) and not self._tells.search(part)

    def _is_person(self, text: str) -> bool:
        """Whether a text is nothing but persons of the attendance list, in whatever letters: "joe + rita"."""
        parts = [part.strip(" .") for part in self._and.split(text)]
        return all(_NAME.fullmatch(part) and self.teller.known.is_person(part) for part in parts)

    def _is_task(self, text: str) -> bool:
        """Whether words before a mark may name a task: no label, no office, nobody, no sentence."""
        few = 0 < len(text.split()) <= _MOST_TASK and text[-1:].isalnum()
        name, colon, _ = text.partition(":")
        column = self.words.column_names.find(name, fuzzy=False)
        person = bool(colon) and self.words.label.find(name, fuzzy=False) in _OFFICES  # "Co-chair: Ana (NRC)"
        named = (
            person
            or column in _BESIDE
            or self._is_name(text)
            or self.words.label.find(text, fuzzy=False)
            or kind_of(text)
        )
        return (
            few
            and not named
            and self.teller.kind(text) == "text"
            and not self.grammar.is_agent(text)
            and not self.grammar.names_agent(text)
        )

    def _is_name(self, text: str) -> bool:
        """Whether a text looks like the name of somebody whom no list has: "Melanie (Elena)"."""
        titled = text.istitle() and not self.grammar.nouns_capital
        return titled and looks_personal(text) and text.casefold() not in lexicon.common()

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
    def _asked(self) -> "re.Pattern[str]":
        """Words to somebody who is called: "@Rita can you send it"."""
        return re.compile(rf"(?:{self.words.either('owned', 'asked')})(?!\w)", re.IGNORECASE)

    @cached_property
    def _to_act(self) -> "re.Pattern[str]":
        """What only says that somebody acts: "JM to action"."""
        return re.compile(rf"\s+(?:{self.words.either('owned', 'to_act')})$", re.IGNORECASE)

    @cached_property
    def _doing(self) -> "re.Pattern[str]":
        return re.compile(self.words.either("owned", "doing"), re.IGNORECASE)

    @cached_property
    def _present(self) -> "re.Pattern[str]":
        """Verbs of the languages spoken as they stand behind who does it now or soon."""
        endings = [lexicon.load(f"words/{code}").get("owned", {}).get("present", ()) for code in self.grammar.languages]
        return re.compile("|".join(chain.from_iterable(endings)) or "(?!)")

    @cached_property
    def _and(self) -> "re.Pattern[str]":
        return re.compile(rf"\s*[/&+,]\s*|\s+(?:{self.words.either('around', 'and')})\s+", re.IGNORECASE)
