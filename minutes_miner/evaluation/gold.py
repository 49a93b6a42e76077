"""Where gold stands, which document it is of, and what documents are told apart by."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

NEW_COUNTRIES = "new-countries"
FACTS = ("format", "language", "layout", "country", "group")


def find_gold(gold: Path, documents: Path) -> Iterator[tuple[Path, Path]]:
    """Each gold file below a folder with its document: by name, below `documents`, in the same group where names repeat."""
    for path in sorted(gold.rglob("*.json")):
        name = json.loads(path.read_text(encoding="utf-8"))["source"]["path"]
        places = sorted(documents.rglob(Path(name).name))
        same = [place for place in places if place.parent.name == path.parent.name]
        if places:
            yield path, (same or places)[0]


def facts_of(gold: Mapping[str, Any], group: str) -> dict[str, str]:
    """What documents are told apart by."""
    source, meeting = gold["source"], gold["meeting"]
    return {
        "format": source["format"],
        "language": (meeting["languages"] or [""])[0],
        "layout": source.get("layout", ""),
        "country": source.get("country", ""),
        "group": group,
    }


def groups_of(path: Path, part: str) -> set[str]:
    """The groups that the table `splits.csv` at a path gives to a part of the corpus.

    The part "new-countries" are the groups kept for testing from countries that no other group is from.
    """
    column, value = ("country_split", "test") if part == NEW_COUNTRIES else ("split", part)
    with path.open(encoding="utf-8", newline="") as file:
        return {row["group"] for row in csv.DictReader(file) if row.get(column) == value}
