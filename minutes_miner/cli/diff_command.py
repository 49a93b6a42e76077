"""`minutes-miner diff`: what changed between two versions of the same minutes."""

from pathlib import Path

import click

from minutes_miner.cli.limits import limits_options
from minutes_miner.cli.options import format_options
from minutes_miner.cli.output import note, write
from minutes_miner.readers.limits import Limits

_FIELDS = ("what", "text", "field", "old", "new")


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path), metavar="DOC")
@click.argument("new", type=click.Path(path_type=Path), metavar="DOC")
@format_options
@limits_options
def command(old: Path, new: Path, form: str, output: Path | None, limits: Limits) -> None:
    """Show the action points that a newer version of minutes gained, lost and changed.

    \b
    minutes-miner diff "minutes draft.docx" "minutes final.docx"
    """
    from minutes_miner.workflow import Workers
    from minutes_miner.workflow.comparing import compare

    rows = list(compare(old, new, workers=Workers(1, limits=limits), doubt=note))
    columns = {"what": "what", "text": "action", "field": "field", "old": "before", "new": "now"}
    write(rows, form=form, output=output, columns=columns, empty="The same action points in both.", fields=_FIELDS)
