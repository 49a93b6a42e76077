"""The named parts of a pair's score: pure functions of two mentions, the same for (b, a). Values 0..1."""

from rapidfuzz import fuzz

from minutes_miner.link.signature import Parties, Signature, day_number, signature
from minutes_miner.records import Mention

_TYPO = 84.0  # likeness from which two words are one with a typing error
_HALF = 0.5  # of the words
_HALF_YEAR = 180  # days
_RESTARTS = 0.3  # what a number says that may be given anew at each meeting
CLOSED = ("done", "cancelled")
# What the words decide, but for a reference number in common; the first only where two mentions have a word in common.
OF_SHARED_WORDS = (
    "covered", "weight shared", "word exchanged", "word exchanged in one document", "name exchanged", "item named in text",
    "covered with item", "names agree",
)  # fmt: skip
OF_WORDS = (
    *OF_SHARED_WORDS, "topic", "shorter", "other item", "names conflict", "numbers agree", "numbers conflict", "periods conflict",
    "period in one", "comes each year", "other reference",
)  # fmt: skip


def pair_values(a: Mention, b: Mention) -> dict[str, float]:
    """The value of every part."""
    a, b = sorted((a, b), key=in_order)
    x, y = signature(a), signature(b)
    shared = matches(x, y)
    return context_values(a, b, x, y) | text_values(x, y, shared) | identity_values(x, y, shared)


def in_order(mention: Mention) -> tuple[str, str, int, str]:
    """The place of a mention among others: by day, then by content, never by arrival."""
    return (mention.meeting_date or "", mention.document, mention.row, mention.id)


def context_values(a: Mention, b: Mention, x: Signature, y: Signature) -> dict[str, float]:
    """What does not depend on the words, `a` the earlier of the two: who is responsible; how far apart in years; status
    there and here; deadlines; how they are said."""
    gap = (y.day - x.day) / 365 if x.day is not None and y.day is not None else 0.5
    closed = a.status in CLOSED and gap > 0
    due = a.deadline
    due_on = day_number(due)
    silence = gap if due_on is None or y.day is None else min(gap, max(y.day - due_on, 0) / 365)
    return {
        **party_values(x, y),
        "one document": float(a.document == b.document and not told_twice(a, b, x, y)),
        "gap": min(gap, 3.0) / 3,
        "gap after it was due": min(silence, 3.0) / 3,
        "gap below 3 months": max(0.0, 1 - gap * 4),
        "closed before": float(closed),
        "closed before, comes again": float(closed and y.again),
        "closed before, closed now": float(closed and b.status in CLOSED),
        "open before, under way now": float(not closed and gap > 0 and b.status != "open"),
        "both say what to do": float(x.commits and y.commits),
        "later says what to do": float(y.commits and not x.commits),
        "later reports": float(y.review and gap > 0),
        "same deadline": float(bool(due and due == b.deadline)),
        "deadline moved": float(bool(due and (due in (b.deadline_before, b.meeting_date)))),
        "due before": float(bool(due and b.meeting_date and due < b.meeting_date)),
    }


def told_twice(a: Mention, b: Mention, x: Signature, y: Signature) -> bool:
    """Whether a document may tell one action twice: in its text and in a table of all actions, both open; or where earlier
    actions are gone through and again where the actions of this meeting stand, neither closed."""
    if a.document != b.document or a.status in CLOSED or b.status in CLOSED:
        return False
    return x.review != y.review or (a.in_table != b.in_table and a.status == b.status == "open")


def party_values(x: Signature | Parties, y: Signature | Parties) -> dict[str, float]:
    """Who is responsible here and there."""
    common = len(x.responsible & y.responsible)
    both = bool(x.responsible and y.responsible)
    alike = both and not common and _like_parties(x, y)
    named = both and not x.everybody and not y.everybody
    return {
        "same responsible": common / len(x.responsible | y.responsible) if common else 0.0,
        "responsible overlap": float(common > 0),
        "like responsible": float(alike),
        "other responsible": float(named and not common and not alike),
    }


def _like_parties(x: Signature | Parties, y: Signature | Parties) -> bool:
    """Whether parties share a word ("Risk manager", "Manager"), are initials of each other, or are everybody."""
    return bool(
        x.responsible_words & y.responsible_words
        or (x.everybody and y.everybody)
        or x.responsible & y.responsible_initials
        or y.responsible & x.responsible_initials
    )


def text_values(x: Signature, y: Signature, shared: dict[str, float]) -> dict[str, float]:
    """Likeness of the words: as they stand, by idea and weight, with acronyms spelled out and typing errors forgiven."""
    weight = sum(shared.values())
    shorter = min(x.total, y.total)
    item_x, item_y = _in_item(x, y), _in_item(y, x)
    by_item = max(item_x * len(y.item), item_y * len(x.item))
    exchanged = _exchanged(x, y, shared, weight)
    return {
        "topic": fuzz.token_set_ratio(x.topic, y.topic) / 100 if len(x.topic) < 50 and len(y.topic) < 50 else 0.0,
        "covered": covered(x, y, shared),
        "weight shared": weight_shared(shared),
        "word exchanged": exchanged,
        "word exchanged in one document": exchanged * (x.document == y.document),
        "name exchanged": float(exchanged and _name_exchanged(x, y, shared)),
        "shorter": min(shorter, 4.0) / 4,
        "item named in text": max(item_x, item_y),
        "covered with item": min((weight + by_item) / (shorter + 0.5), 1.0),
        "other item": float(bool(x.item and y.item and not x.item & y.item)),
    }


def covered(x: Signature, y: Signature, shared: dict[str, float]) -> float:
    """The share of the shorter text that the other has."""
    return min(sum(shared.values()) / min(x.total, y.total), 1.0)


def weight_shared(shared: dict[str, float]) -> float:
    """How much of weight is in both, 1.0 for five words that say something."""
    return min(sum(weight for weight in shared.values() if weight > 0.3), 5.0) / 5


def matches(x: Signature, y: Signature) -> dict[str, float]:
    """The words of `x` found in `y` with their weight: the same idea, the initials of several, or the same but for an
    ending or a typing error."""
    shared = {word: (x.weights[word] + y.weights[word]) / 2 for word in x.weights.keys() & y.weights.keys()}
    for one, other in ((x, y), (y, x)):
        for name in one.acronyms:
            if 2 < len(name) < 7 and name not in other.acronyms and name in other.initials:
                shared[f"{name}="] = 0.7 * len(name)
    left, right = ([word for word in one.long_words if word not in shared] for one in (x, y))
    for word in left if right else ():
        best = max((_near(word, other) for other in right if other[0] == word[0]), default=0.0)
        if best:
            shared[word] = best * x.weights[word]
    return shared


def _near(a: str, b: str) -> float:
    """1.0 for nearly the same word of five letters or more, 0.8 for the same beginning, else 0."""
    if a[:5] == b[:5]:
        return 0.8
    return 1.0 if fuzz.ratio(a, b) >= _TYPO else 0.0


def _exchanged(x: Signature, y: Signature, shared: dict[str, float], weight: float) -> float:
    """1.0 where two texts are the same but for a word or two that each has for itself: another place, another thing."""
    if 2 * weight / (x.total + y.total) < 0.55:
        return 0.0
    left = [sum(w > 0.5 and word not in shared for word, w in one.weights.items()) for one in (x, y)]
    return float(min(left) >= 1 and max(left) <= 2)


def _name_exchanged(x: Signature, y: Signature, shared: dict[str, float]) -> bool:
    """Whether each of two names something that the other does not have; in a script without capitals a word that the
    lexicon does not know counts as a name."""
    return all(
        _has_own_name(one, other)
        or any(word not in shared and word[0] != "=" and word[0] == word[0].upper() > "9" for word in one.weights)
        for one, other in ((x, y), (y, x))
    )


def _in_item(x: Signature, y: Signature) -> float:
    """The share of the words of `x`'s agenda item that `y` has in its text."""
    return sum(word in y.weights for word in x.item) / len(x.item) if x.item else 0.0


def identity_values(x: Signature, y: Signature, shared: dict[str, float]) -> dict[str, float]:
    """What tells one thing from its neighbour: names, numbers, periods, reference numbers; `x` is the earlier."""
    same, other = _references(x, y, shared)
    return {
        "names agree": min(len(x.names & y.names), 3) / 3,
        "names conflict": _names_conflict(x, y) if x.names and y.names else 0.0,
        "numbers agree": float(bool(x.numbers & y.numbers)),
        "numbers conflict": float(bool(x.numbers and y.numbers and not x.numbers & y.numbers)),
        "periods conflict": float(kinds_conflict(x.periods, y.periods) or kinds_conflict(x.numbered, y.numbered)),
        "period in one": float(bool(x.periods) != bool(y.periods)),
        "comes each year": another_year(x, y),
        "reference": same,
        "other reference": other,
    }


def another_year(x: Signature, y: Signature) -> float:
    """1.0 where both tell of what comes each year, half a year apart or more, and the later one reports on nothing."""
    if not (x.annual and y.annual) or y.reports or x.day is None or y.day is None:
        return 0.0
    return float(y.day - x.day >= _HALF_YEAR)


def same_reference(x: Signature, y: Signature) -> bool:
    """Whether two bear the same number, whether it lasts or not."""
    return bool(x.reference and y.reference and x.reference.name == y.reference.name)


def _references(x: Signature, y: Signature, shared: dict[str, float]) -> tuple[float, float]:
    """Whether two have one reference number, and whether they have different ones. Numbers that may be given anew at each
    meeting say little, and the same only where the words agree or the later one reports on what bore the number."""
    if not x.reference or not y.reference:
        return 0.0, 0.0
    says = 1.0 if x.reference.lasts and y.reference.lasts else _RESTARTS
    if not same_reference(x, y):
        return 0.0, says
    fits = says == 1.0 or y.reports or covered(x, y, shared) >= _HALF
    return (says if fits else 0.0), 0.0


def _names_conflict(x: Signature, y: Signature) -> float:
    """1.0 where both name some and none agree; 0.5 where each names one that the other does not."""
    if not _has_own_name(x, y) or not _has_own_name(y, x):
        return 0.0
    return 0.5 if x.names & y.names else 1.0


def _has_own_name(x: Signature, y: Signature) -> bool:
    """Whether `x` names something that `y` does not have in any form."""
    return any(
        name not in y.names
        and name not in y.weights
        and (len(name) < 3 or name.removesuffix("s") not in y.initials)
        and not any(_same_name(name, other) for other in y.names)
        for name in x.names
    )


def _same_name(a: str, b: str) -> bool:
    return a in b or b in a or (min(len(a), len(b)) >= 5 and _near(a, b) > 0)


def kinds_conflict(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    """Whether both name a value of one kind ("month", "pier") and none agrees."""
    if not one or not other:
        return False
    return any(
        {value for k, value in one if k == kind}.isdisjoint(value for k, value in other if k == kind)
        for kind in {kind for kind, _ in one} & {kind for kind, _ in other}
    )
