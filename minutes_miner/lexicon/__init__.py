"""Word lists: data files in TOML, tables in CSV, not code; and the loaders of them.

A language is a file of its code in each folder: `words` (how minutes name their parts and bind people), `dates`, and where
it brings more than the shared lists have, `attendance` and `parties`, whose entries are added to those of the file of that name.

`common.txt` has the words that stand in small letters in the corpus, one a line (`python -m minutes_miner.training.common`).

`agencies.csv` is the registry of organisations, one a line, to be edited with any spreadsheet:

- `name`: the canonical name, for a known organisation its usual acronym.
- `country`: ISO 3166 code of the one country whose body it is; empty for an organisation that works in many; `*` for an
  office that every country has its own of ("MoH").
- `kind`: un, red-cross, ingo, ngo, government, donor, network, company or academic.
- `english`, `french`, `spanish`, `arabic`, `other`: full names, variants and common misspellings, joined by "; ".
- `local`: names that mean it in some countries only, as "NAME@JO LB".
- `source`: the organisation's own site where its name can be checked, or "own knowledge" of a public name.
"""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The data file `name` ("parties", "dates/en") as plain dictionaries, with what languages of their own add to it in a
    folder of that name ("parties/de"); read once, not to be changed."""
    data = tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    for language in names(name):
        for section, entries in load(f"{name}/{language}").items():
            for key, more in entries.items():
                shared = data.setdefault(section, {})
                shared[key] = shared.get(key, []) + more
    return data


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the table `name` ("agencies"), each by the heads of its columns; read once, not to be changed."""
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def names(folder: str) -> tuple[str, ...]:
    """The names of the data files in a folder, sorted: names("dates") gives ("ar", "en", ...)."""
    place = files(__name__).joinpath(folder)
    found = place.iterdir() if place.is_dir() else ()
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in found if entry.name.endswith(".toml")))


@cache
def common() -> frozenset[str]:
    """Words that are no names, in all languages, in small letters."""
    return frozenset(files(__name__).joinpath("common.txt").read_text(encoding="utf-8").splitlines())
