"""Who is to do it: from the responsible cell, else the agent of the sentence, else a bracket or colon around it."""

import re
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.link.parties import split_parties
from minutes_miner.pipeline.bag import Classifier
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.doers import LABELS, names_in
from minutes_miner.pipeline.findings import Draft, findings_of
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.names import COUNTRY, Known, names_of
from minutes_miner.pipeline.words import Words, words
from minutes_miner.records import Responsible

_END_BRACKET = re.compile(r"[(\[]\s*(?P<who>[^()\[\]]{2,80})\s*[)\]]\s*\.?\s*$")
_START_COLON = re.compile(r"^(?P<who>[^:.;]{2,60}?)\s*(?::|\s[-–—]\s)\s*(?=\S)")
_END_DASH = re.compile(r"\s[-–—]+>?\s*(?P<who>[^-–—.;:]{2,60})\s*\.?\s*$")


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
        for draft in found.drafts:
            self._set(draft, known, grammar, doc.user_data.get(COUNTRY))
        return doc

    def _set(self, draft: Draft, known: Known, grammar: Grammar, country: str | None) -> None:
        if draft.responsible_cell.strip():
            cell = "" if self.words.is_empty(draft.responsible_cell) else draft.responsible_cell
            draft.responsible = _parties(cell, known, country)
            if draft.responsible:
                return
        if self.classifier:
            draft.responsible = self._judged(fold(draft.text), known, country)
            if draft.responsible:
                draft.responsible_certainty = 0.85
                return
        agent = draft.agent
        if not agent:
            commitment = grammar.find(fold(draft.text))
            agent = commitment.agent if commitment else ""
        if agent:
            draft.responsible = _parties(fold(agent), known, country)
            draft.responsible_certainty = 0.9
        if draft.responsible:
            return
        for pattern in (_START_COLON, _END_BRACKET, _END_DASH):
            match = pattern.search(fold(draft.text))
            who = re.sub(r"[,;]\s*[^,;]*\d.*$", "", match["who"]) if match else ""  # "NRC, 15/10": the day is no party
            if who and grammar.is_agent(who) >= 0.8:
                draft.responsible = _parties(who, known, country)
                draft.responsible_certainty = 0.8
                return

    def _judged(self, text: str, known: Known, country: str | None) -> tuple[Responsible, ...]:
        """The names in a text that the trained classifier holds for doers, neighbours with what joins them."""
        names = list(names_in(text, known=known, vocabulary=self.words))
        rows = self.classifier.probabilities([name.features for name in names])
        chosen = [name for name, (doer, _) in zip(names, rows, strict=True) if doer >= self.likely]
        stretches: list[list[int]] = []
        for name in chosen:
            between = text[stretches[-1][1] : name.start] if stretches else ""
            if (
                stretches
                and len(between.strip()) <= 5
                and not between.strip(" ,/&+()-").replace("and", "").replace("et", "").strip("y ")
            ):
                stretches[-1][1] = name.end
            else:
                stretches.append([name.start, name.end])
        parties = [party for start, end in stretches for party in _parties(_closed(text[start:end]), known, country)]
        return tuple(dict.fromkeys(parties))

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The weights, where there are any."""
        self.classifier.to_disk(path)

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "ResponsibleParties":
        """The weights, where there are any."""
        self.classifier.from_disk(path)
        return self


def _closed(text: str) -> str:
    """A stretch with its brackets in pairs."""
    return text + ")" * (text.count("(") - text.count(")")) if text.count("(") > text.count(")") else text


def _parties(text: str, known: Known, country: str | None) -> tuple[Responsible, ...]:
    parties = split_parties(text, known=known.names(), country=country)
    return tuple(known.person_of(party) for party in parties)


def create_responsible(nlp: Language, name: str) -> ResponsibleParties:
    """The component, made by spaCy from the config."""
    return ResponsibleParties(words())


Language.factory("minutes_responsible", func=create_responsible)
