"""One document of the corpus judged in each mode: rules and model, rules alone, the model alone."""

import json
from typing import Any

from spacy.language import Language

from minutes_miner.contract import to_json
from minutes_miner.evaluation import Judged, facts_of, judge
from minutes_miner.pipeline.build import load_pipeline
from minutes_miner.pipeline.findings import Draft, findings_of, layout_of
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.run import doc_of, to_extraction
from minutes_miner.readers import read
from minutes_miner.records import MentionKind
from minutes_miner.training.corpus import CORPUS, document_path, gold_path
from minutes_miner.training.flat import dumped_document
from minutes_miner.training.marked import Source

BOTH, RULES, MODEL = MODES = ("rules and model", "rules alone", "model alone")
_LIKELY = 0.5  # from which the model alone takes a candidate


def judged(source: Source, mode: str, *, nlp: Language | None = None, dump: str | None = None) -> Judged:
    """One document held against its gold; `nlp` is the pipeline with its model, the packaged one by default. `dump` names the program
    whose text of the document is read instead of it.

    The model alone takes what the judge holds for likely, as it stands, and asks the classifiers of the fields who is to do it by when.
    """
    gold = json.loads(gold_path(CORPUS, source).read_text(encoding="utf-8"))
    nlp = load_pipeline(model=False) if mode == RULES else nlp or load_pipeline()
    document = dumped_document(source, dump) if dump else read(document_path(CORPUS, source))
    doc = doc_of(document, nlp)
    for name, pipe in nlp.pipeline:
        if mode == MODEL and name in ("columns", "actions", "companions"):
            doc = _take_likely(doc) if name == "actions" else doc
        else:
            doc = pipe(doc)
    found = json.loads(to_json(to_extraction(doc)))
    return judge(gold, found, name=source.name, facts=facts_of(gold, source.folder))


def _take_likely(doc: Any) -> Any:
    layout, found = layout_of(doc), findings_of(doc)
    likely = [(at, one) for at, each in sorted(found.judged.items()) for one in each if one.either >= _LIKELY]
    for passage, one in likely if found.kind != "other" else ():
        kind: MentionKind = "status" if one.status > one.action else "new"
        text = fold(layout.text[one.start : one.end])
        found.drafts.append(Draft(one.start, one.end, text, "judge", passage, kind=kind, certainty=one.either))
    return doc
