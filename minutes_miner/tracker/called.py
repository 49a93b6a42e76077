"""What responsible parties are called, over the layers: what people said of a spelling, then of a name, in its country, then in any.

Asked party by party: one query over all parties would read whole tables where a connection looks back (see `history`). Nothing
but the standard library is imported here.
"""

import sqlite3
from functools import lru_cache

from minutes_miner.tracker.attended import Written, attending, persons_responsible, plainly

_KEPT = 1 << 12  # answers that are remembered; the same names come again and again


class Called:
    """The names of parties as a connection sees them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._shown = lru_cache(maxsize=_KEPT)(self._look_up)
        self._country = lru_cache(maxsize=_KEPT)(self._country_of)
        self._attending = lru_cache(maxsize=_KEPT)(lambda group_key: attending(connection, group_key))

    def of_mention(self, mention_id: str, group_key: str) -> list[str]:
        """What the parties of a mention of a group are called, in their order, each once."""
        rows = self._connection.execute(
            "SELECT position, name, written, country, kind FROM machine_responsible WHERE mention_id = ?", (mention_id,)
        )
        names = []
        for position, name, written, country, kind in sorted(map(tuple, rows), key=lambda row: row[0]):
            if kind == "person":
                written, name, country = self._attended(mention_id, position, group_key) or (written, name, country)
            country = country or self._country(group_key)
            names.append(self._shown(written, country, True) or self._shown(name, country, False) or name)
        return list(dict.fromkeys(names))

    def _attended(self, mention_id: str, position: int, group_key: str) -> Written | None:
        """The agency that attends the group under the words of a person of a mention (see `attended`)."""
        agencies = self._attending(group_key)
        if not agencies:
            return None
        persons = persons_responsible(self._connection, mention_id)
        return agencies.get(plainly(persons.get(position, "")))

    def of_action(self, action_id: str) -> list[str]:
        """What the parties of a tracked action are called, in their order, each once."""
        rows = self._connection.execute(
            "SELECT position, name FROM chain_responsible WHERE action_id = ?", (action_id,)
        )
        return list(dict.fromkeys(self._shown(name, "", False) or name for _, name in sorted(map(tuple, rows))))

    def _look_up(self, name: str | None, country: str, said: bool) -> str | None:
        rows = self._connection.execute(
            "SELECT country, shown, said FROM agency_names WHERE name = ? AND country IN (?, '')", (name, country)
        )
        return max(((row[0], row[1]) for row in rows if row[2] or not said), default=("", None))[1]

    def _country_of(self, group_key: str) -> str:
        row = self._connection.execute(
            "SELECT country FROM group_countries WHERE group_key = ?", (group_key,)
        ).fetchone()
        return row[0] if row else ""
