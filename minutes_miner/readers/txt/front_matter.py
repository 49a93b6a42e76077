"""What a site or a typesetter is told above a text, between rules: the title and the day are the document's, the rest is for the program.

---
title: "Minutes of the Harbour Board"
date: 2024-05-03
layout: post
logo: images/boat.pdf
---
"""

import re
from dataclasses import replace

from minutes_miner.readers.txt.source import Source, State, put_aside

_ENDS = {"---": ("---", "..."), "+++": ("+++",)}
_LONGEST = 60  # lines
_KEYED = re.compile(r"\s*(?P<key>[a-z][\w-]*)\s*[:=](?:\s+|$)(?P<value>.*)")
_ITEM = re.compile(r"\s*[-•*]\s+(?P<value>.*)")
_TITLES = frozenset(("title", "subtitle", "description"))
_QUOTES = "\"'` "
_SETTING = re.compile(
    r"|\[.*\]|[Tt]rue|[Ff]alse|#?[\da-f]{6}|[\d.]+(?:pt|px|cm|mm|em|%)|(?=.*[a-z])[a-z\d_-]+|[a-z]{2}-[A-Z]{2}|\\.*"
    r"|\S*(?:/\w*[a-z]|\\)\S*"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d:(?!00)\d\d\S*"  # the second in which a page was saved
)


def without_front_matter(lines: list[Source], state: State) -> list[Source]:
    """The lines with titles instead of `title: "..."`, without settings ("layout: post"); these go to the furniture."""
    end = _end_of(lines)
    if not end:
        return lines
    kept: list[Source] = []
    keeps = False
    for at, line in enumerate(lines[1:end], 1):
        keyed, item = _KEYED.fullmatch(line.text), _ITEM.fullmatch(line.text)
        if keyed and keyed["key"] in _TITLES and keyed["value"]:
            line, keeps = replace(line, text=keyed["value"].strip(_QUOTES), blank_before=1), True
        elif keyed and not keyed["value"]:  # what stands in the lines below it
            below = _ITEM.fullmatch(lines[at + 1].text)
            keeps = below is not None and not _is_setting(below["value"])
        elif told := keyed or item:
            keeps = not _is_setting(told["value"])
        if keeps:
            kept.append(line)
        else:
            put_aside([line], state)
    put_aside([lines[0], lines[end]], state)
    return [*kept, *lines[end + 1 :]]


def _end_of(lines: list[Source]) -> int:
    """At which line it ends; 0 where the text does not begin with any."""
    ends = _ENDS.get(lines[0].text.strip(), ()) if lines else ()
    end = next((at for at, line in enumerate(lines[1:_LONGEST], 1) if line.text.strip() in ends), 0)
    return end if end > 1 and _KEYED.fullmatch(lines[1].text) else 0


def _is_setting(value: str) -> bool:
    """Whether a value is for the program: a path, a list of tags, a size, a single small word, a moment to the second."""
    return _SETTING.fullmatch(value.strip(_QUOTES)) is not None
