"""What of a mention is compared: words brought to one form, names, numbers, periods. Computed once a mention."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from minutes_miner import lexicon
from minutes_miner.link.agencies import registry
from minutes_miner.link.folding import without_marks
from minutes_miner.link.numbered import numbered_in
from minutes_miner.link.reference import Reference, reference_of
from minutes_miner.records import Mention

_KEPT = (
    1 << 12
)  # mentions whose comparable forms are kept for the next question, 4 kB each; a group of more keeps its own
_TOKEN = re.compile(r"[^\W_]+(?:&[^\W_]+)?")
_REFERENCE = re.compile(
    r"^\W*?(?:([A-Z]{1,4}[- ]?\d{1,4}(?:[/-]\d{1,4})*|\d{4}/\d{1,2}-\d+)\s*[:.)–]\s*|(#\s?\d{1,6})\b[:.)]?\s*)(?=\S)"
)
_MINUTE = re.compile(r"\d{1,2}(?:\.\d{1,2})+")  # the number of a minute, under which it may come again
_BY = re.compile(
    r"\b(?:by|before|until|no later than|avant(?: le)?|d['’]ici|antes del?|hasta)\s[^,.;:]{0,30}?(?=[,.;:)]|$)",
    re.IGNORECASE,
)
_A_PERSON = "(a person)"  # stands for a name
_SAYS_MUCH = 0.5  # weight from which a word says which thing is meant
_SAYS_WHAT = 1.0  # what the words of a text weigh together that says which thing is meant
_COMMIT = re.compile(
    r"\b(?:to [a-z]{3,}|will [a-z]{3,}|shall|should|must|doit|doivent|debe[n]?|à [a-z]+er|\w{3,}(?:ra|ront|rá|rán))\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^\W*((?:(?:[A-Z][\w.&/'’-]*|and|et|y|e|of|the|with|,|/|&)[\s,]*){1,7}?)"
    r"(?=(?:to|will|shall|should|must|à|a|doit|doivent|debe|deben)\s)"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """What is compared of one mention. `weights` gives every word of the text its weight, 0.2 to 1.5; `item` the words
    of its agenda item where that says something. `periods` are pairs of kind and value: ("month", "3"); `numbered`
    such of things: ("pier", "4")."""

    document: str
    text: str
    topic: str
    weights: dict[str, float]
    total: float
    long_words: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    periods: frozenset[tuple[str, str]]
    numbered: frozenset[tuple[str, str]]
    responsible: frozenset[str]
    responsible_words: frozenset[str]
    responsible_initials: frozenset[str]
    everybody: bool
    item: frozenset[str]
    item_text: str
    initials: str
    acronyms: frozenset[str]
    reference: Reference | None
    reports: bool
    commits: bool
    again: bool
    review: bool
    annual: bool
    day: int | None


class Parties(NamedTuple):
    """Who is responsible, as it is compared: the names in one form; their words that say who; their initials; whether it is
    everybody or an office."""

    responsible: frozenset[str]
    responsible_words: frozenset[str]
    responsible_initials: frozenset[str]
    everybody: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of linking in the form in which they are looked up."""

    same: dict[str, str]
    light: frozenset[str]
    stop: frozenset[str]
    generic_items: frozenset[str]
    review_items: frozenset[str]
    again: frozenset[str]
    annual: frozenset[str]
    months: dict[str, str]
    period: dict[str, Any]
    sides: dict[str, str]
    generic_party: frozenset[str]


@cache
def _words() -> _Words:
    data = lexicon.load("linking")
    same: dict[str, str] = {}
    light = set()
    for kind in ("light", "heavy"):
        for line in data["same"][kind]:
            first = f"={line.split()[0]}"
            for word in line.split():
                same.setdefault(fold(word), first)
            if kind == "light":
                light.add(first)
    period = {key: frozenset(data["period"][key].split()) for key in ("quarter", "half", "term", "round", "event")}
    return _Words(
        same=same,
        light=frozenset(light),
        stop=frozenset(data["stop"]["words"].split()),
        generic_items=frozenset(data["item"]["generic"].split("|") + data["item"]["review"].split("|")),
        review_items=frozenset(data["item"]["review"].split("|")),
        again=frozenset(data["again"]["words"].split()),
        annual=frozenset(data["annual"]["words"].split()),
        months={name: str(at) for at, names in enumerate(data["period"]["months"], 1) for name in names.split()},
        period=period | {"ordinal": data["period"]["ordinal"]},
        sides={word: line.split()[0] for line in data["opposite"]["sides"] for word in line.split()},
        generic_party=frozenset(data["generic_party"]["words"].split()),
    )


def fold(text: str) -> str:
    """Lower case without accents; in Arabic one form of the alef and no vowel signs."""
    if text.isascii():
        return text.lower()
    return without_marks(text.casefold())


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """The form in which a folded word is compared: its idea where the lexicon knows it, else its stem."""
    known = _words().same.get(word)
    if known is not None:
        return known
    if word[:1] > "\u0600":
        word = re.sub(r"^(?:وال|بال|لل|ال|و|ب|ل)(?=\w{3})", "", word)
        return _words().same.get(word, re.sub(r"(?<=\w{3})(?:ات|ين|ون|ة|ه|ي)$", "", word))
    for ending in ("isation", "ization", "ising", "izing", "ation", "ised", "ized", "ment", "ing", "ies", "ed", "es", "s"):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return _words().same.get(word, word)


@lru_cache(maxsize=_KEPT)
def signature(mention: Mention) -> Signature:
    """The comparable form of a mention; its deadline is no part of what is to be done."""
    lists = _words()
    told, item = _number_and_item(mention)
    text, bare, tokens = _plain(mention)
    folded = [fold(token) for token in tokens]
    who_does = parties_of(mention)
    subject = _SUBJECT.match(bare) if who_does.responsible else None
    who = len(_TOKEN.findall(subject[1])) if subject else 0  # so many tokens at the beginning say who does it
    periods, used = _periods(folded)
    left = [
        at for at, word in enumerate(folded) if at >= who and at not in used and word not in who_does.responsible_words
    ]
    kept = [at for at in left if folded[at] not in lists.stop and len(folded[at]) > 1]
    item_words = () if item in lists.generic_items else tuple(w for w in _TOKEN.findall(item) if w not in lists.stop)
    weights = _weights(tokens, folded, kept)
    if not any(weight > 0.5 for weight in weights.values()):  # "as per last meeting": the item says what
        weights = {stem(word): 1.0 for word in item_words} or weights
    names = {folded[at] for at in kept if _is_name(tokens[at], at) and folded[at] not in lists.same}
    return Signature(
        document=mention.document,
        text=" ".join(folded[at] for at in left),
        topic=fold(re.split(r":|\s[-–—]\s|,", text)[0]),
        weights=weights,
        total=max(sum(weights.values()), _SAYS_WHAT),
        long_words=tuple(sorted(word for word in weights if len(word) > 4 and word[0] != "=")),
        names=frozenset(name for name in names if not name.isdigit()),
        numbers=frozenset(w for at, w in enumerate(folded) if w.isdigit() and at not in used and len(w) < 6),
        periods=frozenset(periods),
        numbered=numbered_of(mention),
        responsible=who_does.responsible,
        responsible_words=who_does.responsible_words,
        responsible_initials=who_does.responsible_initials,
        everybody=who_does.everybody,
        item=frozenset(stem(word) for word in item_words),
        item_text=" ".join(item_words),
        initials=f" {''.join(word[0] for word in folded)} {_spelled(folded)}",
        acronyms=frozenset(_acronym(tokens[at]) for at in kept if sum(c.isupper() for c in tokens[at]) > 1),
        reference=reference_of(told, mention.meeting_date) if told else None,
        reports=mention.kind == "status" or mention.status != "open",
        commits=commits(mention),
        again=says_again(mention),
        review=reviews(mention),
        annual=not lists.annual.isdisjoint(folded),
        day=day_number(mention.meeting_date),
    )


def _spelled(folded: list[str]) -> str:
    """The first letters of the words that may be spelled by an acronym: not of small ones, nor of what is done to the thing."""
    lists = _words()
    return "".join(word[0] for word in folded if word not in lists.stop and not stem(word).startswith("="))


def _number_and_item(mention: Mention) -> tuple[str | None, str]:
    """The number that a mention bears, in its field, ahead of its text or in place of an agenda item; and its agenda item."""
    found = _REFERENCE.match(mention.text)
    told, item = mention.reference or (found[1] or found[2] if found else None), _item(mention)
    return (item, "") if told is None and _MINUTE.fullmatch(item) else (told, item)


def _weights(tokens: list[str], folded: list[str], kept: list[int]) -> dict[str, float]:
    """What the words at some places weigh, by their stems."""
    weights: dict[str, float] = {}
    for at in kept:
        word = stem(folded[at])
        weights[word] = max(weights.get(word, 0.0), _weight(word, tokens[at], at))
    return weights


@lru_cache(maxsize=_KEPT)
def _plain(mention: Mention) -> tuple[str, str, list[str]]:
    """The text of a mention without its number and the party before a colon; the same without a deadline; its words."""
    found = _REFERENCE.match(mention.text)
    text = _without_party(mention.text[found.end() :] if found else mention.text).replace(_A_PERSON, " ")
    bare = _BY.sub(" ", text)
    return text, bare, _TOKEN.findall(bare if len(_TOKEN.findall(bare)) > 1 else text)


def object_of(mention: Mention) -> frozenset[Any] | None:
    """What an action is about, whoever is to do it and by when: the words that say much, its places, numbers and periods. None
    where that is less than two words: "IRC to finish the survey of wells in Block 2" and "NRC to complete the survey of wells in
    Block 2" are about one thing, "IRC to share the minutes" about nothing in particular."""
    told = signature(mention)
    words = {word for word, weight in told.weights.items() if weight > _SAYS_MUCH}
    return frozenset((*words, *told.numbers, *told.periods, *told.numbered)) if len(words) > 1 else None


def numbered_of(mention: Mention) -> frozenset[tuple[str, str]]:
    """The things that a mention tells apart by a number or letter."""
    return frozenset((stem(fold(thing)), value) for thing, value in numbered_in(_plain(mention)[1]))


def commits(mention: Mention) -> bool:
    """Whether a mention says what somebody will do."""
    return bool(_COMMIT.search(_plain(mention)[1]))


def says_again(mention: Mention) -> bool:
    """Whether a mention says of itself that it comes back ("reminder", "still")."""
    return _has_again(_plain(mention)[2])


def tells_again(text: str) -> bool:
    """Whether a report says that something comes back."""
    return _has_again(_TOKEN.findall(text))


def _has_again(tokens: list[str]) -> bool:
    again = _words().again
    return any(fold(token) in again for token in tokens)


def reviews(mention: Mention) -> bool:
    """Whether a mention stands where the last meeting's actions are gone through."""
    return _item(mention) in _words().review_items


def _item(mention: Mention) -> str:
    return fold(mention.agenda_item or "").strip(" .:")


def parties_of(mention: Mention) -> Parties:
    """Who is responsible; "(a person)" is nobody."""
    return _parties(tuple(name for name in mention.responsible if not name.startswith("(")), mention.persons)


def _weight(word: str, token: str, at: int) -> float:
    """How much a word says about which thing is meant."""
    if word in _words().light:
        return 0.2
    if token.isdigit():
        return 0.4
    return 1.4 if _is_name(token, at) else 1.0


def _is_name(token: str, at: int) -> bool:
    return token[:1].isupper() and len(token) > 1 and (at > 0 or sum(ch.isupper() for ch in token) > 1)


def _acronym(token: str) -> str:
    """ "SOPs" is "sop", "D&O" is "do"."""
    return fold(token.removesuffix("s").replace("&", ""))


@lru_cache(maxsize=10_000)
def _parties(names: tuple[str, ...], persons: tuple[str, ...]) -> Parties:
    """The responsible in one form, `persons` among them; the words of their names that say who rather than what: those of agencies,
    of acronyms and of persons, not those of "Strategy group"; and whether it is everybody or an office."""
    lists = _words()
    found: set[str] = set()
    words: set[str] = set()
    everybody = False
    for name in (*names, *persons):
        agency = _agency(name)
        found.add(fold(agency or name))
        mine = [word for word in _TOKEN.findall(fold(name)) if word not in lists.stop and len(word) > 1]
        everybody = everybody or (agency is None and any(word in lists.generic_party for word in mine))
        if agency or "." in name or len(mine) == 1 or name.isupper() or name in persons:
            words.update(mine, _TOKEN.findall(fold(agency or "")))
    initials = frozenset("".join(word[0] for word in name.split()) for name in found)
    return Parties(frozenset(found), frozenset(words), initials, everybody)


@lru_cache(maxsize=10_000)
def _agency(name: str) -> str | None:
    found = registry().find(name, nearly=False)  # typing errors in names were forgiven where minutes were read
    return found.name if found else None


def _without_party(text: str) -> str:
    """A text without the party that stands before a colon: "SCI: report shared" is "report shared"."""
    before, colon, after = text.partition(":")
    return after if colon and len(before) < 60 and len(after) > 5 and _agency(before) else text


def _periods(words: list[str]) -> tuple[set[tuple[str, str]], set[int]]:
    """The periods that a text is about, and the places of the words of dates; a day of a month is an event."""
    lists = _words()
    found: set[tuple[str, str]] = set()
    used: set[int] = set()
    for at, word in enumerate(words):
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        if word in lists.months:
            used.add(at)
            day = _day_number(before) or (before in ("de", "of") and at > 1 and _day_number(words[at - 2]))
            if day or _day_number(after):
                used.update((at - 1, at - 2) if before in ("de", "of") else (at - 1,) if day else (at + 1,))
                used.update({at + 1} if re.fullmatch(r"(?:19|20)\d\d", after) else set())
            elif before not in lists.period["event"]:
                found.add(("month", lists.months[word]))
        elif len(word) == 4 and word[:2] in ("19", "20") and word.isdigit() and at not in used:
            used.add(at)
            found.add(("year", word))
        elif len(word) == 2 and word[0] in "qt" and word[1] in "1234":
            used.add(at)
            found.add(("quarter", word[1]))
        elif len(word) == 2 and word[0] in "hs" and word[1] in "12":
            found.add(("half", word[1]))
        elif word in lists.period["term"]:
            found.add(("term", word))
        elif word in lists.sides:
            found.add(("side", lists.sides[word]))
        else:
            for kind in ("quarter", "half", "round"):
                if word in lists.period[kind]:
                    number = lists.period["ordinal"].get(before) or (re.match(r"\d{1,2}", before) or [None])[0]
                    value = number or (after if after.isdigit() else None)
                    if value:
                        found.add((kind, str(value)))
                        used.update({at, at - 1} if number else {at, at + 1})
    return found, used


def _day_number(word: str) -> bool:
    return bool(re.fullmatch(r"(?:[12]?\d|3[01]|0\d)(?:st|nd|rd|th|er)?", word))


def day_number(date: str | None) -> int | None:
    """Days since the year 0, months of 30 days counted as they come: good for gaps."""
    return int(date[:4]) * 365 + int(date[5:7]) * 30 + int(date[8:10]) if date else None
