"""Sign-in sheets: rows under heads, also where a reader has flattened them into a list of lines."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from minutes_miner.link.agencies import registry
from minutes_miner.link.fields import MAIL, PHONE, canonical, classify
from minutes_miner.link.kinds import data, fold_words
from minutes_miner.records import Attendee

_ROLES = ("name", "agency", "role", "email", "phone", "signature", "number", "present")
_FIT = {
    "name": ("person", "given"),
    "agency": ("agency", "given", "text"),
    "role": ("role",),
    "email": ("mail",),
    "phone": ("phone",),
}


@cache
def _heads() -> dict[str, str]:
    return {word: role for role in _ROLES for word in data("sheet", role)}


def attendance_columns(heads: Sequence[str]) -> dict[int, str] | None:
    """Roles of columns ("name", "agency", "role", "email", "phone") by position from 0; None for no row of heads."""
    names = _heads()
    found = {at: names[fold_words(head)] for at, head in enumerate(heads) if fold_words(head) in names}
    useful = set(found.values()) & {"name", "agency", "email", "role", "phone"}
    return found if len(useful) >= 2 or (useful and len(found) >= 2) else None


def attendee_from_cells(cells: Mapping[str, str]) -> Attendee | None:
    """One row of a sign-in sheet."""
    name = cells.get("name", "").strip()
    agency = cells.get("agency", "").strip()
    if not name and not agency:
        return None
    mail = MAIL.search(cells.get("email", "") + " " + cells.get("phone", ""))
    away = fold_words(cells.get("present", "")) in ("no", "a", *data("attendance", "away"))
    return Attendee(
        text=" - ".join(part for part in (name, agency) if part),
        agency=canonical(agency) if agency else registry().of_mail(mail[0] if mail else ""),
        person=name or None,
        role=cells.get("role", "").strip() or None,
        email=mail[0] if mail else None,
        present=not away,
    )


def rows_of_lines(lines: Sequence[str]) -> list[dict[str, str]] | None:
    """The rows of a sheet of which only lines are left: heads with slashes or tabs, or one cell a line; None for no sheet.

    One cell a line stands by rows or by columns, below all heads or each column below its own.
    """
    if not lines:
        return None
    divided = _by_separator(lines)
    if divided is not None:
        return divided
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
    if heads != list(range(len(heads))) or not values or len(values) % len(roles):
        return None
    count = len(values) // len(roles)
    by_row: list[Sequence[str]] = [values[at :: len(roles)] for at in range(len(roles))]
    by_column: list[Sequence[str]] = [values[at * count : (at + 1) * count] for at in range(len(roles))]
    return _rows(roles, by_row if _fit(roles, by_row) > _fit(roles, by_column) else by_column)


def _by_separator(lines: Sequence[str]) -> list[dict[str, str]] | None:
    for mark in (r"\t+", r"\s*\|\s*", r"\s*/\s*", r"\s*;\s*", r"\s*,\s*", r"\s+[-–—]\s+"):
        heads = re.split(mark, lines[0].strip())
        roles = attendance_columns(heads)
        if roles and len(roles) == len(heads):
            cut = [re.split(mark, line.strip(), maxsplit=len(heads) - 1) for line in lines[1:]]
            return [{roles[at]: cell for at, cell in enumerate(cells) if at in roles} for cells in cut]
    return None


def _rows(roles: Sequence[str], columns: Iterable[Sequence[str]]) -> list[dict[str, str]]:
    return [dict(zip(roles, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _fit(roles: Sequence[str], columns: Sequence[Sequence[str]]) -> int:
    """How many cells are what the head of their column says."""
    return sum(
        classify(cell).kind in _FIT.get(role, ()) or (role == "phone" and bool(PHONE.search(cell)))
        for role, column in zip(roles, columns, strict=True)
        for cell in column
    )
