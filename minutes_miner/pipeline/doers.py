"""Which of the names in the words of an action are to do it: trained, for sentences whose grammar no rule knows.

"Leila will request a meeting with LAF": Leila, not LAF. Every name, role or group in the text is a candidate; what stands
around it decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.words import Words, key

LABELS = ("doer", "other")
_TOKEN = re.compile(
    r"(?:Dr|Mr|Mrs|Ms|Sr|Sra|Fr|Rev|Eng|Prof|Hon|Cllr|Mme|Mlle|M|St)\.(?=\s+[^\W\d_a-z])|[^\W_]+(?:[’'.&-][^\W_]+)*|[^\w\s]"
)
_SMALL = frozenset(
    ("of", "for", "the", "de", "du", "des", "la", "le", "les", "del", "los", "las", "d", "l", "in", "on")
)
_JOINTS = frozenset((",", "/", "&", "+", "and", "et", "y", "e", "with", "avec", "con"))
_LONGEST_PHRASE = 4
_ACRONYM = re.compile(r"(?=(?:.*[A-ZÀ-Þ]){2})[\w&’'.-]+$")


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate: half-open character offsets in the text, and the features of its surroundings."""

    start: int
    end: int
    features: tuple[str, ...]


@lru_cache(maxsize=4)
def _phrases(vocabulary: Words) -> dict[str, str]:
    """Roles and groups by their folded words."""
    return {key(entry): kind for kind in ("role", "group") for entry in vocabulary.agent.get(kind, ())}


def names_in(text: str, *, known: Known, vocabulary: Words, place: tuple[str, ...] = ()) -> Iterator[Name]:
    """The names, roles and groups of a text, in order; `place` are features of where the text stands."""
    tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
    spans = list(_spans(tokens, known, _phrases(vocabulary)))
    for number, (first, last, kind) in enumerate(spans):
        yield Name(
            tokens[first][1], tokens[last - 1][2], (*_features(tokens, first, last, kind, number, spans), *place)
        )


def _spans(tokens: list[tuple[str, int, int]], known: Known, phrases: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST_PHRASE, len(tokens) - at), 0, -1):
            kind = phrases.get(key(" ".join(token for token, _, _ in tokens[at : at + length])))
            if kind:
                yield at, at + length, kind
                at += length
                break
        else:
            if _is_name(tokens[at][0]):
                end = at + 1
                while end < len(tokens) and (
                    _is_name(tokens[end][0])
                    or (tokens[end][0] in _SMALL and end + 1 < len(tokens) and _is_name(tokens[end + 1][0]))
                ):
                    end += 1
                words = " ".join(token for token, _, _ in tokens[at:end])
                yield at, end, _kind(words, known)
                at = end
            else:
                at += 1


def _is_name(token: str) -> bool:
    return token[:1].isupper() or (token[:1].isalpha() and not token[:1].islower() and not token[:1].isupper())


def _kind(words: str, known: Known) -> str:
    if known.is_person(words):
        return "person"
    if known.is_known(words):
        return "known"
    if _ACRONYM.match(words):
        return "thing" if known.is_thing(words) else "acronym"
    return "name"


def _features(
    tokens: list[tuple[str, int, int]], first: int, last: int, kind: str, number: int, spans: list[tuple[int, int, str]]
) -> Iterator[str]:
    def word(at: int) -> str:
        return key(tokens[at][0]) or tokens[at][0] if 0 <= at < len(tokens) else "#edge"

    yield f"kind={kind}"
    yield f"number={min(number, 4)}"
    yield f"size={min(last - first, 4)}"
    yield f"at={min(first, 6)}"
    yield f"toend={min(len(tokens) - last, 5)}"
    yield f"before={word(first - 1)}"
    yield f"before2={word(first - 2)}_{word(first - 1)}"
    yield f"after={word(last)}"
    yield f"after2={word(last)}_{word(last + 1)}"
    yield f"next={word(last + 1)}"
    yield f"ending={word(last)[-3:]}"
    yield f"kindafter={kind}_{word(last)}"
    yield f"kindbefore={kind}_{word(first - 1)}"
    yield f"only={len(spans) == 1}"
    yield f"firstkind={kind}_{first == 0}"
    for token, _, _ in tokens[first:last][:3]:
        yield f"word={key(token)}"
    joint = first - 1
    while joint >= 0 and (tokens[joint][0].lower() in _JOINTS or any(a <= joint < b for a, b, _ in spans)):
        joint -= 1
    yield f"chainbefore={word(joint)}"
    joint = last
    while joint < len(tokens) and (tokens[joint][0].lower() in _JOINTS or any(a <= joint < b for a, b, _ in spans)):
        joint += 1
    yield f"chainafter={word(joint)}"
    yield f"chainstart={joint < len(tokens) and first <= 4}"
    open_brackets = sum(token == "(" for token, _, _ in tokens[:first]) - sum(
        token == ")" for token, _, _ in tokens[:first]
    )
    yield f"bracket={open_brackets > 0}"
