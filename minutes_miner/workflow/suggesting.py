"""Likely aliases of the agencies of a series, each with its evidence and where it stands: kept in the tracker for people to decide."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from minutes_miner import lexicon
from minutes_miner.link.agencies import Organisation, Registry, fold_name, read_organisation, registry
from minutes_miner.link.suggest import Suggestion, suggest_aliases
from minutes_miner.records import Abbreviation, Attendee
from minutes_miner.tracker import agencies
from minutes_miner.tracker.agencies import Said
from minutes_miner.tracker.store import Store
from minutes_miner.workflow.naming import Names, divide


def suggest(store: Store, group: str, names: Names) -> None:
    """Bring the suggestions of a group up to date: from its attendance lists, responsible parties, abbreviations and addresses."""
    attendees, parties, short = agencies.series_of(store.connection, group)
    country = store.connection.execute("SELECT country FROM group_countries WHERE group_key = ?", (group,)).fetchone()
    code = country[0] if country else ""

    @cache
    def means(name: str) -> str:
        return divide(names.agency(name, code))[0]

    found = suggest_aliases(
        [Attendee("", means(agency), person, None, email) for _, agency, person, email in attendees],
        abbreviations=[Abbreviation(means(acronym), means(name)) for _, acronym, name, _, _ in short],
        others=[means(name) for _, name, _, _ in parties],
        known=_with_own(names.said),
        country=code or None,
        refused=list(_refused(names)),
    )
    places = _places(attendees, parties, short, means)
    rows = [
        (s.alias, s.agency, s.ground, s.score, s.evidence, *_place(s, places))
        for s in found
        if not (names.is_confirmed(names.agency(s.alias, code)) and names.is_confirmed(names.agency(s.agency, code)))
        and names.agency(s.alias, code) != names.agency(s.agency, code)
    ]
    agencies.write_suggestions(store, group, rows)


@lru_cache(maxsize=1)
def _with_own(said: Said) -> Registry:
    """The registry of the package with what people said."""
    own = {name: named.agency for named in said.named for name in (named.agency, named.shown, *named.names)}
    own |= {divide(alias.alias)[0]: alias.agency for alias in said.aliases}
    own |= {divide(alias.agency)[0]: alias.agency for alias in said.aliases}
    if not own:
        return registry()
    organisations: list[Organisation] = [read_organisation(row) for row in lexicon.table("agencies")]
    return Registry(organisations, aliases={name: divide(agency)[0] for name, agency in own.items()})


def _refused(names: Names) -> Iterator[tuple[str, str]]:
    """Refused pairs, also under the agencies that the two are now."""
    for alias, agency in names.said.refused:
        for one in {alias, names.root(alias)}:
            for other in {agency, names.root(agency)}:
                yield divide(one)[0], divide(other)[0]


Place = tuple[str | None, int | None, str | None]


def _places(
    attendees: list[tuple[Any, ...]], parties: list[tuple[Any, ...]], short: list[tuple[Any, ...]], means: Any
) -> dict[str, dict[str, Place]]:
    """Where each name stands first: in which document, on which page, in which words; by kind of place."""
    found: dict[str, dict[str, Place]] = {"bracket": {}, "party": {}, "list": {}}

    @cache
    def folded(name: str) -> str:
        return fold_name(means(name))

    for sha256, acronym, name, page, quote in short:
        for written in (acronym, name):
            found["bracket"].setdefault(folded(written), (sha256, page, quote))
    for sha256, name, page, quote in parties:
        found["party"].setdefault(folded(name), (sha256, page, quote))
    for sha256, agency, _, _ in attendees:
        found["list"].setdefault(folded(agency), (sha256, None, f"attendance list: {agency}"))
    return found


def _place(s: Suggestion, places: dict[str, dict[str, Place]]) -> Place:
    kinds = (
        ("bracket",)
        if s.ground == "bracket"
        else ("list", "party")
        if s.ground in ("mail", "person")
        else ("party", "list")
    )
    for kind in (*kinds, "list", "party", "bracket"):
        for name in (s.alias, *s.pair):
            if fold_name(name) in places[kind]:
                return places[kind][fold_name(name)]
    return (None, None, None)
