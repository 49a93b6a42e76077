"""People decide: join, part, close, reopen, edit, and take back; each is kept, logged, and holds for ever after."""

import re
from pathlib import Path
from typing import Any

from minutes_miner.errors import RequestError
from minutes_miner.link.score import explain as explain_pair
from minutes_miner.records import Mention
from minutes_miner.tracker import chains, people
from minutes_miner.tracker.store import Store
from minutes_miner.workflow.linking import relink

_ACTION = re.compile(r"A-\d+", re.IGNORECASE)
_CLOSED = ("done", "cancelled")
_BY_PEOPLE = "people said so"
STATUSES = ("open", "in_progress", "done", "cancelled")


def link(db: Path, a: str, b: str, *, clock: str, who: str, why: str | None = None) -> str:
    """Two actions or mentions are the same commitment. Returns the id of the action that they are now."""
    with Store(db, clock=clock, who=who) as store:
        first, second = _mentions(store, a), _mentions(store, b)
        if _group(store, first[0]) != _group(store, second[0]):
            raise RequestError("other-group", f"{a} and {b} are of different groups.")
        for name in (a, b):
            if _ACTION.fullmatch(name) and _status(store, name) in _CLOSED:
                raise RequestError(
                    "closed-action", f"{name} is closed; reopen it first ('minutes-miner reopen {name}')."
                )
        people.constrain(store, "link", a, [(first[0], second[0], True)], why=why)
        relink(store, why=_BY_PEOPLE)
        return _action_of(store, first[0])


def unlink(db: Path, mention: str, *, clock: str, who: str, why: str | None = None) -> str:
    """A mention is none of the action that it was joined with. Returns the id of the action that it is now."""
    with Store(db, clock=clock, who=who) as store:
        others = [other for other in _mentions(store, _action_of(store, mention)) if other != mention]
        if not others:
            raise RequestError("nothing-to-undo", f"{mention} stands alone already.")
        people.constrain(store, "unlink", mention, [(mention, other, False) for other in others], why=why)
        relink(store, why=_BY_PEOPLE)
        return _action_of(store, mention)


def split(db: Path, action: str, mentions: tuple[str, ...], *, clock: str, who: str, why: str | None = None) -> str:
    """Some mentions of an action are another one. Returns the id of that one."""
    with Store(db, clock=clock, who=who) as store:
        inside = _mentions(store, action)
        for mention in mentions:
            if mention not in inside:
                raise RequestError("unknown-mention", f"{mention} is no mention of {action}.")
        rest = [mention for mention in inside if mention not in mentions]
        if not mentions or not rest:
            raise RequestError("unknown-mention", "Name some of the mentions of the action, not all.")
        apart = [(one, other, False) for one in mentions for other in rest]
        together = [(mentions[0], other, True) for other in mentions[1:]]
        people.constrain(store, "split", action, apart + together, why=why)
        relink(store, why=_BY_PEOPLE)
        return _action_of(store, mentions[0])


def edit(
    db: Path,
    action: str,
    values: dict[str, str | None],
    *,
    clock: str,
    who: str,
    why: str | None = None,
    what: str = "edit",
) -> str:
    """What an action's text, responsible (names parted by ";"), deadline (ISO) or status should say. Returns its id."""
    if values.get("status") not in (None, *STATUSES):
        raise RequestError("bad-status", f"A status is one of {', '.join(STATUSES)}.")
    with Store(db, clock=clock, who=who) as store:
        last = _mentions(store, action)[-1]
        people.correct(store, what, _action_of(store, last), last, values, why=why)
        relink(store, why=_BY_PEOPLE)
        return _action_of(store, last)


def undo(db: Path, entry: int | None, *, clock: str, who: str, why: str | None = None) -> dict[str, Any]:
    """Take back an entry of the log by a person, or the last one. Returns what was taken back."""
    with Store(db, clock=clock, who=who) as store:
        taken = people.undo(store, entry, why=why)
        relink(store, why=_BY_PEOPLE)
        return taken


def explain(db: Path, a: str, b: str, *, clock: str) -> dict[str, Any]:
    """Why two mentions are joined or not: the score in named parts, and what people said of them."""
    with Store(db, clock=clock) as store:
        first, second = (_mention(store, _mentions(store, name)[-1]) for name in (a, b))
        must, cannot = people.constraints(store)
        pair = (min(first.id, second.id), max(first.id, second.id))
        score = explain_pair(first, second)
        return {
            "a": first.id, "a_text": first.text, "b": second.id, "b_text": second.text,
            "joined": _action_of(store, first.id) == _action_of(store, second.id),
            "by_people": "together" if pair in must else "apart" if pair in cannot else None,
            "probability": round(score.probability, 3), "bias": round(score.bias, 3),
            "parts": [
                {"part": part.name, "value": round(part.value, 3), "contribution": round(part.contribution, 3)}
                for part in score.parts
            ],
        }  # fmt: skip


def _mentions(store: Store, name: str) -> list[str]:
    """The counted mentions of an action in order of time, or the mention itself. Raises `RequestError`."""
    c = store.connection
    if not _ACTION.fullmatch(name):
        people.place_of(c, name)
        return [name]
    row = c.execute("SELECT now FROM action_ids WHERE action_id = ?", (name.upper(),)).fetchone()
    rows = c.execute(
        "SELECT mention_id FROM links JOIN machine_mentions m USING (mention_id) WHERE action_id = ? AND counted"
        " ORDER BY m.meeting_date, m.sha256, m.row",
        (row[0] if row else "",),
    ).fetchall()
    if not rows:
        raise RequestError("unknown-action", f"No tracked action {name}.")
    return [mention for (mention,) in rows]


def _mention(store: Store, mention_id: str) -> Mention:
    return next(m for m, _ in chains.mentions_of(store, _group(store, mention_id)) if m.id == mention_id)


def _group(store: Store, mention_id: str) -> str:
    row = store.connection.execute(
        "SELECT group_key FROM machine_mentions WHERE mention_id = ?", (mention_id,)
    ).fetchone()
    return str(row[0])


def _action_of(store: Store, mention_id: str) -> str:
    row = store.connection.execute("SELECT action_id FROM links WHERE mention_id = ?", (mention_id,)).fetchone()
    if row is None:
        raise RequestError("unknown-mention", f"No mention {mention_id} in any action.")
    return str(row[0])


def _status(store: Store, action: str) -> str:
    row = store.connection.execute(
        "SELECT status FROM chains WHERE action_id = (SELECT now FROM action_ids WHERE action_id = ?)",
        (action.upper(),),
    ).fetchone()
    return str(row[0]) if row else ""
