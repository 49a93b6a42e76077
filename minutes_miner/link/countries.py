"""Which country: by its names, its capital and its places, as `lexicon/countries.toml` lists them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from minutes_miner import lexicon
from minutes_miner.link.folding import without_marks

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LINK = re.compile(r"(?:\s+(?:of|in|for|de|du|des|d['’]|del|en|au|-|–)|\s*[-–/,(])\s*$", re.IGNORECASE)
_FORM_OF_STATE = re.compile(r"^(?:the )?(?:(?:republic|kingdom|state|union|federation|commonwealth) of (?:the )?)?")
_INITIALS = 2  # letters
_LONGEST = 4  # words in a name of a country or place
_HEAD = 800  # characters: title, group, place
_WEIGHTS = {"names": 2, "people": 1, "places": 2}
_OFTEN = 4  # a word counts so many times at most
_SURE = 3  # points that decide


def _plain(text: str) -> str:
    """A text without accents."""
    plain = text.replace("’", "'")
    if plain.isascii():
        return plain
    return without_marks(plain)


@lru_cache(maxsize=1 << 14)
def _fold(text: str) -> str:
    return _plain(text.casefold())


class Countries:
    """The countries of the lexicon."""

    def __init__(
        self, entries: dict[str, dict[str, list[str]]], *, origin: Iterable[str] = (), others: Iterable[str] = ()
    ) -> None:
        self._known = {
            " ".join(_WORD.findall(_fold(word))): (code, part)
            for code, parts in entries.items()
            for part in _WEIGHTS
            for word in parts.get(part, ())
        }
        self._acronyms = {
            _fold(name) for parts in entries.values() for name in parts.get("names", ()) if name.isupper()
        }
        self._first = {name.partition(" ")[0] for name in self._known}
        self._last = {name.rpartition(" ")[2] for name in self._known}
        named = {name for name, (_, part) in self._known.items() if part == "names"}
        self._states = named | {" ".join(_WORD.findall(_fold(word))) for word in others}
        self._origin = frozenset(map(_fold, origin))
        self._asked = lru_cache(maxsize=1 << 14)(self._code)
        self._parted = lru_cache(maxsize=1 << 14)(self._parts)

    def code(self, text: str) -> str | None:
        """The ISO code of a country by its name, people, capital or place as a whole: "Jordan", "Amman", "JO" gives none."""
        return self._asked(text)

    def _code(self, text: str) -> str | None:
        found = self._known.get(" ".join(_WORD.findall(_fold(text))))
        return found[0] if found else None

    def may_begin(self, word: str) -> bool:
        """Whether a name of a country, its people or a place of it begins with a word."""
        return not self._first.isdisjoint(_WORD.findall(_fold(word)))

    def is_state(self, text: str) -> bool:
        """Whether words are the name of a state, one without an entry of its own too: "the Republic of Moldova"."""
        name = " ".join(_WORD.findall(_fold(text)))
        return name in self._states or _FORM_OF_STATE.sub("", name) in self._states

    def knows(self, code: str) -> bool:
        """Whether this is the ISO code of a country."""
        return code in iso_codes()

    def without(self, name: str) -> Iterator[tuple[str, str]]:
        """A name without the country or place at its end or beginning, and the code: "UNICEF Jordan" gives "UNICEF", "JO"."""
        return iter(self._parted(name))

    def _parts(self, name: str) -> tuple[tuple[str, str], ...]:
        spelled = _WORD.findall(name)
        if len(spelled) < 2:
            return ()
        begin, end = self._folded((spelled[0], spelled[-1]))
        if begin not in self._first and end not in self._last:
            return ()
        words, folded = list(_WORD.finditer(name)), self._folded(spelled)
        found = []
        for count in range(min(_LONGEST, len(words) - 1), 0, -1):
            if known := self._known.get(" ".join(folded[-count:])):
                found.append((_LINK.sub("", name[: words[-count].start()]).strip(), known[0]))
            if known := self._known.get(" ".join(folded[:count])):
                found.append((name[words[count - 1].end() :].strip(" -–/,:"), known[0]))
        return tuple(found)

    def _folded(self, words: Iterable[str]) -> list[str]:
        """Words as they are looked up; a "car" is no country, as CAR is, and "BA" are initials and no town, as Ba is."""
        return [self._looked_up(word) for word in words]

    def _looked_up(self, word: str) -> str:
        plain = _fold(word)
        lettered = word.isupper()
        other = plain in self._acronyms if not lettered else len(word) == _INITIALS and plain not in self._acronyms
        return "" if other else plain

    def of_document(self, text: str, *, agencies: Iterable[str] = ()) -> str | None:
        """The country a document is of; None where it does not say or two are near each other.

        Its head counts twice; a people or country that refugees come from ("Syrian refugees") does not count. `agencies`
        are the countries of national bodies in the attendance list, one each.
        """
        points: Counter[str] = Counter()
        for part, factor in ((text[:_HEAD], 2), (text[_HEAD:], 1)):
            for (code, kind), times in self._counted(part).items():
                points[code] += factor * _WEIGHTS[kind] * min(times, _OFTEN)
        for code in agencies:
            points[code] += 2
        ranked = points.most_common(2)
        if not ranked or ranked[0][1] < _SURE or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return ranked[0][0]

    def _counted(self, text: str) -> Counter[tuple[str, str]]:
        spelled = _WORD.findall(_plain(text))
        words = self._folded(spelled)
        counts: Counter[tuple[str, str]] = Counter()
        at = 0
        while at < len(words):
            for count in range(_LONGEST if words[at] in self._first else 0, 0, -1):
                found = self._known.get(" ".join(words[at : at + count]))
                if found and at + count <= len(words) and not (found[1] != "people" and spelled[at].islower()):
                    if not self._origin & {*words[at + count : at + count + 2], *words[max(0, at - 1) : at]}:
                        counts[found] += 1
                    at += count
                    break
            else:
                at += 1
        return counts


@cache
def iso_codes() -> frozenset[str]:
    """All codes of ISO 3166-1 (alpha-2), also of countries that the lexicon has no places of."""
    return frozenset(lexicon.load("countries")["iso"]["codes"].split())


@cache
def countries() -> Countries:
    """The countries of the package, loaded once."""
    data = lexicon.load("countries")
    return Countries(data["countries"], origin=data["origin"]["words"], others=data["iso"]["others"])
