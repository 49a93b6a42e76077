"""Acronyms and what they stand for: "Al Farah Charity (AFC)" in running text, initials of names."""

import re
from collections.abc import Iterator

from minutes_miner.link.agencies import fold_name
from minutes_miner.link.kinds import data
from minutes_miner.records import Abbreviation

_ACRONYM = r"[^\W\d_][\w&/.-]{1,11}"
_BRACKETED = re.compile(rf"(?P<name>[^\W\d_][^()\n.;:,]{{4,90}}?)\s*\((?P<acronym>{_ACRONYM})\)")
_TURNED = re.compile(rf"(?<![\w(])(?P<acronym>[A-Z]{_ACRONYM})\s*\((?P<name>[^()\n;:,]{{6,90}})\)")


def find_abbreviations(text: str) -> Iterator[Abbreviation]:
    """Each "Name (ACRONYM)" and "ACRONYM (Name)" of a text whose acronym is made of the first letters of the name, in order."""
    if "(" not in text:
        return
    for match in _BRACKETED.finditer(text):
        words = match["name"].split()
        for first in range(len(words)):  # the name begins somewhere in the words before the bracket
            name = " ".join(words[first:])
            if name[0].isupper() and len(words) - first > 1 and is_initials(match["acronym"], name):
                yield Abbreviation(match["acronym"], name)
                break
    for match in _TURNED.finditer(text):
        if match["name"][0].isupper() and is_initials(match["acronym"], match["name"].strip()):
            yield Abbreviation(match["acronym"], match["name"].strip())


def initials_of(name: str) -> tuple[str, str]:
    """The first letters of the words of a name, with and without small words ("of", "pour")."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return "".join(w[0] for w in words), "".join(w[0] for w in words if w not in data("small", "words"))


def is_initials(acronym: str, name: str) -> bool:
    """Whether an acronym (three letters at least) is made of the first letters of the words, small words left out or not."""
    wanted = fold_name(acronym)
    return len(wanted) >= 3 and len(name.split()) > 1 and wanted in initials_of(name)
