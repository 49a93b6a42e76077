"""Sign-in sheets: rows under heads, also where heads are missing or a reader has flattened the rows into a list of lines."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from minutes_miner.link.fields import MAIL, PHONE, Entry, Field, classify, is_known, is_office, parts_of, read_entry
from minutes_miner.link.kinds import data, fold_words
from minutes_miner.link.labels import meaning_of

_ROLES = ("name", "agency", "role", "email", "phone", "signature", "number", "present", "absent", "initials")
_FIT = {
    "name": ("person", "given"),
    "agency": ("agency", "acronym", "given", "text"),
    "role": ("role", "thing"),
    "email": ("mail",),
    "phone": ("phone",),
}
_MARKS = ("a", "1", "0", "")  # in lower case, signs left out
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.?){2,4}")
_BETWEEN_CELLS = (r"\t+", r"\s*\|\s*", r"(?:^|\s+)/(?=\s|$)\s?", r"\s*/\s*", r"\s*;\s*", r"\s*,\s*", r"\s+[-–—]\s+")
_CAME = ("✓", "✔", "√", "1")
_NOBODY_CAME = "away"
ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_BY = re.compile(r"(.+) (by|par|por|nach) (.+)")
_LETTERS = re.compile(r"[A-Z](?:\s*[/|,-]\s*[A-Z]){1,3}")  # the marks that a column may have: "P / A / E"
_PAIR = 2  # columns: a name and its mark
_LONGEST_NAME = 5  # words
_MOST = 0.6
_LONGEST = 200  # characters of a cell that tells who came
_OFFICE_BEHIND = re.compile(r"(?P<body>[^(),]+?)\s*(?:\((?P<a>[^()]+)\)|,\s*(?P<b>[^(),]+))")


@cache
def _heads() -> dict[str, str]:
    return {word: role for role in _ROLES for word in data("sheet", role)}


def attendance_columns(heads: Sequence[str]) -> dict[int, str] | None:
    """Roles of columns ("name", "agency", "role", "email", "phone") by position from 0; None for no row of heads."""
    found = {at: role for at, head in enumerate(heads) for role in [_role_of(head)] if role}
    useful = set(found.values()) & {"name", "agency", "email", "role", "phone", "initials"}
    return found if len(useful) >= 2 or (useful and len(found) >= 2) else None


def is_head(text: str) -> bool:
    """Whether a line is the head of a column of a sheet."""
    return fold_words(text) in _heads()


def _role_of(head: str) -> str | None:
    """The role of one column: "both" where its head asks for either of two ("Designation / organisation")."""
    folded, bare = fold_words(head), fold_words(ASIDE.sub("", head))
    if folded in _heads() or bare in _heads():
        return _heads().get(folded) or _heads()[bare]  # "Name (Shri/Smt)"
    if _LETTERS.fullmatch(head.strip(" ()?")):
        return "present"
    body, _, last = head.rpartition(" ")
    if body.isupper() and body.isalpha() and _heads().get(fold_words(last)) == "name":
        return "name"  # "HCT member"
    counted = _BY.fullmatch(folded)
    if counted and meaning_of(counted[1]) == "present" and counted[3] in _heads():
        return _heads()[counted[3]]  # "Attendance by agency"
    parts = [_heads().get(part.strip()) for part in re.split(r"\s*(?:/|&|\band\b|\bet\b|\by\b)\s*", folded)]
    if len(parts) > 1 and all(parts):
        return "both" if {"agency", "role"} & set(parts) and "name" not in parts else parts[0]
    return None


def entries_of_rows(rows: Sequence[Sequence[str]]) -> list[Entry] | None:
    """The persons of a table, one a row, or of several lists side by side; None where it is no sheet.

    A head names what its column holds, or who stands in it ("Members present", "Apologies"); without heads the cells tell.
    """
    rows = _whole_names(rows)
    columns: dict[int, str] = {}
    away: dict[int, bool] = {}
    begin = 0
    for at, row in enumerate(rows[:3]):
        named = attendance_columns(row) or {}
        lists = {n: meaning_of(head) for n, head in enumerate(row) if head.strip() and len(head.split()) <= 6}
        lists = {n: meaning for n, meaning in lists.items() if meaning in ("present", "away", "circle")}
        if named or (lists and sum(bool(c.strip()) for c in row) == len(lists)) or (lists and named):
            begin = at + 1
            columns = named
            away = {n: meaning == "away" for n, meaning in lists.items() if n not in named or named[n] == "present"}
            break
    body = rows[begin:]
    width = max((len(row) for row in rows), default=0)
    for at in range(width):
        cells = [row[at].strip() for row in body if at < len(row) and row[at].strip()]
        told = _told_by_cells(cells)
        if told == "name" and at not in columns and begin and rows[begin - 1][at : at + 1] != [""]:
            whole = sum(len(cell.split()) > 1 for cell in cells)
            told = told if 2 * whole >= len(cells) else None  # "Item: Soap, Rope": words below a head of something else
        if at not in columns or (columns[at] in ("present", "name") and told == "name"):
            role = told or columns.get(at)
            if role:
                columns[at] = role
        elif columns[at] in ("signature", "agency") and told == "initials" and "name" in columns.values():
            columns[at] = "initials" if columns[at] == "signature" else columns[at]
        if (
            at not in columns
            and told is None
            and cells
            and "name" in columns.values()
            and "both" not in columns.values()
        ):
            columns[at] = "both"
    names = [at for at, role in sorted(columns.items()) if role == "name"]
    if not names and "agency" not in columns.values():
        return None
    if "name" not in columns.values() and not begin:
        return None
    body = _with_marks(body, [at for at, role in columns.items() if role == "present"])
    return [entry for row in body for entry in _entries_of_row(row, columns, names, away)]


def _with_marks(rows: Sequence[Sequence[str]], marked: Collection[int]) -> list[list[str]]:
    """The rows with a word for those who have no mark in a column where others are ticked."""
    ticked = {at for at in marked if any(_says_came(row[at]) for row in rows if at < len(row))}
    return [
        [_NOBODY_CAME if at in ticked and not cell.strip() else cell for at, cell in enumerate(row)] for row in rows
    ]


def _whole_names(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """The rows of a sheet that has a column for given names and one for family names, both in one column."""
    for at, row in enumerate(rows[:3]):
        heads = [fold_words(head) for head in row]
        given = next((n for n, head in enumerate(heads) if head in data("sheet", "given")), None)
        family = next((n for n, head in enumerate(heads) if head in data("sheet", "family")), None)
        if given is None or family is None:
            continue
        whole = [
            [
                " ".join(part for part in (line[given], line[family]) if part.strip()) if n == given else cell
                for n, cell in enumerate(line)
                if n != family
            ]
            for line in rows[at + 1 :]
            if len(line) > max(given, family)
        ]
        head = [data("sheet", "name")[-1] if n == given else cell for n, cell in enumerate(row) if n != family]
        return [head, *whole]
    return rows


def _own_lines(cell: str) -> list[str]:
    """The lines of a cell that are each a person with an agency: rows of a list that a reader took together."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    read = [read_entry(line) for line in lines] if len(lines) > 1 else []
    own = all(e is not None and e.has("person", "given") and len(e.told()) > 1 for e in read)
    return lines if read and own else []


def _told_by_cells(cells: Sequence[str]) -> str | None:
    """What a column holds by its cells alone."""
    if not cells:
        return None
    count: dict[str, int] = {}
    for cell in cells:
        role = _cell_role(cell)
        count[role] = count.get(role, 0) + 1
    best = max(count, key=lambda role: count[role])
    return best if best != "text" and count[best] >= _MOST * len(cells) else None


def _says_came(cell: str) -> bool:
    """Whether a mark or a word in a cell says that somebody came: a tick, "yes"."""
    return cell.strip() in _CAME or fold_words(cell) in data("sheet", "came")


def _cell_role(cell: str) -> str:
    if len(cell) > _LONGEST:
        return "text"
    folded = fold_words(cell)
    if MAIL.search(cell):
        return "email"
    if PHONE.fullmatch(cell):
        return "phone"
    if re.fullmatch(r"\d{1,3}[.)]?", cell):
        return "number"
    if (
        folded in _MARKS
        or _says_came(cell)
        or folded in data("sheet", "stayed")
        or meaning_of(cell) in ("present", "away")
        or folded in data("attendance", "notes")
    ):
        return "present"
    if _INITIALS.fullmatch(cell) and len(cell) <= 4 and cell[:2].isupper() and not (len(cell) > 2 and is_known(cell)):
        return "initials"
    entry = read_entry(cell)
    if entry is not None and entry.fields[0].kind in ("person", "given"):
        return "name"
    if entry is not None and entry.fields[0].kind in ("agency", "acronym"):
        return "agency"
    return "role" if entry is not None and entry.fields[0].kind == "role" else "text"


def _entries_of_row(
    row: Sequence[str], columns: Mapping[int, str], names: Sequence[int], away: Mapping[int, bool]
) -> Iterable[Entry]:
    """The entries of a row: one, or one for each column of names with the columns behind it."""
    listed = {at: _own_lines(row[at]) for at in names if at < len(row)}
    for at, lines in listed.items():
        yield from (entry for line in lines for entry in [_entry({"name": line}, away=away.get(at, False))] if entry)
    row = ["" if listed.get(at) else cell for at, cell in enumerate(row)]
    starts = list(names) if len(names) > 1 else [0]
    for first, last in zip(starts, [*starts[1:], len(row)], strict=True):
        cells: dict[str, str] = {}
        for at in range(first, min(last, len(row))):
            if at in columns and row[at].strip():
                cells.setdefault(columns[at], row[at].strip())
        entry = _entry(cells, away=away.get(first, False))
        if entry:
            yield entry


def _entry(cells: Mapping[str, str], *, away: bool = False) -> Entry | None:
    """One row of a sheet as an entry."""
    name, agency, both = (cells.get(part, "") for part in ("name", "agency", "both"))
    if not name and not agency and not both:
        return None
    if name and meaning_of(name) in ("present", "away") and not agency:
        return None
    read = read_entry(name) if name else None
    fields = list(read.fields) if read else []
    if (
        fields
        and not {"person"} & {f.kind for f in fields}
        and (fields[0].kind in ("given", "text", "acronym") or agency)
    ):
        fields[0] = Field("person", fields[0].text)
    office = _OFFICE_BEHIND.fullmatch(agency)
    if office and is_office(office["a"] or office["b"]) and not is_office(office["body"]):
        agency = office["body"]  # "Oxfam (secretary)"
        fields.append(Field("role", office["a"] or office["b"]))
    if agency:
        told = classify(agency)
        fields = [f for f in fields if f.kind not in ("agency", "acronym")]
        fields.append(told if told.kind == "role" else Field("agency", agency))
    if both:
        fields += parts_of(both)
    if cells.get("role"):
        fields.append(Field("role", cells["role"]))
    if cells.get("initials"):
        fields.append(Field("initials", cells["initials"]))
    mail = MAIL.search(f"{cells.get('email', '')} {cells.get('phone', '')}")
    if mail:
        fields.append(Field("mail", mail[0]))
    mark = cells.get("absent", "") or cells.get("present", "")
    if (
        away
        or (cells.get("absent") and fold_words(mark) not in data("sheet", "stayed"))
        or fold_words(mark) in ("a", *data("sheet", "stayed"))
        or (mark and meaning_of(mark) == "away")
    ):
        fields.append(Field("away", mark or "away"))
    text = " - ".join(part for part in (name, agency or both) if part)
    return Entry(text, tuple(fields)) if fields else None


def entries_of_lines(lines: Sequence[str]) -> list[Entry] | None:
    """The persons of a sheet of which only lines are left: heads with slashes or tabs, or one cell a line; None for no sheet.

    One cell a line stands by rows or by columns, below all heads or each column below its own.
    """
    if not lines:
        return None
    divided = _by_separator(lines)
    if divided is None:
        divided = _by_lines(lines)
    return None if divided is None else [entry for row in divided for entry in [_entry(row)] if entry]


def _by_lines(lines: Sequence[str]) -> list[dict[str, str]] | None:
    names = _heads()
    heads = [at for at, line in enumerate(lines) if fold_words(line) in names]
    if len(heads) < 2 or heads[0] != 0:
        return None
    roles = [names[fold_words(lines[at])] for at in heads]
    lengths = {end - start - 1 for start, end in zip(heads, [*heads[1:], len(lines)], strict=True)}
    if len(lengths) == 1 and lengths != {0}:
        count = lengths.pop()
        return _rows(roles, [lines[at + 1 : at + 1 + count] for at in heads])
    values = lines[len(heads) :]
    left = len(values) % len(roles)  # what the foot of a page adds to the rows
    if heads != list(range(len(heads))) or len(values) == left:
        return None
    values = values[: len(values) - left]
    count = len(values) // len(roles)
    by_row: list[Sequence[str]] = [values[at :: len(roles)] for at in range(len(roles))]
    by_column: list[Sequence[str]] = [values[at * count : (at + 1) * count] for at in range(len(roles))]
    if left:
        return _rows(roles, by_row) if 2 * _fit(roles, by_row) >= len(values) else None
    return _rows(roles, by_row if _fit(roles, by_row) > _fit(roles, by_column) else by_column)


def _by_separator(lines: Sequence[str]) -> list[dict[str, str]] | None:
    found = _head_line(lines[0])
    if found is None:
        return None
    mark, heads, first = found
    roles, width = attendance_columns(heads) or {}, _width(heads)
    rows = [first] if first else []
    if set(roles.values()) == {"name", "present"} and width == _PAIR:
        return _by_marks([cell for row in (*rows, *(re.split(mark, line) for line in lines[1:])) for cell in row])
    rows += [re.split(mark, line.strip(), maxsplit=len(heads) - 1) for line in lines[1:]]
    return [_cells(row[at : at + width], roles) for row in rows for at in range(0, len(row), width)]


def line_of_heads(line: str) -> frozenset[str]:
    """The roles of the columns whose heads a line has, with marks between them; none where it is no such line."""
    found = _head_line(line) if len(line) <= _LONGEST_HEADS else None
    return frozenset((attendance_columns(found[1]) or {}).values()) if found else frozenset()


def _head_line(line: str) -> tuple[str, list[str], list[str]] | None:
    """What stands between the cells of a sheet's first line, its heads, and the first row that has grown to them."""
    for mark in _BETWEEN_CELLS:
        heads, first = _heads_apart([cell.strip() for cell in re.split(mark, line.strip())])
        roles = attendance_columns(heads)
        if roles and len(roles) == len(heads):
            return mark, heads, first
    return None


def _by_marks(cells: Iterable[str]) -> list[dict[str, str]]:
    """Names, each with the mark behind it that says that they came; who has another word or none there did not."""
    rows: list[dict[str, str]] = []
    for cell in filter(None, map(str.strip, cells)):
        mark = _says_came(cell)
        if rows and (mark or (_is_remark(cell) and "absent" in rows[-1])):
            rows[-1].pop("absent", None)
            rows[-1] |= {} if mark else {"absent": cell}
        else:
            kind = classify(cell).kind
            rows.append({"agency" if kind in ("agency", "acronym") else "name": cell, "absent": _NOBODY_CAME})
    return rows


def _is_remark(cell: str) -> bool:
    entry = read_entry(cell)
    return entry is None or not entry.has("person", "given", "agency", "acronym") or len(cell.split()) > _LONGEST_NAME


def _cells(row: Sequence[str], roles: Mapping[int, str]) -> dict[str, str]:
    return {roles[at]: cell.strip() for at, cell in enumerate(row) if at in roles and cell.strip()}


def _width(heads: list[str]) -> int:
    """How many columns a sheet has, of which several may stand side by side: "Member | Present | Member | Present"."""
    width = next((n for n in range(2, len(heads)) if len(heads) % n == 0 and heads[:n] * (len(heads) // n) == heads), 0)
    return width or len(heads)


_LONGEST_HEAD, _LONGEST_HEADS = 40, 400  # characters of a head, and of a line of them


def _heads_apart(cells: list[str]) -> tuple[list[str], list[str]]:
    """The heads of a sheet, and its first row where that has grown to the last head: "Name / Email / Phone1 / Ann Lee / ..."."""
    for at, cell in enumerate(cells):
        if _role_of(cell):
            continue
        longest = min(len(cell) - 1, _LONGEST_HEAD) if at else 0
        grown = next((n for n in range(longest, 2, -1) if is_head(cell[:n]) and not cell[n].islower()), 0)
        if grown:
            return [*cells[:at], cell[:grown]], [cell[grown:], *cells[at + 1 :]]
        break
    return cells, []


def _rows(roles: Sequence[str], columns: Iterable[Sequence[str]]) -> list[dict[str, str]]:
    return [dict(zip(roles, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _fit(roles: Sequence[str], columns: Sequence[Sequence[str]]) -> int:
    """How many cells are what the head of their column says."""
    return sum(
        classify(cell).kind in _FIT.get(role, ()) or (role == "phone" and bool(PHONE.search(cell)))
        for role, column in zip(roles, columns, strict=True)
        for cell in column
    )
