"""The lines of the head that are neither labels nor lists: titles, and texts that may tell the day."""

import re
from collections.abc import Iterable

from minutes_miner.link.abbreviations import is_initials
from minutes_miner.link.fields import is_office, read_entry
from minutes_miner.link.kinds import TITLE
from minutes_miner.link.sheets import attendance_columns
from minutes_miner.pipeline.findings import Findings, Label
from minutes_miner.pipeline.heading.bodies import Bodies
from minutes_miner.pipeline.heading.form import LISTS, Form
from minutes_miner.pipeline.heading.held import DATE_LIKE, PROPERTY
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.words import Words, key

FARTHEST = 60  # passages in which labels of the head may stand
_OPENING = 200  # characters of a long passage that may tell the day of the meeting
_LONGEST_LINE = 25  # words of a title
_LETTERS = re.compile(r"\b[A-ZÀ-Þ]{2,}(?:[ -][A-ZÀ-Þ]{2,})*\b")
_HEAD_PASSAGES = 16  # in which the head stands


class HeadLines:
    """Reads the lines of the head."""

    def __init__(self, vocabulary: Words, form: Form, bodies: Bodies) -> None:
        self.form, self.bodies = form, bodies
        self._dated = re.compile(rf"(?:\S+\s+){{2,12}}?(?:{DATE_LIKE.pattern})")
        self._met = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['met'])})\b")

    def titles(self, layout: Layout, found: Findings) -> list[str]:
        """The first lines of the document that are no labels and no lists, one a text."""
        lines: list[str] = []
        skip = {"attendance", "apologies", "actions", "review", "decisions", "next_meeting", "agenda"}
        labelled = {label.passage: label for label in reversed(found.labels) if label.value.strip()}
        values = {
            fold(label.value) for label in found.labels if label.meaning in ("place", "date_place", "time", "date")
        }
        came = False  # those who came: behind them only stands what spells out a title, in a box beside it
        properties = True  # of a page, above its text: "cat: board"
        for passage in layout.passages[: min(_HEAD_PASSAGES, max(body_of(found), 2))]:
            if passage.cell and not self._may_name_group(layout, passage.cell.table, found):
                continue
            if lines and found.zones[passage.index] == "agenda":
                break
            if lines and came and not _is_spelled_out(layout.text_of(passage), lines):
                continue
            came = came or found.zones[passage.index] == "attendance"
            text = layout.text_of(passage)
            properties = properties and bool(PROPERTY.match(text))
            if properties:
                continue
            run = passage.index == 0 and len(text.split()) > _LONGEST_LINE
            if (found.zones[passage.index] in skip and not run) or passage.kind == "list_item":
                continue
            if passage.index in labelled:
                if text.split(":")[0].count(" ") > 1 and (
                    run or text.count(":") > 1 or len(text.split()) > _LONGEST_LINE
                ):
                    opening = self.form.opening(text)
                    lines += [opening] if 1 < len(opening.split()) <= _LONGEST_LINE else []
                continue
            own = fold(layout.text[passage.start : passage.end].strip().split("\n")[0])
            text = self.form.opening(text)
            day = self._dated.match(text)
            if day and len(text.split()) > _LONGEST_LINE:  # a title that ends with its day, and all that follows it
                text = day[0]
            if len(text.split()) > _LONGEST_LINE:  # a title and all that follows it, line by line in one paragraph
                text = own
            if own != text and self._is_whole_title(own):
                lines.append(own)  # the line below it is the place or the occasion
            if text and len(text.split()) <= _LONGEST_LINE and text not in values and not self._is_of_somebody(text):
                lines.append(text)
        return lines

    @staticmethod
    def _may_name_group(layout: Layout, table: int, found: Findings) -> bool:
        """Whether the title may stand in a table: none of agenda, actions or talk, and no sheet of who came from where."""
        rows = layout.tables[table].rows
        heads = attendance_columns([cell.text for cell in rows[0].cells]) if rows else None
        return found.tables[table].purpose in ("head", "other") and "agency" not in (heads or {}).values()

    def texts(self, layout: Layout, found: Findings) -> Iterable[str]:
        """The texts of the head that may tell when and where the group met; of long ones their opening."""
        skip = {"attendance", "apologies", "actions", "review", "decisions", "next_meeting"}
        for passage in layout.passages[: min(_HEAD_PASSAGES, max(body_of(found), 1))]:
            text = layout.text_of(passage)
            run = passage.index == 0 and len(text.split()) > _LONGEST_LINE
            if _is_of_rows(passage, found) or (found.zones[passage.index] in skip and not run):
                continue
            if len(text.split()) > 45:  # a paragraph that begins with when the group met
                opening = self.form.opening(text)
                if len(opening.split()) <= _LONGEST_LINE:
                    yield opening
                    yield self.form.opening(text, to=LISTS)[:_OPENING]
                    continue
                text = re.split(r"(?<=[^\W\d_]{3})[.]\s", text, maxsplit=1)[0]
                if not self._met.search(key(text)):
                    continue
                text = text[:_OPENING]
            yield text.replace("_", " ")  # "minutes_04.03.2024"

    def _is_whole_title(self, line: str) -> bool:
        """Whether a line by itself names a body, its last word the noun."""
        name = self.bodies.named_in(line)[0] if 1 < len(line.split()) <= _LONGEST_LINE else None
        return name is not None and self.bodies.ends_with_noun(name)

    def _is_of_somebody(self, line: str) -> bool:
        """Whether a line is an agency with its person, or a person with the agency: an entry of a list and no title."""
        entry = read_entry(line) if 1 < len(line.split()) <= 12 else None
        if entry is not None and [f.kind for f in entry.told()] == ["person", "role"]:
            role = entry.told()[
                1
            ].text  # "Ann Lee – Inter-agency Coordination Associate", but "Old Pier Trust – Board of Directors"
            return is_office(role) and not self.bodies.is_generic(role)
        if entry is None or not entry.has("agency") or len(entry.told()) < 2:
            return False
        return any(f.kind == "person" and TITLE.match(f.text) for f in entry.fields)


def _is_of_rows(passage: Passage, found: Findings) -> bool:
    """Whether a passage stands in a row of an agenda, of actions or of a register: a day there is that of an item ("Due", "Raised on")."""
    cell = passage.cell
    if cell is None:
        return False
    table = found.tables[cell.table]
    return table.purpose == "agenda" or (
        table.purpose in ("actions", "register") and bool(table.roles_of(cell.row, cell.column))
    )


def is_of_head(label: Label, found: Findings) -> bool:
    """Labels of the head stand before the discussion: "Date:" in an action table is another date."""
    return label.passage < min(body_of(found), FARTHEST)


def body_of(found: Findings) -> int:
    """Where the discussion begins: at the first section, at the second where nothing of the head stands before the first."""
    starts = [title.passage for title in found.titles[:2]]
    if not starts:
        return FARTHEST
    before = any(label.passage < starts[0] for label in found.labels)
    return starts[0] if before or len(starts) == 1 else starts[1]


def _is_spelled_out(text: str, titles: Iterable[str]) -> bool:
    """Whether letters of the titles are those with which the words of a text begin: "CP SWG", "Child Protection Sub-Working Group"."""
    letters = (match[0] for title in titles for match in _LETTERS.finditer(title))
    return any(is_initials(re.sub(r"[\s-]", "", one), text) for one in letters)
