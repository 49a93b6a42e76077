"""What may be a title, by its look: a heading, a line in bold or capitals, a run-in lead, a number and a few words, the cell of a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutes_miner.document import Table
from minutes_miner.pipeline.findings import TableReading, Title
from minutes_miner.pipeline.labels import find_labels
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.sentences import is_shortened
from minutes_miner.pipeline.state_lines import reports_above
from minutes_miner.pipeline.titles.numbers import Numbers, Values
from minutes_miner.pipeline.words import Words, key

STRENGTH = {"heading": 3.0, "announced": 3.0, "referred": 3.0, "bold": 2.4, "bold lead": 2.4, "item": 2.2, "row": 2.2, "capitals": 2.0, "capitals lead": 1.8,
             "ones": 1.6, "colon lead": 1.4, "short lead": 1.2, "line": 1.0, "first line": 1.0, "lead": 0.6}  # fmt: skip


_BRACKETS = re.compile(r"\([^()]*\)")
_MOST_WORDS = 14
_LEAD_WORDS = 9  # of a lead that no look sets apart from its sentence
_TOLD = 12  # words of a cell in which something is told, and not only named
_LEAD_END = re.compile(r"(?<=[^\s.])(?:(?<!\s[a-zß-ÿ])\.(?=\s)|\s*[:：](?!\d)|\s[-–—]\s)")
_COLON_LEAD = re.compile(
    r"(?=[A-ZÀ-Þ\u0620-\u064a])(?P<lead>[^\n:.;!?]{3,60}?)\s*[:：]\s+(?=[A-ZÀ-Þ\u0620-\u064a“\"(])"
)
_GROWN = 160  # characters in which a title grown together with its text ends
_LEAST_TOLD = 12  # words behind a title and a colon
_CAPITALS_LEAD = re.compile(r"[^\Wa-zß-ÿ\d_][^a-zß-ÿ\n:.–]{2,60}?(?=\s*[:.](?:\s|$)|\s[–—-]\s|\n)")


@dataclass(slots=True)
class Candidate:
    """What may be a title: its look, the level of a heading, its number, and whether text stands below it."""

    title: Title
    look: str
    level: int = 0
    values: Values = ()  # by scheme: "i." is both a letter and a Roman number
    text_below: bool = True
    label: str | None = None
    standing: bool = False  # whether agendas of all bodies have it: "Correspondence"
    heads: bool = False  # whether a list with bullets stands right below it
    opens: int = 0  # where the passage begins, its number included

    @property
    def weight(self) -> float:
        """How much its look speaks for a title, little where no text stands below it."""
        return STRENGTH[self.look] * (1.0 if self.text_below else 0.25)


class Candidates:
    """Finds the title that each passage or row may open with."""

    def __init__(self, vocabulary: Words, numbers: Numbers) -> None:
        self.words, self.numbers = vocabulary, numbers
        self._ended = re.compile(rf"(?:{'|'.join(vocabulary.pattern['ended'])})")
        self._standing = re.compile("|".join(vocabulary.pattern["standing"]))

    def find(self, layout: Layout, tables: dict[int, TableReading]) -> Iterator[Candidate]:
        """The candidates in reading order, at most one a passage or row."""
        in_tables: dict[int, list[Candidate]] = {
            number: list(self._in_table(layout, table, tables[number])) for number, table in layout.tables.items()
        }
        seen: set[int] = set()
        for passage in layout.passages:
            if passage.cell is None:
                found = self._opens(layout, passage)
                if found is not None:
                    yield found
            elif passage.cell.table not in seen:
                seen.add(passage.cell.table)
                yield from in_tables[passage.cell.table]

    def _opens(self, layout: Layout, passage: Passage, *, look: str | None = None) -> Candidate | None:
        """The title that a passage opens with, if any; `look` where its place in a table says what it is."""
        raw = layout.text[passage.start : passage.end]
        if not raw.strip() or passage.struck or reports_above(layout, passage, self.words):
            return None
        number, values, skipped = self.numbers.of_passage(passage, raw)
        body = raw[skipped:]
        start = passage.start + skipped + len(body) - len(body.lstrip())
        text = fold(body)
        if not re.search(r"[^\W\d_]", text) or self._tells_action(text) or self._tells_end(text):
            return None
        whole = len(text.split()) <= _MOST_WORDS and not text.endswith((";", ","))
        found_look, end = look, passage.end
        if whole and (passage.kind == "heading" or passage.bold or _in_capitals(text)) and not _is_sentence(text):
            loud = layout.document.format == "txt" and _in_capitals(text)  # there a heading is the reader's guess
            own = "bold" if passage.bold else "capitals" if loud or passage.kind != "heading" else "heading"
            found_look = "heading" if passage.kind == "heading" and not loud else own
        else:
            lead = self._lead(layout, passage, start, numbered=bool(values))
            empty = lead is not None and self.words.is_empty(layout.text[lead[1] : passage.end])
            if lead is not None and (lead[0] != "lead" or not whole or look or text.count(".") > 0 or empty):
                found_look, end = lead
                whole = False
            elif (
                not whole
                or (_is_sentence(text) and not (look or (values and _is_above_text(layout, passage))))
                or (passage.kind == "list_item" and not values)
            ):
                return None
            elif text.endswith(".") and not look and not values:
                return None  # "No complaints received."
            else:
                found_look = look or "line"
        title = cleaned(layout.text[start:end])
        if not title or (found_look in ("line", "first line", "lead") and not _is_plausible(title, bool(values))):
            return None
        label = self.words.label.find(title, fuzzy=False)
        return Candidate(
            Title(passage.index, start, end, number, title, whole),
            found_look or "line",
            passage.level,
            values,
            label=label,
            standing=self._standing.fullmatch(key(title)) is not None,
            heads=whole and _heads_list(layout, passage),
            opens=start if passage.marker else passage.start,
        )

    def _tells_end(self, text: str) -> bool:
        """Whether a text says when the meeting ended: "Meeting closed 12:20. Next one: 3 October"; "Closing" is a title."""
        return self._ended.match(key(text)) is not None and re.search(r"\d", text) is not None

    def _tells_action(self, text: str) -> bool:
        """Whether a text is a label of an action with what it tells: "Action: UNICEF", bold or not, "TODO Tom: ...", "Responsible: Ann Lee"."""
        name, colon, value = text.partition(":")
        if not colon or not value.strip():
            return False
        hangs = self.words.column_names.find(name, fuzzy=False) in ("responsible", "deadline", "status")
        return hangs or next(find_labels(text, self.words), ("", 0, 0))[:2] == ("actions", 0)

    def _lead(self, layout: Layout, passage: Passage, start: int, *, numbered: bool) -> tuple[str, int] | None:
        """The look and the end of a title with its text behind it in the same passage."""
        bold = layout.bold_lead(passage)
        if bold > start and bold < passage.end:
            text = fold(layout.text[start:bold])
            if text and len(text.split()) <= _MOST_WORDS:
                return "bold lead", bold
        body = layout.text[start : passage.end]
        capitals = _CAPITALS_LEAD.match(body)
        if capitals and _in_capitals(capitals[0]) and len(capitals[0].split()) <= _LEAD_WORDS:
            return "capitals lead", start + capitals.end()
        first, _, rest = body.partition("\n")
        if rest.strip() and _is_short_line(first, rest):
            return "first line", start + len(first)
        colon = None if numbered or passage.kind == "list_item" else _COLON_LEAD.match(body)
        if colon and len(colon["lead"].split()) <= _LEAD_WORDS - 2:
            told = len(body[colon.end() :].split())
            return "colon lead" if told >= _LEAST_TOLD else "short lead", start + colon.end("lead")
        stop = _lead_end(body) if numbered else None
        if stop and len(body[: stop.start()].split()) <= _LEAD_WORDS and body[stop.end() :].strip():
            return "lead", start + stop.start()
        grown = self._grown(body) if numbered else 0
        return ("lead", start + grown) if grown else None

    def _grown(self, body: str) -> int:
        """How many characters a title has that grew together with its text: "Election of Chairman It was proposed that ..."."""
        words = list(re.finditer(r"\S+", body[:_GROWN]))
        found = 0
        for before, word, after in zip(words, words[1 : _LEAD_WORDS + 1], words[2:], strict=False):
            if not before[0][-1].isalnum() or word[0][0].islower():
                continue
            opens = key(word[0]) in self.words.cue["opener"] and word[0][0].isupper() and after[0][0].islower()
            if opens and key(before[0]) not in self.words.small:
                return before.end()
            if self._standing.fullmatch(key(body[: before.end()])):
                found = before.end()
        return found

    def _in_table(self, layout: Layout, table: Table, reading: TableReading) -> Iterator[Candidate]:
        """The titles of the rows of a table of discussion; tables of people, labels or old actions have none."""
        if reading.purpose == "attendance" or reading.review:
            return
        for row in table.rows:
            cells = [(cell.column, layout.in_cell(table.number, cell.row, cell.column)) for cell in row.cells]
            filled = {column: passages for column, passages in cells if passages}
            if filled and (row.cells[0].row not in reading.head_rows or _is_numbered(filled, cells)):
                opened = self._in_row(layout, row.cells[0].row, filled, table, reading)
                if opened is None or self.words.is_empty(opened.title.text):
                    continue
                if opened.values or reading.purpose != "head":  # rows of labels and values have no titles
                    yield opened

    def _in_row(
        self, layout: Layout, row: int, filled: dict[int, list[Passage]], table: Table, reading: TableReading
    ) -> Candidate | None:
        """The title of one row: in the column of items, behind the number, alone in its row, or opening the first cell."""
        columns = list(filled)
        roles = {role for column in columns for role in reading.roles_of(row, column)}
        head = reading.told
        code, values = self.numbers.of_row(layout.text_of(filled[columns[0]][0]))
        whole = all(reading.roles_of(row, column) for column in columns[bool(code) :])
        tracker = _is_tracker(head, told=whole)
        item = reading.column_of(row, "item")
        if item in filled and {"discussion", "action"} & head:
            opened = self._opens(layout, filled[item][0])
            plain = "item"
        elif code and len(columns) > 1:
            if tracker or {"action"} & set(reading.roles_of(row, columns[1])):
                return None
            opened = self._opens(layout, filled[columns[1]][0])
            told = any(len(layout.text_of(p).split()) > _TOLD for c in columns[1:] for p in filled[c])
            plain = "row" if told or len(filled[columns[1]]) > 1 else ""
        elif len(columns) == 1 and table.columns > 1 and len(filled[columns[0]]) == 1:
            return self._opens(layout, filled[columns[0]][0])
        elif roles and set(reading.roles_of(row, columns[0])) - {"item", "discussion", "action"}:
            return None
        elif tracker and len(filled[columns[0]]) == 1:
            return None  # "3. Joint letter | NRC | Friday"
        else:
            opened = self._opens(layout, filled[columns[0]][0])
            plain = "first line" if len(filled[columns[0]]) > 1 and not tracker else ""
        if opened is not None and opened.look in ("line", "first line", "lead") and not opened.values:
            if not plain:
                return None
            opened.look = plain
        if opened is not None and plain == "item" and opened.look == "capitals":
            opened.look = plain  # "AOB" below "Fuel"
        if opened is not None and code and not opened.values:
            opened = _numbered_as(opened, code, values)
        return opened


def _lead_end(body: str) -> "re.Match[str] | None":
    """What stands between a title and its text on one line; no stop of an abbreviation: "Visit of Dr. Moor"."""
    ends = _LEAD_END.finditer(body[:_GROWN])
    return next((end for end in ends if end[0] != "." or not is_shortened(body[: end.end()])), None)


def _is_tracker(roles: set[str], *, told: bool) -> bool:
    """Whether the rows of a table are actions, and no topics: "Action | Due", "Issue | Lead | Status" where all columns are `told`, so
    that none of them has what was said; and whatever stands beside who and when: "Takeaway | Owner | Due".
    """
    named = {"action", "discussion", "item"} & roles
    owned = told and "responsible" in roles and named == {"item"}
    both = {"responsible", "deadline"} <= roles and not named
    return both or (bool({"deadline", "status"} & roles) and (owned or named == {"action"}))


def _is_numbered(filled: dict[int, list[Passage]], cells: list[tuple[int, list[Passage]]]) -> bool:
    """Whether a row of heads opens with a section of the minutes: "3. Pier" beside "Action"."""
    first = filled.get(cells[0][0])
    return (
        first is not None
        and first[0].kind == "list_item"
        and first[0].marker is not None
        and first[0].marker[0].isdigit()
    )


def _heads_list(layout: Layout, passage: Passage) -> bool:
    """Whether a line stands right above a list with bullets, and is no item of it."""
    after = layout.passages[passage.index + 1 : passage.index + 2]
    bullets = any(p.kind == "list_item" and not re.search(r"\w\w|\d", p.marker or "") for p in after)
    return bullets and passage.marker not in {p.marker for p in after}


def _is_above_text(layout: Layout, passage: Passage) -> bool:
    """Whether a paragraph without bullet or number stands right below: "1. How many of us live here now.", "In May it was 58 ..."."""
    below = layout.passages[passage.index + 1 : passage.index + 2]
    return any(p.kind == "paragraph" and p.marker is None and p.cell is None for p in below)


def _numbered_as(candidate: Candidate, code: str, values: Values) -> Candidate:
    candidate.title = candidate.title._replace(number=code)
    candidate.values = values
    return candidate


def with_number(layout: Layout, candidate: Candidate) -> Title:
    """The title as it stands, where its number is none of a series: "16 Days of Activism"."""
    title = candidate.title
    return title._replace(start=candidate.opens, number=None, text=cleaned(layout.text[candidate.opens : title.end]))


def _in_capitals(text: str) -> bool:
    """Whether all but what stands in brackets is written in capitals: "BOATS (Ben)"."""
    letters = [ch for ch in _BRACKETS.sub("", text) if ch.isalpha() and ch.lower() != ch.upper()]
    return len(letters) > 2 and all(ch.isupper() for ch in letters)


def _is_short_line(first: str, rest: str) -> bool:
    """Whether a first line was ended on purpose: few words, no stop, much shorter than the longest below it."""
    text = first.strip()
    if not text or len(text.split()) > _LEAD_WORDS or text[-1] in ".;,!)":
        return False
    longest = max(len(line) for line in rest.split("\n"))
    return len(text) < 0.62 * longest and longest > 30


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text.split()) > 6


def _is_plausible(title: str, numbered: bool) -> bool:
    """Whether plain words may be a title: not a date, an address, a sum or half a sentence."""
    words = title.split()
    if not numbered and re.search(r"->|=>|→|\d[./:]\d", title):
        return False
    if len(words) > (_LEAD_WORDS + 3 if numbered else 7) or "@" in title or "://" in title or "_" in title:
        return False
    return sum(ch.isalpha() for ch in title) >= 2 and title[-1] not in ",;"


def cleaned(title: str) -> str:
    """A title without the marks around it."""
    return fold(title).strip(" .:;*_=\t-–—|>/")
