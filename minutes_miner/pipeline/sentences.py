"""Sentences of a passage, with their offsets."""

import re
from collections.abc import Iterator

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÀ-Þ“\"(•])|\n(?=[A-ZÀ-Þ•])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Eng|No|Nos|e\.g|i\.e|etc|vs|St|Sr|Jr|Hon|Rev|art|approx|incl|dept|govt|tel|ext|fig|p|pp|vol|approx|Sra|Mme|M|Cllr)|\b[A-Z])\.$"
)


def sentences(text: str) -> Iterator[tuple[str, int]]:
    """The sentences of a passage with their offsets; abbreviations do not end a sentence."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        piece = text[start : match.start()]
        if _ABBREVIATION.search(piece) or (match[0].startswith("\n") and not re.search(r"[.:;!?]\s*$", piece)):
            continue
        if piece.strip():
            yield piece.strip(), start + len(piece) - len(piece.lstrip())
        start = match.end()
    rest = text[start:]
    if rest.strip():
        yield rest.strip(), start + len(rest) - len(rest.lstrip())
