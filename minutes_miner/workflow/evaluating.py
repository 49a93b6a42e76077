"""Gold and documents to judged documents, one by one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from minutes_miner.contract import to_json
from minutes_miner.evaluation import Judged, facts_of, find_gold, groups_of, judge
from minutes_miner.records import Extraction
from minutes_miner.workflow.extracting import attempt

_NOTHING: dict[str, Any] = {
    "kind": "unread",
    "meeting": {"date": None, "group": None, "chairs": []},
    "attendees": [],
    "agenda": [],
    "action_points": [],
}


def evaluate(
    gold: Path, documents: Path | None = None, *, split: str | None = None, model: bool = True
) -> Iterator[Judged]:
    """Judge every document that has gold below a folder; of one part of `splits.csv` only, where `split` names it.

    `documents` is the folder beside the gold by default. A document that cannot be read counts as one in which nothing was
    found. Raises FileNotFoundError where the parts are not told.
    """
    groups = groups_of(gold.parent / "splits.csv", split) if split else None
    for path, document in find_gold(gold, documents or gold.parent / "documents"):
        if groups is None or path.parent.name in groups:
            wanted = json.loads(path.read_text(encoding="utf-8"))
            read = attempt(document, model=model)
            found = json.loads(to_json(read)) if isinstance(read, Extraction) else _NOTHING
            yield judge(wanted, found, name=path.stem, facts=facts_of(wanted, path.parent.name))
