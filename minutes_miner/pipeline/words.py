"""The words by which minutes name their parts, looked up in any language and with spelling errors forgiven."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from minutes_miner import lexicon
from minutes_miner.link.folding import without_inclusive, without_marks
from minutes_miner.link.nearly import AsLong

_PUNCTUATION = re.compile(r"[^\w#/&]+")
_ASCII = bytes(
    ord(" " if _PUNCTUATION.match(chr(code)) else chr(code).lower()) for code in range(256)
)  # the same, for most texts
_JOINING = re.compile(r"[#/&]")
_FUZZY_CUTOFF = 87.0  # "Action Ponits" 92, "Particpants" 95, "Timelime" 87.5; "Action"/"Station" 77

_COUNTED = re.compile(r"\s*\((?:\d+|\d+\s*/\s*\d+|cont\w*\.?|suite)\)\s*$", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:&|/|,|\s[-–—]\s|\band\b|\bet\b|\by\b|\be\b)\s*", re.IGNORECASE)
_FOR = re.compile(
    r"\s+(?:for|until|till|before|by|per|this|pour|avant|par|cette|d['’]ici|para|por|hasta|esta|antes de)\s+",
    re.IGNORECASE,
)
_LONGEST_DECORATED = 150  # characters
_LONGEST_ANNOUNCED = 7  # words
_LONGEST_TITLE = 12  # words
_SECTIONS, _VERBS = ("label", "column", "cue", "agent"), ("verbs", "present", "subjunctive", "participles")
_LONG_WORD = 4  # letters of a word that may tell a language
_REMEMBERED = 1 << 14  # answers of a lookup that are kept; minutes ask for the same words again and again


@lru_cache(maxsize=1 << 15)
def key(text: str) -> str:
    """A text in the form in which labels are compared: lower case, no accents, no punctuation, single blanks."""
    if text.isascii():
        return text.lower() if text.isalnum() else " ".join(text.encode().translate(_ASCII).decode().split())
    plain = without_marks(text.casefold().replace("’", "'")).replace("ـ", "")
    return _PUNCTUATION.sub(" ", plain).strip()


@lru_cache(maxsize=1 << 13)
def words_in(text: str) -> frozenset[str]:
    """The words of a text in the same form, also those that only a sign like "/" keeps apart."""
    folded = key(text)
    words = folded.split()
    return frozenset((*words, *_JOINING.sub(" ", folded).split()) if _JOINING.search(folded) else words)


class Cues:
    """Phrases of which one can stand only in a text that has all its words; most texts have those of none."""

    def __init__(self, phrases: Iterable[str]) -> None:
        listed = [key(phrase).split() for phrase in phrases]
        self._alone = frozenset(words[0] for words in listed if len(words) == 1)
        self._behind: dict[str, list[frozenset[str]]] = {}  # the first words of longer ones, and what follows them
        for first, *others in listed:
            if others and first not in self._alone:
                self._behind.setdefault(first, []).append(frozenset(others))
        self._first = frozenset(self._behind)

    def stand_in(self, text: str) -> bool:
        """Whether one of the phrases may stand in a text."""
        words = words_in(text)
        if not self._alone.isdisjoint(words):
            return True
        for first in self._first & words:
            for others in self._behind[first]:
                if others <= words:
                    return True
        return False


class Cued:
    """A pattern of phrases, which is tried only on texts in which one of them may stand."""

    def __init__(self, pattern: str, phrases: Collection[str]) -> None:
        self.phrases = phrases
        self._written = pattern
        self.may_fit = Cues(phrases).stand_in

    @cached_property
    def _pattern(self) -> "re.Pattern[str]":
        return re.compile(self._written, re.IGNORECASE)

    def search(self, text: str) -> "re.Match[str] | None":
        """Where the pattern first fits."""
        return self._pattern.search(text) if self.may_fit(text) else None

    def match(self, text: str, at: int = 0) -> "re.Match[str] | None":
        """Whether the pattern fits at an offset."""
        return self._pattern.match(text, at) if self.may_fit(text) else None

    def finditer(self, text: str) -> "Iterator[re.Match[str]]":
        """Everywhere the pattern fits."""
        return self._pattern.finditer(text) if self.may_fit(text) else iter(())


class Names:
    """Names by meaning: `find("Acton Ponts")` gives "actions". Later meanings do not replace earlier ones."""

    def __init__(self, names: Mapping[str, Iterable[str]], misspelt: Mapping[str, Iterable[str]] | None = None) -> None:
        """All `names`; those that may be misspelt are the ones in `misspelt`, where that is given."""
        self._meaning: dict[str, str] = {}
        for meaning, entries in names.items():
            for entry in entries:
                self._meaning.setdefault(key(entry), meaning)
        self._joined = {k.replace(" ", ""): meaning for k, meaning in self._meaning.items()}
        self._found: dict[tuple[str, bool], str | None] = {}
        likely = self._meaning if misspelt is None else {key(e) for entries in misspelt.values() for e in entries}
        self._as_long = AsLong((k for k in self._meaning if len(k) >= 6 and k in likely), _FUZZY_CUTOFF)

    def find(self, text: str, *, fuzzy: bool = True) -> str | None:
        """The meaning of a label as a whole, or None. Blanks inside words do not matter."""
        wanted = key(without_inclusive(text))
        if not wanted or len(wanted) > 70:
            return None
        asked = wanted, fuzzy
        if asked not in self._found:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            self._found[asked] = self._find(wanted, fuzzy=fuzzy)
        return self._found[asked]

    def _find(self, wanted: str, *, fuzzy: bool) -> str | None:
        exact = self._meaning.get(wanted) or self._joined.get(wanted.replace(" ", ""))
        if exact or not fuzzy or len(wanted) < 6:
            return exact
        best = process.extractOne(wanted, self._as_long(len(wanted)), scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF)
        if best is None or (wanted.endswith(best[0]) and wanted.removesuffix(best[0]).isalpha()):
            return None  # "Allocation" is no misspelt "location"
        return self._meaning[best[0]]

    def longest_prefix(self, text: str) -> tuple[str, int] | None:
        """The meaning and the length in words of the longest name that the text begins with."""
        words = key(text).split()
        for length in range(min(len(words), 8), 0, -1):
            meaning = self._meaning.get(" ".join(words[:length]))
            if meaning:
                return meaning, length
        return None

    def __contains__(self, text: str) -> bool:
        return key(text) in self._meaning


class Words:
    """All languages together; a document may mix them. Sections of the data files become attributes."""

    def __init__(self, languages: Iterable[str] | None = None) -> None:
        self.languages = tuple(languages or lexicon.names("words"))
        files = {language: lexicon.load(f"words/{language}") for language in self.languages}
        common = {code: data for code, data in files.items() if data.get("language", {}).get("everywhere")}
        self.label = Names(_merged(files, "label"), _merged(common or files, "label"))
        self.agenda_names = tuple(
            sorted(_merged(files, "label").get("agenda", ()), key=lambda name: (-len(name), name))
        )
        self.column_names = Names(_merged(files, "column"), _merged(common or files, "column"))
        self.column = {meaning: _sorted_keys(entries) for meaning, entries in _merged(files, "column").items()}
        self.status = _by_length(_merged(files, "status"), _merged(files, "told"))
        self.states: dict[str, str] = dict(self.status)
        self.report = {
            name: frozenset(key(e) if name != "endings" else e for e in es)
            for name, es in _merged(files, "report").items()
        }
        self.cue = {name: _sorted_keys(entries) for name, entries in _merged(files, "cue").items()}
        self.pattern = _merged(files, "pattern")
        self.agent = {name: _sorted_keys(entries) for name, entries in _merged(files, "agent").items()}
        self.commitment: dict[str, dict[str, Any]] = {
            language: dict(data.get("commitment", {})) for language, data in files.items()
        }
        self.titles = frozenset(key(t) for data in files.values() for t in data.get("person", {}).get("titles", ()))
        self.everywhere = frozenset(common)
        self.stopwords = {
            language: frozenset(key(w) for w in data.get("language", {}).get("stopwords", ()))
            for language, data in files.items()
        }
        self._files = files  # by language, as the lexicon has them
        self.empty = frozenset(self.cue["empty"])
        sections = [data.get("section", {}) for data in files.values()]
        self.section_words, self.section_before, self.section_after, self.section_point = (
            tuple(word for section in sections for word in section.get(name, ()))
            for name in ("words", "before", "after", "point")
        )
        self.ordinals, self.cardinals = (
            {word: number for section in sections for word, number in section.get(name, {}).items()}
            for name in ("ordinals", "cardinals")
        )
        self.frames_of_motions: dict[str, str] = {
            code: data["motion"]["frame"][0] for code, data in files.items() if "motion" in data
        }
        self._make_patterns()

    def _make_patterns(self) -> None:
        """What lists of words and patterns of the data files say, as regular expressions."""
        minute = "|".join(map(re.escape, self.cue.get("minute", ()))) or "(?!)"
        self._decoration = re.compile(
            r"^[#*\s]*(?:\(?[A-Za-z]\)\s*)?|\s*[\[(][^\])]*\d[^\])]*[\])][\s*]*$"
            rf"|\s*[-–—,:]?\s*\d{{1,3}}\s*(?:(?:{minute})\b\.?|['’′])[\s*]*$",
            re.IGNORECASE,
        )  # of a title: signs of Markdown, a letter, how long an item takes: "## A) Old actions [10 min, until 0:15]"
        self._looks_back, self._looks_ahead = (
            re.compile("|".join(self.pattern.get(name, ())) or r"(?!)") for name in ("looks_back", "looks_ahead")
        )
        gathered, here = ("|".join(self.pattern[name]) for name in ("gathered", "agreed_here"))
        self._gathered = re.compile(rf"(?:{gathered})?(?P<list>.+?)(?: (?:{here}))?")
        self._grouped_by = re.compile(rf"(?P<list>.+?) (?:{'|'.join(self.pattern.get('grouped_by', ())) or '(?!)'})")
        day = r"\d{1,2}(?:st|nd|rd|th)?(?: of| de)? "
        months, weekdays = self._times()
        gathering = "|".join(re.escape(key(entry)) for entry in ("meeting", *self.cue.get("gathering", ())))
        self._earlier = re.compile(
            rf"(?:{'|'.join(self.pattern.get('earlier', ())) or '(?!)'}) "
            rf"(?P<time>(?:{day})?(?:{months}|{weekdays})(?: (?:19|20)\d\d)?|(?:no|nr|n°|number|acta) ?\d+|\d{{1,2}}[/ ]\d{{1,2}}(?:[/ ]\d{{2,4}})?"
            rf"|\d{{1,3}} ?(?:[a-z]{{1,4}})? (?:{gathering}))"
        )
        self.nothing_about = re.compile(rf"(?:{'|'.join(self.pattern['nothing_about'])}) ")
        self.points_to = re.compile(rf"(?:{'|'.join(self.pattern['points_to'])}) ")
        self.elsewhere = re.compile(rf"(?:{'|'.join(self.pattern['elsewhere'])})(?: \w+){{0,3}}")
        self.weekday = re.compile(rf"\b(?:{weekdays})\b", re.IGNORECASE)
        self.month = re.compile(rf"(?:{months})\b", re.IGNORECASE)

    def _times(self) -> tuple[str, str]:
        """The names of months and of weekdays, to be put into a pattern."""
        dates = [lexicon.load(f"dates/{language}") for language in self.languages]
        return (
            "|".join(name for data in dates for name in data["months"]["names"]),
            "|".join(name for data in dates for name in data["weekdays"]["names"]),
        )

    def said(self, section: str, name: str) -> tuple[str, ...]:
        """The entries of a section as they are written, accents and all, longest first."""
        files = (lexicon.load(f"words/{language}") for language in self.languages)
        entries = {entry for data in files for entry in data.get(section, {}).get(name, ())}
        return tuple(sorted(entries, key=lambda entry: (-len(entry), entry)))

    def either(self, section: str, *names: str) -> str:
        """The entries of lists as they are written, as one regular expression to be put into a group."""
        entries = {entry for name in names for entry in self.said(section, name)}
        return "|".join(sorted(entries, key=lambda entry: (-len(entry), entry))) or "(?!)"

    @cached_property
    def by(self) -> "re.Pattern[str]":
        """What stands before who does it: "by", "par"."""
        return re.compile(rf"(?:{self.either('around', 'done_by')})\s+", re.IGNORECASE)

    @cached_property
    def ends_with_by(self) -> "re.Pattern[str]":
        """The same at the end of a text."""
        return re.compile(rf"\s(?:{self.either('around', 'done_by', 'got_from')})$", re.IGNORECASE)

    @cached_property
    def small(self) -> frozenset[str]:
        """The small words of all languages."""
        return frozenset().union(*self.stopwords.values())

    @cached_property
    def telling(self) -> dict[str, frozenset[str]]:
        """The words that tell each language: its commonest, and those of its labels, heads and verbs that no other language has."""
        own = {code: _words_of(data) for code, data in self._files.items()}
        spoken = Counter(word for code in own for word in own[code] | self.stopwords[code])
        return {
            code: self.stopwords[code] | {word for word in own[code] if spoken[word] == 1} for code in self.stopwords
        }

    def beside(self, section: str, name: str, other: str) -> dict[str, list[str]]:
        """To each entry of a section as it is written, the entries `other` of its own languages, longest first."""
        found: dict[str, set[str]] = {}
        for language in self.languages:
            data = lexicon.load(f"words/{language}").get(section, {})
            for entry in data.get(name, ()):
                found.setdefault(entry, set()).update(data.get(other, ()))
        return {entry: sorted(others, key=lambda one: (-len(one), one)) for entry, others in found.items()}

    def meaning_of(self, title: str) -> str | None:
        """The meaning of a title as a whole; one that looks back at earlier actions is a "review", however it is worded."""
        bare = self._decoration.sub("", title) if len(title) <= _LONGEST_DECORATED else title
        known = self.label.find(title) or (self.label.find(bare) if bare != title else None)
        said = key(bare) if known is None and len(bare.split()) <= _LONGEST_TITLE else ""
        return "review" if self._looks_back.fullmatch(said) and not self._looks_ahead.search(said) else known

    def announced(self, title: str) -> str | None:
        """ "actions" where a title has that name among its parts, or before what they are for; it or "decisions" where the title only
        says that all of them stand there; None elsewhere.

        "Recommendations & next steps (1/2)", "Asks for June", "To do until next meeting", "Actions by person", "Summary of agreed actions".
        """
        title = _COUNTED.sub("", title)
        if len(title.split()) > _LONGEST_ANNOUNCED:
            return None
        for around in (self._grouped_by, self._gathered):
            found = around.fullmatch(key(title))
            meaning = self.label.find(found["list"], fuzzy=False) if found else None
            if meaning in ("actions", "decisions"):
                return meaning
        parts = [part for part in _PARTS.split(title) if part.strip() and key(part) not in self.cue["follow_up"]]
        meanings = [self.label.find(part, fuzzy=False) for part in parts]
        if "actions" in meanings and set(meanings) <= {"actions", "decisions", None}:
            return "actions"
        named = _FOR.split(title, maxsplit=1)[0].strip()
        several = named.lower().endswith("s") or " " in named  # "Action for children" announces none
        return "actions" if several and self.label.find(named, fuzzy=False) == "actions" else None

    def earlier_time(self, title: str) -> str | None:
        """The month, day or meeting to which a title looks back ("Actions from October"): its last words; None where it does not."""
        found = self._earlier.fullmatch(key(title)) if len(title.split()) <= _LONGEST_TITLE else None
        return found["time"] if found else None

    def is_empty(self, text: str) -> bool:
        """Whether a cell says "nothing here" ("N/A", "-", "None")."""
        return not re.search(r"\w", text) or key(text) in self.empty


@cache
def words() -> Words:
    """The words of the package, loaded once."""
    return Words()


def _merged(files: Mapping[str, Mapping[str, Any]], section: str) -> dict[str, list[str]]:
    merged: dict[str, list[str]] = {}
    for data in files.values():
        for name, entries in data.get(section, {}).items():
            if isinstance(entries, list):
                merged.setdefault(name, []).extend(entries)
    return merged


def _sorted_keys(entries: Iterable[str]) -> tuple[str, ...]:
    """Keys, longest first, so that the first that fits is the most specific."""
    return tuple(sorted({key(entry) for entry in entries} - {""}, key=lambda k: (-len(k), k)))


def _by_length(*lists: Mapping[str, Iterable[str]]) -> tuple[tuple[str, str], ...]:
    """The entries of some lists with their meanings, the longest first."""
    pairs = {(key(entry), meaning) for names in lists for meaning, entries in names.items() for entry in entries}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _words_of(data: Mapping[str, Any]) -> set[str]:
    """The longer words of the labels, heads and verbs of one language, folded."""
    lists = [data.get("commitment", {}).get(name, ()) for name in _VERBS]
    lists += [entries for name in _SECTIONS for entries in data.get(name, {}).values() if isinstance(entries, list)]
    words = (word for entries in lists for entry in entries if isinstance(entry, str) for word in key(entry).split())
    return {word for word in words if len(word) >= _LONG_WORD and word.isalpha()}
