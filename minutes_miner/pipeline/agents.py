"""Who can act: agencies and persons that the document knows, roles, groups, and names that only their place explains."""

import re
from collections.abc import Callable
from itertools import islice

from minutes_miner.link.fields import is_office
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.phrases import Phrases
from minutes_miner.pipeline.words import Words, key

MOST_WORDS = 16
CALLED = 0.75  # of a name that nothing explains
_OFFICE = 3  # words of an office: "the bar steward"
_TITLED = 6  # words of a name with a title
_MOST_SUBJECT = 4  # words of it
_ACRONYM = re.compile(r"^(?=.*[A-ZÀ-Þ].*[A-ZÀ-Þ])[\w’'.-]{2,}s?$")
_NAME_WORD = re.compile(r"^[A-ZÀ-Þ][\w’'.-]*$")
_LONE_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ’'-]+[a-rt-zà-ÿ]")
_THE = re.compile(r"^the\s+", re.IGNORECASE)
_PAIRED = re.compile(r"^(.{2,40}?)\s*(?:\(([^)]{2,40})\)|[-–/](?!>)\s*(.{2,40}))$")
WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_BEFORE_AGENT = re.compile(r"[,;:.–-]\s+|\n|\bthat\s+")
_AGENT_WORD = re.compile(r"\s*(?P<word>[^\s,;:()]+)")
_MOST_BEHIND = 6  # words of who acts behind the verb
LIKELY = 0.75  # of somebody who stands there
_STOP_INSIDE = re.compile(r"\b(?!Prof\b)[^\W\d_]{4,}\.\s")  # the end of a sentence, and of no title


class Agents:
    """Tells who can act. `is_known` tells whether a name is an agency or a person of this document, `is_called` whether a
    word is a name that nothing explains.
    """

    def __init__(
        self,
        vocabulary: Words,
        said: Phrases,
        *,
        is_known: Callable[[str], bool],
        is_thing: Callable[[str], bool],
        is_person: Callable[[str], bool],
        is_called: Callable[[str], bool],
    ) -> None:
        self._titles = vocabulary.titles
        self._inside, self._every, self._of_verbs = (
            frozenset(vocabulary.agent.get(name, ())) for name in ("inside", "every", "of_verbs")
        )
        self._hanging = re.compile(rf"\s+(?:{vocabulary.either('agent', 'hanging')})\b", re.IGNORECASE)
        self._dated = re.compile(
            rf"^(?:{vocabulary.either('commitment', 'by_day')})\s+(?:[^\s,]+\s*){{1,5}}?(?:,\s+(?=\S)|\s+(?=[A-ZÀ-Þ]))",
            re.IGNORECASE,
        )
        self._helped = around(vocabulary).helped
        self._said = said
        self._found: dict[str, float] = {}
        self._is_known = is_known
        self._is_thing = is_thing
        self._is_person = is_person
        self._is_called = is_called

    def sure(self, text: str) -> float:
        """How sure it is that a text names somebody who can act, 0..1."""
        if text not in self._found:
            self._found[text] = self._sure(text)
        return self._found[text]

    def _sure(self, text: str) -> float:
        name = self._said.article.sub("", self._helped.sub("", text).strip(" :-–,*"))
        if not name or len(name.split()) > MOST_WORDS or ("." in name and _STOP_INSIDE.search(name)):
            return 0.0
        whole = self._one(name)
        if whole:
            return whole
        parts = [part for part in self._said.joining.split(name) if part.strip()]
        if len(parts) > 1:
            sure = [self._one(self._bare(part)) for part in parts]
            if max(sure) == 1.0:  # "Plan and NRC": a capital is enough beside somebody
                sure = [one or CALLED * bool(_NAME_WORD.match(part)) for one, part in zip(sure, parts, strict=True)]
            return min(sure)
        clause = self._hanging.search(name)
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
        if folded in self._said.roles or folded in self._said.groups or self._is_known(name):
            return 1.0
        if self._said.ends_of_offices and " " not in folded and folded.endswith(self._said.ends_of_offices):
            return 0.9
        paired = _PAIRED.match(name)
        if paired and (self._is_labelled(paired) or _is_clause(paired[3] or "")):
            return 0.0
        if paired and (self._is_known(paired[2] or paired[3]) or self._is_known(paired[1])):
            return 1.0
        tokens = name.split()
        if len(tokens) > 1 and folded.split()[0] in self._said.verbs and folded.split()[0] not in self._of_verbs:
            return 0.0
        if len(tokens) > 1 and self._said.part(key(tokens[0])) == "V" and self._is_known(" ".join(tokens[1:])):
            return 0.0  # "Ask UNICEF"
        capital = [t for t in tokens if _NAME_WORD.match(t.strip("(),")) or key(t) in self._inside]
        last = key(tokens[-1])
        if (
            len(tokens) <= 6
            and (last in self._said.roles or last in self._said.groups)
            and len(capital) >= len(tokens) - 1
            and not tokens[0].endswith("ing")
        ):
            return 1.0
        if (
            key(tokens[0]) in self._every
            and len(tokens) <= 5
            and not self._said.finite.search(name)
            and not (self._said.passives and self._said.passives.search(name))
        ):
            return 0.9
        if len(tokens) == 1 and _ACRONYM.match(name) and not self._is_thing(name):
            return 0.85
        if key(tokens[0]) in self._titles and 1 < len(tokens) <= _TITLED and len(capital) == len(tokens):
            return 0.9
        if 2 <= len(tokens) <= 7 and len(capital) == len(tokens) and not self._is_thing(tokens[-1]):
            return 0.0 if self._said.nouns_capital else 0.75
        called = (len(tokens) == 1 and self._is_called(name)) or (len(tokens) <= _OFFICE and is_office(name))
        return CALLED if called else 0.0

    def _is_labelled(self, paired: "re.Match[str]") -> bool:
        """Whether words that name nobody stand before a person: "Keys - Ben", "Room booking - Ben"; not "WFP - Ben"."""
        before, person = paired[1].strip(), paired[3]
        if person is None or "/" in paired[0] or not self._is_person(person):
            return False
        if " " in before:
            office = key(before).split()[-1] in self._said.offices or key(before) in self._said.offices
            return before.split()[-1].islower() and not office and not self._is_known(before)
        return not (self._is_known(before) or self._is_called(before) or _ACRONYM.match(before))

    def names_person(self, text: str) -> bool:
        """Whether a text is a person of this document, of its lists or a name that nothing explains."""
        return self._is_person(text) or self._is_called(text)

    def attends(self, text: str) -> bool:
        """Whether a text is one or several persons of this document or with titles, with an article or without."""
        names = [self._said.article.sub("", part) for part in self._said.joining.split(text.strip()) if part]
        return bool(names) and all(self._is_person(name) or self.is_titled(name) for name in names)

    def is_office(self, agent: str) -> bool:
        """A role or the meeting's members: what they "will" do is rarely a programme of their own."""
        last = key(agent).split()[-1:]
        return (
            key(agent) in self._said.offices or (bool(last) and last[0] in self._said.roles) or self.names_person(agent)
        )

    def act_in_person(self, agent: str) -> bool:
        """Whether all who are named are persons of this document, known or in an office."""
        if self._said.agents("and"):
            parts = [self._bare(part) for part in self._said.joining.split(agent)]
        else:
            parts = re.split(r"\s*(?:/|,|&|\+|\band\b|\bet\b|\by\b)\s*", self._said.article.sub("", agent))
        offices = self._said.offices if self._said.verb_second else self._said.roles
        return all(
            self.names_person(part) or self._is_known(part) or key(part) in offices or self.is_titled(part)
            for part in parts
            if part
        )

    def is_titled(self, name: str) -> bool:
        """ "Frau Kern": a name with a title."""
        title, _, rest = name.partition(" ")
        return key(title) in self._titles and all(map(_NAME_WORD.match, rest.split() or ["?"]))

    def is_name(self, word: str) -> bool:
        """Whether a word that opens a clause reads as somebody's name: no article, no small word, no office."""
        folded = key(word)
        small = (
            folded in self._said.small
            or folded in self._said.listed("no_names")
            or self._said.article.match(f"{word} ")
        )
        return _NAME_WORD.fullmatch(word) is not None and not small

    def is_lone_name(self, text: str) -> bool:
        """Whether a text is one word that can be the name of a person, by its form: "Cart", not "Elections" or "Management"."""
        plain = not self._said.nouns_capital and _LONE_NAME.fullmatch(text) is not None
        folded = key(text)
        other = folded in self._said.listed("no_names") or folded.endswith(self._said.noun_endings)
        return plain and not other

    def is_subject(self, text: str) -> bool:
        """Whether what opens a clause may be somebody whom no list names: "Challenge owner to revise", not "Access to fuel"."""
        words = [match[0] for match in WORDS.finditer(text)]
        if not words or len(words) > _MOST_SUBJECT or not text[:1].isupper() or re.search(r"[^\w\s’'-]", text):
            return False
        folded = [key(word) for word in words]
        parts = [self._said.part(word) for word in folded]
        return not (
            folded[-1] in self._said.listed("no_agents")
            or (parts[0] == "V" and (len(parts) == 1 or words[1].islower() or self._is_known(" ".join(words[1:]))))
            or (any(letter.isdigit() for letter in text) and folded[0] not in self._said.groups)
            or parts[-1] in ("Vd", "Vg")
            or any(
                word in self._said.small
                for word in folded[bool(self._said.article.match(text)) or folded[0] == "all" :]
            )
            or any(part in ("Vs", "Vd", "Vg") for part in parts[:-1])
        )

    def before(self, text: str) -> tuple[int, str]:
        """The agent that ends where the binding phrase begins; what stands before it may be a date or a clause."""
        candidates = [0]
        dated = self._dated.match(text)
        if dated:
            candidates.append(dated.end())
        marks = _BEFORE_AGENT.finditer(text)
        candidates += [m.end() for m in marks if text.count("(", 0, m.end()) <= text.count(")", 0, m.end())]
        for start in candidates:
            agent = text[start:].strip()
            if agent and self.sure(agent):
                return start + (len(text[start:]) - len(text[start:].lstrip())), agent
        return 0, text.strip()

    def opening(self, body: str) -> str:
        """Somebody of this document who opens a sentence, whose verbs may be several: "Eva Sola expone las cuentas y ..."; "" for nobody."""
        start, agent = self.behind(body, 0)
        return agent if agent and not body[:start].strip() and self.attends(agent) else ""

    def behind(self, body: str, at: int) -> tuple[int, str]:
        """The longest name of somebody who can act that begins at an offset; empty where none does."""
        words = list(islice(_AGENT_WORD.finditer(body, at), _MOST_BEHIND))
        for count in range(len(words), 0, -1):
            agent = body[words[0].start("word") : words[count - 1].end()]
            stopped = re.search(r"[,;:.]\s", agent) is not None and not self.is_titled(agent)
            last = key(words[count - 1]["word"])
            if self.sure(agent) >= LIKELY and not stopped and (count == 1 or last not in self._inside):
                return words[0].start("word"), agent
        return 0, ""


def _is_clause(text: str) -> bool:
    """Whether what stands behind a dash is no name but a task, told mostly in small words: "brief all on the state of the survey"."""
    words = text.split()
    small = sum(word.islower() for word in words)
    return len(words) > _OFFICE and 2 * small > len(words) and not is_office(text)
