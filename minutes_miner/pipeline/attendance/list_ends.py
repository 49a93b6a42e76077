"""Where a list of names ends on a line that goes on: a page without its layout runs it into the next label, heading or item."""

import re
from collections.abc import Iterator
from functools import cache

from minutes_miner.link.kinds import data
from minutes_miner.link.listing import depth
from minutes_miner.pipeline.words import Words

_ENDS = frozenset((
    "agenda", "actions", "review", "discussion", "decisions", "date", "date_time", "date_place", "time", "start_time",
    "end_time", "place", "minute_taker", "next_meeting", "ignore",
))  # fmt: skip
_COLON = re.compile(r"\s?[:：](?=\s)")
_ITEM = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[.)\]]))\s+(?:(?:1\s*[.)–-]|I\s*[.)–-])\s+|[•●▪■]\s+)(?=[^\W\d_])")
_SURE = re.compile(r"1|I\s*[–-]")  # "I." may be an initial
_WORD = re.compile(r"[^\s:]+")
_JOINED = re.compile(r"[,;&/(،؛-]$|^(?:and|et|y|e|و|of|de|du|des|for)$", re.IGNORECASE)
_LONGEST = 6  # words of a label or heading
_AHEAD = 60  # characters that hold them
_LISTED = 2  # separators of a list
_PIECE = re.compile(r"[,;،•●▪■]")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\s*,")
_INTERLEAVED = 3  # acronyms of a list behind what should have ended it
_NUMBERED = re.compile(r"(?:^|\s)1\s*[.)]\s")


def list_alone(text: str, vocabulary: Words) -> str:
    """The list with which a line begins, without what follows it there."""
    ends = [*_labels(text, vocabulary), *_headings(text, vocabulary), *_items(text)]
    if not ends or len(_ACRONYM.findall(text, min(ends))) > _INTERLEAVED:
        return text  # two columns in one: the list goes on
    return _title().sub("", text[: min(ends)]).rstrip(" .,;")


def before_items(text: str) -> str:
    """What stands before the numbered agenda that a line goes on with: "... 12 March 2018 Agenda 1. Welcome 2. Updates"."""
    found = _agenda().search(text)
    return text[: found.start()] if found else text


@cache
def _title() -> "re.Pattern[str]":
    """The title of an agenda at the end of a text."""
    return re.compile(rf"{_named()}\W*$", re.IGNORECASE)


@cache
def _agenda() -> "re.Pattern[str]":
    """The title of one with its first number."""
    return re.compile(rf"{_named()}\s*:?\s+1\s*[.)]\s", re.IGNORECASE)


def _named() -> str:
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, data('attendance', 'agendas')))})"


def labels_inside(text: str) -> Iterator[list[tuple[int, str]]]:
    """For each colon of a text outside brackets, where its label may begin and the label: the longest first."""
    for colon in _COLON.finditer(text):
        first = max(0, colon.start() - _AHEAD)
        starts = [first + word.start() for word in _WORD.finditer(text[first : colon.start()])][-_LONGEST:]
        may = [(at, text[at : colon.start()]) for at in starts if text[at].isupper() and not depth(text, at)]
        if may:
            yield may


def _labels(text: str, vocabulary: Words) -> Iterator[int]:
    """Where a label of something else begins: "..., EPST Oicha Timing : de 10h30"."""
    for may in labels_inside(text):
        found = [at for at, label in may if at and _ends(text, at, vocabulary.label.find(label, fuzzy=False))]
        if found:
            yield found[0]
            return


def _ends(text: str, at: int, meaning: str | None) -> bool:
    return meaning in _ENDS or (meaning == "chair" and not text[:at].rstrip().endswith((",", ";", "،")))


def _headings(text: str, vocabulary: Words) -> Iterator[int]:
    """Where a heading of several words begins: "..., UNICEF, WRF Summary of discussions and action points"."""
    before = ""
    for word in _WORD.finditer(text):
        loose = bool(before) and not _JOINED.search(before)
        before = word[0]
        if not loose or not word[0][0].isupper() or depth(text, word.start()):
            continue
        found = vocabulary.label.longest_prefix(text[word.start() : word.start() + _AHEAD])
        if found and found[0] in _ENDS and found[1] > 1 and not _goes_on(text, word.start(), found[1]):
            yield word.start()
            return


def _goes_on(text: str, start: int, count: int) -> bool:
    """Whether the words of a heading are but the beginning of a name, whose next word is capitalised and closed by a comma."""
    words = list(_WORD.finditer(text, start))[: count + 1]
    return len(words) == count + 1 and words[-1][0][:1].isupper() and words[-1][0].endswith(",")


def _items(text: str) -> Iterator[int]:
    """Where the first numbered item, or a bullet with a sentence, stands behind a list that has separators of its own."""
    for item in _ITEM.finditer(text):
        before = text[: item.start()]
        listed = sum(map(before.count, ",;،")) >= _LISTED
        if not listed or _NUMBERED.search(before) or depth(text, item.start()):
            continue
        if _SURE.search(item[0]) or len(_PIECE.split(text[item.end() :])[0].split()) > _LONGEST:
            yield item.start()
            return
