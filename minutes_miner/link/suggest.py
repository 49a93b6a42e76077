"""Names that may mean one agency, each pair with its evidence: for a person to accept or refuse. Nothing is stored here."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from minutes_miner.link.agencies import Registry, fold_name, registry
from minutes_miner.link.countries import countries
from minutes_miner.link.fields import PUBLIC_MAIL
from minutes_miner.link.kinds import ACRONYM, data, fold_words, is_thing, kind_of
from minutes_miner.records import Attendee

Ground = Literal["bracket", "mail", "person", "initials", "spelling", "shorter"]

_ORDER: tuple[Ground, ...] = ("bracket", "mail", "person", "initials", "spelling", "shorter")  # the strongest first
_BRACKETED = re.compile(r"(?P<name>[^\W\d_][^()\n.;:,]{4,70}?)\s*\((?P<acronym>[^\W\d_][\w&/.-]{1,11})\)")
_SMALL = frozenset(
    {
        "of",
        "the",
        "for",
        "and",
        "in",
        "on",
        "to",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "et",
        "y",
        "para",
        "el",
        "al",
        "&",
    }
)
_ALIKE = 85.0  # of whole names, folded; "Al Farah Charity"/"Alfarah Charty" 96
_BLANKS_ALIKE = 93.0  # of names with more and fewer words; "Women Association"/"Women Association Amal" 89
_WORD_ALIKE = 75.0  # of each word with its partner; "Danish"/"Swedish" 62
_LONG = 6  # letters from which names are compared by likeness
_SHORTEST_ACRONYM = 4  # letters: shorter acronyms are a letter apart by chance


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`alias` may be another name of `agency`; `evidence` is a sentence that names no person."""

    alias: str
    agency: str
    ground: Ground
    evidence: str


def suggest_aliases(
    attendees: Iterable[Attendee],
    *,
    texts: Iterable[str] = (),
    known: Registry | None = None,
    refused: Collection[tuple[str, str]] = (),
) -> tuple[Suggestion, ...]:
    """Likely aliases from the attendance lists and texts of a series, sorted by agency and alias.

    Names that the registry knows are never aliases; the agency is one that it knows, else the name used most. An alias that
    leads to two known agencies is left out. `refused` are (alias, agency) pairs that a person has refused.
    """
    names = known or registry()
    attendees = list(attendees)
    used = Counter(a.agency for a in attendees if a.agency and not is_thing(a.agency) and kind_of(a.agency) is None)
    links = _strongest(_links(attendees, texts, used, names), {(fold_name(a), fold_name(b)) for a, b in refused})
    found = []
    for group in _groups(links):
        settled = sorted({canonical for name in group if (canonical := names.resolve(name))})
        if len(settled) > 1:
            continue
        agency = settled[0] if settled else min(group, key=lambda name: (-used[name], len(name), name))
        for alias in group:
            if alias != agency and not names.knows(alias):
                ground, evidence = min(
                    (link for pair, link in links.items() if alias in pair), key=lambda link: _ORDER.index(link[0])
                )
                found.append(Suggestion(alias, agency, ground, evidence))
    return tuple(sorted(found, key=lambda s: (s.agency, s.alias)))


Pair = tuple[str, str]
Link = tuple[Ground, str]


def _links(
    attendees: list[Attendee], texts: Iterable[str], used: Counter[str], names: Registry
) -> Iterator[tuple[Pair, Link]]:
    """Pairs of names, at least one of them unknown, with a reason why they may mean one agency."""
    yield from _by_bracket([*texts, *(a.text for a in attendees)])
    yield from _by_mail(attendees, names)
    yield from _by_person(attendees)
    for one, two in combinations(sorted(used), 2):
        if not (names.knows(one) and names.knows(two)):
            yield from _by_likeness(one, two)


def _strongest(links: Iterable[tuple[Pair, Link]], refused: Collection[Pair]) -> dict[Pair, Link]:
    best: dict[Pair, Link] = {}
    for (one, two), link in links:
        pair = (min(one, two), max(one, two))
        folded = (fold_name(one), fold_name(two))
        if one == two or folded in refused or folded[::-1] in refused:
            continue
        if pair not in best or _ORDER.index(link[0]) < _ORDER.index(best[pair][0]):
            best[pair] = link
    return best


def _groups(pairs: Iterable[Pair]) -> list[list[str]]:
    """Names that hang together over any number of pairs."""
    group: dict[str, set[str]] = {}
    for one, two in pairs:
        together = group.get(one, {one}) | group.get(two, {two})
        for name in together:
            group[name] = together
    return [sorted(names) for names in {id(names): names for names in group.values()}.values()]


def _by_bracket(texts: Iterable[str]) -> Iterator[tuple[Pair, Link]]:
    """ "Al Farah Charity (AFC)": a name and its initials in brackets behind it."""
    for text in texts:
        for match in _BRACKETED.finditer(text):
            words = match["name"].split()
            for first in range(len(words)):  # the name begins somewhere in the words before the bracket
                name = " ".join(words[first:])
                if name[0].isupper() and len(words) - first > 1 and _is_initials(match["acronym"], name):
                    yield (match["acronym"], name), ("bracket", f"written as “{name} ({match['acronym']})”")
                    break


def _by_mail(attendees: list[Attendee], names: Registry) -> Iterator[tuple[Pair, Link]]:
    """An agency whose people write from the site of another one."""
    agencies: dict[str, Counter[str]] = defaultdict(Counter)
    for attendee in attendees:
        domain = (attendee.email or "").rpartition("@")[2].casefold()
        if attendee.agency and domain and domain not in PUBLIC_MAIL:
            agencies[domain][attendee.agency] += 1
    for domain, counted in agencies.items():
        owner = names.of_mail(f"@{domain}") or counted.most_common(1)[0][0]
        for agency, times in counted.items():
            if agency != owner:
                yield (
                    (agency, owner),
                    ("mail", f"{times} address{'es' if times > 1 else ''} at {domain}, as those of {owner}"),
                )


def _by_person(attendees: list[Attendee]) -> Iterator[tuple[Pair, Link]]:
    """A person who attended for both."""
    represented: dict[str, set[str]] = defaultdict(set)
    for attendee in attendees:
        person = fold_words(attendee.person or "")
        if attendee.agency and len(person.split()) > 1:
            represented[person].add(attendee.agency)
    together = Counter(pair for agencies in represented.values() for pair in combinations(sorted(agencies), 2))
    for pair, persons in together.items():
        yield pair, ("person", f"{persons} {'person' if persons == 1 else 'persons'} attended for both")


def _by_likeness(one: str, two: str) -> Iterator[tuple[Pair, Link]]:
    for short, full in ((one, two), (two, one)):
        if ACRONYM.match(short) and _is_initials(short, full):
            yield (one, two), ("initials", f"“{short}” are the initials of “{full}”")
    if ACRONYM.match(one) and ACRONYM.match(two):
        if min(len(one), len(two)) >= _SHORTEST_ACRONYM and OSA.distance(one.casefold(), two.casefold()) == 1:
            yield (one, two), ("spelling", f"“{one}” and “{two}” are one letter apart")
        return
    likeness = fuzz.ratio(fold_name(one), fold_name(two))
    if min(len(fold_name(one)), len(fold_name(two))) >= _LONG and _spelt_alike(one, two, likeness):
        yield (one, two), ("spelling", f"“{one}” and “{two}” are {likeness:.0f} % alike")
    elif _is_shorter(one, two) or _is_shorter(two, one):
        yield (one, two), ("shorter", f"“{min(one, two, key=len)}” is a shorter form of “{max(one, two, key=len)}”")


def _is_initials(acronym: str, name: str) -> bool:
    """Whether an acronym (three letters at least) is made of the first letters of the words, small words left out or not."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    wanted = fold_name(acronym)
    if len(wanted) < 3 or len(words) < 2:
        return False
    return wanted in ("".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL))


def _spelt_alike(one: str, two: str, likeness: float) -> bool:
    """Whether each word has its partner; names of more and fewer words are alike where only blanks differ, or nearly."""
    first, second = fold_words(one).split(), fold_words(two).split()
    if len(first) != len(second):
        return likeness >= _BLANKS_ALIKE
    return likeness >= _ALIKE and all(fuzz.ratio(a, b) >= _WORD_ALIKE for a, b in zip(first, second, strict=True))


def _is_shorter(short: str, full: str) -> bool:
    """Whether a name is another without words such as "Society" or a country ("Al Farah", "Al Farah Charity Jordan")."""
    generic = {*data("organisation", "words"), *_SMALL}
    less, more = fold_words(short).split(), fold_words(full).split()
    extra = more[len(less) :]
    own = [word for word in less if word not in generic]
    return (
        bool(extra)
        and more[: len(less)] == less
        and any(len(word) >= 4 for word in own)
        and all(word in generic or countries().code(word) for word in extra)
    )
