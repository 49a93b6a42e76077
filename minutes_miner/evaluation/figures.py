"""The figures of many judged documents: added up, by what documents are told apart by, against an earlier run, and how far
confidence can be believed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from minutes_miner.evaluation.gold import FACTS
from minutes_miner.evaluation.judging import SURE, Judged, Score

_BINS = 10


def added(documents: Iterable[Judged]) -> dict[str, Score]:
    """The scores of some documents, added up by measure."""
    total: dict[str, Score] = {}
    for document in documents:
        for measure, score in document.scores.items():
            total[measure] = total.get(measure, Score()) + score
    return total


def by_fact(documents: Sequence[Judged], fact: str) -> dict[str, dict[str, Score]]:
    """The scores by one fact of the documents: format, language, layout, country, group."""
    values = sorted({document.facts.get(fact, "") for document in documents})
    return {value: added(d for d in documents if d.facts.get(fact, "") == value) for value in values}


def quoted(measure: str, score: Score) -> float:
    """The one number that is quoted of a measure: F1; of whole records the share of those wanted; of false deadlines their share."""
    if measure == "whole record":
        return score.recall
    if measure == "false deadlines":
        return score.right / score.found if score.found else 0.0
    return score.f1


def reliability(documents: Iterable[Judged]) -> dict[str, dict[str, Any]]:
    """By field of the action points: the expected calibration error, and by confidence how many are right.

    Each row: `from` which confidence, `count`, mean `confidence`, share `right`; the error is the mean distance of the last
    two, weighted by count (ten bins of equal width).
    """
    documents = list(documents)
    made = {}
    for name in SURE:
        told = [pair for document in documents for pair in document.sure[name]]
        bins: dict[int, list[tuple[float, bool]]] = {}
        for sure, right in told:
            bins.setdefault(min(int(sure * _BINS + 1e-9), _BINS - 1), []).append((sure, right))
        rows = [
            {
                "from": at / _BINS, "count": len(inside), "confidence": round(sum(s for s, _ in inside) / len(inside), 3),
                "right": round(sum(r for _, r in inside) / len(inside), 3),
            }
            for at, inside in sorted(bins.items())
        ]  # fmt: skip
        error = sum(row["count"] * abs(row["confidence"] - row["right"]) for row in rows) / max(len(told), 1)
        made[name] = {"error": round(error, 3), "rows": rows}
    return made


def figures(documents: Sequence[Judged]) -> dict[str, Any]:
    """All figures of a run as plain data: in all, by each fact, reliability, and what was wrong by document and measure."""

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
            f"by {fact}": {value: plain(scores) for value, scores in by_fact(documents, fact).items()} for fact in FACTS
        },
        "reliability": reliability(documents),
        "faults": {document.name: document.faults for document in documents if document.faults},
    }


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """Faults gone and come since an earlier run: ("gained" | "lost", document, measure, fault)."""
    old, new = before["faults"], now["faults"]
    for name in sorted({*old, *new}):
        was, now_is = old.get(name, {}), new.get(name, {})
        for measure in sorted({*was, *now_is}):
            for what, here, there in (
                ("gained", was.get(measure, []), now_is.get(measure, [])),
                ("lost", now_is.get(measure, []), was.get(measure, [])),
            ):
                yield from ((what, name, measure, fault) for fault in here if fault not in there)
