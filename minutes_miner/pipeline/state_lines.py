"""Lines of their own that tell of the action above them: how far it is, who is to act and by when."""

from datetime import date

from minutes_miner.dates import find_deadline
from minutes_miner.pipeline.layout import Layout, Passage
from minutes_miner.pipeline.states import is_state, opens_with_state
from minutes_miner.pipeline.words import Words

_LONGEST_STATE = 12  # words
_LONGEST_VALUE = 6  # words of who or when behind its label
ANY_DAY = date(2000, 1, 3)
_COVERED = 0.6  # share of a text that its day takes
_ASIDE = frozenset(("responsible", "deadline", "status"))


def is_day(text: str, vocabulary: Words) -> bool:
    """Whether a text is nothing but a day or period by which something is due: "by Friday", "end of May"."""
    found = find_deadline(text, meeting_date=ANY_DAY, next_meeting=ANY_DAY, languages=vocabulary.languages, cell=True)
    return found is not None and found.end - found.start >= _COVERED * len(text)


def labelled_role(text: str, vocabulary: Words) -> str:
    """What the label of a short line tells of an action: "Owner: Ann Lee" who, "Due: 4 April" by when; "" for no such line."""
    name, colon, value = text.strip(" *_-").partition(":")
    role = vocabulary.column_names.find(name.strip(" *_"), fuzzy=False) if colon else None
    return role if role in _ASIDE and 0 < len(value.strip(" *_").split()) <= _LONGEST_VALUE else ""


def reports_above(layout: Layout, passage: Passage, vocabulary: Words) -> bool:
    """Whether a plain line tells how far the action in the list above it is: "Done" below "- OCHA to share the map".

    The list stands below a title that announces actions, with nothing between; else the line heads what comes next ("Ongoing"
    above the second list of a board whose first is headed "Done"). A sub-point that is a state, in bold or not, is always of its point.
    """
    if passage.kind == "list_item" and passage.level > 1:
        text = layout.text_of(passage)
        return is_state(text, vocabulary) and not text.endswith(":")
    if not _is_state_line(layout, passage, vocabulary):
        return False
    below: Passage | None = None
    for above in reversed(layout.passages[: passage.index]):
        announces = vocabulary.meaning_of(layout.text_of(above).strip(" :*_")) in ("review", "actions")
        listed = above.kind == "list_item" and above.cell == passage.cell and not announces
        if below is None and not listed:
            return False
        if not listed and not _is_state_line(layout, above, vocabulary):
            return announces and below is not None and below.kind == "list_item"
        below = above
    return False


def _is_state_line(layout: Layout, passage: Passage, vocabulary: Words) -> bool:
    text = layout.text_of(passage)
    if passage.kind != "paragraph" or passage.marker or text.endswith(":") or len(text.split()) > _LONGEST_STATE:
        return False
    return is_state(text, vocabulary) or opens_with_state(text, vocabulary)
