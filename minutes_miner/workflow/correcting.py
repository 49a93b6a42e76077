"""People say what a document as a whole is: its kind, the day of its meeting, its group; it is read anew under their words."""

import sqlite3
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from minutes_miner.errors import RequestError
from minutes_miner.readers import Limits
from minutes_miner.records import Given
from minutes_miner.tracker import papers, words
from minutes_miner.tracker.persons import A_PERSON
from minutes_miner.tracker.store import Clock, Store, open_to_write
from minutes_miner.workflow.ingesting import read_anew
from minutes_miner.workflow.linking import relink
from minutes_miner.workflow.persons import without_persons

_FIRST_YEAR, _AHEAD = 1900, timedelta(days=366)  # of meetings of which there are minutes
_LONGEST_GROUP = 200  # characters


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document of which a person spoke, by its path, and why it could not be read anew yet; None where it was."""

    path: str
    waits: str | None


def correct(
    db: Path, name: str, given: Given, *, clock: Clock, who: str, why: str | None = None, limits: Limits = Limits()
) -> Corrected:
    """What the kind, date or group of a document is, from now on and for newer versions of the file. Raises `RequestError`
    and changes nothing where that cannot be, or no document is meant."""
    with open_to_write(db, clock=clock, who=who) as store:
        c = store.connection
        checked(given, today=date.fromisoformat(store.author.at[:10]))
        sha256 = papers.find(c, name)
        if given.group is not None:
            given = replace(given, group=_without_persons(c, sha256, given.group))
        words.say(store, sha256, {field: value for field, value in asdict(given).items() if value is not None}, why=why)
        waits = follow(store, sha256, limits=limits)
        relink(store, why="people said so")
        return Corrected(papers.path_of(c, sha256), waits)


def follow(store: Store, sha256: str, *, limits: Limits = Limits()) -> str | None:
    """Read a document anew whose words are others by now, and the other versions of the same file. Returns why the document itself
    cannot be read."""
    waits = {one: read_anew(store, one, limits=limits) for one in words.versions(store.connection, sha256)}
    return waits.get(sha256)


def checked(given: Given, *, today: date) -> Given:
    """What somebody typed of a document, where it can be. Raises `RequestError` `bad-date`, `bad-group`."""
    if given.date is not None:
        day = date.fromisoformat(given.date)
        if day.year < _FIRST_YEAR or day > today + _AHEAD:
            raise RequestError("bad-date", f"On {given.date} no meeting can have been of which there are minutes.")
    if given.group is not None and not (any(map(str.isalpha, given.group)) and len(given.group) <= _LONGEST_GROUP):
        raise RequestError("bad-group", "The name of a group has letters, and no more than 200 characters.")
    return given


def _without_persons(c: sqlite3.Connection, sha256: str, group: str) -> str:
    """The name of a group as it may stand in lists: without persons whom the tracker knows."""
    kept = " ".join((without_persons(c, sha256, {"text": group}).values["text"] or "").split())
    if not any(map(str.isalpha, kept.replace(A_PERSON, ""))):
        raise RequestError("bad-group", "That is the name of a person, and of no group.")
    return kept
