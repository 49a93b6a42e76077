"""Sentences of a passage, with their offsets."""

import re
from collections.abc import Iterator

from minutes_miner.pipeline.commitment import Grammar

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


_JOINT = re.compile(r"(?:[,;]\s+(?:(?:and|et|y)\s+)?|\s+(?:and|et|y)\s+)(?=[A-ZÀ-Þ])")
_CLAUSE = 120  # characters of a clause that tell whether it binds somebody else


def clauses(sentence: str, grammar: Grammar) -> list[tuple[str, int]]:
    """A sentence divided where a second agent is bound: "A to send the list and B to print it" gives two; with offsets."""
    cuts = [0]
    for joint in _JOINT.finditer(sentence):
        following = grammar.find(sentence[joint.end() : joint.end() + _CLAUSE])
        if following is None or following.start or not following.agent or following.form not in ("to", "will", "asked"):
            continue
        before = grammar.find(sentence[cuts[-1] : joint.start()])
        if before is not None and before.agent:
            cuts.append(joint.end())
    ends = [*cuts[1:], len(sentence)]
    pieces = []
    for start, end in zip(cuts, ends, strict=True):
        text = (
            re.sub(r"[,;\s]+(?:(?:and|et|y)\s+)?$", "", sentence[start:end])
            if end < len(sentence)
            else sentence[start:end]
        )
        pieces.append((text, start))
    return pieces
