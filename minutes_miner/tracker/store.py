"""Writing to the tracker: one document, one transaction; the layers of machine and people never overwrite each other."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from minutes_miner.contract import to_json
from minutes_miner.errors import TrackerError
from minutes_miner.records import ActionPoint, Extraction, Mention, Responsible
from minutes_miner.tracker.connect import APPLICATION_ID, BUSY_SECONDS, SCHEMA_VERSION, check, translate_errors
from minutes_miner.tracker.migrations import migrations

_CONTACT = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])\+\d[\d ()/-]{7,}\d")
NO_GROUP = "(no group)"
A_PERSON = "(a person)"


@dataclass(frozen=True, slots=True)
class Chain:
    """One tracked action as it is written: its mentions in order of time and what follows from them."""

    anchor: str
    wanted: int
    mentions: tuple[str, ...]
    counted: tuple[str, ...]
    text: str
    status: str
    status_text: str | None
    responsible: tuple[tuple[str, str], ...]
    deadline: str | None
    deadline_text: str | None
    first_raised: str | None
    last_raised: str | None
    carried_over: int
    slips: int
    days_slipped: int


class Store:
    """An open tracker for writing. `clock` says when things happen, as an ISO time; `who` is written to the log."""

    def __init__(self, path: Path, *, clock: str, who: str = "minutes-miner") -> None:
        self.path, self.clock, self.who = path, clock, who
        check(path, for_writing=True)
        with translate_errors(path):
            self.connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
            self.connection.execute("PRAGMA foreign_keys = ON")
            self.db = Database(self.connection)
            self._migrate()

    def _migrate(self) -> None:
        version = self.connection.execute("PRAGMA user_version").fetchone()[0]
        if version == SCHEMA_VERSION:
            return
        if version:
            backup = self.path.with_name(f"{self.path.name}.v{version}.bak")
            with sqlite3.connect(backup) as copy:
                self.connection.backup(copy)
        migrations.apply(self.db)
        self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self.connection.commit()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing."""
        with translate_errors(self.path):
            self.connection.commit()
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self.connection.rollback()
                raise
            self.connection.commit()

    # documents

    def known(self, sha256: str, extractor: str) -> bool:
        """Whether a document has been read by this extractor."""
        row = self.connection.execute(
            "SELECT 1 FROM extractions WHERE sha256 = ? AND extractor = ?", (sha256, extractor)
        ).fetchone()
        return row is not None

    def document_at(self, path: str) -> str | None:
        """The hash of the document last seen at a path."""
        row = self.connection.execute("SELECT sha256 FROM paths WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def remember_path(self, path: str, sha256: str, outcome: str) -> None:
        """Note where a document lies."""
        old = self.connection.execute("SELECT sha256 FROM paths WHERE path = ?", (path,)).fetchone()
        if old and old[0] == sha256:
            return
        with self.transaction() as c:
            c.execute("INSERT OR REPLACE INTO paths VALUES (?, ?, ?, ?)", (path, sha256, self.clock, outcome))
            if old:
                self._mark_stale(c, old[0])
            self._mark_stale(c, sha256)

    def _mark_stale(self, c: sqlite3.Connection, sha256: str) -> None:
        c.execute("INSERT OR IGNORE INTO stale_groups SELECT group_key FROM extractions WHERE sha256 = ?", (sha256,))

    def add(
        self, extraction: Extraction, *, path: str, extractor: str, group_key: str, group: str, outcome: str
    ) -> None:
        """Store one document with its extraction, replacing what another extractor found in it."""
        source, sha256 = extraction.source, extraction.source.sha256
        with self.transaction() as c:
            old = c.execute("SELECT sha256 FROM paths WHERE path = ?", (path,)).fetchone()
            if old:
                self._mark_stale(c, old[0])
            c.execute(
                "INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?)", (sha256, source.format, source.pages, self.clock)
            )
            c.execute("INSERT OR REPLACE INTO paths VALUES (?, ?, ?, ?)", (path, sha256, self.clock, outcome))
            self._forget_machine(c, sha256)
            c.execute(
                "INSERT INTO extractions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    sha256, extractor, extraction.kind, source.version, group, group_key, extraction.meeting.date,
                    extraction.meeting.title, extraction.meeting.next_meeting.date if extraction.meeting.next_meeting else None,
                    _without_persons(extraction),
                ),
            )  # fmt: skip
            for position, attendee in enumerate(extraction.attendees, 1):
                c.execute(
                    "INSERT INTO attendance VALUES (?, ?, ?, ?, ?)",
                    (sha256, position, attendee.agency, attendee.role, attendee.present),
                )
                if attendee.person or attendee.email:
                    c.execute(
                        "INSERT INTO persons VALUES (?, 'attendance', ?, ?, ?, ?)",
                        (sha256, position, attendee.text, attendee.person, attendee.email),
                    )
            for row, action in enumerate(extraction.action_points, 1):
                self._add_mention(c, sha256, row, action, group_key, extraction.meeting.date)
            c.execute("INSERT OR IGNORE INTO stale_groups VALUES (?)", (group_key,))
            c.execute(
                "INSERT INTO log (at, who, what, subject, old, new, why) VALUES (?, ?, 'ingest', ?, NULL, ?, ?)",
                (self.clock, self.who, sha256, path, outcome),
            )

    def _forget_machine(self, c: sqlite3.Connection, sha256: str) -> None:
        self._mark_stale(c, sha256)
        for table in ("machine_responsible", "links"):
            c.execute(
                f"DELETE FROM {table} WHERE mention_id IN (SELECT mention_id FROM machine_mentions WHERE sha256 = ?)",
                (sha256,),
            )
        for table in ("machine_mentions", "attendance", "persons", "extractions"):
            c.execute(f"DELETE FROM {table} WHERE sha256 = ?", (sha256,))

    def _add_mention(
        self, c: sqlite3.Connection, sha256: str, row: int, action: ActionPoint, group: str, day: str | None
    ) -> None:
        name = mention_id(sha256, row)
        for position, contact in enumerate(_CONTACT.findall(f"{action.text}\n{action.provenance.quote}"), 100):
            c.execute(
                "INSERT OR IGNORE INTO persons VALUES (?, ?, ?, ?, NULL, ?)",
                (sha256, f"action {row}", position, contact, contact),
            )
        deadline, place = action.deadline, action.provenance
        c.execute(
            "INSERT INTO machine_mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                name, sha256, row, group, day, without_contacts(action.text), action.kind, action.reference, action.agenda_item,
                deadline.text if deadline else None, deadline.date if deadline else None,
                deadline.previous_date if deadline else None, action.status, action.status_text, action.confidence,
                place.page, place.table, place.row, place.line, without_contacts(place.quote),
            ),
        )  # fmt: skip
        for position, party in enumerate(action.responsible, 1):
            shown, kind = shown_name(party)
            c.execute(
                "INSERT INTO machine_responsible VALUES (?, ?, ?, ?, ?, ?)",
                (name, position, shown, kind, party.agency, party.part),
            )
            if party.person or party.kind == "person":
                c.execute(
                    "INSERT INTO persons VALUES (?, ?, ?, ?, ?, NULL)",
                    (sha256, f"action {row}", position, party.text, party.person or party.text),
                )

    # chains

    def stale_groups(self) -> list[str]:
        """Groups whose chains must be computed anew, sorted."""
        return [row[0] for row in self.connection.execute("SELECT group_key FROM stale_groups ORDER BY 1")]

    def mentions_of(self, group_key: str) -> list[tuple[Mention, dict[str, object]]]:
        """The mentions of a group with what else chains need of them: version, path, deadline text, group name."""
        rows = self.connection.execute(
            "SELECT m.*, e.version, e.group_name, e.kind AS document_kind,"
            " (SELECT min(path) FROM paths p WHERE p.sha256 = m.sha256) AS path"
            " FROM machine_mentions m JOIN extractions e USING (sha256) WHERE m.group_key = ?"
            " AND EXISTS (SELECT 1 FROM paths p WHERE p.sha256 = m.sha256)"
            " ORDER BY m.meeting_date, m.sha256, m.row",
            (group_key,),
        )
        names = [column[0] for column in rows.description]
        found = []
        for values in rows.fetchall():
            row = dict(zip(names, values, strict=True))
            who = self.connection.execute(
                "SELECT name, kind FROM machine_responsible WHERE mention_id = ? ORDER BY position",
                (row["mention_id"],),
            ).fetchall()
            row["who"] = tuple((name, kind) for name, kind in who)
            mention = Mention(
                id=row["mention_id"], document=row["sha256"], row=row["row"], group=row["group_name"],
                meeting_date=row["meeting_date"], text=row["text"], kind=row["kind"], reference=row["reference"],
                agenda_item=row["agenda_item"], responsible=tuple(name for name, _ in who), deadline=row["deadline"], deadline_before=row["deadline_previous"],
                status=row["status"], status_text=row["status_text"],
            )  # fmt: skip
            found.append((mention, row))
        return found

    def meeting_dates(self, group_key: str) -> list[str]:
        """The days on which a group met, sorted, each once."""
        rows = self.connection.execute(
            "SELECT DISTINCT meeting_date FROM extractions WHERE group_key = ? AND meeting_date IS NOT NULL ORDER BY 1",
            (group_key,),
        )
        return [row[0] for row in rows]

    def constraints(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """What people said: pairs of mentions that belong together, and pairs that do not."""
        rows = self.connection.execute("SELECT a, b, same FROM constraints_by_people ORDER BY a, b").fetchall()
        return [(a, b) for a, b, same in rows if same], [(a, b) for a, b, same in rows if not same]

    def write_chains(
        self, group_key: str, group: str, chains: Sequence[Chain], questions: Iterable[tuple[str, str, float, str]]
    ) -> None:
        """Replace the chains of a group; ids that were given once answer for ever."""
        with self.transaction() as c:
            old = [
                row[0] for row in c.execute("SELECT DISTINCT action_id FROM links WHERE group_key = ?", (group_key,))
            ]
            before = dict(
                c.execute("SELECT mention_id, action_id FROM links WHERE group_key = ?", (group_key,)).fetchall()
            )
            c.execute(
                "DELETE FROM chain_responsible WHERE action_id IN (SELECT action_id FROM chains WHERE group_key = ?)",
                (group_key,),
            )
            c.execute("DELETE FROM chains WHERE group_key = ?", (group_key,))
            c.execute("DELETE FROM links WHERE group_key = ?", (group_key,))
            c.execute("DELETE FROM questions WHERE group_key = ?", (group_key,))
            moved: dict[str, str] = {}
            for chain in chains:
                action_id = self._action_id(c, chain)
                self._write_chain(c, action_id, group_key, group, chain)
                for mention in chain.mentions:
                    if before.get(mention, action_id) != action_id:
                        moved.setdefault(before[mention], action_id)
            living = {row[0] for row in c.execute("SELECT action_id FROM chains WHERE group_key = ?", (group_key,))}
            for gone in set(old) - living:
                if gone in moved:
                    c.execute("UPDATE action_ids SET now = ? WHERE action_id = ? OR now = ?", (moved[gone], gone, gone))
            c.executemany(
                "INSERT OR REPLACE INTO questions VALUES (?, ?, ?, ?, ?)",
                [(a, b, group_key, p, why) for a, b, p, why in questions],
            )
            c.execute("DELETE FROM stale_groups WHERE group_key = ?", (group_key,))

    def _action_id(self, c: sqlite3.Connection, chain: Chain) -> str:
        """The id of a chain by its first mention; made from its content, so that the order of arrival does not matter."""
        row = c.execute("SELECT action_id FROM action_ids WHERE anchor = ?", (chain.anchor,)).fetchone()
        if row:
            c.execute("UPDATE action_ids SET now = action_id WHERE action_id = ?", (row[0],))
            return str(row[0])
        number = chain.wanted
        while True:
            action_id = f"A-{number:06d}"
            if c.execute("SELECT 1 FROM action_ids WHERE action_id = ?", (action_id,)).fetchone() is None:
                c.execute("INSERT INTO action_ids VALUES (?, ?, ?)", (action_id, chain.anchor, action_id))
                return action_id
            number = (number + 1) % 1_000_000

    def _write_chain(self, c: sqlite3.Connection, action_id: str, group_key: str, group: str, chain: Chain) -> None:
        c.execute(
            "INSERT INTO chains VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                action_id, group_key, group, chain.text, chain.status, chain.status_text, chain.deadline, chain.deadline_text,
                chain.first_raised, chain.last_raised, len(chain.counted), chain.carried_over, chain.slips, chain.days_slipped,
            ),
        )  # fmt: skip
        for position, (name, kind) in enumerate(chain.responsible, 1):
            c.execute("INSERT INTO chain_responsible VALUES (?, ?, ?, ?)", (action_id, position, name, kind))
        counted = set(chain.counted)
        c.executemany(
            "INSERT INTO links VALUES (?, ?, ?, ?)", [(m, action_id, group_key, m in counted) for m in chain.mentions]
        )


def mention_id(sha256: str, row: int) -> str:
    """The id of a mention, made from its document and its place in it."""
    return f"{sha256[:12]}-{row:03d}"


def wanted_number(anchor: str) -> int:
    """The number that a chain's first mention asks for: six digits from its content."""
    return int.from_bytes(hashlib.sha256(anchor.encode()).digest()[:8], "big") % 1_000_000


def shown_name(party: Responsible) -> tuple[str, str]:
    """What default outputs say of a party: its agency; a role or group as written; never a person's name."""
    if party.agency:
        return party.agency, "agency"
    if party.kind == "person":
        return A_PERSON, "person"
    return party.text, party.kind


def _without_persons(extraction: Extraction) -> str:
    """The extraction as JSON without what names a person: attendees are stored apart, chairs may be persons."""
    data = json.loads(to_json(extraction))
    data.pop("attendees")
    data["meeting"]["chairs"] = []
    for action in data["action_points"]:
        for party in action["responsible"]:
            if party["kind"] == "person" or party["person"]:
                party["text"], party["person"] = party["agency"] or A_PERSON, None
    return without_contacts(json.dumps(data, ensure_ascii=False))


def without_contacts(text: str) -> str:
    """A text in which mail addresses and telephone numbers are only said to be there; they are kept with the persons."""
    return _CONTACT.sub("[contact]", text)


__all__ = ["Chain", "Store", "TrackerError", "mention_id", "shown_name", "wanted_number"]
