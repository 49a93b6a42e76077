"""Actions with lines of their own below them for who and by when: "Paint the hull", "Owner: Ann Lee", "Due: 4 April"."""

from minutes_miner.pipeline.layout import Layout, Passage
from minutes_miner.pipeline.words import Words

_ASIDE = frozenset(("responsible", "deadline", "status"))
_LONGEST, _LONGEST_ACTION = 6, 40  # words of the value of such a line, and of what stands above it
_FIRST = 2  # passages of a title
_FEWEST = 2  # such actions, and lines below one: less may be the head of the minutes


def find_hanging(layout: Layout, vocabulary: Words) -> dict[int, bool]:
    """The passages of such actions (true) and the lines below each; {} where only one stands in the document."""
    blocks: list[tuple[int, list[int]]] = []
    for passage in layout.passages:
        if passage.index > _FIRST and _may_act(layout, passage, vocabulary):
            lines, roles = _below(layout, passage, vocabulary)
            if len(roles) >= _FEWEST and "responsible" in roles:
                blocks.append((passage.index, lines))
    if len(blocks) < _FEWEST:
        return {}
    return {at: at == head for head, lines in blocks for at in (head, *lines)}


def _may_act(layout: Layout, passage: Passage, vocabulary: Words) -> bool:
    """Whether a passage is short and no such line itself, nor one that a label of actions opens, which says enough."""
    text = layout.text_of(passage)
    name, colon, _ = text.partition(":")
    labelled = bool(colon) and vocabulary.label.find(name.strip(" *_-"), fuzzy=False) is not None
    told = not labelled and not _role(text, vocabulary)
    return passage.cell is None and told and 0 < len(text.split()) <= _LONGEST_ACTION


def _below(layout: Layout, passage: Passage, vocabulary: Words) -> tuple[list[int], set[str]]:
    """The lines right below a passage that hang on it, and what they tell."""
    lines: list[int] = []
    roles: set[str] = set()
    for after in layout.passages[passage.index + 1 :]:
        role = _role(layout.text_of(after), vocabulary) if after.cell is None else ""
        if not role or role in roles:
            break
        lines.append(after.index)
        roles.add(role)
    return lines, roles


def _role(text: str, vocabulary: Words) -> str:
    """What the label of a short line tells of an action; "" for no such line."""
    name, colon, value = text.strip(" *_-").partition(":")
    role = vocabulary.column_names.find(name.strip(" *_"), fuzzy=False) if colon else None
    return role if role in _ASIDE and 0 < len(value.strip(" *_").split()) <= _LONGEST else ""
