"""The schema of the tracker, as migrations in order; each runs once. A migration is never edited after release.

Three layers that never overwrite each other: *source* (documents), *machine* (extractions, mentions, attendees,
persons, links), *people* (corrections, constraints, log). What users see are the views `actions`, `mentions` and
`meetings`; they are documented and stable, the tables behind them are not.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("minutes-miner")


@migrations()
def m001_first_release(db: Database) -> None:
    """Source, machine and people, and the views over them."""
    db.executescript(_TABLES)
    db.executescript(_VIEWS)


_TABLES = """
-- source
CREATE TABLE documents (
    sha256 TEXT PRIMARY KEY, format TEXT NOT NULL, pages INTEGER, first_seen TEXT NOT NULL
);
CREATE TABLE paths (
    path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, seen TEXT NOT NULL, outcome TEXT NOT NULL
);
CREATE INDEX paths_sha256 ON paths (sha256);
-- machine
CREATE TABLE extractions (
    sha256 TEXT PRIMARY KEY REFERENCES documents, extractor TEXT NOT NULL, kind TEXT NOT NULL, version TEXT,
    group_name TEXT NOT NULL, group_key TEXT NOT NULL, meeting_date TEXT, title TEXT, next_meeting TEXT, json TEXT NOT NULL
);
CREATE INDEX extractions_group ON extractions (group_key, meeting_date);
CREATE TABLE machine_mentions (
    mention_id TEXT PRIMARY KEY, sha256 TEXT NOT NULL REFERENCES documents, row INTEGER NOT NULL, group_key TEXT NOT NULL,
    meeting_date TEXT, text TEXT NOT NULL, kind TEXT NOT NULL, reference TEXT, agenda_item TEXT, deadline_text TEXT,
    deadline TEXT, deadline_previous TEXT, status TEXT NOT NULL, status_text TEXT, confidence REAL NOT NULL, page INTEGER,
    table_number INTEGER, table_row INTEGER, line INTEGER, quote TEXT NOT NULL
);
CREATE INDEX machine_mentions_document ON machine_mentions (sha256);
CREATE INDEX machine_mentions_group ON machine_mentions (group_key, meeting_date);
CREATE TABLE machine_responsible (
    mention_id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, agency TEXT, part TEXT,
    PRIMARY KEY (mention_id, position)
) WITHOUT ROWID;
CREATE INDEX machine_responsible_name ON machine_responsible (name);
CREATE TABLE attendance (
    sha256 TEXT NOT NULL, position INTEGER NOT NULL, agency TEXT, role TEXT, present INTEGER NOT NULL,
    PRIMARY KEY (sha256, position)
) WITHOUT ROWID;
CREATE TABLE persons (
    sha256 TEXT NOT NULL, place TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, person TEXT, email TEXT,
    PRIMARY KEY (sha256, place, position)
) WITHOUT ROWID;
CREATE TABLE links (
    mention_id TEXT PRIMARY KEY, action_id TEXT NOT NULL, group_key TEXT NOT NULL, counted INTEGER NOT NULL
);
CREATE INDEX links_action ON links (action_id);
CREATE TABLE action_ids (
    action_id TEXT PRIMARY KEY, anchor TEXT NOT NULL UNIQUE, now TEXT NOT NULL
);
CREATE TABLE chains (
    action_id TEXT PRIMARY KEY, group_key TEXT NOT NULL, group_name TEXT NOT NULL, text TEXT NOT NULL, status TEXT NOT NULL,
    status_text TEXT, deadline TEXT, deadline_text TEXT, first_raised TEXT, last_raised TEXT, mentions INTEGER NOT NULL,
    carried_over INTEGER NOT NULL, slips INTEGER NOT NULL, days_slipped INTEGER NOT NULL
);
CREATE INDEX chains_status ON chains (status, deadline);
CREATE TABLE chain_responsible (
    action_id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (action_id, position)
) WITHOUT ROWID;
CREATE INDEX chain_responsible_name ON chain_responsible (name COLLATE NOCASE);
CREATE TABLE stale_groups (group_key TEXT PRIMARY KEY);
CREATE TABLE questions (
    a TEXT NOT NULL, b TEXT NOT NULL, group_key TEXT NOT NULL, probability REAL NOT NULL, reasons TEXT NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
-- people
CREATE TABLE constraints_by_people (
    a TEXT NOT NULL, b TEXT NOT NULL, same INTEGER NOT NULL, who TEXT, at TEXT, why TEXT, PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE TABLE corrections (
    sha256 TEXT NOT NULL, quote TEXT NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL, value TEXT, who TEXT, at TEXT, why TEXT,
    PRIMARY KEY (sha256, quote, row, field)
) WITHOUT ROWID;
CREATE TABLE aliases (
    alias TEXT PRIMARY KEY, agency TEXT NOT NULL, who TEXT, at TEXT, evidence TEXT
);
CREATE TABLE log (
    entry INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, old TEXT, new TEXT, why TEXT
);
"""

_VIEWS = """
CREATE VIEW meetings AS
    SELECT sha256, group_name AS "group", meeting_date, kind, version, title FROM extractions;
CREATE VIEW mentions AS
    SELECT m.mention_id, l.action_id, (SELECT path FROM paths p WHERE p.sha256 = m.sha256 ORDER BY path LIMIT 1) AS path,
           e.group_name AS "group", m.meeting_date, m.text, m.deadline, m.status, m.kind, m.page, m.quote, l.counted
    FROM machine_mentions m JOIN extractions e USING (sha256) LEFT JOIN links l USING (mention_id);
CREATE VIEW actions AS
    SELECT action_id, group_name AS "group", text, status, deadline, first_raised, last_raised, mentions FROM chains;
"""
