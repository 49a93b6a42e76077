"""The agenda as a plain list of topics that nothing names, in a text that has no titles: above the talk, or instead of it.

Its items are counted from one, or hang below a line that ends open ("This is what we go through:"). People, tasks and sentences
are none.
"""

from collections.abc import Sequence
from itertools import takewhile

from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.heading.told import uncommitted
from minutes_miner.pipeline.layout import Layout, Passage
from minutes_miner.pipeline.phrases import phrases_of
from minutes_miner.pipeline.sentences import is_told
from minutes_miner.pipeline.states import find_status
from minutes_miner.pipeline.titles.numbers import next_number, values_of
from minutes_miner.pipeline.titles.series import names_somebody
from minutes_miner.pipeline.words import Words

_TOP = 25  # passages in which such a list begins
_FEWEST_COUNTED, _FEWEST = 3, 4  # items with numbers, and with bullets
_LONG_ITEM, _LONG_SENTENCE = 18, 10  # words of an item, and of one that ends like a sentence
_MOST_TOLD = 1  # passages above it in which something is told: that the meeting is called
_BETWEEN = 12  # passages under one item
_SOMEBODY = 0.34  # share of items that name somebody, in a list of people
_ZONES = frozenset(("body", "agenda", "head"))


def plain_agenda(layout: Layout, found: Findings, vocabulary: Words) -> list[Passage]:
    """The outer items of the first list of topics near the top; [] where there is none."""
    told = 0
    for passage in layout.passages[:_TOP]:
        told += found.zones[passage.index] == "body" and _tells(layout, passage)
        if told > _MOST_TOLD:
            return []
        before = layout.passages[passage.index - 1] if passage.index else None
        if passage.kind != "list_item" or passage.cell is not None or (before and before.kind == "list_item"):
            continue
        items = _counted(layout, passage) or _hanging(layout, before, passage)
        if items and _are_topics(items, layout, found, vocabulary):
            return items
        if _is_first(passage):
            return []  # a list of the talk, whose numbers begin anew
    return []


def _is_first(passage: Passage) -> bool:
    return any(numbers == (1,) for _, numbers in values_of(passage.marker or ""))


def _counted(layout: Layout, first: Passage) -> list[Passage]:
    """The items that count on from the first, which is the first of all; short lines and bullets may stand under each."""
    if not _is_first(first):
        return []
    items = [first]
    for passage in layout.passages[first.index + 1 :]:
        if passage.cell is not None or passage.index - items[-1].index > _BETWEEN or _tells(layout, passage):
            break
        last = dict(values_of(items[-1].marker or ""))
        if any(next_number(last.get(scheme, ())) == numbers for scheme, numbers in values_of(passage.marker or "")):
            items.append(passage)
    return items if len(items) >= _FEWEST_COUNTED else []


def _hanging(layout: Layout, before: Passage | None, first: Passage) -> list[Passage]:
    """The outermost bullets of the list below a line that ends open."""
    if before is None or before.cell is not None or not layout.text_of(before).endswith(":"):
        return []
    run = list(takewhile(lambda p: p.kind == "list_item" and p.cell is None, layout.passages[first.index :]))
    outermost = min(passage.level for passage in run)
    items = [passage for passage in run if passage.level == outermost]
    return items if len(items) >= _FEWEST else []


def _tells(layout: Layout, passage: Passage) -> bool:
    """Whether a text is told, and names no topic."""
    text = layout.text_of(passage)
    size = len(text.split())
    return size > _LONG_ITEM or (text.endswith(".") and size > _LONG_SENTENCE) or (is_told(text) and ". " in text)


def _are_topics(items: Sequence[Passage], layout: Layout, found: Findings, vocabulary: Words) -> bool:
    """Whether the items of a list name what is talked about: no people, no tasks, nothing that is told or done."""
    if any(found.zones[item.index] not in _ZONES or item.struck or _tells(layout, item) for item in items):
        return False
    texts = [layout.text_of(item) for item in items]
    said = phrases_of(vocabulary, frozenset(found.languages) or None)
    persons = sum(names_somebody(text) for text in texts)
    bound = sum(uncommitted(text, said) != text for text in texts)
    states = sum(find_status(text, vocabulary) is not None for text in texts)
    links = sum(text.startswith(("http://", "https://")) for text in texts)
    return max(persons, bound, states, links) <= _SOMEBODY * len(items)
