"""Who this document knows: the registry, and whoever stands in its attendance list."""

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from minutes_miner.link.agencies import Registry, registry
from minutes_miner.link.parties import is_thing
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.words import Words, key
from minutes_miner.records import Attendee, Responsible

COUNTRY = "country"  # in `Doc.user_data`: the ISO code of the country that the document is of, or None


NAMES = "names"  # in `Doc.user_data`: the Known and the grammar of the document, made once


def names_of(
    doc: Doc, attendees: Iterable[Attendee], vocabulary: Words, languages: Iterable[str]
) -> "tuple[Known, Grammar]":
    """Who a document knows, and its grammar of commitments; made when the first component asks, which is after the attendance."""
    if NAMES not in doc.user_data:
        known = Known(attendees)
        doc.user_data[NAMES] = known, known.grammar(vocabulary, languages)
    found: tuple[Known, Grammar] = doc.user_data[NAMES]
    return found


class Known:
    """Names that count as agencies or persons in one document."""

    def __init__(self, attendees: Iterable[Attendee], *, organisations: Registry | None = None) -> None:
        self.registry = organisations or registry()
        self.agencies: dict[str, str] = {}
        self.persons: dict[str, Attendee] = {}
        self._asked: dict[str, bool] = {}
        for attendee in attendees:
            if attendee.agency:
                self.agencies.setdefault(key(attendee.agency), attendee.agency)
                if not attendee.person:
                    self.agencies.setdefault(key(attendee.text), attendee.agency)
            if attendee.person:
                self._add_person(attendee)

    def _add_person(self, attendee: Attendee) -> None:
        """A person is known by the full name, the first name, the family name and the initials."""
        words = [word for word in (attendee.person or "").replace(".", " ").split() if word[:1].isalpha()]
        names = {key(attendee.person or "")} | {key(word) for word in words if len(word) > 2}
        if len(words) > 1:
            names.add(key("".join(word[0] for word in words)))
        names |= {
            key(initials) for initials in re.findall(r"\(([A-Z]{2,4})\)", attendee.text) if initials != attendee.agency
        }
        for name in names - {""}:
            self.persons.setdefault(name, attendee)

    def is_known(self, name: str) -> bool:
        """Whether a name is an agency or a person that this document or the registry knows."""
        if name not in self._asked:
            self._asked[name] = self._knows(name)
        return self._asked[name]

    def _knows(self, name: str) -> bool:
        folded = key(name)
        return folded in self.agencies or folded in self.persons or self.registry.knows(name)

    def names(self) -> tuple[str, ...]:
        """The agencies of the attendance list as written."""
        return tuple(self.agencies.values())

    def is_thing(self, name: str) -> bool:
        """Whether an acronym means a thing ("SOPs", "4Ws") and nobody who could act."""
        return key(name) not in self.agencies and is_thing(name)

    def person_of(self, party: Responsible) -> Responsible:
        """A party that the attendance list explains ("JB", "Mariann") with the person and the agency given there."""
        attendee = self.persons.get(key(party.text))
        if attendee is None or key(party.text) in self.agencies:
            return party
        if party.kind == "agency" and self.registry.knows(party.text):
            return party
        return replace(party, kind="person", agency=attendee.agency, person=attendee.person, country=attendee.country)

    def is_person(self, name: str) -> bool:
        """Whether a name is a person of the attendance list."""
        return key(name) in self.persons

    def grammar(self, vocabulary: Words, languages: Iterable[str]) -> Grammar:
        """The grammar of commitments, with the names of this document."""
        return Grammar(
            vocabulary,
            is_known=self.is_known,
            is_thing=self.is_thing,
            is_person=self.is_person,
            languages=tuple(languages),
        )
