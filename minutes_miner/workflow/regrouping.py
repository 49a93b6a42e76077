"""Which documents are one series of meetings: by name and country, and by what people said of such series."""

import sqlite3
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from minutes_miner.link.series import folder_series, home_of, own_series, series_keys
from minutes_miner.tracker import groups
from minutes_miner.tracker.papers import NO_GROUP
from minutes_miner.tracker.store import Store


def regroup(store: Store, group_keys: Sequence[str]) -> set[str]:
    """Bring the documents of some groups, and those of the same names, under the keys that they should have. Returns the ids
    of the actions that those which moved had part in."""
    ids: set[str] = set()
    found = groups.documents_beside(store.connection, group_keys)
    named = [document for document in found if document.name != NO_GROUP]
    series = series_keys((document.sha256, document.name, document.country) for document in named)
    series |= {d.sha256: folder_series(d.name, home_of(d.path)) for d in found if d.name == NO_GROUP}
    canonical = groups.canonical(said(store.connection, series))
    for document in found:
        key = series[document.sha256]
        if (document.series_key, document.group_key) != (key, canonical.get(key, key)):
            ids |= groups.move(store, document, key, canonical.get(key, key))
    return ids


def said(c: sqlite3.Connection, series: Mapping[str, str] = MappingProxyType({})) -> list[tuple[str, str, bool]]:
    """What people said of pairs of series, of those that there are today; `series` has those of documents that move."""
    rows = groups.said(c)
    today = {key: _today(c, key, series) for key in {key for row in rows for key in row[:2]}}
    return [(today[a], today[b], same) for a, b, same in rows]


def _today(c: sqlite3.Connection, key: str, series: Mapping[str, str]) -> str:
    """The series that one of which people spoke is today: of a name that by now has several countries, or one alone, it
    may stand under another key."""
    name = groups.name_of(key)
    found = groups.documents_named(c, name)
    live = {series.get(document.sha256, document.series_key) for document in found}
    if key in live:
        return key
    if key == name:
        return f"{name} (?)" if f"{name} (?)" in live else key
    return name if key in {own_series(document.name, document.country) for document in found} else key
