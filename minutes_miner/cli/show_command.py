"""`minutes-miner show`: the story of one tracked action."""

import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from minutes_miner.cli.options import as_of_option, db_option, format_options, known_at_option, parse_id, persons_option
from minutes_miner.cli.output import plain, write
from minutes_miner.cli.persons import PERSONS, name_persons
from minutes_miner.cli.places import owed_by, place_of, quoted, state_of, told_later

_FIELDS: tuple[str, ...] = (
    "action_id", "mention_id", "meeting_date", "kind", "text", "responsible", "status", "status_text", "deadline", "quote", "path",
    "page", "table_number", "table_row", "line", "counted",
)  # fmt: skip


@click.command("show")
@click.argument("action_id", metavar="ID", callback=parse_id)
@db_option
@as_of_option
@known_at_option
@persons_option
@format_options
def command(
    action_id: str,
    db: Path,
    as_of: date | None,
    known_at: int | None,
    with_persons: bool,
    form: str,
    output: Path | None,
) -> None:
    """Tell the story of one tracked action: every mention in order, with its quote, document and page.

    \b
    minutes-miner show A-01234567
    """
    from minutes_miner.cli.answering import answering
    from minutes_miner.tracker.queries import show
    from minutes_miner.workflow.telling import became

    with answering(db, known_at=known_at) as connection:
        story = show(connection, action_id, as_of=as_of)
        story |= {"history": became(connection, story)}
        story |= {"reports": [] if as_of or known_at else _heard(connection, story)}
        fields = _FIELDS
        if with_persons:
            story = {**name_persons(connection, [story])[0], "mentions": name_persons(connection, story["mentions"])}
            fields = (*_FIELDS, *PERSONS)
    if form == "table" and output is None:
        click.echo(plain(_told(story)))
        return
    rows = (
        [{**story}]
        if form == "json"
        else [{"action_id": story["action_id"], **mention} for mention in story["mentions"]]
    )
    write(rows, form=form, output=output, columns={name: name for name in fields}, empty="", fields=fields)


def _heard(connection: sqlite3.Connection, story: dict[str, Any]) -> list[dict[str, Any]]:
    """What later minutes may tell of an open action; comparing words takes a third of a second to begin, so only where any may."""
    from minutes_miner.tracker.queries import may_be_told_later

    if not may_be_told_later(connection, story["action_id"]):
        return []
    from minutes_miner.workflow.hearing import heard

    return [asdict(one) for one in heard(connection, story["action_id"])]


def _told(story: dict[str, Any]) -> str:
    head = f"{story['action_id']}  {story['text']}"
    if story["asked_for"] != story["action_id"]:
        head = f"({story['asked_for']} is now {story['action_id']})\n{head}"
    state = state_of(story["status"], story["status_text"])
    slips = f", moved {story['slips']} times by {story['days_slipped']} days" if story["slips"] else ""
    lines = [
        head,
        *_dismissal(story.get("dismissed")),
        f"  {story['group']}",
        *([f"  {', '.join(story['persons'])}"] if story.get("persons") else []),
        f"  {owed_by(story['responsible'], story['deadline'])}{slips}",
        f"  {state}; first raised {story['first_raised'] or '?'}, last {story['last_raised'] or '?'}, "
        f"carried over {story['carried_over']} times",
        *(f"  {fact}" for fact in _history(story.get("history") or {})),
        "",
    ]
    for mention in story["mentions"]:
        lines += _mention(mention, (story.get("history") or {}).get("likeness", {}).get(mention["mention_id"]))
    return "\n".join([*lines, *_reports(story["reports"])])


def _dismissal(said: dict[str, Any] | None) -> Iterator[str]:
    """Who said that it is no action point, when and why."""
    if said:
        yield f"  no action point, said {said['who']} on {said['at'][:10]}" + (
            f": {said['why']}" if said["why"] else ""
        )
        yield "  it stands in no list; as it was:"


def _reports(reports: list[dict[str, Any]]) -> Iterator[str]:
    """Sentences of later minutes that may tell how it ended."""
    if reports:
        yield "  Later minutes may tell how it ended:"
    for report in reports:
        yield from told_later(report)


def _history(history: dict[str, Any]) -> Iterator[str]:
    """What a reviewer should see of the past of an action, one line each."""
    for move in history.get("moves", ()):
        yield f"deadline moved from {move['before']} to {move['after']} ({move['days']:+d} days)"
    if history.get("born_overdue"):
        yield "its first deadline had passed when it was raised"
    if history.get("reopened"):
        yield f"raised again after it was closed: {len(history['reopened'])} times"
    for a, b in history.get("contradicted", ()):
        yield f"contradicted: {a} and {b} do not agree whether it is closed"
    if history.get("lost"):
        yield f"lost: the group met {history['lost']} times since without a word of it"


def _mention(mention: dict[str, Any], likeness: float | None) -> list[str]:
    state = state_of(mention["status"], mention["status_text"])
    came = mention["said"].get("next_meeting")
    due = mention["deadline"] or mention["deadline_text"] or ""
    due = f", due {due}" + (f" ({came})" if came else "") if due else ""
    copy = "" if mention["counted"] else "  (another version of the same minutes)"
    return [
        f"  {mention['meeting_date'] or 'no date'}  {mention['kind']}, {state}{due}{copy}",
        quoted(mention["quote"]),
        f"    {place_of(mention)}",
        f"    {mention['mention_id']}" + (f", likeness to those before {likeness:.2f}" if likeness is not None else ""),
        "",
    ]
