"""`minutes-miner ingest`: files and folders into the tracker."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from minutes_miner.cli.options import db_option
from minutes_miner.cli.output import note


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@db_option
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Read N files at a time; worth it for large folders.",
)
def command(paths: tuple[Path, ...], db: Path, jobs: int) -> None:
    """Read files and folders of minutes into the tracker.

    Safe to run again: what was read before is left alone. Each file gets a line that says what became of it.

    \b
    minutes-miner ingest "Minutes 2023" "Minutes 2024"
    """
    from minutes_miner.workflow import ingest

    bar = _Bar()
    report = ingest(
        paths,
        db=db,
        clock=datetime.now(UTC).isoformat(timespec="seconds"),
        jobs=jobs,
        progress=bar.step,
        started=bar.start,
    )
    bar.finish()
    outcomes = ("new", "changed", "unchanged", "not minutes", "skipped", "failed")
    counts = ", ".join(f"{report.count(outcome)} {outcome}" for outcome in outcomes if report.count(outcome))
    note(f"{len(report.files)} files: {counts or 'nothing to do'}.")
    if report.failed:
        raise SystemExit(1)


class _Bar:
    """A line for each file, and on a terminal a bar below them."""

    def __init__(self) -> None:
        self.progress = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            self.progress = Progress(
                TextColumn("reading"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )

    def start(self, files: int) -> None:
        if self.progress is not None:
            self.progress.start()
            self.task = self.progress.add_task("reading", total=files)

    def step(self, path: str, outcome: str, reason: str) -> None:
        line = f"{outcome:<12} {path}: {reason}"
        if self.progress is None:
            note(line)
            return
        self.progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        self.progress.advance(self.task)

    def finish(self) -> None:
        if self.progress is not None:
            self.progress.stop()
