"""Sources to plain text: lines as they stand, tables in the way of the dress."""

import textwrap
from collections.abc import Iterator

from minutes_miner.training.marked import Marked, Part, Source, read_marks
from minutes_miner.training.render.dress import Dress, bare

_WIDTH = 110


def to_txt(source: Source, dress: Dress) -> bytes:
    """The text in UTF-8; blank lines where the source has them. Of one that looks as it is written, letter for letter."""
    if source.as_written:
        return f"{read_marks(source.body, source.name).text.rstrip()}\n".encode()
    lines: list[str] = []
    ended = source.parts[0].line if source.parts else 0
    for part in source.parts:
        if part.line > ended and lines and lines[-1]:
            lines.append("")
        lines += _lines(part, dress)
        ended = part.line + _length(part)
    return ("\n".join(lines) + "\n").encode()


def _length(part: Part) -> int:
    if part.kind == "table":
        return len(part.rows) + (0 if part.headless else 1)
    return part.text.text.count("\n") + 1


def _lines(part: Part, dress: Dress) -> Iterator[str]:
    if part.kind == "table":
        yield from _table(part, dress)
    elif part.kind == "heading":
        yield bare(part.text.text)
    elif part.kind == "item":
        mark = part.marker if part.marker not in "-*•" else dress.bullet
        yield f"{'   ' * part.level}{mark} {bare(part.text.text)}"
    elif part.kind == "paragraph":
        yield from bare(part.text.text).split("\n")


def _table(part: Part, dress: Dress) -> Iterator[str]:
    rows = [[" ".join(bare(cell.text).split("\n")) for cell in row] for row in part.rows]
    if dress.columns == "tabs":
        yield from ("\t".join(row) for row in rows)
    elif dress.columns == "pipes" or len(rows[0]) > 5:
        for at, row in enumerate(rows):
            yield f"| {' | '.join(row)} |"
            if at == 0 and not part.headless:
                yield "|" + "---|" * len(row)
    else:
        yield from _blanks(part.rows)


def _blanks(rows: tuple[tuple[Marked, ...], ...]) -> Iterator[str]:
    """Columns held apart by blanks, cells wrapped, rows parted by a blank line."""
    count = max(len(row) for row in rows)
    longest = [max((len(bare(row[at].text)) for row in rows if at < len(row)), default=1) for at in range(count)]
    room = _WIDTH - 4 * count
    widths = [max(min(length, room // 8), min(length, room * length // max(sum(longest), 1)), 8) for length in longest]
    for row in rows:
        cells = [
            [wrapped for line in bare(cell.text).split("\n") for wrapped in (textwrap.wrap(line, width) or [""])]
            for cell, width in zip(row, widths, strict=False)
        ]
        for at in range(max(len(cell) for cell in cells)):
            parts = [
                (cell[at] if at < len(cell) else "").ljust(width + 4)
                for cell, width in zip(cells, widths, strict=False)
            ]
            yield "".join(parts).rstrip()
        yield ""
