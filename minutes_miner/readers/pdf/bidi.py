"""Words of lines that run from right to left: figures, brackets and full stops beside letters.

A PDF has glyphs at places, and what stands left of what does not tell what is read first. Inside a line that runs from right
to left, letters of the West and figures run from left to right among themselves; full stops and brackets beside them run with
the line.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from minutes_miner.readers.pdf.brackets import Enclosed, Piece, add, around, enclosed, from_left
from minutes_miner.readers.pdf.page import Word, is_right_to_left

_WITH_THE_LINE = ".,:;!?،؛؟"
_BEHIND = "%"  # which follows its number, on whichever side it stands


def in_order(text: str, middle: Callable[[int], float]) -> str:
    """The letters of a word as they are read; `middle` tells where each of them stands.

    Letters that run from right to left come in their order already; all others are placed by where they stand.
    """
    runs: list[tuple[float, str, bool]] = []
    at = 0
    for turned, letters in itertools.groupby(text, key=_is_turned):
        run = "".join(letters)
        if turned:
            places = [middle(at + n) for n in range(len(run))]
            runs.append((sum(places) / len(places), run, True))
        else:
            runs += [(middle(at + n), letter, False) for n, letter in enumerate(run)]
        at += len(run)
    if not any(turned for _, _, turned in runs):
        return "".join(letter for _, letter, _ in sorted(runs, key=lambda run: run[0]))
    ordered: list[str] = []
    island: list[str] = []
    for _, run, turned in sorted(runs, key=lambda run: -run[0]):
        if turned or not (run.isalnum() or (island and run not in _WITH_THE_LINE)):
            ordered += [*reversed(island), run]
            island = []
        else:
            island.append(run)
    return "".join([*ordered, *reversed(island)])


def is_turned(text: str) -> bool:
    """Whether a text has letters that run from right to left, not only a comma of their kin."""
    return not text.isascii() and any(map(_is_turned, text))


def _is_turned(letter: str) -> bool:
    return is_right_to_left(letter) and letter not in _WITH_THE_LINE and not letter.isdecimal()


def turned_ends(words: Sequence[Word]) -> list[Word]:
    """Words that run from left to right inside a line that does not: what stands at their two ends belongs to the other end."""
    first, last = words[0].text, words[-1].text
    left = first[: len(first) - len(first.lstrip(_WITH_THE_LINE + _BEHIND))]
    right = last[len(last.rstrip(_WITH_THE_LINE)) :]
    if not (left or right) or len(left) == len(first) or len(right) == len(last):
        return list(words)
    made = list(words)
    made[0] = replace(made[0], text=first[len(left) :])
    made[-1] = replace(made[-1], text=made[-1].text.removesuffix(right) + left[::-1])
    made[0] = replace(made[0], text=right[::-1] + made[0].text)
    return made


def in_reading_order(words: list[Word]) -> list[Word]:
    """Words of a line, given from left to right, as they are read: from right to left where most of its letters do, with figures
    and Latin words inside it from left to right."""
    turned = sum(len(w.text) for w in words if is_right_to_left(w.text))
    straight = sum(len(w.text) for w in words if not is_right_to_left(w.text) and any(c.isalpha() for c in w.text))
    leftwards = turned > straight / 2
    pieces = enclosed(words, leftwards=leftwards)
    return _from_right(pieces) if leftwards else from_left(pieces)


def _from_right(pieces: Sequence[Piece]) -> list[Word]:
    ordered: list[Word] = []
    island: list[Piece] = []
    for at in reversed(range(len(pieces))):
        piece = pieces[at]
        if _is_straight(piece) and (isinstance(piece, Word) or (at and _is_straight(pieces[at - 1]))):
            island.append(piece)
            continue
        ordered += _straight(island)
        island = []
        more = [piece] if isinstance(piece, Word) else around(_from_right(piece.inside), piece, leftwards=True)
        add(ordered, more[0], blank=abs(ordered[-1].box.x0 - more[0].box.x1) if ordered else 0.0)
        ordered += more[1:]
    return ordered + _straight(island)


def _is_straight(piece: Piece) -> bool:
    """Whether a word, or all that brackets enclose, runs from left to right."""
    if isinstance(piece, Enclosed):
        return bool(piece.inside) and all(map(_is_straight, piece.inside))
    return any(ch.isalnum() for ch in piece.text) and not is_turned(piece.text)


def _straight(island: Sequence[Piece]) -> list[Word]:
    """Words that run from left to right inside a line that does not, given from its beginning."""
    return turned_ends(from_left(island[::-1])) if island else []
