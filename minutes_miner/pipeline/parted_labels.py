"""Labels that a converter parted from what they say: the first column of a head as a whole, and below it the second one.

    Place / Chaired by / Attended / Regrets / Opening / Town hall / Ann Lee / IOM, NRC, WHO / UNICEF

The titles of what comes below may stand in the first column as well. Each label is joined with its value where every value is of the
kind that its label asks for, and one of them at least tells who was there, who led the meeting, or when it was.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from minutes_miner.document import Block, Document, Line, Run, Table
from minutes_miner.link.attendance import promise
from minutes_miner.link.labels import meaning_of
from minutes_miner.pipeline.words import Words

_HEAD = frozenset(
    ("date", "date_time", "date_place", "time", "start_time", "end_time", "place", "chair", "minute_taker", "attendance", "apologies", "title", "next_meeting")
)  # fmt: skip
_OF_PEOPLE = {"present": "attendance", "away": "apologies"}
_OF_A_DAY = frozenset(("date", "date_time", "date_place"))
_OF_A_TIME = frozenset(("time", "start_time", "end_time"))
_FEWEST, _MOST_TITLES, _TITLE = 2, 12, 6  # labels, titles below them, words of one
_FEWEST_PRESENT, _MOST_CHAIRS = 2, 4
_STOPS = (".", ":", ";", ",")


class _Values(NamedTuple):
    """How many titles stand before the values of some labels, the lines of each value, and how many blocks they take."""

    titles: int
    values: list[tuple[Line, ...]]
    blocks: int


def with_labels_joined(document: Document, words: Words) -> Document:
    """The document with labels and values of its head in one paragraph each; only texts have them parted."""
    if document.format != "txt":
        return document
    blocks = list(_joined(document.blocks, words))
    return document if len(blocks) == len(document.blocks) else replace(document, blocks=tuple(blocks))


def _joined(blocks: Sequence[Block | Table], words: Words) -> Iterator[Block | Table]:
    at = 0
    while at < len(blocks):
        labels = list(_labels(blocks, at, words).items())
        tried = (
            (count, _values(blocks, at + count, [role for _, role in labels[:count]], words))
            for count in range(len(labels), _FEWEST - 1, -1)
        )
        count, found = next(
            ((count, found) for count, found in tried if found), (0, None)
        )  # the last ones may be titles
        if found is None:
            yield blocks[at]
            at += 1
            continue
        for (line, _), value in zip(labels, found.values, strict=False):
            label = Run(f"{line.text.strip(' :')}: ")
            yield Block("paragraph", (Line((label, *value[0].runs), number=line.number), *value[1:]))
        yield from blocks[at + count : at + count + found.titles]
        at += count + found.titles + found.blocks


def _labels(blocks: Sequence[Block | Table], at: int, words: Words) -> dict[Line, str]:
    """The labels of a head that stand alone in the blocks from a place on, with what they ask for."""
    found: dict[Line, str] = {}
    for block in blocks[at : at + len(_HEAD)]:  # no label stands there twice
        alone = isinstance(block, Block) and len(block.lines) == 1 and not block.marker
        role = _asked_for(block.text, words) if alone else None
        if not isinstance(block, Block) or role not in _HEAD or role in found.values():
            break
        found[block.lines[0]] = str(role)
    return found


def _asked_for(label: str, words: Words) -> str | None:
    """What a label asks for, in the words of the lexicon."""
    bare = label.strip(" :")
    return words.label.find(bare, fuzzy=False) or _OF_PEOPLE.get(meaning_of(bare) or "")


def _values(blocks: Sequence[Block | Table], at: int, roles: Sequence[str], words: Words) -> _Values | None:
    """The values of some labels that stand alone above them; None where nothing fits."""
    best: tuple[int, _Values] | None = None
    for titles in range(_MOST_TITLES + 1):
        begun = at + titles
        if begun >= len(blocks) or (titles and not _is_title(blocks[begun - 1], words)):
            break
        told = [block for block in blocks[begun : begun + len(roles)] if isinstance(block, Block) and not block.marker]
        if told[:1] == [blocks[begun]] and len(told[0].lines) == len(roles):  # each of its lines is a value
            found = _Values(titles, [(line,) for line in told[0].lines], 1)
        else:
            found = _Values(titles, [block.lines for block in told], len(told))
        if len(found.values) == len(roles) and _fit(found.values, roles, words):
            present = _present(found.values, roles)
            if best is None or present > best[0]:
                best = present, found
    return best[1] if best else None


def _present(values: Sequence[Sequence[Line]], roles: Sequence[str]) -> int:
    """How many more were there than away."""
    counts = {role: promise(_text(value))[0] for value, role in zip(values, roles, strict=True)}
    return counts.get("attendance", 0) - counts.get("apologies", 0)


def _text(value: Sequence[Line]) -> str:
    return " ".join(line.text for line in value)


def _is_title(block: Block | Table, words: Words) -> bool:
    """Whether a block may be the title of an item, and is no other label: "Opening" may be both."""
    if not isinstance(block, Block) or len(block.lines) > _FEWEST:
        return False
    text = block.text.strip()
    short = len(text.split()) <= _TITLE * len(block.lines) and not text.endswith(_STOPS)
    return short and words.label.find(text, fuzzy=False) in (None, *_OF_A_TIME)


def _fit(values: Sequence[Sequence[Line]], roles: Sequence[str], words: Words) -> bool:
    """Whether each value is what its label asks for, and one at least can be told."""
    told = [_fits(_text(value), role, words) for value, role in zip(values, roles, strict=True)]
    return all(fits is not False for fits in told) and any(told)


def _fits(text: str, role: str, words: Words) -> bool | None:
    """Whether a text is of the kind that a label asks for; None where nothing tells."""
    if _asked_for(text, words) is not None:
        return False
    if role in _OF_A_DAY:
        return re.search(r"\d", text) is not None and (
            words.month.search(text) is not None or len(re.findall(r"\d+", text)) > 2
        )
    if role in _OF_A_TIME:
        return re.search(r"\d", text) is not None
    count, sure, likely = promise(text)
    if role == "attendance":
        return count >= _FEWEST_PRESENT and 2 * sure >= count
    if role == "chair":
        return 0 < count <= _MOST_CHAIRS and (sure > 0 or (likely > 0 and " " in text))
    return None
