"""A list of agencies that nothing announces, in the head of minutes whose labels and values lie in heaps: "Date: Attended by: Chair:",
then "24 March 2016 UNHCR, UNICEF, IOM, Oxfam". It counts only where nothing else in the document says who was there.
"""

import re
from collections.abc import Iterable

from minutes_miner.link.fields import is_known
from minutes_miner.link.listing import is_prose, outside_brackets

_FEWEST, _KNOWN = 4, 3  # names of such a list, and known ones among them
_SHARE = 0.3  # of the names, that are known
_LONGEST = 6  # words of a name
_BEFORE = 14  # words before the list on its line
_BEHIND = re.compile(r"^.*[):]\s+")  # what stands before the first name on its line
_END = re.compile(r"\s*(?:[.(]|$)")


def listed_alone(texts: Iterable[str]) -> str:
    """The longest such list in some texts; "" for none."""
    return max((found for text in texts for found in [_list_in(text)]), key=len, default="")


def _list_in(text: str) -> str:
    text = re.sub(r",\s*\n\s*", ", ", text)
    return max((_run(line) for line in text.split("\n")), key=len, default="")


def _run(line: str) -> str:
    """The names between commas with which a line ends, or a sentence of it."""
    pieces = [line[start:end].strip() for start, end in outside_brackets(line, ",;،")]
    if len(pieces) < _FEWEST:
        return ""
    first = next((at for at, piece in enumerate(pieces) if _known_end(piece)), len(pieces))
    names = [_known_end(pieces[first])] if first < len(pieces) else []
    before = sum(len(piece.split()) for piece in pieces[:first])
    if first and all(map(_may_be_name, pieces[1:first])):
        names = [_BEHIND.sub("", pieces[0]), *pieces[1:first], *names]
        names = names[0 if _may_be_name(names[0]) and names[0] != pieces[0] else 1 :]
    for piece in pieces[first + 1 :]:
        name = re.split(r"\.\s|\s[(\[]", piece)[0].rstrip(".")
        if not _may_be_name(name):
            return ""
        names.append(name)
        if name != piece.rstrip("."):
            if not _END.match(piece, len(name)):
                return ""
            break
    known = sum(map(is_known, names))
    return (
        ", ".join(names)
        if len(names) >= _FEWEST and known >= max(_KNOWN, _SHARE * len(names)) and before <= _BEFORE
        else ""
    )


def _may_be_name(text: str) -> bool:
    return 0 < len(text.split()) <= _LONGEST and text[:1].isupper() and not is_prose(text)


def _known_end(piece: str) -> str:
    """The known name with which a piece ends: "24 March 2016 UNHCR"; "" for none."""
    starts = [0, *(blank.end() for blank in re.finditer(r"\s+", piece))]
    ends = (piece[start:] for start in starts if piece[start : start + 1].isupper())
    return next((name for name in ends if len(name.split()) <= _LONGEST and is_known(name)), "")
