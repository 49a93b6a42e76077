"""The named parts of a pair's score: pure functions of two mentions, the same for (b, a). Values 0..1 unless said."""

from rapidfuzz import fuzz

from minutes_miner.link.signature import Signature, signature
from minutes_miner.records import Mention

_TYPO = 84.0  # likeness from which two words are one with a typing error
_CLOSED = ("done", "cancelled")


def pair_values(a: Mention, b: Mention) -> dict[str, float]:
    """The value of every part."""
    x, y = signature(a), signature(b)
    if (a.meeting_date or "", a.document, a.row) > (b.meeting_date or "", b.document, b.row):
        a, b, x, y = b, a, y, x
    return text_values(x, y) | identity_values(x, y) | party_values(x, y) | time_values(a, b, x, y)


def text_values(x: Signature, y: Signature) -> dict[str, float]:
    """Likeness of the words: as they stand, by idea and weight, with acronyms spelled out and typing errors forgiven."""
    shared = matches(x, y)
    weight = sum(shared.values())
    strong = sum(w for w in shared.values() if w > 0.3)
    x_left, y_left = max(x.total - weight, 0.0), max(y.total - weight, 0.0)
    shorter = min(x.total, y.total)
    item_x, item_y = _in_item(x, y), _in_item(y, x)
    return {
        "token set": fuzz.token_set_ratio(x.text, y.text) / 100,
        "token sort": fuzz.token_sort_ratio(x.text, y.text) / 100,
        "partial": fuzz.partial_ratio(x.text, y.text) / 100 if min(len(x.text), len(y.text)) > 3 else 0.0,
        "topic": fuzz.token_set_ratio(x.topic, y.topic) / 100 if len(x.topic) < 50 and len(y.topic) < 50 else 0.0,
        "shared words": min(2 * weight / (x.total + y.total), 1.0),
        "covered": min(weight / shorter, 1.0),
        "weight shared": min(strong, 5.0) / 5,
        "left over in both": min(x_left, y_left, 4.0) / 4,
        "left over in one": min(max(x_left, y_left), 6.0) / 6,
        "word exchanged": _exchanged(x, y, shared, weight),
        "shorter": min(shorter, 4.0) / 4,
        "item named in text": max(item_x, item_y),
        "covered with item": min((weight + max(item_x * len(y.item), item_y * len(x.item))) / (shorter + 0.5), 1.0),
        "same item": _same_item(x, y),
        "other item": float(bool(x.item and y.item and not x.item & y.item)),
    }


def matches(x: Signature, y: Signature) -> dict[str, float]:
    """The words of `x` found in `y` with their weight: the same idea, the initials of several, or the same but for an
    ending or a typing error."""
    shared = {word: (weight + y.weights[word]) / 2 for word, weight in x.weights.items() if word in y.weights}
    for one, other in ((x, y), (y, x)):
        for name in one.acronyms:
            if 2 <= len(name) < 7 and name not in other.acronyms and _spelled(name, other):
                shared[f"{name}="] = 0.7 * len(name)
    rest_x = [w for w in x.weights if w not in shared and len(w) > 3 and w[0] != "="]
    rest_y = [w for w in y.weights if w not in shared and len(w) > 3 and w[0] != "="]
    for word in rest_x:
        best = max((_near(word, other) for other in rest_y if other[0] == word[0]), default=0.0)
        if best:
            shared[word] = best * x.weights[word]
    return shared


def _exchanged(x: Signature, y: Signature, shared: dict[str, float], weight: float) -> float:
    """1.0 where two texts are the same but for a word or two that each has for itself: another place, another thing."""
    if 2 * weight / (x.total + y.total) < 0.55:
        return 0.0
    left = [sum(w > 0.5 and word not in shared for word, w in one.weights.items()) for one in (x, y)]
    return float(min(left) >= 1 and max(left) <= 2)


def _spelled(name: str, other: Signature) -> bool:
    return len(name) > 2 and name in other.initials


def _near(a: str, b: str) -> float:
    """1.0 for nearly the same word, 0.8 for the same beginning, else 0."""
    if a[:5] == b[:5] and min(len(a), len(b)) >= 5:
        return 0.8
    return 1.0 if min(len(a), len(b)) >= 5 and fuzz.ratio(a, b) >= _TYPO else 0.0


def _in_item(x: Signature, y: Signature) -> float:
    """The share of the words of `x`'s agenda item that `y` has in its text."""
    return sum(word in y.weights for word in x.item) / len(x.item) if x.item else 0.0


def _same_item(x: Signature, y: Signature) -> float:
    if not x.item or not y.item:
        return 0.0
    return 1.0 if x.item == y.item else fuzz.token_set_ratio(x.item_text, y.item_text) / 100 * bool(x.item & y.item)


def identity_values(x: Signature, y: Signature) -> dict[str, float]:
    """What tells one thing from its neighbour: names, numbers, periods."""
    return {
        "names agree": min(len(x.names & y.names), 3) / 3,
        "names conflict": _names_conflict(x, y),
        "numbers agree": float(bool(x.numbers & y.numbers)),
        "numbers conflict": float(bool(x.numbers and y.numbers and not x.numbers & y.numbers)),
        "periods agree": float(bool(x.periods & y.periods)),
        "periods conflict": periods_conflict(x, y),
        "period in one": float(bool(x.periods) != bool(y.periods)),
        "reference": float(bool(x.reference and x.reference == y.reference)),
        "other reference": float(bool(x.reference and y.reference and x.reference != y.reference)),
    }


def _names_conflict(x: Signature, y: Signature) -> float:
    """1.0 where both name some and none agree; 0.5 where each names one that the other does not."""
    left, right = _own_names(x, y), _own_names(y, x)
    if not left or not right:
        return 0.0
    return 0.5 if x.names & y.names else 1.0


def _own_names(x: Signature, y: Signature) -> list[str]:
    """The names of `x` that `y` does not have in any form."""
    return [
        name
        for name in x.names
        if name not in y.names
        and name not in y.weights
        and not _spelled(name.removesuffix("s"), y)
        and not any(_near(name, other) or name in other or other in name for other in y.names)
    ]


def periods_conflict(x: Signature, y: Signature) -> float:
    """1.0 where both name a period of one kind and none agrees."""
    for kind in {kind for kind, _ in x.periods} & {kind for kind, _ in y.periods}:
        left = {value for k, value in x.periods if k == kind}
        right = {value for k, value in y.periods if k == kind}
        if not left & right:
            return 1.0
    return 0.0


def party_values(x: Signature, y: Signature) -> dict[str, float]:
    """Who is responsible, here and there."""
    both = bool(x.responsible and y.responsible)
    named = both and not x.everybody and not y.everybody
    common = len(x.responsible & y.responsible)
    words = x.responsible_words & y.responsible_words
    near = both and not common and bool(words or _abbreviated(x, y) or _abbreviated(y, x))
    return {
        "same responsible": common / max(len(x.responsible | y.responsible), 1),
        "responsible overlap": float(common > 0),
        "like responsible": float(near),
        "other responsible": float(named and not common and not near),
    }


def _abbreviated(x: Signature, y: Signature) -> bool:
    return any("".join(word[0] for word in long.split()) == short for short in x.responsible for long in y.responsible)


def time_values(a: Mention, b: Mention, x: Signature, y: Signature) -> dict[str, float]:
    """Where they stand in time, `a` the earlier: gap in years, status there and here, deadlines, how they are said."""
    gap = (y.day - x.day) / 365 if x.day is not None and y.day is not None else 0.5
    closed = a.status in _CLOSED and gap > 0
    return {
        "one document": float(a.document == b.document),
        "gap": min(gap, 3.0) / 3,
        "gap below 3 months": max(0.0, 1 - gap * 4),
        "closed before": float(closed),
        "closed before, comes again": float(closed and y.again),
        "closed before, closed now": float(closed and b.status in _CLOSED),
        "open before, under way now": float(not closed and gap > 0 and b.status != "open"),
        "both say what to do": float(x.commits and y.commits),
        "later says what to do": float(y.commits and not x.commits),
        "same deadline": float(bool(a.deadline and a.deadline == b.deadline)),
        "deadline moved": float(bool(a.deadline and (a.deadline == b.deadline_before or a.deadline == b.meeting_date))),
        "deadline before": float(bool(a.deadline and b.deadline and b.deadline < a.deadline)),
        "due before": float(bool(a.deadline and b.meeting_date and a.deadline < b.meeting_date)),
    }
