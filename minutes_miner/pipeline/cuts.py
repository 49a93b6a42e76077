"""Where a sentence is cut into clauses that may be actions by themselves: trained on the places where marked actions begin and end.

A cut may stand at a comma, semicolon or colon, at a word that joins clauses or opens one that hangs on another, and before the first auxiliary verb, behind which
a report tells how far something is. Who and when hang on behind dashes and brackets: these are left to the companions. Only
where what follows tells or binds by itself may a cut stand at a dash or bullet too, and in long sentences before a capital
letter: text that was pulled out of a page has lost its line breaks.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from minutes_miner.lexicon.alternatives import either
from minutes_miner.pipeline.bag import Bag, Classifier
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.layout import end_bracket
from minutes_miner.pipeline.sentences import clauses
from minutes_miner.pipeline.states import find_status, is_state
from minutes_miner.pipeline.words import Words, key

LABELS = ("cut", "none")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|[^\w\s]")
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|janv|fév|avr|mai|juin|août|déc|out|set|fev)\w*",
    re.IGNORECASE,
)
_BRACKET = end_bracket(30)
_LEAST_LEFT = 2  # words before a cut
_LEAST_RIGHT = 3  # and behind it
_LIKELY = 0.4
_LEAST_TOLD = 3  # words of a clause that only tells something
_PROMISES = ("asked", "to", "will")
_SEEN_RIGHT = 5  # words behind a joint that are looked at
_SEEN_LEFT = 3
_RUN_ON = 20  # words of a sentence that may be several whose line breaks were lost, where capitals tell that one begins
_ENDLESS = 400  # words of what is no sentence any more
_LOOK_AHEAD = 100  # characters behind a lost line break that tell whether something begins there
_TELLS_SOON = 6  # words behind it in which a verb must stand
_LOST = "¶"  # stands for a lost line break


class Joint(NamedTuple):
    """Half-open offsets in a sentence of what joins two clauses, and its words."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=32)
def _pattern(vocabulary: Words, languages: frozenset[str]) -> "re.Pattern[str]":
    """Marks and words that may join clauses, the longest first."""
    names = ("joining", "that", "auxiliary", "subordinate")
    joining, that, auxiliary, opening = (_either(vocabulary, languages, name) for name in names)
    subordinate = rf"(?-i:(?![A-ZÀ-Þ]{{2}}))(?:{opening})"  # "who", and not WHO
    that = rf"(?:(?:{that})(?:\s+|(?<=['’])))?"
    return re.compile(
        rf"(?=[\s,;:،؛])(?:\s*[,;:،؛]\s+(?:(?:{joining}|{subordinate})\s+)?{that}|\s+(?:{joining}|{subordinate})\s+{that}"
        rf"|\s+(?:that|que|qu['’])\s*|\s+(?=(?:{auxiliary})\s)"
        r"|(?P<dash>\s+(?:[-–—•▪]\s*|[oüØ§]\s+(?-i:(?=[A-ZÀ-Þ])))(?=[^\W\d_]))|(?P<lost>(?<=[\w)\]%”\x22])\s+(?-i:(?=[A-ZÀ-Þ][\w’'/-]))))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=32)
def _hanging_that(vocabulary: Words, languages: frozenset[str]) -> "re.Pattern[str]":
    """A "that" with the word before it that makes it a condition: "dès que", "hasta que"."""
    opening, that = _either(vocabulary, languages, "before_that"), _either(vocabulary, languages, "that")
    return re.compile(rf"\b(?:{opening})\s+(?:{that})\s*$", re.IGNORECASE)


@lru_cache(maxsize=32)
def _telling(vocabulary: Words, languages: frozenset[str]) -> "re.Pattern[str]":
    """A word with which something is told or bound."""
    names = ("auxiliary", "past", "asks", "weak_asked", "will", "passive", "asked")
    return re.compile(rf"\b(?:{_either(vocabulary, languages, *names)})\b", re.IGNORECASE)


@lru_cache(maxsize=32)
def _joining(vocabulary: Words, languages: frozenset[str]) -> "re.Pattern[str]":
    """A word that joins clauses."""
    return re.compile(_either(vocabulary, languages, "joining"), re.IGNORECASE)


@lru_cache(maxsize=32)
def _finite(vocabulary: Words, languages: frozenset[str]) -> "re.Pattern[str]":
    """A verb that makes a sentence of what stands before and behind it: "is", "has"."""
    return re.compile(rf"\b(?:{_either(vocabulary, languages, 'auxiliary')})\b", re.IGNORECASE)


def _either(vocabulary: Words, languages: frozenset[str], *names: str) -> str:
    """A pattern for words of the lexicon of commitments in the languages of a document, the longest first."""
    spoken = [entry for code, entry in vocabulary.commitment.items() if code in vocabulary.everywhere | languages]
    return either(word for entry in spoken for name in names for word in entry.get(name, ()))


def joints(sentence: str, grammar: Grammar, vocabulary: Words) -> list[Joint]:
    """Where a sentence may be cut."""
    found: list[Joint] = []
    run_on = not grammar.nouns_capital and _RUN_ON <= len(sentence.split()) <= _ENDLESS
    for match in _pattern(vocabulary, grammar.languages).finditer(sentence):
        left, right = sentence[: match.start()], sentence[match.end() :]
        lost = match["lost"] is not None
        if (lost and not run_on) or (
            (lost or match["dash"]) and not _begins(left, right, grammar, vocabulary, small=not lost)
        ):
            continue
        if _hanging_that(vocabulary, grammar.languages).search(left + match[0]):
            continue
        bare = not lost and not match[0].strip()
        if bare and any(not joint.text for joint in found):
            continue  # only before the first auxiliary
        if len(left.split()) >= _LEAST_LEFT and len(right.split()) >= _LEAST_RIGHT and right[:1].isalnum():
            text = _LOST if lost else key(match[0]) or match[0].strip()
            found.append(Joint(match.start(), match.end(), text))
    return found


def _begins(left: str, right: str, grammar: Grammar, vocabulary: Words, *, small: bool) -> bool:
    """Whether something that tells or binds by itself begins behind a dash or a lost line break; `small`: without a capital too."""
    ahead = right[:_LOOK_AHEAD]
    before = (left.split() or [""])[-1]
    named = key(before) in _small_words(vocabulary, grammar.languages) or (before[:1].isdigit() and _MONTH.match(ahead))
    if named and not small:
        return False  # "with UNICEF", "Dr Haddad", "by 23 August"
    if _is_bracketed_state(left, vocabulary):
        return True
    if grammar.starts_with_verb(ahead):
        return True
    bound = grammar.find(ahead)
    if bound is not None and bound.agent and bound.start == 0:
        return small or not _is_one_name(before, ahead, grammar)
    soon = " ".join(ahead.split()[:_TELLS_SOON])
    if bound is None and _telling(vocabulary, grammar.languages).search(soon) is None:
        return False
    return small or before[:1].islower() or before[:1].isdigit()


def _is_one_name(before: str, ahead: str, grammar: Grammar) -> bool:
    """Whether two words with capitals are a name that nothing divides: "call Grand Harbour to ask"; not where one of them is somebody of
    the document: "told Grand Omar to ask", "with Omar Nadia to ask".
    """
    pair = (before, (ahead.split() or [""])[0])
    capital = all(len(word) > 1 and word[0].isupper() and word[1:].isalpha() and word[1:].islower() for word in pair)
    return capital and not any(map(grammar.attends, pair))


@lru_cache(maxsize=32)
def _small_words(vocabulary: Words, languages: frozenset[str]) -> frozenset[str]:
    """Words behind which a capital letter begins a name."""
    spoken = vocabulary.everywhere | languages
    return frozenset(vocabulary.titles.union(*(vocabulary.stopwords.get(code, ()) for code in spoken)))


def _is_bracketed_state(left: str, vocabulary: Words) -> bool:
    """Whether a text ends with how far something is: "Chair shared the list (done)"."""
    told = _BRACKET.search(left)
    return told is not None and is_state(told[1], vocabulary)


def bags(sentence: str, found: Sequence[Joint], grammar: Grammar, vocabulary: Words, place: Sequence[str]) -> list[Bag]:
    """The features of all joints of a sentence; that the grammar of commitments divides there is one of them."""
    if not found:
        return []
    ruled = {at for _, at in clauses(sentence, grammar)}
    framed = ("framed",) if grammar.frame_end(sentence) else ()
    made = []
    for at, joint in enumerate(found):
        bag = [
            *_features(sentence, joint, grammar, vocabulary, place),
            *framed,
            f"joints={min(len(found), 5)}",
            f"n={min(at, 3)}",
        ]
        made.append((*bag, "ruled", f"ruled_{joint.text}") if joint.end in ruled else tuple(bag))
    return made


def _features(sentence: str, joint: Joint, grammar: Grammar, vocabulary: Words, place: Sequence[str]) -> Bag:
    """What stands on both sides of a joint, as words of a small language of their own."""
    left, right = sentence[: joint.start], sentence[joint.end :]
    mark = next((ch for ch in sentence[joint.start : joint.end] if ch in ",;:،؛"), "")
    made = [f"j={mark}{joint.text}", f"m={mark or 'word'}" if joint.text else "m=aux"]
    after = [_seen(word[0], grammar) for word in islice(_WORD.finditer(right[:80]), _SEEN_RIGHT)]
    before = [_seen(word, grammar) for word in _WORD.findall(left[-80:])[-_SEEN_LEFT:]]
    made += [f"r{at}={word}" for at, word in enumerate(after)] + [f"r={word}" for word in after]
    made += [f"l{at}={word}" for at, word in enumerate(reversed(before))]
    made += [f"jr={mark}{joint.text}_{word}" for word in after[:2]]
    bound, binds = grammar.find(left), grammar.find(right)
    made.append(f"bl={bound.form if bound else ''}")
    made.append(f"br={binds.form if binds else ''}_{int(bool(binds and binds.agent and binds.start == 0))}")
    made.append(f"bb={bound is not None}_{binds is not None and binds.start == 0}_{mark}")
    made.append("agent" if binds and binds.agent and binds.start == 0 else "noagent")
    state = find_status(right, vocabulary, within=5)
    if state:
        made += ["state", f"state_{'aux' if not joint.text else mark}"]
    made.append(f"wl={min(len(left.split()) // 4, 5)}")
    made.append(f"wr={min(len(right.split()) // 4, 5)}")
    made += [f"{one}|{'aux' if not joint.text else mark}" for one in place]
    return tuple(made)


def _seen(word: str, grammar: Grammar) -> str:
    if word.isdigit():
        return "@number"
    if len(word) > 1 and word[:1].isupper():
        return "@agent" if grammar.is_agent(word) >= 0.75 else "@cap"
    return key(word) or word


class Cutter:
    """Cuts sentences into clauses; without weights it leaves them as they are."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self.classifier = Classifier(LABELS)

    def cut(self, text: str, grammar: Grammar, place: Sequence[str]) -> list[tuple[str, int]]:
        """The clauses of a sentence with their offsets."""
        return self.cut_all([(text, place, grammar.within(text))])[0]

    def cut_all(self, read: Sequence[tuple[str, Sequence[str], Grammar]]) -> list[list[tuple[str, int]]]:
        """The clauses, with their offsets, of each of some sentences, which come with where they stand and the grammar for their parts."""
        if not self.classifier:
            return [[(text, 0)] for text, *_ in read]
        found = [joints(text, of_it, self.words) for text, _, of_it in read]
        seen = [bags(text, at, of_it, self.words, place) for (text, place, of_it), at in zip(read, found, strict=True)]
        told = iter(self.classifier.probabilities(list(chain.from_iterable(seen))))
        return [
            _clauses(
                text, [joint for joint in at if next(told)[0] >= _LIKELY or self._surely(text, joint, of_it)], of_it
            )
            for (text, _, of_it), at in zip(read, found, strict=True)
        ]

    def _surely(self, text: str, joint: Joint, grammar: Grammar) -> bool:
        """Whether a clause hangs on words of agreement before it, or binds somebody behind one that only tells: "The mower is broken and
        Ann will ring the dealer".
        """
        if grammar.frame_before(text, joint.end):
            return True
        left, right = text[: joint.start], text[joint.end :]
        joined = _joining(self.words, grammar.languages).fullmatch(joint.text)
        bound = grammar.find(right) if joined and len(left.split()) >= _LEAST_TOLD else None
        if bound is None or bound.start or bound.form not in _PROMISES or not grammar.attends(bound.agent):
            return False
        tells = _finite(self.words, grammar.languages).search(left) is not None
        return tells and grammar.find(left) is None and not grammar.frame_end(text)

    def to_disk(self, path: Path) -> None:
        """The weights, where there are any."""
        self.classifier.to_disk(path)

    def from_disk(self, path: Path) -> None:
        """The weights, where there are any."""
        self.classifier.from_disk(path)


def _clauses(text: str, likely: Sequence[Joint], grammar: Grammar) -> list[tuple[str, int]]:
    """A sentence cut at the joints that are likely and may be cut."""
    starts, ends = [0], []
    for joint in likely:
        before = text[starts[-1] : joint.start]
        inside = text.count("(", 0, joint.start) > text.count(")", 0, joint.start)
        hangs = grammar.hangs(text[: joint.start], text[joint.start :])
        if len(before.split()) >= _LEAST_LEFT and not (inside or hangs or grammar.is_agent(before)):
            ends.append(joint.start)
            starts.append(joint.end)
    return [(text[start:end], start) for start, end in zip(starts, [*ends, len(text)], strict=True)]
