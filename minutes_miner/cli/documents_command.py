"""`minutes-miner documents`: what the program takes documents for, and what they are."""

from contextlib import closing
from pathlib import Path

import click

from minutes_miner.cli.options import db_option, decision_options, format_options, given_options, group_option, now
from minutes_miner.cli.output import write
from minutes_miner.cli.people import tell, tell_waiting
from minutes_miner.records import Given

_FIELDS = ("path", "kind", "group", "meeting_date", "version", "action_points", "warnings", "said", "sha256")
_COLUMNS = {
    "path": "path", "kind": "kind", "group": "group", "meeting_date": "meeting", "version": "version", "action_points": "actions",
    "warnings": "warnings", "said": "people said",
}  # fmt: skip


@click.group("documents", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Show what the program takes each document for, and say what it is.

    \b
    minutes-miner documents list --doubtful
    minutes-miner documents correct "2024/notes may.docx" --kind minutes --date 2024-05-06
    """


@command.command("list")
@db_option
@group_option
@click.option(
    "--doubtful", is_flag=True, help="Only those with warnings, without a date or group, or not taken for minutes."
)
@format_options
def list_(db: Path, group: str | None, doubtful: bool, form: str, output: Path | None) -> None:
    """Show the documents of the tracker: kind, group, day, version, how many action points, warnings, and what people said.

    \b
    minutes-miner documents list --doubtful
    """
    from minutes_miner.tracker.connect import open_to_read
    from minutes_miner.tracker.papers import listed
    from minutes_miner.tracker.queries import group_keys

    with closing(open_to_read(db)) as c:
        rows = listed(c, groups=group_keys(c, group) if group else None, doubtful=doubtful)
    if form != "json":
        rows = [{**row, "said": _told(row["said"])} for row in rows]
    write(rows, form=form, output=output, columns=_COLUMNS, empty="No such documents.", fields=_FIELDS)


def _told(said: dict[str, str]) -> str:
    return ", ".join(f"{field} {value}" for field, value in said.items())


@command.command("correct")
@click.argument("document", metavar="DOCUMENT")
@given_options
@decision_options
def correct(document: str, given: Given, why: str | None, who: str, db: Path) -> None:
    """Say of what kind a document is, on which day the meeting was, or which group met; the file is read anew at once.

    DOCUMENT is its path, a part of a path that only one has, or the first six or more characters of its hash. What is said holds for newer
    programs and for newer versions of the file, unless such a version tells a day or group that this one did not: then it is
    another meeting. 'minutes-miner undo' takes it back.

    \b
    minutes-miner documents correct "notes may.docx" --kind minutes
    minutes-miner documents correct plan.pdf --kind other --why "a plan, no minutes"
    minutes-miner documents correct 2024/may.pdf --date 2024-05-06 --group "Water Cluster"
    """
    from minutes_miner.workflow.correcting import correct as decide

    if given == Given():
        raise click.UsageError("Say what to correct: --kind, --date or --group.")
    done = decide(db, document, given, clock=now, who=who, why=why)
    tell(db, f"{done.path} is corrected.")
    tell_waiting(done.waits)
