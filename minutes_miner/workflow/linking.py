"""Mentions to tracked actions: the chains of every touched group, from the set of its mentions and what people said."""

from collections import Counter
from dataclasses import replace

from rapidfuzz import fuzz

from minutes_miner.dates.grammar import language, plain
from minutes_miner.lexicon import names
from minutes_miner.link.chains import chain
from minutes_miner.link.history import tell
from minutes_miner.link.pairs import Scores, fingerprint, score_pairs
from minutes_miner.records import Mention
from minutes_miner.tracker import chains as tracker
from minutes_miner.tracker import people
from minutes_miner.tracker.chains import Chain, wanted_number
from minutes_miner.tracker.documents import NO_GROUP
from minutes_miner.tracker.people import Correction
from minutes_miner.tracker.store import Store
from minutes_miner.workflow.naming import Names, name_agencies
from minutes_miner.workflow.suggesting import suggest

Said = dict[str, dict[str, Correction]]  # by mention and field
_VERSIONS = {"corrected": 3, "final": 2, None: 1, "draft": 0}
_SAME_MENTION = 80.0  # likeness of an action in two versions of the same minutes


def relink(store: Store, *, why: str = "minutes were added, replaced or read anew") -> None:
    """Compute the chains of every touched group anew, from the set of its mentions and what people said; `why` is for the log."""
    names = name_agencies(store)
    must, cannot = people.constraints(store)
    said = people.corrections(store)
    for key in tracker.stale_groups(store):
        suggest(store, key, names)
        _relink_group(store, key, must, cannot, said, names, why)


def _relink_group(
    store: Store,
    key: str,
    must: list[tuple[str, str]],
    cannot: list[tuple[str, str]],
    said: Said,
    names: Names,
    why: str,
) -> None:
    rows = tracker.mentions_of(store, key)
    group = _group_name([str(row["group_name"]) for _, row in rows])
    days = tracker.meeting_dates(store, key)
    mentions = {
        mention.id: replace(mention, deadline=mention.deadline or _next_meeting(row, days)) for mention, row in rows
    }
    facts = {mention.id: row for mention, row in rows}
    ruling, copies = _versions(list(mentions.values()), facts)
    found = chain(ruling, must=must, cannot=cannot, scores=_scores(store, key, ruling))
    chains = _distinct(
        [_chain(key, [mentions[i] for i in cluster], copies, facts, said, names) for cluster in found.clusters]
    )
    questions = [
        (q.a, q.b, q.probability, f"for: {', '.join(q.reasons_for)}; against: {', '.join(q.reasons_against)}")
        for q in found.questions
    ]
    values = {mention: {name: told.value for name, told in fields.items()} for mention, fields in said.items()}
    tracker.write_chains(store, key, group, chains, questions, said=values, why=why)


def _scores(store: Store, key: str, mentions: list[Mention]) -> Scores:
    """The scores of the pairs of a group: those of mentions that were scored before as they now are, and new ones."""
    now = {mention.id: fingerprint(mention) for mention in mentions}
    before, known = tracker.pair_scores(store, key)
    fresh = {mention for mention, content in now.items() if before.get(mention) != content}
    kept = {pair: p for pair, p in known.items() if all(m in now and m not in fresh for m in pair)}
    scores = score_pairs(mentions, known=kept, fresh=fresh)
    tracker.write_pair_scores(store, key, now, scores, fresh=fresh)
    return scores


def _distinct(chains: list[Chain]) -> list[Chain]:
    """Chains whose first mentions read the same get a number behind their anchor, in order of their place."""
    seen: Counter[str] = Counter()
    distinct = []
    for found in chains:
        anchor = f"{found.anchor}|{seen[found.anchor]}" if seen[found.anchor] else found.anchor
        seen[found.anchor] += 1
        distinct.append(replace(found, anchor=anchor, wanted=wanted_number(anchor)))
    return distinct


def _group_name(names: list[str]) -> str:
    """The fullest of the names that a group goes by."""
    return max(sorted(set(names)), key=lambda name: (len(name), name)) if names else NO_GROUP


def _next_meeting(row: dict[str, object], days: list[str]) -> str | None:
    """ "Next meeting" gets the day of the following meeting as soon as its minutes are known."""
    text = plain(str(row["deadline_text"] or ""))
    if not row["meeting_date"] or not any(language(code).next_meeting.search(text) for code in names("dates")):
        return None
    return next((day for day in days if day > str(row["meeting_date"])), None)


def _versions(
    mentions: list[Mention], facts: dict[str, dict[str, object]]
) -> tuple[list[Mention], dict[str, list[str]]]:
    """The mentions that count, and by each of them its copies in other versions of the same minutes.

    Documents of one group and day with mostly the same actions are one meeting: corrected before final before draft,
    then the one with more mentions, then by hash.
    """
    by_day: dict[str, dict[str, list[Mention]]] = {}
    for mention in mentions:
        by_day.setdefault(mention.meeting_date or mention.document, {}).setdefault(mention.document, []).append(mention)
    ruling: list[Mention] = []
    copies: dict[str, list[str]] = {}
    for documents in by_day.values():
        ranked = sorted(
            documents.values(),
            key=lambda ms: (-_VERSIONS.get(facts[ms[0].id]["version"], 1), -len(ms), ms[0].document),  # type: ignore[call-overload]
        )
        kept: list[list[Mention]] = []
        for candidate in ranked:
            original = next((other for other in kept if _same_minutes(candidate, other)), None)
            if original is None:
                kept.append(candidate)
                ruling += candidate
                continue
            for mention in candidate:
                twin = _twin(mention, original)
                if twin is not None:
                    copies.setdefault(twin.id, []).append(mention.id)
    return ruling, copies


def _same_minutes(a: list[Mention], b: list[Mention]) -> bool:
    shared = sum(1 for mention in a if _twin(mention, b))
    return shared * 2 >= min(len(a), len(b))


def _twin(mention: Mention, others: list[Mention]) -> Mention | None:
    best = max(others, key=lambda other: (fuzz.token_sort_ratio(mention.text, other.text), other.id))
    return best if fuzz.token_sort_ratio(mention.text, best.text) >= _SAME_MENTION else None


def _corrected(mention: Mention, said: dict[str, Correction]) -> Mention:
    """A mention with the state that a person gave it; its words stay, for they say which mentions belong together."""
    if "status" not in said:
        return mention
    correction = said["status"]
    reason = f"{correction.who}: {correction.why}" if correction.why else f"said by {correction.who}"
    return replace(mention, status=correction.value or mention.status, status_text=reason)  # type: ignore[arg-type]


def _names(told: dict[str, Correction], found: tuple[str, ...], names: Names) -> tuple[str, ...]:
    if "responsible" not in told:
        return found
    typed = [name.strip() for name in (told["responsible"].value or "").split(";") if name.strip()]
    return tuple(dict.fromkeys(names.typed(name) for name in typed))


def _chain(
    key: str,
    members: list[Mention],
    copies: dict[str, list[str]],
    facts: dict[str, dict[str, object]],
    said: Said,
    names: Names,
) -> Chain:
    history = tell([_corrected(member, said.get(member.id, {})) for member in members])
    told = {field: correction for member in members for field, correction in said.get(member.id, {}).items()}
    kinds = dict(pair for member in members for pair in facts[member.id]["who"])  # type: ignore[attr-defined]
    first = members[0]
    named: tuple[str, ...] = facts[first.id]["named"]  # type: ignore[assignment]  # an id outlives what people say of agencies
    anchor = f"{key}|{first.meeting_date}|{first.text.casefold()}|{'/'.join(named)}|{first.deadline or ''}"
    extra = [copy for member in members for copy in copies.get(member.id, ())]
    deadline_text = next(
        (str(facts[m.id]["deadline_text"]) for m in reversed(members) if facts[m.id]["deadline_text"]), None
    )
    return Chain(
        anchor=anchor,
        wanted=wanted_number(anchor),
        mentions=tuple([m.id for m in members] + extra),
        counted=tuple(m.id for m in members),
        text=(told["text"].value or history.text) if "text" in told else history.text,
        status=history.status,
        status_text=history.status_text,
        responsible=tuple((name, kinds.get(name, "agency")) for name in _names(told, history.responsible, names)),
        deadline=told["deadline"].value if "deadline" in told else history.deadline,
        deadline_text=None if "deadline" in told else deadline_text,
        first_raised=history.first_raised,
        last_raised=history.last_raised,
        carried_over=history.carried_over,
        slips=history.slips,
        days_slipped=history.days_slipped,
    )
