"""A copy of the tracker, also while others use it."""

import sqlite3
from pathlib import Path

from minutes_miner.errors import TrackerError
from minutes_miner.tracker.connect import BUSY_SECONDS, check, damage, translate_errors, uri_to_read


def backup(path: Path, target: Path) -> None:
    """Copy a tracker as it is at this moment; the copy appears whole or not at all, and is one plain file.

    Others may read and write meanwhile. A file at `target` is replaced, but never by a copy of a damaged tracker: it may be
    the last good one. Raises `TrackerError`.
    """
    check(path, for_writing=False)
    if target.resolve() == path.resolve():
        raise TrackerError("tracker-readonly", f"{target} is the tracker itself; give the copy another name.")
    making = target.with_name(f"{target.name}.part")
    with translate_errors(target):
        _clear(making)
        source = sqlite3.connect(uri_to_read(path), uri=True, timeout=BUSY_SECONDS)
        copy = sqlite3.connect(making)
        try:
            source.backup(copy)
            if found := damage(copy):
                raise TrackerError("tracker-corrupt", f"{path} is damaged ({found[0]}); {target} was left as it was.")
            copy.execute("PRAGMA journal_mode = DELETE")
            copy.close()
            making.replace(target)
        finally:
            copy.close()
            source.close()
            _clear(making)


def _clear(making: Path) -> None:
    """Remove a half copy with the journal beside it, which would otherwise be played into the next one."""
    for path in (making, making.with_name(f"{making.name}-journal")):
        path.unlink(missing_ok=True)
