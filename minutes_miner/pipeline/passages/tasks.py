"""Lines set apart like headings that hand out a task: "UNHCR and NRC to meet the director", in bold below what was said."""

from minutes_miner.document import BY_LOOK
from minutes_miner.link.kinds import kind_of
from minutes_miner.pipeline.heading.told import uncommitted
from minutes_miner.pipeline.labels import NUMBERED
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.phrases import Phrases
from minutes_miner.pipeline.titles.series import names_somebody

_FEWEST = 4  # words: fewer are a title, "NRC to report"


def find_tasks(layout: Layout, opening: int, said: Phrases) -> set[int]:
    """The passages behind the head that are such lines: somebody, then words that bind them; a number makes a title of one."""
    return {passage.index for passage in layout.passages[opening:] if _hands_out(_set_apart(passage, layout), said)}


def _set_apart(passage: Passage, layout: Layout) -> str:
    """The words of a passage in bold that it opens with, or a heading by its look; what a Word file calls a heading is one."""
    styled = layout.document.format == "docx" and passage.kind == "heading" and passage.level < BY_LOOK
    if passage.cell is not None or passage.marker is not None or styled:
        return ""
    if passage.bold or passage.kind == "heading":
        return layout.text_of(passage)
    return fold(layout.text[passage.start : layout.bold_lead(passage)])


def _hands_out(text: str, said: Phrases) -> bool:
    who = uncommitted(text, said).strip()
    if who == text.strip() or NUMBERED.match(text) or len(text.split()) < _FEWEST:
        return False
    return names_somebody(who) or kind_of(who) in ("role", "group")
