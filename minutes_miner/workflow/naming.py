"""Which agency each name means, over what documents say, what people said, and the registry of the package.

The result is a function of the set of documents and of what people said, never of the order of arrival.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from minutes_miner.link.agencies import Registry, fold_name, registry
from minutes_miner.link.countries import countries, iso_codes
from minutes_miner.records import Attendee, Extraction, Responsible
from minutes_miner.tracker import agencies
from minutes_miner.tracker import chains as tracker
from minutes_miner.tracker.agencies import Heard, NameRow, Said
from minutes_miner.tracker.store import Store

_KEY = re.compile(r"(?P<name>.*\S) \((?P<country>[A-Z]{2})\)")
Scoped = tuple[str, str]  # a folded name and the country in which it holds, "" for any


def divide(key: str) -> tuple[str, str]:
    """A key as name and country: "MoSD (JO)" gives "MoSD", "JO"; "Al Farah" gives "Al Farah", ""."""
    match = _KEY.fullmatch(key)
    return (match["name"], match["country"]) if match and match["country"] in iso_codes() else (key, "")


def scoped(key: str) -> Scoped:
    """How a key is compared: its name folded, and its country."""
    name, country = divide(key)
    return fold_name(name), country


class Names:
    """What each name means. `known` is the registry, `said` what people said."""

    def __init__(self, said: Said, *, known: Registry | None = None) -> None:
        self.known = known or registry()
        self.said = said
        self._aliases = {scoped(a.alias): a.agency for a in said.aliases}
        self._own: dict[Scoped, str] = {}
        for named in said.named:
            for name in (named.agency, named.shown, *named.names):
                self._own.setdefault((fold_name(divide(name)[0]), named.country), named.agency)
            self._own.setdefault(scoped(named.agency), named.agency)
        self._by_country = {name for name, country in (*self._aliases, *self._own) if country}
        self._spelling: dict[Scoped, str] = {}

    def depends(self, name: str) -> bool:
        """Whether the country decides what a name means."""
        return fold_name(name) in self._by_country or self.known.depends(name)

    def agency(self, name: str, country: str = "") -> str:
        """The key of the agency that a name means in a country ("" where none is known)."""
        key = divide(name)[0]
        country = divide(name)[1] or country
        folded = fold_name(key)
        for scope in (country, ""):
            if (folded, scope) in self._aliases:
                return self.root(self._aliases[folded, scope])
            if (folded, scope) in self._own:
                return self.root(self._own[folded, scope])
        if self.known.depends(key):
            found = self.known.find(key, country=country or None, any_case=True, nearly=False)
            if found is not None:
                key, country = found.name, found.country or ""
            return self.root(f"{key} ({country})" if country and self.known.depends(key) else key)
        return self.root(key)

    def typed(self, name: str, country: str = "") -> str:
        """What a person typed, in any case: the key of an agency, in a country where one is known, else the name as it is."""
        found = self.known.find(name, country=country or None, any_case=True, nearly=False)
        return self.agency(found.label if found else name, country)

    def root(self, key: str) -> str:
        """The agency that people say a key is, over any number of steps; of spellings that differ in case or dots, one."""
        seen = {key}
        while True:
            name, country = scoped(key)
            step = self._aliases.get((name, country)) or (self._aliases.get((name, "")) if country else None)
            step = step or self._own.get((name, country), key)
            if step in seen:
                break
            seen.add(step)
            key = step
        return self._spelling.setdefault(scoped(key), key)

    def settle_spellings(self, names: Iterable[str]) -> None:
        """Of names that fold to the same, one stands for all: the canonical one, else one in small and capital letters."""
        ranked = sorted(
            set(names), key=lambda n: (not self.known.owns(n), len(n) > 6 and n.isupper(), n.islower(), n)
        )  # an acronym of six letters is rightly in capitals
        for name in ranked:
            self._spelling.setdefault(scoped(name), name)

    def is_confirmed(self, key: str) -> bool:
        """Whether an agency is known for certain: from the registry, added or renamed by people, or with accepted aliases."""
        return (
            self.known.owns(divide(key)[0])
            or any(named.agency == key for named in self.said.named)
            or any(alias.agency == key for alias in self.said.aliases)
        )

    def rows(self, heard: Iterable[Heard]) -> dict[tuple[str, str], NameRow]:
        """`agency_names`: every name that documents use or people gave, with its agency and what that is called."""
        heard = list(heard)
        self.settle_spellings(h.name for h in heard)
        found: dict[tuple[str, str], tuple[str, bool]] = {}
        for h in heard:
            scopes = ({h.country} if h.country else h.group_countries or {""}) if self.depends(h.name) else {""}
            for country in scopes:
                found[h.name, country or ""] = self.agency(h.name, country or ""), False
        given = [(a.alias, a.agency) for a in self.said.aliases]
        for named in self.said.named:
            suffix = f" ({named.country})" if named.country else ""
            given += [
                (f"{divide(name)[0]}{suffix}", named.agency) for name in (named.agency, named.shown, *named.names)
            ]
        for name, agency in given:
            found[divide(name)] = self.root(agency), True
        for key in {agency for agency, _ in found.values()}:
            found.setdefault((key, ""), (key, False))
        shown = self._shown({agency for agency, _ in found.values()})
        return {
            (name, country): NameRow(name, country, agency, shown[agency], is_said, fold_name(name))
            for (name, country), (agency, is_said) in found.items()
        }

    def _shown(self, keys: set[str]) -> dict[str, str]:
        """What agencies are called: as people said, else by their name, with the country where two have the same."""
        named = {n.agency: n.shown for n in self.said.named}
        bases = Counter(fold_name(divide(key)[0]) for key in keys)
        return {
            key: named.get(key) or (divide(key)[0] if bases[fold_name(divide(key)[0])] == 1 else key) for key in keys
        }


def recognise(extraction: Extraction, said: Collection[str]) -> Extraction:
    """An extraction in which agencies are no persons: names that people gave to agencies (`said`, folded), and those that stand
    in the attendance list as agencies ("Al Farah" in a cell of its own)."""
    here = {*said, *(fold_name(a.agency) for a in extraction.attendees if a.agency and not a.person)}

    def attendee(a: Attendee) -> Attendee:
        return replace(a, agency=a.text, person=None) if a.person and not a.agency and fold_name(a.text) in said else a

    def party(p: Responsible) -> Responsible:
        own = p.kind == "person" and not p.agency and fold_name(p.text) in here
        return replace(p, kind="agency", agency=p.text, person=None) if own else p

    return replace(
        extraction,
        attendees=tuple(map(attendee, extraction.attendees)),
        action_points=tuple(replace(a, responsible=tuple(map(party, a.responsible))) for a in extraction.action_points),
    )


def name_agencies(store: Store) -> Names:
    """Settle the countries of the groups to be linked and bring `agency_names` up to date; returns what names mean now."""
    for group in tracker.stale_groups(store.connection):
        agencies.set_group_country(store, group, _country_of(store, group))
    names = Names(agencies.said(store.connection))
    agencies.write_names(store, names.rows(agencies.heard(store.connection, depends=names.depends)))
    return names


def _country_of(store: Store, group: str) -> str | None:
    """The country in which a group meets: what most of its documents say, else what its name says; None where undecided."""
    votes, titles = agencies.country_votes(store.connection, group)
    ranked = Counter(votes).most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    codes = {code for title in titles for _, code in list(countries().without(title))[:1]}
    return codes.pop() if len(codes) == 1 else None
