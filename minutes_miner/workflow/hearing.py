"""Reports in running text that no rule takes for an action: sentences of later minutes in the words of an open action.

"UNHCR shared the pathway with all partners" tells nothing by itself; where the minutes before have an open action in these words
it may tell that this is done. A person is shown the sentence and decides.
"""

import hashlib
import itertools
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from minutes_miner.errors import RequestError
from minutes_miner.link.chains import ASK
from minutes_miner.link.score import WEIGHTS, likely, rest_of
from minutes_miner.link.signature import fold, signature
from minutes_miner.records import Mention, Status
from minutes_miner.tracker import people
from minutes_miner.tracker.chains import mentions_of
from minutes_miner.tracker.store import Store

_OPEN = "('open', 'in_progress')"
_LETTERS, _SHORTEST = 5, 3  # by which words are found, of words that long
_DIGITS = 8  # of an id
_FEW = 20  # reports in which any word may stand


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence of a later document that may tell how an open action ended; `probability` that both speak of the same, `id` by
    which a person says that it does not, `document` the hash of where it stands."""

    id: str
    document: str
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
    words: frozenset[str]

    @property
    def said(self) -> tuple[str, str]:
        """By what a person's word on it is kept."""
        return self.mention.document, self.mention.text


class _Chain(NamedTuple):
    """An open action with its mentions."""

    action_id: str
    text: str
    last_raised: str
    mentions: list[Mention]


class _Index:
    """The open actions of a group by the rare words of their mentions, so that of thousands of sentences each is held against few."""

    def __init__(self, chains: Iterable[_Chain], rare: frozenset[str]) -> None:
        self._rare, self._rest = rare, rest_of(WEIGHTS)
        self._by_word: dict[str, list[tuple[_Chain, Mention]]] = {}
        for chain in chains:
            for mention in chain.mentions:
                for word in _beginnings(mention.text) & rare:
                    self._by_word.setdefault(word, []).append((chain, mention))

    def best(self, told: _Told) -> tuple[float, _Chain] | None:
        """The action that a report fits best and how likely, where a person may be asked."""
        near = {m.id: (chain, m) for word in told.words & self._rare for chain, m in self._by_word.get(word, ())}
        fits = [(self._likely(mention, told.mention, chain), chain) for chain, mention in near.values()]
        found = max(fits, key=lambda fit: (fit[0], fit[1].action_id), default=None)
        return found if found and found[0] else None

    def _likely(self, mention: Mention, report: Mention, chain: _Chain) -> float:
        if chain.last_raised >= (report.meeting_date or ""):
            return 0.0
        return likely((mention, signature(mention)), (report, signature(report)), ASK, rest=self._rest)


def heard(c: sqlite3.Connection, action_id: str | None = None) -> list[Heard]:
    """The sentences that may report on open actions, or on one of them, the likeliest first; each of the action that it fits best."""
    chosen, values = ("AND action_id = ?", [action_id]) if action_id else ("", [])
    groups = c.execute(
        f"SELECT group_key, min(last_raised) FROM chains WHERE status IN {_OPEN} AND last_raised IS NOT NULL {chosen}"
        " GROUP BY group_key ORDER BY group_key",
        values,
    ).fetchall()
    refused = people.refused_reports(c) if groups else frozenset[tuple[str, str]]()
    found = [
        one
        for key, since in groups
        for one in _of_group(c, key, since, action_id, refused)
        if action_id in (None, one.action_id)
    ]
    return sorted(found, key=lambda one: (-one.probability, one.action_id, one.meeting_date, one.text))


def _of_group(
    c: sqlite3.Connection, key: str, since: str, action_id: str | None, refused: Collection[tuple[str, str]]
) -> Iterator[Heard]:
    told = [one for one in _told(c, key) if one.said not in refused]
    rare = _rare(told)
    reports = [one for one in told if (one.mention.meeting_date or "") > since]
    if action_id:
        words = frozenset[str]().union(*map(_beginnings, _texts(c, action_id))) & rare
        reports = [one for one in reports if words & one.words]
    chains = list(_open_chains(c, key)) if reports else []
    if action_id:  # the others are asked only of what may tell of this one
        alone = _Index([chain for chain in chains if chain.action_id == action_id], rare)
        reports = [one for one in reports if alone.best(one)]
    index = _Index(chains if reports else (), rare)
    for one in reports:
        if best := index.best(one):
            probability, chain = best
            said = one.mention
            yield Heard(
                _id(*one.said), said.document, chain.action_id, chain.text, said.text, said.status, said.meeting_date or "", one.path, one.page, round(probability, 3)
            )  # fmt: skip


def _told(c: sqlite3.Connection, key: str) -> Iterator[_Told]:
    """The reports in the running text of the minutes of a group; what two versions of minutes tell, once."""
    rows = c.execute(
        "SELECT sha256, group_name, meeting_date, min(path), json_extract(json, '$.reports')"
        " FROM extractions JOIN paths USING (sha256) WHERE group_key = ? AND meeting_date IS NOT NULL"
        " GROUP BY sha256 ORDER BY meeting_date, sha256",
        (key,),
    )
    before: set[tuple[str, str]] = set()
    for document, group, day, path, reports in rows.fetchall():
        for at, told in enumerate(json.loads(reports or "[]")):
            text = told["text"]
            if (day, fold(text)) not in before:
                before.add((day, fold(text)))
                said = Mention(f"{document} {at}", document, 0, group, day, text, "status", status=told["status"])
                yield _Told(said, path, told["page"], _beginnings(text))


def refuse(store: Store, names: Sequence[str], *, why: str | None) -> None:
    """Sentences, by the ids that `heard` gives them, tell of no open action. Raises `RequestError` `unknown-mention`."""
    known = {one.id: one for one in heard(store.connection)} if names else {}
    for name in names:
        if name not in known:
            raise RequestError("unknown-mention", f"No sentence {name}; 'minutes-miner review' lists them.")
    for one in (known[name] for name in names):
        people.refuse_report(store, one.action_id, one.document, one.text, why=why)


def _id(document: str, text: str) -> str:
    digest = hashlib.sha256(f"{document} {text}".encode(errors="surrogateescape")).hexdigest()
    return f"R-{int(digest[:12], 16) % 10**_DIGITS:0{_DIGITS}}"


def _rare(reports: Sequence[_Told]) -> frozenset[str]:
    """The words that tell one report from others: those that stand in less than one of five."""
    often = Counter(word for one in reports for word in one.words)
    return frozenset(word for word, count in often.items() if count <= max(_FEW, len(reports) // 5))


def _beginnings(text: str) -> frozenset[str]:
    """By what a word is found whatever its ending."""
    words = re.findall(r"\w+", fold(text))
    return frozenset(word[:_LETTERS] for word in words if len(word) >= _SHORTEST or word.isdigit())


def _texts(c: sqlite3.Connection, action_id: str) -> list[str]:
    """How the mentions of an action read."""
    rows = c.execute(
        "SELECT text FROM links JOIN machine_mentions USING (mention_id) WHERE action_id = ? AND counted", (action_id,)
    )
    return [text for (text,) in rows]


def _open_chains(c: sqlite3.Connection, key: str) -> Iterator[_Chain]:
    """The open actions of a group, in order of their ids."""
    mentions = {mention.id: mention for mention, _ in mentions_of(c, key, open_only=True)}
    rows = c.execute(
        "SELECT action_id, a.text, last_raised, mention_id FROM chains a JOIN links USING (action_id)"
        f" WHERE a.group_key = ? AND counted AND status IN {_OPEN} AND last_raised IS NOT NULL ORDER BY action_id, mention_id",
        (key,),
    ).fetchall()
    for (action, text, raised), told in itertools.groupby(rows, key=lambda row: tuple(row[:3])):
        members = [mentions[row[3]] for row in told if row[3] in mentions]
        if members:
            yield _Chain(action, text, raised, members)
