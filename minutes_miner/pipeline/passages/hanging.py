"""Actions with lines of their own below them for who and by when: "Paint the hull", "Owner: Ann Lee", "Due: 4 April"."""

from minutes_miner.pipeline.layout import Layout, Passage
from minutes_miner.pipeline.party import is_party
from minutes_miner.pipeline.state_lines import is_day, labelled_role
from minutes_miner.pipeline.words import Words

_LONGEST_ACTION = 40  # words of what stands above such lines
_FIRST = 2  # passages of a title
_FEWEST = 2  # such actions, and lines below one: less may be the head of the minutes


def find_hanging(layout: Layout, vocabulary: Words) -> dict[int, bool]:
    """The passages of such actions (true) and the lines below each; {} where only one stands in the document."""
    blocks: list[tuple[int, list[int]]] = []
    for passage in layout.passages:
        if passage.index > _FIRST and _may_act(layout, passage, vocabulary):
            lines, roles = _below(layout, passage, vocabulary)
            full = len(roles) >= _FEWEST and "responsible" in roles
            if full or (roles and _is_owned(layout, passage, lines)):
                blocks.append((passage.index, lines))
    if len(blocks) < _FEWEST:
        return {}
    return {at: at == head for head, lines in blocks for at in (head, *lines)}


def _may_act(layout: Layout, passage: Passage, vocabulary: Words) -> bool:
    """Whether a passage is short and no such line itself, nor one that a label of actions opens, which says enough."""
    text = layout.text_of(passage)
    name, colon, _ = text.partition(":")
    labelled = bool(colon) and vocabulary.label.find(name.strip(" *_-"), fuzzy=False) is not None
    told = not labelled and not labelled_role(text, vocabulary)
    return passage.cell is None and told and 0 < len(text.split()) <= _LONGEST_ACTION


def _is_owned(layout: Layout, passage: Passage, lines: list[int]) -> bool:
    """Whether an item of a list opens with an agency, and what hangs on it are items under it: "IOM paints the tanks", "- by Friday"."""
    under = all(_is_under(layout.passages[at], passage) for at in lines)
    opening = layout.text_of(passage).split()
    return under and len(opening) > 1 and is_party(opening[0])


def _is_under(passage: Passage, item: Passage) -> bool:
    return passage.kind == item.kind == "list_item" and passage.level > item.level


def _below(layout: Layout, passage: Passage, vocabulary: Words) -> tuple[list[int], set[str]]:
    """The lines right below a passage that hang on it, and what they tell."""
    lines: list[int] = []
    roles: set[str] = set()
    for after in layout.passages[passage.index + 1 :]:
        text = layout.text_of(after)
        role = labelled_role(text, vocabulary) if after.cell is None else ""
        if not role and _is_under(after, passage) and is_day(text, vocabulary):
            role = "deadline"
        if not role or role in roles:
            break
        lines.append(after.index)
        roles.add(role)
    return lines, roles
