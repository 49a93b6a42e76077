"""`minutes-miner backup`: a copy of the tracker, also while it is used."""

from pathlib import Path

import click

from minutes_miner.cli.options import db_option
from minutes_miner.cli.output import note
from minutes_miner.errors import RequestError


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path), metavar="FILE")
@db_option
def command(target: Path, db: Path) -> None:
    """Copy the tracker to FILE as it is at this moment, also while others read it or ingest into it.

    The copy is one plain file that needs nothing beside it, and appears whole or not at all.

    \b
    minutes-miner backup "copies/tracker 2024-03-31.db"
    """
    from minutes_miner.tracker.backup import backup
    from minutes_miner.tracker.connect import is_tracker

    if target.is_file() and target.stat().st_size and not is_tracker(target):
        raise RequestError("output-unwritable", f"{target} is no copy of a tracker and is left as it is.")
    backup(db, target)
    note(f"{db} was copied to {target} ({target.stat().st_size:,} bytes).")
