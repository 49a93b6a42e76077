"""What stands behind, beside or below an action and tells who, by when or how far.

Minutes hang these on an action in many ways: "... / AS / 15 Nov", "... (RH, 21/3)", "Owner: CEO   Due: 1 Sept", two short
lines below it where a table was flattened, an owner's cell that holds the day as well ("GP/CB, urgent"). All of them are cut
into pieces, and each piece is told by what it is; the later components then read them like the cells of a table.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.dates import find_deadlines, weekday_of
from minutes_miner.document import split_marker
from minutes_miner.pipeline.above import Above
from minutes_miner.pipeline.abreast import Abreast
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.findings import Draft, Findings, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.state_lines import reports_above
from minutes_miner.pipeline.states import find_status
from minutes_miner.pipeline.teller import COVERED, SHORTEST_TASK, Kind, Teller, tail_pieces, teller_of
from minutes_miner.pipeline.words import Words, key, words

_LABELLED = re.compile(r"(?:^|(?<=[,;(\[|\n:=])|(?<=[^\W\d_]{3}\.\s))\s*(?P<name>[^\n:=,;()|]{2,40}?)\s?[:=]")
_LABEL_WORD = re.compile(r"[^\W\d_][\w’'/-]*")
_MOST_LABEL_WORDS = 3
_VALUE = re.compile(r"(?:[^.;•\uf000-\uf0ff]|\.(?!\s|$))+")  # up to the end of the sentence
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}\.)\s")
_BEHIND = re.compile(r"[,;(\[/–—-]+>?\s*|\.\s+(?=\S)")  # between an action and what hangs on it
_JOINED = re.compile(r"\s*[.,;(/–—-]*>?\s*")
_HANGING = 0.7  # share of a text that parties and a day must be for it to hang on what stands before it
_BETWEEN = re.compile(r"\s*[,;()\[\]]\s*|\s+[/–—-]+>?\s+")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*\.?\s+[^\W\d_a-zà-ÿ]")  # "5 Peer audits" is the next heading
_MOST_LINES = 4
_OTHER_ZONES = frozenset(("next_meeting", "agenda", "attendance", "apologies"))
_HEAD = re.compile(r"[\[(]([^\[\]()]{2,60})[\])]\s*[-–:]?\s*(?=\S{2})")
_AT_ONCE = 3  # characters before a label that opens its line: "=> Owner: ..."
_MOST_OWNER = 6  # words of an owner behind a sentence
_SENTENCE = 4  # words of a line below a heading that is no owner's, day's or state's
_STATE_FIRST = 2  # words: the state that opens a cell of days
_PROSE = 12  # words: a name above so many is a heading, no owner


class Companions:
    """Fills the empty cells of each draft from what hangs on it, and divides cells that hold more than one thing."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        if found.drafts:
            _Gatherer(layout, found, teller_of(doc, self.words)).gather()
        return doc


class _Gatherer:
    """Goes through the drafts of one Doc."""

    def __init__(self, layout: Layout, found: Findings, teller: Teller) -> None:
        self.layout, self.found, self.teller, self.words = layout, found, teller, teller.words
        self.above = Above(layout, found, teller)

    def gather(self) -> None:
        self._absorb()
        self.drafted = {draft.passage for draft in self.found.drafts}
        following: dict[int, int] = {}
        starts = sorted(draft.start for draft in self.found.drafts)
        for draft in self.found.drafts:
            following[id(draft)] = next((at for at in starts if at > draft.start), len(self.layout.text))
        abreast = Abreast(self.layout, self.found.zones, self.teller).give(self.found.drafts)
        for draft in self.found.drafts:
            self._head(draft)
            self._labelled(draft)
            self._tail(draft)
            if id(draft) not in abreast:
                self._below(draft, following[id(draft)])
            self._divide(draft)
            self.above.give_owner(draft)
            self.above.give_day(draft)

    def _absorb(self) -> None:
        """What was taken for an action and only tells who and by when of the one it stands behind is none by itself."""
        ordered = sorted(self.found.drafts, key=lambda draft: draft.start)
        for draft, after in pairwise(ordered):
            between = self.layout.text[draft.end : after.start]
            own = self.layout.passages[after.passage]
            below = own.index == draft.passage + 1 and own.cell is None and own.marker is None
            if (draft.passage == after.passage or below) and after.kind != "status" and _JOINED.fullmatch(between):
                hanging = self._hanging(fold(after.text))
                told = sum(len(piece) for _, piece in hanging)
                if len(hanging) > below and told >= _HANGING * len(fold(after.text)):
                    self.found.drafts.remove(after)

    # in its own words

    def _labelled(self, draft: Draft) -> None:
        """ "..., Owner: all directors, Due: 31 Oct" at the end of the words."""
        labels = list(self._labels(draft.text))
        labels = [label for label in labels if label[1] >= SHORTEST_TASK]
        if not labels:
            return
        for kind, value in _values(labels, draft.text):
            _give(draft, kind, value)
        draft.text = draft.text[: labels[0][1]].rstrip(" ,;([|/–—=>→⇒➔-").lstrip(" ,;([|/–—-")

    def _labels(self, text: str) -> Iterator[tuple[Kind, int, int]]:
        """The labels of a text that name who, when or how far: kind, start of the label, start of its value."""
        kinds: dict[str | None, Kind] = {"responsible": "who", "deadline": "when", "status": "state"}
        for match in _LABELLED.finditer(text):
            words = list(_LABEL_WORD.finditer(match["name"]))[-_MOST_LABEL_WORDS:]
            for word in words:  # "Owner: CB, BQ   Due: May": the label is only the last word before the colon
                name = match["name"][word.start() :]
                kind = kinds.get(self.teller.words.column_names.find(name, fuzzy=False))
                if key(name) in self.teller.words.cue["who_or_when"] and self._names_who(text[match.end() :]):
                    kind = "who"  # "By: NRC"
                if kind == "when" and self.teller.grammar.names_agent(text[match.end() :].partition("\n")[0]):
                    break  # "Fair date: Ann to ask the town"
                if kind is not None:
                    yield kind, match.start("name") + word.start(), match.end()
                    break

    def _names_who(self, value: str) -> bool:
        """Whether the value of a label, which ends with its sentence or line, names somebody."""
        said = _VALUE.match(value.partition("\n")[0])
        return said is not None and self.teller.kind(said[0]) == "who"

    def _head(self, draft: Draft) -> None:
        """ "[JB, TS] Send the list", "Task for JB: send the list": who, before the words."""
        for pattern in (_HEAD, around(self.words).headed):
            head = pattern.match(draft.text)
            if head and self.teller.is_surely_who(head[1]):
                _give(draft, "who", head[1])
                draft.text = draft.text[head.end() :]

    def _tail(self, draft: Draft) -> None:
        """ "... / AS / 15 Nov", "... (RH, 21/3)": short pieces at the end, as far as they tell who, when, how far."""
        pieces = [*tail_pieces(draft.text, self.teller)]
        who, colon, task = draft.text.partition(": ")  # "Co-leads: send the note (ECHO, BHA)": to whom it goes
        led = colon and self.teller.grammar.starts_with_verb(task) and self.teller.is_surely_who(who)
        pieces = [piece for piece in pieces if not led or piece.kind != "who"]
        named = [draft.text[piece.start : piece.end].strip(" ()[]") for piece in pieces if piece.kind == "who"]
        _give(draft, "who", ", ".join(around(self.words).assigned.sub("", name) for name in named))
        bound = pieces and any(
            one.bound in ("until", "before") and one.deadline.date and one.end <= pieces[0].start
            for one in self.teller.candidates(draft.text)
        )  # "by Friday, ahead of the next Council"
        for piece in pieces:
            if piece.kind == "when" and draft.kind != "status" and not bound:
                _give(draft, piece.kind, draft.text[piece.start : piece.end])
        if pieces and draft.source == "column" and re.search(r"\s[/|]\s*$", draft.text[: pieces[0].start]):
            draft.text = draft.text[: pieces[0].start].strip(" /|")

    # below it

    def _below(self, draft: Draft, limit: int) -> None:
        """Short lines under an action that hold nothing but a name, a day or a state, as a flattened table leaves them."""
        passage = self.layout.passages[draft.passage]
        if draft.responsible_cell.strip():
            self._day_below(draft, passage, limit)
            return
        if passage.cell is not None and draft.deadline_cell.strip():
            return
        rest = self.layout.text[draft.end : min(passage.end, limit)]
        ended = draft.text.rstrip()[-1:] == "."
        taken = self._beside(rest) or self._behind(f". {rest.lstrip(' ')}" if ended and rest[:1] == " " else rest)
        lines = list(self._lines(draft, passage, limit))
        for text in lines:
            labels = list(self._labels(text))
            if labels and labels[0][1] <= _AT_ONCE:
                taken += _values(labels, text)
                continue
            kind = self.teller.kind(text)
            if kind == "state" and _NUMBERED.match(text):
                kind = "text"
            if kind in ("text", "when") and (mixed := self._who_and_when(text)):
                taken += mixed
                break
            if kind == "who" and (
                draft.source == "column"  # there the lines of a cell were read together
                or not self.teller.is_surely_who(text)
                or self._is_noun_with_owner(text)
                or (passage.cell is None and self.teller.grammar.names_agent(fold(draft.text)))
            ):
                break
            if (
                kind == "text"
                or (kind == "state" and not taken)
                or (kind == "who" and any(k != "who" for k, _ in taken))
            ):
                if len(text.split()) >= _PROSE and taken and all(k == "who" for k, _ in taken):
                    return  # a name above a paragraph is its heading
                break
            taken.append((kind, text))
        if passage.cell is None and taken and taken[0][0] == "when" and not any(k == "who" for k, _ in taken):
            taken = taken[:1]
        bound = any(found.by_rule and found.deadline.date for found in self.teller.candidates(draft.text))
        for kind, text in taken:
            if kind != "when" or not bound:
                _give(draft, kind, text, more=kind == "who")

    def _day_below(self, draft: Draft, passage: Passage, limit: int) -> None:
        """The day in an item or behind a label right below an action whose owner is known: "- [RC] Check the ropes", "- By 25 August"."""
        bound = any(found.by_rule and found.deadline.date for found in self.teller.candidates(draft.text))
        below = self.layout.passages[passage.index + 1 : passage.index + 2]
        if bound or passage.cell is not None or draft.kind == "status" or not below:
            return
        text = next(self._lines(draft, passage, limit), "")
        if self._is_labelled(text):
            days = [value for kind, value in _values(list(self._labels(text)), text) if kind == "when"]
        else:
            days = [text] if below[0].marker and self.above.is_bound_day(text) else []
        for day in days:
            _give(draft, "when", day)

    def _who_and_when(self, text: str) -> list[tuple[Kind, str]]:
        """ "Fabiola, today", "NRC / Sunday", "CARE 19/10": a line of parties and a day behind them; [] for any other."""
        bare = text.strip(" .;()[]")
        day = next((one for one in reversed(self.teller.candidates(bare)) if one.end >= len(bare)), None)
        if day is None or _NUMBERED.match(bare) or self.teller.known.is_attending(bare[day.start : day.end]):
            return []
        who = bare[: day.opener].strip(" ,;:/+([–—-")
        return [("who", who), ("when", bare[day.opener :])] if who and self.teller.is_surely_who(who) else []

    def _behind(self, rest: str) -> list[tuple[Kind, str]]:
        """What follows an action on its line behind a joint, up to other words: "..., NRC Sunday", "... – all – end of May"."""
        line = fold(rest.lstrip(" ").split("\n")[0]).strip()
        joint = _BEHIND.match(line)
        return self._hanging(_SENTENCE_END.split(line[joint.end() :], maxsplit=1)[0]) if joint else []

    def _hanging(self, text: str) -> list[tuple[Kind, str]]:
        """The parties that a text begins with and the day behind them; [] where other words come before a day."""
        taken: list[tuple[Kind, str]] = []
        for piece in filter(None, (part.strip(" .)]") for part in _BETWEEN.split(text))):
            kind = self.teller.kind(piece)
            if mixed := self._who_and_when(piece):
                return [*taken, *mixed]
            if kind == "when":
                return [*taken, (kind, piece)]
            if kind == "who" and self.teller.is_surely_who(piece):
                taken.append((kind, piece))
            else:
                return []
        return []

    def _beside(self, rest: str) -> list[tuple[Kind, str]]:
        """What labels tell right behind an action, on its own line: "... the list. Deadline: 5 May. Owner: NRC"."""
        line = rest.lstrip(" .;").split("\n")[0]
        labels = list(self._labels(line))
        if not labels or labels[0][1] > _AT_ONCE:
            return []
        values = ((kind, _VALUE.match(value)) for kind, value in _values(labels, line))
        told = [(kind, value[0].strip()) for kind, value in values if value and kind != "state"]
        return [(kind, value) for kind, value in told if self.teller.kind(value) == kind]

    def _is_noun_with_owner(self, text: str) -> bool:
        """ "Tarpaulins – LWF": a task of its own with its owner, and no party of the task above."""
        sides = re.split(r"\s[-–—]\s", text, maxsplit=1)
        known = self.teller.known
        return len(sides) == 2 and known.is_known(sides[1]) and not known.means(sides[0]) and len(sides[0].split()) < 3

    def _lines(self, draft: Draft, passage: Passage, limit: int) -> Iterator[str]:
        """The lines after an action, up to the next one, a list mark or a heading of its own number; few and short ones."""
        rest = self.layout.text[draft.end : min(passage.end, limit)]
        if re.match(r"[ \t]*\S", rest):  # more words follow on the same line
            if limit >= passage.end and self._is_margin(rest, draft):
                yield fold(rest).strip(" .;")
            return
        yield from (fold(line) for line in rest.split("\n") if line.strip())
        for number, after in enumerate(self.layout.passages[passage.index + 1 :]):
            if after.start >= limit or number >= _MOST_LINES:
                return
            if after.cell != passage.cell and not self._is_labelled_beside(after, passage):
                return
            if after.index in self.drafted or (after.marker and not self._hangs(after, passage, draft)):
                return
            if draft.kind == "status" and reports_above(self.layout, after, self.teller.words):
                continue  # "Completed on 7 May" is no day by which it is due
            text = self.layout.text_of(after)
            if self.found.zones[after.index] in _OTHER_ZONES:
                label = next(self._labels(text), None)
                if label is None or label[1]:
                    return
            if self._is_labelled(text):
                yield text.strip(" *_")
                continue
            title = text.strip(" :")
            if after.index in self.found.headings and title.isupper() and not self.teller.known.means(title):
                return  # "GROUND", which opens the next section
            if after.index in self.above.owners or self._heads(after) or self._announces(after):
                return  # the head of what comes next
            for line in self.layout.text[after.start : after.end].split("\n"):
                if line.strip() and not split_marker(line.strip())[0]:
                    yield fold(line)

    def _hangs(self, item: Passage, passage: Passage, draft: Draft) -> bool:
        """Whether an item of a list below another says only who, when or how far: "- Close the account", below it "- by 3 May".

        What names its owner keeps it, and a day that is over is none by which something is due.
        """
        text = self.layout.text_of(item)
        if self._is_labelled(text):
            return True
        if passage.kind != "list_item" or item.level < passage.level:
            return False
        if item.level == passage.level:  # "by 5 May" as an item of its own
            told = self.teller.candidates(text) if self.teller.is_when(text) else ()
            return any(one.bound in ("until", "before") and one.deadline.date for one in told)
        kind = self.teller.kind(text)
        if kind == "who":
            return not self.teller.grammar.names_agent(fold(draft.text))
        meeting = self.teller.meeting.isoformat() if self.teller.meeting else ""
        return kind == "state" or (
            kind == "when"
            and all((found.deadline.date or meeting) >= meeting for found in self.teller.candidates(text))
        )

    def _is_labelled(self, text: str) -> bool:
        """Whether a line opens with a label of who, when or how far: "Owner: Bob Ray"."""
        return any(start <= _AT_ONCE for _, start, _ in self._labels(text.strip(" *_")))

    def _is_labelled_beside(self, after: Passage, passage: Passage) -> bool:
        """Whether a passage is the next cell of a row without heads, and opens with its own label: "Action: Ann to call | By: 3 May"."""
        here, there = passage.cell, after.cell
        if here is None or there is None or (here.table, here.row) != (there.table, there.row):
            return False
        headed = self.found.tables[here.table].head_rows
        return not headed and self._is_labelled(self.layout.text_of(after))

    def _heads(self, passage: Passage) -> bool:
        """Whether a passage is a heading with a list or a sentence right below it."""
        behind = self.layout.passages[passage.index + 1 : passage.index + 2]
        return passage.kind == "heading" and any(
            after.kind == "list_item" or self._is_told(self.layout.text_of(after)) for after in behind
        )

    def _announces(self, passage: Passage) -> bool:
        """Whether a line with a colon stands above a list: it is of what comes next, "By 20 March:"."""
        behind = self.layout.passages[passage.index + 1 : passage.index + 2]
        listed = any(after.kind == "list_item" and after.cell == passage.cell for after in behind)
        return passage.kind != "list_item" and listed and self.layout.text_of(passage).rstrip().endswith(":")

    def _is_told(self, text: str) -> bool:
        return len(text.split()) >= _SENTENCE and self.teller.kind(text) == "text"

    def _is_margin(self, rest: str, draft: Draft) -> bool:
        """Whether nothing but an owner follows a whole sentence, as a margin leaves it: "... by 14th February. Clerk"."""
        ended = self.layout.text[draft.start : draft.end].rstrip()[-1:] in ".!?" or rest.lstrip()[:1] == "."
        who = fold(rest).strip(" .;")
        return ended and len(who.split()) <= _MOST_OWNER and self.teller.is_surely_who(who)

    # cells of more than one thing

    def _divide(self, draft: Draft) -> None:
        """A day in the cell of the owners goes where days belong, and names and states in the cell of the days likewise."""
        self._tell_state_from_day(draft)
        cell = draft.responsible_cell
        if cell.strip():
            cell, when = self._without_days(cell)
            who, dash, state = cell.rpartition(" – ") if " – " in cell else cell.rpartition(" - ")
            if dash and self.words.is_empty(state):
                cell = who  # "All – n/a"
            elif dash and self.teller.kind(state) in ("state", "when") and self.teller.kind(who) == "who":
                cell = who  # "CP – overdue"
                _give(draft, self.teller.kind(state), state)
            pieces = [piece for piece in re.split(r"(?<=[;,\n])\s*|(?<=\))\s+", cell) if piece.strip(" ,;")]
            states = [p for p in pieces[1:] if self.teller.kind(p) in ("state", "when")]
            draft.responsible_cell = cell if not states else " ".join(p for p in pieces if p not in states).strip(" ,;")
            _give(draft, "when", when)
        if draft.deadline_cell.strip() and not draft.responsible_cell.strip():
            pieces = [piece for piece in re.split(r"\s*[\n;,]\s*|\s+[-–—/]\s+", draft.deadline_cell) if piece.strip()]
            names = [piece for piece in pieces if self.teller.kind(piece) == "who"]
            if names and len(names) < len(pieces):
                draft.responsible_cell = ", ".join(names)

    def _tell_state_from_day(self, draft: Draft) -> None:
        """ "Done on 10 March" is no day by which it is due, and "26 March" in a column of both tells of no state."""
        when, both = draft.deadline_cell.strip(), draft.deadline_cell.strip() == draft.status_cell.strip()
        if not when:
            return
        told = self.teller.candidates(when)
        bound = any(one.bound in ("until", "before") for one in told if one.deadline.date)
        bound = bound or self.teller.is_moved(when)
        if not bound and find_status(when, self.words, within=_STATE_FIRST) == "done":
            draft.status_cell, draft.deadline_cell = draft.status_cell or when, ""
        elif both and self.teller.kind(when) == "when":
            draft.status_cell = ""

    def _without_days(self, cell: str) -> tuple[str, str]:
        """The cell without the dates that stand at the edge of one of its lines, and these dates."""
        kept: list[str] = []
        days: list[str] = []
        for line in cell.split("\n"):
            text = fold(line)
            sides = re.split(r"\s+/\s+", text)
            if len(sides) > 1 and self.teller.is_when(sides[-1]) and not self.teller.known.means(sides[-1]):
                days.append(sides[-1])  # "Nadia / tomorrow"
                text = text[: text.rindex("/")].rstrip()
            if any(
                c.shape == "next meeting" and c.end - c.start >= COVERED * len(text)
                for c in self.teller.candidates(text)
            ):
                days.append(text)  # "Next MCM" is nobody
                continue
            last = text.split()[-1] if text else ""
            if mixed := self._who_and_when(text):
                kept.append(mixed[0][1])
                days.append(mixed[1][1])
                continue
            if self.teller.is_who(text) and not re.search(r"[,;(\d]", text) and not self._is_weekday(last):
                kept.append(text)  # "Tous les membres" names no days
                continue
            for found in sorted(self._days(text), key=lambda span: -span[0]):
                start, end = found
                clock = around(self.teller.words).clock.match(text, end)
                end = clock.end() if clock else end
                before, after = text[:start], text[end:]
                if before.strip(" ,;:/+([–—-") and re.match(r"\s*\w", after):
                    continue  # inside of words
                days.insert(0, text[start:end].strip(" ()[],;:"))
                text = f"{before.rstrip(' ,;:/+([–—-')} {after.lstrip(' .,;:/)]–—-')}".strip()
            kept.append(text)
        return "\n".join(text for text in kept if text), " ".join(days)

    def _is_weekday(self, word: str) -> bool:
        return len(word) > 2 and weekday_of(word, self.teller.languages) is not None

    def _days(self, text: str) -> list[tuple[int, int]]:
        found = find_deadlines(
            text,
            meeting_date=self.teller.meeting or date(2000, 1, 1),
            next_meeting=self.teller.following,
            languages=self.teller.languages,
            day_first=self.teller.day_first,
            cell=True,
        )
        spans = []
        for one in found:
            start = re.search(
                r"(?:\b(?:by|before|until|due|on|in|from|avant|pour|le|d['’]ici|para|antes de|hasta|w/c)\s+)*$",
                text[: one.start],
            )
            binding = (c.opener for c in self.teller.candidates(text) if c.start == one.start and c.bound == "until")
            begin = min(start.start() if start else one.start, *binding, one.start)
            if not self.teller.known.is_attending(text[begin : one.end]):
                spans.append((begin, one.end))
        return spans


def _values(labels: Sequence[tuple[Kind, int, int]], text: str) -> list[tuple[Kind, str]]:
    """What stands behind each label of a text, up to the next one."""
    ends = [start for _, start, _ in labels[1:]] + [len(text)]
    return [(kind, text[value:end]) for (kind, _, value), end in zip(labels, ends, strict=True)]


def _give(draft: Draft, kind: Kind, text: str, *, more: bool = False) -> None:
    """Put a piece into the cell it belongs to, where that is empty."""
    text = re.sub(r"\s[-–—]+$", "", text.strip(" ,;|\n"))
    if text.count(")") > text.count("("):
        text = re.sub(
            r"\)(?:\W*|\s.*)$", "", text, flags=re.DOTALL
        )  # "(Zoe) ✓", and the words behind the bracket of a label
    if not text or not re.search(r"\w", text):
        return
    if kind == "who" and (more or not draft.responsible_cell.strip()):
        draft.responsible_cell = f"{draft.responsible_cell}\n{text}".strip()
    elif kind == "when" and not draft.deadline_cell.strip():
        draft.deadline_cell = text
    elif kind == "state" and not draft.status_cell.strip():
        draft.status_cell = text


def create_companions(nlp: Language, name: str) -> Companions:
    """The component, made by spaCy from the config."""
    return Companions(words())


Language.factory("minutes_companions", func=create_companions)
