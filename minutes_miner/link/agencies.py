"""The registry of organisations: any name, in any spelling, to the one canonical name.

Exact on the folded name first; a long name with a typing error is found among those that begin alike. Importing this
module loads no fuzzy matching; it is loaded when a name needs it.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from minutes_miner import lexicon

_LONG = 9  # letters from which a typing error is forgiven
_CUTOFF = 91.0  # "Norwegain Refugee Council" 96; "Danish Red Cross"/"Swedish Red Cross" 85


def fold_name(name: str) -> str:
    """A name without case, accents, dots, blanks and hyphens: "T.d.H.-Lausanne" is "tdhlausanne"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(ch for ch in plain if ch.isalnum() or ch in "/&+")


class Registry:
    """Names of organisations. `aliases` are a user's own: alias to canonical name; they come first."""

    def __init__(self, organisations: Iterable[Iterable[str]], *, aliases: Mapping[str, str] | None = None) -> None:
        self._canonical: dict[str, str] = {}
        for alias, name in sorted((aliases or {}).items()):
            self._canonical[fold_name(alias)] = name
        for names in organisations:
            canonical, *others = names
            for name in (canonical, *others):
                self._canonical.setdefault(fold_name(name), canonical)
        self._by_start: dict[str, list[str]] = {}
        for folded in self._canonical:
            if len(folded) >= _LONG:
                self._by_start.setdefault(folded[:3], []).append(folded)

    def resolve(self, text: str, *, country: str | None = None) -> str | None:
        """The canonical name of an organisation; None where the registry does not know it."""
        name = re.sub(r"^(?:the\s+|l['’]\s*|la\s+|les?\s+|el\s+)", "", text.strip(" \t\n.,;:()*•"), flags=re.IGNORECASE)
        folded = fold_name(name)
        if not folded or (len(folded) <= 5 and name.islower()):
            return None
        exact = self._canonical.get(folded)
        if exact is not None or len(folded) < _LONG:
            return exact
        inner = re.fullmatch(r"(.{6,}?)\s*\(([^()]{2,15})\)", name)
        if inner:
            return self._canonical.get(fold_name(inner[1])) or self._canonical.get(fold_name(inner[2]))
        return self._nearly(folded)

    def _nearly(self, folded: str) -> str | None:
        candidates = self._by_start.get(folded[:3])
        if not candidates:
            return None
        from rapidfuzz import fuzz, process

        best = process.extractOne(folded, candidates, scorer=fuzz.ratio, score_cutoff=_CUTOFF)
        return self._canonical[best[0]] if best else None


@cache
def registry() -> Registry:
    """The organisations of the package, loaded once."""
    return Registry(lexicon.load("agencies")["organisations"])
