"""Things that a number or a letter tells apart: "court 2", "Block A", "piers 3 and 4"."""

import re
from collections.abc import Iterator
from functools import cache

from minutes_miner import lexicon
from minutes_miner.link.folding import without_marks

_VALUE = r"(?:\d{1,3}|[IVX]{2,4}|[A-Z])"
_NAME = re.compile(r"\.\s*[^\W\d_a-z]")  # behind an initial
_BEHIND = re.compile(r"\s+([^\W\d_]+)")


def numbered_in(text: str) -> Iterator[tuple[str, str]]:
    """The things of a text with the number or letter of each. A number before another noun counts something ("train 40
    teachers") unless the lexicon knows that the thing before it is one that is numbered; a day or an amount is none."""
    words = _words()
    for found in _pattern().finditer(text):
        thing = without_marks(found[1].casefold())
        known = thing in words["things"] or thing.removesuffix("s") in words["things"]
        if known or _may_be_numbered(thing, found, text):
            for value in re.findall(rf"\b{_VALUE}\b", found[2]):
                yield thing, value.casefold().lstrip("0")


def _may_be_numbered(thing: str, found: re.Match[str], text: str) -> bool:
    """Whether a number or letter names the word before it, though that is no thing that the lexicon knows."""
    words = _words()
    digits = found[2][0].isdigit()
    if thing in words["other"] or found[2] == "I" or (digits and (found[1].isupper() or re.match(r"\d{3}", found[2]))):
        return False  # "I" is a pronoun, and "USD 500" an amount
    if not digits and _NAME.match(text, found.end()):
        return False
    behind = _BEHIND.match(text, found.end())
    if behind is None:
        return True
    if digits:
        after = without_marks(behind[1].casefold())
        further = _BEHIND.match(text, behind.end())
        month = further is not None and without_marks(further[1].casefold()) in words["months"]
        return after in words["stop"] and not month
    return not behind[1][0].isupper()


@cache
def _pattern() -> re.Pattern[str]:
    data = lexicon.load("linking")["numbered"]
    number, joined = ("|".join(data[name].split()) for name in ("number", "and"))
    return re.compile(
        rf"(?<![\w£$€])([^\W\d_]{{3,}})\s+(?:(?:(?i:{number})\b\.?|[nN][°º]|#)\s*)?"
        rf"({_VALUE}(?:(?:\s*[,&]\s*|\s+(?:{joined})\s+){_VALUE}\b)*)\b(?![-–]?\w|\s*%|[/'’°]|[.,:]\d)"
    )


@cache
def _words() -> dict[str, frozenset[str]]:
    data = lexicon.load("linking")
    told = {name: frozenset(data["numbered"][name].split()) for name in ("things", "other")}
    stop = frozenset(data["stop"]["words"].split())
    months = frozenset(name for names in data["period"]["months"] for name in names.split())
    light = frozenset(word for line in data["same"]["light"] for word in line.split())
    return {"things": told["things"], "other": told["other"] | stop | months | light, "stop": stop, "months": months}
