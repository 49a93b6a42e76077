"""Train the classifier of doers on the corpus: which names in the words of an action are responsible for it."""

from collections.abc import Iterable, Iterator

from minutes_miner.pipeline.doers import names_in
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.words import words
from minutes_miner.records import Attendee
from minutes_miner.training.gold import gold_of
from minutes_miner.training.marked import Mark, Marked, Source

Labelled = tuple[tuple[str, ...], str]


def labelled(source: Source) -> Iterator[Labelled]:
    """The names in all actions of a source, labelled by its marks."""
    known = Known(_attendees(source))
    for part in source.parts:
        for _, marked in part.texts():
            for mark in marked.marks:
                if mark.tag == "action":
                    yield from _of_action(marked, mark, known)


def _of_action(marked: Marked, action: Mark, known: Known) -> Iterator[Labelled]:
    text = marked.text[action.start : action.end].replace("\n", " ")
    doers = [
        (mark.start - action.start, mark.end - action.start)
        for mark in marked.marks
        if mark.tag == "who" and action.start <= mark.start and mark.end <= action.end
    ]
    for name in names_in(text, known=known, vocabulary=words()):
        doer = any(min(end, name.end) > max(start, name.start) for start, end in doers)
        yield name.features, "doer" if doer else "other"


def _attendees(source: Source) -> Iterable[Attendee]:
    for entry in gold_of(source)["attendees"]:
        yield Attendee(text=entry["text"], agency=entry["agency"], person=entry["person"], role=entry["role"])
