"""Two documents of one meeting side by side: action points gained, lost and changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from minutes_miner.contract import to_json
from minutes_miner.errors import MinutesMinerError
from minutes_miner.evaluation import match
from minutes_miner.link.score import probability
from minutes_miner.records import Mention
from minutes_miner.workflow.versions import REWORDED
from minutes_miner.workflow.workers import Workers, extract_many

_DAY = "2000-01-01"  # any day will do


def compare(old: Path, new: Path, *, workers: Workers = Workers()) -> Iterator[dict[str, Any]]:
    """One row for each difference: what (gained, lost, changed), the text, and for a change the field with both values.

    Raises `FileError` where one of the two cannot be read.
    """
    import json

    points = []
    for _, result in extract_many((old, new), workers=workers):
        if isinstance(result, MinutesMinerError):
            raise result
        points.append(json.loads(to_json(result))["action_points"])
    before, after = points
    pairs = match(before, after)
    pairs += _reworded(
        *([a for a in side if not any(a is taken for pair in pairs for taken in pair)] for side in (before, after))
    )
    kept = {id(action) for pair in pairs for action in pair}
    for action in before:
        if id(action) not in kept:
            yield {"what": "lost", "text": action["text"], "field": None, "old": None, "new": None}
    for action in after:
        if id(action) not in kept:
            yield {"what": "gained", "text": action["text"], "field": None, "old": None, "new": None}
    for one, other in pairs:
        for field in ("text", "responsible", "deadline", "status"):
            was, now = _said(one, field), _said(other, field)
            if was != now:
                yield {"what": "changed", "text": other["text"], "field": field, "old": was, "new": now}


def _reworded(before: list[Any], after: list[Any]) -> list[tuple[Any, Any]]:
    """Pairs of action points that are one in other words, each in one pair, the likeliest first."""
    likely = sorted(
        (-p, i, j)
        for i, one in enumerate(before)
        for j, other in enumerate(after)
        if (p := probability(_mention(one, "before", i), _mention(other, "now", j))) >= REWORDED
    )
    found: dict[int, int] = {}
    for _, i, j in likely:
        if i not in found and j not in found.values():
            found[i] = j
    return [(before[i], after[j]) for i, j in sorted(found.items())]


def _mention(action: Any, document: str, row: int) -> Mention:
    """An action point as linking sees it; both documents are taken to be of one meeting."""
    return Mention(
        id=f"{document}-{row}", document=document, row=row, group="", meeting_date=_DAY, text=action["text"], kind=action["kind"],
        reference=action["reference"], agenda_item=action["agenda_item"], status=action["status"],
        responsible=tuple(party["agency"] or party["text"] for party in action["responsible"]),
        deadline=(action["deadline"] or {}).get("date"), in_table=action["provenance"]["table"] is not None,
    )  # fmt: skip


def _said(action: Any, field: str) -> str:
    if field == "responsible":
        return ", ".join(party["agency"] or party["text"] for party in action["responsible"])
    if field == "deadline":
        return str((action["deadline"] or {}).get("date") or (action["deadline"] or {}).get("text") or "")
    return str(action[field])
