"""`minutes-miner ingest`: files and folders into the tracker."""

import os
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutes_miner.cli.limits import limits_options
from minutes_miner.cli.options import db_option, now, who_option
from minutes_miner.cli.output import note
from minutes_miner.errors import FileError
from minutes_miner.readers.limits import Limits

if TYPE_CHECKING:
    from minutes_miner.workflow import Workers


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@db_option
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Read N files at a time, each in a process of its own.",
)
@click.option(
    "--executor",
    type=click.Choice(["processes", "dask"]),
    default="processes",
    show_default=True,
    help="Where files are read: in processes of this computer, or on a Dask cluster.",
)
@click.option("--scheduler", metavar="ADDRESS", help="The scheduler of the Dask cluster, like tcp://host:8786.")
@who_option
@limits_options
def command(
    paths: tuple[Path, ...],
    db: Path,
    jobs: int,
    executor: str,
    scheduler: str | None,
    who: str,
    limits: Limits,
) -> None:
    """Read files and folders of minutes into the tracker.

    Safe to run again: what was read before is left alone, what an interrupted run left is completed. Each file gets a
    line that says what became of it; a file that cannot be read costs no other.

    \b
    minutes-miner ingest "Minutes 2023" "Minutes 2024"
    """
    from minutes_miner.workflow.files import is_younger

    if not any(map(os.path.exists, (db, *paths))):
        raise FileError("file-not-found", f"No file or folder {', '.join(map(str, paths))}; no tracker was made.")
    if executor == "processes" and is_younger(paths, db):
        from minutes_miner.workflow.workers import get_ready

        get_ready()  # while this process loads what it needs itself
    from minutes_miner.cli.progress import Bar, tell
    from minutes_miner.tracker.places import warning
    from minutes_miner.workflow import ingest

    if place := warning(db):
        note(f"warning [{place[0]}] {place[1]}")
    if (executor == "dask") != (scheduler is not None):
        raise click.UsageError("--executor dask and --scheduler ADDRESS go together.")
    try:
        with _workers(jobs, scheduler, limits) as workers, Bar(paths) as bar:
            report = ingest(paths, db=db, clock=now, who=who, workers=workers, progress=bar.step, linking=bar.link)
    except KeyboardInterrupt:
        note("Stopped. What was read so far is kept; the same command goes on from here.")
        raise SystemExit(130) from None
    tell(report)
    if report.failed:
        raise SystemExit(1)


def _workers(jobs: int, scheduler: str | None, limits: Limits) -> "AbstractContextManager[Workers]":
    from minutes_miner.workflow import Workers

    if scheduler is None:
        return nullcontext(Workers(jobs, limits=limits))
    from minutes_miner.workflow.cluster import dask_workers

    return dask_workers(scheduler, limits=limits)
