"""How far an action is: from its status cell, from the words behind it, from a sub-bullet or the next sentences."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.link.kinds import kind_of
from minutes_miner.pipeline.binding import Commitment
from minutes_miner.pipeline.deadlines import candidates_in, candidates_of, is_ahead
from minutes_miner.pipeline.findings import Draft, Findings, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.names import names_of
from minutes_miner.pipeline.reporters import reporters
from minutes_miner.pipeline.sentences import sentences
from minutes_miner.pipeline.states import (
    asks,
    find_status,
    head_and_answer,
    is_about,
    is_in_parts,
    is_motion,
    is_of_rest,
    is_state,
    reports_on,
    stems,
)
from minutes_miner.pipeline.words import Words, key, words
from minutes_miner.records import Status

_NAMED = re.compile(r"[\s([–-]+(?:status|statut|état|estado|الحالة)\s*[:=]\s*([^:]{2,200}?)[\s)\]]*$", re.IGNORECASE)
_JOINT = re.compile(
    r"(?:(?:\s|(?<=[.!?]))[-–—=]+>?\s+|\s?[→⇒➔]\s*|:\s+|\s*[(\[]|\.\s+|;\s+|\s/\s|\n)(?=\S)(?!https?:|www\.)"
)
_STATE_JOINT = re.compile(r"(?:\s|(?<=[.!?]))[-–—]+>?\s+|\s?[→⇒➔]\s*|:\s+")  # before a state that ends a line
_REPORTED = re.compile(
    r"(?P<what>[^–—:/]{4,90}?)(?:\s[-–—/]+\s|:\s+(?!https?:|www\.))(?P<state>\S.*)$", re.DOTALL
)  # "Signage – not progressed"
_OWNED = re.compile(  # "Triage of orphans (Brea, Duy), 7 of 12"
    r"(?P<what>[^()]{6,90}?)\s*\((?P<who>[^()]{2,40})\)\s*[,;:–—-]?\s+(?P<state>\S.*)$", re.DOTALL
)
_BEHIND_TASK = re.compile(  # "WFP to confirm the pipeline – WFP absent, carried over"
    r"(?P<what>(?P<who>[^–—:/]{2,40}:\s+)?[^–—:/]{4,90}?)(?:\s[-–—]+\s|(?<=\w{3})\.\s+(?=[A-ZÀ-Þ]))(?P<state>\S.*)$",
    re.DOTALL,
)
_MATTER = re.compile(  # "Potholes - Ms Lowe had taken photographs. Closed."
    r"(?P<what>[^–—:/.]{3,80}?)(?:\s[-–—]+|:)\s(?P<state>[^–—:(\[]+[^\W\d]{2}[.;]\s[^–—:(\[]+)$", re.DOTALL
)
_TITLED = re.compile(  # "Sensitisation of riders. Not done because of the road."
    r"(?P<what>[^\W\d](?:(?!\.\s).){8,70}?[^\W\d_]{3})\.\s+(?P<state>[A-ZÀ-Þ].+)$", re.DOTALL
)
_HEADED = re.compile(
    r"(?P<what>[^–—:/.]{8,90}?):\s+(?!https?:|www\.)(?P<state>\S.*)$", re.DOTALL
)  # "List of tanks: sent on Friday. 20 are left."
_OPENED = re.compile(r"(?:([A-ZÀ-Þ]{4,})\b|[(\[]([^()\[\]]{4,20})[)\]])[\s:–—-]+(?=\S)")
_LAST_WORD = re.compile(r"(?<=[\w)])\s+(?P<state>[^\W\d_][^\s.,;:()]{2,})\.?$")
_SHOUTED = re.compile(  # "... to the bank. NOT DONE (no reply yet)", "... the hall ~DONE", "... the keys DONE !"
    r"(?<=\S)\s+[~*_]?(?P<state>[A-ZÀ-Þ]{3,}(?:[ '’][A-ZÀ-Þ]{2,}){0,3})(?P<aside>\s*\([^()]*\))?[\s.!~*_]*(?:\\o/)?\s*$"
)
_ENTRY = re.compile(
    r"(?:(?<=\s)|^)\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\s*(?::|\s[-–—])\s"
)  # before what was so on a day
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_ROUND = 5  # of which a number is a multiple that tells a share of a hundred
MARKED = "a mark"
SETTLED = "settled"
_TITLE = 8  # words of what a report of several sentences is of
_TOPIC = 5  # words of what is reported on
_AT_ONCE = 3  # words: the state behind a comma
_SHORT_STATE = 4  # words: "should be finished"
_ANYWHERE = 40  # words of a report
_NEAR_START = 6  # words: a status word later in a sentence mostly tells of something else
_SHORTEST_TASK = 8  # characters that stand before a state
_MOST_BELOW = 3  # passages under a report that tell of it
_ENDED = ("done", "cancelled")
_UNFINISHED = ("open", "in_progress")
_FEWEST_STEMS = 2
_SAME_TASK = 0.6  # share of the words of a report that an action repeats


class StatusOfActions:
    """Sets `status` and `status_text` of each draft, and `kind` where the document reports on the action."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self.is_agent: Callable[[str], bool] = lambda _: False
        self.bound: Callable[[str], Commitment | None] = lambda _: None
        self.is_task: Callable[[str], bool] = lambda _: False
        self.orders: Callable[[str], bool] = lambda _: False
        self.names_doer: Callable[[str], bool] = lambda _: False
        self.is_known: Callable[[str], bool] = lambda _: False

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        known, grammar = names_of(doc, found.attendees, self.words, found.languages)
        self.is_agent = lambda name: name.startswith("@") or grammar.is_agent(name) >= 0.75
        self.bound = grammar.find
        self.names_doer = lambda text: bool(reporters(text, known, self.words, grammar))
        self.is_known = lambda name: known.means(name) or kind_of(name) is not None
        self.is_task = lambda text: any(
            self.bound(t) is not None or grammar.starts_with_verb(t) for t in (text, self._behind(text))
        )
        self.orders = lambda text: grammar.hint(text) == "order"
        self._find_reviews(layout, found)
        starts = sorted(draft.start for draft in found.drafts)
        for draft in found.drafts:
            _take_named_status(draft)
            if draft.status_cell.strip():
                self._from_cell(draft)
            elif draft.kind == "status":
                limit = next((at for at in starts if at > draft.start), len(layout.text))
                if not self._from_tail(draft):
                    self._from_below(draft, layout, limit, found.headings)
            else:
                self._from_mark(draft)
                self._from_deed(draft, found)
            self._take_note(draft)
            if draft.boxed and not draft.status_text:
                draft.status, draft.kind, draft.status_reason = draft.boxed, "status", MARKED
            if draft.done and draft.status == "open":
                draft.status, draft.kind = "done", "status"
            self._settle(draft, found)
        _find_repeats(found.drafts)
        return doc

    def _take_note(self, draft: Draft) -> None:
        """What is told behind a label that only says when it was written: "Post-meeting note (20/3): Ann has ordered the rope"."""
        if draft.status_text and key(_ASIDE.sub("", draft.text)) in self.words.report["notes"]:
            draft.text = draft.status_text

    def _find_reviews(self, layout: Layout, found: Findings) -> None:
        """Neighbours of which most end in a report are reports all of them, whatever the heading says."""

        def run(draft: Draft) -> tuple[object, ...]:
            cell = layout.passages[draft.passage].cell
            return (draft.source, cell.table) if cell else (draft.source, found.sections[draft.passage])

        for _, group in groupby(found.drafts, key=run):
            for ended, drafts in groupby(group, key=lambda draft: self._state_at_end(draft.text) is not None):
                listed = list(drafts)
                told = {self._state_at_end(draft.text) for draft in listed}
                if ended and len(listed) > 1 and told & {"done", "in_progress"}:
                    for draft in listed:
                        draft.kind = "status"

    def _state_at_end(self, text: str) -> str | None:
        """The state that stands behind the first dash or colon of a text, where nothing else does."""
        joint = next((m for m in _STATE_JOINT.finditer(text) if m.start() >= _SHORTEST_TASK), None)
        tail = text[joint.end() :] if joint else ""
        if not tail or key(tail) in self.words.report["soft"] or not is_state(tail, self.words):
            return None
        return find_status(tail, self.words)

    def _from_cell(self, draft: Draft) -> None:
        text = _latest(fold(draft.status_cell), self.words)
        draft.status_text = text
        marked = self._of_mark(text)
        found = marked or find_status(text, self.words)
        if marked is not None:
            draft.status, draft.status_reason = marked, MARKED
        elif found is None:
            draft.status, draft.status_certainty, draft.status_reason = "open", 0.6, "cell unread"
        else:
            draft.status = found
            near = find_status(text, self.words, within=_NEAR_START)
            draft.status_certainty = 0.95 if near == found else 0.8
            draft.status_reason = f"cell {found}" if near == found else "cell far"
        draft.kind = "status"

    def _from_deed(self, draft: Draft, found: Findings) -> None:
        """What somebody is at already is in progress: "Joe is mending the gate"; with a day beside it, it may be a plan."""
        going = self._going_on.search(draft.text) if draft.status == "open" and draft.kind == "new" else None
        who = draft.text[: going.start()].strip() if going else ""
        if going and who and (self.is_agent(who) or self.is_known(who)) and not candidates_of(draft, found):
            draft.status, draft.status_text = "in_progress", going[0]

    @cached_property
    def _going_on(self) -> "re.Pattern[str]":
        return re.compile(rf"\b(?:{self.words.either('owned', 'going_on')})(?!\w)", re.IGNORECASE)

    def _settle(self, draft: Draft, found: Findings) -> None:
        """What the words of a report leave no doubt of: that something is only asked about, is yet to come, or is done in part."""
        told = draft.status_text or ""
        settled: Status | None = None
        if told and (asks(told, self.words) or self._is_to_come(told, found)):
            settled = "open"
        elif (told and is_in_parts(told, self.words)) or (
            is_of_rest(told, self.words) and find_status(draft.text, self.words) in ("done", "in_progress")
        ):
            settled = "in_progress"
        if settled:
            draft.status, draft.status_reason, draft.status_certainty = settled, SETTLED, 0.6

    def _is_to_come(self, text: str, found: Findings) -> bool:
        """Whether a report says by which day to come it is done, which is no word of its being done: "Should be done by 30 April"."""
        for day in candidates_in(text, found):
            before = key(text[: day.opener]).split()
            ahead = day.bound in ("until", "before") and is_ahead(day, found)
            if ahead and 0 < len(before) <= _SHORT_STATE and find_status(before[-1], self.words) == "done":
                return True
        return False

    def _of_mark(self, text: str) -> Status | None:
        """What a letter, colour or share of a hundred stands for that is all of a cell of states: "G", "Blue", "0"."""
        if text.isascii() and text.isdigit() and int(text) in range(0, 101, _ROUND):
            return find_status(f"{text} %", self.words)
        marks: dict[str, Status] = {"mark_done": "done", "mark_in_progress": "in_progress", "mark_open": "open"}
        marks["mark_green"] = "open"  # it goes well
        return next((state for name, state in marks.items() if key(text) in self.words.report[name]), None)

    def _from_tail(self, draft: Draft) -> bool:
        """In a review list: the state stands behind a dash, a colon, in brackets, or as the next sentence."""
        ways = (
            self._ends_with_state, self._is_told_of_topic, self._behind_topic, self._behind_matter, self._behind_deed,
            self._behind_joint, self._behind_owner, self._behind_task, self._behind_comma, self._behind_thing,
            self._behind_title,
        )  # fmt: skip
        if any(way(draft) for way in ways):
            return True
        found = self._whole(draft.text)
        if found and found != "open":
            draft.status, draft.status_text, draft.status_certainty = found, draft.text, 0.6
            draft.status_reason = "whole"
        else:
            draft.status_certainty, draft.status_reason = 0.7, "review without state"
        return False

    def _behind_topic(self, draft: Draft) -> bool:
        """ "Pump. The part came. It was fitted.": sentences behind a few words that are nobody and no state."""
        titled = _TITLED.match(draft.text) or _HEADED.match(draft.text)
        if (
            titled is None
            or len(titled["what"].split()) > _TITLE
            or len(list(sentences(titled["state"]))) < 2
            or self.is_agent(titled["what"])
            or find_status(titled["what"], self.words) is not None
        ):
            return False
        self._reported(draft, titled, read=0.75, unread=0.6)
        return True

    def _behind_matter(self, draft: Draft) -> bool:
        matter = _MATTER.match(draft.text)
        if not matter or len(matter["what"].split()) > _TITLE or not self._is_matter(matter["what"], matter["state"]):
            return False
        self._reported(draft, matter, read=0.75, unread=0.6)
        return True

    def _behind_deed(self, draft: Draft) -> bool:
        """ "IOM printed the forms: 40 went out": what somebody did, with details behind it that are done as well or count."""
        joint = next(_joints(draft.text), None)
        deed, details = (draft.text[: joint.start()], draft.text[joint.end() :]) if joint else ("", "")
        if not deed or self.is_task(deed) or not self.names_doer(deed):
            return False
        if any(find_status(told, self.words) != "done" for told in (deed, draft.text)):
            return False
        state = find_status(details, self.words) or ("done" if details.strip()[:1].isdigit() else "open")
        if state != "done":
            return False  # "12 remain", "the second one waits for parts"
        draft.status, draft.status_text, draft.status_certainty = "done", draft.text, 0.75
        draft.text, draft.status_reason = deed.strip(), SETTLED
        return True

    def _behind_joint(self, draft: Draft) -> bool:
        """A state behind the first dash, colon or bracket that has one anywhere, or behind a later one, the last first, that begins with it."""
        joints = list(_joints(draft.text))
        for joint in (*joints[:1], *reversed(joints[1:])):
            first = joint is joints[0]
            tail = draft.text[joint.end() :].strip(" )].")
            if first and not is_state(tail, self.words):
                continue
            if found := find_status(tail, self.words, within=_ANYWHERE if first else _NEAR_START):
                self._told_by(draft, found, tail, 0.85)
                draft.text = draft.text[: joint.start()].strip(" -–—:;([") or draft.text
                return True
        return False

    def _behind_owner(self, draft: Draft) -> bool:
        owned = _OWNED.match(draft.text)
        if owned is None or self.is_task(owned["state"]):
            return False
        if not all(self.is_agent(part.strip()) for part in re.split(r"[,/&+]", owned["who"])):
            return False
        self._reported(draft, owned, read=0.75, unread=0.6)
        draft.responsible_cell = draft.responsible_cell or owned["who"]
        return True

    def _behind_task(self, draft: Draft) -> bool:
        parted = _BEHIND_TASK.match(draft.text)
        if not parted or not find_status(parted["state"], self.words):
            return False
        if not self._is_task_of(parted["who"], parted["what"]):
            return False
        self._reported(draft, parted, read=0.75, unread=0.6)
        return True

    def _behind_comma(self, draft: Draft) -> bool:
        for comma in re.finditer(r",\s+", draft.text):
            tail = draft.text[comma.end() :]
            found = find_status(tail, self.words, within=_AT_ONCE) if comma.start() > _SHORTEST_TASK else None
            if found:
                self._told_by(draft, found, tail.strip(" ."), 0.75)
                draft.text = draft.text[: comma.start()]
                return True
        return False

    def _behind_thing(self, draft: Draft) -> bool:
        named = _REPORTED.match(draft.text)
        if not named or self.is_agent(named["what"]):
            return False
        self._reported(draft, named, read=0.75, unread=0.6)
        return True

    def _behind_title(self, draft: Draft) -> bool:
        titled = _TITLED.match(draft.text)
        if not titled or find_status(titled["what"], self.words) is not None:
            return False
        self._reported(draft, titled, read=0.7, unread=0.55)
        return True

    def _told_by(self, draft: Draft, found: Status, tail: str, certainty: float) -> None:
        draft.status, draft.status_text, draft.status_certainty = found, tail, certainty
        draft.status_reason = f"tail {found}"

    def _ends_with_state(self, draft: Draft) -> bool:
        """ "Niamh to order blades  DONE", "... to the council c/f": a state that its letters or the form of a task before it set apart."""
        if self._ends_loud(draft):
            return True
        match = _LAST_WORD.search(draft.text)
        state = self.words.states.get(key(match["state"])) if match else None
        if match is None or state is None or match.start() < _SHORTEST_TASK:
            return False
        told, before = match["state"], draft.text[: match.start()]
        if key(before).rpartition(" ")[2] in (*self.words.cue["clause"], *self.words.cue["in_body"]):
            return False  # "to send the data to MET"
        apart = len(told) > 2 and ((told.isupper() and not before.isupper()) or "/" in told)
        if not apart and not (told[:1].isupper() and self.is_task(before)):
            return False
        draft.status, draft.status_text, draft.status_certainty = state, told, 0.8  # type: ignore[assignment]
        draft.status_reason, draft.text = f"tail {state}", before.rstrip()
        return True

    def _ends_loud(self, draft: Draft) -> bool:
        """ "Ana to ring the bank. NOT DONE (no reply)", "Ben buys rope ~DONE!": a state in capitals behind a task that is in none."""
        match = _SHOUTED.search(draft.text)
        before = draft.text[: match.start()] if match else ""
        state = self.words.states.get(key(match["state"])) if match else None
        if match is None or state is None or match.start() < _SHORTEST_TASK or before.isupper():
            return False
        if key(before).rpartition(" ")[2] in self.words.small and not before.endswith((".", "!", "?")):
            return False  # "the data that we got from MET"
        draft.status, draft.status_certainty, draft.status_reason = state, 0.85, f"tail {state}"  # type: ignore[assignment]
        draft.status_text, draft.text = f"{match['state']}{match['aside'] or ''}", before.rstrip(" -–—~>→⇒➔.:")
        return True

    def _is_told_of_topic(self, draft: Draft) -> bool:
        """ "Organ: Joe had found a tuner, who came", "Organ (min. 4). Joe had ...": behind a topic somebody tells what was done about it."""
        topic, answer = head_and_answer(draft.text)
        joint = draft.text[len(topic) :].lstrip()[:1]
        few = 0 < len(topic.split()) <= _TOPIC and (joint == ":" or (joint == "." and topic.endswith(")")))
        if not few or self.is_known(topic) or self.is_task(topic) or not self.names_doer(answer):
            return False
        self._reported(draft, {"what": topic, "state": answer}, read=0.75, unread=0.6)
        return True

    def _behind(self, text: str) -> str:
        """What stands behind the name of somebody and a colon."""
        who, colon, task = text.partition(":")
        return task.strip() if colon and self.is_agent(who) else ""

    def _whole(self, text: str) -> Status | None:
        """The state that a text tells as a whole; a task tells none but by its last words: "... no longer needed"."""
        if not self.is_task(text) and not self.orders(text):
            return find_status(text, self.words)
        said = key(text)
        ended = any(said.endswith(f" {entry}") for entry, meaning in self.words.status if meaning == "cancelled")
        return "cancelled" if ended else None

    def _is_matter(self, what: str, told: str) -> bool:
        """Whether words before a dash name what is reported on, and neither who did it, nor a task, nor a state."""
        named = not self.is_agent(what) and not self.is_task(what) and find_status(what, self.words) is None
        return named and find_status(told, self.words) is not None

    def _is_task_of(self, who: str | None, what: str) -> bool:
        """Whether words before a dash are a task: "WFP to confirm the pipeline", "HCR : partager la carte"."""
        return self.is_agent(who.strip(" :")) if who else self.bound(what) is not None

    def _reported(self, draft: Draft, told: "re.Match[str] | dict[str, str]", *, read: float, unread: float) -> None:
        """Divide the words of a report into what it is of and its state, which may be told in words that nobody listed."""
        found = find_status(told["state"], self.words)
        draft.status, draft.status_text = found or "open", told["state"].strip(" .)")
        draft.status_certainty = read if found else unread
        draft.status_reason = "reported" if found else "reported unread"
        draft.text = told["what"].strip()

    def _from_below(self, draft: Draft, layout: Layout, limit: int, headings: set[int]) -> None:
        """The sentences behind a report in its passage, its sub-points, or the paragraph under its title."""
        passage = layout.passages[draft.passage]
        texts = [layout.text[min(draft.end, passage.end) : min(passage.end, limit)]]
        points: list[str] = []
        for after in layout.passages[passage.index + 1 : passage.index + 1 + _MOST_BELOW]:
            deeper = after.kind == "list_item" and passage.kind == "list_item" and after.level > passage.level
            under = (
                after.marker is None and after.kind == "paragraph" and not re.match(r"\d+\s+\D", layout.text_of(after))
            )
            if after.index in headings or limit < after.end or after.cell != passage.cell or not (deeper or under):
                break
            if not deeper and self.bound(fold(draft.text)) and not is_about(layout.text_of(after), draft.text):
                break  # a matter of its own
            (points if deeper else texts).append(layout.text[after.start : after.end])
        texts += reports_on(points, draft.text, self.words)
        text = fold(" ".join(texts)).strip(" -–—:;.)")
        found = find_status(text, self.words) if text else None
        if found is not None:
            draft.status, draft.status_text, draft.status_certainty = found, text, 0.8
            draft.status_reason = f"below {found}"

    def _from_mark(self, draft: Draft) -> None:
        """Outside reviews only a short bracket or a dash with one plain word at the very end tells a state, or a word in capitals
        or brackets that opens the action ("DONE Ann to write to the mayor")."""
        draft.status_reason = "new"
        opened = None if is_motion(draft.text, self.words) else _OPENED.match(draft.text)
        word = (opened[1] or opened[2]) if opened else ""
        state = find_status(word, self.words) if key(word) in self.words.states else None
        if opened and state and state != "open" and len(draft.text) - opened.end() >= _SHORTEST_TASK:
            draft.status, draft.kind = state, "status"
            draft.status_text, draft.status_reason = word, f"mark {state}"
            draft.start += opened.end()
            draft.text = draft.text[opened.end() :]
            return
        match = re.search(r"\s*(?:[(\[]\s*([^()\[\]]{2,40})\s*[)\]]|\s[-–—]+\s*([^-–—.,;:]{2,30}))\s*\.?$", draft.text)
        tail = (match[1] or match[2] or "").strip() if match else ""
        if match and tail and any(entry == key(tail) for entry, meaning in self.words.status if meaning != "open"):
            draft.status = find_status(tail, self.words) or "open"
            draft.status_text, draft.kind = tail, "status"
            draft.status_reason = f"mark {draft.status}"
            draft.text = draft.text[: match.start()].strip()


def _joints(text: str) -> Iterator["re.Match[str]"]:
    """The dashes, colons and brackets of a text that a task may stand before."""
    return (joint for joint in _JOINT.finditer(text) if joint.start() > _SHORTEST_TASK)


def _find_repeats(drafts: list[Draft]) -> None:
    """An action that the review of the same minutes reports unfinished is raised again where it stands among the new ones."""
    unfinished = [stems(draft.text) for draft in drafts if draft.kind == "status" and draft.status in _UNFINISHED]
    for draft in drafts:
        if draft.kind == "new":
            said = stems(draft.text)
            if any(len(old) >= _FEWEST_STEMS and len(old & said) >= _SAME_TASK * len(old) for old in unfinished):
                draft.kind = "repeat"


def _latest(text: str, vocabulary: Words) -> str:
    """The last entry of a cell that goes on by days, where it ends the matter: "12/3: started. 4/4: dropped"; else all of the cell."""
    days = list(_ENTRY.finditer(text))
    last = text[days[-1].end() :].strip() if len(days) > 1 else ""
    return last if find_status(last, vocabulary) in _ENDED else text


def _take_named_status(draft: Draft) -> None:
    """ "... Status: done" at the end of an action is its status cell."""
    match = _NAMED.search(draft.text)
    if match and not draft.status_cell.strip():
        draft.status_cell = match[1]
        draft.text = draft.text[: match.start()].strip(" -–;,([") or draft.text


def create_status(nlp: Language, name: str) -> StatusOfActions:
    """The component, made by spaCy from the config."""
    return StatusOfActions(words())


Language.factory("minutes_status", func=create_status)
__all__ = ["StatusOfActions", "create_status", "find_status"]
