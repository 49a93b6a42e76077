"""Two documents of one meeting side by side: action points gained, lost and changed."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from minutes_miner.contract import to_json
from minutes_miner.errors import FileError, MinutesMinerError
from minutes_miner.evaluation import match
from minutes_miner.link.score import probability
from minutes_miner.readers import SUFFIXES
from minutes_miner.records import Mention
from minutes_miner.workflow.versions import REWORDED
from minutes_miner.workflow.workers import Workers, extract_many

_DAY = "2000-01-01"  # any day will do


def compare(
    old: Path, new: Path, *, workers: Workers = Workers(), doubt: Callable[[str], None] = lambda text: None
) -> Iterator[dict[str, Any]]:
    """One row for each difference: what (gained, lost, changed), the text, and for a change the field with both values.

    Raises `FileError` where one of the two cannot be read, or is data for programs; `doubt` is told where the two are not of
    one meeting.
    """
    read = []
    for path, result in extract_many((_text_for_people(old), _text_for_people(new)), workers=workers):
        if isinstance(result, MinutesMinerError):
            raise result
        if result.kind == "other":
            doubt(f"{path} is no record of a meeting; it has no action points.")
        read.append(json.loads(to_json(result)))
    meetings = [(told["meeting"]["group"] or "no group", told["meeting"]["date"] or "no date") for told in read]
    if all(told["kind"] != "other" for told in read) and meetings[0][1] != meetings[1][1]:
        doubt("The two are of different meetings: {}, {}, and {}, {}.".format(*meetings[0], *meetings[1]))
    before, after = (told["action_points"] for told in read)
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


def _text_for_people(path: Path) -> Path:
    """A document, by its ending or since it is no JSON, as other programs write it. Raises `FileError` `unknown-format`."""
    try:
        if path.suffix.lower() not in SUFFIXES and path.is_file():
            json.loads(path.read_bytes())
            raise FileError("unknown-format", f"{path} is data for programs (JSON), no document.")
    except (ValueError, OSError):  # something else, of which its reader tells
        pass
    return path


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
