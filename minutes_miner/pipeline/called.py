"""Names that a text uses and no list explains: "Devon will confirm", where no Devon is among those who came.

A word is taken for such a name where it has its capital inside of a sentence, alone, and never stands in small letters; at
the begin of a sentence, where every word has a capital, also where it is none of the common words.
"""

import re
from collections.abc import Iterable

from minutes_miner import lexicon
from minutes_miner.link.kinds import looks_personal
from minutes_miner.pipeline.words import Words, key

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NAME = re.compile(r"(?:[A-ZÀ-Þ][’'])?[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ]")
_INSIDE = re.compile(r"[^\W\d_,;)][,;]? $")  # what stands before a word that begins no sentence, line or cell
_SENTENCE = 6  # words of a line that is no heading
_STOPS = (".", "!", "?", ";")
_BEFORE = 3  # characters that tell it


class Called:
    """The names of one text. Asked of a word, it tells whether that is one."""

    def __init__(self, text: str, vocabulary: Words, languages: Iterable[str]) -> None:
        self.words = vocabulary
        spoken = [lexicon.load(f"words/{code}") for code in {*languages, "en"} & set(vocabulary.languages)]
        self.off = any(data["commitment"].get("nouns_capital") for data in spoken if "commitment" in data)
        self.english = tuple(languages)[:1] in ((), ("en",))  # of other languages too few common words are known
        self._places = {place for data in spoken for place in data.get("agent", {}).get("place", ())}
        self._offices = {key(office) for name in ("role", "group", "many") for office in vocabulary.agent.get(name, ())}
        self._small: set[str] = set()
        self._inside: set[str] = set()
        if not self.off:
            self._read(text)

    def _read(self, text: str) -> None:
        """Which words stand in small letters, and which with a capital alone inside of a sentence and behind no word for a place."""
        for line in text.split("\n"):
            self._read_line(line)

    def _read_line(self, text: str) -> None:
        words = list(_WORD.finditer(text))
        told = len(words) >= _SENTENCE or text.rstrip().endswith(_STOPS)  # no heading: "Update on Registration"
        for at, match in enumerate(words):
            word = match[0]
            if word[0].islower():
                self._small.add(key(word))
                continue
            before = words[at - 1] if at else None
            after = words[at + 1] if at + 1 < len(words) else None
            if (
                told
                and before is not None
                and before[0].islower()
                and before[0] not in self._places
                and _INSIDE.search(text[max(0, match.start() - _BEFORE) : match.start()])
                and not (after is not None and after[0][0].isupper() and text[match.end() : after.start()] == " ")
            ):
                self._inside.add(key(word))

    def is_inside(self, word: str) -> bool:
        """Whether a word stands with its capital inside of a sentence."""
        return key(word) in self._inside

    def __call__(self, word: str) -> bool:
        """Whether a word as it stands there is a name."""
        if self.off or not _NAME.fullmatch(word):
            return False
        folded = key(word)
        if (
            folded in self._small
            or folded in self._offices
            or folded in self.words.titles
            or folded in self.words.small
        ):
            return False
        if self.words.month.fullmatch(folded) or self.words.weekday.fullmatch(folded):
            return False
        return folded in self._inside or (self.english and folded not in lexicon.common())


def is_called(who: str) -> bool:
    """Whether a single word in front of a colon is a name that no text has in small letters: "Joost: add a link"."""
    name = who.strip()
    return name.istitle() and name.isalpha() and looks_personal(name) and name.casefold() not in lexicon.common()
