"""Who is to do it where the words of an action do not name them: "he will sign it", "..., and would bring the card", "I will ask".

The person or agency stands before: in the same sentence where a clause was cut out of it, else the last person named before a
pronoun. A first person is whoever writes, as written. Where a meeting goes round, each one's items stand below the name.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile

from minutes_miner import lexicon
from minutes_miner.link.kinds import kind_of
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.called import is_called
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.doers import Name, names_in
from minutes_miner.pipeline.findings import Draft
from minutes_miner.pipeline.layout import Layout, Passage, fold
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.plainly import opens_clause
from minutes_miner.pipeline.words import Words, key
from minutes_miner.records import Responsible

_LONGEST_SENTENCE = 500  # characters of it that are looked at
_END = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=\S)|(?<=[)\]\d][.!?])\s+(?=[A-ZÀ-Þ])|\n\s*\n")
_NEAR = ("to", "who", "qui", "quien")  # whose subject is the name next to them
_CLOSE = 12  # characters between a name and the verb that it is the subject of
_SPOKEN = re.compile(
    r"^\W*(?:\d{1,2}:\d\d(?::\d\d)?\W+)?(?P<who>[^\W\d][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2})(?:\s\((?P<said_by>[^()\d]{2,40})\))?>?\s?:\s+"
)
_OPENED = re.compile(r"\W*(?P<who>[^\W\d][^:\n.;]{1,50}?)\s*:\s+(?=\S)")
_PARTS = re.compile(r"\s*(?:[/,;&+]|\band\b|\bet\b|\by\b)\s*")
_NAME_WORDS = 4  # of somebody whose items stand below
_TELLING = 5  # words of "informed all of us" between who tells something and "that"
_ROUND = 2  # such names make a round
_LATE = re.compile(r"(?:[,;]|\s[–—-])\s+(?:[Tt]he\s+)?(?P<who>[A-ZÀ-Þ][^,;:.()–—]{1,40}?)\s+to\s+(?=[a-z]{2,})(?!be\b)")


class Subjects:
    """Finds the subjects of the actions of one document that name nobody."""

    def __init__(self, layout: Layout, known: Known, vocabulary: Words, grammar: Grammar) -> None:
        self.layout, self.known, self.words, self.grammar = layout, known, vocabulary, grammar
        third, first, plural, verbs = (
            "|".join(vocabulary.pattern.get(name, ())) or "(?!)"
            for name in ("pronoun", "first_person", "first_plural", "subjectless")
        )
        binders = "|".join(vocabulary.pattern.get("after_pronoun", ())) or "(?!)"
        self._third = re.compile(
            rf"^\W*(?:(?:and|but|so|then|et|mais|y|pero)\s+)?(?P<word>{third})(?!\w)"
            rf"|^\W*(?:[a-zà-ÿ]+\s+){{1,3}}?(?P<late>{third})(?:\s+|(?=['’]))(?:{binders})(?!\w)",
            re.IGNORECASE,
        )
        they, bound = ("|".join(vocabulary.pattern.get(name, ())) or "(?!)" for name in ("they", "after_they"))
        self._they = re.compile(rf"^\W*(?P<word>{they})(?:\s+|(?=['’]))(?:{bound})(?!\w)", re.IGNORECASE)
        body = "|".join(vocabulary.pattern.get("it", ())) or "(?!)"
        self._pronoun = re.compile(rf"(?:{third})", re.IGNORECASE)
        self._body = re.compile(rf"(?:{they}|{body})", re.IGNORECASE)
        that, auxiliary = (vocabulary.either("commitment", name) for name in ("that", "auxiliary"))
        self._that = re.compile(rf"(?:\s+[a-zà-ÿ'’]+){{1,{_TELLING}}}?\s+(?:{that})(?!\w)(?!\s+(?:{auxiliary})\b)")
        self._first = re.compile(rf"\W*(?P<word>{first})(?!\w)", re.IGNORECASE)
        self._plural = re.compile(rf"^\W*(?P<word>{plural})(?![\w-])", re.IGNORECASE)
        self._bare = re.compile(rf"^\W*(?:(?:and|but|et|y)\s+)?(?:also\s+)?(?P<word>{verbs})(?!\w)")

    def are_speaker(self, parties: tuple[Responsible, ...]) -> bool:
        """Whether the only party is a first person: "I", whom the line may name that it stands in."""
        return len(parties) == 1 and self._first.fullmatch(parties[0].text) is not None

    def are_we(self, parties: tuple[Responsible, ...]) -> bool:
        """Whether the only party is a first person plural."""
        return len(parties) == 1 and self._plural.fullmatch(parties[0].text) is not None

    def speaker(self, draft: Draft) -> str:
        """Whose line of a talk an action in the first person stands in ("nadia: I'll ask them"); "" where nobody speaks."""
        before = self.layout.text[self.layout.passages[draft.passage].start : draft.start].split("\n")
        line = fold(before[-1] + draft.text)
        opened = _SPOKEN.match(line)
        if opened and self._first.match(line, opened.end()):
            return self._speaking(opened)
        if not self._first.match(fold(draft.text)):
            return ""
        turns = (_SPOKEN.match(fold(line)) for line in reversed(before))  # "nadia: no mail came, I'll ask them"
        return next((who for turn in turns if turn and (who := self._speaking(turn))), "")

    def _speaking(self, turn: "re.Match[str]") -> str:
        """Who speaks behind a label, by the name in brackets where the label is an office; "" where it is nobody."""
        said_by = turn["said_by"] or ""
        if said_by and not self.known.is_person(turn["who"]) and self.known.may_be_person(said_by):
            return said_by
        return turn["who"] if self._speaks(turn["who"]) else ""

    def _speaks(self, who: str) -> bool:
        """Whether a word before a colon is somebody: a known name, or one who has more lines than this."""
        if self.known.is_person(who) or self.known.is_attending(who):
            return True
        return self.words.label.find(who, fuzzy=False) is None and (self._spoken[who] > 1 or is_called(who))

    @cached_property
    def _spoken(self) -> Counter[str]:
        """How often each word stands before a colon at the begin of a line."""
        spoken = (_SPOKEN.match(line) for line in self.layout.text.split("\n"))
        return Counter(match["who"] for match in spoken if match)

    def spoken_of(self, draft: Draft) -> Responsible | None:
        """Whom a pronoun means that opens the words or is all that they name; it stands as written where nobody was named before, "we" is
        nobody.
        """
        text = fold(draft.text)
        if self.are_spoken_of(draft.responsible):
            return self._person(draft.responsible[0].text, draft)
        if match := self._third.match(text):
            said = text[: match.start("late")] if match["late"] else ""  # "Josh said he'd": Josh
            who = next((name.text for name in self._names(said) if self.known.may_be_person(name.text)), None)
            if who:
                return self.known.person_of(Responsible(who, "person", None, who))
            return self._person(match["word"] or match["late"], draft)
        if match := self._they.match(text):
            done_to = self.grammar.is_passive(text, match.end() - len(text[match.end("word") : match.end()].lstrip()))
            return None if done_to else Responsible(match["word"], "group")  # "They will be sent back"
        match = self._first.match(text)
        return Responsible(match["word"], "role") if match else None

    def named(self, draft: Draft) -> str:
        """The words of the subject that stands behind the thing to be done or in front of the clause; "" for none."""
        text = fold(draft.text)
        for match in _LATE.finditer(text):
            if self.known.means(match["who"]) or kind_of(match["who"]):
                return match["who"]  # "Helpdesk for two days, UNHCR to arrange"
        bare = self._bare.match(text)
        return self._before(draft, near=bare["word"].startswith(_NEAR)) if bare else ""

    def above(self, draft: Draft) -> str:
        """Who stands alone above the items that a draft is one of, where more do so in the document, or opens the item of which it is a
        point: "NRC: two sites are done" above "a third one to follow"; "" for nobody.
        """
        return self._above.get(draft.passage) or self._of_item(draft)

    def _of_item(self, draft: Draft) -> str:
        at = self.item_above(draft)
        if at is None:
            return ""
        item = self.layout.passages[at]
        return self._alone(item) or self._opening(self.layout.text_of(item))

    def item_above(self, draft: Draft) -> int | None:
        """The list item that the one of a draft is a point of: the last one before it of a lower level in the same list."""
        own = self.layout.passages[draft.passage]
        if own.kind != "list_item":
            return None
        items = takewhile(
            lambda item: item.kind == "list_item" and item.cell == own.cell, reversed(self.layout.passages[: own.index])
        )
        return next((item.index for item in items if item.level < own.level), None)

    def opening(self, draft: Draft) -> str:
        """Who stands before a colon at the begin of the line in which a draft comes later: "NRC: two sites are done, a third will
        follow"; "" for nobody.
        """
        return self._opening(
            self.layout.text[self.layout.passages[draft.passage].start : draft.start].rpartition("\n")[2]
        )

    def _opening(self, line: str) -> str:
        opened = _OPENED.match(line)
        named = opened is not None and all(self._may_open(part) for part in _PARTS.split(opened["who"]))
        return opened["who"] if opened and named else ""

    def _may_open(self, name: str) -> bool:
        return self.known.is_known(name) or self.known.is_attending(name)

    @cached_property
    def _above(self) -> dict[int, str]:
        """For each item below the name of somebody, the name; nothing where there are fewer such names than make a round."""
        below: dict[int, str] = {}
        head: Passage | None = None
        name = ""
        for passage in self.layout.passages:
            if head is not None and name and _is_below(passage, head):
                below[passage.index] = name
            else:
                before = self.layout.passages[passage.index - 1 : passage.index] if passage.index else []
                closes = any(item.kind == "list_item" and item.index not in below for item in before)
                head, name = passage, "" if closes else self._alone(passage)  # one below an item tells of that
        return below if len(set(below.values())) >= _ROUND else {}

    def _alone(self, passage: Passage) -> str:
        """The name of a person or an agency that is all that a passage says; else nothing."""
        text = self.layout.text_of(passage).strip(" \n:-–—*_")
        known = len(text.split()) <= _NAME_WORDS and (self.known.is_attending(text) or self.known.is_known(text))
        return text if known else ""

    def are_spoken_of(self, parties: tuple[Responsible, ...]) -> bool:
        """Whether the only party is a third person: "she"."""
        return len(parties) == 1 and self._pronoun.fullmatch(parties[0].text) is not None

    def _person(self, word: str, draft: Draft) -> Responsible:
        """The pronoun with the last person named before it, in this passage or the one before; one of no list in its own sentence."""
        start = self.layout.passages[draft.passage].start
        own = fold(draft.text)
        said = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", own)
        before = own[: said.start()] if said else ""
        for text in (before, self.layout.text[start : draft.start], self._passage_before(draft)):
            for sentence in reversed(_END.split(text)):
                names = list(self._names(sentence))
                person = next((name for name in names if self._is_person(name.text)), None)
                person = person or next((name for name in names[:1] if self._is_called(sentence, name)), None)
                if person is not None:
                    told = self.known.person_of(Responsible(person.text, "person", None, person.text))
                    return Responsible(word, "person", told.agency, told.person or person.text, None, told.country)
        here = _END.split(self.layout.text[start : draft.start])[-1]
        whole = (name.text for name in self._names(here) if " " in name.text and self.known.may_be_person(name.text))
        who = next(whole, None)  # "Ben Oh said that he"
        return Responsible(word, "person", None, who) if who else Responsible(word, "role")

    def _is_person(self, name: str) -> bool:
        """Whether a name is that of a person of the document, or has a title before it."""
        return self.known.is_person(name) or (" " in name and key(name.split()[0]) in self.words.titles)

    def _is_called(self, sentence: str, name: Name) -> bool:
        """Whether a sentence begins with the name of somebody of no list and tells what that one does: "Bill had met the engineer"."""
        named = name.start == 0 and self.known.may_be_person(name.text) and not self.known.is_known(name.text)
        return named and name.text.casefold() not in lexicon.common() and opens_clause(sentence, name, self.grammar)

    def are_body(self, parties: tuple[Responsible, ...]) -> bool:
        """Whether the only party is a pronoun for an agency or for many: "it", "they"."""
        return len(parties) == 1 and self._body.fullmatch(parties[0].text) is not None

    def those(self, draft: Draft) -> tuple[str, ...]:
        """Whom "they" means that opens the words of an action; () where it does not."""
        return self.bodies(draft) if self._they.match(fold(draft.text)) else ()

    def bodies(self, draft: Draft) -> tuple[str, ...]:
        """The groups, offices and agencies of which the words before an action tell what they do: "NRC said that | it will ask", "IRC has
        a truck. | They will bring it"; () where they tell of none.
        """
        start = self.layout.passages[draft.passage].start
        for text in (self.layout.text[start : draft.start], self._passage_before(draft)):
            sentence = fold(_END.split(text.rstrip())[-1][-_LONGEST_SENTENCE:])
            names = [name for name in self._names(sentence) if self._acts(name) and not self.known.is_person(name.text)]
            if sentence:
                return tuple(name.text for name in names if self._tells(sentence, name))
        return ()

    def _tells(self, sentence: str, name: Name) -> bool:
        """Whether somebody opens a clause and does something in it, or opens the sentence and tells something: "NRC informed us that"."""
        if opens_clause(sentence, name, self.grammar):
            return True
        opening = around(self.words).opening.match(sentence)
        return opening is not None and name.start <= opening.end() and bool(self._that.match(sentence, name.end))

    def _passage_before(self, draft: Draft) -> str:
        before = self.layout.passages[draft.passage - 1] if draft.passage else None
        return self.layout.text_of(before) if before is not None and before.cell is None else ""

    def _before(self, draft: Draft, *, near: bool) -> str:
        """The subject of the sentence that a clause was cut out of; before "to ..." whoever stands next to it."""
        start = self.layout.passages[draft.passage].start
        sentence = _END.split(self.layout.text[start : draft.start])[-1].rstrip()[-_LONGEST_SENTENCE:]
        if sentence[-1:] not in (",", ")") and not sentence[-1:].isalnum():
            return ""
        names = [name for name in self._names(sentence) if self._acts(name)]
        if near:
            names = [name for name in names if len(sentence) - name.end <= _CLOSE][-1:] or names[-1:]
        return names[0].text if names else ""

    def _acts(self, name: Name) -> bool:
        return self.known.is_known(name.text) or kind_of(name.text) is not None

    def _names(self, text: str) -> Iterator[Name]:
        return names_in(fold(text), known=self.known, vocabulary=self.words)


def _is_below(item: Passage, head: Passage) -> bool:
    """Whether a list item belongs to what stands above it, another item or a line that heads the list."""
    listed = item.kind == "list_item" and item.cell == head.cell
    return listed and (head.kind != "list_item" or item.level > head.level)
