"""`minutes-miner agencies`: agencies under all their names; which names are one, and which never are."""

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from minutes_miner.cli.options import db_option, decision_options, format_options, now
from minutes_miner.cli.output import write

_LISTED = {"agency": "agency", "country": "country", "aliases": "also called", "open": "open", "actions": "actions"}
_SUGGESTED = {
    "id": "id",
    "alias": "name",
    "agency": "may be",
    "score": "score",
    "evidence": "evidence",
    "place": "where",
}


@click.group("agencies", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Show agencies under all their names, and say which are one.

    Whatever is said here is kept, holds for minutes that come later, is written to the log, and is taken back by
    'minutes-miner undo'. What stands in the minutes is not touched.

    \b
    minutes-miner agencies suggest
    minutes-miner agencies accept S-12345
    minutes-miner agencies merge "Terre des hommes" "TdH Lausanne" TDH-L
    """


@command.command("list")
@click.argument("name", required=False, metavar="[NAME]")
@db_option
@format_options
def list_(name: str | None, db: Path, form: str, output: Path | None) -> None:
    """Show the agencies of the tracker, or those that go by NAME: all their names, and how many actions they have."""
    from minutes_miner.tracker.connect import open_to_read
    from minutes_miner.tracker.lists import listed

    with closing(open_to_read(db)) as connection:
        keys = None
        if name is not None:
            from minutes_miner.cli.naming import meant

            keys = meant(connection, name)
        rows = listed(connection, keys)
    empty = (
        "No such agency."
        if name
        else "No agencies yet: owners are roles and persons ('open --agency Clerk' finds a role)."
    )
    fields = ("agency", "key", "country", "aliases", "open", "actions")
    write(rows, form=form, output=output, columns=_LISTED, empty=empty, fields=fields)


@command.command("suggest")
@db_option
@format_options
def suggest(db: Path, form: str, output: Path | None) -> None:
    """Show names that may be one agency, the surest first, each with its evidence and where that stands.

    Answer with 'minutes-miner agencies accept ID' or 'refuse ID'; what is refused is never suggested again.
    """
    from minutes_miner.tracker.connect import open_to_read
    from minutes_miner.tracker.lists import suggestions

    with closing(open_to_read(db)) as connection:
        rows = [{**row, "place": _place(row)} for row in suggestions(connection)]
    fields = ("id", "alias", "agency", "score", "ground", "evidence", "path", "page", "quote", "group")
    write(rows, form=form, output=output, columns=_SUGGESTED, empty="Nothing to ask.", fields=fields)


def _place(row: dict[str, Any]) -> str:
    page = f", page {row['page']}" if row["page"] else ""
    return f"{Path(row['path']).name}{page}" if row["path"] else ""


@command.command("accept")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@decision_options
def accept(ids: tuple[str, ...], db: Path, who: str, why: str | None) -> None:
    """Say that suggestions are right: the names are one agency, also in minutes that come later."""
    from minutes_miner.workflow.agencies import accept as decide

    _tell(decide(db, ids, clock=now, who=who, why=why))


@command.command("refuse")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@decision_options
def refuse(ids: tuple[str, ...], db: Path, who: str, why: str | None) -> None:
    """Say that suggestions are wrong: they never come again."""
    from minutes_miner.workflow.agencies import refuse as decide

    _tell(decide(db, ids, clock=now, who=who, why=why))


@command.command("merge")
@click.argument("names", nargs=-1, required=True, metavar="NAME... AGENCY")
@click.option(
    "--force", is_flag=True, help="Also where both are known for certain to be agencies (one took over the other)."
)
@decision_options
def merge(names: tuple[str, ...], force: bool, db: Path, who: str, why: str | None) -> None:
    """Say that NAMEs are other names of AGENCY, the last one.

    \b
    minutes-miner agencies merge "Al Farah" AFC "Al Farah Charity"
    """
    from minutes_miner.workflow.agencies import merge as decide

    if len(names) < 2:
        raise click.UsageError("Give two names at least: the alias, and the agency that it means.")
    _tell(decide(db, names[:-1], names[-1], clock=now, who=who, why=why, force=force))


@command.command("split")
@click.argument("name", metavar="NAME")
@click.option("--country", metavar="C", help="Only in this country (its name or ISO code).")
@decision_options
def split(name: str, country: str | None, db: Path, who: str, why: str | None) -> None:
    """Say that NAME is an agency of its own, after a wrong merge; the two are never suggested as one again."""
    from minutes_miner.workflow.agencies import split as decide

    click.echo(f"An agency of its own: {decide(db, name, clock=now, who=who, why=why, country=country)}")


@command.command("rename")
@click.argument("agency", metavar="AGENCY")
@click.argument("name", metavar="NAME")
@decision_options
def rename(agency: str, name: str, db: Path, who: str, why: str | None) -> None:
    """Say what an agency is called in all lists; its other names still find it."""
    from minutes_miner.workflow.agencies import rename as decide

    click.echo(f"{agency} is called {decide(db, agency, name, clock=now, who=who, why=why)}.")


@command.command("add")
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--acronym", metavar="A", help="Its acronym; lists show it.")
@click.option("--also", multiple=True, metavar="NAME", help="Another of its names; may be given several times.")
@click.option("--country", default="", metavar="C", help="Its country (name or ISO code), where it works in one only.")
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A table of organisations: CSV (name, acronym, country, english, french, ...) or TOML ([[agency]] with name, names, ...).",
)
@decision_options
def add(
    name: str | None,
    acronym: str | None,
    also: tuple[str, ...],
    country: str,
    path: Path | None,
    db: Path,
    who: str,
    why: str | None,
) -> None:
    """Add an organisation that the registry does not know, or a whole file of them.

    \b
    minutes-miner agencies add "Al Farah Charity" --acronym AFC --country Jordan
    minutes-miner agencies add --file our-partners.csv
    """
    from minutes_miner.workflow.agencies import Organisation, read_organisations
    from minutes_miner.workflow.agencies import add as decide

    if (name is None) == (path is None):
        raise click.UsageError("Give a NAME or --file FILE.")
    if name is not None and Path(name).suffix.lower() in (".csv", ".toml"):
        raise click.UsageError(f"{name} looks like a file; its organisations are added by: agencies add --file {name}")
    organisations = read_organisations(path) if path else [Organisation(name or "", acronym, also, country)]
    added = decide(db, organisations, clock=now, who=who, why=why)
    _tell([f"added: {shown}" for shown in added] if len(added) < 20 else [f"added: {len(added)} organisations"])


def _tell(lines: list[str]) -> None:
    for line in lines:
        click.echo(line)
