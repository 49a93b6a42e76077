"""Documents as people see them: the list of them, and which one is meant by what was typed. Nothing but the standard library is
imported here."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from minutes_miner.errors import RequestError

Record = dict[str, Any]
NO_GROUP = "(no group)"
_SHORTEST_HASH = 6
_NAMED = 5  # documents that may be meant and are told
_LISTED = """
    SELECT e.sha256, (SELECT min(path) FROM paths p WHERE p.sha256 = e.sha256) AS path, e.kind, e.group_name AS "group", e.meeting_date,
           e.version, (SELECT count(*) FROM machine_mentions m WHERE m.sha256 = e.sha256) AS action_points,
           json_extract(e.json, '$.warnings') AS warnings
    FROM extractions e WHERE EXISTS (SELECT 1 FROM paths p WHERE p.sha256 = e.sha256)"""


def listed(c: sqlite3.Connection, *, groups: list[str] | None = None, doubtful: bool = False) -> list[Record]:
    """The documents that lie somewhere, by path: what they were taken for, the codes of their warnings, and what people said of
    them. All, or those of some groups (by key); `doubtful` ones are such of which a person may have to say something."""
    said: dict[str, dict[str, str]] = {}
    for sha256, field, value in c.execute("SELECT sha256, field, value FROM words_by_people ORDER BY 1, 2"):
        said.setdefault(sha256, {})[field] = value
    chosen = "" if groups is None else f" AND e.group_key IN ({', '.join('?' * len(groups))})"
    rows = [
        {**dict(row), "warnings": _codes(row["warnings"]), "said": said.get(row["sha256"], {})}
        for row in c.execute(_LISTED + chosen, groups or [])
    ]
    return sorted(
        (row for row in rows if not doubtful or is_doubtful(row)), key=lambda row: (row["path"], row["sha256"])
    )


def _codes(warnings: str | None) -> list[str]:
    return sorted({warning["code"] for warning in json.loads(warnings or "[]")})


def is_doubtful(row: Record) -> bool:
    """Whether a document as `listed` tells it has warnings, no day or group, or was not taken for minutes; what a person said is
    no minutes is none."""
    if row["said"].get("kind") == "other":
        return False
    return row["kind"] == "other" or bool(row["warnings"]) or not row["meeting_date"] or row["group"] == NO_GROUP


def path_of(c: sqlite3.Connection, sha256: str) -> str:
    """Where a document lies, by the first of its paths; its hash where it lies nowhere."""
    (path,) = c.execute("SELECT min(path) FROM paths WHERE sha256 = ?", (sha256,)).fetchone()
    return path or sha256


def find(c: sqlite3.Connection, name: str) -> str:
    """The hash of the document that is meant by its path, a part of it, its end first, or the first characters of its hash. Raises
    `RequestError` `unknown-document`, `ambiguous-document`."""
    for found in _readings(c, name):
        documents = {sha256: path for path, sha256 in sorted(found, reverse=True)}
        if len(documents) == 1:
            return next(iter(documents))
        if documents:
            paths = sorted(documents.values())
            more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
            raise RequestError(
                "ambiguous-document", f"{name!r} may be {', '.join(paths[:_NAMED])}{more}; give more of the path."
            )
    raise RequestError("unknown-document", f"No document {name!r}; 'minutes-miner documents list' shows them.")


def _readings(c: sqlite3.Connection, name: str) -> Iterator[list[tuple[str, str]]]:
    """The documents (path, hash) that may be meant: first by whole paths, then by whole names, then by ends and beginnings of hashes, then by any part."""
    whole = "SELECT path, sha256 FROM paths WHERE path IN (?, ?)"
    yield [tuple(row) for row in c.execute(whole, (name, str(Path(name).resolve())))]
    if not name.strip():
        return
    ends = "SELECT path, sha256 FROM paths WHERE substr(path, -length(?1)) = ?1"
    yield [tuple(row) for row in c.execute(ends, (f"/{name.lstrip('/')}",))]
    begun = [tuple(row) for row in c.execute(ends, (name,))]
    if len(name) >= _SHORTEST_HASH:
        hashes = c.execute("SELECT path, sha256 FROM paths WHERE substr(sha256, 1, length(?1)) = ?1", (name.lower(),))
        begun += [tuple(row) for row in hashes]
    yield begun
    inside = "SELECT path, sha256 FROM paths WHERE instr(lower(path), lower(?))"
    yield [tuple(row) for row in c.execute(inside, (name,))]
