"""Reports in running text that no rule takes for an action: sentences of later minutes in the words of an open action.

"UNHCR shared the pathway with all partners" tells nothing by itself; where the minutes before have an open action in these words
it may tell that this is done. A person is shown the sentence and decides.
"""

import itertools
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from minutes_miner.link.chains import ASK
from minutes_miner.link.score import probability
from minutes_miner.records import Mention
from minutes_miner.tracker.chains import mentions_of

_OPEN = "('open', 'in_progress')"


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence of a later document that may tell how an open action ended; `probability` that both speak of the same."""

    action_id: str
    action: str
    text: str
    meeting_date: str
    path: str
    page: int | None
    probability: float


def heard(c: sqlite3.Connection, action_id: str | None = None) -> list[Heard]:
    """The sentences that may report on open actions, or on one of them, the likeliest first; each of the action that it fits best."""
    chosen, values = ("AND action_id = ?", [action_id]) if action_id else ("", [])
    keys = c.execute(f"SELECT DISTINCT group_key FROM chains WHERE status IN {_OPEN} {chosen} ORDER BY 1", values)
    found = [one for (key,) in keys.fetchall() for one in _of_group(c, key) if action_id in (None, one.action_id)]
    return sorted(found, key=lambda one: (-one.probability, one.action_id, one.meeting_date, one.text))


def _of_group(c: sqlite3.Connection, key: str) -> Iterator[Heard]:
    told = _told_later(c, key)
    if not told:
        return
    mentions = {mention.id: mention for mention, _ in mentions_of(c, key)}
    rows = c.execute(
        "SELECT action_id, text, last_raised, mention_id FROM chains JOIN links USING (action_id)"
        f" WHERE chains.group_key = ? AND counted AND status IN {_OPEN} AND last_raised IS NOT NULL ORDER BY action_id",
        (key,),
    ).fetchall()
    chains = [list(group) for _, group in itertools.groupby(rows, key=lambda row: row[0])]
    for path, page, sentence in told:
        fits = [
            (max(probability(mentions[row[3]], sentence) for row in chain if row[3] in mentions), chain[0])
            for chain in chains
            if chain[0][2] < (sentence.meeting_date or "") and any(row[3] in mentions for row in chain)
        ]
        likely, chain = max(fits, key=lambda fit: (fit[0], fit[1][0]), default=(0.0, None))
        if chain is not None and likely >= ASK:
            yield Heard(chain[0], chain[1], sentence.text, sentence.meeting_date or "", path, page, round(likely, 3))


def _told_later(c: sqlite3.Connection, key: str) -> list[tuple[str, int | None, Mention]]:
    """The reports in the running text of the minutes of a group, each as a mention would be, with path and page."""
    rows = c.execute(
        "SELECT sha256, group_name, meeting_date, (SELECT min(path) FROM paths p WHERE p.sha256 = e.sha256),"
        " json_extract(json, '$.reports') FROM extractions e"
        " WHERE group_key = ? AND meeting_date IS NOT NULL ORDER BY meeting_date, sha256",
        (key,),
    )
    return [
        (
            path,
            told["page"],
            Mention(told["text"], document, 0, group, day, told["text"], "status", status=told["status"]),
        )
        for document, group, day, path, reports in rows.fetchall()
        for told in json.loads(reports or "[]")
    ]
