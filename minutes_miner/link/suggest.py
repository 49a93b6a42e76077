"""Names that may mean one agency, each pair with its evidence: for a person to accept or refuse. Nothing is stored here."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Literal

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from minutes_miner.joined import roots
from minutes_miner.link.abbreviations import find_abbreviations, initials_of, is_initials
from minutes_miner.link.agencies import Registry, fold_name, registry
from minutes_miner.link.countries import countries
from minutes_miner.link.fields import PUBLIC_MAIL
from minutes_miner.link.kinds import ACRONYM, ARABIC, fold_words, is_cut_short, is_thing, kind_of
from minutes_miner.link.kinds import known as listed
from minutes_miner.link.scripts import are_one
from minutes_miner.records import Abbreviation, Attendee

Ground = Literal["bracket", "mail", "person", "initials", "spelling", "shorter"]

_SCORES: dict[Ground, float] = {
    "bracket": 0.98,
    "mail": 0.9,
    "person": 0.6,
    "initials": 0.85,
    "spelling": 0.8,
    "shorter": 0.7,
}
_ORDER: tuple[Ground, ...] = ("bracket", "mail", "person", "initials", "spelling", "shorter")  # the strongest first
_ALIKE = 85.0  # of whole names, folded; "Al Farah Charity"/"Alfarah Charty" 96
_BLANKS_ALIKE = 93.0  # of names with more and fewer words; "Women Association"/"Women Association Amal" 89
_WORD_ALIKE = 75.0  # of each word with its partner; "Danish"/"Swedish" 62
_LONG = 6  # letters from which names are compared by likeness
_BRACKET = re.compile(r"\s*\([^()]*\)$")  # "War Child (WC)"
_SHORTEST_ACRONYM = 4  # letters: shorter acronyms are a letter apart by chance


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`alias` may be another name of `agency`; `evidence` is a sentence that names no person; `score` 0..1, how much speaks for
    it. `pair` are the two names that the evidence is of: a name may hang together with an agency over a third one."""

    alias: str
    agency: str
    ground: Ground
    evidence: str
    score: float = 0.0
    pair: tuple[str, str] = ("", "")


def suggest_aliases(
    attendees: Iterable[Attendee],
    *,
    texts: Iterable[str] = (),
    abbreviations: Iterable[Abbreviation] = (),
    others: Iterable[str] = (),
    known: Registry | None = None,
    country: str | None = None,
    refused: Collection[tuple[str, str]] = (),
) -> tuple[Suggestion, ...]:
    """Likely aliases from the attendance lists and texts of a series, sorted by agency and alias.

    `others` are agencies named elsewhere than in attendance lists, `abbreviations` pairs that documents explain. Names that
    the registry (`known`) settles are never aliases; the agency is one that it settles, else the name used most. An alias
    that leads to two known agencies is left out. `refused` are (alias, agency) pairs that a person has refused.
    """
    names = known or registry()
    attendees = list(attendees)
    counted = Counter([*(a.agency for a in attendees if a.agency), *others])
    used = Counter({name: n for name, n in counted.items() if not is_thing(name) and kind_of(name) is None})
    settled = {name: names.resolve(name, country=country) for name in used}
    short = [*abbreviations, *(a for text in [*texts, *(a.text for a in attendees)] for a in find_abbreviations(text))]
    never = {pair for a, b in refused for pair in ((fold_name(a), fold_name(b)), (fold_name(b), fold_name(a)))}
    links = _strongest(_links(attendees, short, used, names, settled), never)
    found = []
    for group in _groups(links):
        for name in group:
            settled.setdefault(name, names.resolve(name, country=country))
        owners = sorted({owner for name in group if (owner := settled[name])})
        if len(owners) > 1:
            continue
        agency = owners[0] if owners else min(group, key=lambda name: _order(name, used[name]))
        for alias in group:
            if alias == agency or settled[alias] or (fold_name(alias), fold_name(agency)) in never:
                continue
            pair, link = min(((p, link) for p, link in links.items() if alias in p), key=lambda x: _rank(x[1]))
            found.append(Suggestion(alias, agency, link.ground, link.evidence, round(link.score, 2), pair))
    return tuple(sorted(found, key=lambda s: (s.agency, s.alias)))


def _order(name: str, used: int) -> tuple[bool, int, bool, int, str]:
    """Which of the names of one agency is the first: none that is cut short, else the one used most, in Latin letters."""
    return is_cut_short(name), -used, ARABIC.search(name) is not None, len(name), name


Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Link:
    """A reason why two names may mean one agency."""

    ground: Ground
    evidence: str
    score: float


def _link(ground: Ground, evidence: str, score: float | None = None) -> _Link:
    return _Link(ground, evidence, _SCORES[ground] if score is None else score)


def _rank(link: _Link) -> tuple[int, float]:
    return _ORDER.index(link.ground), -link.score


def _links(
    attendees: list[Attendee],
    short: Iterable[Abbreviation],
    used: Counter[str],
    names: Registry,
    settled: Mapping[str, str | None],
) -> Iterator[tuple[Pair, _Link]]:
    """Pairs of names, at least one of them unknown, with a reason why they may mean one agency."""
    for pair in short:
        if pair.acronym in used or pair.name in used:
            yield (pair.acronym, pair.name), _link("bracket", f"written as “{pair.name} ({pair.acronym})”")
    yield from _by_mail(attendees, names)
    yield from _by_person(attendees)
    for (one, two), link in _by_likeness(sorted(used)):
        if not (settled[one] and settled[two]):
            yield (one, two), link


def _strongest(links: Iterable[tuple[Pair, _Link]], never: Collection[Pair]) -> dict[Pair, _Link]:
    best: dict[Pair, _Link] = {}
    for (one, two), link in links:
        pair = (min(one, two), max(one, two))
        if one == two or (fold_name(one), fold_name(two)) in never:
            continue
        if pair not in best or _rank(link) < _rank(best[pair]):
            best[pair] = link
    return best


def _groups(pairs: Iterable[Pair]) -> list[list[str]]:
    """Names that hang together over any number of pairs."""
    group: dict[str, list[str]] = {}
    for name, root in sorted(roots(pairs).items()):
        group.setdefault(root, []).append(name)
    return list(group.values())


def _by_mail(attendees: list[Attendee], names: Registry) -> Iterator[tuple[Pair, _Link]]:
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
                    _link("mail", f"{times} address{'es' if times > 1 else ''} at {domain}, as those of {owner}"),
                )


def _by_person(attendees: list[Attendee]) -> Iterator[tuple[Pair, _Link]]:
    """A person who attended for both."""
    represented: dict[str, set[str]] = defaultdict(set)
    for attendee in attendees:
        person = fold_words(attendee.person or "")
        if attendee.agency and len(person.split()) > 1:
            represented[person].add(attendee.agency)
    together = Counter(pair for agencies in represented.values() for pair in combinations(sorted(agencies), 2))
    for pair, persons in together.items():
        yield pair, _link("person", f"{persons} {'person' if persons == 1 else 'persons'} attended for both")


def _by_likeness(used: list[str]) -> Iterator[tuple[Pair, _Link]]:
    """Initials, spellings that are nearly the same, shorter forms; found without comparing each name with each."""
    acronyms = [name for name in used if ACRONYM.match(name)]
    fulls = [name for name in used if not ACRONYM.match(name)]
    yield from _by_initials(acronyms, fulls)
    for one, two in combinations([name for name in acronyms if len(name) >= _SHORTEST_ACRONYM], 2):
        if OSA.distance(one.casefold(), two.casefold(), score_cutoff=1) == 1:
            yield (one, two), _link("spelling", f"“{one}” and “{two}” are one letter apart")
    long = [(name, fold_name(name)) for name in used if len(fold_name(name)) >= _LONG]
    folded = [name for _, name in long]
    for at, (one, fold_one) in enumerate(long):
        alike = process.extract(fold_one, folded[at + 1 :], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
        for _, likeness, behind in alike:
            two = long[at + 1 + behind][0]
            if not (ACRONYM.match(one) and ACRONYM.match(two)) and _spelt_alike(one, two, likeness):
                score = min(0.99, likeness / 100)
                yield (one, two), _link("spelling", f"“{one}” and “{two}” are {likeness:.0f} % alike", score)
    yield from _by_shortening(used)
    yield from _by_script(used)


def _by_script(used: Iterable[str]) -> Iterator[tuple[Pair, _Link]]:
    """The same name in Latin and in Arabic letters: "Bayt al Amal", "بيت الأمل"."""
    arabic = [name for name in used if ARABIC.search(name)]
    for latin in used if arabic else ():
        for other in arabic:
            if not ARABIC.search(latin) and are_one(latin, other):
                yield (latin, other), _link("spelling", f"“{latin}” and “{other}” are one name in two scripts")


def _by_initials(acronyms: Iterable[str], fulls: Iterable[str]) -> Iterator[tuple[Pair, _Link]]:
    made: dict[str, list[str]] = defaultdict(list)
    for full in fulls:
        for initials in set(initials_of(full)):
            made[initials].append(full)
    for short in acronyms:
        for full in made.get(fold_name(short), ()):
            if is_initials(short, full):
                yield (short, full), _link("initials", f"“{short}” are the initials of “{full}”")


def _by_shortening(used: Iterable[str]) -> Iterator[tuple[Pair, _Link]]:
    whole: dict[str, list[str]] = defaultdict(list)
    for name in used:
        whole[fold_words(_BRACKET.sub("", name))].append(name)
        if is_cut_short(name):
            whole[fold_words(name).partition(" ")[2]].append(name)
    for name in used:
        words = fold_words(_BRACKET.sub("", name)).split()
        parts = [*(words[:count] for count in range(1, len(words))), *(words[count:] for count in range(1, len(words)))]
        for part in parts:
            for short in whole.get(" ".join(part), ()):
                if short != name and _is_shorter(_BRACKET.sub("", short), _BRACKET.sub("", name)):
                    yield (short, name), _link("shorter", f"“{short}” is a shorter form of “{name}”")


def _spelt_alike(one: str, two: str, likeness: float) -> bool:
    """Whether each word has its partner; names of more and fewer words are alike where only blanks differ, or nearly. How an Arabic
    article is spelt does not matter.
    """
    first, second = _words(one), _words(two)
    if len(first) != len(second):
        return likeness >= _BLANKS_ALIKE
    return likeness >= _ALIKE and all(fuzz.ratio(a, b) >= _WORD_ALIKE for a, b in zip(first, second, strict=True))


def _words(name: str) -> list[str]:
    """The folded words of a name without Arabic articles: "Bayt el-Amal", "Bayt Al Amal"."""
    return [word for word in fold_words(name).split() if word not in listed("small", "articles")]


def _is_shorter(short: str, full: str) -> bool:
    """Whether a name is another without words such as "Society" or a country, before it or behind ("Al Farah", "ONG Al Farah",
    "Al Farah Charity Jordan"), or has its first word cut short ("Sec. de Salud").
    """
    less, more = fold_words(short).split(), fold_words(full).split()
    if is_cut_short(short) and len(less) == len(more):
        return less[1:] == more[1:] and more[0].startswith(less[0])
    behind, before = more[: len(less)] == less, more[-len(less) :] == less
    extra = more[len(less) :] if behind else more[: -len(less)] if before else []
    generic = _generic()
    return (
        bool(extra)
        and any(len(word) >= 4 and word not in generic for word in less)
        and all(word in generic or countries().code(word) for word in extra)
    )


@cache
def _generic() -> frozenset[str]:
    """Words that say what an organisation is, and not which."""
    places = ("organisation", "words"), ("strong", "words"), ("small", "words"), ("attendance", "abbreviations")
    return frozenset().union(*(listed(*place) for place in places))
