"""The log: every change, who made it, when, what it was before and after, and why; each entry carries the hash of all before it.

An entry may also seal a part of the tracker: digests of the rows of one document, of one group's chains, of its scores, of
what people said, or of the schema, as they stood after the change. Each row belongs to one such part. `verify` compares them
with the rows of today. Nothing but the standard library is imported here.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minutes_miner.errors import RequestError

_ENTRY = "entry, at, who, what, subject, old, new, why, seal"
_MENTIONS = "mention_id BETWEEN substr(?1, 1, 12) || '-' AND substr(?1, 1, 12) || '.'"
_OF_GROUP = "action_id IN (SELECT action_id FROM action_ids WHERE group_key = ?1)"
_DOCUMENT = {
    **dict.fromkeys(("documents", "paths", "past_paths", "extractions", "past_extractions"), "sha256 = ?1"),
    **dict.fromkeys(
        ("machine_mentions", "past_machine_mentions", "attendance", "persons", "abbreviations", "series"), "sha256 = ?1"
    ),
    **dict.fromkeys(("machine_responsible", "past_machine_responsible"), _MENTIONS),
}
_GROUP = {
    **dict.fromkeys(
        ("action_ids", "past_action_ids", "chains", "past_chains", "links", "past_links"), "group_key = ?1"
    ),
    **dict.fromkeys(("questions", "said", "past_said", "settled"), "group_key = ?1"),
    **dict.fromkeys(("chain_responsible", "past_chain_responsible"), _OF_GROUP),
}
_SCORES = {"scores": "group_key = ?1"}
_PEOPLE = dict.fromkeys(
    (
        "constraints_by_people", "corrections", "aliases", "named_agencies", "refusals", "forgotten", "groups_by_people",
        "words_by_people",
    ),
    "?1 IS NOT NULL",
)  # fmt: skip
_AGENCIES = dict.fromkeys(("agency_names", "past_agency_names", "group_countries", "suggestions"), "?1 IS NOT NULL")
_SCHEMA = {
    "sqlite_master": "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND ?1 IS NOT NULL",
    "_sqlite_migrations": "?1 IS NOT NULL",
}
_COLUMNS = {"sqlite_master": "type, name, tbl_name, sql", "_sqlite_migrations": "id, migration_set, name"}
PEOPLE = "people"
AGENCIES = "agencies"
SCHEMA = "schema"
SEALED = tuple(
    {**_DOCUMENT, **_GROUP, **_SCORES, **_PEOPLE, **_AGENCIES}
)  # the tables whose every row belongs to a part


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes the tracker, and when (ISO time)."""

    who: str
    at: str


def append(
    c: sqlite3.Connection,
    author: Author,
    what: str,
    subject: str,
    *,
    old: object = None,
    new: object = None,
    why: str | None = None,
    seal: Mapping[str, str] | None = None,
) -> None:
    """One more entry, in the transaction of its change. What is no text is written as JSON."""
    last = c.execute("SELECT entry, hash FROM log ORDER BY entry DESC LIMIT 1").fetchone()
    entry, before = (last[0] + 1, last[1]) if last else (1, "")
    values = (entry, author.at, author.who, what, subject, _text(old), _text(new), why, _text(seal))
    salt = os.urandom(16).hex()
    digest = chained(salt, values)
    c.execute(
        "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*values, chained(before, (entry, digest)), salt, digest),
    )


def chained(before: str, values: tuple[object, ...]) -> str:
    """The hash of values and of what stands before them.

    An entry has a digest of its random salt and of all that it says; its hash is that of the hash before it, its number and
    its digest. So what it says can be taken out, and the salt with it, while the chain still holds. Entries of older
    trackers have no salt: their hash is that of the hash before and of all that they say.
    """
    return hashlib.sha256(_json([before, *values]).encode(errors="surrogateescape")).hexdigest()


def _json(value: object) -> str:
    """As JSON; what another tool may have put there and JSON cannot say, in Python's words."""
    return json.dumps(value, ensure_ascii=False, default=repr)


def _text(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def chain_up(c: sqlite3.Connection) -> None:
    """Give the entries of an older schema, which had no hashes, their place in the chain."""
    before = ""
    for row in c.execute(f"SELECT {_ENTRY} FROM log WHERE hash IS NULL ORDER BY entry").fetchall():
        before = chained(before, tuple(row))
        c.execute("UPDATE log SET hash = ? WHERE entry = ?", (before, row[0]))


@dataclass(frozen=True, slots=True)
class Redaction:
    """What is left of an entry out of which a person was taken, as a digest, and the hash of the entry before it."""

    before: str
    left: str


FORGET = "forget"


def redactions(c: sqlite3.Connection) -> dict[int, Redaction]:
    """Entries out of which persons were taken, by number; the last word on each counts."""
    found: dict[int, Redaction] = {}
    for (new,) in c.execute("SELECT new FROM log WHERE what = ? ORDER BY entry", (FORGET,)):
        for entry, before, left in json.loads(new).get("entries", ()):
            found[entry] = Redaction(before, left)
    return found


def redact(c: sqlite3.Connection, changed: Mapping[int, tuple[Any, ...]]) -> list[tuple[int, str, str]]:
    """Take words out of entries: by number what they say from now on (at, who, what, subject, old, new, why, seal).

    Their salts go too, so that nobody can tell by trying which words were taken out. Returns what the entry about it must
    keep: number, hash before, digest of what is left.
    """
    c.execute("DROP TRIGGER log_is_never_changed")
    kept = []
    for entry, values in sorted(changed.items()):
        c.execute(
            "UPDATE log SET at = ?, who = ?, what = ?, subject = ?, old = ?, new = ?, why = ?, seal = ?, salt = NULL WHERE entry = ?",
            (*values, entry),
        )
        before = c.execute("SELECT hash FROM log WHERE entry = ?", (entry - 1,)).fetchone()
        kept.append((entry, before[0] if before else "", chained("", (entry, *values))))
    c.execute(_NEVER_CHANGED)
    return kept


_NEVER_CHANGED = """
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log WHEN OLD.hash IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
"""


def entries(c: sqlite3.Connection, subjects: tuple[str, ...] | None = None) -> Iterator[dict[str, Any]]:
    """All entries in order, or those about some subjects (action ids, hashes of documents, groups); without seals.

    An entry that says nothing but that rows were sealed is left out.
    """
    clause, values = "", tuple[str, ...]()
    if subjects is not None:
        clause, values = f" AND subject IN ({', '.join('?' * len(subjects))})", subjects
    for row in c.execute(
        f"SELECT entry, at, who, what, subject, old, new, why FROM log WHERE what <> 'seal'{clause} ORDER BY entry", values
    ):  # fmt: skip
        new = _loaded(row["new"])
        if row["what"] == FORGET:
            new = {"rows": new["rows"]}
        yield {**dict(row), "old": _loaded(row["old"]), "new": new}


def subjects_about(c: sqlite3.Connection, about: str) -> tuple[str, ...]:
    """The subjects of the log that an id of an action or mention, a path or a hash stands for.

    An action brings its former ids, and the documents of its mentions. Raises `RequestError` `unknown-action`.
    """
    row = c.execute("SELECT now FROM action_ids WHERE action_id = ?", (about.upper(),)).fetchone()
    if row:
        ids = c.execute("SELECT action_id FROM action_ids WHERE now = ? ORDER BY 1", (row[0],))
        papers = c.execute(
            "SELECT DISTINCT m.sha256 FROM links l JOIN machine_mentions m USING (mention_id) WHERE l.action_id = ? ORDER BY 1",
            (row[0],),
        )
        return (*(r[0] for r in ids), *(r[0] for r in papers))
    found = c.execute(
        "SELECT sha256 FROM machine_mentions WHERE mention_id = ?1 UNION SELECT sha256 FROM paths WHERE path IN (?1, ?2)"
        " UNION SELECT sha256 FROM past_paths WHERE path IN (?1, ?2) UNION SELECT sha256 FROM documents WHERE sha256 = ?1"
        " UNION SELECT subject FROM log WHERE subject = ?1",
        (about, str(Path(about).resolve())),
    ).fetchall()
    if not found:
        raise RequestError("unknown-action", f"No action, mention or document {about}.")
    return tuple(r[0] for r in found)


def _loaded(text: str | None) -> Any:
    return json.loads(text) if text and text.startswith("{") else text


# seals


def seal_of(c: sqlite3.Connection, subject: str) -> dict[str, str]:
    """The digest of each table's rows that belong to a subject (see `rows_of`)."""
    return {table: digest(rows) for table, rows in rows_of(c, subject)}


def digest(rows: list[str]) -> str:
    """The digest of rows as `rows_of` gives them."""
    return hashlib.sha256("\n".join(rows).encode(errors="surrogateescape")).hexdigest()[:32]


def rows_of(c: sqlite3.Connection, subject: str) -> Iterator[tuple[str, list[str]]]:
    """Each table with its rows, sorted and at least one, that belong to a subject: the hash of a document, "group:KEY",
    "scores:KEY", "people", "agencies" or "schema"."""
    kind, _, key = subject.partition(":")
    tables = {"group": _GROUP, "scores": _SCORES, PEOPLE: _PEOPLE, AGENCIES: _AGENCIES, SCHEMA: _SCHEMA}.get(
        kind, _DOCUMENT
    )
    for table, where in tables.items():
        rows = c.execute(f"SELECT {_COLUMNS.get(table, '*')} FROM {table} WHERE {where}", (key or subject,))
        if lines := sorted([ascii(tuple(row)) for row in rows]):  # quicker than JSON, and the same on every Python
            yield table, lines


def subjects(c: sqlite3.Connection) -> Iterator[str]:
    """Everything that must be sealed: the schema, people's part, each document, each group and its scores."""
    yield SCHEMA
    yield PEOPLE
    yield AGENCIES
    for table in ("documents", "paths", "extractions", "machine_mentions", "attendance", "persons"):
        known = "" if table == "documents" else " AND sha256 NOT IN (SELECT sha256 FROM documents)"
        for row in c.execute(f"SELECT DISTINCT sha256 FROM {table} WHERE 1{known} ORDER BY 1"):
            yield row[0]
    for row in c.execute(
        "SELECT group_key FROM chains UNION SELECT group_key FROM action_ids UNION SELECT group_key FROM links"
    ):
        yield f"group:{row[0]}"
    for row in c.execute("SELECT DISTINCT group_key FROM scores ORDER BY 1"):
        yield f"scores:{row[0]}"
