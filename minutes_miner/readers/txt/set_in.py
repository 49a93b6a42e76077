"""Minutes whose numbers hang in the margin: a number, a wide blank and a heading, and below the heading its text set in.

    24/03   HEATING

            The boiler to be replaced by the end of             TR
            June.

The number with the blank looks like a first column, and the text like a second one; both are undone here. So are initials at the
right edge that stand beside an earlier line of their paragraph than its last, where other lines find them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from minutes_miner.document import split_marker
from minutes_miner.readers.txt.source import Source

_HEADED = re.compile(
    r"(?P<lead> *)(?P<number>(?:[A-Z]{1,6}[ ./-]?)?\d{1,4}(?:[./-]\d{1,4}){0,3}[.:)]?) {2,}(?=[^\W\d])(?P<title>\S+(?: \S+)*)$"
)
_LEAST_HEADS = 2
_MOST_TITLE = 10  # words
_SET_IN = 0.8  # of the lines below the first heading begin where the headings do, or farther in
_NAMES = r"[A-ZÀ-Þ][\w’'.]*(?:(?: ?[/,&+] ?| )[A-ZÀ-Þ][\w’'.]*){0,3}"
_AT_EDGE = re.compile(rf"(?<=\S) {{3,}}(?P<names>{_NAMES})$")
_GAP = re.compile(r"(?<=\S)(?: {3,}|\t)(?=\S)")
_NEAR = 2  # characters by which the places of names at one edge differ
_LEAST_AT_EDGE = 2  # lines
_FAR = 0.6  # of the longest line stands before the edge


def without_hanging_numbers(lines: list[Source]) -> list[Source]:
    """The lines, where numbers hang in the margin each beside its heading and the text as if it had not been set in."""
    heads = {at: head for at, line in enumerate(lines) if (head := _HEADED.match(_wide(line)))}
    place = Counter(head.start("title") for head in heads.values()).most_common(1)
    if not place:
        return lines
    column = place[0][0]
    heads = {at: head for at, head in heads.items() if head.start("title") == column and _is_head(lines, at, head)}
    first = min(heads, default=len(lines))
    below = [line for at, line in enumerate(lines) if at > first and at not in heads]
    set_in = sum(_indent(line) >= column for line in below)
    if len(heads) < _LEAST_HEADS or set_in < _SET_IN * len(below):
        return lines
    return [
        Source(f"{heads[at]['number']} {heads[at]['title']}", line.number, max(line.blank_before, 1))
        if at in heads
        else _moved(line, column if at > first else 0)
        for at, line in enumerate(lines)
    ]


def _is_head(lines: Sequence[Source], at: int, head: "re.Match[str]") -> bool:
    """Whether a heading, and no first line of a longer text, stands behind a number: in capitals, or a few words with a blank line
    below them."""
    title, below = head["title"], lines[at + 1 : at + 2]
    short = len(title.split()) <= _MOST_TITLE and title[-1] not in ".;,:" and split_marker(_wide(lines[at]))[0] is None
    apart = bool(below) and below[0].blank_before > 0
    return short and (apart or title.isupper()) and bool(below) and _indent(below[0]) >= head.start("title")


def _moved(line: Source, column: int) -> Source:
    """A line without the blanks before a column."""
    taken = min(_indent(line), column)
    return Source(_wide(line)[taken:], line.number, line.blank_before) if taken else line


def _wide(line: Source) -> str:
    return line.text.expandtabs(8)


def _indent(line: Source) -> int:
    text = _wide(line)
    return len(text) - len(text.lstrip())


def with_names_behind(lines: list[Source], edges: Sequence[int]) -> list[Source]:
    """The lines of a paragraph, names at the right edge behind its last one: "The lamps to be cleaned by      BO / Friday."."""
    wide = [at for at, line in enumerate(lines) for _ in _GAP.finditer(line.text.strip())]  # once for each blank
    names = _AT_EDGE.search(lines[wide[0]].text) if len(wide) == 1 and wide[0] < len(lines) - 1 else None
    running = names and all(_indent(line) < names.start("names") for line in lines)
    if not names or not running or not _is_near(names.start("names"), edges):
        return lines
    moved = list(lines)
    moved[wide[0]] = replace(moved[wide[0]], text=moved[wide[0]].text[: names.start()])
    moved[-1] = replace(moved[-1], text=f"{moved[-1].text.rstrip()}{names[0]}")
    return moved


def name_edges(lines: Sequence[Source]) -> list[int]:
    """Where names stand at the right edge of several lines."""
    longest = max((len(line.text) for line in lines), default=0)
    found = [names.start("names") for line in lines if (names := _AT_EDGE.search(line.text))]
    far = [place for place in found if place >= _FAR * longest]
    return [place for place in far if sum(_is_near(place, [other]) for other in far) >= _LEAST_AT_EDGE]


def _is_near(place: int, others: Sequence[int]) -> bool:
    return any(abs(place - other) <= _NEAR for other in others)
