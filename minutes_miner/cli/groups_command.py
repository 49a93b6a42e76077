"""`minutes-miner groups`: which names are one group that meets, and which never are."""

from dataclasses import asdict
from pathlib import Path

import click

from minutes_miner.cli.options import db_option, decision_options, format_options, now
from minutes_miner.cli.output import write


@click.group("groups", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Show the groups that meet, and say which names are one group.

    Actions are tracked inside a group. Whatever is said here is kept, holds for minutes that come later, is written to
    the log, and is taken back by 'minutes-miner undo'.

    \b
    minutes-miner groups suggest
    minutes-miner groups accept G-12345
    minutes-miner groups merge "CP SWG" "Child Protection Sub-Working Group Jordan"
    """


@command.command("list")
@db_option
@format_options
def list_(db: Path, form: str, output: Path | None) -> None:
    """Show the groups of the tracker with their names and how many documents they have."""
    from minutes_miner.workflow.grouping import listed

    fields = ("group", "key", "country", "names", "documents")
    columns = {"group": "group", "country": "country", "names": "also called", "documents": "documents", "key": "key"}
    write(listed(db), form=form, output=output, columns=columns, empty="No groups yet.", fields=fields)


@command.command("suggest")
@db_option
@format_options
def suggest(db: Path, form: str, output: Path | None) -> None:
    """Show groups that may be one, with the evidence for and against.

    Answer with 'minutes-miner groups accept ID' or 'refuse ID'; what is refused is never suggested again.
    """
    from minutes_miner.workflow.grouping import suggestions

    fields = ("id", "a_name", "b_name", "evidence", "against", "a", "b")
    columns = {"id": "id", "a_name": "one", "b_name": "other", "evidence": "for", "against": "against"}
    rows = [asdict(found) for found in suggestions(db)]
    rows = [{**row, "evidence": list(row["evidence"]), "against": list(row["against"])} for row in rows]
    write(rows, form=form, output=output, columns=columns, empty="Nothing to ask.", fields=fields)


@command.command("accept")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@decision_options
def accept(ids: tuple[str, ...], db: Path, who: str, why: str | None) -> None:
    """Say that suggestions are right: the two are one group from now on, and their actions are linked."""
    from minutes_miner.workflow.grouping import accept as decide

    click.echo("\n".join(decide(db, ids, clock=now, who=who, why=why)))


@command.command("refuse")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@decision_options
def refuse(ids: tuple[str, ...], db: Path, who: str, why: str | None) -> None:
    """Say that suggestions are wrong: the two are two groups, for ever."""
    from minutes_miner.workflow.grouping import refuse as decide

    click.echo("\n".join(decide(db, ids, clock=now, who=who, why=why)))


@command.command("merge")
@click.argument("a", metavar="NAME")
@click.argument("b", metavar="NAME")
@decision_options
def merge(a: str, b: str, db: Path, who: str, why: str | None) -> None:
    """Say that two groups, by their names or keys, are one."""
    from minutes_miner.workflow.grouping import listed
    from minutes_miner.workflow.grouping import merge as decide

    key = decide(db, a, b, clock=now, who=who, why=why)
    name = next((found["group"] for found in listed(db) if found["key"] == key), key)
    click.echo(f"One group now: {name}")
