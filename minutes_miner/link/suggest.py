"""Names that may mean one agency, each pair with its evidence: for a person to accept or refuse. Nothing is stored here."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from minutes_miner.joined import roots
from minutes_miner.link.abbreviations import find_abbreviations, initials_of, is_initials
from minutes_miner.link.agencies import Registry, fold_name, registry
from minutes_miner.link.countries import countries
from minutes_miner.link.fields import PUBLIC_MAIL
from minutes_miner.link.kinds import ACRONYM, data, fold_words, is_thing, kind_of
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
        agency = owners[0] if owners else min(group, key=lambda name: (-used[name], len(name), name))
        for alias in group:
            if alias == agency or settled[alias] or (fold_name(alias), fold_name(agency)) in never:
                continue
            pair, link = min(((p, link) for p, link in links.items() if alias in p), key=lambda x: _rank(x[1]))
            found.append(Suggestion(alias, agency, link.ground, link.evidence, round(link.score, 2), pair))
    return tuple(sorted(found, key=lambda s: (s.agency, s.alias)))


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
        whole[fold_words(name)].append(name)
    for name in used:
        words = fold_words(name).split()
        for count in range(1, len(words)):
            for short in whole.get(" ".join(words[:count]), ()):
                if _is_shorter(short, name):
                    yield (short, name), _link("shorter", f"“{short}” is a shorter form of “{name}”")


def _spelt_alike(one: str, two: str, likeness: float) -> bool:
    """Whether each word has its partner; names of more and fewer words are alike where only blanks differ, or nearly."""
    first, second = fold_words(one).split(), fold_words(two).split()
    if len(first) != len(second):
        return likeness >= _BLANKS_ALIKE
    return likeness >= _ALIKE and all(fuzz.ratio(a, b) >= _WORD_ALIKE for a, b in zip(first, second, strict=True))


def _is_shorter(short: str, full: str) -> bool:
    """Whether a name is another without words such as "Society" or a country ("Al Farah", "Al Farah Charity Jordan")."""
    generic = {*data("organisation", "words"), *data("small", "words")}
    less, more = fold_words(short).split(), fold_words(full).split()
    extra = more[len(less) :]
    own = [word for word in less if word not in generic]
    return (
        bool(extra)
        and more[: len(less)] == less
        and any(len(word) >= 4 for word in own)
        and all(word in generic or countries().code(word) for word in extra)
    )
