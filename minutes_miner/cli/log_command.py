"""`minutes-miner log`: who changed what, when and why."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from minutes_miner.cli.options import db_option, format_options, parse_id
from minutes_miner.cli.output import write

_COLUMNS = {"when": "when", "who": "who", "what": "what", "about": "about", "change": "action", "why": "why"}
_FIELDS = ("entry", "at", "who", "what", "subject", "about", "old", "new", "change", "why")


@click.command("log")
@click.argument("about", required=False, metavar="[ID]", callback=parse_id)
@db_option
@format_options
def command(about: str | None, db: Path, form: str, output: Path | None) -> None:
    """Show every change: who, when, what it was before and after, and why; the oldest first.

    With ID (of an action or a mention, the path or hash of a document) only what is about that. Nothing is ever
    taken out of the log; 'minutes-miner verify' proves it.

    \b
    minutes-miner log A-01234567
    minutes-miner log --format json
    """
    from minutes_miner.tracker.connect import open_to_read
    from minutes_miner.tracker.log import entries, subjects_about

    with closing(open_to_read(db)) as connection:
        chosen = subjects_about(connection, about) if about else None
        rows = (
            {
                **entry,
                "change": _change(entry["old"], entry["new"]),
                "about": entry["subject"][:12],
                "when": _moment(entry["at"]),
            }
            for entry in entries(connection, chosen)
        )
        write(rows, form=form, output=output, columns=_COLUMNS, empty="The log is empty.", fields=_FIELDS)


def _moment(at: str) -> str:
    """A moment of the log on this computer's clock, to the minute."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%dT%H:%M")
    except (ValueError, OverflowError, OSError):  # what another tool wrote, or a clock that was wrong
        return at


def _change(old: Any, new: Any) -> str:
    """What is otherwise now, in words."""
    if isinstance(old, dict) or isinstance(new, dict):
        return "; ".join(_changes(_plain(old or {}), _plain(new or {})))
    return " → ".join(str(value) for value in (old, new) if value is not None)


def _plain(told: dict[str, Any]) -> dict[str, Any]:
    """What an entry says; rows of what people said by field, and by whether two sentences are one action."""
    found = {name: value for name, value in told.items() if name not in ("corrections", "constraints", "words")}
    for _, _, _, field, value, *_ in told.get("corrections", ()):
        found[field] = "none" if value is None else value
    for _, field, value, *_ in told.get("words", ()):
        found[field] = value
    for a, b, same, *_ in told.get("constraints", ()):
        one, other = (json.loads(place)[2] for place in (a, b))
        found.setdefault("one action" if same else "not one action", []).append(f"“{one}” and “{other}”")
    return found


def _changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    for name in {**old, **new}:
        before, after = _said(old.get(name)), _said(new.get(name))
        if before != after:
            yield f"{name}: {before} → {after}" if before else f"{name}: {after}"


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)
