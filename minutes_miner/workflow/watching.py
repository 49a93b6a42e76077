"""A folder whose new and changed files go into the tracker as soon as they are whole."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from minutes_miner.errors import TrackerError
from minutes_miner.readers import spelled
from minutes_miner.tracker.store import Clock
from minutes_miner.workflow.files import find_files
from minutes_miner.workflow.ingesting import Progress, ingest
from minutes_miner.workflow.whole import what_is_missing
from minutes_miner.workflow.workers import Workers

PATIENCE_SECONDS = 120.0  # without a change, after which a file is read that does not look whole: it may never be


@dataclass(slots=True)
class _Seen:
    """A file as it was found: size and time of its last change (nanoseconds), for how many seconds (None: for the first
    time), and whether it was ingested, or told to be waiting."""

    state: tuple[int, int]
    seconds: float | None = None
    ingested: bool = False
    told: bool = False


def watch(
    folder: Path,
    *,
    db: Path,
    clock: Clock,
    every_seconds: float,
    once: bool = False,
    who: str = "minutes-miner",
    workers: Workers = Workers(),
    progress: Progress = lambda path, outcome, reason: None,
    sleep: Callable[[float], None] = time.sleep,
    patience_seconds: float = PATIENCE_SECONDS,
) -> None:
    """Look into a folder again and again; what did not change between two looks and is whole is ingested.

    A file that another program still writes, or that does not end as its format does, waits until that is so, or until it
    has not changed for `patience_seconds`. Nothing is moved or written there. With `once`, until everything that is there
    has been ingested. While another program holds the tracker, files wait for the next look.
    """
    files: dict[Path, _Seen] = {}
    while True:
        files = _look(folder, files, every_seconds)
        whole = [path for path, file in files.items() if _is_ready(path, file, patience_seconds, progress)]
        if whole:
            try:
                ingest(whole, db=db, clock=clock, who=who, workers=workers, progress=progress)
                for path in whole:
                    files[path].ingested = True
            except TrackerError as error:
                if error.code != "tracker-locked":
                    raise
                progress(str(db), "waiting", error.message)
        if once and all(file.ingested for file in files.values()):
            return
        sleep(every_seconds)


def _look(folder: Path, before: dict[Path, _Seen], passed: float) -> dict[Path, _Seen]:
    """The files in a folder that can be read, with what is known of those that did not change since."""
    found = {}
    for path, skipped in find_files([folder]):
        if skipped is None and path != folder:
            try:
                stat = path.stat()
            except OSError:  # gone again
                continue
            state = (stat.st_size, stat.st_mtime_ns)
            found[path] = _Seen(state)
            if path in before and before[path].state == state:
                found[path] = before[path]
                found[path].seconds = (before[path].seconds or 0.0) + passed
    return found


def _is_ready(path: Path, file: _Seen, patience_seconds: float, progress: Progress) -> bool:
    """Whether a file is to be ingested now; what keeps it is told once."""
    if file.ingested or file.seconds is None:
        return False
    missing = what_is_missing(path) if file.seconds < patience_seconds else None
    if missing and not file.told:
        file.told = True
        progress(spelled(path), "waiting", missing)
    return missing is None
