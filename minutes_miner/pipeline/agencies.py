"""The agencies that the text names outside the attendance list: those that a list knows, and unknown ones.

Of a name that no list knows a trained classifier decides, once for the whole document, by what all its mentions tell together: its
words and letters, what stands beside it, the rules that it fulfils. Without weights the rules of `mentions` decide.
Trained by `python -m minutes_miner.training.agencies`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from minutes_miner.pipeline.bag import Bag, Classifier
from minutes_miner.pipeline.candidate_names import Candidate, among, counted, is_strong, of_name
from minutes_miner.pipeline.findings import findings_of, layout_of
from minutes_miner.pipeline.layout import char_span
from minutes_miner.pipeline.mentions import Mentions, Place
from minutes_miner.pipeline.names import COUNTRY
from minutes_miner.pipeline.words import Words, key, words
from minutes_miner.records import NamedAgency

LABELS = ("agency", "none")


@dataclass(slots=True)
class Name:
    """A name that no list decides, with all that its mentions in one document tell."""

    text: str
    beside: dict[str, None] = field(default_factory=dict)
    mentions: int = 0


@dataclass(slots=True)
class Named:
    """What a document names: places of known agencies and of candidates by their offsets in the document, and the candidates as names."""

    mentions: Mentions
    places: list[Place] = field(default_factory=list)
    open: list[Place] = field(default_factory=list)
    names: dict[str, Name] = field(default_factory=dict)  # by the folded name

    def bags(self) -> dict[str, Bag]:
        """The features of each candidate."""
        others = {name: is_strong(one.text) for name, one in self.names.items()}
        others |= {key(place.text): True for place in self.places}
        return {
            name: (
                *one.beside,
                *counted(one.mentions),
                *of_name(one.text),
                *self.mentions.of_document(one.text),
                *among(name, others),
            )
            for name, one in self.names.items()
        }

    def add(self, offset: int, candidate: Candidate) -> None:
        """A mention of a candidate in a text that begins at an offset."""
        name = self.names.setdefault(key(candidate.text), Name(candidate.text))
        name.beside |= dict.fromkeys(candidate.beside)
        name.mentions += 1
        self.open.append(Place(offset + candidate.start, offset + candidate.end, candidate.text, False))


class Agencies:
    """Fills `named` of the findings, each agency once, and the span group "agencies" with every mention."""

    def __init__(self, vocabulary: Words, *, least: float) -> None:
        self.words = vocabulary
        self.least = least
        self.classifier = Classifier(LABELS)

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        named = self.read(doc) if self.classifier else self.by_rules(doc)
        found = findings_of(doc)
        seen: set[str] = set()
        spans = []
        for place in self._taken(named):
            agency = NamedAgency(place.text, named.mentions.canonical(place.text))
            if key(agency.agency) not in seen:
                seen.add(key(agency.agency))
                found.named.append(agency)
            spans.append(_valued(doc, place, agency))
        doc.spans["agencies"] = SpanGroup(doc, name="agencies", spans=spans)
        return doc

    def read(self, doc: Doc) -> Named:
        """All that a document names outside its attendance list, decided or not."""
        named = Named(self._mentions(doc))
        for offset, text, heading in _texts(doc):
            places, candidates = named.mentions.read(text, heading=heading)
            named.places += (Place(offset + p.start, offset + p.end, p.text, p.known) for p in places)
            for candidate in candidates:
                named.add(offset, candidate)
        return named

    def by_rules(self, doc: Doc) -> Named:
        """What the rules alone take for agencies."""
        named = Named(self._mentions(doc))
        for offset, text, heading in _texts(doc):
            places = named.mentions.find(text, heading=heading)
            named.places += (Place(offset + p.start, offset + p.end, p.text, p.known) for p in places)
        return named

    def _mentions(self, doc: Doc) -> Mentions:
        layout, found = layout_of(doc), findings_of(doc)
        return Mentions(
            self.words,
            found.attendees,
            country=doc.user_data.get(COUNTRY),
            text=layout.text,
            group=found.meeting.group or "",
        )

    def _taken(self, named: Named) -> list[Place]:
        bags = named.bags() if named.names else {}
        likely = (row[0] for row in self.classifier.probabilities([*bags.values()]))
        taken = {name for name, probability in zip(bags, likely, strict=True) if probability >= self.least}
        agencies = [*named.places, *(place for place in named.open if key(place.text) in taken)]
        return sorted(agencies, key=lambda place: place.start)

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """The weights, where there are any."""
        self.classifier.to_disk(path)

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> "Agencies":
        """The weights, where there are any."""
        self.classifier.from_disk(path)
        return self


def _texts(doc: Doc) -> Iterator[tuple[int, str, bool]]:
    """The passages outside the attendance list: where each begins, its text, and whether it is a heading."""
    layout, found = layout_of(doc), findings_of(doc)
    for passage in layout.passages:
        if passage.index in found.attendance or found.zones[passage.index] in ("attendance", "apologies"):
            continue
        text = layout.text[passage.start : passage.end]
        if layout.document.format != "docx" and passage.cell is None:
            text = text.replace("\n", " ")  # the page ended the line, not the writer
        yield passage.start, text, passage.kind == "heading" or passage.index in found.headings


def _valued(doc: Doc, place: Place, agency: NamedAgency) -> Span:
    span = char_span(doc, place.start, place.end, "AGENCY")
    span._.value = agency
    return span


def create_agencies(nlp: Language, name: str, least: float) -> Agencies:
    """The component, made by spaCy from the config."""
    return Agencies(words(), least=least)


Language.factory("minutes_agencies", default_config={"least": 0.5}, func=create_agencies)
