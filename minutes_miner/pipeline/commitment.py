"""The grammar of a commitment: who, the words that bind ("to", "will", "is requested to"), and what is to be done.

What binds and what may be done stands in the lexicon, one file a language. This module knows only the shapes:
an agent at the start of the sentence, a binding phrase, a verb; and where the file says that the verb stands second or last,
who acts behind it and what is to be done at the end of the clause.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cached_property
from itertools import islice

from minutes_miner.pipeline.agents import CALLED, LIKELY, MOST_WORDS, WORDS, Agents
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.binding import NEXT_WORD, Commitment, certainty_of
from minutes_miner.pipeline.instructions import Instructions
from minutes_miner.pipeline.phrases import Form, phrases_of
from minutes_miner.pipeline.tensed import Tensed
from minutes_miner.pipeline.verb_first import VerbFirst
from minutes_miner.pipeline.verb_last import CLAUSE_END, VerbLast
from minutes_miner.pipeline.words import Words, key

_FRAMED = 0.75  # how sure it is that somebody is bound behind "it was agreed that"
_PRONOUN = 0.5  # of a pronoun
_NOBODY = 0.5  # of somebody asked who is only pointed at
_DROPPED = 0.3  # of nobody
_SHARED = 0.7  # of whoever opens the sentence and has another verb there
_SUBJECT = 0.3  # of a noun that only stands where somebody would
_SURE = 0.85  # of a name that it can act, where nothing but its place says so
_MOST_CAUSED = 7  # words behind "have" among which stands what somebody else is to do


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
        self._said = phrases_of(vocabulary, None if languages is None else frozenset(languages))
        self._agents = Agents(
            vocabulary, self._said, is_known=is_known, is_thing=is_thing, is_person=is_person, is_called=is_called
        )
        self._late = VerbLast(self._said, self._agents)
        self._tensed = Tensed(self._said, self._agents)
        self._instructions = Instructions(self._said, self._agents, self._late)
        self._asker = around(vocabulary).asker
        self._found: dict[str, Commitment | None] = {}  # parts of a document are asked about again
        self.is_agent = self._agents.sure
        self.names_person = self._agents.names_person
        self.attends = self._agents.attends
        self.starts_with_verb = self._instructions.opens
        self.is_passive = self._said.is_passive
        self.frame_end = self._said.frame_end
        self.may_frame = self._said.may_frame
        self.part = self._said.part
        self.languages = self._said.codes
        self.nouns_capital = self._said.nouns_capital

    def find(self, sentence: str) -> Commitment | None:
        """The first commitment of a sentence, or None."""
        if sentence not in self._found:
            self._found[sentence] = self._find_asked(sentence)
        return self._found[sentence]

    def _find_asked(self, sentence: str) -> Commitment | None:
        """What binds in a sentence without who asks: "Ann was asked | by the chair | to call"."""
        asker = self._asker.search(sentence)
        if asker is None:
            return self._find(sentence)
        start, end = asker.span("aside")
        found = self._find(sentence[:start] + sentence[end:])
        if found is None or found.start < start:
            return found
        return replace(found, start=found.start + end - start, end=found.end + end - start)

    def is_no_agent(self, word: str) -> bool:
        """Whether a folded word names nobody who acts: "opportunity", "objectif"."""
        return word in self._said.listed("no_agents")

    def frame_before(self, sentence: str, at: int) -> int:
        """Where the frame ends that a clause at an offset hangs on too: "It was agreed that | A goes and that B stays"; 0 for none."""
        frame = self.frame_end(sentence)
        return frame if 0 < frame < at and self._said.hanging.search(sentence[:at]) else 0

    def framed(self, before: str, clause: str) -> Commitment | None:
        """What a clause binds behind words that tell that it was agreed, which were cut off: "Se acuerda que | Ana llame al banco"."""
        offset = len(before) + 1
        whole = f"{before} {clause}"
        found = self.find(whole) if before and self.frame_end(whole) == offset else None
        if found is None or not found.agent or found.start < offset:
            return None
        return replace(found, start=found.start - offset, end=found.end - offset)

    def hangs(self, left: str, right: str) -> bool:
        """Whether what stands from a joint on cannot stand alone: "Fr. Kurz sagt zu | , die Bank anzurufen" completes what
        binds, "Buy rope | , after offers have come, and store it" only tells when."""
        comma = right[:1] == ","
        if comma and self._said.awaiting.search(f"{left},"):
            return True
        timed, more, rest = right[1:].lstrip().partition(",")
        goes_on = comma and more and self._said.time_word.match(timed) and self._said.joint.match(rest)
        return bool(goes_on) and self.find(timed) is None

    def promises(self, sentence: str) -> bool:
        """Whether the present of a sentence tells one deed that somebody of this document has yet to do: "Bart belt de schilder", but
        not "Bart belt elke week", "Bart vertelt van de schilder".
        """
        bound = self.find(sentence)
        if bound is None or bound.form != "present" or bound.verb not in self._said.listed("promises"):
            return False
        ours = self._agents.attends(bound.agent) or self._agents.is_office(bound.agent)
        return ours and self._said.no_promise.search(sentence) is None

    def names_agent(self, sentence: str) -> bool:
        """Whether a sentence says in its own words who is to act."""
        bound = self.find(sentence)
        return bound is not None and bool(bound.agent)

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
        if marked := self._instructions.marked(sentence):
            return marked
        if not self._said.may_bind(sentence):
            return self._tensed.bare_verb(sentence, 0)
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
            if len(body[: binder.start()].split()) > MOST_WORDS * 2:
                break
        return (
            asked
            or (self._that(body, offset) if offset else None)
            or self._tensed.future(body, offset)
            or self._dropped(body, offset)
            or self._tensed.passive(sentence)
            or (self._tensed.present(body, offset) if self._said.may_tell_present(body) else None)
            or (self._late.separated(body, offset) if self._said.verb_second else None)
            or self._tensed.bare_verb(body, offset)
        )

    def guess(self, sentence: str) -> tuple[int, int] | None:
        """Where somebody of an unknown name stands whom words bind that open the sentence, in languages whose verb comes first."""
        return self._verb_first.guess(sentence) if self._verb_first else None

    def hint(self, text: str) -> str:
        """What a text tells that binds nobody: something "needed" or "under_way", or an "order" behind its topic; "" for nothing."""
        return self._said.hint(text) or ("order" if self._instructions.follows(text) else "")

    def own_work(self, sentence: str) -> bool:
        """Whether somebody only tells of their own programme: "NRC instalará lavamanos con fondos propios"."""
        found = self.find(sentence)
        promised = self._verb_first is not None and self._verb_first.find(sentence) is not None
        told = promised or (found is not None and found.form in ("will", "present") and not self.frame_end(sentence))
        return told and self._said.own_work.search(sentence) is not None

    def is_standing(self, sentence: str) -> bool:
        """Whether a sentence opens as a rule for every case does: "Toute mission doit être annoncée"."""
        return self._said.standing.match(sentence) is not None

    def left_open(self, line: str) -> str:
        """Whom a line binds to what stands below it: "NRC and SCI to:", "UNICEF is requested to:"; "" for nobody."""
        _, agent = self._agents.before(self._said.left_open(line))
        return agent if agent and self._agents.sure(agent) >= LIKELY else ""

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

    # how it is bound

    def _at_binder(self, body: str, binder: "re.Match[str]", *, framed: bool) -> Commitment | None:
        phrase = key(binder["binder"])
        form = self._said.form_of(phrase)
        verb = self._verb_after(body[binder.end() :], form)
        late = phrase in self._said.listed("takes") or phrase in self._said.verb_last
        if late and not (verb and verb[1]):  # "will" binds in more than one language
            return self._late.bound(body, binder, phrase, form, framed=framed)
        if verb is None:
            return None
        start, agent = self._agents.before(body[: binder.start()])
        sure = self._agents.sure(agent)
        word, listed = verb
        if not sure and (listed or word in self._said.bound_verbs) and self._may_be_subject(agent, form, listed=listed):
            sure = _SUBJECT
        if not sure:
            return self._of_pronoun(body, binder.start(), form, verb)
        if form == "will" and not listed and self._agents.is_office(agent):
            listed = word in self._said.bound_verbs
        certainty = certainty_of(form, sure) if form != "to" else 0.85 * (0.6 + 0.4 * sure)
        if (form == "will" and not listed) or sure == _SUBJECT:
            certainty = 0.3
        if form == "to" and not listed and (sure < _SURE and (start or sure < CALLED or not word.islower())):
            return None
        if framed:
            certainty = max(certainty, _FRAMED)
        return Commitment(form, agent, start, start + len(agent), word, round(certainty, 3))

    def _may_be_subject(self, agent: str, form: Form, *, listed: bool) -> bool:
        """Whether somebody whom no list names may be bound: any subject "to revise", a single name that "will" or "should"."""
        named = (listed and form in ("to", "asked")) or (form in ("will", "weak") and self._agents.is_lone_name(agent))
        return named and self._agents.is_subject(agent)

    def _of_pronoun(self, body: str, end: int, form: Form, verb: tuple[str, bool]) -> Commitment | None:
        """ "and he will get proposals": who it is stands elsewhere, so that nobody is named."""
        word, listed = verb
        said = body[:end].rstrip()
        match = self._said.pronoun.search(said) or self._said.nominative.search(said)
        bears = listed or word in self._said.bound_verbs
        if bears and match is None and self._said.left_out.search(said):
            agent = self._agents.opening(body) if form == "asked" else ""
            if agent:
                return Commitment(form, agent, 0, len(agent), word, _SHARED)
            return Commitment(form, "", end, end, word, _DROPPED) if form == "will" else None
        if match is None or not bears:
            return None
        certainty = round(certainty_of(form, _PRONOUN), 3)
        return Commitment(form, "", match.start("who"), match.start("who"), word, certainty)

    # languages in which what is to be done may stand at the end, and who does it behind the finite verb

    def _verb_after(self, text: str, form: str) -> tuple[str, bool] | None:
        """The verb behind the binding phrase and whether the lexicon lists it; None where no verb can stand."""
        match = self._said.bound_word.match(text)
        if not match:
            return None
        if match[1].isupper() and not text.isupper() and self._agents.sure(match[1]) == 1:
            return None  # "a CARE", which in small letters is a verb
        verb = key(match[1])
        if verb in self._said.helping:
            return self._verb_behind(text[match.end() :], verb, form)
        if verb in self._said.listed("no_verbs") or len(verb) < 2:
            return None
        names = self._said.will_verbs if form == "will" else self._said.bound_verbs
        return verb, verb in names or self._said.infinitive.search(verb) is not None

    def _verb_behind(self, text: str, auxiliary: str, form: str) -> tuple[str, bool] | None:
        """The verb of "be supplying us" and of "have the engineer review it", "have the wording changed"; None for none."""
        words = [key(match[0]) for match in islice(WORDS.finditer(CLAUSE_END.split(text, maxsplit=1)[0]), _MOST_CAUSED)]
        parts = [self._said.part(word) for word in words]
        if auxiliary not in self._said.listed("has"):
            return (words[0], True) if parts[:1] == ["Vg"] else None
        done = next((word for word, part in zip(words[1:], parts[1:], strict=True) if part in ("V", "Vd")), None)
        if done is None and words and words[0] in self._said.listed("no_verbs") and form in ("to", "will", "weak"):
            return auxiliary, form == "weak"  # "should have a policy"
        return (done, True) if done else None

    def _dropped(self, body: str, offset: int) -> Commitment | None:
        """ "Then, will invite them": who is bound is left out, as in notes."""
        said = f" {self._said.joint.sub('', body, count=1)}"
        binder = self._said.binders.match(said, 1)
        if binder is None:
            return None
        form = self._said.form_of(key(binder["binder"]))
        verb = self._verb_after(said[binder.end() :], form)
        if form not in ("will", "weak") or verb is None or not (verb[1] or verb[0] in self._said.bound_verbs):
            return None
        return Commitment(form, "", offset, offset, verb[0], _DROPPED)

    def _agreed(self, sentence: str) -> Commitment | None:
        """ "It was agreed to ..." binds the meeting, and names nobody."""
        match = self._said.agreed_to.match(sentence) if self._said.agreed_to else None
        if match and (self._verb_after(sentence[match.end() :], "to") or self._late.last_verb(sentence[match.end() :])):
            return Commitment("agreed", "", 0, 0, "", 0.6)
        return None

    def _asked_of(self, sentence: str) -> Commitment | None:
        """ "The chair asked UNICEF to share the list": the agent stands between who asks and what is asked."""
        match = self._said.asks.search(sentence) if self._said.asks else None
        if match is None:
            return None
        for binder in self._said.asked_for.finditer(sentence, match.end()):
            agent = sentence[match.end() : binder.start()].strip()
            if len(agent.split()) > MOST_WORDS:
                return None
            verb = self._verb_after(sentence[binder.end() :], "asked")
            late = self._late.last_verb(sentence[binder.end() :]) if self._said.verb_last else None
            thing = bool(self._said.verb_last) and binder[0].strip() != ","  # "bittet Erik um den Bericht"
            if self._said.pointed.fullmatch(agent) and (verb or late):
                return Commitment("asked", "", match.end(), match.end(), late or (verb[0] if verb else ""), _NOBODY)
            if agent and (verb or late or thing) and self._agents.sure(agent):
                start = sentence.index(agent, match.end())
                return Commitment("asked", agent, start, start + len(agent), late or (verb[0] if verb else ""), 0.7)
        return None

    def _that(self, body: str, offset: int) -> Commitment | None:
        """What stands behind words that tell that it was agreed, in the mood and the order that they ask for."""
        found = self._subjunctive(body, offset)
        if found is None and self._said.verb_last:
            found = self._late.framed(body, offset)
        if found is None and self._said.may_tell_present(body):
            found = self._tensed.present(body, offset)
        return found and replace(found, certainty=max(found.certainty, _FRAMED if found.agent else 0.0))

    def _subjunctive(self, body: str, offset: int) -> Commitment | None:
        """ "The chair requested that all agencies send ...": after such a frame the verb follows its agent at once."""
        for match in islice(NEXT_WORD.finditer(body), 10):
            if key(match[1]) in self._said.listed("be") and self._said.is_participle(
                body[match.end() :].split(maxsplit=1)
            ):
                return Commitment("passive", "", offset, offset, key(body[match.end() :].split()[0]), 0.6)
            if key(match[1]) not in self._said.subjunctives:
                continue
            agent = body[: match.start()].strip()
            if self._agents.sure(agent):
                return Commitment("asked", agent, offset, offset + len(agent), key(match[1]), _FRAMED)
        return None

    @cached_property
    def _verb_first(self) -> VerbFirst | None:
        opens, futures = self._said.opens, sorted(self._said.all("futures"))
        return VerbFirst(opens, futures, is_party=lambda name: self._agents.sure(name) >= _SURE) if opens else None


class _Unbound(Grammar):
    """The same grammar for texts in which no words bind."""

    def __init__(self, grammar: Grammar) -> None:
        vars(self).update(vars(grammar))
        self._found = {}

    def _find(self, sentence: str) -> Commitment | None:
        """Only what needs none: who is marked, or told what to do by a bare verb."""
        if self._said.hedges and self._said.hedges.match(sentence):
            return None
        return self._instructions.marked(sentence) or self._tensed.bare_verb(sentence, 0)
