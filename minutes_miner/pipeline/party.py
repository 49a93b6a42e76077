"""Whether the words of a title are the name of who acts."""

import re

from minutes_miner.link.agencies import registry


def is_party(title: str) -> bool:
    """Whether a title is the name of who acts: agencies that are known, or acronyms."""
    names = [name for name in re.split(r"\s*(?:[/,&+]|\band\b|\bet\b|\by\b)\s*", title.strip(" :")) if name]
    return bool(names) and all(
        (name.isupper() and " " not in name and len(name) > 1) or registry().find(name, nearly=False) is not None
        for name in names
    )
