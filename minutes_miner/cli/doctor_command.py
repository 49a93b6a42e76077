"""`minutes-miner doctor`: what is wrong, and how to mend it."""

from pathlib import Path

import click

from minutes_miner.cli.options import db_option
from minutes_miner.cli.output import in_line


@click.command("doctor")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]")
@db_option
def command(folder: Path | None, db: Path) -> None:
    """Say what is wrong with the installation, the model, the tracker and a FOLDER of minutes, and how to mend it.

    Changes nothing. Ends with 1 where something is wrong.

    \b
    minutes-miner doctor "Minutes 2024"
    """
    from minutes_miner.workflow.checking import examine

    wrong = False
    for check in examine(db=db, folder=folder):
        wrong = wrong or check.state == "wrong"
        click.echo(f"{check.state:<9} {check.about:<13} {in_line(check.told)}")
        if check.mend and check.state != "ok":
            click.echo(f"{'':<23} → {check.mend}")
    if wrong:
        raise SystemExit(1)
