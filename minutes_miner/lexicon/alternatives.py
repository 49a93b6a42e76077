"""Phrases of a word list as one regular expression."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any


def either(phrases: Iterable[str], spelt: Mapping[str, str] = MappingProxyType({})) -> str:
    """A pattern for phrases, the longest that fits, in which what they begin with in common is tried once for them all.

    `spelt` gives patterns for letters that may be written in several ways.
    """
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for letter in phrase:
            node = node.setdefault(spelt.get(letter) or re.escape(letter), {})
        node[""] = {}
    return _grown(tree)


def _grown(node: Mapping[str, Any]) -> str:
    """The pattern of a node of such a tree and what grows from it; a phrase may end where an empty letter hangs."""
    branches = [letter + _grown(behind) for letter, behind in sorted(node.items()) if letter]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"
