"""The items of an agenda in one text, and each of them without the times and marks around it."""

import re

from minutes_miner.pipeline.layout import fold

_RUNNING = re.compile(
    r"(?:^|(?<=[\s;,.]))(\(?\d{1,2}(?:\.\d{1,2})?\s?[.):-]\)?|\(?(?:[ivx]{1,4}|[a-h])\)|[a-h]\.(?=\s\w\w))\s*(?=\D)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"^\d{1,2}\s?[:.h]\s?\d\d(?:\s?[ap]m)?(?:\s?(?:[-–—]|to|à|a)\s?\d{1,2}\s?[:.h]\s?\d\d(?:\s?[ap]m)?)?[\s:–-]*"
)
_FEWEST = 3  # items held apart by commas
_SEPARATORS = (r"\s*[;•|]\s*", r"\s+[/–—-]+\s+", r",\s+(?:(?:and|et|y|e)\s+)?")
_DURATION = re.compile(
    r"\s*[(\[]\s*\d{1,3}\s*(?:['’′]|m\.?|min\.?|mins?|minutes?|mn)\s*[)\]]\s*(?:[-–—:]\s[^-–—]*)?$", re.IGNORECASE
)


def running(text: str) -> list[tuple[str | None, str]]:
    """Items with numbers that run on in one passage, each with its number; empty where there is at most one."""
    found = list(_RUNNING.finditer(text))
    if len(found) < 2:
        return []
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [(match[1], text[match.end() : end]) for match, end in zip(found, ends, strict=True)]


def counted_from(marker: str | None, text: str) -> list[tuple[str | None, str]]:
    """The items behind a number that others count on from: "1) Welcome ; 2) Harvest ; 3) Any other business"."""
    pieces = running(f"{marker} {text}") if marker else []
    numbers = [int("".join(re.findall(r"\d", number or "")) or 0) for number, _ in pieces]
    return (
        pieces if numbers[:1] and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] else []
    )


def separated(text: str) -> list[str]:
    """Items held apart by semicolons, dashes, commas or lines; empty where the text reads as one item."""
    lines = [line for line in text.split("\n") if line.strip()]
    for separator in _SEPARATORS:
        pieces = [piece.strip(" .") for piece in re.split(separator, fold(text)) if piece.strip(" .")]
        if len(pieces) >= _FEWEST and all(len(piece.split()) <= 12 for piece in pieces):
            return pieces
    return lines if len(lines) > 1 and all(line.strip()[:1].isupper() for line in lines) else []


def clean(title: str) -> str:
    """A title without the hour before it, the minutes it may take and who presents it behind."""
    return _CLOCK.sub("", _DURATION.sub("", fold(title))).strip(" .;*_\t-–")
