"""Names that no list decides and that may be agencies, with what tells: their words and letters, and what stands beside them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from minutes_miner.link.countries import countries
from minutes_miner.link.kinds import ACRONYM, TITLE, fold_words, is_organisational, is_thing, kind_of, known
from minutes_miner.pipeline.words import key

_JOINING = r"(?:of|for|the|de|du|des|del|la|las|los|les|et|y|and|al|el)"
_CAPITALISED = r"[A-ZÀ-Þ](?:[\w'’&.+-]*[\w+])?"
_RUN = re.compile(
    rf"(?:(?<![\w'’])|(?<=\b[lLdD]['’]))(?:{_CAPITALISED}(?:[ ](?:&[ ]|{_JOINING}[ \n]|[dl]['’]){{0,2}}{_CAPITALISED}){{0,7}}|[a-z]{{1,3}}[A-Z]{{2,}}\b)"
)
_WORD = re.compile(r"[^\W_](?:[\w'’&.+-]*[\w+])?")
_AND = re.compile(r"[ ](?:et|y|and)[ ]")
_ELIDED = re.compile(r"[LlDd]['’](?=[A-ZÀ-Þ])")
_WHOSE = re.compile(r"[ ](?:of|from|de|del|du)[ ](?:the[ ]|la[ ]|l['’])?")
_OF = re.compile(r"[ ](?:of|for|de|du|des|del|d['’])\b")
_GENITIVE = re.compile(r"['’]s?$")
_DOES = re.compile(r"\s+(?:[a-zà-ÿ]{2,}(?:ed|es|s|ó|a|e|t|nt|ll|d|ve|to)\b|[&+/])|['’]s\b")  # a verb, by its end
_TOKEN = r"([^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]|\n)"
_BEFORE = re.compile(rf"{_TOKEN}[^\S\n]*$")
_BEHIND = re.compile(rf"[^\S\n]*{_TOKEN}")
_LISTED = re.compile(r"(?:[\s,;/&]|\b(?:and|et|y|e|of|de|the|for|du|des)\b|[A-ZÀ-Þ][\w'’&.-]*)*")
_NEAR = 48  # characters read before and behind
_OFTEN = (1, 2, 3, 5, 9)  # how often a name stands in a document
_ENDING = 3  # letters
_LONGEST = 60  # characters
_VOWELS = "AEIOU"
_WORDS_OF = (
    ("strong", "words"),
    ("organisation", "words"),
    ("organisation", "places"),
    ("office", "acronyms"),
    ("office", "nouns"),
    ("everyday", "words"),
    ("alone", "words"),
    ("institution", "nouns"),
    ("institution", "remits"),
)  # lists of the lexicon that tell of what a word is part


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention: half-open character offsets in a text, and what stands beside it there."""

    start: int
    end: int
    text: str
    beside: tuple[str, ...] = ()


class CandidateNames:
    """Finds names in the texts of one document, whose words in small letters and whose persons are given, folded."""

    def __init__(
        self, *, small: Collection[str], persons: Collection[str], stops: Collection[str], verbs: Collection[str]
    ) -> None:
        self.small, self.persons, self.stops, self.verbs = small, persons, stops, verbs
        self._asked: dict[str, bool] = {}

    def find(self, text: str, *, besides: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
        """The capitalised sequences and acronyms of a text that may be names of agencies and are not known ones, by offset."""
        for run in _RUN.finditer(text):
            if run.span() not in besides:
                yield from self._trimmed(text, *run.span())

    def _trimmed(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A run without words before it that are no part of a name, divided where it names two."""
        if (parted := _AND.search(text, start, end)) and not is_one(text[start : parted.start()]):
            yield from self._trimmed(text, start, parted.start())
            yield from self._trimmed(text, parted.end(), end)
            return
        if elided := _ELIDED.match(text, start, end):
            start = elided.end()
        if (whose := _WHOSE.search(text, start, end)) and self._is_somebody(text[start : whose.start()]):
            yield from self._trimmed(text, whose.end(), end)
            return
        words = list(_WORD.finditer(text, start, end))
        while words and self._is_no_part(words[0][0], text, words[0].start(), alone=len(words) == 1):
            words.pop(0)
        while words and words[-1][0][0].islower() and not ACRONYM.match(words[-1][0]):
            words.pop()
        if words:
            start, end = words[0].start(), words[-1].end()
            end -= len(text[start:end]) - len(_GENITIVE.sub("", text[start:end]))
            if self._may_be(text[start:end]) and not _has_capital_of_sentence(text, start, end):
                yield start, end

    def _is_somebody(self, name: str) -> bool:
        """ "Dan Moeller of ...", "Director of ...": who belongs to what is named behind."""
        return kind_of(name) == "role" or any(key(word) in self.persons for word in name.split())

    def _is_no_part(self, word: str, text: str, start: int, *, alone: bool) -> bool:
        """Whether a word at the beginning of a run is an article, a verb, or has its capital from the sentence alone."""
        folded = key(word)
        if folded in self.stops or fold_words(word) in known("article", "words") or folded in known("person", "never"):
            return True
        if folded in self.verbs and not alone and not word.isupper():
            return True
        return folded in self.small and (alone or (_opens(text, start) and not word.isupper()))

    def _may_be(self, name: str) -> bool:
        if name not in self._asked:
            self._asked[name] = not self._is_none(name)
        return self._asked[name]

    def _is_none(self, name: str) -> bool:
        """Whether a name is a person, a place, a thing, an office, a theme or many at once."""
        words = key(name).split()
        return (
            not 2 < len(name) <= _LONGEST
            or TITLE.match(f"{name} X") is not None
            or TITLE.match(name) is not None
            or all(word in self.persons or word in known("person", "never") for word in words)
            or (1 < len(words) < 4 and words[0] in self.persons and not is_strong(name))
            or is_thing(name)
            or (kind_of(name) is not None and not is_body(name))
            or countries().code(name) is not None
            or fold_words(name) in known("theme", "words")
            or (" " not in name and any(ch.isdigit() for ch in name))
        )


def is_one(before: str) -> bool:
    """Whether "and" behind some words joins two parts of one name: "Ministry of Health and ...", "Department for Women and ..."."""
    first, *others = before.split()
    return bool(others) and is_organisational(first) and _OF.search(before) is not None


def is_body(name: str) -> bool:
    """ "Emergency Committee", "Integrated Care Board": many under one name, which has capitals throughout."""
    capitals = (word[0].isupper() or word in known("small", "words") for word in name.split())
    return " " in name and kind_of(name) == "group" and all(capitals)


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or a line begins at an offset."""
    before = text[:start].rstrip(" \"“«'*>")
    return not before or before[-1] in ".!?:;\n•●-–—|)"


def _has_capital_of_sentence(text: str, start: int, end: int) -> bool:
    """Whether a plain word begins a sentence, with nothing behind it that somebody does or has."""
    word = text[start:end]
    plain = " " not in word and not ACRONYM.match(word)
    return plain and _opens(text, start) and not _DOES.match(text, end)


def is_strong(name: str) -> bool:
    """Whether a word of a name stands in names of organisations alone."""
    return not known("strong", "words").isdisjoint(fold_words(name).split())


def beside(text: str, start: int, end: int, agencies: Sequence[tuple[int, int]]) -> Iterator[str]:
    """What stands before and behind a mention, as features; `agencies` are known ones, by offset."""
    before, behind = _BEFORE.search(text, max(0, start - _NEAR), start), _BEHIND.match(text, end)
    last, first = _token(before[1]) if before else "^", _token(behind[1]) if behind else "$"
    if any(stop == start or text[stop:start].isspace() for _, stop in agencies):
        last = "@agency"
    yield f"b={last}"
    yield f"a={first}"
    if last in known("article", "words"):
        yield "article"
    if first.isalpha() and len(first) > _ENDING:
        yield f"a~{first[-2:]}"
    if last == "^" and first == "$":
        yield "alone"
    if last == "(" and first == ")":
        yield "bracketed"
    if _opens(text, start):
        yield "opens"
    gaps = (text[b:start] if b <= start else text[end:a] for a, b in agencies)
    if any(len(gap) < _NEAR and "," in gap and _LISTED.fullmatch(gap) for gap in gaps):
        yield "listed with agencies"


def _token(word: str) -> str:
    """A word beside a name: numbers and other names alike."""
    if word.isdigit():
        return "@number"
    if word[0].isupper() and len(word) > 1:
        return "@acronym" if word.isupper() else "@name"
    return key(word) or word


def of_name(name: str) -> Iterator[str]:
    """Features of a name by itself: its letters and words."""
    words, folded = key(name).split(), fold_words(name).split()
    is_acronym = " " not in name and ACRONYM.match(name) is not None
    yield f"name={key(name)}"
    if is_acronym:
        yield f"acronym {len(name)}"
        yield "all capitals" if name.isupper() else "mixed letters"
        yield f"vowels {min(2, sum(ch in _VOWELS for ch in name))}"
        yield from (f"letters={a}{b}" for a, b in pairwise(f"^{words[0]}$" if words else ""))
    else:
        yield f"words {min(4, len(words))}"
    yield from (f"w={word}" for word in words)
    if len(words) > 1:
        yield f"first={words[0]}"
        yield f"last={words[-1]}"
        if is_body(name):
            yield "a body"
        if any(map(is_thing, name.split())):
            yield "a thing in it"
        if any(countries().code(word) for word in name.split()):
            yield "a country in it"
    if words and len(words[-1]) > _ENDING:
        yield f"ending={words[-1][-_ENDING:]}"
    for section, listed in _WORDS_OF:
        if not known(section, listed).isdisjoint(folded):
            yield f"{section} {listed}"
            if folded[-1] in known(section, listed):
                yield f"last {section} {listed}"
        if " ".join(folded) in known(section, listed):
            yield f"whole {section} {listed}"
    if "&" in name:
        yield "ampersand"


def counted(mentions: int) -> Iterator[str]:
    """How often a name stands in a document, as features."""
    return (f"count {times}" for times in _OFTEN if mentions >= times)


def among(name: str, others: Mapping[str, bool]) -> Iterator[str]:
    """What other names of a document tell of one, all folded; `others` with whether each is surely one of an organisation."""
    words = name.split()
    for other, sure in others.items():
        if other == name:
            continue
        if f" {name} " in f" {other} ":
            yield "short for another" if sure else "inside another"
        elif sure and len(words) > 1 and f" {other} " in f" {name} ":
            yield "holds another"
        if len(words) == 1 and " " in other and _initials(other) == name:
            yield "initials of an organisation" if sure else "initials of another"


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in known("small", "words"))
