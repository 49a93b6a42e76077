"""What a title says stands below it: actions, decisions, a review of earlier ones, an agenda."""

import re
from functools import lru_cache

from minutes_miner.link.kinds import fold_words, known
from minutes_miner.pipeline.layout import Layout, Passage
from minutes_miner.pipeline.passages.shape import is_one_of_titles
from minutes_miner.pipeline.phrases import Phrases
from minutes_miner.pipeline.words import Words, key

TOP = {"date", "date_time", "date_place", "time", "place", "chair", "minute_taker", "group", "title"}
_FIGURES = re.compile(
    r"\d{1,2} \d{1,2} (?:\d\d){1,2}\b|\b\d{4} \d\d \d\d\b|\d[./-]\d"
)  # a day in figures, folded or not
_TOP_LETTERS = 500  # characters in which a document tells its day


_LONGEST_SHOUT = 12  # words of a title in capitals that runs on into what stands below it
_RANK = re.compile(r"\d+[^\W\d_]{0,2}\.?")  # "4th", "12"
_LONGEST_LABEL = 100  # characters of a line that is nothing but the label of what stands below it
_LONGEST_LEAD_IN = 160  # and of a sentence above a list
_FIRST = 2  # passages in which a document has its title


class TitleLabels:
    """Tells what the titles of one document mean."""

    def __init__(self, vocabulary: Words, layout: Layout) -> None:
        self.words, self.layout = vocabulary, layout
        self._agreed_below, self._of_earlier = _said(vocabulary, "agreed_below"), _said(vocabulary, "of_earlier")

    def whole_label(self, passage: Passage, title: str, *, in_agenda: bool) -> str | None:
        """What a passage says that is nothing but a label; None for others, and for an item of an agenda (`in_agenda`)."""
        told, colon, asked = title.partition(":")
        heading = passage.kind == "heading" or passage.bold
        if colon and told and heading and asked.strip() and self.words.meaning_of(asked.strip(" ?")) == "review":
            return "review"  # "Decisions of 16 March: where are we"
        if (
            len(title) > _LONGEST_LEAD_IN
            or ":" in title
            or (title[:1].islower() and ":" not in self.layout.text[passage.start : passage.end])
        ):
            return None
        if self._announces_agreed(passage):
            return "actions"
        if len(title) > _LONGEST_LABEL:
            return None
        meaning = self.words.meaning_of(title.rstrip(" :;-–=>"))
        if meaning is None and passage.kind == "heading" and self._is_titled_agenda(passage, title):
            meaning = "agenda"
        if meaning is None and passage.index > _FIRST:
            meaning = self.words.announced(title.rstrip(" :;-–=>"))
        if meaning in (None, "actions", "decisions") and self._looks_back(title, passage):
            meaning = "review"
        if meaning is None or (meaning == "review" and is_one_of_titles(self.layout, passage)):
            return None
        plain = passage.kind == "paragraph" and not passage.bold
        if in_agenda and (passage.kind == "list_item" or (meaning == "aob" and plain)):
            return None  # an agenda item called "Action points" opens nothing, nor does the last of plain lines
        return meaning

    def titles_record(self, passage: Passage, value: str) -> bool:
        """Whether a label opens the document and a body stands behind it: a title, "Follow up - Harbour Board", and no action."""
        spelled = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", value) if key(word) not in self.words.small]
        named = bool(spelled) and all(word[0].isupper() or self.words.month.fullmatch(key(word)) for word in spelled)
        return passage.index == 0 and named and self._names(value, "group_noun")

    def _announces_agreed(self, passage: Passage) -> bool:
        """Whether a line above others says that it was agreed at this meeting: "Here is what we agreed today:"."""
        text = self.layout.text_of(passage)
        below = self.layout.passages[passage.index + 1 : passage.index + 2]
        if not text.endswith(":") or passage.cell is not None or not below or below[0].cell is not None:
            return False
        said = key(text)
        return self._agreed_below.search(said) is not None and not self._of_earlier.search(said)

    def names_record(self, passage: Passage, opening: int, said: Phrases) -> bool:
        """Whether a line of the head (up to `opening`) goes on with the title of a record that is called by what stands in it, and
        tells the body or the day: "Port committee – 3 May 2023" below "Decisions and actions", with the lines between.
        """
        text = self.layout.text_of(passage)
        plain = passage.cell is None and passage.kind != "list_item" and len(text.split()) <= _LONGEST_SHOUT
        if passage.index >= opening or not plain or text.endswith((".", ":", ";")) or said.may_bind(text):
            return False
        if self._names(text, "group_noun") or self._is_day(text):
            return True
        after = self.layout.passages[passage.index + 1 : passage.index + 2]
        return bool(after) and self.names_record(after[0], opening, said)

    def _is_day(self, line: str) -> bool:
        """Whether a line tells a day and nothing else: "jeudi 3 mai 2023"."""
        rest = self.words.month.sub(" ", self.words.weekday.sub(" ", line))
        return (
            re.search(r"\d", line) is not None and set(key(re.sub(r"[\d\W_]", " ", rest)).split()) <= self.words.small
        )

    def _names(self, line: str, *nouns: str) -> bool:
        """Whether a noun of a list of the lexicon stands in a line: "Steering Group Harbour", "Conselho de Pais"."""
        padded = f" {key(line)} "
        return any(f" {noun} " in padded for name in nouns for noun in self.words.cue[name])

    def _is_titled_agenda(self, passage: Passage, title: str) -> bool:
        """Whether the title of the document ends with the word: "Harbour Board - Agenda"."""
        before, _, last = re.sub(r"\s[-–—|]\s(?=[^-–—|]*$)", "\0", title).partition("\0")
        if passage.index > _FIRST or fold_words(last) not in known("attendance", "agendas"):
            return False
        return passage.index == 0 or self._names(before, "group_noun", "minutes")

    def _looks_back(self, title: str, passage: Passage) -> bool:
        """Whether a title names a month, day or meeting that is not this one: "Actions from October" in November."""
        time = self.words.earlier_time(title.rstrip(" :-–=>?"))
        if time is None:
            return False
        numbered = re.match(r"\d+(?! ?(?:of|de)\b)[a-z]* [^\W\d]", time) and not self.words.month.search(time)
        name = time.split()[0] if numbered else next((word[:3] for word in time.split() if word[:3].isalpha()), time)
        top = key(self.layout.text[: min(passage.start, _TOP_LETTERS)])
        month = self.words.month.search(top)
        if self.words.month.search(time) and month and not _FIGURES.search(top[: month.start()]):
            return not month[0].startswith(name)  # the first month told is that of the meeting
        return f" {name}" not in f" {top} "

    def glued_title(self, text: str, zone: str) -> tuple[str, str] | None:
        """The zone and the title of a text that lost the line break behind a title in capitals, where that opens or ends a review."""
        said = self._shouted(text)
        for length in range(len(said), 1, -1):  # an acronym may begin what stands behind it
            title = " ".join(said[:length]).strip(" .:")
            meaning = self.words.meaning_of(title)
            if meaning == "review" or (meaning is not None and zone == "review" and meaning not in TOP):
                return ("review" if meaning == "review" else "body"), title
        return None

    def _shouted(self, text: str) -> list[str]:
        """The words in capitals that a text begins with, and the small ones and numbers between them, where others follow."""
        tokens = text.split(maxsplit=_LONGEST_SHOUT + 1)[: _LONGEST_SHOUT + 1]
        if not tokens or not tokens[0].isupper():
            return []
        small = self.words.small
        told = [token.isupper() or key(token) in small or _RANK.fullmatch(token) is not None for token in tokens]
        end = told.index(False) if False in told else 0
        return tokens[:end] if end > 1 and tokens[end][:1].isupper() else []


@lru_cache(maxsize=1 << 3)
def _said(vocabulary: Words, name: str) -> "re.Pattern[str]":
    """The patterns of a list of the lexicon as one, between words."""
    return re.compile(rf"(?<!\S)(?:{'|'.join(vocabulary.pattern[name])})(?!\S)")
