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
_KEPT = 1 << 14  # names that are remembered: the same ones come again in every document


def without_marks(text: str) -> str:
    """A text without accents and other marks on its letters, each letter in its plainest form."""
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text)))


@lru_cache(maxsize=_KEPT)
def fold_name(name: str) -> str:
    """A name without case, accents, dots, blanks and hyphens: "T.d.H.-Lausanne" is "tdhlausanne"."""
    plain = name.casefold()
    if plain.isascii():
        return plain if plain.isalnum() else plain.encode().translate(None, _NOT_FOLDED_ASCII).decode()
    plain = unicodedata.normalize("NFKD", plain).translate(ARABIC_LETTERS)
    return plain if plain.isalnum() else _NOT_FOLDED.sub("", plain)
