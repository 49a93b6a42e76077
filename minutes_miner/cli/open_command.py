"""`minutes-miner open`: what is open, for whom, how late."""

import sqlite3
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from minutes_miner.cli.options import (
    as_of_option,
    db_option,
    format_options,
    group_option,
    known_at_option,
    persons_option,
)
from minutes_miner.cli.output import write
from minutes_miner.cli.persons import PERSONS, name_persons

_COLUMNS = {
    "action_id": "id", "text": "action", "responsible": "responsible", "deadline": "deadline", "overdue_days": "days late",
    "status": "status", "first_raised": "raised", "carried_over": "carried over",
}  # fmt: skip
_FIELDS: tuple[str, ...] = (
    "action_id",
    "group",
    "text",
    "responsible",
    "status",
    "deadline",
    "overdue_days",
    "first_raised",
    "last_raised",
    "carried_over",
)


@click.command("open")
@db_option
@click.option(
    "--agency",
    metavar="A",
    help="Only what this agency, role or group has to do (any of its names); with --with-persons also a person.",
)
@click.option("--country", metavar="C", help="The country of the agency, where two have one name (name or ISO code).")
@group_option
@click.option("--overdue", is_flag=True, help="Only what is past its deadline.")
@click.option(
    "--due-within", type=click.IntRange(min=0), metavar="DAYS", help="Only what is due in the next DAYS days."
)
@as_of_option
@known_at_option
@persons_option
@format_options
def command(
    db: Path,
    agency: str | None,
    country: str | None,
    group: str | None,
    overdue: bool,
    due_within: int | None,
    as_of: date | None,
    known_at: int | None,
    with_persons: bool,
    form: str,
    output: Path | None,
) -> None:
    """Show open action points, the overdue ones first.

    \b
    minutes-miner open --agency UNICEF --due-within 14
    minutes-miner open --overdue --format xlsx --output late.xlsx
    """
    from minutes_miner.cli.answering import answering
    from minutes_miner.cli.naming import tell_shared, tell_unknown
    from minutes_miner.tracker.queries import open_actions

    _refuse_empty(agency, country, group, overdue=overdue, due_within=due_within)
    day = as_of or date.today()
    with answering(db, known_at=known_at) as connection:
        asked = _names(connection, agency, country)
        ask = partial(open_actions, connection, as_of=day, group=group, overdue=overdue, due_within_days=due_within)
        rows = ask(agencies=asked)
        columns, fields = _COLUMNS, _FIELDS
        if with_persons:
            rows = name_persons(connection, rows) or _of_person(name_persons(connection, ask()), agency)
            columns, fields = {**_COLUMNS, **PERSONS}, (*_FIELDS, *PERSONS)
        if not rows:
            tell_unknown(connection, agency=agency, group=group)
        if agency:
            tell_shared(connection, asked, ask)
        write(rows, form=form, output=output, columns=columns, empty="Nothing is open.", fields=fields)


def _refuse_empty(
    agency: str | None, country: str | None, group: str | None, *, overdue: bool, due_within: int | None
) -> None:
    """Refuse what no action can be: an empty name, or late and still to come."""
    if country is not None and agency is None:
        raise click.UsageError("--country tells which of two agencies with one name is meant; give it with --agency.")
    for option, name in (("--agency", agency), ("--group", group)):
        if name is not None and not name.strip():
            raise click.UsageError(f"{option} needs a name.")
    if overdue and due_within is not None:
        raise click.UsageError("--overdue is what was due before, --due-within what is due from now on; ask for one.")


def _of_person(rows: list[dict[str, Any]], name: str | None) -> list[dict[str, Any]]:
    """The actions of a person, by a part of the name; persons are asked for only where they are shown."""
    wanted = (name or "").casefold().split()
    return [
        row
        for row in rows
        if wanted and any(set(wanted) <= set(person.casefold().split()) for person in row["persons"])
    ]


def _names(connection: sqlite3.Connection, agency: str | None, country: str | None) -> tuple[str, ...]:
    """What a person typed, or the agencies that go by it in this tracker (see `naming.meant`)."""
    if agency is None:
        return ()
    from minutes_miner.cli.naming import meant

    return meant(connection, agency, country=country)
