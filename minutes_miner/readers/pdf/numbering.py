"""Numbers of lines in the margin, as minutes of courts and councils have them: kept apart like other furniture.

They stand left of all other text, on each line or on every fifth one, and rise by the same step; the numbers of a table or
of a list stand where other text of their page begins, or leave out the lines on which a text goes on.
"""

import itertools
from collections.abc import Sequence
from statistics import median

from minutes_miner.readers.pdf.page import PageRead, TextLine, Word

_LEAST = 8  # numbered lines of a page
_APART = 4.0  # points of blank between the numbers and all other text
_SHARE = 0.75  # of the lines of a page have one, or of those that a step leaves to be numbered
_STEPS = (1, 2, 5, 10)


def take_line_numbers(pages: Sequence[PageRead]) -> list[tuple[TextLine, PageRead]]:
    """Takes the numbers of lines out of the lines of all pages, and returns each with its page."""
    found = {id(page): _numbers(page) for page in pages}
    rights = [numbers[0].box.x1 for numbers in found.values() if numbers]
    if not rights or 2 * len(rights) < sum(len(page.lines) >= _LEAST for page in pages):
        return []  # a page of a list
    taken: list[tuple[TextLine, PageRead]] = []
    for page in pages:
        numbers = found[id(page)] or _numbers(page, median(rights))  # a last page may have few
        own = {id(word) for word in numbers}
        taken += [(TextLine([word], page.number), page) for word in numbers]
        rests = [[word for word in line.words if id(word) not in own] for line in page.lines]
        page.lines = [TextLine(rest, page.number) for rest in rests if rest] if own else page.lines
    return taken


def _numbers(page: PageRead, right: float | None = None) -> list[Word]:
    """The numbers of lines on a page; empty where it has none. `right` is where they end on other pages."""
    numbers = [line.words[0] for line in page.lines if line.words[0].text.isdecimal() and line.words[0].text.isascii()]
    if not numbers or (right is None and len(numbers) < _LEAST):
        return []
    edge = median(word.box.x1 for word in numbers) if right is None else right
    numbers = [word for word in numbers if word.box.x0 < edge < word.box.x1 + _APART]
    own = {id(word) for word in numbers}
    others = [word.box.x0 for line in page.lines for word in line.words if id(word) not in own]
    others += [table.box.x0 for table in page.tables]
    stand_aside = bool(numbers) and min(others, default=0.0) > edge + _APART
    return numbers if stand_aside and (right is not None or _are_counted(numbers, len(page.lines))) else []


def _are_counted(numbers: Sequence[Word], lines: int) -> bool:
    """Whether numbers rise by one step from line to line; now and then they may begin anew."""
    values = [int(word.text) for word in numbers]
    steps = [below - above for above, below in itertools.pairwise(values)]
    step = max(set(steps), key=steps.count, default=0)
    regular = sum(each == step for each in steps)
    return step in _STEPS and regular >= _SHARE * len(steps) and step * len(numbers) >= _SHARE * lines
