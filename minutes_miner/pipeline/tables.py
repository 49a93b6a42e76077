"""Reading a table's heads: which column holds actions, who, when, how far; and what the table is about."""

import re
from collections.abc import Iterable
from dataclasses import replace

from minutes_miner.document import Table
from minutes_miner.link.sheets import ASIDE
from minutes_miner.pipeline.findings import TableReading
from minutes_miner.pipeline.layout import Layout, fold
from minutes_miner.pipeline.words import Words, key

_LEAST_BROKEN = 5  # letters of a word that may be broken
_JOINTS = re.compile(r"\s*(?:/|&|,|;|\+|\band\b|\bet\b|\by\b|\be\b)\s*", re.IGNORECASE)
_AGENCY = re.compile(r"\bWHO\b")
_MARK = re.compile(r"[xX×✗✘✓✔√●•■*]{1,3}")
_CLOCK = re.compile(r"\d{1,2}\s?(?:[:.hH]\s?\d\d(?![./]?\d)|[hH]\b|[ap]m)", re.IGNORECASE)
_INITIALS = re.compile(r"[A-ZÀ-Þ]{2,3}")
_WORDS = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}")
_LONGEST_HEAD = 70
_LONGEST_PHRASE = 7  # words: a head that only contains a known word is no sentence
# When no part of a head is a name by itself, the longest known words in it decide; among equals the first meaning here.
_PRIORITY = (
    "ignore", "review", "presenter", "responsible", "deadline", "status", "action", "start", "number", "discussion", "item", "comment",
)  # fmt: skip
_LETTERED = (("responsible", "letter_who"), ("deadline", "letter_when"))
_PERSON_ROLES = {"name", "role", "email", "phone", "signature", "present"}


def column_roles(head: str, words: Words) -> tuple[str, ...]:
    """The roles of a column by its head: ("action",), ("status", "deadline") for "Status / Deadline", () if unknown.

    What is to be done "by" stands for who is to do it: "Action to be taken by".
    """
    text = fold(head).strip(" :*.")
    if not text.isupper():
        text = _AGENCY.sub("", text).strip()  # no "who" in mixed letters
    if not text or len(text) > _LONGEST_HEAD:
        return ()
    whole = words.column_names.find(text)
    if whole:
        return (whole,)
    aside = ASIDE.search(text)
    if aside and not _role_inside(aside[0], words) and (bare := words.column_names.find(ASIDE.sub("", text))):
        return (bare,)  # "Name (Shri/Smt)"
    split = [part for part in _JOINTS.split(text) if part]
    parts = [words.column_names.find(part) for part in split]
    if len(parts) > 1 and any(parts):
        parts = [role or _role_inside(part, words) for role, part in zip(parts, split, strict=True)]
        if {"discussion", "responsible"} == set(
            parts
        ):  # "Discussion / action by whom": the talk with what is to be done
            parts = [
                "action" if "action" in key(part).split() else role for role, part in zip(parts, split, strict=True)
            ]
        return tuple(dict.fromkeys(role for role in parts if role))
    if len(text.split()) > _LONGEST_PHRASE:
        return ()
    inside = _role_inside(text, words)
    if inside == "action" and words.ends_with_by.search(text):
        return ("responsible",)
    return (inside,) if inside else _roles_of_broken(text, words)


def _role_inside(text: str, words: Words) -> str | None:
    """The role of the longest known words that stand somewhere in a head."""
    padded = f" {key(text).replace('/', ' ')} "
    inside = [
        (-len(entry), at, role)
        for at, role in enumerate(_PRIORITY)
        for entry in words.column.get(role, ())
        if f" {entry} " in padded and entry not in words.cue["asking"]
    ]
    return min(inside)[2] if inside else None


def _roles_of_broken(text: str, words: Words) -> tuple[str, ...]:
    """The role of a head in which a narrow cell broke a word: "Respo nsible"."""
    parts = key(text).split()
    for size in (2, 3):
        for at in range(len(parts) - size + 1):
            whole = "".join(parts[at : at + size])
            for role in _PRIORITY if len(whole) >= _LEAST_BROKEN else ():
                if whole in words.column.get(role, ()):
                    return (role,)
    return ()


def read_table(table: Table, words: Words, *, before: TableReading | None, before_columns: int) -> TableReading:
    """The reading of one table. A table without heads and with as many columns as the one before goes on with it."""
    reading = TableReading(table.number, marks=_marks(table, words))
    current: dict[int, tuple[str, ...]] = {}
    for at, row in enumerate(table.rows):
        cells = {cell.column: fold(cell.text) for cell in row.cells}
        number = row.cells[0].row if row.cells else at + 1
        heads = {column: text for column, text in cells.items() if column not in reading.marks}
        roles = _head_row(heads, words, declared=at < table.header_rows, first=at == 0)
        if roles and current and not _repeats(cells, reading):
            roles = None
        if roles:
            current = roles
            reading.head_rows.add(number)
            reading.heads[number] = cells
            reading.review = reading.review or any("review" in r for r in roles.values())
        elif not current and at == 0 and before is not None and before_columns == table.columns:
            current = _last_roles(before)
            reading.review = before.review
            if _repeats_most(cells, before):
                reading.head_rows.add(number)
                reading.heads[number] = cells
        reading.roles[number] = current
    reading.purpose = _purpose(table, reading, words)
    return reading


def _marks(table: Table, words: Words) -> dict[int, str]:
    """The heads of columns below which nothing but marks stand ("UNHCR", "Done" above crosses), by column; {} for less than two.

    Beside them a column in which nobody made a mark yet is one too: "Q4" beside "Q1".
    """
    body = [cell for row in table.rows[1:] for cell in row.cells if cell.text.strip()]
    marked = {cell.column for cell in body} - {cell.column for cell in body if not _MARK.fullmatch(cell.text.strip())}
    heads = {cell.column: fold(cell.text) for row in table.rows[:1] for cell in row.cells}
    named = {column: text for column, text in heads.items() if text and column in marked}
    empty = {column: text for column, text in heads.items() if text} if body else {}
    empty = {c: text for c, text in empty.items() if all(cell.column != c for cell in body)}
    if len(named) < 2:
        return {}
    return named | {column: text for column, text in empty.items() if not column_roles(text, words)}


def part_tables(layout: Layout, words: Words) -> None:
    """Parts a table that opens with rows of labels ("Date", "Present") above a row of heads: these are a table of their own.

    It has the same number with a minus; rows and columns keep their places.
    """
    tables: dict[int, Table] = {}
    moved: dict[tuple[int, int], int] = {}
    for number, table in layout.tables.items():
        at = _first_heads(table, words)
        above = replace(table, number=-number, rows=table.rows[:at], header_rows=0)
        if at and _is_head_table(above, words):
            tables[-number] = above
            table = replace(table, rows=table.rows[at:], header_rows=max(table.header_rows - at, 0))
            moved |= {(number, cell.row): -number for row in above.rows for cell in row.cells}
        tables[number] = table
    if moved:
        layout.tables = tables
        layout.passages = [
            replace(p, cell=replace(p.cell, table=moved.get((p.cell.table, p.cell.row), p.cell.table))) if p.cell else p
            for p in layout.passages
        ]


def _first_heads(table: Table, words: Words) -> int:
    """How many rows stand above the first row of heads; 0 where no row is one."""
    for at, row in enumerate(table.rows):
        cells = {cell.column: fold(cell.text) for cell in row.cells}
        if _head_row(cells, words, declared=False, first=at == 0):
            return at
    return 0


def _repeats(cells: dict[int, str], reading: TableReading) -> bool:
    """Whether a later row is a row of heads again: it has two heads of an earlier one, or all of them."""
    texts = {key(text) for text in cells.values() if text.strip()}
    return any(
        len(texts & {key(text) for text in heads.values()}) >= min(2, len(texts)) for heads in reading.heads.values()
    )


def _repeats_most(cells: dict[int, str], before: TableReading) -> bool:
    """Whether the first row of a table that goes on over a page repeats the heads, but for one cell."""
    filled = {column: key(text) for column, text in cells.items() if text.strip()}
    return any(
        sum(key(heads.get(column, "")) == text for column, text in filled.items()) >= max(len(filled) - 1, 2)
        for heads in before.heads.values()
    )


def _head_row(cells: dict[int, str], words: Words, *, declared: bool, first: bool) -> dict[int, tuple[str, ...]] | None:
    """The roles by column when a row is a row of heads: at least two cells (or all) have a role and none is long."""
    filled = {column: text for column, text in cells.items() if text.strip()}
    if not filled or any(len(text) > _LONGEST_HEAD for text in filled.values()):
        return None
    valued = [text for text in filled.values() if re.match(r"[^:]{1,40}:\s*\S", text)]
    heads = [text for text in filled.values() if words.column_names.find(text, fuzzy=False)]
    if valued and not (len(valued) == 1 and len(heads) > 1 and len(heads) + 1 == len(filled)):
        return (
            None  # "Date: 12 May" is a label with its value; not so "In short: what is to be done" beside "Who | When"
        )
    roles = {column: column_roles(text, words) for column, text in filled.items()}
    roles |= _lettered(roles, filled, words)
    roles |= _histories(roles, filled, words)
    known = [column for column, found in roles.items() if found]
    whole = [
        c for c in known if declared or any(words.column_names.find(part) for part in _in_each_language(filled[c]))
    ]
    if len(filled) == 1:
        return _lone_head(cells, *next(iter(filled.items())), words) if first else None
    enough = len(known) >= max(2, (len(filled) + 1) // 2) and len(whole) >= 1
    distinct = len({roles[c] for c in known}) >= 2
    return _led(_told_apart(roles, filled, words)) if enough and distinct else None


def _lone_head(cells: dict[int, str], column: int, text: str, words: Words) -> dict[int, tuple[str, ...]] | None:
    """The role of the one head of a table: of its only column, or of the margin behind a text that needs none: "Who"."""
    if len(cells) == 1:
        return {column: ("action",)} if words.label.find(text) in ("actions", "decisions") else None
    margin = column == max(cells) and words.column_names.find(text, fuzzy=False) == "responsible"
    return {column: ("responsible",)} if margin else None


def _lettered(roles: dict[int, tuple[str, ...]], heads: dict[int, str], words: Words) -> dict[int, tuple[str, ...]]:
    """Who and when by their first letters beside what is to be done: "Action | R | D"; {} for other letters, and more than two."""
    action = next((column for column, told in sorted(roles.items()) if told in (("action",), ("review",))), None)
    letters = [c for c, head in heads.items() if action is not None and c > action and re.fullmatch(r"[A-Z]\.?", head)]
    told: dict[str, int] = {}
    for column in letters:
        letter = key(heads[column])
        fits = [role for role, cue in _LETTERED if role not in told and letter in words.cue[cue]]
        told |= dict.fromkeys(fits[:1], column)
    whole = len(told) == len(letters) <= len(_LETTERED)
    return {column: (role,) for role, column in told.items()} if whole else {}


def _histories(roles: dict[int, tuple[str, ...]], heads: dict[int, str], words: Words) -> dict[int, tuple[str, ...]]:
    """Columns that tell meeting by meeting how far an action is: "Update 27 Sept | Update 27 Oct", "Jul | Aug"; {} for less than two."""
    action = next((column for column, told in sorted(roles.items()) if {"action", "review"} & set(told)), None)
    told = [
        c
        for c, head in heads.items()
        if action is not None and c > action and set(roles[c]) <= {"status", "comment"} and _is_occasion(head, words)
    ]
    return dict.fromkeys(told, ("status",)) if len(told) > 1 else {}


def _is_occasion(head: str, words: Words) -> bool:
    """Whether a head names a day, a month or a meeting, alone or with a state that was told then: "Oct-23", "Status (last meeting)"."""
    said = _WORDS.findall(key(head))
    months = {word for word in said if words.month.fullmatch(word)}
    times = months | set(said) & {*words.cue["at_last"], *words.cue["at_first"]}
    rest = [word for word in said if word not in times and word not in words.cue["occasion_word"]]
    told = not rest or words.column_names.find(" ".join(rest), fuzzy=False) in ("status", "comment")
    return told and bool(times or _DAY.search(head))


def _led(roles: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Who leads what is to be done is responsible for it: "Action | Led by", where no other column says who; and who leads an issue that
    has a state: "Issue | Lead | Status".
    """
    owed = {"action", "review", "item"} if ("status",) in roles.values() else {"action", "review"}
    action = next((column for column, told in sorted(roles.items()) if owed & set(told)), None)
    if action is None or any("responsible" in told for told in roles.values()):
        return roles
    return {c: ("responsible",) if told == ("presenter",) and c > action else told for c, told in roles.items()}


def _in_each_language(head: str) -> list[str]:
    """A head and its parts where it is written in two languages: "Action / Дія"."""
    return [head, *re.split(r"\s+[/|–—-]\s+", head)]


def _told_apart(roles: dict[int, tuple[str, ...]], heads: dict[int, str], words: Words) -> dict[int, tuple[str, ...]]:
    """Roles that two heads claim: "By" beside "When" says who; "Points and decisions" beside "Actions" is discussion.

    Beside actions "Organisation" and "Name" say who; "Follow-up of July" beside "Decision / action" looks back, and behind who and
    how far "Follow up" is a remark on what the column of points names.
    """
    all_roles = [role for found in roles.values() for role in found]
    made = dict(roles)
    if all_roles.count("deadline") > 1 and "responsible" not in all_roles:
        either = words.cue.get("who_or_when", ())
        by = next((c for c, found in roles.items() if found == ("deadline",) and key(heads[c]) in either), None)
        made.update({by: ("responsible",)} if by is not None else {})
    action = next((c for c, found in sorted(made.items()) if "action" in found), 0)
    if any(
        found == ("deadline",) for c, found in made.items() if c > action > 0
    ):  # "Date" before it: when it was raised
        plain = (c for c, found in made.items() if found == ("deadline",) and words.label.find(heads[c]) == "date")
        made.update({c: ("start",) for c in plain if c < action})
    if all_roles.count("action") == 1:  # "Issue / what was agreed" names no topic of its actions
        made.update({c: ("action",) for c, found in made.items() if {"item", "action"} == set(found)})
    if ("action",) in roles.values():
        made.update({c: ("discussion",) for c, found in made.items() if {"discussion", "action"} == set(found)})
    actions = [c for c, found in made.items() if "action" in found]
    following = [c for c in actions if any(f" {entry} " in f" {key(heads[c])} " for entry in words.cue["follow_up"])]
    if len(actions) > 1 and len(following) == 1:
        looks_back = following[0] < max(actions)  # behind the actions "Follow-up by" tells of them: its cells say what
        made[following[0]] = ("review",) if looks_back else ()
    elif actions == following and len(actions) == 1:
        beside = [c for c, found in made.items() if set(found) & {"responsible", "status"}]
        points = [c for c, found in made.items() if set(found) & {"discussion", "item"}]
        if len(beside) > 1 and max(beside) < actions[0] and points and max(points) < min(beside):
            made.update({max(points): ("action",), actions[0]: ("comment",)})
    if actions and ("status",) not in made.values():  # what was done about the actions named beside it
        made.update({c: ("status",) for c, found in made.items() if found == ("ignore",) and c > min(actions)})
    made.update(_remarks_on(actions, made))
    made.update(_reported_before(actions, made, heads, words))
    told = {role for found in made.values() for role in found}
    owed = bool(actions) or ("deadline" in told and told.isdisjoint(_PERSON_ROLES))  # "Remarks | Company | By"
    if owed and "responsible" not in told:
        who = next((c for c, found in made.items() if found in (("agency",), ("name",))), None)
        made.update({who: ("responsible",)} if who is not None else {})
    return made


def _remarks_on(actions: list[int], roles: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """What is told behind actions and who is to do them is a remark on them: "Action | Lead | Outcome", "Action | Who | Position"."""
    who = [c for c, told in roles.items() if told == ("responsible",) and actions and c > min(actions)]
    if ("status",) in roles.values() or not who:
        return {}
    return {c: ("comment",) for c, told in roles.items() if told in (("discussion",), ("role",)) and c > min(who)}


def _reported_before(
    actions: list[int], roles: dict[int, tuple[str, ...]], heads: dict[int, str], words: Words
) -> dict[int, tuple[str, ...]]:
    """Progress that is told before what is to be done is what was reported, and no state of it: "Partner | Progress | Next steps"."""
    if not actions or any("review" in told for told in roles.values()):
        return {}
    before = (c for c, told in roles.items() if told == ("status",) and c < min(actions))
    return {c: ("discussion",) for c in before if set(words.cue["progress"]) & set(key(heads[c]).split())}


def _last_roles(reading: TableReading) -> dict[int, tuple[str, ...]]:
    return reading.roles[max(reading.roles)] if reading.roles else {}


def _purpose(table: Table, reading: TableReading, words: Words) -> str:
    roles = reading.told
    if roles & {"name", "email", "phone", "signature"} and not roles & {"action", "review", "status", "deadline"}:
        return "attendance"
    if _is_register(table, reading, words):
        return "register"
    if roles & {"action", "review"}:
        return "actions"
    if "discussion" in roles and reading.marks and all(map(_INITIALS.fullmatch, reading.marks.values())):
        return "owned"  # crosses below the initials of whoever is to act on what was said
    if "item" in roles and _is_programme(table, reading):
        return "agenda"
    if {"responsible", "deadline"} <= roles or (
        roles & {"responsible", "deadline"} and "status" in roles and not roles & _PERSON_ROLES
    ):
        return "actions"
    owned = bool(reading.head_rows) and "responsible" in roles
    if not owned and _is_head_table(table, words):
        return "head"
    if "discussion" in roles:
        return "discussion"
    if "item" in roles:
        return "agenda" if _short_cells(table) and not owned else "discussion"
    return "other"


def _is_register(table: Table, reading: TableReading, words: Words) -> bool:
    """Whether a table lists risks, milestones or decisions: by a head ("Mitigation", "Made by") or a column that calls all rows so."""
    heads = {key(head) for by_column in reading.heads.values() for head in by_column.values()}
    acts = {
        c for by_column in reading.roles.values() for c, told in by_column.items() if {"action", "review"} & set(told)
    }
    if (
        not heads.isdisjoint(words.cue["decided_by"]) and len(acts) < 2
    ):  # else what is to be done stands beside the decisions
        return True
    if acts:
        return False
    told: dict[int, set[str]] = {}
    for cell in (cell for row in table.rows for cell in row.cells):
        if cell.row not in reading.head_rows and cell.text.strip():
            told.setdefault(cell.column, set()).add(key(cell.text))
    called = reading.head_rows and any(values.issubset(words.cue["information"]) for values in told.values())
    owed = {"responsible", "deadline"} <= reading.told  # "Milestone | Baseline | Responsible | Due date"
    return bool(called) or len(heads & set(words.cue["register"])) > owed


def _is_programme(table: Table, reading: TableReading) -> bool:
    """Whether a table has who presents an item of the agenda beside it, or the hour at which it begins."""
    if "discussion" in reading.told or not _short_cells(table):
        return False
    if "presenter" in reading.told:
        return True
    times = [
        fold(cell.text)
        for row in table.rows
        for cell in row.cells
        if cell.row not in reading.head_rows
        and "deadline" in reading.roles_of(cell.row, cell.column)
        and cell.text.strip()
    ]
    return bool(times) and all(_CLOCK.match(text) for text in times)


def is_list_of_items(table: Table, reading: TableReading) -> bool:
    """Whether a table has items, short ones, and nothing that was said of them."""
    return reading.purpose == "discussion" and "discussion" not in reading.told and _short_cells(table)


def _short_cells(table: Table) -> bool:
    return all(len(fold(cell.text)) <= 120 for row in table.rows for cell in row.cells)


def _is_head_table(table: Table, words: Words) -> bool:
    """Whether most rows begin with a label ("Date", "Venue") that has its value in the next cell, below or behind it."""
    labelled = sum(1 for row in table.rows if any(_is_label(cell.text, words) for cell in row.cells))
    return labelled * 2 >= len(table.rows) and labelled >= 1


def _is_label(text: str, words: Words) -> bool:
    head, _, _ = fold(text).partition(":")
    return words.label.find(head) is not None


def section_title(cells: Iterable[str]) -> str | None:
    """The text of a row in which only one cell is filled, as a title of the rows below it; None if it is none."""
    filled = [text for text in cells if text]
    if len(filled) != 1:
        return None
    text = filled[0]
    return text if len(text.split()) <= 14 and text[-1] not in ".;" else None
