"""The schema of the tracker, as migrations in order; each runs once. A migration is never edited after release.

Three layers that never overwrite each other: *source* (documents), *machine* (extractions, mentions, attendees,
persons, links), *people* (corrections, constraints), and over all of them the log. What users see are the views; the
README documents them and they are stable, the tables behind them are not.
"""

import json
from itertools import groupby

from sqlite_utils import Database, Migrations

migrations = Migrations("minutes-miner")


@migrations()
def m001_first_release(db: Database) -> None:
    """Source, machine and people, and the views over them."""
    db.executescript(_TABLES)
    db.executescript(_VIEWS)


@migrations()
def m002_nothing_is_lost(db: Database) -> None:
    """Replaced rows are kept with the time up to which they were known; the log is a chain; indexes for large trackers.

    The first release did not keep what it replaced: its rows count as known from the day on which their document
    was first seen.
    """
    db.executescript(_KNOWN_FROM)
    for table in ("paths", "extractions", "machine_mentions", "machine_responsible", "links", "chains", "chain_responsible", "action_ids"):  # fmt: skip
        db.execute(f"CREATE TABLE past_{table} AS SELECT *, CAST(0 AS INTEGER) AS known_until FROM {table} WHERE 0")
    db.executescript(_LOG)
    db.executescript(_INDEXES)
    db.executescript(_VIEWS_2)


@migrations()
def m003_pair_scores(db: Database) -> None:
    """How alike two mentions of a group are, kept so that new mentions alone need scoring; made anew at any time."""
    db.executescript(_PAIR_SCORES)


@migrations()
def m004_said_of_mentions(db: Database) -> None:
    """What people said of mentions, with the time from which it is known; a log in which no entry can be replaced."""
    db.executescript(_SAID)


@migrations()
def m005_agencies(db: Database) -> None:
    """Agencies under all their names: countries, what people said of names, what may be an alias."""
    db.executescript(_AGENCIES)
    db.execute(
        "CREATE TABLE past_agency_names AS SELECT *, CAST(0 AS INTEGER) AS known_until FROM agency_names WHERE 0"
    )
    db.execute("CREATE INDEX past_agency_names_name ON past_agency_names (name)")
    db.executescript(_VIEWS_5)


@migrations()
def m006_forgotten(db: Database) -> None:
    """Persons who are to be forgotten, as salted digests; entries of the log whose words can be taken out."""
    db.executescript(_FORGOTTEN)


@migrations()
def m009_groups(db: Database) -> None:
    """What documents say of their group, and what people say of groups."""
    db.executescript(_GROUPS)


@migrations()
def m010_keys(db: Database) -> None:
    """By what a mention is found, kept beside its scores."""
    db.execute("ALTER TABLE scored_mentions ADD COLUMN keys TEXT NOT NULL DEFAULT ''")


@migrations()
def m011_settled(db: Database) -> None:
    """Which parts of a group stand as they should, so that new minutes cost what they touch; scores in the order of groups."""
    db.executescript(_SETTLED)


@migrations()
def m012_scores(db: Database) -> None:
    """The scores of a mention in one row, with all that it may be one with: a large group has a million pairs."""
    db.execute(_SCORES)
    pairs = db.execute(
        "SELECT group_key, a, b, probability FROM pair_scores JOIN scored_mentions s USING (group_key)"
        " WHERE s.mention_id = a ORDER BY 1, 2, 3"
    )
    found = {
        mention: json.dumps({b: round(p, 9) for _, _, b, p in rows})
        for mention, rows in groupby(pairs, key=lambda row: row[:2])
    }
    rows = db.execute("SELECT group_key, mention_id, fingerprint, keys FROM scored_mentions").fetchall()
    db.conn.executemany(
        "INSERT INTO scores VALUES (?, ?, ?, ?, ?)", [(*row, found.get((row[0], row[1]), "{}")) for row in rows]
    )
    db.execute("DROP TABLE pair_scores")
    db.execute("DROP TABLE scored_mentions")


@migrations()
def m013_words(db: Database) -> None:
    """What people say of whole documents, and under which of these words each was read."""
    db.executescript(_WORDS)


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

_KNOWN_FROM = """
DROP VIEW meetings;
DROP VIEW mentions;
DROP VIEW actions;
ALTER TABLE paths RENAME TO paths_1;
CREATE TABLE paths (
    path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, outcome TEXT NOT NULL, known_from INTEGER NOT NULL
);
INSERT INTO paths SELECT path, sha256, outcome, CAST(strftime('%s', seen) AS INTEGER) FROM paths_1;
DROP TABLE paths_1;
CREATE INDEX paths_sha256 ON paths (sha256);
ALTER TABLE extractions ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
UPDATE extractions SET known_from =
    coalesce((SELECT CAST(strftime('%s', first_seen) AS INTEGER) FROM documents d WHERE d.sha256 = extractions.sha256), 0);
ALTER TABLE machine_mentions ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
UPDATE machine_mentions SET known_from =
    coalesce((SELECT known_from FROM extractions e WHERE e.sha256 = machine_mentions.sha256), 0);
ALTER TABLE machine_responsible ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
UPDATE machine_responsible SET known_from =
    coalesce((SELECT known_from FROM machine_mentions m WHERE m.mention_id = machine_responsible.mention_id), 0);
ALTER TABLE links ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
UPDATE links SET known_from =
    coalesce((SELECT known_from FROM machine_mentions m WHERE m.mention_id = links.mention_id), 0);
ALTER TABLE chains ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
UPDATE chains SET known_from = coalesce((SELECT min(known_from) FROM links l WHERE l.action_id = chains.action_id), 0);
ALTER TABLE chain_responsible ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
UPDATE chain_responsible SET known_from =
    coalesce((SELECT known_from FROM chains c WHERE c.action_id = chain_responsible.action_id), 0);
ALTER TABLE action_ids ADD COLUMN group_key TEXT NOT NULL DEFAULT '';
UPDATE action_ids SET group_key = coalesce(
    (SELECT group_key FROM chains c WHERE c.action_id = action_ids.now), substr(anchor, 1, instr(anchor, '|') - 1));
ALTER TABLE action_ids ADD COLUMN known_from INTEGER NOT NULL DEFAULT 0;
UPDATE action_ids SET known_from =
    coalesce((SELECT known_from FROM chains c WHERE c.action_id = action_ids.now), 0);
"""

_LOG = """
ALTER TABLE log RENAME TO log_1;
CREATE TABLE log (
    entry INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL,
    old TEXT, new TEXT, why TEXT, seal TEXT, hash TEXT
);
INSERT INTO log SELECT entry, at, who, what, subject, old, new, why, NULL, NULL FROM log_1 ORDER BY entry;
DROP TABLE log_1;
CREATE INDEX log_subject ON log (subject, entry);
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log WHEN OLD.hash IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_never_shortened BEFORE DELETE ON log
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
"""

_INDEXES = """
DROP INDEX extractions_group;
CREATE INDEX extractions_group ON extractions (group_key, meeting_date, kind);
CREATE INDEX extractions_name ON extractions (group_name, meeting_date);
CREATE INDEX chains_group ON chains (group_key, group_name);
CREATE INDEX chains_raised ON chains (status, first_raised);
CREATE INDEX chains_last ON chains (last_raised);
CREATE INDEX links_group ON links (group_key);
CREATE INDEX action_ids_group ON action_ids (group_key);
CREATE INDEX action_ids_now ON action_ids (now);
CREATE INDEX past_paths_document ON past_paths (sha256);
CREATE INDEX past_extractions_document ON past_extractions (sha256);
CREATE INDEX past_extractions_group ON past_extractions (group_key, meeting_date, kind);
CREATE INDEX past_machine_mentions_mention ON past_machine_mentions (mention_id);
CREATE INDEX past_machine_mentions_document ON past_machine_mentions (sha256);
CREATE INDEX past_machine_responsible_mention ON past_machine_responsible (mention_id);
CREATE INDEX past_links_action ON past_links (action_id);
CREATE INDEX past_links_group ON past_links (group_key);
CREATE INDEX past_chains_action ON past_chains (action_id);
CREATE INDEX past_chains_group ON past_chains (group_key);
CREATE INDEX past_chain_responsible_action ON past_chain_responsible (action_id);
CREATE INDEX past_chain_responsible_name ON past_chain_responsible (name COLLATE NOCASE);
CREATE INDEX past_action_ids_action ON past_action_ids (action_id);
CREATE INDEX past_action_ids_group ON past_action_ids (group_key);
"""

_VIEWS_2 = """
CREATE VIEW files AS
    SELECT p.path, p.sha256, d.format, d.pages, d.first_seen FROM paths p JOIN documents d USING (sha256);
CREATE VIEW meetings AS
    SELECT e.sha256, (SELECT min(path) FROM paths p WHERE p.sha256 = e.sha256) AS path, e.group_name AS "group",
           e.meeting_date, e.kind, e.version, e.title
    FROM extractions e;
CREATE VIEW mentions AS
    SELECT m.mention_id, l.action_id, (SELECT min(path) FROM paths p WHERE p.sha256 = m.sha256) AS path,
           e.group_name AS "group", m.meeting_date, m.text,
           (SELECT group_concat(name, '; ') FROM
               (SELECT name FROM machine_responsible r WHERE r.mention_id = m.mention_id ORDER BY position)) AS responsible,
           m.deadline, m.status, m.kind, m.page, m.quote, coalesce(l.counted, 0) AS counted
    FROM machine_mentions m JOIN extractions e USING (sha256) LEFT JOIN links l USING (mention_id)
    WHERE EXISTS (SELECT 1 FROM paths p WHERE p.sha256 = m.sha256);
CREATE VIEW actions AS
    SELECT action_id, group_name AS "group", text,
           (SELECT group_concat(name, '; ') FROM
               (SELECT name FROM chain_responsible r WHERE r.action_id = c.action_id ORDER BY position)) AS responsible,
           status, deadline, first_raised, last_raised, mentions, carried_over, slips, days_slipped
    FROM chains c;
CREATE VIEW changes AS SELECT entry, at, who, what, subject, old, new, why FROM log;
"""

_PAIR_SCORES = """
CREATE TABLE scored_mentions (
    mention_id TEXT PRIMARY KEY, group_key TEXT NOT NULL, fingerprint TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX scored_mentions_group ON scored_mentions (group_key);
CREATE TABLE pair_scores (
    a TEXT NOT NULL, b TEXT NOT NULL, group_key TEXT NOT NULL, probability REAL NOT NULL, PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX pair_scores_b ON pair_scores (b);
CREATE INDEX pair_scores_group ON pair_scores (group_key);
"""

_SAID = """
CREATE TABLE said (
    mention_id TEXT NOT NULL, field TEXT NOT NULL, value TEXT, group_key TEXT NOT NULL, known_from INTEGER NOT NULL,
    PRIMARY KEY (mention_id, field)
) WITHOUT ROWID;
CREATE INDEX said_group ON said (group_key);
INSERT INTO said SELECT m.mention_id, c.field, c.value, m.group_key, coalesce(CAST(strftime('%s', c.at) AS INTEGER), 0)
    FROM corrections c JOIN machine_mentions m ON m.sha256 = c.sha256 AND m.row = c.row;
CREATE TABLE past_said AS SELECT *, CAST(0 AS INTEGER) AS known_until FROM said WHERE 0;
CREATE INDEX past_said_mention ON past_said (mention_id);
CREATE INDEX past_said_group ON past_said (group_key);
CREATE TRIGGER log_is_only_added_to BEFORE INSERT ON log
    WHEN NEW.entry IS NOT (SELECT coalesce(max(entry), 0) + 1 FROM log)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
"""

_AGENCIES = """
ALTER TABLE extractions ADD COLUMN country TEXT;
ALTER TABLE past_extractions ADD COLUMN country TEXT;
ALTER TABLE machine_responsible ADD COLUMN country TEXT;
ALTER TABLE machine_responsible ADD COLUMN written TEXT;
ALTER TABLE past_machine_responsible ADD COLUMN country TEXT;
ALTER TABLE past_machine_responsible ADD COLUMN written TEXT;
ALTER TABLE attendance ADD COLUMN country TEXT;
ALTER TABLE attendance ADD COLUMN written TEXT;
DROP INDEX machine_responsible_name;
CREATE INDEX machine_responsible_name ON machine_responsible (name, country);
CREATE INDEX machine_responsible_written ON machine_responsible (written) WHERE written IS NOT NULL;
CREATE INDEX attendance_agency ON attendance (agency, country);
CREATE TABLE abbreviations (
    sha256 TEXT NOT NULL, position INTEGER NOT NULL, acronym TEXT NOT NULL, name TEXT NOT NULL, page INTEGER, quote TEXT NOT NULL,
    PRIMARY KEY (sha256, position)
) WITHOUT ROWID;
CREATE TABLE group_countries (group_key TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE suggestions (
    group_key TEXT NOT NULL, alias TEXT NOT NULL, agency TEXT NOT NULL, ground TEXT NOT NULL, score REAL NOT NULL,
    evidence TEXT NOT NULL, sha256 TEXT, page INTEGER, quote TEXT, PRIMARY KEY (group_key, alias, agency)
) WITHOUT ROWID;
CREATE TABLE agency_names (
    name TEXT NOT NULL, country TEXT NOT NULL, agency TEXT NOT NULL, shown TEXT NOT NULL, said INTEGER NOT NULL,
    folded TEXT NOT NULL, known_from INTEGER NOT NULL, PRIMARY KEY (name, country)
) WITHOUT ROWID;
CREATE INDEX agency_names_folded ON agency_names (folded);
CREATE INDEX agency_names_agency ON agency_names (agency);
-- people
CREATE TABLE named_agencies (
    agency TEXT PRIMARY KEY, shown TEXT NOT NULL, country TEXT NOT NULL, names TEXT NOT NULL, who TEXT, at TEXT, why TEXT
) WITHOUT ROWID;
CREATE TABLE refusals (
    alias TEXT NOT NULL, agency TEXT NOT NULL, who TEXT, at TEXT, why TEXT, PRIMARY KEY (alias, agency)
) WITHOUT ROWID;
"""

_OF_PARTY = """coalesce(
    (SELECT n.{column} FROM agency_names n WHERE n.name = r.written AND n.said AND n.country IN
        (coalesce(r.country, (SELECT g.country FROM group_countries g WHERE g.group_key = m.group_key), ''), '')
     ORDER BY n.country DESC LIMIT 1),
    (SELECT n.{column} FROM agency_names n WHERE n.name = r.name AND n.country IN
        (coalesce(r.country, (SELECT g.country FROM group_countries g WHERE g.group_key = m.group_key), ''), '')
     ORDER BY n.country DESC LIMIT 1))"""

_VIEWS_5 = f"""
DROP VIEW mentions;
DROP VIEW actions;
CREATE VIEW mentions AS
    SELECT m.mention_id, l.action_id, (SELECT min(path) FROM paths p WHERE p.sha256 = m.sha256) AS path,
           e.group_name AS "group", m.meeting_date, m.text,
           (SELECT group_concat(name, '; ') FROM
               (SELECT coalesce({_OF_PARTY.format(column="shown")}, r.name) AS name
                FROM machine_responsible r WHERE r.mention_id = m.mention_id GROUP BY 1 ORDER BY min(r.position))) AS responsible,
           m.deadline, m.status, m.kind, m.page, m.quote, coalesce(l.counted, 0) AS counted
    FROM machine_mentions m JOIN extractions e USING (sha256) LEFT JOIN links l USING (mention_id)
    WHERE EXISTS (SELECT 1 FROM paths p WHERE p.sha256 = m.sha256);
CREATE VIEW actions AS
    SELECT action_id, group_name AS "group", text,
           (SELECT group_concat(name, '; ') FROM
               (SELECT coalesce((SELECT n.shown FROM agency_names n WHERE n.name = r.name AND n.country = ''), r.name) AS name
                FROM chain_responsible r WHERE r.action_id = c.action_id GROUP BY 1 ORDER BY min(r.position))) AS responsible,
           status, deadline, first_raised, last_raised, mentions, carried_over, slips, days_slipped
    FROM chains c;
CREATE VIEW agencies AS
    SELECT DISTINCT agency, shown AS name, nullif(country, '') AS country, name AS alias FROM agency_names;
"""

_FORGOTTEN = """
CREATE TABLE forgotten (
    digest TEXT PRIMARY KEY, salt TEXT NOT NULL, words INTEGER NOT NULL, at TEXT NOT NULL
) WITHOUT ROWID;
ALTER TABLE log ADD COLUMN salt TEXT;
ALTER TABLE log ADD COLUMN digest TEXT;
"""

_GROUPS = """
CREATE TABLE series (
    sha256 TEXT PRIMARY KEY, name_key TEXT NOT NULL, country TEXT, series_key TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX series_name ON series (name_key);
CREATE INDEX series_key ON series (series_key);
INSERT INTO series SELECT sha256, group_key, NULL, group_key FROM extractions;
CREATE TABLE groups_by_people (
    a TEXT NOT NULL, b TEXT NOT NULL, same INTEGER NOT NULL, who TEXT, at TEXT, why TEXT, PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX questions_group ON questions (group_key);
"""

_SETTLED = """
CREATE TABLE settled (
    group_key TEXT NOT NULL, digest TEXT NOT NULL, clusters TEXT NOT NULL, PRIMARY KEY (group_key, digest)
) WITHOUT ROWID;
ALTER TABLE pair_scores RENAME TO pair_scores_10;
CREATE TABLE pair_scores (
    group_key TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, probability REAL NOT NULL, PRIMARY KEY (group_key, a, b)
) WITHOUT ROWID;
INSERT INTO pair_scores SELECT group_key, a, b, probability FROM pair_scores_10;
DROP TABLE pair_scores_10;
CREATE INDEX pair_scores_b ON pair_scores (b);
"""

_SCORES = """
CREATE TABLE scores (
    group_key TEXT NOT NULL, mention_id TEXT NOT NULL, fingerprint TEXT NOT NULL, keys TEXT NOT NULL, beside TEXT NOT NULL,
    PRIMARY KEY (group_key, mention_id)
) WITHOUT ROWID
"""

_WORDS = """
CREATE TABLE words_by_people (
    sha256 TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, who TEXT, at TEXT, why TEXT, PRIMARY KEY (sha256, field)
) WITHOUT ROWID;
ALTER TABLE extractions ADD COLUMN said TEXT NOT NULL DEFAULT '';
ALTER TABLE past_extractions ADD COLUMN said TEXT NOT NULL DEFAULT '';
"""
