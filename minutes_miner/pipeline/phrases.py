"""The words that bind somebody, as the lexicon lists them, compiled once for all documents of the same languages."""

import re
from collections.abc import Collection, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any, Literal

from minutes_miner import lexicon
from minutes_miner.lexicon.alternatives import either
from minutes_miner.pipeline.words import Cued, Cues, Words, key

Form = Literal["to", "will", "asked", "weak", "agreed", "passive", "present", "marked"]
_HINTS = ("needed", "under_way")  # the first that fits
_MOST_BEFORE = 12  # words
_SHORT = 3  # letters of a word that is a part of its own
_LONG = 5  # letters of a word with which longer ones may end
LONG_WORD = re.compile(r"\s([^\W\d_]{4,})")
_MOST_BOUND = 4  # words that name who is bound at the beginning of a text
_LONGEST_OPEN = 80  # characters of a line that binds somebody to what stands below it
_GAP = "\0"  # stands for a blank that may have an adverb in it
_KEPT = 1 << 14  # words of which it is remembered what part of a sentence they are


class Phrases:
    """What the lexicon says of some languages, compiled; the same for all their documents."""

    def __init__(self, vocabulary: Words, languages: frozenset[str] | None) -> None:
        self._commitment = [
            data
            for code, data in vocabulary.commitment.items()
            if languages is None or code in languages or code == "en"
        ]
        self.codes = frozenset(vocabulary.commitment if languages is None else languages)
        self.small = frozenset[str]().union(*(vocabulary.stopwords.get(code, ()) for code in self.codes))
        self._agents = [
            lexicon.load(f"words/{code}").get("agent", {}) for code in vocabulary.commitment if code in self.codes
        ]
        self._patterns = [
            lexicon.load(f"words/{code}").get("pattern", {}) for code in self.codes & vocabulary.commitment.keys()
        ]
        self.roles = frozenset(vocabulary.agent.get("role", ()))
        self.groups = frozenset(vocabulary.agent.get("group", ()))
        self.offices = self.roles | self.groups
        self.hint = lru_cache(maxsize=_KEPT)(self._hint)
        self.part = lru_cache(maxsize=_KEPT)(self._part)
        self.listed = cache(self._listed)

    def all(self, name: str) -> set[str]:
        """The entries of a list of all these languages."""
        found: set[str] = set()
        for data in self._commitment:
            entries: Any = data.get(name, ())
            found.update(entries)
        return found

    def _listed(self, name: str) -> frozenset[str]:
        """The entries of a list, folded, to look words up in."""
        return frozenset(key(entry) for entry in self.all(name))

    @cached_property
    def forms(self) -> dict[str, Form]:
        """What form of commitment each binding phrase makes."""
        forms: dict[str, Form] = {"to": "to", "will": "will"}
        for name in ("passive_auxiliary", "passive_to"):
            forms.update({key(p): "passive" for p in self.all(name)})
        for data in self._commitment:
            forms.update({key(p): "to" for p in data.get("to", ())})
            forms.update({key(p): "will" for p in data.get("will", ())})
            forms.update({key(p): "asked" for p in data.get("asked", ())})
            forms.update({key(p): "weak" for p in data.get("weak_asked", ())})
            forms.update({key(p): "asked" for p in data.get("takes", ())})
        return forms

    def form_of(self, phrase: str) -> Form:
        """What form of commitment a folded binding phrase makes, with or without an adverb inside."""
        return self.forms.get(phrase) or self.forms[self._inside.sub("", phrase, count=1)]

    @cached_property
    def adverb(self) -> str:
        """A pattern of what may stand inside of what binds and ahead of its verb: "is *also* asked to"."""
        words = self.all("adverbs")
        return either(words, {" ": r"\s+"}) if words else "(?!)"

    @cached_property
    def bound_word(self) -> "re.Pattern[str]":
        """The word behind what binds, where a verb may stand, past any adverbs."""
        return re.compile(rf"\s*(?:{self.adverb}\s+)*([^\W\d_][\w’'-]*)", re.IGNORECASE)

    @cached_property
    def _inside(self) -> "re.Pattern[str]":
        return re.compile(rf" (?:{'|'.join(sorted(map(key, self.all('adverbs'))))})(?= )")

    @cached_property
    def ends_of_offices(self) -> tuple[str, ...]:
        """How roles and groups end in languages that write them as one word: "Kassenprüfungskommission"."""
        spoken = [data for data in self._agents if data.get("compounds")]
        names = {key(name) for data in spoken for kind in ("role", "group") for name in data.get(kind, ())}
        return tuple(sorted(name for name in names if len(name) >= _LONG and " " not in name))

    @cached_property
    def helping(self) -> frozenset[str]:
        """Verbs behind which another one tells what is to be done: "will have the wording changed", "will be sending it"."""
        return self.listed("has") | self.listed("be")

    @cached_property
    def finite(self) -> "re.Pattern[str]":
        """Words that make a sentence of what stands around them."""
        return re.compile(rf"\b(?:{'|'.join(sorted(self.all('finite'))) or '(?!)'})\b", re.IGNORECASE)

    @cached_property
    def clitic(self) -> "re.Pattern[str]":
        """What stands between who acts and the verb in languages that write it there: "Le HCR *nous* enverra"."""
        return re.compile(rf"\s+(?:{'|'.join(sorted(self.all('clitics'))) or '(?!)'})$")

    @cached_property
    def verb_last(self) -> frozenset[str]:
        """The binding phrases of languages in which the verb stands at the end of its clause."""
        names = ("to", "will", "asked", "weak_asked", "passive_auxiliary", "passive_to")
        spoken = [data for data in self._commitment if data.get("verb_last")]
        return frozenset(key(phrase) for data in spoken for name in names for phrase in data.get(name, ()))

    @cached_property
    def verb_second(self) -> bool:
        """Whether who acts may stand behind the verb: "Bis Freitag wird Erik ..."."""
        return any(data.get("verb_second") for data in self._commitment)

    @cached_property
    def participle(self) -> "re.Pattern[str]":
        """Participles of languages whose verb stands last."""
        return re.compile(rf"(?:{'|'.join(sorted(self.all('participles'))) or '(?!)'})$")

    @cached_property
    def participle_endings(self) -> tuple[str, ...]:
        """How participles end in the other languages."""
        return tuple(sorted(self.all("participle_endings")))

    @cached_property
    def irregular(self) -> dict[str, str]:
        """Infinitives by finite forms that do not tell them."""
        return {key(f): key(i) for data in self._commitment for f, i in data.get("irregular", {}).items()}

    @cached_property
    def auxiliaries(self) -> "tuple[frozenset[str], frozenset[str], frozenset[str]]":
        """Of such languages: what makes a passive of a participle, what ends one behind another binding word, and what
        makes one of an infinitive ("ist zu")."""
        names = ("passive_auxiliary", "passive_end", "passive_to")
        first, end, to = (frozenset(key(phrase) for phrase in self.all(name)) for name in names)
        return first, end, to

    @cached_property
    def last_verb(self) -> "re.Pattern[str]":
        """The infinitive at the end of a clause, in languages where it stands there; fits nothing elsewhere."""
        endings = {e for data in self._commitment if data.get("verb_last") for e in data.get("infinitive_endings", ())}
        return re.compile(rf"[^\W\d_]{{2,}}(?:{'|'.join(sorted(endings))})" if endings else "(?!)")

    @cached_property
    def nouns_capital(self) -> bool:
        """Whether every noun begins with a capital, which then tells of no name."""
        return any(data.get("nouns_capital") for data in self._commitment)

    @cached_property
    def article(self) -> "re.Pattern[str]":
        """An article before a name."""
        own = "".join(f"|{word}" for word in self.agents("article"))
        return re.compile(rf"^(?:the|all the|les?|la|los|las|el{own})\s+", re.IGNORECASE)

    @cached_property
    def joining(self) -> "re.Pattern[str]":
        """What stands between two who act together."""
        own = "".join(rf"|\b{word}(?!\w)" for word in self.agents("and"))
        return re.compile(rf"\s*(?:/|,|;|&|\+|\band\b|\bet\b|\by\b|\bou\b|\n{own})\s*|\s+و(?=[\u0600-\u06ff]{{3}})")

    @cached_property
    def by(self) -> "re.Pattern[str] | None":
        """What stands before who does it in a passive of languages whose verb stands last."""
        return re.compile(rf"\b(?:{'|'.join(self.agents('by'))})\s+") if self.verb_last and self.agents("by") else None

    def agents(self, name: str) -> tuple[str, ...]:
        """Words that go with who acts in the languages spoken ("article", "and", "by"), as patterns, the longest first."""
        entries = {entry for data in self._agents for entry in data.get(name, ())}
        return tuple(re.escape(entry) for entry in sorted(entries, key=lambda e: (-len(e), e)))

    @cached_property
    def binders(self) -> Cued:
        """What stands between who is bound and the verb: "to", "will", "is requested to"."""
        phrases = {"to", "will"}
        for data in self._commitment:
            for name in ("to", "will", "asked", "weak_asked", "takes", "passive_auxiliary", "passive_to"):
                phrases.update(data.get(name, ()))
        grown = sorted(phrase for phrase in phrases if phrase[0] in "'’")
        before = rf"(?:(?<=\s)|(?<=[^\W\d_])(?=(?:{_alternatives(grown)})\s))" if grown else r"(?<=\s)"
        binding = _alternatives(phrases, inside=self.adverb)
        return Cued(rf"{before}(?P<binder>{binding})(?:(?=\s)|(?<=['’]))", phrases)

    def left_open(self, line: str) -> str:
        """What stands before words that bind, and at most a verb, at the end of a line: "NRC and SCI to:", "MoE to open:";
        "" for nothing. What is to be done stands below it.
        """
        said = line.rstrip(" :*_")
        if not line.rstrip().endswith(":") or len(said) > _LONGEST_OPEN:
            return ""
        ends = (m.start() for m in self.binders.finditer(f"{said} ") if " " not in said[m.end() :].strip())
        return said[: next(ends, 0)].strip()

    def hands_out(self, text: str) -> bool:
        """Whether a text opens with a few capitalised words that are bound to a verb of work: "Ben to ring", "NRC/IOM to send"."""
        for match in self.binders.finditer(text):
            who = re.findall(r"[^\W_]+", text[: match.start()])
            behind = key(text[match.end() :]).split(" ", 1)[0]
            if self.forms.get(key(match["binder"])) == "to" and behind in self.bound_verbs:
                return 0 < len(who) <= _MOST_BOUND and all(word[0].isupper() for word in who)
        return False

    @cached_property
    def pronoun(self) -> "re.Pattern[str]":
        """A pronoun for persons that is all a clause has before the word that binds: "and he", "that they"."""
        names = ("pronoun", "first_person", "first_plural", "third_plural")
        words = sorted({word for data in self._patterns for name in names for word in data.get(name, ())})
        joints = sorted(self.all("joining") | self.all("that"))
        joint = rf"(?:\b(?:{'|'.join(map(re.escape, joints))})\s)" if joints else "(?!)"
        return re.compile(rf"(?:^|[,;:.–—-]\s|{joint})(?P<who>{'|'.join(words) or '(?!)'})$", re.IGNORECASE)

    @cached_property
    def nominative(self) -> "re.Pattern[str]":
        """A pronoun that is nothing but who acts, at the end of a text: "informed them she"; not behind "if" or "who"."""
        words = "|".join(sorted(self.all("nominative"))) or "(?!)"
        before = "|".join(sorted(word for word in self.all("subordinate") | self.all("asking") if " " not in word))
        return re.compile(rf"(?:^|(?<!\w)(?!(?:{before})\s)[\w’'-]+[,;]?\s)(?P<who>{words})$", re.IGNORECASE)

    @cached_property
    def left_out(self) -> "re.Pattern[str]":
        """What joins a verb to another of the same subject, at the end of a text: "left the board *but* will help"."""
        words = "|".join(sorted(map(re.escape, self.all("joining")))) or "(?!)"
        return re.compile(rf"\s(?:{words})$", re.IGNORECASE)

    @cached_property
    def pointed(self) -> "re.Pattern[str]":
        """Who is asked and only pointed at, with any adverbs: "them", "ihn auch"."""
        words = "|".join(sorted(map(re.escape, self.all("asked_pronoun")))) or "(?!)"
        return re.compile(rf"(?:{words})(?:\s+(?:{self.adverb}))*", re.IGNORECASE)

    def is_participle(self, words: Sequence[str]) -> bool:
        """Whether the first of some words may be a participle."""
        return bool(words) and words[0].strip(".,;:").endswith(self.participle_endings)

    @cached_property
    def timed(self) -> "re.Pattern[str]":
        """What tells when or whether something is to be done, ahead of it: "After a year", "Once it is dry,"."""
        words = "|".join(sorted(map(re.escape, self.all("time_first")), key=lambda w: -len(w))) or "(?!)"
        return re.compile(rf"^\W*(?:{words})\s[^,;:.]{{2,70}},\s", re.IGNORECASE)

    @cached_property
    def time_word(self) -> "re.Pattern[str]":
        """The first word of what tells when something is to be done: "after", "sobald"."""
        words = "|".join(sorted(map(re.escape, self.all("time_first")), key=lambda w: -len(w))) or "(?!)"
        return re.compile(rf"(?:{words})\s", re.IGNORECASE)

    @cached_property
    def awaiting(self) -> "re.Pattern[str]":
        """Words that bind and end with the comma of the clause that says to what: "sagt zu,", "wird gebeten,"."""
        binding = ("asked", "weak_asked", "takes")
        phrases = sorted(p for name in binding for p in self.all(name) if p.endswith(","))
        return re.compile(rf"\s(?:{_alternatives(phrases)})$", re.IGNORECASE)

    @cached_property
    def noun_endings(self) -> tuple[str, ...]:
        """How words end that name no person: "Management", "Registration"."""
        return tuple(sorted(self.all("noun_endings")))

    @cached_property
    def joint(self) -> "re.Pattern[str]":
        """What may stand at the begin of a clause ahead of its verb: "Then,", "and also"."""
        words = "|".join(
            re.escape(word) for word in sorted(self.all("adverbs") | self.all("joining"), key=lambda w: -len(w))
        )
        return re.compile(rf"^\W*(?:(?:{words})\b,?\s+){{0,3}}", re.IGNORECASE)

    @cached_property
    def orders(self) -> "re.Pattern[str] | None":
        """What may stand before the verb of an instruction that names nobody: "Need to", "Let's"."""
        phrases = self.all("orders")
        return re.compile(_opening(phrases), re.IGNORECASE) if phrases else None

    @cached_property
    def progressive(self) -> tuple[str, ...]:
        """The words that are, before a verb in "ing": "is sorting it"."""
        return tuple(sorted(self.all("progressive")))

    @cached_property
    def frames(self) -> Cued | None:
        """Words that only tell that something was agreed, at the begin of a sentence: "It was further resolved that",
        "Resolution 4: That", "Décidé :"."""
        verbs, nouns, joints = self.all("frame_verbs"), self.all("frame_nouns"), self.all("that")
        if not verbs:
            return None
        joint = "|".join(re.escape(word) + (r"\s*" if word[-1:] in "'’" else r"\s+") for word in sorted(joints))
        told = rf"(?:[^.;:!?\n]{{0,80}}?[\s,])?(?:{_alternatives(verbs)})\s+(?:\w+\s+){{0,2}}?(?:{joint})"
        numbered = rf"(?:{_alternatives(nouns)})\s*(?:[nN][°º.]\s*)?[\w./]{{0,8}}\s*[.:–—-]+\s*(?:{joint})"
        alone = rf"(?:{_alternatives(verbs)})\s*:\s+"
        named = r"(?=(?:(?-i:[A-Z])[\w'’.-]+\s+){1,3}(?:to|will|would|should|shall|must|\w{2,}s)\b)"
        bare = rf"(?:[^.;:!?\n]{{0,30}}?[\s,])?(?:{either(self.all('agreed_bare'))})\s+{named}"
        return Cued(rf"^(?:{told}|{numbered}|{alone}|{bare})", (*verbs, *nouns, *self.all("agreed_bare")))

    def frame_end(self, sentence: str) -> int:
        """Where the words end that only tell that something was agreed ("It was further resolved that"); 0 where none stand."""
        match = self.frames.match(sentence) if self.frames else None
        return match.end() if match else 0

    def may_frame(self, text: str) -> bool:
        """Whether such words may stand in a text."""
        return self.frames is not None and self.frames.may_fit(text)

    @cached_property
    def hanging(self) -> "re.Pattern[str]":
        """What at the end of a text joins to it what hangs on the same words: "NRC brings the tents and that", and no "list that"."""
        joining, that = _alternatives(self.all("joining")), _alternatives(self.all("that"))
        return re.compile(rf"(?:[,;]\s*|[,;\s](?:{joining})\s+)(?:{that})\s*$", re.IGNORECASE)

    @cached_property
    def asks(self) -> Cued | None:
        """Who asks, ahead of who is asked: "The chair asked"."""
        phrases = self.all("asks")
        return Cued(rf"\b(?:{_alternatives(phrases)})\s+", phrases) if phrases else None

    @cached_property
    def asking(self) -> "re.Pattern[str] | None":
        """Who asks, with whom an article begins, right before who is asked: "asked the"."""
        phrases = self.all("asks") | self.all("asks_whom")
        own = "".join(f"|{word}" for word in self.agents("article"))
        articles = rf"(?:(?:the|le|la|les|l['’]|el|los|las|o|a|os|as{own})\s*)?"
        return re.compile(rf"\b(?:{_alternatives(phrases)})\s+{articles}$", re.IGNORECASE) if phrases else None

    @cached_property
    def asked_for(self) -> "re.Pattern[str]":
        """What stands behind who is asked."""
        phrases = self.all("asked_for")
        comma = ",|" if "," in phrases else ""
        endings = {
            e for data in self._commitment if data.get("asks_infinitive") for e in data.get("infinitive_endings", ())
        }
        bare = rf"|\s(?=[^\W\d_]{{2,}}(?:{'|'.join(sorted(endings))})\b)" if endings else ""
        return re.compile(rf"(?:{comma}\s(?:{_alternatives(phrases)}))(?:\s+|(?<=['’])){bare}", re.IGNORECASE)

    @cached_property
    def hedges(self) -> "re.Pattern[str] | None":
        """Openings of sentences that bind nobody."""
        phrases = self.all("hedges")
        return re.compile(_opening(phrases), re.IGNORECASE) if phrases else None

    @cached_property
    def own_work(self) -> "re.Pattern[str]":
        """What says that somebody does it in a programme of their own: "with its own funds"."""
        return re.compile(rf"\b(?:{'|'.join(sorted(self.all('own_work'))) or '(?!)'})(?!\w)", re.IGNORECASE)

    @cached_property
    def standing(self) -> "re.Pattern[str]":
        """The opening of a rule that stands: "Every visit must be"."""
        return re.compile(rf"\W*(?:{'|'.join(sorted(self.all('standing'))) or '(?!)'})\b", re.IGNORECASE)

    @cached_property
    def agreed_to(self) -> Cued | None:
        """ "It was agreed to"."""
        phrases = self.all("agreed_to")
        return Cued(_opening(phrases), phrases) if phrases else None

    @cached_property
    def passives(self) -> Cued | None:
        """ "to be" and "is to be", ahead of a participle."""
        phrases = self.all("passive")
        written = _alternatives(phrases, inside=self.adverb)
        return Cued(rf"(?:^|(?<=\s))(?:{written})(?=\s)", phrases) if phrases else None

    def is_passive(self, text: str, at: int) -> bool:
        """Whether the words at an offset say what is to be done with what stands before them: "will be shared", "to be printed"."""
        return bool(self.passives and self.passives.match(text, at))

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Endings of verbs in the future."""
        return tuple(sorted(self.all("future_endings")))

    @cached_property
    def nobodys_future(self) -> "re.Pattern[str]":
        """A verb in the future that has its "we" in its ending, or stands behind a word for nobody in particular."""
        words = "|".join(map(re.escape, sorted(self.all("impersonal")))) or "(?!)"
        ours, theirs = ("|".join(sorted(self.all(name))) or "(?!)" for name in ("we_endings", "future_endings"))
        return re.compile(
            rf"\b(?:(?P<we>[^\W\d_]{{2,}}(?:{ours}))|(?:{words})\s+(?:[^\W\d_]{{1,3}}\s+)?(?P<verb>[^\W\d_]{{2,}}(?:{theirs})))\b"
        )

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Verbs of work."""
        return frozenset(key(v) for v in self.all("verbs"))

    @cached_property
    def bound_verbs(self) -> frozenset[str]:
        """Verbs of work behind what binds, where those that are nouns as well are none."""
        return self.verbs | {key(v) for v in self.all("more_verbs")}

    @cached_property
    def subjunctives(self) -> frozenset[str]:
        """Forms of verbs of work behind "it was requested that somebody"."""
        return self.verbs | self.listed("subjunctive") | self._conjugated("conjugated_that")

    @cached_property
    def done_by(self) -> "re.Pattern[str]":
        """Who does it, behind a passive: "by the Chair"."""
        own = "".join(f"|{word}" for word in self.agents("by"))
        return re.compile(
            rf"\b(?:by|par|por{own})\s+((?:the\s+)?[A-ZÀ-Þ][^,.;:(]{{1,60}}?)"
            r"(?=$|[,.;:(]|\s+(?:by|before|at|on|in|to|for|avant|antes|para)\b)"
        )

    @cached_property
    def will_verbs(self) -> frozenset[str]:
        """Verbs that tell of a promise behind "will"."""
        return frozenset(key(v) for v in self.all("will_verbs"))

    @cached_property
    def present_verbs(self) -> frozenset[str]:
        """Verbs of work in the third person."""
        return self.listed("present") | self.listed("promises") | self._conjugated("conjugated", but="telling")

    @cached_property
    def no_promise(self) -> "re.Pattern[str]":
        """Words beside which a present tells what is always, never or already done."""
        return re.compile(rf"\b(?:{either(self.all('no_promise'))})\b", re.IGNORECASE)

    def _conjugated(self, name: str, *, but: str = "") -> frozenset[str]:
        """Forms of the regular verbs of work, by a table of their endings, without those of a list."""
        made: set[str] = set()
        for data in self._commitment:
            verbs = {key(v) for v in data.get("verbs", ())} - {key(v) for v in data.get(but, ())}
            for infinitive, endings in data.get(name, {}).items():
                stems = [verb.removesuffix(infinitive) for verb in verbs if verb.endswith(infinitive)]
                made |= {stem + ending for stem in stems for ending in endings}
        return frozenset(made)

    def may_bind(self, text: str) -> bool:
        """Whether the words stand in a text of which some form of commitment is made; in most texts none does."""
        return self._binding.stand_in(text) or (bool(self.endings) and self._may_promise(text)) or bool(self.opens)

    def _may_promise(self, text: str) -> bool:
        """Whether a word with the ending of a future may stand in a text."""
        ended = any(word.endswith(self.endings) for word in LONG_WORD.findall(text.lower()))
        return ended or self.nobodys_future.search(text) is not None

    @cached_property
    def _binding(self) -> Cues:
        either = (self.binders, self.asks, self.passives, self.frames, self.agreed_to)
        bound = (phrase for one in either if one is not None for phrase in one.phrases)
        return Cues((*bound, *self.present_verbs, *self.progressive, *self.listed("particles")))

    def may_tell_present(self, text: str) -> bool:
        """Whether a verb of work in the present may stand in a text: "sends", "is sorting"."""
        return self._present.stand_in(text)

    @cached_property
    def _present(self) -> Cues:
        return Cues((*self.present_verbs, *self.progressive))

    @cached_property
    def opens(self) -> frozenset[str]:
        """What opens a commitment in languages whose verb stands before its subject."""
        return frozenset(self.all("opens"))

    @cached_property
    def infinitive(self) -> "re.Pattern[str]":
        """Endings of infinitives that stand where the verb does in English."""
        spoken = [data for data in self._commitment if not data.get("verb_last")]
        endings = {ending for data in spoken for ending in data.get("infinitive_endings", ())}
        return re.compile("|".join(rf"(?:{ending})$" for ending in sorted(endings)) or "(?!)")

    def _hint(self, text: str) -> str:
        """What a text tells that binds nobody: that something is "needed" or "under_way"; "" for neither, and where it only
        asks, or tells so of what hangs on something else."""
        folded = key(text)
        if text.rstrip().endswith("?"):
            return ""
        for name, pattern in self._hints.items():
            match = pattern.search(folded)
            before = folded[: match.start()].split() if match else []
            if match and len(before) <= _MOST_BEFORE and self._subordinate.isdisjoint(before):
                return name
        return ""

    @cached_property
    def _hints(self) -> "dict[str, re.Pattern[str]]":
        return {
            name: re.compile("|".join(p for data in self._patterns for p in data.get(name, ())) or "(?!)")
            for name in _HINTS
        }

    @cached_property
    def _subordinate(self) -> frozenset[str]:
        """Words behind which a clause hangs on another: "if", "that"."""
        return self.listed("subordinate") | self.listed("that")

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


def _alternatives(phrases: Collection[str], *, inside: str = "") -> str:
    """Phrases to be put into a pattern, the longest first; where none of their first letters stands none of them is tried.

    What fits `inside` may stand behind the first word of a phrase.
    """
    begins = "".join(sorted({phrase[0] for phrase in phrases})).replace("'", "'’")
    gapped = [phrase.replace(" ", _GAP, 1) for phrase in phrases] if inside else phrases
    written = either(gapped, {" ": r"\s+", _GAP: rf"\s+(?:{inside}\s+)?", "'": "['’]"})
    return rf"(?=[{re.escape(begins)}])(?:{written})" if begins else "(?!)"


def _opening(phrases: Collection[str]) -> str:
    """A pattern for texts that begin with one of some phrases."""
    return rf"^\W*(?:{_alternatives(phrases)})(?:\s+|(?<=['’]))"
