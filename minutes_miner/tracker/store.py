"""An open tracker for writing: made or brought up to date when it is opened, one short transaction after the other."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from minutes_miner.errors import TrackerError
from minutes_miner.tracker.backup import backup
from minutes_miner.tracker.connect import (
    APPLICATION_ID,
    BUSY_SECONDS,
    SCHEMA_VERSION,
    check,
    open_to_read,
    refuse_damage,
    refuse_version,
    translate_errors,
)
from minutes_miner.tracker.log import Author, append, chain_up, seal_of, subjects
from minutes_miner.tracker.places import is_network

_PAUSE = 0.05  # seconds between two tries
_CHECKED_BYTES = 1 << 27  # a tracker up to this size is read through before it is written to: 0.4 seconds
Clock = str | Callable[[], str]  # a moment as an ISO time with its zone, or what tells the moment that it is


class Store:
    """An open tracker. `clock` says when things happen, transaction by transaction; `who` is written to the log.

    One with a damaged page, also one that nobody would have looked at, is left alone: `TrackerError` `tracker-corrupt`. Of large
    ones all pages are looked at only for who writes much (`thorough`).
    """

    def __init__(self, path: Path, *, clock: Clock, who: str = "minutes-miner", thorough: bool = False) -> None:
        self.path = path
        self._clock = clock
        self._file: tuple[int, int] | None = None
        self.author = Author(who=who, at="")
        self._tick()
        check(path, for_writing=True)
        with translate_errors(path):
            self.connection = sqlite3.connect(path.resolve(), timeout=BUSY_SECONDS, isolation_level=None)
            try:
                if thorough or path.stat().st_size <= _CHECKED_BYTES:
                    refuse_damage(path, self.connection)
                self._bring_up_to_date()
                self.connection.execute("PRAGMA foreign_keys = ON")
                network = is_network(path)
                self._keep_journal("DELETE" if network else "WAL")
                self.connection.execute("PRAGMA synchronous = FULL")
                self._file = None if network else _number_of(path)  # there numbers of files may change by themselves
            except BaseException:
                self.connection.close()
                raise

    def _tick(self) -> None:
        """Take the time: what is written from now on is known from it."""
        at = self._clock if isinstance(self._clock, str) else self._clock()
        self.author = replace(self.author, at=at)
        self.now = int(datetime.fromisoformat(at).timestamp())

    def _bring_up_to_date(self) -> None:
        version = self._version()
        refuse_version(self.path, version, for_writing=True)
        if version == SCHEMA_VERSION:
            return
        if version:
            real = self.path.resolve()
            backup(self.path, real.with_name(f"{real.name}.v{version}.bak"))
        from sqlite_utils import Database  # a fifth of a second, which only a new or an older tracker needs

        from minutes_miner.tracker.migrations import migrations

        with self.transaction() as c:
            if self._version() == SCHEMA_VERSION:  # another process was first
                return
            migrations.apply(Database(c))
            chain_up(c)
            if version:
                self.note("migrate", "tracker", old=f"schema {version}", new=f"schema {SCHEMA_VERSION}")
            for subject in list(subjects(c)):
                self.seal(subject)
            c.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            c.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _keep_journal(self, mode: str) -> None:
        """Set how changes are kept until they are whole; SQLite does not wait by itself where another process does so too."""
        last = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self.connection.execute(f"PRAGMA journal_mode = {mode}")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                    raise
                time.sleep(_PAUSE)

    def _version(self) -> int:
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def close(self) -> None:
        """Close the file. Where nobody else has it open, all is folded into the one file."""
        self.connection.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; waits for other writers up to `BUSY_SECONDS`."""
        with translate_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            self._refuse_another_file()
            self._tick()  # once it is its turn: nobody was told anything later that does not hold it
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _refuse_another_file(self) -> None:
        """Refuse to go on where what is written would go to a file that has no name any more."""
        if self._file and _number_of(self.path) != self._file:
            self.connection.execute("ROLLBACK")
            raise TrackerError(
                "tracker-replaced",
                f"{self.path} was removed or replaced by another program while it was written. Put the last copy in its"
                " place where it is gone, then run the command again.",
            )

    def note(self, what: str, subject: str, *, old: object = None, new: object = None, why: str | None = None) -> None:
        """Write a change to the log, inside the transaction of the change."""
        append(self.connection, self.author, what, subject, old=old, new=new, why=why)

    def seal(self, subject: str) -> None:
        """Seal the rows of a subject as they stand now (see `log`), at the end of the transaction that changed them."""
        append(self.connection, self.author, "seal", subject, seal=seal_of(self.connection, subject))


def _number_of(path: Path) -> tuple[int, int] | None:
    """What tells the file at a path from every other; None where there is none."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_dev, stat.st_ino


def open_to_write(path: Path, *, clock: Clock, who: str = "minutes-miner") -> Store:
    """A tracker that is there, in the schema of today; none is made, and no older one brought up to date."""
    open_to_read(path).close()
    return Store(path, clock=clock, who=who)
