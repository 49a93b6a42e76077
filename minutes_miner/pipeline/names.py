"""Who this document knows: the registry, and whoever stands in its attendance list."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from minutes_miner import lexicon
from minutes_miner.link.agencies import Registry, registry
from minutes_miner.link.attendance import Part
from minutes_miner.link.attendance import attendees as read_attendees
from minutes_miner.link.fields import parts_of_name
from minutes_miner.link.kinds import ARABIC, TITLE, data, fold_words, is_cut_short, kind_of, looks_personal
from minutes_miner.link.kinds import known as national
from minutes_miner.link.parties import is_thing
from minutes_miner.link.scripts import in_two_scripts
from minutes_miner.pipeline.called import Called
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.findings import findings_of, layout_of
from minutes_miner.pipeline.words import Words, key
from minutes_miner.records import Attendee, Responsible

_ARTICLE = re.compile(r"^(?i:l['’]|(?:the|les?|la|los?|las|el|o|a|os|as)\s+)(?=[A-ZÀ-Þ])")
_OFFICE_ARTICLE = re.compile(r"^(?i:l['’]|(?:the|our|its|les?|la|los?|las|el|o|a)\s+)")
_HANDLE = re.compile(r"(?<![\w.])@[\w-]+")
_SHORTEST_PART = 3  # letters of a short name of an agency

COUNTRY = "country"  # in `Doc.user_data`: the ISO code of the country that the document is of, or None


NAMES = "names"  # in `Doc.user_data`: the Known and the grammar of the document, made once


def names_of(
    doc: Doc, attendees: Iterable[Attendee], vocabulary: Words, languages: Iterable[str]
) -> "tuple[Known, Grammar]":
    """Who a document knows, and its grammar of commitments; made when the first component asks, which is after the attendance."""
    if NAMES not in doc.user_data:
        spoken = tuple(languages)
        called = Called(layout_of(doc).text, vocabulary, spoken)
        known = Known(attendees, chairs=findings_of(doc).meeting.chairs, is_name=called.is_inside)
        doc.user_data[NAMES] = known, known.grammar(vocabulary, spoken, called=called)
    found: tuple[Known, Grammar] = doc.user_data[NAMES]
    return found


def _is_office(text: str) -> bool:
    """Whether a text is a word for an office or for many, and no name."""
    return fold_words(text) in data("role", "words") or fold_words(text) in data("group", "words")


class Known:
    """Names that count as agencies or persons in one document."""

    def __init__(
        self,
        attendees: Iterable[Attendee],
        *,
        chairs: Iterable[str] = (),
        organisations: Registry | None = None,
        is_name: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self.registry = organisations or registry()
        self.is_name = is_name  # whether the text shows that an everyday word is a name
        self.agencies: dict[str, str] = {}
        self.persons: dict[str, Attendee] = {}
        self._parts: dict[str, set[str]] = {}  # a word of an agency's name, and the agencies that have it
        self._initials: dict[str, set[str]] = {}
        self._asked: dict[str, bool] = {}
        self._people: dict[str, Attendee | None] = {}
        self._roles: dict[str, set[Attendee]] = {}
        self._offices: set[str] = set()
        for attendee in attendees:
            if attendee.role:
                self._offices.add(key(attendee.role))
            if attendee.role and attendee.agency:
                self._roles.setdefault(key(attendee.role), set()).add(attendee)
            if attendee.agency:
                self._add_agency(attendee.agency, attendee.agency)
                if not attendee.person:
                    for name in in_two_scripts(attendee.text) or (attendee.text,):
                        self._add_agency(name, attendee.agency)
            if attendee.person:
                self._add_person(attendee)
        self._chairs = {holder for chair in chairs for holder in self._of_chair(chair)}

    def _of_chair(self, chair: str) -> Iterator[Attendee]:
        """Who chaired, as the attendance list or the words for the chair tell: "Ann Lee (UNHCR)"."""
        for told in read_attendees([Part(chair)]):
            listed = self._person(told.person) if told.person else None
            yield listed or told

    def _add_agency(self, name: str, agency: str) -> None:
        """An agency is known by its name, by each word of it that no other agency of the list has, and by its initials."""
        self.agencies.setdefault(key(name), agency)
        words = re.findall(r"[^\W\d_]+", name)
        for word in words:
            self._parts.setdefault(key(word), set()).add(agency)
        long = [word for word in words if len(word) > 3 or word[0].isupper()]
        for first in range(max(1, len(long) - _SHORTEST_PART + 1)) if len(long) > 1 else ():
            initials = "".join(word[0] for word in long[first:])  # "RHB" for the Tigray Regional Health Bureau
            self._initials.setdefault(key(initials), set()).add(agency)

    def _add_person(self, attendee: Attendee) -> None:
        """A person is known by the full name, the first name, the family name and the initials."""
        words = [word for word in TITLE.sub("", attendee.person or "").replace(".", " ").split() if word[:1].isalpha()]
        names = {key(attendee.person or ""), key(" ".join(words))} | {key(word) for word in words if len(word) > 2}
        if len(words) > 1:
            names |= {key("".join(word[0] for word in words)), key(words[0][0] + words[-1][0])}
            names |= {key(f"{words[0]} {words[-1][0]}"), key(f"{words[0][0]} {words[-1]}")}
        names |= {
            key(initials)
            for initials in re.findall(r"\(([A-Z][A-Za-z]{0,2}[A-Z])\)", attendee.text)
            if initials != attendee.agency
        }
        names |= {key(name) for name in in_two_scripts(attendee.text) or ()}
        names |= {key(handle) for handle in _HANDLE.findall(attendee.text)}
        if attendee.initials:  # those that the list gives win over those that another name would have
            self.persons[key(attendee.initials)] = attendee
        for name in names - {""}:
            self.persons.setdefault(name, attendee)

    def is_known(self, name: str) -> bool:
        """Whether a name is an agency or a person that this document or the registry knows."""
        if name not in self._asked:
            self._asked[name] = self._knows(name)
        return self._asked[name]

    def _knows(self, name: str) -> bool:
        folded = key(name)
        if folded in self.agencies or self._person(name) is not None:
            return True
        if fold_words(name) in data("everyday", "words") and not name.isupper() and not self.is_name(name):
            return False  # "Plan to keep it", at the begin of a sentence
        if self.registry.knows(name):
            return True
        if fold_words(name) in national("national", "red_cross"):
            return True  # the one of the country
        return bool(ARABIC.match(name)) and any(map(self.registry.knows, parts_of_name(name)))  # "مديرية الزراعة"

    def means(self, name: str) -> bool:
        """Whether a name is known, or a short one of an agency of the list."""
        return self.is_known(name) or self._part_of(name) is not None

    def names(self) -> tuple[str, ...]:
        """The agencies of the attendance list as written."""
        return tuple(self.agencies.values())

    def is_thing(self, name: str) -> bool:
        """Whether an acronym means a thing ("SOPs", "4Ws") and nobody who could act."""
        return key(name) not in self.agencies and is_thing(name)

    def person_of(self, party: Responsible) -> Responsible:
        """A party as the attendance list explains it: a person ("JB", "Dr. Esther") with the agency given there, a short
        name of an agency ("Windle", "Kotido" for the only one whose name has that word, "WCC") with its full one.
        """
        if key(party.text) in self.agencies:
            agency = self.agencies[key(party.text)]
            own = party.kind == "agency" or (_is_office(party.text) and not party.text.isupper())
            if own:  # "بيت الأمل", where "Bayt al Amal (بيت الأمل)" attends
                return replace(party, agency=agency) if ARABIC.search(party.text) else party
            return replace(party, kind="agency", agency=agency, person=None)
        if self._attends(party):
            return party
        lettered = party.kind == "role" and party.agency is None and party.text.isupper()
        if lettered and (whole := self._part_of(party.text)):
            return replace(party, kind="agency", agency=whole)  # "WCC", where War Child Canada attends
        if party.kind == "role" and party.agency is None:
            holder = self._holder(party.text)
            return replace(party, agency=holder.agency, country=holder.country) if holder else party
        attendee = self._person(party.text) or (
            self._person(party.person) if party.person and not party.agency else None
        )
        if attendee is not None:
            return replace(
                party, kind="person", agency=attendee.agency, person=attendee.person, country=attendee.country
            )
        if party.kind == "person" and party.agency is None and key(party.text) in self._offices:
            return replace(party, kind="role", person=None)  # "Estates", where "Ida Moss (Estates)" attends
        short = self._part_of(party.text) if party.kind in ("agency", "person") else None
        return replace(party, kind="agency", agency=short, person=None) if short else party

    def _holder(self, role: str) -> Attendee | None:
        """Who holds an office, where the list gives it to one alone: "Ann Lee (Southern Strata, strata manager)"."""
        office = key(_OFFICE_ARTICLE.sub("", role))
        if fold_words(office) in data("role", "several"):
            return None  # whoever of them the list names
        holders = self._roles.get(office) or {
            holder for name, of_name in self._roles.items() if name.endswith(f" {office}") for holder in of_name
        }
        if not holders and fold_words(office) in data("role", "chairs"):
            holders = {chair for chair in self._chairs if chair.agency}
        agencies = {holder.agency for holder in holders}
        return min(holders, key=lambda holder: holder.text) if len(agencies) == 1 else None

    def _attends(self, party: Responsible) -> bool:
        return party.agency is not None and party.agency != party.text and party.agency in self.agencies.values()

    def _person(self, name: str) -> Attendee | None:
        if name not in self._people:
            self._people[name] = self._find_person(name)
        return self._people[name]

    def _find_person(self, name: str) -> Attendee | None:
        if not self.persons:
            return None
        folded = key(name)
        if name.islower() and " " not in name and folded in lexicon.common():
            return None  # "will", where Will attends
        if folded in self.persons:
            return self.persons[folded]
        if " " not in folded and name.isalpha():
            return None  # one word, and no title before it
        bare = key(TITLE.sub("", name))
        if bare in self.persons:
            return self.persons[bare]
        first, *others = bare.split() or [""]
        found = self.persons.get(first) if others else None
        return found if found is not None and all(self.persons.get(word) == found for word in others) else None

    def _part_of(self, name: str) -> str | None:
        """The one agency of the list that a short name stands for."""
        words = [key(word) for word in re.findall(r"[^\W\d_]+", _ARTICLE.sub("", name))]
        if not words or len("".join(words)) < _SHORTEST_PART:
            return None
        common = set.intersection(*(self._parts.get(word, set()) for word in words[is_cut_short(name) :]))
        if is_cut_short(name):  # "Sec. de Salud", where the Secretaría de Salud attends
            common = {agency for agency in common if key(agency).startswith(words[0])}
        if len(words) == 1 and name.isupper() and not common:
            common = self._initials.get(words[0], set())
        if self.registry.knows(name) and len(words) == 1 and not name.isupper() and not common:
            return None
        longer = {agency for agency in common if key(agency) != " ".join(words)}
        return longer.pop() if len(longer) == 1 else None

    def is_person(self, name: str) -> bool:
        """Whether a name is a person of the attendance list."""
        return self._person(name) is not None

    def may_be_person(self, name: str) -> bool:
        """Whether a name, of a list or of none, looks like that of a person."""
        return looks_personal(name) and kind_of(name) is None and not self.is_thing(name)

    def is_initials(self, text: str) -> bool:
        """Whether a short word in capitals means a person of the attendance list."""
        return (
            len(text) <= 4
            and text[:1].isupper()
            and text[-1:].isupper()
            and key(text) in self.persons
            and key(text) not in self.agencies
        )

    def is_agency(self, name: str) -> bool:
        """Whether a name is an agency of the attendance list."""
        return key(name) in self.agencies

    def is_attending(self, name: str) -> bool:
        """Whether a name, in whatever letters, is a person or an agency of the attendance list."""
        return len(name) > 2 and (key(name) in self.persons or key(name) in self.agencies)

    def grammar(
        self, vocabulary: Words, languages: Iterable[str], *, called: Callable[[str], bool] = lambda _: False
    ) -> Grammar:
        """The grammar of commitments, with the names of this document; those that nothing explains are `called`."""
        return Grammar(
            vocabulary,
            is_known=self.is_known,
            is_thing=self.is_thing,
            is_person=self.is_person,
            is_called=called,
            languages=tuple(languages),
        )
