"""How likely two mentions are the same commitment: named parts of a score, a pure function of the two mentions."""

import json
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

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
    item_words: frozenset[str]
    initials: str


# Log-odds by part, "bias" for two mentions with nothing in common: learned by training/linking.py.
WEIGHTS: dict[str, float] = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))


def score(a: Mention, b: Mention) -> PairScore:
    """The score of two mentions; the same for (b, a)."""
    values = pair_values(a, b)
    parts = tuple(Part(name, value, round(value * WEIGHTS[name], 3)) for name, value in values.items() if value)
    odds = WEIGHTS["bias"] + sum(part.contribution for part in parts)
    return PairScore(1 / (1 + math.exp(-max(min(odds, 30.0), -30.0))), parts)


def pair_values(a: Mention, b: Mention) -> dict[str, float]:
    """The value of every part, 0..1 or in years; the same for (b, a)."""
    x, y = signature(a), signature(b)
    alike = _word_values(x, y)
    return alike | {
        "names agree": min(len(x.names & y.names), 2) / 2,
        "names conflict": _conflict(x.names, y.names),
        "numbers conflict": _conflict(x.numbers, y.numbers),
        "periods agree": float(bool(x.periods & y.periods)),
        "periods conflict": _conflict(x.periods, y.periods),
        "same responsible": float(bool(x.responsible & y.responsible)),
        "other responsible": float(bool(x.responsible and y.responsible and not x.responsible & y.responsible)),
        "item named in text": max(_share(x.item_words, y.words), _share(y.item_words, x.words)),
        "closed before": _closed_before(a, b),
        "years apart": _years(a.meeting_date, b.meeting_date),
        "reference": float(bool(a.reference and a.reference == b.reference and len(a.reference) >= 4)),
    }


def _word_values(x: Signature, y: Signature) -> dict[str, float]:
    """Likeness of the words of two mentions; an acronym counts as the words that it stands for."""
    common = len(x.words & y.words) + _acronyms(x, y) + _acronyms(y, x)
    shorter, both = min(len(x.words), len(y.words)), len(x.words) + len(y.words)
    covered = min(common / max(shorter, 1), 1.0)
    return {
        "likeness": fuzz.token_set_ratio(x.text, y.text) / 100,
        "shared words": min(2 * common / max(both, 1), 1.0),
        "covered": covered,
        "rare long words": min(sum(len(w) >= 7 for w in x.words & y.words), 3) / 3,
    }


def _acronyms(x: Signature, y: Signature) -> int:
    """How many names of `x` are the initials of words that follow each other in `y`."""
    return sum(1 for name in x.names - y.names if 2 < len(name) < 7 and name in y.initials)


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _closed_before(a: Mention, b: Mention) -> float:
    """1.0 where the earlier of two was done or cancelled already."""
    earlier = min((a, b), key=lambda m: m.meeting_date or "")
    return float(a.meeting_date != b.meeting_date and earlier.status in ("done", "cancelled"))


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
    item = (mention.agenda_item or "").casefold()
    return Signature(
        text=" ".join(t for t in folded if t not in parties),
        words=words,
        names=names,
        numbers=frozenset(t for t in folded if any(ch.isdigit() for ch in t) and len(t) < 4),
        periods=frozenset(str(_MONTHS[t]) for t in folded if t in _MONTHS)
        | frozenset(t for t in folded if re.fullmatch(r"(?:19|20)\d\d|q[1-4]", t)),
        responsible=frozenset(name.casefold() for name in mention.responsible),
        item_words=frozenset(_stem(t) for t in _WORD.findall(item) if t not in _STOP),
        initials="".join(t[0] for t in folded if t not in _STOP),
    )


def _stem(word: str) -> str:
    """A word without the commonest endings, so that "shared" and "sharing" meet."""
    for ending in ("ising", "izing", "ation", "ing", "ised", "ized", "ed", "es", "s"):
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            return word[: -len(ending)]
    return word
