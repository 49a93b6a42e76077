"""Which parts of the texts of the head may tell the day of the meeting: titles before sentences; no part that tells of the next
meeting, and nothing behind the words that commit somebody.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable

from minutes_miner import lexicon
from minutes_miner.pipeline.phrases import Phrases, phrases_of
from minutes_miner.pipeline.words import Words, key

_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?;])\s+(?=[A-ZÀ-Þ\u0400-\u042f])")
_TITLE = 9  # words of a sentence that may still be a title


class Told:
    """Sorts the texts of the head."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        others = lexicon.load("unread")["next_meeting"]["patterns"]
        self._next = re.compile(
            rf"\b(?:{'|'.join((*vocabulary.pattern['next_meeting'], *others))})\b"
            rf"|^\W*(?:{'|'.join(map(bare, vocabulary.pattern['next_opener']))})(?!\w)"
        )
        self._met = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['met'])})\b")
        self._clause = re.compile(
            rf"(?<!\S)(?:{'|'.join(vocabulary.said('cue', 'clause'))})(?!\S)(?!\s\d)", re.IGNORECASE
        )

    def sorted(self, texts: Iterable[str], languages: Collection[str]) -> tuple[list[str], list[str]]:
        """The titles, and the sentences that tell of something else, as far as they may tell the day."""
        phrases = phrases_of(self.words, frozenset(languages))
        titles: list[str] = []
        sentences: list[str] = []
        for text in texts:
            for sentence in _SENTENCE.split(text):
                following = self._next.search(bare(sentence))
                part = sentence[: following.start()] if following else sentence
                if not self._is_sentence(part, phrases):
                    titles.append(part)
                elif part := uncommitted(part, phrases):
                    sentences.append(part)
        return titles, sentences

    def _is_sentence(self, text: str, phrases: Phrases) -> bool:
        """Whether a text tells of something else than that a group met."""
        telling = self._clause.search(text) or (text.rstrip().endswith(".") and len(text.split()) > _TITLE)
        return bool(telling or uncommitted(text, phrases) != text) and not self._met.search(key(text))


def uncommitted(text: str, phrases: Phrases) -> str:
    """What stands before the words that commit somebody."""
    for match in phrases.binders.finditer(text):
        behind = key(text[match.end() :]).split(" ", 1)[0]
        if phrases.forms.get(key(match["binder"])) != "to" or behind in phrases.bound_verbs:
            return text[: match.start()]
    for match in re.finditer(r"(?<=\s)[^\W\d_]{5,}", text):
        if match[0].islower() and match[0].endswith(phrases.endings):
            return text[: match.start()]
    return text


def bare(text: str) -> str:
    """A text in small letters without accents, letter for letter as long."""
    return "".join(unicodedata.normalize("NFKD", letter)[0].lower()[:1] or letter for letter in text)
