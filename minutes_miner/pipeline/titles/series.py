"""Series of titles: of one look, or numbered one after the other; what proves that they are titles."""

import itertools
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from minutes_miner.document import BY_LOOK
from minutes_miner.link.attendance import promise
from minutes_miner.link.fields import is_name
from minutes_miner.link.kinds import fold_words, is_organisational, known
from minutes_miner.pipeline.findings import Title
from minutes_miner.pipeline.layout import Layout
from minutes_miner.pipeline.titles.candidates import STRENGTH, Candidate, with_number
from minutes_miner.pipeline.words import Words

_STANDING_TITLES = 2  # that prove those of less look
_OFTEN = 3  # times that a title does not stand
_BELOW = 25  # characters that must stand below a title
_ALONE = {"heading": 2, "bold": 2, "bold lead": 2, "item": 2, "row": 3, "capitals": 2, "capitals lead": 3,
          "ones": 3, "colon lead": 4, "line": 4, "first line": 4}  # how many of a look without numbers make a series; none of the others do  # fmt: skip
_ACTING = frozenset(("actions", "decisions", "review"))
_ACRONYM = 5  # letters of a word that is written in capitals among small ones: "AOB"
_CALLED = re.compile(r"[^\W\d_]{3,}\s")
_TOLD = re.compile(r"\s[–—-]\s+[A-ZÀ-Þ\d]\S*(?:\s+\S+){4,}")
_FIRST_OF_ALL = (("#", (1,)),)
_RUN_IN = ("colon lead", "short lead")  # before what is told, with nothing but a colon
_STANDING = frozenset(("heading", "bold", "capitals"))  # looks of a title that stands alone
_FRAME, _BEFORE = 0.6, 0.2  # share of a series that one section around it may hold, and that may stand before the first
_PARTS = frozenset(
    {"attendance", "apologies", "agenda", "actions", "decisions", "next_meeting", "ignore", "date", "time", "place", "chair", "group", "title",
     "number", "date_time", "date_place", "discussion"}
)  # fmt: skip


@dataclass(slots=True)
class Series:
    """Candidates of one look, or numbered one after the other."""

    members: list[Candidate] = field(default_factory=list)
    numbered: bool = False
    dotted: bool = False  # 2.1: the series above it, if there is one, is the better

    def score(self, length: int) -> float:
        """How likely these are the sections: by their look, their reach over the text, their number."""
        if not self.members:
            return 0.0
        below = sum(c.text_below for c in self.members) / len(self.members)
        reach = (self.members[-1].title.start - self.members[0].title.start) / max(length, 1)
        look = sum(STRENGTH[c.look] for c in self.members) / len(self.members)
        dotted = 1.0 * self.dotted
        return (0.4 + 0.6 * below) * (
            look
            + 2.5 * min(reach / 0.5, 1.0)
            + 0.12 * min(len(self.members), 10)
            + 1.5 * (self.numbered and len(self.members) > 2)
            + 0.3 * min(sum(c.standing for c in self.members), 5)
        ) - dotted


def numbered(layout: Layout, candidates: Sequence[Candidate]) -> Iterator[Series]:
    """For each scheme of numbers, the heaviest chain in which each is one above the one before."""
    by_scheme: dict[str, list[tuple[tuple[int, ...], Candidate]]] = {}
    for candidate in candidates:
        for scheme, numbers in candidate.values:
            by_scheme.setdefault(scheme, []).append((numbers, candidate))
    for scheme, numbered in by_scheme.items():
        _mark_text_below([candidate for _, candidate in numbered], len(layout.text))
        chain = _chain(numbered)
        plain = all(
            c.look in ("line", "first line", "lead") and not (_is_topic(layout, c) or _is_called(layout, c))
            for c in chain
        )
        if len(chain) >= (3 if plain else 2):
            yield Series(chain, numbered=True, dotted="#.#" in scheme)


def _is_called(layout: Layout, candidate: Candidate) -> bool:
    """Whether a word for a section stands before its number: "Item 4: Halls", "TOP 1 Kasse"."""
    return _CALLED.match(layout.text, candidate.opens, candidate.title.start) is not None


def unrepeated(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without words that come again and again: who speaks ("GT - Yes", "NM - No"), labels of each section ("Result:")."""
    often = Counter(fold_words(c.title.text) for c in candidates)
    return [c for c in candidates if often[fold_words(c.title.text)] < _OFTEN]


def alike(layout: Layout, candidates: Sequence[Candidate], opening: int, vocabulary: Words) -> Iterator[Series]:
    """Titles without numbers: those of one look, and of one level where they are headings."""
    looks: dict[tuple[str, int], list[Candidate]] = {}
    for candidate in candidates:
        if candidate.title.passage < opening or candidate.label in _PARTS:
            continue
        if candidate.values and candidate.look in ("line", "first line"):
            if candidate.values != _FIRST_OF_ALL:
                continue
            candidate.look = "ones"  # Markdown and lists that begin anew count nothing
        if candidate.look in _RUN_IN and not candidate.standing and names_somebody(candidate.title.text):
            continue
        looks.setdefault(_family(candidate), []).append(candidate)
        if candidate.look == "capitals" and _is_acronym(candidate):
            looks.setdefault(("line", 0), []).append(candidate)
    run_in = sorted(itertools.chain(*(looks.get((look, 0), ()) for look in _RUN_IN)), key=lambda c: c.title.start)
    proven = sum(c.standing for c in run_in) >= _STANDING_TITLES
    looks |= {("colon lead", 0): run_in} if proven else {}
    for (look, _), members in looks.items():
        _mark_text_below(members, len(layout.text))
        kept = [c for c in members if c.text_below or c.look in ("heading", "item") or c.label == "aob"]
        if look == "capitals" and sum(not _is_acronym(c) for c in kept) < _ALONE[look]:
            continue
        if (look == "ones" and len(kept) < len(members)) or (
            look == "colon lead" and (_repeat(kept) or _are_given_names(layout, kept, vocabulary))
        ):
            continue  # a plain list; names of those who speak
        less = (proven and look == "colon lead") or (look == "line" and all(_is_topic(layout, c) for c in kept))
        if look not in _ALONE or len(kept) < _ALONE[look] - less:
            continue
        for candidate in kept:
            if candidate.values:
                candidate.title = with_number(layout, candidate)
        yield Series(kept)


def _is_topic(layout: Layout, candidate: Candidate) -> bool:
    """Whether a list stands below words that name nobody, as far as they and the text above tell: not "NRC" above its tasks."""
    title = candidate.title
    return candidate.heads and not names_somebody(title.text) and title.text not in layout.text[: title.start]


def _is_acronym(candidate: Candidate) -> bool:
    return " " not in candidate.title.text and len(candidate.title.text) <= _ACRONYM


def _are_given_names(layout: Layout, members: Sequence[Candidate], vocabulary: Words) -> bool:
    """Whether most titles are one capitalised word that nobody knows, nor writes small: "Maria: ...", "Ahmed: ..."."""
    titles = [candidate.title.text for candidate in members]
    unknown = [
        title
        for title in titles
        if " " not in title
        and is_name(title)
        and not vocabulary.label.find(title, fuzzy=False)
        and not is_organisational(title)
        and fold_words(title) not in known("theme", "words")
        and not re.search(rf"\b{re.escape(title.lower())}\b", layout.text)
    ]
    return 2 * len(unknown) > len(titles)


def below(layout: Layout, series: Series, candidates: Sequence[Candidate]) -> Iterator[Title]:
    """Titles numbered under those of a series: 2.1 and 2.2 under 2, where they stand alone on their line, or most before a dash."""
    above = {values[:1] for c in series.members for _, values in c.values if len(values) == 1}
    leads = [c for c in candidates if _is_before_sentence(layout, c)]
    for candidate in candidates:
        alone = candidate.title.whole and candidate.look in ("heading", "bold", "capitals")
        if not alone and not (len(leads) >= _ALONE["row"] and candidate in leads):
            continue
        for _, numbers in candidate.values:
            if len(numbers) == 2 and numbers[:1] in above and numbers[1] > 0:
                yield candidate.title._replace(depth=1)


def _is_before_sentence(layout: Layout, candidate: Candidate) -> bool:
    """Whether a few words that name nobody stand before a dash and a sentence: "7.1 Fair – The stall needs four people."."""
    title = candidate.title
    told = layout.text[title.end : layout.passages[title.passage].end]
    sentence = _TOLD.match(told) is not None
    return candidate.look == "lead" and sentence and not names_somebody(title.text)


def inside(layout: Layout, series: Series, candidates: Sequence[Candidate]) -> Iterator[Title]:
    """Titles within a section that are counted from one by numbers of their own, each above what is told: "a. Boats", "i) Shelter"."""
    starts = [c.title.start for c in series.members]
    groups: dict[tuple[int, str, tuple[int, ...]], list[tuple[int, Candidate]]] = {}
    for candidate in candidates:
        section = bisect(starts, candidate.title.start)
        if section and candidate.title.start != starts[section - 1]:
            for scheme, numbers in candidate.values:
                groups.setdefault((section, scheme, numbers[:-1]), []).append((numbers[-1], candidate))
    firsts = {c.title.passage for c in candidates if any(numbers[-1] == 1 for _, numbers in c.values)}
    for (section, _, _), group in groups.items():
        counted = [number for number, _ in group] == list(range(1, len(group) + 1))
        acting = series.members[section - 1].label in _ACTING
        if len(group) > 1 and counted and not acting and all(_is_above_prose(layout, c, firsts) for _, c in group):
            yield from (candidate.title._replace(depth=1) for _, candidate in group)


def _is_above_prose(layout: Layout, candidate: Candidate, firsts: set[int]) -> bool:
    """Whether a title stands alone on its line, and in the next a sentence is told, or other titles begin (`firsts`)."""
    after = layout.passages[candidate.title.passage + 1 : candidate.title.passage + 2]
    return candidate.title.whole and any(
        p.index in firsts or (p.kind == "paragraph" and p.cell is None and layout.text_of(p).endswith("."))
        for p in after
    )


def around(best: Series, others: Sequence[Series]) -> Series:
    """The series of headings whose sections hold the best one, a level above it; the best itself where none does.

    A section that holds most of the best is only the frame of them ("Minutes"), and so is no section itself.
    """
    inner = [c.title.start for c in best.members]
    for outer in sorted(others, key=lambda series: level_of(series) or BY_LOOK, reverse=True):
        if best.numbered or not 0 < level_of(outer) < level_of(best):
            continue
        starts = [c.title.start for c in outer.members]
        held = Counter(bisect(starts, start) for start in inner)
        if max(held.values()) <= _FRAME * len(inner) and held[0] <= _BEFORE * len(inner):
            return outer
    return best


def deeper(best: Series, others: Sequence[Series]) -> Iterator[Title]:
    """The headings below those of a series, where they are headings by their style: "## Coats" below "# What took place"."""
    levels = sorted({level for series in others if 0 < (level := level_of(series)) < BY_LOOK})
    if best.numbered or level_of(best) not in levels:
        return
    depths = {level: depth for depth, level in enumerate(levels[levels.index(level_of(best)) :])}
    first = best.members[0].title.start
    for series in others:
        if depth := depths.get(level_of(series), 0):
            yield from (c.title._replace(depth=depth) for c in series.members if c.title.start > first)


def level_of(series: Series) -> int:
    """The level of a series of headings, that of bold lines for those; 0 for others."""
    look, level = _family(series.members[0])
    return level if look == "heading" else BY_LOOK if look == "bold" else 0


def closing(best: Series, candidates: Sequence[Candidate], vocabulary: Words) -> Iterator[Title]:
    """The one title of the look of a series that says that actions or decisions stand below: a section as well, where it is
    none of the parts that each section has. One that only its look tells stands behind all others.
    """
    looks = {_family(c) for c in best.members if c.look in _STANDING}
    first, last = best.members[0].title.start, best.members[-1].title.start
    behind = [
        c
        for c in candidates
        if _family(c) in looks and c.title.start > (first if c.look == "heading" and c.level < BY_LOOK else last)
    ]
    whole = [c for c in behind if c.look in _STANDING and c.title.whole]
    announced = [(c.label or vocabulary.announced(c.title.text), c.title) for c in whole]
    for label in ("actions", "decisions"):
        named = [title for meaning, title in announced if meaning == label]
        if len(named) == 1:
            yield named[0]


def _family(candidate: Candidate) -> tuple[str, int]:
    """The look by which titles without numbers are held together: bold lines and bold leads are one."""
    bold = candidate.look in ("bold", "bold lead") or (candidate.look == "heading" and candidate.level == BY_LOOK)
    if bold:
        return "bold", 0
    if candidate.look in ("line", "first line"):
        return "line", 0
    return candidate.look, candidate.level if candidate.look == "heading" else 0


def names_somebody(title: str) -> bool:
    """Whether a title is who speaks: "UNHCR: ...", "Ann Lee: ..."."""
    count, sure, _ = promise(title)
    return count > 0 and sure == count


def _repeat(members: Sequence[Candidate]) -> bool:
    """Whether one title stands twice."""
    return len({candidate.title.text for candidate in members}) < len(members)


def _mark_text_below(members: Sequence[Candidate], end: int) -> None:
    """Whether text stands between a title and the next of its kind; the last of them takes what follows."""
    for this, after in itertools.pairwise(members):
        this.text_below = not this.title.whole or this.heads or after.title.start - this.title.end > _BELOW
    for last in members[-1:]:
        last.text_below = not last.title.whole or last.heads or end - last.title.end > _BELOW


def _chain(scheme: Sequence[tuple[tuple[int, ...], Candidate]]) -> list[Candidate]:
    """The heaviest chain of numbers that go up by one in one place ("17/113", "17/114"); one may be missing."""
    best: dict[tuple[int, ...], int] = {}
    weights: list[float] = []
    before: list[int | None] = []
    for at, (numbers, candidate) in enumerate(scheme):
        options = [
            (weights[best[earlier]] - 0.6 * (step - 1), best[earlier])
            for place in range(len(numbers))
            for step in (1, 2)
            if (earlier := (*numbers[:place], numbers[place] - step, *numbers[place + 1 :])) in best
        ]
        weight, link = max(options, default=(0.0, None))
        weights.append(candidate.weight + weight)
        before.append(link)
        if numbers not in best or weights[at] > weights[best[numbers]]:
            best[numbers] = at
    if not weights:
        return []
    here: int | None = max(range(len(weights)), key=lambda n: (weights[n], -n))
    chain: list[Candidate] = []
    while here is not None:
        chain.append(scheme[here][1])
        here = before[here]
    return chain[::-1]
