"""The numbers of titles: "2.1", "iv.", "B)", "Item 3:", "Firstly:", and which of them counts on from which."""

import re
from functools import cached_property, lru_cache

from minutes_miner.document import TRACKED
from minutes_miner.pipeline.layout import Passage
from minutes_miner.pipeline.words import Words

# by scheme: "i." is both a letter and a Roman number
Values = tuple[tuple[str, tuple[int, ...]], ...]


_CODE = re.compile(
    r"(?P<code>(?:[A-Z]{1,8}(?:[./-]|(?=\d{2,4}[/.-]\d|(?!(?:19|20)\d\d\b)\d{4})))?\d{1,4}(?:[./-]\d{1,4}){0,3})(?:[.):/]*(?=\s)|[.):]+|/[-–](?=\s))[\s.):–—-]*"
)  # "2.1", "HB-7", "HB26/14", "CGC0302", "1/-", but not "HRP2024"
_ROMAN = re.compile(
    r"(?P<code>[IVX]{1,5}|[A-Z])(?![./][A-Z][./])(?:[.):/]|[-–](?=\s)|\s[-–])+\s*(?=\S)"
)  # not "A.O.B."
_WORDED = re.compile(r"(?P<code>\d{1,4}(?:[./-][^\W_]{1,12}){1,3})\s*[.):–—-]+\s*")  # behind a noun: "02/MARCH/2023:"
_ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11,
           "xii": 12, "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18}  # fmt: skip


class Numbers:
    """Reads the number that a title opens with."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        nouns = "|".join(re.escape(word) for word in vocabulary.section_words)
        self._word = re.compile(rf"(?:{nouns})\s*(?:no\.?|n[°º]|#)?\s*(?=[\dIVX])", re.IGNORECASE)
        ranks = "|".join(re.escape(word) for word in vocabulary.ordinals)
        counts = "|".join(re.escape(word) for word in vocabulary.cardinals)
        self._ordinal = re.compile(
            rf"(?:(?:(?:{nouns})\s+)?(?P<code>{ranks})(?:\s+(?:{nouns}))?|(?:{nouns})\s+(?P<count>{counts}))\s*[:：.،)–-]\s*(?=\S)",
            re.IGNORECASE,
        )  # "Second item:", "Item two:"
        self._rank = re.compile(
            rf"(?P<code>\d{{1,2}})\.?(?:[º°ª]|[^\W\d_]{{1,3}})\s+(?:{nouns})\s*[:：.–-]\s*(?=\S)", re.IGNORECASE
        )  # "1er point :", "2nd item:"

    @cached_property
    def _reference(self) -> "re.Pattern[str]":
        """What refers to an item of the agenda: "Item 2", "Punto primero.-", "Zu 3.:", "Punto 2 all'o.d.g."; `sep` closes it."""
        nouns, ranks, counts, before, after, point = (
            "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
            for words in (
                self.words.section_words, self.words.ordinals, self.words.cardinals,
                self.words.section_before, self.words.section_after, self.words.section_point,
            )
        )  # fmt: skip
        number = (
            rf"(?:(?:no\.?|n[°º]|#)\s*)?(?P<digits>\d{{1,2}}|[IVX]{{1,5}})\b|(?P<count>{counts})\b|(?P<rank>{ranks})\b"
        )
        return re.compile(
            rf"(?:(?:{before})\s+)?(?:(?:{nouns})\s+(?:{number})|(?P<first>{ranks})\s+(?:{nouns})\b|(?:{point})\s+(?P<bare>\d{{1,2}})(?=\.?\s*[:)]|\.?\s*$))"
            rf"(?:\s+(?:{after})(?=\W|$))?(?P<sep>\s*(?:[.:;)–—-]+(?=\s|$)|$))?\s*",
            re.IGNORECASE,
        )

    def referred(self, text: str) -> tuple[int, int, bool] | None:
        """The item of an agenda that a text opens with a reference to, how many characters that takes, and whether something closes it
        off from what follows: 2, 7 and true for "Item 2: ..."; None for other texts.
        """
        match = self._reference.match(text)
        if match is None:
            return None
        said = next(match[name] for name in ("digits", "bare", "count", "rank", "first") if match[name]).casefold()
        known = _ROMANS | self.words.ordinals | self.words.cardinals
        number = int(said) if said.isdigit() else known.get(said, 0)
        return number, match.end(), match["sep"] is not None

    def of_passage(self, passage: Passage, raw: str) -> tuple[str | None, Values, int]:
        """The number that a passage opens with, its values by scheme, and how many characters it takes; the id of a task is none."""
        if passage.marker and TRACKED.fullmatch(passage.marker):
            return None, (), 0
        marker = (passage.marker or "").strip("[]() .:-–/ºª°")
        if marker and re.search(r"\w", marker) and marker not in ("o", "x", "X"):
            return marker, values_of(marker), 0
        stripped = raw.lstrip()
        lead = len(raw) - len(stripped)
        if rank := self._rank.match(stripped):
            return rank["code"], values_of(rank["code"]), lead + rank.end()
        word = self._word.match(stripped)
        at = word.end() if word else 0
        for pattern in (_WORDED, _CODE, _ROMAN) if word else (_CODE, _ROMAN):
            match = pattern.match(stripped, at)
            if match and (word or not self._is_date(match["code"], stripped[match.end() :])):
                return match["code"], values_of(match["code"]), lead + match.end()
        ordinal = self._ordinal.match(stripped)
        if ordinal:
            code = ordinal["code"] or ordinal["count"]
            number = (self.words.ordinals if ordinal["code"] else self.words.cardinals)[code.casefold()]
            return code, (("ordinal", (number,)),), lead + ordinal.end()
        return None, (), 0

    def _is_date(self, code: str, rest: str) -> bool:
        """ "12 May", "14.30 to 16.00", "3.5 % of": a number that is none of a section."""
        if not code[:1].isdigit() and not re.search(r"\d", code):
            return False
        if code.isdigit() and self.words.month.match(re.sub(r"^[\s./-]*(?:of\s|de\s)?", "", rest)):
            return True
        return bool(re.match(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$", code)) or not re.match(r"\s*[^\W\d_\"'“«(¿¡]", rest)

    def of_row(self, text: str) -> tuple[str | None, Values]:
        """The number of a row whose first cell is nothing else."""
        code = text.strip("[]() .:-–")
        if (
            not code
            or len(code) > 14
            or not re.fullmatch(r"(?:[A-Z]{1,8}[./ -])*\d{1,4}(?:[./-]\d{1,4}){0,3}|[A-Z]|[IVX]+", code)
        ):
            return None, ()
        return code, values_of(code)


@lru_cache(maxsize=4)
def numbers_of(vocabulary: Words) -> Numbers:
    """The numbers of a vocabulary, whose patterns are made once."""
    return Numbers(vocabulary)


def values_of(code: str) -> Values:
    """The readings of a number: digits as they are, letters from A, Roman numbers; a single "i" is a letter and Roman."""
    bare = code.strip("[]() .:-–/")
    if re.search(r"\d", bare):
        return ((re.sub(r"\d+", "#", bare), tuple(int(n) for n in re.findall(r"\d+", bare))),)
    readings = []
    if len(bare) == 1 and bare.isascii() and bare.isalpha():
        readings.append(("letter", (ord(bare.lower()) - 96,)))
    if bare.lower() in _ROMANS:
        readings.append(("roman", (_ROMANS[bare.lower()],)))
    return tuple(readings)


def next_number(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The number that counts on: 2.2 for 2.1; empty for none."""
    return (*numbers[:-1], numbers[-1] + 1) if numbers else ()
