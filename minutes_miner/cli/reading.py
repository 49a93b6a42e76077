"""One extraction as a person reads it."""

import textwrap
from collections.abc import Iterable, Iterator

from minutes_miner.records import ActionPoint, AgendaItem, Extraction


def told(extraction: Extraction) -> str:
    """The extraction in lines: meeting, who was there, agenda, action points, what was nearly taken."""
    meeting = extraction.meeting
    times = f" {meeting.start_time or ''}{'–' + meeting.end_time if meeting.end_time else ''}".rstrip()
    present = [a.agency or a.role or "(a person)" for a in extraction.attendees if a.present]
    lines = [
        f"{extraction.source.path}: {extraction.kind}",
        f"  {meeting.group or 'group unknown'}, {meeting.date or 'no date'}{times}",
        *(
            textwrap.wrap(
                "present: " + ", ".join(dict.fromkeys(present)), 100, initial_indent="  ", subsequent_indent="    "
            )
            if present
            else []
        ),
        *_agenda(extraction.agenda, 2),
        *(line for action in extraction.action_points for line in _action(action)),
    ]
    if extraction.source.tables:
        lines.append(f"  tables: {extraction.source.tables}, understood: {extraction.source.tables_used}")
    if extraction.near_misses:
        lines.append(f"  not taken, but like a commitment: {len(extraction.near_misses)}")
        lines += [
            f"    ~ {textwrap.shorten(miss.text, 90)} ({miss.reason}{f' by {miss.author}' if miss.author else ''})"
            for miss in extraction.near_misses
        ]
    return "\n".join(lines) + "\n"


def _agenda(items: Iterable[AgendaItem], indent: int) -> Iterator[str]:
    for item in items:
        yield f"{' ' * indent}{(item.number + '.') if item.number else '-'} {item.title}"
        yield from _agenda(item.items, indent + 2)


def _action(action: ActionPoint) -> Iterator[str]:
    who = ", ".join(party.agency or party.text for party in action.responsible) or "nobody named"
    due = f", by {action.deadline.date or action.deadline.text}" if action.deadline else ""
    yield textwrap.fill(f"* {action.text}", 100, initial_indent="  ", subsequent_indent="    ")
    yield f"    {who}{due}; {action.kind}, {action.status.replace('_', ' ')}; confidence {action.confidence:.2f}"
