"""Series: one body under slightly different names, two bodies under one name. Pure functions of the names and facts."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from pathlib import PurePath

from minutes_miner import lexicon
from minutes_miner.link.countries import countries
from minutes_miner.link.folding import without_marks

_SEVERAL = 3  # agencies that attend both, from which names that share a theme may be one
_NEAR = 90.0  # likeness of two normal forms from which one may be the other with a typing error


@dataclass(frozen=True, slots=True)
class Group:
    """One name under which documents stand: its ISO country where the documents say it, the agencies that attend, the
    days on which it met, folders in which the minutes of few groups lie."""

    name: str
    country: str | None = None
    agencies: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two names that may be one group, with the evidence for and against; a person confirms or refuses."""

    a: str
    b: str
    evidence: tuple[str, ...]
    against: tuple[str, ...] = ()


def group_key(name: str) -> str:
    """The normal form of a group's name: "CP SWG" and "Child Protection Sub-Working Group" have the same."""
    plain = _plain(name)
    words = re.findall(r"[^\W_]+", re.sub(r"\(([^)]*)\)", " ", plain)) or re.findall(r"[^\W_]+", plain)
    spelled = " ".join(_short().get(word, word) for word in words).split()
    return " ".join(sorted({word for word in spelled if word not in _filler()})) or plain.strip()


def suggest_series(groups: Iterable[Group]) -> list[Suggestion]:
    """Pairs of names that are not one by their normal form and may be one group, sorted by name. Groups of two
    countries or places, and groups that met on the same days, are never suggested."""
    known = [_named_of(group) for group in sorted(groups, key=lambda group: group.name)]
    found = []
    for a, b in combinations(known, 2):
        if (a.key == b.key and a.country == b.country) or (a.country and b.country and a.country != b.country):
            continue
        if a.place and b.place and a.place != b.place:
            continue
        evidence = _alike(a, b)
        if evidence and len(a.group.days & b.group.days) * 2 <= min(len(a.group.days), len(b.group.days)):
            found.append(Suggestion(a.group.name, b.group.name, evidence, _unshared(a, b)))
    return found


@dataclass(frozen=True, slots=True)
class _Name:
    """A group with what its name says: the normal form, that without its country or place, in English and as it is written, what of that tells one theme from
    another; the country, and the place in it."""

    group: Group
    key: str
    core: str
    said: str
    theme: frozenset[str]
    country: str | None
    place: str | None


def _named_of(group: Group) -> _Name:
    said, country, place = _core(group)
    core = " ".join(sorted({_themes().get(word, word) for word in said.split()}))
    theme = frozenset(core.split()) - _kinds()
    return _Name(group, group_key(group.name), core, said, theme, country, place)


def series_keys(documents: Iterable[tuple[str, str, str | None]]) -> dict[str, str]:
    """The series of each document, given as id, group name and country or None. Documents of one name are one series,
    but those of two countries are two; where a name has two countries, documents that name none stand apart."""
    rows = [(id_, *_named(name, country)) for id_, name, country in documents]
    of_key: dict[str, set[str]] = {}
    for _, key, code in rows:
        of_key.setdefault(key, set()).update({code} if code else ())
    return {id_: f"{key} ({code or '?'})" if len(of_key[key]) > 1 else key for id_, key, code in sorted(rows, key=str)}


def folder_series(name: str, folder: str) -> str:
    """The series of documents that name no group: those of one folder, as people keep the minutes of a body."""
    return f"{group_key(name)} ({hashlib.sha256(folder.encode()).hexdigest()[:8]})"


def home_of(path: str) -> str:
    """The folder that stands for a body: the nearest whose name says more than a year, a number or what lies in it; "Core team"
    for "Core team/2014/Minutes/March.docx"."""
    folders = PurePath(path).parents
    return str(
        next((each for each in folders if set(re.findall(r"[^\W\d_]+", _plain(each.name))) - _places()), folders[0])
    )


def own_series(name: str, country: str | None) -> str:
    """What a document by itself says of its series, its group's name and country, whatever other documents there are."""
    key, code = _named(name, country)
    return f"{key} ({code})" if code else key


@lru_cache(maxsize=10_000)
def _named(name: str, country: str | None) -> tuple[str, str | None]:
    """The normal form of a name, and the country of the group."""
    return group_key(name), _core(Group(name, country))[1]


def _core(group: Group) -> tuple[str, str | None, str | None]:
    """The normal form of a name without the country or place in it; the country of the group; the place, if it is not the
    country as a whole."""
    key = group_key(group.name)
    for bare, code in countries().without(group.name):
        if bare and (core := group_key(bare)):
            rest = " ".join(sorted(set(key.split()) - set(core.split())))
            return core, code, None if countries().is_state(rest) else rest
    return key, group.country, None


def _alike(a: _Name, b: _Name) -> tuple[str, ...]:
    """What makes two names one group: the same words but for the country or place, initials, a typing error; or the words of
    one inside the other, where the same agencies attend or the minutes lie together."""
    name = _alike_names(a, b)
    few, common = _agencies(a.group, b.group)
    together = a.group.folders & b.group.folders or (common >= _SEVERAL and common * 2 >= few)
    if name is None and together and a.theme and b.theme and (a.theme <= b.theme or b.theme <= a.theme):
        name = "all words of one name are in the other"
    return (name, *_shared(a.group, b.group)) if name else ()


def _alike_names(a: _Name, b: _Name) -> str | None:
    if a.core == b.core and a.said != b.said:
        return "the same name in two languages"
    if a.core == b.core:
        return "the same name but for the place" if a.place or b.place else "the same name but for the country"
    short, long = sorted((a.core, b.core), key=len)
    if " " not in short and sorted(short) == sorted(word[0] for word in long.split()):
        return f"{short} may be the initials of the other"
    one, other = set(a.core.split()), set(b.core.split())
    for left, right in ((one - other, other - one), (other - one, one - other)):
        if len(left) == 1 and len(right) > 1 and one & other:
            [word] = left
            if sorted(word) == sorted(w[0] for w in right):
                return f"{word} may be the initials of the rest of the other"
    from rapidfuzz import fuzz

    if fuzz.ratio(a.core, b.core) >= _NEAR and all(len(word) > 4 for word in one ^ other):
        return "the same name but for some letters"
    return None


def _agencies(a: Group, b: Group) -> tuple[int, int]:
    """How many agencies attend the one where fewer do, and how many of them attend both."""
    return min(len(a.agencies), len(b.agencies)), len(a.agencies & b.agencies)


def _shared(a: Group, b: Group) -> tuple[str, ...]:
    """What speaks for one group beside the names."""
    few, common = _agencies(a, b)
    found = (f"{common} of {few} agencies attend both",) if few and common * 2 >= few else ()
    return (*found, *(f"the minutes of both lie in {folder}" for folder in sorted(a.folders & b.folders)))


def _unshared(a: _Name, b: _Name) -> tuple[str, ...]:
    against = []
    few, common = _agencies(a.group, b.group)
    if few and common * 2 < few:
        against.append(f"only {common} of {few} agencies attend both")
    if bool(a.country) != bool(b.country):
        against.append("only one names its country")
    if bool(a.place) != bool(b.place):
        against.append("only one names a place")
    return tuple(against)


def _plain(name: str) -> str:
    return without_marks(name.casefold())


@cache
def _short() -> dict[str, str]:
    return dict(lexicon.load("linking")["series"]["short"])


@cache
def _themes() -> dict[str, str]:
    """By a word of any language for what a group is about the English one."""
    themes = lexicon.load("linking")["series"]["themes"]
    return {word: theme for theme, words in themes.items() for word in words.split()}


@cache
def _kinds() -> frozenset[str]:
    return frozenset(lexicon.load("linking")["series"]["kinds"].split())


@cache
def _places() -> frozenset[str]:
    return frozenset(lexicon.load("linking")["series"]["folders"].split())


@cache
def _filler() -> frozenset[str]:
    return frozenset(lexicon.load("linking")["series"]["filler"].split())
