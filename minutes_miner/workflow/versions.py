"""One meeting, several documents: draft, final and corrected minutes, the same as PDF and Word, a summary and the full text.
Which of their mentions count."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from rapidfuzz import fuzz

from minutes_miner import lexicon
from minutes_miner.lexicon.alternatives import either
from minutes_miner.link.score import probability
from minutes_miner.records import Mention

_RANK = {"corrected": 3, "final": 2, None: 1, "draft": 0}
_ALIKE = 80.0  # likeness of an action in two versions of the same minutes
_PART = 95.0  # likeness of an action to a part of what the other version says of it
REWORDED = 0.5  # probability from which two wordings in two documents of one day are one action


def versions(
    mentions: Sequence[Mention],
    version: Mapping[str, str | None],
    names: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[list[Mention], dict[str, list[str]]]:
    """The mentions that count, and by each of them its copies in other versions of the same minutes (`version` and the `names` of
    its files by document).

    Documents of one group and day with mostly the same actions are one meeting: corrected before final before draft, then
    by the number that the file's name gives, then the one with more mentions, then by hash. What an older version alone has counts no more; what one of two that
    stand side by side has for itself, as a summary beside the full text, counts as well.
    """
    by_day: dict[str, dict[str, list[Mention]]] = {}
    for mention in mentions:
        by_day.setdefault(mention.meeting_date or mention.document, {}).setdefault(mention.document, []).append(mention)
    ruling: list[Mention] = []
    copies: dict[str, list[str]] = {}

    def rank(found: list[Mention]) -> tuple[int, tuple[int, int]]:
        document = found[0].document
        edition = max(map(edition_of, names.get(document, ())), default=(1, 0))
        return _RANK.get(version.get(document), 1), edition

    for documents in by_day.values():
        kept: list[list[Mention]] = []
        for candidate in _in_order(documents.values(), rank):
            original, twins = next(
                ((other, twins) for other in kept if (twins := _same_minutes(candidate, other))), (None, {})
            )
            if original is None:
                kept.append(candidate)
                ruling += candidate
                continue
            beside = rank(candidate) == rank(original)
            for mention in candidate:
                if mention.id in twins:
                    copies.setdefault(twins[mention.id], []).append(mention.id)
                elif beside:
                    ruling.append(mention)
    return ruling, copies


def _in_order(
    documents: Iterable[list[Mention]], rank: Callable[[list[Mention]], tuple[int, tuple[int, int]]]
) -> list[list[Mention]]:
    """Documents of one day, the one that holds first."""
    by_size = sorted(documents, key=lambda mentions: (-len(mentions), mentions[0].document))
    return sorted(by_size, key=rank, reverse=True)


def edition_of(path: str) -> tuple[int, int]:
    """The number of a version in the name of a file, and how often that calls it final: "minutes v10.docx", "FINAL FINAL"."""
    words = re.sub(r"[\W_]+", " ", re.sub(r"(?<=[a-z])(?=[vV]\d)", " ", Path(path).stem)).casefold()
    number = _numbered().findall(words)
    return max(int(number[-1]), 1) if number else 1, len(_final().findall(words))


@cache
def _numbered() -> "re.Pattern[str]":
    return re.compile(rf"\b(?:{either(lexicon.load('linking')['edition']['marks'])}) ?(\d{{1,2}})\b")


@cache
def _final() -> "re.Pattern[str]":
    finals = {word for code in lexicon.names("words") for word in lexicon.load(f"words/{code}")["cue"].get("final", ())}
    return re.compile(rf"\b(?:{either(finals)})\b")


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
