"""Whether a name in Latin and one in Arabic letters are the same name: "Bayt al Amal" and "بيت الأمل", by their consonants."""

import re
from functools import lru_cache

from minutes_miner import lexicon
from minutes_miner.lexicon.alternatives import either
from minutes_miner.link.folding import without_marks
from minutes_miner.link.kinds import ARABIC, data, is_organisational

_BESIDE = re.compile(r"(?P<outer>[^(),،;:/]*[^(),،;:/\s])\s*\((?P<inner>[^()]+)\)\s*")
_SAME_LETTER = re.compile(r"(.)\1+")
_LATIN_WORD = re.compile(r"[a-z]+")
_ARTICLE = re.compile(rf"\b(?:{either(data('small', 'articles'))})[\s-]+")
_ARABIC_ARTICLE = re.compile(r"(?<![\u0621-\u064a])ال")
_ALIKE = 75.0  # of the consonants of two names
_FEWEST = 2  # consonants of a name


def in_two_scripts(text: str) -> tuple[str, str] | None:
    """The name in Latin and in Arabic letters where a text is one name in both: "Bayt al Amal (بيت الأمل)"; None for others."""
    match = _BESIDE.fullmatch(text) if ARABIC.search(text) else None
    return _both(match) if match else None


def in_latin(text: str) -> str:
    """A text in which a name that stands in both scripts stands in Latin letters alone."""
    if "(" not in text or not ARABIC.search(text):
        return text
    return _BESIDE.sub(lambda match: f"{both[0]} " if (both := _both(match)) else match[0], text).strip()


def _both(match: "re.Match[str]") -> tuple[str, str] | None:
    outer, inner = match["outer"].strip(), match["inner"].strip()
    if bool(ARABIC.search(outer)) == bool(ARABIC.search(inner)):
        return None
    latin, arabic = (inner, outer) if ARABIC.search(outer) else (outer, inner)
    return (latin, arabic) if are_one(latin, arabic) else None


def _own(name: str) -> str:
    """A name without words that many organisations have: "Nour Association", "جمعية النور"."""
    return " ".join(word for word in name.split() if not is_organisational(word)) or name


@lru_cache(maxsize=1 << 10)
def are_one(latin: str, arabic: str) -> bool:
    """Whether a name in Latin letters spells an Arabic one; vowels, which few write in Arabic, tell nothing."""
    from rapidfuzz.fuzz import ratio

    one, other = _of_latin(_own(latin)), _of_arabic(_own(arabic))
    return min(len(one), len(other)) >= _FEWEST and ratio(one, other) >= _ALIKE


def _of_latin(name: str) -> str:
    letters = lexicon.load("parties")["arabic"]["latin"]
    plain = _ARTICLE.sub("", without_marks(name.casefold()).replace("’", "").replace("'", ""))
    spelt = "".join(_LATIN_WORD.findall(plain))
    for written, sound in letters.items():
        spelt = spelt.replace(written, sound)
    return _SAME_LETTER.sub(r"\1", spelt)


def _of_arabic(name: str) -> str:
    letters = lexicon.load("parties")["arabic"]["letters"]
    plain = _ARABIC_ARTICLE.sub("", name)
    return _SAME_LETTER.sub(r"\1", "".join(letters.get(letter, "") for letter in plain))
