"""Text files: encodings, paragraphs, lists, headings, and tables as other programs print them.

The text of minutes mostly comes out of something else: a PDF, a Word table, a wiki, a mail. Each habit of those
programs has its own small function.

    encoding.py   bytes to characters            source.py   lines, and what is put aside
    tables.py     tables in many prints          prose.py    headings, list items, paragraphs
    columns.py    text in columns                runs.py     the look of a line
    emptied.py    tables column after column     mail.py      heads, signatures and quoting of mails
    slashes.py    tables in running lines        commas.py    tables of spreadsheets
    wiki.py       the signs of wikis             mime.py      mails as they travel
    spaced.py     columns held apart by blanks   rows.py      rows in the making
    set_in.py     numbers that hang in the margin    front_matter.py  settings above the text
"""

import re

from minutes_miner.document import Block, Document, Table, Warning
from minutes_miner.errors import FileError
from minutes_miner.readers.ids import kinds_of_ids
from minutes_miner.readers.limits import Limits
from minutes_miner.readers.markup import UnreadableMarkup, blocks_of_markup
from minutes_miner.readers.txt.columns import columns_apart
from minutes_miner.readers.txt.emptied import emptied_tables, found_tables
from minutes_miner.readers.txt.encoding import decode
from minutes_miner.readers.txt.front_matter import without_front_matter
from minutes_miner.readers.txt.mail import without_mail
from minutes_miner.readers.txt.mime import unpacked_mail
from minutes_miner.readers.txt.prose import entries_of_lists, narrow_paragraphs, numbers_of_minutes, paragraph
from minutes_miner.readers.txt.set_in import name_edges, without_hanging_numbers
from minutes_miner.readers.txt.source import State, close_up, kept_lines, strand_bullets, wrap_width
from minutes_miner.readers.txt.tables import table_at
from minutes_miner.readers.txt.wiki import plain_signs

__all__ = ["decode", "read"]

_SEEN = re.compile(r"[^\s\x00-\x1f\ufeff\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufffe]")
_RAGGED = 1.3  # times the usual width of a line that others may have
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+(?:<!doctype\s+html|<html\b)", re.IGNORECASE | re.DOTALL)


def read(data: bytes, *, path: str, sha256: str, limits: Limits) -> Document:
    """The Document of a text file; `pages` is empty. Raises `FileError` `not-text` or `empty-file`."""
    text, warnings = unpacked_mail(data) or decode(data)
    if not _SEEN.search(text):
        raise FileError("empty-file", "The file holds nothing but blanks.")
    if _PAGE.match(text):
        blocks = _of_page(text, limits)
        if blocks:
            return Document(path, sha256, "txt", blocks, warnings=warnings)
        told = Warning(
            "damaged-part", "The file begins like a web page but no text was found in it; read as plain text."
        )
        warnings = (*warnings, told)
    state = State(warnings=list(warnings), limits=limits)
    lines = without_front_matter(kept_lines(text, state), state)
    close_up(lines)
    lines = without_mail(plain_signs(lines), state)
    lines = without_hanging_numbers(columns_apart(lines))
    state.width = wrap_width(lines)
    state.longest = max(
        (len(line.text.rstrip()) for line in lines if len(line.text) <= _RAGGED * state.width), default=0
    )
    state.narrow = narrow_paragraphs(lines, state.width)
    state.numbered = numbers_of_minutes(lines)
    state.entries = entries_of_lists(lines)
    state.margin = name_edges(lines)
    state.ids = kinds_of_ids(line.text.lstrip() for line in lines)
    stranded = strand_bullets(lines, state)
    if stranded:
        message = (
            f"{stranded} bullets stand apart from their text: the columns of a table were emptied one after another."
        )
        state.warnings.append(Warning("doubtful-columns", message))
    emptied, doubtful = ([], None) if stranded else emptied_tables(lines)
    if doubtful is not None:
        message = (
            f"From line {doubtful} on, the columns of a table may stand below each other; they were left as lines."
        )
        state.warnings.append(Warning("stacked-columns", message))
    state.emptied = found_tables(emptied, lines)
    at = 0
    older: set[int] = set()
    while at < len(lines):
        if state.mails and lines[at].number >= state.mails[0]:
            older.add(len(state.blocks))
            state.mails.pop(0)
        end = table_at(lines, at, state)
        at = end if end > at else paragraph(lines, at, state)
    return Document(
        path=path,
        sha256=sha256,
        format="txt",
        blocks=tuple(state.blocks),
        furniture=tuple(state.furniture),
        warnings=tuple(state.warnings),
        mails=tuple(sorted(older)),
    )


def _of_page(text: str, limits: Limits) -> tuple[Block | Table, ...]:
    """The blocks of a web page; none where nothing that is shown can be found in it."""
    try:
        blocks, _ = blocks_of_markup(text, tables_before=0, limits=limits)
    except UnreadableMarkup:
        return ()
    return tuple(blocks)
