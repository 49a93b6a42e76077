"""Who is the same: agencies under any of their names, persons with or without titles and initials.

An agency is what the registry makes of its name in the country of the document; one that the registry does not know goes
by the name that gold gives it or by the words of the document, wherever in its gold they stand. Where gold names no agency, the
words or the person decide; "all partners" are the partners.
"""

import re
from collections.abc import Iterable

from minutes_miner.evaluation.matching import Json, normal
from minutes_miner.link.agencies import fold_name, registry
from minutes_miner.link.fields import is_office
from minutes_miner.link.kinds import TITLE, data

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_JOINTS = re.compile(r"\s*[,;/()]\s*|\s+[-–—]\s+")
_INITIALS = 4  # letters that initials have at most


class Identity:
    """Compares the parties, attendees and chairs of one document, which is of `country` (ISO code) where that is known.

    `entries` are the parties and attendees of its gold: what one of them calls an agency that no registry knows, another may.
    """

    def __init__(self, country: str | None = None, entries: Iterable[Json] = ()) -> None:
        self.country = country
        self._names: dict[str, set[str]] = {}
        for entry in entries:
            if entry["agency"] and entry.get("kind") != "person" and not self._known(entry):
                self._names.setdefault(fold_name(entry["agency"]), set()).update(self._agencies(entry))

    def same_attendee(self, gold: Json, found: Json) -> bool:
        """One agency, or where gold has none one person or the same words; present or away on both sides."""
        if gold["present"] != found["present"]:
            return False
        if agencies := self._agencies(gold):
            return bool(agencies & self._agency(found))
        return _same_words(gold, found) or (gold["person"] is not None and same_person_of(gold, found))

    def same_party(self, gold: Json, found: Json) -> bool:
        """One agency, or where gold has none the same words or person."""
        if agencies := self._agencies(gold):
            return bool(agencies & self._agency(found))
        return _same_words(gold, found) or (gold["kind"] == "person" and same_person_of(gold, found))

    def same_chair(self, gold: str, found: str) -> bool:
        """One person, agencies and roles beside the name left out; where gold names no person, one agency or the same words."""
        person, agencies = self._chair(gold)
        other, others = self._chair(found)
        if person:
            return other is not None and same_person(person, other)
        return bool(agencies & others) or normal(gold) == normal(found)

    def _chair(self, text: str) -> tuple[str | None, set[str]]:
        """The person in the words for a chair, and the agencies."""
        person, agencies = None, set()
        for part in filter(None, _JOINTS.split(text)):
            agency = registry().find(part, country=self.country, nearly=False)
            if agency or part.isupper():
                agencies.add(fold_name(agency.name if agency else part))
            elif person is None:
                person = part
        return person, agencies

    def _agencies(self, gold: Json) -> set[str]:
        """Every folded name that the agency of an entry of gold may go by; empty where it has none."""
        names = self._agency(gold)
        if not gold["agency"] or self._known(gold):
            return names
        text, person, role = gold["text"], gold.get("person"), normal(gold.get("role") or "")
        if person:  # what the document says beside the name, the office left out
            beside = [part for part in _JOINTS.split(text) if part and not same_person(person, part)]
            parts = [part for part in beside if normal(part) != role and not is_office(part)]
        else:
            parts = _forms(text)
        names |= {fold_name(_without_article(part)) for part in parts} - {""}
        return names | self._names.get(fold_name(gold["agency"]), set())

    def _agency(self, entry: Json) -> set[str]:
        """The folded names of the agency that an entry gives, whatever else its words say; empty where it gives none."""
        known = self._known(entry)
        if known:
            return {fold_name(known)}
        return {fold_name(_without_article(part)) for part in _forms(entry["agency"] or "")} - {""}

    def _known(self, entry: Json) -> str | None:
        name = entry["agency"]
        known = registry().find(
            name or entry["text"], country=self.country, any_case=name is not None, nearly=name is not None
        )
        return known.name if known else None


def _forms(text: str) -> list[str]:
    """A name, without its brackets, and what stands in them."""
    return [text, _BRACKETS.sub("", text), *_BRACKETS.findall(text)]


def same_person_of(gold: Json, found: Json) -> bool:
    """Whether two entries mean one person: by name, or by initials that stand in the words of gold."""
    name, other = gold.get("person") or gold["text"], found.get("person") or found["text"]
    return same_person(name, other) or _are_initials(other, f"{name} {gold['text']}")


def same_person(one: str, other: str) -> bool:
    """ "T Masamba" is "Mr T. Masamba" and "Thoko Masamba"; titles, dots, brackets and the order of names do not count."""
    ours, theirs = _names(one), _names(other)
    if not ours or not theirs:
        return False
    if sorted(ours) == sorted(theirs) or _are_initials(one, other) or _are_initials(other, one):
        return True
    full = set(ours) & set(theirs)
    if len(ours) != len(theirs) or not any(len(name) > 1 for name in full):
        return False
    left = [sorted(set(names) - full, key=len) for names in (ours, theirs)]
    return all(a[0] == b[0] and 1 in (len(a), len(b)) for a, b in zip(*left, strict=False))


def _are_initials(short: str, words: str) -> bool:
    """Whether a text is the initials of the capitalised names in others, or stands among those in capitals."""
    letters = short.replace(".", "").replace(" ", "")
    if not (1 < len(letters) <= _INITIALS and letters.isupper()):
        return False
    names = re.findall(r"[^\W\d_]+", words)
    return letters in names or letters == "".join(name[0] for name in names[: len(letters)])


def _names(person: str) -> list[str]:
    bare = _BRACKETS.sub("", person).strip()
    while (cut := TITLE.sub("", bare)) != bare:
        bare = cut
    return normal(bare.replace(".", " ")).split()


def _same_words(gold: Json, found: Json) -> bool:
    wanted = _bare(gold["text"])
    return wanted in {_bare(word) for word in _said(found)}


def _said(entry: Json) -> Iterable[str]:
    return [entry[name] for name in ("text", "agency", "person") if entry.get(name)]


def _bare(text: str) -> str:
    """The words for a party without an article, or the word that says that all of them are meant."""
    words = _without_article(normal(text))
    for every in data("article", "all"):
        rest = words.removeprefix(f"{every} ")
        if rest != words:
            return _without_article(rest)
    return words


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in data("article", "words") else text
