"""People decide: join, part, close, reopen, edit, and take back; each is kept, logged, and holds for ever after."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from minutes_miner.errors import RequestError
from minutes_miner.joined import contradiction
from minutes_miner.link.chains import LINK, fit, through
from minutes_miner.link.score import explain as explain_pair
from minutes_miner.records import Mention
from minutes_miner.tracker import chains, people
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.papers import path_of
from minutes_miner.tracker.store import Clock, Store, open_to_write
from minutes_miner.tracker.words import CORRECT, found_alone
from minutes_miner.workflow.hearing import refuse
from minutes_miner.workflow.linking import group_of, relink, ruling_of
from minutes_miner.workflow.of_names import of_names
from minutes_miner.workflow.persons import without_persons

_REPORT = re.compile(r"R-\d+", re.IGNORECASE)
_ACTION = re.compile(r"A-\d+", re.IGNORECASE)
_CLOSED = ("done", "cancelled")
_BY_PEOPLE = "people said so"
STATUSES = ("open", "in_progress", "done", "cancelled")


def link(db: Path, a: str, b: str, *, clock: Clock, who: str, why: str | None = None) -> str:
    """Two actions, or those of two mentions, are the same commitment. Returns the id of the action that they are now."""
    with open_to_write(db, clock=clock, who=who) as store:
        c = store.connection
        first, second = _mentions(c, a), _mentions(c, b)
        if _group(c, first[0]) != _group(c, second[0]):
            raise RequestError("other-group", f"{a} and {b} are of different groups.")
        if set(first) & set(second):
            raise RequestError("contradiction", f"{a} and {b} are one and the same; nothing was changed.")
        _refuse_closed(c, a, b)
        pair = _likeliest(c, first, second)
        _constrain(store, "link", a, [(*pair, True), *_held(c, *pair)], why=why)
        relink(store, why=_BY_PEOPLE)
        return _action_of(c, first[0])


def _likeliest(c: sqlite3.Connection, first: list[str], second: list[str]) -> tuple[str, str]:
    """The two mentions of two actions by which they are joined: those that `review` asks about, else the first of each; so
    that the ids of the actions and those in the question mean the same."""
    asked = {frozenset(row) for row in c.execute("SELECT a, b FROM questions")}
    return next(((a, b) for a in first for b in second if {a, b} in asked), (first[0], second[0]))


def _held(c: sqlite3.Connection, one: str, other: str) -> list[tuple[str, str, bool]]:
    """What else has to be said so that no mention falls out when the actions of two mentions become one: that it belongs to
    it. Of three sentences on the siren that are one action, one may be like another alone, which is drawn away from it."""
    members = [m for name in (one, other) if (action := _any_action(c, name)) for m in _mentions(c, action)]
    group = group_of(c, _group(c, one))
    must, cannot = people.constraints(c)
    ruling = group.ruling_ids()
    joined = next(cluster for cluster in group.chains([*must, (one, other)], cannot).clusters if ruling[one] in cluster)
    said = [*((a, b, 1) for a, b in [*must, (one, other)]), *((a, b, 0) for a, b in cannot)]
    held: list[people.Pair] = []
    for member in members:
        if ruling[member] not in joined and contradiction([*said, *held, (one, member, 1)]) is None:
            held.append((one, member, 1))
    return [(a, b, True) for a, b, _ in held]


def _constrain(store: Store, what: str, name: str, pairs: list[tuple[str, str, bool]], *, why: str | None) -> None:
    """Keep that mentions belong together or do not. Raises `RequestError` `contradiction` where people said otherwise, also of
    another version of the same minutes."""
    c = store.connection
    ruling = {copy: twin for key in {_group(c, a) for a, _, _ in pairs} for copy, twin in ruling_of(c, key).items()}

    def counted(said: Iterable[tuple[str | None, str | None, bool]]) -> list[people.Pair]:
        found = [(ruling.get(a, a), ruling.get(b, b), int(same)) for a, b, same in said if a and b]
        return [(a, b, same) for a, b, same in found if a != b]

    before = counted((row.a, row.b, row.same) for row in people.constraint_rows(c))
    if contradiction(before) is None:  # else minutes that came later made one of what people said of two
        people.refuse_contradiction([*before, *counted(pairs)])
    people.constrain(store, what, name, pairs, why=why)


def _refuse_closed(c: sqlite3.Connection, a: str, b: str) -> None:
    """An action that a person closed is not joined: what was closed might be open again."""
    closed = {row.place for row in people.correction_rows(c) if row.field == "status" and row.value in _CLOSED}
    for name in (a, b):
        action = name.upper() if _ACTION.fullmatch(name) else _action_of(c, name)
        if _status(c, action) in _CLOSED and any(people.place_of(c, m) in closed for m in _mentions(c, action)):
            raise RequestError(
                "closed-action", f"{action} was closed by a person; reopen it first ('minutes-miner reopen {action}')."
            )


def unlink(db: Path, name: str, other: str | None = None, *, clock: Clock, who: str, why: str | None = None) -> str:
    """A mention is none of the action that it was joined with; or, with `other`, two mentions or actions are not the same
    commitment. Returns the id of the action that the first one is now."""
    with open_to_write(db, clock=clock, who=who) as store:
        c = store.connection
        if other is None:
            if _ACTION.fullmatch(name):
                raise RequestError(
                    "unknown-mention", f"{name} is an action: name one of its mentions, or a second action."
                )
            mine, others = [name], [m for m in _mentions(c, _action_of(c, name)) if m != name]
        else:
            mine, others = _mentions(c, name), _mentions(c, other)
        if not others:
            raise RequestError("nothing-to-undo", f"{name} stands alone already.")
        _constrain(store, "unlink", name, [(one, two, False) for one in mine for two in others], why=why)
        relink(store, why=_BY_PEOPLE)
        return _action_of(c, mine[0])


def split(db: Path, action: str, mentions: tuple[str, ...], *, clock: Clock, who: str, why: str | None = None) -> str:
    """Some mentions of an action are another one. Returns the id of that one."""
    with open_to_write(db, clock=clock, who=who) as store:
        c = store.connection
        inside = _mentions(c, action)
        for mention in mentions:
            if mention not in inside:
                raise RequestError("unknown-mention", f"{mention} is no mention of {action}.")
        rest = [mention for mention in inside if mention not in mentions]
        if not mentions or not rest:
            raise RequestError("unknown-mention", "Name some of the mentions of the action, not all.")
        apart = [(one, other, False) for one in mentions for other in rest]
        together = [(mentions[0], other, True) for other in mentions[1:]]
        _constrain(store, "split", action, apart + together, why=why)
        relink(store, why=_BY_PEOPLE)
        return _action_of(c, mentions[0])


def edit(
    db: Path,
    action: str,
    values: dict[str, str | None],
    *,
    clock: Clock,
    who: str,
    why: str | None = None,
    what: str = "edit",
) -> str:
    """What an action's text, responsible (names parted by ";"), deadline (ISO, or None) or status should say, from its last
    mention on, or from one that is named; it is closed and reopened as a whole. Returns its id."""
    if values.get("status") not in (None, *STATUSES):
        raise RequestError("bad-status", f"A status is one of {', '.join(STATUSES)}.")
    if "text" in values and not (values["text"] or "").strip():
        raise RequestError("bad-text", "The text of an action has to say something.")
    with open_to_write(db, clock=clock, who=who) as store:
        c = store.connection
        if what != "edit" and not _ACTION.fullmatch(action):
            action = _action_of(c, action)
        last = _mentions(c, action)[-1]
        document, *_ = json.loads(people.place_of(c, last))
        typed = without_persons(c, document, values)
        people.correct(store, what, _action_of(c, last), last, typed.values, persons=typed.persons, why=why)
        relink(store, why=_BY_PEOPLE)
        return _action_of(c, last)


def dismiss(db: Path, names: Sequence[str], *, clock: Clock, who: str, why: str | None = None) -> list[str]:
    """Actions, or single mentions, are no action points: they leave all lists and counts, and are linked with nothing; sentences that
    `review` asks about tell of no action. All of them, or none where one is unknown. Returns their ids."""
    with open_to_write(db, clock=clock, who=who) as store:
        c = store.connection
        reports = [name.upper() for name in names if _REPORT.fullmatch(name)]
        chosen = {name: _mentions(c, name) for name in names if not _REPORT.fullmatch(name)}
        about = {name: _action_of(c, mentions[0]) for name, mentions in chosen.items()}
        refuse(store, reports, why=why)
        for name, mentions in chosen.items():
            people.dismiss(store, about[name], mentions, why=why)
        relink(store, why=_BY_PEOPLE)
        return [*reports, *(about[name] if _ACTION.fullmatch(name) else name for name in chosen)]


def undo(db: Path, entry: int | None, *, clock: Clock, who: str, why: str | None = None) -> dict[str, Any]:
    """Take back an entry of the log by a person, or the last one. Returns what was taken back, and why a document that must be read
    anew for it `waits`."""
    with open_to_write(db, clock=clock, who=who) as store:
        taken = people.undo(store, entry, why=why)
        taken["waits"] = None
        if taken["what"] == CORRECT:
            from minutes_miner.workflow.correcting import follow  # it reads documents, which no other decision needs

            taken["waits"] = follow(store, taken["subject"])
            taken["subject"] = path_of(store.connection, taken["subject"])
        relink(store, why=_BY_PEOPLE)
        return taken


def explain(db: Path, a: str, b: str) -> dict[str, Any]:
    """Why two mentions are joined or not: the score of the two in named parts, what people said of them, the mentions over
    which they are joined, or how well their chains fit."""
    with closing(open_to_read(db)) as c:
        first, second = (_mention(c, _mentions(c, name)[-1]) for name in (a, b))
        if first.id == second.id:
            raise RequestError("contradiction", f"{a} and {b} are one and the same mention.")
        must, cannot = people.constraints(c)
        pair = (min(first.id, second.id), max(first.id, second.id))
        score = explain_pair(first, second)
        homes = {_any_action(c, mention.id) for mention in (first, second)}
        joined = len(homes) == 1 and None not in homes
        return {
            **_place(c, "a", first), **_place(c, "b", second),
            "joined": joined,
            "by_people": "together" if pair in must else "apart" if pair in cannot else None,
            "probability": round(score.probability, 3), "bias": round(score.bias, 3),
            "parts": [
                {"part": part.name, "value": round(part.value, 3), "contribution": round(part.contribution, 3)}
                for part in score.parts
            ],
            **_explain_chains(c, first, second, joined),
        }  # fmt: skip


def _place(c: sqlite3.Connection, side: str, mention: Mention) -> dict[str, Any]:
    """Which mention it is: its words, the day of its meeting, the document, the action that it is of."""
    row = c.execute("SELECT min(path) FROM paths WHERE sha256 = ?", (mention.document,)).fetchone()
    return {
        side: mention.id, f"{side}_text": mention.text, f"{side}_date": mention.meeting_date, f"{side}_path": row[0],
        f"{side}_action": _any_action(c, mention.id),
    }  # fmt: skip


def _explain_chains(c: sqlite3.Connection, first: Mention, second: Mention, joined: bool) -> dict[str, Any]:
    """The way from one mention to the other inside their chain, or how well their two chains fit; or that one stands for the
    other, or that they cannot be compared so."""
    if _group(c, first.id) != _group(c, second.id):
        return {"other_groups": True}
    group = group_of(c, _group(c, first.id))
    ruling = group.ruling_ids()
    if not {first.id, second.id} <= ruling.keys():
        return {"dismissed": True}
    if ruling[first.id] == ruling[second.id]:
        return {"versions": True}
    first, second = (group.mentions[ruling[mention.id]] for mention in (first, second))
    if not all(_any_action(c, mention.id) for mention in (first, second)):
        return {"replaced": True}
    one, other = (_mentions(c, _action_of(c, mention.id)) for mention in (first, second))
    if joined:
        return {"through": through(one, group.scores, first.id, second.id)}
    parts = fit(group.ruling, group.scores, one, other)
    named = zip(("likeness", "in one document", "begins anew"), parts, strict=True)
    return {"chains": {"fit": round(sum(parts), 3), "needed": LINK, **{name: round(value, 3) for name, value in named}}}


def decisions(db: Path) -> list[dict[str, Any]]:
    """What people said of mentions, fields, documents, agencies and groups, and what became of it: "still needed", "agrees now" where the program finds
    the same by itself, "newer minutes differ" where a later mention or version says something else, which counts, "place not
    found" where no mention or document stands there any more, "not read anew yet" where a document's file was not seen since."""
    with closing(open_to_read(db)) as c:
        return [*_constraints(c), *_corrections(c), *_words(c), *of_names(c)]


def _words(c: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """What people said of documents as wholes; of one that was replaced, beside what its newer version tells."""
    for sha256, field, said, who, at, why in c.execute(
        "SELECT * FROM words_by_people ORDER BY at, sha256, field"
    ).fetchall():
        now = next(iter(people.versions_of(c, sha256)), None)
        told = found_alone(c, now) if now else None
        alone, counts = (getattr(one, field) for one in told) if told else (None, None)
        if told is None:
            state = "place not found"
        elif counts != said:
            state = "not read anew yet" if now == sha256 else "newer minutes differ"
        else:
            state = "agrees now" if alone == said else "still needed"
        yield {
            "state": state, "what": field, "of": path_of(c, now or sha256), "said": said, "found": alone,
            "action_id": None, "who": who, "at": at, "why": why,
        }  # fmt: skip


def _constraints(c: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    alone: dict[str, dict[str, int]] = {}  # by group: the chain of each mention as the program by itself would have it
    for said in people.constraint_rows(c):
        what, machine, state = "together" if said.same else "apart", None, "place not found"
        if said.a and said.b:
            key = _group(c, said.a)
            if key not in alone:
                group = group_of(c, key)
                home = {m: at for at, cluster in enumerate(group.chains().clusters) for m in cluster}
                alone[key] = {m: home[ruling] for m, ruling in group.ruling_ids().items() if ruling in home}
            machine = "together" if alone[key].get(said.a, -1) == alone[key].get(said.b, -2) else "apart"
            state = "agrees now" if machine == what else "still needed"
        yield {
            "state": state, "what": what, "of": _quote(said.places[0]), "said": _quote(said.places[1]), "found": machine,
            "action_id": _any_action(c, said.a), "who": said.who, "at": said.at, "why": said.why,
        }  # fmt: skip


def _corrections(c: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for said in people.correction_rows(c):
        mention = people.mention_at(c, said.place)
        stands = mention is not None
        if said.field == people.REPORT:  # a sentence, which is no mention
            stands = bool(people.versions_of(c, json.loads(said.place)[0]))
        if said.field == people.DISMISSED:
            found = "action point" if mention else None
        else:
            found = _found(c, mention, said.field) if mention else None
        if not stands:
            state = "place not found"
        elif found == said.value:
            state = "agrees now"
        else:
            state = "newer minutes differ" if mention and _is_overtaken(c, mention, said) else "still needed"
        yield {
            "state": state, "what": said.field, "of": _quote(said.place), "said": said.value, "found": found,
            "action_id": _any_action(c, mention), "who": said.who, "at": said.at, "why": said.why,
        }  # fmt: skip


def _is_overtaken(c: sqlite3.Connection, mention_id: str, said: people.Correction) -> bool:
    """Whether a later mention of the action says something else of a field than was corrected; a text holds for ever."""
    if said.field in ("text", people.DISMISSED):
        return False
    parties = "(SELECT group_concat(name, '; ') FROM machine_responsible r WHERE r.mention_id = m.mention_id)"
    value = parties if said.field == "responsible" else f"m.{said.field}"
    row = c.execute(
        "SELECT 1 FROM links l JOIN machine_mentions m USING (mention_id), machine_mentions x"
        " WHERE x.mention_id = ?1 AND l.action_id = (SELECT action_id FROM links WHERE mention_id = ?1) AND l.counted"
        " AND (m.meeting_date, m.sha256, m.row) > (x.meeting_date, x.sha256, x.row)"
        f" AND {value} IS NOT NULL AND {value} IS NOT ?3 AND NOT EXISTS (SELECT 1 FROM said s WHERE s.mention_id = m.mention_id AND s.field = ?2)",
        (mention_id, said.field, said.value),
    ).fetchone()
    return row is not None


def _found(c: sqlite3.Connection, mention_id: str, field: str) -> str | None:
    """What the program found of a field of a mention."""
    mention = _mention(c, mention_id)
    value = "; ".join(mention.responsible) if field == "responsible" else getattr(mention, field)
    return None if value is None else str(value)


def _quote(place: str) -> str:
    return str(json.loads(place)[2])


def _any_action(c: sqlite3.Connection, mention_id: str | None) -> str | None:
    row = c.execute("SELECT action_id FROM links WHERE mention_id = ?", (mention_id,)).fetchone()
    return row[0] if row else None


def _mentions(c: sqlite3.Connection, name: str) -> list[str]:
    """The counted mentions of an action in order of time, or the mention itself. Raises `RequestError`."""
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


def _mention(c: sqlite3.Connection, mention_id: str) -> Mention:
    return next(m for m, _ in chains.mentions_of(c, _group(c, mention_id)) if m.id == mention_id)


def _group(c: sqlite3.Connection, mention_id: str) -> str:
    row = c.execute("SELECT group_key FROM machine_mentions WHERE mention_id = ?", (mention_id,)).fetchone()
    return str(row[0])


def _action_of(c: sqlite3.Connection, mention_id: str) -> str:
    row = c.execute("SELECT action_id FROM links WHERE mention_id = ?", (mention_id,)).fetchone()
    if row is None:
        raise RequestError("unknown-mention", f"No mention {mention_id} in any action.")
    return str(row[0])


def _status(c: sqlite3.Connection, action: str) -> str:
    row = c.execute(
        "SELECT status FROM chains WHERE action_id = (SELECT now FROM action_ids WHERE action_id = ?)",
        (action.upper(),),
    ).fetchone()
    return str(row[0]) if row else ""
