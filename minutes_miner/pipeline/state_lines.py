"""Lines of their own that tell how far the action above them is."""

from minutes_miner.pipeline.layout import Layout, Passage
from minutes_miner.pipeline.states import is_state, opens_with_state
from minutes_miner.pipeline.words import Words

_LONGEST_STATE = 12  # words


def reports_above(layout: Layout, passage: Passage, vocabulary: Words) -> bool:
    """Whether a plain line tells how far the action in the list above it is: "Done" below "- OCHA to share the map".

    The list stands below a title that announces actions, with nothing between; else the line heads what comes next ("Ongoing"
    above the second list of a board whose first is headed "Done").
    """
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
