"""The words that bind somebody, as the lexicon lists them, compiled once for all documents of the same languages."""

import re
from collections.abc import Collection
from functools import cached_property, lru_cache
from typing import Any, Literal

from minutes_miner.pipeline.words import Words, key

Form = Literal["to", "will", "asked", "weak", "agreed", "passive", "present"]
_SHORT = 3  # letters of a word that is a part of its own
_KEPT = 1 << 14  # words of which it is remembered what part of a sentence they are


class Phrases:
    """What the lexicon says of some languages, compiled; the same for all their documents."""

    def __init__(self, vocabulary: Words, languages: frozenset[str] | None) -> None:
        self._commitment = [
            data
            for code, data in vocabulary.commitment.items()
            if languages is None or code in languages or code == "en"
        ]
        self.roles = frozenset(vocabulary.agent.get("role", ()))
        self.groups = frozenset(vocabulary.agent.get("group", ()))
        self.offices = self.roles | self.groups
        self.part = lru_cache(maxsize=_KEPT)(self._part)

    def all(self, name: str) -> set[str]:
        """The entries of a list of all these languages."""
        found: set[str] = set()
        for data in self._commitment:
            entries: Any = data.get(name, ())
            found.update(entries)
        return found

    @cached_property
    def forms(self) -> dict[str, Form]:
        """What form of commitment each binding phrase makes."""
        forms: dict[str, Form] = {"to": "to", "will": "will", "ll": "will"}
        for data in self._commitment:
            forms.update({key(p): "to" for p in data.get("to", ())})
            forms.update({key(p): "will" for p in data.get("will", ())})
            forms.update({key(p): "asked" for p in data.get("asked", ())})
            forms.update({key(p): "weak" for p in data.get("weak_asked", ())})
        return forms

    @cached_property
    def binders(self) -> "re.Pattern[str]":
        """What stands between who is bound and the verb: "to", "will", "is requested to"."""
        phrases = {"to", "will"}
        for data in self._commitment:
            for name in ("to", "will", "asked", "weak_asked"):
                phrases.update(data.get(name, ()))
        return re.compile(rf"(?<=\s)(?P<binder>{_alternatives(phrases)})(?:(?=\s)|(?<=['’]))", re.IGNORECASE)

    @cached_property
    def frames(self) -> "re.Pattern[str] | None":
        """Words that only tell that something was agreed, at the begin of a sentence: "It was further resolved that"."""
        verbs, joints = self.all("frame_verbs"), self.all("that")
        if not verbs:
            return None
        joint = "|".join(re.escape(word) + (r"\s*" if word[-1:] in "'’" else r"\s+") for word in sorted(joints))
        return re.compile(
            rf"^(?:[^.;:!?\n]{{0,80}}?[\s,])?(?:{_alternatives(verbs)})\s+(?:\w+\s+){{0,2}}?(?:{joint})", re.IGNORECASE
        )

    def frame_end(self, sentence: str) -> int:
        """Where the words end that only tell that something was agreed ("It was further resolved that"); 0 where none stand."""
        if self.frames is None or not any(joint in sentence.lower() for joint in self._joints):
            return 0  # most sentences: nothing is looked for at each of their words
        match = self.frames.match(sentence)
        return match.end() if match else 0

    @cached_property
    def _joints(self) -> tuple[str, ...]:
        return tuple(sorted({re.split(r"[\s'’]", word.lower())[0] for word in self.all("that")}))

    @cached_property
    def asks(self) -> "re.Pattern[str] | None":
        """Who asks, ahead of who is asked: "The chair asked"."""
        phrases = self.all("asks")
        return re.compile(rf"\b(?:{_alternatives(phrases)})\s+", re.IGNORECASE) if phrases else None

    @cached_property
    def asking(self) -> "re.Pattern[str] | None":
        """Who asks, with whom an article begins, right before who is asked: "asked the"."""
        phrases = self.all("asks") | self.all("asks_whom")
        articles = r"(?:(?:the|le|la|les|l['’]|el|los|las|o|a|os|as)\s*)?"
        return re.compile(rf"\b(?:{_alternatives(phrases)})\s+{articles}$", re.IGNORECASE) if phrases else None

    @cached_property
    def asked_for(self) -> "re.Pattern[str]":
        """What stands behind who is asked."""
        return re.compile(rf"\s(?:{_alternatives(self.all('asked_for'))})(?:\s+|(?<=['’]))", re.IGNORECASE)

    @cached_property
    def hedges(self) -> "re.Pattern[str] | None":
        """Openings of sentences that bind nobody."""
        return _opening(self.all("hedges"))

    @cached_property
    def agreed_to(self) -> "re.Pattern[str] | None":
        """ "It was agreed to"."""
        return _opening(self.all("agreed_to"))

    @cached_property
    def passives(self) -> "re.Pattern[str] | None":
        """ "to be" and "is to be", ahead of a participle."""
        phrases = self.all("passive")
        return re.compile(rf"(?<=\s)(?:{_alternatives(phrases)})(?=\s)", re.IGNORECASE) if phrases else None

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Endings of verbs in the future."""
        return tuple(sorted(self.all("future_endings")))

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Verbs of work."""
        return frozenset(key(v) for v in self.all("verbs"))

    @cached_property
    def will_verbs(self) -> frozenset[str]:
        """Verbs that tell of a promise behind "will"."""
        return frozenset(key(v) for v in self.all("will_verbs"))

    @cached_property
    def present_verbs(self) -> frozenset[str]:
        """Verbs of work in the third person."""
        made = set()
        for data in self._commitment:
            for verb in data.get("verbs", ()) if data.get("present_endings") else ():
                made |= {verb + ending for ending in data["present_endings"]}
                if verb.endswith("y"):
                    made.add(verb[:-1] + "ies")
        return frozenset(made)

    @cached_property
    def infinitive(self) -> "re.Pattern[str]":
        """Endings of infinitives."""
        return re.compile("|".join(rf"(?:{ending})$" for ending in sorted(self.all("infinitive_endings"))) or "(?!)")

    def _part(self, word: str) -> str:
        """What part of a sentence a folded word may be: a verb of work and its form, somebody who acts, a short word itself,
        else how it ends, which tells much of the form of unknown words in any language."""
        if word in self.verbs:
            return "V"
        if word in self.present_verbs:
            return "Vs"
        if word in self.roles or word in self.groups:
            return "R"
        for ending in ("ed", "d", "ing"):
            stem = word.removesuffix(ending)
            if stem != word and (stem in self.verbs or stem + "e" in self.verbs):
                return f"V{ending[-1]}"
        return word if len(word) <= _SHORT or word in self.forms else f"-{word[-2:]}"


@lru_cache(maxsize=1 << 5)
def phrases_of(vocabulary: Words, languages: frozenset[str] | None) -> Phrases:
    """The phrases of some languages, or of all."""
    return Phrases(vocabulary, languages)


def _alternatives(phrases: Collection[str]) -> str:
    """Phrases to be put into a pattern, the longest first; where none of their first letters stands none of them is tried."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    written = "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in ordered)
    begins = "".join(sorted({phrase[0] for phrase in phrases})).replace("'", "'’")
    return rf"(?=[{re.escape(begins)}])(?:{written})" if begins else written


def _opening(phrases: Collection[str]) -> "re.Pattern[str] | None":
    if not phrases:
        return None
    return re.compile(rf"^\W*(?:{_alternatives(phrases)})(?:\s+|(?<=['’]))", re.IGNORECASE)
