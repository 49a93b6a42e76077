"""One meeting, several documents: draft, final and corrected minutes, the same as PDF and Word, a summary and the full text.
Which of their mentions count."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from minutes_miner.link.score import probability
from minutes_miner.records import Mention

_RANK = {"corrected": 3, "final": 2, None: 1, "draft": 0}
_ALIKE = 80.0  # likeness of an action in two versions of the same minutes
_PART = 95.0  # likeness of an action to a part of what the other version says of it
REWORDED = 0.5  # probability from which two wordings in two documents of one day are one action


def versions(
    mentions: Sequence[Mention], version: Mapping[str, str | None]
) -> tuple[list[Mention], dict[str, list[str]]]:
    """The mentions that count, and by each of them its copies in other versions of the same minutes (`version` by document).

    Documents of one group and day with mostly the same actions are one meeting: corrected before final before draft,
    then the one with more mentions, then by hash. What an older version alone has counts no more; what one of two that
    stand side by side has for itself, as a summary beside the full text, counts as well.
    """
    by_day: dict[str, dict[str, list[Mention]]] = {}
    for mention in mentions:
        by_day.setdefault(mention.meeting_date or mention.document, {}).setdefault(mention.document, []).append(mention)
    ruling: list[Mention] = []
    copies: dict[str, list[str]] = {}

    def rank(found: list[Mention]) -> int:
        return _RANK.get(version.get(found[0].document), 1)

    for documents in by_day.values():
        kept: list[list[Mention]] = []
        for candidate in sorted(documents.values(), key=lambda ms: (-rank(ms), -len(ms), ms[0].document)):
            original, twins = next(
                ((other, twins) for other in kept if (twins := _same_minutes(candidate, other))), (None, {})
            )
            if original is None:
                kept.append(candidate)
                ruling += candidate
                continue
            for mention in candidate:
                if mention.id in twins:
                    copies.setdefault(twins[mention.id], []).append(mention.id)
                elif rank(candidate) == rank(original):
                    ruling.append(mention)
    return ruling, copies


def _same_minutes(a: list[Mention], b: list[Mention]) -> dict[str, str]:
    """By mention of `a` its twin in `b`, where half of the shorter one or more have one, else nothing."""
    twins = {mention.id: twin.id for mention in a if (twin := _twin(mention, b))}
    return twins if len(twins) * 2 >= min(len(a), len(b)) else {}


def _twin(mention: Mention, others: list[Mention]) -> Mention | None:
    """The mention that is most alike, where it says the same, the same and more, or the same in other words."""
    best = max(others, key=lambda other: (_likeness(mention, other), other.id))
    if _likeness(mention, best) >= _ALIKE:
        return best
    p, likeliest = max((probability(mention, other), other.id) for other in others)
    return next(other for other in others if other.id == likeliest) if p >= REWORDED else None


def _likeness(a: Mention, b: Mention) -> float:
    whole = fuzz.token_sort_ratio(a.text, b.text)
    return max(whole, _ALIKE) if fuzz.token_set_ratio(a.text, b.text) >= _PART else whole
