"""Entries between which nothing stands: "Ann Lee - WHO Ben Oh - FAO Cy Roe-NRC", "WHO - Ann Lee, Ben Oh FAO - Cy Roe".

Between two dashes stand the end of one entry and the beginning of the next. Where the first ends is told by the agency that is
known or in capitals, and by the name beside it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from minutes_miner.link.fields import DASH, is_known, is_name, is_office
from minutes_miner.link.kinds import ACRONYM, TITLE

_DASH = re.compile(DASH)
_FEW = 3  # dashes
_MOST = 0.75  # of the pieces between dashes that tell where an entry ends
_LONGEST = 9  # words of such a piece
_NAME = 4  # words of a person


def set_apart(line: str) -> str:
    """The line with a semicolon between its entries; as it is where something stands between them already."""
    marks = list(_DASH.finditer(line)) if ";" not in line else []
    if len(marks) < _FEW or "(" in line[: marks[-1].start()]:
        return line
    bounds = [0, *(at for mark in marks for at in mark.span()), len(line)]
    pieces = list(zip(bounds[::2], bounds[1::2], strict=True))
    texts = [line[start:end] for start, end in pieces]
    agencies_lead = _agency(texts[0].split()) > 0
    if not agencies_lead and not is_name(texts[0].strip()):
        return line
    seams = [_seam(text, agencies_lead=agencies_lead) for text in texts[1:-1]]
    told = [seam for seam in seams if seam is not None]
    if len(told) < _MOST * len(seams) or any(len(text.split()) > _LONGEST for text in texts if "," not in text):
        return line
    cuts = [start + seam for (start, _), seam in zip(pieces[1:-1], seams, strict=True) if seam is not None]
    return ";".join(line[a:b].strip(" ,") for a, b in pairwise([0, *cuts, len(line)]))


def _seam(piece: str, *, agencies_lead: bool) -> int | None:
    """Where, in what stands between two dashes, the next entry begins; None where nothing tells."""
    start = piece.rfind(",") + 1 if agencies_lead else 0
    words = list(re.finditer(r"\S+", piece[start:]))
    if not agencies_lead and "," in piece:
        return piece.index(",") + 1
    cuts = _cuts([word[0] for word in words], agencies_lead=agencies_lead)
    best = max(cuts, key=lambda cut: cut[0], default=(0, 0))
    return start + words[best[1]].start() if best[0] else None


def _cuts(words: Sequence[str], *, agencies_lead: bool) -> Iterator[tuple[int, int]]:
    """How likely each cut is between a person and an agency, 0 where it is none; of equals the one that leaves the person two names."""
    for count in range(1, len(words)):
        person, agency = (words[:count], words[count:]) if agencies_lead else (words[count:], words[:count])
        likely = _agency(agency)
        name = " ".join(person)
        named = 0 < len(person) <= _NAME + bool(TITLE.match(name)) and is_name(name) and not is_known(person[0])
        if likely and named and (len(person) > 1 or likely > 1 or len(agency) > 1):
            yield 10 * likely - abs(len(TITLE.sub("", name).split()) - 2), count


def _agency(words: Sequence[str]) -> int:
    """How surely words are an agency, or an office of it: 2 where it is known, 1 by its capitals or the office alone, else 0."""
    name = " ".join(words)
    office = len(words) > 1 and is_office(words[-1])
    if is_known(name) or (office and is_known(" ".join(words[:-1]))):
        return 2
    return int(office or (len(words) == 1 and bool(ACRONYM.match(name))))
