"""`minutes-miner verify`: has another tool changed the tracker?"""

from contextlib import closing
from pathlib import Path

import click

from minutes_miner.cli.options import db_option
from minutes_miner.cli.output import note

_SHORTEST_HEAD = 12  # digits that no other entry has by chance


@click.command("verify")
@db_option
@click.option(
    "--head", metavar="HASH", help="A hash that verify printed before: it must still be in the log, with all before it."
)
def command(db: Path, head: str | None) -> None:
    """Check that the tracker is as minutes-miner left it.

    Finds rows that another tool added, changed or deleted, entries of the log that were changed or taken out, and
    damage to the file. Note the hash that it prints, outside this computer, and nobody can rewrite what is before it.

    \b
    minutes-miner verify --db tracker.db
    """
    if head is not None and len(head) < _SHORTEST_HEAD:
        raise click.UsageError(f"--head takes the hash that verify printed, at least {_SHORTEST_HEAD} digits of it.")
    from minutes_miner.tracker.connect import open_to_read, translate_errors
    from minutes_miner.tracker.verify import head_of, verify

    with closing(open_to_read(db)) as connection, translate_errors(db):
        found = 0
        for finding in verify(connection, head=head):
            found += 1
            note(f"error [tracker-changed] {finding.subject}: {finding.what}")
        if found:
            raise SystemExit(1)
        entries, digest = head_of(connection)
        click.echo(f"{db} is as minutes-miner left it: {entries} entries in the log, the last one {digest}")
