"""Whom a person means who types the name of an agency: any alias, in any case, gives the same agencies."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from minutes_miner.cli.output import note
from minutes_miner.errors import RequestError
from minutes_miner.link.folding import fold_name, without_marks
from minutes_miner.tracker.exports import distinct
from minutes_miner.tracker.lists import attended_groups, groups_of_parties, is_party, keys_named, shown_names
from minutes_miner.tracker.queries import group_keys, groups

_NEARLY = 0.75  # likeness of two words from which one may be meant by the other
_NAMED = 5  # likely names that are told


def meant(connection: sqlite3.Connection, text: str, *, country: str | None = None) -> tuple[str, ...]:
    """The keys of the agencies that go by a name in this tracker, and what they are called; else the text itself, which may be
    a role or a group. Where one name is several agencies, standard error says how to ask for one.

    The lists of the package are loaded only for what this tracker knows by no such name."""
    for name, where, misspelt in _readings(connection, text, _code(country) if country else None):
        keys = keys_named(connection, [fold_name(name)], country=where)
        if keys:
            if len(keys) > 1:
                note(f"{text} is {len(keys)} agencies here: {', '.join(sorted(keys))}. Ask for one by its full name.")
            if misspelt:
                note(f"{text} is read as {', '.join(shown_names(connection, keys))}.")
            return tuple(dict.fromkeys((*sorted(keys), *shown_names(connection, keys))))
    return (text,)


def _code(country: str) -> str:
    """The ISO code of a country by name or code. Raises `RequestError` `unknown-country`."""
    from minutes_miner.link.countries import countries

    code = countries().code(country) or country.upper()
    if not countries().knows(code):
        raise RequestError("unknown-country", f"No country {country!r}; give its name or its ISO code, like JO.")
    return code


def tell_unknown(connection: sqlite3.Connection, *, agency: str | None = None, group: str | None = None) -> None:
    """Where nothing was found: whether that is because nothing here goes by the name that was asked for."""
    if group and not group_keys(connection, group):
        names = [name for name, _ in groups(connection)]
        note(f"No group here has {group!r} in its name; {_likely(group, names)}'minutes-miner groups list' shows them.")
    if agency and not keys_named(connection, [fold_name(agency)]) and not is_party(connection, agency):
        names = [*distinct(connection, "agency_names", "name"), *distinct(connection, "chain_responsible", "name")]
        note(
            f"Nobody here goes by the name {agency!r}; {_likely(agency, names)}'minutes-miner agencies list' shows them."
        )


def _likely(text: str, names: Iterable[str]) -> str:
    """Names that may be meant: those that have the words of what was typed, or words nearly like them."""
    wanted = _words(text)
    found = [name for name in dict.fromkeys(names) if wanted and _has_like(_words(name), wanted)]
    return f"did you mean {' or '.join(sorted(found)[:_NAMED])}? " if found else ""


def _words(name: str) -> list[str]:
    return without_marks(name.casefold()).replace("-", " ").split()


@cache
def _everybody() -> frozenset[str]:
    from minutes_miner.lexicon import load

    return frozenset(load("linking")["everybody"]["words"].split())


def _has_like(words: Sequence[str], wanted: Sequence[str]) -> bool:
    from difflib import get_close_matches

    return all(get_close_matches(word, words, n=1, cutoff=_NEARLY) for word in wanted)


def tell_shared(
    connection: sqlite3.Connection, agencies: Sequence[str], ask: Callable[..., list[dict[str, Any]]]
) -> None:
    """How much more is open for everybody in the groups that some agencies attend ("All partners to submit ..."), which is not
    listed where an agency is asked for; `ask` gives the open actions of `agencies`."""
    everybody = [name for name in groups_of_parties(connection) if _is_all(name)]
    if not everybody or agencies[0] in everybody:
        return
    attended = attended_groups(connection, agencies)
    called = {name.casefold(): name for name in everybody}
    shared = Counter(
        next(name.casefold() for name in row["responsible"] if _is_all(name))
        for row in ask(agencies=everybody)
        if row["group"] in attended
        and not {*agencies} & {*row["responsible"]}
        and any(map(_is_all, row["responsible"]))
    )
    for key, count in sorted(shared.items()):
        name = called.get(key, key)
        note(f'{count} more {"is" if count == 1 else "are"} for {name}: minutes-miner open --agency "{name}"')


def _is_all(name: str) -> bool:
    """Whether a party is everybody who attends: "All partners", "tous les membres"."""
    return bool(words := _words(name)) and _everybody().issuperset(words)


def _readings(connection: sqlite3.Connection, text: str, country: str | None) -> Iterator[tuple[str, str | None, bool]]:
    """What may have been typed: a name of the tracker, then one that the registry knows, then one with its country; and
    whether it is nearly so written only."""
    yield text, country, False
    if is_party(connection, text):
        return
    from minutes_miner.link.agencies import registry
    from minutes_miner.link.countries import countries

    found = registry().find(text, country=country, any_case=True)
    if found is not None:
        misspelt = registry().find(text, country=country, any_case=True, nearly=False) is None
        yield found.label, None, misspelt
        yield found.name, found.country or country, misspelt
    for bare, code in countries().without(text):
        yield bare, code, False
