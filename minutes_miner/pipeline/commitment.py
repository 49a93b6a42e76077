"""The grammar of a commitment: who, the words that bind ("to", "will", "is requested to"), and what is to be done.

What binds and what may be done stands in the lexicon, one file a language. This module knows only the shapes:
an agent at the start of the sentence, a binding phrase, a verb; and where the file says that the verb stands second or last,
who acts behind it and what is to be done at the end of the clause.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from minutes_miner.pipeline.phrases import LONG_WORD, Form, phrases_of
from minutes_miner.pipeline.verb_first import VerbFirst
from minutes_miner.pipeline.words import Words, key

_MAX_AGENT_WORDS = 16
_BEGINNING = 40  # characters of a text that hold its first word, and the begin of the next
_CALLED = 0.75  # of a name that nothing explains
_TITLED = 6  # words of a name with a title
_PRONOUN = 0.5  # of a pronoun
_NOBODY = 0.4  # of a verb in the future that names nobody
_SUBJECT = 0.3  # of a noun that only stands where somebody would
_MOST_NAMED = 6  # words of persons before a bare verb
_MOST_SUBJECT = 4  # words of it
_SURE = 0.85  # of a name that it can act, where nothing but its place says so
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
    r"^(?:by|before|until|on|from|as of|in|within|no later than|d'ici|avant|para|antes de[l]?|hasta)\s+(?:[^\s,]+\s*){1,5}?(?:,\s+(?=\S)|\s+(?=[A-ZÀ-Þ]))",
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
    ]
)


_THE = re.compile(r"^the\s+", re.IGNORECASE)
_PAIRED = re.compile(r"^(.{2,40}?)\s*(?:\(([^)]{2,40})\)|[-–/](?!>)\s*(.{2,40}))$")
_MARKED = re.compile(
    r"\s*(?:[\[(](?P<bracket>[^\[\]()]{2,60})[\])]\s*[-–:]?|(?P<name>[^:\n\[\]().;]{2,60}?)\s*(?::|\s[-–—]|[-=]>|→))\s*(?P<task>\S.{4,})",
    re.DOTALL,
)  # who is to do something, and what
_NOUN = re.compile(r"\S+\s+of\b", re.IGNORECASE)  # "IRC: support of the schools"
_BEFORE_AGENT = re.compile(r"[,;:.–-]\s+|\n|\bthat\s+")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_OBJECT = re.compile(r"\s+([^\W_][\w’'-]*)")
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_AGENT_WORD = re.compile(r"\s*(?P<word>[^\s,;:()]+)")
_LATE_END = re.compile(r"[,;:()!?\n]|(?<!\d)\.(?:\s|$)|\s[–—-]\s")  # where a clause ends whose verb stands last
_MOST_CAUSED = 7  # words behind "have" among which stands what somebody else is to do
_MOST_BEHIND = 6  # words of who acts behind the verb
_LIKELY = 0.75  # of somebody who stands there
_SHORT_WORD = 4  # letters of words that begin what hangs on behind a verb: "schicken bis Freitag"
_MOST_ORDERED = 14  # words of an instruction
_STOP_INSIDE = re.compile(r"\b(?!Prof\b)[^\W\d_]{4,}\.\s")  # the end of a sentence, and of no title
_CERTAIN = {
    "asked": 0.8,
    "will": 0.65,
    "weak": 0.35,
    "marked": 0.7,
}  # of what binds somebody who is sure, by its form; others 0.5


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
    """Commitments in sentences. `is_known` tells whether a name is an agency or a person of this document, `is_called` whether a
    word is a name that nothing explains.
    """

    def __init__(
        self,
        vocabulary: Words,
        *,
        is_known: Callable[[str], bool],
        is_thing: Callable[[str], bool] = lambda _: False,
        is_person: Callable[[str], bool] = lambda _: False,
        is_called: Callable[[str], bool] = lambda _: False,
        languages: Collection[str] | None = None,
    ) -> None:
        self.words = vocabulary
        self._said = phrases_of(vocabulary, None if languages is None else frozenset(languages))
        self._found: dict[
            str, Commitment | None
        ] = {}  # a grammar is that of one document, whose parts are asked about again
        self._agents: dict[str, float] = {}
        self.is_known = is_known
        self.is_thing = is_thing
        self.is_person = is_person
        self.is_called = is_called
        self.part = self._said.part
        self.languages = self._said.codes
        self.nouns_capital = self._said.nouns_capital

    def find(self, sentence: str) -> Commitment | None:
        """The first commitment of a sentence, or None."""
        if sentence not in self._found:
            self._found[sentence] = self._find(sentence)
        return self._found[sentence]

    def within(self, sentence: str) -> "Grammar":
        """The grammar for the parts of a sentence: where no words bind in the whole, none are looked for in them."""
        if "\u00ad" in sentence or "-\n" in sentence:
            return self  # words may be made whole yet
        return self if self._said.may_bind(sentence) else self._unbound

    @cached_property
    def _unbound(self) -> "Grammar":
        return _Unbound(self)

    def _find(self, sentence: str) -> Commitment | None:
        if self._said.hedges and self._said.hedges.match(sentence):
            return None
        if marked := self._marked(sentence):
            return marked
        if not self._said.may_bind(sentence):
            return self._bare_verb(sentence, 0)
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
        for binder in self._said.binders.finditer(body):
            if asked and binder.start() + offset >= asked.start:
                return asked
            found = self._at_binder(body, binder, framed=offset > 0)
            if found and asked and self._said.asks and self._said.asks.match(body[binder.end() :].lstrip()):
                return asked  # "UNICEF kindly asks all partners to share it"
            if found:
                return Commitment(
                    found.form, found.agent, found.start + offset, found.end + offset, found.verb, found.certainty
                )
            if len(body[: binder.start()].split()) > _MAX_AGENT_WORDS * 2:
                break
        return (
            asked
            or (offset and self._subjunctive(body, offset))
            or (self._framed_late(body, offset) if offset and self._said.verb_last else None)
            or self._future(body, offset)
            or self._passive(sentence)
            or (self._present(body, offset) if self._said.may_tell_present(body) else None)
            or self._bare_verb(body, offset)
        )

    def _marked(self, sentence: str) -> Commitment | None:
        """ "JB: send the list", "[JB, TS] Send the list", "JB -> send it": who is to do it stands before what is to be done."""
        match = _MARKED.match(sentence)
        if match is None or not self.starts_with_verb(match["task"]) or _NOUN.match(match["task"]):
            return None
        start, end = match.span("bracket" if match["bracket"] else "name")
        agent = sentence[start:end]
        sure = self.is_agent(agent)
        return Commitment("marked", agent, start, end, "", round(_certainty("marked", sure), 3)) if sure else None

    def guess(self, sentence: str) -> tuple[int, int] | None:
        """Where somebody of an unknown name stands whom words bind that open the sentence, in languages whose verb comes first."""
        return self._verb_first.guess(sentence) if self._verb_first else None

    def left_open(self, line: str) -> str:
        """Whom a line binds to what stands below it: "NRC and SCI to:", "UNICEF is requested to:"; "" for nobody."""
        _, agent = self._agent_before(self._said.left_open(line))
        return agent if agent and self.is_agent(agent) >= _LIKELY else ""

    def asks_whom(self, before: str) -> bool:
        """Whether a text ends where who is asked would stand: "The chair requested", "se solicita a los"."""
        return bool(self._said.asking and self._said.asking.search(before))

    def acted_on(self, text: str) -> int:
        """Where what is to be done ends in a sentence that does not tell who is to do it: "The list | will be shared"; else 0."""
        found = self.find(text)
        if found is None or found.form != "passive" or found.agent or not self._said.passives:
            return 0
        match = self._said.passives.search(text)
        if match is None or (self._said.asks and self._said.asks.match(text[match.end() :].lstrip())):
            return 0  # "UNHCR will be asked to share it"
        return match.start()

    def is_passive(self, text: str, at: int) -> bool:
        """Whether the words at an offset say what is to be done with what stands before them: "will be shared", "to be printed"."""
        return bool(self._said.passives and self._said.passives.match(text, at))

    def is_agent(self, text: str) -> float:
        """How sure it is that a text names somebody who can act, 0..1."""
        if text not in self._agents:
            self._agents[text] = self._is_agent(text)
        return self._agents[text]

    def _is_agent(self, text: str) -> float:
        name = self._said.article.sub("", text.strip(" :-–,*"))
        if not name or len(name.split()) > _MAX_AGENT_WORDS or ("." in name and _STOP_INSIDE.search(name)):
            return 0.0
        whole = self._one(name)
        if whole:
            return whole
        parts = [part for part in self._said.joining.split(name) if part.strip()]
        if len(parts) > 1:
            sure = [self._one(self._bare(part)) for part in parts]
            if max(sure) == 1.0:  # "Plan and NRC": a capital is enough beside somebody
                sure = [one or _CALLED * bool(_NAME_WORD.match(part)) for one, part in zip(sure, parts, strict=True)]
            return min(sure)
        clause = _CLAUSE.search(name)
        if clause and not name.endswith("ing"):
            head = self._one(name[: clause.start()])
            return head if key(name[: clause.start()]) in self._said.offices else min(head, 0.5)
        return 0.0

    def _bare(self, part: str) -> str:
        """One of several who act together, without "the"; in languages with articles of their own without these."""
        return self._said.article.sub("", part) if self._said.agents("article") else _THE.sub("", part)

    def _one(self, name: str) -> float:
        name = name.strip(" .,:()")
        folded = key(name)
        if not folded or len(name) > 90 or ":" in name:
            return 0.0
        if folded in self._said.roles or folded in self._said.groups or self.is_known(name):
            return 1.0
        if self._said.ends_of_offices and " " not in folded and folded.endswith(self._said.ends_of_offices):
            return 0.9
        paired = _PAIRED.match(name)
        if paired and (self.is_known(paired[2] or paired[3]) or self.is_known(paired[1])):
            return 1.0
        tokens = name.split()
        if (
            len(tokens) > 1
            and folded.split()[0] in self._said.verbs
            and folded.split()[0] not in ("lead", "chair", "support")
        ):
            return 0.0
        if len(tokens) > 1 and self._said.part(key(tokens[0])) == "V" and self.is_known(" ".join(tokens[1:])):
            return 0.0  # "Ask UNICEF"
        capital = [t for t in tokens if _NAME_WORD.match(t.strip("(),")) or key(t) in _SMALL]
        last = key(tokens[-1])
        if (
            len(tokens) <= 6
            and (last in self._said.roles or last in self._said.groups)
            and len(capital) >= len(tokens) - 1
            and not tokens[0].endswith("ing")
        ):
            return 1.0
        if (
            key(tokens[0]) in ("all", "each", "every", "relevant", "concerned", "respective", "tous", "todos", "todas")
            and len(tokens) <= 5
            and not _FINITE.search(name)
            and not (self._said.passives and self._said.passives.search(name))
        ):
            return 0.9
        if len(tokens) == 1 and _ACRONYM.match(name) and not self.is_thing(name):
            return 0.85
        if key(tokens[0]) in self.words.titles and 1 < len(tokens) <= _TITLED and len(capital) == len(tokens):
            return 0.9
        if 2 <= len(tokens) <= 7 and len(capital) == len(tokens) and not self.is_thing(tokens[-1]):
            return 0.0 if self._said.nouns_capital else 0.75
        return _CALLED if len(tokens) == 1 and self.is_called(name) else 0.0

    # how it is bound

    def _at_binder(self, body: str, binder: "re.Match[str]", *, framed: bool) -> Commitment | None:
        phrase = key(binder["binder"])
        form = self._said.form_of(phrase)
        verb = self._verb_after(body[binder.end() :], form)
        late = phrase in self._said.takes or phrase in self._said.verb_last
        if late and not (verb and verb[1]):  # "will" binds in more than one language
            return self._bound_late(body, binder, phrase, form, framed=framed)
        if verb is None:
            return None
        start, agent = self._agent_before(body[: binder.start()])
        sure = self.is_agent(agent)
        word, listed = verb
        if not sure and form in ("to", "asked") and listed and self._is_subject(agent):
            sure = _SUBJECT
        if not sure:
            return self._of_pronoun(body, binder.start(), form, verb)
        if form == "will" and not listed and self._is_office(agent):
            listed = word in self._said.bound_verbs
        certainty = _certainty(form, sure) if form != "to" else 0.85 * (0.6 + 0.4 * sure)
        if (form == "will" and not listed) or sure == _SUBJECT:
            certainty = 0.3
        if form == "to" and not listed and (sure < _SURE and (start or sure < _CALLED or not word.islower())):
            return None
        if framed:
            certainty = max(certainty, 0.75)
        return Commitment(form, agent, start, start + len(agent), word, round(certainty, 3))

    def _is_subject(self, text: str) -> bool:
        """Whether what opens a clause may be somebody whom no list names: "Challenge owner to revise", not "Access to fuel"."""
        words = [match[0] for match in _WORDS.finditer(text)]
        if not words or len(words) > _MOST_SUBJECT or not text[:1].isupper() or re.search(r"[^\w\s’'-]", text):
            return False
        folded = [key(word) for word in words]
        parts = [self._said.part(word) for word in folded]
        return not (
            folded[-1] in self._said.no_agents
            or (parts[0] == "V" and (len(parts) == 1 or words[1].islower() or self.is_known(" ".join(words[1:]))))
            or (any(letter.isdigit() for letter in text) and folded[0] not in self._said.groups)
            or parts[-1] in ("Vd", "Vg")
            or any(
                word in self._said.small
                for word in folded[bool(self._said.article.match(text)) or folded[0] == "all" :]
            )
            or any(part in ("Vs", "Vd", "Vg") for part in parts[:-1])
        )

    def _of_pronoun(self, body: str, end: int, form: Form, verb: tuple[str, bool]) -> Commitment | None:
        """ "and he will get proposals": who it is stands elsewhere, so that nobody is named."""
        word, listed = verb
        match = self._said.pronoun.search(body[:end].rstrip())
        if match is None or not (listed or word in self._said.bound_verbs):
            return None
        certainty = round(_certainty(form, _PRONOUN), 3)
        return Commitment(form, "", match.start("who"), match.start("who"), word, certainty)

    # languages in which what is to be done may stand at the end, and who does it behind the finite verb

    def _bound_late(
        self, body: str, binder: "re.Match[str]", phrase: str, form: Form, *, framed: bool
    ) -> Commitment | None:
        """What a phrase binds that bears no verb right behind it: "Erik wird ... informieren", "Bis Freitag wird Erik ..."."""
        passive = self._passive_late(body, binder.end(), phrase)
        if passive is not None:
            return passive
        if form == "passive":
            return None
        start, agent = self._agent_before(body[: binder.start()])
        behind = binder.end()
        if not self.is_agent(agent) and self._said.verb_second:
            start, agent = self._agent_behind(body, binder.end())
            behind = start + len(agent)
        sure = self.is_agent(agent) if agent else 0.0
        verb = "" if phrase in self._said.takes else self._last_verb(body[behind:])
        if not sure or verb is None:
            return None
        certainty = _certainty(form, sure)
        certainty = max(certainty, 0.75) if framed else certainty
        return Commitment(form, agent, start, start + len(agent), verb, round(certainty, 3))

    def _passive_late(self, body: str, at: int, phrase: str) -> Commitment | None:
        """ "wird von Erik erstellt", "soll erstellt werden", "ist zu erstellen": who does it may stand behind "by"."""
        makes, ends, to = self._said.auxiliaries
        said = _LATE_END.split(body[at:], maxsplit=1)[0]
        words = _WORDS.findall(said)
        if phrase in to:
            verb = self._last_verb(said)
            marks = "|".join(self._said.all("infinitive_mark"))
            if verb is None or not marks or not re.search(rf"\b(?:{marks})\s+{verb}$|(?:{marks})\w+$", key(said)):
                return None
            participle, sure = verb, 0.5
        elif len(words) > 1 and key(words[-1]) in ends and self._is_participle(words[-2]):
            participle, sure = words[-2], 0.6
        elif len(words) > 1 and key(words[-2]) in ends and self._is_participle(words[-1]):
            participle, sure = words[-1], 0.6
        elif phrase in makes and words and self._is_participle(words[-1]):
            participle, sure = words[-1], 0.45
            if key(participle) in self._said.told:
                return None
        else:
            return None
        by = self._said.by.search(said) if self._said.by else None
        start, agent = self._agent_behind(body, at + by.end()) if by else (0, "")
        return Commitment("passive", agent, start, start + len(agent), key(participle), sure + (0.2 if agent else 0.0))

    def _is_participle(self, word: str) -> bool:
        folded = key(word)
        return (
            word[:1].islower()
            and folded not in self._said.no_participles
            and self._said.participle.fullmatch(folded) is not None
        )

    def _agent_behind(self, body: str, at: int) -> tuple[int, str]:
        """The longest name of somebody who can act that begins at an offset; empty where none does."""
        words = list(islice(_AGENT_WORD.finditer(body, at), _MOST_BEHIND))
        for count in range(len(words), 0, -1):
            agent = body[words[0].start("word") : words[count - 1].end()]
            if self.is_agent(agent) >= _LIKELY and not re.search(r"[,;:.]\s", agent):
                return words[0].start("word"), agent
        return 0, ""

    def _last_verb(self, text: str) -> str | None:
        """The infinitive at the end of the first clause of a text, or before what hangs on behind it; None for none."""
        words = _WORDS.findall(_LATE_END.split(text, maxsplit=1)[0])
        for at in range(len(words) - 1, -1, -1):
            word, behind = words[at], words[at + 1 : at + 2]
            if (
                not word[:1].islower()
                or not self._said.last_verb.fullmatch(word)
                or key(word) in self._said.no_infinitives
            ):
                continue
            if not behind or (behind[0].islower() and len(behind[0]) <= _SHORT_WORD) or key(word) in self._said.verbs:
                return key(word)
        return None

    def _framed_late(self, body: str, offset: int) -> Commitment | None:
        """ "Es wurde beschlossen, dass Erik die Liste schickt": the finite verb ends the clause."""
        start, agent = self._agent_behind(body, 0)
        words = _WORDS.findall(_LATE_END.split(body, maxsplit=1)[0])
        last = key(words[-1]) if words else ""
        if agent and body[:start].strip() == "" and (last in self._said.present_verbs or last in self._said.verb_last):
            return Commitment("asked", agent, offset + start, offset + start + len(agent), last, 0.75)
        return None

    def names_person(self, text: str) -> bool:
        """Whether a text is a person of this document, of its lists or a name that nothing explains."""
        return self.is_person(text) or self.is_called(text)

    def _is_office(self, agent: str) -> bool:
        """A role or the meeting's members: what they "will" do is rarely a programme of their own."""
        last = key(agent).split()[-1:]
        return (
            key(agent) in self._said.offices or (bool(last) and last[0] in self._said.roles) or self.names_person(agent)
        )

    def _agent_before(self, text: str) -> tuple[int, str]:
        """The agent that ends where the binding phrase begins; what stands before it may be a date or a clause."""
        candidates = [0]
        dated = _DATE_FIRST.match(text)
        if dated:
            candidates.append(dated.end())
        marks = _BEFORE_AGENT.finditer(text)
        candidates += [m.end() for m in marks if text.count("(", 0, m.end()) <= text.count(")", 0, m.end())]
        for start in candidates:
            agent = text[start:].strip()
            if agent and self.is_agent(agent):
                return start + (len(text[start:]) - len(text[start:].lstrip())), agent
        return 0, text.strip()

    def _verb_after(self, text: str, form: str) -> tuple[str, bool] | None:
        """The verb behind the binding phrase and whether the lexicon lists it; None where no verb can stand."""
        match = self._said.bound_word.match(text)
        if not match:
            return None
        verb = key(match[1])
        if verb in ("have", "be"):
            return self._verb_behind(text[match.end() :], verb)
        if verb in _STOP_VERBS or len(verb) < 2:
            return None
        names = self._said.will_verbs if form == "will" else self._said.bound_verbs
        return verb, verb in names or self._said.infinitive.search(verb) is not None

    def _verb_behind(self, text: str, auxiliary: str) -> tuple[str, bool] | None:
        """The verb of "be supplying us" and of "have the engineer review it", "have the wording changed"; None for none."""
        words = [key(match[0]) for match in islice(_WORDS.finditer(_LATE_END.split(text, maxsplit=1)[0]), _MOST_CAUSED)]
        parts = [self._said.part(word) for word in words]
        if auxiliary == "be":
            return (words[0], True) if parts[:1] == ["Vg"] else None
        done = next((word for word, part in zip(words[1:], parts[1:], strict=True) if part in ("V", "Vd")), None)
        return (done, True) if done else None

    def frame_end(self, sentence: str) -> int:
        """Where the words end that only tell that something was agreed ("It was further resolved that"); 0 where none stand."""
        return self._said.frame_end(sentence)

    def _agreed(self, sentence: str) -> Commitment | None:
        """ "It was agreed to ..." binds the meeting, and names nobody."""
        match = self._said.agreed_to.match(sentence) if self._said.agreed_to else None
        if match and (self._verb_after(sentence[match.end() :], "to") or self._last_verb(sentence[match.end() :])):
            return Commitment("agreed", "", 0, 0, "", 0.6)
        return None

    def _asked_of(self, sentence: str) -> Commitment | None:
        """ "The chair asked UNICEF to share the list": the agent stands between who asks and what is asked."""
        match = self._said.asks.search(sentence) if self._said.asks else None
        if match is None:
            return None
        for binder in self._said.asked_for.finditer(sentence, match.end()):
            agent = sentence[match.end() : binder.start()].strip()
            if len(agent.split()) > _MAX_AGENT_WORDS:
                return None
            verb = self._verb_after(sentence[binder.end() :], "asked")
            late = self._last_verb(sentence[binder.end() :]) if self._said.verb_last else None
            thing = bool(self._said.verb_last) and binder[0].strip() != ","  # "bittet Erik um den Bericht"
            if agent and (verb or late or thing) and self.is_agent(agent):
                start = sentence.index(agent, match.end())
                return Commitment("asked", agent, start, start + len(agent), late or (verb[0] if verb else ""), 0.7)
        return None

    def _subjunctive(self, body: str, offset: int) -> Commitment | None:
        """ "The chair requested that all agencies send ...": after such a frame the verb follows its agent at once."""
        for match in islice(_NEXT_WORD.finditer(body), 10):
            if key(match[1]) not in self._said.subjunctives:
                continue
            agent = body[: match.start()].strip()
            if self.is_agent(agent):
                return Commitment("asked", agent, offset, offset + len(agent), key(match[1]), 0.75)
        return None

    def _future(self, body: str, offset: int) -> Commitment | None:
        """Languages whose future is an ending of the verb: "Le HCR partagera", "OCHA enviará"."""
        if not self._said.endings:
            return None
        for match in LONG_WORD.finditer(body):
            if not match[1].lower().endswith(self._said.endings):
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
            acts = start == 0 and self._said.article.match(agent) and not self.is_passive(body, match.start(1))
            if acts and self._is_subject(agent):
                return Commitment("will", agent, offset, offset + len(agent), key(match[1]), 0.3)
            if len(body[: match.start()].split()) > _MAX_AGENT_WORDS:
                return None
        nobody = self._said.nobodys_future.search(body)
        if nobody is None or len(body[: nobody.start()].split()) > _MAX_AGENT_WORDS:
            return None
        form: Form = "will" if nobody["we"] else "passive"
        return Commitment(form, "", offset, offset, key(nobody["we"] or nobody["verb"]), _NOBODY)

    def _present(self, body: str, offset: int) -> Commitment | None:
        """ "KV sends the questionnaire": somebody of this document and a verb of work; weak, as it may be a habit or a report."""
        for match in islice(_NEXT_WORD.finditer(body), 6):
            verb, before = key(match[1]), body[: match.start()].strip()
            if verb not in self._said.present_verbs:
                left, _, auxiliary = before.rpartition(" ")
                if auxiliary not in self._said.progressive or self._said.part(verb) != "Vg":
                    continue
                before = left.strip()
            agent, start = before, 0
            if not self._acts_in_person(agent) and self._said.verb_second:
                start, agent = self._agent_behind(body, match.end())
            if agent and self._acts_in_person(agent):
                start += offset
                return Commitment("present", agent, start, start + len(agent), verb, 0.35)
        return None

    def _bare_verb(self, body: str, offset: int) -> Commitment | None:
        """ "Dick contact the hall": persons, and what each is told to do."""
        for match in islice(_NEXT_WORD.finditer(body), _MOST_NAMED):
            verb, before, object_ = key(match[1]), body[: match.start()].strip(), _OBJECT.match(body, match.end())
            if object_ is None or verb not in self._said.verbs or not before[:1].isupper():
                continue
            noun = self._said.part(key(object_[1])) in ("V", "Vs", "Vd") or _FINITE.match(object_[1])
            if not noun and all(self.names_person(part.strip()) for part in self._said.joining.split(before)):
                return Commitment("present", before, offset, offset + len(before), verb, 0.35)
        return None

    def _acts_in_person(self, agent: str) -> bool:
        if self._said.agents("and"):
            parts = [self._bare(part) for part in self._said.joining.split(agent)]
        else:
            parts = re.split(r"\s*(?:/|,|&|\+|\band\b|\bet\b|\by\b)\s*", agent)
        offices = self._said.offices if self._said.verb_second else self._said.roles
        return all(
            self.names_person(part) or self.is_known(part) or key(part) in offices or self._is_titled(part)
            for part in parts
            if part
        )

    def _is_titled(self, name: str) -> bool:
        """ "Frau Kern": a name with a title."""
        title, _, rest = name.partition(" ")
        return key(title) in self.words.titles and all(map(_NAME_WORD.match, rest.split() or ["?"]))

    def _passive(self, sentence: str) -> Commitment | None:
        """ "The matrix to be circulated by IRC": what is to be done comes first, who may follow "by"."""
        match = self._said.passives.search(sentence) if self._said.passives else None
        if not match or len(sentence[: match.start()].split()) > 20:
            return None
        if _FINITE.search(sentence[: match.start()]):
            return None
        participle = re.match(r"\s*(?:\w+ly\s+)?([^\W\d_]+)", sentence[match.end() :])
        if not participle or not (
            re.search(r"(?:ed|en|t|ld|de|é|és|ée|ées|ado|ada|ados|adas|ido|ida|idos|idas)$", participle[1])
            or self._said.participle.fullmatch(key(participle[1]))
        ):
            return None
        by = self._said.done_by.search(sentence[match.end() :])
        agent, start = "", 0
        if by and self.is_agent(by[1]):
            agent, start = by[1], match.end() + by.start(1)
        bare = key(match[0]) in ("to be", "is to be", "are to be", "à", "a")
        certainty = (0.6 if bare else 0.45) + (0.2 if agent else 0.0)
        return Commitment("passive", agent, start, start + len(agent), key(participle[1]), certainty)

    @cached_property
    def _verb_first(self) -> VerbFirst | None:
        opens, futures = self._said.opens, sorted(self._said.all("futures"))
        return VerbFirst(opens, futures, is_party=lambda name: self.is_agent(name) >= _SURE) if opens else None

    def starts_with_verb(self, text: str) -> bool:
        """Whether a text begins like an instruction: "Share the list", "Partager la liste"."""
        if self._said.verb_last and self._ends_with_verb(text):
            return True
        if self._said.orders and (order := self._said.orders.match(text)):
            words = key(text[order.end() : order.end() + _BEGINNING]).split(maxsplit=1)
            if words and (words[0] in self._said.bound_verbs or self._said.infinitive.search(words[0])):
                return True
        words = key(text[:_BEGINNING]).split(maxsplit=1)
        if len(words) < 2 and len(text) > _BEGINNING:
            words = key(text).split(maxsplit=1)
        return bool(words) and (
            words[0] in self._said.verbs or words[0] == "please" or self._said.infinitive.search(words[0]) is not None
        )

    def _ends_with_verb(self, text: str) -> bool:
        """The same in languages whose verb stands last: "Doodle für den Termin erstellen (Erik)"."""
        clause = _LATE_END.split(text, maxsplit=1)[0]
        said = 1 < len(_WORDS.findall(clause)) <= _MOST_ORDERED and self._last_verb(clause) in self._said.verbs
        return said and not self._said.binders.search(f" {clause}")


class _Unbound(Grammar):
    """The same grammar for texts in which no words bind."""

    def __init__(self, grammar: Grammar) -> None:
        vars(self).update(vars(grammar))

    def find(self, sentence: str) -> Commitment | None:
        """Only what needs none: who is marked, or told what to do by a bare verb."""
        if self._said.hedges and self._said.hedges.match(sentence):
            return None
        return self._marked(sentence) or self._bare_verb(sentence, 0)


def _certainty(form: Form, sure: float) -> float:
    """How sure it is that a form of words binds an agent of whom it is so `sure` that it can act."""
    return _CERTAIN.get(form, 0.5) * (0.6 + 0.4 * sure)
