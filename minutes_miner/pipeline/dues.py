"""Which of the dates in the words of an action is its deadline: trained, for sentences in which no word binds a date.

"UNICEF will report on Monday": Monday; "the list of 5 May": not that day. Every date is a candidate; what stands around it, its
shape and how far ahead it lies decide. The day may also stand beside the words that were taken for the action: in the rest of their
sentence, in the one behind ("Both are due on 5 May.") or before them ("By 5 May we want it to run: Ann sets it up").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from minutes_miner.dates import Candidate
from minutes_miner.pipeline.words import key

LABELS = ("due", "other")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_STEPS = (-400, -40, -8, -1, 0, 1, 8, 32, 100, 200, 400)  # days from the meeting


@dataclass(frozen=True, slots=True)
class Option:
    """A date that may be the deadline: `text[candidate.start:candidate.end]`.

    `where` is "" in the words of the action, "rest" in what is left of their sentence, "after" in the one behind, "before" ahead of
    them in the sentence.
    """

    candidate: Candidate
    text: str
    where: str = ""


def features_of(options: Sequence[Option], *, kind: str, source: str, meeting: date | None) -> list[tuple[str, ...]]:
    """One bag of features for each option; `kind` is that of the action, `source` the rule that took it."""
    own = [option for option in options if not option.where]
    bags = []
    for option in options:
        beside = [other for other in options if other.where == option.where]
        at, count = beside.index(option), len(beside)
        bag = _features(option.text, option.candidate, at, count, kind, source, meeting)
        bags.append(tuple(bag if not option.where else _beside(option, bag, own)))
    return bags


def _beside(option: Option, bag: Iterator[str], own: Sequence[Option]) -> Iterator[str]:
    """The features of a date beside the words of an action, told apart from those of dates in them."""
    yield f"where={option.where}"
    for feature in bag:
        yield f"+{feature}"
        if feature.startswith(("shape=", "bound=", "kind=", "left=", "right=", "aheadkind=")):
            yield f"+{option.where}_{feature}"
    bound = any(one.candidate.by_rule for one in own)
    yield f"own={option.where}_{min(len(own), 2)}_{bound}"
    ahead = option.where == "before"
    words = _WORD.findall(option.text[option.candidate.end :] if ahead else option.text[: option.candidate.opener])
    yield f"far={option.where}_{min(len(words), 12) // 2}"
    yield f"joint={option.where}_{words[0] if words and not words[0][0].isalnum() else ''}"
    for word in words[-6:]:
        yield f"gap={option.where}_{_plain(word)}"


def _features(
    text: str, candidate: Candidate, at: int, count: int, kind: str, source: str, meeting: date | None
) -> Iterator[str]:
    before = [_plain(word) for word in _WORD.findall(text[: candidate.start])]
    after = [_plain(word) for word in _WORD.findall(text[candidate.end :])]
    inside = [_plain(word) for word in _WORD.findall(text[candidate.start : candidate.end])]
    last = before[-1] if before else "#start"
    following = after[0] if after else "#end"
    yield f"shape={candidate.shape}"
    yield f"bound={candidate.bound}"
    yield f"rule={candidate.by_rule}"
    yield f"loose={candidate.loose}"
    yield f"kind={kind}"
    yield f"source={source}"
    yield f"kindshape={kind}_{candidate.shape}"
    yield f"kindbound={kind}_{candidate.bound}"
    yield f"before={last}"
    yield f"before2={'_'.join(before[-2:])}"
    yield f"beforeshape={last}_{candidate.shape}"
    yield f"after={following}"
    yield f"after2={'_'.join(after[:2])}"
    yield f"aftershape={following}_{candidate.shape}"
    yield f"left={min(len(before), 5)}"
    yield f"right={min(len(after), 5)}"
    yield f"first={inside[0] if inside else ''}"
    yield f"order={min(at, 2)}_{min(count, 3)}"
    yield f"only={count == 1}_{candidate.by_rule}"
    yield f"grain={candidate.deadline.grain}"
    if "(" in before and ")" not in before[len(before) - 1 - before[::-1].index("(") :]:
        yield "bracket"
    if candidate.deadline.date and meeting:
        days = (date.fromisoformat(candidate.deadline.date) - meeting).days
        ahead = sum(days >= step for step in _STEPS)
        yield f"ahead={ahead}"
        yield f"aheadkind={ahead}_{kind}"
    else:
        yield "ahead=none"


def _plain(word: str) -> str:
    return "#number" if word.isdigit() else key(word) or word
