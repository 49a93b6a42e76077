"""Columns of running text that stand side by side, as a printer with layout leaves them: read one after the other.

What parts them from a table is that the lines of all columns run on together: nearly every line fills every column to its
end, and goes on in the middle of a sentence.
"""

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from minutes_miner.document import BULLETS
from minutes_miner.readers.txt.source import Source

_LEAST_LINES = 4
_NEARLY_ALL, _MOST = 0.8, 0.6  # of the lines of a column
_FULL = 0.7  # of the width of a column
_WORDS = 3
_RUN = re.compile(r"[^ ]+")
_BLANK = re.compile(r"(?<=\S) (?=\S)")
_SEGMENT = re.compile(r"\S+(?: \S+)*")
_NUMBERED_GLYPH = re.compile(r"\(cid:\d+\)")
_LEAST_FLUSH, _CROSSED = 3, 4  # texts that begin at one place, and how many times as many as those that run across it
_APART = 2  # characters between the edges of columns
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


def aligned_edges(texts: Sequence[str]) -> list[int]:
    """Where columns begin whose texts stand flush: the blank strips behind which a text begins, and the places at which several
    begin though a long text of another column runs across.
    """
    told = [list(segments(text)) for text in texts]
    begun = Counter(start for parts in told for start, _ in parts)
    crossing = _crossing(told)
    flush = sorted(place for place, count in begun.items() if count >= max(_LEAST_FLUSH, _CROSSED * crossing[place]))
    placed = Counter(start for parts in told for start in _not_pushed(parts, flush))
    inside = Counter(found.end() for text in texts for found in _BLANK.finditer(text))
    strips = [edge for edge in column_edges(texts) if _near(placed, edge) >= max(_near(inside, edge), 1)]
    edges = strips[:1]
    near = {edge + aside for edge in edges for aside in range(-_APART, _APART + 1)}
    for place in sorted({*strips, *flush}, key=lambda place: (-begun[place], place)):
        if place not in near:
            edges.append(place)
            near.update(range(place - _APART, place + _APART + 1))
    return sorted(place for place in edges if place >= edges[0])


def _crossing(told: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
    """How many texts begin before a place and end behind it, for each place in the lines."""
    change = [0] * (max((end for parts in told for _, end in parts), default=0) + 2)
    for start, end in itertools.chain.from_iterable(told):
        change[start + 1] += 1
        change[end] -= 1
    return list(itertools.accumulate(change))


def _not_pushed(parts: Sequence[tuple[int, int]], flush: Sequence[int]) -> Iterator[int]:
    """Where the texts of a line begin, up to one that runs across the beginning of a column; `flush` rises."""
    for start, end in parts:
        yield start
        behind = bisect.bisect_right(flush, start)
        if behind < len(flush) and flush[behind] < end:
            break


def _near(counts: Counter[int], place: int) -> int:
    return sum(counts[at] for at in range(place - 1, place + 2))


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Where the texts of a line begin and end that two blanks or more hold apart; the glyph of a bullet belongs to what stands behind it."""
    start = None
    for found in _SEGMENT.finditer(text):
        begun = found.start() if start is None else start
        start = begun if _is_bullet(found[0]) else None
        if start is None:
            yield begun, found.end()
    if start is not None:
        yield start, len(text.rstrip())


def _is_bullet(text: str) -> bool:
    """Whether a text is nothing but the glyph of a bullet, as it is or as the number of one that has no letter."""
    return text in BULLETS or _NUMBERED_GLYPH.fullmatch(text) is not None


def parts_of(text: str, edges: Sequence[int]) -> list[str]:
    """A line divided at the edges of its columns, the blanks around the parts taken off; a word across an edge stays whole, and so does
    a text across it behind which the one of the next column begins before that ends.
    """
    cuts, told = [0], list(segments(text))
    for edge, following in zip(edges[1:], [*edges[2:], len(text)], strict=True):
        across = next((end for start, end in told if start < edge - 1 and edge < end), None)
        pushed = across and next((start for start, _ in told if across < start < following), None)
        if pushed:
            edge = pushed
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
