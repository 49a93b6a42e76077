"""Motions that were carried: "Moved Cole, seconded Marsh, that the wall be repaired. Carried."

The formula says who moved, not who acts; what is to be done stands behind its "that" or "to". A motion with a deed in it is an
action, one that adopts, approves or fixes something is a decision, and one that was lost is nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from minutes_miner.link.kinds import kind_of
from minutes_miner.pipeline.candidates import is_outside
from minutes_miner.pipeline.layout import Passage, fold
from minutes_miner.pipeline.sentences import sentences, writing_of
from minutes_miner.pipeline.taking import Unit, Way
from minutes_miner.pipeline.words import key

_WORD = re.compile(r"[^\W\d_][\w’'.]*")
_PAIR = re.compile(r"[A-ZÀ-Þ][\w’'.-]*\s?/\s?[A-ZÀ-Þ][\w’'.-]*\s*[-–—:,]?\s*")  # "Cole/Marsh -", who moved and seconded
_MOST_BEFORE = 160  # characters of the formula
_MOST_OUTCOME = 8  # words
_MOST_BEHIND = 2  # sentences behind a motion that may tell it
_CERTAIN = 0.85
_NEXT = 12  # words of a body among which its verb stands
_MOST_AGENT = 5  # words of who is bound
_LIKELY = 0.6  # of somebody who is bound
_NEAR = 4  # characters: an article before who is asked


class Motion(NamedTuple):
    """Half-open offsets of the words of a motion in a text, whether an infinitive tells them, whether somebody moved it, and what
    became of it.
    """

    start: int
    end: int
    infinitive: bool
    moved: bool
    outcome: str  # "carried", "lost" or ""


class Motions(Way):
    """Takes the deeds of motions that were carried, and keeps others from taking those that were lost."""

    def take(self) -> None:
        """Motions outside tables and lists of actions."""
        writing = writing_of(self.layout)
        for passage in self.layout.passages:
            if passage.index in self.taking.taken or is_outside(passage, self.layout, self.found):
                continue
            said = [*sentences(self.layout.text[passage.start : passage.end], writing), *self._below(passage)]
            for number, (sentence, at) in enumerate(said):
                behind = [text for text, _ in said[number + 1 : number + 1 + _MOST_BEHIND]]
                motion = self.find(sentence, behind) if at < passage.end - passage.start else None
                if motion is not None:
                    self._take(passage, passage.start + at, sentence, motion)

    def find(self, sentence: str, behind: Sequence[str] = ()) -> Motion | None:
        """The motion that a sentence puts, with what those `behind` it tell of its outcome."""
        for joint in self._joint.finditer(sentence, 0, _MOST_BEFORE):
            start, before = joint.end(), sentence[: joint.start()]
            if not self._is_formula(before):
                continue
            told = self._outcome_in(sentence, start)
            outcome = told[0] if told else self._told_behind(behind)
            if outcome == "" and not self._is_resolved(before):
                return None
            end = told[1] if told else len(sentence)
            return Motion(start, end, joint["to"] is not None, self._is_moved(before), outcome or "carried")
        return None

    def _take(self, passage: Passage, offset: int, sentence: str, motion: Motion) -> None:
        start, end = offset + motion.start, offset + motion.end
        body = fold(sentence[motion.start : motion.end])
        if motion.outcome == "lost":
            self.taking.beside.append((offset, offset + len(sentence)))
            self.taking.miss(passage, body, "a motion that was not carried")
            return
        agent = self._agent_of_deed(body, infinitive=motion.infinitive)
        subject, verb = self._halves(body)
        alone = not motion.moved and not agent  # only that something be done
        settled = alone and not (self._decides.isdisjoint(verb) and self._routine.isdisjoint(subject))
        if settled or self._mere.search(" ".join(body.split()[:_NEXT])):
            self.taking.beside.append((offset, offset + len(sentence)))
            self.taking.miss(passage, body, "a decision that binds nobody")
            return
        if agent is None or (alone and not verb):
            return
        unit = Unit(start, end, body, passage)
        draft = self.taking.in_section(self.taking.draft(unit, "prose", certainty=_CERTAIN), passage)
        draft.agent, draft.sure = agent, True
        self.found.drafts.append(draft)
        self.taking.beside.append((offset, offset + len(sentence)))

    def _agent_of_deed(self, body: str, *, infinitive: bool) -> str | None:
        """Who is to do what a motion tells, "" where that is not told; None where it tells no deed but a decision."""
        agent = self._asked(body) if infinitive else self._bound(body)
        if agent and kind_of(agent) != "group":
            return agent
        words = [key(word) for word in body.split()]
        if not words or words[0] in self.words.report["not"]:
            return None
        if infinitive:
            return None if words[0] in self._decides else agent
        told = self.grammar.find(f"{self._frame} {body}")
        binds = agent or (told is not None and told.form == "passive")
        return "" if binds and self._decides.isdisjoint(self._halves(body)[1] or words[:_NEXT]) else None

    def _halves(self, body: str) -> tuple[list[str], list[str]]:
        """The first words of a clause before its "be" and from it on: "a grant of 50", "be made to the choir"; none where it has no "be"."""
        words = [key(word.strip(".,;:()")) for word in body.split()[:_NEXT]]
        subject = list(takewhile(lambda word: word not in self._be, words))
        return subject, words[len(subject) :]

    def _bound(self, body: str) -> str:
        """Whom a clause in the subjunctive names before its verb, as an infinitive would: "the Clerk [to] accept the offer"; "" for nobody."""
        asked = self._asked_to.search(body)
        if asked and len(body[: asked.start()].split()) <= _MOST_AGENT:
            return body[: asked.start()].strip()
        words = body.split()
        if any(key(word) in self._be for word in words[:_MOST_AGENT]):
            return ""
        few = range(1, min(_MOST_AGENT, len(words)))
        places = (at for at in few if words[at].islower() and key(words[at]) not in self.words.small)
        for text in (f"{self._frame} {body}", *(_with_to(words, at) for at in places)):
            told = self.grammar.find(text)
            if told is not None and told.agent and told.certainty >= _LIKELY:
                return told.agent
        return ""

    def _asked(self, body: str) -> str:
        """Who is to do what somebody else is told by an infinitive: "direct the Clerk to post the notice"; "" for nobody."""
        asks = self._asks.match(body)
        told = self.grammar.find(body[asks.end() :]) if asks else None
        return told.agent if told is not None and told.start <= _NEAR else ""

    def _below(self, passage: Passage) -> Iterator[tuple[str, int]]:
        """The short line below a passage, which may tell the outcome of its last motion."""
        for after in self.layout.passages[passage.index + 1 : passage.index + 2]:
            text = self.layout.text_of(after)
            if after.cell == passage.cell and len(text.split()) <= _MOST_OUTCOME:
                yield text, passage.end - passage.start

    # the words of the formula

    @cached_property
    def _joint(self) -> "re.Pattern[str]":
        return re.compile(
            rf"\b(?:(?P<that>{self.words.either('motion', 'that')})|(?P<to>{self.words.either('motion', 'to')}))(?:\s+|(?<=['’]))",
            re.IGNORECASE,
        )

    @cached_property
    def _frame(self) -> str:
        """What a clause is put behind so that its grammar is that of what was resolved."""
        spoken = self.grammar.languages & self.words.frames_of_motions.keys()
        return self.words.frames_of_motions[min(spoken)] if spoken else ""

    @cached_property
    def _asked_to(self) -> "re.Pattern[str]":
        return re.compile(rf"\s(?:{self.words.either('motion', 'asked')})\s", re.IGNORECASE)

    @cached_property
    def _asks(self) -> "re.Pattern[str]":
        return re.compile(rf"(?:{self.words.either('motion', 'asks')})\s+", re.IGNORECASE)

    @cached_property
    def _formula(self) -> frozenset[str]:
        return frozenset(key(word) for word in self.words.said("motion", "formula"))

    @cached_property
    def _movers(self) -> frozenset[str]:
        return frozenset(key(word) for word in self.words.said("motion", "moves"))

    @cached_property
    def _be(self) -> frozenset[str]:
        return frozenset(key(word) for word in self.words.said("motion", "be"))

    @cached_property
    def _decides(self) -> frozenset[str]:
        return frozenset(key(word) for word in self.words.said("motion", "decides"))

    @cached_property
    def _routine(self) -> frozenset[str]:
        """Of what a body resolves at each meeting and whose office does it anyway: "payments", "minutes"."""
        return frozenset(key(word) for word in self.words.said("motion", "routine"))

    @cached_property
    def _mere(self) -> "re.Pattern[str]":
        """What honours somebody or makes a body, and leaves nothing to be done: "place on record", "constitute"."""
        return re.compile(rf"\b(?:{self.words.either('motion', 'mere')})\b", re.IGNORECASE)

    @cached_property
    def _told(self) -> "re.Pattern[str]":
        lost, carried = (self.words.either("motion", name) for name in ("lost", "carried"))
        return re.compile(rf"(?<!\w)(?:(?P<lost>{lost})|(?P<carried>{carried}))(?!\w)", re.IGNORECASE)

    def _is_formula(self, before: str) -> bool:
        """Whether words tell nothing but who moved and seconded, as names and words of the formula."""
        if _PAIR.fullmatch(before):
            return True
        words = [word.strip(".’'") for word in _WORD.findall(before)]
        folded = [key(word) for word in words]
        if not any(word in self._movers for word in folded) or (":" in before and before.rstrip()[-1:] != ":"):
            return False
        return all(
            word[:1].isupper() or part in self._movers or part in self._formula
            for word, part in zip(words, folded, strict=True)
        )

    def _is_moved(self, before: str) -> bool:
        """Whether the formula tells more than that something was resolved: who moved, or that there was a motion."""
        words = {key(word.strip(".’'")) for word in _WORD.findall(before)}
        return bool(_PAIR.fullmatch(before)) or not words.isdisjoint(self._movers - self._resolved)

    def _is_resolved(self, before: str) -> bool:
        """Whether the formula itself tells that the motion was carried: "RESOLVED"."""
        return any(key(word) in self._resolved for word in _WORD.findall(before))

    @cached_property
    def _resolved(self) -> frozenset[str]:
        return frozenset(key(word) for word in self.words.said("motion", "resolved"))

    def _outcome(self, text: str) -> str:
        """What a sentence tells of the outcome: "carried", "lost" or "" for nothing."""
        told = self._told.search(text) if len(text.split()) <= _MOST_OUTCOME else None
        return "" if told is None else "lost" if told["lost"] else "carried"

    def _told_behind(self, sentences_: Sequence[str]) -> str:
        """The outcome that one of some short sentences tells: "Marsh seconded. Carried." """
        few = takewhile(lambda text: len(text.split()) <= _MOST_OUTCOME, sentences_)
        return next(filter(None, map(self._outcome, few)), "")

    def _outcome_in(self, sentence: str, start: int) -> tuple[str, int] | None:
        """The outcome that a mark parts from the motion in its own sentence, and where the motion ends: "...; carried"."""
        for mark in re.finditer(r"\s*(?:[;,(]|\s[-–—])\s*", sentence[start:]):
            outcome = self._outcome(sentence[start + mark.end() :])
            if outcome:
                return outcome, start + mark.start()
        return None


def _with_to(words: list[str], at: int) -> str:
    """Some words with "to" between them."""
    return " ".join([*words[:at], "to", *words[at:]])
