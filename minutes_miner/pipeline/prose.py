"""Action points from sentences that nothing announces: rules and the trained judge together."""

import re
from dataclasses import replace
from functools import cached_property

from minutes_miner.link.kinds import kind_of
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.binding import Commitment
from minutes_miner.pipeline.candidates import is_outside
from minutes_miner.pipeline.doers import names_in
from minutes_miner.pipeline.findings import Judgement
from minutes_miner.pipeline.layout import Passage, fold
from minutes_miner.pipeline.sentences import pieces, sentences, writing_of
from minutes_miner.pipeline.states import find_status, is_motion, state_beside
from minutes_miner.pipeline.taking import Taking, Unit, Way
from minutes_miner.pipeline.words import key
from minutes_miner.records import Report

_BINDS_SURELY = 0.7  # what the judge gives a heading, or what stands in the agenda, that is an action
_TALKED = 0.3  # and one that the grammar is sure of, in a list that tells what was said
_PLAIN = 0.7  # of a commitment of somebody of this document, which needs no judge
_PLAIN_WILL = 0.62  # of what somebody will do, where the judge has heard the like
_HEARD = 0.04  # what the judge gives what it does not refuse outright
_PLAIN_FORMS = ("asked", "to", "will", "present", "passive")
_STATE = 12  # words in which a sentence may tell how far something is
_NAMED, _SOMEBODY = 4, 0.75  # words with which a clause names somebody, and how sure it must be
_FEWEST_WORDS, _MOST_WORDS = 4, 40  # of a sentence that tells that something is done
_NEAR = 0.3  # certainty of a commitment that is told as a near miss
_ASKS = re.compile(r"\w\s?\?$")  # but not at "(?)", beside what is not known yet
_INSIDE = re.compile(r"\((?P<said>[^()]{6,80})\)(?=\s+\w)")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.;!?])\s+")  # where a sentence ends


class Prose(Way):
    """Takes the sentences that bind somebody, wherever they stand."""

    def __init__(self, taking: Taking) -> None:
        super().__init__(taking)
        self.writing = writing_of(self.layout)

    def take(self) -> None:
        """Sentences that bind somebody, outside tables and lists of actions."""
        for passage in self.layout.passages:
            if passage.index in self.taking.taken - self.taking.inside or self._is_heading(passage):
                continue
            if self._is_ahead(passage) and not self._is_likely(passage):
                continue
            if is_outside(passage, self.layout, self.found):
                continue
            self._prose_passage(passage)

    def _is_heading(self, passage: Passage) -> bool:
        """Whether a passage is a heading and nothing more: short lines in bold may bind somebody all the same."""
        return passage.index in self.found.headings and not self._is_likely(passage)

    def _is_ahead(self, passage: Passage) -> bool:
        """Whether a passage belongs to the agenda or tells of the next meeting; the text may run on in both."""
        return (
            self.found.zones[passage.index] in ("agenda", "next_meeting") or passage.index in self.found.agenda_passages
        )

    def _is_above_actions(self, passage: Passage) -> bool:
        """Whether a passage is an item of a list right below which the actions are listed: it tells what was said."""
        zones, after = self.found.zones, passage.index
        while zones[after] == "body" and self.layout.passages[after].kind == "list_item":
            after += 1
            if after == len(zones):
                return False
        section = self.found.sections
        listed = after > passage.index and self.layout.passages[after].cell == passage.cell
        return listed and zones[after] == "actions" and section[after] == section[passage.index]

    def _is_likely(self, passage: Passage) -> bool:
        return any(j.either >= _BINDS_SURELY for j in self.found.judged.get(passage.index, ()))

    def _prose_passage(self, passage: Passage) -> None:
        drafts = [(d.start, d.end) for d in self.found.drafts] if passage.index in self.taking.inside else []
        drafts += self.taking.beside
        ahead, talked = self._is_ahead(passage), self._is_above_actions(passage)
        for start, end in self._clauses(passage):
            if any(first < end and last > start for first, last in drafts):
                continue
            sentence = self.layout.text[start:end]
            said = fold(sentence)
            if self.grammar.frame_end(fold(self.layout.text[start : passage.end])) > len(said):
                continue  # it only tells that what stands behind it was agreed
            framed = self._framed(passage, start, end)
            bracketed = self._bracketed(said)
            commitment = framed or self.grammar.find(said) or bracketed
            judged = self._judged(passage, start, end)
            sure = commitment.certainty if commitment is not None and (framed or not sentence[:1].islower()) else 0.0
            reviewed = self.found.zones[passage.index] == "review"
            reported = reviewed and (self.taking.names_state(sentence) or self.taking.tells_deed(said))
            plain = reported or bracketed is not None or self._is_agreed_too(passage, start, sentence)
            least = _TALKED if sure >= self.taking.sure.prose else _BINDS_SURELY
            bound = sure > 0 if judged is None else judged.action >= least
            self._note_report(said, passage, commitment)
            if talked and not bound:
                continue
            plain = plain or (not ahead and self._is_plain(commitment, sure, judged, said, framed=framed is not None))
            if not plain and not self._takes(sentence, sure, judged, ahead=ahead):
                if commitment is not None and sure >= _NEAR:
                    self.taking.miss(passage, said, _reason(commitment))
                continue
            ahead_of_it = self._frame(passage, start) if framed else said[: commitment.start if commitment else 0]
            if commitment is not None and self._is_asked_by_others(ahead_of_it.strip(), commitment):
                self.taking.miss(passage, said, "others ask it of the body, which has not taken it up")
                continue
            if aside := self._aside(said, passage):
                self.taking.miss(passage, said, aside)
                continue
            unit = Unit(start, end, said, passage)
            certainty = min(sure, 0.85) if judged is None else round(judged.either, 3)
            draft = self.taking.in_section(self.taking.draft(unit, "prose", certainty=certainty), passage)
            draft.agent = commitment.agent if commitment else ""
            draft.sure = plain
            if reported or (
                judged is not None
                and judged.status > judged.action
                and not self._is_new(start, sentence, sure, passage)
            ):
                draft.kind = "status"
            self.taking.keep(draft, unit)

    def _note_report(self, sentence: str, passage: Passage, commitment: Commitment | None) -> None:
        """Notes a sentence that binds nobody and tells that something is done or dropped, and not what somebody said: "The list went out"."""
        titles = passage.index < min((label.passage for label in self.found.head), default=0)
        told = _FEWEST_WORDS <= len(sentence.split()) <= _MOST_WORDS and commitment is None and not titles
        state = find_status(sentence, self.words) if told and not around(self.words).talked.search(sentence) else None
        if state in ("done", "cancelled"):
            self.found.reports.append(Report(sentence, passage.page, state))

    def _aside(self, sentence: str, passage: Passage) -> str:
        """Why a sentence that sounds like a commitment is none: a question, what somebody only suggests, work of a programme of somebody's
        own or a rule without a day, a risk.
        """
        if _ASKS.search(sentence) and not self._called_on.match(sentence):
            return "asks a question, which nobody has answered"
        if self._is_suggested(sentence):
            return "somebody suggests it, which hands out nothing yet"
        table = self.found.tables.get(passage.cell.table) if passage.cell else None
        if table is not None and table.purpose == "register" and self.grammar.find(sentence) is None:
            return "an entry in a list of risks, milestones or decisions"
        days = [one for one in self.teller.candidates(sentence) if one.deadline.date]
        due = any(one.bound in ("until", "before") for one in days)
        if not due and self.grammar.own_work(sentence):
            return "tells of a programme of its own, which goes on without the meeting"
        return "a rule that stands" if not days and self.grammar.is_standing(sentence) else ""

    def _is_suggested(self, sentence: str) -> bool:
        """Whether a sentence tells what a person suggests, and no more: "Ann suggests to repaint it"; what a body suggests, it wants."""
        said = self._suggestion.match(sentence)
        if said is None or self._agrees.search(sentence, said.end()):
            return False
        return kind_of(said["who"]) != "group" and key(said["who"]).split()[-1] not in self.words.agent["bodies"]

    @cached_property
    def _suggestion(self) -> "re.Pattern[str]":
        return re.compile(
            rf"(?P<who>[^\W\d_][^,;:.]{{0,40}}?)\s+(?:{self.words.either('commitment', 'suggests')})\b", re.IGNORECASE
        )

    @cached_property
    def _agrees(self) -> "re.Pattern[str]":
        return re.compile(rf"\b(?:{self.words.either('commitment', 'frame_verbs')})\b", re.IGNORECASE)

    @cached_property
    def _called_on(self) -> "re.Pattern[str]":
        """Words that ask somebody to do something in the form of a question: "Can you send it?"."""
        return re.compile(rf"(?:{self.words.either('owned', 'asked')})(?!\w)", re.IGNORECASE)

    def _is_agreed_too(self, passage: Passage, start: int, clause: str) -> bool:
        """Whether a clause opens with somebody and hangs on the words of an action before it: "It was agreed that A goes and that B stays"."""
        at = start - passage.start
        if not any(passage.start <= draft.start < start for draft in self.found.drafts):
            return False
        for sentence, begin in sentences(self.layout.text[passage.start : passage.end], self.writing):
            if begin < at < begin + len(sentence) and self.grammar.frame_before(sentence, at - begin):
                opening = clause.split()[:_NAMED]
                named = any(
                    self.grammar.is_agent(" ".join(opening[:end])) >= _SOMEBODY for end in range(1, len(opening))
                )
                return named and any(passage.start + begin < d.start < start for d in self.found.drafts)
        return False

    def _clauses(self, passage: Passage) -> list[tuple[int, int]]:
        """Offsets of what may be an action in a passage: what the judge was asked about, else what the grammar divides."""
        if passage.index in self.found.judged:
            return [(judgement.start, judgement.end) for judgement in self.found.judged[passage.index]]
        text = self.layout.text[passage.start : passage.end]
        found = pieces(text, self.grammar, self.writing)
        return [(passage.start + at, passage.start + at + len(piece)) for piece, at in found]

    def _framed(self, passage: Passage, start: int, end: int) -> Commitment | None:
        """What a clause binds together with the words before it in its sentence that tell that it was agreed."""
        if start == passage.start or not self.grammar.may_frame(self.layout.text_of(passage)):
            return None
        return self.grammar.framed(self._frame(passage, start), fold(self.layout.text[start:end]))

    def _bracketed(self, sentence: str) -> Commitment | None:
        """What a bracket inside of a sentence hands out: "It is not clear (Ann to ask) whether the hall is free"."""
        for inside in _INSIDE.finditer(sentence):
            bound = self.grammar.find(inside["said"])
            if bound is not None and (bound.form, bound.start) == ("to", 0) and self._is_one(bound.agent):
                at = inside.start("said")
                return replace(bound, start=bound.start + at, end=bound.end + at)
        return None

    def _is_one(self, agent: str) -> bool:
        """Whether an agent is somebody, and not all that a rule is for: "(members to pay 3 euro)"."""
        return self.grammar.is_agent(agent) >= _SOMEBODY and kind_of(agent) != "group"

    def _frame(self, passage: Passage, start: int) -> str:
        """The words of a sentence before an offset in it."""
        return _SENTENCE.split(fold(self.layout.text[passage.start : start]))[-1]

    def _is_plain(
        self, commitment: Commitment | None, sure: float, judged: Judgement | None, sentence: str, *, framed: bool
    ) -> bool:
        """Whether the grammar alone says enough: it is agreed that somebody does it, or somebody of this document is bound.

        The judge has seen little of some languages ("Fr. Kurz sagt zu, die Bank anzurufen", "Bart belt de schilder"). What agencies
        do may be their own programme.
        """
        if commitment is None or not commitment.agent or judged is None:
            return False
        if judged.status > judged.action and not framed:
            return False
        if sure and self.grammar.promises(sentence):
            return True
        if sure < (_PLAIN_WILL if judged.either >= _HEARD else _PLAIN):
            return False
        if commitment.form not in _PLAIN_FORMS and not self.grammar.frame_end(sentence):
            return False
        return framed or self.grammar.attends(commitment.agent)

    def _takes(self, sentence: str, sure: float, judged: Judgement | None, *, ahead: bool) -> bool:
        """Rules and judge together; without a judge the rules alone. What is `ahead` must be likely."""
        if judged is None:
            return sure >= self.taking.sure.prose and len(sentence.split()) >= 4
        return judged.either >= (_BINDS_SURELY if ahead else self.taking.sure.least)

    def _is_asked_by_others(self, before: str, commitment: Commitment) -> bool:
        """Whether the words before a commitment say that somebody who is none of those who came asks it of the body itself: "A resident
        asked the | Board to put up a light".
        """
        body = key(commitment.agent).split()[-1:]
        if not before or not set(body) & set(self.words.agent["bodies"]):
            return False
        named = (name.text for name in names_in(before, known=self.teller.known, vocabulary=self.words))
        ours = any(self.teller.known.means(name) or kind_of(name) is not None for name in named)
        return not ours and self._outsider.match(before) is not None

    @cached_property
    def _outsider(self) -> "re.Pattern[str]":
        """Who asks, and that they ask, and nothing else: "A resident asked the", "Riverside Club (Pat Hill) – asked that the"."""
        asks = self.words.either("commitment", "asks", "frame_verbs")
        return re.compile(rf".{{2,80}}?\b(?:{asks})(?:\s+\S+){{0,2}}$", re.IGNORECASE)

    def _is_new(self, start: int, sentence: str, sure: float, passage: Passage) -> bool:
        """Whether a sentence outside a review binds somebody plainly and tells of no state, stands behind a report, or is a resolution."""
        if start >= self.taking.tasks.get(passage.index, len(self.layout.text)) or is_motion(sentence, self.words):
            return True
        plain = sure >= self.taking.sure.prose and self.found.zones[passage.index] != "review"
        return plain and state_beside(sentence, self.grammar.find(sentence), self.words, within=_STATE) is None

    def _judged(self, passage: Passage, start: int, end: int) -> Judgement | None:
        """What the judge says of a stretch of a passage: of the candidate that covers most of it."""
        inside = self.found.judged.get(passage.index, ())
        return max(inside, key=lambda j: min(j.end, end) - max(j.start, start), default=None)


def _reason(commitment: Commitment) -> str:
    if commitment.form == "will":
        return "says what somebody will do, perhaps a plan and no promise of the meeting"
    if commitment.form == "weak":
        return "says what should be done, perhaps a rule and no action"
    return "looks like a commitment, but not surely"
