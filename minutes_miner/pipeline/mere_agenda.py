"""Whether a document is the agenda of a meeting that is still to come: a title that says so above a list of topics, and nothing else.

What was said or agreed leaves sentences, days by which something is due, or a list of who came; an agenda has none of them, though
it names who presents: "3. Crane - NRC to present".
"""

from minutes_miner.link.kinds import known
from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.layout import Layout, Passage
from minutes_miner.pipeline.sentences import is_told
from minutes_miner.pipeline.words import Words, key

_TITLES, _TITLE_WORDS = 3, 20  # passages at the top of which one is the title, and its words
_FEWEST = 2  # items
_LONG_ITEM = 16  # words
_RECORDS = frozenset(("attendance", "apologies", "actions", "decisions", "review"))


def is_mere_agenda(layout: Layout, found: Findings, words: Words) -> bool:
    """Whether topics are all that stands below the title of an agenda."""
    titled = next((p.index for p in layout.passages[:_TITLES] if _names_agenda(layout.text_of(p))), None)
    if titled is None or found.tables or any(label.meaning in _RECORDS and label.value for label in found.labels):
        return False
    below = [p for p in layout.passages[titled + 1 :] if layout.text_of(p)]
    return sum(p.kind == "list_item" for p in below) >= _FEWEST and all(_is_topic(p, layout, words) for p in below)


def is_titled_agenda(layout: Layout) -> bool:
    """Whether a title at the top of a document says that it is an agenda."""
    titles = (layout.text_of(passage) for passage in layout.passages[:_TITLES])
    return any(_names_agenda(title) and ". " not in f"{title} " for title in titles)


def _names_agenda(text: str) -> bool:
    """Whether a short line is the title of an agenda: "Agenda – 4 May 2021, 10:00", "Projet d'ordre du jour"."""
    said = f" {key(text)} "
    return len(text.split()) <= _TITLE_WORDS and any(f" {name} " in said for name in known("attendance", "agendas"))


def _is_topic(passage: Passage, layout: Layout, words: Words) -> bool:
    """Whether an item or a short line only names what is talked about: it tells nothing, and no day."""
    text = layout.text_of(passage)
    if passage.kind != "list_item" and is_told(text):
        return False
    told = text.endswith(".") and len(text.split()) > _LONG_ITEM // 2
    dated = any(words.month.fullmatch(word) or words.weekday.fullmatch(word) for word in key(text).split())
    return len(text.split()) <= _LONG_ITEM and not told and not dated
