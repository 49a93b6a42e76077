"""What became of an action, from its mentions as the tracker shows them: slips, reopenings, contradictions, oblivion."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from minutes_miner.link.history import tell
from minutes_miner.records import Mention
from minutes_miner.tracker.queries import deadline_of

_TOLD = ("told_by", "deadlines", "moves", "reopened", "contradicted", "born_overdue")


def became(connection: sqlite3.Connection, story: Mapping[str, Any]) -> dict[str, Any]:
    """Each deadline and slip of an action, which mentions raise it again or contradict each other, whether it was overdue when
    it was raised, and how many meetings have gone over it where it is lost. `story` is what `queries.show` returns."""
    mentions = [
        Mention(
            id=m["mention_id"], document=m["path"] or "", row=0, group=story["group"], meeting_date=m["meeting_date"], text=m["text"],
            kind=m["kind"], deadline=deadline_of(m["said"], m["deadline"]), status=m["said"].get("status", m["status"]),
            deadline_before=None if "deadline" in m["said"] else m["deadline_previous"], status_text=m["status_text"],
        )
        for m in story["mentions"]
        if m["counted"]
    ]  # fmt: skip
    if not mentions:
        return {}
    history = asdict(tell(mentions))
    return {name: history[name] for name in _TOLD} | {
        "lost": story["meetings_since"] if story["lost"] else 0,
        "likeness": _likeness(connection, [m.id for m in mentions]),
    }


def _likeness(connection: sqlite3.Connection, ids: list[str]) -> dict[str, float]:
    """By mention after the first, how likely it is the same commitment as the mention that it is most like of those before."""
    rows = connection.execute(
        "SELECT s.mention_id, s.beside FROM machine_mentions m JOIN scores s USING (group_key, mention_id)"
        f" WHERE m.mention_id IN ({', '.join('?' * len(ids))})",
        ids,
    )
    beside: dict[str, dict[str, float]] = {mention: json.loads(told) for mention, told in rows}
    return {
        mention: round(max(beside.get(min(mention, m), {}).get(max(mention, m), 0.0) for m in ids[:at]), 3)
        for at, mention in enumerate(ids[1:], 1)
    }
