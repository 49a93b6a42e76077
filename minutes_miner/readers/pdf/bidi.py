"""Words of lines that run from right to left: figures, brackets and full stops beside letters.

A PDF has glyphs at places, and what stands left of what does not tell what is read first. Inside a line that runs from right
to left, letters of the West and figures run from left to right among themselves; full stops and brackets beside them run with
the line, and a bracket is drawn as its own mirror image.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from minutes_miner.readers.pdf.page import Word, is_right_to_left

_OPENING, _CLOSING = "([{«", ")]}»"
_MIRROR = str.maketrans(_OPENING + _CLOSING, _CLOSING + _OPENING)
_WITH_THE_LINE = frozenset(_OPENING + _CLOSING + ".,:;!?،؛؟")
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
    return _mirrored("".join([*ordered, *reversed(island)]))


def is_turned(text: str) -> bool:
    """Whether a text has letters that run from right to left, not only a comma of their kin."""
    return not text.isascii() and any(map(_is_turned, text))


def _is_turned(letter: str) -> bool:
    return is_right_to_left(letter) and letter not in _WITH_THE_LINE and not letter.isdecimal()


def _mirrored(text: str) -> str:
    """A word that opens with what closes a bracket, or closes with what opens one, with its brackets mirrored."""
    bare = text.strip(".,:;!?،؛؟")
    return text.translate(_MIRROR) if bare and (bare[0] in _CLOSING or bare[-1] in _OPENING) else text


def turned_ends(words: Sequence[Word]) -> list[Word]:
    """Words that run from left to right inside a line that does not: what stands at their two ends belongs to the other end.

    Brackets stay where they enclose what stands between them.
    """
    first, last = words[0].text, words[-1].text
    whole = "".join(word.text for word in words)
    paired = all(whole.count(a) == whole.count(b) for a, b in zip(_OPENING, _CLOSING, strict=True))
    ends = "".join(_WITH_THE_LINE - set(_OPENING + _CLOSING) if paired else _WITH_THE_LINE)
    left = first[: len(first) - len(first.lstrip(ends + _BEHIND))]
    right = last[len(last.rstrip(ends)) :]
    if not (left or right) or len(left) == len(first) or len(right) == len(last):
        return list(words)
    made = list(words)
    made[0] = replace(made[0], text=first[len(left) :])
    kept = made[-1].text.removesuffix(right)
    made[-1] = replace(made[-1], text=kept + left[::-1].translate(_MIRROR))
    made[0] = replace(made[0], text=right[::-1].translate(_MIRROR) + made[0].text)
    return made
