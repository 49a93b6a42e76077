"""`minutes-miner extract`: what is in minutes, without any tracker."""

from datetime import date
from pathlib import Path

import click

from minutes_miner.cli.limits import limits_options
from minutes_miner.cli.options import given_options
from minutes_miner.cli.output import note
from minutes_miner.readers.limits import Limits
from minutes_miner.records import Given, Word


@click.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "table"]),
    default="json",
    show_default=True,
    help="json: one line a file; table: to read.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Read N files at a time."
)
@click.option("--no-model", is_flag=True, help="Rules alone, without the trained model; one file at a time.")
@given_options
@limits_options
def command(files: tuple[Path, ...], form: str, jobs: int, no_model: bool, given: Given, limits: Limits) -> None:
    """Print what is in minutes: meeting, attendees, agenda, action points.

    A file that cannot be read gives a line with its error, and the others are done. --kind, --date and --group count for all
    files, whatever their texts tell.

    \b
    minutes-miner extract "2016-07-12 minutes.pdf" --format table
    minutes-miner extract "notes may.docx" --kind minutes --date 2024-05-06
    """
    from minutes_miner.contract import failure_to_json, to_json
    from minutes_miner.errors import MinutesMinerError
    from minutes_miner.workflow import Workers, extract_many
    from minutes_miner.workflow.extracting import attempt

    failed = False
    said = _said(given)
    results = (
        ((path, attempt(path, limits, said, model=False)) for path in files)
        if no_model
        else extract_many(files, workers=Workers(jobs, limits=limits), said=said)
    )
    for path, result in results:
        if isinstance(result, MinutesMinerError):
            failed = True
            note(f"error [{result.code}] {path}: {result.message}")
            if form == "json":
                click.echo(failure_to_json(str(path), result))
            continue
        for warning in result.warnings:
            page = f", page {warning.page}" if warning.page else ""
            note(f"warning [{warning.code}] {path}{page}: {warning.message}")
        if form == "json":
            click.echo(to_json(result))
        else:
            from minutes_miner.cli.reading import told

            click.echo(told(result))
    if failed:
        raise SystemExit(1)


def _said(given: Given) -> tuple[Word, ...]:
    """What was typed, as words of a person; none where nothing was."""
    if given == Given():
        return ()
    from minutes_miner.workflow.correcting import checked

    return (Word(checked(given, today=date.today())),)
