"""Where a sentence stands and how far its action is, as texts for people say it."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any


def place_of(mention: Mapping[str, Any], prefix: str = "") -> str:
    """The document of a mention and the place in it: "minutes/may.pdf, page 2, table 1, row 3, under “Shelter”"."""
    of = {
        name: mention.get(f"{prefix}{name}")
        for name in ("path", "page", "table_number", "table_row", "line", "agenda_item")
    }
    place = [of["path"] or "?"]
    place += [f"page {of['page']}"] if of["page"] else []
    place += [f"table {of['table_number']}, row {of['table_row']}"] if of["table_number"] else []
    place += [f"line {of['line']}"] if of["line"] else []
    place += [f"under “{of['agenda_item']}”"] if of["agenda_item"] else []
    return ", ".join(place)


def quoted(text: str) -> str:
    """A sentence of a document between quotation marks, set in."""
    return textwrap.fill(" ".join(text.split()), 96, initial_indent="    “", subsequent_indent="     ") + "”"


def state_of(status: str, words: str | None = None) -> str:
    """How far an action or a mention is, and the words that say so."""
    return status.replace("_", " ") + (f' ("{words}")' if words else "")


def owed_by(responsible: Sequence[str], deadline: str | None) -> str:
    """Who is to do something and by when: "NRC, UNICEF, due 2024-03-31", "nobody named, no deadline"."""
    return f"{', '.join(responsible) or 'nobody named'}, {f'due {deadline}' if deadline else 'no deadline'}"


def told_later(report: Mapping[str, Any]) -> list[str]:
    """A sentence of later minutes with its day and place."""
    return [
        f"  {report['meeting_date']}  {state_of(report['status'])}?",
        quoted(report["text"]),
        f"    {place_of(report)}",
    ]
