"""Opening a tracker file: is it there, is it ours, can this program use it. Nothing here writes.

A tracker is in SQLite's WAL mode, so that reading and writing do not wait for each other. At rest it is one file: the
last connection that closes folds the log of writes into it and removes the files beside it (`-wal`, `-shm`).
"""

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from minutes_miner.errors import TrackerError
from minutes_miner.tracker.history import look_back

APPLICATION_ID = 0x4D4D5452
SCHEMA_VERSION = 11
BUSY_SECONDS = 30.0
_MAGIC = b"SQLite format 3\x00"
_IMMUTABLE = "immutable=1"
_SIDES = ("-wal", "-shm", "-journal")
_SIDE_BYTES = 256 * 1024  # room on the disk with which the files on the side can be made
_FULL = ("disk-full", "cannot grow: the disk is full, or your share of it; what was stored before is kept")
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_TEXT = "Could not decode to UTF-8"  # an error of Python's module, which has no code for it
_NOT_AS_MADE = ("no such table", "no such column", "no such index", "no such view")
_CODES = {
    sqlite3.SQLITE_READONLY_ROLLBACK: ("tracker-older", "was left in the middle of a change; the next ingest mends it"),
    sqlite3.SQLITE_IOERR_WRITE: _FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: _FULL,
    sqlite3.SQLITE_BUSY: ("tracker-locked", "is in use by another program; nothing was changed"),
    sqlite3.SQLITE_LOCKED: ("tracker-locked", "is in use by another program; nothing was changed"),
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: ("tracker-readonly", "cannot be written"),
    sqlite3.SQLITE_CANTOPEN: ("tracker-readonly", "cannot be opened, or no file can be made beside it"),
    sqlite3.SQLITE_PERM: ("tracker-readonly", "may not be used"),
    sqlite3.SQLITE_IOERR: ("tracker-readonly", "could not be read or written"),
    sqlite3.SQLITE_CORRUPT: ("tracker-corrupt", "is damaged"),
    sqlite3.SQLITE_NOTADB: ("tracker-corrupt", "is damaged"),
}


def open_to_read(path: Path, *, known_at: int | None = None) -> sqlite3.Connection:
    """A connection that cannot write, rows by name; with `known_at`, it sees what the tracker knew at that second (Unix time).

    Raises `TrackerError` and leaves the file as it is.
    """
    check(path, for_writing=False)
    with translate_errors(path):
        connection = _connect(path)
        connection.row_factory = sqlite3.Row
        try:
            refuse_version(path, connection.execute("PRAGMA user_version").fetchone()[0], for_writing=False)
            if known_at is not None:
                look_back(connection, known_at)
            connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
        return connection


def _connect(path: Path) -> sqlite3.Connection:
    uri, before = uri_to_read(path), _written(path)
    if not uri.endswith(_IMMUTABLE):
        return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)
    connection = sqlite3.connect(uri, uri=True, factory=_Unguarded)
    connection.path, connection.before = path, before
    return connection


class _Unguarded(sqlite3.Connection):
    """A connection that takes the file for one that nobody writes, because it can make no files beside it. Somebody with more
    rights may write nevertheless: what was read then is of several moments, and closing says so."""

    path: Path
    before: tuple[int, int]

    def close(self) -> None:
        """Close the file. Raises `TrackerError` `tracker-locked` where it was written meanwhile."""
        super().close()
        if _written(self.path) != self.before:
            raise TrackerError(
                "tracker-locked", f"{self.path} was written while it was read, so the answer may be wrong. Ask again."
            )


def _written(path: Path) -> tuple[int, int]:
    """What changes when a file is written."""
    state = path.stat()
    return state.st_mtime_ns, state.st_size


def uri_to_read(path: Path) -> str:
    """How to open a tracker without leaving a trace.

    While something waits in a file beside it, read-only: closing must not fold it in. Else read-write but told
    to query only, because such a connection removes the two files it makes on the side and a read-only one leaves
    them. Where nothing can be written, as on a CD or a full disk, as immutable, which needs no files on the side.
    """
    real = path.resolve()
    if beside(real, "-wal") or beside(real, "-journal"):
        mode = "mode=ro"
    elif os.access(real, os.W_OK) and os.access(real.parent, os.W_OK) and _has_room(real.parent):
        mode = "mode=rw"
    else:
        mode = _IMMUTABLE
    return f"{real.as_uri()}?{mode}"


def _has_room(folder: Path) -> bool:
    return shutil.disk_usage(folder).free > _SIDE_BYTES


def beside(path: Path, ending: str) -> bool:
    """Whether SQLite has a file with something to do in it beside the tracker: "-wal" or "-journal".

    A journal that begins with a zero was not needed any more when it was left (see `hasHotJournal` in SQLite's pager).
    """
    side = _side(path, ending)
    if not side.exists():
        return False
    with side.open("rb") as file:
        first = file.read(1)
    return first not in (b"", b"\x00")


def _side(path: Path, ending: str) -> Path:
    """The file that SQLite would have beside a tracker: beside the file itself, where a link leads to it."""
    real = path.resolve()
    return real.with_name(real.name + ending)


def is_tracker(path: Path) -> bool:
    """Whether a file is a tracker, of any version and in any state, or one that SQLite keeps beside one."""
    real = path.resolve()
    names = [real] + [real.with_name(real.name.removesuffix(ending)) for ending in _SIDES if real.name.endswith(ending)]
    try:
        return any(name.is_file() and _is_ours(_head(name)) for name in names)
    except OSError:  # may not be read
        return False


def belongs_to(path: Path, tracker: Path) -> bool:
    """Whether a file is a certain tracker, under any of its names, or one that SQLite may keep beside it."""
    if path.exists() and path.samefile(tracker):
        return True
    return path.resolve() in [_side(tracker, ending) for ending in _SIDES]


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def _is_ours(head: bytes) -> bool:
    """Whether the first bytes of a database say that it is a tracker."""
    return head.startswith(_MAGIC) and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def _is_being_made(path: Path) -> bool:
    """Whether a journal beside the file says that there was nothing in it before, so that its first bytes prove nothing."""
    if not beside(path, "-journal"):
        return False
    with _side(path, "-journal").open("rb") as file:
        return file.read(20)[16:] == bytes(4)  # the number of pages at the beginning


def check(path: Path, *, for_writing: bool) -> None:
    """Refuse a file that is missing, foreign, newer or damaged, by its first bytes and before SQLite touches it."""
    if path.is_dir():
        raise TrackerError("tracker-foreign", f"{path} is a folder, not a tracker.")
    with translate_errors(path):
        if path.exists() and not path.is_file():
            raise TrackerError("tracker-foreign", f"{path} is a pipe or a device, not a tracker.")
        empty = not path.exists() or path.stat().st_size == 0
        if empty and for_writing:
            if not path.resolve().parent.is_dir():
                raise TrackerError("tracker-readonly", f"The folder {path.parent} does not exist.")
            return
        if empty:
            raise TrackerError(
                "tracker-missing", f"No tracker at {path}. 'minutes-miner ingest FOLDER' makes one; --db names another."
            )
        if for_writing and not os.access(path, os.W_OK):
            raise TrackerError("tracker-readonly", f"{path} cannot be written: the file is read-only.")
        if _is_being_made(path):
            if for_writing:
                return
            raise TrackerError("tracker-older", f"{path} was interrupted while it was made; the next ingest mends it.")
        head = _head(path)
    if not head.startswith(_MAGIC):
        raise TrackerError("tracker-foreign", f"{path} was not made by minutes-miner; it is left as it is.")
    if not _is_ours(head):
        raise TrackerError(
            "tracker-foreign", f"{path} is a database that minutes-miner did not make; it is left as it is."
        )
    if (version := int.from_bytes(head[60:64], "big")) > SCHEMA_VERSION:
        refuse_version(path, version, for_writing=for_writing)


def refuse_version(path: Path, version: int, *, for_writing: bool) -> None:
    """Refuse a schema that this program cannot use: a newer one, and to read also an older one."""
    if version > SCHEMA_VERSION:
        raise TrackerError(
            "tracker-newer", f"{path} was made by a newer minutes-miner (schema {version}); it is left as it is."
        )
    if version < SCHEMA_VERSION and not for_writing:
        raise TrackerError(
            "tracker-older", f"{path} has an older schema ({version}); the next ingest brings it up to date."
        )


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """SQLite's and the system's errors as ours."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        told = _CODES.get(code) or _CODES.get(code & 0xFF)
        if told is None and str(error).startswith(_NO_TEXT):  # the error has the bytes, which may name persons
            raise TrackerError("tracker-corrupt", f"{path} is damaged: it holds bytes that are no text.") from None
        if told is None and str(error).startswith(_NOT_AS_MADE):
            told = (
                "tracker-changed",
                "is not as minutes-miner made it; 'minutes-miner verify' says what another tool did",
            )
        if told is None:
            raise
        name, meaning = told
        raise TrackerError(name, f"{path} {meaning} ({error}).") from error
    except OSError as error:
        name = "disk-full" if error.errno in _NO_ROOM else "tracker-readonly"
        raise TrackerError(name, f"{path}: {error.strerror or error}.") from error


def damage(connection: sqlite3.Connection, *, indexes: bool = False) -> list[str]:
    """What SQLite finds wrong in any page of the file, also those that no question reads.

    With `indexes` also whether they have every row, which no page shows by itself; 10 seconds for a gigabyte instead of 3.
    """
    question = "PRAGMA integrity_check" if indexes else "PRAGMA quick_check"
    lines = [line for row in connection.execute(question) for line in str(row[0]).splitlines()]
    return [line for line in lines if line != "ok" and not line.startswith("***")]


def refuse_damage(path: Path, connection: sqlite3.Connection, *, indexes: bool = False) -> None:
    """Refuse a tracker with a damaged page, before anything is written to it or all of it is read (see `damage`)."""
    with translate_errors(path):
        found = damage(connection, indexes=indexes)
    if found:
        raise TrackerError(
            "tracker-corrupt", f"{path} is damaged ({found[0]}) and is left as it is; go back to a copy of it."
        )
