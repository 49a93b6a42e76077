"""Paragraphs that tell what was said: their sentences are read one by one, wherever they stand."""

import re

from minutes_miner.pipeline.findings import Findings
from minutes_miner.pipeline.sentences import sentences

_MANY = 3  # sentences of a paragraph that is no single action, wherever it stands
_LONG = 45  # words of it
_LIKELY = 0.4  # what the judge gives a sentence that may bind somebody
_BINDING = 0.5  # share of such sentences in a paragraph that is a list of actions, written as one
_TITLED = re.compile(r"(?:\S+\s+){0,11}?\S*(?::|\s[-–—])\s")


def is_prose(text: str) -> bool:
    """A paragraph of many sentences, without a title of its own before a colon or a dash."""
    return _is_long(text) and _TITLED.match(text) is None


def is_talk(passage: int, text: str, found: Findings) -> bool:
    """Whether a paragraph, with a title or without, is long and most of its sentences bind nobody, as the judge holds."""
    judged = found.judged.get(passage, ())
    binding = sum(judgement.either >= _LIKELY for judgement in judged)
    return bool(judged) and _is_long(text) and binding < _BINDING * len(judged)


def _is_long(text: str) -> bool:
    return len(text.split()) >= _LONG and len(list(sentences(text))) >= _MANY
