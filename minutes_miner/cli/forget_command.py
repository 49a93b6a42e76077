"""`minutes-miner forget`: take a person out of the tracker for good."""

from pathlib import Path

import click

from minutes_miner.cli.options import db_option, now, who_option
from minutes_miner.cli.output import note


@click.command("forget")
@click.option("--person", "name", required=True, metavar="NAME", help="The full name, in any case and order.")
@click.option("--force", is_flag=True, help="Also a word that may be no name; a single one where it has a capital.")
@click.option("--why", metavar="TEXT", help="The reason, for the log; the name is taken out of it.")
@db_option
@who_option
def command(name: str, force: bool, why: str | None, db: Path, who: str) -> None:
    """Take a person out of the tracker file for good: names, addresses, numbers, quotes, what was known before, the log.

    No byte of the name is left in the file, and the same minutes read again do not bring the person back. The log keeps an
    entry that somebody was taken out, without the name, and 'minutes-miner verify' still holds. This cannot be undone. The
    minutes themselves, and copies of the tracker, are yours to clean: they are named at the end.

    \b
    minutes-miner forget --person "Jane Doe" --why "asked on 3 May"
    """
    from minutes_miner.workflow.forgetting import forget

    done = forget(db, name, clock=now, who=who, why=why, force=force)
    if done.rows:
        click.echo(f"Taken out: {done.rows} rows held the name. It cannot be undone.")
    else:
        click.echo("Nothing holds the name: the person was taken out before.")
    for path in done.documents:
        note(f"These minutes tell of the person, and were not touched: {path}")
    for path in done.copies:
        note(f"This copy of the tracker may hold the name still: {path}")
    if done.left:
        raise done.left
    note("Other copies that 'minutes-miner backup' made, and lists that were exported, may hold it too.")
