"""`minutes-miner debug page`: what the reader saw, drawn on the page."""

from pathlib import Path

import click

from minutes_miner.cli.limits import limits_options
from minutes_miner.readers.limits import Limits


@click.group("debug")
def command() -> None:
    """Help for people who repair rules."""


@command.command("page")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="The page, from 1.")
@click.option(
    "--output", type=click.Path(path_type=Path), required=True, metavar="PNG", help="Where to write the picture."
)
@limits_options
def page(file: Path, page: int, output: Path, limits: Limits) -> None:
    """Draw the lines, tables and cells that were recognised on a page of a PDF."""
    from minutes_miner.cli.output import refuse_output
    from minutes_miner.readers.pdf.drawing import draw_page

    refuse_output(output)
    draw_page(file, page, output, limits=limits)
