"""`minutes-miner export mentions|actions`: everything, for other programs."""

from datetime import date
from pathlib import Path

import click

from minutes_miner.cli.options import as_of_option, db_option, format_options, known_at_option, persons_option
from minutes_miner.cli.output import write
from minutes_miner.cli.persons import PERSONS, name_persons

_MENTIONS: tuple[str, ...] = (
    "mention_id", "action_id", "path", "group", "meeting_date", "text", "responsible", "deadline", "status", "kind", "page", "quote", "counted",
)  # fmt: skip
_ACTIONS: tuple[str, ...] = (
    "action_id", "group", "text", "responsible", "status", "deadline", "first_raised", "last_raised", "mentions", "carried_over", "slips",
    "days_slipped",
)  # fmt: skip


@click.command("export")
@click.argument("what", type=click.Choice(["mentions", "actions"]))
@db_option
@as_of_option
@known_at_option
@persons_option
@format_options
def command(
    what: str,
    db: Path,
    as_of: date | None,
    known_at: int | None,
    with_persons: bool,
    form: str,
    output: Path | None,
) -> None:
    """Write every mention, or every tracked action.

    \b
    minutes-miner export actions --format xlsx --output actions.xlsx
    minutes-miner export mentions --format json
    """
    from minutes_miner.cli.answering import answering
    from minutes_miner.tracker import queries
    from minutes_miner.tracker.connect import refuse_damage

    with answering(db, known_at=known_at) as connection:
        refuse_damage(db, connection, indexes=True)  # half of everything looks like everything
        if what == "mentions":
            rows, fields = queries.mentions(connection, as_of=as_of), _MENTIONS
        elif as_of:
            rows, fields = queries.actions_as_of(connection, as_of), _ACTIONS
        else:
            rows, fields = queries.actions(connection), _ACTIONS
        if with_persons:
            rows, fields = (row for one in rows for row in name_persons(connection, [one])), (*fields, *PERSONS)
        columns = {
            name: name.replace("_", " ")
            for name in fields
            if name not in ("quote", "mention_id", "path", "kind", "counted")
        }
        write(rows, form=form, output=output, columns=columns, empty="The tracker is empty.", fields=fields)
