"""Reports in running text that no rule takes for an action: sentences of later minutes in the words of an open action.

"UNHCR shared the pathway with all partners" tells nothing by itself; where the minutes before have an open action in these words
it may tell that this is done. A person is shown the sentence and decides.
"""

import itertools
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from minutes_miner.link.chains import ASK
from minutes_miner.link.glance import Glance, keys_of
from minutes_miner.link.parts import in_order
from minutes_miner.link.score import WEIGHTS, likely, rest_of
from minutes_miner.link.signature import fold, signature
from minutes_miner.records import Mention, Status
from minutes_miner.tracker.chains import mentions_of, scored

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


@dataclass(frozen=True, slots=True)
class _Group:
    """The open actions of a group, and by each of their mentions what it is found by."""

    chains: list[_Chain]
    keys: dict[str, str]
    rest: float = field(default_factory=lambda: rest_of(WEIGHTS))

    def best(self, reports: Sequence[_Told]) -> Iterator[tuple[_Told, _Chain, float]]:
        """Of each report the action that it fits best, where a person may be asked. Reports are held only against what could be
        the same at a glance, for there may be thousands of both."""
        chain_of = {mention.id: chain for chain in self.chains for mention in chain.mentions}
        mine = {mention.id: mention for chain in self.chains for mention in chain.mentions}
        told = {report.mention.id: report for report in reports}
        ordered = sorted([*mine.values(), *(report.mention for report in reports)], key=in_order)
        glance = Glance(ordered, [self.keys.get(m.id) or keys_of(m) for m in ordered], ASK, weights=WEIGHTS)
        for at, mention in enumerate(ordered):
            if (report := told.get(mention.id)) is None:
                continue
            near = [ordered[place] for place in glance.near(at) if ordered[place].id in mine]
            fits = [(self._likely(other, mention, chain_of[other.id]), chain_of[other.id]) for other in near]
            if fits and (best := max(fits, key=lambda fit: (fit[0], fit[1].action_id)))[0]:
                yield report, best[1], best[0]

    def _likely(self, mention: Mention, report: Mention, chain: _Chain) -> float:
        if chain.last_raised >= (report.meeting_date or ""):
            return 0.0
        return likely((mention, signature(mention)), (report, signature(report)), ASK, rest=self.rest)


def heard(c: sqlite3.Connection, action_id: str | None = None) -> list[Heard]:
    """The sentences that may report on open actions, or on one of them, the likeliest first; each of the action that it fits best."""
    chosen, values = ("AND action_id = ?", [action_id]) if action_id else ("", [])
    groups = c.execute(
        f"SELECT group_key, min(last_raised) FROM chains WHERE status IN {_OPEN} AND last_raised IS NOT NULL {chosen}"
        " GROUP BY group_key ORDER BY group_key",
        values,
    ).fetchall()
    found = [
        one
        for key, since in groups
        for one in _of_group(c, key, since, action_id)
        if action_id in (None, one.action_id)
    ]
    return sorted(found, key=lambda one: (-one.probability, one.action_id, one.meeting_date, one.text))


def _of_group(c: sqlite3.Connection, key: str, since: str, action_id: str | None) -> Iterator[Heard]:
    reports = list(_told_since(c, key, since))
    if not reports:
        return
    group = _Group(list(_open_chains(c, key)), {mention: keys for mention, (_, keys) in scored(c, key).items()})
    if action_id:  # the others are asked only of what may tell of this one
        alone = _Group([chain for chain in group.chains if chain.action_id == action_id], group.keys)
        reports = [told for told, _, _ in alone.best(reports)]
    for told, chain, probability in group.best(reports) if reports else ():
        said = told.mention
        yield Heard(
            chain.action_id, chain.text, said.text, said.status, said.meeting_date or "", told.path, told.page, round(probability, 3)
        )  # fmt: skip


def _told_since(c: sqlite3.Connection, key: str, since: str) -> Iterator[_Told]:
    """The reports in the running text of the minutes of a group after a day; what two versions of minutes tell, once."""
    rows = c.execute(
        "SELECT sha256, group_name, meeting_date, min(path), json_extract(json, '$.reports')"
        " FROM extractions JOIN paths USING (sha256) WHERE group_key = ? AND meeting_date > ?"
        " GROUP BY sha256 ORDER BY meeting_date, sha256",
        (key, since),
    )
    before: set[tuple[str, str]] = set()
    for document, group, day, path, reports in rows.fetchall():
        for at, told in enumerate(json.loads(reports or "[]")):
            text = told["text"]
            if (day, fold(text)) not in before:
                before.add((day, fold(text)))
                said = Mention(f"{document} {at}", document, 0, group, day, text, "status", status=told["status"])
                yield _Told(said, path, told["page"])


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
