"""One extraction held against its gold. Fields are judged on matched pairs of action points; a whole record is right where
the action is matched and its parties, deadline and status are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from minutes_miner.evaluation.identity import Identity, same_person_of
from minutes_miner.evaluation.matching import LIKE, Json, alike, match, normal, pair, same_title
from minutes_miner.link.countries import countries

_GROUP_LENGTHS = 3.0  # a place or a response beside the name of a group does not make it another
SURE = ("text", "responsible", "deadline", "status")  # the fields whose confidence is held against what is right


@dataclass(slots=True)
class Score:
    """Right ones among those found and among those wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.found + self.wanted
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True)
class Judged:
    """One document: its facts (format, language, look, group), a score for each measure, and what was wrong.

    `faults` lists by measure what is wrong: a thing missed ("- ..."), made up ("+ ...") or misread; `sure` has for each
    field of the action points how confident the extraction was and whether it was right.
    """

    name: str
    facts: dict[str, str]
    scores: dict[str, Score] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=dict)
    sure: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: {name: [] for name in SURE})

    def count(self, measure: str, score: Score, faults: Iterable[str] = ()) -> None:
        """Add to a measure what was counted, and what was wrong with it."""
        self.scores[measure] = self.scores.get(measure, Score()) + score
        if listed := list(faults):
            self.faults.setdefault(measure, []).extend(listed)


def judge(gold: Json, found: Json, *, name: str, facts: Mapping[str, str]) -> Judged:
    """Hold one extraction against its gold, both as the contract's JSON."""
    judged = Judged(name, dict(facts))
    parties = [party for action in gold["action_points"] for party in action["responsible"]]
    identity = Identity(countries().code(gold.get("source", {}).get("country") or ""), [*gold["attendees"], *parties])
    _judge_actions(gold["action_points"], found["action_points"], judged, identity)
    _judge_attendees(gold["attendees"], found["attendees"], judged, identity)
    titles = list(flat(gold["agenda"])), list(flat(found["agenda"]))
    _count(judged, "agenda", *titles, pair(*titles, lambda a, b: normal(a) == normal(b), same_title))
    _one(judged, "kind", gold["kind"], found["kind"])
    if gold["kind"] == "minutes":
        mine, wanted = found["meeting"], gold["meeting"]
        _one(judged, "date", wanted["date"], mine["date"])
        if wanted["group"]:
            same = alike(normal(wanted["group"]), normal(mine["group"] or ""), lengths=_GROUP_LENGTHS) >= LIKE
            _one(judged, "group", wanted["group"], mine["group"], same=same)
        if wanted["chairs"]:
            chairs = wanted["chairs"], mine["chairs"]
            _count(judged, "chairs", *chairs, pair(*chairs, identity.same_chair))
    return judged


def _judge_actions(wanted: Sequence[Json], found: Sequence[Json], judged: Judged, identity: Identity) -> None:
    pairs = match(wanted, found)
    sizes = (len(found), len(wanted))
    strict = sum(normal(gold["text"]) == normal(mine["text"]) for gold, mine in pairs)
    _count(judged, "action points", wanted, found, pairs, told=lambda action: str(action["text"]))
    judged.count("action points, strict", Score(strict, *sizes))
    for measure in ("responsible", "deadline", "false deadlines", "status", "kind of action", "agenda item"):
        judged.scores.setdefault(measure, Score())
    whole = sum(_judge_fields(gold, mine, judged, identity) for gold, mine in pairs)
    judged.count("whole record", Score(whole, *sizes))
    taken = {id(mine) for _, mine in pairs}
    for mine in found:
        if "confidence_by_field" in mine:
            judged.sure["text"].append((mine["confidence_by_field"]["text"], id(mine) in taken))


def _judge_fields(gold: Json, mine: Json, judged: Judged, identity: Identity) -> bool:
    """Whether parties, deadline and status of one matched action are right."""
    text = gold["text"]

    def fault(right: bool, wanted: object, read: object) -> list[str]:
        return [] if right else [f"{text}: {wanted} read as {read}"]

    theirs, ours = gold["responsible"], mine["responsible"]
    same = len(pair(theirs, ours, identity.same_party))
    parties = same == len(theirs) == len(ours)
    told = fault(parties, _listed(theirs), _listed(ours))
    judged.count("responsible", Score(same, len(ours), len(theirs)), told)
    due, made = gold["deadline"], mine["deadline"]
    date, read = (due or {}).get("date"), (made or {}).get("date")
    day = bool(due) == bool(made) and date == read
    told = fault(day, due and f"{due['text']} ({date})", made and f"{made['text']} ({read})")
    if due:
        judged.count("deadline", Score(int(day), 1, 1), told)
    else:
        judged.count("false deadlines", Score(int(bool(read)), 1, 1), told)
    state = gold["status"] == mine["status"]
    judged.count("status", Score(int(state), 1, 1), fault(state, gold["status"], mine["status"]))
    kind = gold["kind"] == mine["kind"]
    judged.count("kind of action", Score(int(kind), 1, 1), fault(kind, gold["kind"], mine["kind"]))
    if gold["agenda_item"]:
        item = same_title(gold["agenda_item"], mine["agenda_item"] or "")
        told = fault(item, gold["agenda_item"], mine["agenda_item"])
        judged.count("agenda item", Score(int(item), 1, 1), told)
    if sure := mine.get("confidence_by_field"):
        for name, right in (("responsible", parties), ("deadline", day), ("status", state)):
            judged.sure[name].append((sure[name], right))
    return parties and day and state


def _judge_attendees(wanted: Sequence[Json], found: Sequence[Json], judged: Judged, identity: Identity) -> None:
    """Entries by agency, present or away; and of those that gold gives a person, whether it is the person found."""

    def same_both(gold: Json, mine: Json) -> bool:
        return identity.same_attendee(gold, mine) and same_person_of(gold, mine)

    pairs = pair(wanted, found, same_both, identity.same_attendee)
    _count(judged, "attendees", wanted, found, pairs, told=_entry)
    named = [(gold, mine) for gold, mine in pairs if gold["person"]]
    right = sum(bool(mine["person"]) and same_person_of(gold, mine) for gold, mine in named)
    sizes = [sum(bool(entry["person"]) for entry in entries) for entries in (found, wanted)]
    judged.count("persons attending", Score(right, *sizes))


def _entry(entry: Json) -> str:
    return f"{entry['text']} ({entry['agency']}{'' if entry['present'] else ', away'})"


def _count(
    judged: Judged,
    measure: str,
    wanted: Sequence[Any],
    found: Sequence[Any],
    pairs: Sequence[tuple[Any, Any]],
    told: Callable[[Any], str] = str,
) -> None:
    """A measure of things that are paired one to one: what was missed and what was made up are its faults."""
    missed, made_up = list(wanted), list(found)
    for one, other in pairs:
        missed.remove(one)
        made_up.remove(other)
    faults = [f"- {told(one)}" for one in missed] + [f"+ {told(other)}" for other in made_up]
    judged.count(measure, Score(len(pairs), len(found), len(wanted)), faults)


def _one(judged: Judged, measure: str, wanted: Any, read: Any, *, same: bool | None = None) -> None:
    right = wanted == read if same is None else same
    judged.count(measure, Score(int(right), 1, 1), [] if right else [f"{wanted} read as {read}"])


def _listed(parties: Iterable[Json]) -> str:
    return ", ".join(party["agency"] or party["text"] for party in parties) or "nobody"


def flat(agenda: Iterable[Json]) -> Iterable[str]:
    """The titles of an agenda, nested ones included."""
    for item in agenda:
        yield item["title"]
        yield from flat(item["items"])
