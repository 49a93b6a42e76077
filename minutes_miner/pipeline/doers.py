"""Which of the names in the words of an action are to do it: trained, for sentences whose grammar no rule knows.

"Leila will request a meeting with LAF": Leila, not LAF. Every name, role or group in the text is a candidate; what stands
around it decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from minutes_miner.link.kinds import data
from minutes_miner.link.kinds import known as listed
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.words import Words, key, words

LABELS = ("doer", "other")
_TITLES = "|".join(
    sorted(
        (re.escape(t).capitalize() for t in data("person", "titles") if t.isalpha() and t.isascii()),
        key=lambda t: (-len(t), t),
    )
)
_CUT = "|".join(word.capitalize() for word in data("unit", "shortened"))
_TOKEN = re.compile(
    rf"(?:{_TITLES})\.(?=\s+[^\W\d_a-z])|(?:{_CUT})\.(?=\s+(?:{'|'.join(data('of', 'joining'))})\s)|(?<![\w.])[A-ZÀ-Þ]\.(?=\s?[A-ZÀ-Þ][a-zà-ÿ’'])|و(?=[A-Z])|(?<![\w.])@[\w-]+|[^\W_]+(?:[’'.&-][^\W_]+)*|[^\w\s]"
)
_SMALL = frozenset(
    ("of", "for", "the", "de", "du", "des", "la", "le", "les", "del", "los", "las", "d", "l", "in", "on")
)
_JOINTS = frozenset((",", "/", "&", "+", "and", "et", "y", "e", "with", "avec", "con"))
_MARKS = frozenset((",", ";", ":", ".", "(", ")", "-", "–", "—", "/", "!", "?", "→", ">", "[", "]"))
_LONGEST_PHRASE = 4
_LONGEST_CLAUSE = 14
_LONGEST_AGENCY = 6
_UNCASED = re.compile(r"[\u0590-\u06ff]")
_ACRONYM = re.compile(r"(?=(?:.*[A-ZÀ-Þ]){2})[\w&’'.-]+$")


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate: half-open character offsets in the text, its words, and the features of its surroundings."""

    start: int
    end: int
    text: str
    features: tuple[str, ...]


@lru_cache(maxsize=4)
def _phrases(vocabulary: Words) -> dict[str, str]:
    """Roles and groups by their folded words."""
    return {key(entry): kind for kind in ("role", "group") for entry in vocabulary.agent.get(kind, ())}


@lru_cache(maxsize=4)
def _heads(vocabulary: Words) -> frozenset[str]:
    """The first words of roles and groups."""
    return frozenset(phrase.split()[0] for phrase in _phrases(vocabulary) if phrase)


@lru_cache(maxsize=4)
def _verbs(vocabulary: Words) -> frozenset[str]:
    """The verbs that carry coordination work, in all languages."""
    return frozenset(key(verb) for data in vocabulary.commitment.values() for verb in data.get("verbs", ()))


class _SmallWords(NamedTuple):
    """Words that count a group, open a clause about it, or bind it."""

    qualifiers: frozenset[str]
    relatives: frozenset[str]
    binders: frozenset[str]
    wishes: frozenset[str]


@lru_cache(maxsize=4)
def _small_words(vocabulary: Words) -> _SmallWords:
    return _SmallWords(
        *(frozenset(vocabulary.agent.get(name, ())) for name in ("qualifier", "relative", "binder", "wish"))
    )


@lru_cache(maxsize=4)
def _openers(vocabulary: Words) -> frozenset[str]:
    """Words that may begin a sentence and are no names: verbs, stop words, days, adverbs."""
    return _verbs(vocabulary).union(*vocabulary.stopwords.values(), vocabulary.cue.get("opening", ()))


def names_in(text: str, *, known: Known, vocabulary: Words, place: tuple[str, ...] = ()) -> Iterator[Name]:
    """The names, roles and groups of a text, in order; `place` are features of where the text stands."""
    tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
    spans = list(_spans(tokens, known, vocabulary))
    verbs, binders = _verbs(vocabulary), _small_words(vocabulary).binders
    for number, (first, last, kind) in enumerate(spans):
        start, end = tokens[first][1], tokens[last - 1][2]
        yield Name(
            start,
            end,
            text[start:end],
            (*_Name(tokens, first, last, kind, number, spans, verbs, binders).features(), *place),
        )


def _spans(tokens: list[tuple[str, int, int]], known: Known, vocabulary: Words) -> Iterator[tuple[int, int, str]]:
    """Names and phrases as ranges of tokens with their kinds; a phrase takes the words before it that count or qualify it."""
    found: list[tuple[int, int, str]] = []
    phrases, openers, small_words = _phrases(vocabulary), _openers(vocabulary), _small_words(vocabulary)
    heads = _heads(vocabulary)
    small = not any(token[:1].isupper() for token, _, _ in tokens[1:])
    at = 0
    while at < len(tokens):
        if whole := _agency_at(tokens, at, known):  # "Save the Children", "Plan for Peace": not the verb it begins with
            found.append((at, whole, "known"))
            at = whole
            continue
        phrase = _phrase_at(tokens, at, phrases, heads, known)
        if phrase is not None:
            length, kind = phrase
            if length == 1 and key(tokens[at][0]) in small_words.qualifiers and tokens[at + 1 : at + 2]:
                follower = tokens[at + 1][0]
                length += (
                    follower.isalpha()
                    and follower.islower()
                    and key(follower) not in small_words.binders | _SMALL | _JOINTS
                )
            first = _with_qualifiers(tokens, at, found, small_words)
            found.append((first, _with_clause(tokens, at + length, kind, small_words), kind))
            at = found[-1][1]
        elif (_is_name(tokens[at][0]) and not _only_opens(tokens, at, openers | small_words.qualifiers, known)) or (
            small and known.is_attending(tokens[at][0])
        ):
            end = at + 1
            while end < len(tokens) and (
                _is_name(tokens[end][0])
                or (tokens[end][0] in _SMALL and end + 1 < len(tokens) and _is_name(tokens[end + 1][0]))
            ):
                if _phrase_at(tokens, end, phrases, heads, known) and not _joins(tokens, end):
                    break
                end += 1
            words = " ".join(token for token, _, _ in tokens[at:end])
            found.append((at, end, _kind(words, known)))
            at = end
        else:
            at += 1
    yield from found


def _only_opens(tokens: list[tuple[str, int, int]], at: int, openers: frozenset[str], known: Known) -> bool:
    """Whether a word has its capital only because a sentence begins ("Meanwhile IRC", "Van: Tell the Coordinator")."""
    word = tokens[at][0]
    begins = at == 0 or tokens[at - 1][0] == ":"
    return begins and key(word) in openers and not word.isupper() and not known.is_attending(word)


def _phrase_at(
    tokens: list[tuple[str, int, int]], at: int, phrases: dict[str, str], heads: frozenset[str], known: Known
) -> tuple[int, str] | None:
    """The longest role or group that begins at a token, and its kind; in scripts without capitals also any known name."""
    first = key(tokens[at][0])
    if not _UNCASED.match(first) and not ({first, first.removesuffix("s"), f"{first}s"} & heads):
        return None
    for length in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
        if not tokens[at + length - 1][0][-1].isalnum():
            continue  # "Finance:"
        words = " ".join(token for token, _, _ in tokens[at : at + length])
        folded = key(words)
        kind = phrases.get(folded) or phrases.get(folded.removesuffix("s")) or phrases.get(f"{folded}s")
        if kind:
            return length, kind
        if _UNCASED.match(words) and (known.is_known(words) or known.is_known(words.removeprefix("و"))):
            return length, "known"
    return None


def _agency_at(tokens: list[tuple[str, int, int]], at: int, known: Known) -> int | None:
    """Where the longest name ends that the document's list or the registry has, with a small word inside."""
    if not tokens[at][0][:1].isupper():
        return None
    for end in range(min(len(tokens), at + _LONGEST_AGENCY), at + 2, -1):
        small = any(token[:1].islower() for token, _, _ in tokens[at + 1 : end - 1])
        if small and tokens[end - 1][0][:1].isupper():
            name = " ".join(token for token, _, _ in tokens[at:end])
            if known.is_agency(name) or known.registry.knows(name):
                return end
    return None


def _joins(tokens: list[tuple[str, int, int]], at: int) -> bool:
    """Whether a word begins with a capital inside a name ("Site Planning Committee"), so that it is part of it."""
    return tokens[at][0][:1].isupper()


def _with_qualifiers(
    tokens: list[tuple[str, int, int]], at: int, found: list[tuple[int, int, str]], small: "_SmallWords"
) -> int:
    """Where a phrase begins: with the words that count it ("all nine", "8", "each"), and a name before it ("IMWG Chair")."""
    first = at
    while first > 0 and (key(tokens[first - 1][0]) in small.qualifiers or tokens[first - 1][0].isdigit()):
        first -= 1
    if (
        found
        and found[-1][1] == first
        and tokens[at][0][:1].isupper()
        and found[-1][2] in ("name", "acronym", "thing", "known")
    ):
        first = found.pop()[0]
    return first


def _with_clause(tokens: list[tuple[str, int, int]], end: int, kind: str, small: "_SmallWords") -> int:
    """Where a group ends: with the clause that says which of them, where words that bind follow it ("who want to help should")."""
    if kind != "group" or end >= len(tokens) or key(tokens[end][0]) not in small.relatives:
        return end
    weak = end
    for at in range(end + 1, min(end + _LONGEST_CLAUSE, len(tokens))):
        word = key(tokens[at][0])
        if word in small.binders and at > end + 1:
            if word != "to":
                return weak if weak > end else at
            weak = weak if weak > end or key(tokens[at - 1][0]) in small.wishes else at
        if tokens[at][0] in ".;:(":
            break
    return weak


def _is_name(token: str) -> bool:
    return token[:1].isupper() or _is_mention(token)


def _is_mention(token: str) -> bool:
    """Whether a token calls somebody, as chats and trackers do: "@nadia", but not "@March"."""
    return token.startswith("@") and len(token) > 1 and not words().month.fullmatch(token[1:])


def _in_clause(tokens: list[tuple[str, int, int]], first: int, last: int) -> str:
    """Where a name stands in its clause: alone between marks, at its begin, at its end, or inside."""
    begins = first == 0 or tokens[first - 1][0] in _MARKS
    ends = last == len(tokens) or tokens[last][0] in _MARKS
    return ("alone" if ends else "begin") if begins else "end" if ends else "inside"


def _kind(name: str, known: Known) -> str:
    if known.is_person(name) or name.startswith("@"):
        return "person"
    if known.is_known(name):
        return "known"
    if _ACRONYM.match(name):
        return "thing" if known.is_thing(name) else "acronym"
    return "name"


@dataclass(frozen=True, slots=True)
class _Name:
    """A name among the tokens of a sentence, from `first` up to `last`: the one with this `number` among the names in `spans`."""

    tokens: list[tuple[str, int, int]]
    first: int
    last: int
    kind: str
    number: int
    spans: list[tuple[int, int, str]]
    verbs: frozenset[str]
    binders: frozenset[str]

    def features(self) -> Iterator[str]:
        """What tells whether it is the name of who is to do it."""
        yield from self._shapes()
        yield from self._words()
        yield from self._chained()
        yield from self._clause()

    def _word(self, at: int) -> str:
        return key(self.tokens[at][0]) or self.tokens[at][0] if 0 <= at < len(self.tokens) else "#edge"

    def _shape(self, at: int) -> str:
        if not 0 <= at < len(self.tokens):
            return "edge"
        token = self.tokens[at][0]
        if not token[0].isalnum():
            return token
        if key(token) in self.binders:
            return "binder"
        plain = key(token)
        verb = any(form in self.verbs for form in (plain, plain.removesuffix("s"), plain.removesuffix("ed")))
        return "number" if token.isdigit() else "verb" if verb else "small" if token.islower() else "capital"

    def _shapes(self) -> Iterator[str]:
        """What it is and what kinds of words stand beside it."""
        kind, number, first, spans = self.kind, self.number, self.first, self.spans
        before, after = self._shape(first - 1), self._shape(self.last)
        behind = any(k in ("person", "known", "role", "group") for _, _, k in spans[:number])
        yield f"shapes={before}_{after}"
        yield f"kindshapes={kind}_{before}_{after}"
        yield f"kindstart={kind}_{number == 0}_{first == 0}_{after}"
        yield f"kindtail={kind}_{before}_{len(self.tokens) - self.last <= 1}"
        yield f"alone={kind}_{len(spans) == 1}_{after}"
        yield f"firstof={number == 0}_{kind}_{behind}"
        yield f"beforeshape={self._word(first - 1)}_{after}"
        yield f"aftershape={before}_{self._word(self.last)}"

    def _words(self) -> Iterator[str]:
        """Where it stands, and the words beside it."""
        kind, number, first, last = self.kind, self.number, self.first, self.last
        word, count = self._word, len(self.tokens)
        yield f"kind={kind}"
        yield f"number={min(number, 4)}"
        yield f"size={min(last - first, 4)}"
        yield f"at={min(first, 6)}"
        yield f"toend={min(count - last, 5)}"
        yield f"before={word(first - 1)}"
        yield f"before2={word(first - 2)}_{word(first - 1)}"
        yield f"after={word(last)}"
        yield f"after2={word(last)}_{word(last + 1)}"
        yield f"next={word(last + 1)}"
        yield f"ending={word(last)[-3:]}"
        yield f"kindafter={kind}_{word(last)}"
        yield f"kindbefore={kind}_{word(first - 1)}"
        yield f"only={len(self.spans) == 1}"
        yield f"firstkind={kind}_{first == 0}"
        yield f"kindnumber={kind}_{number == 0}"
        yield f"kindend={kind}_{count - last <= 1}"
        for token, _, _ in self.tokens[first:last][:3]:
            yield f"word={key(token)}"

    def _chained(self) -> Iterator[str]:
        """What stands before and behind all the names that are tied to it."""
        joint = self.first - 1
        while joint >= 0 and self._ties(joint):
            joint -= 1
        yield f"chainbefore={self._word(joint)}"
        joint = self.last
        while joint < len(self.tokens) and self._ties(joint):
            joint += 1
        yield f"chainafter={self._word(joint)}"
        yield f"chainstart={joint < len(self.tokens) and self.first <= 4}"
        ahead = [token for token, _, _ in self.tokens[: self.first]]
        yield f"bracket={ahead.count('(') > ahead.count(')')}"

    def _ties(self, at: int) -> bool:
        return self.tokens[at][0].lower() in _JOINTS or any(a <= at < b for a, b, _ in self.spans)

    def _clause(self) -> Iterator[str]:
        """How it hangs in its clause, and whether another name is bound to do it."""
        kind, first, spans = self.kind, self.first, self.spans
        before, after, opens = self._shape(first - 1), self._shape(self.last), self._shape(0)
        at = first - 1 - (first > 0 and self._word(first - 1) in listed("article", "words"))
        tie = self._word(at)  # what ties it to the words before, its article left out
        yield f"tie={tie}_{after}"
        yield f"opens={opens}_{tie}"
        yield f"opens={opens}_{kind}_{before}"
        yield f"clause={_in_clause(self.tokens, first, self.last)}_{kind}_{after}"
        yield f"behindbound={self._binds(spans[: self.number])}_{tie}"  # somebody before it is bound to do it
        yield f"beforebound={self._binds(spans[self.number + 1 :])}_{kind}_{after}"
        closing = spans[-1]
        marked = closing[0] > 0 and not self.tokens[closing[0] - 1][0].isalnum() and len(self.tokens) - closing[1] <= 1
        yield f"closing={'own' if marked and closing[0] == first else 'other' if marked else 'none'}_{kind}"

    def _binds(self, names: list[tuple[int, int, str]]) -> bool:
        return any(self._shape(stop) == "binder" for _, stop, _ in names)
