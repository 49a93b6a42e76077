"""From the words of a page to its lines, and from lines side by side to the columns of a page."""

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from minutes_miner.document import Box
from minutes_miner.readers.pdf.bidi import in_reading_order
from minutes_miner.readers.pdf.page import PageMaterial, TextLine, Word

_ORDINALS = frozenset(("st", "nd", "rd", "th", "er", "ème", "º", "ª"))
_GUTTER = 9.0  # points of blank that may part columns of text
_LEAST_LINES = 8  # a page with fewer has no columns that could be told
_NOWHERE = (math.inf, -math.inf)  # upper and lower end of a line in which nothing stands
_PLAY, _RAISED = 0.4, 0.6  # of the height of a line by which words of its size, and others, may stand higher or lower
_WORDS = 3  # words of a line of running text in one column
_RUNNING = 4  # words that the lines of running text have in a column on the average
_ALIKE = 0.75  # of the widest column that the narrowest one is wide
_ACROSS = 0.15  # of the lines of a page may run across its columns
_WIDER = 0.3  # sizes of a letter by which the gap between two paragraphs is wider than between their lines
_BESIDE = 3.0  # points by which the heights of lines that stand beside each other differ
_TELLING_STARTS = 3  # beginnings of paragraphs that tell whether columns are rows


def lines_of(words: Sequence[Word], material: PageMaterial) -> list[TextLine]:
    """Words that stand at one height, in reading order; superscripts join the line that they overlap."""
    lines: list[list[Word]] = [[], [], [], []]  # four to begin with, in which nothing stands
    heights = [_NOWHERE] * len(lines)
    ordered = sorted([(((box := word.box)[1] + box[3]) / 2, box[0], order, word) for order, word in enumerate(words)])
    for middle, _x0, _order, word in ordered:
        _, top, _, bottom = word.box
        for at in (-1, -2, -3, -4):
            upper, lower = heights[at]
            if not upper - 0.5 <= middle <= lower + 0.5:
                continue
            alike = 0.8 * (size := lines[at][0].size) < word.size < 1.25 * size  # others may be raised or lowered
            height = lower - upper
            play = (_PLAY if alike else _RAISED) * (height if height > 1 else 1)
            if abs(middle - (upper + lower) / 2) < play:
                lines[at].append(word)
                if not alike and (top < upper or bottom > lower):
                    heights[at] = (min(upper, top), max(lower, bottom))
                break
        else:
            lines.append([word])
            heights.append((top, bottom))
    has_ordinals = not _ORDINALS.isdisjoint([word.text.lower() for word in words])
    made = []
    for line in lines[4:]:
        if _middle(line[0]) != _middle(line[-1]):  # else they came from left to right
            line.sort(key=_left)
        joined = _rejoined(line) if has_ordinals else line
        made.append(TextLine(in_reading_order(joined) if material.right_to_left else joined, material.number))
    return sorted(made, key=lambda line: (round(line.box.top, 1), line.box.x0))


def _middle(word: Word) -> float:
    _, top, _, bottom = word.box
    return top + bottom


def _left(word: Word) -> float:
    return word.box.x0


def _rejoined(words: list[Word]) -> list[Word]:
    """A superscript ordinal is part of its number: "21" and a raised "st"."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        if before and word.text.lower() in _ORDINALS and before.text[-1:].isdigit() and word.box.x0 - before.box.x1 < 3:
            box = Box(before.box.x0, before.box.top, word.box.x1, before.box.bottom)
            joined[-1] = Word(before.text + word.text, box, before.bold, before.size, before.struck)
        else:
            joined.append(word)
    return joined


def mark_struck(words: Sequence[Word], strikes: Sequence[Box]) -> None:
    """Marks the words through whose middle a thin stroke runs from end to end."""
    ordered = sorted(((s.top + s.bottom) / 2, s.x0, s.x1) for s in strikes)
    heights = [*(height for height, _, _ in ordered), math.inf]
    for word in words if strikes else ():
        x0, top, x1, bottom = word.box
        middle, near = (top + bottom) / 2, 0.2 * (bottom - top)
        first = bisect_left(heights, middle - near)
        if heights[first] < middle + near:
            play = 0.15 * (x1 - x0)
            word.struck = any(
                left <= x0 + play and right >= x1 - play
                for _, left, right in ordered[first : bisect_right(heights, middle + near)]
            )


# columns


def text_columns(lines: Sequence[TextLine], gutters: Sequence[float], before: Sequence[float] = ()) -> Sequence[float]:
    """Those `gutters` of a page that part columns sure to be running text, whatever stands beside what in them: about equally wide,
    and with paragraphs that begin at other heights in each. `before` are those of the page before, whose text may end here."""
    if gutters and _is_running(lines, gutters, sure=True):
        return gutters
    return before if before and _is_running(lines, before, sure=False) else ()


def _is_running(lines: Sequence[TextLine], gutters: Sequence[float], *, sure: bool) -> bool:
    columns: list[list[TextLine]] = [[] for _ in range(len(gutters) + 1)]
    across = 0
    for line in lines:
        if any(word.box.x0 < gutter < word.box.x1 for word in line.words for gutter in gutters):
            across += 1
            continue
        for at, part in enumerate(_parted(line, gutters)):
            if part:
                columns[at].append(TextLine(part, line.page))
    filled = [column for column in columns if column]
    if len(filled) < 2 or across > _ACROSS * len(lines):
        return False
    if any(sum(len(part.words) for part in column) < _RUNNING * len(column) for column in filled):
        return False
    widths = [max(part.box.x1 for part in column) - min(part.box.x0 for part in column) for column in filled]
    if sure and min(widths) < _ALIKE * max(widths):
        return False
    starts = [_begun(column) for column in filled]
    beside = sum(any(abs(height - other) < _BESIDE for other in starts[0]) for begun in starts[1:] for height in begun)
    count = sum(min(len(begun), len(starts[0])) for begun in starts[1:])
    return 2 * beside < count if count >= _TELLING_STARTS else not sure and not beside


def _begun(column: Sequence[TextLine]) -> list[float]:
    """The heights at which paragraphs of a column begin behind a wider gap."""
    gaps = [below.box.top - above.box.bottom for above, below in itertools.pairwise(column)]
    usual = sorted(gaps)[len(gaps) // 10] if gaps else 0.0
    return [part.box.top for part, gap in zip(column[1:], gaps, strict=True) if gap > usual + _WIDER * part.size]


def _parted(line: TextLine, gutters: Sequence[float]) -> list[list[Word]]:
    parts: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    for word in line.words:
        parts[bisect_right(gutters, (word.box.x0 + word.box.x1) / 2)].append(word)
    return parts


def by_columns(lines: list[TextLine], gutters: Sequence[float]) -> list[TextLine]:
    """Columns of running text are read one after the other, between the lines that run across all of them."""
    if not gutters:
        return lines
    ordered: list[TextLine] = []
    columns: list[list[TextLine]] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        parts = _parted(line, gutters)
        if any(word.box.x0 < gutter < word.box.x1 for word in line.words for gutter in gutters):
            for column in columns:
                ordered += column
                column.clear()
            ordered.append(line)
            continue
        for column, words in zip(columns, parts, strict=True):
            if words:
                column.append(TextLine(words, line.page))
    for column in columns:
        ordered += column
    return ordered


def gutters_of(lines: list[TextLine], width: float) -> list[float]:
    """Where blank strips part a page into columns of running text; empty where it has but one."""
    body = [line for line in lines if len(line.words) >= 2]
    if len(body) < _LEAST_LINES:
        return []
    places = range(int(width * 0.2), int(width * 0.8), 4)
    crossed = [0] * len(places)
    for line in body:
        begun: float | None = None
        ended = 0.0
        for word in sorted(line.words, key=_left):
            if begun is None or word.box.x0 - ended > _GUTTER:
                if begun is not None:
                    _count(crossed, places, begun, ended)
                begun = word.box.x0
            ended = max(ended, word.box.x1)
        if begun is not None:
            _count(crossed, places, begun, ended)
    free = [x for x, count in zip(places, crossed, strict=True) if count <= 0.15 * len(body)]
    strips: list[list[int]] = []
    for x in free:
        if strips and x - strips[-1][-1] == places.step:
            strips[-1].append(x)
        else:
            strips.append([x])
    gutters = [float(strip[len(strip) // 2]) for strip in strips]
    wordy = [0] * (len(gutters) + 1)
    for line in body:
        counts = [0] * len(wordy)
        for word in line.words:
            counts[bisect_right(gutters, (word.box.x0 + word.box.x1) / 2)] += 1
        for at, count in enumerate(counts):
            wordy[at] += count >= _WORDS
    return gutters if len(gutters) in (1, 2) and min(wordy) >= _LEAST_LINES / 2 and min(wordy) > 0.3 * len(body) else []


def _count(crossed: list[int], places: range, begun: float, ended: float) -> None:
    first = max(0, math.ceil((begun - places.start) / places.step))
    last = min(len(crossed) - 1, math.floor((ended - places.start) / places.step))
    for at in range(first, last + 1):
        crossed[at] += 1
