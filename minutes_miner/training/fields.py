"""Train what reads the fields of an action: which names are the doers, which date is the deadline.

The drafts are those that the pipeline finds in the documents, matched with the gold, so that training sees what use will see.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language

from minutes_miner.dates import Candidate
from minutes_miner.evaluation import match, normal, who
from minutes_miner.pipeline.deadlines import bags_of, candidates_of
from minutes_miner.pipeline.doers import Name
from minutes_miner.pipeline.findings import Draft, findings_of
from minutes_miner.pipeline.layout import make_doc
from minutes_miner.pipeline.names import COUNTRY, names_of
from minutes_miner.pipeline.responsible import names_of_draft, parties_of
from minutes_miner.pipeline.words import key, words
from minutes_miner.readers import read
from minutes_miner.training.corpus import CORPUS, document_path
from minutes_miner.training.gold import gold_of
from minutes_miner.training.marked import Source

Json = dict[str, Any]
Labelled = tuple[tuple[str, ...], str]
_BEFORE_FIELDS = "responsible"


@dataclass(slots=True)
class Rows:
    """Labelled bags of one document."""

    doers: list[Labelled] = field(default_factory=list)
    dues: list[Labelled] = field(default_factory=list)


def labelled(source: Source, nlp: Language) -> Rows:
    """The names and dates in the words of the drafts of a document, labelled by the gold."""
    document = read(document_path(CORPUS, source))
    doc = make_doc(document, vocab=nlp.vocab, tokenizer=nlp.tokenizer)
    for name, component in nlp.pipeline:
        if name == _BEFORE_FIELDS:
            break
        doc = component(doc)
    found, rows = findings_of(doc), Rows()
    known, _ = names_of(doc, found.attendees, words(), found.languages)
    told = [{"text": draft.text, "draft": draft} for draft in found.drafts]
    for gold, mine in match(gold_of(source)["action_points"], told):
        draft: Draft = mine["draft"]
        if not draft.deadline_cell.strip():
            options = candidates_of(draft, found)
            for bag, option in zip(bags_of(draft, options, found), options, strict=True):
                rows.dues.append((bag, "due" if _is_due(option, gold["deadline"]) else "other"))
        if not draft.responsible_cell.strip():
            for name in names_of_draft(draft, known, words()):
                keys = {who_of(party) for party in parties_of(name.text, known, doc.user_data.get(COUNTRY))}
                rows.doers.append((name.features, "doer" if _is_doer(name, keys, gold["responsible"]) else "other"))
    return rows


def who_of(party: Any) -> str:
    """How a party is compared with the gold."""
    return who({"agency": party.agency, "text": party.text})


def _is_due(option: Candidate, gold: Json | None) -> bool:
    if gold is None:
        return False
    if gold["date"]:
        return bool(option.deadline.date == gold["date"])
    ours, theirs = normal(option.deadline.text), normal(gold["text"])
    return bool(ours) and option.deadline.date is None and (ours in theirs or theirs in ours)


def _is_doer(name: Name, keys: set[str], gold: list[Json]) -> bool:
    words_of_name = f" {key(name.text)} "
    for party in gold:
        text = f" {key(party['text'])} "
        if who(party) in keys or words_of_name in text or text in words_of_name:
            return True
    return False


def rows_of(sources: Iterator[Source] | list[Source], nlp: Language) -> Iterator[tuple[Source, Rows]]:
    """The rows of some documents."""
    for source in sources:
        yield source, labelled(source, nlp)
