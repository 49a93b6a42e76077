"""Where the name of a doer begins and ends, around what was taken for one: "the Director of Workforce", not "Director".

Titles before a person, nouns before an office ("property manager") and what says which of many are meant ("partners with a clinic",
"comité des réfugiés") are parts of the name; adverbs and labels before it, and what follows "to", are not.
"""

import re
from functools import cache

from minutes_miner.link.kinds import ARABIC, TITLE, data, fold_words, kind_of
from minutes_miner.pipeline.around import Around, around
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.words import Words, key

_WORD_BEFORE = re.compile(r"(?:^|(?<=[\s(/]))(?P<word>[^\W\d_][\w'’-]*\.?)\s+$")
_OF = re.compile(
    r"\s+(?:(?:of|for|on|de(?:\s+l[ao]s?)?|du|des|del)\b(?!['’])|d['’](?=\w)|de\s+l['’](?=\w))(?:\s+(?:the|our))?"
    r"\s*(?P<first>[^\W\d_][\w'’-]*)"
)
_NEXT = re.compile(r"\s+(?P<word>[^\W\d_][\w'’-]*)")
_SHOUTED_LABEL = re.compile(r"^(?:[üØ§]|ACTIONS?|TO ?DO|TASK|AP|AI)\s*\d*[:.]?\s+(?=\S)")
_ARABIC_WHICH = re.compile(r"(?:\s+(?:ال|لل)[\u0621-\u064a]{3,}){1,2}")
_GROWN = frozenset(("actions", "aob"))  # labels that flattened texts leave before a name
_ACTS = 0.85  # of what stands behind such a label
_MOST_BEFORE = 3  # words before an office that say which one
_LONGEST_CLAUSE = 6  # words behind "with" that say which of many


@cache
def _bounds(vocabulary: Words) -> frozenset[str]:
    """Words at which a name stops: articles, prepositions, verbs and whatever binds."""
    small = vocabulary.agent
    verbs = (key(verb) for one in vocabulary.commitment.values() for verb in one.get("verbs", ()))
    listed = [word for name in ("binder", "relative", "wish") for word in small.get(name, ())]
    stops = (word for words in vocabulary.stopwords.values() for word in words)
    listed += data("nobody", "phrases")
    little = (
        data(*path) for path in (("article", "words"), ("acting", "words"), ("person", "never"), ("small", "words"))
    )
    return frozenset([*map(key, listed), *map(key, stops), *verbs, *(word for words in little for word in words)])


def whole(text: str, start: int, end: int, *, known: Known, grammar: Grammar, vocabulary: Words) -> tuple[int, int]:
    """The whole name of which a stretch of a text is a part, as half-open offsets."""
    name, beside = text[start:end], around(vocabulary)
    for mark in (_SHOUTED_LABEL, beside.adverb):
        match = mark.match(name)
        if match and not _begins_with_name(name, match.end(), known):
            start += match.end()
    start += _state_before(text[start:end], vocabulary)
    if known.is_known(text[start:end]) and not known.is_person(text[start:end]):
        return start, end
    if grown := _label_before(text[start:end], grammar, vocabulary):
        return start + grown, end
    start = _titled(text, start)
    if (dated := beside.dated.search(text[start:end])) and TITLE.match(text[start:end]):
        end = start + dated.start()
    if called := beside.called.match(text, end):
        return start, called.end()
    if ARABIC.match(text[start:end]):
        return _arabic(text, start, end, beside)
    kind, bounds = kind_of(text[start:end]), _bounds(vocabulary)
    behind = _NEXT.match(text, end)
    many = behind is not None and kind_of(behind["word"]) is not None and key(behind["word"]) not in bounds
    if (kind is None and (not many or known.is_person(text[start:end]))) or "," in text[start:end]:
        return start, end
    if kind is not None:
        start = _which(text, start, bounds, grammar)
    if many and behind:
        end = behind.end()  # "sector chairs", "SteerCo reps"
    if found := _OF.match(text, end):
        end = _complement(text, found, bounds, beside)
    elif kind == "group" and (found := beside.which.match(text, end)):
        end = _clause(text, found.end(), bounds - beside.little, grammar) or end
    return start, end


def _state_before(name: str, vocabulary: Words) -> int:
    """How long the state is that stands in capitals before a name: "DONE Jenna"; 0 for none."""
    first, _, rest = name.partition(" ")
    told = first.isupper() and rest[:1].isupper() and any(key(first) == state for state, _ in vocabulary.status)
    return len(first) + 1 if told else 0


def _begins_with_name(name: str, behind: int, known: Known) -> bool:
    """Whether a name is known, or its first part that ends behind an offset: "Save the Children and UNICEF"."""
    ends = [space.start() for space in re.finditer(r"[\s,]+", name)] + [len(name)]
    return any(known.is_known(name[:end]) for end in ends if end > behind)


def _label_before(name: str, grammar: Grammar, vocabulary: Words) -> int:
    """How long the label is that has grown together with a name: "AOB Health WG", "MATTERS ARISING NRC"; 0 where none has."""
    label = vocabulary.label.longest_prefix(name)
    words = list(re.finditer(r"[\w'’]+", name))
    if label is None or len(words) <= label[1]:
        return 0
    if label[0] not in _GROWN and not name[: words[label[1] - 1].end()].isupper():
        return 0
    words = words[label[1] :]
    rest = words[0].start() if words and words[0][0][:1].isupper() else 0
    return rest if rest and grammar.is_agent(name[rest:]) >= _ACTS else 0


def _arabic(text: str, start: int, end: int, beside: Around) -> tuple[int, int]:
    """Many, with the word that counts them before and the definite adjectives behind: "بقية المنظمات المشغلة"."""
    if kind_of(text[start:end]) != "group":
        return start, end
    counted = beside.counts.search(text[:start])
    behind = _ARABIC_WHICH.match(text, end)
    return (counted.start("word") if counted else start), (behind.end() if behind else end)


def _titled(text: str, start: int) -> int:
    """Where the titles before a name begin."""
    while match := _WORD_BEFORE.search(text, 0, start):
        if not TITLE.match(f"{match['word']} {text[start : start + 1].upper()}") or match["word"][0].islower():
            break
        start = match.start("word")
    return start


def _which(text: str, start: int, bounds: frozenset[str], grammar: Grammar) -> int:
    """Where the nouns before an office begin, which must stand at the beginning or behind a word that is no noun."""
    first = start
    if key(text[start:].partition(" ")[0]) in data("article", "words"):
        return start  # "Instead | the board"
    for _ in range(_MOST_BEFORE):
        match = _WORD_BEFORE.search(text, 0, first)
        if match is None or key(match["word"]) in bounds or match["word"].endswith((".", "ed", "ing")):
            break
        if grammar.starts_with_verb(match["word"]):
            break
        first = match.start("word")
    return first


def _complement(text: str, found: "re.Match[str]", bounds: frozenset[str], beside: Around) -> int:
    """Where "of the settlements", "des réfugiés de Béka II" ends."""
    if key(found["first"]) in bounds:
        return found.start()
    end = found.end()
    while (more := beside.joined.match(text, end)) and not _is_next_name(text, more):
        end = more.end()
    return end


def _is_next_name(text: str, more: "re.Match[str]") -> bool:
    """Whether a capitalised word behind "and" begins a name of its own: a title, an office."""
    word = more[0].split()[-1]
    return " " in more[0].strip() and (fold_words(word) in data("person", "titles") or kind_of(word) is not None)


def _clause(text: str, at: int, bounds: frozenset[str], grammar: Grammar) -> int | None:
    """Where "with presence in the zone" ends: before the word that binds; None where none follows soon."""
    end = at
    for count in range(_LONGEST_CLAUSE):
        match = _NEXT.match(f" {text[end:].lstrip()}")
        if match is None:
            return None
        word = key(match["word"])
        if count and (word in bounds or grammar.starts_with_verb(match["word"])):
            return end
        end = text.index(match["word"], end) + len(match["word"])
    return None
