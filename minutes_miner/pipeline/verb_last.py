"""Commitments in languages whose verb stands second or last: "Bis Freitag wird Erik die Liste schicken"."""

import re

from minutes_miner.pipeline.agents import WORDS, Agents
from minutes_miner.pipeline.binding import Commitment, certainty_of
from minutes_miner.pipeline.phrases import Form, Phrases
from minutes_miner.pipeline.words import key

CLAUSE_END = re.compile(
    r"[,;:()!?\n]|(?<!\d)(?<!\b[A-ZÀ-Þ][a-z])(?<!\b[A-ZÀ-Þ][a-z]{2})\.\s|(?<!\d)\.$|\s[–—-]\s"
)  # where a clause ends whose verb stands last; not behind "Hr."
_SHORT_WORD = 4  # letters of words that begin what hangs on behind a verb: "schicken bis Freitag"
_LEAST_SEPARATED, _SEPARATED = 3, 0.35  # words of a clause with a separated verb, and how sure it is
_LONG_VOWEL = re.compile(r"([aeou])\1([^\W\d_aeiou])$")  # of a stem of Dutch: "stuur-t", "stur-en"
_MOST_ORDERED = 14  # words of an instruction


class VerbLast:
    """What is to be done may stand at the end of the clause, and who does it behind the finite verb."""

    def __init__(self, said: Phrases, agents: Agents) -> None:
        self._said, self._agents = said, agents

    def bound(self, body: str, binder: "re.Match[str]", phrase: str, form: Form, *, framed: bool) -> Commitment | None:
        """What a phrase binds that bears no verb right behind it: "Erik wird ... informieren", "Bis Freitag wird Erik ..."."""
        passive = self._passive(body, binder.end(), phrase)
        if passive is not None:
            return passive
        if form == "passive":
            return None
        start, agent = self._agents.before(body[: binder.start()])
        behind = binder.end()
        if not self._agents.sure(agent) and self._said.verb_second:
            start, agent = self._agents.behind(body, binder.end())
            behind = start + len(agent)
        sure = self._agents.sure(agent) if agent else 0.0
        verb = "" if phrase in self._said.listed("takes") else self.last_verb(body[behind:])
        if not sure or verb is None:
            return None
        certainty = certainty_of(form, sure)
        certainty = max(certainty, 0.75) if framed else certainty
        return Commitment(form, agent, start, start + len(agent), verb, round(certainty, 3))

    def _passive(self, body: str, at: int, phrase: str) -> Commitment | None:
        """ "wird von Erik erstellt", "soll erstellt werden", "ist zu erstellen": who does it may stand behind "by"."""
        makes, ends, to = self._said.auxiliaries
        said = CLAUSE_END.split(body[at:], maxsplit=1)[0]
        words = WORDS.findall(said)
        if phrase in to:
            verb = self.last_verb(said)
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
            if key(participle) in self._said.listed("told"):
                return None
        else:
            return None
        by = self._said.by.search(said) if self._said.by else None
        start, agent = self._agents.behind(body, at + by.end()) if by else (0, "")
        return Commitment("passive", agent, start, start + len(agent), key(participle), sure + (0.2 if agent else 0.0))

    def _is_participle(self, word: str) -> bool:
        folded = key(word)
        return (
            word[:1].islower()
            and folded not in self._said.listed("no_participles")
            and self._said.participle.fullmatch(folded) is not None
        )

    def framed(self, body: str, offset: int) -> Commitment | None:
        """ "Es wurde beschlossen, dass Erik die Liste schickt": the finite verb ends the clause."""
        start, agent = self._agents.behind(body, 0)
        words = WORDS.findall(CLAUSE_END.split(body[start + len(agent) :], maxsplit=1)[0])
        last = key(words[-1]) if words else ""
        bears = last in self._said.present_verbs or last in self._said.verb_last
        if agent and body[:start].strip() == "" and (bears or self._is_whole_verb(last)):
            return Commitment("asked", agent, offset + start, offset + start + len(agent), last, 0.75)
        return None

    def separated(self, body: str, offset: int) -> Commitment | None:
        """ "Erik fragt an", "Wir stellen die Fahne auf": a verb of work, a part of which ends the clause."""
        at = 0
        for clause in CLAUSE_END.split(body):
            words = clause.split()
            start = body.index(clause, at)
            at = start + len(clause)
            if not _LEAST_SEPARATED <= len(words) <= _MOST_ORDERED or key(words[-1]) not in self._said.listed(
                "particles"
            ):
                continue
            start += len(clause) - len(clause.lstrip())
            count = 2 if self._agents.is_titled(" ".join(words[:2])) else 1
            ours = key(words[0]) in self._said.listed("subject")
            named = count > 1 or self._agents.is_name(words[0])
            if (ours or named) and self._is_verb(words[-1], words[count]):
                agent = "" if ours else " ".join(words[:count])
                return Commitment(
                    "present", agent, offset + start, offset + start + len(agent), key(words[count]), _SEPARATED
                )
        return None

    def _is_whole_verb(self, last: str) -> bool:
        """Whether a finite verb at the end of its clause is one of work, its parts written as one: "anruft", "vorschlägt"."""
        parts = sorted(filter(last.startswith, self._said.listed("particles")))
        return any(self._is_verb(part, last[len(part) :]) for part in ("", *parts) if len(last) > len(part) + 1)

    def _is_verb(self, particle: str, finite: str) -> bool:
        """Whether the parts of a verb that stand apart are those of a verb of work: "fragt ... an", "bel ... op"."""
        folded = key(finite)
        stem = folded.removesuffix("t")
        bases = [
            self._said.irregular.get(folded, ""),
            folded,
            f"{stem}en",
            f"{stem.removesuffix('e')}en",
            f"{stem}{stem[-1:]}en",
        ]
        bases.append(_LONG_VOWEL.sub(r"\1\2en", stem))
        return any(f"{key(particle)}{base}" in self._said.verbs for base in bases if base)

    def last_verb(self, text: str) -> str | None:
        """The infinitive at the end of the first clause of a text, or before what hangs on behind it; None for none."""
        words = WORDS.findall(CLAUSE_END.split(text, maxsplit=1)[0])
        for at in range(len(words) - 1, -1, -1):
            word, behind = words[at], words[at + 1 : at + 2]
            if (
                not word[:1].islower()
                or not self._said.last_verb.fullmatch(word)
                or key(word) in self._said.listed("no_infinitives")
            ):
                continue
            if behind and key(behind[0]) in self._said.listed("subject"):
                continue
            if not behind or (behind[0].islower() and len(behind[0]) <= _SHORT_WORD) or key(word) in self._said.verbs:
                return key(word)
        return None

    def is_instruction(self, text: str) -> bool:
        """Whether a text is a task in a language whose verb stands last: "Doodle für den Termin erstellen (Erik)"."""
        clause = CLAUSE_END.split(text, maxsplit=1)[0]
        if text[len(clause) :].startswith("?") or key(clause).split(" ", 1)[0] in self._said.listed("subject"):
            return False
        words = WORDS.findall(clause)
        said = 1 < len(words) <= _MOST_ORDERED and any(
            key(word) in self._said.verbs and self.last_verb(" ".join(words[: at + 2])) == key(word)
            for at, word in enumerate(words)
            if at
        )
        return said and not self._said.binders.search(f" {clause}")
