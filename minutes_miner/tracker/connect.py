"""Opening a tracker file: is it there, is it ours, can this program use it. Nothing here writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from minutes_miner.errors import TrackerError

APPLICATION_ID = 0x4D4D5452
SCHEMA_VERSION = 1
BUSY_SECONDS = 30.0


def open_to_read(path: Path) -> sqlite3.Connection:
    """A read-only connection, rows as dictionaries by name. Raises `TrackerError` and leaves the file as it is."""
    check(path, for_writing=False)
    with translate_errors(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        connection.row_factory = sqlite3.Row
        return connection


def check(path: Path, *, for_writing: bool) -> None:
    """Refuse a file that is missing, foreign, newer or damaged, before anything is opened for writing."""
    if not path.exists():
        if not for_writing:
            raise TrackerError(
                "tracker-missing", f"No tracker at {path}. 'minutes-miner ingest FOLDER' makes one; --db names another."
            )
        if not path.parent.is_dir():
            raise TrackerError("tracker-readonly", f"The folder {path.parent} does not exist.")
        return
    if path.is_dir():
        raise TrackerError("tracker-foreign", f"{path} is a folder, not a tracker.")
    with translate_errors(path):
        with path.open("rb") as file:
            head = file.read(16)
        if not head and for_writing:
            return
        if head != b"SQLite format 3\x00":
            raise TrackerError("tracker-foreign", f"{path} was not made by minutes-miner; it is left as it is.")
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        finally:
            connection.close()
    if application != APPLICATION_ID:
        raise TrackerError(
            "tracker-foreign", f"{path} is a database that minutes-miner did not make; it is left as it is."
        )
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
    except sqlite3.DatabaseError as error:
        text = str(error)
        if "locked" in text or "busy" in text:
            raise TrackerError(
                "tracker-locked", f"{path} is in use by another program; nothing was changed."
            ) from error
        if "readonly" in text or "unable to open" in text or "full" in text:
            raise TrackerError("tracker-readonly", f"{path} cannot be written: {text}.") from error
        if "malformed" in text or "not a database" in text or "corrupt" in text:
            raise TrackerError("tracker-corrupt", f"{path} is damaged: {text}.") from error
        raise
    except OSError as error:
        raise TrackerError("tracker-readonly", f"{path}: {error.strerror or error}.") from error
