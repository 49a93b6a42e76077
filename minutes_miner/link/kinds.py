"""What a name names: an agency, a role, a group, a person or a thing, told by its words and its shape."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from minutes_miner import lexicon
from minutes_miner.lexicon.alternatives import either
from minutes_miner.link.folding import ARABIC_LETTERS, without_marks

ACRONYM = re.compile(r"^(?=.*[A-ZÀ-Þ].*[A-ZÀ-Þ])[A-Za-zÀ-ÿ0-9&’'.+-]{2,14}$")
TITLE = re.compile(
    r"^(?:(?:" + either(lexicon.load("attendance")["person"]["titles"]) + r")\.?\s+)+(?=[A-ZÀ-Þ\u0600-\u06ff])",
    re.IGNORECASE,
)
ARABIC = re.compile(r"[\u0600-\u06ff]")  # a letter of a script without capitals
_PARTS = re.compile(r"[\w’'&+/?]+")
_ASCII = bytes(
    ord(chr(code).lower() if _PARTS.match(chr(code)) else " ") for code in range(256)
)  # the same, for most names
_KEPT = 1 << 14  # names that are remembered: the same ones come again in every document
BRACKETED_TITLE = re.compile(
    r"(?<=[^\W\d])\.?\s*[(]\s*(?:"
    + either(lexicon.load("attendance")["person"]["titles"])
    + r")\.?\s*[)]\.?\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)  # "Chief (Mrs) B. Adeyemi"
_PERSONAL = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’'-]+(?:[A-Z][a-zà-ÿ]+)?\.?|[A-Z]\.?")
_MOST_WORDS = 8  # of a party that is named by its office or as many
_CLAUSE = re.compile(
    r"\s+(?:that|who|which|with|interested|wanting|already|still|facing|from|in|for|working(?=\s+(?:in|on|with|for|at))|not|having|wishing|on|at)\b.*$",
    re.IGNORECASE | re.DOTALL,
)


class Entries(tuple[str, ...]):
    """Words in their order, among which one is found as quickly as in a set."""

    def __init__(self, words: Iterable[str]) -> None:
        self._all = frozenset(self)

    def __contains__(self, word: object) -> bool:
        return word in self._all


@cache
def data(section: str, name: str) -> Entries:
    """The words of a list of `lexicon/parties.toml` or `lexicon/attendance.toml`, folded, longest first."""
    parties = lexicon.load("parties")
    entries = (parties if section in parties else lexicon.load("attendance"))[section][name]
    return Entries(sorted({fold_words(entry) for entry in entries}, key=lambda e: (-len(e), e)))


@cache
def known(section: str, name: str) -> frozenset[str]:
    """The same words as a set, to be looked up in."""
    return frozenset(data(section, name))


@cache
def _pattern(section: str) -> "re.Pattern[str]":
    """The patterns of a section as one; it fits nothing where there are none."""
    return re.compile("|".join(lexicon.load("parties")[section].get("patterns", ())) or r"(?!)")


@lru_cache(maxsize=_KEPT)
def fold_words(text: str) -> str:
    """Lower case, no accents, blanks and hyphens alike: how words of the lexicon are compared."""
    if text.isascii():
        return text.lower() if text.isalnum() else " ".join(text.encode().translate(_ASCII).decode().split())
    plain = without_marks(text.casefold())
    plain = plain if plain.isascii() else plain.translate(ARABIC_LETTERS)
    return " ".join(_PARTS.findall(plain.replace("-", " ")))


@lru_cache(maxsize=_KEPT)
def is_thing(name: str) -> bool:
    """Whether a name means a thing ("SOPs", "4Ws", "Q1"), of whom nothing can be asked."""
    folded = fold_words(name)
    words = known("thing", "words")
    if "/" in folded and folded not in words:
        return all(part and is_thing(part) for part in folded.split("/"))
    return folded in words or folded.rstrip("s") in words or bool(_pattern("thing").fullmatch(folded))


@lru_cache(maxsize=_KEPT)
def kind_of(name: str) -> str | None:
    """ "role" or "group" for a party named by its office or as many; None for a name."""
    folded = fold_words(name)
    bare = fold_words(_CLAUSE.sub("", name)) or folded
    parts, inner = folded.split(), bare.split()
    begun = {" ".join(parts[:count]) for count in range(1, len(parts))} if len(parts) <= _MOST_WORDS else set()
    for kind in ("group", "role"):
        words = known(kind, "words")
        if folded in words or bare in words or _pattern(kind).fullmatch(folded):
            return kind
        if len(parts) > 1 and parts[0].isdigit() and " ".join(parts[1:]) in words:
            return kind  # "42 partners"
        if not begun.isdisjoint(known(kind, "starts")):
            return kind
    if inner and len(inner) <= _MOST_WORDS:
        for kind in ("role", "group"):
            if not known(kind, "words").isdisjoint((inner[-1], " ".join(inner[-2:]))):
                return kind
    return None


def office_of(text: str) -> bool:
    """ "Co-chairs of UNHCR and UNICEF": one office, whatever follows."""
    folded = fold_words(text)
    return any(folded.startswith(start + " ") for start in data("role", "starts") if start.endswith(" of"))


def looks_personal(name: str) -> bool:
    """A given name or a full name: capitalised words, no acronym."""
    words = name.split()
    if TITLE.match(name):
        return True
    if len(words) > 1 and is_organisational(name):
        return False
    return 1 <= len(words) <= 3 and all(_PERSONAL.fullmatch(word) for word in words)


def is_organisational(name: str) -> bool:
    """Whether a word of the name stands in names of organisations and not of persons ("Society", "District"), maybe cut short
    before what it is of ("Sec. de Salud").
    """
    return is_cut_short(name) or not known("organisation", "words").isdisjoint(fold_words(name).split())


def is_cut_short(name: str) -> bool:
    """Whether a name of a body begins with an abbreviation of what it is: "Sec. de Salud"."""
    words = fold_words(name).split()
    return len(words) > 2 and words[0] in known("unit", "shortened") and words[1] in known("of", "joining")
