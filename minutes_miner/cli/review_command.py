"""`minutes-miner review`: what the program asks people, with all that is needed to answer."""

import textwrap
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from minutes_miner.cli.options import db_option, format_options, same_tracker
from minutes_miner.cli.output import plain, write
from minutes_miner.cli.places import owed_by, place_of, quoted, state_of, told_later
from minutes_miner.cli.reasons import in_words

_SIDE = (
    "action",
    "responsible",
    "deadline",
    "status",
    "quote",
    "page",
    "table_number",
    "table_row",
    "line",
    "agenda_item",
)
_FIELDS = (
    "a", "b", "a_text", "b_text", "group", "probability", "reasons", "a_date", "b_date", "a_path", "b_path",
    *(f"{side}_{name}" for side in "ab" for name in _SIDE), "for", "against",
)  # fmt: skip
_WORTH_SAYING = 0.05  # what is less likely is asked since both are about one thing
_COLUMNS = {"a": "a", "b": "b", "one": "one", "other": "other", "for": "for", "against": "against"}


@click.command("review")
@db_option
@format_options
def command(db: Path, form: str, output: Path | None) -> None:
    """Show what the program does not dare to decide: pairs of mentions that may be the same commitment, and why; then sentences
    of later minutes that may tell how an open action ended.

    Those that would change an overdue or open action come first. Answer with 'minutes-miner link A B' where they are the
    same, and with 'minutes-miner unlink A B' where they are not.
    """
    from minutes_miner.tracker.connect import open_to_read
    from minutes_miner.tracker.queries import questions
    from minutes_miner.workflow.hearing import heard

    with closing(open_to_read(db)) as connection:
        rows = [_told(row) for row in questions(connection)]
        reports = [asdict(one) for one in heard(connection)]
    if form == "table" and output is None:
        where = same_tracker(db)
        asked = [line for at, row in enumerate(rows, 1) for line in _asked(at, row, where)]
        asked += [line for at, report in enumerate(reports, len(rows) + 1) for line in _ended(at, report, where)]
        click.echo(plain("\n".join(asked) or "Nothing to ask."))
        return
    rows += [_of_report(report) for report in reports]
    write(rows, form=form, output=output, columns=_COLUMNS, empty="Nothing to ask.", fields=_FIELDS)


def _told(row: dict[str, Any]) -> dict[str, Any]:
    """A question with its reasons in words, and each side as a column shows it."""
    pro, contra = in_words(row["reasons"])
    one, other = (f"{row[f'{side}_text']} ({row[f'{side}_date'] or 'no date'})" for side in "ab")
    return {**row, "for": pro, "against": contra, "one": one, "other": other}


def _asked(at: int, row: dict[str, Any], where: str) -> list[str]:
    """A question as a person reads it: both sides below each other, what speaks for and against, and the two answers, to be copied."""
    return [
        f"{at}. The same commitment? {_likely(row['probability'])}, {row['group']}",
        *_side(row, "a_"),
        *_side(row, "b_"),
        *_reasons("for", row["for"]),
        *_reasons("against", row["against"]),
        f"  yes:     minutes-miner link {row['a']} {row['b']}{where}",
        f"  no:      minutes-miner unlink {row['a']} {row['b']}{where}",
        "",
    ]


def _ended(at: int, report: dict[str, Any], where: str) -> list[str]:
    """A sentence of later minutes that may tell how an open action ended, and both answers."""
    state = state_of(report["status"])
    how = " --cancelled" if report["status"] == "cancelled" else ""
    return [
        f"{at}. Is {report['action_id']} {state}? {report['probability']:.0%} likely",
        quoted(report["action"]),
        *told_later(report),
        f"  yes:     minutes-miner close {report['action_id']}{how}{where}",
        f"  no:      minutes-miner dismiss {report['id']}{where}",
        "",
    ]


def _of_report(report: dict[str, Any]) -> dict[str, Any]:
    """The same as a row of a table, in which no second mention stands."""
    row: dict[str, Any] = dict.fromkeys(_FIELDS)
    told = {
        "b_text": "text",
        "b_quote": "text",
        "b_date": "meeting_date",
        "b_path": "path",
        "b_page": "page",
        "b_status": "status",
    }
    told |= {"b": "id", "a_action": "action_id", "a_text": "action", "probability": "probability"}
    row |= {name: report[given] for name, given in told.items()}
    return row | {
        "one": report["action"],
        "other": f"{report['text']} ({report['meeting_date']})",
        "for": [],
        "against": [],
    }


def _likely(probability: float) -> str:
    return f"{probability:.0%} likely" if probability >= _WORTH_SAYING else "about the same thing"


def _side(row: dict[str, Any], side: str) -> list[str]:
    """One of the two: its meeting and action, owner, deadline and state, its sentence, and where that stands."""
    action, owed = row[f"{side}action"] or "no action", owed_by(row[f"{side}responsible"], row[f"{side}deadline"])
    state = state_of(row[f"{side}status"]) if row[f"{side}status"] else "not counted"
    return [
        f"  {row[f'{side}date'] or 'no date'}  {action}  {state}, {owed}",
        quoted(row[f"{side}quote"]),
        f"    {place_of(row, side)}",
    ]


def _reasons(head: str, sentences: list[str]) -> list[str]:
    """Reasons on lines of their own, below one head."""
    return textwrap.wrap(
        "; ".join(sentences) or "nothing", 96, initial_indent=f"  {head + ':':<9}", subsequent_indent=" " * 11
    )
