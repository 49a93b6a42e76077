"""The tracker as the commands that answer questions open it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from minutes_miner.cli.output import note
from minutes_miner.tracker.connect import open_to_read


@contextmanager
def answering(db: Path, *, known_at: int | None = None) -> Iterator[sqlite3.Connection]:
    """A connection to read, closed at the end; a warning where documents wait to be linked, which no answer holds yet."""
    with closing(open_to_read(db, known_at=known_at)) as connection:
        waiting = known_at is None and connection.execute("SELECT 1 FROM stale_groups LIMIT 1").fetchone()
        if waiting:
            note(
                "warning [unfinished-run] A run of ingest was interrupted, or goes on now: the answer does not hold all that"
                " was read. If none goes on, run it again."
            )
        yield connection
