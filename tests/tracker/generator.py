"""Material for the benchmark: trackers of any size without reading documents, and minutes in all three formats."""

import hashlib
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from minutes_miner.tracker.store import Store
from minutes_miner.training.marked import Source, read_source
from minutes_miner.training.render import render

CLOCK = "2024-01-01T00:00:00+00:00"
AGENCY = "Town Library"  # has the same twenty open actions, raised in 2016, in a tracker of any size
NOW = 1_704_067_200
_PER_DOCUMENT = 10
_PER_ACTION = 5
_PER_GROUP = 5_000
_REPORTS = 3  # in the running text of a document
_VERBS, _THINGS, _OF = (
    words.split()
    for words in (
        "share revise translate print update present collect circulate finalise map review draft",
        "list plan map budget report training guideline form survey calendar directory leaflet",
        "services partners shelters schools referrals volunteers latrines clinics registers camps focal-points stocks",
    )
)
_AGENCIES = ("UNICEF", "UNHCR", "IRC", "SCI", "WVI", "DRC", "NRC", "OXFAM", "IOM", "WFP", "WHO", "UNFPA")


def make_tracker(path: Path, mentions: int) -> str:
    """A tracker with so many mentions in groups of 5,000, five for each action; the id of an open action in the middle."""
    with Store(path, clock=CLOCK) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        store.connection.execute("PRAGMA cache_size = -200000")
        with store.transaction() as c:
            for at, first in enumerate(range(0, mentions, _PER_GROUP)):
                _group(
                    c, f"group {at:04}", at * 1_000, min(_PER_GROUP, mentions - first), date(2005, 1, 3), AGENCIES, 10
                )
            _group(c, "library", 990_000, 20 * _PER_ACTION, date(2016, 1, 4), (AGENCY,), 1)
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return f"A-{(mentions // _PER_GROUP // 2) * 1_000 + 10:06}"


AGENCIES = tuple(f"Agency {number}" for number in range(300))


def _group(
    c: Any, key: str, number: int, mentions: int, start: date, agencies: tuple[str, ...], one_open_in: int
) -> None:
    """The rows of one group: weekly meetings; each action stands in five meetings in a row."""
    documents = [hashlib.sha256(f"{key} {at}".encode()).hexdigest() for at in range(mentions // _PER_DOCUMENT)]
    days = [(start + timedelta(weeks=at)).isoformat() for at in range(len(documents))]
    actions = mentions // _PER_ACTION
    for at, (sha256, day) in enumerate(zip(documents, days, strict=True)):
        c.execute("INSERT INTO documents VALUES (?, 'pdf', 3, ?)", (sha256, CLOCK))
        c.execute("INSERT INTO paths VALUES (?, ?, 'new', ?)", (f"/minutes/{key}/{day}.pdf", sha256, NOW))
        c.execute(
            "INSERT INTO extractions VALUES (?, 'made', 'minutes', NULL, ?, ?, ?, 'Minutes', NULL, ?, ?, NULL, '')",
            (sha256, key.title(), key, day, json.dumps({"reports": _reports(at)}), NOW),
        )
    seen = dict.fromkeys(documents, 0)
    for at in range(actions):
        action_id, agency = f"A-{number + at:06}", agencies[at % len(agencies)]
        text = f"{agency} to {_VERBS[at % 12]} the {_THINGS[at // 12 % 12]} of {_OF[at // 144 % 12]} number {at}"
        first = min(at // 2, len(documents) - _PER_ACTION)
        status = "open" if at % one_open_in == 0 else "done"
        c.execute("INSERT INTO action_ids VALUES (?, ?, ?, ?, ?)", (action_id, f"{key}|{at}", action_id, key, NOW))
        c.execute(
            "INSERT INTO chains VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, 0, 0, ?)",
            (
                action_id,
                key,
                key.title(),
                text,
                status,
                days[first],
                days[first],
                days[first],
                days[first + 4],
                5,
                4,
                NOW,
            ),
        )
        c.execute("INSERT INTO chain_responsible VALUES (?, 1, ?, 'agency', ?)", (action_id, agency, NOW))
        for later in range(_PER_ACTION):
            sha256, day = documents[first + later], days[first + later]
            seen[sha256] += 1
            mention = f"{sha256[:12]}-{seen[sha256]:03}"
            state = status if later == _PER_ACTION - 1 else "open"
            c.execute(
                "INSERT INTO machine_mentions VALUES (?, ?, ?, ?, ?, ?, 'new', NULL, NULL, NULL, ?, NULL, ?, NULL, 0.9, 1, NULL, NULL, 1, ?, ?)",
                (mention, sha256, seen[sha256], key, day, text, days[first], state, f"• {text}.", NOW),
            )
            c.execute(
                "INSERT INTO machine_responsible VALUES (?, 1, ?, 'agency', ?, NULL, ?, NULL, NULL)",
                (mention, agency, agency, NOW),
            )
            c.execute("INSERT INTO links VALUES (?, ?, ?, 1, ?)", (mention, action_id, key, NOW))


def _reports(at: int) -> list[dict[str, Any]]:
    """What the running text of a document tells of what was done, in words that actions have as well."""
    told = ((at * _REPORTS + n, _THINGS[(at + n) % 12], _OF[at // 12 % 12]) for n in range(_REPORTS))
    return [
        {"text": f"The {thing} of {of} was taken up in round {number}.", "page": 1, "status": "done"}
        for number, thing, of in told
    ]


def write_minutes(folder: Path, count: int, *, formats: str = "pdf docx txt", sections: int = 8) -> list[Path]:
    """So many documents of about three pages, in groups of fifty, their formats in turn."""
    paths = []
    kinds = formats.split()
    for number in range(count):
        form = kinds[number % len(kinds)]
        path = folder / f"group-{number // 50:03}" / f"minutes-{number:05}.{form}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render(_source(number, form, sections)))
        paths.append(path)
    return paths


def _source(number: int, form: str, sections: int) -> Source:
    chance = random.Random(number)
    day = date(2015, 1, 5) + timedelta(weeks=2 * (number % 50))
    shown = f"{day.day} {day:%B %Y}"
    group = f"{('North', 'South', 'East', 'West')[number // 50 % 4]} District {number // 200} Child Protection Working Group"
    present = chance.sample(_AGENCIES, 8)
    lines = [
        "+++",
        f'format = "{form}"',
        f'group = "{group}"',
        "+++",
        f"# {group}",
        "",
        f"Minutes of the meeting held on {shown}",
        "",
    ]
    lines += [f"Date: {shown}", "", "Time: 10:00 - 12:00", "", f"Present: {', '.join(present)}", "", "## Agenda", ""]
    lines += [f"{at + 1}. {title}" for title, at in _titles(sections)]
    for title, at in _titles(sections):
        lines += ["", f"## {title}", ""]
        lines += [line for _ in range(2) for line in (" ".join(_sentence(chance) for _ in range(7)), "")]
        if at % 2 and number % 3 != 1:
            lines += ["| Action | Responsible | Deadline |", "|---|---|---|"]
            lines += [f"| {text} | {who} | {due} |" for text, who, due in _actions(chance, day, present, at)]
        elif at % 2:
            lines += ["Action points:", ""]
            lines += [f"- {text} by {due}" for text, _, due in _actions(chance, day, present, at)]
    return read_source("\n".join([*lines, "", "Next meeting: to be announced"]), f"minutes-{number:05}")


def _titles(sections: int) -> list[tuple[str, int]]:
    return [(f"{_THINGS[at % 12].title()} of {_OF[at * 5 % 12]}", at) for at in range(sections)]


def _sentence(chance: random.Random) -> str:
    return (
        f"The {chance.choice(_THINGS)} of {chance.choice(_OF)} was discussed by {chance.randint(2, 40)} members from"
        f" {chance.choice(_AGENCIES)}, who had seen the {chance.choice(_THINGS)} in block {chance.randint(1, 900)}."
    )


def _actions(chance: random.Random, day: date, present: list[str], at: int) -> Iterator[tuple[str, str, str]]:
    """Text, who, and by when, of two action points."""
    for _ in range(2):
        due = day + timedelta(days=chance.randint(3, 60))
        who = chance.choice(present)
        text = f"{who} to {_VERBS[(at + day.month) % 12]} the {chance.choice(_THINGS)} of {chance.choice(_OF)}"
        yield text, who, f"{due.day} {due:%B %Y}"
