"""A copy of the tracker, also while others use it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from minutes_miner.errors import TrackerError
from minutes_miner.tracker.connect import BUSY_SECONDS, belongs_to, check, damage, translate_errors, uri_to_read

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def backup(path: Path, target: Path) -> None:
    """Copy a tracker as it is at this moment; the copy appears whole or not at all, and is one plain file.

    Others may read and write meanwhile. A file at `target` is replaced, but never by a copy of a damaged tracker: it may be
    the last good one. Raises `TrackerError`.
    """
    check(path, for_writing=False)
    if target.is_dir():
        raise TrackerError("tracker-readonly", f"{target} is a folder; give the copy a name.")
    making = target.with_name(f"{target.name}.part")
    with translate_errors(target):
        _refuse(path, target, making)
        _clear(making)
    try:
        with translate_errors(path):
            source = sqlite3.connect(uri_to_read(path), uri=True, timeout=BUSY_SECONDS)
        with closing(source):
            _copy(source, path, making, target)
        with translate_errors(target):
            making.replace(target)
    finally:
        _clear(making)


def _refuse(path: Path, target: Path, making: Path) -> None:
    """Refuse a target for which the tracker itself would be removed, under whatever name."""
    for name in (target, making):
        if belongs_to(name, path):
            raise TrackerError("tracker-readonly", f"{name} is the tracker itself; give the copy another name.")


def _copy(source: sqlite3.Connection, path: Path, making: Path, target: Path) -> None:
    with translate_errors(making):
        copy = sqlite3.connect(making)
    with closing(copy):
        with translate_errors(path):
            source.execute(
                "PRAGMA schema_version"
            )  # opened now: what is wrong with the tracker is not said of the copy
        with translate_errors(making):
            try:
                source.backup(copy)
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode & 0xFF not in _DAMAGED:
                    raise
                with translate_errors(path):
                    raise
        with translate_errors(path):
            found = damage(copy)
        if found:
            raise TrackerError("tracker-corrupt", f"{path} is damaged ({found[0]}); {target} was left as it was.")
        with translate_errors(making):
            copy.execute("PRAGMA journal_mode = DELETE")


def _clear(making: Path) -> None:
    """Remove a half copy with the journal beside it, which would otherwise be played into the next one."""
    for path in (making, making.with_name(f"{making.name}-journal")):
        path.unlink(missing_ok=True)
