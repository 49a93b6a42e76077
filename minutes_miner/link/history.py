"""What became of a commitment: one chain of mentions told as one action, a pure function of its mentions."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from minutes_miner.link.signature import commits, says_again, tells_again
from minutes_miner.records import Mention, Status

_CLOSED = ("done", "cancelled")


@dataclass(frozen=True, slots=True)
class Slip:
    """A deadline that was moved: from one day to another, `days` apart (negative where it was brought forward), and the
    mention that moved it."""

    before: str
    after: str
    days: int
    mention: str


@dataclass(frozen=True, slots=True)
class History:
    """One tracked action: its wording, who, by when, how it stands, how often it was carried over and moved.

    `told_by` is the mention that says how it stands. `reopened` are the mentions that raised it again after it was done
    or dropped; `contradicted` are pairs of mentions of which one says closed and the other, of the same day or later and
    without raising it again, says not. `born_overdue`: its first deadline had passed when it was raised.
    """

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
    told_by: str = ""
    deadlines: tuple[str, ...] = ()
    moves: tuple[Slip, ...] = ()
    reopened: tuple[str, ...] = ()
    contradicted: tuple[tuple[str, str], ...] = ()
    born_overdue: bool = False


def tell(mentions: Sequence[Mention]) -> History:
    """The history of a chain, mentions in order of time, at least one."""
    last = mentions[-1]
    wording = next(
        (m for m in reversed(mentions) if m.kind != "status"), max(mentions, key=lambda m: (len(m.text), m.text))
    )
    dated = _deadlines(mentions)
    moves = tuple(_slip(a, b, mention) for (a, _), (b, mention) in itertools.pairwise(dated))
    days = sorted({m.meeting_date for m in mentions if m.meeting_date})
    reopened, contradicted = _after_closing(mentions)
    return History(
        text=wording.text,
        status=last.status,
        status_text=last.status_text,
        responsible=next((m.responsible for m in reversed(mentions) if m.responsible), ()),
        deadline=dated[-1][0] if dated else None,
        first_raised=days[0] if days else None,
        last_raised=days[-1] if days else None,
        carried_over=max(len(days) - 1, 0),
        slips=sum(1 for move in moves if move.days > 0),
        days_slipped=sum(move.days for move in moves if move.days > 0),
        told_by=last.id,
        deadlines=tuple(day for day, _ in dated),
        moves=moves,
        reopened=reopened,
        contradicted=contradicted,
        born_overdue=bool(dated and days and dated[0][0] < days[0]),
    )


def _deadlines(mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    """The deadlines in order of time with the mention that names each, repetitions left out; of a document that tells an action
    twice ("before 31 October" and "31/10") the last."""
    last = {mention.document: mention.id for mention in mentions if mention.deadline}
    found: list[tuple[str, str]] = []
    for mention in mentions:
        named = mention.deadline if last.get(mention.document) == mention.id else None
        for day in (mention.deadline_before, named):
            if day and (not found or found[-1][0] != day):
                found.append((day, mention.id))
    return found


def _slip(before: str, after: str, mention: str) -> Slip:
    return Slip(before, after, (date.fromisoformat(after) - date.fromisoformat(before)).days, mention)


def _after_closing(mentions: Sequence[Mention]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The mentions that raise a closed action again, and the pairs that contradict each other."""
    reopened: list[str] = []
    contradicted: list[tuple[str, str]] = []
    for before, after in itertools.pairwise(mentions):
        closed = before.status in _CLOSED, after.status in _CLOSED
        if before.meeting_date == after.meeting_date:
            if closed[0] != closed[1]:
                contradicted.append((before.id, after.id))
        elif closed == (True, False):
            if _raises(after):
                reopened.append(after.id)
            else:
                contradicted.append((before.id, after.id))
    return tuple(reopened), tuple(contradicted)


def _raises(mention: Mention) -> bool:
    """Whether a mention says that something is to be done, and does not only report on it."""
    return (
        says_again(mention)
        or tells_again(mention.status_text or "")
        or commits(mention)
        or (mention.status == "open" and mention.kind != "status")
    )
