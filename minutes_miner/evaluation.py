"""How well extractions agree with gold: one record of counts a document, added up over any part of the documents.

Action points are matched one to one: token_set_ratio of rapidfuzz at least 85 on normalised text and lengths within a factor of
two (lenient), or the same normalised text (strict). Fields are judged on matched pairs; a whole record is right where
the action is matched and its parties, deadline and status are.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

Json = Mapping[str, Any]
LIKE = 85.0  # token_set_ratio from which two texts say the same
_LENGTHS = 2.0
_LEADING = re.compile(r"^(?:the|a|an)\s+")


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
    """One document: its facts (format, language, look, group), a score for each measure, and what was missed and made up."""

    name: str
    facts: dict[str, str]
    scores: dict[str, Score]
    missed: list[str] = field(default_factory=list)
    made_up: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def judge(gold: Json, found: Json, *, name: str, facts: Mapping[str, str]) -> Judged:
    """Hold one extraction against its gold, both as the contract's JSON."""
    scores: dict[str, Score] = {}
    pairs = match(gold["action_points"], found["action_points"])
    strict = sum(normal(wanted["text"]) == normal(mine["text"]) for wanted, mine in pairs)
    sizes = (len(found["action_points"]), len(gold["action_points"]))
    scores["action points"] = Score(len(pairs), *sizes)
    scores["action points, strict"] = Score(strict, *sizes)
    judged = Judged(name, dict(facts), scores)
    taken = {id(mine) for _, mine in pairs}
    met = {id(wanted) for wanted, _ in pairs}
    judged.missed = [a["text"] for a in gold["action_points"] if id(a) not in met]
    judged.made_up = [a["text"] for a in found["action_points"] if id(a) not in taken]
    _judge_fields(pairs, judged)
    scores["attendees"] = _sets(
        [(who(a), a["present"]) for a in gold["attendees"]], [(who(a), a["present"]) for a in found["attendees"]]
    )
    scores["agenda"] = _titles(list(flat(gold["agenda"])), list(flat(found["agenda"])))
    scores["kind"] = _one(gold["kind"] == found["kind"])
    if gold["kind"] == "minutes":
        mine, wanted = found["meeting"], gold["meeting"]
        scores["date"] = _one(wanted["date"] == mine["date"])
        if wanted["group"]:
            scores["group"] = _one(fuzz.token_set_ratio(normal(wanted["group"]), normal(mine["group"] or "")) >= LIKE)
        if wanted["chairs"]:
            scores["chairs"] = _titles(wanted["chairs"], mine["chairs"])
    return judged


def _judge_fields(pairs: Sequence[tuple[Json, Json]], judged: Judged) -> None:
    parties, dates, false_dates, states, kinds, items, whole = (Score() for _ in range(7))
    for wanted, mine in pairs:
        who_score = _sets([who(p) for p in wanted["responsible"]], [who(p) for p in mine["responsible"]])
        parties += who_score
        due, made = wanted["deadline"], mine["deadline"]
        same_day = bool(due) == bool(made) and (due or {}).get("date") == (made or {}).get("date")
        if due:
            dates += _one(same_day)
        else:
            false_dates += _one(bool(made and made["date"]))
        same_state = wanted["status"] == mine["status"]
        states += _one(same_state)
        kinds += _one(wanted["kind"] == mine["kind"])
        if wanted["agenda_item"]:
            items += _one(_alike(wanted["agenda_item"], mine["agenda_item"] or ""))
        all_parties = who_score.right == who_score.found == who_score.wanted
        if not (all_parties and same_day and same_state):
            judged.wrong.append(_told(wanted, mine))
        whole.right += all_parties and same_day and same_state
    whole.found, whole.wanted = judged.scores["action points"].found, judged.scores["action points"].wanted
    judged.scores |= {
        "responsible": parties, "deadline": dates, "false deadlines": false_dates, "status": states,
        "kind of action": kinds, "agenda item": items, "whole record": whole,
    }  # fmt: skip


def _told(wanted: Json, mine: Json) -> str:
    parts = [f"{wanted['text'][:70]!r}"]
    theirs, ours = [who(p) for p in wanted["responsible"]], [who(p) for p in mine["responsible"]]
    if sorted(theirs) != sorted(ours):
        parts.append(f"who {theirs} read {ours}")
    due, made = (wanted["deadline"] or {}).get("date"), (mine["deadline"] or {}).get("date")
    if due != made or bool(wanted["deadline"]) != bool(mine["deadline"]):
        said = (wanted["deadline"] or {}).get("text")
        parts.append(f"due {due} ({said}) read {made} ({(mine['deadline'] or {}).get('text')})")
    if wanted["status"] != mine["status"]:
        parts.append(
            f"status {wanted['status']} ({wanted['status_text']}) read {mine['status']} ({mine['status_text']})"
        )
    return "; ".join(parts)


def match(wanted: Sequence[Json], found: Sequence[Json]) -> list[tuple[Json, Json]]:
    """Pairs of action points that say the same, each used once, likest first."""
    likely = []
    for at, gold in enumerate(wanted):
        ours = normal(gold["text"])
        for number, mine in enumerate(found):
            theirs = normal(mine["text"])
            if not ours or not theirs or max(len(ours), len(theirs)) > _LENGTHS * min(len(ours), len(theirs)):
                continue
            likeness = fuzz.token_set_ratio(ours, theirs)
            if likeness >= LIKE:
                likely.append((-likeness, -fuzz.ratio(ours, theirs), abs(at - number), at, number))
    pairs: dict[int, int] = {}
    for *_, at, number in sorted(likely):
        if at not in pairs and number not in pairs.values():
            pairs[at] = number
    return [(wanted[at], found[number]) for at, number in sorted(pairs.items())]


def normal(text: str) -> str:
    """Words in lower case, without punctuation."""
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())


def who(party: Json) -> str:
    """How a party or an attendee is compared: its agency, else its words."""
    return _LEADING.sub("", normal(party["agency"] or party["text"]))


def flat(agenda: Iterable[Json]) -> Iterable[str]:
    """The titles of an agenda, nested ones included."""
    for item in agenda:
        yield item["title"]
        yield from flat(item["items"])


def _alike(a: str, b: str) -> bool:
    return fuzz.token_set_ratio(normal(a), normal(b)) >= LIKE


def _one(right: bool) -> Score:
    return Score(int(right), 1, 1)


def _sets(wanted: Sequence[Any], found: Sequence[Any]) -> Score:
    return Score((Counter(wanted) & Counter(found)).total(), len(found), len(wanted))


def _titles(wanted: list[str], found: list[str]) -> Score:
    left, right = list(found), 0
    for title in wanted:
        same = next((mine for mine in left if _alike(title, mine)), None)
        if same is not None:
            left.remove(same)
            right += 1
    return Score(right, len(found), len(wanted))


def added(documents: Iterable[Judged]) -> dict[str, Score]:
    """The scores of some documents, added up by measure."""
    total: dict[str, Score] = {}
    for document in documents:
        for measure, score in document.scores.items():
            total[measure] = total.get(measure, Score()) + score
    return total


def by_fact(documents: Sequence[Judged], fact: str) -> dict[str, dict[str, Score]]:
    """The scores by one fact of the documents: format, language, look, group."""
    values = sorted({document.facts.get(fact, "") for document in documents})
    return {value: added(d for d in documents if d.facts.get(fact, "") == value) for value in values}


def find_gold(gold: Path, documents: Path) -> Iterator[tuple[Path, Path]]:
    """Each gold file below a folder with its document: by name, below `documents`, in the same group where names repeat."""
    for path in sorted(gold.rglob("*.json")):
        name = json.loads(path.read_text(encoding="utf-8"))["source"]["path"]
        places = sorted(documents.rglob(Path(name).name))
        same = [place for place in places if place.parent.name == path.parent.name]
        if places:
            yield path, (same or places)[0]


def facts_of(gold: Json, group: str) -> dict[str, str]:
    """What documents are told apart by."""
    source, meeting = gold["source"], gold["meeting"]
    return {
        "format": source["format"],
        "language": (meeting["languages"] or [""])[0],
        "layout": source.get("layout", ""),
        "country": source.get("country", ""),
        "group": group,
    }


def figures(documents: Sequence[Judged]) -> dict[str, Any]:
    """All figures of a run as plain data: in all, and by each fact; missed and made-up actions by document."""

    def plain(scores: Mapping[str, Score]) -> dict[str, dict[str, float]]:
        return {
            name: {
                "precision": round(score.precision, 4), "recall": round(score.recall, 4), "f1": round(score.f1, 4),
                "wanted": score.wanted,
            }
            for name, score in sorted(scores.items())
        }  # fmt: skip

    return {
        "documents": len(documents),
        "all": plain(added(documents)),
        **{
            f"by {fact}": {value: plain(scores) for value, scores in by_fact(documents, fact).items()}
            for fact in ("format", "language", "layout", "country", "group")
        },
        "missed": {document.name: document.missed for document in documents if document.missed},
        "made up": {document.name: document.made_up for document in documents if document.made_up},
    }


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Action points gained and lost against an earlier run: ("gained" | "lost", document, text)."""
    old, new = before["missed"], now["missed"]
    for name in sorted({*old, *new}):
        for text in old.get(name, ()):
            if text not in new.get(name, ()):
                yield "gained", name, text
        for text in new.get(name, ()):
            if text not in old.get(name, ()):
                yield "lost", name, text
