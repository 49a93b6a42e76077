"""Reports in running text that no rule takes for an action: sentences of later minutes in the words of an open action.

"UNHCR shared the pathway with all partners" tells nothing by itself; where the minutes before have an open action in these words
it may tell that this is done. A person is shown the sentence and decides.
"""

import itertools
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from minutes_miner.link.chains import ASK
from minutes_miner.link.score import probability
from minutes_miner.records import Mention, Status
from minutes_miner.tracker.chains import mentions_of

_OPEN = "('open', 'in_progress')"


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence of a later document that may tell how an open action ended; `probability` that both speak of the same."""

    action_id: str
    action: str
    text: str
    status: Status
    meeting_date: str
    path: str
    page: int | None
    probability: float


class _Told(NamedTuple):
    """A report in running text, as a mention would be, and where it stands."""

    mention: Mention
    path: str
    page: int | None


class _Chain(NamedTuple):
    """An open action with its mentions."""

    action_id: str
    text: str
    last_raised: str
    mentions: list[Mention]

    def likeness(self, told: _Told) -> float:
        if self.last_raised >= (told.mention.meeting_date or ""):
            return 0.0
        return max(probability(mention, told.mention) for mention in self.mentions)


def heard(c: sqlite3.Connection, action_id: str | None = None) -> list[Heard]:
    """The sentences that may report on open actions, or on one of them, the likeliest first; each of the action that it fits best."""
    chosen, values = ("AND action_id = ?", [action_id]) if action_id else ("", [])
    groups = c.execute(
        f"SELECT group_key, min(last_raised) FROM chains WHERE status IN {_OPEN} AND last_raised IS NOT NULL {chosen}"
        " GROUP BY group_key ORDER BY group_key",
        values,
    ).fetchall()
    found = [one for key, since in groups for one in _of_group(c, key, since) if action_id in (None, one.action_id)]
    return sorted(found, key=lambda one: (-one.probability, one.action_id, one.meeting_date, one.text))


def _of_group(c: sqlite3.Connection, key: str, since: str) -> Iterator[Heard]:
    reports = list(_told_since(c, key, since))
    chains = list(_open_chains(c, key)) if reports else []
    for told in reports:
        fits = ((chain.likeness(told), chain.action_id, chain) for chain in chains)
        likely, _, chain = max(fits, key=lambda fit: fit[:2], default=(0.0, "", None))
        if chain is not None and likely >= ASK:
            said = told.mention
            yield Heard(
                chain.action_id, chain.text, said.text, said.status, said.meeting_date or "", told.path, told.page, round(likely, 3)
            )  # fmt: skip


def _told_since(c: sqlite3.Connection, key: str, since: str) -> Iterator[_Told]:
    """The reports in the running text of the minutes of a group after a day."""
    rows = c.execute(
        "SELECT sha256, group_name, meeting_date, (SELECT min(path) FROM paths p WHERE p.sha256 = e.sha256),"
        " json_extract(json, '$.reports') FROM extractions e WHERE group_key = ? AND meeting_date > ? ORDER BY meeting_date, sha256",
        (key, since),
    )
    for document, group, day, path, reports in rows.fetchall():
        for told in json.loads(reports or "[]"):
            said = Mention(told["text"], document, 0, group, day, told["text"], "status", status=told["status"])
            yield _Told(said, path or "", told["page"])


def _open_chains(c: sqlite3.Connection, key: str) -> Iterator[_Chain]:
    """The open actions of a group, in order of their ids."""
    mentions = {mention.id: mention for mention, _ in mentions_of(c, key)}
    rows = c.execute(
        "SELECT action_id, a.text, last_raised, mention_id FROM chains a JOIN links USING (action_id)"
        f" WHERE a.group_key = ? AND counted AND status IN {_OPEN} AND last_raised IS NOT NULL ORDER BY action_id, mention_id",
        (key,),
    ).fetchall()
    for action, group in itertools.groupby(rows, key=lambda row: str(row["action_id"])):
        told = list(group)
        members = [mentions[row["mention_id"]] for row in told if row["mention_id"] in mentions]
        if members:
            yield _Chain(action, told[0]["text"], told[0]["last_raised"], members)
