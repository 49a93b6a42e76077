"""Running headers, footers and page numbers, told by repetition and by place, and kept apart."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from minutes_miner.document import Block, split_marker
from minutes_miner.readers.paging import counts_pages, page_totals
from minutes_miner.readers.pdf.alignment import segments
from minutes_miner.readers.pdf.blocks import as_shown, line_of
from minutes_miner.readers.pdf.numbering import take_line_numbers
from minutes_miner.readers.pdf.page import PageRead, TextLine

_OF = r"(?:\s*(?:of|/|de|sur)\s*\d+)?"
_SURE_NUMBER = re.compile(
    rf"\s*(?:p\s?a\s?g\s?e\s*\|?\s*\d+{_OF}|\d+\s*\|\s*p\s?a\s?g\s?e|[-–]\s*\d{{1,3}}\s*[-–])\s*", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"\s*[-–]?\s*(\d{1,3})\s*[-–]?\s*")
_NUMBER_OF = re.compile(r"\s*\d+\s*(?:of|/|de|sur)\s*\d+\s*", re.IGNORECASE)
_PAGE_TAIL = re.compile(rf"\bpage\s*\|?\s*(\d+){_OF}\s*$|^page\s+(\d+)\b", re.IGNORECASE)
_COUNTING = re.compile(
    r"^\d+\b|\bp(?:age|\.)?\s*\|?\s*\d+|\d+(?=\s*(?:of|/|de|sur)\s*\d+\s*$)|\b\d+\W*$", re.IGNORECASE
)
_FIGURES = re.compile(r"\d+")
_EDGE, _LEAST_EDGE = 0.11, 40.0  # share of a page's height, and points, where running headers and footers stand
_NEAR, _SAME = 14.0, 2.0  # points within which three lines stand at about one height, and two at the same
_BLANK, _BELOW = 1.5, 2.5  # sizes of a letter between the heads of two columns, and from them to the first row
_TAIL_WORDS = 20  # of a line that ends with the number of its page


class _Place(NamedTuple):
    """A line at the edge of a page: on which page, how far from that edge, whether no other line is nearer to it, its numbers,
    and which of them stand where the number of a page does."""

    page: int
    height: float
    outermost: bool
    numbers: tuple[int, ...]
    counting: tuple[bool, ...]


def take_furniture(pages: list[PageRead]) -> list[Block]:
    """Takes running headers, footers and page numbers out of the lines of all pages, and returns them, each text once."""
    counted = take_line_numbers(pages)
    count = len({page.number for page in pages})
    needed = 2 if count <= 3 else max(3, count // 3)
    at_edge = [(line, page) for page in pages for line in page.lines if _at_edge(line, page)]
    totals = page_totals((line.text for line, _ in at_edge), count)
    alike: dict[tuple[bool, str], list[_Place]] = defaultdict(list)
    placed = {id(line): (_key(line, page), _place(line, page)) for line, page in at_edge}
    for key, place in placed.values():
        alike[key].append(place)
    more = {key for key, places in alike.items() if len({place.page for place in places}) > 1}
    for page in pages:
        edge = [line for line in page.lines if id(line) in placed and placed[id(line)][0] in more]
        body = [line for line in page.lines if line not in edge]
        for line in edge:
            if _is_head(line, page) and _heads_columns(line, body):
                del placed[id(line)]
    running = {
        key: [place for place in places if _hits(place, places) >= max(needed, 3)] for key, places in alike.items()
    }
    taken: dict[str, Block] = {}
    for page in pages:
        repeated: list[TextLine] = []
        maybe: list[tuple[TextLine, bool]] = []
        for line in page.lines:
            if id(line) in placed:
                key, place = placed[id(line)]
                hits = _hits(place, alike[key])
                if hits >= needed or any(_agree(place, other) for other in running[key]):
                    repeated.append(line)
                else:
                    maybe.append((line, hits > 1))
        numbered = [line for line, second in maybe if _is_number(line, page, totals, repeated, is_second=second)]
        for line in page.lines:
            if line in repeated or line in numbered:
                taken.setdefault(line.text, as_shown(Block("paragraph", (line_of(line, page.links),)), page.turn))
        page.lines = [line for line in page.lines if line not in repeated and line not in numbered]
        for line in _numbers_in_tables(page):
            taken.setdefault(line.text, as_shown(Block("paragraph", (line_of(line, ()),)), page.turn))
        for line in page.aside:
            taken.setdefault(line.text, Block("paragraph", (line_of(line, ()),)))
    for line, page in counted:
        taken.setdefault(line.text, as_shown(Block("paragraph", (line_of(line, ()),)), page.turn))
    return list(taken.values())


def _hits(own: _Place, others: Iterable[_Place]) -> int:
    """On how many pages a line stands at about the height of its `own` place; on two pages alone it stands at the same
    height, or no other line is nearer to the edge."""
    near: Counter[int] = Counter()
    same: Counter[int] = Counter()
    for other in others:
        if _agree(own, other):
            off = abs(other.height - own.height)
            near[other.page] += off <= _NEAR
            same[other.page] += (off <= _SAME or (own.outermost and other.outermost)) and all(
                a == b or may for a, b, may in zip(own.numbers, other.numbers, own.counting, strict=True)
            )
    found = len(+near)
    return found if found > 2 else len(+same)


def _agree(one: _Place, other: _Place) -> bool:
    """Whether the numbers of two lines count their pages, or are the same."""
    return all(b in (a, a + other.page - one.page) for a, b in zip(one.numbers, other.numbers, strict=True))


def _is_number(
    line: TextLine, page: PageRead, totals: frozenset[int], furniture: Sequence[TextLine], *, is_second: bool
) -> bool:
    """Whether a line at the edge tells the number of its page: `is_second` says that a line of another page goes on from it."""
    if _SURE_NUMBER.fullmatch(line.text):
        return True
    if _NUMBER_OF.fullmatch(line.text):
        return counts_pages(line.text, totals)
    bare = _BARE_NUMBER.fullmatch(line.text)
    if bare:
        return is_second or int(bare[1]) == page.number or _stands_apart(line, page, furniture)
    tail = _PAGE_TAIL.search(line.text)
    if tail is None or len(line.words) > _TAIL_WORDS:
        return False
    return is_second or (int(tail[1] or tail[2]) == page.number and _stands_apart(line, page, furniture))


def _stands_apart(line: TextLine, page: PageRead, furniture: Sequence[TextLine]) -> bool:
    """Whether a blank as high as a line parts a line from all other text of the page, which stands on its one side."""
    boxes = [other.box for other in page.lines if other is not line and other not in furniture]
    boxes += [table.box for table in page.tables]
    if _is_head(line, page):
        return all(box.top > line.box.bottom + line.size for box in boxes)
    return all(box.bottom < line.box.top - line.size for box in boxes)


def _heads_columns(line: TextLine, body: Sequence[TextLine]) -> bool:
    """Whether a line is the head of a table without rules: below a part of it that a blank sets apart, the next lines of the
    body of the page have one too."""
    begins = [x0 for x0, _ in segments(line, _BLANK * line.size)][1:]
    reach = line.box.bottom + _BELOW * line.size
    return bool(begins) and any(
        abs(x0 - x) < _SAME
        for other in body
        if line.box.bottom - 1 < other.box.top < reach
        for x0, _ in segments(other, _BLANK * other.size)[1:]
        for x in begins
    )


def _numbers_in_tables(page: PageRead) -> list[TextLine]:
    """Takes the numbers of pages out of the cells that reach to the edge of a page, and returns them."""
    found = []
    for table in page.tables:
        if table.box.bottom < page.height - _edge(page) and table.box.top > _edge(page):
            continue
        for cell in (cell for row in table.rows for cell in row):
            numbers = [line for line in cell.lines if _at_edge(line, page) and _SURE_NUMBER.fullmatch(line.text)]
            found += numbers
            cell.lines[:] = [line for line in cell.lines if line not in numbers]
    return found


def _at_edge(line: TextLine, page: PageRead) -> bool:
    return _is_head(line, page) or line.box.top > page.height - _edge(page)


def _is_head(line: TextLine, page: PageRead) -> bool:
    return line.box.bottom < _edge(page)


def _edge(page: PageRead) -> float:
    return max(page.height * _EDGE, _LEAST_EDGE)


def _key(line: TextLine, page: PageRead) -> tuple[bool, str]:
    """What lines have in common that run over pages: the edge at which they stand, and the text with its figures left open,
    but for the number of an item of a list."""
    marker, rest = split_marker(line.text)
    return _is_head(line, page), (marker or "") + _FIGURES.sub("#", rest.casefold()).strip()


def _place(line: TextLine, page: PageRead) -> _Place:
    is_head = _is_head(line, page)
    height = line.box.top if is_head else page.height - line.box.bottom
    outermost = not any(
        other.box.bottom <= line.box.top if is_head else other.box.top >= line.box.bottom for other in page.lines
    )
    text = split_marker(line.text)[1].casefold()
    spans = [found.span() for found in _COUNTING.finditer(text)]
    figures = list(_FIGURES.finditer(text))
    counting = tuple(any(begin <= found.start() < end for begin, end in spans) for found in figures)
    return _Place(page.number, height, outermost, tuple(int(found[0]) for found in figures), counting)
