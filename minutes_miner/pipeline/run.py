"""Document in, Extraction out: runs the pipeline and turns its findings into the records of the contract."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.document import Document
from minutes_miner.link.abbreviations import find_abbreviations
from minutes_miner.link.scripts import in_two_scripts
from minutes_miner.pipeline.apart import without_parties
from minutes_miner.pipeline.findings import Draft, Findings, TableReading, findings_of, layout_of
from minutes_miner.pipeline.layout import Layout, fold, make_doc
from minutes_miner.pipeline.mere_agenda import is_titled_agenda
from minutes_miner.pipeline.names import COUNTRY
from minutes_miner.pipeline.newest_mail import newest_mail
from minutes_miner.pipeline.parted_labels import with_labels_joined
from minutes_miner.pipeline.run_on import with_run_on_rows
from minutes_miner.pipeline.said import SAID
from minutes_miner.pipeline.stacked import unstacked
from minutes_miner.pipeline.words import key, words
from minutes_miner.records import (
    Abbreviation,
    ActionPoint,
    Confidence,
    Extraction,
    NearMiss,
    Report,
    Source,
    Warning,
    Word,
)
from minutes_miner.rest import collector_at_rest

_QUOTE = 240  # characters of the passage that an abbreviation is quoted with


@collector_at_rest()
def extract(document: Document, *, nlp: Language, said: Sequence[Word] = ()) -> Extraction:
    """What one document says: kind, meeting, attendees, agenda, action points, near misses, warnings. What people `said` of it, the
    latest first, counts before its text."""
    doc = doc_of(document, nlp)
    doc.user_data[SAID] = tuple(said)
    return to_extraction(nlp(doc))


def doc_of(document: Document, nlp: Language) -> Doc:
    """The Doc that the pipeline starts from: of a mail the newest part, of lines that were tables these tables."""
    for mended in (newest_mail, with_labels_joined, with_run_on_rows, unstacked):
        document = mended(document, words())
    return make_doc(document, vocab=nlp.vocab, tokenizer=nlp.tokenizer)


def to_extraction(doc: Doc) -> Extraction:
    """The records of a Doc that has gone through the pipeline."""
    layout, found = layout_of(doc), findings_of(doc)
    drafts = found.drafts
    document = layout.document
    actions = tuple(_action(draft, layout) for draft in drafts)
    return Extraction(
        source=Source(
            path=document.path,
            sha256=document.sha256,
            format=document.format,
            pages=len(document.pages) or None,
            version=found.version,  # type: ignore[arg-type]
            tracked_changes=document.tracked_changes,
            pages_read=sum(page.characters > 0 for page in document.pages) if document.pages else None,
            tables=len(found.tables),
            tables_used=sum(reading.purpose != "other" for reading in found.tables.values()),
        ),
        kind=found.kind,
        meeting=replace(found.meeting, country=doc.user_data.get(COUNTRY)),
        attendees=tuple(found.attendees),
        agenda=tuple(found.agenda) if _has_agenda(layout, found) else (),
        action_points=actions,
        near_misses=_near_misses(found, drafts),
        warnings=_warnings(document, layout, found),
        agencies=tuple(found.named),
        abbreviations=(*_abbreviations(layout), *_in_two_scripts(found)),
        reports=_reports(found, actions),
        found=found.alone,
    )


def _has_agenda(layout: Layout, found: Findings) -> bool:
    """Whether a document has an agenda: that of a meeting that is still to come is no record, but what its title says."""
    return found.kind in ("minutes", "presentation") or bool(found.agenda_passages) or is_titled_agenda(layout)


def _action(draft: Draft, layout: Layout) -> ActionPoint:
    fields = Confidence(
        text=round(draft.certainty, 2),
        responsible=round(draft.responsible_certainty, 2),
        deadline=round(draft.deadline_certainty, 2),
        status=round(draft.status_certainty, 2),
    )
    return ActionPoint(
        text=without_parties(draft, words()),
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


def _abbreviations(layout: Layout) -> tuple[Abbreviation, ...]:
    """Each "Name (ACRONYM)" of the text, once, with its page and the passage in which it stands first."""
    kept: dict[tuple[str, str], Abbreviation] = {}
    for passage in layout.passages:
        text = layout.text[passage.start : passage.end]
        for found in find_abbreviations(fold(text)):
            kept.setdefault(
                (found.acronym, found.name),
                replace(found, page=passage.page, quote=shorten(fold(text), _QUOTE, placeholder=" …")),
            )
    return tuple(kept.values())


def _in_two_scripts(found: Findings) -> Iterator[Abbreviation]:
    """Agencies whose name the attendance list has in both scripts: "Bayt al Amal (بيت الأمل)"."""
    for attendee in found.attendees:
        if attendee.agency and not attendee.person and (both := in_two_scripts(attendee.text)):
            yield Abbreviation(both[1], both[0], quote=attendee.text)


def _near_misses(found: Findings, drafts: list[Draft]) -> tuple[NearMiss, ...]:
    taken = {key(draft.text) for draft in drafts}
    kept: dict[str, NearMiss] = {}
    for miss in found.near_misses:
        if key(miss.text) not in taken:
            kept.setdefault(key(miss.text), miss)
    return tuple(kept.values())


def _reports(found: Findings, actions: tuple[ActionPoint, ...]) -> tuple[Report, ...]:
    """The sentences that tell that something is done, but for those that are action points."""
    taken = {key(action.text) for action in actions}
    return tuple(dict.fromkeys(report for report in found.reports if key(report.text) not in taken))


def _warnings(document: Document, layout: Layout, found: Findings) -> tuple[Warning, ...]:
    warnings = [*document.warnings, *found.warnings]
    if not layout.passages:
        warnings.append(Warning("no-text", "The document has no text at all."))
    for number, reading in found.tables.items() if found.kind != "other" else ():
        page = next((p.page for p in layout.passages if p.cell and p.cell.table == number), None)
        if reading.purpose == "other":
            first = layout.tables[number].text.strip().split("\n")[0][:60]
            warnings.append(Warning("doubtful-table", f"Table {abs(number)} ({first!r}) was not understood.", page))
        elif reading.purpose == "actions":
            for head in _strange_heads(reading):
                told = f"The column {head!r} of table {abs(number)} was not understood; the others were."
                warnings.append(Warning("doubtful-table", told, page))
    return tuple(dict.fromkeys(warnings))


def _strange_heads(reading: TableReading) -> list[str]:
    """The heads of a table of actions that say of no column what it holds."""
    return [
        head[:60]
        for number, heads in reading.heads.items()
        for column, head in heads.items()
        if head.strip() and column not in reading.marks and not reading.roles[number].get(column)
    ]
