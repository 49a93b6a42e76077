"""The words of an action without those who stand apart from them.

An action's parties tell who it is for. Where a text names them again behind its task, in brackets or behind a dash, the names are
no part of what is to be done: "Paint the gate (Ann, 3 May)" and "Paint the gate - Ann" are both "Paint the gate". Where they open
the text they stay: "Ann to paint the gate", "Ann: paint the gate".
"""

import re

from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.findings import Draft
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.teller import is_short_for
from minutes_miner.pipeline.words import Words, key

_BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{2,80})[)\]]\s*\.?$")
_BEHIND = re.compile(r"(?:\s+[-–—]+>?|\s*(?:=>|[→➔⇒]))\s*(?P<inside>[^-–—:;→➔⇒]{2,60}?)\s*\.?$")
_MENTIONED = re.compile(r"(?<!@)\s(?P<inside>@[\w-]+(?:[\s,]+@[\w-]+)*)\s*$")  # "... @ann @ben"
_LEFT = re.compile(r"[^\W\d_]{3}")  # what is left of a task has a word


def without_parties(draft: Draft, vocabulary: Words) -> str:
    """The words of a draft, folded, without its parties where they stand apart."""
    text = fold(draft.text)
    if not draft.responsible:
        return text
    named = _Named(draft, vocabulary)
    for pattern in (_BRACKET, _BEHIND, _MENTIONED):
        end = pattern.search(text)
        if end and named.are_all(end["inside"]) and not _goes_on(text[: end.start()], end, vocabulary):
            text = _unless_empty(text[: end.start()].rstrip(" ,;"), text)
    return text


def _unless_empty(text: str, whole: str) -> str:
    return text if _LEFT.search(text) else whole


def _goes_on(before: str, end: "re.Match[str]", vocabulary: Words) -> bool:
    """Whether a name belongs to the words before it: "send it to @Ann", "the Water Supply Board (WSB)"; or is one of examples:
    "small clubs (Chess, Go, …)".
    """
    if key(before.rpartition(" ")[2]) in vocabulary.small or end["inside"].rstrip().endswith(("…", "...")):
        return True
    return end.re is _BRACKET and is_short_for(before, end["inside"].strip())


class _Named:
    """The parties and the day of a draft, which its fields tell."""

    def __init__(self, draft: Draft, vocabulary: Words) -> None:
        self.vocabulary = vocabulary
        self.parties = sorted({key(party.text) for party in draft.responsible} - {""}, key=len, reverse=True)
        self.day = draft.deadline.text if draft.deadline else ""
        self.joining = frozenset(vocabulary.agent["and"])

    def are_all(self, text: str) -> bool:
        """Whether words name nothing but parties, with what says whose task it is and the day: "new for Ann and Ben, 3 May"."""
        said = around(self.vocabulary).assigned.sub("", text)
        said = f" {key(said.replace(self.day, ' ') if self.day else said)} "
        left = said
        for party in self.parties:
            left = left.replace(f" {party} ", "  ")
        return left != said and all(map(self._only_joins, left.split()))

    def _only_joins(self, word: str) -> bool:
        """Whether a word beside names joins them, or is a label: "Ann and Ben", "AP Ann"."""
        label = self.vocabulary.label.find(word, fuzzy=False) == "actions"
        return label or word in self.joining or not word.isalnum()
