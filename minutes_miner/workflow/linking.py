"""Mentions to tracked actions: the chains of every touched group, from the set of its mentions and what people said."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from minutes_miner.dates.grammar import language, plain
from minutes_miner.lexicon import names
from minutes_miner.link.chains import APART, LINK, RULES, Chains, chain
from minutes_miner.link.glance import keys_of
from minutes_miner.link.history import tell
from minutes_miner.link.pairs import Share, Work, alone, compare, fingerprint, score_pairs
from minutes_miner.link.score import explain
from minutes_miner.link.scores import Found, Scores
from minutes_miner.link.series import own_series
from minutes_miner.link.signature import object_of
from minutes_miner.records import Mention
from minutes_miner.tracker import chains as tracker
from minutes_miner.tracker import people
from minutes_miner.tracker.chains import Chain, Scored, wanted_number
from minutes_miner.tracker.groups import name_of_all, names_of
from minutes_miner.tracker.papers import NO_GROUP
from minutes_miner.tracker.persons import A_PERSON
from minutes_miner.tracker.queries import NEXT_MEETING
from minutes_miner.tracker.store import Store
from minutes_miner.workflow.applying import Said, corrected, in_force, last_word, of_ruling, typed
from minutes_miner.workflow.extracting import EXTRACTOR
from minutes_miner.workflow.naming import Names, name_agencies
from minutes_miner.workflow.regrouping import regroup
from minutes_miner.workflow.suggesting import suggest
from minutes_miner.workflow.versions import versions
from minutes_miner.workflow.workers import Team

_CORE = 12  # mentions from which the first clusters of a part are kept
_WORTH_SHARING = 20_000  # pairs below which sending mentions to another process takes as long as comparing them


def relink(
    store: Store,
    *,
    why: str = "minutes were added, replaced or read anew",
    share: Share = alone,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Compute the chains of every touched group anew, from the set of its mentions and what people said; `why` is for the log,
    `share` compares mentions, `progress` is told how many groups are done, and of how many.

    A group to which another process writes meanwhile is read and linked again.
    """
    gone: set[str] = set()
    moved: set[str] = set()
    disturbed = True
    while disturbed:
        must, cannot = people.constraints(store.connection)
        said = people.corrections(store.connection)
        moved |= regroup(store, tracker.stale_groups(store.connection))
        names = name_agencies(store)
        disturbed = False
        keys = tracker.stale_groups(store.connection)
        for done, key in enumerate(keys, 1):
            suggest(store, key, names)
            left = _relink_group(store, key, must, cannot, said, names, why, share)
            disturbed |= left is None
            gone |= {*(left or ())}
            progress(done, len(keys))
    tracker.follow(store, {*gone, *moved} - tracker.alive(store, moved))


def shared_by(team: Team) -> Share:
    """Compares mentions in those processes of a team that have nothing else to do."""

    def share(work: Work) -> list[Found]:
        count = team.idle() if len(work.places) * len(work.ordered) >= _WORTH_SHARING else 1
        return team.map(compare, work.divided(max(1, count)))

    return share


@dataclass(frozen=True, slots=True)
class Scoring:
    """The scores of the pairs of a group: which mentions are new or have changed, by what each is found, of which the scores
    are to be kept anew, and which were scored before and are gone."""

    scores: Scores
    fresh: set[str]
    keys: dict[str, str]
    changed: set[str]
    gone: set[str]


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of a group by id with their facts; those that count in order of time, the copies of each in other versions
    of the same minutes, what changes with their content, and how they were scored. Those that people `dismissed` stand apart."""

    mentions: dict[str, Mention]
    facts: dict[str, dict[str, object]]
    ruling: list[Mention]
    copies: dict[str, list[str]]
    fingerprints: dict[str, str]
    scoring: Scoring
    dismissed: frozenset[str] = frozenset()

    @property
    def scores(self) -> Scores:
        """The scores of the pairs of mentions that count."""
        return self.scoring.scores

    def versions(self, mention: str) -> list[str]:
        """A mention that counts and its copies."""
        return [mention, *self.copies.get(mention, ())]

    def ruling_ids(self) -> dict[str, str]:
        """By each mention the one that counts for it: itself, or the one that it is a copy of."""
        twins = {copy: twin for twin, copies in self.copies.items() for copy in copies}
        return {mention: twins.get(mention, mention) for mention in self.mentions}

    def pairs(self, said: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """What was said of pairs of mentions, said of those that count."""
        ruling = self.ruling_ids()
        moved = [(ruling[a], ruling[b]) for a, b in said if a in ruling and b in ruling]
        return [(a, b) for a, b in moved if a != b]

    def chains(self, must: Iterable[tuple[str, str]] = (), cannot: Iterable[tuple[str, str]] = ()) -> Chains:
        """The chains of the mentions that count under what people said."""
        return chain(self.ruling, must=self.pairs(must), cannot=self.pairs(cannot), scores=self.scores)


def group_of(c: sqlite3.Connection, key: str, *, share: Share = alone) -> Group:
    """A group as it stands, its new mentions scored."""
    mentions, facts, ruling, copies = _read(c, key)
    gone = _dismissed(c, ruling, copies)
    mentions = {name: mention for name, mention in mentions.items() if name not in gone}
    ruling = [mention for mention in ruling if mention.id not in gone]
    copies = {name: found for name, found in copies.items() if name not in gone}
    fingerprints = {mention.id: fingerprint(mention) for mention in ruling}
    return Group(mentions, facts, ruling, copies, fingerprints, _scores(c, key, ruling, fingerprints, share), gone)


def _dismissed(c: sqlite3.Connection, ruling: list[Mention], copies: dict[str, list[str]]) -> frozenset[str]:
    """The mentions of which people said that they are no action points, with the same in other versions of the minutes."""
    if not (said := people.dismissed(c)):
        return frozenset()
    same = [{mention.id, *copies.get(mention.id, ())} for mention in ruling]
    return frozenset({m for found in same if found & said.keys() for m in found})


def ruling_of(c: sqlite3.Connection, key: str) -> dict[str, str]:
    """By each mention of a group that is a copy the one that counts for it."""
    *_, copies = _read(c, key)
    return {copy: twin for twin, found in copies.items() for copy in found}


def _read(
    c: sqlite3.Connection, key: str
) -> tuple[dict[str, Mention], dict[str, dict[str, object]], list[Mention], dict[str, list[str]]]:
    """The mentions of a group by id, their facts, those that count, and the copies of each."""
    rows = tracker.mentions_of(c, key)
    days = tracker.meeting_dates(c, key)
    mentions = {
        mention.id: mention if mention.deadline else replace(mention, deadline=_next_meeting(row, days))
        for mention, row in rows
    }
    ruling, copies = versions(
        list(mentions.values()),
        {m.document: str(row["version"]) if row["version"] else None for m, row in rows},
        tracker.paths_of(c, key),
    )
    return mentions, {mention.id: row for mention, row in rows}, ruling, copies


def _relink_group(
    store: Store,
    key: str,
    must: list[tuple[str, str]],
    cannot: list[tuple[str, str]],
    said: Said,
    names: Names,
    why: str,
    share: Share,
) -> list[str] | None:
    """Write the chains of a group anew; returns the ids that are gone, None where another process wrote to the group meanwhile."""
    c = store.connection
    group = group_of(c, key, share=share)
    _keep_scores(store, key, group)
    said = of_ruling(group.ruling_ids(), said)
    must, cannot = group.pairs(must), group.pairs(cannot)
    documents = {str(row["sha256"]): str(row["group_name"]) for row in group.facts.values()}
    name = name_of_all(documents.values()) if documents else NO_GROUP
    series = {document: own_series(*told) for document, told in names_of(c, key).items()}
    before = tracker.homes(c, key)
    settled = tracker.settled(c, key)
    digests, kept, touched = dict[str, str](), set[str](), list[Mention]()
    for part in _parts(group, must):
        digest = _digest(part, (name, must, cannot), group, said, series, names)
        digests[digest] = ""
        if digest in settled and all(m in before for mention in part for m in group.versions(mention)):
            kept |= {before[mention] for mention in part}
        else:
            touched += [group.mentions[mention] for mention in part]
    cores = _cores(group, must, cannot)
    found = chain(touched, must=must, cannot=cannot, scores=group.scores, first=_first(touched, cores, settled))
    digests |= _kept_cores(cores, settled, found.first)
    force: Said = {}
    for cluster in found.clusters:
        force |= in_force([group.mentions[mention] for mention in cluster], said)
    chains = _distinct(
        [
            _chain(series.get(group.mentions[cluster[0]].document, key), cluster, group, force, names)
            for cluster in found.clusters
        ]
    )
    asked = tracker.questions_of(c, key)
    questions = [
        (
            q.a, q.b, q.probability,
            asked[q.a, q.b] if (q.a, q.b) in asked and not group.scoring.fresh & {q.a, q.b}
            else _reasons(group.mentions[q.a], group.mentions[q.b]),
        )
        for q in found.questions
    ]  # fmt: skip
    values = {mention: {name: told.value for name, told in fields.items()} for mention, fields in force.items()}
    for mention in (mention for cluster in found.clusters for mention in cluster):
        if group.mentions[mention].deadline and not group.facts[mention]["deadline"]:
            values.setdefault(mention, {})[NEXT_MEETING] = group.mentions[mention].deadline
    return tracker.write_chains(
        store, key, name, chains, questions,
        mentions=group.mentions.keys() | group.dismissed, home=before, kept=kept, settled=digests, said=values, why=why,
    )  # fmt: skip


def _parts(group: Group, must: list[tuple[str, str]]) -> list[list[str]]:
    """The mentions of a group that count, in parts that have nothing to do with each other: no score above the floor, no
    word of a person, nor the same words on the same day, which decide about the number of an id, nor one thing that they are
    about, which is asked."""
    same: dict[object, str] = {}
    alike = [
        (mention.id, same.setdefault(key, mention.id))
        for mention in group.ruling
        for key in ((mention.meeting_date, mention.text.casefold()), object_of(mention))
        if key is not None
    ]
    return group.scores.components([mention.id for mention in group.ruling], APART, [*must, *alike])


def _cores(group: Group, must: list[tuple[str, str]], cannot: list[tuple[str, str]]) -> dict[str, list[str]]:
    """The larger parts of a group that hang together over scores that join, by what changes with their first clusters."""
    parts = group.scores.components([mention.id for mention in group.ruling], LINK, must)
    return {
        _hash(RULES, [group.fingerprints[m] for m in part], _inside(part, must), _inside(part, cannot)): part
        for part in parts
        if len(part) >= _CORE
    }


def _first(touched: list[Mention], cores: dict[str, list[str]], settled: dict[str, str]) -> list[tuple[str, ...]]:
    """The first clusters of the parts that are to be clustered, where they were found before."""
    wanted = {mention.id for mention in touched}
    known = (settled[digest] for digest, part in cores.items() if digest in settled and wanted.issuperset(part))
    return [tuple(cluster) for told in known for cluster in json.loads(told)]


def _kept_cores(
    cores: dict[str, list[str]], settled: dict[str, str], first: tuple[tuple[str, ...], ...]
) -> dict[str, str]:
    """The first clusters of the larger parts of a group, as they are kept: known from before or found now."""
    home = {mention: cluster for cluster in first for mention in cluster}
    return {
        digest: settled.get(digest) or json.dumps(sorted({home[mention] for mention in part}))
        for digest, part in cores.items()
    }


def _inside(part: Collection[str], pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    inside = set(part)
    return [pair for pair in pairs if inside.issuperset(pair)]


def _hash(*content: object) -> str:
    return hashlib.blake2b(repr(content).encode(), digest_size=12).hexdigest()


def _digest(
    part: list[str],
    common: tuple[str, list[tuple[str, str]], list[tuple[str, str]]],
    group: Group,
    said: Said,
    series: dict[str, str],
    names: Names,
) -> str:
    """Changes with all that the chains of a part follow from; where it stays they stay."""
    name, must, cannot = common
    content = [
        (
            group.fingerprints[mention],
            group.versions(mention),
            [group.facts[mention][fact] for fact in ("who", "named", "deadline_text")],
            series.get(group.mentions[mention].document),
            sorted(said.get(mention, {}).items()),
            [typed(told, names) for field, told in said.get(mention, {}).items() if field == "responsible"],
        )
        for mention in part
    ]
    return _hash(EXTRACTOR, RULES, name, content, _inside(part, must), _inside(part, cannot))


def _reasons(a: Mention, b: Mention) -> str:
    """The parts of a score that speak for and against, the weightiest first."""
    parts = explain(a, b).parts
    speak = ([part.name for part in parts if part.contribution * side > 0] for side in (1, -1))
    return "for: {}; against: {}".format(*(", ".join(names) or "nothing" for names in speak))


def _scores(c: sqlite3.Connection, key: str, mentions: list[Mention], now: dict[str, str], share: Share) -> Scoring:
    """Those of mentions that were scored before as they now are, and new ones."""
    before = tracker.scored(c, key)
    known = Scores.of(before, tracker.scores_of(c, key))
    fresh = {mention for mention, content in now.items() if mention not in before or before[mention][0] != content}
    keys = {m.id: keys_of(m) if m.id in fresh else before[m.id][1] for m in mentions}
    gone = before.keys() - now.keys()
    scores = score_pairs(mentions, known=known, fresh=fresh, keys=keys, share=share)
    return Scoring(scores, fresh, keys, (known.touching(gone | fresh) | scores.touching(fresh)) - gone, gone)


def _keep_scores(store: Store, key: str, group: Group) -> None:
    """Write down the scores of a group as far as they changed."""
    scoring = group.scoring
    found = {
        mention: Scored(group.fingerprints[mention], scoring.keys[mention], beside)
        for mention, beside in scoring.scores.beside(scoring.changed)
    }
    tracker.write_scores(store, key, found, gone=scoring.gone)


def _distinct(chains: list[Chain]) -> list[Chain]:
    """Chains whose first mentions read the same get a number behind their anchor, in order of their place."""
    seen: Counter[str] = Counter()
    distinct = []
    for found in chains:
        anchor = f"{found.anchor}|{seen[found.anchor]}" if seen[found.anchor] else found.anchor
        seen[found.anchor] += 1
        distinct.append(replace(found, anchor=anchor, wanted=wanted_number(anchor)))
    return distinct


def _next_meeting(row: dict[str, object], days: list[str]) -> str | None:
    """ "Next meeting" gets the day of the following meeting as soon as its minutes are known."""
    if not row["meeting_date"] or not row["deadline_text"] or not _says_next_meeting(str(row["deadline_text"])):
        return None
    return next((day for day in days if day > str(row["meeting_date"])), None)


@lru_cache(maxsize=10_000)
def _says_next_meeting(text: str) -> bool:
    return any(language(code).next_meeting.search(plain(text)) for code in names("dates"))


def _chain(series: str, cluster: tuple[str, ...], group: Group, force: Said, names: Names) -> Chain:
    """The tracked action of a cluster; its id is made from its first mention and what the document of that says of its group,
    not from anything that other documents may change."""
    members, facts = [group.mentions[mention] for mention in cluster], group.facts
    history = tell([corrected(member, force.get(member.id, {}), names) for member in members])
    text = next((told["text"].value for m in reversed(members) if "text" in (told := force.get(m.id, {}))), None)
    due, who = (last_word(members, force, field) for field in ("deadline", "responsible"))
    kinds = dict(pair for member in members for pair in facts[member.id]["who"])  # type: ignore[attr-defined]
    first = members[0]
    named: tuple[str, ...] = facts[first.id]["named"]  # type: ignore[assignment]  # an id outlives what people say of agencies
    due_first = facts[first.id]["deadline"] or ""  # as the document has it: what "next meeting" means comes later
    anchor = f"{series}|{first.meeting_date}|{first.text.casefold()}|{'/'.join(named)}|{due_first}"
    extra = [copy for member in members for copy in group.copies.get(member.id, ())]
    deadline_text = next(
        (str(facts[m.id]["deadline_text"]) for m in reversed(members) if facts[m.id]["deadline_text"]), None
    )
    return Chain(
        anchor=anchor,
        wanted=wanted_number(anchor),
        mentions=tuple([m.id for m in members] + extra),
        counted=tuple(m.id for m in members),
        documents=len({m.document for m in members}),
        text=text or history.text,
        status=history.status,
        status_text=history.status_text,
        responsible=tuple(
            (name, kinds.get(name, "person" if name == A_PERSON else "agency"))
            for name in (typed(who, names) if who else history.responsible)
        ),
        deadline=due.value if due else history.deadline,
        deadline_text=None if due else deadline_text,
        first_raised=history.first_raised,
        last_raised=history.last_raised,
        carried_over=history.carried_over,
        slips=history.slips,
        days_slipped=history.days_slipped,
    )
