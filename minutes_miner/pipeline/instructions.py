"""Instructions that name nobody, or somebody ahead of them: "Share the list", "JB: send it", "[TS] Print it"."""

import re

from minutes_miner.pipeline.agents import Agents
from minutes_miner.pipeline.binding import Commitment, certainty_of
from minutes_miner.pipeline.phrases import Phrases
from minutes_miner.pipeline.verb_last import VerbLast
from minutes_miner.pipeline.words import key

_TOPIC = re.compile(r"[^:>\n]{2,60}(?:\s*>[^:>\n]{1,40})*\s*(?::|>>|\s[–—-])\s+(?=\S)")
_BEGINNING = 40  # characters of a text that hold its first word, and the begin of the next
_MARKED = re.compile(
    r"\s*(?:[\[(](?P<bracket>[^\[\]()]{2,60})[\])]\s*[-–:]?|(?P<name>[^:\n\[\]().;]{2,60}?)\s*(?::|\s[-–—]|[-=]>|→))\s*(?P<task>\S.{4,})",
    re.DOTALL,
)  # who is to do something, and what
_AGAIN = re.compile(r"re-(?=[^\W\d_])", re.IGNORECASE)  # "re-draft": the verb to which it is put
_NOUN = re.compile(r"\S+\s+of\b", re.IGNORECASE)  # "IRC: support of the schools"


class Instructions:
    """Tells what begins like an instruction, and to whom it is marked."""

    def __init__(self, said: Phrases, agents: Agents, late: VerbLast) -> None:
        self._said, self._agents, self._late = said, agents, late

    def marked(self, sentence: str) -> Commitment | None:
        """ "JB: send the list", "[JB, TS] Send the list", "JB -> send it": who is to do it stands before what is to be done."""
        match = _MARKED.match(sentence)
        if match is None or not self.opens(match["task"]) or _NOUN.match(match["task"]):
            return None
        start, end = match.span("bracket" if match["bracket"] else "name")
        agent = sentence[start:end]
        sure = self._agents.sure(agent)
        return Commitment("marked", agent, start, end, "", round(certainty_of("marked", sure), 3)) if sure else None

    def follows(self, text: str) -> bool:
        """Whether an instruction stands behind its topic or its time: "Roof: repair the leak", "Once it is dry, paint the door"."""
        if text.rstrip().endswith("?"):
            return False
        for match in (_TOPIC.match(text), self._said.timed.match(text)):
            words = _opening(text[match.end() :]) if match else []
            verb = len(words) > 1 and (words[0] in self._said.verbs or self._said.infinitive.search(words[0]))
            if match and verb and not _NOUN.match(text, match.end()):
                return True
        return False

    def opens(self, text: str) -> bool:
        """Whether a text begins like an instruction: "Share the list", "Partager la liste"."""
        if self._said.verb_last and self._late.is_instruction(text):
            return True
        if self._said.orders and (order := self._said.orders.match(text)):
            words = _opening(text[order.end() :])
            if words and (words[0] in self._said.bound_verbs or self._said.infinitive.search(words[0])):
                return True
        words = _opening(text)
        return bool(words) and (
            words[0] in self._said.verbs
            or words[0] in self._said.listed("polite")
            or self._said.infinitive.search(words[0]) is not None
        )


def _opening(text: str) -> list[str]:
    """The first word of a text and what follows it, without the "re-" before a verb; a long first word as a whole."""
    text = _AGAIN.sub("", text, count=1) if _AGAIN.match(text) else text
    words = key(text[:_BEGINNING]).split(maxsplit=1)
    return key(text).split(maxsplit=1) if len(words) < 2 and len(text) > _BEGINNING else words
