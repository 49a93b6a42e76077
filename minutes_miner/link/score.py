"""How likely two mentions are the same commitment: named parts of a score, a pure function of the two mentions."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from minutes_miner.records import Mention

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier enero", "february feb février fevrier febrero", "march mar mars marzo", "april apr avril abril",
            "may mai mayo", "june jun juin junio", "july jul juillet julio", "august aug août aout agosto",
            "september sep sept septembre septiembre", "october oct octobre octubre", "november nov novembre noviembre",
            "december dec décembre decembre diciembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_REMINDER = re.compile(r"^\W*(?:reminder|rappel|recordatorio|carried over|pending)\b\W*", re.IGNORECASE)
_DEADLINE = re.compile(
    r"\b(?:by|before|until|no later than|avant|d['’]ici|antes del?|hasta)\s[^,.;]{0,30}?(?=[,.;]|$)", re.IGNORECASE
)
_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "to",
        "of",
        "and",
        "for",
        "with",
        "on",
        "in",
        "by",
        "will",
        "be",
        "is",
        "are",
        "from",
        "at",
        "as",
        "that",
        "this",
        "all",
        "any",
        "their",
        "its",
        "who",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "el",
        "los",
        "las",
        "y",
        "en",
        "para",
        "por",
        "con",
        "una",
        "un",
        "et",
        "à",
        "au",
        "aux",
        "dans",
        "sur",
        "se",
        "que",
    ]
)


@dataclass(frozen=True, slots=True)
class Part:
    """One named part of a score: its value and what it adds to the log-odds."""

    name: str
    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class PairScore:
    """The probability that two mentions are the same commitment, and the parts that it is made of."""

    probability: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """What is compared of one mention, computed once."""

    text: str
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    periods: frozenset[str]
    responsible: frozenset[str]
    item: str


# Log-odds by part, fitted by hand on hand-written chains: "bias" is the log-odds of two mentions with nothing in common.
WEIGHTS = {
    "bias": -9.2, "likeness": 9.0, "shared words": 4.5, "names agree": 1.2, "names conflict": -2.2, "numbers conflict": -2.0,
    "periods conflict": -3.0, "same responsible": 1.3, "other responsible": -0.9, "same agenda item": 0.8, "years apart": -0.5,
    "reference": 12.0,
}  # fmt: skip


def score(a: Mention, b: Mention) -> PairScore:
    """The score of two mentions; the same for (b, a)."""
    values = _values(a, b)
    parts = tuple(Part(name, value, round(value * WEIGHTS[name], 3)) for name, value in values.items() if value)
    odds = WEIGHTS["bias"] + sum(part.contribution for part in parts)
    return PairScore(1 / (1 + math.exp(-max(min(odds, 30.0), -30.0))), parts)


def _values(a: Mention, b: Mention) -> dict[str, float]:
    x, y = signature(a), signature(b)
    ratio = fuzz.token_sort_ratio(x.text, y.text) / 100
    contained = fuzz.token_set_ratio(x.text, y.text) / 100
    common = x.words & y.words
    shared = 2 * len(common) / max(len(x.words) + len(y.words), 1)
    covered = len(common) / max(min(len(x.words), len(y.words)), 1)
    return {
        "likeness": 0.5 * ratio + 0.5 * contained,
        "shared words": 0.5 * shared + 0.5 * covered,
        "names agree": min(len(x.names & y.names), 2) / 2,
        "names conflict": _conflict(x.names, y.names),
        "numbers conflict": _conflict(x.numbers, y.numbers),
        "periods conflict": _conflict(x.periods, y.periods),
        "same responsible": float(bool(x.responsible & y.responsible)),
        "other responsible": float(bool(x.responsible and y.responsible and not x.responsible & y.responsible)),
        "same agenda item": float(bool(x.item and y.item and fuzz.token_set_ratio(x.item, y.item) >= 85)),
        "years apart": _years(a.meeting_date, b.meeting_date),
        "reference": float(bool(a.reference and a.reference == b.reference and len(a.reference) >= 4)),
    }


def _conflict(a: frozenset[str], b: frozenset[str]) -> float:
    """1.0 where both name some and none agree; 0.5 where each names one that the other does not."""
    if not a or not b:
        return 0.0
    if not a & b:
        return 1.0
    return 0.5 if a - b and b - a else 0.0


def _years(a: str | None, b: str | None) -> float:
    if not a or not b:
        return 0.0
    days = abs((int(a[:4]) - int(b[:4])) * 365 + (int(a[5:7]) - int(b[5:7])) * 30 + int(a[8:10]) - int(b[8:10]))
    return min(days / 365, 4.0)


@lru_cache(maxsize=100_000)
def signature(mention: Mention) -> Signature:
    """The comparable form of a mention; its deadline and words like "reminder" are no part of what is to be done."""
    tokens = _WORD.findall(_DEADLINE.sub(" ", _REMINDER.sub("", mention.text)))
    folded = [t.casefold() for t in tokens]
    parties = {w for name in mention.responsible for w in _WORD.findall(name.casefold())}
    words = frozenset(
        _stem(t) for t in folded if t not in _STOP and t not in parties and len(t) > 1 and not t.isdigit()
    )
    names = frozenset(
        t.casefold()
        for at, t in enumerate(tokens)
        if t[:1].isupper()
        and (at > 0 or t.isupper())
        and t.casefold() not in parties
        and t.casefold() not in _MONTHS
        and len(t) > 1
    )
    return Signature(
        text=" ".join(t for t in folded if t not in parties),
        words=words,
        names=names,
        numbers=frozenset(t for t in folded if any(ch.isdigit() for ch in t) and len(t) < 4),
        periods=frozenset(str(_MONTHS[t]) for t in folded if t in _MONTHS)
        | frozenset(t for t in folded if re.fullmatch(r"(?:19|20)\d\d|q[1-4]", t)),
        responsible=frozenset(name.casefold() for name in mention.responsible),
        item=(mention.agenda_item or "").casefold(),
    )


def _stem(word: str) -> str:
    """A word without the commonest endings, so that "shared" and "sharing" meet."""
    for ending in ("ising", "izing", "ation", "ing", "ised", "ized", "ed", "es", "s"):
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word[: -len(ending)]
    return word
