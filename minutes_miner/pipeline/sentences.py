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


_JOINT = re.compile(
    r"(?:[,;]\s+(?:(?:and|et|y|e)\s+)?|\s+(?:and|et|y|e)\s+)(?:(?:that|que)\s+|qu['’]\s*)?(?=[^\W\d_])|\s[–—]\s(?=[A-ZÀ-Þ])"
)
_THAT = re.compile(r"(?:\bthat\s+|\bque\s+|qu['’])$")
_CLAUSE = 120  # characters of a clause that tell whether it binds somebody else
_ENOUGH = 3  # words of what may stand alone
_BINDING = ("to", "will", "asked", "present")


def clauses(sentence: str, grammar: Grammar) -> list[tuple[str, int]]:
    """A sentence divided where somebody else is bound: "A to send the list and B to print it" gives two; with offsets.

    Words that only tell that it was agreed are left out.
    """
    frame = grammar.frame_end(sentence)
    cuts = [frame]
    for joint in _JOINT.finditer(sentence):
        before = sentence[cuts[-1] : joint.start()]
        if len(before.split()) >= _ENOUGH and joint.start() > frame and _begins_anew(sentence, joint, frame, grammar):
            bound = grammar.find(before)
            if _THAT.search(joint[0]) or joint[0].strip() in ("–", "—") or (bound is not None and bound.agent) or frame:
                cuts.append(joint.end())
    ends = [*cuts[1:], len(sentence)]
    pieces = []
    for start, end in zip(cuts, ends, strict=True):
        text = sentence[start:end]
        if end < len(sentence):
            text = re.sub(r"[,;\s–—]+(?:(?:and|et|y|e)\s+)?(?:(?:that|que)\s+|qu['’]\s*)?$", "", text)
        pieces.append((text, start))
    return pieces


def _begins_anew(sentence: str, joint: re.Match[str], frame: int, grammar: Grammar) -> bool:
    """Whether an agent and what binds it stand right behind a joint."""
    following = sentence[joint.end() : joint.end() + _CLAUSE]
    said = sentence[:frame] + following if frame and _THAT.search(joint[0]) else following  # the frame holds for both
    found = grammar.find(said)
    if found is None or not found.agent or found.start != len(said) - len(following):
        return False
    if frame > 0:
        return found.form in (*_BINDING, "weak")
    return found.form in _BINDING and (found.form != "present" or following[:1].isupper())
