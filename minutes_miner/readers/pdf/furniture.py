"""Running headers, footers and page numbers, told by repetition and kept apart."""

import re
from collections import Counter

from minutes_miner.document import Block, split_marker
from minutes_miner.readers.paging import counts_pages, page_totals
from minutes_miner.readers.pdf.blocks import as_shown, line_of
from minutes_miner.readers.pdf.page import PageRead, TextLine

_PAGE_NUMBER = re.compile(
    r"\s*(?:p\s?a\s?g\s?e\s*\|?\s*\d+(?:\s*(?:of|/|de|sur)\s*\d+)?|\d+\s*\|\s*p\s?a\s?g\s?e|[-–]?\s*\d{1,3}\s*[-–]?|\d+\s*(?:of|/|de|sur)\s*\d+)\s*",
    re.IGNORECASE,
)
_SURE_NUMBER = re.compile(
    r"\s*(?:p\s?a\s?g\s?e\s*\|?\s*\d+(?:\s*(?:of|/|de|sur)\s*\d+)?|\d+\s*\|\s*p\s?a\s?g\s?e|[-–]\s*\d{1,3}\s*[-–])\s*",
    re.IGNORECASE,
)
_PAGE_TAIL = re.compile(r"\bpage\s*\|?\s*\d+(?:\s*(?:of|/|de|sur)\s*\d+)?\s*$|^page\s+\d+\b", re.IGNORECASE)
_EDGE, _LEAST_EDGE = 0.11, 40.0  # share of a page's height, and points, where running headers and footers stand


def take_furniture(pages: list[PageRead]) -> list[Block]:
    """Takes running headers, footers and page numbers out of the lines of all pages, and returns them, each text once."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(line.text) for line in page.lines if _at_edge(line, page)})
    count = len({page.number for page in pages})
    needed = 2 if count <= 3 else max(3, count // 3)
    totals = page_totals((line.text for page in pages for line in page.lines if _at_edge(line, page)), count)
    taken: dict[str, Block] = {}
    for page in pages:
        kept = []
        for line in page.lines:
            pattern = _pattern(line.text)
            repeated = count > 1 and _at_edge(line, page) and seen[pattern] >= needed
            numbered = (_PAGE_NUMBER.fullmatch(line.text) and counts_pages(line.text, totals)) or _PAGE_TAIL.search(
                line.text
            )
            if repeated or (numbered and _at_edge(line, page)):
                taken.setdefault(line.text, as_shown(Block("paragraph", (line_of(line, page.links),)), page.turn))
            else:
                kept.append(line)
        page.lines = kept
        for line in _numbers_in_tables(page):
            taken.setdefault(line.text, as_shown(Block("paragraph", (line_of(line, ()),)), page.turn))
        for line in page.aside:
            taken.setdefault(line.text, Block("paragraph", (line_of(line, ()),)))
    return list(taken.values())


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
    return line.box.bottom < _edge(page) or line.box.top > page.height - _edge(page)


def _edge(page: PageRead) -> float:
    return max(page.height * _EDGE, _LEAST_EDGE)


def _pattern(text: str) -> str:
    """A text with its figures left open, but for the number of an item of a list: that is no number of a page."""
    marker, rest = split_marker(text)
    return (marker or "") + re.sub(r"\d+", "#", rest.casefold()).strip()
