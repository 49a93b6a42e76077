"""`link`, `unlink`, `split`, `close`, `reopen`, `edit`, `undo`, `decisions`, `explain`: people decide, with reason and undo."""

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from minutes_miner.cli.options import db_option, decision_options, format_options, now, parse_day, parse_id, parse_ids
from minutes_miner.cli.output import note, plain, write
from minutes_miner.cli.places import owed_by, state_of

_NONE = "none"


def tell(db: Path, what: str) -> None:
    """Say what was decided, and how each action stands that it changed."""
    from minutes_miner.tracker.connect import open_to_read
    from minutes_miner.tracker.queries import decided

    click.echo(plain(what))
    with closing(open_to_read(db)) as connection:
        for action in decided(connection):
            click.echo(plain(f"  {action['action_id']}  {_stands(action)}"))


def tell_waiting(waits: str | None) -> None:
    """Say why a document could not be read anew, and when that is done."""
    if waits:
        note(f"Not read anew yet ({waits}); 'minutes-miner ingest' does it when it finds the file.")


def _stands(action: dict[str, Any]) -> str:
    """How an action stands: "open (was done), NRC, due 2024-03-31, 3 mentions: Mend the siren"."""
    if action["became"] is None:
        return "stands in no list any more"
    if action["became"] != action["action_id"]:
        return f"is {action['became']} now"
    was = f" (was {state_of(action['was'])})" if action["was"] not in (None, action["status"]) else ""
    count = "1 mention" if action["mentions"] == 1 else f"{action['mentions']} mentions"
    owed = owed_by(action["responsible"], action["deadline"])
    return f"{state_of(action['status'])}{was}, {owed}, {count}: {action['text']}"


def _day_or_none(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A day as ISO text, or the word for none at all."""
    if value == _NONE:
        return value
    day = parse_day(ctx, param, value)
    return day.isoformat() if day else None


@click.command("link")
@click.argument("a", metavar="A", callback=parse_id)
@click.argument("b", metavar="B", callback=parse_id)
@decision_options
def link(a: str, b: str, db: Path, who: str, why: str | None) -> None:
    """Say that A and B (ids of actions or mentions) are the same commitment; it holds for ever, until undone.

    Their actions become one, with all their mentions.

    \b
    minutes-miner link A-01234567 A-89012345 --why "the same training, reworded"
    """
    from minutes_miner.workflow.deciding import link as decide

    tell(db, f"One action now: {decide(db, a, b, clock=now, who=who, why=why)}")


@click.command("unlink")
@click.argument("a", metavar="MENTION", callback=parse_id)
@click.argument("b", required=False, metavar="[OTHER]", callback=parse_id)
@decision_options
def unlink(a: str, b: str | None, db: Path, who: str, why: str | None) -> None:
    """Say that MENTION is none of the action that it was joined with, or that MENTION and OTHER (ids of mentions or
    actions, joined or not) are not the same; it holds for ever, until undone.

    'minutes-miner show ID' lists the mentions of an action. The second form is the No to a question of 'review'.
    """
    from minutes_miner.workflow.deciding import unlink as decide

    tell(db, f"{a} is of this action now: {decide(db, a, b, clock=now, who=who, why=why)}")


@click.command("split")
@click.argument("action", metavar="ID", callback=parse_id)
@click.argument("mentions", nargs=-1, required=True, metavar="MENTION...")
@decision_options
def split(action: str, mentions: tuple[str, ...], db: Path, who: str, why: str | None) -> None:
    """Say that the named mentions of an action are another action, together."""
    from minutes_miner.workflow.deciding import split as decide

    new = decide(db, action, mentions, clock=now, who=who, why=why)
    first = " (the action of its first mention keeps the id)" if new == action.upper() else ""
    tell(db, f"{', '.join(mentions)} {'is' if len(mentions) == 1 else 'are'} of this action now: {new}{first}")


@click.command("close")
@click.argument("action", metavar="ID", callback=parse_id)
@click.option("--cancelled", is_flag=True, help="Dropped rather than done.")
@decision_options
def close(action: str, cancelled: bool, db: Path, who: str, why: str | None) -> None:
    """Say that an action is done, or dropped; later minutes may raise it again."""
    from minutes_miner.workflow.deciding import edit as decide

    status = "cancelled" if cancelled else "done"
    tell(db, f"{decide(db, action, {'status': status}, clock=now, who=who, why=why, what='close')} is {status}.")


@click.command("reopen")
@click.argument("action", metavar="ID", callback=parse_id)
@decision_options
def reopen(action: str, db: Path, who: str, why: str | None) -> None:
    """Say that an action is open after all."""
    from minutes_miner.workflow.deciding import edit as decide

    tell(db, f"{decide(db, action, {'status': 'open'}, clock=now, who=who, why=why, what='reopen')} is open.")


@click.command("edit")
@click.argument("action", metavar="ID", callback=parse_id)
@click.option("--text", help="What is to be done.")
@click.option("--responsible", metavar="NAMES", help="Who is to do it; several parted by ';', '' for nobody.")
@click.option("--deadline", metavar="DATE", callback=_day_or_none, help="By when (YYYY-MM-DD), 'none' for no deadline.")
@click.option("--status", type=click.Choice(["open", "in_progress", "done", "cancelled"]), help="How far it is.")
@decision_options
def edit(
    action: str,
    text: str | None,
    responsible: str | None,
    deadline: str | None,
    status: str | None,
    db: Path,
    who: str,
    why: str | None,
) -> None:
    """Correct what the minutes or the program got wrong; the source stays as it is."""
    from minutes_miner.workflow.deciding import edit as decide

    given = {"text": text, "responsible": responsible, "deadline": deadline, "status": status}
    values: dict[str, str | None] = {name: value for name, value in given.items() if value is not None}
    if deadline == _NONE:
        values["deadline"] = None
    if not values:
        raise click.UsageError("Say what to change: --text, --responsible, --deadline or --status.")
    tell(db, f"{decide(db, action, values, clock=now, who=who, why=why)} is corrected.")


@click.command("dismiss")
@click.argument("ids", nargs=-1, required=True, metavar="ID...", callback=parse_ids)
@decision_options
def dismiss(ids: tuple[str, ...], db: Path, who: str, why: str | None) -> None:
    """Say that actions, or single mentions, are no action points at all, or that a sentence which 'review' shows tells of none.

    They leave all lists and counts and are linked with nothing, also when the minutes are read anew. The same words in later
    minutes are a new action. 'show ID' still tells what was dismissed, by whom and why; 'undo' brings it back.

    \b
    minutes-miner dismiss A-01234567 --why "a fact, no task"
    """
    from minutes_miner.workflow.deciding import dismiss as decide

    names = decide(db, ids, clock=now, who=who, why=why)
    reports = [name for name in names if name.startswith("R-")]
    actions = [name for name in names if name not in reports]
    told = (
        [f"{', '.join(actions)} {'is no action point' if len(actions) == 1 else 'are no action points'}."]
        if actions
        else []
    )
    told += [f"{', '.join(reports)} {'tells' if len(reports) == 1 else 'tell'} of no action."] if reports else []
    tell(db, " ".join(told))


@click.command("undo")
@click.argument("entry", required=False, type=int, metavar="[ENTRY]")
@decision_options
def undo(entry: int | None, db: Path, who: str, why: str | None) -> None:
    """Take back what a person said: an entry of 'minutes-miner log', or the last one."""
    from minutes_miner.workflow.deciding import undo as decide

    taken = decide(db, entry, clock=now, who=who, why=why)
    tell(db, f"Taken back: entry {taken['entry']}, {taken['what']} {taken['subject']}")
    tell_waiting(taken["waits"])


def _dated(text: str, day: str | None) -> str:
    return f"{text} ({day or 'no date'})"


@click.command("decisions")
@db_option
@format_options
def decisions(db: Path, form: str, output: Path | None) -> None:
    """Show what people said, and whether it is still needed: after a newer version of the program or of the minutes the
    program may agree by itself, the minutes may say something new, or the place may be gone."""
    from minutes_miner.workflow.deciding import decisions as said

    fields = ("state", "what", "of", "said", "found", "action_id", "who", "at", "why")
    columns = {
        "state": "state",
        "action_id": "id",
        "what": "what",
        "of": "of",
        "said": "people",
        "found": "program",
        "who": "who",
    }
    rows = said(db)
    write(rows, form=form, output=output, columns=columns, empty="People have said nothing yet.", fields=fields)


@click.command("explain")
@click.argument("a", metavar="A", callback=parse_id)
@click.argument("b", metavar="B", callback=parse_id)
@db_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="table to read, json for programs.",
)
def explain(a: str, b: str, db: Path, form: str) -> None:
    """Say why two mentions are joined or not, in named parts."""
    import json

    from minutes_miner.workflow.deciding import explain as reasons

    found = reasons(db, a, b)
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for side in ("a", "b"):
        place = f"{found[f'{side}_action'] or 'of no action'}, {found[f'{side}_path']}"
        click.echo(f"{found[side]}  {_dated(found[f'{side}_text'], found[f'{side}_date'])}\n  {place}")
    click.echo("")
    said = f", people said: {found['by_people']}" if found["by_people"] else ""
    click.echo(
        f"{'joined' if found['joined'] else 'not joined'}; alike with probability {found['probability']:.2f}{said}\n"
    )
    for part in found["parts"]:
        click.echo(f"  {part['contribution']:+7.2f}  {part['part']} ({part['value']:g})")
    click.echo(f"  {found['bias']:+7.2f}  before anything is known")
    if found.get("versions"):
        click.echo("\nThe two stand for one: their documents are versions of the same minutes.")
    if found.get("replaced"):
        click.echo("\nOne of the two is of no action: a newer version of its minutes left it out.")
    if found.get("dismissed"):
        click.echo("\nA person said that one of the two is no action point.")
    if found.get("other_groups"):
        click.echo("\nThe two are of different groups, which are never joined.")
    if through := found.get("through", [])[1:-1]:
        click.echo(f"\nJoined over {', '.join(through)}.")
    if chains := found.get("chains"):
        click.echo(
            f"\nTheir two chains as wholes fit with {chains.pop('fit'):.2f}, {chains.pop('needed'):.2f} would join them:"
        )
        for name, value in ((name, value) for name, value in chains.items() if value):
            click.echo(f"  {value:+7.2f}  {name}")
