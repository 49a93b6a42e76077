"""Who plainly acts by where a name stands, for actions in whose words the classifier found nobody.

A name that opens a clause and has a verb behind it ("Felix introduces ...", "the list: UNICEF will find it"), that closes the words
behind a mark ("reply to the mayor, Clerk"), or that stands behind the "by" of a passive ("to be updated by InterAid").
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from minutes_miner.link.kinds import ARABIC, TITLE, data, kind_of
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.doers import Name
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.words import Words, key, words

_CLOSES = re.compile(r"[.)\]\s]*$")
_WORD = re.compile(r"\s+(?P<word>[^\W_][\w'’-]*)")
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_][\w'’-]*)\s+$")
_PRONOUN = 2  # letters
_FEWEST = 4  # words of a task that a name hangs on
_LONGEST_MANY = 10  # words behind "each" that say which


def plain_doers(text: str, names: Sequence[Name], *, known: Known, grammar: Grammar) -> list[Name]:
    """The names that plainly act, with those joined to them; [] where none does or where they disagree."""
    somebody = [name for name in names if _is_somebody(name.text, known)]
    for tells in (opens_clause, _closes, _is_by, hangs_on):
        found = [name for name in somebody if tells(text, name, grammar)]
        if found:
            return _with_neighbours(text, found[0], somebody)
    first = names[0] if names else None
    opens = first is not None and first.start == 0 and _does(text, first, grammar)
    return [first] if first is not None and opens and not known.is_thing(first.text) else []


def many_who(text: str, vocabulary: Words, grammar: Grammar) -> str:
    """Many that open a sentence without being a group by name: "Those who pay in cash", "Cada organización", "chacun"; else ""."""
    opening = _many(vocabulary).match(text)
    if opening is None:
        return ""
    end, binds, relatives = opening.end(), _binds(vocabulary), frozenset(map(key, vocabulary.agent.get("relative", ())))
    related = False
    for count in range(_LONGEST_MANY):
        word = _WORD.match(text, end)
        if word is None:
            return text[:end] if text[end : end + 1] == ":" and count else ""
        folded = key(word["word"])
        acts = count > 0 and not related and grammar.part(folded) in ("V", "Vs")
        if (folded in binds and not (count == 1 and related)) or acts:
            bound = bool(count or opening["alone"]) and not grammar.is_passive(text, word.start("word"))
            return text[:end] if bound else ""  # "All links will be shared" binds nobody
        related = related or folded in relatives
        end = word.end()
    return ""


@lru_cache(maxsize=4)
def _binds(vocabulary: Words) -> frozenset[str]:
    return frozenset((*map(key, vocabulary.agent.get("binder", ())), "please", "kindly"))


@lru_cache(maxsize=4)
def _many(vocabulary: Words) -> "re.Pattern[str]":
    many, alone = (
        "|".join(sorted(map(re.escape, vocabulary.agent.get(name, ())), key=lambda word: (-len(word), word))) or "(?!)"
        for name in ("many", "many_alone")
    )
    return re.compile(rf"^\s*(?:(?P<alone>{alone})|{many})(?!\w)", re.IGNORECASE)


def _is_somebody(name: str, known: Known) -> bool:
    if len(name) <= _PRONOUN and not name.isupper() and not known.is_person(name):
        return False  # "it", which in capitals is an office
    if known.is_thing(name) and not known.is_person(name):
        return False
    return known.is_known(name) or kind_of(name) is not None or bool(TITLE.match(name))


def opens_clause(text: str, name: Name, grammar: Grammar) -> bool:
    """Whether a name begins a clause and a verb stands behind it."""
    verb = around(words()).verb.match(text, name.end)
    if not verb or not around(words()).opens.search(text[: name.start]):
        return False
    word = verb["word"].split()[-1]
    if kind_of(name.text) is not None and not around(words()).article.search(text[: name.start]):
        return False  # "Staff lists", "Legal advice"
    return not around(words()).no_verb.match(word) and not kind_of(word)


def _closes(text: str, name: Name, grammar: Grammar) -> bool:
    """Whether a name is the last word behind a mark, with a task before it."""
    if not _CLOSES.match(text, name.end):
        return False
    before = around(words()).mark.search(text[: name.start])
    return bool(before and len(text[: before.start()].split()) > 1)


def _does(text: str, name: Name, grammar: Grammar) -> bool:
    """Whether a listed verb of work, in the form of the present, follows a name at once."""
    word = _WORD.match(text, name.end)
    return word is not None and grammar.part(key(word["word"])) == "Vs"


def hangs_on(text: str, name: Name, grammar: Grammar) -> bool:
    """Whether a known name is the last word without anything that ties it to the words before: a column put behind another."""
    before = _LAST_WORD.search(text[: name.start])
    if kind_of(name.text) is not None or ARABIC.match(name.text):
        return False
    if not _CLOSES.match(text, name.end) or before is None or len(text[: name.start].split()) < _FEWEST:
        return False
    word = key(before["word"])
    tied = around(words()).no_verb.match(word) or word in data("person", "never") or word in data("article", "words")
    return not tied and grammar.part(word) not in ("V", "Vs", "Vg") and len(word) > 3


def _is_by(text: str, name: Name, grammar: Grammar) -> bool:
    before = text[: name.start]
    return bool(around(words()).by.search(before)) or grammar.asks_whom(before)


def _with_neighbours(text: str, name: Name, others: Sequence[Name]) -> list[Name]:
    """A name with those before and behind it that only a comma, a slash or "and" parts from it, in order."""
    found = [name]
    for other in others:
        if other.start > found[-1].end and around(words()).joint.fullmatch(text, found[-1].end, other.start):
            found.append(other)
    for other in reversed(others):
        if other.end < found[0].start and around(words()).joint.fullmatch(text, other.end, found[0].start):
            found.insert(0, other)
    return found
