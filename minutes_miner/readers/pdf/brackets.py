"""Brackets in lines that have letters from right to left: which one opens, and to which word each belongs.

A file may give either shape for the same bracket, and put it to the word on the wrong side of a blank. Where it stands tells:
what it encloses is nearer than what it does not. On a page with such letters each bracket comes as a word of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from minutes_miner.document import enclosing
from minutes_miner.readers.pdf.page import Word

PAIRS = {"(": "()", ")": "()", "[": "[]", "]": "[]", "{": "{}", "}": "{}", "«": "«»", "»": "«»"}
_TOUCHING = 0.15  # sizes of a letter between two words without a blank
_CLEAR = 0.08  # by which the gap on one side of a bracket is narrower than that on the other


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What stands between two brackets, from left to right, and the two."""

    left: Word
    inside: "list[Piece]"
    right: Word


Piece = Word | Enclosed


def enclosed(words: Sequence[Word], *, leftwards: bool) -> list[Piece]:
    """Words of a line from left to right, those between two brackets together; a bracket without another is part of its word.

    `leftwards` says that the line is read from right to left.
    """
    return _pieces(words, 0, len(words), _partners(words), leftwards=leftwards)


def _partners(words: Sequence[Word]) -> dict[int, int]:
    """The place of the bracket on the right by that of the one on the left, of those that stand together."""
    found: dict[int, int] = {}
    begun: list[int] = []
    for at, word in enumerate(words):
        if word.text not in PAIRS:
            continue
        other = next((place for place in reversed(begun) if PAIRS[words[place].text] == PAIRS[word.text]), None)
        side = _side(words, at)
        if other is not None and side != "left":
            found[other] = at
            del begun[begun.index(other) :]
        elif side != "right":
            begun.append(at)
    return found


def _side(words: Sequence[Word], at: int) -> Literal["left", "right", "either"]:
    """On which side of what it encloses a bracket stands."""
    box, blank = words[at].box, words[at].size
    before = box.x0 - words[at - 1].box.x1 if at else blank
    behind = words[at + 1].box.x0 - box.x1 if at + 1 < len(words) else blank
    if abs(before - behind) < _CLEAR * blank:
        return "either"
    return "left" if behind < before else "right"


def _pieces(words: Sequence[Word], start: int, end: int, partners: dict[int, int], *, leftwards: bool) -> list[Piece]:
    made: list[Piece] = []
    at = start
    while at < end:
        word, pair = words[at], PAIRS.get(words[at].text)
        if pair is not None and at in partners:
            end_at = partners[at]
            inside = _pieces(words, at + 1, end_at, partners, leftwards=leftwards)
            made.append(Enclosed(word, inside, words[end_at]))
            at = end_at
        elif pair is not None and _side(words, at) == "right" and made and isinstance(made[-1], Word):
            made[-1] = _as_one(made[-1], word, pair[0] + made[-1].text if leftwards else made[-1].text + pair[1])
        elif pair is not None and at + 1 < end and words[at + 1].text not in PAIRS:
            at += 1
            text = words[at].text
            made.append(_as_one(words[at], word, text + pair[1] if leftwards else pair[0] + text))
        else:
            made.append(word)
        at += 1
    return made


def _as_one(word: Word, other: Word, text: str) -> Word:
    return replace(word, text=text, box=enclosing(iter((word.box, other.box))) or word.box)


def around(words: list[Word], piece: Enclosed, *, leftwards: bool) -> list[Word]:
    """The words that two brackets enclose, in the order of reading, the brackets at the first and the last of them."""
    pair = PAIRS[piece.left.text]
    first, last = (piece.right, piece.left) if leftwards else (piece.left, piece.right)
    if not words:
        return [_as_one(first, last, pair)]
    words[0] = _as_one(words[0], first, pair[0] + words[0].text)
    words[-1] = _as_one(words[-1], last, words[-1].text + pair[1])
    return words


def from_left(pieces: Sequence[Piece]) -> list[Word]:
    """The words of pieces that are read from left to right, those joined that a bracket touches."""
    words: list[Word] = []
    for piece in pieces:
        for word in [piece] if isinstance(piece, Word) else around(from_left(piece.inside), piece, leftwards=False):
            add(words, word, blank=word.box.x0 - words[-1].box.x1 if words else 0.0)
    return words


def add(words: list[Word], word: Word, *, blank: float) -> None:
    """Adds a word in the order of reading; it is one with the word before where a bracket touches it, with a `blank` too narrow."""
    last = words[-1] if words else None
    if last is None or blank > _TOUCHING * last.size or not (last.text[-1] in PAIRS or word.text[0] in PAIRS):
        words.append(word)
    else:
        words[-1] = _as_one(last, word, last.text + word.text)
