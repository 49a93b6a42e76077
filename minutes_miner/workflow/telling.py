"""What became of an action, from its mentions as the tracker shows them: slips, reopenings, contradictions, oblivion."""

import sqlite3
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from minutes_miner.link.history import tell
from minutes_miner.records import Mention

_TOLD = ("told_by", "deadlines", "moves", "reopened", "contradicted", "born_overdue")


def became(connection: sqlite3.Connection, story: Mapping[str, Any]) -> dict[str, Any]:
    """Each deadline and slip of an action, which mentions raise it again or contradict each other, whether it was overdue when
    it was raised, and how many meetings have gone over it where it is lost. `story` is what `queries.show` returns."""
    mentions = [
        Mention(
            id=m["mention_id"], document=m["path"] or "", row=0, group=story["group"], meeting_date=m["meeting_date"], text=m["text"],
            kind=m["kind"], deadline=m["said"].get("deadline", m["deadline"]), status=m["said"].get("status", m["status"]),
            status_text=m["status_text"],
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
    found = {}
    for at, mention in enumerate(ids[1:], 1):
        marks = ", ".join("?" * at)
        row = connection.execute(
            f"SELECT max(p) FROM (SELECT probability AS p FROM pair_scores WHERE a = ? AND b IN ({marks})"
            f" UNION ALL SELECT probability FROM pair_scores WHERE b = ? AND a IN ({marks}))",
            (mention, *ids[:at], mention, *ids[:at]),
        ).fetchone()
        found[mention] = round(row[0] or 0.0, 3)
    return found
