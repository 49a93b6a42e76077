"""Action points: from columns and labels where a layout says it plainly, from sentences where it does not.

Where a passage looks like a commitment but is not taken, it becomes a near miss with the reason.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.document import Row, Table, is_initial, split_marker
from minutes_miner.pipeline.commitment import Commitment, Grammar
from minutes_miner.pipeline.companions import Teller, tail_pieces
from minutes_miner.pipeline.findings import Draft, Findings, Judgement, TableReading, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.names import names_of
from minutes_miner.pipeline.sentences import clauses, pieces, sentences, writing_of
from minutes_miner.pipeline.states import find_status, is_state, opens_with_state
from minutes_miner.pipeline.tables import section_title
from minutes_miner.pipeline.talk import is_prose, is_talk
from minutes_miner.pipeline.words import Words, key, words
from minutes_miner.records import AgendaItem, NearMiss

_LINK_ONLY = re.compile(r"^(?:[^:]{0,60}:)?\s*(?:https?://|www\.)\S+$", re.IGNORECASE)
_REFERENCE = re.compile(
    r"^\s*(?P<ref>(?:AP|A|Action|Item|Ref)?[\s#-]*\d{1,4}(?:[/.-]\d{1,4}){0,3}[a-z]?)\s*[:.)\]–-]*\s*$", re.IGNORECASE
)
_INLINE_REFERENCE = re.compile(
    r"^\W*\[?(?P<ref>(?:A-\d{4,}|AP[\s#-]?\d+(?:[./-]\d+)*|\d{4}/\d{1,2}-\d+))\]?\s*[:.)–-]*\s+"
)
_PERIODS_ONLY = re.compile(r"(?:[•·*–-]?\s*(?:[QTH][1-4]|all quarters|(?:19|20)\d\d)\s*[-–/,&]?\s*)+", re.IGNORECASE)
_REPORT_JOINT = re.compile(r"(?<=\w{4})\s*(?::|\s[-–—]+)\s+")
_TICKED = ("[x]", "[X]", "[✓]", "[✔]", "☑", "✓", "✔")
_STRUCTURED = 3  # actions that a layout tells plainly, from which prose beside them must be surer
_BESIDE = frozenset(("responsible", "deadline", "status", "number", "start"))  # columns that only tell of an action
_ROOM = 4  # letters more than a word that a line must have left before a typed break
_FEW_WORDS = 6  # of a line that only says who or when
_SHORT = 3  # characters before a sentence that are only a mark or a number
_TITLE = 8  # words of a line of a review that may name an action without telling of it
_LONGEST_PARTY = 5  # words of who acts, before a colon
_AGENT = 0.5
_LEAST_NAME = 10  # characters of what is reported on
_HARDLY = 0.2  # what the judge gives the rest of a text whose action it has found
_OWNED = 0.15  # what it must give what has an owner beside it
_UNLIKE = "stands among action points, but reads like none"
_BINDS_SURELY = 0.7  # what the judge gives a heading that is an action
_DOUBTFUL = 0.82  # what the judge must give where the columns of a text fell apart
_SURELY_NO_TITLE = 0.7  # certainty of an action that reads like a title of the agenda
_LEAST = 0.3  # certainty of a sentence that binds somebody
_OPENING = 4  # characters ("The ") before whom a line binds
_NEAR = 0.15  # what the judge gives less is no near miss


@dataclass(frozen=True, slots=True)
class Unit:
    """One action in a cell or list: offsets in the Doc, its text folded, its sub-points."""

    start: int
    end: int
    text: str
    passage: Passage
    below: tuple[str, ...] = ()


class Actions:
    """Fills `drafts` and `near_misses` of the findings."""

    def __init__(self, vocabulary: Words, *, thresholds: tuple[float, float, float, float, float]) -> None:
        self.words = vocabulary
        self.thresholds = thresholds

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        known, grammar = names_of(doc, found.attendees, self.words, found.languages)
        taker = _Taker(layout, found, Teller(found, known, grammar, self.words), self.thresholds)
        if found.kind != "other":
            taker.take()
        else:
            taker.miss_labelled()
        taker.offer_comments()
        return doc


class _Taker:
    """Takes the action points of one Doc."""

    def __init__(
        self,
        layout: Layout,
        found: Findings,
        teller: Teller,
        thresholds: tuple[float, float, float, float, float],
    ) -> None:
        self.layout, self.found, self.teller = layout, found, teller
        self.grammar, self.words = teller.grammar, teller.words
        self.sure_prose, self.judge_alone, self.judge_beside, self.judge_with_rule, self.judge_veto = thresholds
        self.is_structured = False  # actions stand in columns, lists or behind labels; or the text is not to be trusted
        self.taken: set[int] = set()
        self.inside: set[int] = set()  # passages that have a label inside, and more sentences beside its value
        self.writing = writing_of(layout)
        self.titles = {key(title) for title in _titles(found.agenda)}

    def take(self) -> None:
        for number, reading in sorted(self.found.tables.items()):
            if reading.purpose == "actions":
                self._table(self.layout.tables[number], reading)
            elif reading.purpose == "owned":
                self._owned(self.layout.tables[number], reading)
        self._labels()
        self._zones()
        self.is_structured = self.found.doubtful or len(self.found.drafts) >= _STRUCTURED
        if self.found.kind != "workplan":
            self._prose()
        self.found.drafts.sort(key=lambda draft: (draft.start, draft.end))

    def miss_labelled(self) -> None:
        """A document that is no record of a meeting gives no action points, but what looks like one is told."""
        for passage in self.layout.passages:
            if self.found.zones[passage.index] in ("actions", "decisions", "review"):
                self._miss(passage, self.layout.text_of(passage), "the document is no record of a meeting")

    def offer_comments(self) -> None:
        """A comment in the margin that binds somebody is offered; it is no part of the minutes."""
        for comment in self.layout.document.comments:
            text = fold(comment.text)
            if self._acts(text):
                author = fold(comment.author or "") or None
                self.found.near_misses.append(NearMiss(text, comment.page, "a comment in the margin", author))

    # tables

    def _table(self, table: Table, reading: TableReading) -> None:
        section: str | None = None
        item: str | None = None
        for row in table.rows:
            number = row.cells[0].row if row.cells else 0
            if number in reading.head_rows:
                continue
            texts = {cell.column: fold(cell.text) for cell in row.cells}
            column = self._action_column(table, reading, number, texts)
            title = section_title(list(texts.values()))
            if title and self._is_section(title, texts, column):
                section = title
                self._mark(table.number, row)
                continue
            item_column = reading.column_of(number, "item")
            item = texts.get(item_column or 0) or item
            earlier = reading.column_of(number, "review")
            if earlier is not None and earlier != column:
                self._row(table, reading, row, earlier, _short(item) or section, alone=True)
            if column is not None:
                self._row(table, reading, row, column, _short(item) or section)

    def _action_column(self, table: Table, reading: TableReading, row: int, texts: dict[int, str]) -> int | None:
        column = reading.column_of(row, "action")
        if column is None:
            column = reading.column_of(row, "review")
        if column is not None:
            return column
        plain = [c for c in texts if not set(reading.roles_of(row, c)) & _BESIDE]
        noted = [c for c in plain if "comment" in reading.roles_of(row, c)]
        return max([c for c in plain if c not in noted] or noted, key=lambda c: len(texts[c]), default=None)

    def _is_section(self, title: str, texts: dict[int, str], column: int | None) -> bool:
        at = next(c for c, text in texts.items() if text)
        if at != 1:
            return False  # a title stands in the first column; further right it is a cell whose neighbours are empty
        if len(texts) > 1 and at != column:
            return True
        if self.grammar.find(title) or self.grammar.starts_with_verb(title):
            return False
        return len(texts) > 1 or len(title.split()) <= 6

    def _row(
        self, table: Table, reading: TableReading, row: Row, column: int, item: str | None, *, alone: bool = False
    ) -> None:
        """The actions of one row; `alone`: of a column of earlier actions, beside which who and when tell of the new ones."""
        number = row.cells[0].row
        cell_units = [u for u in self._units(table.number, number, column) if not self._is_nothing(u.text)]
        talked = {u.passage.index for u in cell_units if is_talk(u.passage.index, u.text, self.found)}
        cell_units = [u for u in cell_units if u.passage.index not in talked]
        units, hung = self._hung([piece for unit in cell_units for piece in self._divided(unit)])
        cells = {cell.column: cell for cell in row.cells}
        columns = {
            role: [c for c in cells if role in reading.roles_of(number, c) and c != column and not alone]
            for role in ("responsible", "deadline", "status", "number")
        }
        who = self._aligned(table.number, number, columns["responsible"], units)
        when = self._aligned(table.number, number, columns["deadline"], units)
        state = self._aligned(table.number, number, columns["status"], units)
        reference = fold(" ".join(cells[c].text for c in columns["number"]))
        told = reading.column_of(number, "discussion") is not None  # then the actions come out of the review
        reviewed = not told and item is not None and self.words.meaning_of(item) == "review"
        mixed = "decision" in key(" ".join(h.get(column, "") for h in reading.heads.values()))
        for at, unit in enumerate(units):
            draft = self._draft(unit, "column", certainty=0.95)
            judged = self._told_of(unit)
            beside = (who[at][0], when[at][0], state[at][0], hung.get(at, ""))
            hangs = any(re.search(r"\w", text) for text in beside) or bool(tail_pieces(unit.text, self.teller))
            plain = reading.is_plain(number) or hangs
            if judged is not None and judged.either < self.judge_veto and not plain:
                self._miss(unit.passage, unit.text, _UNLIKE)
                continue
            if mixed and not hangs and not self._acts(unit.text):
                self._miss(unit.passage, unit.text, "a decision, not an action")
                continue
            draft.agenda_item = item or self.found.sections[unit.passage.index]
            draft.responsible_cell, sure_who = who[at]
            draft.deadline_cell, sure_when = when[at]
            draft.status_cell, _ = state[at]
            draft.responsible_certainty *= 1.0 if sure_who else 0.65
            draft.deadline_certainty *= 1.0 if sure_when else 0.65
            if not draft.responsible_cell.strip():
                draft.responsible_cell = hung.get(at, "")
            self._move_periods(draft)
            reported = judged is not None and self._reports(unit.text, judged)
            looks_back = reading.review and (alone or not reading.has_both(number))
            if looks_back or reviewed or reported or draft.status_cell.strip():
                draft.kind = "status"
            if unit.below and not draft.status_cell:
                self._below(draft, unit)
            if reference and _REFERENCE.match(reference) and not re.fullmatch(r"\d{1,3}[.)]?", reference):
                draft.reference = reference.strip(" .:)")
            self._keep(draft, unit)
        self._mark(
            table.number, row, columns=[column, *columns["responsible"], *columns["deadline"], *columns["status"]]
        )
        self.taken -= talked  # its sentences are read one by one
        if units:
            self._mark_discussion(reading, row)

    def _hung(self, units: list[Unit]) -> tuple[list[Unit], dict[int, str]]:
        """The units without those that only say who or when; what these say, by the unit that stands above them."""
        kept: list[Unit] = []
        hung: dict[int, str] = {}
        for unit in units:
            if kept and len(unit.text.split()) <= _FEW_WORDS and self._only_hangs(unit.text):
                hung[len(kept) - 1] = f"{hung.get(len(kept) - 1, '')}\n{unit.text}".strip()
            else:
                kept.append(unit)
        return kept, hung

    def _only_hangs(self, text: str) -> bool:
        """Whether each part of a short line is a party or a day: "Deb, this Fri", "Trent next mtg"."""
        parts = [part for part in re.split(r"\s*[,;+/&\n]\s*|\s+[-–—]\s+", text) if re.search(r"\w", part)]
        return bool(parts) and all(
            self.teller.kind(part) in ("who", "when") or self._is_name_and_day(part) for part in parts
        )

    def _is_name_and_day(self, text: str) -> bool:
        """Whether a name and a day stand side by side: "Trent next mtg"."""
        name, _, day = text.partition(" ")
        named = self.teller.known.is_person(name) or self.teller.known.is_known(name)
        return bool(day) and named and self.teller.is_when(day)

    def _owned(self, table: Table, reading: TableReading) -> None:
        """Rows of text with who is to act beside them: the sentences that bind, at least one for each row with an owner."""
        for row in table.rows:
            number = row.cells[0].row if row.cells else 0
            text_column, owner_column = (
                reading.column_of(number, "discussion"),
                reading.column_of(number, "responsible"),
            )
            if number in reading.head_rows or text_column is None or owner_column is None:
                continue
            owners = [fold(self.layout.text_of(p)) for p in self.layout.in_cell(table.number, number, owner_column)]
            owners = [owner for owner in owners if owner and not self.words.is_empty(owner)]
            if not owners or self.words.column_names.find(" ".join(owners)):
                continue
            likely = []
            for passage in self.layout.in_cell(table.number, number, text_column):
                for judgement in self.found.judged.get(passage.index, ()):
                    likely.append((judgement.either, judgement, passage))
            if not likely:
                continue
            chosen = [one for one in likely if one[0] >= self.judge_alone]
            if not chosen or len(chosen) < len(owners):
                chosen = [one for one in sorted(likely, key=lambda one: -one[0]) if one[0] >= _OWNED][: len(owners)]
            chosen.sort(key=lambda one: one[1].start)
            for at, (sure, judgement, passage) in enumerate(chosen):
                text = self.layout.text[judgement.start : judgement.end]
                unit = Unit(judgement.start, judgement.end, fold(text), passage)
                draft = self._section(self._draft(unit, "column", certainty=round(max(sure, 0.5), 3)), passage)
                draft.responsible_cell = owners[at] if len(owners) == len(chosen) else "\n".join(owners)
                draft.responsible_certainty *= 1.0 if len(owners) in (1, len(chosen)) else 0.65
                if judgement.status > judgement.action:
                    draft.kind = "status"
                self._keep(draft, unit)
            self._mark(table.number, row)

    def _move_periods(self, draft: Draft) -> None:
        """A cell of the responsible column that holds nothing but periods ("Q2") has slipped by one column."""
        text = fold(draft.responsible_cell)
        if text and not draft.deadline_cell.strip() and _PERIODS_ONLY.fullmatch(text):
            draft.deadline_cell, draft.responsible_cell = draft.responsible_cell, ""

    def _aligned(self, table: int, row: int, columns: list[int], units: list[Unit]) -> list[tuple[str, bool]]:
        """The text of a companion column for each action, and whether it is surely its own.

        One for all, one each in order, or by height on the page; else all of it for each.
        """
        text = "\n".join(
            self.layout.entries(p.start, p.end) for c in columns for p in self.layout.in_cell(table, row, c)
        )
        typed = self.layout.document.format == "docx"
        if len(units) <= 1 or not text.strip():
            return [(text, True)] * len(units)
        pieces = [unit for c in columns for unit in self._units(table, row, c, split_lines=typed)]
        if len(pieces) == 1:
            return [(text, True)] * len(units)
        if len(pieces) == len(units):
            return [(piece.text, True) for piece in pieces]
        by_height = self._by_height(units, pieces)
        if by_height:
            return [(piece, True) for piece in by_height]
        self.found.warn(
            "column-responsible",
            f"Table {table}, row {row}: {len(units)} actions stand beside {len(pieces)} entries.",
            units[0].passage.page,
        )
        return [(text, False)] * len(units)

    def _by_height(self, units: list[Unit], pieces: list[Unit]) -> list[str] | None:
        """Pieces beside the action that begins at or above them; None where the file has no boxes."""
        tops = [self._top(unit) for unit in units]
        if None in tops or any(self._top(piece) is None for piece in pieces):
            return None
        texts: list[list[str]] = [[] for _ in units]
        for piece in pieces:
            height = self._top(piece)
            at = max(
                (i for i, top in enumerate(tops) if top is not None and height is not None and top <= height), default=0
            )
            texts[at].append(piece.text)
        return ["\n".join(found) for found in texts]

    def _top(self, unit: Unit) -> tuple[int, float] | None:
        place = self.layout.provenance(unit.start, unit.end)
        return (place.spans[0].page, place.spans[0].bbox[1] - 3) if place.spans else None

    def _mark(self, table: int, row: Row, *, columns: list[int] | None = None) -> None:
        for cell in row.cells:
            if columns is None or cell.column in columns:
                self.taken.update(p.index for p in self.layout.in_cell(table, cell.row, cell.column))

    def _mark_discussion(self, reading: TableReading, row: Row) -> None:
        """Where a row has its actions in a column of their own, its discussion is not read for more."""
        for cell in row.cells:
            for passage in self.layout.in_cell(reading.number, cell.row, cell.column):
                if passage.index not in self.taken and self.found.zones[passage.index] == "body":
                    self.taken.add(passage.index)
                    for sentence, _ in sentences(self.layout.text[passage.start : passage.end]):
                        commitment = self.grammar.find(fold(sentence))
                        if (
                            commitment
                            and commitment.form in ("to", "asked")
                            and commitment.certainty >= self.sure_prose
                        ):
                            self._miss(passage, fold(sentence), "in the discussion beside a column of action points")

    # labels and lists

    def _labels(self) -> None:
        """ "Action point: UNHCR to share the list": the value of a label."""
        before = set(self.taken)  # a passage may have several labels
        for label in self.found.labels:
            if label.meaning not in ("actions", "decisions") or not label.value.strip() or label.passage in before:
                continue
            passage = self.layout.passages[label.passage]
            owner, _, below = label.value.strip().partition("\n")
            if self._is_owner_only(owner) and (not below or not below.lstrip()[:1].islower()):
                self._owner_only(passage, owner, label.value_start)
                if below:
                    self.inside.add(label.passage)  # the paragraph goes on behind it
                continue
            inside = re.search(r"[.;]\s", self.layout.text[passage.start : label.value_start]) is not None
            self.inside.add(label.passage) if inside else self.taken.add(label.passage)
            told = _first_and_binding(label.value, self.grammar) if inside else _pieces(label.value, self.grammar)
            for text, offset in told:
                if self._is_nothing(text):
                    continue
                if label.meaning == "decisions" and self.grammar.find(text) is None:
                    self._miss(passage, fold(text), "a decision that binds nobody")
                    continue
                start = label.value_start + offset
                unit = Unit(start, start + len(text), fold(text), passage)
                draft = self._section(self._draft(unit, "label", certainty=0.92), passage)
                named = self.layout.text[passage.start : label.value_start].strip(" :-–")
                if re.fullmatch(r"[^\W\d]{1,8}\s?#?\d[\d./-]*", named):
                    draft.reference = named
                if label.zone == "review":
                    draft.kind = "status"
                self._keep(draft, unit)

    def _is_owner_only(self, value: str) -> bool:
        text = fold(value).strip(" .")
        return len(text.split()) <= 5 and self.grammar.is_agent(text) >= 0.5 and not self.grammar.starts_with_verb(text)

    def _owner_only(self, passage: Passage, value: str, at: int) -> None:
        """ "Action: JB": what JB is to do is the sentence before the marker, behind which his name stands at an offset."""
        self.taken.add(passage.index)
        before = self.layout.text[passage.start : max(at, passage.start)]
        before = re.sub(r"[\s(\[]*[^\W\d][^\n:.]{1,25}:\s*$", "", before)
        target, start = passage, passage.start
        if not fold(before):
            earlier = [p for p in self.layout.passages[: passage.index] if p.cell == passage.cell]
            if not earlier:
                return
            target = earlier[-1]
            before, start = self.layout.text[target.start : target.end], target.start
        sentence, offset = list(sentences(before))[-1]
        self.taken.add(target.index)
        unit = Unit(start + offset, start + offset + len(sentence), fold(sentence), target)
        draft = self._section(self._draft(unit, "label", certainty=0.85), target)
        draft.responsible_cell = fold(value).strip(" .")
        self._keep(draft, unit)

    def _zones(self) -> None:
        """Lists and paragraphs under a heading or label that announces actions or reviews them."""
        labelled = {label.passage for label in self.found.labels}
        run: list[Passage] = []
        for passage in self.layout.passages:
            zone = self.found.zones[passage.index]
            if zone in ("actions", "decisions", "review") and passage.index not in self.taken | labelled:
                if run and (zone != self.found.zones[run[-1].index] or passage.cell != run[-1].cell):
                    self._list(run)
                    run = []
                run.append(passage)
        if run:
            self._list(run)

    def _list(self, passages: list[Passage]) -> None:
        zone = self.found.zones[passages[0].index]
        heading: str | None = None
        units = [head for unit in self._grouped(passages, split_lines=False) for head in self._without_new(unit, zone)]
        owner = ""
        for at, unit in enumerate(units):
            self.taken.add(unit.passage.index)
            if at + 1 < len(units) and len(unit.text.split()) <= _FEW_WORDS and self._is_owners(unit, bool(owner)):
                owner = unit.text.strip(" :")
                continue
            if unit.passage.index in self.found.headings:
                heading = unit.text
                continue
            if self._is_nothing(unit.text):
                continue
            told = zone == "review" and any(
                self._names_state(sentence) for sentence, _ in list(sentences(unit.text))[1:]
            )
            if is_prose(unit.text) or told:
                self.taken.discard(unit.passage.index)
                continue
            acts = self._acts(unit.text)
            judged = self._told_of(unit)
            title = zone == "review" and len(unit.text.split()) <= _TITLE
            hangs = bool(tail_pieces(unit.text, self.teller))
            if judged is not None and judged.either < self.judge_veto and not title and not hangs:
                self._miss(unit.passage, unit.text, _UNLIKE)
                continue
            acts = acts or (judged is not None and judged.either >= self.judge_alone)
            if zone == "decisions" and not acts:
                self._miss(unit.passage, unit.text, "among decisions, names nothing to be done")
                continue
            if zone == "review" and not self._reviews(unit, acts):
                self.taken.discard(unit.passage.index)
                continue
            if zone == "actions" and unit.passage.kind != "list_item" and not acts and not self._plain(unit):
                self._miss(unit.passage, unit.text, "a paragraph under action points that binds nobody")
                continue
            for piece in self._divided(unit):
                draft = self._section(self._draft(piece, "list", certainty=0.9 if acts else 0.75), unit.passage)
                draft.agenda_item = heading or draft.agenda_item
                if zone == "review" or (judged is not None and judged.status > judged.action):
                    draft.kind = "status"
                self._below(draft, unit)
                if owner and not any(found.kind == "who" for found in tail_pieces(piece.text, self.teller)):
                    draft.responsible_cell = owner
                self._keep(draft, piece)

    def _is_owners(self, unit: Unit, others: bool) -> bool:
        """Whether a line of a list is nothing but the name of those whose tasks stand below it; `others`: such lines came before."""
        text = unit.text.strip(" :")
        who = self.teller.is_surely_who(text) or (others and self._is_owner_only(text))
        return who and not unit.below and not self.grammar.starts_with_verb(text)

    def _without_new(self, unit: Unit, zone: str) -> Iterator[Unit]:
        """A line of a review up to the first sentence that the judge holds for a new action; these are read like prose."""
        new = [
            j
            for j in self.found.judged.get(unit.passage.index, ())
            if unit.start <= j.start < unit.end and j.action >= self.judge_alone and j.action > j.status
        ]
        if zone != "review" or not new or new[0].start - unit.start < _SHORT:
            yield unit
            return
        self.inside.add(unit.passage.index)
        text = self.layout.text[unit.start : new[0].start].rstrip(" ,;:–-")
        if fold(text):
            yield Unit(unit.start, unit.start + len(text), fold(text), unit.passage, unit.below)

    def _plain(self, unit: Unit) -> bool:
        """Whether a paragraph may be an action without a verb that binds: a whole short line, not a piece of one."""
        return 3 <= len(unit.text.split()) <= 40 and unit.text[:1].isupper() and not self.found.doubtful

    def _reviews(self, unit: Unit, acts: bool) -> bool:
        """Whether a line of a review tells of one action, rather than of the review itself."""
        if unit.below or unit.passage.kind == "list_item":
            return True
        commitment = self.grammar.find(unit.text)
        return acts and (commitment is None or commitment.start == 0)

    def _below(self, draft: Draft, unit: Unit) -> None:
        """Sub-points tell the state ("o Done.") or belong to the action."""
        for text in unit.below:
            if find_status(text, self.words, within=4):
                draft.status_cell = f"{draft.status_cell} {text}".strip()
                draft.kind = "status"

    # prose

    def _prose(self) -> None:
        """Sentences that bind somebody, outside tables and lists of actions."""
        skip = {"attendance", "apologies", "agenda", "head", "next_meeting"}
        for passage in self.layout.passages:
            if passage.index in self.taken - self.inside or self._is_heading(passage):
                continue
            if self.found.zones[passage.index] in skip or passage.index in self.found.agenda_passages:
                continue
            self._prose_passage(passage)

    def _is_heading(self, passage: Passage) -> bool:
        """Whether a passage is a heading and nothing more: short lines in bold may bind somebody all the same."""
        likely = any(j.either >= _BINDS_SURELY for j in self.found.judged.get(passage.index, ()))
        return passage.index in self.found.headings and not likely

    def _prose_passage(self, passage: Passage) -> None:
        drafts = [(d.start, d.end) for d in self.found.drafts] if passage.index in self.inside else []
        for start, end in self._clauses(passage):
            if any(first < end and last > start for first, last in drafts):
                continue
            sentence = self.layout.text[start:end]
            commitment = self.grammar.find(fold(sentence))
            judged = self._judged(passage, start, end)
            sure = commitment.certainty if commitment is not None and not sentence[:1].islower() else 0.0
            reported = self.found.zones[passage.index] == "review" and self._names_state(sentence)
            if not reported and not self._takes(sentence, sure, judged):
                if sure >= 0.3 or (judged and judged.either >= _NEAR):
                    reason = _reason(commitment) if commitment and sure >= 0.3 else "reads a little like a commitment"
                    self._miss(passage, fold(sentence), reason)
                continue
            unit = Unit(start, end, fold(sentence), passage)
            certainty = min(sure, 0.85) if judged is None else round(judged.either, 3)
            draft = self._section(self._draft(unit, "prose", certainty=certainty), passage)
            draft.agent = commitment.agent if commitment else ""
            if reported or (judged is not None and judged.status > judged.action):
                draft.kind = "status"
            self._keep(draft, unit)

    def _names_state(self, sentence: str) -> bool:
        """Whether a sentence is a thing and its state, parted by a colon or dash: "Repair of the gutters: finished 8 March"."""
        joint = _REPORT_JOINT.search(sentence)
        if joint is None or len(sentence[: joint.start()].split()) > _TITLE or joint.start() < _LEAST_NAME:
            return False
        return is_state(fold(sentence[joint.end() :]), self.words) and not self._acts(fold(sentence))

    def _clauses(self, passage: Passage) -> list[tuple[int, int]]:
        """Offsets of what may be an action in a passage: what the judge was asked about, else what the grammar divides."""
        if passage.index in self.found.judged:
            return [(judgement.start, judgement.end) for judgement in self.found.judged[passage.index]]
        text = self.layout.text[passage.start : passage.end]
        found = pieces(text, self.grammar, self.writing)
        return [(passage.start + at, passage.start + at + len(piece)) for piece, at in found]

    def _takes(self, sentence: str, sure: float, judged: Judgement | None) -> bool:
        """Rules and judge together; without a judge the rules alone."""
        if judged is None:
            return sure >= self.sure_prose and len(sentence.split()) >= 4
        if self.found.doubtful:
            return judged.either >= _DOUBTFUL
        if sure >= self.sure_prose:
            return judged.either >= self.judge_with_rule
        return judged.either >= (self.judge_beside if self.is_structured else self.judge_alone)

    def _judged(self, passage: Passage, start: int, end: int) -> Judgement | None:
        """What the judge says of a stretch of a passage: of the candidate that covers most of it."""
        inside = self.found.judged.get(passage.index, ())
        return max(inside, key=lambda j: min(j.end, end) - max(j.start, start), default=None)

    def _reports(self, text: str, judged: Judgement) -> bool:
        """Whether a text tells how far an action is behind a dash or a colon, and the judge holds it for a report."""
        joint = _REPORT_JOINT.search(text)
        tail = text[joint.end() :] if joint else ""
        reported = bool(find_status(tail, self.words)) and self.grammar.find(tail) is None
        return reported and judged.status > judged.action

    def _told_of(self, unit: Unit) -> Judgement | None:
        """What the judge says of the likeliest candidate inside a unit; None where no judge speaks."""
        inside = self.found.judged.get(unit.passage.index, ())
        touching = [j for j in inside if j.start < unit.end and j.end > unit.start]
        return max(touching, key=lambda j: j.either, default=None)

    # pieces

    def _units(self, table: int, row: int, column: int, *, split_lines: bool = False) -> list[Unit]:
        inside = self.layout.in_cell(table, row, column)
        return list(self._grouped(inside, split_lines=split_lines, width=self._width(table, column)))

    def _width(self, table: int, column: int) -> int:
        """The length of the longest line of a column that wraps its text; 0 where the file keeps no wrapped lines."""
        if self.layout.document.format != "pdf":
            return 0
        texts = [
            self.layout.text[p.start : p.end]
            for p in self.layout.passages
            if p.cell and p.cell.table == table and p.cell.column == column
        ]
        return max((len(line) for text in texts for line in text.split("\n")), default=0)

    def _grouped(self, passages: list[Passage], *, split_lines: bool, width: int = 0) -> Iterator[Unit]:
        """The actions of a cell or list: one a list item or paragraph, sub-points with the point above them."""
        top = min((p.level for p in passages if p.kind == "list_item"), default=0)
        at = 0
        while at < len(passages):
            passage = passages[at]
            below: list[str] = []
            while (
                passage.kind == "list_item"
                and at + 1 < len(passages)
                and self._is_below(passages[at + 1], max(passage.level, top))
            ):
                at += 1
                below.append(self.layout.text_of(passages[at]))
                self.taken.add(passages[at].index)
            at += 1
            lines = _lines(self.layout.text[passage.start : passage.end], self.grammar, every=split_lines, width=width)
            for text, offset in ((c, offset + at) for line, offset in lines for c, at in clauses(line, self.grammar)):
                start = passage.start + offset
                yield Unit(
                    start,
                    start + len(text),
                    _without_marker(text, listed=passage.marker is not None),
                    passage,
                    tuple(below),
                )

    def _is_below(self, passage: Passage, level: int) -> bool:
        """Whether a list item belongs to the one above it: a deeper one that asks for nothing, or one that tells how far it is."""
        text = self.layout.text_of(passage)
        if opens_with_state(text, self.words):
            return True
        if passage.kind != "list_item":
            return self.found.zones[passage.index] == "review" and is_state(text, self.words)
        return passage.level > level and not self._acts(text)

    def _divided(self, unit: Unit) -> list[Unit]:
        """One unit for each sentence where more than one of them binds somebody else."""
        raw = self.layout.text[unit.start : unit.end]
        pieces = _pieces(raw, self.grammar)
        if len(pieces) < 2:
            return [self._trimmed(unit)]
        return [
            self._trimmed(
                Unit(unit.start + offset, unit.start + offset + len(text), fold(text), unit.passage, unit.below)
            )
            for text, offset in pieces
        ]

    def _trimmed(self, unit: Unit) -> Unit:
        """A unit without the clauses around its action that the judge holds for none; short ones may say who or when."""
        inside = [
            j
            for j in self.found.judged.get(unit.passage.index, ())
            if j.start >= unit.start - _SHORT and j.end <= unit.end + _SHORT
        ]
        acting = [at for at, judgement in enumerate(inside) if judgement.either >= self.judge_alone]
        if len(inside) < 2 or not acting:
            return unit
        first, last = acting[0], acting[-1]
        while first and not self._is_rest(inside[first - 1].start, inside[first - 1].end, inside[first - 1].either):
            first -= 1
        while last + 1 < len(inside) and not self._is_rest(
            inside[last + 1].start, inside[last + 1].end, inside[last + 1].either
        ):
            last += 1
        start = max(inside[first].start, unit.start) if first else unit.start
        end = min(inside[last].end, unit.end) if last + 1 < len(inside) else unit.end
        if (start, end) == (unit.start, unit.end):
            return unit
        text = self.layout.text[start:end]
        return Unit(start, end, fold(text) if first else _without_marker(text, listed=True), unit.passage, unit.below)

    def _is_rest(self, start: int, end: int, either: float) -> bool:
        """Whether a clause beside an action is no part of it."""
        return either < _HARDLY and len(self.layout.text[start:end].split()) > _FEW_WORDS

    def _acts(self, text: str) -> bool:
        if self.grammar.find(text) is not None or self.grammar.starts_with_verb(text):
            return True
        name, colon, task = text.partition(":")  # "ACNUR: donar 200 carpas"
        named = bool(colon) and len(name.split()) <= _LONGEST_PARTY and self.grammar.is_agent(name) >= _AGENT
        return named and self.grammar.starts_with_verb(task)

    def _is_nothing(self, text: str) -> bool:
        if self.words.is_empty(text) or _LINK_ONLY.match(text) or len(text) < 3:
            return True
        label, colon, value = text.partition(":")
        if colon and self.words.meaning_of(label.strip()) in ("actions", "decisions") and self.words.is_empty(value):
            return True  # "Actions: none"
        padded = f" {key(text)} "
        return any(
            padded.startswith(f" {entry} ") and len(padded) < len(entry) + 14
            for entry in self.words.empty
            if len(entry) > 6
        )

    def _draft(self, unit: Unit, source: str, *, certainty: float) -> Draft:
        text = unit.text
        draft = Draft(
            unit.start, unit.end, text, source, unit.passage.index, certainty=certainty, done=_is_done(unit.passage)
        )
        reference = _INLINE_REFERENCE.match(text)
        if reference:
            draft.reference, draft.text = reference["ref"], text[reference.end() :]
        folded = f" {key(text)} "
        if any(f" {entry} " in folded for entry in self.words.cue.get("carried", ())):
            draft.kind = "repeat"
        return draft

    def _section(self, draft: Draft, passage: Passage) -> Draft:
        draft.agenda_item = self.found.sections[passage.index]
        return draft

    def _keep(self, draft: Draft, unit: Unit) -> None:
        self.taken.add(unit.passage.index)
        unsure = draft.certainty < _SURELY_NO_TITLE or unit.passage.cell is not None
        if draft.source == "prose" and key(unit.text) in self.titles and unsure:
            self._miss(unit.passage, unit.text, "a title of the agenda")
            return
        self.found.drafts.append(draft)

    def _miss(self, passage: Passage, text: str, reason: str) -> None:
        self.found.near_misses.append(NearMiss(text, passage.page, reason))


def _titles(agenda: Iterable[AgendaItem]) -> Iterator[str]:
    for item in agenda:
        yield item.title
        yield from _titles(item.items)


def _reason(commitment: Commitment) -> str:
    if commitment.form == "will":
        return "says what somebody will do, perhaps a plan and no promise of the meeting"
    if commitment.form == "weak":
        return "says what should be done, perhaps a rule and no action"
    return "looks like a commitment, but not surely"


def _pieces(text: str, grammar: Grammar) -> list[tuple[str, int]]:
    """A value divided where several sentences each bind somebody; else in one piece."""
    found = pieces(text, grammar)
    binding = [at for at, (sentence, _) in enumerate(found) if _binds(sentence, grammar)]
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


def _first_and_binding(text: str, grammar: Grammar) -> list[tuple[str, int]]:
    """The first sentence of a value that stands inside of running text, and each further one that binds somebody."""
    found = list(sentences(text))
    return [
        (clause, offset + at)
        for number, (sentence, offset) in enumerate(found)
        if number == 0 or _binds(sentence, grammar)
        for clause, at in clauses(sentence, grammar)
    ]


def _binds(sentence: str, grammar: Grammar, *, at_once: bool = False) -> bool:
    """Whether a sentence binds somebody; `at_once`: whom it binds stands at its beginning."""
    found = grammar.find(fold(sentence))
    if found is None or not found.agent or found.certainty < _LEAST:
        return False
    return not at_once or found.start <= _OPENING


def _without_marker(text: str, *, listed: bool) -> str:
    """A text without its list marker; "F. Nkhwazi to call" has one only inside a list."""
    marker, rest = split_marker(text)
    return fold(rest if marker and (listed or not is_initial(marker)) else text)


def _lines(text: str, grammar: Grammar, *, every: bool, width: int = 0) -> list[tuple[str, int]]:
    """The lines of a passage as pieces of their own where each begins anew; else the passage in one piece.

    In a column of `width` letters a line begins anew where its first word would have had room on the line before.
    """
    lines = [
        (m[0].strip(), m.start() + len(m[0]) - len(m[0].lstrip())) for m in re.finditer(r"[^\n]+", text) if m[0].strip()
    ]
    if len(lines) < 2:
        return [(text.strip(), len(text) - len(text.lstrip()))] if text.strip() else []
    if every:
        return lines
    starts = [0]
    for at in range(1, len(lines)):
        before, line = lines[at - 1][0], lines[at][0]
        marked = split_marker(line)[0] is not None
        room = len(before) + len(line.split(None, 1)[0]) + _ROOM <= width
        if (
            marked
            or (room and line[:1].isupper() and before[-1].isalnum() and len(before.split()) > 1)
            or (before[-1] in ".;" and line[:1].isupper() and _binds(line, grammar, at_once=True))
            or (
                line[:1].isupper()
                and _binds(line, grammar, at_once=True)
                and _binds(" ".join(text for text, _ in lines[starts[-1] : at]), grammar)
            )
        ):
            starts.append(at)
    pieces = []
    for first, end in zip(starts, starts[1:] + [len(lines)], strict=True):
        begin = lines[first][1]
        finish = lines[end - 1][1] + len(lines[end - 1][0])
        pieces.append((text[begin:finish], begin))
    return pieces


def _is_done(passage: Passage) -> bool:
    """Struck through, or a ticked box."""
    return passage.struck or (passage.marker or "") in _TICKED


def _short(title: str | None) -> str | None:
    if not title:
        return None
    title = title.strip(" :")
    return title if len(title) <= 160 else title[:157].rsplit(" ", 1)[0] + "..."


def create_actions(
    nlp: Language,
    name: str,
    sure_prose: float,
    judge_alone: float,
    judge_beside: float,
    judge_with_rule: float,
    judge_veto: float,
) -> Actions:
    """The component, made by spaCy from the config.

    `sure_prose` is the least certainty of a sentence that rules take without a judge. The least probabilities of one that the
    judge takes: `judge_alone`, `judge_beside` where the layout tells of other actions, `judge_with_rule` where such a rule agrees. What
    stands where a layout announces actions is none all the same where the judge gives it less than `judge_veto`.
    """
    return Actions(words(), thresholds=(sure_prose, judge_alone, judge_beside, judge_with_rule, judge_veto))


Language.factory(
    "minutes_actions",
    default_config={
        "sure_prose": 0.5,
        "judge_alone": 0.56,
        "judge_beside": 0.56,
        "judge_with_rule": 0.5,
        "judge_veto": 0.1,
    },
    func=create_actions,
)
