"""Columns of running text that stand side by side, as a printer with layout leaves them: read one after the other.

What parts them from a table is that the lines of all columns run on together: nearly every line fills every column to its
end, and goes on in the middle of a sentence.
"""

import itertools
import re
from collections.abc import Sequence

from minutes_miner.readers.txt.source import Source

_LEAST_LINES = 4
_NEARLY_ALL, _MOST = 0.8, 0.6  # of the lines of a column
_FULL = 0.7  # of the width of a column
_WORDS = 3
_RUN = re.compile(r"[^ ]+")
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")


def column_edges(texts: Sequence[str]) -> list[int]:
    """Where columns begin: a blank strip of two characters or more in nearly all lines ends a column."""
    width, allowed = max(map(len, texts)), len(texts) // 20
    change = [0] * (width + 1)  # lines that begin to be filled at a place, less those that end
    for text in texts:
        for run in _RUN.finditer(text):
            change[run.start()] += 1
            change[run.end()] -= 1
    filled = [count > allowed for count in itertools.accumulate(change[:-1])]
    return [i for i in range(width) if filled[i] and not any(filled[max(i - 2, 0) : i])]


def parts_of(text: str, edges: Sequence[int]) -> list[str]:
    """A line divided at the edges of its columns, the blanks around the parts taken off; a word across an edge stays whole."""
    cuts = [0]
    for edge in edges[1:]:
        while 0 < edge < len(text) and not text[edge - 1].isspace() and not text[edge].isspace():
            edge += 1
        cuts.append(max(edge, cuts[-1]))
    return [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def columns_apart(lines: list[Source]) -> list[Source]:
    """The lines, those of columns of running text one column after the other."""
    apart: list[Source] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _GAP.search(lines[end].text) and "\t" not in lines[end].text:
            end += 1
        region = lines[at:end]
        edges = column_edges([line.text for line in region]) if len(region) >= _LEAST_LINES else []
        if len(edges) in (2, 3) and _runs_on(region, edges):
            apart += _one_after_the_other(region, edges)
            if end < len(lines):
                lines[end].blank_before = max(lines[end].blank_before, 1)
        else:
            end = max(end, at + 1)
            apart += lines[at:end]
        at = end
    return apart


def _runs_on(region: Sequence[Source], edges: Sequence[int]) -> bool:
    rows = [parts_of(line.text, edges) for line in region]
    if sum(line.blank_before > 0 for line in region[1:]) > len(region) // _LEAST_LINES:
        return False  # rows of a table
    for column in zip(*rows, strict=True):
        filled = [part for part in column if part]
        width = max(map(len, filled), default=0)
        if len(filled) < _NEARLY_ALL * len(rows):
            return False
        full = sum(len(part) >= _FULL * width and len(part.split()) >= _WORDS for part in filled)
        goes_on = sum(part[0].islower() for part in filled[1:])
        if full < _NEARLY_ALL * len(filled) or goes_on < _MOST * (len(filled) - 1):
            return False
    return True


def _one_after_the_other(region: Sequence[Source], edges: Sequence[int]) -> list[Source]:
    made: list[Source] = []
    rows = [parts_of(line.text, edges) for line in region]
    for column in range(len(edges)):
        blank = max(region[0].blank_before, 1)
        for line, parts in zip(region, rows, strict=True):
            blank = max(blank, line.blank_before)
            if parts[column]:
                made.append(Source(parts[column], line.number, blank))
                blank = 0
            else:
                blank = 1
    return made
