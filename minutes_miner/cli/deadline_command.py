"""`minutes-miner deadline`: what a deadline phrase means."""

import sys
from datetime import date

import click

from minutes_miner import lexicon
from minutes_miner.cli.options import parse_day


@click.command("deadline")
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option(
    "--meeting-date", required=True, metavar="DATE", callback=parse_day, help="The day of the meeting (YYYY-MM-DD)."
)
@click.option(
    "--next-meeting", metavar="DATE", callback=parse_day, help="The day of the next meeting, where it is known."
)
@click.option(
    "--language",
    type=click.Choice(lexicon.names("dates")),
    default="en",
    show_default=True,
    help="Language of the text.",
)
def command(texts: tuple[str, ...], meeting_date: date, next_meeting: date | None, language: str) -> None:
    """Print the deadline in each TEXT as one line of JSON, null where there is none; - reads texts from standard input.

    \b
    minutes-miner deadline "by end of April" --meeting-date 2021-03-29
    """
    from minutes_miner.dates import deadline_json

    lines = (line.rstrip("\n") for line in sys.stdin) if texts == ("-",) else iter(texts)
    for text in lines:
        click.echo(deadline_json(text, meeting_date=meeting_date, next_meeting=next_meeting, language=language))
