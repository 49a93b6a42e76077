"""A name as it is compared with others. Apart from the registry, for a question about a name may need no more than this."""

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

ARABIC_LETTERS = str.maketrans(
    {"ة": "ه", "ى": "ي", "ـ": None}
)  # written either way, and the stroke that draws a word out
_NOT_FOLDED = re.compile(r"[^\w/&+]|_")
_NOT_FOLDED_ASCII = bytes(code for code in range(128) if _NOT_FOLDED.match(chr(code)))  # the same, for most names
# the endings of inclusive writing behind a word: "présent·e·s", "absent·es", "excusé(e)s", "invité.e.s", "élu-e-s"
INCLUSIVE = r"(?:[.·•⋅‧/-]e(?:[.·•⋅‧/-]?s)?|\(e\)s?|\(es\))(?!\w)"
_INCLUSIVE = re.compile(rf"(?<=[^\W\d_]{{3}}){INCLUSIVE}")
_JOINS_INCLUSIVE = re.compile(r"[.·•⋅‧/(-]e")  # one of these stands in all such endings
_KEPT = 1 << 14  # names that are remembered: the same ones come again in every document


def without_marks(text: str) -> str:
    """A text without accents and other marks on its letters, each letter in its plainest form."""
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text)))


def without_inclusive(text: str) -> str:
    """A text whose words in inclusive writing stand in their plain form: "présents" for "présent·e·s"."""
    if _JOINS_INCLUSIVE.search(text) is None:
        return text
    return _INCLUSIVE.sub(lambda ending: "s" if "s" in ending[0] else "", text)


def leaves_bracket_open(text: str) -> bool:
    """Whether more brackets open in a text than close: "Hall 3 (others joined"."""
    return text.count("(") > text.count(")")


@lru_cache(maxsize=_KEPT)
def fold_name(name: str) -> str:
    """A name without case, accents, dots, blanks and hyphens: "T.d.H.-Lausanne" is "tdhlausanne"."""
    plain = name.casefold()
    if plain.isascii():
        return plain if plain.isalnum() else plain.encode().translate(None, _NOT_FOLDED_ASCII).decode()
    plain = unicodedata.normalize("NFKD", plain).translate(ARABIC_LETTERS)
    return plain if plain.isalnum() else _NOT_FOLDED.sub("", plain)
