"""Which parts of the texts of the head may tell the day of the meeting: titles before sentences; no part that tells of the next
meeting, and nothing behind the words that commit somebody.
"""

import re
import unicodedata
from collections.abc import Iterable

from minutes_miner import lexicon
from minutes_miner.pipeline.phrases import phrases_of
from minutes_miner.pipeline.words import Words, key

_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?;])\s+(?=[A-ZÀ-Þ\u0400-\u042f])")
_TITLE = 9  # words of a sentence that may still be a title


class Told:
    """Sorts the texts of the head."""

    def __init__(self, vocabulary: Words) -> None:
        phrases = phrases_of(vocabulary, None)
        others = lexicon.load("unread")["next_meeting"]["patterns"]
        self._next = re.compile(
            rf"\b(?:{'|'.join((*vocabulary.pattern['next_meeting'], *others))})\b"
            rf"|^\W*(?:{'|'.join(map(bare, vocabulary.pattern['next_opener']))})(?!\w)"
        )
        self._met = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['met'])})\b")
        self._clause = re.compile(
            rf"(?<!\S)(?:{'|'.join(vocabulary.said('cue', 'clause'))})(?!\S)(?!\s\d)", re.IGNORECASE
        )
        self._binder, self._endings = phrases.binders, phrases.endings
        self._forms, self._verbs = phrases.forms, phrases.bound_verbs

    def sorted(self, texts: Iterable[str]) -> tuple[list[str], list[str]]:
        """The titles, and the sentences that tell of something else, as far as they may tell the day."""
        titles: list[str] = []
        sentences: list[str] = []
        for text in texts:
            for sentence in _SENTENCE.split(text):
                following = self._next.search(bare(sentence))
                part = sentence[: following.start()] if following else sentence
                if not self._is_sentence(part):
                    titles.append(part)
                elif part := self._uncommitted(part):
                    sentences.append(part)
        return titles, sentences

    def _is_sentence(self, text: str) -> bool:
        """Whether a text tells of something else than that a group met."""
        telling = self._clause.search(text) or (text.rstrip().endswith(".") and len(text.split()) > _TITLE)
        return bool(telling or self._commits(text)) and not self._met.search(key(text))

    def _commits(self, text: str) -> bool:
        return self._uncommitted(text) != text

    def _uncommitted(self, text: str) -> str:
        """What stands before the words that commit somebody."""
        for match in self._binder.finditer(text):
            behind = key(text[match.end() :]).split(" ", 1)[0]
            if self._forms.get(key(match["binder"])) != "to" or behind in self._verbs:
                return text[: match.start()]
        for match in re.finditer(r"(?<=\s)[^\W\d_]{5,}", text):
            if match[0].islower() and match[0].endswith(self._endings):
                return text[: match.start()]
        return text


def bare(text: str) -> str:
    """A text in small letters without accents, letter for letter as long."""
    return "".join(unicodedata.normalize("NFKD", letter)[0].lower()[:1] or letter for letter in text)
