"""The grammar of a commitment: who, the words that bind ("to", "will", "is requested to"), and what is to be done.

What binds and what may be done stands in the lexicon, one file a language. This module knows only the shape:
an agent at the start of the sentence, a binding phrase, a verb.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Literal

from minutes_miner.pipeline.verb_first import VerbFirst
from minutes_miner.pipeline.words import Words, key

Form = Literal["to", "will", "asked", "weak", "agreed", "passive", "present"]
_MAX_AGENT_WORDS = 16
_SURE = 0.85  # of a name that it can act, where nothing but its place says so
_SHORT = 3  # letters of a word that is a part of its own
_ADVERBS = r"(?:(?:also|then|still|please|kindly|further|urgently|jointly|again|either|both|continue\s+to|not|now|immediately|subsequently|therefore|together)\s+)*"
_ACRONYM = re.compile(r"^(?=.*[A-ZÀ-Þ].*[A-ZÀ-Þ])[\w’'.-]{2,}s?$")
_NAME_WORD = re.compile(r"^[A-ZÀ-Þ][\w’'.-]*$")
_SMALL = frozenset(
    [
        "and",
        "&",
        "of",
        "the",
        "for",
        "de",
        "la",
        "le",
        "les",
        "des",
        "du",
        "et",
        "y",
        "e",
        "and/or",
        "in",
        "on",
        "el",
        "los",
        "las",
        "al",
        "ou",
        "or",
        "/",
        "-",
        "–",
    ]
)
_CLAUSE = re.compile(
    r"\s+(?:that|who|which|with|interested|wanting|already|still|facing|from|of|in|for|working|not|having|wishing|"
    r"involved|planning|present|implementing|operating|under|at|on|concerned|using|qui|que|de|des|du|con|del)\b",
    re.IGNORECASE,
)
_DATE_FIRST = re.compile(
    r"^(?:by|before|until|on|from|as of|in|within|no later than|d'ici|avant|para|antes de[l]?|hasta)\s+(?:[^\s,]+\s*){1,5}?,?\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|can|could|need|needs|seems?|expected|planned)\b", re.IGNORECASE
)
_STOP_VERBS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "their",
        "its",
        "his",
        "her",
        "all",
        "any",
        "each",
        "our",
        "your",
        "date",
        "which",
        "whom",
        "them",
        "it",
        "him",
        "us",
        "some",
        "both",
        "other",
        "such",
        "more",
        "most",
        "be",
        "have",
    ]
)


_ARTICLE = re.compile(r"^(?:the|all the|les?|la|los|las|el)\s+", re.IGNORECASE)
_THE = re.compile(r"^the\s+", re.IGNORECASE)
_JOINING = re.compile(r"\s*(?:/|,|;|&|\+|\band\b|\bet\b|\by\b|\bou\b|\n)\s*|\s+و(?=[\u0600-\u06ff]{3})")
_PAIRED = re.compile(r"^(.{2,40}?)\s*(?:\(([^)]{2,40})\)|[-–/]\s*(.{2,40}))$")
_BEFORE_AGENT = re.compile(r"[,;:.–-]\s+|\n|\bthat\s+")
_VERB = re.compile(rf"\s*{_ADVERBS}([^\W\d_][\w’'-]*)", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_LONG_WORD = re.compile(r"\s([^\W\d_]{4,})")
_STOP_INSIDE = re.compile(r"\b(?!Prof\b)[^\W\d_]{4,}\.\s")  # the end of a sentence, and of no title


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment in a sentence: its form, the agent as written with its offsets, how sure the grammar is."""

    form: Form
    agent: str
    start: int
    end: int
    verb: str
    certainty: float


class Grammar:
    """Commitments in sentences. `is_known` tells whether a name is an agency or a person of this document."""

    def __init__(
        self,
        vocabulary: Words,
        *,
        is_known: Callable[[str], bool],
        is_thing: Callable[[str], bool] = lambda _: False,
        is_person: Callable[[str], bool] = lambda _: False,
        languages: Collection[str] | None = None,
    ) -> None:
        self.words = vocabulary
        self._commitment = [
            data
            for code, data in vocabulary.commitment.items()
            if languages is None or code in languages or code == "en"
        ]
        self._found: dict[
            str, Commitment | None
        ] = {}  # a grammar is that of one document, whose parts are asked about again
        self._agents: dict[str, float] = {}
        self._parts: dict[str, str] = {}
        self.is_known = is_known
        self.is_thing = is_thing
        self.is_person = is_person
        self._roles = set(vocabulary.agent.get("role", ()))
        self._groups = set(vocabulary.agent.get("group", ()))
        self._offices = self._roles | self._groups

    def find(self, sentence: str) -> Commitment | None:
        """The first commitment of a sentence, or None."""
        if sentence not in self._found:
            self._found[sentence] = self._find(sentence)
        return self._found[sentence]

    def _find(self, sentence: str) -> Commitment | None:
        if self._hedges and self._hedges.match(sentence):
            return None
        offset = self.frame_end(sentence)
        body = sentence[offset:]
        doers = self._verb_first.find(body) if self._verb_first else None
        if doers:
            start, end = doers.start + offset, doers.end + offset
            sure = 0.75 if doers.listed or offset else 0.55
            return Commitment("asked", sentence[start:end], start, end, "", sure)
        agreed = self._agreed(sentence) if not offset else None
        if agreed:
            return agreed
        asked = self._asked_of(sentence)
        for binder in self._binders.finditer(body):
            if asked and binder.start() + offset >= asked.start:
                return asked
            found = self._at_binder(body, binder, framed=offset > 0)
            if found:
                return Commitment(
                    found.form, found.agent, found.start + offset, found.end + offset, found.verb, found.certainty
                )
            if len(body[: binder.start()].split()) > _MAX_AGENT_WORDS * 2:
                break
        return (
            asked
            or (offset and self._subjunctive(body, offset))
            or self._future(body, offset)
            or self._passive(sentence)
            or self._present(body, offset)
        )

    def guess(self, sentence: str) -> tuple[int, int] | None:
        """Where somebody of an unknown name stands whom words bind that open the sentence, in languages whose verb comes first."""
        return self._verb_first.guess(sentence) if self._verb_first else None

    def asks_whom(self, before: str) -> bool:
        """Whether a text ends where who is asked would stand: "The chair requested", "se solicita a los"."""
        return bool(self._asking and self._asking.search(before))

    def is_agent(self, text: str) -> float:
        """How sure it is that a text names somebody who can act, 0..1."""
        if text not in self._agents:
            self._agents[text] = self._is_agent(text)
        return self._agents[text]

    def _is_agent(self, text: str) -> float:
        name = _ARTICLE.sub("", text.strip(" :-–,*"))
        if not name or len(name.split()) > _MAX_AGENT_WORDS or _STOP_INSIDE.search(name):
            return 0.0
        whole = self._one(name)
        if whole:
            return whole
        parts = [part for part in _JOINING.split(name) if part.strip()]
        if len(parts) > 1:
            return min(self._one(_THE.sub("", part)) for part in parts)
        clause = _CLAUSE.search(name)
        if clause and not name.endswith("ing"):
            head = self._one(name[: clause.start()])
            return head if key(name[: clause.start()]) in self._offices else min(head, 0.5)
        return 0.0

    def _one(self, name: str) -> float:
        name = name.strip(" .,:()")
        folded = key(name)
        if not folded or len(name) > 90 or ":" in name:
            return 0.0
        if folded in self._roles or folded in self._groups or self.is_known(name):
            return 1.0
        paired = _PAIRED.match(name)
        if paired and (self.is_known(paired[2] or paired[3]) or self.is_known(paired[1])):
            return 1.0
        tokens = name.split()
        if (
            len(tokens) > 1
            and folded.split()[0] in self._verbs
            and folded.split()[0] not in ("lead", "chair", "support")
        ):
            return 0.0
        capital = [t for t in tokens if _NAME_WORD.match(t.strip("(),")) or key(t) in _SMALL]
        last = key(tokens[-1])
        if (
            len(tokens) <= 6
            and (last in self._roles or last in self._groups)
            and len(capital) >= len(tokens) - 1
            and not tokens[0].endswith("ing")
        ):
            return 1.0
        if (
            key(tokens[0]) in ("all", "each", "every", "relevant", "concerned", "respective", "tous", "todos", "todas")
            and len(tokens) <= 5
        ):
            return 0.9
        if len(tokens) == 1 and _ACRONYM.match(name) and not self.is_thing(name):
            return 0.85
        if key(tokens[0]) in self.words.titles and len(tokens) > 1:
            return 0.9
        if 2 <= len(tokens) <= 7 and len(capital) == len(tokens) and not self.is_thing(tokens[-1]):
            return 0.75
        return 0.0

    # how it is bound

    def _at_binder(self, body: str, binder: "re.Match[str]", *, framed: bool) -> Commitment | None:
        phrase = key(binder["binder"])
        form = self._forms[phrase]
        verb = self._verb_after(body[binder.end() :], form)
        if verb is None:
            return None
        start, agent = self._agent_before(body[: binder.start()])
        sure = self.is_agent(agent)
        if not sure:
            return None
        word, listed = verb
        if form == "will" and not listed and self._is_office(agent):
            listed = word in self._verbs
        certainty = {"to": 0.85, "asked": 0.8, "will": 0.65, "weak": 0.35}.get(form, 0.5) * (0.6 + 0.4 * sure)
        if form == "will" and not listed:
            certainty = 0.3
        if form == "to" and not listed and sure < 0.85:
            return None
        if framed:
            certainty = max(certainty, 0.75)
        return Commitment(form, agent, start, start + len(agent), word, round(certainty, 3))

    def _is_office(self, agent: str) -> bool:
        """A role or the meeting's members: what they "will" do is rarely a programme of their own."""
        last = key(agent).split()[-1:]
        return key(agent) in self._offices or (bool(last) and last[0] in self._roles) or self.is_person(agent)

    def _agent_before(self, text: str) -> tuple[int, str]:
        """The agent that ends where the binding phrase begins; what stands before it may be a date or a clause."""
        candidates = [0]
        dated = _DATE_FIRST.match(text)
        if dated:
            candidates.append(dated.end())
        candidates += [m.end() for m in _BEFORE_AGENT.finditer(text)]
        for start in candidates:
            agent = text[start:].strip()
            if agent and self.is_agent(agent):
                return start + (len(text[start:]) - len(text[start:].lstrip())), agent
        return 0, text.strip()

    def _verb_after(self, text: str, form: str) -> tuple[str, bool] | None:
        """The verb behind the binding phrase and whether the lexicon lists it; None where no verb can stand."""
        match = _VERB.match(text)
        if not match:
            return None
        verb = key(match[1])
        if verb in _STOP_VERBS or len(verb) < 2:
            return None
        names = self._will_verbs if form == "will" else self._verbs
        return verb, verb in names or self._infinitive.search(verb) is not None

    def frame_end(self, sentence: str) -> int:
        """Where the words end that only tell that something was agreed ("It was further resolved that"); 0 where none stand."""
        match = self._frames.match(sentence) if self._frames else None
        return match.end() if match else 0

    def _agreed(self, sentence: str) -> Commitment | None:
        """ "It was agreed to ..." binds the meeting, and names nobody."""
        match = self._agreed_to.match(sentence) if self._agreed_to else None
        if match and self._verb_after(sentence[match.end() :], "to"):
            return Commitment("agreed", "", 0, 0, "", 0.6)
        return None

    def _asked_of(self, sentence: str) -> Commitment | None:
        """ "The chair asked UNICEF to share the list": the agent stands between who asks and what is asked."""
        match = self._asks.search(sentence) if self._asks else None
        if match is None:
            return None
        for binder in self._asked_for.finditer(sentence, match.end()):
            agent = sentence[match.end() : binder.start()].strip()
            if len(agent.split()) > _MAX_AGENT_WORDS:
                return None
            verb = self._verb_after(sentence[binder.end() :], "asked")
            if agent and verb and self.is_agent(agent):
                start = sentence.index(agent, match.end())
                return Commitment("asked", agent, start, start + len(agent), verb[0], 0.7)
        return None

    def _subjunctive(self, body: str, offset: int) -> Commitment | None:
        """ "The chair requested that all agencies send ...": after such a frame the verb follows its agent at once."""
        for match in islice(_NEXT_WORD.finditer(body), 10):
            agent = body[: match.start()].strip()
            if key(match[1]) in self._verbs and self.is_agent(agent):
                return Commitment("asked", agent, offset, offset + len(agent), key(match[1]), 0.75)
        return None

    def _future(self, body: str, offset: int) -> Commitment | None:
        """Languages whose future is an ending of the verb: "Le HCR partagera", "OCHA enviará"."""
        if not self._endings:
            return None
        for match in _LONG_WORD.finditer(body):
            if not self._endings.search(match[1].lower()):
                continue
            start, agent = self._agent_before(body[: match.start()])
            sure = self.is_agent(re.sub(r"\s+(?:se|les?|la|nous|lo)$", "", agent))
            if sure:
                return Commitment(
                    "will",
                    agent,
                    start + offset,
                    start + offset + len(agent),
                    key(match[1]),
                    round(0.45 + 0.25 * sure, 3),
                )
            if len(body[: match.start()].split()) > _MAX_AGENT_WORDS:
                return None
        return None

    def _present(self, body: str, offset: int) -> Commitment | None:
        """ "KV sends the questionnaire": somebody of this document and a verb of work; weak, as it may be a habit or a report."""
        for match in islice(_NEXT_WORD.finditer(body), 6):
            agent, verb = body[: match.start()].strip(), key(match[1])
            if verb in self._present_verbs and self._acts_in_person(agent):
                return Commitment("present", agent, offset, offset + len(agent), verb, 0.35)
        return None

    def _acts_in_person(self, agent: str) -> bool:
        parts = re.split(r"\s*(?:/|,|&|\+|\band\b|\bet\b|\by\b)\s*", agent)
        return all(self.is_person(part) or self.is_known(part) or key(part) in self._roles for part in parts if part)

    def _passive(self, sentence: str) -> Commitment | None:
        """ "The matrix to be circulated by IRC": what is to be done comes first, who may follow "by"."""
        match = self._passives.search(sentence) if self._passives else None
        if not match or len(sentence[: match.start()].split()) > 20 or match.start() == 0:
            return None
        if _FINITE.search(sentence[: match.start()]):
            return None
        participle = re.match(r"\s*(?:\w+ly\s+)?([^\W\d_]+)", sentence[match.end() :])
        if not participle or not re.search(
            r"(?:ed|en|t|ld|de|é|és|ée|ées|ado|ada|ados|adas|ido|ida|idos|idas)$", participle[1]
        ):
            return None
        by = re.search(
            r"\b(?:by|par|por)\s+((?:the\s+)?[A-ZÀ-Þ][^,.;:(]{1,60}?)(?=$|[,.;:(]|\s+(?:by|before|at|on|in|to|for|avant|antes|para)\b)",
            sentence[match.end() :],
        )
        agent, start = "", 0
        if by and self.is_agent(by[1]):
            agent, start = by[1], match.end() + by.start(1)
        bare = key(match[0]) in ("to be", "is to be", "are to be", "à", "a")
        certainty = (0.6 if bare else 0.45) + (0.2 if agent else 0.0)
        return Commitment("passive", agent, start, start + len(agent), key(participle[1]), certainty)

    # compiled from the lexicon

    @cached_property
    def _forms(self) -> dict[str, Form]:
        forms: dict[str, Form] = {"to": "to", "will": "will", "ll": "will"}
        for data in self._commitment:
            forms.update({key(p): "to" for p in data.get("to", ())})
            forms.update({key(p): "will" for p in data.get("will", ())})
            forms.update({key(p): "asked" for p in data.get("asked", ())})
            forms.update({key(p): "weak" for p in data.get("weak_asked", ())})
        return forms

    @cached_property
    def _binders(self) -> "re.Pattern[str]":
        phrases = {"to", "will"}
        for data in self._commitment:
            for name in ("to", "will", "asked", "weak_asked"):
                phrases.update(data.get(name, ()))
        return re.compile(rf"(?<=\s)(?P<binder>{_alternatives(phrases)})(?:(?=\s)|(?<=['’]))", re.IGNORECASE)

    @cached_property
    def _frames(self) -> "re.Pattern[str] | None":
        verbs, joints = self._all("frame_verbs"), self._all("that")
        if not verbs:
            return None
        joint = "|".join(re.escape(word) + (r"\s*" if word[-1:] in "'’" else r"\s+") for word in sorted(joints))
        return re.compile(
            rf"^(?:[^.;:!?\n]{{0,80}}?[\s,])?(?:{_alternatives(verbs)})\s+(?:\w+\s+){{0,2}}?(?:{joint})", re.IGNORECASE
        )

    @cached_property
    def _asks(self) -> "re.Pattern[str] | None":
        phrases = self._all("asks")
        return re.compile(rf"\b(?:{_alternatives(phrases)})\s+", re.IGNORECASE) if phrases else None

    @cached_property
    def _asking(self) -> "re.Pattern[str] | None":
        phrases = self._all("asks") | self._all("asks_whom")
        articles = r"(?:(?:the|le|la|les|l['’]|el|los|las|o|a|os|as)\s*)?"
        return re.compile(rf"\b(?:{_alternatives(phrases)})\s+{articles}$", re.IGNORECASE) if phrases else None

    @cached_property
    def _asked_for(self) -> "re.Pattern[str]":
        return re.compile(rf"\s(?:{_alternatives(self._all('asked_for'))})(?:\s+|(?<=['’]))", re.IGNORECASE)

    @cached_property
    def _hedges(self) -> "re.Pattern[str] | None":
        return _opening(self._all("hedges"))

    @cached_property
    def _agreed_to(self) -> "re.Pattern[str] | None":
        return _opening(self._all("agreed_to"))

    @cached_property
    def _passives(self) -> "re.Pattern[str] | None":
        phrases = self._all("passive")
        return re.compile(rf"(?<=\s)(?:{_alternatives(phrases)})(?=\s)", re.IGNORECASE) if phrases else None

    @cached_property
    def _verb_first(self) -> VerbFirst | None:
        opens, futures = self._all("opens"), sorted(self._all("futures"))
        return VerbFirst(opens, futures, is_party=lambda name: self.is_agent(name) >= _SURE) if opens else None

    @cached_property
    def _endings(self) -> "re.Pattern[str] | None":
        endings = self._all("future_endings")
        return re.compile(rf"(?:{'|'.join(sorted(endings))})$") if endings else None

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return frozenset(key(v) for v in self._all("verbs"))

    @cached_property
    def _will_verbs(self) -> frozenset[str]:
        return frozenset(key(v) for v in self._all("will_verbs"))

    @cached_property
    def _present_verbs(self) -> frozenset[str]:
        made = set()
        for data in self._commitment:
            for verb in data.get("verbs", ()) if data.get("present_endings") else ():
                made |= {verb + ending for ending in data["present_endings"]}
                if verb.endswith("y"):
                    made.add(verb[:-1] + "ies")
        return frozenset(made)

    @cached_property
    def _infinitive(self) -> "re.Pattern[str]":
        return re.compile("|".join(rf"(?:{ending})$" for ending in sorted(self._all("infinitive_endings"))) or "(?!)")

    def part(self, word: str) -> str:
        """What part of a sentence a folded word may be: a verb of work and its form, somebody who acts, a short word itself,
        else how it ends, which tells much of the form of unknown words in any language."""
        if word not in self._parts:
            self._parts[word] = self._part(word)
        return self._parts[word]

    def _part(self, word: str) -> str:
        if word in self._verbs:
            return "V"
        if word in self._present_verbs:
            return "Vs"
        if word in self._roles or word in self._groups:
            return "R"
        for ending in ("ed", "d", "ing"):
            stem = word.removesuffix(ending)
            if stem != word and (stem in self._verbs or stem + "e" in self._verbs):
                return f"V{ending[-1]}"
        return word if len(word) <= _SHORT or word in self._forms else f"-{word[-2:]}"

    def _all(self, name: str) -> set[str]:
        found: set[str] = set()
        for data in self._commitment:
            entries: Any = data.get(name, ())
            found.update(entries)
        return found

    def starts_with_verb(self, text: str) -> bool:
        """Whether a text begins like an instruction: "Share the list", "Partager la liste"."""
        first = key(text).split()[:1]
        return bool(first) and (
            first[0] in self._verbs or first[0] == "please" or self._infinitive.search(first[0]) is not None
        )


def _alternatives(phrases: Collection[str]) -> str:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in ordered)


def _opening(phrases: Collection[str]) -> "re.Pattern[str] | None":
    if not phrases:
        return None
    return re.compile(rf"^\W*(?:{_alternatives(phrases)})(?:\s+|(?<=['’]))", re.IGNORECASE)
