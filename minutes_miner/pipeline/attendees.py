"""Who was there, and who sent apologies: from labels, lists, sign-in tables and sentences, with whoever chaired."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.link.agencies import registry
from minutes_miner.link.attendance import Part, attendees, country_votes, settle
from minutes_miner.link.countries import countries
from minutes_miner.link.fields import abbreviates, classify, is_known, is_name, is_office, read_entry
from minutes_miner.link.kinds import ARABIC, TITLE, data, fold_words
from minutes_miner.link.labels import meaning_of
from minutes_miner.pipeline.attendance import Attendance
from minutes_miner.pipeline.attendance.chairs import Chairs
from minutes_miner.pipeline.findings import findings_of, layout_of
from minutes_miner.pipeline.layout import Layout
from minutes_miner.pipeline.names import COUNTRY
from minutes_miner.pipeline.words import Words, key, words
from minutes_miner.records import Attendee

_SAID = re.compile(r"\s*(?:[(,]|[-–/]\s)\s*(?P<rest>[^\n;.]{2,60})(?!\w)")
_BRACKETED = re.compile(r"\s*(?:,[^(),;\n]{3,50})?\(\s*([A-Z][A-Za-z]{2,8})\s*\)")


_SHORTEST_LABEL = 4  # letters
_PERSONAL_LABELS = frozenset(("chair", "minute_taker"))  # who is there by the office alone
_FEW = 3  # persons that make a list one of persons
_HEAD = 10  # passages in which a plain label of those who came may stand
_LONGEST_LABEL = 5  # words
_TITLES = 4  # passages that may say what a document is


class Attendees:
    """Fills `attendees` and the chairs of the findings, in the order of the document, each entry once."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self.chairs = Chairs(vocabulary)

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        reader = Attendance(layout, found, self.words)
        listed = [a for a in attendees(reader.read()) if not self._is_label(a)]
        if found.kind == "other" and not self._is_sheet(layout) and not self._calls_roll(layout, listed):
            listed = []  # a report names those who wrote, travelled or are to be called
        if found.kind != "minutes":
            listed = [a for a in listed if a.agency or is_name(a.person or "")]  # "folder" in a table of files
        found.attendance |= reader.passages
        alone = {key(a.agency) for a in listed if a.agency and not a.person}
        listed = [_explained(a, layout.text, alone) for a in listed]
        named = self.chairs.find(layout, found.head, listed)
        found.meeting = replace(found.meeting, chairs=named)
        chairs = [_explained(a, layout.text, alone) for a in _chairs(named, listed)]
        listed = [*(c for c in chairs if not _is_listed(c, listed)), *listed]
        country = countries().of_document(layout.text, agencies=country_votes(settle(listed, country=None)))
        doc.user_data[COUNTRY] = country
        found.attendees = settle(listed, country=country)
        return doc

    def _is_label(self, attendee: Attendee) -> bool:
        """Whether an entry is the heading of what follows the list: "Matters Arising", "Topics"."""
        text = attendee.text
        if len(text) < _SHORTEST_LABEL or (text.isupper() and " " not in text) or is_known(text):
            return False  # "ON", "Tel": somebody
        told = self.words.label.longest_prefix(text)
        return told is not None and told[0] not in _PERSONAL_LABELS and told[1] == len(key(text).split())

    def _calls_roll(self, layout: Layout, listed: list[Attendee]) -> bool:
        """Whether one of the first lines is a plain label of those who came, and persons alone are listed."""
        lines = (layout.text_of(p) for p in layout.passages[:_HEAD] if p.cell is None)
        labels = (re.sub(r"\s*\([^()]*\)", "", line).strip(" :*#") for line in lines)
        plain = any(len(label.split()) <= _LONGEST_LABEL and meaning_of(label) == "present" for label in labels)
        return plain and len(listed) >= _FEW and all(a.person and is_name(a.person) for a in listed)

    def _is_sheet(self, layout: Layout) -> bool:
        """Whether the first lines say that the document is a list of who was there: "Attendance sheet – Health cluster"."""
        lines = [line for passage in layout.passages[:_TITLES] for line in layout.text_of(passage).split("\n")]
        pieces = [piece for line in lines for piece in re.split(r"\s*(?:[–—:|,/]|\s-\s)\s*", line)]
        sheets = (*data("attendance", "attached"), *data("attendance", "sheets"))
        return any(fold_words(piece) in sheets for piece in pieces)


def _chairs(named: Iterable[str], listed: list[Attendee]) -> list[Attendee]:
    """Whoever chaired was there: the persons among the chairs that a list does not name; of a list of agencies, those with one."""
    if not listed:
        return []
    personal = 2 * sum(bool(a.person) and not a.agency for a in listed) > max(len(listed), _FEW)
    read = attendees([Part(chair, persons=personal) for chair in named])
    agencies = not any(a.person for a in listed)
    chairs = [a for a in read if a.person and _is_somebody(a, by_given_name=personal) and (a.agency or not agencies)]
    return [
        replace(chair, role=chair.role or "chair")
        for chair in chairs
        if not any(same_person(chair, other) for other in listed)
    ]


def _is_listed(chair: Attendee, listed: list[Attendee]) -> bool:
    """Whether the list names the agency of a chair without a person: "Chair: Ann Lee (UNHCR)" of a list of agencies."""
    agency = registry().resolve(chair.agency) or chair.agency if chair.agency else None
    return agency is not None and any(
        a.present and not a.person and a.agency and agency == (registry().resolve(a.agency) or a.agency) for a in listed
    )


def _explained(attendee: Attendee, text: str, alone: Collection[str]) -> Attendee:
    """A person whose agency stands elsewhere in the document, behind the full name: "Ann Lee (UNHCR)", "Ann Lee, UNHCR".

    Behind a comma it is none of those that are `alone` an entry of the list: "Present: Ann Lee, UNHCR, WFP".
    """
    person = attendee.person or ""
    if attendee.agency or len(person.split()) < 2:
        return attendee
    for match in _behind(person, text):
        if TITLE.match(f"{match['rest']} X"):
            continue  # ", Dr" begins the next person
        rest = re.split(r"\s+(?:and|et|y|e|&)\s+", match["rest"])[0]
        entry = read_entry(f"{person}, {rest}")
        told = [f.text for f in entry.fields if f.kind == "agency" and is_known(f.text)] if entry else []
        bracket = _BRACKETED.match(text, match.start())
        if bracket and classify(bracket[1]).kind in ("agency", "acronym"):
            told.append(bracket[1])
        listed = match[0].lstrip().startswith(",")
        told = [name for name in told if not abbreviates(name, person) and not (listed and key(name) in alone)]
        if told:
            return replace(attendee, agency=told[0])
    return attendee


def _behind(person: str, text: str) -> Iterator["re.Match[str]"]:
    """What stands behind each mention of a person that something is said of."""
    at = text.find(person)
    while at >= 0:
        match = _SAID.match(text, at + len(person))
        if match:
            yield match
        at = text.find(person, match.end() if match else at + 1)


def _is_somebody(chair: Attendee, *, by_given_name: bool) -> bool:
    """A chair by name: titled, with an agency, or by more names than one; "the head of office" is nobody to list.

    Among persons that the list gives without agencies one name is enough.
    """
    person = chair.person or ""
    named = (is_name(person) or bool(ARABIC.match(person) and TITLE.match(person))) and not is_office(person)
    return named and (by_given_name or bool(chair.agency) or bool(TITLE.match(person)) or len(person.split()) > 1)


def same_person(a: Attendee, b: Attendee) -> bool:
    """Whether two entries name one person: one name is in the other, or both end in the same word."""
    first, second = key(a.person or "").split(), key(b.person or "").split()
    if not first or not second:
        return False
    return set(first) <= set(second) or set(second) <= set(first) or (first[-1] == second[-1] and len(first[-1]) > 1)


def create_attendees(nlp: Language, name: str) -> Attendees:
    """The component, made by spaCy from the config."""
    return Attendees(words())


Language.factory("minutes_attendees", func=create_attendees)
