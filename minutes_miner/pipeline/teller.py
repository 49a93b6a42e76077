"""What a short piece of text tells: who, when, how far, or words of something else; and the pieces at the end of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from spacy.tokens import Doc

from minutes_miner.dates import Candidate, Found, find_candidates, find_deadline
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.called import is_called
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.findings import Findings, findings_of
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.names import Known, names_of
from minutes_miner.pipeline.states import is_state
from minutes_miner.pipeline.words import Words, key

Kind = Literal["who", "when", "state", "text"]

_JOINT = re.compile(
    r"(?=[\s=→(\[)\],;:.-])(?:\s+(?:[-–—/|]+>?|=>|->|→)\s+|\s*(?:->|=>|→)\s*|\s*[(\[]\s*|\s*[)\]]\s+(?=\S)|\s*[,;]\s+|:\s+|\s*\n\s*|(?<=[^\W\d_]{4})(?<!\bProf)\.\s+(?=\S)|\s+(?=@[^\W\d_]))"
)
_BEFORE_TASK = re.compile(r"\s[-–—]+>?\s+|\s*(?:->|=>|→)\s*|:\s+")  # between who and what
_ARROWS = frozenset(("->", "-->", "=>", "→"))
_WEAK = frozenset(",;:.")  # joints that also divide the words of the task itself
_PARTS = re.compile(
    r"\s*(?:[/,;&+\n]|\band\b|\bet\b|\by\b|\bwith\b|\bavec\b|\bcon\b|(?<=\s)و(?=\s))\s*|\s+و(?=[\u0600-\u06ff]{3})"
)
_INITIALS = re.compile(r"[A-ZÀ-Þ]{1,2}[A-Za-zÀ-ÿ]?[A-ZÀ-Þ]")
_NAME_BEFORE = re.compile(r"(?P<name>[A-ZÀ-Þ][\w'’-]*(?:\s(?:[a-zà-ÿ'’]{1,4}\s){0,2}[A-ZÀ-Þ][\w'’-]*)+)\s*\(?$")
_OPENERS = re.compile(r"^(?:by|w/|with|c/o|owner|resp\.?|through|thru|via|par|por)\s+(?=\S)", re.IGNORECASE)
_SURE = 0.75
_SURER = 0.8
_LONGEST_ACRONYM = 6  # letters
_UNBOUND = frozenset(("bare count", "feast"))  # shapes that other words make something else of
COVERED = 0.7  # share of a piece that a date must be
SHORTEST_TASK = 8  # characters that must stand before a piece for it to hang on something
_SHORTEST_MATTER = 4  # characters of a thing that has brackets behind it
LONGEST_LINE = 60  # characters of a line below an action that is nothing but a name, a day or a state
_AROUND = " .,;:()[]-–—/|"  # what stands around a piece and is none of it
_TELLER = "teller"  # in `Doc.user_data`: the Teller of the document, made once


@dataclass(frozen=True, slots=True)
class Piece:
    """Half-open offsets in the text, what the piece is, and whether a strong joint (dash, bracket, slash) opens it."""

    start: int
    end: int
    kind: Kind
    strong: bool


class Teller:
    """Tells what a short piece of text is: parties, a deadline, a state, or words of something else."""

    def __init__(self, found: Findings, known: Known, grammar: Grammar, vocabulary: Words) -> None:
        self.known, self.grammar, self.words = known, grammar, vocabulary
        self.meeting = _date(found.meeting.date)
        self.following = _date(found.meeting.next_meeting.date if found.meeting.next_meeting else None)
        self.languages = found.languages or ("en",)
        self.day_first = found.day_first
        self._kinds: dict[str, Kind] = {}
        self._days: dict[str, bool] = {}
        self.tails: dict[str, tuple[Piece, ...]] = {}

    def kind(self, text: str) -> Kind:
        """What a piece is as a whole."""
        if text not in self._kinds:
            self._kinds[text] = self._kind(text.strip(_AROUND))
        return self._kinds[text]

    def is_day(self, text: str) -> bool:
        """Whether the kind of a piece is a deadline, without asking what else it may be."""
        return self._is_short(bare := text.strip(_AROUND)) and self.is_when(bare)

    @staticmethod
    def _is_short(text: str) -> bool:
        return 0 < len(text) <= LONGEST_LINE * 2

    def _kind(self, text: str) -> Kind:
        if not self._is_short(text):
            return "text"
        if self.is_when(text):
            return "when"
        if key(text) in self.words.states and not self.known.means(text):
            return "state"  # "DONE" looks like an acronym
        if self.is_who(text):
            return "who"
        return "state" if is_state(text, self.words) else "text"

    def mixed_kind(self, text: str) -> Kind:
        """What a cell mostly is: as a whole, else its first line or the part before its first joint."""
        kind = self.kind(fold(text))
        return kind if kind != "text" else self.kind(re.split(r"[\n,;(–-]", text.strip())[0])

    def is_when(self, text: str) -> bool:
        """Whether a text is hardly more than a deadline, and binds nobody: "by Friday", not "Ann to pay on receipt"."""
        if text not in self._days:
            found = self.when(text)
            self._days[text] = found is not None and found >= COVERED and not self.grammar.names_agent(text)
        return self._days[text]

    def candidates(self, text: str) -> tuple[Candidate, ...]:
        """What may be a deadline in a text."""
        return find_candidates(
            fold(text),
            meeting_date=self.meeting or date(2000, 1, 1),
            next_meeting=self.following,
            languages=self.languages,
            day_first=self.day_first,
        )

    def is_moved(self, text: str) -> bool:
        """Whether a cell tells an old day and the one that took its place: "30/09, revised 31/10"."""
        found = self._deadline(text)
        return found is not None and found.deadline.previous is not None

    def _deadline(self, text: str) -> Found | None:
        """The deadline that a text tells as a cell would."""
        return find_deadline(
            fold(text),
            meeting_date=self.meeting or date(2000, 1, 1),
            next_meeting=self.following,
            languages=self.languages,
            day_first=self.day_first,
            cell=True,
        )

    def when(self, text: str) -> float | None:
        """The share of a text that its deadline takes, with the words that bind it; None where it has none."""
        match = self._deadline(text)
        if match is None:
            return None
        before = re.sub(r"[^\w]+", "", text[: match.start])
        if before and any(
            c.start == match.start and c.shape in _UNBOUND and not c.bound for c in self.candidates(text)
        ):
            before = text  # "covering 4 months", "Christmas party"
        bound = 0 if len(before) > 12 else len(text[: match.start])
        return (match.end - match.start + bound) / max(len(fold(text)), 1)

    def is_matter(self, text: str) -> bool:
        """Whether a word or two name a thing, and neither somebody nor a day nor a state: "Fuel", before "(IOM)"."""
        somebody = self.is_surely_who(text) or text.isupper()
        return len(text.strip()) >= _SHORTEST_MATTER and not somebody and self.kind(text) in ("text", "who")

    def names_task(self, text: str) -> bool:
        """Whether a text is who and, behind a dash, colon or arrow, what: "NRC – share the list", "SCI: posters"."""
        return bool(self.before_task(text))

    def before_task(self, text: str) -> str:
        """Who stands before a dash, colon or arrow behind which stands what is to be done; "" for nobody."""
        who, *task = _BEFORE_TASK.split(text.strip(), maxsplit=1)
        who = around(self.words).unaddressed(who)
        named = bool(task) and self.is_surely_who(who)
        orders = named and " " in task[0] and self.grammar.starts_with_verb(task[0])
        return who if named and (orders or self.kind(task[0]) == "text") else ""

    def is_who(self, text: str) -> bool:
        """Whether a text names nobody but parties: agencies, persons, roles, groups."""
        text = self._opened(text)
        if self.grammar.is_agent(text) >= _SURE and not self.grammar.starts_with_verb(text):
            return True
        parts = _parts_of(text)
        return bool(parts) and all(self._names(part) for part in parts)

    def is_surely_who(self, text: str) -> bool:
        """The same, of names that the document or the lexicon knows, initials and short acronyms; no title in capitals."""
        parts = _parts_of(self._opened(text))
        named = bool(parts) and all(self._surely_names(part) for part in parts)
        return named and not self.names_task(text) and not self._binds(text)

    def _binds(self, text: str) -> bool:
        """Whether a text is somebody and what they are to do, whose office may be of it: "Secretariat of the fair to print the cards"."""
        found = self.grammar.find(text) if " " in text.strip() else None
        return found is not None and bool(found.agent) and text.strip().startswith(found.agent) and bool(found.verb)

    def may_be_called(self, text: str) -> bool:
        """Whether a text is one or several names that nothing explains, where only whose task it is can stand: "→ Joost"."""
        names = _parts_of(text)
        return (
            bool(names)
            and not self.grammar.nouns_capital
            and all(is_called(name) and key(name) not in self.words.states for name in names)
        )

    def _opened(self, text: str) -> str:
        """Words without those before a name that only say whose task it is: "new for Ann"."""
        return around(self.words).assigned.sub("", _OPENERS.sub("", text.strip()))

    def _surely_names(self, part: str) -> bool:
        if "]" in part.rstrip("]"):
            return False  # "[All] Come": a name and more
        if self.known.is_person(part) or self.known.is_known(part):
            return True
        size = len(part.split())
        short = size > 1 or not part.isupper() or len(part) <= _LONGEST_ACRONYM
        return self.grammar.is_agent(part) >= _SURER and short and not self.grammar.starts_with_verb(part)

    def _names(self, part: str) -> bool:
        if self.known.is_thing(part) and not self.known.is_person(part):
            return False
        if self.known.is_person(part) or self.known.is_known(part):
            return True
        if self.grammar.is_agent(part) >= _SURE and len(part.split()) <= 6:
            return not self.grammar.starts_with_verb(part)
        return bool(_INITIALS.fullmatch(part))


def teller_of(doc: Doc, vocabulary: Words) -> Teller:
    """The Teller of a document, which remembers what was asked by one component for the next; made when the first asks, which is
    after the head and the attendance are read.
    """
    if _TELLER not in doc.user_data:
        found = findings_of(doc)
        known, grammar = names_of(doc, found.attendees, vocabulary, found.languages)
        doc.user_data[_TELLER] = Teller(found, known, grammar, vocabulary)
    made: Teller = doc.user_data[_TELLER]
    return made


def is_short_for(before: str, letters: str) -> bool:
    """Whether letters in brackets are the short form of the name before them: "registered by the Water Supply Board (WSB)"."""
    named = _NAME_BEFORE.search(before)
    return named is not None and letters == "".join(word[0] for word in named["name"].split() if word[0].isupper())


def tail_pieces(text: str, teller: Teller) -> tuple[Piece, ...]:
    """The pieces at the end of a text that tell who, when or how far, in order; a dash, slash or bracket must open them.

    A day may also stand behind a comma.
    """
    if text not in teller.tails:
        teller.tails[text] = tuple(_tail_pieces(text, teller))
    return teller.tails[text]


def _tail_pieces(text: str, teller: Teller) -> Iterator[Piece]:
    stripped = text.rstrip(" .)]")
    joints = [(match.start(), match.end(), match[0].strip()) for match in _JOINT.finditer(stripped)]
    if joints:
        days = [(found.start, found.end) for found in teller.candidates(text)]
        joints = [
            joint for joint in joints if not any(start < joint[0] < end for start, end in days)
        ]  # "June 30, 2026"
    pieces: list[Piece] = []
    end = len(stripped)
    for start, after, mark in reversed(joints):
        if (
            text[after : after + 1] == "@"
            and not mark
            and key(stripped[:start].rpartition(" ")[2]) in teller.words.small
        ):
            break  # "send it to @Ben"
        if start < SHORTEST_TASK and not (mark[:1] == "(" and teller.is_matter(stripped[:start])):
            break
        kind = teller.kind(stripped[after:end])
        beside = any(piece.kind == "who" for piece in pieces)  # "... – Some Name / MdM": the neighbour of a sure name
        if mark[:1] == "(" and is_short_for(stripped[:start], stripped[after:end]):
            break
        if mark in _ARROWS and teller.may_be_called(stripped[after:end]):
            kind = "who"
        elif kind == "text" or (kind == "who" and not beside and not teller.is_surely_who(stripped[after:end])):
            break
        pieces.insert(0, Piece(after, end, kind, mark[:1] not in _WEAK if mark else True))
        end = start
    while pieces and not pieces[0].strong and not (pieces[0].kind == "when" and len(pieces) == 1):
        if _is_pair(pieces, text):
            break
        pieces.pop(0)
    return _without_places(pieces, text, teller)


def _is_pair(pieces: list[Piece], text: str) -> bool:
    """Whether the first two pieces are parties with a stroke between them: "staff: AFI / UNICEF"."""
    parties = len(pieces) > 1 and pieces[0].kind == pieces[1].kind == "who"
    return parties and text[pieces[0].end : pieces[1].start].strip() == "/"


def _without_places(pieces: list[Piece], text: str, teller: Teller) -> Iterator[Piece]:
    """The pieces without names in brackets that nobody knows, before the dash that tells who: "fridges (Tokora, Loroo) – UNICEF"."""
    parties = [piece for piece in pieces if piece.kind == "who"]
    last = parties[-1] if parties else None
    for piece in pieces:
        told = last is not None and piece.kind == "who" and ")" in text[piece.end : last.start]
        if not (told and last and not teller.known.means(text[piece.start : piece.end])):
            yield piece


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _parts_of(text: str) -> list[str]:
    """The names of a text, without what parts them."""
    return [part for piece in _PARTS.split(text) if (part := piece.strip(" .()"))]
