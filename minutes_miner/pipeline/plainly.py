"""Who plainly acts by where a name stands, for actions in whose words the classifier found nobody.

A name that opens a clause and has a verb behind it ("Felix introduces ...", "the list: UNICEF will find it"), that closes the words
behind a mark ("reply to the mayor, Clerk"), or that stands behind the "by" of a passive ("to be updated by InterAid").
"""

import re
from collections.abc import Sequence

from minutes_miner.link.kinds import TITLE, kind_of
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.doers import Name
from minutes_miner.pipeline.names import Known

_OPENS = re.compile(
    r"(?:^|[:;.,+–—-]\s+|\b(?:and|et|y|que|qui|who|but|then|puis)\s+)(?:\W*|(?i:the|le|la|les|l['’]|el|los|las|que|so|then)\s*)*$"
)
_VERB_BEHIND = re.compile(r"\s+(?P<word>(?:(?:se|s['’]en|lui|leur|le|la|les|lo|l['’]|nous|also|kindly|then)\s*)*[a-zà-ÿ]{2,})")
_NOT_VERBS = re.compile(
    r"(?:of|for|on|in|at|from|with|by|and|or|as|de|du|des|del|en|sur|pour|par|avec|con|para|por|et|y|e|ou|o|staff|team|\w+ing|"
    r"\w+(?:tion|ment|ity|ed|ées?|és|sión|ción))$"
)
_CLOSES = re.compile(r"[.)\]\s]*$")
_MARK_BEFORE = re.compile(r"(?:[:(]|\s[-–—>]+|,)\s*(?:(?i:the|le|la|les|l['’]|el|los|las|w/|with|by|par|por)\s*)?$")
_BY = re.compile(r"\b(?:من\s+(?:قبل|جهة|طرف)|بواسطة|من|by|par|por|via|attendue?s?\s+d[eu]|from|por\s+parte\s+de)\s+(?:(?i:the|le|la|les|l['’]|el|los|las)\s*)?$")
_JOINT = re.compile(r"\s*(?:[,،/&+]|\band\b|\bet\b|\by\b|\s+و)\s*(?:(?i:the|le|la|les|l['’]|el|los|las)\s*)?")


def plain_doers(text: str, names: Sequence[Name], *, known: Known, grammar: Grammar) -> list[Name]:
    """The names that plainly act, with those joined to them; [] where none does or where they disagree."""
    somebody = [name for name in names if _is_somebody(name.text, known)]
    for tells in (_opens_clause, _closes, _is_by):
        found = [name for name in somebody if tells(text, name, grammar)]
        if found:
            return _with_neighbours(text, found[0], somebody)
    return []


def _is_somebody(name: str, known: Known) -> bool:
    if known.is_thing(name) and not known.is_person(name):
        return False
    return known.is_known(name) or kind_of(name) is not None or bool(TITLE.match(name))


def _opens_clause(text: str, name: Name, grammar: Grammar) -> bool:
    """Whether a name begins a clause and a verb stands behind it."""
    verb = _VERB_BEHIND.match(text, name.end)
    if not verb or not _OPENS.search(text[: name.start]):
        return False
    word = verb["word"].split()[-1]
    return not _NOT_VERBS.match(word) and not kind_of(word)


def _closes(text: str, name: Name, grammar: Grammar) -> bool:
    """Whether a name is the last word behind a mark, with a task before it."""
    if not _CLOSES.match(text, name.end):
        return False
    before = _MARK_BEFORE.search(text[: name.start])
    return bool(before and len(text[: before.start()].split()) > 1)


def _is_by(text: str, name: Name, grammar: Grammar) -> bool:
    return bool(_BY.search(text[: name.start]))


def _with_neighbours(text: str, name: Name, others: Sequence[Name]) -> list[Name]:
    """A name with those before and behind it that only a comma, a slash or "and" parts from it, in order."""
    found = [name]
    for other in others:
        if other.start > found[-1].end and _JOINT.fullmatch(text, found[-1].end, other.start):
            found.append(other)
    for other in reversed(others):
        if other.end < found[0].start and _JOINT.fullmatch(text, other.end, found[0].start):
            found.insert(0, other)
    return found
