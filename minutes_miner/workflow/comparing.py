"""Two documents of one meeting side by side: action points gained, lost and changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from minutes_miner.contract import to_json
from minutes_miner.errors import MinutesMinerError
from minutes_miner.evaluation import match
from minutes_miner.workflow.workers import Workers, extract_many


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


def _said(action: Any, field: str) -> str:
    if field == "responsible":
        return ", ".join(party["agency"] or party["text"] for party in action["responsible"])
    if field == "deadline":
        return str((action["deadline"] or {}).get("date") or (action["deadline"] or {}).get("text") or "")
    return str(action[field])
