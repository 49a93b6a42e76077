"""Commitments in languages whose verb stands before its subject: "تقوم اليونيسف بتحديث القائمة", "على كير إرسال البيانات".

What opens such a sentence stands in the lexicon; who follows is a name that the document or the registry knows, a role or a
group, or a noun of organisations with the words that go with it.
"""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import NamedTuple

from minutes_miner.link.kinds import data, fold_words

_LONGEST = 7  # words of one name
_WORD = re.compile(r"[^\s،,.:؛;()]+")
_JOINT = re.compile(r"\s*(?:[،,]\s*)?(?:و\s*)?")
_ARTICLE = "ال"
_THAT = ("أن", "ان", "بأن")
_WITH = re.compile(r"ب[\u0621-\u064a]{3,}$")  # the preposition that binds what is done to "تقوم"
_SON = ("أبو", "أم", "بن", "عبد")


class Doers(NamedTuple):
    """Who is to do it: half-open offsets in the sentence, whether the lexicon lists what opens it, and where they end."""

    start: int
    end: int
    listed: bool


class VerbFirst:
    """Finds the subjects behind an opening verb. `opens` are phrases, `futures` patterns of a first word that promises."""

    def __init__(self, opens: Iterable[str], futures: Iterable[str], *, is_party: Callable[[str], bool]) -> None:
        phrases = sorted(opens, key=lambda phrase: (-len(phrase), phrase))
        listed = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
        verbs = "|".join(futures)
        self._opening = re.compile(
            rf"^\W*(?:(?P<listed>{listed or '(?!)'})|(?P<verb>{verbs or '(?!)'}))\s+(?:كل\s+من\s+)?"
        )
        self._is_party = is_party

    def find(self, sentence: str) -> Doers | None:
        """The parties behind the opening of a sentence, all that are joined; None where nobody follows it."""
        opening = self._opening.match(sentence)
        if opening is None:
            return None
        listed = opening["listed"] is not None
        start = end = opening.end()
        reached = self._one(sentence, start, guess=listed)
        while reached is not None:
            end = reached
            joint = _JOINT.match(sentence, end)
            begin = joint.end() if joint and joint.end() > end and re.search(r"[،,و]", joint[0]) else None
            reached = self._one(sentence, begin, guess=listed) if begin is not None else None
        return Doers(start, end, listed) if end > start else None

    def guess(self, sentence: str) -> tuple[int, int] | None:
        """Where whoever stands behind a listed opening, though nobody knows the name: before what is to be done begins.

        "تقوم رائدة بزيارة المدرسة", "على السيد فواز أن يستفسر", "أرجو من لبنى المرور".
        """
        opening = self._opening.match(sentence)
        if opening is None or opening["listed"] is None:
            return None
        start = opening.end()
        words = list(_WORD.finditer(sentence, start))[:_LONGEST]
        if not words or words[0].start() > start or words[0][0] in _THAT:
            return None
        for before, word in pairwise(words):
            if word[0] in _THAT or _is_done(before[0], word[0]):
                return start, before.end()
        first = words[0]
        return (start, first.end()) if len(words) > 1 and not first[0].startswith(_ARTICLE) else None

    def _one(self, sentence: str, start: int, *, guess: bool) -> int | None:
        """Where the name that begins at a place ends; None where none begins."""
        words = list(_WORD.finditer(sentence, start))[:_LONGEST]
        if not words or words[0].start() > start:
            return None
        done = (at for at, (before, word) in enumerate(pairwise(words), 1) if _is_done(before[0], word[0]))
        words = words[: next(done, len(words))]
        for count in range(len(words), 0, -1):
            last = words[count - 1].end()
            if re.search(r"[،,.:؛;()]", sentence[start:last]):
                continue
            if self._is_party(sentence[start:last]):
                return self._with_unit(sentence, last)
        return self._organised(words) if guess else None

    def _with_unit(self, sentence: str, end: int) -> int:
        """With the bracket behind it: "(فريق الحماية)"."""
        bracket = re.match(r"\s*\([^()]{2,40}\)", sentence[end:])
        return end + bracket.end() if bracket else end

    @staticmethod
    def _organised(words: "list[re.Match[str]]") -> int | None:
        """The end of "جمعية التآلف الخيرية", "مديرية صحة الرمثا": a noun of organisations and what goes with it."""
        if fold_words(words[0][0]) not in data("strong", "words"):
            return None
        last = 0
        for at, word in enumerate(words[1:], 1):
            if word[0].startswith(_ARTICLE):
                last = at
            elif last or at > 1:
                break
        return words[last].end() if last else None


def _is_done(before: str, word: str) -> bool:
    """Whether a word tells what is done and is no part of a name: "بتحديث"."""
    return _WITH.match(word) is not None and not before.startswith(_SON)
