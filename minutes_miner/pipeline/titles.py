"""The sections of minutes: which words are titles, whatever they look like.

Every passage may open with a title: a heading, a bold or upper-case line, a number and a few words, a run-in lead
("**Gritting** The lorry ..."), a short line above a paragraph, the first cell of a row. One alone proves nothing. What
proves it is a *series*: several of one look, or numbered one after the other, that reach over the document with text
below each. The best series are the sections; the rest is emphasis, lists and furniture.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from minutes_miner.document import Table
from minutes_miner.link.attendance import promise
from minutes_miner.link.fields import is_name
from minutes_miner.link.kinds import fold_words, is_organisational, known
from minutes_miner.pipeline.findings import TableReading, Title
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.states import find_status
from minutes_miner.pipeline.words import Words

_MOST_WORDS = 14
_LEAD_WORDS = 9  # of a lead that no look sets apart from its sentence
_TOLD = 12  # words of a cell in which something is told, and not only named
_STATE = 3  # words in which a report tells the state that it opens with
_BELOW = 25  # characters that must stand below a title
_STRENGTH = {"heading": 3.0, "bold": 2.4, "bold lead": 2.4, "item": 2.2, "row": 2.2, "capitals": 2.0, "capitals lead": 1.8,
             "ones": 1.6, "colon lead": 1.4, "line": 1.0, "first line": 1.0, "lead": 0.6}  # fmt: skip
_ALONE = {"heading": 2, "bold": 2, "bold lead": 2, "item": 2, "row": 3, "capitals": 2, "capitals lead": 3,
          "ones": 3, "colon lead": 4, "line": 4, "first line": 4}  # how many of a look without numbers make a series; none of the others do  # fmt: skip
_CODE = re.compile(r"(?P<code>(?:[A-Z]{1,8}[./-])?\d{1,4}(?:[./-]\d{1,4}){0,3})(?:[.):/]*(?=\s)|[.):]+)[\s.):–—-]*")
_ROMAN = re.compile(r"(?P<code>[IVX]{1,5}|[A-Z])(?:[.):/]|\s[-–])+\s*(?=\S)")
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11,
           "xii": 12, "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18}  # fmt: skip
_LEAD_END = re.compile(r"(?<=[^\s.])(?:\.(?=\s)|\s*[:：](?!\d)|\s[-–—]\s)")
_COLON_LEAD = re.compile(
    r"(?=[A-ZÀ-Þ\u0620-\u064a])(?P<lead>[^\n:.;!?]{3,60}?)\s*[:：]\s+(?=[A-ZÀ-Þ\u0620-\u064a“\"(])"
)
_LEAST_TOLD = 12  # words behind a title and a colon
_CAPITALS_LEAD = re.compile(r"[^\Wa-zß-ÿ\d_][^a-zß-ÿ\n:.–]{2,60}?(?=\s*[:.](?:\s|$)|\s[–—-]\s|\n)")


@dataclass(slots=True)
class _Candidate:
    title: Title
    look: str
    level: int = 0
    values: tuple[tuple[str, tuple[int, ...]], ...] = ()  # by scheme: "i." is both a letter and a Roman number
    text_below: bool = True
    label: str | None = None
    opens: int = 0  # where the passage begins, its number included

    @property
    def weight(self) -> float:
        return _STRENGTH[self.look] * (1.0 if self.text_below else 0.25)


@dataclass(slots=True)
class _Series:
    members: list[_Candidate] = field(default_factory=list)
    numbered: bool = False
    dotted: bool = False  # 2.1: the series above it, if there is one, is the better

    def score(self, length: int) -> float:
        """How likely these are the sections: by their look, their reach over the text, their number."""
        if not self.members:
            return 0.0
        below = sum(c.text_below for c in self.members) / len(self.members)
        reach = (self.members[-1].title.start - self.members[0].title.start) / max(length, 1)
        look = sum(_STRENGTH[c.look] for c in self.members) / len(self.members)
        dotted = 1.0 * self.dotted
        return (0.4 + 0.6 * below) * (
            look
            + 2.5 * min(reach / 0.5, 1.0)
            + 0.12 * min(len(self.members), 10)
            + 1.5 * (self.numbered and len(self.members) > 2)
        ) - dotted


class Titles:
    """Finds the titles of the sections of one document."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        nouns = "|".join(re.escape(word) for word in vocabulary.section_words)
        self._word = re.compile(rf"(?:{nouns})\s*(?:no\.?|n[°º]|#)?\s*(?=[\dIVX])", re.IGNORECASE)
        self._ordinal = re.compile(
            rf"(?P<code>{'|'.join(re.escape(w) for w in vocabulary.ordinals)})\s*[:：.،)–-]\s*(?=\S)", re.IGNORECASE
        )

    def find(self, layout: Layout, tables: dict[int, TableReading], opening: int) -> list[Title]:
        """The titles in reading order; `opening` is the first passage after the head, as far as that is known."""
        listed = self._listed(layout) | self._reviewed(layout)
        candidates = [c for c in self._candidates(layout, tables) if c.title.passage not in listed]
        length = len(layout.text)
        numbered = list(self._numbered(layout, candidates))
        bound = {id(c) for s in numbered for c in s.members}
        series = [*numbered, *self._alike(layout, [c for c in candidates if id(c) not in bound], opening)]
        best = max(series, key=lambda s: s.score(length), default=None)
        if best is None or best.score(length) < 2.6:
            return []
        titles = {c.title.passage: c.title for c in best.members}
        if best.numbered:
            titles |= {t.passage: t for t in self._below(best, candidates) if t.passage not in titles}
        return sorted(titles.values(), key=lambda title: title.start)

    def _listed(self, layout: Layout) -> set[int]:
        """The numbered passages below a label of attendance that are each surely somebody: "1. Ann Lee – UNHCR"."""
        listed: set[int] = set()
        below = False
        for passage in layout.passages:
            text = layout.text_of(passage)
            if passage.marker is None and not text[:1].isdigit():
                below = self.words.label.find(text.strip(" :;.*"), fuzzy=False) in ("attendance", "apologies")
            elif below:
                count, sure, _ = promise(text)
                below = count > 0 and sure == count
                listed |= {passage.index} if below else set()
        return listed

    def _reviewed(self, layout: Layout) -> set[int]:
        """The numbered passages below a label of review that each have their state below them: "1. Stove guidance", "o Done."."""
        runs: list[set[int]] = []
        below = False
        # the number before the label, by scheme: what counts on from it is a section
        last: dict[str, tuple[int, ...]] = {}
        for passage, after in itertools.pairwise(layout.passages):
            text = layout.text[passage.start : passage.end]
            values = dict(self._number(passage, text)[1])
            if self.words.label.find(fold(text).strip(" :;.*"), fuzzy=False) == "review":
                below = not values  # else what has the next number is the next section
                runs.append(set())
            elif below and values:
                following = layout.text[after.start : after.end]
                state = find_status(following, self.words, within=_STATE)
                counts_on = any(numbers == _next(last.get(scheme, ())) for scheme, numbers in values.items())
                below = state is not None and not counts_on and not self._number(after, following)[1]
                runs[-1] |= {passage.index} if below else set()
            elif values:
                last = values
        return {index for run in runs if len(run) > 1 for index in run}

    # candidates

    def _candidates(self, layout: Layout, tables: dict[int, TableReading]) -> Iterator[_Candidate]:
        in_tables: dict[int, list[_Candidate]] = {
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

    def _opens(self, layout: Layout, passage: Passage, *, look: str | None = None) -> _Candidate | None:
        """The title that a passage opens with, if any; `look` where its place in a table says what it is."""
        raw = layout.text[passage.start : passage.end]
        if not raw.strip() or passage.struck:
            return None
        number, values, skipped = self._number(passage, raw)
        body = raw[skipped:]
        start = passage.start + skipped + len(body) - len(body.lstrip())
        text = fold(body)
        if not re.search(r"[^\W\d_]", text):
            return None
        whole = len(text.split()) <= _MOST_WORDS and not text.endswith((";", ","))
        found_look, end = look, passage.end
        if whole and (passage.kind == "heading" or passage.bold or _in_capitals(text)) and not _is_sentence(text):
            loud = layout.document.format == "txt" and _in_capitals(text)  # there a heading is the reader's guess
            own = "bold" if passage.bold else "capitals" if loud or passage.kind != "heading" else "heading"
            found_look = "heading" if passage.kind == "heading" and not loud else own
        else:
            lead = self._lead(layout, passage, start, numbered=bool(values))
            if lead is not None and (lead[0] != "lead" or not whole or look or text.count(".") > 0):
                found_look, end = lead
                whole = False
            elif not whole or (_is_sentence(text) and not look) or (passage.kind == "list_item" and not values):
                return None
            elif text.endswith(".") and not look and not values:
                return None  # "No complaints received."
            else:
                found_look = look or "line"
        title = _clean(layout.text[start:end])
        if not title or (found_look in ("line", "first line", "lead") and not _is_plausible(title, bool(values))):
            return None
        label = self.words.label.find(title, fuzzy=False)
        return _Candidate(
            Title(passage.index, start, end, number, title, whole),
            found_look or "line",
            passage.level,
            values,
            label=label,
            opens=start if passage.marker else passage.start,
        )

    def _number(self, passage: Passage, raw: str) -> tuple[str | None, tuple[tuple[str, tuple[int, ...]], ...], int]:
        """The number that a passage opens with, its values by scheme, and how many characters it takes."""
        marker = (passage.marker or "").strip("[]() .:-–/")
        if marker and re.search(r"\w", marker) and marker not in ("o", "x", "X"):
            return marker, values_of(marker), 0
        stripped = raw.lstrip()
        lead = len(raw) - len(stripped)
        word = self._word.match(stripped)
        at = word.end() if word else 0
        for pattern in (_CODE, _ROMAN):
            match = pattern.match(stripped, at)
            if match and (word or not self._is_date(match["code"], stripped[match.end() :])):
                return match["code"], values_of(match["code"]), lead + match.end()
        ordinal = self._ordinal.match(stripped)
        if ordinal:
            number = self.words.ordinals[ordinal["code"].casefold()]
            return ordinal["code"], (("ordinal", (number,)),), lead + ordinal.end()
        return None, (), 0

    def _is_date(self, code: str, rest: str) -> bool:
        """ "12 May", "14.30 to 16.00", "3.5 % of": a number that is none of a section."""
        if not code[:1].isdigit() and not re.search(r"\d", code):
            return False
        if code.isdigit() and self.words.month.match(re.sub(r"^[\s./-]*(?:of\s|de\s)?", "", rest)):
            return True
        return bool(re.match(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$", code)) or not re.match(r"\s*[^\W\d_\"'“«(¿¡]", rest)

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
        if colon and len(colon["lead"].split()) <= _LEAD_WORDS - 2 and len(body[colon.end() :].split()) >= _LEAST_TOLD:
            return "colon lead", start + colon.end("lead")
        stop = _LEAD_END.search(body) if numbered else None
        if stop and len(body[: stop.start()].split()) <= _LEAD_WORDS and body[stop.end() :].strip():
            return "lead", start + stop.start()
        return None

    def _in_table(self, layout: Layout, table: Table, reading: TableReading) -> Iterator[_Candidate]:
        """The titles of the rows of a table of discussion; tables of people, labels or old actions have none."""
        if reading.purpose == "attendance" or reading.review:
            return
        for row in table.rows:
            cells = [(cell.column, layout.in_cell(table.number, cell.row, cell.column)) for cell in row.cells]
            filled = {column: passages for column, passages in cells if passages}
            if filled and row.cells[0].row not in reading.head_rows:
                opened = self._in_row(layout, row.cells[0].row, filled, table, reading)
                if opened is None or self.words.is_empty(opened.title.text):
                    continue
                if opened.values or reading.purpose != "head":  # rows of labels and values have no titles
                    yield opened

    def _in_row(
        self, layout: Layout, row: int, filled: dict[int, list[Passage]], table: Table, reading: TableReading
    ) -> _Candidate | None:
        """The title of one row: in the column of items, behind the number, alone in its row, or opening the first cell."""
        columns = list(filled)
        roles = {role for column in columns for role in reading.roles_of(row, column)}
        head = reading.told
        tracker = bool({"deadline", "status"} & head) and "action" in head and not {"discussion", "item"} & head
        code, values = self._row_number(layout.text_of(filled[columns[0]][0]))
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
        else:
            opened = self._opens(layout, filled[columns[0]][0])
            plain = "first line" if len(filled[columns[0]]) > 1 and not tracker else ""
        if opened is not None and opened.look in ("line", "first line", "lead") and not opened.values:
            if not plain:
                return None
            opened.look = plain
        if opened is not None and code and not opened.values:
            opened = _numbered_as(opened, code, values)
        return opened

    def _row_number(self, text: str) -> tuple[str | None, tuple[tuple[str, tuple[int, ...]], ...]]:
        """The number of a row whose first cell is nothing else."""
        code = text.strip("[]() .:-–")
        if (
            not code
            or len(code) > 14
            or not re.fullmatch(r"(?:[A-Z]{1,8}[./ -])*\d{1,4}(?:[./-]\d{1,4}){0,3}|[A-Z]|[IVX]+", code)
        ):
            return None, ()
        return code, values_of(code)

    # series

    def _numbered(self, layout: Layout, candidates: Sequence[_Candidate]) -> Iterator[_Series]:
        """For each scheme of numbers, the heaviest chain in which each is one above the one before."""
        by_scheme: dict[str, list[tuple[tuple[int, ...], _Candidate]]] = {}
        for candidate in candidates:
            for scheme, numbers in candidate.values:
                by_scheme.setdefault(scheme, []).append((numbers, candidate))
        for scheme, numbered in by_scheme.items():
            _mark_text_below([candidate for _, candidate in numbered], len(layout.text))
            chain = _chain(numbered)
            plain = all(c.look in ("line", "first line", "lead") for c in chain)
            if len(chain) >= (3 if plain else 2):
                yield _Series(chain, numbered=True, dotted="#.#" in scheme)

    def _alike(self, layout: Layout, candidates: Sequence[_Candidate], opening: int) -> Iterator[_Series]:
        """Titles without numbers: those of one look, and of one level where they are headings."""
        looks: dict[tuple[str, int], list[_Candidate]] = {}
        for candidate in candidates:
            if candidate.title.passage < opening or candidate.label in _PARTS:
                continue
            if candidate.values and candidate.look in ("line", "first line"):
                if candidate.values != _FIRST_OF_ALL:
                    continue
                candidate.look = "ones"  # Markdown and lists that begin anew count nothing
            if candidate.look == "colon lead" and _names_somebody(candidate.title.text):
                continue
            looks.setdefault(_family(candidate), []).append(candidate)
        for (look, _), members in looks.items():
            _mark_text_below(members, len(layout.text))
            kept = [c for c in members if c.text_below or c.look in ("heading", "item")]
            if (look == "ones" and len(kept) < len(members)) or (
                look == "colon lead" and (_repeat(kept) or self._are_given_names(layout, kept))
            ):
                continue  # a plain list; names of those who speak
            if look not in _ALONE or len(kept) < _ALONE[look]:
                continue
            for candidate in kept:
                if candidate.values:
                    candidate.title = _with_number(layout, candidate)
            yield _Series(kept)

    def _are_given_names(self, layout: Layout, members: Sequence[_Candidate]) -> bool:
        """Whether most titles are one capitalised word that nobody knows, nor writes small: "Maria: ...", "Ahmed: ..."."""
        titles = [candidate.title.text for candidate in members]
        unknown = [
            title
            for title in titles
            if " " not in title
            and is_name(title)
            and not self.words.label.find(title, fuzzy=False)
            and not is_organisational(title)
            and fold_words(title) not in known("theme", "words")
            and not re.search(rf"\b{re.escape(title.lower())}\b", layout.text)
        ]
        return 2 * len(unknown) > len(titles)

    def _below(self, series: _Series, candidates: Sequence[_Candidate]) -> Iterator[Title]:
        """Titles numbered under those of a series: 2.1 and 2.2 under 2, where they stand alone on their line."""
        above = {values[:1] for c in series.members for _, values in c.values if len(values) == 1}
        for candidate in candidates:
            if not candidate.title.whole or candidate.look not in ("heading", "bold", "capitals"):
                continue
            for _, numbers in candidate.values:
                if len(numbers) == 2 and numbers[:1] in above and numbers[1] > 0:
                    yield candidate.title._replace(depth=1)


def _family(candidate: _Candidate) -> tuple[str, int]:
    """The look by which titles without numbers are held together: bold lines and bold leads are one."""
    bold = candidate.look in ("bold", "bold lead") or (candidate.look == "heading" and candidate.level == _BY_LOOK)
    if bold:
        return "bold", 0
    if candidate.look in ("line", "first line"):
        return "line", 0
    return candidate.look, candidate.level if candidate.look == "heading" else 0


def _names_somebody(title: str) -> bool:
    """Whether a title is who speaks: "UNHCR: ...", "Ann Lee: ..."."""
    count, sure, _ = promise(title)
    return count > 0 and sure == count


def _repeat(members: Sequence[_Candidate]) -> bool:
    """Whether one title stands twice."""
    return len({candidate.title.text for candidate in members}) < len(members)


_FIRST_OF_ALL = (("#", (1,)),)
_BY_LOOK = 9  # level of a heading that the reader of DOCX took by its looks, without a style
_PARTS = frozenset(
    {"attendance", "apologies", "agenda", "actions", "decisions", "next_meeting", "ignore", "date", "time", "place", "chair", "group", "title",
     "number", "date_time", "date_place", "discussion"}
)  # fmt: skip


def _numbered_as(candidate: _Candidate, code: str, values: tuple[tuple[str, tuple[int, ...]], ...]) -> _Candidate:
    candidate.title = candidate.title._replace(number=code)
    candidate.values = values
    return candidate


def _with_number(layout: Layout, candidate: _Candidate) -> Title:
    """The title as it stands, where its number is none of a series: "16 Days of Activism"."""
    title = candidate.title
    return title._replace(start=candidate.opens, number=None, text=_clean(layout.text[candidate.opens : title.end]))


def _mark_text_below(members: Sequence[_Candidate], end: int) -> None:
    """Whether text stands between a title and the next of its kind; the last of them takes what follows."""
    for this, after in itertools.pairwise(members):
        this.text_below = not this.title.whole or after.title.start - this.title.end > _BELOW
    for last in members[-1:]:
        last.text_below = not last.title.whole or end - last.title.end > _BELOW


def _chain(scheme: Sequence[tuple[tuple[int, ...], _Candidate]]) -> list[_Candidate]:
    """The heaviest chain of numbers that go up by one in one place ("17/113", "17/114"); one may be missing."""
    best: dict[tuple[int, ...], int] = {}
    weights: list[float] = []
    before: list[int | None] = []
    for at, (numbers, candidate) in enumerate(scheme):
        options = [
            (weights[best[earlier]] - 0.6 * (step - 1), best[earlier])
            for place in range(len(numbers))
            for step in (1, 2)
            if (earlier := (*numbers[:place], numbers[place] - step, *numbers[place + 1 :])) in best
        ]
        weight, link = max(options, default=(0.0, None))
        weights.append(candidate.weight + weight)
        before.append(link)
        if numbers not in best or weights[at] > weights[best[numbers]]:
            best[numbers] = at
    if not weights:
        return []
    here: int | None = max(range(len(weights)), key=lambda n: (weights[n], -n))
    chain: list[_Candidate] = []
    while here is not None:
        chain.append(scheme[here][1])
        here = before[here]
    return chain[::-1]


def _next(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The number that counts on: 2.2 for 2.1; empty for none."""
    return (*numbers[:-1], numbers[-1] + 1) if numbers else ()


def values_of(code: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The readings of a number: digits as they are, letters from A, Roman numbers; a single "i" is a letter and Roman."""
    bare = code.strip("[]() .:-–/")
    if re.search(r"\d", bare):
        return ((re.sub(r"\d+", "#", bare), tuple(int(n) for n in re.findall(r"\d+", bare))),)
    readings = []
    if len(bare) == 1 and bare.isascii() and bare.isalpha():
        readings.append(("letter", (ord(bare.lower()) - 96,)))
    if bare.lower() in _ROMANS:
        readings.append(("roman", (_ROMANS[bare.lower()],)))
    return tuple(readings)


def _in_capitals(text: str) -> bool:
    letters = [ch for ch in text if ch.isalpha() and ch.lower() != ch.upper()]
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


def _clean(title: str) -> str:
    return fold(title).strip(" .:;*_=\t-–—|>/")


def sections_of(layout: Layout, titles: Iterable[Title]) -> list[str | None]:
    """For each passage the title of the section that it stands in; None before the first."""
    opened = {title.passage: title.text for title in titles}
    sections: list[str | None] = []
    current: str | None = None
    for passage in layout.passages:
        current = opened.get(passage.index, current)
        sections.append(current)
    return sections


__all__ = ["Title", "Titles", "sections_of", "values_of"]
