"""Agencies that attend a group, for a table of actions that names one by words that may be a person's too.

"Ard Azza" alone in the column of who is responsible looks like a person. Where the group has it among those present, as an
agency and never as somebody, it is the agency in all its documents, whichever came first. Nothing but the standard library is imported here.
"""

import sqlite3

_AGENCIES = (
    "SELECT DISTINCT a.written, a.agency, a.country FROM extractions e JOIN attendance a USING (sha256)"
    " WHERE e.group_key = ? AND a.agency IS NOT NULL AND a.written IS NOT NULL"  # words are kept where nobody is named beside it
)
_PERSONS = (
    "SELECT DISTINCT p.person FROM extractions e JOIN persons p ON p.sha256 = e.sha256 AND p.place = 'attendance'"
    " WHERE e.group_key = ? AND p.person IS NOT NULL"
)
Written = tuple[str, str, str | None]


def attending(c: sqlite3.Connection, group_key: str) -> dict[str, Written]:
    """The agencies that attend a group, by their words (see `plainly`): as written there, their name, their country."""
    found: dict[str, Written] = {}
    for written, name, country in sorted(c.execute(_AGENCIES, (group_key,)), key=lambda row: (row[1], row[0])):
        for words in (written, name):
            found.setdefault(plainly(words), (written, name, country))
    for (person,) in c.execute(_PERSONS, (group_key,)):
        found.pop(plainly(person), None)
    return found


def persons_responsible(c: sqlite3.Connection, mention_id: str) -> dict[int, str]:
    """The persons who are responsible in a mention, by their position among its parties."""
    rows = c.execute(
        "SELECT p.position, p.text FROM machine_mentions m JOIN persons p ON p.sha256 = m.sha256"
        " AND p.place = 'action ' || m.row WHERE m.mention_id = ? AND p.email IS NULL",
        (mention_id,),
    )
    return dict(rows.fetchall())


def plainly(name: str) -> str:
    """How names are compared: in any case, whatever blanks part their words."""
    return " ".join(name.casefold().split())
