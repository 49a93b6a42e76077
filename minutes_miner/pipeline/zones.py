"""Where a document says who was there: the stretches under labels, in tables and in running text, wherever they stand.

A label that the lexicon knows opens a stretch anywhere. In the head of a document, before the agenda and the discussion, an unknown
label does so too ("There:", "Tenants:") where what stands behind it is a list of persons or agencies, and so does such a list alone.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from minutes_miner.document import Table
from minutes_miner.link.attendance import Part, behind_announcement, part_of, promise, sentences, split_sentences
from minutes_miner.link.fields import is_known, is_name, is_office
from minutes_miner.link.kinds import ACRONYM, ARABIC, TITLE, data, fold_words
from minutes_miner.link.labels import FROM, divide, is_small_list, meaning_of, only_denies
from minutes_miner.link.listing import entries_of, in_dashes, is_prose
from minutes_miner.link.opening import says_who
from minutes_miner.link.opening import told as told_in_opening
from minutes_miner.link.run_together import rows_of_columns
from minutes_miner.link.sheets import attendance_columns, entries_of_lines, entries_of_rows, is_head, line_of_heads
from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.list_ends import before_items, labels_inside, list_alone
from minutes_miner.pipeline.words import Words

_HEAD = 60  # passages: the head of a document has no more
_TITLES = 8  # passages that titles and labels of the head take up
_ENDS = ("agenda", "actions", "review", "discussion", "decisions")
_SURE = 0.6  # share of entries that are surely somebody, from which an unknown label names them
_FEW = 3  # entries of an unlabelled list
_NUMBER = re.compile(r"^\s*(?:\d{1,3}(?:[./]\d{1,4})?\s*[.)–-]?\s+)(?=[^\W\d])")
_CLOCK = re.compile(r"\s*(?:taken\s+)?(?:at|from|à|a las)?\s*\d{1,2}[:.h]\d\d\s*(?:[ap]\.?m\.?)?\s*", re.IGNORECASE)
_TIME = re.compile(r"\d[:.hH]\d")
_OTHER_LABEL = re.compile(r"(?P<label>[^:,;]{2,40}?)\s*[:：](?=\s)")
_OPEN = re.compile(r"[,;/–(&،؛-]\s*$|\b(?:and|et|y|e|و)\s*$")
_GAP = re.compile(r"\S(?:\t| {3,})\s*\S")
_FIRST_OF = re.compile(r"\s*(?:1\s?[.)]|[-–•*])\s")  # the mark of the first entry, on the line of the label
_LONGEST_LABEL = 7  # words
_LONGEST_CELL = 10  # words
_SHORT = 3  # letters of a label ("Who") that is also the head of a column of owners
_ITEM = re.compile(r"^\W*(?P<word>[^\W\d]{3,})\.?\s+\d{1,3}(?:[./]\d+)*\s*[:.–-](?:\s|$)")
_NAMES = 5  # words of one person in a script without capitals
_LONG = 40  # words of a paragraph that is no list
_RUN = 25  # words of a line in which labels may have run together
_HEAD_LABELS = frozenset(("date", "date_time", "date_place", "time", "location", "chair", "minute_taker", "group"))
_PARTS = ("present", "away", "ends")
_SEATS = ("office", "chair", "circle")
_EMPTY_BOXES = ("[ ]", "[]", "☐")
_TICKED_BOXES = ("[x]", "[X]", "[✓]", "[✔]", "☑", "☒", "✓", "✔")
_SHOUTED_LABEL = re.compile(r"(?<!\S)[A-ZÀ-Þ]{4,}(?:\s[A-ZÀ-Þ]{4,})?\s*:?(?=\s+[-–•]\s)")
_GROWN_LABEL = re.compile(r"(?<=\w)(?P<label>[A-ZÀ-Þ][a-zà-ÿ]+(?:[ /][^\W\d]+){0,4})\s?:(?=\s)")
_GLUED = re.compile(r"[a-z][A-Z]")
_FIGURES = re.compile(
    r"\d[.,]\d{3}\b|[$€£]\s?\d|\d{3}\s+[a-zà-ÿ]{3}"
)  # of money and of people, which no list of names has
_OPENING = 10  # passages in whose sentences the names may stand without a label


@dataclass(slots=True)
class _State:
    """The label whose names go on; `valued` where it had names on its own line, `open` where the last line is not finished."""

    part: Part
    valued: bool
    open: bool


class Attendance:
    """Reads the parts of a document's attendance list; `passages` are those that are nothing else."""

    def __init__(self, layout: Layout, found: Findings, vocabulary: Words) -> None:
        self.layout, self.found, self.words = layout, found, vocabulary
        self.records = found.kind not in ("presentation", "workplan")  # these list many that are nobody who came
        self.passages: set[int] = set()
        self.parts: list[Part] = []
        self.state: _State | None = None
        self.in_head = True
        self.at = 0
        self.sheet: list[str] = []
        self.item: int | None = None  # the number of the item that the open label stands in
        self.headed = False  # whether the last passage was a heading
        self.run: list[str] = []  # the lines of a list of persons that has no label
        self.asked = False  # whether a summary of actions has begun, whose owners are no list

    def read(self) -> list[Part]:
        """All parts in reading order."""
        seen: set[int] = set()
        together = self._columns()
        for passage in self.layout.passages:
            if passage.index in together:
                continue
            if passage.cell is None:
                self._passage(passage)
            elif passage.cell.table not in seen:
                seen.add(passage.cell.table)
                self._table(self.layout.tables[passage.cell.table])
        self._end_sheet()
        return self.parts

    def _columns(self) -> set[int]:
        """Takes a sheet whose columns were run together; the passages that it stands in."""
        passages = [passage for passage in self.layout.passages if passage.cell is None]
        sheet = rows_of_columns([self.layout.text_of(passage) for passage in passages]) if self.records else None
        if sheet is None:
            return set()
        entries, lines = sheet
        self.parts.append(Part("", entries=tuple(entries)))
        taken = {passages[line].index for line in lines}
        self.passages |= taken
        return taken

    # passages

    def _passage(self, passage: Passage) -> None:
        self.at = passage.index
        if passage.index >= _HEAD:
            self.in_head = False
        self.asked = self.asked or (self.in_head and self._asks(passage))
        number = _number_of(passage)
        if number is not None and self.item is not None and number <= self.item:
            self.item = None  # the names of the list are numbered by themselves
        if self.state is not None and self.item is not None and number == self.item + 1:
            self._end_sheet()
            self.state = None  # "1. Apologies" ends where "2. Declarations" begins
        before = self.state
        if self.in_head and self.state is None and self._is_sheet(passage):
            self.state = _State(Part(""), valued=False, open=True)
        lines = self._lines(passage)
        known = len(self.parts)
        taken = [self._line(line, passage, first=at == 0) for at, line in enumerate(lines)]
        if passage.marker in _EMPTY_BOXES and self._ticks():
            self.parts[known:] = [replace(part, present=False) for part in self.parts[known:]]
        if taken and all(taken):
            self.passages.add(passage.index)
        if self.state is not before:
            self.item = number
        self.headed = passage.kind == "heading"

    def _asks(self, passage: Passage) -> bool:
        """Whether a passage begins as a table of actions does: "1. Summary of action points"."""
        prefix = self.words.label.longest_prefix(self.layout.text_of(passage))
        return prefix is not None and prefix[0] in ("actions", "review") and prefix[1] > 1

    def _ticks(self) -> bool:
        """Whether boxes are ticked for those who were there, so that an empty one stands before somebody who was not."""
        return any(passage.marker in _TICKED_BOXES for passage in self.layout.passages)

    def _lines(self, passage: Passage) -> list[str]:
        """The lines of a passage; in PDF and TXT they are joined, unless each is somebody's own."""
        raw = [_blanks(line) for line in self.layout.text[passage.start : passage.end].split("\n") if line.strip()]
        if self.layout.document.format == "docx" or len(raw) == 1:
            return raw
        if self.sheet or (self.state is not None and not self.state.valued and self._is_sheet_head(raw[0])):
            return raw
        listed = self.in_head or self.state is not None
        if listed and 2 * sum(_GAP.search(line) is not None for line in raw) > len(raw):
            return raw
        if listed and (all(map(_tells_of_one, raw)) or (len(raw) >= _FEW and _all_but_one(_is_own, raw))):
            return raw
        lines: list[str] = []
        for line in raw:
            label = next(divide(line))[0]
            alone = bool(lines) and self._meaning(lines[-1].strip(" :;")) in ("present", "away", "ends")
            if (
                lines
                and not alone
                and not (
                    (self._meaning(label or line.strip(" :;")) in ("present", "away", "ends") or _says_away(line))
                    and not _OPEN.search(lines[-1])
                )
            ):
                lines[-1] = fold(f"{lines[-1]}\n{line}")
            else:
                lines.append(line)
        return lines

    def _line(self, line: str, passage: Passage, *, first: bool) -> bool:
        """Takes what a line says of who was there; whether it says nothing else."""
        if self.sheet and is_head(line):
            self.sheet.append(line)
            return True
        item_of_agenda = _ITEM.match(line)
        word = item_of_agenda["word"] if item_of_agenda else ""
        if item_of_agenda and not is_known(word) and self._meaning(word) not in ("present", "away"):
            return self._open(line, "ends")  # "MINUTE 1: OPENING"
        bare = _NUMBER.sub("", line) if first else line
        title = bare.strip(" :;.*_–-")
        meaning = self._meaning(title)
        item = passage.kind == "list_item" or bool(passage.marker)
        if meaning == "away" and any(part.text != ":" and promise(part.text)[1] for part in sentences(bare)):
            meaning = None  # "Apologies from Ann Lee"
        if meaning == "away" and only_denies(title) and not bare.rstrip().endswith((":", "：")):
            meaning = None  # "No questions from the audience"
        closed = self.state is None or (self.state.valued and not self.state.open and meaning == "away")
        if meaning and (not item or bare.rstrip().endswith(":") or closed) and not self._is_name(title):
            return self._open(title, meaning)
        if _announces_agenda(bare):
            return self._open(bare, "ends")  # "The meeting covered the following agenda:"
        if self._chairs(bare):
            self._end_sheet()
            self.state = None
            self._tell(bare, passage)
            return False
        run = self.in_head and len(bare.split()) > _RUN
        dashed = self._dashed(bare) if run else None
        if dashed is not None:
            self.parts.append(dashed)
            return False
        pieces = list(divide(self._unglued(bare) if run else bare))
        if (pieces[0][0] == "" and len(pieces) == 1) or self._is_of_agency(bare):
            return self._unlabelled(bare, passage, item=item)
        agenda = bare[len(before_items(bare)) :]
        taken = [
            not (label and f"{label}:" in agenda and self._meaning(label) not in ("present", "away"))
            and self._piece(label, value, passage, item=item)
            for label, value in pieces
        ]
        if not any(taken):
            self._tell(bare, passage)
        elif not all(taken):
            for (label, value), done in zip(pieces, taken, strict=True):
                named = bool(label) and self._meaning(label) is None
                if not done:
                    self._tell(f"{label}: {value}" if named else value, passage)
        return all(taken)

    def _dashed(self, text: str) -> Part | None:
        """The list inside a text in which nothing but capitals and dashes is left of the layout: "... PARTICIPANTS - Ann Lee (WHO) - ..."."""
        for label in _SHOUTED_LABEL.finditer(text):
            listed = in_dashes(text[label.end() :]) if self._meaning(label[0].strip(" :")) == "present" else []
            if listed:
                return Part("\n".join(listed))
        return None

    def _unglued(self, text: str) -> str:
        """A text with a gap before a label of attendance that stands close behind a word: "AOBParticipants: WHO, FAO"."""
        grown = {label.start(): label["label"] for label in _GROWN_LABEL.finditer(text)}
        for may in labels_inside(text):
            if not text[: may[0][0]].rstrip().endswith((":", "：")):
                grown |= next(({at: label} for at, label in may if at and self._meaning(label) in _PARTS), {})
        named = [at for at, label in grown.items() if self._meaning(label) in _PARTS]
        if not any(self._meaning(grown[at]) in ("present", "away") for at in named):
            return text
        starts = [0, *sorted(named)]
        return ".  ".join(text[a:b] for a, b in pairwise([*starts, len(text)]))

    def _announces(self, text: str, passage: Passage) -> bool:
        """Whether a sentence of the opening ends with a colon, and those who were there stand below it."""
        near = self.in_head and self.found.kind != "other" and passage.index < _OPENING
        return near and text.rstrip().endswith(":") and says_who(text) and self._lists_below(passage)

    def _tell(self, text: str, passage: Passage) -> bool:
        """Takes what the sentences of the opening tell of who was there, where no label does."""
        parts = self._told_in_opening(text, passage)
        self.parts += parts
        return bool(parts)

    def _told_in_opening(self, text: str, passage: Passage) -> list[Part]:
        opening = self.in_head and self.found.kind != "other" and passage.index < _OPENING
        if not opening or passage.kind == "heading" or self.found.zones[passage.index] == "agenda":
            return []
        return told_in_opening(before_items(text), begun=bool(self.parts), plain=passage.index > 0 and not self.asked)

    def _meaning(self, label: str) -> str | None:
        """The lexicon's word for a label: "present", "away", "circle", "office", "chair", "ends" or None."""
        label = _CLOCK.sub("", label) if _TIME.search(label) else label
        if not label or len(label.split()) > _LONGEST_LABEL or re.search(r"[,;:]|\s1[.)]\s", label):
            return None
        own = meaning_of(label)
        if own in ("present", "away", "ends"):
            return own
        known = self.words.label.find(label)
        if known in ("attendance", "apologies"):
            return "present" if known == "attendance" else "away"
        if known == "chair":
            return "chair"
        return "ends" if known is not None and own not in ("circle", "office") else own

    def _chairs(self, line: str) -> bool:
        """Whether a line says who was in the chair: "Chaired by Ann Lee (WHO) and co-chaired by Ben Oh (MoH)"."""
        return _chaired(self.words).match(fold_words(line)) is not None

    def _is_of_agency(self, line: str) -> bool:
        """Whether a line of an open list is an agency with its persons behind a colon: "WHO: Ann Lee, Ben Oh"."""
        if self.state is None or self.state.valued:
            return False
        name, colon, rest = line.partition(":")
        if colon and ARABIC.match(name) and len(name.split()) < _LONGEST_LABEL and self._meaning(name) is None:
            return 0 < max(len(piece.split()) for piece in re.split("[،,(]", rest)) <= _NAMES  # no capitals tell
        if not (colon and rest.strip() and ACRONYM.match(name.strip()) and is_known(name.strip())):
            return False
        count, _, likely = promise(rest)
        return 0 < count == likely and not any(e.lone() in ("agency", "acronym") for e in entries_of(rest))

    def _is_name(self, title: str) -> bool:
        """In a list a word that is also a label ("Coordination") is an entry of it."""
        return self.state is not None and not self.state.valued and self._meaning(title) in ("office", "circle")

    def _lists_below(self, passage: Passage) -> bool:
        """Whether the two passages below a label of any wording are each an entry that is surely somebody."""
        below = self.layout.passages[passage.index + 1 : passage.index + 3]
        counts = [promise(self.layout.text_of(p)) for p in below if p.cell is None]
        return len(counts) > 1 and all(2 * sure >= count > 0 for count, sure, _ in counts)

    def _open(self, label: str, meaning: str) -> bool:
        self._end_sheet()
        self.run = []
        sure = self.words.label.find(label, fuzzy=False) in ("attendance", "apologies") and len(label) > _SHORT
        near = self.in_head or self.state is not None
        if (meaning in ("present", "away") and (sure or near)) or (meaning == "circle" and near):
            part = part_of(label, "", present=meaning != "away")
            self.state = _State(part, valued=False, open=True)
            return True
        self.state = None
        self._end_head(label)
        return False

    def _end_head(self, label: str) -> None:
        """The agenda and the discussion end the head, but a title that says "Minutes of the meeting" does not."""
        if self.words.label.find(label) in _ENDS and (self.parts or self.at > _TITLES):
            self.in_head = False

    def _piece(self, label: str, value: str, passage: Passage, *, item: bool) -> bool:
        if not label:
            return self._unlabelled(value, passage, item=item)
        meaning = self._meaning(label)
        if not value.strip():
            last = label.rpartition(" ")[2]
            if meaning is None and last != label and self.words.label.find(last, fuzzy=False) in _HEAD_LABELS:
                meaning = "ends"  # "Monthly meeting Date"
            if meaning is None and self.state is None and self.in_head and self._lists_below(passage):
                meaning = "present"
            return self._open(label, meaning or "ends") if meaning or self.state is None else True
        if meaning in ("present", "away"):
            whole = behind_announcement(value)
            value = list_alone(whole, self.words)
            first, *rest = split_sentences(value) or [""]
            told = [part for part in sentences(first) if self._is_list(part.text) and not first.startswith(part.text)]
            if told:  # "Apologies: Apologies were noted from ..."
                told += [part for sentence in rest for part in sentences(sentence)]
                taken = [self._take(part, valued=True) for part in told]
                return all(taken)
            named = self.words.label.find(label, fuzzy=False) in ("attendance", "apologies")
            near = self.in_head or self.state is not None
            if (named and (near or self._promises(value, 2) or _is_plainly_list(value))) or (
                not named and self._promises(value, 1)
            ):
                self._take(part_of(label, value, present=meaning != "away"), valued=True)
                self.state = self.state if value == whole else None
                return True
            return False
        if meaning == "ends":
            self.state = None
            self._end_head(label)
            return False
        near = self.in_head or self.state is not None
        if not near:
            return False
        count, sure, likely = promise(value)
        enough = 1 if meaning in ("circle", "office") and self.state is not None else 2 if meaning == "circle" else _FEW
        if not self.records or (meaning is None and self.found.zones[passage.index] == "agenda"):
            self.state = None
            return False
        begins = re.split(r"[,;\n]", value)[:_FEW]  # "Integration: A and B are covered by WFP, therefore ..."
        tells = meaning is None and any(map(is_prose, begins))
        if meaning not in ("chair", "office") and not tells and count >= enough and sure >= _SURE * count:
            return self._take(part_of(label, value), valued=True)
        people = meaning == "circle" and fold_words(label) in data("attendance", "people")
        if people and count >= _FEW and likely == count:
            return self._take(part_of(label, value), valued=True)  # "Board members: Carter, Dunn, Ellery"
        if FROM.match(label) and count and sure:
            return self._take(part_of(label, value), valued=True)
        if meaning is None and self.state is not None and count == 1 and sure == 1:
            return self._take(replace(self.state.part, text=f"{label}: {value}"), valued=False)  # "CGT: Ann Lee"
        if meaning == "circle" and count and self.state is not None:
            return self._take(part_of(label, value), valued=True)
        opened = self.state is not None and not self.state.valued
        if meaning == "office" and count and sure == count and (opened or self.words.label.find(label) is None):
            return self._take(part_of(label, value), valued=True)
        if meaning in ("chair", "office"):
            return False
        self.state = None
        return False

    def _unlabelled(self, text: str, passage: Passage, *, item: bool) -> bool:
        label = _OTHER_LABEL.match(text)
        if label and self._meaning(label["label"]) in ("chair", "ends"):
            return False
        told = list(sentences(text))
        names = [part for part in told if part.text != ":"]
        if told and not names:
            self.state = _State(replace(told[-1], text=""), valued=False, open=True)
            return False
        if self._announces(text, passage):
            self.state = _State(Part(""), valued=False, open=True)
            return False
        names = [part for part in names if self._is_list(part.text) and not (part.present and _is_talk(part.text))]
        opening = self._told_in_opening(text, passage) if self.state is None or names else []
        if opening and _count(opening) >= _count(names):
            self.parts += opening
            return False
        if names and (self.in_head or self.state is not None or passage.index < _HEAD):
            for part in names:
                self._take(part, valued=True)
            return True
        if self.state is not None:
            if self._goes_on(text, passage, item=item):
                return self._continue(text)
            if not self.state.valued and self._is_of_last(text):
                return True
            self._end_sheet()
            self.state = None
            if self._tell(text, passage):
                return False
            self._leave(text, passage)
            return False
        self._leave(text, passage)
        head = self.in_head and self.records and not self.asked
        if head and self.found.zones[passage.index] != "agenda" and not _is_said(text):
            self.run = [] if self.parts else self._run_from(passage, text)
            if self.run:
                self.state = _State(Part(""), valued=False, open=True)
                return self._continue(text)
            count, sure, likely = promise(text)
            title = passage.index == 0 and (text.isupper() or sure < count)
            if (
                not title
                and count >= _FEW + 1
                and (sure >= 0.75 * count or (sure >= _SURE * count and likely >= 0.9 * count))
            ):
                return self._take(Part(text), valued=True)
        return False

    def _run_from(self, passage: Passage, text: str) -> list[str]:
        """The lines from a text on of whom each is a person, as many as are no titles; [] where none begin there."""
        below = itertools.takewhile(lambda p: p.cell is None, self.layout.passages[passage.index :][:_HEAD])
        raw = (fold(line) for p in below for line in self.layout.text[p.start : p.end].split("\n") if line.strip())
        own = itertools.dropwhile(lambda line: not line.endswith(text), raw)
        lines = list(itertools.takewhile(self._may_be_person, own))
        if len(lines) <= _FEW:
            return []
        entries = entries_of("\n".join(lines))
        if len(entries) != len(lines):
            return []
        alone = [e.has("person") and (e.has("agency") or (e.lone() == "person" and is_name(e.text))) for e in entries]
        count = next((at for at, is_own in enumerate(alone) if not is_own), len(alone))
        return lines[:count] if count > _FEW else []

    def _may_be_person(self, line: str) -> bool:
        label = self.words.label.find(line) or fold_words(line).rpartition(" ")[2] in data("attendance", "offices")
        short = len(line.split()) <= _NAMES + 1 and not line.endswith(":") and not is_prose(line)
        return short and (not label or bool(_GLUED.search(line)))

    def _leave(self, text: str, passage: Passage) -> None:
        """The head ends, once somebody was named, at a heading or a paragraph that names nobody."""
        if not self.parts or self.state is not None:
            return
        if passage.kind == "heading" or passage.index in self.found.headings or len(text.split()) > _LONG:
            self.in_head = False

    def _promises(self, text: str, least: int) -> bool:
        count, sure, likely = promise(text)
        if self.in_head or self.state is not None:
            return count >= least and 2 * likely >= count
        return count >= least > 1 and sure == count and not text.lstrip()[:1].islower()

    def _is_list(self, text: str) -> bool:
        count, sure, likely = promise(text)
        return count > 0 and 2 * (likely if self.in_head else sure) >= count

    def _goes_on(self, text: str, passage: Passage, *, item: bool) -> bool:
        state = self.state
        assert state is not None
        if self.run:
            return any(line.endswith(text) for line in self.run)
        if state.open and state.valued:
            return True
        count, sure, likely = promise(text)
        if not state.valued and (self.sheet or self._is_sheet_head(text)):
            return not (self.sheet and is_head(self.sheet[0])) or _may_be_cell(text)
        if state.valued and item and _FIRST_OF.match(state.part.text):
            return 0 < count == sure or bool(ACRONYM.match(text.strip(" .,;")))  # "Absent: 1. UNICEF", "2. DTI"
        if passage.kind == "heading" or passage.index in self.found.headings:
            begun = len(self.parts) > self.begun
            told = begun or not passage.marker or _tells_of_one(text)
            ended = begun and not self.headed and passage.kind == "heading" and not _tells_of_one(text)
            if ended and not is_known(text) and not state.open:
                return False
            alike = not state.valued or (self._like_last(count) and _tells_of_one(text))
            return alike and count > 0 and sure == count and told
        if is_prose(text) and (sure * 2 < max(count, 1) or _long(text)):
            return False
        if state.valued and (item or self._like_last(count)):
            return count > 0 and sure == count
        if state.valued and TITLE.match(text) and _tells_of_one(text) and not _long(text):
            return True
        if not state.valued or item:
            tells = len(text.split()) <= _LONGEST_LABEL and is_office(text.split(",")[0])
            return tells or bool(count and 2 * (likely + item) >= count)
        return count > 1 and sure >= _SURE * count

    def _is_of_last(self, text: str) -> bool:
        """Whether a sentence tells more of the person of the last entry: "Ann is the owner of the proposal."."""
        last = self.parts[-1].text.split() if self.parts_since_label() else []
        return bool(last) and text.split()[0] == last[0] and len(last[0]) > 2 and is_prose(text)

    def _like_last(self, count: int) -> bool:
        """Whether a line has one entry, as the line behind the label had: one person a line."""
        return count == 1 and bool(self.parts) and promise(self.parts[-1].text)[0] == 1

    def _continue(self, text: str) -> bool:
        state = self.state
        assert state is not None
        if state.open and state.valued and self.parts:
            last = self.parts[-1]
            self.parts[-1] = replace(last, text=f"{last.text} {text}")
        elif not state.valued and (self.sheet or self._is_sheet_head(text)):
            self.sheet.append(text)
        else:
            self.parts.append(replace(state.part, text=text))
        state.open = bool(_OPEN.search(text)) or text.count("(") > text.count(")")
        if state.open:
            state.valued = True
        return True

    def _is_sheet(self, passage: Passage) -> bool:
        """Whether lines without a label are a sheet: heads for names and agencies with marks between them, and rows."""
        lines = [_blanks(line) for line in self.layout.text[passage.start : passage.end].split("\n") if line.strip()]
        heads = re.split(r"\s*(?:[|;\t]| / | {3,})\s*", lines[0]) if len(lines) > 1 else []
        roles = set((attendance_columns(heads) or {}).values())
        return {"name", "agency"} <= roles or line_of_heads(lines[0] if lines else "") == {"name", "present"}

    def _is_sheet_head(self, text: str) -> bool:
        heads = [text, *re.split(r"\s*[/|\t;]\s*", text)]
        known = attendance_columns([text, "name"]) or attendance_columns(heads[1:])
        return bool(known) and (len(known or {}) > 1) and not self.parts_since_label()

    def parts_since_label(self) -> bool:
        """Whether the open label has entries already."""
        return bool(self.parts) and self.state is not None and self.parts[-1].text != "" and self._last_is_ours()

    def _last_is_ours(self) -> bool:
        state = self.state
        assert state is not None
        last = self.parts[-1]
        return (last.present, last.role, last.persons) == (
            state.part.present,
            state.part.role,
            state.part.persons,
        ) and (not state.valued and len(self.parts) > self.begun)

    begun = 0

    def _end_sheet(self) -> None:
        if self.sheet:
            entries = entries_of_lines(self.sheet)
            present = self.state.part.present if self.state else True
            if entries is not None:
                self.parts.append(Part("", present, entries=tuple(entries)))
            else:
                self.parts += [Part(line, present) for line in self.sheet]
            self.sheet = []
        self.begun = len(self.parts)

    def _take(self, part: Part, *, valued: bool) -> bool:
        self._end_sheet()
        self.run = []
        for at, sentence in enumerate(split_sentences(part.text)):
            told = [own for own in sentences(sentence) if own.text != ":" and own.present != part.present]
            told = told or (told_in_opening(sentence, begun=True, plain=False) if at else [])
            if told:
                self.parts += told
            elif at == 0 or (self._is_list(sentence) and not is_prose(sentence)):
                self.parts.append(replace(part, text=sentence))
        self.state = _State(part, valued=valued, open=bool(_OPEN.search(part.text)))
        return True

    # tables

    def _table(self, table: Table) -> None:
        reading = self.found.tables.get(table.number)
        purpose = reading.purpose if reading else "other"
        rows = [_row(table, cells) for cells in _grid(table)]
        if purpose in ("actions",):
            self.in_head = False
            self._end_sheet()
            self.state = None
            return
        if self._side_by_side(rows) or self._by_office(rows):
            return
        waiting = self.state is not None and not self.state.valued
        of_head = self._is_head(rows)
        if not of_head and (
            purpose == "attendance" or waiting or self._opens(rows) or self._may_be_sheet(purpose, rows)
        ):
            entries = entries_of_rows(rows) if len(rows) > 1 else None
            sure = purpose == "attendance" or waiting or self._opens(rows)
            told = [e for e in entries or () if e.has("person") and (sure or e.has("agency", "initials", "away"))]
            if entries and (
                len(told) >= _SURE * len(entries)
                or (sure and 2 * sum(e.has("person", "agency") for e in entries) >= len(entries))
            ):
                present = self.state.part.present if self.state else True
                self._end_sheet()
                self.parts.append(Part("", present, entries=tuple(entries)))
                self.state = None
                return
        self._cells(table, purpose, rows)

    def _side_by_side(self, rows: list[list[str]]) -> bool:
        """Takes lists that stand beside each other below their labels: "Present | Apologies", one name a line in one cell."""
        labels = [(at, cell.strip(" :.*")) for at, cell in enumerate(rows[0]) if cell.strip()]
        meanings = {self._meaning(label) for _, label in labels}
        below = [cell for row in rows[1:] for cell in row if cell.strip()]
        if not meanings & {"present", "away"} or not meanings <= {"present", "away", "circle"} or len(rows) < 2:
            return False
        if sum("\n" in cell for cell in below) == 0 or (len(rows) > _FEW and len(labels) > 1):
            return False
        self._end_sheet()
        for at, label in labels:
            text = "\n".join(row[at] for row in rows[1:] if at < len(row) and row[at].strip())
            if text:
                self.parts.append(part_of(label, text, present=self._meaning(label) != "away"))
        self.state = None
        return True

    def _is_head(self, rows: list[list[str]]) -> bool:
        """Whether a table is the head of the minutes, its labels and values in turns: "Meeting date", "Chair person"."""
        labels = {
            self.words.label.find(cell.strip(" :.*"), fuzzy=False) for row in rows for cell in row if cell.strip()
        }
        return len(labels & _HEAD_LABELS) >= _FEW

    def _by_office(self, rows: list[list[str]]) -> bool:
        """Takes persons beside their offices, below a label of attendance: "Secretary | Ann Lee", "Staff | B. Oh, C. Kay"."""
        if self.state is None or self.state.valued or len(rows) < _FEW:
            return False
        pairs = [[cell for cell in row if cell.strip()] for row in rows]
        if any(len(pair) != 2 for pair in pairs):
            return False
        offices = sum(self._meaning(first.strip(" :.*")) in _SEATS or is_office(first) for first, _ in pairs)
        named = sum(promise(second)[1] > 0 for _, second in pairs)
        if 2 * offices <= len(pairs) or 2 * named <= len(pairs):
            return False
        part, self.state = self.state.part, None
        self._end_sheet()
        for first, second in pairs:
            away = self._meaning(second) == "away"
            self.parts.append(replace(part, text=first if away else second, present=part.present and not away))
        return True

    def _may_be_sheet(self, purpose: str, rows: list[list[str]]) -> bool:
        """A table of the head without a label of its own that is no table of labels and values."""
        if not self.in_head or not self.records or len(rows) < _FEW or purpose in ("head", "agenda"):
            return False
        if self.found.kind != "minutes" and "name" not in (attendance_columns(rows[0]) or {}).values():
            return False
        return not any(
            self.words.label.find(cell.strip(" :.*"), fuzzy=False) for row in rows for cell in row[:1] if cell
        )

    def _opens(self, rows: list[list[str]]) -> bool:
        """Whether the head of a table says that it is an attendance list, or its heads those of a sign-in sheet."""
        if len(rows) < 3:
            return False
        first = [cell for cell in rows[0] if cell.strip()]
        roles = set((attendance_columns(rows[0]) or {}).values())
        if "name" in roles and roles & {"present", "absent"}:
            return True
        if not first or any(len(cell.split()) > 8 for cell in first):
            return False
        return self._meaning(first[0]) in ("present",) and len(rows[1]) == len(rows[0]) and not rows[0][-1].count(",")

    def _cells(self, table: Table, purpose: str, rows: list[list[str]]) -> None:
        """Cells of label and value side by side, or a list alone in the cells of a table under a label."""
        state = self.state
        listed = purpose == "attendance" or (state is not None and not state.valued)
        seats = self.in_head and any(
            self._meaning(cell.strip(" :.*")) in ("present", "circle") for row in rows for cell in row if cell.strip()
        )
        taken = False
        under: Part | None = None  # the label of a row above whose own cell is empty in the rows below
        for row in rows:
            self.state = None
            cells = [cell for cell in row if cell.strip()]
            if under is not None and not row[0].strip() and len(cells) == 1 and self._is_list(cells[0]):
                self._lines_of_cell(replace(under, text=cells[0]))
                continue
            under = None
            at = 0
            while at < len(cells):
                cell = cells[at]
                label = cell.strip(" :.*")
                value = cells[at + 1] if at + 1 < len(cells) else ""
                meaning = self._meaning(label)
                if meaning in ("present", "away") and value:
                    under = part_of(label, value, present=meaning != "away") if len(cells) == 2 and not at else None
                    self._lines_of_cell(part_of(label, value, present=meaning != "away"))
                    at, taken = at + 2, True
                    continue
                if seats and value and meaning in ("office", "chair") and promise(value)[:2] == (1, 1):
                    self._lines_of_cell(part_of(label, value))
                    at = at + 2
                    continue
                if (
                    value
                    and meaning in (None, "circle")
                    and ":" not in cell
                    and len(label.split()) <= 4
                    and self.in_head
                ):
                    count, sure, _ = promise(value)
                    enough = 1 if meaning == "circle" else _FEW
                    if (
                        count >= enough
                        and sure >= (_SURE if meaning is None else 0.3) * count
                        and not _long(value)
                        and not _tells(value)
                    ):
                        self._lines_of_cell(part_of(label, value))
                        at, taken = at + 2, True
                        continue
                for line in cell.split("\n"):
                    pieces = list(divide(line))
                    for name, inner in pieces:
                        said = self._meaning(name) if name else None
                        if said in ("present", "away") and inner.strip():
                            self._take(part_of(name, inner, present=said != "away"), valued=True)
                            taken = True
                        elif not name and listed and said is None and meaning is None and self._is_list(inner):
                            self.parts.append(replace(state.part if state else Part(""), text=inner))
                            taken = True
                at += 1
        self.state = None
        if purpose in ("discussion", "agenda") and not taken:
            self.in_head = False

    def _lines_of_cell(self, part: Part) -> None:
        lines = [line for line in part.text.split("\n") if line.strip()]
        if self.layout.document.format != "docx":
            lines = [" ".join(lines)] if any(_OPEN.search(line) for line in lines) or len(lines) == 1 else lines
        for line in lines:
            for label, value in divide(line):
                if not label:
                    self.parts.append(replace(part, text=value))
                elif self._meaning(label) in ("present", "away", "circle", None):
                    self.parts.append(part_of(label, value, present=self._meaning(label) != "away"))


def _number_of(passage: Passage) -> int | None:
    """The number of a numbered item."""
    digits = re.fullmatch(r"(\d{1,3})[.)]?", passage.marker or "")
    return int(digits[1]) if digits else None


@lru_cache(maxsize=4)
def _chaired(vocabulary: Words) -> "re.Pattern[str]":
    return re.compile("|".join(rf"(?:{cue})\b" for cue in vocabulary.pattern.get("chaired_by", ())) or r"(?!)")


def _is_plainly_list(text: str) -> bool:
    """Whether most of a longer list are surely somebody, so that it may stand anywhere below a plain label."""
    count, sure, likely = promise(text)
    return count > _FEW and sure >= _SURE * count and likely >= 0.9 * count


def _says_away(line: str) -> bool:
    """Whether a line begins with the sentence that tells who was not there: "Apologies were received from Ann Lee"."""
    word = line.split(maxsplit=1)[0].strip(" :.,") if line.strip() else ""
    return meaning_of(word) == "away" and any(not part.present for part in sentences(line))


def _announces_agenda(line: str) -> bool:
    """Whether a line ends with a colon behind which the agenda stands, and no names."""
    folded = f" {fold_words(line)} "
    said = line.rstrip().endswith((":", "：")) and not re.search(r"[,;]", line)
    return said and any(f" {word} " in folded for word in data("attendance", "agendas"))


def _is_talk(text: str) -> bool:
    """Whether words behind "were present" are the rest of a sentence and no names."""
    return is_prose(text) or (text.islower() and not is_small_list(text))


def _is_said(text: str) -> bool:
    """Whether a text without a label is no list: a sentence, a time and place, or one of figures."""
    return is_prose(text) or bool(_TIME.search(text)) or bool(_FIGURES.search(text))


def _count(parts: list[Part]) -> int:
    """How many entries some parts have."""
    return sum(promise(part.text)[0] for part in parts)


def _tells_of_one(line: str) -> bool:
    """Whether a line is one entry with something said of it: "Ann Lee, UNHCR"."""
    entries = entries_of(_behind_label(line)) if not is_prose(line) else ()
    return len(entries) == 1 and len(entries[0].told()) > 1


def _behind_label(line: str) -> str:
    pieces = list(divide(line))
    return pieces[0][1] if len(pieces) == 1 and pieces[0][1].strip() else line


def _is_own(line: str) -> bool:
    """Whether a line is one entry and finished."""
    return not _OPEN.search(line) and line[:1].isupper() and not is_prose(line) and promise(_behind_label(line))[0] == 1


def _all_but_one(test: Callable[[str], bool], lines: list[str]) -> bool:
    """Whether at most one line fails; a paragraph of prose is left after its second line."""
    failing = (line for line in lines if not test(line))
    next(failing, None)
    return next(failing, None) is None


def _blanks(line: str) -> str:
    """A line trimmed; wide gaps inside, which may stand before a label, are kept."""
    return line.strip().replace("\u00a0", " ")


def _long(text: str) -> bool:
    return len(text.split()) > 12 * max(1, text.count(",") + text.count(";") + text.count("\n"))


def _may_be_cell(text: str) -> bool:
    """Whether a line can be a cell of a sheet of which each has a line of its own: short, with no label and no sentence."""
    return (
        len(text.split()) <= _LONGEST_CELL
        and ": " not in text
        and not text.rstrip().endswith(":")
        and not is_prose(text)
    )


def _tells(text: str) -> bool:
    """Whether a piece of a text is a sentence."""
    return any(is_prose(piece) for piece in re.split(r"[,;\n]", text))


def _grid(table: Table) -> Iterator[dict[int, str]]:
    for row in table.rows:
        yield {cell.column: "\n".join(fold(line) for line in cell.text.split("\n")).strip() for cell in row.cells}


def _row(table: Table, cells: dict[int, str]) -> list[str]:
    return [cells.get(column, "") for column in range(1, table.columns + 1)]
