"""Train which documents record a meeting: `python -m minutes_miner.training.kinds`, before the judge.

Each document that records no meeting is a group of its own, as they have nothing in common.
"""

from collections.abc import Iterable

from spacy.language import Language

from minutes_miner.pipeline.bag import Bag, Classifier
from minutes_miner.pipeline.build import load_pipeline
from minutes_miner.pipeline.findings import findings_of, layout_of
from minutes_miner.pipeline.kind import LABELS
from minutes_miner.pipeline.run import doc_of
from minutes_miner.readers import read
from minutes_miner.training.corpus import CORPUS, document_path, sources
from minutes_miner.training.judge import options, splits
from minutes_miner.training.marked import Source

_BEFORE = ("passages", "sentences")
Case = tuple[Bag, str, str]  # the features, the label, the group


def case_of(source: Source, nlp: Language) -> Case:
    """What is learned from one document."""
    document = read(document_path(CORPUS, source))
    doc = doc_of(document, nlp)
    for name in _BEFORE:
        doc = nlp.get_pipe(name)(doc)
    evidence = nlp.get_pipe("kind").evidence(layout_of(doc), findings_of(doc))  # type: ignore[attr-defined]
    record = source.head.get("kind", "minutes") != "other"
    return evidence.bag(), LABELS[0] if record else LABELS[1], source.folder if record else source.name


def fit(classifier: Classifier, cases: Iterable[Case]) -> None:
    """Train on some documents."""
    listed = list(cases)
    classifier.fit([(bag, label) for bag, label, _ in listed], [group for *_, group in listed])


def main() -> None:
    """Train on some parts of the corpus and write the weights into the packaged pipeline."""
    chosen = options(__doc__)
    part_of, nlp = splits(), load_pipeline()
    cases = [case_of(source, nlp) for source in sources(CORPUS) if part_of[source.folder] in chosen.splits]
    component = nlp.get_pipe("kind")
    fit(component.classifier, cases)  # type: ignore[attr-defined]
    component.to_disk(chosen.output / "kind")  # type: ignore[attr-defined]
    print(
        f"Learned from {len(cases)} documents, of which {sum(label == 'other' for _, label, _ in cases)} record no meeting."
    )


if __name__ == "__main__":
    main()
