"""The ids that trackers give to tasks: "ACTION-12 Ann to ask the host", "[AI-3] Ben: labels", "#41 Cara: list", "2024/05-3: Dan to call".

A reader sees one line at a time and cannot tell an id from a name ("COVID-19", "G-20"); here the whole document is known: ids of
one kind open several blocks of some words and count on. They are the markers of these blocks then, like other numbers of items.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable

from minutes_miner.document import Block, Table

_ID = re.compile(
    r"\[?(?P<id>(?P<kind>[A-Z]{1,8}-|#|(?:\d\d){1,2}(?:/\d\d-|-\d\d/))(?P<number>\d{1,5}))(?:\][.:)]?|[.:)])?\s+(?=\S+\s+\S+\s+\S)"
)
_FEWEST = 2


def kinds_of_ids(texts: Iterable[str]) -> frozenset[str]:
    """What stands before the numbers of the ids that open two texts or more, each higher than the one before: "ACTION-"."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for text in texts:
        if found := _ID.match(text):
            numbers[found["kind"]].append(int(found["number"]))
    return frozenset(
        kind
        for kind, told in numbers.items()
        if len(told) >= _FEWEST and all(a < b for a, b in itertools.pairwise(told))
    )


def opens_with_id(text: str, kinds: frozenset[str]) -> bool:
    """Whether a text opens with an id of one of some kinds."""
    found = _ID.match(text) if kinds else None
    return found is not None and found["kind"] in kinds


def with_ids(blocks: tuple[Block | Table, ...]) -> tuple[Block | Table, ...]:
    """The blocks, with ids as markers of those that they open."""
    kinds = kinds_of_ids(map(_opening, blocks))
    return tuple(_marked(block, kinds) for block in blocks) if kinds else blocks


def _opening(block: Block | Table) -> str:
    """The run that opens a block; "" for a heading or table, which have no id."""
    if isinstance(block, Table) or block.kind == "heading" or not block.lines or not block.lines[0].runs:
        return ""
    return block.lines[0].runs[0].text


def _marked(block: Block | Table, kinds: frozenset[str]) -> Block | Table:
    found = _ID.match(_opening(block))
    if isinstance(block, Table) or found is None or found["kind"] not in kinds:
        return block
    first, *rest = block.lines
    runs = (first.runs[0]._replace(text=first.runs[0].text[found.end() :]), *first.runs[1:])
    lines = (first._replace(runs=runs), *rest)
    return block._replace(kind="list_item", lines=lines, level=max(block.level, 1), marker=found["id"])
