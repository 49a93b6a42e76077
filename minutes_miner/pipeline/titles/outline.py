"""An outline: one list whose outer items are what was talked about, each with what was said in the items under it."""

import re
from collections.abc import Iterator, Sequence

from minutes_miner.pipeline.findings import Title
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.party import is_party
from minutes_miner.pipeline.state_lines import is_day, labelled_role
from minutes_miner.pipeline.titles.candidates import cleaned
from minutes_miner.pipeline.titles.numbers import Numbers
from minutes_miner.pipeline.titles.series import names_somebody
from minutes_miner.pipeline.words import Words

_FEWEST = 3  # outer items with something under them
_MOSTLY = 0.6  # share of the outer items that have
_SHARE = 0.25  # of the words of the text, that stand in an outline
_MOST = 0.6  # and in one that is nearly all that there is, whatever the title above it says
_MOST_WORDS, _LEAD_WORDS = 14, 9  # of an outer item, and of what stands before its colon
_SOMEBODY = 0.34  # share of the titles that are who speaks, in a round of the table
_LEAD = re.compile(r"\s*[:：](?=\s|$)|(?<=\w{3})\.(?=\s)|\s[-–—]\s")
_OUTSIDE = frozenset(("attendance", "apologies", "actions", "decisions", "review", "next_meeting"))
_HOLDING = frozenset(("agenda", "discussion", "minute_taker", "title"))  # titles below which all is talked about


def outline(layout: Layout, numbers: Numbers, listed: set[int], *, alone: bool = False) -> list[Title]:
    """The titles of the outline that minutes are, empty where they are none.

    It stands below no title, or below one that names the talk ("Minutes", "Agenda", "Topics"): an outline below any other
    title is what was said there, unless the text has no other titles (`alone`) and little besides the outline.
    """
    words = sum(len(layout.text_of(passage).split()) for passage in layout.passages)
    for above, run in _runs(layout, numbers.words):
        holds = _holds(above, layout, numbers.words)
        elsewhere = not holds and (not alone or _is_outside(above, layout, numbers.words))
        if elsewhere or any(passage.index in listed for passage in run):
            continue
        held = layout.passages[run[0].index : run[-1].index + 2]  # and the paragraph below the last item
        inside = sum(len(layout.text_of(passage).split()) for passage in held)
        titles = list(_outer(layout, run, numbers)) if inside > (_SHARE if holds else _MOST) * words else []
        if titles and sum(_speaks(title, layout) for title in titles) <= _SOMEBODY * len(titles):
            return titles
    return []


def _speaks(title: Title, layout: Layout) -> bool:
    """Whether a title is who speaks, in a round of the table: an agency, or a name that stands further up as well."""
    return is_party(title.text) or (names_somebody(title.text) and title.text in layout.text[: title.start])


def _runs(layout: Layout, vocabulary: Words) -> Iterator[tuple[Passage | None, list[Passage]]]:
    """The items of lists between two titles, with the title above them."""
    above: Passage | None = None
    run: list[Passage] = []
    for passage in layout.passages:
        if passage.kind == "list_item" and passage.cell is None:
            run.append(passage)
        elif passage.kind == "heading" or passage.cell is not None or _announces(layout, passage, vocabulary):
            if run:
                yield above, run
            above, run = passage, []
    if run:
        yield above, run


def _announces(layout: Layout, passage: Passage, vocabulary: Words) -> bool:
    """Whether a line says what the list below it is: it ends open, or is one that the lexicon knows."""
    text = layout.text_of(passage)
    return text.endswith(":") or vocabulary.meaning_of(text) is not None


def _is_outside(above: Passage | None, layout: Layout, vocabulary: Words) -> bool:
    """Whether a title says that what stands below it is no talk: those who came, tasks, what was decided."""
    return above is not None and vocabulary.meaning_of(layout.text_of(above).strip(" :*_")) in _OUTSIDE


def _holds(above: Passage | None, layout: Layout, vocabulary: Words) -> bool:
    """Whether what stands below a title may be all that was talked about."""
    if above is None or above.index == 0:  # the title of all
        return True
    if above.cell is not None:
        return False
    names = [layout.text_of(above).strip(" :*_"), *re.split(r"[/&+]", layout.text_of(above).strip(" :*_"))]
    meanings = {vocabulary.label.find(name.strip(), fuzzy=False) for name in names} | {vocabulary.meaning_of(names[0])}
    named = any(f" {name} " in f" {layout.text_of(above).casefold()} " for name in vocabulary.cue["minutes"])
    return not meanings & _OUTSIDE and bool(meanings & _HOLDING or named)


def _outer(layout: Layout, run: Sequence[Passage], numbers: Numbers) -> Iterator[Title]:
    """The titles of the outer items, where most have items under them."""
    outermost = min(passage.level for passage in run)
    outer = [at for at, passage in enumerate(run) if passage.level == outermost]
    ends = [*outer[1:], len(run)]
    open_ = [
        at
        for at, end in zip(outer, ends, strict=True)
        if any(not _tells_of_above(layout, item, numbers.words) for item in run[at + 1 : end])
        or _is_told_below(layout, run[at])
    ]
    titles = {at: title for at in outer if (title := _title(layout, run[at], numbers)) is not None}
    named = sum(at in titles for at in open_)
    if named >= _FEWEST and named >= _MOSTLY * len(outer):
        yield from titles.values()


def _tells_of_above(layout: Layout, item: Passage, vocabulary: Words) -> bool:
    """Whether an item says by when or by whom what stands above it is due: "Deadline: 21 April" below "Eve paints the hull"."""
    text = layout.text_of(item)
    return bool(labelled_role(text, vocabulary)) or is_day(text, vocabulary)


def _is_told_below(layout: Layout, item: Passage) -> bool:
    """Whether an item ends open, or asks, above a paragraph: "* Ferry:", "* Who keeps the keys?"."""
    after = layout.passages[item.index + 1 : item.index + 2]
    told = any(p.kind == "paragraph" and p.cell is None for p in after)
    return told and layout.text_of(item).endswith((":", "?"))


def _title(layout: Layout, passage: Passage, numbers: Numbers) -> Title | None:
    """The words of an item that name what comes: all of it, or what stands before a colon."""
    number, _, skipped = numbers.of_passage(passage, layout.text[passage.start : passage.end])
    start = passage.start + skipped
    raw = layout.text[start : passage.end]
    lead = _LEAD.search(raw)
    end = lead.start() if lead and len(raw[: lead.start()].split()) <= _LEAD_WORDS else len(raw)
    if len(raw[:end].split()) > _MOST_WORDS or passage.struck or not cleaned(raw[:end]):
        return None
    whole = not fold(raw[end:]).strip(" :.")
    return Title(passage.index, start, start + end, number, cleaned(raw[:end]), whole)
