"""Which bare numbers are those of pages: "3 of 12" may count pages, "46 of 46" families and "26/05" a day."""

import re
from collections import defaultdict
from collections.abc import Iterable

_OF = re.compile(r"\s*(?P<number>\d{1,4})\s*(?:of|/|de|sur)\s*(?P<total>\d{1,4})\s*", re.IGNORECASE)


def page_totals(texts: Iterable[str], pages: int = 0) -> frozenset[int]:
    """How many pages the lines of a document tell that it has: the number of its `pages` where that is known, or what two lines with different numbers say."""
    numbers: dict[int, set[int]] = defaultdict(set)
    for text in texts:
        told = _OF.fullmatch(text)
        if told and 0 < int(told["number"]) <= int(told["total"]):
            numbers[int(told["total"])].add(int(told["number"]))
    return frozenset(total for total, seen in numbers.items() if len(seen) > 1 or total == pages)


def counts_pages(text: str, totals: frozenset[int]) -> bool:
    """Whether a line "3 of 12" is that of a page; of any other line True, as it is no such one."""
    told = _OF.fullmatch(text)
    return told is None or (int(told["total"]) in totals and 0 < int(told["number"]) <= int(told["total"]))
