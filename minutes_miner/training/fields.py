"""Train what reads the fields of an action: `python -m minutes_miner.training.fields`, after the judge.

How far a report says that an action is, which names are the doers, which date is the deadline, and how sure each way of finding a field is. The drafts are those that the
pipeline finds in the documents, matched with the gold, so that training sees what use will see. Confidence is learned on
groups left out, one fifth of them at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.dates import Candidate
from minutes_miner.evaluation import match
from minutes_miner.evaluation.identity import Identity
from minutes_miner.evaluation.matching import normal, pair
from minutes_miner.link.countries import countries
from minutes_miner.pipeline.build import load_pipeline
from minutes_miner.pipeline.confidence import FIELDS, Confidence, Told, learn, told
from minutes_miner.pipeline.deadlines import bags_of, candidates_of
from minutes_miner.pipeline.doers import Name
from minutes_miner.pipeline.findings import Draft, findings_of
from minutes_miner.pipeline.names import COUNTRY, names_of
from minutes_miner.pipeline.reported import features_of, is_told
from minutes_miner.pipeline.responsible import names_of_draft, parties_of
from minutes_miner.pipeline.run import doc_of
from minutes_miner.pipeline.words import key, words
from minutes_miner.readers import read
from minutes_miner.training.corpus import CORPUS, document_path, sources
from minutes_miner.training.gold import gold_of
from minutes_miner.training.judge import Labelled, fit_by_group, left_out, options, splits
from minutes_miner.training.marked import Source

Json = dict[str, Any]
Rows = dict[str, list[Labelled]]  # by component
_BINS = 10
_TRAINED = ("reported", "responsible", "deadlines")


@dataclass(slots=True)
class Read:
    """One document up to its fields, with the pairs of gold and draft, and what they teach."""

    group: str
    doc: Doc
    identity: Identity
    pairs: list[tuple[Json, Draft]]
    rows: Rows = field(default_factory=lambda: {name: [] for name in _TRAINED})


def read_source(source: Source, nlp: Language) -> Read:
    """A document with all that comes before the doers are looked for, and the labelled names and dates of its drafts."""
    document = read(document_path(CORPUS, source))
    doc = doc_of(document, nlp)
    for name, component in nlp.pipeline:
        if name == _TRAINED[0]:
            break
        doc = component(doc)
    found = findings_of(doc)
    listed = [{"text": draft.text, "draft": draft} for draft in found.drafts]
    pairs = [(dict(gold), mine["draft"]) for gold, mine in match(gold_of(source)["action_points"], listed)]
    identity = Identity(countries().code(source.head.get("country") or ""))
    made = Read(source.folder, doc, identity, pairs)
    known, _ = names_of(doc, found.attendees, words(), found.languages)
    unmet = [
        (dict(gold), Draft(0, 0, gold["text"], "list", 0, kind=gold["kind"]))
        for gold in gold_of(source)["action_points"]
        if not any(gold["text"] == wanted["text"] for wanted, _ in pairs)
    ]
    for gold, draft in (*pairs, *unmet):
        if not draft.deadline_cell.strip():
            options = candidates_of(draft, found)
            for bag, option in zip(bags_of(draft, options, found), options, strict=True):
                made.rows["deadlines"].append((bag, "due" if _is_due(option, gold["deadline"]) else "other"))
        if is_told(draft):
            bag = features_of(draft.status_text or "", words(), draft.status_reason)
            made.rows["reported"].append((bag, gold["status"]))
        elif gold["status_text"] and gold["kind"] == "status":
            made.rows["reported"].append((features_of(gold["status_text"], words()), gold["status"]))
        if not draft.responsible_cell.strip():
            for named in names_of_draft(draft, known, words()):
                parties = [asdict(party) for party in parties_of(named.text, known, doc.user_data.get(COUNTRY))]
                doer = _is_doer(named, parties, gold["responsible"], identity)
                made.rows["responsible"].append((named.features, "doer" if doer else "other"))
    return made


def _is_due(option: Candidate, gold: Json | None) -> bool:
    if gold is None:
        return False
    if gold["date"]:
        return bool(option.deadline.date == gold["date"])
    ours, theirs = normal(option.deadline.text), normal(gold["text"])
    return bool(ours) and option.deadline.date is None and (ours in theirs or theirs in ours)


def _is_doer(name: Name, parties: Sequence[Json], gold: Sequence[Json], identity: Identity) -> bool:
    words_of_name = f" {key(name.text)} "
    for wanted in gold:
        text = f" {key(wanted['text'])} "
        if words_of_name in text or text in words_of_name:
            return True
        if any(identity.same_party(wanted, party) for party in parties):
            return True
    return False


def fit(nlp: Language, rows: Sequence[tuple[str, Rows]]) -> None:
    """Train the classifiers of a pipeline on the rows of some documents, each with its group."""
    for name in _TRAINED:
        fit_by_group(nlp.get_pipe(name).classifier, ((group, one[name]) for group, one in rows))  # type: ignore[attr-defined]


def held_out(nlp: Language, documents: Sequence[Read]) -> Iterator[tuple[Read, dict[str, list[Told]]]]:
    """Each document with how its fields were found and whether they are right, by classifiers that never saw its group."""
    for left in left_out(one.group for one in documents):
        fit(nlp, [(one.group, one.rows) for one in documents if one.group not in left])
        for one in documents:
            if one.group in left:
                doc = one.doc
                for name in _TRAINED:
                    doc = nlp.get_pipe(name)(doc)
                yield one, _told(one)


def _told(one: Read) -> dict[str, list[Told]]:
    cases: dict[str, list[Told]] = {name: [] for name in FIELDS}
    for gold, draft in one.pairs:
        due, made = gold["deadline"], draft.deadline
        parties = [asdict(party) for party in draft.responsible]
        same = len(pair(gold["responsible"], parties, one.identity.same_party))
        right = {
            "responsible": same == len(parties) == len(gold["responsible"]),
            "deadline": bool(due) == bool(made) and (due or {}).get("date") == (made.date if made else None),
            "status": gold["status"] == draft.status,
        }
        for name in FIELDS:
            cases[name].append((*told(draft, name), right[name]))
    return cases


def print_reliability(by_group: Sequence[tuple[str, dict[str, list[Told]]]]) -> None:
    """The reliability of each field on left-out groups, the tables themselves learned without the group they are tried on."""
    groups = sorted({group for group, _ in by_group})
    for name in FIELDS:
        cases = []
        for group in groups:
            tables = Confidence()
            tables.tables[name] = learn(
                [case for other, told_of in by_group if other != group for case in told_of[name]]
            )
            cases += [
                (tables.value(name, reason, raw), right)
                for own, told_of in by_group
                if own == group
                for reason, raw, right in told_of[name]
            ]
        error = 0.0
        print(f"{name}: from, how many, how sure on average, how many right")
        for at in range(_BINS):
            inside = [case for case in cases if at <= case[0] * _BINS < at + 1 or (at == _BINS - 1 and case[0] == 1)]
            if inside:
                sure, right = (sum(case[n] for case in inside) / len(inside) for n in (0, 1))
                error += abs(sure - right) * len(inside) / len(cases)
                print(f"  {at / _BINS:.1f} {len(inside):5} {sure:.3f} {right:.3f}")
        print(f"  expected calibration error {error:.3f}")


def main() -> None:
    """Train on some parts of the corpus and write weights and tables into the packaged pipeline."""
    chosen = options(__doc__)
    part_of, nlp = splits(), load_pipeline()
    documents = [read_source(source, nlp) for source in sources(CORPUS) if part_of[source.folder] in chosen.splits]
    results = [(one.group, cases) for one, cases in held_out(nlp, documents)]
    print_reliability(results)
    confidence = Confidence()
    for name in FIELDS:
        confidence.tables[name] = learn([case for _, cases in results for case in cases[name]])
    confidence.to_disk(chosen.output / "confidence")
    fit(nlp, [(one.group, one.rows) for one in documents])
    for name in _TRAINED:
        nlp.get_pipe(name).to_disk(chosen.output / name)  # type: ignore[attr-defined]
    counts = ", ".join(f"{sum(len(one.rows[name]) for one in documents)} rows for {name}" for name in _TRAINED)
    print(f"Learned from {len(documents)} documents ({counts}).")


if __name__ == "__main__":
    main()
