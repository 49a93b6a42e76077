"""Rows to the screen or a file: a table to read, JSON, CSV, XLSX. Rows are dictionaries with the same keys."""

import json
import re
import shutil
import sys
import textwrap
import zipfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any, TextIO

import click

from minutes_miner.errors import RequestError

_STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all but tabs and line breaks
_DAY = re.compile(r"(?:19|2\d)\d\d-\d\d-\d\d")  # spreadsheets know no day before 1900
_LOOKED_AT, _WIDEST = 500, 60  # rows by which columns are made wide enough, and how wide at most
_SHEET = "minutes-miner"
_LONGEST_LINE = 1_000_000
_KEY = re.compile(r'"([a-z_]+)": ')
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(
    rows: Iterable[Mapping[str, Any]],
    *,
    form: str,
    output: Path | None,
    columns: Mapping[str, str],
    empty: str,
    fields: Sequence[str],
) -> None:
    """Write rows in a format. `columns` names the columns of the table with their heads, `fields` all fields, in order."""
    if form == "xlsx" and output is None:
        raise RequestError("output-needed", "A spreadsheet is written to a file: add --output actions.xlsx.")
    if output is None:
        _write_text(rows, form, sys.stdout, columns, empty, fields)
        return
    refuse_output(output)
    _refuse_other(output, fields=fields, heads=columns.values(), empty=empty)
    try:
        if form == "xlsx":
            _write_xlsx(rows, output, fields)
            return
        with output.open("w", encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as stream:
            _write_text(rows, form, stream, columns, empty, fields)
    except OSError as error:  # no right to write there, or a full disk
        raise RequestError("output-unwritable", f"{output}: {error.strerror or error}.") from error


def refuse_output(output: Path) -> None:
    """Refuse to write where nothing can be written, or where it would cost a tracker. Raises `output-unwritable`."""
    from minutes_miner.tracker.connect import is_tracker

    if output.is_dir() or not output.parent.is_dir():
        raise RequestError("output-unwritable", f"{output}: a folder, or in a folder that is not there.")
    if is_tracker(output):
        raise RequestError("output-unwritable", f"{output} is a tracker, or belongs to one; give another name.")


def _refuse_other(output: Path, *, fields: Collection[str], heads: Collection[str], empty: str) -> None:
    """Refuse to write a list over a file that is no such list: minutes, a letter, another program's table. Raises `output-unwritable`."""
    if output.is_file() and output.stat().st_size and not _is_export(output, fields, heads, empty):
        raise RequestError(
            "output-unwritable",
            f"{output} is there, and is no such list; give another name, or remove it first.",
        )


def _is_export(path: Path, fields: Collection[str], heads: Collection[str], empty: str) -> bool:
    """Whether a file is a list that was written by `write`, of any format: most of its fields, or heads, are those given."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                return f'name="{_SHEET}"'.encode() in package.read("xl/workbook.xml")
        with path.open(encoding="utf-8-sig", errors="replace") as stream:
            first, second = (stream.readline(_LONGEST_LINE).rstrip("\r\n") for _ in range(2))
    except (OSError, KeyError, zipfile.BadZipFile):
        return False
    if first == "[":
        return second == "]" or _mostly(_KEY.findall(second), fields)
    if re.fullmatch(r"-+( +-+)*", second):
        return _mostly(re.split(r" {2,}", first), heads)
    return (first == empty and not second) or _mostly(first.split(","), fields)


def _mostly(told: Collection[str], known: Collection[str]) -> bool:
    """Whether more than half of some names are known: another version of the program may have written others."""
    return 2 * len(set(told) & set(known)) > max(len(set(told)), 1)


def _write_text(
    rows: Iterable[Mapping[str, Any]],
    form: str,
    stream: TextIO,
    columns: Mapping[str, str],
    empty: str,
    fields: Sequence[str],
) -> None:
    if form == "json":
        _write_json(rows, stream)
    elif form == "csv":
        _write_csv(rows, stream, fields)
    else:
        _write_table(list(rows), stream, columns, empty)


def _write_json(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """One array, written row by row so that memory stays the same whatever its length."""
    stream.write("[")
    for at, row in enumerate(rows):
        stream.write(("," if at else "") + "\n" + json.dumps(row, ensure_ascii=False))
    stream.write("\n]\n")


def _write_csv(rows: Iterable[Mapping[str, Any]], stream: TextIO, fields: Sequence[str]) -> None:
    import csv

    writer = csv.writer(stream)
    writer.writerow(fields)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in fields])


def _write_xlsx(rows: Iterable[Mapping[str, Any]], output: Path, fields: Sequence[str]) -> None:
    """A sheet whose head stays in sight, with filters, real dates, and columns as wide as the first rows need."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_SHEET)
    sheet.freeze_panes = "A2"
    cells = ([_typed(row.get(name)) for name in fields] for row in rows)
    first = list(islice(cells, _LOOKED_AT))
    for at, name in enumerate(fields):
        widest = max((len(str(line[at])) for line in first), default=0)
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(max(widest, len(name) + 3), _WIDEST) + 2
    count = 0
    for count, line in enumerate(chain([list(fields)], first, cells), 1):  # noqa: B007
        sheet.append(line)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(fields))}{count}"
    book.save(output)


def _typed(value: Any) -> Any:
    """A value as a spreadsheet can sort and filter it: a day as a date; no signs that its files cannot hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = _cell(value)
    if not isinstance(cell, str):
        return cell
    if _DAY.fullmatch(cell):
        try:
            return date.fromisoformat(cell)
        except ValueError:  # no day of any month
            return cell
    return ILLEGAL_CHARACTERS_RE.sub("", cell)


def _cell(value: Any) -> Any:
    """A value for a spreadsheet: lists joined, and nothing that a spreadsheet would take for a formula."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = "; ".join(str(item) for item in value)
    if isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def _write_table(rows: list[Mapping[str, Any]], stream: TextIO, columns: Mapping[str, str], empty: str) -> None:
    """Columns aligned, the widest one wrapped to what the screen has room for."""
    if not rows:
        stream.write(empty + "\n")
        return
    cells = [[_shown(row.get(name)) for name in columns] for row in rows]
    heads = list(columns.values())
    widths = [max(len(head), max((len(line[i]) for line in cells), default=0)) for i, head in enumerate(heads)]
    longest = [max((len(word) for line in cells for word in line[i].split()), default=0) for i in range(len(heads))]
    widths = _fit(widths, heads, longest, shutil.get_terminal_size((120, 24)).columns)
    for line in chain([heads], [["-" * width for width in widths]], cells):
        wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(line, widths, strict=True)]
        for at in range(max(len(part) for part in wrapped)):
            texts = (part[at] if at < len(part) else "" for part in wrapped)
            stream.write(
                "  ".join(text.ljust(width) for text, width in zip(texts, widths, strict=True)).rstrip() + "\n"
            )


def _fit(widths: list[int], heads: list[str], longest: list[int], room: int) -> list[int]:
    """Shrinks columns until the table fits: first those beside the action down to their heads, then the action."""
    widths = list(widths)
    least = [
        30 if head == "action" else max(len(head), 10, min(word, 16)) for head, word in zip(heads, longest, strict=True)
    ]
    while sum(widths) + 2 * (len(widths) - 1) > room:
        shrinkable = [i for i in range(len(widths)) if widths[i] > max(least[i], 20 if heads[i] != "action" else 40)]
        shrinkable = shrinkable or [i for i in range(len(widths)) if widths[i] > least[i]]
        if not shrinkable:
            break
        beside = [i for i in shrinkable if heads[i] != "action"] or shrinkable
        widths[max(beside, key=lambda i: widths[i])] -= 1
    return widths


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list | tuple):
        return plain(", ".join(str(item) for item in value))
    return plain(str(value))


def plain(text: str) -> str:
    """A text that does nothing to the terminal: signs that steer it stand as "\\x1b"."""
    return _STEERS.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def in_line(text: str) -> str:
    """A text that stays in its line and does nothing to the terminal: the name of a file may hold anything."""
    return plain(text).replace("\n", "\\n").replace("\t", "\\t")


def note(text: str) -> None:
    """A line for people on standard error."""
    click.echo(plain(text), err=True)
