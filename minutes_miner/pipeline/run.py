"""Document in, Extraction out: runs the pipeline and turns its findings into the records of the contract."""

from rapidfuzz import fuzz
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from minutes_miner.document import Document
from minutes_miner.pipeline.findings import Draft, Findings, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout, char_span, fold, make_doc
from minutes_miner.pipeline.words import key
from minutes_miner.records import ActionPoint, Confidence, Extraction, NearMiss, Source, Warning

_SHORTEST_TASK = 15  # letters: below that two tasks are alike by chance
_SAME_TEXT = 90.0  # token_sort_ratio of a summary line and the same action in the body, re-typed


def extract(document: Document, *, nlp: Language) -> Extraction:
    """What one document says: kind, meeting, attendees, agenda, action points, near misses, warnings."""
    doc = nlp(make_doc(document, vocab=nlp.vocab, tokenizer=nlp.tokenizer))
    return to_extraction(doc)


def to_extraction(doc: Doc) -> Extraction:
    """The records of a Doc that has gone through the pipeline."""
    layout, found = layout_of(doc), findings_of(doc)
    drafts = once(found.drafts)
    document = layout.document
    _annotate(doc, drafts)
    actions = tuple(_action(draft, layout) for draft in drafts)
    return Extraction(
        source=Source(
            path=document.path,
            sha256=document.sha256,
            format=document.format,
            pages=len(document.pages) or None,
            version=found.version,  # type: ignore[arg-type]
            tracked_changes=document.tracked_changes,
        ),
        kind=found.kind,
        meeting=found.meeting,
        attendees=tuple(found.attendees),
        agenda=tuple(found.agenda),
        action_points=actions,
        near_misses=_near_misses(found, drafts),
        warnings=_warnings(document, layout, found),
    )


def once(drafts: list[Draft]) -> list[Draft]:
    """The drafts without repetitions: the same action in a summary and in the body counts once, with all it says."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((other for other in kept if _same(draft, other)), None)
        if twin is None:
            kept.append(draft)
        else:
            _complete(twin, draft)
    return kept


def _same(a: Draft, b: Draft) -> bool:
    if a.passage == b.passage and a.start == b.start and a.end == b.end:
        return True
    if _same_task(a, b):
        return True
    first, second = key(a.text), key(b.text)
    if first != second and (len(first) < 20 or fuzz.token_sort_ratio(first, second) < _SAME_TEXT):
        return False
    if _digits(first) != _digits(second):
        return False
    mine, theirs = {r.text for r in a.responsible}, {r.text for r in b.responsible}
    if mine and theirs and not mine & theirs:
        return False
    return not (a.deadline and b.deadline and a.deadline.date != b.deadline.date)


def _same_task(a: Draft, b: Draft) -> bool:
    """The same parties, the same day, and the same task once both are left out of the words: a line of a summary."""
    who = {r.agency or r.text for r in a.responsible}
    if not who or who != {r.agency or r.text for r in b.responsible} or a.kind != b.kind:
        return False
    if (a.deadline and a.deadline.date) != (b.deadline and b.deadline.date):
        return False
    first, second = _task(a), _task(b)
    return min(len(first), len(second)) >= _SHORTEST_TASK and fuzz.token_set_ratio(first, second) >= _SAME_TEXT


def _task(draft: Draft) -> str:
    words = draft.text.replace(draft.deadline.text, " ") if draft.deadline else draft.text
    names = {word for r in draft.responsible for word in key(r.text).split()}
    return " ".join(word for word in key(words).split() if word not in names and len(word) > 2)


def _digits(text: str) -> list[str]:
    return sorted(word for word in text.split() if any(ch.isdigit() for ch in word))


def _complete(kept: Draft, other: Draft) -> None:
    kept.responsible = kept.responsible or other.responsible
    kept.deadline = kept.deadline or other.deadline
    kept.agenda_item = kept.agenda_item or other.agenda_item
    kept.reference = kept.reference or other.reference
    kept.certainty = max(kept.certainty, other.certainty)
    if kept.status_text is None and other.status_text is not None:
        kept.status, kept.status_text, kept.kind = other.status, other.status_text, other.kind


def _action(draft: Draft, layout: Layout) -> ActionPoint:
    fields = Confidence(
        text=round(draft.certainty, 2),
        responsible=round(draft.responsible_certainty, 2),
        deadline=round(draft.deadline_certainty, 2),
        status=round(draft.status_certainty, 2),
    )
    return ActionPoint(
        text=fold(draft.text),
        kind=draft.kind,
        reference=draft.reference,
        agenda_item=draft.agenda_item,
        responsible=draft.responsible,
        deadline=draft.deadline,
        status=draft.status,
        status_text=draft.status_text,
        confidence=round(min(fields.text, fields.responsible, fields.deadline, fields.status), 2),
        confidence_by_field=fields,
        provenance=layout.provenance(draft.start, draft.end),
    )


def _near_misses(found: Findings, drafts: list[Draft]) -> tuple[NearMiss, ...]:
    taken = {key(draft.text) for draft in drafts}
    kept: dict[str, NearMiss] = {}
    for miss in found.near_misses:
        if key(miss.text) not in taken:
            kept.setdefault(key(miss.text), miss)
    return tuple(kept.values())


def _warnings(document: Document, layout: Layout, found: Findings) -> tuple[Warning, ...]:
    warnings = [*document.warnings, *found.warnings]
    if not layout.passages and not any(w.code == "no-text-layer" for w in warnings):
        warnings.append(Warning("no-text", "The document has no text at all."))
    for number, reading in found.tables.items():
        if reading.purpose == "other" and found.kind != "other":
            first = layout.tables[number].text.strip().split("\n")[0][:60]
            page = next((p.page for p in layout.passages if p.cell and p.cell.table == number), None)
            warnings.append(Warning("doubtful-table", f"Table {number} ({first!r}) was not understood.", page))
    return tuple(dict.fromkeys(warnings))


def _annotate(doc: Doc, drafts: list[Draft]) -> None:
    """Action points as spans of the Doc, for people who know spaCy."""
    spans = []
    for draft in drafts:
        span = char_span(doc, draft.start, draft.end, "ACTION")
        span._.value = draft
        spans.append(span)
    doc.spans["actions"] = SpanGroup(doc, name="actions", spans=spans)
