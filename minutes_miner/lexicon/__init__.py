"""Word lists: data files in TOML, not code, and the one loader of them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The data file `name` ("agencies", "dates/en") as plain dictionaries; read once, not to be changed."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def names(folder: str) -> tuple[str, ...]:
    """The names of the data files in a folder, sorted: names("dates") gives ("ar", "en", ...)."""
    found = files(__name__).joinpath(folder).iterdir()
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in found if entry.name.endswith(".toml")))
