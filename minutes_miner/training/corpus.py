"""The sample corpus: from one written source to the document in its format and its gold.

A source (`corpus/sources/NAME.toml`) holds the minutes as structure: head, agenda, sections with discussion and
actions. `render` writes the document in the layout that the source asks for; the gold comes from the same structure,
so that it is true by construction. `python -m minutes_miner.training.corpus` makes all of them, the same bytes each time.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

from minutes_miner import SCHEMA
from minutes_miner.training.render import render, spoken, stands_in_columns

Source = dict[str, Any]
_MEETING = ("title", "group", "number", "date", "start_time", "end_time", "location")


def load_source(path: Path) -> Source:
    """One source as plain dictionaries; its `name` is the file's."""
    return {"name": path.stem, **tomllib.loads(path.read_text(encoding="utf-8"))}


def gold_of(source: Source) -> dict[str, Any]:
    """What a perfect reader would find: the contract's JSON without hashes, places, confidence and near misses."""
    actions = [
        _action(
            action,
            text=action["text"] if stands_in_columns(source, section) else action.get("line") or spoken(action),
            agenda_item=section.get("title"),
            kind=section.get("kind", "new"),
        )
        for section in source.get("sections", ())
        for action in section.get("actions", ())
    ]
    meeting = {name: source.get(name) for name in _MEETING}
    following = source.get("next_meeting")
    return {
        "schema": SCHEMA,
        "source": {"path": f"{source['name']}.{source['format']}", "format": source["format"]},
        "kind": source.get("kind", "minutes"),
        "meeting": {
            **meeting,
            "chairs": source.get("chairs", []),
            "languages": [source.get("language", "en")],
            "next_meeting": following,
        },
        "attendees": [_attendee(entry, present=True) for entry in source.get("present", ())]
        + [_attendee(entry, present=False) for entry in source.get("apologies", ())],
        "agenda": [
            {"number": str(at), "title": title, "items": []} for at, title in enumerate(source.get("agenda", ()), 1)
        ],
        "action_points": actions,
    }


def _attendee(entry: str | dict[str, Any], *, present: bool) -> dict[str, Any]:
    if isinstance(entry, str):
        entry = {"text": entry, "agency": entry}
    return {
        "text": entry["text"],
        "agency": entry.get("agency"),
        "person": entry.get("person"),
        "role": entry.get("role"),
        "email": None,
        "present": present,
    }


def _action(action: dict[str, Any], *, text: str, agenda_item: str | None, kind: str) -> dict[str, Any]:
    return {
        "text": text,
        "kind": action.get("kind", kind),
        "reference": action.get("reference"),
        "agenda_item": agenda_item,
        "responsible": [_party(party) for party in action.get("who", ())],
        "deadline": _deadline(action.get("by")),
        "status": action.get("status", "open"),
        "status_text": action.get("status_text"),
    }


def _party(party: str | dict[str, Any]) -> dict[str, Any]:
    if isinstance(party, dict):
        return {"text": party["text"], "kind": party["kind"], "agency": party.get("agency")}
    return {"text": party, "kind": "agency", "agency": party}


def _deadline(by: dict[str, Any] | None) -> dict[str, Any] | None:
    if by is None:
        return None
    return {
        "text": by["text"],
        "date": by.get("date"),
        "start": by.get("start"),
        "grain": by.get("grain", "day" if by.get("date") else "none"),
    }


def build(corpus: Path) -> list[Path]:
    """Make every document and its gold; returns the documents in order."""
    made = []
    for path in sorted((corpus / "sources").glob("*.toml")):
        source = load_source(path)
        document = corpus / "documents" / source["folder"] / f"{source['name']}.{source['format']}"
        document.parent.mkdir(parents=True, exist_ok=True)
        document.write_bytes(render(source))
        gold = corpus / "gold" / f"{source['name']}.json"
        gold.write_text(json.dumps(gold_of(source), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        made.append(document)
    return made


def main() -> None:
    """Make the corpus of this checkout."""
    made = build(Path(__file__).parents[2] / "corpus")
    print(f"{len(made)} documents made.")


if __name__ == "__main__":
    main()
