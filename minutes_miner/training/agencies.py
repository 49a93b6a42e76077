"""Train which names of no list are agencies: `python -m minutes_miner.training.agencies`.

The sources whose head says `marks_orgs` teach: of each name that may be an agency they tell whether it is one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language

from minutes_miner.link.agencies import fold_name, registry
from minutes_miner.link.countries import countries
from minutes_miner.link.kinds import data, fold_words
from minutes_miner.pipeline.agencies import LABELS, Agencies
from minutes_miner.pipeline.bag import Bag, Classifier
from minutes_miner.pipeline.build import load_pipeline
from minutes_miner.pipeline.run import doc_of
from minutes_miner.readers import read
from minutes_miner.training.corpus import CORPUS, document_path, sources
from minutes_miner.training.judge import left_out, options, splits
from minutes_miner.training.marked import Source

_BEFORE = ("passages", "sentences", "kind", "attendees", "heading")
_STRENGTH = 0.5  # inverse of the regularisation: 0.1 gives average precision 0.779 on groups left out, 0.5 0.796
_AGENCIES = ("org", "who", "att")
MARKS_ALL = "marks_orgs"  # in the head of a source in which every agency is marked


@dataclass(slots=True)
class Taught:
    """What one document teaches: its candidates as written, and their features and labels."""

    group: str
    texts: list[str] = field(default_factory=list)
    rows: list[tuple[Bag, str]] = field(default_factory=list)


def taught(source: Source, nlp: Language) -> Taught:
    """The candidates of one document with their labels."""
    doc = doc_of(read(document_path(CORPUS, source)), nlp)
    for name in _BEFORE:
        doc = nlp.get_pipe(name)(doc)
    named = component(nlp).read(doc)
    agencies = names_of(source)
    made = Taught(source.folder)
    for folded, bag in named.bags().items():
        text = named.names[folded].text
        right = fold_name(text) in agencies or fold_name(named.mentions.canonical(text)) in agencies
        made.texts.append(text)
        made.rows.append((bag, LABELS[0] if right else LABELS[1]))
    return made


def component(nlp: Language) -> Agencies:
    """The component that is trained."""
    return nlp.get_pipe("agencies")  # type: ignore[return-value]


def names_of(source: Source) -> set[str]:
    """The names that a source marks as agencies, as written and canonical, folded."""
    country = countries().code(str(source.head.get("country") or ""))
    names: set[str] = set()
    for part in source.parts:
        for _, text in part.texts():
            for mark in text.marks:
                if mark.tag not in _AGENCIES:
                    continue
                canonical = mark.get("name") or mark.get("agency")
                if canonical:
                    names.add(fold_name(registry().resolve(canonical, country=country, any_case=True) or canonical))
                    names.add(fold_name(canonical))
                if mark.get("kind", "agency") == "agency" and not mark.get("person"):
                    names |= {fold_name(words) for words in bare(text.covered(mark))}
    return names


def bare(words: str) -> tuple[str, str]:
    """The words of a name, with and without the article before them."""
    first, _, name = words.replace("’", "'").replace("l'", "l' ").replace("L'", "l' ").partition(" ")
    return words, name if fold_words(first) in data("article", "words") else words


def fit(classifier: Classifier, documents: Iterable[Taught]) -> None:
    """Train on what some documents teach."""
    rows = [(row, one.group) for one in documents for row in one.rows]
    classifier.fit([row for row, _ in rows], [group for _, group in rows], strength=_STRENGTH)


def held_out(documents: Sequence[Taught]) -> Iterator[tuple[Taught, list[float]]]:
    """Each document, and how likely each of its candidates is an agency by a classifier that never saw its group."""
    for groups in left_out(one.group for one in documents):
        classifier = Classifier(LABELS)
        fit(classifier, (one for one in documents if one.group not in groups))
        for one in documents:
            if one.group in groups and one.rows:
                yield one, [probability for probability, _ in classifier.probabilities([bag for bag, _ in one.rows])]


def main() -> None:
    """Train on some parts of the corpus and write the weights into the packaged pipeline."""
    chosen = options(__doc__)
    part_of, nlp = splits(), load_pipeline()
    marked = (s for s in sources(CORPUS) if part_of[s.folder] in chosen.splits and s.head.get(MARKS_ALL))
    documents = [taught(source, nlp) for source in marked]
    least = component(nlp).least
    cases = [
        (probability >= least, label == LABELS[0])
        for one, likely in held_out(documents)
        for probability, (_, label) in zip(likely, one.rows, strict=True)
    ]
    right, taken, wanted = sum(a and b for a, b in cases), sum(a for a, _ in cases), sum(b for _, b in cases)
    fit(component(nlp).classifier, documents)
    component(nlp).to_disk(chosen.output / "agencies")
    print(
        f"Learned from {len(cases)} names in {len(documents)} documents. Of groups left out {right} of {wanted} agencies "
        f"are found, {taken - right} others taken."
    )


if __name__ == "__main__":
    main()
