"""Who is to do it: from the responsible cell, else the agent of the sentence, else a bracket or colon around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner import lexicon
from minutes_miner.dates import weekday_of
from minutes_miner.link.kinds import ARABIC, data, fold_words, is_organisational
from minutes_miner.link.parties import kind_of, split_parties
from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.bag import Classifier
from minutes_miner.pipeline.binding import Commitment
from minutes_miner.pipeline.called import is_called
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.doers import LABELS, Name, names_in
from minutes_miner.pipeline.findings import Draft, findings_of, layout_of
from minutes_miner.pipeline.layout import end_bracket, fold
from minutes_miner.pipeline.names import COUNTRY, Known, names_of
from minutes_miner.pipeline.onlookers import without_onlookers
from minutes_miner.pipeline.plainly import hangs_on, many_who, plain_doers
from minutes_miner.pipeline.reported import is_told
from minutes_miner.pipeline.reporters import reporters
from minutes_miner.pipeline.subjects import Subjects
from minutes_miner.pipeline.teller import is_short_for
from minutes_miner.pipeline.whole_names import whole
from minutes_miner.pipeline.words import Words, key, words
from minutes_miner.records import Responsible

_END_BRACKET = end_bracket(80, r"\s*\.?\s*")
_START_COLON = re.compile(r"^(?P<who>[^:.;]{2,60}?)\s*(?::|\s[-–—/]\s)\s*(?=\S)")
_START_DASH = re.compile(r"^(?P<who>[A-ZÀ-Þ][^\W\d_]+(?:\s[A-ZÀ-Þ][^\W\d_]+){0,2})(?:\s?:|\s[-–—])\s+")
_TITLE_WORD = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]+\b")
_INITIALS = re.compile(r"\b[A-ZÀ-Þ][A-Za-z]{0,2}[A-ZÀ-Þ]\b")
_TWO_LETTERS = re.compile(r"[A-ZÀ-Þ]{2}")
_VOWELS = re.compile(r"[\u064b-\u0652\u0670]")  # marks over Arabic letters, which few write
_BETWEEN = re.compile(r"\s*(?:[/,;&+\n]|\band\b|\bet\b|\by\b)\s*")
_ARABIC_AND = re.compile(
    r"(?<!\.)(?<!\b[\u0600-\u06ff])\s+و(?=[\u0600-\u06ffA-Z]{2})"
)  # grown together with the name behind it
_W_STROKE = re.compile(r"\s+w/\s*")  # "BZ w/ TM"
_THROUGH = re.compile(r"\s+(?:thru|through|via)\s*")
_WITH = re.compile(r"\s+(?:with|con|avec|مع)\s+")
_TURNED = re.compile(
    r"(?P<last>[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?),\s*(?P<first>[A-ZÀ-Þ](?:[\w'’-]+|\.)?(?:\s[A-ZÀ-Þ][\w'’.-]*)?)"
)  # "Odede, Ben"
_OPEN_LINE = re.compile(
    r"\s*(?P<mark>[/,&+])\s*\n\s*|\s*\n\s*(?P<next>[/&+])\s*"
)  # a cell wrapped behind or before a mark
_JOINING = re.compile(r"[\s,/&+()-]*(?:and|et|y|e|with|و)?[\s(]*", re.IGNORECASE)
_OPENED_BY = re.compile(r"[.;\[/+&|]\s*$")  # beside `mark`
_TO_PLACE = re.compile(r"\s+to\s+[A-ZÀ-Þ][a-zà-ÿ]")
_PERSON_BEFORE = re.compile(
    r"(?:^|(?<=[^\w.]\s))(?P<name>[A-ZÀ-Þ][a-zà-ÿ’'-]+(?:\s[A-ZÀ-Þ][a-zà-ÿ’'-]+){0,2})"
    r"(?P<mark>\s?\(|\s?/\s?|\s[-–—]\s|\s(?:from|of|del?|du|von|van|di|da|do)\s(?:the\s)?)$"
)  # "Omar (" of "Omar (NRC)", at the begin or behind a mark
_REST_OF_BRACKET = re.compile(r"(?: [a-zà-ÿ'’-]+){1,4}(?=\)\W*$)")
_ENDING = re.compile(r"(?<=[A-Z]{2})['’]s$")  # "NRC's going to call"
_MENTION = re.compile(r"(?<![\w.])@(?P<name>[^\W\d][\w’'-]*)")  # "@Bob"
_NEXT_MENTION = re.compile(r"(?<=[\w)])\s+(?=@[^\W\d])")  # "@Bob @Ann"
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")  # "(HB, LK)"
_LEADING_ARTICLE = re.compile(r"^(?:l['’]|(?:the|la|le|les|el|los|las|o|a|os|as)\s+)", re.IGNORECASE)
_END_DASH = re.compile(r"\s[-–—]+>?\s*(?P<who>[^-–—.;:]{2,60})\s*\.?\s*$")


_SURE_AGENT, _LIKELY_AGENT = 0.85, 0.7  # of who stands before a colon, and of whom an organisation's words tell there
_EDGE = 0.8  # of who stands at the edge of an action, behind or before a mark
_HABIT = 3  # actions that end with a sure party in brackets, so that any name in brackets there is one
_FULL_NAME = 5  # letters of a weekday
_WORD = re.compile(r"(?<=\s)\S+")
_PARTED = re.compile(r"\s*(?:[:/]|[-–—]\s)")  # behind a name that stands before what it is to do
_FEW_BETWEEN = 4  # words between many and what is to be done with them
_TIED = ("tie=", "clause=", "closing=", "firstkind=")  # how features begin that tell of a name's place in its sentence
_OBJECT = 0.9  # what the classifier must give a name behind "X to do", which is mostly whom X is to do it with


class ResponsibleParties:
    """Sets `responsible` of each draft; an action that names nobody keeps an empty tuple."""

    def __init__(self, vocabulary: Words, *, likely: float = 0.5) -> None:
        self.words = vocabulary
        self.likely = likely
        self.classifier = Classifier(LABELS)

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        found = findings_of(doc)
        known, grammar = names_of(doc, found.attendees, self.words, found.languages)
        country = doc.user_data.get(COUNTRY)
        left = [draft for draft in found.drafts if not self._from_cell(draft, known, country)]
        if self.classifier:
            self._judged(left, known, grammar, country)
        subjects = Subjects(layout_of(doc), known, self.words, grammar)
        ends = [match["inside"] for draft in found.drafts if (match := _END_BRACKET.search(fold(draft.text)))]
        habit = sum(grammar.is_agent(who) >= _EDGE for who in ends) >= max(_HABIT, len(ends) / 2)
        bracket = _LIKELY_AGENT if habit else _EDGE
        for draft in left:
            if not draft.responsible:
                self._from_words(draft, known, grammar, country, bracket=bracket)
            if any(subjects.are_we((party,)) for party in draft.responsible):
                self._from_bracket(draft, known, country)
                if subjects.are_we(draft.responsible):
                    draft.responsible, draft.responsible_reason = (), "nobody"
            if subjects.are_spoken_of(draft.responsible):
                meant = subjects.spoken_of(draft)
                draft.responsible = (meant,) if meant else ()
                draft.responsible_certainty, draft.responsible_reason = 0.6, "subject"
            if subjects.are_body(draft.responsible):
                self._from_bodies(draft, subjects, known, country)
            if not draft.responsible or subjects.are_speaker(draft.responsible):
                self._from_subject(draft, subjects, known, country)
            if subjects.are_spoken_of(draft.responsible) and draft.responsible[0].person is None:
                self._from_bodies(draft, subjects, known, country)  # "The clerk said that she"
            if is_told(draft) and not any(known.means(party.text) for party in draft.responsible):
                self._from_report(draft, known, grammar, country)
            draft.responsible = tuple(
                party
                for party in draft.responsible
                if known.means(party.person or "") or not self._is_noun_of_none(party.text, known, grammar)
            )
        _from_items_above(found.drafts, subjects)
        return doc

    def _from_cell(self, draft: Draft, known: Known, country: str | None) -> bool:
        if not draft.responsible_cell.strip():
            return False
        shared = draft.responsible_certainty < 0.9
        draft.responsible_reason = "cell shared" if shared else "cell"
        if self.words.is_empty(draft.responsible_cell) and not known.is_initials(draft.responsible_cell.strip()):
            draft.responsible_reason = "cell empty"
            return False
        draft.responsible = parties_of(draft.responsible_cell, known, country, things=True)
        if any(party.kind == "agency" and not known.is_known(party.text) for party in draft.responsible):
            draft.responsible_reason += " unknown"
        return bool(draft.responsible)

    def _judged(self, drafts: Sequence[Draft], known: Known, grammar: Grammar, country: str | None) -> None:
        """The names in the words that the trained classifier holds for doers, neighbours with what joins them.

        Behind the verb of "X to invite Y" a name must be surer, where X is one of the doers.
        """
        looked = [(draft, list(names_of_draft(draft, known, self.words))) for draft in drafts]
        rows = self.classifier.probabilities([name.features for _, names in looked for name in names])
        at = 0
        for draft, names in looked:
            sure = [row[0] for row in rows[at : at + len(names)]]
            at += len(names)
            text = _plain(draft.text)
            chosen = [
                name
                for name, doer in zip(names, sure, strict=True)
                if doer >= self.likely
                and not _is_acted_on(text, name, grammar)
                and not self._names_nobody(text, name, known, grammar)
            ]
            chosen = _without_objects(text, chosen, grammar)
            commitment = grammar.find(text)
            if commitment is not None and commitment.form == "asked" and commitment.start > 0:
                agent = around(words()).wanted.split(commitment.agent)[0]
                draft.responsible = parties_of(_without_articles(agent), known, country)
                if draft.responsible:  # "The chair asked UNICEF to share the list": UNICEF, not the chair
                    draft.responsible_certainty, draft.responsible_reason = 0.9, "agent"
                    continue
            if head := self._head(text, grammar, known):  # "CWG co-leads: send the note to donors (ECHO)"
                draft.responsible = parties_of(head, known, country)
                if draft.responsible:
                    draft.responsible_certainty, draft.responsible_reason = 0.9, "agent"
                    continue
            if commitment is not None and commitment.form == "to" and any(n.end <= commitment.end for n in chosen):
                pairs = zip(names, sure, strict=True)
                chosen = [n for n, doer in pairs if doer >= (self.likely if n.end <= commitment.end else _OBJECT)]
            chosen = without_onlookers(text, chosen, names, commitment, grammar, self.words)
            chosen = _without_complements(text, _with_equals(text, chosen, names))
            stretches = [
                whole(
                    text, *self._whole(stretch, commitment, known), known=known, grammar=grammar, vocabulary=self.words
                )
                for stretch in _stretches(chosen, text)
            ]
            parties = [
                party
                for start, end in dict.fromkeys(
                    _with_person(text, *_bracketed(text, *stretch), known) for stretch in stretches
                )
                for party in parties_of(_closed(text[start:end]), known, country)
            ]
            draft.responsible = tuple(dict.fromkeys(parties))
            doubt = min((abs(doer - 0.5) * 2 for doer in sure), default=1.0)
            draft.responsible_certainty = round(0.5 + doubt / 2, 3)
            draft.responsible_reason = "judged" if draft.responsible else "nobody judged" if names else "nobody"

    def _names_nobody(self, text: str, name: Name, known: Known, grammar: Grammar) -> bool:
        """Whether a word has its capital only because it opens a sentence or a task: "Decision is to ...", "Ben - Answer the mail".

        Nouns for what has no will, participles and states are none who act, unless the document knows them.
        """
        if self._is_noun_of_none(name.text, known, grammar):
            return True
        opens = around(words()).opens.search(text[: name.start]) is not None
        alone = " " not in name.text and text[name.end : name.end + 2].strip().islower()
        if not opens or not alone or _is_somebody(name.text, known):
            return False
        orders = name.start > 0 and grammar.starts_with_verb(text[name.start :])
        part = grammar.part(key(name.text))
        return part in ("Vd", "Vg") or (orders and grammar.find(text[name.start :]) is None)

    def _is_noun_of_none(self, name: str, known: Known, grammar: Grammar) -> bool:
        """Whether a name begins with a noun for what has no will or with a state, and nobody explains it: "Guidance for Stone Helpers"."""
        if not name[:1].isupper() or _is_somebody(name, known):
            return False
        first = key(name.split()[0])
        return grammar.is_no_agent(first) or first in self.words.states

    @staticmethod
    def _head(text: str, grammar: Grammar, known: Known) -> str:
        """Who stands before a colon and what is to be done behind it; "" where either does not."""
        first, slash, rest = text.partition(" / ")
        beside = re.split(r"\s*[:/]\s|\s[-–—]\s", rest)[0]
        if slash and _are_somebody(first, known) and not _are_somebody(beside, known):
            return first  # "UNHCR / share the list / Sunday"
        who, colon, task = text.partition(": ")
        if colon and ARABIC.match(who) and all(map(known.means, _ARABIC_AND.split(who))):
            return who  # where a task is a noun
        if not (colon and grammar.starts_with_verb(task)):
            return ""
        least = _LIKELY_AGENT if is_organisational(who) else _SURE_AGENT  # "Land Department: publish the map"
        alone = fold_words(who) in data("alone", "words")  # "Mairie : envoyer l'heure"
        return who if grammar.is_agent(who) >= least or alone or is_called(who) else ""

    @staticmethod
    def _whole(stretch: tuple[int, int], commitment: Commitment | None, known: Known) -> tuple[int, int]:
        """A stretch that is a part of a name that acts as a whole: "Secretaría" of "La Secretaría de Salud"."""
        if commitment is None or not commitment.agent:
            return stretch
        inside = commitment.start <= stretch[0] and stretch[1] <= commitment.end
        agents = [_LEADING_ARTICLE.sub("", agent) for agent in (commitment.agent, *_BETWEEN.split(commitment.agent))]
        named = known.is_known(agents[0]) or all(map(known.is_known, agents[1:]))
        return (commitment.start, commitment.end) if inside and named else stretch

    def _from_words(
        self, draft: Draft, known: Known, grammar: Grammar, country: str | None, *, bracket: float = _EDGE
    ) -> None:
        """By the rules alone: the agent of the sentence, else a bracket, colon or dash around a name; one at the end in brackets must be
        somebody with the certainty `bracket`.
        """
        nobody = draft.responsible_reason or "nobody"
        commitment = grammar.find(_plain(draft.text))
        agent = draft.agent or (commitment.agent if commitment else "")
        if agent:  # "The lock: she"
            draft.responsible = parties_of(fold(agent).rpartition(": ")[2], known, country)
        if draft.responsible:
            draft.responsible_certainty, draft.responsible_reason = 0.9, "agent"
            return
        text = _plain(draft.text)
        if bound := grammar.guess(text):
            draft.responsible = parties_of(text[slice(*bound)], known, country)
            if draft.responsible:
                draft.responsible_certainty, draft.responsible_reason = 0.7, "agent"
                return
        names = list(names_of_draft(draft, known, self.words)) if draft.kind != "status" else []
        names = _without_objects(text, [name for name in names if not _is_acted_on(text, name, grammar)], grammar)
        names = without_onlookers(text, names, names, commitment, grammar, self.words)
        if plain := plain_doers(text, names, known=known, grammar=grammar):
            parts = dict.fromkeys(
                whole(text, *stretch, known=known, grammar=grammar, vocabulary=self.words)
                for stretch in _stretches(plain, text)
            )
            draft.responsible = tuple(
                party
                for start, end in dict.fromkeys(_with_person(text, *part, known) for part in parts)
                for party in parties_of(_closed(text[start:end]), known, country)
            )
        elif tied := around(words()).bound.match(text):  # "Nadia is to call the mayor": one whom nothing else tells
            named = tied["who"].startswith("The ") or (names and names[0].start == 0)
            if named and grammar.starts_with_verb(text[tied.end() :]) and _may_act(tied["who"], known):
                draft.responsible = parties_of(tied["who"], known, country)
        elif many := many_who(text, self.words, grammar):
            draft.responsible = (Responsible(many, "group"),)
        if draft.responsible:
            draft.responsible_certainty, draft.responsible_reason = 0.7, "edge"
            return
        dash = _START_DASH.match(text)
        if dash and grammar.starts_with_verb(fold(draft.text)[dash.end() :]):  # "Nadia - circulate the ToR"
            draft.responsible = parties_of(dash["who"], known, country)
            draft.responsible_certainty, draft.responsible_reason = 0.8, "edge"
            return
        for pattern in (_START_COLON, _END_BRACKET, _END_DASH):
            match = pattern.search(fold(draft.text))
            who = re.sub(r"[,;]\s*[^,;]*\d.*$", "", match[1]) if match else ""  # "NRC, 15/10": the day is no party
            if who and grammar.is_agent(who) >= (bracket if pattern is _END_BRACKET else _EDGE):
                draft.responsible = parties_of(who, known, country)
                draft.responsible_certainty, draft.responsible_reason = 0.8, "edge"
                return
        draft.responsible_reason = nobody

    @staticmethod
    def _from_bracket(draft: Draft, known: Known, country: str | None) -> None:
        """ "We agreed to look into it (Nadia)": whoever the bracket names does it for all."""
        match = _END_BRACKET.search(fold(draft.text))
        parts = _BETWEEN.split(match["inside"]) if match else []
        if parts and all(known.is_person(part) or known.is_known(part) or known.may_be_person(part) for part in parts):
            draft.responsible = parties_of(" & ".join(parts), known, country)
            draft.responsible_certainty, draft.responsible_reason = 0.7, "edge"

    @staticmethod
    def _from_subject(draft: Draft, subjects: Subjects, known: Known, country: str | None) -> None:
        """Who is not named in the words of the action itself: whom a pronoun means, who stands before the clause."""
        if speaker := subjects.speaker(draft):
            if known.is_person(speaker) or not known.is_known(speaker):
                draft.responsible = (known.person_of(Responsible(speaker, "person", None, speaker)),)
            else:
                draft.responsible = parties_of(speaker, known, country)
        if not draft.responsible:
            draft.responsible = _all_of(subjects.those(draft), known, country)
        spoken_of = subjects.spoken_of(draft) if not draft.responsible else None
        if spoken_of:
            draft.responsible = (spoken_of,)
        elif not draft.responsible:
            who = subjects.named(draft) or subjects.above(draft) or subjects.opening(draft)
            draft.responsible = parties_of(who, known, country)
        if draft.responsible:
            draft.responsible_certainty, draft.responsible_reason = 0.6, "subject"

    @staticmethod
    def _from_bodies(draft: Draft, subjects: Subjects, known: Known, country: str | None) -> None:
        """Whom a pronoun means that is no person of the document: "NRC said that it"; nobody where nothing tells who that is."""
        draft.responsible = _all_of(subjects.bodies(draft), known, country)
        draft.responsible_certainty = 0.6
        draft.responsible_reason = "subject" if draft.responsible else "nobody"

    def _from_report(self, draft: Draft, known: Known, grammar: Grammar, country: str | None) -> None:
        """Whom the report on an action names, where its own words name nobody who is known: "Hymn books: Rita had ordered them"."""
        if draft.responsible_reason == "cell empty":
            return
        named = reporters(draft.status_text or "", known, self.words, grammar)
        told = tuple(party for name in named for party in parties_of(name, known, country))
        if told:
            draft.responsible = told
            draft.responsible_certainty, draft.responsible_reason = 0.6, "subject"

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The weights, where there are any."""
        self.classifier.to_disk(path)

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "ResponsibleParties":
        """The weights, where there are any."""
        self.classifier.from_disk(path)
        return self


def _all_of(names: Sequence[str], known: Known, country: str | None) -> tuple[Responsible, ...]:
    """The parties of several names."""
    return tuple(party for name in names for party in parties_of(name, known, country))


def _from_items_above(drafts: Sequence[Draft], subjects: Subjects) -> None:
    """Points below an action that name nobody are those of whoever is to do the action."""
    by_passage = {draft.passage: draft for draft in drafts}
    for draft in drafts:
        item = subjects.item_above(draft) if not draft.responsible and draft.kind != "status" else None
        above = by_passage.get(item) if item is not None else None
        if above is not None and above.responsible:
            draft.responsible = above.responsible
            draft.responsible_certainty, draft.responsible_reason = 0.6, "subject"


def _with_equals(text: str, chosen: Sequence[Name], names: Sequence[Name]) -> list[Name]:
    """The chosen with those whom "and" makes their equals ("Mark and Jamie will"), where only one was taken for a doer, and with what
    counts them.
    """
    taken = {name.start for name in chosen}
    for series in _series(text, names):
        if any(name.start in taken for name in series):
            taken |= {name.start for name in series}
    for count, name in pairwise(names):  # "All the IPs"
        if (
            name.start in taken
            and _counts(count.text)
            and around(words()).all_of.fullmatch(text[count.end : name.start])
        ):
            taken.add(count.start)
    return [name for name in names if name.start in taken]


def _series(text: str, names: Sequence[Name]) -> Iterator[list[Name]]:
    """Runs of neighbours with "and" between the last two of them: "A and B", "A, B and C"."""
    run: list[Name] = []
    for name in names:
        between = text[run[-1].end : name.start] if run else ""
        if run and not around(words()).equal.fullmatch(between):
            run = []
        run.append(name)
        if len(run) > 1 and between.strip() != ",":
            yield run
            run = run[-1:]


def _without_complements(text: str, chosen: Sequence[Name]) -> list[Name]:
    """The chosen without those that close a clause of their own before who acts: "The urn is with the Rector and Rita will fetch it"."""
    spoken_of = {
        name.start
        for name, after in pairwise(chosen)
        if around(words()).equal.fullmatch(text[name.end : after.start])
        and "," not in text[name.end : after.start]
        and around(words()).acts.match(text, after.end)
        and (told := around(words()).complement.search(text[: name.start]))
        and len(text[: told.start()].split()) > 1
    }
    return [name for name in chosen if name.start not in spoken_of]


def _is_somebody(name: str, known: Known) -> bool:
    """Whether a name is known, an office, many, or initials."""
    return known.means(name) or kind_of(name) is not None or name.isupper()


def _are_somebody(text: str, known: Known) -> bool:
    """Whether a text is nothing but names that are known, offices or many."""
    return all(known.means(part) or kind_of(part) for part in _BETWEEN.split(text) if part)


def _is_acted_on(text: str, name: Name, grammar: Grammar) -> bool:
    """Whether a name stands in what is to be done by nobody who is told: "All links will be shared", "UNHCR's form to be printed"."""
    bracketed = text[: name.start].endswith("(") and text[name.end : name.end + 1] == ")"
    if (bracketed and is_short_for(text[: name.start], name.text)) or around(words()).moved_by.search(
        text[: name.start]
    ):
        return True
    if name.start == 0 and kind_of(name.text) == "group":
        behind = islice(_WORD.finditer(text, name.end), _FEW_BETWEEN)
        if any(grammar.is_passive(text, word.start()) for word in behind):
            return True
    if name.start == 0 and " " not in name.text and _is_noun(text, name, grammar):
        return True
    return name.end <= grammar.acted_on(text) and not _PARTED.match(text, name.end)


def _without_objects(text: str, names: Sequence[Name], grammar: Grammar) -> list[Name]:
    """The names but those in what an instruction says is to be done, which tells nobody: "Follow up with NRC", "Ask the Clerk to call"."""
    if (names and names[0].start == 0) or not (grammar.starts_with_verb(text) or _is_instruction(text, grammar)):
        return list(names)
    kept: list[Name] = []
    for name in names:
        before = text[: name.start]
        marked = (
            around(words()).mark.search(before) or around(words()).surely_by.search(before) or _OPENED_BY.search(before)
        )
        joined = kept and around(words()).joint.fullmatch(text, kept[-1].end, name.start)
        if marked or joined or hangs_on(text, name, grammar):
            kept.append(name)
    return kept


def _is_instruction(text: str, grammar: Grammar) -> bool:
    """Whether a text begins with a word that may be a verb and another in small letters: "Switch roles"."""
    first, _, rest = text.partition(" ")
    return rest[:1].islower() and grammar.part(key(first)) == "V"


def _may_act(text: str, known: Known) -> bool:
    """Whether each of some names, or the last word of what an article opens, can be somebody."""
    if text.startswith("The "):
        return kind_of(text.split()[-1]) in ("group", "role")
    parts = _BETWEEN.split(text)
    may_be = (known.may_be_person(part) and part.casefold() not in lexicon.common() for part in parts)
    return all(known.is_known(part) or named or part.isupper() for part, named in zip(parts, may_be, strict=True))


def _is_noun(text: str, name: Name, grammar: Grammar) -> bool:
    """Whether the first word has its capital as a noun of the sentence: "Emergency care in tents", "Access to Birao"."""
    if fold_words(name.text) in data("everyday", "words") and not name.text.isupper():
        word = around(words()).small.match(text, name.end)
        return word is not None and grammar.part(key(word["word"])) not in ("V", "Vs", "Vd")
    return not grammar.is_agent(name.text) and bool(_TO_PLACE.match(text, name.end))


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """Many that open a bracket with the words behind that say which: "(members who volunteer)"."""
    rest = _REST_OF_BRACKET.match(text, end)
    opens = text[:start].endswith("(") and kind_of(text[start:end]) == "group"
    return (start, rest.end()) if rest and opens else (start, end)


def _with_person(text: str, start: int, end: int, known: Known) -> tuple[int, int]:
    """An agency that acts with the name of its person before it: "Omar (NRC)", "Omar of NRC"; a word of every day is no name ("Kits (NRC)").

    Without the name nobody would know that a person is spoken of, who is to be kept apart.
    """
    before = _PERSON_BEFORE.search(text[:start])
    closes = before is not None and before["mark"].endswith("(")
    if before is None or (closes and text[end : end + 1] != ")") or not known.is_known(text[start:end]):
        return start, end
    name = before["name"]
    personal = known.is_person(name) or (known.may_be_person(name) and not known.means(name))
    if not personal or not lexicon.common().isdisjoint(fold_words(name).split()):
        return start, end
    return before.start("name"), end + closes


def _closed(text: str) -> str:
    """A stretch with its brackets in pairs."""
    for _ in range(text.count(")") - text.count("(")):
        text = "".join(text.rpartition(")")[::2])
    return text + ")" * (text.count("(") - text.count(")")) if text.count("(") > text.count(")") else text


def _plain(text: str) -> str:
    """A folded text without the vowel marks of Arabic, which part its words, and without asides on who helps and who asks."""
    text = around(words()).helped.sub("", _VOWELS.sub("", fold(text)))
    asker = around(words()).asker.search(text)
    return text[: asker.start("aside")] + text[asker.end("aside") :] if asker else text


def names_of_draft(draft: Draft, known: Known, vocabulary: Words) -> Iterator[Name]:
    """The candidates in the words of a draft, with what is known of the draft among their features."""
    place = (f"#kind={draft.kind}", f"#source={draft.source}")
    text = _plain(draft.text)
    agent = _plain(draft.agent)
    start = text.find(agent) if agent else -1
    for name in names_in(text, known=known, vocabulary=vocabulary, place=place):
        inside = start >= 0 and start <= name.start and name.end <= start + len(agent)
        whose = (f"#agent={inside}" if agent else "#noagent", *_by_place(name, draft))
        yield replace(name, features=(*name.features, *whose))


def _by_place(name: Name, draft: Draft) -> Iterator[str]:
    """What ties a name to its words, by the kind and the source of the draft: "training of IRC" in a review tells who trained."""
    for feature in name.features:
        if feature.startswith(_TIED):
            yield f"#{draft.kind}_{feature}"
            yield f"#{draft.source}_{feature}"


def parties_of(text: str, known: Known, country: str | None, *, things: bool = False) -> tuple[Responsible, ...]:
    """The parties that a text names, as the attendance list of the document explains them; `things` as in `split_parties`."""
    if turned := _surnames_first(text, known):
        return turned
    text = _OPEN_LINE.sub(lambda match: f"{match['mark'] or match['next']} ", text)
    text = _W_STROKE.sub(" with ", _ENDING.sub("", text))
    text = _MENTION.sub(lambda told: told["name"] if known.is_known(told["name"]) else told[0], text)
    text = _NEXT_MENTION.sub(", ", text)
    bracketed = _IN_BRACKETS.fullmatch(text.strip())
    text = bracketed[1] if bracketed else text
    pieces = [text]
    if any(known.is_initials(word) for word in _INITIALS.findall(text)) or any(
        _is_thing_elsewhere(word, known) for word in _TITLE_WORD.findall(text)
    ):  # "NA", "HF / CB", "Sam and Rita": these mean a thing elsewhere
        pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    pieces = [part for piece in pieces for part in _divided(piece, known)]
    parties: list[Responsible] = []
    listed = _are_initials(pieces if len(pieces) > 1 else _BETWEEN.split(text), known)
    if listed and len(pieces) == 1:
        pieces = [piece.strip() for piece in _BETWEEN.split(text)]
    for piece in pieces:
        if known.is_initials(piece) or (listed and not known.is_agency(piece) and not known.is_known(piece)):
            parties.append(known.person_of(Responsible(piece, "person", None, piece)))
            continue
        bare = _without_articles(piece.strip(" /\n"))
        found = split_parties(bare, known=known.names(), country=country, things=things)
        if not found and _is_thing_elsewhere(bare, known):
            found = (Responsible(bare, "person", None, bare),)
        parties += [known.person_of(_uncalled(party)) for party in found if not _is_weekday(party.text, known)]
    return tuple(dict.fromkeys(parties))


def _uncalled(party: Responsible) -> Responsible:
    """A party without the sign by which it is called: "@Bob"."""
    if not party.text.startswith("@"):
        return party
    return replace(party, text=party.text[1:], person=party.person and party.person.removeprefix("@"))


def _surnames_first(text: str, known: Known) -> tuple[Responsible, ...]:
    """Persons of the attendance list whose surname stands first: "Odede, Ben; Finch, C."; () for others, as "Ben, Ann" are."""
    pieces = [piece.strip() for piece in re.split(r"[;\n&/]|\s(?:and|et|y|und|e|en)\s", text) if piece.strip()]
    turned = [
        (piece, match and f"{match['first']} {match['last']}")
        for piece in pieces
        for match in [_TURNED.fullmatch(piece)]
    ]
    if not turned or not all(name and known.is_person(name) for _, name in turned):
        return ()
    return tuple(
        replace(known.person_of(Responsible(name, "person", None, name)), text=piece) for piece, name in turned if name
    )


def _is_thing_elsewhere(name: str, known: Known) -> bool:
    """Whether a name is a person's here and would in capitals be a thing: "Sam"."""
    return name.istitle() and known.is_thing(name) and known.is_person(name)


def _is_weekday(text: str, known: Known) -> bool:
    """Whether a text is the name of a day, maybe with an hour before it ("COB Monday"): short ones are names too where one is known."""
    text = around(words()).hour.sub("", text)
    if len(text) < _FULL_NAME and (text.isupper() or known.is_known(text)):
        return False
    return weekday_of(text, lexicon.names("dates")) is not None


def _are_initials(pieces: Sequence[str], known: Known) -> bool:
    """Whether a list is one of initials ("AB, RH"): two letters each, and not all of them agencies or things."""
    short = [piece.strip() for piece in pieces]
    return (
        len(short) > 1
        and all(_TWO_LETTERS.fullmatch(piece) or known.is_initials(piece) for piece in short)
        and any(
            known.is_initials(piece) or (not known.is_known(piece) and not known.is_thing(piece)) for piece in short
        )
    )


def _divided(text: str, known: Known) -> list[str]:
    """ "SC PN", "CARE WR": names that only a blank parts; "A through B": both where B can act, else A alone."""
    sides = _THROUGH.split(text)
    if len(sides) == 2:
        return [sides[0], *([sides[1]] if known.is_known(sides[1]) or kind_of(sides[1]) else [])]
    joined = _WITH.split(text)
    whose = kind_of(joined[0]) == "group" and not known.means(joined[-1])  # "Partners with TLS"
    if len(joined) == 2 and not whose and all(_begins_name(side) and len(side.split()) <= 4 for side in joined):
        return [part for side in joined for part in _BETWEEN.split(side) if part]
    helped = not set(re.findall(r"\w+", joined[-1].casefold())).isdisjoint(data("part", "support"))
    if len(joined) == 2 and not helped and kind_of(joined[0]) != "group" and _are_somebody(joined[0], known):
        return [joined[0], *([joined[1]] if kind_of(joined[1]) else [])]  # "NRC with support of the market"
    dashed = re.split(r"\s+[-–—]\s+", text)
    if len(dashed) == 2 and kind_of(dashed[0]) == "role" and known.is_person(dashed[1].split(",")[0]):
        return dashed[1:]  # "Secretariat – Pius, Alice"
    if len(dashed) == 2 and known.is_known(dashed[0]) and not known.is_person(dashed[0]):
        if known.is_known(dashed[1]) and not known.is_person(dashed[1]):
            return dashed
        if dashed[1][:1].islower():  # "CFPU – next market day"
            return dashed[:1]
    grown = _ARABIC_AND.split(text)
    if len(grown) > 1 and not known.is_known(text) and all(map(known.means, grown)):
        return grown
    words = text.split()
    if len(words) > 1 and all(known.is_initials(word) or known.is_agency(word) for word in words):
        return words
    if len(words) == 2 and known.is_agency(words[0]) and fold_words(words[1]) in data("group", "words"):
        return words  # "WFP NGOs", "CARE all"
    return [text]


def _begins_name(text: str) -> bool:
    """Whether a text begins with a capital, or in a script that has none."""
    return text[:1].isupper() or bool(ARABIC.match(text))


def _without_articles(text: str) -> str:
    """ "La DRRAH, l'ACF", "a OIM e o INGD": articles before acronyms are no part of the name."""
    return around(words()).articles.sub(r"\1", text)


def _stretches(chosen: Sequence[Name], text: str) -> list[tuple[int, int]]:
    """Neighbours with nothing but what joins names between them as one stretch of text."""
    stretches: list[list[int]] = []
    for name in chosen:
        between = text[stretches[-1][1] : name.start] if stretches else ""
        if stretches and len(between) <= 8 and _JOINING.fullmatch(between):
            stretches[-1][1] = name.end
        elif stretches and around(words()).all_of.fullmatch(between) and _counts(text[slice(*stretches[-1])]):
            stretches[-1][1] = name.end  # "All the IPs"
        elif stretches and _are_examples(text[slice(*stretches[-1])], between):
            stretches[-1] = [name.start, name.end]  # "Partners such as WFP"
        else:
            stretches.append([name.start, name.end])
    return [(start, end) for start, end in stretches]


def _counts(text: str) -> bool:
    """Whether a text is nothing but a word that says how many are meant: "All"."""
    return fold_words(text) in data("article", "all")


def _are_examples(many: str, between: str) -> bool:
    """Whether the words between many and a name say that these are meant: "such as", "namely"."""
    return kind_of(many) == "group" and fold_words(between.strip(" ,:(")) in data("article", "such")


def create_responsible(nlp: Language, name: str) -> ResponsibleParties:
    """The component, made by spaCy from the config."""
    return ResponsibleParties(words())


Language.factory("minutes_responsible", func=create_responsible)
