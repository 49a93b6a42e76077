"""How well a text fits as a cell of a column: a name below "Who", a day below "When", a state below "Status"."""

import re
from collections.abc import Sequence
from datetime import date

from minutes_miner.dates import find_deadline
from minutes_miner.document import Block, Document, ends_open, goes_on, split_marker
from minutes_miner.link.kinds import kind_of
from minutes_miner.pipeline.called import Called
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.state_lines import is_day
from minutes_miner.pipeline.states import is_state
from minutes_miner.pipeline.words import Words, key

NUMBER = re.compile(r"(?:[A-Z]{1,4}[ ./-]?)?\d{1,4}(?:[./-]\d{1,4}){0,2}[.):]?")
_PARTS = re.compile(r"\s*[/,;&+]\s*|\s+(?:and|et|y|und|e|with|avec|con|mit)\s+")
_COUNTED = re.compile(r"\d{1,3} [^\W\d]\D*")  # "42 partners"
_LISTED = re.compile(r"[^,;:()–—/]+")
_FEWEST_LISTED, _LONGEST_LISTED = 3, 6  # names between commas, words of one
_LONGEST_NAME, _LONGEST_ACRONYM = 4, 6  # words, letters
_LONGEST = {"number": 1, "responsible": 7, "deadline": 5, "status": 10, "start": 3}  # words of a cell
_LONGEST_UNCOUNTED = 4  # words of a day without a figure, "end of May"
_NEVER = -50.0
_KNOWN, _NAMELIKE, _TITLED, _SMALL = 2.0, 0.6, -0.6, -2.0
_HALF_KNOWN, _LISTED_NAME = 1.4, 0.6  # for a name of the registry
_DAY, _NO_DAY, _STATE, _NO_STATE = 2.0, -1.0, 1.5, -0.6
_EMPTY = {"responsible": -0.7, "deadline": -0.3, "status": -0.3}
_OPEN_END = -2.0  # for a cell that cannot end where it does
_WRAPS, _ANEW = 0.3, -0.9
_ROW = -1.0  # for a row
_SOUND = 1.5
_UNTOLD = -4.0  # for a row without anything told
_A_WORD = 0.1  # for each word of a name or a day more
_SURELY = 0.6  # share of a text that is a day by itself
_OPENER = 7  # characters before a day, as of "latest 5 May"
_HOLDS = 0.5  # for one that holds a day among other words
_PARTLY, _COVERED = 1.0, 0.4  # for a text of which that share is a day
_EXACTLY = 0.8  # for a state that the lexicon has word by word
_ANY_DAY = date(2000, 1, 3)


class Fit:
    """Tells of texts how well they fit in columns, with what one document tells of its names."""

    def __init__(self, document: Document, words: Words) -> None:
        self.words, self.known = words, Known(())
        self._names = _names_of(document, words)
        lengths = sorted(
            len(line.text) for block in document.blocks if isinstance(block, Block) for line in block.lines
        )
        self.width = lengths[len(lengths) * 19 // 20] if lengths else 0  # of the text, in characters
        self._fits: dict[tuple[str, str], float] = {}

    def longest(self, role: str, most: int) -> int:
        """How many words a cell of a column may have on one line."""
        return min(most, _LONGEST.get(role, most))

    def of(self, role: str, text: str, *, inside: bool) -> float:
        """How well a text fits as a cell, or as its first line; `inside` where another cell follows on the same line."""
        fit = self._fit(role, text)
        return fit + self.end(role, (text,)) if inside else fit

    def end(self, role: str, cell: Sequence[str]) -> float:
        """What speaks against the end of a cell where it is, and against one that is empty."""
        if not cell:
            return _EMPTY.get(role, 0.0)
        return _OPEN_END if cell[-1].endswith((",", "/", "+", "&", "(")) or ends_open(cell[-1]) else 0.0

    def row(self, roles: Sequence[str], cells: Sequence[Sequence[str]]) -> float:
        """What speaks against the end of a row where it is; most, that nothing in it is somebody, a day or a state."""
        ends = sum(self.end(role, cell) for role, cell in zip(roles, cells, strict=True))
        told = any(
            cell and role in _EMPTY and self._fit(role, " ".join(cell)) > 0
            for role, cell in zip(roles, cells, strict=True)
        )
        return ends + _ROW if told else ends + _UNTOLD

    def is_sound(self, roles: Sequence[str], cells: Sequence[Sequence[str]]) -> bool:
        """Whether somebody, a day or a state is told in a row without doubt, and nothing else stands where they should."""
        fits = [
            self._fit(role, " ".join(cell)) for role, cell in zip(roles, cells, strict=True) if cell and role in _EMPTY
        ]
        doubt = any(fit <= _TITLED for fit in fits[:1])
        return max(fits, default=0) >= _SOUND and not doubt and min(fits) > _SMALL

    def goes_on(self, role: str, cell: Sequence[str], text: str) -> float:
        """How well a text fits as what goes on in a cell on a line of its own."""
        small = text[:1].islower() or goes_on(cell[-1], text) or cell[-1].endswith((",", "/", "(", "-"))
        marker = split_marker(text)[0]
        wraps = 2 * _ANEW if marker and marker[0].isalnum() else _WRAPS if small or marker else _ANEW
        if role not in _LONGEST:
            return wraps
        before, joined = " ".join(cell), " ".join((*cell, text))
        if len(joined.split()) > 2 * _LONGEST[role]:
            return _NEVER
        return wraps - _WRAPS + self._fit(role, joined) - self._fit(role, before)

    def _fit(self, role: str, text: str) -> float:
        if (role, text) not in self._fits:
            self._fits[role, text] = self._asked(role, text)
        return self._fits[role, text]

    def _asked(self, role: str, text: str) -> float:
        if role == "number":
            return 0.5 if NUMBER.fullmatch(text) else _NEVER
        if not re.search(r"\w", text):
            return 0.2 if role in _EMPTY else -1.0
        if role == "responsible":
            return self._who(text)
        if role == "deadline":
            return self._when(text)
        if role == "status":
            state = _STATE + (_EXACTLY + _A_WORD * len(text.split())) * (key(text) in self.words.states)
            return state if is_state(text, self.words) and not text[0].isdigit() else _NO_STATE
        if role == "start":
            return 1.0 if is_day(text, self.words) or self.words.month.match(text) else _NO_DAY
        if role in ("action", "review", "item", "discussion"):
            lone = _SMALL if not re.search(r"[^\W\d]", text) else -0.5 if " " not in text else 0.0
            return lone - 1.5 * text[0].islower()
        return -0.5 * ends_open(text.split(maxsplit=1)[0])

    def _when(self, text: str) -> float:
        if len(text.split()) > _LONGEST_UNCOUNTED and not re.search(r"\d", text):
            return _NO_DAY
        day = find_deadline(
            text, meeting_date=_ANY_DAY, next_meeting=_ANY_DAY, languages=self.words.languages, cell=True
        )
        covered = (day.end - day.start) / len(text) if day else 0.0
        within = len(text[day.start : day.end].split()) if day else 0
        more = _A_WORD * (2 * within - len(text.split()))
        if (
            day
            and day.start
            and covered < _SURELY
            and not ends_open(text.split(maxsplit=1)[0].lower())
            and day.start > _OPENER
        ):
            return _NO_DAY
        return (
            _DAY + more if covered >= _SURELY else _PARTLY + more if covered >= _COVERED else _HOLDS if day else _NO_DAY
        )

    def _who(self, text: str) -> float:
        """A known name, office or many of them fits best; one more word that is a name counts a little."""
        if not text[0].isalnum() and text[0] not in '@(“"':
            return _NEVER
        if re.search(r"\d", text) and not _COUNTED.fullmatch(text):
            return _SMALL
        if kind_of(text) is not None and len(text.split()) <= _LONGEST_NAME:
            return _KNOWN + _A_WORD * len(text.split()) - (1.5 if " " in text else 0.5) * text[0].islower()
        parts = [part for part in _PARTS.split(text) if part]
        worst = min((self._part(part) for part in parts), default=_SMALL)
        return worst + (_A_WORD * len(text.split()) if worst > 0 else 0.0)

    def _part(self, part: str) -> float:
        if self.known.is_known(part):
            return _KNOWN + _LISTED_NAME
        if kind_of(part) is not None:
            return _KNOWN
        words = re.findall(r"[^\W\d_][\w.’'-]*", part)
        if not words or len(words) > _LONGEST_NAME:
            return _SMALL
        words = [word for at, word in enumerate(words) if not 0 < at < len(words) - 1 or not ends_open(word)]
        capital = [word for word in words if word[0].isupper()]
        if len(capital) < len(words):
            return _TITLED if words[0][0].isupper() else _SMALL
        if self._fit("deadline", part) >= _DAY:
            return _SMALL
        told = sum(self._is_told(word) for word in words)
        return _KNOWN if told == len(words) else _HALF_KNOWN if told else _NAMELIKE

    def _is_told(self, word: str) -> bool:
        return word.casefold() in self._names or (word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM)


def _names_of(document: Document, words: Words) -> frozenset[str]:
    """The words that a document shows to be of names: those with capitals in lists between commas, and inside of sentences."""
    found: set[str] = set()
    called = Called(document.text, words, ())
    for block in document.blocks:
        text = " ".join(block.text.split())
        parts = [part.split() for part in _LISTED.findall(text)]
        named = [part for part in parts if 0 < len(part) <= _LONGEST_LISTED and all(word[0].isupper() for word in part)]
        if len(named) >= _FEWEST_LISTED:
            found.update(word.strip(".").casefold() for part in named for word in part)
        found.update(word.casefold() for word in re.findall(r"[^\W\d_][\w’'-]*", text) if called.is_inside(word))
    return frozenset(found)
