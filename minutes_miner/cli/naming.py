"""Whom a person means who types the name of an agency: any alias, in any case, gives the same agencies."""

import sqlite3
from collections.abc import Iterator

from minutes_miner.cli.output import note
from minutes_miner.errors import RequestError
from minutes_miner.link.folding import fold_name
from minutes_miner.tracker.lists import is_party, keys_named, shown_names
from minutes_miner.tracker.queries import group_keys


def meant(connection: sqlite3.Connection, text: str, *, country: str | None = None) -> tuple[str, ...]:
    """The keys of the agencies that go by a name in this tracker, and what they are called; else the text itself, which may be
    a role or a group. Where one name is several agencies, standard error says how to ask for one.

    The lists of the package are loaded only for what this tracker knows by no such name."""
    for name, where in _readings(connection, text, _code(country) if country else None):
        keys = keys_named(connection, [fold_name(name)], country=where)
        if keys:
            if len(keys) > 1:
                note(f"{text} is {len(keys)} agencies here: {', '.join(sorted(keys))}. Ask for one by its full name.")
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
        note(f"No group here has {group!r} in its name; 'minutes-miner groups list' shows them.")
    if agency and not keys_named(connection, [fold_name(agency)]) and not is_party(connection, agency):
        note(f"Nobody here goes by the name {agency!r}; 'minutes-miner agencies list' shows them.")


def _readings(connection: sqlite3.Connection, text: str, country: str | None) -> Iterator[tuple[str, str | None]]:
    """What may have been typed: a name of the tracker, then one that the registry knows, then one with its country."""
    yield text, country
    if is_party(connection, text):
        return
    from minutes_miner.link.agencies import registry
    from minutes_miner.link.countries import countries

    found = registry().find(text, country=country, any_case=True)
    if found is not None:
        yield found.label, None
        yield found.name, found.country or country
    yield from countries().without(text)
