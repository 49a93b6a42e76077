"""What --with-persons adds: who is meant, and texts as the minutes have them."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from minutes_miner.tracker import persons

PERSONS = {"persons": "persons"}
Row = dict[str, Any]


def name_persons(connection: sqlite3.Connection, rows: Iterable[Row]) -> list[Row]:
    """Rows of actions or of mentions, with `persons` and with the words that stand in the minutes."""
    return [_mention(connection, row) if "mention_id" in row else _action(connection, row) for row in rows]


def _action(connection: sqlite3.Connection, row: Row) -> Row:
    action = row["action_id"]
    text = persons.action_text(connection, action, row["text"])
    return {**row, "text": text, "persons": persons.of_action(connection, action)}


def _mention(connection: sqlite3.Connection, row: Row) -> Row:
    mention = row["mention_id"]
    told = {field: persons.unmasked(connection, mention, field, row[field]) for field in ("text", "quote")}
    return {**row, **told, "persons": persons.of_mention(connection, mention)}
