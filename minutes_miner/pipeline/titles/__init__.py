"""The sections of minutes: which words are titles, whatever they look like.

Every passage may open with a title: a heading, a bold or upper-case line, a number and a few words, a run-in lead
("**Gritting** The lorry ..."), a short line above a paragraph, the first cell of a row. One alone proves nothing. What
proves it is a *series*: several of one look, or numbered one after the other, that reach over the document with text
below each. The best series are the sections; the rest is emphasis, lists and furniture.
"""

import itertools
import re
from collections.abc import Iterable

from minutes_miner.document import BY_LOOK
from minutes_miner.link.attendance import promise, sent_by
from minutes_miner.link.kinds import kind_of
from minutes_miner.pipeline.findings import TableReading, Title
from minutes_miner.pipeline.heading.told import uncommitted
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.party import is_party
from minutes_miner.pipeline.phrases import phrases_of
from minutes_miner.pipeline.states import find_status, head_and_answer, is_state
from minutes_miner.pipeline.titles.announced import announced
from minutes_miner.pipeline.titles.candidates import Candidates
from minutes_miner.pipeline.titles.numbers import Numbers, next_number
from minutes_miner.pipeline.titles.outline import outline
from minutes_miner.pipeline.titles.series import (
    Series,
    alike,
    around,
    below,
    closing,
    deeper,
    inside,
    level_of,
    names_somebody,
    numbered,
    unrepeated,
)
from minutes_miner.pipeline.words import Words

_BEFORE_TASK = re.compile(r"\s[-–—]+>?\s|\s*(?:->|=>|→)|\s?:\s")  # between who and what
_WHO_BESIDE = re.compile(r"\s*(?:[(\[]|[-–—]+\s)(?:\S+\s+){0,7}\S+\s*$")  # " (Ben)", " — Ben Kerr (due 20 May)"
_LONGEST_WHO = 8  # words of who stands before what is to be done
_LONGEST_TITLE = 14  # words of the title of a review
_BETWEEN_ITEMS = 2  # lines without a number between two items
_LEAST = 2.6  # the score of a series that proves its titles
_STATE = 3  # words in which a report tells the state that it opens with


class Titles:
    """Finds the titles of the sections of one document."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self.numbers = Numbers(vocabulary)
        self.candidates = Candidates(vocabulary, self.numbers)

    def find(
        self, layout: Layout, tables: dict[int, TableReading], opening: int, others: Iterable[int] = ()
    ) -> list[Title]:
        """The titles in reading order; `opening` is the first passage after the head, as far as that is known; `others` are passages
        that are none.
        """
        listed = self._listed(layout) | self._reviewed(layout) | self._counted_below(layout) | self._owned(layout)
        listed |= self._states_below(layout) | self._counted_inside(layout) | set(others)
        agendas = list(announced(layout, self.numbers, self.words))
        listed |= {index for agenda, _ in agendas for index in agenda.passages}
        listed |= {c.title.passage for _, titles in agendas for c in titles if c.look == "referred"}
        candidates = unrepeated([c for c in self.candidates.find(layout, tables) if c.title.passage not in listed])
        length = len(layout.text)
        counted = [s for s in numbered(layout, candidates) if not self._are_tasks(s)]
        bound = {id(c) for s in counted for c in s.members}
        series = [*counted, *alike(layout, [c for c in candidates if id(c) not in bound], opening, self.words)]
        series += [s for _, titles in agendas if not _held(s := Series(titles), series)]
        if outer := outline(layout, self.numbers, listed):
            return outer
        best = max(series, key=lambda s: s.score(length), default=None)
        if best is None or best.score(length) < _LEAST:
            return outline(layout, self.numbers, listed, alone=True)
        inner, best = best, around(best, [s for s in series if s.score(length) >= _LEAST])
        titles = {c.title.passage: c.title for c in best.members} | {
            t.passage: t for t in closing(best, candidates, self.words)
        }
        if inner is not best and level_of(inner) < BY_LOOK:
            titles |= {c.title.passage: c.title._replace(depth=1) for c in inner.members}
        titles |= {t.passage: t for t in deeper(best, series) if t.passage not in titles}
        if best.numbered:
            titles |= {t.passage: t for t in below(layout, best, candidates) if t.passage not in titles}
        titles |= {t.passage: t for t in inside(layout, best, candidates) if t.passage not in titles}
        return sorted(titles.values(), key=lambda title: title.start)

    def _are_tasks(self, series: Series) -> bool:
        """Whether most of a series bind somebody: "1. Ben to send the map", "2. Ann to call the mayor"."""
        titles = [c.title.text for c in series.members if c.title.whole]
        phrases = phrases_of(self.words, None)
        return 2 * sum(uncommitted(title, phrases) != title for title in titles) > len(series.members)

    def _listed(self, layout: Layout) -> set[int]:
        """The passages below a label of attendance that are each surely somebody: "1. Ann Lee – UNHCR", "UNHCR: Ann Lee, Ben Oh"."""
        listed: set[int] = set()
        below = False
        for passage in layout.passages:
            text = layout.text_of(passage)
            if below and sent_by(text):
                listed.add(passage.index)
            elif passage.marker is None and not text[:1].isdigit():
                below = self.words.label.find(text.strip(" :;.*"), fuzzy=False) in ("attendance", "apologies")
            elif below:
                count, sure, _ = promise(text)
                below = count > 0 and sure == count
                listed |= {passage.index} if below else set()
        return listed

    def _owned(self, layout: Layout) -> set[int]:
        """The passages below a label of actions that each open with somebody ("- UNICEF: print the map"), bullets in bold with who beside it, and
        those that say who and when below an action.
        """
        owned: set[int] = set()
        below = bound = False
        for passage in layout.passages:
            text = layout.text_of(passage)
            name, colon, value = text.partition(":")
            named = self.words.label.find(name.strip(" -*_"), fuzzy=False)
            hangs = bound and self.words.column_names.find(name.strip(" -*_"), fuzzy=False) in (
                "responsible",
                "deadline",
            )
            bound = passage.cell is None and bool(colon and value.strip()) and (named == "actions" or hangs)
            if bound and hangs:
                owned.add(passage.index)  # "WHO: UNICEF" below "TO DO: print the map"
            elif self.words.label.find(text.strip(" :;.*"), fuzzy=False) == "actions":
                below = passage.cell is None
            elif below:
                who, *task = _BEFORE_TASK.split(text.strip(" :*_"), maxsplit=1)
                who = who.strip(" *_")
                label = self.words.label.find(who, fuzzy=False)
                few = len(who.split()) <= _LONGEST_WHO
                acts = few and (
                    (label is None and is_party(who))
                    or (bool(task) and (kind_of(who) in ("role", "group") or names_somebody(who)))
                )
                below = passage.cell is None and (acts or passage.kind == "list_item")
                owned |= {passage.index} if below and (acts or self._is_item(layout, passage)) else set()
        return owned

    def _is_item(self, layout: Layout, passage: Passage) -> bool:
        """Whether a bullet has in bold what is to be done, and only who or when beside it: "- **Ring the smith** (Ben)"."""
        bold = layout.bold_lead(passage)
        beside = _WHO_BESIDE.match(layout.text[bold : passage.end]) if bold > passage.start else None
        return passage.kind == "list_item" and beside is not None

    def _reviewed(self, layout: Layout) -> set[int]:
        """The numbered passages below a label of review that each have their state below them: "1. Stove guidance", "o Done."."""
        runs: list[set[int]] = []
        below = False
        # the number before the label, by scheme: what counts on from it is a section
        last: dict[str, tuple[int, ...]] = {}
        for passage, after in itertools.pairwise(layout.passages):
            text = layout.text[passage.start : passage.end]
            values = dict(self.numbers.of_passage(passage, text)[1])
            if self.words.label.find(fold(text).strip(" :;.*"), fuzzy=False) == "review":
                below = not values  # else what has the next number is the next section
                runs.append(set())
            elif below and values:
                following = layout.text[after.start : after.end]
                state = find_status(following, self.words, within=_STATE)
                counts_on = self._counts_from(last, values)
                below = state is not None and not counts_on and not self.numbers.of_passage(after, following)[1]
                runs[-1] |= {passage.index} if below else set()
            elif values:
                last = values
        return {index for run in runs if len(run) > 1 for index in run}

    def _counted_below(self, layout: Layout) -> set[int]:
        """The passages that are counted from one right below the title of a review, most of which tell how far something is.

        "1. UNHCR to share the map - done" below "Action points from last meeting", "a) Swing - fitted" below "2. Matters arising".
        """
        return set().union(
            *(self._reports_below(layout, passage) for passage in layout.passages if self._is_review(passage, layout))
        )

    def _counted_inside(self, layout: Layout) -> set[int]:
        """The lines that are counted from one right below a title with a number, or the label of a list, with nothing between them.

        "1. Rita to paint the hut", "2. Joe to order buoys" below "2. Actions", although "3. Finance" comes behind them.
        """
        inside: set[int] = set()
        for above, first in itertools.pairwise(layout.passages):
            own = self._values(layout, above)
            run = self._run_from(layout, first) if first.cell is None and self._opens_list(layout, above, own) else []
            before = layout.passages[above.index - 1 : above.index] if above.index else []
            apart = not any(self._values(layout, passage) for passage in before)  # else the last item of an agenda
            behind = layout.passages[run[-1] + 1 :] if run else []
            if len(run) > 1 and (apart or any(self._counts_from(own, self._values(layout, p)) for p in behind)):
                inside.update(run)
        return inside

    def _opens_list(self, layout: Layout, above: Passage, own: dict[str, tuple[int, ...]]) -> bool:
        return above.cell is None and (
            bool(own)
            or self.words.label.find(layout.text_of(above).strip(" :*_"), fuzzy=False) in ("actions", "review")
        )

    def _run_from(self, layout: Layout, first: Passage) -> list[int]:
        """The passages one below the other that count on from one."""
        values = self._values(layout, first)
        if not any(numbers == (1,) for numbers in values.values()):
            return []
        run = [first.index]
        for passage in layout.passages[first.index + 1 :]:
            after = self._values(layout, passage)
            if passage.cell is not None or not self._counts_from(values, after):
                break
            run.append(passage.index)
            values = after
        return run

    @staticmethod
    def _counts_from(before: dict[str, tuple[int, ...]], after: dict[str, tuple[int, ...]]) -> bool:
        """Whether a number is the next behind another, in any scheme in which both can be read."""
        return any(after.get(scheme) == next_number(numbers) for scheme, numbers in before.items())

    def _states_below(self, layout: Layout) -> set[int]:
        """The lines between the items below the title of a review that are the state of the item above: "Done", "Not yet"."""
        states: set[int] = set()
        for review in (passage for passage in layout.passages if self._is_review(passage, layout)):
            for passage in layout.passages[review.index + 1 :]:
                below = passage.kind == "paragraph" and layout.passages[passage.index - 1].kind == "list_item"
                below = below and not passage.bold and not self._values(layout, passage)  # else a title
                state = below and is_state(layout.text_of(passage), self.words)
                if passage.cell is not None or not (state or passage.kind == "list_item"):
                    break
                states |= {passage.index} if state else set()
        return states

    def _is_review(self, passage: Passage, layout: Layout) -> bool:
        title = fold(layout.text[passage.start : passage.end]).strip(" :;.*_")
        title = title[self.numbers.of_passage(passage, title)[2] :].strip()
        if passage.cell is not None or len(title.split()) > _LONGEST_TITLE:
            return False
        return self.words.meaning_of(title) == "review" or self.words.earlier_time(title) is not None

    def _reports_below(self, layout: Layout, review: Passage) -> set[int]:
        """The items of the list right below the title of a review; none where they do not report."""
        own = self._values(layout, review)
        last: dict[str, tuple[int, ...]] = {}
        items: list[Passage] = []
        numberless = 0
        for passage in layout.passages[review.index + 1 :]:
            values = self._values(layout, passage)
            numberless = 0 if values else numberless + 1
            if passage.cell is not None or numberless > _BETWEEN_ITEMS or (not items and numberless):
                break
            if self._counts_from(own, values):
                break  # the next section
            first = not items and any(numbers[-1] == 1 for numbers in values.values())
            if values and not first and not self._counts_from(last, values):
                break
            if values:
                items.append(passage)
                last = values
        reports = sum(self._reports(layout, item) for item in items)
        return {item.index for item in items} if len(items) > 1 and 2 * reports >= len(items) else set()

    def _values(self, layout: Layout, passage: Passage) -> dict[str, tuple[int, ...]]:
        return dict(self.numbers.of_passage(passage, layout.text[passage.start : passage.end])[1])

    def _reports(self, layout: Layout, item: Passage) -> bool:
        """Whether an item tells how far something is behind the name of it."""
        return find_status(head_and_answer(layout.text_of(item))[1], self.words) is not None


def _held(series: Series, others: Iterable[Series]) -> bool:
    """Whether another series has all titles of a series."""
    titles = {c.title.passage for c in series.members}
    return any(titles <= {c.title.passage for c in other.members} for other in others)


def sections_of(layout: Layout, titles: Iterable[Title]) -> list[str | None]:
    """For each passage the title of the section that it stands in; None before the first."""
    opened = {title.passage: title.text for title in titles}
    sections: list[str | None] = []
    current: str | None = None
    for passage in layout.passages:
        current = opened.get(passage.index, current)
        sections.append(current)
    return sections
