"""A person is taken out of the tracker for good; what else may hold the name is named."""

from dataclasses import dataclass
from pathlib import Path

from minutes_miner.tracker import forgetting
from minutes_miner.tracker.connect import check
from minutes_miner.tracker.store import Clock, Store


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many rows held the name; minutes that tell of the person, and copies of the tracker beside it, which were not touched."""

    rows: int
    documents: tuple[str, ...]
    copies: tuple[str, ...]


def forget(db: Path, name: str, *, clock: Clock, who: str, why: str | None = None) -> Forgotten:
    """Take a person out of the tracker for good. Raises `RequestError` `unknown-person`, `TrackerError`."""
    check(db, for_writing=False)
    with Store(db, clock=clock, who=who) as store:
        counts, documents = forgetting.forget(store, name, why=why)
    copies = sorted(str(path) for path in db.resolve().parent.glob(f"{db.name}.*.bak"))
    return Forgotten(counts.total(), tuple(documents), tuple(copies))
