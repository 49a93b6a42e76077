"""Action points from the rows of tables: what is to be done, with who, when and how far beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from minutes_miner.dates import weekday_of
from minutes_miner.document import Cell, Row, Table, ends_open
from minutes_miner.pipeline.attendance.entries import is_unfinished
from minutes_miner.pipeline.findings import Draft, Judgement, TableReading
from minutes_miner.pipeline.layout import Passage, fold
from minutes_miner.pipeline.lights import Lights
from minutes_miner.pipeline.passages.parts import state_of_list
from minutes_miner.pipeline.sentences import sentences
from minutes_miner.pipeline.states import find_status, is_state
from minutes_miner.pipeline.tables import column_roles, section_title
from minutes_miner.pipeline.taking import FEW_WORDS, TITLE, UNLIKE, Taking, Unit, Way, binds
from minutes_miner.pipeline.talk import is_talk
from minutes_miner.pipeline.teller import Teller, tail_pieces
from minutes_miner.pipeline.words import key

_REFERENCE = re.compile(
    r"^\s*(?P<ref>(?:(?i:AP|A|Action|Item|Ref)?[\s#-]*|[A-Z]{1,6}(?:[/&.-][A-Z]{1,5}){0,2}[/#.-]?)"  # "AP 3", "QC/H/24/07"
    r"\d{1,4}(?:[/.-]\d{1,4}){0,3}[a-z]?)\s*[:.)\]–-]*\s*$"
)
_BROKEN_NUMBER = re.compile(r"(?<=\d[/.-])\s+(?=\d)")  # "QC/24/ 07" in a narrow cell
_BROKEN_DAY = re.compile(r"(\d{1,2}([./-])\d{1,2}\2)(\d{0,3})[ \n]+(\d{1,4})(?=\s*(?:$|[\n,;)]))")  # "08.02.2 4"
_PERIODS_ONLY = re.compile(r"(?:[•·*–-]?\s*(?:[QTH][1-4]|all quarters|(?:19|20)\d\d)\s*[-–/,&]?\s*)+", re.IGNORECASE)
_BESIDE = frozenset(("responsible", "deadline", "status", "number", "start"))  # columns that only tell of an action
_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/.-])")
_LINES_ABOVE = 3  # lines above a table that may name the year of its periods
_ENDED = ("done", "cancelled")
_LONGEST_CLOSED = 40  # words of what is closed
_MOSTLY = 0.6  # share of the cells of talk that open with a title
_LINE = re.compile(r"[^\n]*\w[^\n]*")
_NUMBER_BEFORE = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DITTO = re.compile(r"[-–—\s]*[\"”“″〃'’,]{1,3}[-–—\s]*")
_SEVERAL = re.compile(r"\s*[/,&+;\n]\s*")
_UNSURE = 0.65  # of what may be another's in the same cell
_PLAINLY = 0.7  # what the judge must give what has none where other rows have one
_LIKELY = 0.5  # what it gives what asks for something
_OLD, _NEW = "0", "9"  # before and behind all days as they are written
_AHEAD = 60  # days
_OWNED = 0.15  # what it must give what has an owner beside it


class _Beside(NamedTuple):
    """What stands beside one action: cells of who, when and how far, the first two with whether they surely are its own, and who is
    named below it in its cell.
    """

    who: tuple[str, bool]
    when: tuple[str, bool]
    state: tuple[str, bool]
    hung: str

    @property
    def tells(self) -> bool:
        return any(re.search(r"\w", text) for text in (self.who[0], self.when[0], self.state[0], self.hung))


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of all actions of one row: where it stands, its title, the columns beside by role, and its number."""

    table: Table
    reading: TableReading
    row: Row
    column: int
    item: str | None
    alone: bool
    columns: dict[str, list[int]]
    reference: str
    raised: str

    @property
    def number(self) -> int:
        return self.row.cells[0].row

    @property
    def mixed(self) -> bool:
        """Whether the column is one of decisions too."""
        return "decision" in key(" ".join(head.get(self.column, "") for head in self.reading.heads.values()))

    @property
    def looks_back(self) -> bool:
        return self.reading.review and (self.alone or not self.reading.has_both(self.number))


class Rows(Way):
    """Takes the action points that stand in tables."""

    def __init__(self, taking: Taking) -> None:
        super().__init__(taking)
        self.lights = Lights(self.layout, self.found, self.teller)
        self.above: dict[tuple[int, str], str] = {}  # by table and role the last cell that was filled
        self.stated = ""  # how far a title above rows says that they are

    def take(self) -> None:
        """Every table of actions, and every one whose rows have an owner."""
        for number, reading in sorted(self.found.tables.items()):
            if reading.purpose == "actions":
                self._table(self.layout.tables[number], reading)
            elif reading.purpose == "owned":
                self._owned(self.layout.tables[number], reading)

    def _table(self, table: Table, reading: TableReading) -> None:
        section: str | None = None
        item: str | None = None
        self.stated = ""
        other, opened = self._other_rows(table, reading), self._opened(table, reading)
        for row in table.rows:
            number = row.cells[0].row if row.cells else 0
            if number in reading.head_rows:
                self._mark(table.number, row)
                continue
            texts = {cell.column: fold(cell.text) for cell in row.cells}
            named = texts.get(reading.column_of(number, "item") or 0, "")
            item = self._title(named) if re.search(r"[^\W\d_]{2}", named) else item  # "1.2" is no title
            if number in other:
                longest = max(row.cells, key=lambda cell: len(cell.text))
                for passage in self.layout.in_cell(table.number, number, longest.column):
                    self.taking.miss(passage, self.layout.text_of(passage), "in a row that says it is no action")
                self._mark(table.number, row)
                continue
            column = self._action_column(table, reading, number, texts)
            title = section_title(list(texts.values()))
            if title and self._is_section(title, texts, column):
                self.stated = state_of_list(title, self.words)
                section = section if self.stated else title
                self._mark(table.number, row)
                continue
            above = _short(item or opened.get(number)) or section
            earlier = reading.column_of(number, "review")
            if earlier is not None and earlier != column:
                self._row(table, reading, row, earlier, above, alone=True)
            if column is not None and not self._closed(table, reading, row, column, above):
                self._row(table, reading, row, column, above)

    def _title(self, text: str) -> str:
        """The words of a title without the number before it, where these are one of the agenda by themselves: "2 Boats"."""
        bare = _NUMBER_BEFORE.sub("", text)
        return bare if key(bare) in self.taking.titles else text

    def _opened(self, table: Table, reading: TableReading) -> dict[int, str]:
        """By row the title with which its talk opens in a paragraph of its own: one of the agenda, or in a column where most cells do."""
        titles: dict[int, str] = {}
        talked = 0
        for row in table.rows:
            number = row.cells[0].row if row.cells else 0
            column = reading.column_of(number, "discussion")
            if number in reading.head_rows or column is None or "action" in reading.roles_of(number, column):
                continue
            text = "\n".join(self._said_in(p) for p in self.layout.in_cell(table.number, number, column))
            first, below, _ = text.partition("\n")
            talked += bool(text)
            if below and len(first.split()) <= TITLE and first[-1] not in ".;,?!" and not self.taking.acts(first):
                titles[number] = first.strip(" :")
        common = len(titles) >= max(2, _MOSTLY * talked)
        return {row: text for row, text in titles.items() if common or key(text) in self.taking.titles}

    def _said_in(self, passage: Passage) -> str:
        """The text of a passage with one line for each that was broken on purpose."""
        return self.layout.entries(passage.start, passage.end).strip()

    def _other_rows(self, table: Table, reading: TableReading) -> set[int]:
        """The rows that a column of kinds ("I", "D", "A"; "Information", "Decision", "Action") says to be no actions."""
        body = [c for row in table.rows for c in row.cells if c.row not in reading.head_rows and c.text.strip()]
        for column in range(1, table.columns + 1):
            cells = [c for c in body if c.column == column and not set(reading.roles_of(c.row, column)) & _BESIDE]
            heads = {key(by_column.get(column, "")) for by_column in reading.heads.values()}
            letters = not heads.isdisjoint(self.words.cue["row_kind"])
            kinds = {cell.row: self._kind_of_row(fold(cell.text), letters=letters) for cell in cells}
            told = set(kinds.values())
            if len(told) > 1 and "actions" in told and None not in told:
                return {row for row, kind in kinds.items() if kind != "actions"}
        return set()

    def _kind_of_row(self, text: str, *, letters: bool) -> str | None:
        """What a cell says its row to be, by its word or, below a head that asks for it, that word's first letter; None for other words."""
        kinds = ("actions", "decisions", "other") if letters else ()
        by_letter = next((kind for kind in kinds if key(text) in self.words.cue[f"letter_{kind}"]), None)
        meaning = by_letter or self.words.label.find(text, fuzzy=False)
        if meaning in ("actions", "decisions"):
            return meaning
        return "other" if meaning == "other" or key(text) in self.words.cue["information"] else None

    def _action_column(self, table: Table, reading: TableReading, row: int, texts: dict[int, str]) -> int | None:
        column = reading.column_of(row, "action")
        if column is None:
            column = reading.column_of(row, "review")
        if column is not None:
            return column
        told = {c: set(reading.roles_of(row, c)) for c in texts if c not in reading.marks}
        plain = [c for c, roles in told.items() if not roles & _BESIDE and (roles or _LETTERS.search(texts[c]))]
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
        """The actions of one row; `alone`: of a column of earlier actions, beside which who and when tell of the new ones, and only a
        state that stands before these of its own.
        """
        units, hung, talked = self._units(table, reading, row, column)
        columns, begins = self._columns_beside(table, reading, row, column, alone=alone)
        if len(units) == 1 and not hung:
            units = self._parted(units[0], [(begins[c], c) for c in columns["responsible"]], table.number)
        who, when, state = (
            self._aligned(table.number, [(begins[c], c) for c in columns[role]], units)
            for role in ("responsible", "deadline", "status")
        )
        if self._each_names_its_own(units, who):
            who = [("", True)] * len(units)
        reference, raised = self._reference(row, columns["number"]), self._text_of(table, columns["start"], begins)
        told = _Told(table, reading, row, column, item, alone, columns, reference, raised)
        for at, unit in enumerate(units):
            beside = _Beside(who[at], when[at], state[at], hung.get(at, ""))
            if reason := self._is_none(unit, beside, told):
                self.taking.miss(unit.passage, unit.text, reason)
            else:
                self._take_unit(unit, beside, told)
        for c in columns["status"] if units else ():
            self._give_tasks(table.number, begins[c], c, item, owners="\n".join(text for text, _ in who))
        self._mark(
            table.number, row, columns=[column, *columns["responsible"], *columns["deadline"], *columns["status"]]
        )
        self.taking.taken -= talked  # its sentences are read one by one
        if units:
            self._mark_discussion(reading, row)

    def _units(
        self, table: Table, reading: TableReading, row: Row, column: int
    ) -> tuple[list[Unit], dict[int, str], set[int]]:
        """What a cell may have of actions, what hangs on each of them, and the passages that are only talk."""
        inside = self.taking.units(table.number, row.cells[0].row, column)
        units = [unit for unit in inside if not self.taking.is_nothing(unit.text)]
        talk = [unit for unit in units if is_talk(unit.passage.index, unit.text, self.found)]
        units = [unit for unit in units if unit not in talk] or self._told_in(talk, reading, row)
        talked = {unit.passage.index for unit in talk} - {unit.passage.index for unit in units}
        if not self._is_headed(reading, column):
            units = [self._without_report(unit) for unit in units]
        divided = [piece for unit in units for piece in self.taking.divided(unit)]
        return *self._hung([self._behind_label(piece) for piece in divided]), talked

    def _columns_beside(
        self, table: Table, reading: TableReading, row: Row, column: int, *, alone: bool
    ) -> tuple[dict[str, list[int]], dict[int, int]]:
        """The columns beside a cell by what they tell of it, and for each column the row in which its cell begins."""
        number = row.cells[0].row
        earlier = reading.column_of(number, "review")
        cells = {cell.column: cell for cell in row.cells}
        begins = {cell.column: cell.row for cell in _reaching(table, number)} | dict.fromkeys(cells, number)
        before = range((earlier or 0) + 1, (reading.column_of(number, "action") or 0) if earlier else 0)
        columns = {
            role: [
                c
                for c in sorted(begins)
                if role in reading.roles_of(number, c) and c != column and (role == "status" and c in before) == alone
            ]
            for role in ("responsible", "deadline", "status", "number", "start")
        }
        for role in ("status", "deadline"):
            columns[role] = self._latest(reading, columns[role], cells)
        return columns, begins

    def _text_of(self, table: Table, columns: list[int], begins: dict[int, int]) -> str:
        """What stands in some columns of a row, in cells that begin above it too."""
        inside = (p for c in columns for p in self.layout.in_cell(table.number, begins[c], c))
        return fold(" ".join(self.layout.text_of(passage) for passage in inside))

    def _reference(self, row: Row, columns: list[int]) -> str:
        """The number that a row gives its action, "QC/H/24/07"; "" for none."""
        cells = " ".join(cell.text for cell in row.cells if cell.column in columns)
        text = _BROKEN_NUMBER.sub("", fold(cells))
        named = _REFERENCE.match(text) is not None and not _is_plain(text, self.teller)
        return text.strip(" .:)") if named else ""

    def _is_none(self, unit: Unit, beside: "_Beside", told: "_Told") -> str:
        """Why a text in a column of actions is none; "" for what is one."""
        judged = self.taking.told_of(unit)
        hangs = beside.tells or bool(tail_pieces(unit.text, self.teller))
        if key(beside.who[0]) in self.words.cue["information"]:
            return "for information, not an action"
        plain = hangs or told.reading.is_plain(told.number)
        if judged is not None and judged.either < self.taking.sure.veto and not plain:
            return UNLIKE
        if not hangs and self._is_note(told.table, told.reading, told.column, unit):
            return "nobody beside it, as beside the others"
        return "a decision, not an action" if told.mixed and not hangs and not self.taking.acts(unit.text) else ""

    def _take_unit(self, unit: Unit, beside: "_Beside", told: "_Told") -> None:
        """Takes an action with all that the cells beside it tell."""
        draft = self.taking.draft(unit, "column", certainty=0.95)
        draft.agenda_item = told.item or self.found.sections[unit.passage.index]
        self._tell_beside(draft, unit, beside, told)
        judged = self.taking.told_of(unit)
        reported = judged is not None and self.taking.reports(unit.text, judged)
        draft.sure = draft.sure or self._is_owed(draft, told.reading, told.column)
        if told.looks_back or self._is_reviewed(told) or reported or draft.status_cell.strip():
            draft.kind = "status"
        if unit.below and not draft.status_cell:
            self.taking.read_below(draft, unit)
        draft.reference = told.reference or draft.reference
        draft.raised_cell = told.raised
        self.taking.keep(draft, unit)

    def _tell_beside(self, draft: Draft, unit: Unit, beside: "_Beside", told: "_Told") -> None:
        """Who, when and how far, from the cells of a row."""
        table, reading, row, owners = told.table.number, told.reading, told.row, told.columns["responsible"]
        ahead = bool(owners) and owners[0] < told.column and beside.when[0].strip() != ""
        draft.responsible_cell, sure_who = self._as_above(table, "responsible", beside.who, first=ahead)
        draft.deadline_cell, sure_when = self._as_above(table, "deadline", beside.when, first=False)
        draft.status_cell = self._as_titled(self.lights.told(beside.state[0], reading, row))
        draft.done = draft.done or self.lights.is_over(fold(draft.status_cell), reading, row)
        if tasks := self.taking.tasks_behind(draft.status_cell, owners=draft.responsible_cell):
            draft.status_cell = draft.status_cell[: tasks[0][0]].rstrip(" ,;\n")
        if self._tells_itself(unit, reading, told.column, owners):
            draft.responsible_cell = ""
        draft.deadline_cell = whole_days(draft.deadline_cell)
        draft.responsible_cell = self._without_deputy(draft.responsible_cell, owners, reading)
        self._tell_day_from_state(draft)
        self._read_marks(draft, reading, row)
        draft.responsible_certainty *= 1.0 if sure_who else _UNSURE
        draft.deadline_certainty *= 1.0 if sure_when else _UNSURE
        if not draft.responsible_cell.strip():
            draft.responsible_cell = beside.hung
        self._move_periods(draft)

    def _is_reviewed(self, told: "_Told") -> bool:
        """Whether a row stands below a title of a review, and its actions are not what came out of a discussion."""
        discussed = told.reading.column_of(told.number, "discussion") is not None
        return not discussed and told.item is not None and self.words.meaning_of(told.item) == "review"

    def _as_titled(self, told: str) -> str:
        """A cell of states, or the state in the title of its rows where the cell tells none: "12 Feb" below "COMPLETED"."""
        fresh = key(self.stated) in self.words.report["fresh"]
        return told if fresh or find_status(told, self.words) else self.stated or told

    def _give_tasks(self, table: int, row: int, column: int, item: str | None, *, owners: str) -> None:
        """Takes the tasks that a cell of states gives behind them."""
        inside = self.layout.in_cell(table, row, column)
        if inside:
            told = self.layout.text[inside[0].start : inside[-1].end]
            self.taking.give(self.taking.tasks_behind(told, owners=owners), inside[0].start, inside[0], item)

    def _is_note(self, table: Table, reading: TableReading, column: int, unit: Unit) -> bool:
        """Whether a text is only told: no head names its column actions, most rows but its own have who is to act, and it binds nobody."""
        heads = (by_column.get(column, "") for by_column in reading.heads.values())
        if any({"action", "review"} & set(column_roles(head, self.words)) for head in heads):
            return False
        body = [row for row in table.rows if row.cells and row.cells[0].row not in reading.head_rows]
        owned = sum(bool(_cells_of(row, reading, "responsible")) for row in body)
        judged = self.taking.told_of(unit)
        likely = judged is not None and judged.either >= _PLAINLY
        return 2 * owned > len(body) and not likely and not self.taking.acts(unit.text)

    def _is_owed(self, draft: Draft, reading: TableReading, column: int) -> bool:
        """Whether a few words below a head of actions have who, when or how far beside them: "Stickers | IOM"."""
        headed = self._is_headed(reading, column)
        who, day, state = (fold(cell) for cell in (draft.responsible_cell, draft.deadline_cell, draft.status_cell))
        told = self.teller.is_surely_who(who) or self.teller.is_when(day) or is_state(state, self.words)
        return headed and told and len(draft.text.split()) <= TITLE

    def _is_headed(self, reading: TableReading, column: int) -> bool:
        """Whether the head of a column speaks of actions and of nothing else: not "Update and follow-up"."""
        heads = [by_column.get(column, "") for by_column in reading.heads.values()]
        return any(column_roles(head, self.words) in (("action",), ("review",)) for head in heads)

    def _tells_itself(self, unit: Unit, reading: TableReading, column: int, owners: list[int]) -> bool:
        """Whether the words of an update name who is to act, behind a column that tells where or from whom it is:
        "North | NRC to bring the tents"; or those below a head of actions, where each agency has a row with what it reported between.
        """
        before = bool(owners) and owners[-1] < column
        reports = before and owners[-1] + 1 < column and self._is_reporter(reading, owners[-1])
        return before and (reports or not self._is_headed(reading, column)) and self.grammar.names_agent(unit.text)

    def _is_reporter(self, reading: TableReading, column: int) -> bool:
        """Whether a head says whose row it is, and not who is to act: "Partner", "Name of organisation"."""
        reporters = {*self.words.column["agency"], *self.words.cue["reporter"]}
        return any(key(heads.get(column, "")) in reporters for heads in reading.heads.values())

    def _behind_label(self, unit: Unit) -> Unit:
        """What a label in the words of a cell announces: "It rained. Action: NRC to call"; the cell where it has none or several."""
        starts = [
            label.value_start
            for label in self.found.labels
            if label.passage == unit.passage.index and label.meaning == "actions" and label.value.strip()
            if unit.start < label.value_start < unit.end
        ]
        if len(starts) != 1:
            return unit
        return replace(unit, start=starts[0], text=fold(self.layout.text[starts[0] : unit.end]))

    def _without_report(self, unit: Unit) -> Unit:
        """A cell of a column that reports too from its first sentence that asks for something: "The pump broke. NRC to mend it."."""
        raw = self.layout.text[unit.start : unit.end]
        judged = {j.start: j.either for j in self.found.judged.get(unit.passage.index, ())}
        for sentence, at in sentences(raw):
            text = fold(sentence)
            ended = find_status(text, self.words) in _ENDED and not self.taking.acts(text)
            likely = 0.0 if ended else judged.get(unit.start + at, 0.0)
            if likely >= _LIKELY or self.taking.acts(text):
                start = unit.start + at
                return replace(unit, start=start, text=fold(raw[at:])) if at else unit
        return unit

    def _told_in(self, talk: list[Unit], reading: TableReading, row: Row) -> list[Unit]:
        """The sentence that is likeliest an action in a cell of nothing but talk, where plain heads tell who or when beside it."""
        number = row.cells[0].row
        beside = any(_cells_of(row, reading, role).strip() for role in ("responsible", "deadline"))
        told = [
            (j.either, j.start, Unit(j.start, j.end, fold(self.layout.text[j.start : j.end]), unit.passage))
            for unit in talk
            for j in self.found.judged.get(unit.passage.index, ())
        ]
        if not told or not beside or not reading.is_plain(number):
            return []
        return [max(told, key=lambda one: one[:2])[2]]

    def _closed(self, table: Table, reading: TableReading, row: Row, column: int, item: str | None) -> bool:
        """Takes a row whose text ends by saying that it is over: "Lifting plan approved. Closed."; what binds somebody is not over."""
        number = row.cells[0].row
        inside = self.layout.in_cell(table.number, number, column)
        start, end = (inside[0].start, inside[-1].end) if inside else (0, 0)
        said = [(text, start + at) for text, at in sentences(self.layout.text[start:end])]
        *before, (last, at) = said or [("", 0)]
        if not before or not self._is_over(last) or any(self.taking.acts(fold(text)) for text, _ in before):
            return False
        unit = Unit(start, at, fold(self.layout.text[start:at]), inside[0])
        if len(unit.text.split()) > _LONGEST_CLOSED:
            return False
        draft = self.taking.draft(unit, "column", certainty=0.95)
        draft.agenda_item = item or self.found.sections[inside[0].index]
        who, day, told = (_cells_of(row, reading, role) for role in ("responsible", "deadline", "status"))
        draft.responsible_cell = "" if self._is_over(who) else who
        draft.deadline_cell = day
        draft.status_cell, draft.kind, draft.sure = told or last, "status", True
        self.taking.keep(draft, unit)
        self._mark(table.number, row)
        return True

    def _is_over(self, text: str) -> bool:
        """Whether a text is nothing but words that close what stands before them."""
        return key(text) in self.words.report["final"] | self.words.report["over"]

    def _as_above(self, table: int, role: str, told: tuple[str, bool], *, first: bool) -> tuple[str, bool]:
        """A cell, or the one above it that its ditto mark stands for, as does a blank in a column of owners before an action that has a
        day (`first`).
        """
        text = fold(told[0])
        blank = not text and first and role == "responsible"
        said = key(text) in self.words.cue["ditto"] and not (text.isupper() or self.teller.known.is_person(text))
        if blank or _DITTO.fullmatch(text) or said:  # "do" may be a mark, "DO" are letters of somebody
            return self.above.get((table, role), ""), told[1]
        self.above[table, role] = told[0]
        return told

    def _latest(self, reading: TableReading, columns: list[int], cells: dict[int, Cell]) -> list[int]:
        """Of columns that tell the same meeting by meeting ("Status 12/09", "Status 12/10") or anew ("Original deadline", "Revised
        deadline") the newest that is filled; of others all but those that are called old.
        """
        ages = {c: self._age(" ".join(heads.get(c, "") for heads in reading.heads.values())) for c in columns}
        filled = [c for c in columns if c in cells and re.search(r"\S", cells[c].text)]
        told = sorted((age, c) for c, age in ages.items() if age and c in filled)
        if len(columns) < 2 or not told:
            return columns
        if all(ages.values()):
            return [told[-1][1]]
        return [c for c in filled if ages[c] != _OLD]

    def _age(self, head: str) -> str:
        """When a column was filled, by its head, so that the later text is the later one; "" where it does not say."""
        said = set(key(head).split())
        if said & set(self.words.cue["at_last"]):
            return _NEW
        if said & set(self.words.cue["at_first"]):
            return _OLD
        days = [one.deadline.date for one in self.teller.candidates(head) if one.deadline.date]
        if not days:
            number = re.search(r"\d+", head)
            return number[0].zfill(4) if number else ""
        day, held = date.fromisoformat(days[0]), self.teller.meeting
        ahead = held is not None and (day - held).days > _AHEAD  # a day without its year, read as one to come
        return f"{day.year - ahead}{days[0][4:]}"

    def _hung(self, units: list[Unit]) -> tuple[list[Unit], dict[int, str]]:
        """The units without those that only say who or when; what these say, by the unit that they stand below; or, in a cell that one
        opens and where each has a colon, above.
        """
        hangs = [len(unit.text.split()) <= FEW_WORDS and self._only_hangs(unit.text) for unit in units]
        lines = [unit.text for unit, hanging in zip(units, hangs, strict=True) if hanging]
        heads = hangs[:1] == [True] and not all(hangs) and not any(self.teller.is_when(line) for line in lines)
        kept: list[Unit] = []
        hung: dict[int, str] = {}
        above = ""
        for unit, hanging in zip(units, hangs, strict=True):
            if hanging and (heads or (kept and self.grammar.names_agent(kept[-1].text))):
                above = unit.text.strip(" :")
            elif hanging and kept:
                hung[len(kept) - 1] = f"{hung.get(len(kept) - 1, '')}\n{unit.text}".strip()
            else:
                if above:
                    hung[len(kept)] = above
                kept.append(unit)
        return kept, hung

    def _only_hangs(self, text: str) -> bool:
        """Whether each part of a short line is a party or a day: "Deb, this Fri", "Trent next mtg"."""
        parts = [part for part in re.split(r"\s*[,;+/&\n]\s*|\s+[-–—]\s+", text.rstrip(" :")) if re.search(r"\w", part)]
        return (
            bool(parts)
            and not self.teller.names_task(text)
            and not self.grammar.starts_with_verb(text)
            and all(self.teller.kind(part) in ("who", "when") or self._is_name_and_day(part) for part in parts)
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
            if number in reading.head_rows:
                self._mark(table.number, row)
            if number in reading.head_rows or text_column is None or (owner_column is None and not reading.marks):
                continue
            if self._closed(table, reading, row, text_column, None):
                continue
            owners = self._owners(table, reading, row, owner_column)
            if not owners:
                self._miss_unowned(table.number, number, text_column)
                continue
            if self.words.column_names.find(fold(" ".join(owners))):
                continue
            if all(key(owner) in self.words.cue["information"] for owner in owners):
                self._mark(table.number, row)  # "Note": nobody is to act
                continue
            likely = [
                (judgement, passage)
                for passage in self.layout.in_cell(table.number, number, text_column)
                for judgement in self.found.judged.get(passage.index, ())
            ]
            if not likely:
                continue
            day, state = (_cells_of(row, reading, role, but=owner_column or 0) for role in ("deadline", "status"))
            dated = bool(day) or any(self.teller.when(owner) for owner in owners)
            chosen = self._chosen(likely, len(owners), dated=dated)
            lines = [line for owner in owners for line in owner.split("\n")]
            owners = lines if len(lines) == len(chosen) else owners
            for at, (judgement, passage) in enumerate(chosen):
                text = self.layout.text[judgement.start : judgement.end]
                unit = self._behind_label(Unit(judgement.start, judgement.end, fold(text), passage))
                draft = self.taking.in_section(
                    self.taking.draft(unit, "column", certainty=round(max(judgement.either, 0.5), 3)), passage
                )
                draft.responsible_cell = owners[at] if len(owners) == len(chosen) else "\n".join(owners)
                draft.responsible_certainty *= 1.0 if len(chosen) == 1 or len(owners) in (1, len(chosen)) else 0.65
                told = self.grammar.starts_with_verb(draft.text) and self.teller.is_surely_who(draft.responsible_cell)
                draft.sure = draft.sure or told or dated
                draft.deadline_cell, draft.status_cell = day, state
                if state or (judgement.status > judgement.action and not self.taking.acts(draft.text)):
                    draft.kind = "status"
                self.taking.keep(draft, unit)
            self._mark(table.number, row)

    def _chosen(
        self, likely: list[tuple[Judgement, Passage]], owners: int, *, dated: bool
    ) -> list[tuple[Judgement, Passage]]:
        """The sentences that the owners beside them are to act on, in their order: those that the judge holds for actions, the likeliest
        for each owner, or one that begins with what is to be done; with a day beside it the last, unless it tells that all is done.
        """
        chosen = [one for one in likely if one[0].either >= self.taking.sure.likely]
        if not chosen or len(chosen) < owners:
            best = sorted(likely, key=lambda one: -one[0].either)
            chosen = [one for one in best if one[0].either >= _OWNED][:owners]
        if not chosen:
            chosen = [one for one in likely if self.grammar.starts_with_verb(self._judged(one[0]))][:owners]
        if not chosen and dated:
            ended = find_status(self._judged(likely[-1][0]), self.words) in _ENDED  # "Minutes read and adopted"
            chosen = [] if ended else likely[-1:]
        return sorted(chosen, key=lambda one: one[0].start)

    def _judged(self, judgement: Judgement) -> str:
        return fold(self.layout.text[judgement.start : judgement.end])

    def _owners(self, table: Table, reading: TableReading, row: Row, column: int | None) -> list[str]:
        """Who is to act on a row: what stands in the column of owners, else the initials above its crosses."""
        if column is None:
            return [", ".join(_crossed(row, reading))] if _crossed(row, reading) else []
        beside = self.taking.units(table.number, row.cells[0].row, column)
        owners = ["\n".join(line.text for line in self._whole_lines(unit)) for unit in beside]
        return [owner for owner in owners if owner and not self.words.is_empty(fold(owner))]

    def _miss_unowned(self, table: int, row: int, column: int) -> None:
        """What stands beside no owner where other rows have one is an action only where it plainly binds."""
        for passage in self.layout.in_cell(table, row, column):
            judged = self.found.judged.get(passage.index, ())
            bound = any(binds(text, self.grammar, at_once=True) for text, _ in sentences(self.layout.text_of(passage)))
            if judged and not bound and max(one.either for one in judged) < _PLAINLY:
                self.taking.taken.add(passage.index)
                best = max(judged, key=lambda one: one.either)
                if best.either >= self.taking.sure.least:
                    self.taking.miss(passage, fold(self.layout.text[best.start : best.end]), "no owner beside it")

    def _tell_day_from_state(self, draft: Draft) -> None:
        """A column of days and states ("Status / deadline") has one of them in each cell, and one of days may say that it is done."""
        if not draft.status_cell and self._is_over(draft.responsible_cell):
            draft.status_cell, draft.responsible_cell = (
                draft.responsible_cell,
                "",
            )  # where who is to act, that all is done
        day, state = fold(draft.deadline_cell), fold(draft.status_cell)
        stated = bool(day) and is_state(day, self.words)
        ended = stated and find_status(day, self.words) in _ENDED
        if day == state and ended:
            draft.deadline_cell = ""
        elif day == state and not stated and self.teller.is_when(day):
            draft.status_cell = ""
        elif ended and not state and not (self.teller.is_when(day) or self.teller.is_moved(day)):
            draft.status_cell, draft.deadline_cell = draft.deadline_cell, ""

    def _move_periods(self, draft: Draft) -> None:
        """A cell of the responsible column that holds nothing but periods ("Q2") has slipped by one column."""
        text = fold(draft.responsible_cell)
        if text and not draft.deadline_cell.strip() and _PERIODS_ONLY.fullmatch(text):
            draft.deadline_cell, draft.responsible_cell = draft.responsible_cell, ""

    def _read_marks(self, draft: Draft, reading: TableReading, row: Row) -> None:
        """Crosses below the names of parties, periods or states tell who, by when (the last of them) and how far."""
        heads = _crossed(row, reading)
        states = [head for head in heads if is_state(head, self.words)]
        periods = [head for head in heads if head not in states and self.teller.is_when(head)]
        parties = [head for head in heads if head not in (*states, *periods) and self.teller.is_who(head)]
        if periods and not draft.deadline_cell.strip():
            draft.deadline_cell = self._in_year(periods[-1], reading.number)
        draft.responsible_cell = draft.responsible_cell or ", ".join(parties)
        draft.status_cell = draft.status_cell or ", ".join(states)

    def _without_deputy(self, cell: str, columns: list[int], reading: TableReading) -> str:
        """Owners without who stands in for them: "Ana / dep. Ben", and "Ana (Ben)" below "Owner (deputy)"."""
        words = "|".join(re.escape(word) for word in sorted(self.words.cue["deputy"], key=len, reverse=True))
        heads = " ".join(by_column.get(c, "") for by_column in reading.heads.values() for c in columns)
        if re.search(rf"\(\s*(?:{words})\b", heads, re.IGNORECASE):
            cell = re.sub(r"\s*\([^()]*\)", "", cell)
        return re.sub(
            rf"\s*[/,;]?\s*\(?\b(?:{words})(?:\.\s*:?|:)\s*[^()/,;\n]+\)?", "", cell, flags=re.IGNORECASE
        ).strip()

    def _in_year(self, period: str, table: int) -> str:
        """A period with the year that the lines above its table name outside of brackets: "Q1" below "Plan 2026 (seen 3 May 2025)"."""
        first = next((p.index for p in self.layout.passages if p.cell and p.cell.table == table), 0)
        above = self.layout.passages[max(first - _LINES_ABOVE, 0) : first]
        told = (_BRACKETS.sub("", self.layout.text_of(p)) for p in above if p.cell is None)
        years = [year for text in told for year in _YEAR.findall(text)]
        return f"{period} {years[-1]}" if years and not _YEAR.search(period) else period

    def _aligned(self, table: int, cells: list[tuple[int, int]], units: list[Unit]) -> list[tuple[str, bool]]:
        """The text of companion cells, told by row and column, for each action, and whether it is surely its own.

        One for all, one each in order, or by height on the page; else all of it for each.
        """
        text = "\n".join(
            self.layout.entries(p.start, p.end).strip() or p.marker or ""  # a tick alone in its cell is a marker
            for row, c in cells
            for p in self.layout.in_cell(table, row, c)
        )
        if len(units) <= 1 or not text.strip():
            return [(text, True)] * len(units)
        pieces = self._entries(table, cells)
        if len(pieces) == len(units):
            return [(piece.text, True) for piece in pieces]
        spaced = self._spaced(table, cells, pieces)
        if len(spaced) == len(units):
            return [(piece, True) for piece in spaced]
        if len(pieces) == 1:
            return [(text, True)] * len(units)
        by_height = self._by_height(units, pieces)
        if by_height:
            return [(piece, True) for piece in by_height]
        self.found.warn(
            "column-responsible",
            f"Table {table}, row {cells[0][0]}: {len(units)} actions stand beside {len(pieces)} entries.",
            units[0].passage.page,
        )
        return [(text, False)] * len(units)

    def _each_names_its_own(self, units: list[Unit], who: list[tuple[str, bool]]) -> bool:
        """Whether a cell lists the owners of several actions together that each name one: "Ann to write, Ben to call" beside "AB / BC"."""
        beside = {text for text, _ in who}
        several = len(units) > 1 and len(beside) == 1 and len(_SEVERAL.split(beside.pop())) == len(units)
        return several and all(self.grammar.names_agent(unit.text) for unit in units)

    def _spaced(self, table: int, cells: list[tuple[int, int]], pieces: list[Unit]) -> list[str]:
        """The entries of one cell with an empty text for each empty paragraph above one of them: "", "End of May" beside two actions."""
        row, column = cells[0]
        cell = next(
            (c for r in self.layout.tables[table].rows for c in r.cells if (c.row, c.column) == (row, column)), None
        )
        if cell is None or len(cells) > 1 or len(cell.blocks) != len(pieces):
            return []
        return [text for at, piece in enumerate(pieces) for text in [*[""] * cell.empty.count(at), piece.text]]

    def _entries(self, table: int, cells: list[tuple[int, int]]) -> list[Unit]:
        """What stands in the cells beside an action, cut into one piece for each party or day that has a line of its own."""
        typed = self.layout.document.format == "docx"
        inside = [unit for row, c in cells for unit in self.taking.units(table, row, c, split_lines=typed)]
        return [line for unit in inside for line in self._whole_lines(unit)]

    def _parted(self, unit: Unit, owners: list[tuple[int, int]], table: int) -> list[Unit]:
        """A text of as many lines that open with what is to be done as there are owners beside it: an action each."""
        lines = list(_LINE.finditer(self.layout.text, unit.start, unit.end))
        starts = [
            line.start()
            for before, line in pairwise(lines)
            if line[0][:1].isupper() and not is_unfinished(before[0]) and self.grammar.starts_with_verb(line[0])
        ]
        if (
            not starts
            or not self.grammar.starts_with_verb(unit.text)
            or len(starts) + 1 != len(self._entries(table, owners))
        ):
            return [unit]
        edges = pairwise([unit.start, *starts, unit.end])
        return [Unit(start, end, fold(self.layout.text[start:end]), unit.passage) for start, end in edges]

    def _whole_lines(self, unit: Unit) -> list[Unit]:
        """The lines of an entry beside actions where each is a day, or a party, by itself; else the entry: a page may only have wrapped it."""
        found = _LINE.finditer(self.layout.text, unit.start, unit.end)
        lines = [Unit(line.start(), line.end(), fold(line[0]), unit.passage) for line in found]
        if len(lines) < 2 or self.teller.known.means(unit.text) or self.teller.known.is_person(unit.text):
            return [unit]
        if any(ends_open(line.text) for line in lines[:-1]):
            return [unit]  # "Ministry of / Health"
        if any(self.teller.known.is_initials(line.text) for line in lines):
            return lines  # no name goes on behind initials: "AL / Trustees"
        whole = (self._is_whole_day, self.teller.is_surely_who)
        return lines if any(all(tells(line.text) for line in lines) for tells in whole) else [unit]

    def _is_whole_day(self, text: str) -> bool:
        """Whether a line is a day by itself: no year alone, no weekday before its day."""
        alone = text.isdigit() or weekday_of(text.strip(" .,"), self.teller.languages) is not None
        return self.teller.is_when(text) and not alone

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
                self.taking.taken.update(p.index for p in self.layout.in_cell(table, cell.row, cell.column))

    def _mark_discussion(self, reading: TableReading, row: Row) -> None:
        """Where a row has its actions in a column of their own, its discussion is not read for more."""
        for cell in row.cells:
            for passage in self.layout.in_cell(reading.number, cell.row, cell.column):
                if passage.index not in self.taking.taken and self.found.zones[passage.index] == "body":
                    self.taking.taken.add(passage.index)
                    for sentence, _ in sentences(self.layout.text[passage.start : passage.end]):
                        commitment = self.grammar.find(fold(sentence))
                        if commitment and commitment.agent and commitment.certainty >= self.taking.sure.prose:
                            self.taking.miss(
                                passage, fold(sentence), "in the discussion beside a column of action points"
                            )


def _cells_of(row: Row, reading: TableReading, role: str, *, but: int = 0) -> str:
    """The texts of the cells of a row that have a role, without those of one column."""
    told = (c.text for c in row.cells if role in reading.roles_of(row.cells[0].row, c.column) and c.column != but)
    return fold(" ".join(told))


def _crossed(row: Row, reading: TableReading) -> list[str]:
    """The heads of the columns of marks in which a row has one."""
    return [reading.marks[cell.column] for cell in row.cells if cell.column in reading.marks and cell.text.strip()]


def _reaching(table: Table, row: int) -> Iterator[Cell]:
    """The cells that begin above a row and, merged downwards, reach into it."""
    return (c for above in table.rows for c in above.cells if c.row < row < c.row + c.row_span and c.text.strip())


def whole_days(text: str) -> str:
    """A text whose days are whole where a narrow cell broke their years: "08.02.2 4"."""

    def joined(broken: "re.Match[str]") -> str:
        year = broken[3] + broken[4]
        whole = len(year) == 2 or (len(year) == 4 and year[:2] in ("19", "20"))
        return broken[1] + year if whole else broken[0]

    return _BROKEN_DAY.sub(joined, text)


def _is_plain(number: str, teller: Teller) -> bool:
    """Whether what stands in a column of numbers only counts its rows, or is a month: "12.", "MAR-24"."""
    return re.fullmatch(r"\d{1,3}[.)]?", number) is not None or (number[0].isalpha() and teller.is_when(number))


def _short(title: str | None) -> str | None:
    if not title:
        return None
    title = title.strip(" :")
    return title if len(title) <= 160 else title[:157].rsplit(" ", 1)[0] + "..."
