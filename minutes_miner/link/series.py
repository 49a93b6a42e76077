"""Series: one body under slightly different names, two bodies under one name. Pure functions of the names and facts."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from minutes_miner import lexicon
from minutes_miner.link.countries import countries

_NEAR = 90.0  # likeness of two normal forms from which one may be the other with a typing error


@dataclass(frozen=True, slots=True)
class Group:
    """One name under which documents stand: its ISO country where the documents say it, the agencies that attend, the
    days on which it met."""

    name: str
    country: str | None = None
    agencies: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()


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
    countries, and groups that met on the same days, are never suggested."""
    known = sorted(groups, key=lambda group: group.name)
    found = []
    cores = [(group, group_key(group.name), *_core(group)) for group in known]
    for (a, key_a, core_a, country_a), (b, key_b, core_b, country_b) in combinations(cores, 2):
        if (key_a == key_b and country_a == country_b) or (country_a and country_b and country_a != country_b):
            continue
        evidence = _alike(core_a, core_b)
        if evidence and len(a.days & b.days) * 2 <= min(len(a.days), len(b.days)):
            found.append(Suggestion(a.name, b.name, (evidence, *_shared(a, b)), _unshared(a, b, country_a, country_b)))
    return found


def series_keys(documents: Iterable[tuple[str, str, str | None]]) -> dict[str, str]:
    """The series of each document, given as id, group name and country or None. Documents of one name are one series,
    but those of two countries are two; where a name has two countries, documents that name none stand apart."""
    rows = [(id_, *_named(name, country)) for id_, name, country in documents]
    of_key: dict[str, set[str]] = {}
    for _, key, code in rows:
        of_key.setdefault(key, set()).update({code} if code else ())
    return {id_: f"{key} ({code or '?'})" if len(of_key[key]) > 1 else key for id_, key, code in sorted(rows, key=str)}


def own_series(name: str, country: str | None) -> str:
    """What a document by itself says of its series, its group's name and country, whatever other documents there are."""
    key, code = _named(name, country)
    return f"{key} ({code})" if code else key


@lru_cache(maxsize=10_000)
def _named(name: str, country: str | None) -> tuple[str, str | None]:
    """The normal form of a name, and the country of the group."""
    return group_key(name), _core(Group(name, country))[1]


def _core(group: Group) -> tuple[str, str | None]:
    """The normal form of a name without the country in it, and the country of the group."""
    for bare, code in countries().without(group.name):
        if bare and group_key(bare):
            return group_key(bare), code
    return group_key(group.name), group.country


def _alike(a: str, b: str) -> str | None:
    """What makes two normal forms one: the same words but for the country, initials, a typing error."""
    if a == b:
        return "the same name but for the country"
    short, long = sorted((a, b), key=len)
    if " " not in short and sorted(short) == sorted(word[0] for word in long.split()):
        return f"{short} may be the initials of the other"
    from rapidfuzz import fuzz

    different = set(a.split()) ^ set(b.split())
    if fuzz.ratio(a, b) >= _NEAR and all(len(word) > 4 for word in different):
        return "the same name but for some letters"
    return None


def _shared(a: Group, b: Group) -> tuple[str, ...]:
    common, few = len(a.agencies & b.agencies), min(len(a.agencies), len(b.agencies))
    return (f"{common} of {few} agencies attend both",) if few and common * 2 >= few else ()


def _unshared(a: Group, b: Group, country_a: str | None, country_b: str | None) -> tuple[str, ...]:
    against = []
    common, few = len(a.agencies & b.agencies), min(len(a.agencies), len(b.agencies))
    if few and common * 2 < few:
        against.append(f"only {common} of {few} agencies attend both")
    if bool(country_a) != bool(country_b):
        against.append("only one names its country")
    return tuple(against)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join(ch for ch in folded if not unicodedata.combining(ch))


@cache
def _short() -> dict[str, str]:
    return dict(lexicon.load("linking")["series"]["short"])


@cache
def _filler() -> frozenset[str]:
    return frozenset(lexicon.load("linking")["series"]["filler"].split())
