"""A person is taken out of the tracker for good; what else may hold the name is named."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from minutes_miner.errors import RequestError, TrackerError
from minutes_miner.tracker import forgetting
from minutes_miner.tracker.connect import check
from minutes_miner.tracker.store import Clock, Store
from minutes_miner.workflow.persons import may_be_a_person


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many rows held the name; minutes that tell of the person, and copies of the tracker beside it, which were not touched;
    and why old bytes may be left in the file, where they may."""

    rows: int
    documents: tuple[str, ...]
    copies: tuple[str, ...]
    left: TrackerError | None = None


def forget(db: Path, name: str, *, clock: Clock, who: str, why: str | None = None, force: bool = False) -> Forgotten:
    """Take a person out of the tracker for good. Raises `RequestError` `unknown-person`, `TrackerError`; the former without
    `force` also for what may be no name of a person."""
    check(db, for_writing=False)
    with Store(db, clock=clock, who=who) as store:
        if not force:
            _refuse_words(store.connection, name)
        counts, documents = forgetting.forget(store, name, why=why)
        left = None
        try:
            forgetting.write_anew(store)
        except TrackerError as error:
            left = error
    real = db.resolve()
    copies = sorted(str(path) for path in real.parent.iterdir() if _is_copy(path.name, real.name))
    return Forgotten(counts.total(), tuple(documents), tuple(copies), left)


def _is_copy(name: str, of: str) -> bool:
    return name.startswith(f"{of}.") and name.endswith(".bak")


def _refuse_words(c: sqlite3.Connection, name: str) -> None:
    """Refuse what would take words out of texts that are no names: there is no way back."""
    known = forgetting.is_listed(c, name) or forgetting.Forgotten(c).knows(name)
    single = len(name.split()) == 1
    if may_be_a_person(name) and (known or (not single and not forgetting.in_small_letters(c, name))):
        return
    if known and not single:
        return
    raise RequestError(
        "unknown-person",
        f"{name!r} may be no name of a person: no attendance list has it alone, or it is an agency, a group or a word. Give"
        " the full name as the minutes have it; --force takes it out of all texts nevertheless.",
    )
