"""Columns of a sign-in sheet that a reader has run together: all names in one line, all agencies in another.

Nothing stands between the names, so that they are told apart only by their number: two words for each agency of the other line.
"""

import re
from collections.abc import Sequence

from minutes_miner.link.fields import Entry, Field, is_known
from minutes_miner.link.kinds import data, fold_words

_FEW = 4  # rows
_NEAR = 8  # lines between the names and their agencies
_LEAD = 8  # words before the head of a column
_LONGEST = 5  # words of an agency
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]*[a-zà-ÿ][\w'’.-]*")
_WORD = re.compile(r"[A-ZÀ-Þ][\w'’.&/-]+|of|for|the|and|de|des|du|la|&")


def rows_of_columns(lines: Sequence[str]) -> tuple[list[Entry], set[int]] | None:
    """The persons of the first sheet among some lines, and the numbers of its lines; None where there is none."""
    for at in range(len(lines)):
        names = _column(lines, at, "name")
        if len(names) < 2 * _FEW or len(names) % 2 or not all(map(_NAME.fullmatch, names)):
            continue
        for other in range(at + 1, min(at + 1 + _NEAR, len(lines))):
            agencies = _agencies(_column(lines, other, "agency") or lines[other].split())
            if 2 * len(agencies) == len(names):
                persons = [" ".join(names[n : n + 2]) for n in range(0, len(names), 2)]
                return list(map(_entry, persons, agencies)), {at, other}
    return None


def _entry(person: str, agency: str) -> Entry:
    return Entry(f"{person} - {agency}", (Field("person", person), Field("agency", agency)))


def _column(lines: Sequence[str], at: int, role: str) -> list[str]:
    """The words of a line below or behind the head of a column of a role; [] where it has no such head."""
    heads, words = data("sheet", role), lines[at].split()
    if at and fold_words(lines[at - 1]) in heads:
        return words
    for number, word in enumerate(words[:_LEAD]):
        if word[0].isupper() and fold_words(word) in heads:
            return words[number + 1 :]
    return []


def _agencies(words: Sequence[str]) -> list[str]:
    """Words divided into agencies, the longest known first, what stands unknown between two of them as one; [] if few are known."""
    if len(words) < _FEW or not all(map(_WORD.fullmatch, words)):
        return []
    found: list[tuple[bool, str]] = []
    at = 0
    while at < len(words):
        count = next((n for n in range(_LONGEST, 0, -1) if _is_one(words[at : at + n])), 0)
        if count or not found or found[-1][0] or words[at].isupper() or words[at] == words[at - 1]:
            found.append((bool(count), " ".join(words[at : at + (count or 1)])))
        else:
            found[-1] = (False, f"{found[-1][1]} {words[at]}")
        at += count or 1
    known = sum(is_sure for is_sure, _ in found)
    return [name for _, name in found] if 2 * known > len(found) else []


def _is_one(words: Sequence[str]) -> bool:
    """Whether words are one known agency and not two of them."""
    cuts = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    return is_known(" ".join(words)) and not any(is_known(first) and is_known(second) for first, second in cuts)
