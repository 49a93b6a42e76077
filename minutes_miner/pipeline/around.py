"""What stands around the name of who acts, as the lexicon lists it, compiled once: before it, behind it, between two names."""

import re
from functools import cache, cached_property

from minutes_miner.pipeline.words import Words

Pattern = re.Pattern[str]


class Around:
    """The words around a name in all languages, each as the pattern that it is looked for with."""

    def __init__(self, vocabulary: Words) -> None:
        self._words = vocabulary

    def _either(self, *names: str) -> str:
        return self._words.either("around", *names)

    def _spoken(self, name: str) -> str:
        """Words that go with who acts, of all languages."""
        return "|".join(self._words.either(section, name) for section in ("agent", "around"))

    # before it

    @cached_property
    def opens(self) -> Pattern:
        """What a text ends with before a name that begins a clause."""
        return re.compile(
            rf"(?:^|[:;.,+–—-]\s+|\b(?:{self._either('clause')})\s+)(?:\W*|(?i:{self._either('article', 'filler')})\s*)*$"
        )

    @cached_property
    def article(self) -> Pattern:
        """An article at the end of a text."""
        return re.compile(rf"\b(?i:{self._either('article')})\s*$")

    @cached_property
    def articles(self) -> Pattern:
        """Articles before acronyms, of all languages."""
        article, also = self._spoken("article"), self._spoken("and")
        return re.compile(rf"(^|[/,;(&+]\s*|\b(?:{also})\s+)(?i:{article})(?:\s+|(?<=['’]))(?=[A-ZÀ-Þ]{{2}})")

    @cached_property
    def pronoun(self) -> Pattern:
        """A pronoun for a person."""
        return re.compile(rf"(?:{'|'.join(self._words.pattern['pronoun'])})(?!\w)", re.IGNORECASE)

    @cached_property
    def first_person(self) -> Pattern:
        """Who writes: "I"."""
        return re.compile("|".join(self._words.pattern["first_person"]), re.IGNORECASE)

    @cached_property
    def mark(self) -> Pattern:
        """A mark at the end of a text, behind which a name closes a task: "reply to the mayor, Clerk"."""
        return re.compile(rf"(?:[:(]|\s[-–—>]+|,)\s*(?:(?i:{self._either('article', 'before')})\s*)?$")

    @cached_property
    def by(self) -> Pattern:
        """What a text ends with before who does what it tells: "to be updated by the", "input from"."""
        return re.compile(rf"\b(?:{self._either('done_by', 'got_from')})\s+(?:(?i:{self._either('article')})\s*)?$")

    @cached_property
    def surely_by(self) -> Pattern:
        """The same, of words that tell it of an instruction too: "Update of the list by"."""
        return re.compile(rf"\b(?:{self._either('done_by')})\s+(?:(?i:{self._either('article')})\s*)?$")

    @cached_property
    def opening(self) -> Pattern:
        """What may stand before a name that opens a report."""
        return re.compile(rf"\W*(?:(?i:{self._either('article')})\s*)?")

    @cached_property
    def acts(self) -> Pattern:
        """What stands behind who did something, or has yet to, in a report on it."""
        return re.compile(rf"\s+(?:(?:{self._either('adverb')})\s+)*(?:{self._either('acts')})(?!\w)")

    @cached_property
    def helped(self) -> Pattern:
        """An aside on who helps or need not: " (with Joe's help)", ", helped by Joe,", "with the support of NRC", "except UNICEF"."""
        helped = self._words.either("agent", "helped", "excepted")
        name = r"(?-i:[A-ZÀ-Þ])[\w’'.-]*"
        names = rf"{name}(?:(?:\s+|\s*/\s*|\s+(?:{self._either('and')})\s+){name})*"
        return re.compile(
            rf"\s*(?:\((?:{helped})\b[^()]*\)|,\s*(?:{helped})\b[^,]*(?:,|$))"
            rf"|\s+(?:{helped})\b['’]?\s*(?:(?:{self._either('article')})\s*)?{names}",
            re.IGNORECASE,
        )

    @cached_property
    def asker(self) -> Pattern:
        """Who asks, behind who is asked: "was asked | by the chair | to"."""
        asked, by, then = (self._words.either("agent", name) for name in ("asked_by", "asker", "asked_then"))
        who = r"(?:[^\s,.;:]+\s+){0,4}?[^\s,.;:]+"
        return re.compile(rf"\b(?:{asked})(?P<aside>\s+(?:{by})\s+{who})(?=\s+(?:{then})(?!\w))", re.IGNORECASE)

    @cached_property
    def complement(self) -> Pattern:
        """What a text ends with before a name that is only spoken of: "the urn is on loan to the"."""
        return re.compile(
            rf"\b(?:{self._either('complement')})\s+(?:(?i:{self._either('article')})\s*)?$", re.IGNORECASE
        )

    @cached_property
    def moved_by(self) -> Pattern:
        """What a text ends with before who only moved it: "seconded by"."""
        return re.compile(
            rf"(?<!\bbe\s)\b(?:{self._either('moved_by')})\s+(?:(?i:{self._either('article')})\s*)?$", re.IGNORECASE
        )

    @cached_property
    def adverb(self) -> Pattern:
        """A word that was taken for the first of a name, before its article: "Ensuite la DRRAH"."""
        return re.compile(rf"^[A-ZÀ-Þ][a-zà-ÿ]{{3,}}\s+(?=(?:{self._either('article')})\s*[A-ZÀ-Þ])")

    @cached_property
    def counts(self) -> Pattern:
        """The word in Arabic that counts many, at the end of a text."""
        return re.compile(rf"(?:^|(?<=\s))(?P<word>(?:{self._either('count')})\s+)$")

    @cached_property
    def hour(self) -> Pattern:
        """An hour before a day: "COB Monday"."""
        return re.compile(rf"^(?:{self._either('hour')})\s+(?=\S)", re.IGNORECASE)

    @cached_property
    def assigned(self) -> Pattern:
        """What says in brackets whose task it is: "new for", with a state in it or none."""
        return re.compile(rf"^\s*(?P<told>{self._either('assigned')})\s+(?=\S)", re.IGNORECASE)

    @cached_property
    def _addressed(self) -> Pattern:
        """What stands before each of those that something is addressed to."""
        said, also = self._either("addressed"), self._either("and")
        return re.compile(
            rf"(?:^|(?P<joint>\s*[,;/&+]\s*|\s(?:{also})\s+))(?:{said})(?:\s+|(?<=['’]))(?=\S)", re.IGNORECASE
        )

    def is_addressed(self, text: str) -> bool:
        """Whether a text begins with whom something is addressed to: "Au HCR : ..."."""
        return self._addressed.match(text) is not None

    def unaddressed(self, text: str) -> str:
        """The names of those that something is addressed to: "HCR et UNICEF" of "Au HCR et à l’UNICEF"."""
        return self._addressed.sub(lambda told: told["joint"] or "", text) if self.is_addressed(text) else text

    @cached_property
    def headed(self) -> Pattern:
        """Whose task it is, before a mark and the task: "Task for Ann: call the bank", "Action Ann: ..."."""
        told = self._either("assigned", "for", "headed")
        return re.compile(rf"^\s*(?:{told})\s+(?P<who>[^:.;–—]{{2,50}}?)\s*(?::|\s[-–—])\s+(?=\S)", re.IGNORECASE)

    # what somebody did

    @cached_property
    def past(self) -> Pattern:
        """Words with which somebody is reported to have spoken, or shared what there is: "said", "reported"."""
        return re.compile(rf"\b(?:{self._words.either('commitment', 'past')})\b", re.IGNORECASE)

    @cached_property
    def talked(self) -> Pattern:
        """Words with which somebody only said or asked, or came and went: "suggested", "joined"."""
        return re.compile(rf"\b(?:{self._words.either('owned', 'talked')})\b", re.IGNORECASE)

    # behind it

    @cached_property
    def verb(self) -> Pattern:
        """What may be a verb behind a name, with the small words before it."""
        return re.compile(rf"\s+(?P<word>(?:(?:{self._either('adverb')})\s*)*[a-zà-ÿ]{{2,}})")

    @cached_property
    def no_verb(self) -> Pattern:
        """A word that looks like a verb and is none."""
        return re.compile(rf"(?:{self._either('no_verb')})$")

    @cached_property
    def small(self) -> Pattern:
        """A word that makes the one before it a noun of the sentence."""
        return re.compile(rf"\s+(?P<word>(?!{self._either('binds')})[a-zà-ÿ]{{4,}})")

    @cached_property
    def called(self) -> Pattern:
        """A title behind a person."""
        return re.compile(rf"\s+(?:{self._either('called')})\b")

    @cached_property
    def dated(self) -> Pattern:
        """The day behind a person, at the end of a text."""
        return re.compile(rf"\s+(?:{self._either('dated')})\s+[A-Z]\w+$")

    @cached_property
    def which(self) -> Pattern:
        """What opens the words that say which of many are meant."""
        return re.compile(rf"\s+(?:{self._either('which')})\s+")

    @cached_property
    def little(self) -> frozenset[str]:
        """Words that end no such clause."""
        return frozenset(self._words.said("around", "little"))

    @cached_property
    def bound(self) -> Pattern:
        """One whom nothing else tells, and what binds it: "Nadia is to"."""
        return re.compile(
            r"(?P<who>(?:The\s+(?:[a-z-]+\s+){1,2}?[a-z]+|[A-ZÀ-Þ][\w’'-]+(?:,? (?:and|&) [A-ZÀ-Þ][\w’'-]+)*))"
            rf"\s+(?:{self._either('is_to')})\s+"
        )

    @cached_property
    def wanted(self) -> Pattern:
        """What opens the words that say what somebody is asked for: "asked the Clerk for a copy"."""
        return re.compile(rf"\s+(?:{self._either('wanted')})\s+")

    @cached_property
    def clock(self) -> Pattern:
        """An hour behind a day."""
        return re.compile(
            rf"\s*(?:{self._either('hour_behind')}|\d{{1,2}}(?:[:.h]\d\d)?\s*(?:am|pm|h|hrs)\b)", re.IGNORECASE
        )

    # inside of it, and between two

    @cached_property
    def joined(self) -> Pattern:
        """The next part of a name: "of Health", "et Social"."""
        return re.compile(rf"\s+(?:(?:{self._either('joined')}|&)\s+)?[A-ZÀ-Þ][\w'’-]*(?!\s*['’]s)")

    @cached_property
    def all_of(self) -> Pattern:
        """What stands between "all" and whom it counts."""
        return re.compile(rf"\s+(?:{self._either('all_of')})\s+")

    @cached_property
    def equal(self) -> Pattern:
        """What stands between two that do the same: a comma, or "and" with an article behind it."""
        return re.compile(
            rf"\s*,\s*|\s*,?\s*(?:[&+]|\b(?:{self._spoken('and')})\b)\s*(?:(?i:{self._spoken('article')})\s*)?"
        )

    @cached_property
    def joint(self) -> Pattern:
        """What parts a name from one that acts with it."""
        return re.compile(
            rf"\s*(?:[,،/&+]|\b(?:{self._spoken('and')})\b|\s+و)\s*(?:(?i:{self._spoken('article')})\s*)?"
        )


@cache
def around(vocabulary: Words) -> Around:
    """What stands around names by a vocabulary; the same for all documents."""
    return Around(vocabulary)
