"""What became of a commitment: one chain of mentions told as one action, a pure function of its mentions."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from minutes_miner.records import Mention, Status


@dataclass(frozen=True, slots=True)
class History:
    """One tracked action: its wording, who, by when, how it stands, how often it was carried over and moved."""

    text: str
    status: Status
    status_text: str | None
    responsible: tuple[str, ...]
    deadline: str | None
    first_raised: str | None
    last_raised: str | None
    carried_over: int
    slips: int
    days_slipped: int


def tell(mentions: Sequence[Mention]) -> History:
    """The history of a chain, mentions in order of time; at least one."""
    last = mentions[-1]
    wording = next(
        (m for m in reversed(mentions) if m.kind != "status"), max(mentions, key=lambda m: (len(m.text), m.text))
    )
    deadlines = _deadlines(mentions)
    moves = [(date.fromisoformat(b) - date.fromisoformat(a)).days for a, b in itertools.pairwise(deadlines)]
    days = sorted({m.meeting_date for m in mentions if m.meeting_date})
    return History(
        text=wording.text,
        status=last.status,
        status_text=last.status_text,
        responsible=next((m.responsible for m in reversed(mentions) if m.responsible), ()),
        deadline=deadlines[-1] if deadlines else None,
        first_raised=days[0] if days else None,
        last_raised=days[-1] if days else None,
        carried_over=max(len(days) - 1, 0),
        slips=sum(1 for move in moves if move > 0),
        days_slipped=sum(move for move in moves if move > 0),
    )


def _deadlines(mentions: Sequence[Mention]) -> list[str]:
    """The deadlines in order of time, repetitions left out."""
    found: list[str] = []
    for mention in mentions:
        if mention.deadline_before and (not found or found[-1] != mention.deadline_before):
            found.append(mention.deadline_before)
        if mention.deadline and (not found or found[-1] != mention.deadline):
            found.append(mention.deadline)
    return found
