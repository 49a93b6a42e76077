"""Text that is turned against its page: whole pages, a wide table set sideways, a stamp up the margin.

A page may show its text turned by one, two or three right angles, some of it or all, whatever the file says of its own
rotation. What is text is read upright, as if the page had been turned for reading, and its boxes are turned back to the
page as it is shown; a stamp, a watermark or the label of a chart is kept apart.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from minutes_miner.document import Box
from minutes_miner.readers.pdf.alignment import take_aligned_tables
from minutes_miner.readers.pdf.fills import ruling
from minutes_miner.readers.pdf.grid import find_grids
from minutes_miner.readers.pdf.lines import lines_of
from minutes_miner.readers.pdf.page import Edge, PageMaterial, Turn, Word, within

_RUNNING_WORDS, _RUNNING_LINES = 3, 4  # words of a line of running text, lines that a stamp does not have
_MARGIN = 45.0  # points from the side of a page in which a stamp runs up
_HUGE = 40.0  # points, the letters of a watermark
_OVERLAID = 3  # words that stand in the letters of a watermark
_UPSIDE_DOWN = 2


def sides_of(material: PageMaterial) -> list[PageMaterial]:
    """A page once for each way in which its text runs, turned so that it runs upright; first what is upright in the file.

    What is turned without being text is left in `aside` of the first one.
    """
    _take_watermark(material)
    if not material.turned:
        return [material]
    owned = _by_way(material)
    main = max(owned, key=lambda way: _letters(owned[way][0]))
    made: list[PageMaterial] = []
    aside = list(material.aside)
    for way in sorted(owned, key=lambda way: (way != material.native, way != 0, way != main, way)):
        words, has_table = owned[way]
        side = _straight(material, Turn(way, material.width, material.height), words)
        is_main = way == main and (way in (material.native, _UPSIDE_DOWN) or _is_inside(side))
        if way == 0 or has_table or is_main or (way == material.native and _is_inside(side)) or _is_text(side):
            made.append(side)
        else:
            aside += words
    made = made or [replace(material, turned={})]
    made[0].aside = aside
    made[0].notes = material.notes
    return made


def _take_watermark(material: PageMaterial) -> None:
    """Puts huge letters aside over or under which other words stand."""
    huge = [word for word in material.words if word.size >= _HUGE]
    others = [word for word in material.words if word.size < _HUGE] if huge else []
    if sum(any(within(word.box, mark.box) for mark in huge) for word in others) >= _OVERLAID:
        material.words = others
        material.aside = [*material.aside, *sorted(huge, key=lambda word: (round(word.box.top), word.box.x0))]


def _by_way(material: PageMaterial) -> dict[int, tuple[list[Word], bool]]:
    """For each way in which text runs its words, and whether a ruled table is among them.

    All that stands in a ruled table belongs to the way of most of it: the heads of narrow columns are often turned.
    """
    ways = {0: material.words, **material.turned}
    grids = [grid.box for grid in find_grids(material.edges)]
    inside: list[dict[int, list[Word]]] = [defaultdict(list) for _ in grids]
    loose: dict[int, list[Word]] = {way: [] for way in ways}
    for way, words in ways.items():
        for word in words:
            place = next((at for at, box in enumerate(grids) if within(word.box, box)), None)
            (loose[way] if place is None else inside[place][way]).append(word)
    tables = set()
    for found in filter(None, inside):
        owner = max(sorted(found), key=lambda way: _letters(found[way]))
        loose[owner] += [word for words in found.values() for word in words]
        tables.add(owner)
    return {way: (words, way in tables) for way, words in loose.items() if words}


def _letters(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)


def _is_text(side: PageMaterial) -> bool:
    """Whether turned words beside other text are text themselves: several lines of running text, or a table."""
    lines = lines_of(side.words, side)
    running = sum(len(line.words) >= _RUNNING_WORDS for line in lines)
    return running >= _RUNNING_LINES or bool(take_aligned_tables(lines)[1])


def _is_inside(side: PageMaterial) -> bool:
    """Whether turned words are more than a line up one margin, or one huge word."""
    inner = any(word.box.bottom > _MARGIN for word in side.words) and any(
        word.box.top < side.height - _MARGIN for word in side.words
    )
    return inner and any(word.size < _HUGE for word in side.words)


def _straight(material: PageMaterial, turn: Turn, words: list[Word]) -> PageMaterial:
    """A page as it stands when it is turned for reading, with some of its words."""
    if not turn.way:
        return replace(material, words=words, turned={}, notes=[], aside=[])
    sideways = turn.way % 2 == 1
    straight = [replace(word, box=turn.straight(word.box)) for word in words]
    edges = [
        Edge(turn.straight(edge.box), edge.flat != sideways, edge.fill and turn.straight(edge.fill))
        for edge in material.edges
    ]
    return replace(
        material,
        width=material.height if sideways else material.width,
        height=material.width if sideways else material.height,
        words=straight,
        edges=ruling(edges, straight),
        strikes=[turn.straight(box) for box in material.strikes],
        links=[(turn.straight(box), address) for box, address in material.links],
        drawn=[turn.straight(Box(x, y, x, y))[:2] for x, y in material.drawn],
        turned={},
        notes=[],
        aside=[],
        turn=turn,
    )
