"""Tables whose heads no list knows: columns by what stands in them, with the judge's word on which holds the actions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.document import Cell, Row, Table
from minutes_miner.pipeline.findings import Findings, TableReading, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.sentences import sentences
from minutes_miner.pipeline.states import opens_with_state
from minutes_miner.pipeline.status import find_status
from minutes_miner.pipeline.talk import is_talk
from minutes_miner.pipeline.teller import Teller, tail_pieces, teller_of
from minutes_miner.pipeline.words import Words, key, words

_MOST = 0.6  # share of a column's filled cells that must be of one kind
_LEAST_ROWS = 2
_WRITTEN_DAY = re.compile(r"\d{1,2}([/-])\d{1,2}\1\d\d|\d\d\.\d\d\.\d\d")  # "13/02/14", which is no number of an item
_NUMBER = re.compile(r"[#A-Z]{0,3}\s?\d{1,4}(?:[./-]\d{1,3})*[.)]?")
_ROLES = {"who": "responsible", "when": "deadline", "state": "status"}
_NEAR_START = 4  # words
_PARTS = re.compile(r"\s*[/,;&+\n]\s*|\s+(?:and|et|y|by)\s+")
_FEW = 8  # words of the cells that name somebody, on average
_WORDY = 14  # words of the cells beside a column of owners, on average
_HARDLY = 0.3  # what the judge gives the cells of a column on average that are no actions
_TOLD = frozenset(("responsible", "number", "discussion", "item"))  # of columns whose heads leave no doubt
_PLAINLY = 0.75  # and of one whose head says that it tells of the action
_SURELY = 0.55  # what it gives those of a column of actions that no head told of
_WORDY_HEADED = 8  # words of them where a head says that the column tells who
_WORDY_OWNED = 4  # and where besides all of it are names
_FEW_NAMED = 3  # words of such names, on average
_BEHIND_OWNERS = frozenset(("deadline", "status", "comment"))
_OWNED = 0.5  # share of the cells that must have who, when or how far with them
_SHORT_ENTRY = 30  # words of an entry that may be an action with who or when at its end
_STOPS = (".", "!", "?", "؟", "…")
_SURE = 0.5  # how sure it must be that something beside a text is somebody
_BESIDE = frozenset(("responsible", "deadline", "status"))
_ASIDE = _BESIDE | {"number", "start"}
_TALK = 0.4  # share of the words of a column that are discussion
_TITLE = 8  # words of a topic
_LONGEST = 90  # characters of the cells of such a column, on average


class Columns:
    """Gives roles to the columns of tables that the heads did not tell of; such a table becomes one of actions."""

    def __init__(self, vocabulary: Words, *, likely: float) -> None:
        self.words, self.likely = vocabulary, likely

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        if not found.judged:
            return doc
        teller = teller_of(doc, self.words)
        for number, reading in found.tables.items():
            table = layout.tables[number]
            if reading.purpose in ("other", "discussion", "agenda", "actions") and self._take_owners(
                table, reading, teller
            ):
                continue
            if reading.purpose in ("other", "discussion", "agenda"):
                self._read(table, reading, layout, found, teller)
            elif reading.purpose == "actions" and self._is_talk(table, reading, layout, found):
                reading.purpose = "discussion"
                continue
            elif self._is_doubtful(table, reading, layout, found, teller):
                reading.purpose = "discussion"
                self._read(table, reading, layout, found, teller)
            elif reading.purpose == "actions":
                self._choose(table, reading, layout, found)
            if reading.purpose == "actions":
                self._number(table, reading)
                self._complete(table, reading, teller, self._means(table, reading, layout, found, aside=_ASIDE))
            if reading.purpose == "actions":
                self._add(table, reading, layout, found)
        return doc

    def _choose(self, table: Table, reading: TableReading, layout: Layout, found: Findings) -> None:
        """In a table of actions whose heads name no column of them ("Minute | Issue | Responsible | Progress"): the likeliest one."""
        if any(reading.column_of(row, role) for row in reading.roles for role in ("action", "review")):
            return
        talk = [c for c in range(1, table.columns + 1) if self._roles_in(reading, c) == ("discussion",)]
        if len(talk) == 1 and "responsible" in reading.told and _is_talked(table, reading, talk[0]):
            reading.purpose = "owned"
            return
        told = self._means(table, reading, layout, found, aside=_ASIDE)
        best = max(told, key=lambda column: told[column], default=None)
        if best is None or told[best] < self.likely:
            return
        titles = [
            column
            for column in range(best - 1, 0, -1)
            if {"discussion", "item"} & set(self._roles_in(reading, column))
            and all(
                len(cell.text.split()) <= _TITLE for row in table.rows for cell in row.cells if cell.column == column
            )
        ]
        self._name(table, reading, {best: ("action",), **dict.fromkeys(titles[:1], ("item",))})

    def _add(self, table: Table, reading: TableReading, layout: Layout, found: Findings) -> None:
        """A second column of actions that its head did not tell of: what comes "Next" beside what was carried forward, or what is to be
        done beside mere decisions.
        """
        told = self._means(table, reading, layout, found, aside=_TOLD)
        named = {
            c for row in reading.roles for role in ("action", "review") for c in [reading.column_of(row, role)] if c
        }
        best = max((c for c in told if c not in named), key=lambda column: told[column], default=None)
        if len(named) != 1 or best is None:
            return
        (first,) = named
        beside = bool(set(self._roles_in(reading, best)) & _ASIDE)  # "Follow-up (who, when)"
        if told[best] < (_PLAINLY if beside else _SURELY):
            return
        if (
            best > first
            and not beside
            and (reading.review or any("status" in self._roles_in(reading, c) for c in range(first, best)))
        ):
            self._name(table, reading, {first: ("review",), best: ("action",)})
        elif first in told and told[first] < _HARDLY:
            self._name(table, reading, {first: (), best: ("action",)})

    @staticmethod
    def _means(
        table: Table, reading: TableReading, layout: Layout, found: Findings, *, aside: Set[str]
    ) -> dict[int, float]:
        """By column, without some roles: what the judge gives its filled cells below the heads, on average."""
        told: dict[int, list[float]] = {}
        for row in table.rows:
            for cell in row.cells:
                if cell.row in reading.head_rows or set(reading.roles_of(cell.row, cell.column)) & aside:
                    continue
                inside = layout.in_cell(table.number, cell.row, cell.column)
                likely = _likeliest(inside, found)
                if likely is not None:
                    told.setdefault(cell.column, []).append(likely)
        return {column: sum(each) / len(each) for column, each in told.items() if len(each) >= _LEAST_ROWS}

    @staticmethod
    def _name(table: Table, reading: TableReading, roles: dict[int, tuple[str, ...]]) -> None:
        """Give columns roles in all rows."""
        for row in table.rows:
            if row.cells:
                reading.roles[row.cells[0].row] = {**reading.roles.get(row.cells[0].row, {}), **roles}

    @staticmethod
    def _is_talk(table: Table, reading: TableReading, layout: Layout, found: Findings) -> bool:
        """Whether the column of actions holds the discussion too ("Discussion and actions"): most of its words stand in
        paragraphs of several sentences, most of which bind nobody. Beside plain heads one long cell is one among others.
        """
        weighed = talked = 0
        for row, inside in _action_cells(table, reading, layout):
            plain = reading.is_plain(row.cells[0].row)
            for passage in inside:
                count = 1 if plain else len(layout.text_of(passage).split())
                weighed += count
                if is_talk(passage.index, layout.text_of(passage), found):
                    talked += count
        return talked > _TALK * weighed

    def _is_doubtful(
        self, table: Table, reading: TableReading, layout: Layout, found: Findings, teller: Teller
    ) -> bool:
        """Whether the judge holds hardly anything in the column of actions for one, whatever its head says.

        What has who, when or how far beside it or at its end is an action, however it is worded.
        """
        told = []
        cells = owned = 0
        for row, inside in _action_cells(table, reading, layout):
            number = row.cells[0].row
            if reading.is_plain(number):
                return False
            if inside:
                cells += 1
                beside = [c for c in row.cells if set(reading.roles_of(number, c.column)) & _BESIDE and c.text.strip()]
                owned += bool(beside) or any(tail_pieces(layout.text_of(p), teller) for p in inside)
            likely = _likeliest(inside, found)
            if likely is not None:
                told.append(likely)
        if cells >= _LEAST_ROWS and owned >= _OWNED * cells:
            return False
        return found.kind != "workplan" and bool(told) and sum(told) < _HARDLY * len(told)

    def _take_owners(self, table: Table, reading: TableReading, teller: Teller) -> bool:
        """Minutes with a narrow last column that holds nothing but who is to act, whatever its head says; and one that is headed
        "Action" before those of days and states.
        """
        last = table.columns
        while last > 1 and set(self._roles_in(reading, last)) & _BEHIND_OWNERS:
            last -= 1
        if last < 2 or (last < table.columns and "action" not in self._roles_in(reading, last)):
            return False
        if self._take_initials(table, reading, teller):
            return True
        cells = [cell for row in table.rows for cell in row.cells if cell.row not in reading.head_rows]
        owners = [text for text in _texts_in(table, reading, last) if not self._says_nothing(text)]
        head = fold(next((c.text for row in table.rows[:1] for c in row.cells if c.column == last), ""))
        headed = any("responsible" in reading.roles_of(number, last) for number in reading.head_rows)
        if owners and owners[0] == head and self.words.column_names.find(head):
            owners = owners[1:]
        if len(owners) < _LEAST_ROWS or sum(len(text) for text in owners) > 40 * len(owners):
            return False
        words_each = {
            column: sum(len(fold(cell.text).split()) for cell in cells if cell.column == column)
            / max(sum(1 for cell in cells if cell.column == column and cell.text.strip()), 1)
            for column in range(1, last)
        }
        wordy = max(words_each, key=lambda column: words_each[column])
        told = {
            role
            for by_column in reading.roles.values()
            for c, roles in by_column.items()
            for role in roles
            if c != last
        }
        if told & {"action", "review"}:
            return False
        named = sum(self._names_somebody(text, teller) for text in owners)
        only = named == len(owners) and sum(len(text.split()) for text in owners) <= _FEW_NAMED * len(owners)
        few = only and (self._is_of_actions(reading, last) or self._are_sentences(table, wordy, last))
        least = _WORDY_OWNED if few else _WORDY_HEADED if headed else _WORDY
        if words_each[wordy] < least or (not headed and named < _MOST * len(owners)):
            return False
        reading.purpose, reading.review = "owned", False
        roles: dict[int, tuple[str, ...]] = {wordy: ("discussion",), last: ("responsible",)}
        roles |= {column: self._roles_in(reading, column) for column in range(last + 1, table.columns + 1)}
        between = self._between(cells, wordy, last)
        if between is not None:
            reading.purpose, roles[between] = "actions", ("action",)
        for row in table.rows:
            if row.cells:
                reading.roles[row.cells[0].row] = roles
        return True

    def _take_initials(self, table: Table, reading: TableReading, teller: Teller) -> bool:
        """Minutes in two columns with the initials of who is to act before the text: "JM | The bulb is to be changed."."""
        named = _texts_in(table, reading, 1)
        texts = _texts_in(table, reading, 2)
        initials = [all(map(teller.known.is_initials, _PARTS.split(text))) for text in named]
        told = sum(text.endswith(_STOPS) for text in texts)
        others = [key(text) for text, known in zip(named, initials, strict=True) if not known]
        if table.columns != 2 or reading.head_rows or sum(initials) < _LEAST_ROWS or told < _MOST * len(texts):
            return False
        if not all(teller.grammar.is_agent(text) >= _SURE for text in others):
            return False
        reading.purpose, reading.review = "owned", False
        self._name(table, reading, {1: ("responsible",), 2: ("discussion",)})
        return True

    @staticmethod
    def _are_sentences(table: Table, column: int, owners: int) -> bool:
        """Whether most of what stands beside the owners are whole sentences, as neither names of bodies nor titles are."""
        owned = {c.row for row in table.rows for c in row.cells if c.column == owners and c.text.strip()}
        texts = [fold(c.text) for row in table.rows for c in row.cells if c.column == column and c.row in owned]
        return sum(text.endswith(_STOPS) for text in texts) >= _MOST * max(len(texts), _LEAST_ROWS)

    def _says_nothing(self, text: str) -> bool:
        """Whether a cell beside what was said tells that nobody is to act: "-", "Note"."""
        return self.words.is_empty(text) or key(text) in self.words.cue["information"]

    def _is_of_actions(self, reading: TableReading, column: int) -> bool:
        """Whether the head of a column names actions or who acts."""
        return bool({"action", "responsible"} & set(self._roles_in(reading, column)))

    @staticmethod
    def _between(cells: list[Cell], wordy: int, last: int) -> int | None:
        """The column of text between what was said and who is to act, where it is filled beside the owners: the actions."""
        filled = {(cell.row, cell.column): fold(cell.text) for cell in cells if cell.text.strip()}
        owned = [row for row, column in filled if column == last]
        for column in range(last - 1, wordy, -1):
            beside = [filled[row, column] for row in owned if (row, column) in filled]
            if len(beside) >= _OWNED * len(owned) and sum(len(text.split()) for text in beside) >= 2 * len(beside):
                return column
        return None

    @staticmethod
    def _names_somebody(text: str, teller: Teller) -> bool:
        parts = [part for part in re.split(r"\s*[/,;&+\n]\s*|\s+and\s+|\s+[-–—]\s+", text) if part]
        parts += [part for part in text.split() if teller.known.is_initials(part)]
        return any(teller.grammar.is_agent(part) >= _SURE or re.fullmatch(r"[A-Z]{2,4}", part) for part in parts)

    def _number(self, table: Table, reading: TableReading) -> None:
        """Of several columns whose heads tell of actions ("Resolution", "Action"), those that hold numbers of minutes count them."""
        named = {c for by_column in reading.roles.values() for c, roles in by_column.items() if roles == ("action",)}
        texts = {column: _texts_in(table, reading, column) for column in named}
        counted = {column for column, each in texts.items() if each and all(map(_NUMBER.fullmatch, each))}
        if counted < named:
            self._name(table, reading, dict.fromkeys(counted, ("number",)))

    def _complete(self, table: Table, reading: TableReading, teller: Teller, told_by_judge: dict[int, float]) -> None:
        """Roles for the columns of a table of actions whose heads say nothing, where no other column has the role."""
        self._drop_empty(table, reading)
        told = reading.told
        known = {column for by_column in reading.roles.values() for column, roles in by_column.items() if roles}
        known |= reading.marks.keys()
        action = next(
            (c for r in reading.roles for c in [reading.column_of(r, "action") or reading.column_of(r, "review")] if c),
            0,
        )
        if not action:
            return
        action = self._told_beside(table, reading, action, told_by_judge) or action
        for column in range(1, table.columns + 1):
            owns = "responsible" not in told and self._may_own(reading, column, behind=column > action)
            noted = "status" not in told and column > action and self._roles_in(reading, column) == ("comment",)
            noted = noted and not self._is_aimed(reading, column, teller.words)
            if column in known and not owns and not noted:
                continue
            texts = _texts_in(table, reading, column)
            role = _role(texts, teller, before=column < action)
            if noted:  # "Update": remarks of which most tell a state
                role = "status" if _tell_states(texts, teller.words) else None
            if owns and role != "responsible":
                continue  # only a column of names is none of states, days or actions, whatever its head says
            if role == "deadline" and column < action and any(heads.get(column) for heads in reading.heads.values()):
                role = "start"  # "Meeting": when it was agreed
            if role is not None and role not in told and role != "number":
                told.add(role)
                self._name(table, reading, {column: (role,)})

    def _may_own(self, reading: TableReading, column: int, *, behind: bool) -> bool:
        """Whether the head of a column leaves room for names below it: one of states, of actions `behind` others, or one that asks by
        whom as well as by when: "Action | By | Progress".
        """
        roles = self._roles_in(reading, column)
        heads = {key(by_column.get(column, "")) for by_column in reading.heads.values()}
        either = roles == ("deadline",) and not heads.isdisjoint(self.words.cue["who_or_when"])
        return either or roles == ("status",) or (behind and roles == ("action",))

    @staticmethod
    def _is_aimed(reading: TableReading, column: int, vocabulary: Words) -> bool:
        """Whether a column is headed by what an action is to bring about: "Activity | Result | Responsible", "Responsible | Indicator"."""
        owners = [c for by_column in reading.roles.values() for c, told in by_column.items() if "responsible" in told]
        heads = [key(by_column.get(column, "")) for by_column in reading.heads.values()]
        if any(head in vocabulary.cue["indicator"] for head in heads):
            return True
        return any(column < owner for owner in owners) and any(head in vocabulary.cue["aimed"] for head in heads)

    @staticmethod
    def _drop_empty(table: Table, reading: TableReading) -> None:
        """Takes its role from a column of states that is empty, as one is whose cells are only coloured."""
        body = [c for row in table.rows for c in row.cells if c.row not in reading.head_rows and c.text.strip()]
        filled = {cell.column for cell in body}
        for number, by_column in reading.roles.items():
            reading.roles[number] = {c: r for c, r in by_column.items() if r != ("status",) or c in filled or not body}

    def _told_beside(
        self, table: Table, reading: TableReading, action: int, told_by_judge: dict[int, float]
    ) -> int | None:
        """The column of earlier actions, where the one whose head says "Follow up" holds how far they are; None elsewhere, as where
        the judge holds what it says for actions, some of them done.
        """
        heads = " ".join(key(by_column.get(action, "")) for by_column in reading.heads.values())
        follows = any(f" {entry} " in f" {heads} " for entry in self.words.cue["follow_up"])
        if not follows or "status" in reading.told:
            return None
        body = [row for row in table.rows if row.cells and row.cells[0].row not in reading.head_rows]
        texts = _texts_in(table, reading, action)
        states = [text for text in texts if find_status(text, self.words, within=_NEAR_START) is not None]
        before = [c for c in range(action - 1, 0, -1) if not set(self._roles_in(reading, c)) - {"item", "discussion"}]
        if len(texts) < _LEAST_ROWS or len(states) < _MOST * len(texts) or not before:
            return None
        if told_by_judge.get(action, 0.0) >= _SURELY and told_by_judge.get(before[0], 0.0) < _HARDLY:
            return None
        for row in body:
            roles_here = reading.roles.get(row.cells[0].row, {})
            reading.roles[row.cells[0].row] = {**roles_here, before[0]: ("action",), action: ("status",)}
        reading.review = True
        return before[0]

    @staticmethod
    def _roles_in(reading: TableReading, column: int) -> tuple[str, ...]:
        return next((roles[column] for roles in reading.roles.values() if column in roles), ())

    def _read(self, table: Table, reading: TableReading, layout: Layout, found: Findings, teller: Teller) -> None:
        cells = {
            column: {
                row.cells[0].row: fold(cell.text)
                for row in table.rows
                for cell in row.cells
                if cell.column == column and cell.text.strip() and row.cells[0].row not in reading.head_rows
            }
            for column in range(1, table.columns + 1)
        }
        likely = {
            column: {row for row in texts if self._is_action(layout, found, table.number, row, column, teller)}
            for column, texts in cells.items()
        }
        action = max(likely, key=lambda column: (len(likely[column]), -column), default=None)
        if action is None or len(likely[action]) < _LEAST_ROWS:
            return
        head = self._head_row(cells, likely[action], action)
        filled = {row: text for row, text in cells[action].items() if row != head}
        if len(likely[action]) < _MOST * len(filled):
            return
        roles: dict[int, tuple[str, ...]] = {action: ("action",)}
        for column, texts in cells.items():
            body = [text for row, text in texts.items() if row != head]
            role = _role(body, teller, before=column < action) if column != action else None
            if role is not None and (role,) not in roles.values():
                roles[column] = (role,)
        if head is not None:
            reading.head_rows.add(head)
            reading.heads[head] = {column: texts[head] for column, texts in cells.items() if head in texts}
        reading.purpose = "actions"
        for row in table.rows:
            if row.cells:
                told = reading.roles.get(row.cells[0].row, {})
                reading.roles[row.cells[0].row] = {**{c: r for c, r in told.items() if c != action}, **roles}

    def _is_action(self, layout: Layout, found: Findings, table: int, row: int, column: int, teller: Teller) -> bool:
        """Whether the judge holds something in a cell for an action, or each of its entries ends with who or when."""
        inside = layout.in_cell(table, row, column)
        if any(j.either >= self.likely for passage in inside for j in found.judged.get(passage.index, ())):
            return True
        texts = [layout.text_of(passage) for passage in inside]
        return bool(texts) and all(
            len(text.split()) <= _SHORT_ENTRY
            and teller.mixed_kind(text) == "text"
            and any(piece.kind in ("who", "when") for piece in tail_pieces(text, teller))
            for text in texts
        )

    @staticmethod
    def _head_row(cells: dict[int, dict[int, str]], likely: set[int], action: int) -> int | None:
        """The first row, where it is no action and all its cells are short."""
        rows = sorted({row for texts in cells.values() for row in texts})
        if len(rows) < 2 or rows[0] in likely:
            return None
        first = [texts[rows[0]] for texts in cells.values() if rows[0] in texts]
        return rows[0] if len(first) > 1 and all(len(text.split()) <= 5 for text in first) else None


def _texts_in(table: Table, reading: TableReading, column: int) -> list[str]:
    """The texts of the filled cells of a column below the heads."""
    cells = (cell for row in table.rows for cell in row.cells if cell.column == column)
    return [fold(cell.text) for cell in cells if cell.row not in reading.head_rows and cell.text.strip()]


def _is_talked(table: Table, reading: TableReading, column: int) -> bool:
    """Whether half of the cells of a column or more are of several sentences."""
    body = [c for row in table.rows for c in row.cells if c.column == column and c.row not in reading.head_rows]
    told = [len(list(sentences(cell.text))) > 1 for cell in body if cell.text.strip()]
    return sum(told) * 2 >= len(told)


def _likeliest(inside: Iterable[Passage], found: Findings) -> float | None:
    """What the judge gives the likeliest candidate in the passages of a cell; None where it says nothing."""
    return max((j.either for passage in inside for j in found.judged.get(passage.index, ())), default=None)


def _action_cells(table: Table, reading: TableReading, layout: Layout) -> Iterator[tuple[Row, list[Passage]]]:
    """The rows below the heads that have a column of actions, new or earlier ones, each with the passages there."""
    for row in table.rows:
        number = row.cells[0].row if row.cells else 0
        column = reading.column_of(number, "action") or reading.column_of(number, "review")
        if number not in reading.head_rows and column is not None:
            yield row, list(layout.in_cell(table.number, number, column))


def _role(texts: list[str], teller: Teller, *, before: bool) -> str | None:
    """What most cells of a column hold: who, when, how far, numbers (before the actions); None where they hold text."""
    texts = [text for text in texts if not teller.words.is_empty(text)]
    if not texts or sum(len(text) for text in texts) / len(texts) > _LONGEST:
        return None
    numbers = [text for text in texts if _NUMBER.fullmatch(text) and not _WRITTEN_DAY.fullmatch(text)]
    if before and len(numbers) >= _MOST * len(texts):
        return "number"
    stated = not before or any(opens_with_state(text, teller.words) for text in texts)
    kinds = Counter(kind for text in texts for kind in [teller.mixed_kind(text)] if stated or kind != "state")
    kind, count = max(((k, n) for k, n in kinds.items() if k != "text"), key=lambda pair: pair[1], default=("text", 0))
    if count >= _MOST * len(texts):
        return _ROLES[kind]
    named = sum(any(teller.kind(part) == "who" for part in _PARTS.split(text) if part.strip()) for text in texts)
    if not before and named >= _MOST * len(texts) and sum(len(text.split()) for text in texts) <= _FEW * len(texts):
        return "responsible"
    if not stated:
        return None  # "210 shelters damaged" is what is to be mended
    likely = sum(find_status(text, teller.words, within=_NEAR_START) is not None for text in texts)
    return "status" if likely >= _MOST * len(texts) else None


def _tell_states(texts: list[str], vocabulary: Words) -> bool:
    return sum(find_status(text, vocabulary) is not None for text in texts) >= max(_MOST * len(texts), _LEAST_ROWS)


def create_columns(nlp: Language, name: str, likely: float) -> Columns:
    """The component, made by spaCy from the config; `likely` is the probability from which a cell counts as an action."""
    return Columns(words(), likely=likely)


Language.factory("minutes_columns", default_config={"likely": 0.4}, func=create_columns)
