"""Tables whose cells stand in running lines with strokes between them, below one line of heads.

"Agenda / Discussion / Action / Responsible / Date" stands once; then each row is a paragraph "3 Fuel / shortage discussed ... / WFP to
revise the plan / WFP / 12 May", wrapped where the line was full. A row may leave out what it shares with the one above ("/ / Call the
bank / UNHCR / today"), or hold two of the last cells one below the other.
"""

import re
from collections.abc import Sequence

from minutes_miner.readers.txt.source import Found, Source

_STROKE = re.compile(r"(?:^|(?<=\s))/(?=\s|$)")
_NUMBER = re.compile(r"(?:[^\W\d_]{1,3})?\d{1,3}(?:[./-]\d{1,3})*[.)]?")
_LEAST_HEADS = 4
_LONGEST_HEAD = 4  # words
_MOST_BLANK = 2  # lines between two rows
_LEAST_ROWS = 2


def slash_rows(lines: Sequence[Source], at: int) -> Found:
    """Where the table ends that begins at a line, and its rows: the number of the line and the cells; no rows where none begins."""
    heads = _parts(lines[at].text)
    if not _are_heads(heads) or (at and not lines[at].blank_before):
        return at, []
    rows = [(lines[at].number, heads)]
    end = at + 1
    while end < len(lines) and lines[end].blank_before <= _MOST_BLANK:
        until = end + 1
        while until < len(lines) and not lines[until].blank_before:
            until += 1
        block = lines[end:until]
        other = len(block) == 1 and _are_heads(_parts(block[0].text))  # the heads of another table
        if other or sum(len(_STROKE.findall(line.text)) for line in block) < len(heads) // 2:
            break
        rows += _rows(block, len(heads))
        end = until
    return (end, rows) if len(rows) > _LEAST_ROWS else (at, [])


def _are_heads(parts: Sequence[str]) -> bool:
    """Whether the parts of a line may be the heads of columns: several, all short, without numbers."""
    return len(parts) >= _LEAST_HEADS and all(
        part and len(part.split()) <= _LONGEST_HEAD and not re.search(r"\d", part) for part in parts
    )


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _STROKE.split(text)]


def _rows(block: Sequence[Source], width: int) -> list[tuple[int, list[str]]]:
    """The rows of one block: a new one begins where a line opens with a stroke, or behind a whole row."""
    rows: list[tuple[int, list[str]]] = []
    begun: list[Source] = []
    for at, line in enumerate(block):
        rest = sum(len(_STROKE.findall(after.text)) for after in block[at:])
        whole = begun and _is_whole(begun, width, first=not rows) and _opens(line, rest, width)
        if begun and (whole or _is_numbered(line.text)):
            rows.append(_row(begun, width))
            begun = []
        begun.append(line)
    rows.append(_row(begun, width))
    return rows


def _is_numbered(text: str) -> bool:
    """Whether a number stands alone in the first cell of a row."""
    cells = _parts(text.strip())
    return len(cells) > 1 and _NUMBER.fullmatch(cells[0]) is not None


def _is_whole(begun: Sequence[Source], width: int, *, first: bool) -> bool:
    """Whether the lines so far may be a row: all its cells, or for a later one the last of them."""
    text = "\n".join(line.text for line in begun).strip()
    cells = len(_STROKE.findall(text)) + 1
    return not text.endswith("/") and cells >= (width if first else width // 2 + 1)


def _opens(line: Source, rest: int, width: int) -> bool:
    """Whether a line may open a row: it begins with a stroke or a capital and strokes follow, or it has cells enough alone."""
    text = line.text.strip()
    if len(_STROKE.findall(text)) >= width // 2:
        return True
    return rest > 0 and (text.startswith("/") or text[:1].isupper() or text[:1].isdigit())


def _row(lines: Sequence[Source], width: int) -> tuple[int, list[str]]:
    """The cells of a row: strokes too many belong to its first cells, cells too few are its last ones, or its first behind a number."""
    cells = _parts("\n".join(line.text.strip() for line in lines))
    if len(cells) > width:
        longest = max(range(len(cells)), key=lambda at: len(cells[at]))
        cut = len(cells) - width
        if longest >= cut:
            cells = [" / ".join(cells[: cut + 1]), *cells[cut + 1 :]]
        else:
            cells = [*cells[: width - 1], " / ".join(cells[width - 1 :])]
    elif len(cells) < width:
        missing = [""] * (width - len(cells))
        cells = [*cells, *missing] if _NUMBER.fullmatch(cells[0]) else [*missing, *cells]
    return lines[0].number, cells
