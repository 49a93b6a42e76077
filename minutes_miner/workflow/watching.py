"""A folder whose new and changed files go into the tracker as soon as they are whole."""

import time
from collections.abc import Callable
from pathlib import Path

from minutes_miner.errors import TrackerError
from minutes_miner.tracker.store import Clock
from minutes_miner.workflow.files import find_files
from minutes_miner.workflow.ingesting import Progress, ingest
from minutes_miner.workflow.workers import Workers

Look = dict[Path, tuple[int, int]]


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
) -> None:
    """Look into a folder again and again; what did not change between two looks is whole and is ingested.

    Nothing is moved or written there. With `once`, until everything that is there has been ingested. While another
    program holds the tracker, files wait for the next look.
    """
    before: Look = {}
    done: Look = {}
    while True:
        found = _look(folder)
        whole = [path for path, state in found.items() if before.get(path) == state and done.get(path) != state]
        if whole:
            try:
                ingest(whole, db=db, clock=clock, who=who, workers=workers, progress=progress)
                done |= {path: found[path] for path in whole}
            except TrackerError as error:
                if error.code != "tracker-locked":
                    raise
                progress(str(db), "waiting", error.message)
        done = {path: state for path, state in done.items() if path in found}
        if once and done == found:
            return
        before = found
        sleep(every_seconds)


def _look(folder: Path) -> Look:
    """The files in a folder that can be read, each with size and time of its last change (nanoseconds)."""
    found = {}
    for path, skipped in find_files([folder]):
        if skipped is None and path != folder:
            try:
                state = path.stat()
            except OSError:  # gone again
                continue
            found[path] = (state.st_size, state.st_mtime_ns)
    return found
