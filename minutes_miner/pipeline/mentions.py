"""Agencies in running text: known ones by their names, those of the attendance list, and unknown ones by what they do there.

An acronym that no list knows is an agency where it acts ("XYZ shared the list"), stands in one list with agencies ("UNICEF, XYZ and
WFP"), or stands in brackets behind a name that speaks of an organisation ("Future Makers Society (FMS)").
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise

from minutes_miner.lexicon.alternatives import either
from minutes_miner.link.agencies import registry
from minutes_miner.link.countries import countries
from minutes_miner.link.kinds import (
    ACRONYM,
    TITLE,
    data,
    fold_words,
    is_organisational,
    is_thing,
    kind_of,
    known,
)
from minutes_miner.pipeline.candidate_names import Candidate, CandidateNames, beside, is_one
from minutes_miner.pipeline.words import Words, key
from minutes_miner.records import Attendee

_WORD = re.compile(r"[^\W_](?:[\w'’&.-]*[^\W_])?")
_BROKEN = re.compile(r"[\n,;:()/!?]|\.\s")
_SHORTEST_FIRST = 5  # letters that a word must have to stand for the name it opens
_SHORT = 2  # letters
_SHORT_NAME = 4  # letters up to which an acronym in other letters may be a word
_CAPITALS = 0.6  # share of an acronym
_LONGEST = 6  # words of a name
_HEAD = 300  # characters of a document in which its own body is named, at most a fifth of it
_HEAD_SHARE = 5
_BRACKETED = re.compile(r"\s+\(")
_PARTED = re.compile(r"\s[–—-]\s|[,;()/]")
_SHORTEST_JOINED = 5  # letters of a name of several words
_OF_BODY = re.compile(r"(?P<who>[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+)?)\s+(?:of|from|de|del|du)\s+(?P<body>.+)")
_JOINED = re.compile(r"\s*(?:,|/|;|&|\+|\band\b|\bet\b|\by\b|\be\b|\bund\b|و)\s*", re.IGNORECASE)
_SMALL = re.compile(r"\s+(?:of|for|and|the|de|du|des|la|le|les|del|los|las|pour|para|y|e|et|&)\b")
_AND = re.compile(r"and|et|y|e")
_BEFORE = re.compile(
    r"\b(?:by|contact|ask|ring|phone|via|par|por|chez|auprès d[eu']|de la part d[eu']|de parte de)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(r"\b(?:with|from|avec|con|para con)\s+$", re.IGNORECASE)  # before an acronym alone
_OWNS = re.compile(r"['’]s\s+[a-z]")  # "A&W's leaflet"
_PARTNER = re.compile(
    r"\b(?:(?:meet(?:ing)?|discuss(?:ed|ion)?|work(?:ing)?|coordinat(?:e|ed|ion)|regist(?:er|ered|ration)|agreement|liaise|shared?|partners(?:hip)?|follow(?:ed)?[ -]up|consult)"
    r"\s+with|(?:received|request(?:ed)?|approval|support|update|feedback|answer|letter|reply|presentation|funding|funded)\s+(?:from|by))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_GENITIVE = re.compile(r"['’]s?$")
_ELISION = re.compile(r"\b[lLdD]['’](?=\w)")
_OPENS = re.compile(r"(?:^|[.!?:;\n]\s+|[-–•]\s)$")
_VERB = re.compile(
    r"\s+[a-zà-ÿ]{3,}(?:ed|es|s|ó)\b"
)  # "XYZ wants", "XYZ moved": a verb by its end, where a sentence begins
_OPENER = re.compile(r"(?m)(?:^|(?<=[\n•●]))\s*(?P<name>[A-Z][A-Za-z&-]{1,9})\s*(?:[:–—]|\s-)\s+(?=[^\W\d])")
_LINES = 2  # known agencies that open lines
_NAME = r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+(?:(?:of|for|de|du|des|pou|al|el)\s+)?[A-ZÀ-Þ][\w'’-]+){0,3})"
_ENCLOSED = re.compile(rf",\s*{_NAME}(?:,|,?\s+(?:and|et|y|e|&))\s*")
_COMMA = re.compile(r"\s*,\s*")
_LAST = re.compile(rf",?\s+(?:and|et|y|e|&)\s+{_NAME}(?![\w'’])")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an agency is named: half-open character offsets in a text; `known` where the registry or the attendance list knows it."""

    start: int
    end: int
    text: str
    known: bool


class Mentions:
    """Finds agencies in the passages of one document, which is of `country`, has `attendees` and `text` in all."""

    def __init__(
        self,
        vocabulary: Words,
        attendees: Collection[Attendee],
        *,
        country: str | None = None,
        text: str = "",
        group: str = "",
    ) -> None:
        self.verbs = _doing(vocabulary)
        self.small = frozenset(re.findall(r"\b[a-zà-ÿ]{3,}\b", text))
        self.country = country
        self.group = {key(group), *key(group).split(), "".join(word[0] for word in key(group).split() if word)}
        self.listed = {
            key(name): a.agency or ""
            for a in attendees
            if a.agency
            for name in (a.agency, *_BRACKETED.split(a.agency)[:1], *self._written(a))
        }
        self.head = key(text[: min(_HEAD, len(text) // _HEAD_SHARE)])
        self.own = {key(group), "".join(word[0] for word in key(group).split() if word)} - {""}
        self.listed |= {
            word: agency for word, agency in self._short_names(attendees).items() if word not in self.listed
        }
        self.listed_first = {name.partition(" ")[0] for name in self.listed}
        self.persons = {
            key(word)
            for a in attendees
            if a.person
            for word in (*a.person.split(), a.initials or "", "".join(w[0] for w in a.person.split()))
            if word
        }
        self.openers = self._openers(text)
        self._begins: dict[str, bool] = {}
        self.listed_initials = {"".join(word[0] for word in name.split()) for name in self.listed if " " in name}
        self.names = CandidateNames(
            small=self.small, persons=self.persons, stops=_stops(vocabulary), verbs=_asking(vocabulary)
        )

    def _written(self, attendee: Attendee) -> list[str]:
        """The names by which the attendance list calls the agency of an entry: "PIN" of "Petra – PIN"."""
        if not attendee.person:
            return [attendee.text]
        parts = (part.strip() for part in _PARTED.split(attendee.text))
        return [p for p in parts if p and registry().resolve(p, country=self.country) == attendee.agency]

    def _short_names(self, attendees: Collection[Attendee]) -> dict[str, str]:
        """The short forms of agencies' names that no other agency of the list has and that are words of nothing else."""
        forms: dict[str, set[str]] = {}
        for name in {a.agency for a in attendees if a.agency and " " in a.agency}:
            for form in _short_forms(name):
                usual = is_organisational(form) or is_thing(form) or kind_of(form) or countries().code(form)
                if len(form) >= _SHORTEST_FIRST and form[0].isupper() and not usual and key(form) not in self.small:
                    forms.setdefault(key(form), set()).add(name)
        words = (*data("everyday", "words"), *data("theme", "words"), *data("person", "never"))
        persons = {key(word) for a in attendees if a.person for word in a.person.split()}
        return {
            form: names.copy().pop()
            for form, names in forms.items()
            if len(names) == 1 and form not in words and form not in persons
        }

    def _openers(self, text: str) -> frozenset[str]:
        """Acronyms that open lines as known agencies do: "UNHCR – ...", "AFI – ..."; none where most lines open otherwise."""
        opened = [match["name"] for match in _OPENER.finditer(text)]
        known = [name for name in opened if key(name) in self.listed or (registry().knows(name) and not is_thing(name))]
        enough = len(known) >= _LINES and 2 * len(known) >= len(opened)
        return frozenset(key(name) for name in opened) if enough else frozenset()

    def find(self, text: str, *, heading: bool = False) -> Iterator[Place]:
        """The agencies named in a text, left to right, none inside another; in a `heading` no unknown ones."""
        named, open_ = self._scanned(text)
        quiet = heading or _is_shouted(text)
        unknown = [self._between_known(text, named)] if quiet else self._by_rules(text, named, open_).values()
        yield from sorted([*named, *chain.from_iterable(unknown)], key=lambda p: p.start)

    def read(self, text: str, *, heading: bool = False) -> tuple[list[Place], list[Candidate]]:
        """The agencies that a list knows, and all other names of a text that may be agencies, with what tells so."""
        named, open_ = self._scanned(text)
        if heading or _is_shouted(text):
            return named, []
        ruled = {
            (place.start, place.end): rule
            for rule, places in self._by_rules(text, named, open_).items()
            for place in places
        }
        taken = [(place.start, place.end) for place in named]
        spans = {*ruled, *((place.start, place.end) for place in open_), *self.names.find(text, besides=taken)}
        kept: list[tuple[int, int]] = []
        for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):  # the longest first
            if all(end <= first or last <= start for first, last in (*taken, *kept)):
                kept.append((start, end))
        return named, [
            Candidate(
                start, end, text[start:end], self._told_beside(text, start, end, named, ruled.get((start, end), ""))
            )
            for start, end in sorted(kept)
        ]

    def _told_beside(self, text: str, start: int, end: int, named: list[Place], ruled: str) -> tuple[str, ...]:
        """What stands beside a mention, and which rules it fulfils."""
        place = Place(start, end, text[start:end], False)
        fulfilled = {
            "rule": bool(ruled),
            f"rule {ruled}": bool(ruled),
            "acts": self._acts(text, place),
            "with": self._with(text, place),
            "among agencies": self._beside(text, place, named),
            "opener": key(place.text) in self.openers and _OPENER.match(text, start) is not None,
        }
        return (
            *beside(text, start, end, [(other.start, other.end) for other in named]),
            *(rule for rule, holds in fulfilled.items() if holds),
        )

    def of_document(self, name: str) -> Iterator[str]:
        """What the registry, the attendance list, the group and the words of the document tell of a name, as features."""
        folded = key(name)
        words = folded.split()
        alone = len(words) == 1 and is_organisational(name)
        told = {
            "in registry": registry().knows(name),
            "begins as one of the list": bool(words) and words[0] in self.listed_first,
            "part of one of the list": any(f" {folded} " in f" {other} " for other in self.listed),
            "initials of one of the list": folded in self.listed_initials,
            "a person in it": not self.persons.isdisjoint(words),
            "a small word": folded in self.small,
            "of the group": not self.group.isdisjoint(words),
            "the group": all(word in self.group or word in known("small", "words") for word in words),
            "a verb": folded in self.verbs,
            "in the head": f" {folded} " in f" {self.head} ",
            "a noun of one of the list": alone and any(folded in other.split() for other in self.listed),
            "a noun alone": alone,
        }
        return (feature for feature, holds in told.items() if holds)

    def _scanned(self, text: str) -> tuple[list[Place], list[Place]]:
        """The names that a list knows, and those that the rules may take."""
        words = list(_WORD.finditer(_ELISION.sub("  ", text)))
        named: list[Place] = []
        open_: list[Place] = []
        free = 0
        for at, word in enumerate(words):
            first = word[0]
            begins = self._begins[first] if first in self._begins else self._may_begin(first)
            if at < free or (not begins and first[0].islower()):
                continue  # most words
            place, used = self._known(text, words, at) if begins else (None, 1)
            if place is None:
                place, used = self._unknown(text, words, at)
                if place is not None:
                    open_.append(place)
            else:
                (named if place.known else open_).append(place)
            free = at + used
        return named, open_

    def _by_rules(self, text: str, named: list[Place], open_: list[Place]) -> dict[str, list[Place]]:
        """The unknown agencies that rules take, by rule."""
        settled = list(self._settled(text, named, open_))
        agencies = sorted([*named, *settled], key=lambda p: p.start)
        between = self._between_known(text, agencies)
        told = self._told(text, [*agencies, *between])
        return {
            "word": [place for place in settled if " " not in place.text],
            "organised": [place for place in settled if " " in place.text],
            "between": between,
            "cued": list(told),
        }

    def _between_known(self, text: str, agencies: list[Place]) -> list[Place]:
        taken = {place.start for place in agencies}
        return [place for place in self._between(text, agencies) if place.start not in taken]

    def _told(self, text: str, agencies: list[Place]) -> Iterator[Place]:
        """Capitalised names that a noun before them makes organisations: "the contractor Baines", "a quote from Kone"."""
        for match in _cued().finditer(text):
            start, end = match.span("name")
            inside = any(place.start < end and start < place.end for place in agencies)
            if not inside and not TITLE.match(match["name"] + " X") and self._may_be_agency(match["name"]):
                yield Place(start, end, match["name"], False)

    def _between(self, text: str, agencies: list[Place]) -> Iterator[Place]:
        """A capitalised name in a list of agencies: "JRS, Don Bosco and NCCK", "CARE, Concern and Fanm Kanpe"."""
        for first, second in pairwise(agencies):
            match = _ENCLOSED.fullmatch(text, first.end, second.start)
            if match is None and _COMMA.fullmatch(text, first.end, second.start):
                match = _LAST.match(text, second.end)
            if match and self._may_be_agency(match["name"]):
                yield Place(match.start("name"), match.end("name"), match["name"], False)

    def _may_be_agency(self, name: str) -> bool:
        words = key(name).split()
        return (
            not any(word in self.persons or word in data("person", "never") for word in words)
            and countries().code(name) is None
            and not is_thing(name)
            and kind_of(name) is None
            and fold_words(name) not in data("theme", "words")
            and key(name) not in self.small
        )

    def canonical(self, name: str) -> str:
        """The canonical name of an agency, or the name as it is written."""
        return (
            self.listed.get(key(name))
            or registry().resolve(name, country=self.country, among=set(self.listed.values()))
            or name
        )

    def _known(self, text: str, words: "list[re.Match[str]]", at: int) -> tuple[Place | None, int]:
        first = words[at][0]
        small = first[0].islower()
        longest = min(_LONGEST, len(words) - at)
        unbroken = next(
            (n for n in range(1, longest) if _BROKEN.search(text, words[at + n - 1].end(), words[at + n].start())),
            longest,
        )
        for count in range(unbroken, 0, -1):
            start, end = words[at].start(), words[at + count - 1].end()
            owned = _GENITIVE.search(text, start, end)
            if owned and (count == 1 or registry().find(text[start:end], nearly=False) is None):
                end = owned.start()
            name = text[start:end]
            folded = key(name)
            if folded in known("person", "never") or (folded in self.own and folded not in self.listed):
                continue  # the body that meets is nobody beside it
            if folded in self.listed and (not first.islower() or len(folded) > 3):
                return Place(start, end, name, True), count
            if small:
                continue
            if count == 1 and (is_thing(name) or fold_words(name) in known("theme", "words") or kind_of(name)):
                continue
            if count > 1 and folded.partition(" ")[0] in known("article", "words") and not registry().spells(name):
                continue  # "La DRAC", "The PI": it begins behind the article
            acronym = count == 1 and ACRONYM.match(name)
            if registry().find(name, country=self.country, nearly=False) is None and not (
                acronym and registry().knows(name)
            ):
                continue
            if countries().code(name) is not None or (count > 1 and len(name) < _SHORTEST_JOINED):
                continue
            return Place(start, end, name, not self._is_doubtful(name)), count
        return None, 1

    def _may_begin(self, word: str) -> bool:
        """Whether a known name can begin with a word; one in small letters begins none but those of the attendance list."""
        bare = _GENITIVE.sub("", word)
        listed = key(bare).partition(" ")[0] in self.listed_first
        self._begins[word] = listed or (not word[0].islower() and registry().may_begin(bare))
        return self._begins[word]

    def _is_doubtful(self, name: str) -> bool:
        """A known name that is a word as well ("Plan"), of two letters, or a short one written otherwise ("Dai", "IMs"):
        it counts only where something else tells.
        """
        otherwise = len(name) <= _SHORT_NAME and not name.isupper() and not registry().spells(name)
        return fold_words(name) in known("everyday", "words") or len(name) <= _SHORT or otherwise

    def _unknown(self, text: str, words: "list[re.Match[str]]", at: int) -> tuple[Place | None, int]:
        if words[at][0].islower():
            return None, 1
        name = _GENITIVE.sub("", words[at][0].rstrip("'’"))
        organised = self._organised(text, words, at)
        if organised is not None:
            return organised
        if not self._is_open_acronym(name):
            return None, 1
        return Place(words[at].start(), words[at].start() + len(name), name, False), 1

    def _organised(self, text: str, words: "list[re.Match[str]]", at: int) -> tuple[Place, int] | None:
        """Capitalised words, small ones between them, one of which only organisations have: "Future Makers Society"."""
        first = words[at][0]
        if not first[0].isupper() or key(first) in known("person", "never") or key(first) in known("article", "words"):
            return None
        last = at
        for n in range(at + 1, min(at + _LONGEST + 1, len(words))):
            gap = text[words[n - 1].end() : words[n].start()]
            if gap.strip() or "\n" in gap:
                break
            if words[n][0][0].isupper():
                last = n
            elif not _goes_on(words[n][0], text[words[at].start() : words[n - 1].end()]):
                break
        if last == at:
            return self._by_its_noun(text, words[at])
        start = words[at].start()
        name = text[start : words[last].end()]
        whose = _OF_BODY.fullmatch(name)
        if whose and (self._is_person(whose["who"]) or (" " in whose["who"] and not is_organisational(whose["who"]))):
            name = whose["body"]  # "Dan Moeller of Riverton PD"
            start = words[last].end() - len(name)
        if (
            known("strong", "words").isdisjoint(fold_words(name).split())
            or kind_of(name) == "role"
            or countries().code(name)
            or any(key(name) in own for own in self.group)
        ):
            return None
        if fold_words(text[words[last].start() : words[last].end()]) in known("organisation", "places"):
            return None
        return Place(start, words[last].end(), name, False), last - at + 1

    def _is_person(self, name: str) -> bool:
        return any(key(word) in self.persons for word in name.split())

    def _by_its_noun(self, text: str, word: "re.Match[str]") -> tuple[Place, int] | None:
        """ "the Diocese", "the Legion": with a capital and an article the noun itself names one organisation."""
        if fold_words(word[0]) not in known("alone", "words"):
            return None
        article = re.search(r"([^\W\d_]+['’]?)\s*$", text[: word.start()])
        named = article and key(article[1]) in known("article", "words")
        return (Place(word.start(), word.end(), word[0], True), 1) if named else None

    def _is_open_acronym(self, name: str) -> bool:
        return (
            bool(ACRONYM.match(name))
            and sum(ch.isupper() for ch in name) >= max(2, _CAPITALS * len(name))
            and key(name) not in self.verbs
            and key(name) not in self.small
            and not re.search(r"\d", name)
            and _SHORT < len(name) <= 9
            and not is_thing(name)
            and kind_of(name) is None
            and fold_words(name) not in known("theme", "words")
            and fold_words(name) not in known("office", "acronyms")
            and key(name) not in self.persons
            and key(name) not in self.group
            and countries().code(name) is None
        )

    def _settled(self, text: str, named: list[Place], open_: list[Place]) -> Iterator[Place]:
        """The unknown names that something beside them makes agencies."""
        agencies = list(named)
        words = [
            place for place in open_ if registry().knows(place.text)
        ]  # "CARE, Concern and Plan": each a word, together agencies
        for place in open_:
            if (
                (place.known and not self._is_doubtful(place.text))
                or self._acts(text, place)
                or (key(place.text) in self.openers and _OPENER.match(text, place.start))
                or " " in place.text
                or self._beside(text, place, agencies)
                or (place in words and self._beside(text, place, [p for p in words if p is not place]))
                or (not place.known and self._with(text, place))
            ):
                agencies.append(place)
                yield place

    def _acts(self, text: str, place: Place) -> bool:
        behind = key(text[place.end : place.end + 40]).split()
        gap = re.match(r"\s*\([^()]{1,30}\)", text[place.end :])
        if gap:
            behind = key(text[place.end + gap.end() : place.end + gap.end() + 40]).split()
        if text[place.end : place.end + 1] in ".,;" or not behind:
            acting = False
        elif behind[0] in ("is", "was", "are", "were") and len(behind) > 1 and behind[1][0].isdigit():
            acting = False  # "CPI was 3.1"
        else:
            acting = behind[0] in self.verbs or (len(behind) > 1 and " ".join(behind[:2]) in self.verbs)
            acting = acting or (_OPENS.search(text[: place.start]) is not None and bool(_VERB.match(text[place.end :])))
        return acting or bool(_BEFORE.search(text[max(0, place.start - 30) : place.start]) and len(place.text) > 2)

    def _with(self, text: str, place: Place) -> bool:
        """An acronym that somebody works with or hears from, with no noun behind it ("registration with CAC."), or that has
        what only organisations have: "XYZ's leaflet", "the XYZ office".
        """
        alone = re.match(r"\s*(?:[.,;)]|$|\s(?:and|on|about|for|to|et|sur|y|sobre)\b)", text[place.end :])
        before = text[max(0, place.start - 30) : place.start]
        return bool(
            _OWNS.match(text, place.end)
            or _belongings().match(text, place.end)
            or (alone and (_PARTNER.search(before) or _TO_WHOM.search(before)))
        )

    def _beside(self, text: str, place: Place, agencies: list[Place]) -> bool:
        """Whether nothing but a comma, a slash or "and" stands between it and an agency, or it abbreviates one before it."""
        return any(
            _JOINED.fullmatch(text[min(other.end, place.end) : max(other.start, place.start)])
            or (text[other.end : place.start].strip() == "(" and " " in other.text)
            for other in agencies
        )


def _goes_on(word: str, before: str) -> bool:
    """Whether a small word joins what follows to the name before it."""
    return is_one(before) if _AND.fullmatch(word) else _SMALL.fullmatch(f" {word}") is not None


def _short_forms(name: str) -> Iterator[str]:
    """The first word of a name, and the name without the words at its ends that tell the kind: "Big Heart (Foundation)", "(ONG) Tattali"."""
    words = name.split()
    if not ACRONYM.match(words[-1]):
        yield words[0]  # not the place of "Kotido DHT"
    if is_organisational(words[-1]) and len(words) > 2:
        yield " ".join(words[:-1])
    if is_organisational(words[0]) or fold_words(words[0]) in known("cued", "kinds"):
        yield " ".join(words[1:])


def _is_shouted(text: str) -> bool:
    """Whether a text is written in capitals throughout, where a word looks like an acronym."""
    letters = re.findall(r"[^\W\d_]{2,}", text)
    return len(letters) > 1 and sum(word.isupper() for word in letters) > 0.7 * len(letters)


@cache
def _belongings() -> "re.Pattern[str]":
    """What stands behind an organisation that it has: "the XYZ office", "XYZ staff"."""
    return re.compile(rf"\s+(?:{either(data('cued', 'belongings'))})\b")


@cache
def _cued() -> "re.Pattern[str]":
    nouns, sent = (either(data("cued", name)) for name in ("kinds", "sent"))
    begins = "".join(sorted({word[0] for name in ("kinds", "sent") for word in data("cued", name)}))
    small = r"(?:of|for|de|du|des|del|and|&)"
    name = rf"(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+(?:{small}\s+)?[A-ZÀ-Þ][\w'’-]+){{0,3}})"
    return re.compile(
        rf"\b(?=(?i:[{re.escape(begins)}]))(?:(?i:{nouns})|(?i:{sent})\s+(?i:from|by|with|of|de|par|por)(?:\s+(?i:the|la|le|el))?)\s+[\"“«']?{name}"
    )


@cache
def _asking(vocabulary: Words) -> frozenset[str]:
    """Verbs with which a request begins: "Ask", "Share", "Demander"."""
    return frozenset(
        key(verb) for one in vocabulary.commitment.values() for verb in one.get("verbs", ()) if " " not in verb
    )


@cache
def _stops(vocabulary: Words) -> frozenset[str]:
    """Words that stand in no name: "In", "Avec", "No"."""
    return frozenset(key(word) for words in vocabulary.stopwords.values() for word in words)


@cache
def _doing(vocabulary: Words) -> frozenset[str]:
    """The words that follow who acts: "will", "to", "shared", "a partagé", in all languages."""
    verbs = set(data("acting", "words"))
    for language in vocabulary.commitment.values():
        for name in ("past", "asked"):
            verbs |= {" ".join(key(word).split()[:2]) for word in language.get(name, ())}
    return frozenset(verbs)
