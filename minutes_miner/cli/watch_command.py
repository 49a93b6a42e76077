"""`minutes-miner watch`: a folder whose new files are ingested."""

from pathlib import Path

import click

from minutes_miner.cli.limits import limits_options
from minutes_miner.cli.options import db_option, now, who_option
from minutes_miner.cli.output import in_line, note
from minutes_miner.readers.limits import Limits


@click.command("watch")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="FOLDER")
@db_option
@click.option(
    "--every",
    type=click.FloatRange(min=0.05),
    default=5.0,
    show_default=True,
    metavar="SECONDS",
    help="How often to look; a file that did not change in between is whole.",
)
@click.option("--once", is_flag=True, help="End as soon as all that is there has been ingested.")
@who_option
@limits_options
def command(folder: Path, db: Path, every: float, once: bool, who: str, limits: Limits) -> None:
    """Ingest what appears in FOLDER, as soon as it is whole.

    Waits until a copy or download is finished: while another program writes a file, or a PDF or Word file has no end yet,
    but no longer than two minutes without a change. Leaves lock files of Word and LibreOffice alone, and moves nothing. A
    file that is replaced is read again. Ctrl-C ends it; nothing is lost.

    \b
    minutes-miner watch "Minutes 2024"
    """
    from minutes_miner.tracker.places import warning
    from minutes_miner.workflow import Workers, watch

    if place := warning(db):
        note(f"warning [{place[0]}] {place[1]}")
    failed = 0

    def tell(path: str, outcome: str, reason: str) -> None:
        nonlocal failed
        failed += outcome == "failed"
        note(f"{outcome:<12} {in_line(path)}: {in_line(reason)}")

    try:
        workers = Workers(1, limits=limits)
        watch(folder, db=db, clock=now, every_seconds=every, once=once, who=who, workers=workers, progress=tell)
    except KeyboardInterrupt:
        note("Ended; the next run goes on from here.")
    if failed:
        raise SystemExit(1)
