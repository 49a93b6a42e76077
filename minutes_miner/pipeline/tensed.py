"""Commitments whose verb binds by its own form: futures, verbs of work in the present, passives."""

import re
from itertools import islice

from minutes_miner.pipeline.agents import MOST_WORDS, Agents
from minutes_miner.pipeline.binding import NEXT_WORD, Commitment
from minutes_miner.pipeline.phrases import LONG_WORD, Form, Phrases
from minutes_miner.pipeline.words import key

_NOBODY = 0.4  # of a verb in the future that names nobody
_OWN_WORK = 0.3  # of an agency whose verb tells of no promise
_SHARED = 0.7  # and of one whose subject has another verb before it
_MOST_NAMED = 6  # words of persons before a bare verb
_OBJECT = re.compile(r"\s+([^\W_][\w’'-]*)")


class Tensed:
    """Finds what no phrase ahead of a verb binds."""

    def __init__(self, said: Phrases, agents: Agents) -> None:
        self._said, self._agents = said, agents

    def future(self, body: str, offset: int) -> Commitment | None:
        """Languages whose future is an ending of the verb: "Le HCR partagera", "OCHA enviará"."""
        if not self._said.endings:
            return None
        passed = False
        for match in LONG_WORD.finditer(body):
            if not match[1].lower().endswith(self._said.endings):
                continue
            start, agent = self._agents.before(body[: match.start()])
            sure = self._agents.sure(self._said.clitic.sub("", agent))
            if sure:
                own = not offset and self._is_own_work(match[1]) and not self._agents.names_person(agent)
                certainty = _OWN_WORK if own else round(0.45 + 0.25 * sure, 3)
                begin = start + offset
                return Commitment("will", agent, begin, begin + len(agent), key(match[1]), certainty)
            joined = not passed and self._said.left_out.search(body[: match.start()])
            shared = self._agents.opening(body) if joined else ""
            passed = True  # "tells that the mayor comes and will close it": whoever has the verb before
            if shared:
                return Commitment("will", shared, offset, offset + len(shared), key(match[1]), _SHARED)
            acts = start == 0 and self._said.article.match(agent) and not self._said.is_passive(body, match.start(1))
            if acts and self._agents.is_subject(agent):
                return Commitment("will", agent, offset, offset + len(agent), key(match[1]), 0.3)
            if len(body[: match.start()].split()) > MOST_WORDS:
                return None
        nobody = self._said.nobodys_future.search(body)
        if nobody is None or len(body[: nobody.start()].split()) > MOST_WORDS:
            return None
        form: Form = "will" if nobody["we"] else "passive"
        return Commitment(form, "", offset, offset, key(nobody["we"] or nobody["verb"]), _NOBODY)

    def _is_own_work(self, verb: str) -> bool:
        """Whether a verb in the future tells rather of somebody's own work than of a promise: "NRC instalará lavamanos"."""
        ending = max((end for end in self._said.endings if verb.lower().endswith(end)), key=len, default="")
        stem = key(verb.lower().removesuffix(ending.lstrip("r")))
        return not any(promise.startswith(stem) for promise in self._said.will_verbs)

    def present(self, body: str, offset: int) -> Commitment | None:
        """ "KV sends the questionnaire": somebody of this document and a verb of work; weak, as it may be a habit or a report."""
        for match in islice(NEXT_WORD.finditer(body), 6):
            verb, before = key(match[1]), body[: match.start()].strip()
            if verb not in self._said.present_verbs:
                left, _, auxiliary = before.rpartition(" ")
                if auxiliary not in self._said.progressive or self._said.part(verb) != "Vg":
                    continue
                before = left.strip()
            agent, start = before, 0
            if not self._agents.act_in_person(agent) and self._said.verb_second:
                start, agent = self._agents.behind(body, match.end())
            if agent and self._agents.act_in_person(agent):
                start += offset
                return Commitment("present", agent, start, start + len(agent), verb, 0.35)
        return None

    def bare_verb(self, body: str, offset: int) -> Commitment | None:
        """ "Dick contact the hall": persons, and what each is told to do."""
        if not body.lstrip()[:1].isupper():
            return None
        for match in islice(NEXT_WORD.finditer(body), _MOST_NAMED):
            verb = key(match[1])
            if verb not in self._said.verbs:
                continue
            before, object_ = body[: match.start()].strip(), _OBJECT.match(body, match.end())
            if object_ is None or not before:
                continue
            noun = self._said.part(key(object_[1])) in ("V", "Vs", "Vd") or self._said.finite.match(object_[1])
            if not noun and all(self._agents.names_person(part.strip()) for part in self._said.joining.split(before)):
                return Commitment("present", before, offset, offset + len(before), verb, 0.35)
        return None

    def passive(self, sentence: str) -> Commitment | None:
        """ "The matrix to be circulated by IRC": what is to be done comes first, who may follow "by"."""
        match = self._said.passives.search(sentence) if self._said.passives else None
        if not match or len(sentence[: match.start()].split()) > 20:
            return None
        if self._said.finite.search(sentence[: match.start()]):
            return None
        participle = re.match(r"\s*(?:\w+ly\s+)?([^\W\d_]+)", sentence[match.end() :])
        if not participle or not (
            participle[1].endswith(self._said.participle_endings) or self._said.participle.fullmatch(key(participle[1]))
        ):
            return None
        by = self._said.done_by.search(sentence[match.end() :])
        agent, start = "", 0
        if by and self._agents.sure(by[1]):
            agent, start = by[1], match.end() + by.start(1)
        bare = key(match[0]) in self._said.listed("planned")
        certainty = (0.6 if bare else 0.45) + (0.2 if agent else 0.0)
        return Commitment("passive", agent, start, start + len(agent), key(participle[1]), certainty)
