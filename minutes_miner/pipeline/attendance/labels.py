"""What a label says of who was there, and the labels that a page without its layout runs into its text."""

import re
from functools import lru_cache
from itertools import pairwise

from minutes_miner.link.attendance import Part
from minutes_miner.link.kinds import fold_words
from minutes_miner.link.labels import meaning_of
from minutes_miner.link.listing import in_dashes
from minutes_miner.pipeline.attendance.entries import TIME
from minutes_miner.pipeline.attendance.list_ends import labels_inside
from minutes_miner.pipeline.words import Words

_CLOCK = re.compile(r"\s*(?:taken\s+)?(?:at|from|à|a las)?\s*\d{1,2}[:.h]\d\d\s*(?:[ap]\.?m\.?)?\s*", re.IGNORECASE)
LONGEST_LABEL = 7  # words
HEAD_LABELS = frozenset(("date", "date_time", "date_place", "time", "location", "chair", "minute_taker", "group"))
_PARTS = ("present", "away", "ends")
_SHOUTED_LABEL = re.compile(r"(?<!\S)[A-ZÀ-Þ]{4,}(?:\s[A-ZÀ-Þ]{4,})?\s*:?(?=\s+[-–•]\s)")
_GROWN_LABEL = re.compile(r"(?<=\w)(?P<label>[A-ZÀ-Þ][a-zà-ÿ]+(?:[ /][^\W\d]+){0,4})\s?:(?=\s)")


class Labels:
    """What the labels of a document mean where it says who was there."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary

    def meaning(self, label: str) -> str | None:
        """The lexicon's word for a label: "present", "away", "circle", "office", "chair", "ends" or None."""
        label = _CLOCK.sub("", label) if TIME.search(label) else label
        if not label or len(label.split()) > LONGEST_LABEL or re.search(r"[,;:]|\s1[.)]\s", label):
            return None
        own = meaning_of(label)
        if own in ("present", "away", "ends"):
            return own
        known = self.words.label.find(label)
        if known in ("attendance", "apologies"):
            return "present" if known == "attendance" else "away"
        if known == "chair":
            return "chair"
        return "ends" if known is not None and own not in ("circle", "office") else own

    def is_of_attendance(self, label: str) -> bool:
        """Whether the lexicon has a label as one of those who were there or away, letter by letter."""
        return self.words.label.find(label, fuzzy=False) in ("attendance", "apologies")

    def says_chair(self, line: str) -> bool:
        """Whether a line says who was in the chair: "Chaired by Ann Lee (WHO) and co-chaired by Ben Oh (MoH)"."""
        return _chaired(self.words).match(fold_words(line)) is not None

    def opens_actions(self, text: str) -> bool:
        """Whether a text begins as a table of actions does: "1. Summary of action points"."""
        prefix = self.words.label.longest_prefix(text)
        return prefix is not None and prefix[0] in ("actions", "review") and prefix[1] > 1

    def dashed(self, text: str) -> Part | None:
        """The list inside a text in which nothing but capitals and dashes is left of the layout: "... PARTICIPANTS - Ann Lee (WHO) - ..."."""
        for label in _SHOUTED_LABEL.finditer(text):
            listed = in_dashes(text[label.end() :]) if self.meaning(label[0].strip(" :")) == "present" else []
            if listed:
                return Part("\n".join(listed))
        return None

    def unglued(self, text: str) -> str:
        """A text with a gap before a label of attendance that stands close behind a word: "AOBParticipants: WHO, FAO"."""
        grown = {label.start(): label["label"] for label in _GROWN_LABEL.finditer(text)}
        for may in labels_inside(text):
            if not text[: may[0][0]].rstrip().endswith((":", "：")):
                grown |= next(({at: label} for at, label in may if at and self.meaning(label) in _PARTS), {})
        named = [at for at, label in grown.items() if self.meaning(label) in _PARTS]
        if not any(self.meaning(grown[at]) in ("present", "away") for at in named):
            return text
        starts = [0, *sorted(named)]
        return ".  ".join(text[a:b] for a, b in pairwise([*starts, len(text)]))


@lru_cache(maxsize=4)
def _chaired(vocabulary: Words) -> "re.Pattern[str]":
    return re.compile("|".join(rf"(?:{cue})\b" for cue in vocabulary.pattern.get("chaired_by", ())) or r"(?!)")
