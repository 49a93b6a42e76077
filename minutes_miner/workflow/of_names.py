"""What people said of names, as the list of their decisions has it: which are one agency or one group, which never are."""

import sqlite3
from collections.abc import Iterator
from typing import Any

_NAMES = (
    ("SELECT 'agency', alias, agency, who, at, evidence FROM aliases ORDER BY alias", "is {}"),
    ("SELECT 'agency', alias, agency, who, at, why FROM refusals ORDER BY alias, agency", "is never {}"),
    ("SELECT 'agency', agency, shown, who, at, why FROM named_agencies ORDER BY agency", "is called {}"),
    ("SELECT 'group', a, b, who, at, why FROM groups_by_people WHERE same ORDER BY a, b", "is {}"),
    ("SELECT 'group', a, b, who, at, why FROM groups_by_people WHERE NOT same ORDER BY a, b", "is never {}"),
)


def of_names(c: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Each word of people on a name; it holds for minutes that come later too, so that it is always needed: "BA" "is Bayt al Amal"."""
    for query, said in _NAMES:
        for what, of, other, who, at, why in c.execute(query):
            yield {
                "state": "still needed", "what": what, "of": of, "said": said.format(other), "found": None,
                "action_id": None, "who": who, "at": at, "why": why,
            }  # fmt: skip
