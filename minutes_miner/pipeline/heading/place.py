"""Where the group met, where no label tells: behind "held at", behind "at" after the day, or beside the day in a line of its own."""

import re
from collections.abc import Iterable

from minutes_miner.link.fields import is_office
from minutes_miner.pipeline.heading.bodies import DAY, Bodies
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.words import Words, key

_LONGEST, _MOST_WORDS = 90, 10  # characters and words of a place
_SHORT_WORD = 4  # letters of words that tell of no version
_SHORT = 6  # words of a sentence that is no more than a place
_STOP = re.compile(r"[.;|](?:\s+|$)")
_FIRST = 6  # texts of the head that may tell it
_ZONE = re.compile(r"[A-Z]{2,4}|h|hrs?|hours?|heures?|horas|uhr|uur", re.IGNORECASE)  # behind an hour
_HOURS = re.compile(rf"{DAY}\s*(?:hrs?|hours?|heures?|horas?|uhr|uur|h)\b\.?", re.IGNORECASE)  # "14:00 hrs"
_OTHERS = (
    "chair",
    "minute_taker",
    "attendance",
    "apologies",
    "agenda",
    "title",
    "next_meeting",
)  # labels of other things
_END = rf"(?=\s*,?\s*(?:{DAY}|[.;:¦|()]|$))"


class Places:
    """Finds the place in the texts of the head."""

    def __init__(self, vocabulary: Words, bodies: Bodies) -> None:
        self.words, self.bodies = vocabulary, bodies
        at, on, held = (
            rf"(?:{vocabulary.either('cue', name)})(?:(?<=['’])|(?!\w))" for name in ("at_place", "on_day", "held")
        )
        place = rf"(?P<place>[^.;:¦|(){DAY}]{{3,{_LONGEST}}}?)"
        self._held = re.compile(rf"\b{held}\s+{at}\s*{place}(?:\s*,?\s*{on}(?=\s+{DAY})|{_END})", re.IGNORECASE)
        self._behind = re.compile(rf"{DAY}[\s,–-]*{at}\s*{place}(?:\s*,?\s*{on}(?=\s+{DAY})|{_END})", re.IGNORECASE)
        self._between = re.compile(
            rf"^(?:{at}|{on}|(?:{vocabulary.either('cue', 'until')})(?!\w)|[\s,–—/()-])+", re.IGNORECASE
        )

        weekday = rf"(?:{vocabulary.weekday.pattern})"
        self._ending = re.compile(rf"(?:[\s,]+(?:{at}|{on}|{weekday}))+$", re.IGNORECASE)  # "Fish Hall on Monday at"

        self._month = re.compile(rf"\b{vocabulary.month.pattern}", re.IGNORECASE)
        self._chair = re.compile(rf"\b(?:{'|'.join(vocabulary.pattern['chaired'])})", re.IGNORECASE)
        cues = ("draft", "final", "corrected", "unapproved")
        self._marks = {
            "page",
            *(
                word
                for cue in cues
                for entry in vocabulary.cue.get(cue, ())
                for word in entry.split()
                if len(word) > _SHORT_WORD
            ),
        }
        self._chaired = re.compile(rf"[\s,]*\b(?:{'|'.join(vocabulary.pattern['chaired_by'])})\b.*$", re.IGNORECASE)

    def find(self, texts: Iterable[str], group: str | None) -> str | None:
        """The place, or None; `group` is who met, which is no place."""
        for text in list(texts)[:_FIRST]:
            marked = _HOURS.sub(DAY, fold(self.bodies.without_days(fold(text))))
            told = self._held.search(marked) or self._behind.search(marked)
            place = self._place(told["place"]) if told else None
            place = place if place and re.search(r"[A-ZÀ-Þ\u0621-\u064a\d]| .* ", place) else None  # "in public"
            if place is None and self.bodies.is_day(text):
                place = self._beside(marked)
            if place and place not in (group or ""):
                return place
        return None

    def _beside(self, marked: str) -> str | None:
        """What stands behind the day and the hours of a line that begins with them, up to a stop."""
        first, *rest = _STOP.split(marked, maxsplit=2)
        segments = [] if self.bodies.without_cues(first)[1] else first.split(DAY)[1:]
        if not any(re.search(r"[^\W\d_]{3}", segment) for segment in segments):
            spelled = [sentence for sentence in rest if sentence.strip(f" {DAY}")][:1]  # not one more hour
            segments = [sentence for sentence in spelled if len(sentence.split()) <= _SHORT]
        for segment in segments:
            parts = [self._between.sub("", part).strip() for part in re.split(r",|\s[–—]\s", segment)]
            place = self._place(", ".join(part for part in parts if part and not _ZONE.fullmatch(part)))
            if place:
                return place
        return None

    def _place(self, text: str) -> str | None:
        """A place without what joins it to the day; None where words for something else stand there."""
        place = self._chaired.sub("", self._between.sub("", fold(text))).strip(" .,;:–-*_")
        place = self._ending.sub("", place if "(" in place else place.strip(")"))
        words = place.split()
        if not 0 < len(words) <= _MOST_WORDS or not re.search(r"[^\W\d_]{3}", place) or ":" in place:
            return None
        if self._month.search(place) or self._chair.search(place) or key(words[0]) in self._marks:
            return None  # "May in good spirits", "Ann Lee in the chair", "Approved"
        label = self.words.label.longest_prefix(place)
        if (
            (label and label[0] in _OTHERS)
            or is_office(place)
            or self.bodies.ends_with_noun(place)
            or self.bodies.is_clause(place)
        ):
            return None
        return place if place[:1].isupper() or place[:1].isdigit() or not re.search(r"\d| .* ", place) else None
