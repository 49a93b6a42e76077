"""`minutes-miner audit`: unresolved across the years."""

from datetime import date
from pathlib import Path

import click

from minutes_miner.cli.options import (
    as_of_option,
    db_option,
    format_options,
    group_option,
    known_at_option,
    parse_day,
    persons_option,
)
from minutes_miner.cli.output import write
from minutes_miner.cli.persons import PERSONS, name_persons

_COLUMNS = {
    "action_id": "id", "text": "action", "responsible": "responsible", "first_raised": "first raised", "last_raised": "last raised",
    "carried_over": "carried over", "deadlines_missed": "deadlines missed", "lost": "lost",
}  # fmt: skip
_FIELDS: tuple[str, ...] = (
    "action_id", "group", "text", "responsible", "status", "first_raised", "last_raised", "age_days", "mentions", "carried_over",
    "deadline", "deadlines_missed", "slips", "meetings_since", "lost",
)  # fmt: skip


@click.command("audit")
@db_option
@click.option(
    "--since", metavar="DATE", callback=parse_day, help="Only what was first raised on or after this day (YYYY-MM-DD)."
)
@click.option(
    "--older-than",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Only what was first raised more than DAYS days ago.",
)
@group_option
@as_of_option
@known_at_option
@persons_option
@format_options
def command(
    db: Path,
    since: date | None,
    older_than: int | None,
    group: str | None,
    as_of: date | None,
    known_at: int | None,
    with_persons: bool,
    form: str,
    output: Path | None,
) -> None:
    """Show what was raised and never resolved, the oldest first.

    "lost" is what the last two meetings of the group, or more, did not mention again.

    \b
    minutes-miner audit --since 2014-01-01 --older-than 365
    """
    from minutes_miner.cli.answering import answering
    from minutes_miner.cli.naming import tell_unknown
    from minutes_miner.tracker.queries import audit

    with answering(db, known_at=known_at) as connection:
        rows = audit(connection, as_of=as_of or date.today(), since=since, older_than_days=older_than, group=group)
        if not rows:
            tell_unknown(connection, group=group)
        columns, fields = _COLUMNS, _FIELDS
        if with_persons:
            rows, columns, fields = name_persons(connection, rows), {**_COLUMNS, **PERSONS}, (*_FIELDS, *PERSONS)
    write(rows, form=form, output=output, columns=columns, empty="Nothing is unresolved.", fields=fields)
