"""Items of lists that no heading announces, but that open with how far they are: "[Done] Delete the old forms", "DONE: Ann buys rope"."""

from collections.abc import Iterator
from itertools import groupby

from minutes_miner.pipeline.candidates import is_outside
from minutes_miner.pipeline.layout import Passage
from minutes_miner.pipeline.taking import Unit, Way

_SEVERAL = 2  # items side by side that each open with a state
_FEWEST = 2  # words of a task
_CERTAIN = 0.85


class StatedLines(Way):
    """Takes such items in sections of talk: there it is enough that it acts, is shouted, or that others have states too."""

    def take(self) -> None:
        """Items of lists outside tables, those of one section and depth together."""
        for _, run in groupby(self.layout.passages, key=self._place):
            stated = list(self._stated(run))
            plain = [unit for unit in stated if unit.state.isupper() or self.taking.acts(unit.text)]
            for unit in stated if len(stated) >= _SEVERAL else plain:
                draft = self.taking.in_section(self.taking.draft(unit, "list", certainty=_CERTAIN), unit.passage)
                draft.sure = True
                draft.responsible_cell = self.teller.before_task(unit.text)
                self.taking.keep(draft, unit)

    def _place(self, passage: Passage) -> tuple[str | None, int]:
        return self.found.sections[passage.index], passage.level if passage.kind == "list_item" else 0

    def _stated(self, passages: Iterator[Passage]) -> Iterator[Unit]:
        """The items that open with a state and go on with words that may be a task: no day, nobody's name."""
        for unit in self.taking.grouped([p for p in passages if self._is_free(p)], split_lines=False):
            if unit.state and len(unit.text.split()) >= _FEWEST and self.teller.kind(unit.text) == "text":
                yield unit

    def _is_free(self, passage: Passage) -> bool:
        at = passage.index
        talked = passage.kind == "list_item" and passage.cell is None and self.found.zones[at] == "body"
        taken = at in self.taking.taken or at in self.found.headings or at in self.found.agenda_passages
        return talked and not taken and not is_outside(passage, self.layout, self.found)
