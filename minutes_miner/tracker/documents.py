"""Writing documents: the file, where it lies, and what was found in it; one document, one transaction."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from minutes_miner.contract import to_data
from minutes_miner.records import ActionPoint, Extraction, Responsible, Word
from minutes_miner.tracker.agencies import add_abbreviations
from minutes_miner.tracker.history import retire
from minutes_miner.tracker.papers import NO_GROUP
from minutes_miner.tracker.persons import A_PERSON, Mask
from minutes_miner.tracker.store import Store
from minutes_miner.tracker.words import in_json

_NEARLY_ALL = 0.8  # of what minutes said, in a newer version of them
NOBODY = Mask((), any_contact=True)


def is_known(store: Store, sha256: str, extractor: str, said: Sequence[Word] = ()) -> bool:
    """Whether a document has been read by this extractor, under the same words of people."""
    row = store.connection.execute(
        "SELECT 1 FROM extractions WHERE sha256 = ? AND extractor = ? AND said = ?", (sha256, extractor, in_json(said))
    ).fetchone()
    return row is not None


def is_stored(store: Store, sha256: str) -> bool:
    """Whether a document has been read by any extractor."""
    row = store.connection.execute("SELECT 1 FROM extractions WHERE sha256 = ?", (sha256,)).fetchone()
    return row is not None


def document_at(store: Store, path: str) -> str | None:
    """The hash of the document last seen at a path."""
    row = store.connection.execute("SELECT sha256 FROM paths WHERE path = ?", (path,)).fetchone()
    return row[0] if row else None


def paths_of(store: Store, sha256: str) -> list[str]:
    """Where a document lies, as far as is known."""
    rows = store.connection.execute("SELECT path FROM paths WHERE sha256 = ? ORDER BY 1", (sha256,))
    return [row[0] for row in rows]


def remember_path(store: Store, path: str, sha256: str, outcome: str, *, left: Iterable[str] = ()) -> None:
    """Note where a document lies that was read before; what lay there counts no more. It was moved from the paths `left`."""
    if document_at(store, path) == sha256:
        return
    with store.transaction() as c:
        _place(store, c, path, sha256, outcome)
        for old in left:
            retire(c, "paths", "path = ?", (old,), now=store.now)
            store.note("moved", sha256, old=old, new=path, why="it lies there no more")
        _mark_stale(c, sha256)
        store.seal(sha256)


def _place(store: Store, c: sqlite3.Connection, path: str, sha256: str, outcome: str) -> str:
    """Put a document at a path, and return the outcome; the seal of the document is the caller's.

    What lay there counts no more where the document is a version of it. Minutes of another meeting count still, for a name
    such as "latest.docx" may be used again and again: they stand under that path and the day of their meeting.
    """
    old = document_at(store, path)
    if old == sha256:
        return outcome
    retire(c, "paths", "path = ?", (path,), now=store.now)
    kept = f"{path} ({_day_of(c, old)}, {old[:8]})" if old and _are_two_meetings(c, old, sha256) else None
    if old and kept:
        outcome = "new"
        c.execute("INSERT INTO paths VALUES (?, ?, 'kept', ?)", (kept, old, store.now))
    c.execute("INSERT INTO paths VALUES (?, ?, ?, ?)", (path, sha256, outcome, store.now))
    store.note("found", sha256, new=path, why=outcome)
    if old and kept:
        store.note("kept", old, old=path, new=kept, why="the minutes of another meeting lie at this path")
    elif old:
        _mark_stale(c, old)
        store.note("replaced", old, old=path, new=sha256, why="another document lies at this path")
    if old:
        store.seal(old)
    return outcome


def _day_of(c: sqlite3.Connection, sha256: str) -> str:
    row = c.execute("SELECT meeting_date FROM extractions WHERE sha256 = ?", (sha256,)).fetchone()
    return row[0] if row and row[0] else "no date"


def _are_two_meetings(c: sqlite3.Connection, old: str, new: str) -> bool:
    """Whether two documents tell of two meetings: of other days or groups, and not nearly all of what the older one says stands
    in the newer one, which may as well have a mistaken day put right. A list that is carried along keeps much of it."""
    told = []
    for sha256 in (old, new):
        row = c.execute(
            "SELECT meeting_date, group_name, name_key FROM extractions JOIN series USING (sha256) WHERE sha256 = ?",
            (sha256,),
        ).fetchone()
        if row is None:
            return False
        quotes = c.execute("SELECT quote FROM machine_mentions WHERE sha256 = ?", (sha256,))
        told.append((*row, {" ".join(quote.split()) for (quote,) in quotes}))
    (day, name, key, quotes_then), (new_day, new_name, new_key, quotes_now) = told
    other_day = None not in (day, new_day) and day != new_day
    other_group = NO_GROUP not in (name, new_name) and key != new_key
    return (other_day or other_group) and len(quotes_then & quotes_now) < _NEARLY_ALL * len(quotes_then)


def _mark_stale(c: sqlite3.Connection, sha256: str) -> None:
    c.execute("INSERT OR IGNORE INTO stale_groups SELECT group_key FROM extractions WHERE sha256 = ?", (sha256,))


def add(
    store: Store,
    extraction: Extraction,
    *,
    path: str,
    extractor: str,
    group_key: str,
    group: str,
    outcome: str,
    persons: Mask = NOBODY,
    said: Sequence[Word] = (),
) -> str | None:
    """Store one document with its extraction, which people's words about it (`said`) were part of; what was found in it before moves to
    the past. Returns the outcome, which
    is "new" where minutes of another meeting lay at the path.

    None, and nothing is changed, where another run was first. The names of `persons` and all contacts stand in the table `persons` alone; in texts a word stands for them.
    """
    source, sha256, meeting = extraction.source, extraction.source.sha256, extraction.meeting
    following = meeting.next_meeting.date if meeting.next_meeting else None
    with store.transaction() as c:
        if is_known(store, sha256, extractor, said):
            return None
        c.execute(
            "INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?)",
            (sha256, source.format, source.pages, store.author.at),
        )
        before = _forget_machine(store, c, sha256)
        c.execute(
            "INSERT INTO extractions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                sha256, extractor, extraction.kind, source.version, group, group_key, meeting.date,
                persons.apply(meeting.title) if meeting.title else None, following,
                _without_persons(extraction, persons), store.now, meeting.country, in_json(said),
            ),
        )  # fmt: skip
        c.execute("INSERT OR REPLACE INTO series VALUES (?, ?, ?, ?)", (sha256, group_key, meeting.country, group_key))
        _add_attendance(c, extraction)
        add_abbreviations(c, extraction, persons)
        for row, action in enumerate(extraction.action_points, 1):
            _add_mention(store, c, sha256, row, action, group_key, meeting.date, persons)
        outcome = _place(store, c, path, sha256, outcome)
        c.execute("INSERT OR IGNORE INTO stale_groups VALUES (?)", (group_key,))
        found = {"extractor": extractor, "group": group, "mentions": len(extraction.action_points)}
        store.note("read", sha256, old=before, new=found, why=outcome)
        store.seal(sha256)
    return outcome


def _forget_machine(store: Store, c: sqlite3.Connection, sha256: str) -> dict[str, object] | None:
    """Move what was found in a document to the past, and tell what it was."""
    row = c.execute("SELECT extractor, group_name FROM extractions WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    _mark_stale(c, sha256)
    mine = "mention_id IN (SELECT mention_id FROM machine_mentions WHERE sha256 = ?)"
    count = c.execute("SELECT count(*) FROM machine_mentions WHERE sha256 = ?", (sha256,)).fetchone()[0]
    for table in ("machine_responsible", "links"):
        retire(c, table, mine, (sha256,), now=store.now)
    for table in ("machine_mentions", "extractions"):
        retire(c, table, "sha256 = ?", (sha256,), now=store.now)
    for table in ("attendance", "abbreviations"):
        c.execute(f"DELETE FROM {table} WHERE sha256 = ?", (sha256,))
    c.execute("DELETE FROM persons WHERE sha256 = ? AND place NOT LIKE 'said %'", (sha256,))  # what people typed stays
    return {"extractor": row[0], "group": row[1], "mentions": count}


def _add_attendance(c: sqlite3.Connection, extraction: Extraction) -> None:
    sha256 = extraction.source.sha256
    for position, attendee in enumerate(extraction.attendees, 1):
        c.execute(
            "INSERT INTO attendance VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                sha256,
                position,
                attendee.agency,
                attendee.role,
                attendee.present,
                attendee.country,
                None if attendee.person or attendee.email else attendee.text,
            ),
        )
        if attendee.person or attendee.email:
            c.execute(
                "INSERT INTO persons VALUES (?, 'attendance', ?, ?, ?, ?)",
                (sha256, position, attendee.text, attendee.person, attendee.email),
            )


def _add_mention(
    store: Store,
    c: sqlite3.Connection,
    sha256: str,
    row: int,
    action: ActionPoint,
    group: str,
    day: str | None,
    persons: Mask,
) -> None:
    name = mention_id(sha256, row)
    deadline, place = action.deadline, action.provenance
    masked = {}
    for field, written in (("text", action.text), ("quote", place.quote)):
        masked[field], originals = persons.taken(written)
        c.executemany(
            "INSERT INTO persons VALUES (?, ?, ?, ?, NULL, NULL)",
            [(sha256, f"{field} {row}", position, original) for position, original in enumerate(originals, 1)],
        )
    c.execute(
        f"INSERT INTO machine_mentions VALUES ({', '.join('?' * 21)})",
        (
            name, sha256, row, group, day, masked["text"], action.kind, action.reference, _masked(action.agenda_item, persons),
            deadline.text if deadline else None, deadline.date if deadline else None,
            deadline.previous_date if deadline else None, action.status, _masked(action.status_text, persons), action.confidence,
            place.page, place.table, place.row, place.line, masked["quote"], store.now,
        ),
    )  # fmt: skip
    for position, party in enumerate(action.responsible, 1):
        shown, kind = shown_name(party)
        shown = persons.apply(shown)
        c.execute(
            "INSERT INTO machine_responsible VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (name, position, shown, kind, party.agency, party.part, store.now, party.country, _written(party, persons)),
        )
        if party.person or party.kind == "person":
            c.execute(
                "INSERT INTO persons VALUES (?, ?, ?, ?, ?, NULL)",
                (sha256, f"action {row}", position, party.text, party.person or party.text),
            )


def mention_id(sha256: str, row: int) -> str:
    """The id of a mention, made from its document and its place in it."""
    return f"{sha256[:12]}-{row:03d}"


def shown_name(party: Responsible) -> tuple[str, str]:
    """What default outputs say of a party: its agency; a role or group as written; never a person's name."""
    if party.agency:
        return party.agency, "agency"
    if party.kind == "person":
        return A_PERSON, "person"
    return party.text, party.kind


def _written(party: Responsible, persons: Mask) -> str | None:
    """An agency as it is written, where nobody is named with it."""
    alone = party.agency and party.kind == "agency" and not party.person and not persons.find(party.text)
    return party.text if alone else None


def _masked(text: str | None, persons: Mask) -> str | None:
    return persons.apply(text) if text else text


def _without_persons(extraction: Extraction, persons: Mask) -> str:
    """The extraction as JSON without what names a person: attendees are stored apart, chairs may be persons."""
    data = to_data(extraction)
    data.pop("attendees")
    data["meeting"]["chairs"] = []
    for action in data["action_points"]:
        for party in action["responsible"]:
            if party["kind"] == "person" or party["person"]:
                party["text"], party["person"] = party["agency"] or A_PERSON, None
    source = data.pop("source")
    return json.dumps({"source": source, **persons.in_value(data)}, ensure_ascii=False)
