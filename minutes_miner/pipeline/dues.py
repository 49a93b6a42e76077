"""Which of the dates in the words of an action is its deadline: trained, for sentences in which no word binds a date.

"UNICEF will report on Monday": Monday; "the list of 5 May": not that day. Every date is a candidate; what stands around it, its
shape and how far ahead it lies decide.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from minutes_miner.dates import Candidate
from minutes_miner.pipeline.words import key

LABELS = ("due", "other")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_STEPS = (-400, -40, -8, -1, 0, 1, 8, 32, 100, 200, 400)  # days from the meeting


def features_of(
    text: str, candidates: Sequence[Candidate], *, kind: str, source: str, meeting: date | None
) -> list[tuple[str, ...]]:
    """One bag of features for each candidate; `kind` is that of the action, `source` the rule that took it."""
    return [
        tuple(_features(text, candidate, at, len(candidates), kind, source, meeting))
        for at, candidate in enumerate(candidates)
    ]


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
